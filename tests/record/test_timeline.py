"""The timeline: reports of one act are one event, with every account, date and reprint kept."""

from __future__ import annotations

from dataclasses import replace
from itertools import permutations
from typing import Any

import pytest
from tests.record.telling import act, head

from standoff.ontology import Act, ActStatus, Bound, Copy, CopyKind, DateBasis, Fact, PartialDate, Quantity, Span
from standoff.record.entry import Occurrence
from standoff.record.timeline import Event, timeline

D1, D2, D3 = head("d1", "2014-05-14"), head("d2", "2014-05-16"), head("d3", "2014-06-01")


def one(*facts: Fact, copies: tuple[Copy, ...] = ()) -> Event:
    """All of ``facts`` as reports of one event."""
    (event,) = timeline(facts, [tuple(fact.id for fact in facts)], copies)
    return event


def test_nothing_told_is_no_event() -> None:
    assert timeline(()) == ()


def test_acts_are_events_of_their_own_unless_somebody_says_they_are_one() -> None:
    facts = act("demand", "Guild", "Agency", document=D1), act("demand", "Guild", "Agency", document=D2)
    assert len(timeline(facts)) == 2
    assert len(timeline(facts, [(facts[0].id, facts[1].id)])) == 1


def test_groups_that_share_a_report_are_one_and_what_is_not_there_is_passed_over() -> None:
    facts = [act("demand", "Guild", "Agency", document=head(f"d{n}")) for n in range(4)]
    ids = [fact.id for fact in facts]
    groups = [(ids[0], ids[1]), (ids[2], ids[1], "gone"), ("gone", ids[3]), ()]
    assert sorted(len(event.reports) for event in timeline(facts, groups)) == [1, 3]


def test_one_word_that_tells_of_two_recipients_is_one_event_with_both() -> None:
    wrote = [act("write", "Guild", whom, "the licence", "2014-05-13", document=D1) for whom in ("Agency", "Ministry")]
    (event,) = timeline([changed(fact, trigger=Span(10, 15)) for fact in wrote])
    assert set(event.recipients) == {"Agency", "Ministry"}
    assert len(timeline(wrote)) == 2


def changed(fact: Fact, **known: Any) -> Fact:
    assert isinstance(fact.finding, Act)
    return replace(fact, finding=replace(fact.finding, **known))


def test_an_event_is_what_the_other_folds_ask_for() -> None:
    occurrence: Occurrence = one(act("meet", "Guild", "Agency", "pay", "2014-05-13", document=D1))
    assert (occurrence.type, occurrence.actors, occurrence.documents) == ("meet", ("Guild",), ("d1",))


# dates


@pytest.mark.parametrize(
    ("dates", "best"),
    [
        ((None, None), None),
        (("2014", "2014-05", "2014-05-13"), "2014-05-13"),
        (("2014-05-13", "2014-05-14", "2014-05-14"), "2014-05-14"),
        (("2014-05-14", "2014-05-13"), "2014-05-13"),
        (("2014-05", None), "2014-05"),
    ],
)
def test_the_best_date_is_the_finest_then_that_of_most_documents(dates: tuple[str, ...], best: str | None) -> None:
    facts = [act("strike", "Guild", on=on, document=head(f"d{n}")) for n, on in enumerate(dates)]
    for order in permutations(facts):
        event = one(*order)
        assert str(event.when) == str(best)
        assert sorted(map(str, event.dates)) == sorted({date for date in dates if date})


def test_a_stated_month_is_better_than_the_day_of_publication() -> None:
    told = act("strike", "Guild", on="2014-05", document=D3)
    printed = changed(act("strike", "Guild", document=D3), date=PartialDate("2014-06-01", DateBasis.PUBLICATION))
    assert str(one(told, printed).when) == "2014-05"


def test_a_stated_date_is_better_than_the_day_of_publication() -> None:
    facts = []
    for document, value, basis in ((D1, "2014-05-14", DateBasis.PUBLICATION), (D2, "2014-05-12", DateBasis.STATED)):
        fact = act("strike", "Guild", on=None, document=document)
        facts.append(changed(fact, date=PartialDate(value, basis)))
    event = one(*facts)
    assert str(event.when) == "2014-05-12"
    assert [str(day) for day in event.spread or ()] == ["2014-05-12", "2014-05-14"]


def test_events_stand_by_date_and_undated_ones_by_the_day_they_were_printed() -> None:
    facts = [
        act("meet", "Guild", "Agency", "third", "2014-06", document=D3),
        act("meet", "Guild", "Agency", "first", "2014-05-13", document=D3),
        act("meet", "Guild", "Agency", "second", None, document=D2),
        act("meet", "Guild", "Agency", "last", None, document=head("d9", None)),
    ]
    assert [event.about for event in timeline(facts)] == ["first", "second", "third", "last"]


# whether it happened


@pytest.mark.parametrize(
    ("told", "status", "happened", "disputed"),
    [
        ([("planned", None, True)], "planned", False, False),
        ([("planned", None, True), ("happened", None, True)], "happened", True, False),
        ([("planned", None, True), ("did-not-happen", None, True)], "did-not-happen", False, False),
        ([("planned", None, True), ("offered", None, True)], "offered", False, False),
        ([("happened", "Guild", True), ("happened", "Agency", False)], "happened", False, True),
        ([("happened", "Guild", True), ("happened", "Guild", False)], "happened", False, False),
        ([("happened", "A", True), ("happened", "B", True), ("happened", "C", False)], "happened", True, True),
        ([("ended", None, True)], "ended", True, False),
    ],
)
def test_whether_it_happened_is_what_most_documents_say_then_the_later(
    told: list[tuple[str, str | None, bool]], status: str, happened: bool, disputed: bool
) -> None:
    facts = [
        act(
            "strike",
            "Guild",
            on="2014-06-14",
            document=head(f"d{n}", f"2014-05-{n + 1:02}"),
            status=ActStatus(stands),
            said_by=by,
            polarity=polarity,
        )
        for n, (stands, by, polarity) in enumerate(told)
    ]
    event = one(*facts)
    assert (str(event.status), event.happened, event.disputed) == (status, happened, disputed)
    assert [report.claim.status for report in event.reports] == [stands for stands, _, _ in told]


def test_who_says_so_is_kept_apart_from_the_outlet_that_prints_it() -> None:
    event = one(
        act("agree", "Agency", "Guild", "a delay", "2014-05-13", document=D1, said_by="Guild"),
        act("agree", "Agency", "Guild", "a delay", "2014-05-13", document=D2),
    )
    assert [report.said_by for report in event.reports] == ["Guild", None]
    assert event.told_by == ("Guild", "outlet of d2")


def test_a_claim_that_somebody_denies_is_disputed_and_keeps_the_denial() -> None:
    claim = act("accuse", "Guild", "Ministry", "having told it to run down the clock", "2014-05-13", document=D1)
    denial = act("deny", "Ministry", "Guild", "having told anybody to run down the clock", "2014-05-14", document=D2)
    other = act("deny", "Ministry", "Guild", "being late with the mail", "2014-05-14", document=D3)
    accused = timeline([claim, denial, other])[0]
    assert accused.disputed
    assert [d.evidence for d in accused.denials] == [(denial.id,)]
    assert not timeline([claim, other])[0].disputed


def test_a_denial_long_after_is_of_something_else() -> None:
    claim = act("accuse", "Guild", "Ministry", "stalling the talks", "2014-05-13", document=D1)
    denial = act("deny", "Ministry", "Guild", "stalling the talks", "2016-05-14", document=head("d9", "2016-05-14"))
    assert not timeline([claim, denial])[0].disputed


# what differs between reports


def test_what_the_event_says_for_all_is_what_most_documents_say_then_the_longest() -> None:
    about = ["the licence", "the licence", "the restricted licence", None]
    event = one(
        *(act("criticise", "Guild", "Agency", a, "2014-05-13", document=head(f"d{n}")) for n, a in enumerate(about))
    )
    assert event.about == "the licence"


def test_every_party_that_a_report_names_takes_part() -> None:
    event = one(
        act("meet", ("Guild", "Ann Orr"), "Agency", "pay", "2014-05-13", document=D1),
        act("meet", "Guild", ("Agency", "Ministry"), "pay", "2014-05-13", document=D2),
    )
    assert event.actors == ("Guild", "Ann Orr")
    assert event.recipients == ("Agency", "Ministry")
    assert event.parties == ("Guild", "Ann Orr", "Agency", "Ministry")


def test_amounts_that_differ_are_kept_side_by_side() -> None:
    amounts = [(Quantity(Span(0, 4), value, "ports", bound=Bound.ABOUT),) for value in (4, 7)]
    facts = [
        act("strike", "Guild", on="2014-05-13", document=document, quantities=amount)
        for document, amount in zip((D1, D2), amounts, strict=True)
    ]
    assert sorted(quantity.value or 0 for _, quantity in one(*facts).quantities) == [4, 7]


# reprints


def test_a_reprint_is_kept_as_a_source_and_counts_once() -> None:
    facts = [
        act("strike", "Guild", on=on, document=document)
        for document, on in ((D1, "2014-05-13"), (D2, "2014-05-13"), (D3, "2014-05-12"), (head("d4"), "2014-05-12"))
    ]
    copies = (Copy("d1", "d2", CopyKind.REPRINT, 0.95),)
    event = one(*facts, copies=copies)
    assert [report.copy_of for report in event.reports] == [None, None, None, "d1"]
    assert event.documents == ("d1", "d2", "d3", "d4")
    assert str(event.when) == "2014-05-12"
    assert str(one(*facts).when) == "2014-05-12"


def test_acts_of_a_copy_are_those_of_the_original_in_whatever_spelling() -> None:
    facts = [
        act("demand", "Employers", "Guild", "compensation for canceled sailings", "2014-05-09", document=D1),
        act("demand", "Employers", "Guild", "compensation for cancelled sailings", "2014-05-09", document=D2),
        act("demand", "Employers", "Guild", "an apology", "2014-05-09", document=D2),
    ]
    copies = [Copy("d1", "d2", CopyKind.REPRINT, 0.95)]
    assert sorted(len(event.reports) for event in timeline(facts, copies=copies)) == [1, 2]
    assert len(timeline(facts)) == 3


def test_the_id_follows_the_first_report_and_stays_when_others_come_later() -> None:
    first = act("strike", "Guild", on="2014-05-13", document=D1)
    later = act("strike", "Guild", on="2014-05-13", document=D3)
    assert one(first, later).id == one(first).id == one(later, first).id
