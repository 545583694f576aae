"""Demands, offers and invitations: what was asked or held out, and what became of it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from standoff.errors import InvalidValue
from standoff.ontology.date import PartialDate
from standoff.ontology.span import Span


class DemandKind(StrEnum):
    """What was put to the other side."""

    DEMAND = "demand"
    REQUEST = "request"
    OFFER = "offer"
    INVITATION = "invitation"


class DemandState(StrEnum):
    """A step in the life of a demand (after Winograd and Flores, and Sidner's operators)."""

    MADE = "made"
    REPEATED = "repeated"
    ESCALATED = "escalated"
    ACKNOWLEDGED = "acknowledged"
    UNDER_CONSIDERATION = "under consideration"
    PROMISED = "promised"
    COUNTERED = "countered"
    REFUSED = "refused"
    MET = "met"
    PARTLY_MET = "partly met"
    DISPUTED = "disputed"  # one says it is met, the other denies it
    WITHDRAWN = "withdrawn"
    SUPERSEDED = "superseded"
    LAPSED = "lapsed"
    UNANSWERED = "unanswered"


#: Steps that no source reports: they follow from a deadline, an event or silence, and are shown as derived.
DERIVED = frozenset({DemandState.LAPSED, DemandState.UNANSWERED})

#: After these nothing more is expected, unless the demand is made anew.
FINAL = frozenset({DemandState.MET, DemandState.WITHDRAWN, DemandState.SUPERSEDED, DemandState.LAPSED})


@dataclass(frozen=True, slots=True)
class DemandStep:
    """One step with the words that tell it; a derived one names the steps it follows from instead.

    Raises InvalidValue (``bad-value``) when a reported step has no evidence, or a derived one claims to be reported.
    """

    state: DemandState
    by: str | None
    date: PartialDate | None
    evidence: tuple[Span, ...] = ()
    derived_from: tuple[int, ...] = ()

    def __post_init__(self) -> None:
        if self.state in DERIVED and not self.derived_from:
            raise InvalidValue("bad-value", f"{self.state} can only be derived from earlier steps")
        if not self.evidence and not self.derived_from:
            raise InvalidValue("bad-value", f"the step {self.state} rests on nothing")


@dataclass(frozen=True, slots=True)
class Demand:
    """Something asked of or held out to somebody. Who must act may differ from who is addressed.

    Raises InvalidValue (``bad-value``) unless the first step is that it was made.
    """

    kind: DemandKind
    issuer: str
    addressees: tuple[str, ...]
    sought: str
    steps: tuple[DemandStep, ...]
    must_act: str | None = None
    deadline: PartialDate | None = None
    condition: str | None = None

    def __post_init__(self) -> None:
        if not self.steps or self.steps[0].state is not DemandState.MADE:
            raise InvalidValue("bad-value", "a demand begins with being made")

    @property
    def state(self) -> DemandState:
        """The last step: where the demand stands."""
        return self.steps[-1].state
