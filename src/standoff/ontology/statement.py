"""Statements: who said what to whom, and through whom it is known."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from standoff.errors import InvalidValue
from standoff.ontology.party import PartyKind
from standoff.ontology.span import Span


class StatementKind(StrEnum):
    """How the words are given (Pareti's direct, mixed and indirect quotation)."""

    DIRECT = "direct"  # all of it inside quotation marks
    MIXED = "mixed"  # a reported clause with quoted words in it
    INDIRECT = "indirect"  # a report without quotation


class Access(StrEnum):
    """How the words came to the outlet."""

    TOLD = "told"
    PRESS_CONFERENCE = "press conference"
    STATEMENT = "statement"
    LETTER = "letter"
    DOCUMENT = "document"


@dataclass(frozen=True, slots=True)
class Statement:
    """One contiguous reported stretch of words.

    ``content`` leaves out the outer quotation marks and a comma before the closing one; ``cue`` is the word that
    reports ("said"), None for a continuation; ``speaker`` is the mention of the source nearest the words and
    ``speaker_name`` who that is, None when it could not be told. ``within`` names the statement that this one is
    reported inside of, ``continues`` the first stretch of a quotation that a cue interrupts.
    ``confidence`` runs from 0 to 1. Raises InvalidValue (``bad-value``) for an empty content or a confidence outside.
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

    def __post_init__(self) -> None:
        if not len(self.content):
            raise InvalidValue("bad-value", "a statement needs words", where=self.id)
        if not 0.0 <= self.confidence <= 1.0:
            raise InvalidValue("bad-value", f"confidence {self.confidence} is not between 0 and 1", where=self.id)


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
