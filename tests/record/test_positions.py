"""Positions over time: who stands where, on whose word, and what is a shift and what a contradiction."""

from __future__ import annotations

from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.record.making import HERE, by_id, fact, on

from standoff.ontology import Fact, HolderLevel, Position, Reporter, Stance
from standoff.record import Entry, Positions, Voice, positions

YES, NO, IF = Stance.SUPPORTS, Stance.OPPOSES, Stance.CONDITIONAL
GUILD, FERRY = "Crews' Guild", "Ferry Board"


def held(
    id: str,
    stance: Stance,
    published: str | None,
    holder: str = GUILD,
    issue: str = "night sailings",
    date: str | None = None,
    since: str | None = None,
    until: str | None = None,
    reporter: Reporter | None = None,
    by: str | None = None,
    level: HolderLevel | None = None,
    words: str = "",
) -> Fact:
    position = Position(
        holder,
        issue,
        stance,
        HERE,
        condition="with two watches" if stance is IF else None,
        reported_by=by,
        date=on(date),
        level=level,
        reporter=reporter,
        since=on(since),
        until=on(until),
    )
    return fact(id, position, published, words=words)


def test_nothing_told_nothing_held() -> None:
    assert positions([]) == Positions((), (), ())


def test_an_undated_position_is_kept_without_a_date_and_neither_shifts_nor_contradicts() -> None:
    known = positions([held("p1", NO, None), held("p2", YES, None), held("p3", NO, "2014-03-01")])
    assert {(s.stance, s.when, s.days) for s in known.stands if s.since is None} == {(NO, None, 0), (YES, None, 0)}
    assert (known.shifts, known.contradictions) == ((), ())


def test_reports_in_a_row_of_one_stance_are_one_stand() -> None:
    known = positions([held("p2", NO, "2015-07-02"), held("p1", NO, "2014-10-21")])
    (stand,) = known.stands
    assert (stand.evidence, str(stand.since), str(stand.last), stand.days) == (
        ("p1", "p2"),
        "2014-10-21",
        "2015-07-02",
        254,
    )
    assert stand.parties == (GUILD,)


def test_a_change_of_stance_is_a_shift_with_both_stands_and_the_date_of_the_second() -> None:
    (shift,) = positions([held("p1", NO, "2014-10-21"), held("p2", IF, "2017-05-23", date="2017-05-20")]).shifts
    assert (shift.before.stance, shift.after.stance, str(shift.when)) == (NO, IF, "2017-05-20")
    assert shift.evidence == ("p1", "p2")
    assert shift.after.conditions == ("with two watches",)


def test_opposite_stances_on_one_day_are_a_contradiction_and_no_shift() -> None:
    known = positions(
        [
            held("p1", NO, "2015-11-18", words="never while I am here"),
            held("p2", YES, "2015-11-18", words="only sensible"),
        ]
    )
    (found,) = known.contradictions
    assert [r.words for r in (*found.opposes, *found.supports)] == ["never while I am here", "only sensible"]
    assert (found.own, found.exact) == (True, True)
    assert known.shifts == ()


def test_opposite_stances_at_different_times_are_a_shift_and_no_contradiction() -> None:
    known = positions([held("p1", NO, "2014-03-06"), held("p2", YES, "2015-11-18")])
    assert len(known.shifts) == 1
    assert known.contradictions == ()


def test_what_is_held_since_long_ago_contradicts_what_was_said_meanwhile() -> None:
    known = positions([held("p1", NO, "2014-03-06"), held("p2", YES, "2015-11-18", since="2013")])
    (found,) = known.contradictions
    assert (found.evidence, found.exact) == (("p1", "p2"), True)


def test_a_vague_date_may_overlap_and_the_contradiction_says_that_it_is_not_exact() -> None:
    known = positions([held("p1", NO, "2016-05-01", date="2015"), held("p2", YES, "2015-11-18")])
    assert [found.exact for found in known.contradictions] == [False]


def test_softer_stances_contradict_nothing() -> None:
    assert positions([held("p1", NO, "2015-11-18"), held("p2", IF, "2015-11-18")]).contradictions == ()


def test_what_an_opponent_says_is_an_account_of_its_own_and_shifts_nothing() -> None:
    told = [
        held("p1", NO, "2014-03-06"),
        held("p2", YES, "2015-03-06", reporter=Reporter.OPPONENT, by=FERRY),
        held("p3", NO, "2016-03-06"),
    ]
    known = positions(told)
    assert [(s.voices, s.evidence) for s in known.stands] == [
        ((Voice.JOURNALIST,), ("p1", "p3")),
        ((Voice.OPPONENT,), ("p2",)),
    ]
    assert known.shifts == ()


def test_an_opponents_word_against_the_holders_own_is_a_contradiction_that_is_not_its_own() -> None:
    told = [held("p1", NO, "2015-03-06"), held("p2", YES, "2015-03-06", reporter=Reporter.OPPONENT, by=FERRY)]
    assert [found.own for found in positions(told).contradictions] == [False]


@pytest.mark.parametrize(
    ("fields", "voice"),
    [
        ({}, Voice.JOURNALIST),
        ({"reporter": Reporter.SELF}, Voice.SELF),
        ({"by": GUILD}, Voice.SELF),
        ({"by": "Ann Orr"}, Voice.ANOTHER),
        ({"by": FERRY, "reporter": Reporter.OPPONENT}, Voice.OPPONENT),
        ({"by": GUILD, "level": HolderLevel.MEMBERS}, Voice.MEMBERS),
    ],
)
def test_on_whose_word_a_position_is_known(fields: dict[str, object], voice: Voice) -> None:
    (stand,) = positions([held("p1", NO, "2014", **fields)]).stands  # type: ignore[arg-type]
    assert stand.voices == (voice,)


def test_what_members_hold_does_not_contradict_what_their_body_holds() -> None:
    told = [held("p1", NO, "2015-03-06"), held("p2", YES, "2015-03-06", by=GUILD, level=HolderLevel.MEMBERS)]
    assert positions(told).contradictions == ()


def test_wordings_of_one_issue_are_one_issue_where_a_group_says_so() -> None:
    told = [held("p1", NO, "2014", issue="sailing at night"), held("p2", IF, "2016", issue="night sailings")]
    assert positions(told).shifts == ()
    (shift,) = positions(told, [("night sailings", "sailing at night")]).shifts
    assert shift.issue == "night sailings"


def test_a_wording_in_two_groups_counts_to_the_first_by_name() -> None:
    told = [held("p1", NO, "2014")]
    groups = [("watches", "night sailings"), ("crew sizes", "night sailings")]
    for given_groups in (groups, groups[::-1]):
        assert [stand.issue for stand in positions(told, given_groups).stands] == ["crew sizes"]


def test_long_held_positions_are_those_of_a_year_and_more_longest_first() -> None:
    told = [
        held("p1", NO, "2014-01-01"),
        held("p2", NO, "2015-06-01"),
        held("p3", YES, "2016-01-01", issue="rest", since="2010"),
        held("p4", YES, "2016-01-01", issue="pay"),
    ]
    assert [stand.issue for stand in positions(told).long_held()] == ["rest", "night sailings"]


def test_the_same_fact_twice_is_one_report() -> None:
    assert positions([held("p1", NO, "2014")] * 2) == positions([held("p1", NO, "2014")])


facts: st.SearchStrategy[list[Fact]] = st.lists(
    st.builds(
        held,
        id=st.uuids().map(lambda u: f"p{u.hex[:8]}"),
        stance=st.sampled_from([YES, NO, IF, Stance.NEUTRAL]),
        published=st.sampled_from([None, "2014", "2014-05", "2014-05-03", "2015-01-01", "2016-02-03"]),
        holder=st.sampled_from([GUILD, FERRY, "Ann Orr"]),
        issue=st.sampled_from(["night sailings", "sailing at night", "pay"]),
        date=st.sampled_from([None, "2014-04", "2015-03-04"]),
        since=st.sampled_from([None, "2013", "2014-05-03"]),
        by=st.sampled_from([None, FERRY]),
    ),
    max_size=14,
    unique_by=by_id,
)
GROUPS = [("night sailings", "sailing at night")]


#: Each example is folded in twenty orders.
SHUFFLED = settings(max_examples=20, deadline=None)
FEW = settings(max_examples=40, deadline=None)


@SHUFFLED
@given(facts, st.integers())
def test_the_order_of_facts_is_no_matter(told: list[Fact], seed: int) -> None:
    random = Random(seed)
    expected = positions(told, GROUPS)
    for _ in range(20):
        random.shuffle(told)
        assert positions(told, GROUPS) == expected


@FEW
@given(facts)
def test_one_partys_facts_give_its_part_of_the_whole(told: list[Fact]) -> None:
    whole = positions(told, GROUPS)
    for holder in (GUILD, FERRY):
        part = positions([f for f in told if isinstance(f.finding, Position) and f.finding.holder == holder], GROUPS)
        assert part.stands == tuple(s for s in whole.stands if s.holder == holder)
        assert part.shifts == tuple(s for s in whole.shifts if s.holder == holder)
        assert part.contradictions == tuple(c for c in whole.contradictions if c.holder == holder)


@FEW
@given(facts)
def test_every_report_stands_somewhere_once_and_every_entry_has_its_own_id(told: list[Fact]) -> None:
    known = positions(told, GROUPS)
    assert sorted(f for stand in known.stands for f in stand.evidence) == sorted(f.id for f in told)
    entries: list[Entry] = [*known.stands, *known.shifts, *known.contradictions]
    assert len({entry.id for entry in entries}) == len(entries)


@FEW
@given(facts)
def test_a_contradiction_has_both_sides_and_each_report_meets_one_of_the_other(told: list[Fact]) -> None:
    for found in positions(told, GROUPS).contradictions:
        assert found.supports
        assert found.opposes
        for side, other in ((found.supports, found.opposes), (found.opposes, found.supports)):
            for report in side:
                mine = report.period
                assert mine
                assert any(p[0] <= mine[1] and mine[0] <= p[1] for r in other if (p := r.period))
