"""Statements: who said what to whom, and through whom it is known."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from standoff.errors import InvalidValue
from standoff.ontology.access import Access
from standoff.ontology.evidence import check_confidence
from standoff.ontology.party import PartyKind
from standoff.ontology.span import Span


class StatementKind(StrEnum):
    """How the words are given (Pareti's direct, mixed and indirect quotation)."""

    DIRECT = "direct"  # all of it inside quotation marks
    MIXED = "mixed"  # a reported clause with quoted words in it
    INDIRECT = "indirect"  # a report without quotation


@dataclass(frozen=True, slots=True)
class Statement:
    """One contiguous reported stretch of words.

    ``content`` leaves out the outer quotation marks and a comma before the closing one; ``cue`` is the word that
    reports ("said"), None for a continuation; ``speaker`` is the mention of the source nearest the words and
    ``speaker_name`` who that is, None when it could not be told. ``within`` names the statement that this one is
    reported inside of, ``continues`` the first stretch of a quotation that a cue interrupts.
    A source may stay anonymous, with how many it is (``speaker_count``) and, as ``speaker_name``, a description of it
    in the document's words; it is then no person with a name. ``confidence`` runs from 0 to 1.
    Raises InvalidValue (``bad-value``) for an empty content, a confidence outside, a count below one, and an anonymous
    source that is said to be a named person or an outlet.
    """

    id: str
    kind: StatementKind
    content: Span
    cue: Span | None = None
    speaker: Span | None = None
    speaker_name: str | None = None
    speaker_kind: PartyKind | None = None
    addressee: str | None = None
    access: Access | None = None
    within: str | None = None
    continues: str | None = None
    confidence: float = 1.0
    speaker_count: int | None = None
    anonymous: bool = False

    def __post_init__(self) -> None:
        if not len(self.content):
            raise InvalidValue("bad-value", "a statement needs words", where=self.id)
        check_confidence(self.confidence, "the statement", where=self.id)
        if self.speaker_count is not None and self.speaker_count < 1:
            raise InvalidValue("bad-value", f"{self.speaker_count} speakers cannot say a thing", where=self.id)
        if self.anonymous and self.speaker_kind in (PartyKind.PERSON, PartyKind.OUTLET):
            raise InvalidValue("bad-value", f"an anonymous source is no {self.speaker_kind} by name", where=self.id)


def attribution_chain(statement: Statement, statements: Mapping[str, Statement]) -> tuple[Statement, ...]:
    """Return who reports whom, outermost first and ``statement`` last, following ``within``.

    ``statements`` maps ids to statements of the same document. Raises InvalidValue (``bad-value``) when the chain
    names a statement that is not there or runs in a circle.
    """
    chain = [statement]
    while (outer := chain[-1].within) is not None:
        if outer not in statements or any(link.id == outer for link in chain):
            raise InvalidValue("bad-value", f"reported within {outer!r}, which leads nowhere", where=statement.id)
        chain.append(statements[outer])
    return tuple(reversed(chain))
