"""Who reports whom, and in which word: the chain from an outlet's words to those of the person at the end of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from standoff.query import Said
    from standoff.store import Store

UNKNOWN = "speaker unknown"


def speakers(said: Said) -> tuple[str, ...]:
    """Return who speaks, outermost first, the statement's own speaker last."""
    return tuple(name or UNKNOWN for name in said.chain)


class Cues:
    """Looks the words up that report statements, each document's text once while its statements follow each other."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._text = ("", "")  # of the document that was asked for last

    def of(self, said: Said) -> str | None:
        """Return the words that report a statement ("denied"); where it goes on, those of its first stretch."""
        if said.cue is None:
            return None
        if self._text[0] != said.document.id:
            self._text = (said.document.id, self._store.text(said.document.id))
        return " ".join(said.cue.of(self._text[1]).split()) or None
