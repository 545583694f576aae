"""Facts as people's decisions leave them: what the listings show."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from standoff.curation import Review
    from standoff.ontology import Fact, Kind
    from standoff.store import Filters, Page, Store


def standing(store: Store, kind: Kind, filters: Filters, *, limit: int | None = None) -> Page[Fact]:
    """Return the facts of ``kind`` that pass ``filters`` and stand: rejected ones out, corrected ones as corrected.

    ``filters`` are about what was read. What people added is listed where nothing is filtered.
    """
    from standoff.curation import curate
    from standoff.store import Filters, Page

    decisions = store.decisions()
    if not decisions:
        return store.facts(kind, filters, limit=limit)
    read = store.facts(kind, filters)
    there = {fact.id for fact in read}
    curated = curate(read, decisions, store.places(decisions), store.documents())
    kept = [fact for fact in curated.facts if fact.kind is kind and (fact.id in there or filters == Filters())]
    return Page(tuple(kept[:limit]), len(kept))


def review_of(store: Store, fact: Fact) -> Review | None:
    """Return what people decided about ``fact``; None where nobody did."""
    from standoff.curation import curate

    decisions = store.decisions()
    if not decisions:
        return None
    return curate([fact], decisions, store.places(decisions), [fact.document]).reviews.get(fact.id)
