"""Phrases: what a mention of somebody is."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from standoff.ontology import Span


class PhraseKind(StrEnum):
    """What a phrase points at."""

    PERSON = "person"
    BODY = "body"
    PRONOUN = "pronoun"


@dataclass(frozen=True, slots=True)
class Phrase:
    """One mention: ``words`` are its name without titles, as printed; ``title`` is the first title in lower case.

    ``possessor`` tells that "'s" follows ("the union's"); ``quoted`` that it stands inside quotation marks.
    """

    span: Span
    kind: PhraseKind
    words: tuple[str, ...]
    title: str | None = None
    possessor: bool = False
    quoted: bool = False

    @property
    def name(self) -> str:
        """The name as printed, white space folded."""
        return " ".join(self.words)
