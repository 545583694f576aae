"""What each document gave when the record was last put together, for the next time: most of it is the same then.

Nothing here says what the record is. What a document gives is a function of its facts as they stand and of the names
that the record has for those in them; it is kept under a digest of just these (``Facts.digests``, ``Names.digest``),
and thrown away where that is another. Of entries only the digests are kept, for those are in the file.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from standoff.curation import Orphan
from standoff.ontology import DocumentHead, Fact
from standoff.store import State


@dataclass(slots=True)
class Page:
    """What one document gave; None where it has not been asked yet.

    ``told`` are those of its facts that a fold asks for, in the record's names, ``heard`` a digest of them; ``spoken``
    whom its statements concern, one after the other; ``statement``, ``act`` and ``role`` the digests of its entries of
    these views, ``doubts`` what waits of it (``waiting.packed``) where just the facts ``but`` are contested, and seen.
    """

    stands: bytes
    named: bytes = b""
    told: tuple[Fact, ...] | None = None
    heard: bytes = b""
    spoken: tuple[str, ...] | None = None
    statement: bytes | None = None
    act: bytes | None = None
    role: bytes | None = None
    doubts: bytes | None = None
    but: tuple[frozenset[str], frozenset[str]] = (frozenset(), frozenset())


@dataclass(frozen=True, slots=True)
class Whole:
    """What all documents gave together, under digests of all that it follows from.

    ``key`` is that of all facts, ``heard`` that of those alone that folds are asked with. ``entries`` are the digests
    of the entries by view, without those that pages have and what waits; ``contested`` the facts on which accounts
    differ, by document; ``acted`` how many events concern each party. ``named`` are the decisions about names that
    nothing answers to, ``others`` those about acts and issues.
    """

    key: bytes
    heard: bytes
    entries: Mapping[str, bytes]
    contested: Mapping[str, frozenset[str]]
    acted: Mapping[str, int]
    named: tuple[Orphan, ...]
    others: tuple[Orphan, ...]


class Memory:
    """Pages by document: those of the documents that the record last had, and no others; and what they gave together.

    A round of putting together begins (``begin``) and ends; where it does not end, or documents have changed meanwhile,
    nobody can say what its pages were made of, and nothing is remembered of it. Decisions that are made meanwhile do no
    harm: a round reads them once, when it begins.
    """

    def __init__(self) -> None:
        self.whole: Whole | None = None
        self._pages: dict[str, Page] = {}
        self._heads: dict[str, DocumentHead] = {}
        self._begun = (0, 0)
        self._ended = False

    def begin(self, state: State, heads: Iterable[DocumentHead]) -> tuple[DocumentHead, ...]:
        """Forget all documents but ``heads``; return these, each as the same value that the pages hold if it is equal.

        ``state`` is what the record says in counts, before ``heads`` were read.
        """
        if not self._ended:
            self._pages, self._heads, self.whole = {}, {}, None
        self._begun, self._ended = _of_documents(state), False
        self._heads = {head.id: self._same(head) for head in heads}
        self._pages = {id: page for id, page in self._pages.items() if id in self._heads}
        return tuple(self._heads.values())

    def end(self, state: State) -> None:
        """Take note that everything has been asked of the pages, and what the record says now."""
        self._ended = _of_documents(state) == self._begun

    def _same(self, head: DocumentHead) -> DocumentHead:
        before = self._heads.get(head.id)
        return before if before == head else head

    @property
    def documents(self) -> int:
        """Of how many documents something is remembered."""
        return len(self._pages)

    def stands(self, id: str, digest: bytes) -> None:
        """Learn the digest of the facts of a document as they stand; forget what it gave if they were others."""
        page = self._pages.get(id)
        if page is None or page.stands != digest:
            self._pages[id] = Page(digest)

    def named(self, id: str, digest: bytes) -> Page:
        """Return the page of a document whose names have this digest now, without what other names gave."""
        page = self._pages[id]
        if page.named != digest:
            page = self._pages[id] = Page(page.stands, digest, doubts=page.doubts, but=page.but)
        return page

    def page(self, id: str) -> Page:
        """Return the page of a document of the record."""
        return self._pages[id]


def _of_documents(state: State) -> tuple[int, int]:
    """What changes whenever anything of ``state`` does, unless it is a decision more."""
    return state.changes - state.decisions, state.texts


def digested(*parts: bytes) -> bytes:
    """Return a digest of ``parts``, kept apart from each other."""
    made = hashlib.blake2b(digest_size=16)
    for part in parts:
        made.update(len(part).to_bytes(8, "big"))
        made.update(part)
    return made.digest()
