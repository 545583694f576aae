"""What the store answers with: plain frozen values."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Generic, TypeVar

from standoff.ontology import DocumentHead, Kind

Item = TypeVar("Item")

#: What stands before and after each word that a search found, in Hit.snippet.
MARK_START, MARK_END = "\x02", "\x03"


class Kept(StrEnum):
    """What keeping a document did to the record."""

    ADDED = "added"  # a source that was not there before
    REVISED = "revised"  # its text has changed: a new revision, or an earlier one again
    REREAD = "reread"  # the same text, but other findings, another reader, or other facts about the document
    UNCHANGED = "unchanged"  # nothing was written


@dataclass(frozen=True, slots=True)
class Hit:
    """A document that a search found; ``snippet`` has found words between MARK_START and MARK_END."""

    document: DocumentHead
    snippet: str


@dataclass(frozen=True, slots=True)
class NotRead:
    """A source that could not be read: why, as a code of docs/errors.md and in words."""

    source: str
    code: str
    message: str


@dataclass(frozen=True, slots=True)
class Counts:
    """How much the record holds. ``facts`` are those of current revisions, by kind, only kinds that occur."""

    documents: int
    revisions: int
    unread: int
    decisions: int
    facts: tuple[tuple[Kind, int], ...]


@dataclass(frozen=True, slots=True)
class Page(Generic[Item]):
    """The first of what was asked for, and how many there are in all."""

    items: tuple[Item, ...]
    total: int

    def __iter__(self) -> Iterator[Item]:
        return iter(self.items)

    def __len__(self) -> int:
        return len(self.items)
