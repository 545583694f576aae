"""Networks: who acts on whom, and who speaks to and of whom."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from enum import StrEnum

from standoff.ontology import Act, ActStatus, Copy, Fact, PartialDate, Position, Statement
from standoff.record.entry import Occurrence, entry_id
from standoff.record.scales import Scale, weight
from standoff.record.when import order


class EdgeKind(StrEnum):
    """What ties two parties."""

    ACTS_ON = "acts on"
    SPEAKS_TO = "speaks to"
    SPEAKS_OF = "speaks of"


@dataclass(frozen=True, slots=True)
class Edge:
    """That one party acts on, speaks to or speaks of another, from ``source`` to ``target``.

    ``weight`` is how many events or facts it rests on, ``documents`` how many articles. For ``acts on``, ``types``
    counts the act types, commonest first, and ``score`` is the mean PLOVER score of those that have one. ``when`` is
    the first date, ``last`` the last.
    """

    id: str
    parties: tuple[str, ...]
    when: PartialDate | None
    evidence: tuple[str, ...]
    kind: EdgeKind
    source: str
    target: str
    weight: int
    documents: int
    last: PartialDate | None = None
    types: tuple[tuple[str, int], ...] = ()
    score: float | None = None


@dataclass(slots=True)
class _Tie:
    """What is known of one edge while events and facts come in; ``seen`` are the ids of those that count."""

    seen: dict[str, float | None] = field(default_factory=dict)
    types: Counter[str] = field(default_factory=Counter)
    facts: set[str] = field(default_factory=set)
    documents: set[str] = field(default_factory=set)
    dates: list[PartialDate] = field(default_factory=list)


_Ties = dict[tuple[EdgeKind, str, str], _Tie]


def acting(events: Iterable[Occurrence]) -> tuple[Edge, ...]:
    """Return who acted on whom: one edge for each actor and recipient of events that happened, heaviest first."""
    ties: _Ties = defaultdict(_Tie)
    for event in events:
        if event.status is not ActStatus.HAPPENED or not event.polarity:
            continue
        for source, target in {(a, r) for a in event.actors for r in event.recipients if a != r}:
            tie = ties[EdgeKind.ACTS_ON, source, target]
            if event.id not in tie.seen:
                tie.seen[event.id] = weight(event.type, event.mode, Scale.PLOVER)
                tie.types[event.type] += 1
                tie.facts.update(event.evidence)
                tie.documents.update(event.documents)
                tie.dates += [event.when] if event.when else []
    return _edges(ties)


def speaking(facts: Iterable[Fact], copies: Iterable[Copy] = ()) -> tuple[Edge, ...]:
    """Return who spoke to whom (addressees) and of whom, heaviest first.

    Somebody speaks of those whose acts or positions are told on their word. Dates are those of the documents. What a
    reprint among ``copies`` says adds evidence and no weight; where only the reprint says it, it weighs nothing.
    """
    repeated = {copy.copy for copy in copies}
    ties: _Ties = defaultdict(_Tie)
    for fact in facts:
        for kind, source, target in set(_spoken(fact)):
            tie = ties[kind, source, target]
            tie.facts.add(fact.id)
            if fact.document.id not in repeated and fact.id not in tie.seen:
                tie.seen[fact.id] = None
                tie.documents.add(fact.document.id)
                tie.dates += [fact.document.published] if fact.document.published else []
    return _edges(ties)


def addressed(statement: Statement) -> bool:
    """Tell whether ``speaking`` asks for ``statement``: somebody says it to somebody else."""
    return bool(statement.speaker_name and statement.addressee and statement.speaker_name != statement.addressee)


def _spoken(fact: Fact) -> Iterator[tuple[EdgeKind, str, str]]:
    said = fact.finding
    if isinstance(said, Statement) and addressed(said):
        yield EdgeKind.SPEAKS_TO, said.speaker_name or "", said.addressee or ""
    if isinstance(said, Act) and said.said_by:
        for party in (*said.actors, *said.recipients):
            if party.name != said.said_by:
                yield EdgeKind.SPEAKS_OF, said.said_by, party.name
    if isinstance(said, Position) and said.reported_by and said.reported_by != said.holder:
        yield EdgeKind.SPEAKS_OF, said.reported_by, said.holder


def _edges(ties: _Ties) -> tuple[Edge, ...]:
    found = (_edge(*key, tie) for key, tie in ties.items())
    return tuple(sorted(found, key=lambda edge: (edge.kind, -edge.weight, edge.source, edge.target)))


def _edge(kind: EdgeKind, source: str, target: str, tie: _Tie) -> Edge:
    scores = [score for score in tie.seen.values() if score is not None]
    return Edge(
        id=entry_id("y", kind, source, target),
        parties=(source, target),
        when=min(tie.dates, key=order, default=None),
        evidence=tuple(sorted(tie.facts)),
        kind=kind,
        source=source,
        target=target,
        weight=len(tie.seen),
        documents=len(tie.documents),
        last=max(tie.dates, key=order, default=None),
        types=tuple(sorted(tie.types.items(), key=lambda each: (-each[1], each[0]))),
        score=math.fsum(scores) / len(scores) if scores else None,
    )
