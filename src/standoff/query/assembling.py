"""From what the store keeps to what the record holds: every step of decision 10, in its order.

Facts are read as often as a step asks for them and never held all at once (``facts.Facts``), and entries are made view
by view when somebody asks for them (``views``): docs/decisions/0013.
"""

from __future__ import annotations

import datetime as dt
import gc
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import partial
from typing import Any, overload

from standoff import curation, linking
from standoff.curation import Orphan, in_order, standing
from standoff.curation.review import ABOUT_FACTS
from standoff.errors import InvalidValue
from standoff.linking import ListedParty, Roll, Signature
from standoff.ontology import Copy, Decision, DocumentHead, KnownParty, PartyKind, Position
from standoff.query.entries import View, kept
from standoff.query.facts import Facts
from standoff.query.memory import Memory, Whole, digested
from standoff.query.printed import PRINTED, InNames, remembered, waiting
from standoff.query.said import by_day
from standoff.query.views import contested, views
from standoff.query.waiting import orphaned
from standoff.record import Account, Names, fold, parties
from standoff.store import Made, Store, made

#: Called before each step with its name, how many steps are done, and how many there are.
Progress = Callable[[str, int, int], None]

#: What makes the entries of a view as they are kept.
Written = Callable[[], Iterable[Made]]

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
    rows: Callable[[], Iterator[Made]]

    def entries(self, view: View) -> tuple[Any, ...]:
        """Return the entries of ``view``, in their order."""
        return tuple(self.views[view]())


@dataclass(frozen=True, slots=True)
class Renewed:
    """A record that was put together before, and is the same but for what waits: ``rows`` as in Assembled."""

    rows: Callable[[], Iterator[Made]]


@overload
def assemble(
    store: Store,
    listed: Sequence[ListedParty] = (),
    *,
    day: dt.date | None = None,
    progress: Progress | None = None,
) -> Assembled: ...


@overload
def assemble(
    store: Store, listed: Sequence[ListedParty] = (), *, progress: Progress | None = None, memory: Memory | None
) -> Assembled | Renewed: ...


def assemble(
    store: Store,
    listed: Sequence[ListedParty] = (),
    *,
    day: dt.date | None = None,
    progress: Progress | None = None,
    memory: Memory | None = None,
) -> Assembled | Renewed:
    """Return the record of ``store``; with ``day``, what was known then: what had been published by its end.

    ``listed`` are parties that a person has listed. A pure function of what the store keeps, which must stay open and
    as it is while entries are asked for. With the ``memory`` of another time it is quicker, and its rows are the same.
    """
    tell = progress or (lambda _name, _done, _all: None)
    step = iter(range(len(STEPS)))

    def begin(name: str) -> None:
        tell(name, next(step), len(STEPS))

    with uncollected():
        begin("facts")
        memory = memory or Memory()
        state = store.state
        heads, decisions = memory.begin(state, store.documents()), store.decisions()
        begin("decisions")
        facts = Facts(store, heads, decisions)
        for head, digest in zip(heads, facts.digests(heads), strict=True):
            memory.stands(head.id, digest)
        key = _key(memory, facts, decisions, listed)
        whole = memory.whole
        if whole and whole.key == key and day is None:
            return Renewed(partial(_renewed, store, listed, facts, memory, whole))
        memory.whole = None
        return _assembled(store, listed, facts, decisions, memory, key, day, begin)


def _key(memory: Memory, facts: Facts, decisions: Sequence[Decision], listed: Sequence[ListedParty]) -> bytes:
    """A digest of all that the record follows from, but for who has looked at which of its facts."""
    others = [each for each in standing(in_order(decisions)) if each.verb not in ABOUT_FACTS]
    places = [(each.key, facts.places.get(each.key)) for each in curation.remembered(others)]
    told = repr((listed, others, places)).encode("utf-8", "surrogatepass")
    return digested(told, *(memory.page(head.id).stands for head in facts.heads))


def _assembled(
    store: Store,
    listed: Sequence[ListedParty],
    facts: Facts,
    decisions: Sequence[Decision],
    memory: Memory,
    key: bytes,
    day: dt.date | None,
    begin: Callable[[str], None],
) -> Assembled:
    heads = facts.heads
    stand = heads if day is None else known(heads, day)
    begin("names")
    roll = Roll()
    for document in facts.of(stand):
        roll.call(document)
    settled = curation.parties.settle(linking.bearers(roll), linking.parties.propose(roll, listed), decisions)
    named = parties(settled.groups, roll, settled.joins, listed, settled.called)
    wholes = wholes_of(named)
    telling, orphans = roll.documents, settled.orphans
    del roll, settled  # the most of what no later step needs
    begin("copies")
    copies = linking.copies.propose(heads, signatures(store, heads))
    begin("events")
    there = InNames(facts, stand, Names(named), memory)
    told = list(there.told())
    same = linking.events.propose(told, copies, wholes, lambda id: store.document(id).text)
    events = curation.events.settle(told, same, decisions, facts.places)
    wordings = (fact.finding.issue for fact in told if isinstance(fact.finding, Position))
    issues = curation.issues.settle(wordings, linking.issues.propose(told), decisions)
    begin("account")
    account = fold(told, events.groups, copies, issues.groups, documents=telling, wholes=wholes, day=day)
    begin("index")
    orphans = (*orphans, *events.orphans, *issues.orphans)
    whole = Whole(key, {}, contested(account, told), orphans)
    orphans = (*facts.curated.orphans, *orphans)
    listing = views(there, account, told, named, wholes, copies, orphans)
    written: dict[View, Written] = {view: partial(_kept, view, listing[view]) for view in View}
    written |= {view: partial(there.rows, view) for view in PRINTED}
    return Assembled(named, copies, account, orphans, listing, lambda: _rows(store, memory, written, whole))


def _rows(store: Store, memory: Memory, written: Mapping[View, Written], whole: Whole) -> Iterator[Made]:
    """Yield all that is ``written``, view by view, and remember what it comes to."""
    digests = {view: bytearray() for view in View if view not in _FRESH and view not in PRINTED}
    with uncollected():
        for view in View:
            known = digests.get(view)
            for entry in written[view]():
                if known is not None:
                    known += entry.digest
                yield entry
    memory.whole = replace(whole, entries={view: bytes(known) for view, known in digests.items()})
    memory.end(store.state)


#: What changes when somebody has looked at a fact, and nothing else does.
_FRESH = (View.WAITING, View.ORPHAN)


def _renewed(store: Store, listed: Sequence[ListedParty], facts: Facts, memory: Memory, whole: Whole) -> Iterator[Made]:
    """Yield the entries of the ``whole``, and those that wait now."""
    fresh: dict[View, Written] = {
        View.WAITING: partial(_kept, View.WAITING, partial(waiting, facts, memory, whole.contested)),
        View.ORPHAN: partial(_kept, View.ORPHAN, partial(orphaned, (*facts.curated.orphans, *whole.orphans))),
    }
    anew = _Anew(store, listed)
    with uncollected():
        for view in View:
            if view in fresh:
                yield from fresh[view]()
                continue
            heads = sorted(facts.heads, key=by_day) if view in PRINTED else ()
            printed = b"".join(getattr(memory.page(head.id), view) for head in heads)
            yield from remembered(view, whole.entries.get(view, printed), anew.line)
    memory.end(store.state)


class _Anew:
    """The record put together with nothing remembered, once somebody asks for one of its rows."""

    def __init__(self, store: Store, listed: Sequence[ListedParty]) -> None:
        self._asked = store, listed
        self._lines: dict[bytes, bytes] = {}

    def line(self, digest: bytes) -> bytes:
        """Return the row of that digest."""
        if not self._lines:
            self._lines = {row.digest: row.line() for row in assemble(*self._asked).rows()}
        return self._lines[digest]


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


def _kept(view: View, entries: Callable[[], Iterable[Any]]) -> Iterator[Made]:
    return map(made, kept(view, entries()))


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


def wholes_of(named: Iterable[KnownParty]) -> dict[str, str]:
    """Return what each committee or branch belongs to, by name: its acts may be told as the whole's."""
    return {
        each.party.name: each.party.part_of
        for each in named
        if each.party.part_of and each.party.kind is PartyKind.COMMITTEE
    }
