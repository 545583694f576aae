"""Statements as the record holds them: after people's decisions, under the record's names."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from standoff.ontology import DocumentHead, Fact, PartialDate, Statement


@dataclass(frozen=True, slots=True)
class Said:
    """A statement in the record's names, with the document it stands in. ``when`` is the day it was printed."""

    id: str
    parties: tuple[str, ...]
    when: PartialDate | None
    evidence: tuple[str, ...]
    statement: Statement
    document: DocumentHead
    words: str


def said(facts: Iterable[Fact]) -> Iterator[Said]:
    """Yield the statements among ``facts``, which are one document's and in the record's names, by place."""
    told = ((fact, fact.finding) for fact in facts if isinstance(fact.finding, Statement))
    for fact, statement in sorted(told, key=lambda each: (each[1].content, each[0].id)):
        who = (statement.speaker_name, statement.addressee)
        parties = tuple(dict.fromkeys(name for name in who if name))
        yield Said(fact.id, parties, fact.document.published, (fact.id,), statement, fact.document, fact.words)


def by_day(head: DocumentHead) -> tuple[object, ...]:
    """Return what documents are sorted by where their statements are listed: their day, undated ones last; source."""
    return head.published is None, str(head.published or ""), head.source
