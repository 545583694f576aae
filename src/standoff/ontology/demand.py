"""Demands, offers and invitations: what was asked or held out, and what became of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise
from types import MappingProxyType

from standoff.errors import InvalidValue
from standoff.ontology.act import ActObject
from standoff.ontology.date import PartialDate
from standoff.ontology.evidence import check_earlier, check_evidence
from standoff.ontology.span import Span
from standoff.ontology.standard import OWN, Grounds, Standard


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

#: After these nothing more is expected, unless the demand is made anew or that it was met is disputed.
FINAL = frozenset({DemandState.MET, DemandState.WITHDRAWN, DemandState.SUPERSEDED, DemandState.LAPSED})

_PRESSED = frozenset({DemandState.REPEATED, DemandState.ESCALATED})
_CLOSES = frozenset({DemandState.WITHDRAWN, DemandState.SUPERSEDED, DemandState.LAPSED})
_ANSWERS = frozenset(
    {
        DemandState.PROMISED,
        DemandState.COUNTERED,
        DemandState.REFUSED,
        DemandState.MET,
        DemandState.PARTLY_MET,
        DemandState.DISPUTED,
    }
)
_HEARD = frozenset({DemandState.ACKNOWLEDGED, DemandState.UNDER_CONSIDERATION})
_LIVE = _PRESSED | _HEARD | _ANSWERS | _CLOSES | {DemandState.UNANSWERED}
_SETTLED = _PRESSED | _ANSWERS | _CLOSES | {DemandState.UNANSWERED}

#: Which steps may follow which. An answer can be given again, by another voice or another day; what is met, withdrawn,
#: superseded or lapsed is over, unless it is made anew or that it was met is disputed.
DEMAND_MOVES: Mapping[DemandState, frozenset[DemandState]] = MappingProxyType(
    {
        DemandState.MADE: _LIVE,
        DemandState.REPEATED: _LIVE,
        DemandState.ESCALATED: _LIVE,
        DemandState.ACKNOWLEDGED: _LIVE,
        DemandState.UNDER_CONSIDERATION: _LIVE - {DemandState.ACKNOWLEDGED},
        DemandState.PROMISED: _SETTLED,
        DemandState.COUNTERED: _SETTLED | {DemandState.UNDER_CONSIDERATION},
        DemandState.REFUSED: _SETTLED | {DemandState.UNDER_CONSIDERATION},
        DemandState.PARTLY_MET: _SETTLED,
        DemandState.DISPUTED: _SETTLED,
        DemandState.UNANSWERED: _LIVE,
        DemandState.MET: frozenset({DemandState.DISPUTED, DemandState.MADE}),
        DemandState.WITHDRAWN: frozenset({DemandState.MADE}),
        DemandState.SUPERSEDED: frozenset({DemandState.MADE}),
        DemandState.LAPSED: frozenset({DemandState.MADE}),
    }
)

_WF = "Winograd and Flores"

#: Where each step comes from; what no standard names is this project's own.
DEMAND_STANDARDS: Mapping[DemandState, tuple[Standard, ...]] = MappingProxyType(
    {
        **dict.fromkeys(DemandState, (OWN,)),
        DemandState.MADE: (
            Standard(f"{_WF}: request, offer", Grounds.SECONDARY),
            Standard("PLOVER REQUEST, AGREE"),
        ),
        DemandState.ACKNOWLEDGED: (Standard("ISO 24617-2, address request, address offer", Grounds.RECALLED),),
        DemandState.PROMISED: (Standard(f"{_WF}: promise", Grounds.SECONDARY), Standard("PLOVER AGREE")),
        DemandState.COUNTERED: (Standard(f"{_WF}: counter-offer; Sidner: Counter, ProposeReplace", Grounds.SECONDARY),),
        DemandState.REFUSED: (
            Standard(f"{_WF}: reject, decline; Sidner: Reject", Grounds.SECONDARY),
            Standard("PLOVER REJECT"),
        ),
        DemandState.WITHDRAWN: (
            Standard(f"{_WF}: withdraw; Sidner: RetractProposal", Grounds.SECONDARY),
            Standard("PLOVER CONCEDE"),
        ),
        DemandState.MET: (Standard(f"{_WF}: declare complete", Grounds.SECONDARY),),
        DemandState.DISPUTED: (Standard(f"{_WF}: declare not complete", Grounds.SECONDARY),),
        DemandState.SUPERSEDED: (Standard("bargaining schema: proposal status"),),
    }
)


@dataclass(frozen=True, slots=True)
class DemandStep:
    """One step with the words that tell it; a derived one names the steps it follows from instead.

    ``window`` is the number of days of silence after which a demand counts as unanswered: it is shown with the step.
    Raises InvalidValue (``bad-value``) when a reported step has no evidence, a derived one claims to be reported, or
    one that is unanswered does not say after how many days.
    """

    state: DemandState
    by: str | None
    date: PartialDate | None
    evidence: tuple[Span, ...] = ()
    derived_from: tuple[int, ...] = ()
    window: int | None = None

    def __post_init__(self) -> None:
        if self.state in DERIVED and not self.derived_from:
            raise InvalidValue("bad-value", f"{self.state} can only be derived from earlier steps")
        check_evidence(self.evidence, f"the step {self.state}", derived_from=self.derived_from)
        if (self.state is DemandState.UNANSWERED) != (self.window is not None):
            raise InvalidValue("bad-value", "a window of days belongs to what is unanswered, and to nothing else")
        if self.window is not None and self.window < 1:
            raise InvalidValue("bad-value", f"after {self.window} days nobody can be said not to have answered")

    @property
    def derived(self) -> bool:
        """Whether it follows from earlier steps and was reported by nobody."""
        return bool(self.derived_from)


@dataclass(frozen=True, slots=True)
class Demand:
    """Something asked of or held out to somebody. Who must act may differ from who is addressed.

    Raises InvalidValue (``bad-value``) unless the first step is that it was made, each step may follow the one before
    (DEMAND_MOVES), and derived steps derive from earlier ones.
    """

    kind: DemandKind
    issuer: str
    addressees: tuple[str, ...]
    sought: str
    steps: tuple[DemandStep, ...]
    must_act: str | None = None
    deadline: PartialDate | None = None
    condition: str | None = None
    object: ActObject | None = None

    def __post_init__(self) -> None:
        if not self.steps or self.steps[0].state is not DemandState.MADE:
            raise InvalidValue("bad-value", "a demand begins with being made")
        check_earlier([step.derived_from for step in self.steps], f"the {self.kind} for {self.sought}")
        for before, after in pairwise(self.steps):
            if after.state not in DEMAND_MOVES[before.state]:
                raise InvalidValue("bad-value", f"a {self.kind} that is {before.state} cannot then be {after.state}")

    @property
    def state(self) -> DemandState:
        """The last step: where the demand stands."""
        return self.steps[-1].state

    @property
    def answers(self) -> tuple[DemandStep, ...]:
        """What was answered, in order: every step that is a promise, a counter-offer, a refusal or that it was met."""
        return tuple(step for step in self.steps if step.state in _ANSWERS and not step.derived)
