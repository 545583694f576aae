"""The facts of a record as people's decisions leave them, read anew whenever they are asked for.

Most of a record are facts, and no step needs all of them at once: so they are kept in the store and pass through memory
document by document. Held are only those of the documents that decisions speak of.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from standoff import curation
from standoff.curation import Curated
from standoff.curation.doubt import seen
from standoff.curation.review import State
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
        """Yield for each of ``heads`` a digest of its facts as they stand: of those that were read, without reading."""
        reviews = self.curated.reviews.values()
        changed = {each.found.document.id for each in reviews if not _LEAVING.issuperset(each.states)}
        for head in heads:
            if head.id in changed:
                told = [(each.id, each.kind, each.finding, each.span, each.words) for each in self._decided[head.id]]
                yield digested(b"changed", encode((head, told)).encode())
            else:
                yield from self._store.digests_of((head,))

    def seen(self) -> Mapping[str, frozenset[str]]:
        """Return the ids of the facts that somebody has looked at (``doubt.seen``), by document."""
        found: defaultdict[str, set[str]] = defaultdict(set)
        for id, review in self.curated.reviews.items():
            if seen(self.curated.reviews, id):
                found[review.found.document.id].add(id)
        return {document: frozenset(facts) for document, facts in found.items()}


#: What people can say of a fact that leaves it, and all others of its document, as they were read.
_LEAVING = frozenset({State.ACCEPTED, State.NOTED})


def _spoken_of(
    store: Store, heads: Iterable[DocumentHead], decisions: Collection[Decision]
) -> tuple[DocumentHead, ...]:
    """The heads of the documents whose facts ``decisions`` may change: named by their source, or by a fact's id."""
    sources = {decision.source for decision in decisions}
    facts = store.facts_called(decision.subject for decision in decisions)
    documents = {fact.document.id for fact in facts}
    return tuple(head for head in heads if head.source in sources or head.id in documents)
