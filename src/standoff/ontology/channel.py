"""Channels of dialogue: whether two parties are talking, and at which level."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum, StrEnum

from standoff.errors import InvalidValue
from standoff.ontology.date import PartialDate
from standoff.ontology.span import Span


class Level(IntEnum):
    """How formal a channel is, lowest first. A meeting at one level never reopens a higher one."""

    CORRESPONDENCE = 1
    INFORMAL = 2
    LEADERS = 3
    FORMAL = 4
    NEGOTIATION = 5
    THIRD_PARTY = 6

    def reopened_by(self, meeting: Level) -> bool:
        """Tell whether a meeting at level ``meeting`` reopens a channel at this level: only from its height up."""
        return meeting >= self


class ChannelState(StrEnum):
    """Where a channel stands. "Resumed" is no state: it is open with ``resumed`` set."""

    UNKNOWN = "unknown"
    NONE = "none"
    SOUGHT = "sought"
    OFFERED = "offered"
    AGREED = "agreed"  # a meeting is agreed and not yet held
    OPEN = "open"
    DEADLOCKED = "deadlocked"
    PAUSED = "paused"
    REFUSED = "refused"
    ENDED = "ended"


_CLOSED = frozenset(
    {ChannelState.UNKNOWN, ChannelState.NONE, ChannelState.PAUSED, ChannelState.ENDED, ChannelState.REFUSED}
)
_ASKED = frozenset({ChannelState.SOUGHT, ChannelState.OFFERED})
_RUNNING = frozenset({ChannelState.OPEN, ChannelState.DEADLOCKED})
_EVERY = frozenset(ChannelState)

#: The state machine as data: (states it may come from, what is done, the state it leads to). An act that meets no row
#: leaves the channel as it is. ``impasse`` is a stated deadlock; the others are act types and their modes.
TRANSITIONS: tuple[tuple[frozenset[ChannelState], str, ChannelState], ...] = (
    (_CLOSED, "request:meet", ChannelState.SOUGHT),
    (_CLOSED, "demand:meet", ChannelState.SOUGHT),
    (_CLOSED, "approach", ChannelState.SOUGHT),
    (_EVERY - {ChannelState.OPEN}, "invite", ChannelState.OFFERED),
    (_EVERY - {ChannelState.OPEN}, "offer:meet", ChannelState.OFFERED),
    (_ASKED, "agree", ChannelState.AGREED),
    (_EVERY, "meet", ChannelState.OPEN),
    (_ASKED, "reject:meet", ChannelState.REFUSED),
    (frozenset({ChannelState.OPEN}), "impasse", ChannelState.DEADLOCKED),
    (_RUNNING, "pause-talks:pause", ChannelState.PAUSED),
    (_RUNNING | {ChannelState.PAUSED}, "pause-talks:break-off", ChannelState.ENDED),
    (_RUNNING | {ChannelState.PAUSED}, "pause-talks:walk-out", ChannelState.ENDED),
    (_RUNNING, "mediate", ChannelState.OPEN),
    (_EVERY - {ChannelState.OPEN}, "resume-talks", ChannelState.OPEN),
)


def next_state(state: ChannelState, done: str) -> ChannelState:
    """Return the state that ``done`` ("invite", "reject:meet", …) leads to from ``state``: itself when no row applies.

    ``done`` must concern a channel at or above the level in question (see Level.reopened_by).
    """
    for sources, what, target in TRANSITIONS:
        if what == done and state in sources:
            return target
    return state


@dataclass(frozen=True, slots=True)
class Channel:
    """One pair's dialogue at one level, as one document tells it or as it follows from several.

    Raises InvalidValue (``bad-value``) unless there are two different parties.
    """

    parties: tuple[str, str]
    level: Level
    state: ChannelState
    since: PartialDate | None = None
    by: str | None = None
    condition: str | None = None
    resumed: bool = False
    evidence: tuple[Span, ...] = ()
    confidence: float = 1.0

    def __post_init__(self) -> None:
        if self.parties[0] == self.parties[1]:
            raise InvalidValue("bad-value", f"a channel needs two parties, not {self.parties[0]!r} twice")
