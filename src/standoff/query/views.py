"""What each view lists, made when somebody asks for it: no more is in memory than the view that is being kept."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from standoff.curation import Orphan
from standoff.curation.doubt import Doubt, doubts
from standoff.ontology import Copy, DocumentHead, Fact, Kind, KnownParty
from standoff.query.entries import View
from standoff.query.facts import Facts
from standoff.query.presence import presences
from standoff.query.reports import ActReport, RoleReport, act_reports, role_reports
from standoff.query.said import Said, by_day, said
from standoff.query.waiting import orphaned, waiting
from standoff.record import (
    Account,
    ChannelHistory,
    Edge,
    Event,
    Names,
    Period,
    Point,
    Scale,
    Sides,
    acting,
    indexes,
    speaking,
)


@dataclass(frozen=True, slots=True)
class InNames:
    """The facts that stand of ``documents``, which ``names`` puts into the record's names."""

    facts: Facts
    documents: tuple[DocumentHead, ...]
    names: Names

    def statements(self) -> Iterator[Said]:
        """Yield every statement by day, document and place."""
        for document in self._by_day(Kind.STATEMENT):
            yield from said(document)

    def acts(self) -> Iterator[ActReport]:
        """Yield every act as its article tells it, by day, document and place."""
        for document in self._by_day(Kind.ACT):
            yield from act_reports(document)

    def roles(self) -> Iterator[RoleReport]:
        """Yield every role as its article tells it, by day, document and place."""
        for document in self._by_day(Kind.ROLE):
            yield from role_reports(document)

    def _by_day(self, kind: Kind) -> Iterator[Iterable[Fact]]:
        for document in self.facts.of(sorted(self.documents, key=by_day), (kind,)):
            yield map(self.names.of, document)

    def doubts(self, contested: Collection[str]) -> Iterator[Doubt]:
        """Yield every fact that nobody has looked at, document by document, published by then or not."""
        for document in self.facts.of(self.facts.heads):
            yield from doubts(document, self.facts.curated.reviews, contested)


def views(
    there: InNames,
    account: Account,
    told: Sequence[Fact],
    named: tuple[KnownParty, ...],
    wholes: Mapping[str, str],
    copies: tuple[Copy, ...],
    orphans: tuple[Orphan, ...],
) -> dict[View, Callable[[], Iterable[Any]]]:
    """Return for each view what makes its entries, in their order. ``told`` are the facts that ``account`` is of."""
    edges = heaviest_first((*acting(account.events), *speaking(told, copies)))
    sides = Sides(told, wholes)
    contested = {fact for event in account.events if event.disputed for fact in event.evidence}
    return {
        View.PARTY: lambda: named,
        View.EVENT: lambda: account.events,
        View.CHANNEL: lambda: busiest_first(account.channels),
        View.DEMAND: lambda: account.demands,
        View.BALLOT: lambda: account.ballots,
        View.MANDATE: lambda: account.mandates,
        View.AGREEMENT: lambda: account.agreements,
        View.STAND: lambda: account.positions.stands,
        View.SHIFT: lambda: account.positions.shifts,
        View.CONTRADICTION: lambda: account.positions.contradictions,
        View.HOLDING: lambda: account.offices,
        View.COLLECTIVE: lambda: account.collectives,
        View.POINT: lambda: busiest_pair_first(
            indexes(
                sided(account.events, sides),
                scales=(Scale.PLOVER, Scale.GOLDSTEIN_MID, Scale.SIGN),
                periods=(Period.MONTH, Period.YEAR),
            )
        ),
        View.EDGE: lambda: edges,
        View.COPY: lambda: copies,
        View.STATEMENT: there.statements,
        View.ACT: there.acts,
        View.ROLE: there.roles,
        View.WAITING: lambda: waiting(there.doubts(contested)),
        View.ORPHAN: lambda: orphaned(orphans),
        View.PRESENCE: lambda: presences(
            named, (each.parties for each in there.statements()), (each.parties for each in account.events)
        ),
    }


def busiest_first(channels: Iterable[ChannelHistory]) -> tuple[ChannelHistory, ...]:
    """Return ``channels`` pair by pair, the pair of whose talks most is told first, its highest level first."""
    every = tuple(channels)
    told = Counter[tuple[str, str]]()
    for each in every:
        told[each.parties] += len(each.points)
    return tuple(sorted(every, key=lambda each: (-told[each.parties], each.parties, -each.level, each.id)))


def busiest_pair_first(points: Iterable[Point]) -> tuple[Point, ...]:
    """Return ``points`` pair by pair, the pair between which most events lie first; those of a pair stay in order."""
    every = tuple(points)
    events = Counter[tuple[str, ...]]()
    for each in every:
        events[each.parties] += each.events
    return tuple(sorted(every, key=lambda each: (-events[each.parties], each.parties)))


def heaviest_first(edges: Iterable[Edge]) -> tuple[Edge, ...]:
    """Return ``edges`` of all kinds, those that rest on most first."""
    return tuple(sorted(edges, key=lambda each: (-each.weight, each.source, each.target, str(each.kind))))


def sided(events: Iterable[Event], sides: Sides) -> Iterator[Event]:
    """Yield ``events`` as those of the bodies that people and committees act for: between them the index counts."""
    for event in events:
        day = event.when.earliest if event.when else None
        actors = tuple(dict.fromkeys(sides.of(name, day) for name in event.actors))
        recipients = tuple(dict.fromkeys(sides.of(name, day) for name in event.recipients))
        same = (actors, recipients) == (event.actors, event.recipients)
        yield event if same else replace(event, actors=actors, recipients=recipients)
