"""What every entry of the record has, and what the folds ask of an event."""

from __future__ import annotations

import hashlib
from typing import Protocol

from standoff.ontology import ActStatus, PartialDate


class Entry(Protocol):
    """One line of the record: whom it concerns, when, and the facts (by id) that it rests on.

    ``id`` is a letter and the beginning of a digest of what identifies the entry, so that it stays the same when the
    record is read again, in any order. ``when`` is None where nobody tells; an entry rests on at least one fact.
    """

    @property
    def id(self) -> str:
        """The entry's id."""

    @property
    def parties(self) -> tuple[str, ...]:
        """The names of the parties it concerns, the one who acts or holds first."""

    @property
    def when(self) -> PartialDate | None:
        """The date it stands under, None where there is none."""

    @property
    def evidence(self) -> tuple[str, ...]:
        """The ids of the facts it rests on, sorted."""


class Occurrence(Entry, Protocol):
    """What these folds ask of one event of the record, merged from all reports of it.

    ``when`` is the event's date, ``published`` the day of its first report, ``documents`` are the ids of the documents
    that report it, and ``status`` tells whether it happened; ``polarity`` is False where it is denied.
    """

    @property
    def type(self) -> str:
        """One of the forty act types."""

    @property
    def mode(self) -> str | None:
        """One of the type's modes."""

    @property
    def actors(self) -> tuple[str, ...]:
        """Who did it."""

    @property
    def recipients(self) -> tuple[str, ...]:
        """To whom it was done."""

    @property
    def about(self) -> str | None:
        """What it was about, in words."""

    @property
    def status(self) -> ActStatus:
        """Whether it happened."""

    @property
    def polarity(self) -> bool:
        """False where it is denied."""

    @property
    def published(self) -> PartialDate | None:
        """The day of the first report."""

    @property
    def documents(self) -> tuple[str, ...]:
        """The ids of the documents that report it."""


#: How many hex digits of the digest an entry's id keeps: 48 bits, one clash expected in some 10 million entries.
_DIGITS = 12


def entry_id(letter: str, *parts: str | None) -> str:
    """Return ``letter`` with the beginning of the SHA-256 of ``parts``, kept apart from each other and from None."""
    text = "\x1f".join("\x00" if part is None else part for part in parts)
    return letter + hashlib.sha256(text.encode("utf-8")).hexdigest()[:_DIGITS]
