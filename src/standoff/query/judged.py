"""Facts one by one as people's decisions leave them: what was made of each, in the names of its own document."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from standoff import curation
from standoff.curation import Curated, Review
from standoff.errors import RecordError
from standoff.ontology import DocumentHead, Fact, Kind, Verb
from standoff.store import Filters, Store


@dataclass(frozen=True, slots=True)
class Judged:
    """A fact: as it was ``found`` or added, as it ``stands`` now, and what people made of it, None where nobody did.

    A rejected one stands as it was found. ``beside`` are the facts of its document that stand, itself among them.
    """

    found: Fact
    stands: Fact
    review: Review | None
    beside: tuple[Fact, ...]


def judged(store: Store, id: str) -> Judged:
    """Return the fact that ``id`` leads to, read or added by a person; RecordError (``no-such-id``) without one."""
    now = curated(store, _document_of(store, id))
    stands, found = now.fact(id), now.as_found(id)
    if stands is None or found is None:
        stands = found = store.fact(id)
    return Judged(found, stands, now.reviews.get(found.id), now.facts)


def curated(store: Store, document: str) -> Curated:
    """Return the facts of the document called ``document`` as decisions leave them, and what was decided of each."""
    head = store.head(document)
    about = store.decisions_touching(head.source)
    facts = tuple(f for kind in Kind for f in store.facts(kind, Filters(document=document)))
    return curation.curate(facts, about, store.places(about), [head])


def facts_called(store: Store, ids: Iterable[str]) -> tuple[Fact, ...]:
    """Return the facts of these ids: those that were read, as they were read, then those that people added."""
    wanted = dict.fromkeys(ids)
    read = store.facts_called(wanted)
    missing = wanted.keys() - {fact.id for fact in read}
    return (*read, *_added(store, missing)) if missing else read


def _added(store: Store, ids: Iterable[str]) -> Iterator[Fact]:
    sources = {d.source for d in store.decisions() if d.verb is Verb.ADD and d.subject in ids and d.source}
    for source in sorted(sources):
        head = store.head_of(source)
        if head is not None:
            yield from (fact for fact in curated(store, head.id).facts if fact.id in ids)


def _document_of(store: Store, id: str) -> str:
    """Return the id of the document that the fact ``id`` is in, by what was read, else by what was decided about it."""
    try:
        return store.fact(id).document.id
    except RecordError as error:
        if error.code != "no-such-id":
            raise
        for head in _decided_in(store, id):
            if curated(store, head.id).fact(id) is not None:
                return head.id
        raise


def _decided_in(store: Store, id: str) -> Iterator[DocumentHead]:
    for source in dict.fromkeys(decision.source for decision in store.decisions_about(id)):
        head = store.head_of(source) if source else None
        if head is not None:
            yield head
