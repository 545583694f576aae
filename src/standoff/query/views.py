"""What each view lists, made when somebody asks for it: no more is in memory than the view that is being kept."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from standoff.curation import Orphan
from standoff.ontology import Copy, Fact, KnownParty
from standoff.query.entries import View
from standoff.query.presence import presences
from standoff.query.printed import InNames, waiting
from standoff.query.waiting import orphaned
from standoff.record import (
    Account,
    ChannelHistory,
    Edge,
    Event,
    Period,
    Point,
    Scale,
    Sides,
    acting,
    indexes,
    speaking,
)


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
    disputed = contested(account, told)
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
        View.WAITING: lambda: waiting(there.facts, there.memory, disputed),
        View.ORPHAN: lambda: orphaned(orphans),
        View.PRESENCE: lambda: presences(named, there.spoken(), (each.parties for each in account.events)),
    }


def acted(account: Account) -> Counter[str]:
    """Return how many events concern each party, by name."""
    return Counter(name for event in account.events for name in dict.fromkeys(event.parties))


def contested(account: Account, told: Iterable[Fact]) -> dict[str, frozenset[str]]:
    """Return the ids of those facts that are ``told`` on which accounts differ, by document."""
    disputed = {fact for event in account.events if event.disputed for fact in event.evidence}
    found: defaultdict[str, set[str]] = defaultdict(set)
    for fact in told:
        if fact.id in disputed:
            found[fact.document.id].add(fact.id)
    return {document: frozenset(facts) for document, facts in found.items()}


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
