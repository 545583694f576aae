"""The record, opened: typed questions, plain answers.

    with standoff.open("record.db") as record:
        for event in record.timeline(party="Guild of Harbour Pilots"):
            print(event.when, event.type, event.actors)

Every answer is a value of ``standoff.record`` or ``standoff.ontology``; every entry names the facts it rests on, and
``quotes`` shows their words.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path
from types import TracebackType
from typing import Any

from standoff import curation, linking
from standoff.curation import Curated, Orphan
from standoff.curation.doubt import Doubt
from standoff.errors import RecordError
from standoff.linking import ListedParty
from standoff.ontology import (
    Decision,
    Document,
    DocumentHead,
    Fact,
    Findings,
    Kind,
    KnownParty,
    PartialDate,
    Verb,
)
from standoff.query import freshness
from standoff.query.addresses import Addresses
from standoff.query.answering import Answers, InMemory, Kept
from standoff.query.assembling import Progress, assemble
from standoff.query.changed import changed
from standoff.query.deciding import borne, unanswered
from standoff.query.doubtful import Doubtful, doubtful
from standoff.query.entries import View
from standoff.query.freshness import Behind
from standoff.query.judged import Judged, curated, facts_called, judged
from standoff.query.memory import Memory
from standoff.query.questions import Questions
from standoff.query.quotes import Quote, quotes
from standoff.record import Account, Change
from standoff.store import WAIT, Choice, Counts, Filters, Hit, NotRead, Page, Store
from standoff.text import folded


class Record(Questions):
    """A record, open. ``store`` keeps it, ``day`` is the day as of which it is asked: None for all that is known.

    Asked for entries, it gives what it says now: where it has changed since they were put together (``stale``), they
    are put together in memory. ``as_kept`` promises the other thing: never to put anything together, at whatever price
    the answer is a little old. Entries are then those that were last kept, whole, and ``behind`` tells what they lack;
    documents, facts and decisions are always those of now.

    A party is named by any of its names, as ``party`` has it: RecordError (``no-such-id``) where none, or more than
    one, is called so.

    Use it as a context manager. Every question may raise RecordError (``locked``, ``damaged``; ``not-together`` where
    entries are asked for ``as_kept`` and this version has never put the record together).
    """

    def __init__(self, store: Store, day: dt.date | None = None, *, as_kept: bool = False) -> None:
        self.store = store
        self.day = day
        self.as_kept = as_kept
        self._made: InMemory | None = None

    @classmethod
    def open(
        cls,
        path: str | Path,
        *,
        create: bool = False,
        readonly: bool = False,
        as_kept: bool = False,
        wait: float = WAIT,
    ) -> Record:
        """Open the record at ``path``; raises RecordError, and waits for other writers, as Store.open does."""
        return cls(Store.open(path, create=create, readonly=readonly, wait=wait), as_kept=as_kept)

    @property
    def listed(self) -> tuple[ListedParty, ...]:
        """The list of parties that the record is read with now (``use_list``); empty for none."""
        return _listed(self.store)

    def use_list(self, text: str | None) -> None:
        """Read the record with a list of parties, given as TOML text, from now on; with none for None.

        Raises InvalidValue for a list that makes no sense; the record is then as before.
        """
        if text is not None:
            linking.listed.parse(text)
        self.store.keep_list(text)

    def __enter__(self) -> Record:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close the record; closing twice does no harm."""
        self.store.close()

    def as_of(self, day: dt.date) -> Record:
        """Return the record as it was known at the end of ``day``: what had been published by then.

        It shares this one's store and is put together anew, in memory.
        """
        return Record(self.store, day)

    # Putting it together

    @property
    def stale(self) -> bool:
        """Whether the record has changed since its entries were put together."""
        return self.behind is not None

    @property
    def behind(self) -> Behind | None:
        """What the record has come to say since its entries were put together; None where that is nothing."""
        return freshness.behind(self.store)

    def refresh(self, progress: Progress | None = None, memory: Memory | None = None) -> bool:
        """Put the record together where it has changed, and keep the entries; tell whether anything was to be done.

        The entries are stamped with what the record said when this began: what is decided meanwhile leaves it stale.
        ``memory`` is that of the last time, for who does so again and again. Where another process was quicker,
        what it kept stays, and is brought up to date if need be.
        """
        done = False
        while self.stale:
            replacing = self.store.derived_from
            mark = freshness.stamp(self.store.state)
            made = assemble(self.store, self.listed, progress=progress, memory=memory)
            done = True
            if self.store.keep_derived(made.rows(), mark, replacing):
                break
        return done

    @property
    def _kept(self) -> bool:
        """Whether to answer from the kept entries; raises RecordError (``not-together``) as ``as_kept`` does."""
        if self.day is not None:
            return False
        if self.as_kept:
            freshness.check_usable(self.store)
            return True
        return not self.stale

    @property
    def _answers(self) -> Answers:
        return Kept(self.store) if self._kept else self._in_memory()

    @property
    def account(self) -> Account:
        """What the facts that stand amount to, all of it at once, put together in memory each time it is asked for."""
        with self.store.still() as still:
            return assemble(still, _listed(still), day=self.day).account

    def _in_memory(self) -> InMemory:
        """The record in memory, put together anew, of one state of it, wherever it says something else than then."""
        if self._made is None or self._made.state != self.store.state:
            with self.store.still() as still:  # whoever writes meanwhile neither waits nor is read by halves
                made = assemble(still, _listed(still), day=self.day)
                self._made = InMemory(still.state, made.in_rows())
        return self._made

    # Asking for entries

    def entries(
        self,
        view: View,
        choice: Choice | None = None,
        *,
        limit: int | None = None,
        offset: int = 0,
        newest: bool = False,
    ) -> Page[Any]:
        """Return the entries of ``view`` that ``choice`` lets pass, in the view's order; with ``newest`` backwards, and
        those that have no date last."""
        return self._answers.entries(view, choice or Choice(), limit=limit, offset=offset, newest=newest)

    def entry(self, view: View, id: str) -> Any:
        """Return the entry of ``view`` called ``id``; RecordError (``no-such-id``) without one."""
        page = self.entries(view, Choice(id=id), limit=1)
        if not page.items:
            raise RecordError(
                "no-such-id", f"the record has no {view} called {id!r}", todo="ids stand in what the listings show"
            )
        return page.items[0]

    def before(self, view: View, id: str) -> int:
        """Return how many entries of ``view`` come before the one called ``id``; 0 where there is none."""
        return self._answers.before(view, id)

    def tally(self, view: View, column: str, choice: Choice | None = None) -> tuple[tuple[str, int], ...]:
        """Return how many entries of ``view`` have each ``column`` (kind, state, outlet), commonest first."""
        return self.tallies(view, (column,), choice)[0]

    def tallies(
        self, view: View, columns: Sequence[str], choice: Choice | None = None
    ) -> tuple[tuple[tuple[str, int], ...], ...]:
        """Return the tally of each of ``columns``, in one look through the entries."""
        return self._answers.tallies(view, columns, choice or Choice())

    def concerned(self, view: View, choice: Choice | None = None, *, limit: int = 20) -> tuple[tuple[str, int], ...]:
        """Return whom the entries of ``view`` concern and how many of them, commonest first."""
        return self._answers.concerned(view, choice or Choice(), limit)

    def named(self, view: View, part: str) -> tuple[str, ...]:
        """Return the record's names of those whom entries of ``view`` concern and who are called ``part``, or have it
        in one of their names: in any case, with any apostrophe."""
        names, others = self._answers.named(view, part), self._answers.named(View.PARTY, part)
        also = (known.party.name for known in self.entries(View.PARTY, Choice(among=others)))
        return tuple(sorted({*names, *also}))

    def outlets(self, view: View, part: str) -> tuple[str, ...]:
        """Return the outlets of entries of ``view`` that have ``part`` in their names, in any case."""
        return tuple(name for name, _ in self.tally(view, "outlet") if folded(part) in folded(name))

    def party(self, name: str) -> KnownParty:
        """Return the party of that name or id; any of its other names will do where only one party has it, in another
        case or with other apostrophes where nobody is called so exactly.

        Raises RecordError (``no-such-id``) when there is none, or more than one.
        """
        found = (
            self.entries(View.PARTY, Choice(id=name)).items or self.entries(View.PARTY, Choice(parties=(name,))).items
        )
        if not found:
            found = tuple(each for each in self.parties() if folded(name) in map(folded, _names(each)))
        exact: list[KnownParty] = [each for each in found if name in (each.party.name, each.id)] or list(found)
        if len(exact) != 1:
            told = f"{len(exact)} parties are called {name!r}" if exact else f"the record has no party {name!r}"
            raise RecordError("no-such-id", told, todo="standoff show parties lists them")
        return exact[0]

    def name_of(self, party: str) -> str:
        """Return the record's name for the party of that name; raises RecordError as ``party`` does."""
        return party if party in self.addresses() else self.party(party).party.name

    def as_borne(self, name: str) -> tuple[str, tuple[str, ...]]:
        """Return what a decision about the party of that name has to call it, and in which documents, none for all:
        ``name`` where documents bear it, else what they most often say (decision 10). Raises RecordError as ``party``.
        """
        known = self.party(name)
        names = {name, known.party.name, *(bearer.name for bearer in known.bearers)}
        sharing = self.entries(View.PARTY, Choice(among=tuple(sorted(names))))
        return borne(name, known, (known, *sharing), self.decisions())

    def addresses(self) -> Mapping[str, str]:
        """Return every party's id by its name, looked up as it is asked for."""
        return Addresses(self.entries, partial(self._answers.called, View.PRESENCE))

    def changes(self, since: dt.date, until: dt.date | None = None) -> tuple[Change, ...]:
        """Return what is known at the end of ``until`` that was not at the end of the day before ``since``.

        Days are those of publication: without ``until``, it is the day of the last publication, or ``since`` where that
        is later. So documents without a date (``undated`` of them) are in neither, and nothing changes for being asked
        without a day.
        """
        return tuple(change for change, _, _ in changed(self, since, until))

    # Evidence

    def quotes(self, facts: Iterable[str], most: int | None = None) -> tuple[Quote, ...]:
        """Return the words of the facts of these ids, oldest document first; an id that is gone is passed over."""
        return quotes(self.store, self.facts_called(facts), most)

    def doubtful(self, entries: Iterable[Any]) -> Doubtful:
        """Return what tells of each of ``entries``, and of each of their steps, whether it is in doubt."""
        facts = {fact for entry in entries for fact in getattr(entry, "evidence", ())}
        return doubtful(self.store, facts, curation.in_order(self.decisions()))

    def facts_called(self, ids: Iterable[str]) -> tuple[Fact, ...]:
        """Return the facts of these ids: those that were read, as they were read, then those that people added."""
        return facts_called(self.store, ids)

    def rests_on(self, fact: str) -> Mapping[View, tuple[Any, ...]]:
        """Return every entry, by view, that rests on the fact of this id."""
        found = {view: self.entries(view, Choice(evidence=fact)).items for view in View}
        return {view: entries for view, entries in found.items() if entries}

    # Documents and facts as they are kept

    def document(self, id: str) -> Document:
        """Return a document's current text and what is known about it; RecordError (``no-such-id``)."""
        return self.store.document(id)

    def findings(self, id: str) -> Findings:
        """Return what was found in a document, before anybody decided anything; RecordError (``no-such-id``)."""
        return self.store.findings(id)

    def documents(
        self, filters: Filters | None = None, *, limit: int | None = None, offset: int = 0
    ) -> Page[DocumentHead]:
        """Return the documents that pass ``filters``, by date of publication and source."""
        return self.store.documents(filters, limit=limit, offset=offset)

    def period(self) -> tuple[PartialDate, PartialDate] | None:
        """Return when the first and the last of the dated documents were published; None without any."""
        return self.store.period()

    def undated(self) -> int:
        """Return how many documents have no date of publication."""
        return self.documents(limit=0).total - self.documents(Filters(since=dt.date.min), limit=0).total

    def facts(
        self, kind: Kind, filters: Filters | None = None, *, limit: int | None = None, offset: int = 0
    ) -> Page[Fact]:
        """Return the facts of ``kind`` as they were read, in the order of their documents and of place."""
        return self.store.facts(kind, filters, limit=limit, offset=offset)

    def fact(self, id: str) -> Fact:
        """Return the fact called ``id`` as it was read; RecordError (``no-such-id``)."""
        return self.store.fact(id)

    def search(self, words: str, *, limit: int | None = None) -> Page[Hit]:
        """Return the documents that hold all ``words``, best first."""
        return self.store.search(words, limit=limit)

    def unread(self) -> tuple[NotRead, ...]:
        """Return what could not be read, and why."""
        return self.store.unread()

    def counts(self) -> Counts:
        """Return how much the record keeps."""
        return self.store.counts()

    # Decisions

    def decisions(self) -> tuple[Decision, ...]:
        """Return every decision in the order in which they were made."""
        return self.store.decisions()

    def waiting(self, *, limit: int | None = None) -> Page[Doubt]:
        """Return the facts in doubt that nobody has looked at, the most doubtful first.

        What was decided since the record was put together is left out, and what has a note.
        """
        made = self.decisions()
        since = {decision.id for decision in made[freshness.decisions_shown(self.store) :]} if self._kept else set()
        stand = curation.standing(curation.in_order(made))
        seen = {each.subject for each in stand if each.verb is Verb.NOTE or each.id in since}
        gone = sum(self.entries(View.WAITING, Choice(id=id), limit=0).total for id in seen)
        found: list[Doubt] = []
        offset, total = 0, 0
        while True:
            page = self.entries(View.WAITING, limit=None if limit is None else limit + gone, offset=offset)
            offset, total = offset + len(page), page.total
            facts = {fact.id: fact for fact in self.store.facts_called(each.id for each in page)}
            here = [each for each in page if each.id not in seen]
            gone += sum(each.id not in facts for each in here)
            found += (Doubt(facts[e.id], e.score, e.hanging, e.reasons) for e in here if e.id in facts)
            if not page.items or limit is None or len(found) >= limit:
                return Page(tuple(found[:limit]), total - gone)

    def orphans(self) -> tuple[Orphan, ...]:
        """Return the decisions that nothing in the record answers to now, and why, in the order they were made."""
        if self.day is None and not self._kept:
            return unanswered(self.store)
        made = {decision.id: decision for decision in self.decisions()}
        found = (Orphan(made[each.id], each.reason) for each in self.entries(View.ORPHAN) if each.id in made)
        return tuple(sorted(found, key=lambda orphan: (orphan.decision.made, orphan.decision.id)))

    def decide(self, decision: Decision) -> None:
        """Add a decision (standoff.curation makes them); the entries are stale until ``refresh``."""
        self.store.decide(decision)

    def curated(self, document: str) -> Curated:
        """Return the facts of one document as decisions leave them, and what was decided of each."""
        return curated(self.store, document)

    def judged(self, id: str) -> Judged:
        """Return the fact that ``id`` leads to, as decisions leave it; RecordError (``no-such-id``) without one."""
        return judged(self.store, id)


def _listed(store: Store) -> tuple[ListedParty, ...]:
    text = store.kept_list
    return linking.listed.parse(text) if text else ()


def _names(known: KnownParty) -> Iterator[str]:
    yield known.party.name
    yield from known.party.aliases
    yield from (bearer.name for bearer in known.bearers)
