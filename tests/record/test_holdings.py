"""Offices over time: from when to when, who came before and after, and what does not fit."""

from __future__ import annotations

import datetime as dt
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.record.making import HERE, Happening, by_id, event, fact

from standoff.ontology import ActStatus, Fact, Role, RoleStatus
from standoff.record import Holding, holder_at, holdings

NOW, PAST, SOON = RoleStatus.CURRENT, RoleStatus.FORMER, RoleStatus.FUTURE
GUILD = "Crews' Guild"


def told(
    id: str, person: str, published: str | None, status: RoleStatus = NOW, role: str = "chair", body: str | None = GUILD
) -> Fact:
    return fact(id, Role(person, role, body, status, HERE), published)


def change(
    id: str, mode: str, person: str, when: str | None, about: str | None = "chair", body: str = GUILD
) -> Happening:
    return event(id, "office-change", person, body, when, mode=mode, about=about)


def only(held: tuple[Holding, ...], person: str) -> Holding:
    (found,) = (each for each in held if each.office.person == person)
    return found


def test_nobody_held_an_office_when_nobody_says_so() -> None:
    assert holdings([]) == ()


def test_an_undated_report_names_the_office_and_no_day() -> None:
    (found,) = holdings([told("r1", "Ann Orr", None)])
    assert (found.office.start, found.office.end, found.when, found.evidence) == (None, None, None, ("r1",))
    assert found.held_on(dt.date(2015, 1, 1)) is None
    assert holder_at([found], "chair", GUILD, dt.date(2015, 1, 1)) == ((found, False),)


def test_between_two_reports_an_office_is_held_and_beyond_them_nobody_tells() -> None:
    (found,) = holdings([told("r1", "Ann Orr", "2014-05-15"), told("r2", "Ann Orr", "2016-02-03")])
    answers = [found.held_on(dt.date(year, 1, 1)) for year in (2014, 2015, 2017)]
    assert answers == [None, True, None]
    assert (found.office.start, found.office.end) == (None, None)


def test_an_event_gives_the_start_and_the_end() -> None:
    events = [change("e1", "elect", "Ann Orr", "2014-03-01"), change("e2", "leave", "Ann Orr", "2016-05")]
    (found,) = holdings([told("r1", "Ann Orr", "2015-01-01")], events)
    assert (str(found.office.start), str(found.office.end), found.derived) == ("2014-03-01", "2016-05", ())
    assert found.evidence == ("a-e1", "a-e2", "r1")
    assert [found.held_on(dt.date(2016, month, 15)) for month in (4, 5, 6)] == [True, None, False]


def test_an_event_whose_words_name_no_office_is_of_the_one_that_its_document_tells() -> None:
    became = event(
        "e1", "office-change", "Ann Orr", (), "2015-06-30", mode="appoint", about="Tuesday", documents=("d1",)
    )
    roles = (Role("Ann Orr", "chair", GUILD, NOW, HERE), Role("Ann Orr", "treasurer", GUILD, PAST, HERE))
    facts = [fact(f"r{number}", role, "2015-07-01", "d1") for number, role in enumerate(roles)]
    chair, treasurer = holdings(facts, [became])
    assert (chair.office.role, str(chair.office.start), treasurer.office.start) == ("chair", "2015-06-30", None)


def test_who_elects_is_not_who_is_elected() -> None:
    events = [event("e1", "office-change", GUILD, "Ann Orr", "2014-03-01", mode="elect", about="chair")]
    (found,) = holdings([told("r1", "Ann Orr", "2015-01-01")], events)
    assert (found.office.person, found.office.organisation, str(found.office.start)) == ("Ann Orr", GUILD, "2014-03-01")


@pytest.mark.parametrize(
    "odd",
    [
        change("e1", "elect", "Ann Orr", None),
        change("e1", "elect", "Ann Orr", "2014", about=None),
        event("e1", "office-change", "Ann Orr", GUILD, "2014", mode="elect", about="chair", status=ActStatus.PLANNED),
        event("e1", "office-change", "Ann Orr", GUILD, "2014", mode="elect", about="chair", polarity=False),
        event("e1", "office-change", (), GUILD, "2014", mode="elect", about="chair"),
        event("e1", "office-change", GUILD, "nine members", "2014", mode="appoint", about="nine members"),
        event("e1", "office-change", "Ann Orr", (), "2014", mode="leave", about="Tuesday"),
        event("e1", "meet", "Ann Orr", GUILD, "2014"),
    ],
)
def test_an_event_that_dates_no_office_changes_nothing(odd: Happening) -> None:
    reports = [told("r1", "Ann Orr", "2015-01-01")]
    assert holdings(reports, [odd]) == holdings(reports)


def test_a_report_that_it_is_past_bounds_the_end_and_the_end_is_marked_derived() -> None:
    (found,) = holdings([told("r1", "Ann Orr", "2015-11-18"), told("r2", "Ann Orr", "2016-03-03", PAST)])
    end = found.office.end
    assert end
    assert (str(end.earliest), str(end.latest), found.derived) == ("2015-11-18", "2016-03-03", ("end",))
    assert [found.held_on(dt.date(2016, month, 15)) for month in (2, 3)] == [None, False]


def test_only_past_means_that_it_was_over_by_then() -> None:
    (found,) = holdings([told("r2", "Ann Orr", "2016-03-03", PAST)])
    assert (found.office.end, found.held_on(dt.date(2016, 3, 3)), found.held_on(dt.date(2015, 1, 1))) == (
        None,
        False,
        None,
    )


def test_one_follows_another_in_an_office_of_one_and_bounds_the_end_of_the_first() -> None:
    facts = [told("r1", "Ann Orr", "2015-11-18"), told("r2", "Ines Vale", "2016-03-03")]
    held = holdings(facts, [change("e1", "elect", "Ines Vale", "2016-02-01")])
    ann, ines = only(held, "Ann Orr"), only(held, "Ines Vale")
    assert (ann.office.successor, ines.office.predecessor) == ("Ines Vale", "Ann Orr")
    assert ann.office.end
    assert (str(ann.office.end.earliest), str(ann.office.end.latest)) == ("2015-11-18", "2016-02-01")
    assert {"end", "successor"} == set(ann.derived)
    assert [h.office.person for h, sure in holder_at(held, "chair", GUILD, dt.date(2016, 2, 20)) if sure] == [
        "Ines Vale"
    ]


def test_nobody_is_said_to_follow_after_years_in_which_there_may_have_been_a_third() -> None:
    held = holdings([told("r1", "Ann Orr", "2010-11-18"), told("r2", "Ines Vale", "2016-03-03")])
    assert [each.office.successor for each in held] == [None, None]


def test_of_two_chairs_of_nobody_knows_what_neither_follows_the_other_nor_is_in_its_way() -> None:
    reports = [
        told("r1", "Ann Orr", "2015-01-01", body=None),
        told("r2", "Ann Orr", "2016-01-01", body=None),
        told("r3", "Ines Vale", "2015-06-01", body=None),
        told("r4", "Åsa Dahl", "2016-03-01", body=None),
    ]
    assert {(each.office.successor, each.conflicts) for each in holdings(reports)} == {(None, ())}


def test_of_a_role_that_several_have_nobody_follows_anybody() -> None:
    held = holdings(
        [
            told("r1", "Ann Orr", "2015-11-18", role="spokeswoman"),
            told("r2", "Ines Vale", "2016-03-03", role="spokeswoman"),
        ]
    )
    assert {(each.office.successor, each.office.predecessor) for each in held} == {(None, None)}
    both = holder_at(held, "spokesman", GUILD, dt.date(2016, 1, 1))
    assert [(each.office.person, sure) for each, sure in both] == [("Ann Orr", False), ("Ines Vale", False)]


def test_two_in_an_office_of_one_at_one_time_are_a_conflict_with_the_facts_of_both() -> None:
    facts = [
        told("r1", "Ann Orr", "2014-01-01"),
        told("r2", "Ann Orr", "2016-01-01"),
        told("r3", "Ines Vale", "2015-01-01"),
    ]
    for found in holdings(facts):
        (conflict,) = found.conflicts
        assert conflict.evidence == ("r1", "r2", "r3")
        assert "at the same time" in conflict.told


def test_dates_that_cannot_both_hold_are_a_conflict() -> None:
    events = [change("e1", "elect", "Ann Orr", "2014-03-01"), change("e2", "appoint", "Ann Orr", "2014-09-01")]
    (found,) = holdings([told("r1", "Ann Orr", "2015-01-01")], events)
    assert [(c.told, c.evidence) for c in found.conflicts] == [
        ("the start is dated 2014-03-01 and 2014-09-01", ("a-e1", "a-e2"))
    ]


@pytest.mark.parametrize(
    ("reports", "sentence"),
    [
        (
            [told("r1", "Ann Orr", "2015-01-01", PAST), told("r2", "Ann Orr", "2016-01-01")],
            "it is told to be past on 2015-01-01, and current on 2016-01-01",
        ),
        ([told("r1", "Ann Orr", "2017-01-01")], "it ended on 2016-05-01, and is told to be current on 2017-01-01"),
    ],
)
def test_reports_that_cannot_both_hold_are_a_conflict(reports: list[Fact], sentence: str) -> None:
    left = [] if len(reports) == 2 else [change("e1", "leave", "Ann Orr", "2016-05-01")]
    (found,) = holdings(reports, left)
    assert [conflict.told for conflict in found.conflicts] == [sentence]


def test_a_report_before_the_start_and_one_that_it_was_past_by_then_are_a_conflict_and_date_no_end() -> None:
    reports = [told("r1", "Ann Orr", "2014"), told("r2", "Ann Orr", "2014", PAST)]
    (found,) = holdings(reports, [change("e1", "elect", "Ann Orr", "2015-06-01")])
    assert (found.office.end, [c.told for c in found.conflicts]) == (
        None,
        ["it began on 2015-06-01, and is told to be current on 2014"],
    )


def test_who_comes_back_has_held_the_office_twice() -> None:
    events = [
        change("e1", "elect", "Ann Orr", "2010-01-01"),
        change("e2", "leave", "Ann Orr", "2012-01-01"),
        change("e3", "elect", "Ann Orr", "2015-01-01"),
    ]
    reports = [told("r1", "Ann Orr", "2011-01-01"), told("r2", "Ann Orr", "2016-01-01")]
    first, second = holdings(reports, events)
    assert (str(first.office.end), first.evidence) == ("2012-01-01", ("a-e1", "a-e2", "r1"))
    assert (str(second.office.start), second.evidence) == ("2015-01-01", ("a-e3", "r2"))
    assert first.id != second.id
    assert first.conflicts == second.conflicts == ()


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (("chairman", GUILD), ("chair", GUILD)),
        (("branch secretary", "Ferry branch"), ("secretary", "Ferry branch")),
        (("chief", GUILD), ("chief executive", GUILD)),
        (("chair", None), ("chair", GUILD)),
        (("committee chair", None), ("chair", "negotiating committee")),
    ],
)
def test_an_office_is_one_however_its_title_is_worded(one: tuple[str, str | None], other: tuple[str, str]) -> None:
    facts = [
        told("r1", "Ann Orr", "2014", role=one[0], body=one[1]),
        told("r2", "Ann Orr", "2015", role=other[0], body=other[1]),
    ]
    (found,) = holdings(facts)
    assert (found.evidence, found.office.organisation) == (("r1", "r2"), other[1])


@pytest.mark.parametrize(
    ("one", "other"),
    [(("deputy chair", GUILD), ("chair", GUILD)), (("chair", "Ferry Board"), ("chair", GUILD))],
)
def test_different_offices_stay_apart(one: tuple[str, str], other: tuple[str, str]) -> None:
    facts = [
        told("r1", "Ann Orr", "2014", role=one[0], body=one[1]),
        told("r2", "Ann Orr", "2015", role=other[0], body=other[1]),
        told("r3", "Ann Orr", "2016", role=other[0], body=None),
    ]
    assert len(holdings(facts)) >= 2


def test_a_bodiless_report_joins_no_body_when_there_are_two() -> None:
    facts = [
        told("r1", "Ann Orr", "2014", role="harbour master", body="Ravensey"),
        told("r2", "Ann Orr", "2015", role="harbour master", body="Eddlestow"),
        told("r3", "Ann Orr", "2016", role="harbour master", body=None),
    ]
    assert sorted(each.office.organisation or "" for each in holdings(facts)) == ["", "Eddlestow", "Ravensey"]


people = ["Ann Orr", "Ines Vale", "Åsa Dahl"]
facts: st.SearchStrategy[list[Fact]] = st.lists(
    st.builds(
        told,
        id=st.uuids().map(lambda u: f"r{u.hex[:8]}"),
        person=st.sampled_from(people),
        published=st.sampled_from([None, "2014", "2014-05", "2014-05-03", "2015-01-01", "2016-02-03"]),
        status=st.sampled_from(RoleStatus),
        role=st.sampled_from(["chair", "chairman", "spokesman", "chief", "chief executive"]),
        body=st.sampled_from([None, GUILD, "Ferry Board"]),
    ),
    max_size=12,
    unique_by=by_id,
)
changes: st.SearchStrategy[list[Happening]] = st.lists(
    st.builds(
        change,
        id=st.uuids().map(lambda u: f"e{u.hex[:8]}"),
        mode=st.sampled_from(["elect", "leave"]),
        person=st.sampled_from(people),
        when=st.sampled_from([None, "2014", "2014-06-01", "2015-06-01", "2016-01-01"]),
        about=st.sampled_from(["chair", "chief executive", None]),
        body=st.sampled_from([GUILD, "Ferry Board"]),
    ),
    max_size=5,
    unique_by=by_id,
)


#: Each example is folded in twenty orders.
SHUFFLED = settings(max_examples=20, deadline=None)
FEW = settings(max_examples=40, deadline=None)


@SHUFFLED
@given(facts, changes, st.integers())
def test_the_order_of_reports_and_events_is_no_matter(told: list[Fact], events: list[Happening], seed: int) -> None:
    random = Random(seed)
    expected = holdings(told, events)
    for _ in range(20):
        random.shuffle(told)
        random.shuffle(events)
        assert holdings(told, events) == expected


@FEW
@given(facts, changes)
def test_every_report_is_in_one_holding_and_ids_differ(told: list[Fact], events: list[Happening]) -> None:
    held = holdings(told, events)
    assert sorted(r.evidence for each in held for r in each.reports) == sorted(f.id for f in told)
    assert len({each.id for each in held}) == len(held)


@FEW
@given(facts, changes)
def test_what_is_sure_lies_within_what_is_told(told: list[Fact], events: list[Happening]) -> None:
    for each in holdings(told, events):
        if each.surely:
            assert each.surely[0] <= each.surely[1]
        if each.office.start and each.office.end:
            assert not each.office.end.is_before(each.office.start)


@FEW
@given(facts, changes)
def test_one_bodys_facts_give_its_part_of_the_whole(told: list[Fact], events: list[Happening]) -> None:
    """Where every report names its body: a bodiless one may belong to any."""
    named = [f for f in told if isinstance(f.finding, Role) and f.finding.organisation]
    whole = holdings(named, events)
    mine = [f for f in named if isinstance(f.finding, Role) and f.finding.organisation == GUILD]
    part = holdings(mine, [e for e in events if GUILD in e.recipients])
    assert part == tuple(each for each in whole if each.office.organisation == GUILD)
