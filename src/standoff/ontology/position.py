"""Positions: who stands where on which question, and on whose word."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from standoff.errors import InvalidValue
from standoff.ontology.date import PartialDate
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


@dataclass(frozen=True, slots=True)
class Position:
    """One document's word that a holder takes a stance on an issue.

    ``reported_by`` is None when the holder's own words or the outlet say so. Raises InvalidValue (``bad-value``)
    when a conditional stance lacks its condition.
    """

    holder: str
    issue: str
    stance: Stance
    evidence: tuple[Span, ...]
    condition: str | None = None
    reported_by: str | None = None
    date: PartialDate | None = None
    confidence: float = 1.0

    def __post_init__(self) -> None:
        if self.stance is Stance.CONDITIONAL and not self.condition:
            raise InvalidValue("bad-value", f"{self.holder}'s conditional stance needs its condition")
