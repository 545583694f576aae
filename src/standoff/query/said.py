"""Statements as the record holds them: after people's decisions, under the record's names."""

from __future__ import annotations

from collections.abc import Iterable
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


def said(facts: Iterable[Fact]) -> tuple[Said, ...]:
    """Return the statements among ``facts``, which are in the record's names, by day, document and place."""
    made = []
    for fact in facts:
        if isinstance(fact.finding, Statement):
            who = (fact.finding.speaker_name, fact.finding.addressee)
            parties = tuple(dict.fromkeys(name for name in who if name))
            made.append(
                Said(fact.id, parties, fact.document.published, (fact.id,), fact.finding, fact.document, fact.words)
            )
    return tuple(sorted(made, key=_place))


def _place(each: Said) -> tuple[object, ...]:
    return each.when is None, str(each.when or ""), each.document.source, each.statement.content, each.id
