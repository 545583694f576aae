"""The account: every fold of one set of facts, and what was known on a day."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType

from standoff.ontology import Copy, DocumentHead, Fact, Statement
from standoff.record.agreements import AgreementLife, agreements
from standoff.record.ballots import Ballot, ballots
from standoff.record.channels import ChannelHistory, channels
from standoff.record.collectives import Representation, by_collective, collectives
from standoff.record.demands import WINDOW, DemandLife, demands
from standoff.record.entry import Entry
from standoff.record.holdings import Holding, holdings
from standoff.record.index import Point, index
from standoff.record.mandates import MandateLife, mandates
from standoff.record.networks import addressed
from standoff.record.positions import Positions, positions
from standoff.record.sides import Sides
from standoff.record.timeline import Event, timeline


@dataclass(frozen=True, slots=True)
class Account:
    """What the record holds, view by view; ``day`` is how far it reaches (the last publication, or the day asked for).

    ``parties`` are all whom an entry concerns, sorted. ``undated`` are the ids of documents whose day is unknown: what
    was known on a day leaves them out.
    """

    day: dt.date | None
    parties: tuple[str, ...]
    events: tuple[Event, ...]
    channels: tuple[ChannelHistory, ...]
    demands: tuple[DemandLife, ...]
    ballots: tuple[Ballot, ...]
    mandates: tuple[MandateLife, ...]
    agreements: tuple[AgreementLife, ...]
    positions: Positions
    offices: tuple[Holding, ...]
    collectives: tuple[Representation, ...]
    copies: tuple[Copy, ...]
    undated: tuple[str, ...] = ()

    @property
    def index(self) -> tuple[Point, ...]:
        """The index of its events by month, on PLOVER's scale, undirected; made anew whenever it is asked for."""
        return index(self.events)

    def views(self) -> Iterator[tuple[str, tuple[Entry, ...]]]:
        """Yield every view but the index by name with its entries; positions as stands, shifts and contradictions."""
        yield "events", self.events
        yield "channels", self.channels
        yield "demands", self.demands
        yield "ballots", self.ballots
        yield "mandates", self.mandates
        yield "agreements", self.agreements
        yield "stands", self.positions.stands
        yield "shifts", self.positions.shifts
        yield "contradictions", self.positions.contradictions
        yield "offices", self.offices
        yield "collectives", self.collectives


def asked(fact: Fact) -> bool:
    """Tell whether any fold asks for ``fact``: for all but statements to nobody in particular, unless of a collective.

    Those are most of what documents tell, and need not be held for ``fold`` (``documents``).
    """
    said = fact.finding
    return not isinstance(said, Statement) or addressed(said) or by_collective(said)


def fold(
    facts: Iterable[Fact],
    groups: Iterable[tuple[str, ...]] = (),
    copies: Iterable[Copy] = (),
    issues: Iterable[tuple[str, ...]] = (),
    *,
    documents: Iterable[DocumentHead] = (),
    wholes: Mapping[str, str] = MappingProxyType({}),
    day: dt.date | None = None,
    window: int = WINDOW,
) -> Account:
    """Return the account of ``facts`` (in the record's names): a pure function, whatever the order.

    ``groups`` are the ids of act facts that report one event, ``copies`` the reprints, ``issues`` the wordings of one
    issue, ``wholes`` the body for which each committee acts, beside those that documents tell. ``documents`` are those
    that tell something, where ``facts`` are only those that are ``asked`` for. With ``day`` only what was known then
    counts: facts of documents published by that day. ``window`` is the number of days of silence after
    which a demand is unanswered. Raises InvalidValue (``bad-value``) for a window below one.
    """
    every = tuple(facts)
    heads = {head.id: head for head in (*documents, *(fact.document for fact in every))}
    undated = tuple(sorted(id for id, head in heads.items() if head.published is None))
    if day is not None:
        every = known(every, day)
        there = {id for id, head in heads.items() if head.published is not None and head.published.latest <= day}
    else:
        day = max((head.published.latest for head in heads.values() if head.published), default=None)
        there = set(heads)
    printed = sorted({c for c in copies if c.original in there and c.copy in there}, key=lambda c: (c.original, c.copy))
    sides = Sides(every, wholes)
    events = timeline(every, groups, printed)
    votes = ballots(every, events)
    account = Account(
        day=day,
        parties=(),
        events=events,
        channels=channels(events, every, sides, printed, day=day),
        demands=demands(events, every, sides, day=day, window=window),
        ballots=votes,
        mandates=mandates(votes, events, as_of=day),
        agreements=agreements(events, every, sides),
        positions=positions(every, issues),
        offices=holdings(every, events),
        collectives=collectives(every),
        copies=tuple(printed),
        undated=undated,
    )
    parties = {party for _, entries in account.views() for entry in entries for party in entry.parties}
    return replace(account, parties=tuple(sorted(parties)))


def known(facts: Iterable[Fact], day: dt.date) -> tuple[Fact, ...]:
    """Return the facts of documents that had surely been published by the end of ``day``; undated ones are left out."""
    return tuple(f for f in facts if f.document.published is not None and f.document.published.latest <= day)
