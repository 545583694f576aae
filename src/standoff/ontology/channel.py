"""Channels of dialogue: whether two parties are talking, and at which level."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum, StrEnum

from standoff.errors import InvalidValue
from standoff.ontology.date import PartialDate
from standoff.ontology.evidence import check_confidence, check_evidence
from standoff.ontology.span import Span
from standoff.ontology.standard import OWN, Grounds, Standard


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


#: In these nobody meets any more, for a time or for good.
STOPPED = frozenset({ChannelState.PAUSED, ChannelState.ENDED})


class ChannelNote(StrEnum):
    """What is noted beside the state when a channel moves, or does not."""

    RESUMED = "resumed"
    URGED = "urged"
    ACKNOWLEDGED = "acknowledged"
    LAPSED = "lapsed"
    DISPUTED = "disputed"


@dataclass(frozen=True, slots=True)
class ChannelMove:
    """One row of the table: what is ``done`` from any of ``sources`` leads to ``target``, and what is noted.

    ``done`` is an act type, with its mode where that matters, or one of EVENTS. ``target`` None leaves the state, but
    for a lapse, which goes back. ``level`` is the level at which the channel is open then, where it is another one.
    """

    sources: frozenset[ChannelState]
    done: str
    target: ChannelState | None
    standard: Standard
    note: ChannelNote | None = None
    level: Level | None = None


@dataclass(frozen=True, slots=True)
class ChannelStep:
    """Where a channel stands after something was done, and what is noted; ``level`` when it is open at another one."""

    state: ChannelState
    note: ChannelNote | None = None
    level: Level | None = None

    @property
    def resumed(self) -> bool:
        """Whether talks that had stopped are open again."""
        return self.note is ChannelNote.RESUMED

    @property
    def derived(self) -> bool:
        """Whether it follows from other facts and was reported by nobody."""
        return self.note is ChannelNote.LAPSED


#: What can happen to a channel without being an act of the table, and what it means.
EVENTS = {
    "urged": "a third party asks one of the two to resume",
    "considered": "an offer is welcomed or considered, not accepted",
    "impasse": "a source says impasse or deadlock",
    "lapse": "a deadline or a fact overtakes what was sought or offered",
    "contradicted": "one party contradicts the other's account",
}

_CLOSED = frozenset(
    {ChannelState.UNKNOWN, ChannelState.NONE, ChannelState.PAUSED, ChannelState.ENDED, ChannelState.REFUSED}
)
_ASKED = frozenset({ChannelState.SOUGHT, ChannelState.OFFERED})
_RUNNING = frozenset({ChannelState.OPEN, ChannelState.DEADLOCKED})
_STOPPED = frozenset({ChannelState.DEADLOCKED, ChannelState.PAUSED, ChannelState.ENDED})
_NEVER_OPEN = frozenset({ChannelState.UNKNOWN, ChannelState.NONE, ChannelState.REFUSED})
_EVERY = frozenset(ChannelState)

_ILO = Standard("industrial relations: impasse")
_ISO = Standard("ISO 24617-2, address offer", Grounds.RECALLED)

#: The state machine as data. What meets no row leaves the channel as it is.
TRANSITIONS: tuple[ChannelMove, ...] = (
    ChannelMove(_CLOSED, "request:meet", ChannelState.SOUGHT, Standard("CAMEO 026, 106")),
    ChannelMove(_CLOSED, "demand:meet", ChannelState.SOUGHT, Standard("CAMEO 026, 106")),
    ChannelMove(_CLOSED, "approach", ChannelState.SOUGHT, Standard("CAMEO 026, 106")),
    ChannelMove(_CLOSED, "urged", None, Standard("CAMEO 026"), ChannelNote.URGED),
    ChannelMove(_EVERY - {ChannelState.OPEN}, "invite", ChannelState.OFFERED, Standard("CAMEO 036")),
    ChannelMove(_EVERY - {ChannelState.OPEN}, "offer:meet", ChannelState.OFFERED, Standard("CAMEO 036")),
    ChannelMove(frozenset({ChannelState.OFFERED}), "considered", None, _ISO, ChannelNote.ACKNOWLEDGED),
    ChannelMove(frozenset({ChannelState.OFFERED}), "support:welcome", None, _ISO, ChannelNote.ACKNOWLEDGED),
    ChannelMove(_ASKED, "agree", ChannelState.AGREED, Standard("CAMEO 036")),
    ChannelMove(_ASKED | {ChannelState.AGREED}, "meet", ChannelState.OPEN, Standard("CAMEO 040, 046")),
    ChannelMove(_NEVER_OPEN, "meet", ChannelState.OPEN, OWN),
    ChannelMove(_ASKED, "reject:meet", ChannelState.REFUSED, Standard("CAMEO 125")),
    ChannelMove(_ASKED, "lapse", None, OWN, ChannelNote.LAPSED),
    ChannelMove(frozenset({ChannelState.OPEN}), "impasse", ChannelState.DEADLOCKED, _ILO),
    ChannelMove(_RUNNING, "pause-talks", ChannelState.PAUSED, Standard("CAMEO 164")),
    ChannelMove(_RUNNING | {ChannelState.PAUSED}, "pause-talks:break-off", ChannelState.ENDED, Standard("CAMEO 164")),
    ChannelMove(_RUNNING | {ChannelState.PAUSED}, "pause-talks:walk-out", ChannelState.ENDED, Standard("CAMEO 164")),
    ChannelMove(_RUNNING, "mediate", ChannelState.OPEN, Standard("CAMEO 045"), level=Level.THIRD_PARTY),
    ChannelMove(_STOPPED, "meet", ChannelState.OPEN, Standard("PLOVER SUPPORT, resume"), ChannelNote.RESUMED),
    ChannelMove(_STOPPED, "resume-talks", ChannelState.OPEN, Standard("PLOVER SUPPORT, resume"), ChannelNote.RESUMED),
    ChannelMove(_EVERY, "contradicted", None, Standard("GRaSP"), ChannelNote.DISPUTED),
)

_ROWS = {(source, row.done): row for row in TRANSITIONS for source in row.sources}
_DONE = frozenset(row.done for row in TRANSITIONS)


def next_state(state: ChannelState, done: str, *, before: ChannelState = ChannelState.UNKNOWN) -> ChannelStep:
    """Return where ``done`` ("invite", "reject:meet", "lapse", …) leads from ``state``: nowhere when no row applies.

    A mode without rows of its own counts as its type ("meet:remote" as "meet"). ``before`` is the state before this
    one, to which a lapse goes back. ``done`` must concern a channel at or above the level in question
    (Level.reopened_by).
    """
    row = _ROWS.get((state, done if done in _DONE else done.partition(":")[0]))
    if row is None:
        return ChannelStep(state)
    stays = before if row.note is ChannelNote.LAPSED else state
    return ChannelStep(row.target or stays, row.note, row.level)


@dataclass(frozen=True, slots=True)
class Urging:
    """That a third party (``by``) asks one of the two (``whom``) to resume.

    Raises InvalidValue (``bad-value``) without evidence and when somebody urges itself.
    """

    by: str
    whom: str
    evidence: tuple[Span, ...]

    def __post_init__(self) -> None:
        check_evidence(self.evidence, f"that {self.by} urges {self.whom}")
        if self.by == self.whom:
            raise InvalidValue("bad-value", f"{self.by} cannot urge itself to talk")


@dataclass(frozen=True, slots=True)
class Account:
    """What one side (``by``) says the state is. Raises InvalidValue (``bad-value``) without evidence."""

    by: str
    state: ChannelState
    evidence: tuple[Span, ...]

    def __post_init__(self) -> None:
        check_evidence(self.evidence, f"{self.by}'s account of the talks")


@dataclass(frozen=True, slots=True)
class Channel:
    """One pair's dialogue at one level, as one document tells it or as it follows from several.

    It rests on ``evidence``, or names in ``derived_from`` the facts it follows from. ``superseded_by`` names the
    fact that overtook it. ``accounts`` keeps what each side says where they differ. Raises InvalidValue
    (``bad-value``) unless there are two different parties, without evidence, for a confidence outside 0 to 1, when
    what is resumed is not open, what is acknowledged not offered, when a lapse is said to be told, or when one of the
    two is given as the third party that urges.
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
    derived_from: tuple[str, ...] = ()
    superseded_by: str | None = None
    acknowledged: bool = False
    lapsed: bool = False
    urged: tuple[Urging, ...] = ()
    accounts: tuple[Account, ...] = ()

    def __post_init__(self) -> None:
        if self.parties[0] == self.parties[1]:
            raise InvalidValue("bad-value", f"a channel needs two parties, not {self.parties[0]!r} twice")
        what = f"that talks between {self.parties[0]} and {self.parties[1]} are {self.state}"
        check_evidence(self.evidence, what, derived_from=self.derived_from)
        check_confidence(self.confidence, what)
        if self.resumed and self.state is not ChannelState.OPEN:
            raise InvalidValue("bad-value", f"talks that are {self.state} are not resumed")
        if self.acknowledged and self.state is not ChannelState.OFFERED:
            raise InvalidValue("bad-value", f"only an offer is acknowledged, not talks that are {self.state}")
        if self.lapsed and not self.derived_from:
            raise InvalidValue("bad-value", "that an offer lapsed can only be derived")
        if any(urging.by in self.parties for urging in self.urged):
            raise InvalidValue("bad-value", "who urges two parties to talk is a third")

    @property
    def disputed(self) -> bool:
        """Whether the accounts of it differ."""
        return len({account.state for account in self.accounts}) > 1
