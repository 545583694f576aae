"""Which reports tell of one event: counted once, every account kept, and never two days made one."""

from __future__ import annotations

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from standoff.linking.events import propose
from standoff.ontology import Act, ActStatus, Copy, CopyKind, Fact, PartialDate
from tests.linking.building import act, facts, head, person

GUILD, AGENCY, COMMITTEE = "Ferry Guild", "Ports Agency", "pay committee"
WHOLES = {COMMITTEE: GUILD}
PLANNED, NOT_HAPPENED = ActStatus.PLANNED, ActStatus.DID_NOT_HAPPEN


def one_event(*acts: Fact, copies: tuple[Copy, ...] = ()) -> bool:
    """Whether all of ``acts`` are one event."""
    found = propose(acts, copies, WHOLES)
    return len(found) == len(acts) - 1


ONE = {
    "told twice with its day": (
        act("a1", "strike", GUILD, AGENCY, "2020-05-04"),
        act("a2", "strike", GUILD, AGENCY, "2020-05-04"),
    ),
    "planned and then held": (
        act("a1", "strike", GUILD, AGENCY, "2020-05-04", status=PLANNED, published="2020-04-20"),
        act("a2", "strike", GUILD, AGENCY, "2020-05-04", published="2020-05-05"),
    ),
    "told by one and denied by another": (
        act("a1", "meet", GUILD, AGENCY, "2020-05-04"),
        act("a2", "meet", GUILD, AGENCY, "2020-05-04", status=NOT_HAPPENED, polarity=False),
    ),
    "a meeting told from either side": (
        act("a1", "meet", GUILD, AGENCY, "2020-05-04"),
        act("a2", "meet", AGENCY, GUILD, "2020-05-04"),
    ),
    "a committee's act told as its guild's": (
        act("a1", "pause-talks", COMMITTEE, AGENCY, "2020-05-04", about="monthly sittings"),
        act("a2", "pause-talks", GUILD, AGENCY, "2020-05-04", about="formal contact", mode="break-off"),
    ),
    "told with its day and with its month": (
        act("a1", "pause-talks", GUILD, AGENCY, "2020-05-04"),
        act("a2", "pause-talks", GUILD, AGENCY, "2020-05", published="2020-09-01"),
    ),
    "told without a date in two papers of one week": (
        act("a1", "criticise", GUILD, AGENCY, about="the new charges", published="2020-05-04"),
        act("a2", "criticise", GUILD, AGENCY, about="new charges", published="2020-05-06"),
    ),
    "a request that another calls a demand": (
        act("a1", "request", GUILD, AGENCY, "2020-05-04", about="an apology"),
        act("a2", "demand", GUILD, AGENCY, "2020-05-04", about="an apology to members"),
    ),
    "a target that one leaves out": (
        act("a1", "vote", GUILD, AGENCY, "2020-05-04", about="the offer"),
        act("a2", "vote", GUILD, None, "2020-05-04", about="the offer"),
    ),
}


@pytest.mark.parametrize(("one", "other"), ONE.values(), ids=ONE)
def test_one_event(one: Fact, other: Fact) -> None:
    assert one_event(one, other)


SEVERAL = {
    "two strikes on two days": (
        act("a1", "strike", GUILD, AGENCY, "2020-05-04"),
        act("a2", "strike", GUILD, AGENCY, "2020-05-05"),
    ),
    "two votes on two days": (
        act("a1", "vote", GUILD, None, "2020-05-04", about="the offer"),
        act("a2", "vote", GUILD, None, "2020-06-04", about="the offer"),
    ),
    "two votes of one day about different things": (
        act("a1", "vote", GUILD, None, "2020-05-04", about="the offer"),
        act("a2", "vote", GUILD, None, "2020-05-04", about="the subscription"),
    ),
    "acts of different types": (
        act("a1", "call-vote", GUILD, AGENCY, "2020-05-04"),
        act("a2", "vote", GUILD, AGENCY, "2020-05-04"),
    ),
    "acts of different parties": (
        act("a1", "strike", GUILD, AGENCY, "2020-05-04"),
        act("a2", "strike", "Dockers' Union", AGENCY, "2020-05-04"),
    ),
    "acts against different parties": (
        act("a1", "strike", GUILD, AGENCY, "2020-05-04"),
        act("a2", "strike", GUILD, "Canal Trust", "2020-05-04"),
    ),
    "criticism of different things": (
        act("a1", "criticise", GUILD, AGENCY, about="the new charges", published="2020-05-04"),
        act("a2", "criticise", GUILD, AGENCY, about="the minister's letter", published="2020-05-04"),
    ),
    "reports without a date in papers of different weeks": (
        act("a1", "criticise", GUILD, AGENCY, about="the new charges", published="2020-05-04"),
        act("a2", "criticise", GUILD, AGENCY, about="the new charges", published="2020-05-24"),
    ),
    "acts of which only the year is known": (
        act("a1", "strike", GUILD, AGENCY, "2020", published="2020-05-04"),
        act("a2", "strike", GUILD, AGENCY, "2020", published="2020-05-05"),
    ),
    "acts of nobody": (
        act("a1", "strike", None, None, "2020-05-04"),
        act("a2", "strike", None, None, "2020-05-04"),
    ),
}


@pytest.mark.parametrize(("one", "other"), SEVERAL.values(), ids=SEVERAL)
def test_two_events(one: Fact, other: Fact) -> None:
    assert propose([one, other], (), WHOLES) == ()


def test_a_month_that_holds_two_strikes_brings_neither_together() -> None:
    strikes = [act(f"a{day}", "strike", GUILD, AGENCY, f"2020-05-{day:02}") for day in (4, 20)]
    vague = act("a99", "strike", GUILD, AGENCY, "2020-05", published="2020-08-01")
    assert propose([*strikes, vague]) == ()


def test_no_chain_of_undated_reports_leads_from_one_week_to_the_next() -> None:
    reports = [
        act(f"a{day:02}", "criticise", GUILD, AGENCY, about="the charges", published=f"2020-05-{day:02}")
        for day in range(1, 30, 3)
    ]
    assert not one_event(*reports)
    events = {fact.id: fact.id for fact in reports}
    for same in propose(reports):
        events[same.right] = same.left
    for first in set(events.values()):
        days = [int(id[1:]) for id, event in events.items() if event == first]
        assert max(days) - min(days) <= 4


def test_two_prints_of_one_article_tell_of_one_event_whenever_it_was() -> None:
    told = [act(f"a{n}", "strike", GUILD, None, "1985", document=f"d{n}") for n in (1, 2)]
    assert propose(told) == ()
    assert one_event(*told, copies=(Copy("d1", "d2", CopyKind.REPRINT, 0.9),))


def test_a_join_says_why() -> None:
    (same,) = propose(
        [act("a1", "strike", GUILD, AGENCY, "2020-05-04"), act("a2", "strike", GUILD, None, "2020-05-04")]
    )
    assert (same.left, same.right) == ("a1", "a2")
    assert same.reason == "by Ferry Guild, at the same time"


def test_what_is_no_act_is_left_out() -> None:
    assert propose(facts(head("d1"), person("Ann Lee"))) == ()


reports = st.builds(
    lambda type, actor, target, date, about, day: (type, actor, target, date, about, day),
    st.sampled_from(["strike", "vote", "meet", "criticise", "demand"]),
    st.sampled_from([GUILD, AGENCY, COMMITTEE, None]),
    st.sampled_from([GUILD, AGENCY, None]),
    st.sampled_from(["2020-05-04", "2020-05-05", "2020-05", "2020", None]),
    st.sampled_from(["the offer", "the charges", None]),
    st.integers(1, 28),
)


def acts(drawn: list[tuple[str, str | None, str | None, str | None, str | None, int]]) -> list[Fact]:
    return [
        act(f"a{n:02}", type, actor, target, date, about=about, published=f"2020-05-{day:02}")
        for n, (type, actor, target, date, about, day) in enumerate(drawn)
    ]


@settings(deadline=None)
@given(st.lists(reports, max_size=15), st.integers(0, 1000))
def test_the_order_of_reports_is_no_matter(drawn: list[object], seed: int) -> None:
    told = acts(drawn)  # type: ignore[arg-type]
    assert propose(random.Random(seed).sample(told, len(told)), (), WHOLES) == propose(told, (), WHOLES)


@settings(deadline=None)
@given(st.lists(reports, max_size=15))
def test_no_event_has_reports_of_two_days(drawn: list[object]) -> None:
    told = {fact.id: fact for fact in acts(drawn)}  # type: ignore[arg-type]
    event = {id: id for id in told}
    found = propose(told.values(), (), WHOLES)
    for same in found:
        event[same.right] = event[same.left]
    days: dict[str, set[PartialDate]] = {}
    for id, first in event.items():
        finding = told[id].finding
        assert isinstance(finding, Act)
        if finding.date and len(finding.date.value) == 10:
            days.setdefault(first, set()).add(finding.date)
    assert all(len(each) == 1 for each in days.values())
    assert len({same.right for same in found}) == len(found)
