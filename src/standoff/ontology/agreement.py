"""Agreements and contracts: how far they got."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise
from types import MappingProxyType

from standoff.errors import InvalidValue
from standoff.ontology.date import PartialDate
from standoff.ontology.evidence import check_confidence, check_earlier, check_evidence
from standoff.ontology.span import Span


class AgreementState(StrEnum):
    """Where an agreement stands (ILO Convention 154, OECD glossary, bargaining usage)."""

    SOUGHT = "sought"
    NEGOTIATION = "in negotiation"
    TENTATIVE = "tentative"
    RECOMMENDED = "recommended"
    NOT_RECOMMENDED = "not recommended"
    BALLOTED = "balloted"
    RATIFIED = "ratified"
    REJECTED = "rejected"
    RENEGOTIATION_SOUGHT = "renegotiation sought"
    RENEGOTIATION_REFUSED = "renegotiation refused"
    REOPENED = "reopened"
    SIGNED = "signed"
    IN_FORCE = "in force"
    EXTENDED = "extended"
    DEROGATED = "derogated"
    VARIED = "varied"
    BREACHED = "breached"
    EXPIRED = "expired"
    TERMINATED = "terminated"
    IMPOSED = "imposed"
    REFERRED = "referred"


class AgreementLevel(StrEnum):
    """How wide an agreement reaches."""

    NATIONAL = "national"
    SECTOR = "sector"
    LOCAL = "local"


#: An agreement can be imposed from any of these; once it is ratified it no longer can.
BEFORE_RATIFICATION = frozenset(
    {
        AgreementState.SOUGHT,
        AgreementState.NEGOTIATION,
        AgreementState.TENTATIVE,
        AgreementState.RECOMMENDED,
        AgreementState.NOT_RECOMMENDED,
        AgreementState.BALLOTED,
        AgreementState.REJECTED,
        AgreementState.RENEGOTIATION_SOUGHT,
        AgreementState.RENEGOTIATION_REFUSED,
        AgreementState.REOPENED,
        AgreementState.REFERRED,
    }
)

_A = AgreementState
_ANYWHERE = {_A.IMPOSED, _A.REFERRED}
_AGAIN = {_A.RENEGOTIATION_SOUGHT, _A.RENEGOTIATION_REFUSED, _A.REOPENED}
_ALIVE = {_A.EXTENDED, _A.DEROGATED, _A.VARIED, _A.BREACHED}
_OVER = {_A.EXPIRED, _A.TERMINATED}

#: What directly follows what. Sources leave steps out, so a record may skip some: Agreement.gaps tells which.
AGREEMENT_MOVES: Mapping[AgreementState, frozenset[AgreementState]] = MappingProxyType(
    {
        _A.SOUGHT: frozenset({_A.NEGOTIATION} | _ANYWHERE),
        _A.NEGOTIATION: frozenset({_A.TENTATIVE} | _ANYWHERE),
        _A.TENTATIVE: frozenset({_A.RECOMMENDED, _A.NOT_RECOMMENDED} | _ANYWHERE),
        _A.RECOMMENDED: frozenset({_A.BALLOTED} | _ANYWHERE),
        _A.NOT_RECOMMENDED: frozenset({_A.BALLOTED} | _ANYWHERE),
        _A.BALLOTED: frozenset({_A.RATIFIED, _A.REJECTED} | _ANYWHERE),
        _A.REJECTED: frozenset(_AGAIN | _ANYWHERE),
        _A.RENEGOTIATION_SOUGHT: frozenset({_A.RENEGOTIATION_REFUSED, _A.REOPENED} | _ANYWHERE),
        _A.RENEGOTIATION_REFUSED: frozenset({_A.RENEGOTIATION_SOUGHT, _A.REOPENED} | _ANYWHERE),
        _A.REOPENED: frozenset({_A.NEGOTIATION, _A.TENTATIVE} | _ANYWHERE),
        _A.REFERRED: frozenset({_A.NEGOTIATION, _A.TENTATIVE, _A.IMPOSED}),
        _A.RATIFIED: frozenset({_A.SIGNED}),
        _A.SIGNED: frozenset({_A.IN_FORCE}),
        _A.IMPOSED: frozenset({_A.IN_FORCE}),
        _A.IN_FORCE: frozenset(_ALIVE | _OVER),
        _A.EXTENDED: frozenset(_ALIVE | _OVER),
        _A.DEROGATED: frozenset(_ALIVE | _OVER),
        _A.VARIED: frozenset(_ALIVE | _OVER),
        _A.BREACHED: frozenset(_ALIVE | _OVER),
        _A.EXPIRED: frozenset(),
        _A.TERMINATED: frozenset(),
    }
)


@dataclass(frozen=True, slots=True)
class AgreementStep:
    """One state with its date, how it applies ("phased", "local", "by opt-in") and the words that tell it.

    A derived step (it expired, because its last day passed) names the steps it follows from instead. Raises
    InvalidValue (``bad-value``) when it rests on neither.
    """

    state: AgreementState
    date: PartialDate | None
    evidence: tuple[Span, ...]
    manner: str | None = None
    derived_from: tuple[int, ...] = ()

    def __post_init__(self) -> None:
        check_evidence(self.evidence, f"the step {self.state}", derived_from=self.derived_from)


class AdoptionStatus(StrEnum):
    """How far somebody is with taking an agreement up."""

    INTERESTED = "interested"
    APPROACHED = "approached"
    ADOPTED = "adopted"


@dataclass(frozen=True, slots=True)
class Adopter:
    """Somebody who takes an agreement up, or might. Raises InvalidValue (``bad-value``) without evidence."""

    name: str
    status: AdoptionStatus
    evidence: tuple[Span, ...]
    date: PartialDate | None = None
    confidence: float = 1.0

    def __post_init__(self) -> None:
        check_evidence(self.evidence, f"that {self.name} is {self.status}")
        check_confidence(self.confidence, f"that {self.name} is {self.status}")


@dataclass(frozen=True, slots=True)
class NonNegotiable:
    """That something "cannot be renegotiated", with everybody who says so, and since when they do.

    Raises InvalidValue (``bad-value``) without evidence, and when nobody claims it: it is never a fact of its own.
    """

    what: str
    claimants: tuple[str, ...]
    evidence: tuple[Span, ...]
    since: PartialDate | None = None

    def __post_init__(self) -> None:
        check_evidence(self.evidence, f"that {self.what} cannot be renegotiated")
        if not self.claimants:
            raise InvalidValue("bad-value", f"that {self.what} cannot be renegotiated is somebody's claim: whose?")


@dataclass(frozen=True, slots=True)
class Agreement:
    """A settlement or contract between parties and its steps in order.

    Raises InvalidValue (``bad-value``) without parties or steps, when derived steps do not derive from earlier ones,
    and when it would be imposed after it was ratified.
    """

    name: str
    parties: tuple[str, ...]
    steps: tuple[AgreementStep, ...]
    level: AgreementLevel | None = None
    scope: str | None = None
    adopters: tuple[Adopter, ...] = ()
    non_negotiable: tuple[NonNegotiable, ...] = ()

    def __post_init__(self) -> None:
        if not self.parties or not self.steps:
            raise InvalidValue("bad-value", f"{self.name} needs its parties and at least one step")
        check_earlier([step.derived_from for step in self.steps], self.name)
        for before, after in pairwise(self.steps):
            if after.state is AgreementState.IMPOSED and before.state not in BEFORE_RATIFICATION:
                raise InvalidValue("bad-value", f"{self.name} cannot be imposed once it is {before.state}")

    @property
    def state(self) -> AgreementState:
        """The last step: how far it got."""
        return self.steps[-1].state

    @property
    def gaps(self) -> tuple[tuple[AgreementState, AgreementState], ...]:
        """Pairs of steps that do not follow directly: something between them was told by nobody that was read."""
        pairs = pairwise(step.state for step in self.steps)
        return tuple((a, b) for a, b in pairs if a is not b and b not in AGREEMENT_MOVES[a])
