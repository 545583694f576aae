"""Channels: the state machine of dialogue is data, and keeps what it notes."""

from __future__ import annotations

from typing import Any

import pytest

from standoff.errors import InvalidValue
from standoff.ontology import (
    EVENTS,
    TRANSITIONS,
    Account,
    Channel,
    ChannelNote,
    ChannelState,
    ChannelStep,
    Level,
    Span,
    Urging,
    act_type,
    next_state,
)

HERE = (Span(0, 3),)
S = ChannelState
RESUMED = ChannelNote.RESUMED


def channel(state: ChannelState = S.OPEN, **known: Any) -> Channel:
    known = {"evidence": HERE, "parties": ("Guild", "Agency"), **known}
    return Channel(level=Level.FORMAL, state=state, **known)


@pytest.mark.parametrize(
    ("known", "why"),
    [
        ({"parties": ("Guild", "Guild")}, "needs two parties"),
        ({"state": S.PAUSED, "resumed": True}, "not resumed"),
        ({"state": S.SOUGHT, "acknowledged": True}, "only an offer"),
        ({"state": S.NONE, "lapsed": True}, "can only be derived"),
        ({"state": S.PAUSED, "urged": (Urging("Agency", "Guild", HERE),)}, "is a third"),
    ],
)
def test_what_a_channel_cannot_be(known: dict[str, Any], why: str) -> None:
    with pytest.raises(InvalidValue, match=why):
        channel(**known)


def test_nobody_urges_itself() -> None:
    with pytest.raises(InvalidValue, match=r"itself"):
        Urging("Guild", "Guild", HERE)


def test_a_meeting_never_reopens_a_higher_level() -> None:
    assert not Level.FORMAL.reopened_by(Level.LEADERS)
    assert Level.FORMAL.reopened_by(Level.NEGOTIATION)


@pytest.mark.parametrize("done", ["criticise", "reject:change", "request:change", "offer", "mediate"])
def test_what_meets_no_row_leaves_a_channel_as_it_is(done: str) -> None:
    assert next_state(S.PAUSED, done) == ChannelStep(S.PAUSED)


@pytest.mark.parametrize("state", sorted(set(S) - {S.DEADLOCKED, S.PAUSED, S.ENDED}))
def test_only_what_had_stopped_is_resumed(state: ChannelState) -> None:
    assert next_state(state, "resume-talks") == ChannelStep(state)
    assert not next_state(state, "meet").resumed


@pytest.mark.parametrize("state", [S.DEADLOCKED, S.PAUSED, S.ENDED])
@pytest.mark.parametrize("done", ["resume-talks", "meet", "meet:remote"])
def test_what_had_stopped_and_meets_again_is_open_and_resumed(state: ChannelState, done: str) -> None:
    step = next_state(state, done)
    assert step == ChannelStep(S.OPEN, RESUMED)
    assert step.resumed
    assert not step.derived


@pytest.mark.parametrize(
    ("state", "done", "expected"),
    [
        (S.OPEN, "pause-talks:pause", S.PAUSED),
        (S.OPEN, "pause-talks", S.PAUSED),
        (S.PAUSED, "pause-talks:break-off", S.ENDED),
        (S.PAUSED, "pause-talks:pause", S.PAUSED),
        (S.OPEN, "pause-talks:walk-out", S.ENDED),
        (S.PAUSED, "invite", S.OFFERED),
        (S.PAUSED, "request:meet", S.SOUGHT),
        (S.SOUGHT, "offer:meet", S.OFFERED),
        (S.OFFERED, "reject:meet", S.REFUSED),
        (S.OFFERED, "agree:accept", S.AGREED),
        (S.AGREED, "meet", S.OPEN),
        (S.UNKNOWN, "meet", S.OPEN),
        (S.OPEN, "impasse", S.DEADLOCKED),
        (S.OPEN, "invite", S.OPEN),
    ],
)
def test_a_channel_moves_as_the_table_says(state: ChannelState, done: str, expected: ChannelState) -> None:
    assert next_state(state, done) == ChannelStep(expected)


@pytest.mark.parametrize("state", [S.OPEN, S.DEADLOCKED])
def test_a_mediator_opens_the_third_partys_level(state: ChannelState) -> None:
    assert next_state(state, "mediate:conciliation") == ChannelStep(S.OPEN, level=Level.THIRD_PARTY)


def test_a_third_party_that_urges_moves_nothing_and_is_noted() -> None:
    assert next_state(S.PAUSED, "urged") == ChannelStep(S.PAUSED, ChannelNote.URGED)
    urged = channel(S.PAUSED, urged=(Urging("nine branches", "Guild", HERE),))
    assert urged.urged[0].whom == "Guild"


def test_an_offer_that_is_considered_stays_an_offer_and_is_acknowledged() -> None:
    for done in ("considered", "support:welcome"):
        assert next_state(S.OFFERED, done) == ChannelStep(S.OFFERED, ChannelNote.ACKNOWLEDGED)
    assert channel(S.OFFERED, acknowledged=True).acknowledged


def test_an_offer_overtaken_goes_back_to_what_was_and_is_derived() -> None:
    lapsed = next_state(S.OFFERED, "lapse", before=S.PAUSED)
    assert lapsed == ChannelStep(S.PAUSED, ChannelNote.LAPSED)
    assert lapsed.derived
    assert next_state(S.SOUGHT, "lapse").state is S.UNKNOWN
    assert next_state(S.OPEN, "lapse", before=S.PAUSED) == ChannelStep(S.OPEN)


@pytest.mark.parametrize("state", S)
def test_when_accounts_differ_both_are_kept(state: ChannelState) -> None:
    assert next_state(state, "contradicted") == ChannelStep(state, ChannelNote.DISPUTED)


def test_a_channel_is_disputed_when_the_accounts_of_it_differ() -> None:
    paused, ended = Account("Guild", S.PAUSED, HERE), Account("Agency", S.ENDED, HERE)
    assert channel(S.PAUSED, accounts=(paused, ended)).disputed
    assert not channel(S.PAUSED, accounts=(paused, Account("Agency", S.PAUSED, HERE))).disputed


def test_no_two_rows_of_the_table_meet() -> None:
    rows = [(source, row.done) for row in TRANSITIONS for source in row.sources]
    assert len(rows) == len(set(rows))


def test_every_row_is_about_an_act_of_the_table_or_an_event_that_is_explained() -> None:
    for row in TRANSITIONS:
        name, _, mode = row.done.partition(":")
        if row.done not in EVENTS:
            act_type(name).check(mode or None)
    assert set(EVENTS) <= {row.done for row in TRANSITIONS}
