"""Agreements and contracts: how far they got."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from standoff.ontology.date import PartialDate
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


@dataclass(frozen=True, slots=True)
class AgreementStep:
    """One state with its date, how it applies ("phased", "local", "by opt-in") and the words that tell it."""

    state: AgreementState
    date: PartialDate | None
    evidence: tuple[Span, ...]
    manner: str | None = None


@dataclass(frozen=True, slots=True)
class Agreement:
    """A settlement or contract between parties and its steps in order."""

    name: str
    parties: tuple[str, ...]
    steps: tuple[AgreementStep, ...]
    level: str | None = None  # national, sector, local
    scope: str | None = None
