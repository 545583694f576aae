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
from standoff.ontology import Copy, Decision, DocumentHead, Fact, KnownParty, PartyKind, Position
from standoff.query.entries import View, kept
from standoff.query.facts import Facts
from standoff.query.memory import Memory, Whole, digested
from standoff.query.presence import presences
from standoff.query.printed import PRINTED, InNames, remembered, waiting
from standoff.query.said import by_day
from standoff.query.views import acted, contested, views
from standoff.query.waiting import orphaned
from standoff.record import Account, Names, fold, parties
from standoff.store import Derived, Made, Store, made

#: Called before each step with its name, how many steps are done, and how many there are.
Progress = Callable[[str, int, int], None]

#: What makes the entries of a view as they are kept.
Written = Callable[[], Iterable[Made]]

STEPS = ("facts", "decisions", "copies", "names", "events", "account", "index")


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

    def in_rows(self) -> dict[View, tuple[tuple[Derived, Any], ...]]:
        """Return all entries by view, each behind how it is kept."""
        return {view: tuple(zip(kept(view, made := self.entries(view)), made, strict=True)) for view in View}


@dataclass(frozen=True, slots=True)
class Renewed:
    """A record that was put together before, of which only some views have changed: ``rows`` as in Assembled."""

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
        put = _Put(store, listed, facts, decisions, memory, day)
        stands = [memory.page(head.id).stands for head in heads]
        key = digested(put.shaping(), *stands)
        if memory.whole and memory.whole.key == key and day is None:
            return Renewed(partial(put.looked_at, memory.whole))
        return put.together(key, begin)


@dataclass(frozen=True, slots=True)
class _Put:
    """A record on its way to being put together."""

    store: Store
    listed: Sequence[ListedParty]
    facts: Facts
    decisions: Sequence[Decision]
    memory: Memory
    day: dt.date | None

    def shaping(self) -> bytes:
        """Return all that the record follows from beside its facts."""
        others = [each for each in standing(in_order(self.decisions)) if each.verb not in ABOUT_FACTS]
        places = [(each.key, self.facts.places.get(each.key)) for each in curation.remembered(others)]
        return repr((self.listed, others, places)).encode("utf-8", "surrogatepass")

    def together(self, key: bytes, begin: Callable[[str], None]) -> Assembled | Renewed:
        """Return the record; where its folds are asked for the same facts as the last time, what they gave then."""
        heads, day = self.facts.heads, self.day
        stand = heads if day is None else known(heads, day)
        begin("copies")
        copies = linking.copies.propose(heads, signatures(self.store, heads))
        begin("names")
        roll = Roll()
        for document in self.facts.of(stand):
            roll.call(document)
        joins = linking.parties.propose(roll, self.listed, copies)
        settled = curation.parties.settle(linking.bearers(roll), joins, self.decisions)
        named = parties(settled.groups, roll, settled.joins, self.listed, settled.called)
        telling, orphans = roll.documents, settled.orphans
        del roll, joins, settled  # the most of what no later step needs
        begin("events")
        there = InNames(self.facts, stand, Names(named), self.memory)
        told = list(there.told())
        whole_of = wholes(named)
        heard = self._heard(stand, telling, whole_of, copies)
        before, self.memory.whole = self.memory.whole, None
        if before and before.heard == heard and day is None:
            return Renewed(partial(self.heard_before, replace(before, key=key, named=orphans), there, named))
        account, others = self._folded(told, telling, whole_of, copies, begin)
        whole = Whole(key, heard, {}, contested(account, told), acted(account), orphans, others)
        orphans = (*self.facts.curated.orphans, *orphans, *others)
        listing = views(there, account, told, named, whole_of, copies, orphans)
        written: dict[View, Written] = {view: partial(_kept, view, listing[view]) for view in View}
        written |= {view: partial(there.rows, view) for view in PRINTED}
        return Assembled(named, copies, account, orphans, listing, partial(self._rows, written, whole))

    def _heard(
        self,
        stand: Iterable[DocumentHead],
        telling: Iterable[DocumentHead],
        whole_of: Mapping[str, str],
        copies: Iterable[Copy],
    ) -> bytes:
        """A digest of all that folds are asked with."""
        beside = (sorted(head.id for head in telling), sorted(whole_of.items()), copies)
        return digested(self.shaping(), repr(beside).encode(), *(self.memory.page(head.id).heard for head in stand))

    def _folded(
        self,
        told: Sequence[Fact],
        telling: Iterable[DocumentHead],
        whole_of: Mapping[str, str],
        copies: Sequence[Copy],
        begin: Callable[[str], None],
    ) -> tuple[Account, tuple[Orphan, ...]]:
        """Return what all folds make of what is ``told``, and the decisions about acts and issues without any."""
        same = linking.events.propose(told, copies, whole_of, self.store.text)
        events = curation.events.settle(told, same, self.decisions, self.facts.places)
        wordings = (fact.finding.issue for fact in told if isinstance(fact.finding, Position))
        issues = curation.issues.settle(wordings, linking.issues.propose(told), self.decisions)
        begin("account")
        account = fold(told, events.groups, copies, issues.groups, documents=telling, wholes=whole_of, day=self.day)
        begin("index")
        return account, (*events.orphans, *issues.orphans)

    def looked_at(self, whole: Whole) -> Iterator[Made]:
        """Yield the entries of the ``whole``, of which nothing has changed but who has looked at which facts."""
        written = self._remembered(whole)
        heads = sorted(self.facts.heads, key=by_day)
        for view in PRINTED:
            printed = b"".join(getattr(self.memory.page(head.id), view) for head in heads)
            written[view] = partial(remembered, view, printed, _Anew(self.store, self.listed).line)
        return self._rows(written, whole)

    def heard_before(self, whole: Whole, there: InNames, named: tuple[KnownParty, ...]) -> Iterator[Made]:
        """Yield the entries of the ``whole``, of which nothing has changed that folds are asked with."""
        written = self._remembered(whole)
        written |= {view: partial(there.rows, view) for view in PRINTED}
        written[View.PARTY] = partial(_kept, View.PARTY, lambda: named)
        done = [(name,) for name, times in whole.acted.items() for _ in range(times)]
        written[View.PRESENCE] = partial(_kept, View.PRESENCE, lambda: presences(named, there.spoken(), done))
        return self._rows(written, whole)

    def _remembered(self, whole: Whole) -> dict[View, Written]:
        """What waits now, and all other entries of the ``whole`` as they were."""
        line = _Anew(self.store, self.listed).line
        written: dict[View, Written] = {
            view: partial(remembered, view, whole.entries[view], line) for view in View if view in whole.entries
        }
        orphans = (*self.facts.curated.orphans, *whole.named, *whole.others)
        written[View.WAITING] = partial(_kept, View.WAITING, partial(waiting, self.facts, self.memory, whole.contested))
        written[View.ORPHAN] = partial(_kept, View.ORPHAN, partial(orphaned, orphans))
        return written

    def _rows(self, written: Mapping[View, Written], whole: Whole) -> Iterator[Made]:
        """Yield all that is ``written``, view by view, and remember what it comes to."""
        digests = {view: bytearray() for view in View if view not in _FRESH and view not in PRINTED}
        with uncollected():
            for view in View:
                known = digests.get(view)
                for entry in written[view]():
                    if known is not None:
                        known += entry.digest
                    yield entry
        self.memory.whole = replace(whole, entries={view: bytes(known) for view, known in digests.items()})
        self.memory.end(self.store.state)


#: What changes when somebody has looked at a fact.
_FRESH = (View.WAITING, View.ORPHAN)


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
            known = fresh[head.sha256] = linking.signature(store.text(head.id))
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
