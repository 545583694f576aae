"""Access: how words came to the outlet that prints them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from standoff.errors import InvalidValue
from standoff.ontology.span import Span


class Access(StrEnum):
    """The way the words came."""

    TOLD = "told"
    PRESS_CONFERENCE = "press conference"
    STATEMENT = "statement"
    LETTER = "letter"
    DOCUMENT = "document"


@dataclass(frozen=True, slots=True)
class AccessPath:
    """The way, and the words of the article that tell it: "in a letter seen by the Lantern".

    Raises InvalidValue (``bad-value``) without words: how an outlet knows is not guessed.
    """

    kind: Access
    words: Span

    def __post_init__(self) -> None:
        if not len(self.words):
            raise InvalidValue("bad-value", f"that it was a {self.kind} needs the words that say so")
