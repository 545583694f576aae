"""From what the store keeps to what the record holds: every step of decision 10, in its order.

Facts are read as often as a step asks for them and never held all at once (``facts.Facts``), and entries are made view
by view when somebody asks for them (``views``): docs/decisions/0013.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from standoff import curation, linking
from standoff.curation import Orphan
from standoff.errors import InvalidValue
from standoff.linking import ListedParty, Roll, Signature
from standoff.ontology import Copy, DocumentHead, KnownParty, PartyKind, Position
from standoff.query.entries import View, kept
from standoff.query.facts import Facts
from standoff.query.views import InNames, views
from standoff.record import Account, Alike, Names, asked, fold, parties
from standoff.store import Derived, Store

#: Called before each step with its name, how many steps are done, and how many there are.
Progress = Callable[[str, int, int], None]

STEPS = ("facts", "decisions", "names", "copies", "events", "account", "index")


@dataclass(frozen=True, slots=True)
class Assembled:
    """The record put together: its parties, and what follows from the facts that stand, in their names.

    ``views`` makes the entries of each view, in their order, when it is called.
    """

    parties: tuple[KnownParty, ...]
    copies: tuple[Copy, ...]
    account: Account
    orphans: tuple[Orphan, ...]
    views: Mapping[View, Callable[[], Iterable[Any]]]

    def entries(self, view: View) -> tuple[Any, ...]:
        """Return the entries of ``view``, in their order."""
        return tuple(self.views[view]())

    def rows(self) -> Iterator[Derived]:
        """Yield every entry as it is kept, view by view."""
        for view in View:
            yield from kept(view, self.views[view]())

    def in_rows(self) -> dict[View, tuple[tuple[Derived, Any], ...]]:
        """Return all entries by view, each behind how it is kept."""
        return {view: tuple(zip(kept(view, made := self.entries(view)), made, strict=True)) for view in View}


def assemble(
    store: Store,
    listed: Sequence[ListedParty] = (),
    *,
    day: dt.date | None = None,
    progress: Progress | None = None,
) -> Assembled:
    """Return the record of ``store``; with ``day``, what was known then: what had been published by its end.

    ``listed`` are parties that a person has listed. A pure function of what the store keeps, which must stay open and
    as it is while entries are asked for.
    """
    tell = progress or (lambda _name, _done, _all: None)
    step = iter(range(len(STEPS)))

    def begin(name: str) -> None:
        tell(name, next(step), len(STEPS))

    begin("facts")
    heads, decisions = tuple(store.documents()), store.decisions()
    begin("decisions")
    facts = Facts(store, heads, decisions)
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
    names, alike = Names(named), Alike()
    told = [alike.of(fact) for document in facts.of(stand) for fact in map(names.of, document) if asked(fact)]
    same = linking.events.propose(told, copies, whole, lambda id: store.text(id))
    events = curation.events.settle(told, same, decisions, facts.places)
    wordings = (fact.finding.issue for fact in told if isinstance(fact.finding, Position))
    issues = curation.issues.settle(wordings, linking.issues.propose(told), decisions)
    begin("account")
    account = fold(told, events.groups, copies, issues.groups, documents=telling, wholes=whole, day=day)
    begin("index")
    orphans = (*orphans, *events.orphans, *issues.orphans)
    made = views(InNames(facts, stand, names), account, told, named, whole, copies, orphans)
    return Assembled(named, copies, account, orphans, made)


def known(heads: Iterable[DocumentHead], day: dt.date) -> tuple[DocumentHead, ...]:
    """Return ``heads`` of what had surely been published by the end of ``day``; undated ones are left out."""
    return tuple(head for head in heads if head.published is not None and head.published.latest <= day)


def signatures(store: Store, heads: Iterable[DocumentHead]) -> dict[str, Signature]:
    """Return the signature of every document's text, by id; those not kept yet are made, and kept if one may."""
    kept = dict(_kept(store))
    fresh: dict[str, Signature] = {}
    found = {}
    for head in heads:
        known = kept.get(head.sha256) or fresh.get(head.sha256)
        if known is None:
            known = fresh[head.sha256] = linking.signature(store.text(head.id))
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
