"""The account is a pure function of its facts: their order is no matter, and the part of a pair can be folded alone."""

from __future__ import annotations

import datetime as dt
import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.quality.dispute import copies as demo_copies
from tests.quality.dispute import facts as demo_facts
from tests.record.telling import act, head, part, role, talks

from standoff.errors import InvalidValue
from standoff.ontology import ActStatus, Copy, CopyKind, Fact, Level, PartyKind, act_types
from standoff.record.account import Account, fold, known
from standoff.record.agreements import agreements
from standoff.record.channels import channels
from standoff.record.demands import demands
from standoff.record.sides import Sides
from standoff.record.timeline import Event, timeline

DAY = dt.date(2016, 1, 1)
PARTIES = ["Guild", "Agency", "Ministry", "committee", "Ann Orr"]
STANDING = (
    part("committee", "Guild", head("d0", "2014-01-02")),
    role("Ann Orr", "chair", "committee", head("d0", "2014-01-02")),
)

_DAYS = [f"2014-0{month}-{day:02}" for month in range(1, 7) for day in (2, 3, 20)]
DATES = [None, "2014", "2014-03", "2014-04", *_DAYS]
ABOUTS = [
    None,
    "an apology",
    "formal talks",
    "the apology for the circular",
    "withdrawal of the circular and an apology",
    "11 hours' rest",
    "nine hours' rest",
    "the invitation",
    "a reply by 14 April",
    "heads of terms on rest",
    "the agreement",
    "coming back to the joint council",
]
NAMED = """
    meet meet:negotiation request:meet request demand offer offer:meet invite agree agree:promise reject reject:meet
    pause-talks pause-talks:walk-out resume-talks mediate concede sign vote deny acknowledge accuse
    support:welcome impose
"""
TYPES = [*NAMED.split(), "concede:demand withdrawn"]
STATES = ["open", "paused", "ended", "offered", "sought", "agreed", "refused", "deadlocked"]
LEVELS = [Level.INFORMAL, Level.FORMAL, Level.THIRD_PARTY]
STATUS = [ActStatus.HAPPENED, ActStatus.HAPPENED, ActStatus.PLANNED, ActStatus.DID_NOT_HAPPEN]
PRINTED = {"d1": "2014-03-01", "d2": "2014-03-20", "d3": "2014-05-01", "d4": None, "d5": "2014-07-01"}


def told(pick: random.Random) -> Fact:
    """An act, or now and then a state of talks, of whatever sort."""
    name = pick.choice(sorted(PRINTED))
    document = head(name, PRINTED[name])
    parties = pick.sample(PARTIES, 2)
    if pick.random() < 0.2:
        return talks(
            pick.choice(STATES),
            pick.choice(DATES),
            level=pick.choice(LEVELS),
            parties=(parties[0], parties[1]),
            document=document,
            condition=pick.choice([None, "until the circular is withdrawn"]),
            by=parties[0],
        )
    return act(
        pick.choice(TYPES),
        pick.choice([*PARTIES, None]),
        tuple(parties[: pick.randint(0, 2)]),
        pick.choice(ABOUTS),
        pick.choice(DATES),
        document=document,
        status=pick.choice(STATUS),
        said_by=pick.choice([None, "Agency"]),
    )


def record(seed: int, size: int) -> tuple[Fact, ...]:
    pick = random.Random(seed)
    found = {fact.id: fact for fact in (told(pick) for _ in range(size))}
    return (*STANDING, *found.values())


def records() -> st.SearchStrategy[tuple[Fact, ...]]:
    return st.builds(record, st.integers(0, 2**32), st.integers(0, 40))


COPIES = (Copy("d1", "d2", CopyKind.REPRINT, 0.9), Copy("d3", "d4", CopyKind.REPRINT, 0.9))


def groups_of(facts: tuple[Fact, ...]) -> list[tuple[str, ...]]:
    acts = sorted(fact.id for fact in facts if fact.kind == "act")
    return [tuple(acts[n : n + 2]) for n in range(0, len(acts) - 1, 5)]


@settings(max_examples=60, deadline=None)
@given(records(), st.randoms(use_true_random=False))
def test_the_order_of_facts_is_no_matter(facts: tuple[Fact, ...], order: random.Random) -> None:
    shuffled = list(facts)
    order.shuffle(shuffled)
    groups = [tuple(reversed(group)) for group in reversed(groups_of(facts))]
    straight = fold(facts, groups_of(facts), COPIES, day=DAY)
    assert fold(shuffled, groups, tuple(reversed(COPIES)), day=DAY) == straight


def test_twenty_shuffles_of_the_demo_give_one_account() -> None:
    facts = list(demo_facts())
    straight = fold(facts, copies=demo_copies())
    for seed in range(20):
        random.Random(seed).shuffle(facts)
        assert fold(facts, copies=demo_copies()) == straight


def concerning(events: tuple[Event, ...], sides: Sides, two: set[str]) -> list[Event]:
    """The events in which one of ``two`` takes part, through whomever."""
    whom = {name for body in two for name in sides.members(body)}
    return [event for event in events if whom & set(event.parties)]


def facts_of(facts: tuple[Fact, ...], sides: Sides, two: set[str]) -> list[Fact]:
    whom = {name for body in two for name in sides.members(body)}
    return [f for f in facts if whom & {*getattr(f.finding, "parties", ()), getattr(f.finding, "body", None)}]


@settings(max_examples=60, deadline=None)
@given(records())
def test_the_part_of_two_sides_can_be_folded_alone(facts: tuple[Fact, ...]) -> None:
    sides, events = Sides(facts), timeline(facts, groups_of(facts), COPIES)
    for two in ({"Guild", "Agency"}, {"Agency", "Ministry"}):
        part_of, told_of = concerning(events, sides, two), facts_of(facts, sides, two)
        for whole, own in (
            (
                channels(events, facts, sides, COPIES, day=DAY),
                channels(part_of, told_of, sides, COPIES, day=DAY),
            ),
            (demands(events, facts, sides, day=DAY), demands(part_of, told_of, sides, day=DAY)),
            (agreements(events, facts, sides), agreements(part_of, told_of, sides)),
        ):
            assert [e for e in whole if set(e.parties) == two] == [e for e in own if set(e.parties) == two]


def test_the_part_of_two_sides_of_the_demo_is_what_the_whole_says_of_them() -> None:
    facts, copies = demo_facts(), demo_copies()
    whole, sides = fold(facts, copies=copies), Sides(facts)
    for channel in whole.channels:
        two = set(channel.parties)
        own, told_of = concerning(whole.events, sides, two), facts_of(facts, sides, two)
        assert channel in channels(own, told_of, sides, copies, day=whole.day)
    for demand in whole.demands:
        own = concerning(whole.events, sides, set(demand.parties))
        assert demand in demands(own, facts, sides, day=whole.day)


@settings(max_examples=40, deadline=None)
@given(records())
def test_every_entry_rests_on_facts_that_were_given_and_has_an_id_of_its_own(facts: tuple[Fact, ...]) -> None:
    account = fold(facts, groups_of(facts), COPIES, day=DAY)
    given_ids = {fact.id for fact in facts}
    for view, entries in account.views():
        assert len({entry.id for entry in entries}) == len(entries), view
        for entry in entries:
            assert entry.evidence, view
            assert set(entry.evidence) <= given_ids, view


@settings(max_examples=60, deadline=None)
@given(records())
def test_every_report_of_an_act_is_in_exactly_one_event(facts: tuple[Fact, ...]) -> None:
    events = timeline(facts, groups_of(facts), COPIES)
    told_once = [report.fact for event in events for report in event.reports]
    assert sorted(told_once) == sorted(fact.id for fact in facts if fact.kind == "act")


def test_an_empty_record_has_an_account_of_nothing() -> None:
    empty = fold(())
    assert empty.day is None
    assert not any(entries for _, entries in empty.views())


def test_what_is_not_dated_is_counted_and_was_known_on_no_day() -> None:
    facts = (
        act("meet", "Guild", "Agency", "talks", None, document=head("d1", None)),
        act("meet", "Guild", "Agency", "talks", "2014-05-01", document=head("d2", "2014-05")),
    )
    assert known(facts, dt.date(2014, 5, 30)) == ()
    assert known(facts, dt.date(2014, 5, 31)) == facts[1:]
    assert fold(facts, day=dt.date(2014, 5, 31)).undated == ("d1",)
    assert fold(facts).undated == ("d1",)


def test_the_record_reaches_as_far_as_the_last_thing_printed() -> None:
    assert fold([act("meet", "Guild", "Agency", on="2014-05-01")]).day == dt.date(2014, 5, 1)


def test_a_window_of_no_days_is_refused() -> None:
    with pytest.raises(InvalidValue, match="0 days"):
        fold([act("demand", "Guild", "Agency", "an apology", "2014-05-01")], window=0)


def test_an_act_on_oneself_makes_neither_talks_nor_trouble() -> None:
    facts = (
        act("meet", "Guild", "Guild", "formal talks", "2014-05-01"),
        act("meet", "committee", "Guild", "formal talks", "2014-05-01"),
        act("demand", "Guild", "Guild", "an apology", "2014-05-01"),
        part("committee", "Guild", head("d0")),
    )
    account: Account = fold(facts)
    assert account.channels == ()
    assert len(account.events) == 3


def test_every_type_of_act_can_be_folded_with_nobody_named() -> None:
    facts = [act(name, None, None, None, None) for name in act_types()]
    assert len(fold(facts).events) == len(facts)
    kinds = [act("meet", "a crowd", "Agency", "talks", "2014-05-01", kind=PartyKind.COLLECTIVE)]
    assert fold(kinds).channels == ()
