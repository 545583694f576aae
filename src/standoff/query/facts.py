"""The facts of a record as people's decisions leave them, read anew whenever they are asked for.

Most of a record are facts, and no step needs all of them at once: so they are kept in the store and pass through memory
document by document. Held are only those of the documents that decisions speak of.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence

from standoff import curation
from standoff.curation import Curated
from standoff.ontology import Decision, DocumentHead, Fact, Kind
from standoff.query.memory import digested
from standoff.store import Store, encode


class Facts:
    """The facts that stand, of ``heads``: each document's as a tuple of its own, as often as they are asked for.

    ``curated`` is what people made of the facts of those documents that ``decisions`` speak of, ``places`` where the
    places that these remember are now.
    """

    def __init__(self, store: Store, heads: tuple[DocumentHead, ...], decisions: Sequence[Decision]) -> None:
        self.heads = heads
        self.places = store.places(decisions)
        self._store = store
        decided = _spoken_of(store, self.heads, decisions)
        read = (fact for facts in store.facts_of(decided) for fact in facts)
        self.curated: Curated = curation.curate(read, decisions, self.places, self.heads)
        self._decided: dict[str, list[Fact]] = {head.id: [] for head in decided}
        for fact in self.curated.facts:
            self._decided[fact.document.id].append(fact)

    def of(self, heads: Iterable[DocumentHead], kinds: Collection[Kind] = tuple(Kind)) -> Iterator[tuple[Fact, ...]]:
        """Yield the facts of ``kinds`` that stand, those of each of ``heads`` together, in the order of ``heads``."""
        for head in heads:
            decided = self._decided.get(head.id)
            if decided is None:
                yield from self._store.facts_of((head,), kinds)
            else:
                yield tuple(fact for fact in decided if fact.kind in kinds)

    def digests(self, heads: Iterable[DocumentHead]) -> Iterator[bytes]:
        """Yield for each of ``heads`` a digest of its facts as they stand, and of who has looked at which of them."""
        for head in heads:
            decided = self._decided.get(head.id)
            if decided is None:
                yield from self._store.digests_of((head,))
            else:
                reviews = [(f.id, self.curated.reviews[f.id].states) for f in decided if f.id in self.curated.reviews]
                told = [(fact.id, fact.kind, fact.finding, fact.span, fact.words) for fact in decided]
                yield digested(b"decided", encode((head, told, reviews)).encode())


def _spoken_of(
    store: Store, heads: Iterable[DocumentHead], decisions: Collection[Decision]
) -> tuple[DocumentHead, ...]:
    """The heads of the documents whose facts ``decisions`` may change: named by their source, or by a fact's id."""
    sources = {decision.source for decision in decisions}
    facts = store.facts_called(decision.subject for decision in decisions)
    documents = {fact.document.id for fact in facts}
    return tuple(head for head in heads if head.source in sources or head.id in documents)
