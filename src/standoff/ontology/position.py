"""Positions: who stands where on which question, and on whose word."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from standoff.errors import InvalidValue
from standoff.ontology.date import PartialDate
from standoff.ontology.evidence import Certainty, check_confidence, check_evidence
from standoff.ontology.span import Span


class Stance(StrEnum):
    """Where a holder stands."""

    SUPPORTS = "supports"
    OPPOSES = "opposes"
    CONDITIONAL = "conditional"
    NEUTRAL = "neutral"
    UNDECIDED = "undecided"
    MIXED = "mixed"

    def contradicts(self, other: Stance) -> bool:
        """Tell whether one holder cannot take both at one time: support and opposition, nothing softer."""
        return {self, other} == {Stance.SUPPORTS, Stance.OPPOSES}

    @property
    def weight(self) -> int | None:
        """1, −1 or 0 for discourse networks; None where the holder is undecided or of two minds."""
        return {Stance.SUPPORTS: 1, Stance.OPPOSES: -1, Stance.CONDITIONAL: 0, Stance.NEUTRAL: 0}.get(self)


class HolderLevel(StrEnum):
    """Who it is that holds a position."""

    ORGANISATION = "organisation"
    MEMBERS = "members"  # as somebody, mostly their organisation, reports them
    PERSON = "person"


class Reporter(StrEnum):
    """In which part somebody reports a position."""

    SELF = "self"
    OPPONENT = "opponent"
    JOURNALIST = "journalist"


class PositionBasis(StrEnum):
    """What a position is known from."""

    STATEMENT = "statement"
    VOTE = "vote"
    ACT = "act"


@dataclass(frozen=True, slots=True)
class Position:
    """One document's word that a holder takes a stance on an issue.

    ``reported_by`` is None when the holder's own words or the outlet say so. ``since`` and ``until`` are what the words
    say of its time ("has been the position since the ballot"), ``date`` when it was taken or reported; ``strength``
    are the words of its strength ("root and branch"). A change of mind is a new position, never an edit.

    Raises InvalidValue (``bad-value``) without evidence, for a confidence outside 0 to 1, when a conditional stance
    lacks its condition, when nobody reports what members or an opponent are said to hold, and (``bad-date``) when it
    would end before it began.
    """

    holder: str
    issue: str
    stance: Stance
    evidence: tuple[Span, ...]
    condition: str | None = None
    reported_by: str | None = None
    date: PartialDate | None = None
    confidence: float = 1.0
    level: HolderLevel | None = None
    reporter: Reporter | None = None
    basis: PositionBasis | None = None
    strength: str | None = None
    since: PartialDate | None = None
    until: PartialDate | None = None
    certainty: Certainty = Certainty.CERTAIN

    def __post_init__(self) -> None:
        what = f"{self.holder}'s stance on {self.issue}"
        check_evidence(self.evidence, what)
        check_confidence(self.confidence, what)
        if self.stance is Stance.CONDITIONAL and not self.condition:
            raise InvalidValue("bad-value", f"{self.holder}'s conditional stance needs its condition")
        heard = self.level is HolderLevel.MEMBERS or self.reporter is Reporter.OPPONENT
        if heard and not self.reported_by:
            raise InvalidValue("bad-value", f"{what} is known from somebody, who must be named")
        if self.since and self.until and self.until.is_before(self.since):
            raise InvalidValue("bad-date", f"{what} cannot end in {self.until} having begun in {self.since}")

    @property
    def period(self) -> tuple[dt.date, dt.date] | None:
        """The first and last day it is known to be held, None without any date. It is not held on beyond its date."""
        dates = [date for date in (self.since, self.date, self.until) if date]
        return (min(d.earliest for d in dates), max(d.latest for d in dates)) if dates else None

    def contradicts(self, other: Position) -> bool:
        """Tell whether one holder is said to take opposite stances on one issue at one time: both are then shown."""
        if (self.holder, self.issue) != (other.holder, other.issue) or not self.stance.contradicts(other.stance):
            return False
        mine, theirs = self.period, other.period
        return bool(mine and theirs and mine[0] <= theirs[1] and theirs[0] <= mine[1])
