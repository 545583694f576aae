"""From what the store keeps to what the record holds: every step of decision 10, in its order.

Facts are read as often as a step asks for them and never held all at once (``facts.Facts``), and entries are made view
by view when somebody asks for them (``views``): docs/decisions/0013.
"""

from __future__ import annotations

import datetime as dt
import gc
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from typing import Any

from standoff import curation, linking
from standoff.curation import Orphan
from standoff.errors import InvalidValue
from standoff.linking import ListedParty, Roll, Signature
from standoff.ontology import Copy, DocumentHead, KnownParty, PartyKind, Position
from standoff.query.entries import View, kept
from standoff.query.facts import Facts
from standoff.query.memory import Memory
from standoff.query.printed import InNames
from standoff.query.views import views
from standoff.record import Account, Names, fold, parties
from standoff.store import Derived, Made, Store

#: Called before each step with its name, how many steps are done, and how many there are.
Progress = Callable[[str, int, int], None]

#: What makes the entries of a view as they are kept.
Written = Callable[[], Iterable[Derived | Made]]

STEPS = ("facts", "decisions", "names", "copies", "events", "account", "index")


@dataclass(frozen=True, slots=True)
class Assembled:
    """The record put together: its parties, and what follows from the facts that stand, in their names.

    ``views`` makes the entries of each view, in their order, when it is called; ``rows`` yields them all as they are
    kept, view by view.
    """

    parties: tuple[KnownParty, ...]
    copies: tuple[Copy, ...]
    account: Account
    orphans: tuple[Orphan, ...]
    views: Mapping[View, Callable[[], Iterable[Any]]]
    rows: Callable[[], Iterator[Derived | Made]]

    def entries(self, view: View) -> tuple[Any, ...]:
        """Return the entries of ``view``, in their order."""
        return tuple(self.views[view]())


def assemble(
    store: Store,
    listed: Sequence[ListedParty] = (),
    *,
    day: dt.date | None = None,
    progress: Progress | None = None,
    memory: Memory | None = None,
) -> Assembled:
    """Return the record of ``store``; with ``day``, what was known then: what had been published by its end.

    ``listed`` are parties that a person has listed. A pure function of what the store keeps, which must stay open and
    as it is while entries are asked for. With the ``memory`` of another time it is quicker, and the same.
    """
    with uncollected():
        return _assembled(store, listed, day, progress, memory or Memory())


def _assembled(
    store: Store, listed: Sequence[ListedParty], day: dt.date | None, progress: Progress | None, memory: Memory
) -> Assembled:
    tell = progress or (lambda _name, _done, _all: None)
    step = iter(range(len(STEPS)))

    def begin(name: str) -> None:
        tell(name, next(step), len(STEPS))

    begin("facts")
    state = store.state
    heads, decisions = memory.begin(state, store.documents()), store.decisions()
    begin("decisions")
    facts = Facts(store, heads, decisions)
    for head, digest in zip(heads, facts.digests(heads), strict=True):
        memory.stands(head.id, digest)
    stand = heads if day is None else known(heads, day)
    begin("names")
    roll = Roll()
    for document in facts.of(stand):
        roll.call(document)
    settled = curation.parties.settle(linking.bearers(roll), linking.parties.propose(roll, listed), decisions)
    named = parties(settled.groups, roll, settled.joins, listed, settled.called)
    whole = wholes(named)
    telling, orphans = roll.documents, (*facts.curated.orphans, *settled.orphans)
    del roll, settled  # the most of what no later step needs
    begin("copies")
    copies = linking.copies.propose(heads, signatures(store, heads))
    begin("events")
    there = InNames(facts, stand, Names(named), memory)
    told = list(there.told())
    same = linking.events.propose(told, copies, whole, lambda id: store.document(id).text)
    events = curation.events.settle(told, same, decisions, facts.places)
    wordings = (fact.finding.issue for fact in told if isinstance(fact.finding, Position))
    issues = curation.issues.settle(wordings, linking.issues.propose(told), decisions)
    begin("account")
    account = fold(told, events.groups, copies, issues.groups, documents=telling, wholes=whole, day=day)
    begin("index")
    orphans = (*orphans, *events.orphans, *issues.orphans)
    made = views(there, account, told, named, whole, copies, orphans)
    written: dict[View, Written] = {view: partial(_kept, view, made[view]) for view in View}
    written |= {view: partial(there.rows, view) for view in (View.STATEMENT, View.ACT, View.ROLE)}
    return Assembled(named, copies, account, orphans, made, lambda: _rows(store, memory, written))


def _rows(store: Store, memory: Memory, written: Mapping[View, Written]) -> Iterator[Derived | Made]:
    with uncollected():
        for view in View:
            yield from written[view]()
    memory.end(store.state)


@contextmanager
def uncollected() -> Iterator[None]:
    """Let Python not look for values that hold each other within the block: there are none among millions of others,
    and to look for them costs a fifth of the time."""
    on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if on:
            gc.enable()


def _kept(view: View, entries: Callable[[], Iterable[Any]]) -> Iterator[Derived]:
    return kept(view, entries())


def known(heads: Iterable[DocumentHead], day: dt.date) -> tuple[DocumentHead, ...]:
    """Return ``heads`` of what had surely been published by the end of ``day``; undated ones are left out."""
    return tuple(head for head in heads if head.published is not None and head.published.latest <= day)


def signatures(store: Store, heads: Iterable[DocumentHead]) -> dict[str, Signature]:
    """Return the signature of every document's text, by id; those not kept yet are made, and kept if one may."""
    kept = dict(_signed(store))
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


def _signed(store: Store) -> Iterator[tuple[str, Signature]]:
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
