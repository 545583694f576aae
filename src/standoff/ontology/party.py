"""Parties: who acts and speaks in a dispute, and the forms of their names."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from standoff.errors import InvalidValue
from standoff.ontology.evidence import check_confidence, check_evidence
from standoff.ontology.span import Span


class PartyKind(StrEnum):
    """What a source or an actor is (ONTOLOGY §1, actor kinds)."""

    PERSON = "person"
    ORGANISATION = "organisation"
    COMMITTEE = "committee"  # a part of a body: a committee, a branch, a board
    OFFICE = "office"  # "the health secretary", whoever holds it
    COLLECTIVE = "collective"  # several, with a count or a description: "nine branch secretaries"
    UNNAMED = "unnamed"  # somebody described but not named: "a spokesman"
    DOCUMENT = "document"  # a letter, a report, a motion that speaks
    OUTLET = "outlet"


class Sector(StrEnum):
    """What a body does, for users' filters and for PLOVER's sector codes."""

    UNION = "union"
    PROFESSIONAL_BODY = "professional body"
    EMPLOYER_BODY = "employer body"
    EMPLOYER = "employer"
    MINISTRY = "ministry"
    AGENCY = "agency"
    REGULATOR = "regulator"
    ROYAL_COLLEGE = "royal college"
    OUTLET = "outlet"
    PARLIAMENT = "parliament"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Name:
    """A canonical name with the other forms one document uses for it, sorted: acronyms, short and titled forms.

    Raises InvalidValue (``bad-value``) when the canonical name is empty.
    """

    canonical: str
    kind: PartyKind
    forms: tuple[str, ...] = ()
    acronym: str | None = None

    def __post_init__(self) -> None:
        if not self.canonical.strip():
            raise InvalidValue("bad-value", "a name needs at least one character")


@dataclass(frozen=True, slots=True)
class Party:
    """Somebody in the record: the same across documents, as links and people's decisions have it.

    A body that is renamed over time is a new party with ``succeeds`` set: succession, not identity.
    Raises InvalidValue (``bad-value``) when the name is empty, or the party succeeds or belongs to itself.
    """

    name: str
    kind: PartyKind
    sector: Sector | None = None
    aliases: tuple[str, ...] = ()
    succeeds: str | None = None
    part_of: str | None = None

    def __post_init__(self) -> None:
        if not self.name.strip():
            raise InvalidValue("bad-value", "a party needs at least one character")
        if self.name in (self.succeeds, self.part_of):
            raise InvalidValue("bad-value", f"{self.name} neither succeeds itself nor belongs to itself")


@dataclass(frozen=True, slots=True)
class Part:
    """A named body that belongs to another: "the GP committee" of the association.

    Raises InvalidValue (``bad-value``) without evidence and for a confidence outside 0 to 1.
    """

    part: str
    whole: str
    evidence: tuple[Span, ...]
    confidence: float = 1.0

    def __post_init__(self) -> None:
        check_evidence(self.evidence, f"that {self.part} belongs to {self.whole}")
        check_confidence(self.confidence, f"that {self.part} belongs to {self.whole}")
