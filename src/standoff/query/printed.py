"""What single documents tell, as the record lists it: statements, acts and roles as they are printed, and what waits.

Whoever asks for the values gets them, made anew. To be kept, they are asked for as entries (``rows``): of a document
that is the same as the last time nothing is read, for their digests are remembered, and the file has the rest.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import chain
from typing import Any

from standoff.curation.doubt import doubts
from standoff.curation.review import printed
from standoff.ontology import DocumentHead, Fact, Kind
from standoff.query.entries import View, kept
from standoff.query.facts import Facts
from standoff.query.memory import Memory, Page, digested
from standoff.query.reports import ActReport, RoleReport, act_reports, role_reports
from standoff.query.said import Said, by_day, said
from standoff.query.waiting import Waiting, foremost, packed
from standoff.record import Alike, Names, asked
from standoff.store import DIGEST, Made, encode, made

#: Whose entries single documents give, and what makes them of the facts of the facts of one, which are of that kind.
PRINTED = {
    View.STATEMENT: (Kind.STATEMENT, said),
    View.ACT: (Kind.ACT, act_reports),
    View.ROLE: (Kind.ROLE, role_reports),
}


@dataclass(frozen=True, slots=True)
class InNames:
    """The facts that stand of ``documents``, which ``names`` puts into the record's names.

    ``memory`` has the pages of all documents of ``facts``, begun and with the digests of what stands.
    """

    facts: Facts
    documents: tuple[DocumentHead, ...]
    names: Names
    memory: Memory

    def told(self) -> Iterator[Fact]:
        """Yield the facts that some fold asks for, document by document."""
        alike, seen = Alike(), self.facts.seen()
        for head in self.documents:
            page = self.memory.named(head.id, self.names.digest(head.id))
            if page.told is None:
                for facts in self.facts.of((head,)):
                    page.told = tuple(alike.of(fact) for fact in map(self.names.of, facts) if asked(fact))
                    page.heard = _heard(head, page.told)
                    if page.doubts is None:  # while they are at hand
                        _doubt(page, facts, self.facts, (_NONE, seen.get(head.id, _NONE)))
            yield from page.told or ()

    def statements(self) -> Iterator[Said]:
        """Yield every statement by day, document and place."""
        return self._listed(View.STATEMENT)

    def acts(self) -> Iterator[ActReport]:
        """Yield every act as its article tells it, by day, document and place."""
        return self._listed(View.ACT)

    def roles(self) -> Iterator[RoleReport]:
        """Yield every role as its article tells it, by day, document and place."""
        return self._listed(View.ROLE)

    def spoken(self) -> Iterator[tuple[str]]:
        """Yield whom each statement concerns, one after the other."""
        for head in self.documents:
            page = self.memory.page(head.id)
            if page.spoken is None:
                page.spoken = _spoken(self._entries(View.STATEMENT, head))
            for name in page.spoken:
                yield (name,)

    def rows(self, view: View) -> Iterator[Made]:
        """Yield the entries of ``view`` (statements, acts, roles) in their order."""
        for head in sorted(self.documents, key=by_day):
            page = self.memory.page(head.id)
            known: bytes | None = getattr(page, view)
            if known is None:
                entries = tuple(self._entries(view, head))
                if view is View.STATEMENT:
                    page.spoken = _spoken(entries)
                lines = tuple(map(made, kept(view, entries)))
                setattr(page, view, b"".join(line.digest for line in lines))
                yield from lines
            else:
                yield from remembered(view, known, partial(self._line, view, head))

    def _line(self, view: View, head: DocumentHead, digest: bytes) -> bytes:
        """Make the entries of a document anew, and return the one of that digest."""
        return next(each.line() for each in map(made, kept(view, self._entries(view, head))) if each.digest == digest)

    def _listed(self, view: View) -> Iterator[Any]:
        for head in sorted(self.documents, key=by_day):
            yield from self._entries(view, head)

    def _entries(self, view: View, head: DocumentHead) -> Iterable[Any]:
        kind, entries = PRINTED[view]
        told = self.memory.page(head.id).told
        if told is not None and kind is not Kind.STATEMENT:  # all of these are told
            return entries(told)
        return entries(map(self.names.of, chain.from_iterable(self.facts.of((head,), (kind,)))))


def _heard(head: DocumentHead, told: Iterable[Fact]) -> bytes:
    """A digest of what is ``told`` of a document, whatever its order."""
    facts = [(f.id, f.kind, f.finding, f.span, f.words) for f in sorted(told, key=lambda fact: fact.id)]
    return digested(encode((head, facts)).encode())


def _spoken(statements: Iterable[Said]) -> tuple[str, ...]:
    """Whom each of ``statements`` concerns; those whom many articles name are held once."""
    return tuple(sys.intern(name) for each in statements for name in each.parties)


def remembered(view: View, digests: bytes, line: Callable[[bytes], bytes]) -> Iterator[Made]:
    """Yield the entries of ``view`` of these ``digests``; ``line`` makes one anew, by its digest, if it must be."""
    for at in range(0, len(digests), DIGEST):
        digest = digests[at : at + DIGEST]
        yield Made(view, digest, partial(line, digest))


def waiting(facts: Facts, memory: Memory, contested: Mapping[str, frozenset[str]]) -> Iterator[Waiting]:
    """Yield what waits for a person, the most doubtful first, published by then or not.

    ``contested`` are the facts on which accounts differ, by document.
    """
    seen = facts.seen()

    def packed_of(head: DocumentHead) -> bytes:
        page, but = memory.page(head.id), (contested.get(head.id, _NONE), seen.get(head.id, _NONE))
        if page.doubts is None or page.but != but:
            for there in facts.of((head,)):
                _doubt(page, there, facts, but)
        return page.doubts or b""

    return foremost(map(packed_of, sorted(facts.heads, key=printed)))


_NONE = frozenset[str]()


def _doubt(page: Page, there: Sequence[Fact], facts: Facts, but: tuple[frozenset[str], frozenset[str]]) -> None:
    """Put on ``page`` what waits of the facts that are ``there``, ``but`` for those contested and those seen."""
    page.doubts, page.but = packed(doubts(there, facts.curated.reviews, but[0])), but
