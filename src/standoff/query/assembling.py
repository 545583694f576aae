"""From what the store keeps to what the record holds: every step of decision 10, in its order."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from standoff import curation, linking
from standoff.curation import Curated, Orphan
from standoff.errors import InvalidValue
from standoff.linking import ListedParty, Signature
from standoff.ontology import Copy, DocumentHead, Fact, Kind, KnownParty, PartyKind, Position
from standoff.query.entries import View, kept
from standoff.query.presence import presences
from standoff.query.reports import act_reports, role_reports
from standoff.query.said import said
from standoff.query.waiting import orphaned, waiting
from standoff.record import (
    Account,
    ChannelHistory,
    Edge,
    Event,
    Period,
    Scale,
    Sides,
    acting,
    canonical,
    fold,
    index,
    known,
    parties,
    speaking,
)
from standoff.store import Derived, Store

#: Called before each step with its name, how many steps are done, and how many there are.
Progress = Callable[[str, int, int], None]

STEPS = ("facts", "decisions", "names", "copies", "events", "account", "index")


@dataclass(frozen=True, slots=True)
class Assembled:
    """The record put together: the facts that stand, in its names, and everything that follows from them."""

    facts: tuple[Fact, ...]
    curated: Curated
    parties: tuple[KnownParty, ...]
    copies: tuple[Copy, ...]
    account: Account
    entries: Mapping[View, tuple[Any, ...]]
    orphans: tuple[Orphan, ...]

    def rows(self) -> Iterator[Derived]:
        """Yield every entry as it is kept, view by view."""
        for view in View:
            yield from kept(view, self.entries[view])


def assemble(
    store: Store,
    listed: Sequence[ListedParty] = (),
    *,
    day: dt.date | None = None,
    progress: Progress | None = None,
) -> Assembled:
    """Return the record of ``store``; with ``day``, what was known then: what had been published by its end.

    ``listed`` are parties that a person has listed. A pure function of what the store keeps.
    """
    tell = progress or (lambda _name, _done, _all: None)
    step = iter(range(len(STEPS)))

    def begin(name: str) -> None:
        tell(name, next(step), len(STEPS))

    begin("facts")
    facts, decisions = every_fact(store), store.decisions()
    begin("decisions")
    heads, places = tuple(store.documents()), store.places(decisions)
    curated = curation.curate(facts, decisions, places, heads)
    stand = curated.facts if day is None else known(curated.facts, day)
    begin("names")
    joins = linking.parties.propose(stand, listed)
    settled = curation.parties.settle(linking.bearers(stand), joins, decisions)
    named = parties(settled.groups, stand, settled.joins, listed, settled.called)
    told = canonical(stand, named)
    begin("copies")
    copies = linking.copies.propose(heads, signatures(store, heads))
    begin("events")
    acts = [fact for fact in told if fact.kind is Kind.ACT]
    events = curation.events.settle(acts, linking.events.propose(acts, copies, wholes(named)), decisions, places)
    wordings = (fact.finding.issue for fact in told if isinstance(fact.finding, Position))
    issues = curation.issues.settle(wordings, linking.issues.propose(told), decisions)
    begin("account")
    account = fold(told, events.groups, copies, issues.groups, wholes=wholes(named), day=day)
    begin("index")
    orphans = (*curated.orphans, *settled.orphans, *events.orphans, *issues.orphans)
    entries = _entries(told, named, copies, account)
    contested = {fact for event in account.events if event.disputed for fact in event.evidence}
    entries[View.WAITING] = waiting(curation.doubt.queue(curated, contested))
    entries[View.ORPHAN] = orphaned(orphans)
    return Assembled(told, curated, named, copies, account, entries, orphans)


def every_fact(store: Store) -> tuple[Fact, ...]:
    """Return every fact of every current revision, by kind, document and place."""
    return tuple(fact for kind in Kind for fact in store.facts(kind))


def signatures(store: Store, heads: Iterable[DocumentHead]) -> dict[str, Signature]:
    """Return the signature of every document's text, by id; those not kept yet are made, and kept if one may."""
    kept = dict(_kept(store))
    fresh: dict[str, Signature] = {}
    found = {}
    for head in heads:
        known = kept.get(head.sha256) or fresh.get(head.sha256)
        if known is None:
            known = fresh[head.sha256] = linking.signature(store.document(head.id).text)
        found[head.id] = known
    if fresh and not store.readonly:
        store.keep_signatures((sha256, made.minima, made.runs) for sha256, made in fresh.items())
    return found


def _kept(store: Store) -> Iterator[tuple[str, Signature]]:
    for sha256, minima, runs in store.signatures():
        try:
            yield sha256, Signature(minima, runs)
        except InvalidValue:  # made by another version: made again
            continue


def wholes(named: Iterable[KnownParty]) -> dict[str, str]:
    """Return what each committee or branch belongs to, by name: its acts may be told as the whole's."""
    return {
        each.party.name: each.party.part_of
        for each in named
        if each.party.part_of and each.party.kind is PartyKind.COMMITTEE
    }


def _entries(
    facts: Sequence[Fact], named: tuple[KnownParty, ...], copies: tuple[Copy, ...], account: Account
) -> dict[View, tuple[Any, ...]]:
    events = sided(account.events, Sides(facts, wholes(named)))
    statements = said(facts)
    return {
        View.PARTY: named,
        View.EVENT: account.events,
        View.CHANNEL: busiest_first(account.channels),
        View.DEMAND: account.demands,
        View.BALLOT: account.ballots,
        View.MANDATE: account.mandates,
        View.AGREEMENT: account.agreements,
        View.STAND: account.positions.stands,
        View.SHIFT: account.positions.shifts,
        View.CONTRADICTION: account.positions.contradictions,
        View.HOLDING: account.offices,
        View.COLLECTIVE: account.collectives,
        View.POINT: tuple(
            point
            for scale in (Scale.PLOVER, Scale.GOLDSTEIN_MID, Scale.SIGN)
            for period in (Period.MONTH, Period.YEAR)
            for point in index(events, scale=scale, period=period)
        ),
        View.EDGE: heaviest_first((*acting(account.events), *speaking(facts, copies))),
        View.COPY: copies,
        View.STATEMENT: statements,
        View.ACT: act_reports(facts),
        View.ROLE: role_reports(facts),
        View.PRESENCE: presences(
            named, (each.parties for each in statements), (each.parties for each in account.events)
        ),
    }


def busiest_first(channels: Iterable[ChannelHistory]) -> tuple[ChannelHistory, ...]:
    """Return ``channels`` pair by pair, the pair of whose talks most is told first, its highest level first."""
    every = tuple(channels)
    told = Counter[tuple[str, str]]()
    for each in every:
        told[each.parties] += len(each.points)
    return tuple(sorted(every, key=lambda each: (-told[each.parties], each.parties, -each.level, each.id)))


def heaviest_first(edges: Iterable[Edge]) -> tuple[Edge, ...]:
    """Return ``edges`` of all kinds, those that rest on most first."""
    return tuple(sorted(edges, key=lambda each: (-each.weight, each.source, each.target, str(each.kind))))


def sided(events: Iterable[Event], sides: Sides) -> list[Event]:
    """Return ``events`` as those of the bodies that people and committees act for: between them the index counts."""
    made = []
    for event in events:
        day = event.when.earliest if event.when else None
        actors = tuple(dict.fromkeys(sides.of(name, day) for name in event.actors))
        recipients = tuple(dict.fromkeys(sides.of(name, day) for name in event.recipients))
        made.append(replace(event, actors=actors, recipients=recipients))
    return made
