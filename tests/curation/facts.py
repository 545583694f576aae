"""Facts to decide about: those of an article that was read by the toy reader of paper.py, straight from a store."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from standoff.curation import Curated, curate
from standoff.ontology import Anchor, Decision, Document, Fact, Findings, Kind
from standoff.store import Store
from standoff.text import anchor

NOON = dt.datetime(2020, 1, 1, 12, tzinfo=dt.UTC)

TEXT = (
    'At the pier the crews met the harbour board once more. "We were not asked," said Ann Orr, chair of the branch. '
    'Leonard Strake then told them that Joan Marle had said that "the door was never shut" and that it never would be. '
    "The board walked out after an hour, and a caption below the photograph says the same again: "
    '"We were not asked," with the pier behind.'
)


def at(second: int) -> dt.datetime:
    return NOON + dt.timedelta(seconds=second)


def document(text: str = TEXT, source: str = "lantern/ferry.txt") -> Document:
    return Document(source=source, text=text, media_type="text/plain")


def keep(store: Store, findings: Findings, text: str = TEXT, source: str = "lantern/ferry.txt") -> None:
    store.keep(document(text, source), findings, "toy/1")


def facts(store: Store) -> list[Fact]:
    return [fact for kind in Kind for fact in store.facts(kind)]


def place(store: Store, fact: Fact) -> Anchor | None:
    return anchor(store.document(fact.document.id).text, fact.span) if fact.span else None


def curated(store: Store, decisions: Iterable[Decision]) -> Curated:
    made = tuple(decisions)
    return curate(facts(store), made, store.places(made), store.documents())
