"""Statements as the record holds them: after people's decisions, under the record's names."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from standoff.errors import InvalidValue
from standoff.ontology import DocumentHead, Fact, PartialDate, Span, Statement, attribution_chain


@dataclass(frozen=True, slots=True)
class Said:
    """A statement in the record's names, with the document it stands in. ``when`` is the day it was printed.

    ``chain`` is who reports whom, outermost first, its own speaker last, None for one who is unknown. ``within`` and
    ``continues`` are the ids of the statements that it is reported within, and goes on from. ``cue`` is the place of
    the words that report it ("denied"); of one that goes on, those of its first stretch.
    """

    id: str
    parties: tuple[str, ...]
    when: PartialDate | None
    evidence: tuple[str, ...]
    statement: Statement
    document: DocumentHead
    words: str
    chain: tuple[str | None, ...] = ()
    within: str | None = None
    continues: str | None = None
    cue: Span | None = None


def said(facts: Iterable[Fact]) -> Iterator[Said]:
    """Yield the statements among ``facts``, by place.

    ``facts`` are in the names to be shown, those of the record or of their document, with all statements of the one
    document that they stand in: a chain that leads to one that is not there is cut where it does.
    """
    statements = [(fact, fact.finding) for fact in facts if isinstance(fact.finding, Statement)]
    beside = {finding.id: fact for fact, finding in statements}
    others = {finding.id: finding for _, finding in statements}
    for fact, finding in sorted(statements, key=lambda each: (each[1].content, each[0].id)):
        yield _said(fact, finding, beside, others)


def by_day(head: DocumentHead) -> tuple[object, ...]:
    """Return what documents are sorted by where their statements are listed: their day, undated ones last; source."""
    return head.published is None, str(head.published or ""), head.source


def _said(fact: Fact, finding: Statement, beside: Mapping[str, Fact], others: Mapping[str, Statement]) -> Said:
    """Return the statement ``finding`` of ``fact``, which stands ``beside`` others (by what their document calls them):
    facts, and as what they tell (``others``)."""
    who = (finding.speaker_name, finding.addressee)
    within, continues = (beside.get(local or "") for local in (finding.within, finding.continues))
    return Said(
        id=fact.id,
        parties=tuple(dict.fromkeys(name for name in who if name)),
        when=fact.document.published,
        evidence=(fact.id,),
        statement=finding,
        document=fact.document,
        words=fact.words,
        chain=tuple(link.speaker_name for link in _chain(finding, others)),
        within=within.id if within else None,
        continues=continues.id if continues else None,
        cue=_cue(finding, others),
    )


def _chain(statement: Statement, others: Mapping[str, Statement]) -> tuple[Statement, ...]:
    try:
        return attribution_chain(statement, others)
    except InvalidValue:  # what it is within is not there: a person's correction can lead there
        return (statement,)


def _cue(statement: Statement, others: Mapping[str, Statement]) -> Span | None:
    seen: set[str] = set()
    while statement.cue is None and statement.continues is not None and statement.id not in seen:
        seen.add(statement.id)
        statement = others.get(statement.continues, statement)
    return statement.cue
