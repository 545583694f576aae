"""The record on one machine: documents, their revisions, what was found in them, and what people decided.

Whatever the order in which documents are kept, the record comes out the same (Store.digest); keeping the same reading
again writes nothing. Each document is kept whole or not at all, whenever the process is killed.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Any

from standoff.errors import RecordError
from standoff.ontology import Decision, Document, DocumentHead, Fact, Findings, Kind, PartialDate
from standoff.store import decided, derived, keeping, questions, renewing
from standoff.store.connection import WAIT, connect, copied, telling, transaction
from standoff.store.derived import Choice, Derived, State
from standoff.store.questions import Filters
from standoff.store.renewing import Made
from standoff.store.rows import Counts, Hit, Kept, NotRead, Page
from standoff.store.words import question
from standoff.text import Resolution


class Store:
    """A record, open. Use it as a context manager: ``with Store.open("record.db") as store: …``.

    Every method can raise RecordError (``locked``, ``read-only``, ``damaged``).
    """

    def __init__(self, connection: sqlite3.Connection, path: Path) -> None:
        self._connection = connection
        self.path = path

    @classmethod
    def open(cls, path: str | Path, *, create: bool = True, readonly: bool = False, wait: float = WAIT) -> Store:
        """Open the record at ``path``, making it first where there is none unless ``create`` is False.

        An older record is brought up to date, after a backup beside it. ``readonly`` refuses all writing; ``wait`` is
        how many seconds to wait for another writer. Raises RecordError: ``no-record``, ``not-a-record``,
        ``newer-schema``, ``damaged``, ``locked``, ``read-only``.
        """
        return cls(connect(Path(path), create=create, readonly=readonly, wait=wait), Path(path))

    def close(self) -> None:
        """Close the record; closing twice does no harm."""
        self._connection.close()

    def __enter__(self) -> Store:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self.close()

    @contextmanager
    def together(self) -> Iterator[None]:
        """Keep everything that is done within the ``with`` block, or nothing of it."""
        with telling(self.path), transaction(self._connection):
            before = self._connection.total_changes
            yield
            if self._connection.total_changes != before:
                derived.set_mark(self._connection, "written", str(derived.state(self._connection).changes + 1))

    # Writing

    def keep(self, document: Document, findings: Findings, reader: str) -> Kept:
        """Keep ``document`` as its source now reads, with what ``reader`` found in it, and say what that changed."""
        with self.together():
            return keeping.keep(self._connection, document, findings, reader)

    def note_unread(self, source: str, code: str, message: str) -> None:
        """Remember that ``source`` could not be read, and why, until it is read. What was read before stays."""
        with self.together():
            self._run(
                "INSERT INTO unread VALUES (?, ?, ?) ON CONFLICT (source) DO UPDATE SET code = excluded.code, "
                "message = excluded.message WHERE (code, message) IS NOT (excluded.code, excluded.message)",
                source,
                code,
                message,
            )

    def clear_unread(self, source: str) -> None:
        """Forget that ``source`` could not be read: it has been, and nothing in it has changed."""
        with self.together():
            self._run("DELETE FROM unread WHERE source = ?", source)

    def mark_gone(self, source: str, gone: bool = True) -> None:
        """Remember that ``source`` is no longer there, or is again. Its texts and what was found in them stay."""
        with self.together():
            self._run("UPDATE documents SET gone = ? WHERE source = ? AND gone <> ?", int(gone), source, int(gone))

    def decide(self, decision: Decision) -> None:
        """Add ``decision`` to those made; the same one a second time changes nothing.

        Raises InvalidValue (``bad-value``) when another decision already has its id.
        """
        with self.together():
            decided.add(self._connection, decision)

    def keep_list(self, text: str | None) -> None:
        """Remember the list of parties that this record is read with (standoff.linking.listed); None to use none."""
        with self.together():
            if text != self.kept_list:
                derived.set_mark(self._connection, "parties", text or "")

    @property
    def kept_list(self) -> str | None:
        """The list of parties that this record is read with, as text; None for none."""
        with telling(self.path):
            return derived.mark(self._connection, "parties") or None

    def keep_signatures(self, signatures: Iterable[tuple[str, bytes, int]]) -> None:
        """Keep signatures of texts (linking.copies) by the texts' digests: (sha256, minima, runs)."""
        with telling(self.path), transaction(self._connection):
            self._connection.executemany("INSERT OR REPLACE INTO signatures VALUES (?, ?, ?)", signatures)

    def signatures(self) -> tuple[tuple[str, bytes, int], ...]:
        """Return the signatures that are kept: (sha256, minima, runs)."""
        return tuple(self._run("SELECT sha256, minima, runs FROM signatures"))

    @property
    def readonly(self) -> bool:
        """Whether this connection may not write."""
        return bool(self._first("PRAGMA query_only")[0])

    def keep_derived(self, entries: Iterable[Derived | Made], made_from: str, replacing: str | None) -> bool:
        """Keep what was folded from the record in the place of what was kept from ``replacing`` (derived_from).

        ``entries`` come view by view, each view in its order; ``made_from`` says what they were folded from (state).
        Only those that changed, came or went are written, and nobody else is kept from writing before it is known which
        these are. Returns False, with nothing written, where what is kept is not, or no longer, made from
        ``replacing``: somebody else was first.
        """
        with telling(self.path), renewing.Spool(self.path.absolute().parent) as spool:
            found = tuple(renewing.differences(self._connection, entries, spool))
            with transaction(self._connection):
                if derived.mark(self._connection, "made_from") != replacing:
                    return False
                renewing.apply(self._connection, found, spool)
                derived.set_mark(self._connection, "made_from", made_from)
        return True

    # Reading

    @contextmanager
    def steady(self) -> Iterator[None]:
        """Read one state of the record within the ``with`` block, whatever others write meanwhile. Be brief.

        Where the journal is no write-ahead log, whoever writes meanwhile waits at the end until the block is left.
        """
        with telling(self.path):
            self._connection.execute("BEGIN")
            try:
                yield
            finally:
                if self._connection.in_transaction:
                    self._connection.execute("ROLLBACK")

    def still(self) -> Store:
        """Return a store of what this one keeps now: a copy that nobody can change, and that goes when it is closed.

        For who reads so long that those who write could not wait. The copy lies where SQLite puts passing files.
        """
        with telling(self.path):
            return Store(copied(self._connection), self.path)

    @property
    def state(self) -> State:
        """What the record says now, in counts: it changes whenever that does."""
        with telling(self.path):
            return derived.state(self._connection)

    @property
    def derived_from(self) -> str | None:
        """What the derived entries were made from (keep_derived); None where there are none."""
        with telling(self.path):
            return derived.mark(self._connection, "made_from")

    def before(self, view: str, id: str) -> int:
        """Return how many entries of ``view`` come before the one called ``id``; 0 where there is none."""
        with telling(self.path):
            return derived.before(self._connection, view, id)

    def derived(
        self,
        view: str,
        choice: Choice | None = None,
        *,
        limit: int | None = None,
        offset: int = 0,
        newest: bool = False,
    ) -> Page[str]:
        """Return the entries of ``view`` that ``choice`` lets pass, as JSON text, in the view's order or backwards."""
        with telling(self.path):
            return derived.select(self._connection, view, choice or Choice(), limit=limit, offset=offset, newest=newest)

    def found(self, id: str, words: str) -> str | None:
        """Return the words of the derived entry ``id`` with those asked for between MARK_START and MARK_END."""
        with telling(self.path):
            return derived.found(self._connection, id, words)

    def concerned(self, view: str, choice: Choice | None = None, *, limit: int) -> tuple[tuple[str, int], ...]:
        """Return whom the entries of ``view`` concern and how many of them, commonest first."""
        with telling(self.path):
            return derived.parties(self._connection, view, choice or Choice(), limit)

    def called(self, view: str, party: str) -> str | None:
        """Return the id of the first entry of ``view`` that concerns ``party``; None without any."""
        with telling(self.path):
            return derived.called(self._connection, view, party)

    def named(self, view: str, part: str) -> tuple[str, ...]:
        """Return the names of those whom entries of ``view`` concern that ``part`` is a part of, in any spelling."""
        with telling(self.path):
            return derived.named(self._connection, view, part)

    def tallies(
        self, view: str, columns: Sequence[str], choice: Choice | None = None
    ) -> tuple[tuple[tuple[str, int], ...], ...]:
        """Return the tally of each of ``columns``, in one look through the entries."""
        with telling(self.path):
            return derived.tallies(self._connection, view, choice or Choice(), columns)

    def document(self, id: str) -> Document:
        """Return the current revision of the document called ``id``; RecordError (``no-such-id``) without one."""
        with telling(self.path):
            return questions.document(self._connection, id)

    def findings(self, id: str) -> Findings:
        """Return what was found in the document called ``id``, as it was kept; RecordError (``no-such-id``)."""
        with telling(self.path):
            return questions.findings(self._connection, id)

    def documents(
        self, filters: Filters | None = None, *, limit: int | None = None, offset: int = 0
    ) -> Page[DocumentHead]:
        """Return the documents that pass ``filters``, by date of publication and source, undated ones last."""
        with telling(self.path):
            return questions.documents(self._connection, filters or Filters(), limit, offset)

    def period(self) -> tuple[PartialDate, PartialDate] | None:
        """Return when the first and the last of the dated documents were published; None without any."""
        with telling(self.path):
            return questions.period(self._connection)

    def facts(
        self, kind: Kind, filters: Filters | None = None, *, limit: int | None = None, offset: int = 0
    ) -> Page[Fact]:
        """Return the facts of ``kind`` that pass ``filters``, in the order of their documents and then of place."""
        with telling(self.path):
            return questions.facts(self._connection, kind, filters or Filters(), limit, offset)

    def facts_of(
        self, documents: Iterable[DocumentHead], kinds: Iterable[Kind] = tuple(Kind)
    ) -> Iterator[tuple[Fact, ...]]:
        """Yield the facts of ``kinds`` of each of ``documents``, one document after the other, and hold none of them.

        Nothing is yielded twice or left out: a document without such facts yields an empty tuple.
        """
        with telling(self.path):
            yield from questions.facts_of(self._connection, documents, kinds)

    def digests_of(self, documents: Iterable[DocumentHead]) -> Iterator[bytes]:
        """Yield for each of ``documents`` a digest of it and of its facts: another one where any of them is."""
        with telling(self.path):
            yield from questions.digests_of(self._connection, documents)

    def fact(self, id: str) -> Fact:
        """Return the fact called ``id``; RecordError (``no-such-id``) when no current revision holds it."""
        with telling(self.path):
            return questions.fact(self._connection, id)

    def facts_called(self, ids: Iterable[str]) -> tuple[Fact, ...]:
        """Return the facts of these ids that current revisions hold, in the order of ``ids``, each once."""
        with telling(self.path):
            return questions.facts_called(self._connection, tuple(dict.fromkeys(ids)))

    def unsure(self, ids: Iterable[str], below: float) -> frozenset[str]:
        """Return those of the facts of these ids, in current revisions, that were read with a confidence ``below``."""
        with telling(self.path):
            return questions.unsure(self._connection, ids, below)

    def text(self, id: str) -> str:
        """Return the current text of the document called ``id``; RecordError (``no-such-id``) without one."""
        with telling(self.path):
            return questions.text(self._connection, id)

    def head(self, id: str) -> DocumentHead:
        """Return what is known of the document called ``id``; RecordError (``no-such-id``) without one."""
        with telling(self.path):
            return questions.head(self._connection, id)

    def head_of(self, source: str) -> DocumentHead | None:
        """Return what is known of the document of ``source``; None when the record has none."""
        with telling(self.path):
            return questions.head_of(self._connection, source)

    def search(self, words: str, *, limit: int | None = None) -> Page[Hit]:
        """Return the documents that hold all ``words`` (those in double quotation marks together), best first.

        Anything may be typed: nothing in ``words`` is an operator. Words without a letter or digit find nothing.
        """
        asked = question(words)
        if asked is None:
            return Page((), 0)
        with telling(self.path):
            return questions.search(self._connection, asked, limit)

    def unread(self) -> tuple[NotRead, ...]:
        """Return what could not be read when it was last met, by source."""
        rows = self._run("SELECT source, code, message FROM unread ORDER BY source")
        return tuple(NotRead(*row) for row in rows)

    def decisions(self) -> tuple[Decision, ...]:
        """Return every decision in the order in which they were made."""
        with telling(self.path):
            return decided.every(self._connection)

    def decisions_about(self, subject: str) -> tuple[Decision, ...]:
        """Return the decisions that name ``subject`` as such, in the order in which they were made."""
        with telling(self.path):
            return decided.about(self._connection, subject)

    def decisions_touching(self, source: str) -> tuple[Decision, ...]:
        """Return what was decided about ``source`` or about no source (names, issues, other decisions), in order."""
        with telling(self.path):
            return decided.touching(self._connection, source)

    def decision(self, id: str) -> Decision:
        """Return the decision called ``id``; RecordError (``no-such-id``) when there is none."""
        with telling(self.path):
            return decided.one(self._connection, id)

    def places(self, decisions: Iterable[Decision]) -> dict[str, Resolution]:
        """Return where the places that ``decisions`` remember lead in their sources' current texts, by key.

        What ``curation.curate`` and ``curation.events.settle`` ask for (``curation.remembered`` has the keys).
        """
        with telling(self.path):
            return decided.places(self._connection, decisions)

    def fingerprints(self) -> frozenset[str]:
        """Return the codec.fingerprint of every current revision: what need not be read again."""
        rows = self._run(
            "SELECT fingerprint FROM documents JOIN revisions ON document = documents.number AND sequence = current"
        )
        return frozenset(mark for (mark,) in rows)

    def sources(self) -> dict[str, bool]:
        """Return every source that the record holds a document of, in order, and whether it is gone."""
        return {source: bool(gone) for source, gone in self._run("SELECT source, gone FROM documents ORDER BY source")}

    def parties(self, kind: Kind, *, limit: int) -> tuple[tuple[str, int], ...]:
        """Return whom facts of ``kind`` are chiefly about (who speaks, who acts), and how often, most often first."""
        with telling(self.path):
            return questions.parties(self._connection, kind, limit)

    def counts(self) -> Counts:
        """Return how much the record holds."""
        with telling(self.path):
            return questions.counts(self._connection)

    def damage(self) -> tuple[str, ...]:
        """Return what is wrong with the file, in SQLite's words; nothing when it is whole. Reads all of it."""
        try:
            told = [text for (text,) in self._run("PRAGMA quick_check") if text != "ok"]
            orphans = self._run("PRAGMA foreign_key_check")
        except RecordError as error:
            return (error.what,)
        told += [f"{table}: a row without its {parent}" for table, _, parent, _ in orphans]
        return tuple(told)

    def digest(self) -> str:
        """Return the hex SHA-256 of what the record says, however and in whatever order it came to say it."""
        with telling(self.path):
            return questions.digest(self._connection)

    @property
    def changes(self) -> int:
        """How many rows have been written through this Store since it was opened."""
        return self._connection.total_changes

    # The rows behind it

    def _run(self, sql: str, *values: object) -> list[Any]:
        with telling(self.path):
            return self._connection.execute(sql, values).fetchall()

    def _first(self, sql: str, *values: object) -> Any:
        return next(iter(self._run(sql, *values)), None)
