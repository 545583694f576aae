"""Offices: who holds which role in which body, and when."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from standoff.errors import InvalidValue
from standoff.ontology.date import PartialDate
from standoff.ontology.evidence import check_confidence, check_evidence
from standoff.ontology.span import Span


class RoleStatus(StrEnum):
    """Where a role stands, seen from the document that tells of it."""

    CURRENT = "current"
    FORMER = "former"
    FUTURE = "future"


@dataclass(frozen=True, slots=True)
class Role:
    """One document's word that a person has, had or will have a role in a body.

    ``role`` is in lower case where it is a common noun; ``organisation`` of a committee's chair is the committee.
    Raises InvalidValue (``bad-value``) without evidence and for a confidence outside 0 to 1.
    """

    person: str
    role: str
    organisation: str | None
    status: RoleStatus
    evidence: tuple[Span, ...]
    confidence: float = 1.0

    def __post_init__(self) -> None:
        what = f"{self.person}'s role {self.role}"
        check_evidence(self.evidence, what)
        check_confidence(self.confidence, what)


@dataclass(frozen=True, slots=True)
class Office:
    """A post in a body and one person's time in it (Popolo's Post and Membership).

    ``start`` and ``end`` are as far as they are known; raises InvalidValue (``bad-date``) when the end must lie
    before the start.
    """

    person: str
    role: str
    organisation: str | None
    start: PartialDate | None = None
    end: PartialDate | None = None
    predecessor: str | None = None
    successor: str | None = None

    def __post_init__(self) -> None:
        if self.start and self.end and self.end.is_before(self.start):
            raise InvalidValue("bad-date", f"{self.person} cannot leave in {self.end} what began in {self.start}")
