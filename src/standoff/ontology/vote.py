"""Votes and mandates: what was put to the vote, with what numbers, and whether they agree with each other."""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

from standoff.errors import InvalidValue
from standoff.ontology.date import PartialDate
from standoff.ontology.evidence import Certainty, check_confidence, check_evidence
from standoff.ontology.law import Threshold
from standoff.ontology.span import Span
from standoff.ontology.tally import discrepancies


class VoteKind(StrEnum):
    """What sort of vote. A survey of members is not a vote."""

    ACTION_BALLOT = "industrial-action ballot"
    OFFER_BALLOT = "offer ballot"
    INDICATIVE_BALLOT = "indicative ballot"
    COMMITTEE = "committee vote"
    CONFERENCE = "conference motion"
    NO_CONFIDENCE = "no-confidence motion"
    RECOGNITION = "recognition ballot"
    PARLIAMENT = "parliamentary division"


class VoteState(StrEnum):
    """Where a vote stands. Only one that is carried gives a mandate."""

    PROPOSED = "proposed"
    CALLED = "called"
    NOTICE = "notice"
    OPEN = "open"
    CLOSED = "closed"
    CARRIED = "carried"
    LOST = "lost"
    THRESHOLD_NOT_MET = "threshold not met"
    VOID = "void"


class VoteResult(StrEnum):
    """How it ended."""

    CARRIED = "carried"
    LOST = "lost"
    THRESHOLD_NOT_MET = "threshold not met"
    VOID = "void"


class MandateState(StrEnum):
    """The life of a mandate that a vote gives."""

    IN_FORCE = "in force"
    USED = "used"
    RENEWED = "renewed"
    EXPIRED = "expired"
    SUPERSEDED = "superseded by settlement"


_RESULTS = frozenset({VoteState.CARRIED, VoteState.LOST, VoteState.THRESHOLD_NOT_MET, VoteState.VOID})
_ENDS = frozenset({MandateState.RENEWED, MandateState.EXPIRED, MandateState.SUPERSEDED})

#: What directly follows what in the life of a vote; a vote in a room is called and open at once, without notice.
VOTE_MOVES: Mapping[VoteState, frozenset[VoteState]] = MappingProxyType(
    {
        VoteState.PROPOSED: frozenset({VoteState.CALLED}),
        VoteState.CALLED: frozenset({VoteState.NOTICE, VoteState.OPEN, VoteState.VOID}),
        VoteState.NOTICE: frozenset({VoteState.OPEN, VoteState.VOID}),
        VoteState.OPEN: frozenset({VoteState.CLOSED, VoteState.VOID}),
        VoteState.CLOSED: _RESULTS,
        **dict.fromkeys(_RESULTS, frozenset[VoteState]()),
    }
)

#: What directly follows what in the life of a mandate, which begins when a vote is carried.
MANDATE_MOVES: Mapping[MandateState, frozenset[MandateState]] = MappingProxyType(
    {
        MandateState.IN_FORCE: _ENDS | {MandateState.USED},
        MandateState.USED: _ENDS,
        **dict.fromkeys(_ENDS, frozenset[MandateState]()),
    }
)


@dataclass(frozen=True, slots=True)
class Count:
    """One number of a vote: an option ("yes", "no", "abstain"), its value, and the unit: "votes" or "%".

    ``group`` names the part of the voters it counts, None for all of them. Raises InvalidValue (``bad-value``) for a
    value that is no number, below zero, or above 100 per cent.
    """

    option: str
    value: float
    unit: str = "votes"
    group: str | None = None

    def __post_init__(self) -> None:
        if not math.isfinite(self.value) or self.value < 0 or (self.unit == "%" and self.value > 100):
            raise InvalidValue("bad-value", f"{self.value:g} {self.unit} of {self.option!r} cannot be")


def _check_turnout(turnout: float | None) -> None:
    if turnout is not None and not 0 <= turnout <= 100:
        raise InvalidValue("bad-value", f"no turnout can be {turnout:g} %")


@dataclass(frozen=True, slots=True)
class GroupResult:
    """How a part of the voters voted, as far as anybody says: a result, or only ``words`` ("more in favour").

    Its numbers are among the vote's counts, under ``group``. ``certainty`` is how sure the source makes itself.
    Raises InvalidValue (``bad-value``) without evidence, when it says neither a result nor anything in words, and for
    a turnout above 100 per cent.
    """

    group: str
    evidence: tuple[Span, ...]
    result: VoteResult | None = None
    words: str | None = None
    turnout: float | None = None
    certainty: Certainty = Certainty.CERTAIN

    def __post_init__(self) -> None:
        check_evidence(self.evidence, f"how {self.group} voted")
        if self.result is None and not self.words:
            raise InvalidValue("bad-value", f"how {self.group} voted is not said")
        _check_turnout(self.turnout)


@dataclass(frozen=True, slots=True)
class Vote:
    """A motion and its vote (Popolo's Motion and VoteEvent), with only the numbers that a text gives.

    It rests on ``evidence``, or names in ``derived_from`` the facts it follows from. ``requirement`` is what carries it
    in the document's words ("two thirds"), ``threshold`` the same as a share; ``public_service`` tells whether it is a
    ballot in an important public service, None where nobody says. Raises InvalidValue (``bad-value``) without
    evidence, for a confidence outside 0 to 1, for a number below zero, for a turnout above 100 per cent, and when
    state and result are at odds; (``bad-date``) when it would close before it opened.
    """

    body: str | None
    motion: str | None
    result: VoteResult | None
    counts: tuple[Count, ...] = ()
    kind: VoteKind | None = None
    electorate: int | None = None
    returned: int | None = None
    turnout: float | None = None  # per cent
    margin: str | None = None  # "overwhelmingly"
    date: PartialDate | None = None
    evidence: tuple[Span, ...] = ()
    confidence: float = 1.0
    derived_from: tuple[str, ...] = ()
    state: VoteState | None = None
    creator: str | None = None
    question: str | None = None
    requirement: str | None = None
    threshold: Threshold | None = None
    recommended_by: str | None = None
    issued: int | None = None
    spoiled: int | None = None
    group_results: tuple[GroupResult, ...] = ()
    opened: PartialDate | None = None
    closed: PartialDate | None = None
    public_service: bool | None = None

    def __post_init__(self) -> None:
        what = f"{self.body or 'the'} vote"
        check_evidence(self.evidence, what, derived_from=self.derived_from)
        check_confidence(self.confidence, what)
        if any(n is not None and n < 0 for n in (self.electorate, self.issued, self.returned, self.spoiled)):
            raise InvalidValue("bad-value", f"{what} cannot have fewer papers than none")
        _check_turnout(self.turnout)
        if self.state and self.result and self.state.value != self.result.value:
            raise InvalidValue("bad-value", f"{what} is {self.state}, so its result is not {self.result}")
        if self.opened and self.closed and self.closed.is_before(self.opened):
            raise InvalidValue("bad-date", f"{what} cannot close on {self.closed} having opened on {self.opened}")

    def discrepancies(self, tolerance: float = 0.5) -> tuple[str, ...]:
        """Return, in sentences with the numbers, where they contradict each other, the result or the law of its date.

        Empty when they agree or too few are given. ``tolerance`` is in percentage points, for figures that were
        rounded. See ontology/tally.py for what is checked.
        """
        return discrepancies(self, tolerance)


@dataclass(frozen=True, slots=True)
class Mandate:
    """What a carried vote empowers a body to do, and until when.

    It is told, by ``evidence``, or names in ``derived_from`` the vote that it follows from. Raises InvalidValue
    (``bad-value``) when it rests on neither, and (``bad-date``) when it would expire before it began.
    """

    body: str
    scope: str
    state: MandateState
    start: PartialDate | None = None
    expires: dt.date | None = None
    evidence: tuple[Span, ...] = ()
    derived_from: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        check_evidence(self.evidence, f"{self.body}'s mandate", derived_from=self.derived_from)
        if self.start and self.expires and self.expires < self.start.earliest:
            raise InvalidValue("bad-date", f"{self.body}'s mandate cannot expire before it begins")
