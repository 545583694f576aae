"""Links across documents: which names are one party's, which acts are one event, which documents are one article.

Linking proposes them, people's decisions overrule them (curation), and the record is folded from what is left.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from standoff.errors import InvalidValue
from standoff.ontology.evidence import check_confidence
from standoff.ontology.party import Party


@dataclass(frozen=True, slots=True, order=True)
class Bearer:
    """A name as one document uses it: whom "Kell" or "the guild" is there. ``document`` is the document's id.

    Two bearers of one name in two documents may be one party or two; within one document a name has one bearer.
    Raises InvalidValue (``bad-value``) when the name is empty.
    """

    name: str
    document: str

    def __post_init__(self) -> None:
        if not self.name.strip():
            raise InvalidValue("bad-value", "a bearer needs a name")


@dataclass(frozen=True, slots=True)
class Join:
    """The proposal that two bearers are one party, with the rule that says so, in a sentence for people (``reason``).

    ``confidence`` runs from 0 to 1. Raises InvalidValue (``bad-value``) for a confidence outside, and for a join of a
    bearer with itself.
    """

    left: Bearer
    right: Bearer
    rule: str
    reason: str
    confidence: float

    def __post_init__(self) -> None:
        check_confidence(self.confidence, f"that {self.left.name} is {self.right.name}")
        if self.left == self.right:
            raise InvalidValue("bad-value", f"{self.left.name} need not be joined with itself")


@dataclass(frozen=True, slots=True)
class SameAct:
    """The proposal that two act facts (by id) report one event. Raises InvalidValue (``bad-value``) as Join does."""

    left: str
    right: str
    reason: str
    confidence: float

    def __post_init__(self) -> None:
        check_confidence(self.confidence, f"that {self.left} and {self.right} are one event")
        if self.left == self.right:
            raise InvalidValue("bad-value", f"{self.left} need not be joined with itself")


@dataclass(frozen=True, slots=True)
class SameIssue:
    """The proposal that two wordings name one issue. Raises InvalidValue (``bad-value``) as Join does."""

    left: str
    right: str
    reason: str
    confidence: float

    def __post_init__(self) -> None:
        check_confidence(self.confidence, f"that {self.left} and {self.right} are one issue")
        if self.left == self.right:
            raise InvalidValue("bad-value", f"{self.left} need not be joined with itself")


class CopyKind(StrEnum):
    """How like another a document is."""

    REPRINT = "reprint"  # the same article in another place, whole or cut
    NEAR_COPY = "near copy"  # most of its words, rewritten in part


@dataclass(frozen=True, slots=True)
class Copy:
    """That the document ``copy`` (by id) prints what ``original`` printed, at or before it; both are ids.

    ``similarity`` is the share of the shorter one's word runs that both hold, from 0 to 1. Raises InvalidValue
    (``bad-value``) for a similarity outside, and for a copy of itself.
    """

    original: str
    copy: str
    kind: CopyKind
    similarity: float

    def __post_init__(self) -> None:
        check_confidence(self.similarity, f"that {self.copy} copies {self.original}")
        if self.original == self.copy:
            raise InvalidValue("bad-value", f"{self.copy} is no copy of itself")


@dataclass(frozen=True, slots=True)
class KnownParty:
    """The party of a record: its ``party`` under a name that no other party of the record has, and whose names it is.

    ``id`` is made of the name ("guild-of-harbour-pilots"): it is the party's address on pages and in files.
    ``bearers`` are the names, document by document, that are its; ``joins`` says why they are held to be one.
    Raises InvalidValue (``bad-value``) without a bearer.
    """

    id: str
    party: Party
    bearers: tuple[Bearer, ...]
    joins: tuple[Join, ...] = ()

    def __post_init__(self) -> None:
        if not self.bearers:
            raise InvalidValue("bad-value", f"nobody calls anybody {self.party.name!r}")
