"""Votes and mandates: what was put to the vote, with what numbers, and whether they agree with each other."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from standoff.errors import InvalidValue
from standoff.ontology.date import PartialDate
from standoff.ontology.span import Span


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


@dataclass(frozen=True, slots=True)
class Count:
    """One number of a vote: an option ("yes"), its value, and the unit: "votes" or "%"."""

    option: str
    value: float
    unit: str = "votes"
    group: str | None = None

    def __post_init__(self) -> None:
        if self.value < 0 or (self.unit == "%" and self.value > 100):
            raise InvalidValue("bad-value", f"{self.value:g} {self.unit} of {self.option!r} cannot be")


@dataclass(frozen=True, slots=True)
class Vote:
    """A motion and its vote (Popolo's Motion and VoteEvent), with only the numbers that a text gives."""

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

    def discrepancies(self, tolerance: float = 0.5) -> tuple[str, ...]:
        """Return, in words, where the numbers contradict each other; empty when they agree or too few are given.

        Checks that the options add up to the papers returned and that turnout is returned over electorate.
        ``tolerance`` is in percentage points, for figures that were rounded.
        """
        found = []
        votes = [c.value for c in self.counts if c.unit == "votes" and c.group is None]
        if self.returned is not None and len(votes) > 1 and sum(votes) > self.returned:
            found.append(f"the options add up to {sum(votes):g}, more than the {self.returned} papers returned")
        if self.turnout is not None and self.returned is not None and self.electorate:
            actual = 100 * self.returned / self.electorate
            if abs(actual - self.turnout) > tolerance:
                found.append(f"turnout is given as {self.turnout:g} %, but the papers returned make {actual:.1f} %")
        return tuple(found)


@dataclass(frozen=True, slots=True)
class Mandate:
    """What a carried vote empowers a body to do, and until when."""

    body: str
    scope: str
    state: MandateState
    start: PartialDate | None = None
    expires: dt.date | None = None
