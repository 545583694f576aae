"""The questions the store answers, as SQL: current revisions only, and always in an order that the content decides."""

from __future__ import annotations

import datetime as dt
import hashlib
import sqlite3
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

import msgspec

from standoff.errors import RecordError
from standoff.ontology import (
    Document,
    DocumentHead,
    DocumentKind,
    Fact,
    Findings,
    Kind,
    PartialDate,
    Problem,
    Span,
)
from standoff.store import codec
from standoff.store.rows import MARK_END, MARK_START, Counts, Hit, Page
from standoff.text import Spellings


@dataclass(frozen=True, slots=True)
class Filters:
    """Which documents or facts to return; None lets everything pass.

    ``party`` (whom a fact is chiefly about; of an act, whom it is done to as well) and ``outlet`` match any part of the
    name, in any case and with any apostrophe. ``kind`` is the kind of document, or of statement ("direct"), or the type
    or mode of an act; ``status`` whether an act happened ("planned"). ``since`` and ``until`` are days of publication;
    a document passes when it may have been published on one of them, and an undated one never does. ``document`` is
    one document's id.
    """

    party: str | None = None
    outlet: str | None = None
    kind: str | None = None
    since: dt.date | None = None
    until: dt.date | None = None
    document: str | None = None
    status: str | None = None


class _Known(msgspec.Struct):
    """What a listing shows of a document's metadata."""

    media_type: str
    kind: DocumentKind
    title: str | None
    publisher: str | None
    authors: tuple[str, ...]
    published: PartialDate | None
    url: str | None
    language: str
    problems: tuple[Problem, ...]


_CURRENT = "documents AS d JOIN revisions AS r ON r.document = d.number AND r.sequence = d.current"

_ROW = (
    "d.id, d.source, r.sha256, r.sequence, (SELECT count(*) FROM revisions WHERE document = d.number), r.reader, "
    "r.metadata, (SELECT count(*) FROM findings WHERE revision = r.number AND kind = 'statement'), d.gone"
)

_BY_DATE = "r.published_from IS NULL, r.published_from, d.source"


def document(connection: sqlite3.Connection, id: str) -> Document:
    """Return the current revision of the document called ``id``; RecordError (``no-such-id``) without one."""
    row = connection.execute(f"SELECT d.source, r.text, r.metadata FROM {_CURRENT} WHERE d.id = ?", (id,)).fetchone()
    if row is None:
        raise _no_such("document", id)
    return codec.decode_document(*row)


def findings(connection: sqlite3.Connection, id: str) -> Findings:
    """Return what was found in the current revision of the document called ``id``; RecordError (``no-such-id``)."""
    row = connection.execute(f"SELECT r.number, r.problems FROM {_CURRENT} WHERE d.id = ?", (id,)).fetchone()
    if row is None:
        raise _no_such("document", id)
    rows = connection.execute("SELECT kind, payload FROM findings WHERE revision = ? ORDER BY kind, ordinal", row[:1])
    return codec.gather(rows, row[1])


def documents(
    connection: sqlite3.Connection, filters: Filters, limit: int | None, offset: int = 0
) -> Page[DocumentHead]:
    """Return the documents that pass ``filters``, by date and source."""
    where, values = _where(filters, kind="json_extract(r.metadata, '$.kind') = ?")
    total = connection.execute(f"SELECT count(*) FROM {_CURRENT} WHERE {where}", values).fetchone()[0]
    rows = connection.execute(  # first which, then what, as in facts()
        f"WITH shown AS (SELECT r.number FROM {_CURRENT} WHERE {where} ORDER BY {_BY_DATE} LIMIT ? OFFSET ?) "
        f"SELECT {_ROW} FROM shown JOIN revisions AS r ON r.number = shown.number "
        f"JOIN documents AS d ON d.number = r.document ORDER BY {_BY_DATE}",
        (*values, _limit(limit), offset),
    )
    return Page(tuple(_document_row(row) for row in rows), total)


def period(connection: sqlite3.Connection) -> tuple[PartialDate, PartialDate] | None:
    """Return the dates of the first and the last dated document; None without any."""
    told = "SELECT metadata -> '$.published' FROM revisions WHERE number ="
    dated = f"SELECT r.number FROM {_CURRENT} WHERE r.published_from IS NOT NULL ORDER BY"
    first = connection.execute(f"{told} ({dated} r.published_from, d.source LIMIT 1)").fetchone()
    last = connection.execute(f"{told} ({dated} r.published_to DESC, d.source LIMIT 1)").fetchone()
    return None if first is None else (codec.decode(first[0], PartialDate), codec.decode(last[0], PartialDate))


def facts(
    connection: sqlite3.Connection, kind: Kind, filters: Filters, limit: int | None, offset: int = 0
) -> Page[Fact]:
    """Return the facts of ``kind`` that pass ``filters``, by date, source and place."""
    if filters == Filters() and limit is None and not offset:
        every = tuple(_every(connection, kind))
        return Page(every, len(every))
    where, values = _where(filters, kind=_OWN_KIND, party=_PARTIES.get(kind, "f.party"), status=_STATUS)
    passing = f"FROM {_CURRENT} JOIN findings AS f ON f.revision = r.number WHERE f.kind = ? AND {where}"
    order = f"ORDER BY {_BY_DATE}, f.ordinal"
    total = connection.execute(f"SELECT count(*) {passing}", (str(kind), *values)).fetchone()[0]
    rows = connection.execute(  # first which, then what: only the rows that are shown are worth putting together
        f"WITH shown AS (SELECT f.revision, f.ordinal {passing} {order} LIMIT ? OFFSET ?) "
        f"SELECT {_FACT}, {_ROW} FROM shown JOIN findings AS f ON f.revision = shown.revision "
        f"AND f.ordinal = shown.ordinal AND f.kind = ? JOIN revisions AS r ON r.number = shown.revision "
        f"JOIN documents AS d ON d.number = r.document {order}",
        (str(kind), *values, _limit(limit), offset, str(kind)),
    )
    return Page(tuple(_facts(rows)), total)


def facts_of(
    connection: sqlite3.Connection, heads: Iterable[DocumentHead], kinds: Iterable[Kind]
) -> Iterator[tuple[Fact, ...]]:
    """Yield the facts of ``kinds`` of each of ``heads``, one document after the other."""
    wanted = tuple(str(kind) for kind in kinds)
    asked = (
        f"SELECT {_FACT} FROM {_CURRENT} JOIN findings AS f ON f.revision = r.number "
        f"WHERE d.id = ? AND f.kind IN ({', '.join('?' * len(wanted))}) ORDER BY f.kind, f.ordinal"
    )
    for head in heads:
        yield tuple(_told(head, *row) for row in connection.execute(asked, (head.id, *wanted)))


def digests_of(connection: sqlite3.Connection, heads: Iterable[DocumentHead]) -> Iterator[bytes]:
    """Yield for each of ``heads`` a digest of what is kept of it and of its facts, without reading these."""
    asked = (
        f"SELECT {_FACT} FROM {_CURRENT} JOIN findings AS f ON f.revision = r.number "
        "WHERE d.id = ? ORDER BY f.kind, f.ordinal"
    )
    for head in heads:
        rows = connection.execute(asked, (head.id,)).fetchall()
        yield hashlib.blake2b(_encoder.encode((head, rows)), digest_size=16).digest()


_encoder = msgspec.json.Encoder(order="deterministic")

#: How many documents are looked at in one statement where all are wanted: whoever wants to write waits no longer.
_AT_ONCE = 200


def _every(connection: sqlite3.Connection, kind: Kind) -> Iterator[Fact]:
    """Yield every fact of ``kind``, in the order of facts(), a few documents at a time."""
    order = connection.execute(f"SELECT r.number FROM {_CURRENT} ORDER BY {_BY_DATE}").fetchall()
    for start in range(0, len(order), _AT_ONCE):
        some = tuple(number for (number,) in order[start : start + _AT_ONCE])
        among = f"({', '.join('?' * len(some))})"
        found: dict[int, list[tuple[object, ...]]] = {}
        for number, *row in connection.execute(
            f"SELECT f.revision, {_FACT} FROM findings AS f WHERE f.kind = ? AND f.revision IN {among} "
            "ORDER BY f.revision, f.ordinal",
            (str(kind), *some),
        ).fetchall():
            found.setdefault(number, []).append(tuple(row))
        heads = connection.execute(
            f"SELECT r.number, {_ROW} FROM revisions AS r JOIN documents AS d ON d.number = r.document "
            f"WHERE r.number IN {among}",
            some,
        ).fetchall()
        about = {number: row for number, *row in heads}
        yield from _facts((*row, *about[number]) for number in some for row in found.get(number, ()))


def fact(connection: sqlite3.Connection, id: str) -> Fact:
    """Return the fact called ``id``; RecordError (``no-such-id``) when no current revision holds it."""
    row = connection.execute(
        f"SELECT {_FACT}, {_ROW} FROM {_CURRENT} JOIN findings AS f ON f.revision = r.number WHERE f.id = ?", (id,)
    ).fetchone()
    if row is None:
        raise _gone(connection, id)
    return next(iter(_facts([row])))


def facts_called(connection: sqlite3.Connection, ids: tuple[str, ...]) -> tuple[Fact, ...]:
    """Return the facts called ``ids`` in current revisions, in that order."""
    found: dict[str, Fact] = {}
    for start in range(0, len(ids), 500):
        some = ids[start : start + 500]
        rows = connection.execute(
            f"SELECT {_FACT}, {_ROW} FROM findings AS f JOIN revisions AS r ON r.number = f.revision "
            "JOIN documents AS d ON d.number = r.document AND d.current = r.sequence "
            f"WHERE f.id IN ({', '.join('?' * len(some))})",
            some,
        )
        found.update((fact.id, fact) for fact in _facts(rows))
    return tuple(found[id] for id in ids if id in found)


def unsure(connection: sqlite3.Connection, ids: Iterable[str], below: float) -> frozenset[str]:
    """Return those of the facts called ``ids`` in current revisions that were read with less confidence."""
    rows = connection.execute(
        "SELECT f.id FROM findings AS f JOIN revisions AS r ON r.number = f.revision "
        "JOIN documents AS d ON d.number = r.document AND d.current = r.sequence "
        "WHERE f.id IN (SELECT value FROM json_each(?)) AND f.payload ->> '$.confidence' < ?",
        (codec.encode(tuple(ids)), below),
    )
    return frozenset(id for (id,) in rows)


def text(connection: sqlite3.Connection, id: str) -> str:
    """Return the current text of the document called ``id``."""
    row = connection.execute(f"SELECT r.text FROM {_CURRENT} WHERE d.id = ?", (id,)).fetchone()
    if row is None:
        raise _no_such("document", id)
    return str(row[0])


def head(connection: sqlite3.Connection, id: str) -> DocumentHead:
    """Return what is known of the document called ``id``; RecordError (``no-such-id``) without one."""
    row = connection.execute(f"SELECT {_ROW} FROM {_CURRENT} WHERE d.id = ?", (id,)).fetchone()
    if row is None:
        raise _no_such("document", id)
    return _document_row(row)


def head_of(connection: sqlite3.Connection, source: str) -> DocumentHead | None:
    """Return what is known of the document of ``source``; None without one."""
    row = connection.execute(f"SELECT {_ROW} FROM {_CURRENT} WHERE d.source = ?", (source,)).fetchone()
    return None if row is None else _document_row(row)


def search(connection: sqlite3.Connection, asked: str, limit: int | None) -> Page[Hit]:
    """Return the documents that match the question ``asked`` (words.question), best first, then by source."""
    total = connection.execute("SELECT count(*) FROM bodies WHERE bodies MATCH ?", (asked,)).fetchone()[0]
    snippet = f"snippet(bodies, 0, char({ord(MARK_START)}), char({ord(MARK_END)}), '…', 24)"
    rows = connection.execute(
        f"SELECT {snippet}, {_ROW} FROM bodies JOIN documents AS d ON d.number = bodies.rowid "
        "JOIN revisions AS r ON r.document = d.number AND r.sequence = d.current "
        "WHERE bodies MATCH ? ORDER BY bm25(bodies), d.source LIMIT ?",
        (asked, _limit(limit)),
    )
    return Page(tuple(Hit(_document_row(row[1:]), row[0]) for row in rows), total)


def parties(connection: sqlite3.Connection, kind: Kind, limit: int) -> tuple[tuple[str, int], ...]:
    """Return whom facts of ``kind`` are about and how often, most often first, each in the commonest spelling."""
    rows = connection.execute(
        f"SELECT f.party, count(*) FROM {_CURRENT} JOIN findings AS f ON f.revision = r.number "
        "WHERE f.kind = ? AND f.party IS NOT NULL GROUP BY f.party",
        (str(kind),),
    )
    spellings = Spellings()
    for party, times in rows:
        spellings.add(party, times)
    return tuple(sorted(spellings.counts().items(), key=lambda counted: (-counted[1], counted[0])))[:limit]


def counts(connection: sqlite3.Connection) -> Counts:
    """Return how much there is of everything."""
    documents, revisions, unread, decisions = (
        connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0] for table in _TABLES
    )
    found = dict(
        connection.execute(
            f"SELECT f.kind, count(*) FROM {_CURRENT} JOIN findings AS f ON f.revision = r.number GROUP BY f.kind"
        )
    )
    facts = tuple((kind, found[kind]) for kind in Kind if kind in found)
    return Counts(documents=documents, revisions=revisions, unread=unread, decisions=decisions, facts=facts)


def digest(connection: sqlite3.Connection) -> str:
    """Return the hash of what the record says: no row numbers, no order of arrival."""
    told = hashlib.sha256()
    for sql in _SAYINGS:
        for row in connection.execute(sql):
            told.update(msgspec.json.encode(row) + b"\n")
        told.update(b"--\n")
    return told.hexdigest()


_TABLES = ("documents", "revisions", "unread", "decisions")

_KINDS = {str(kind): kind for kind in Kind}

_FACT = 'f.id, f.kind, f.payload, f.start, f."end", f.words'

#: What a fact's payload says of itself.
_OWN_KIND = "? IN (coalesce(f.payload ->> '$.type', f.payload ->> '$.kind'), f.payload ->> '$.mode')"
_STATUS = (
    "iif(f.payload ->> '$.polarity' = 0 AND f.payload ->> '$.status' = 'happened', 'did-not-happen', "
    "f.payload ->> '$.status') = ?"
)
_PARTIES = {Kind.ACT: "coalesce(f.party, '') || char(10) || coalesce(f.payload ->> '$.target', '')"}

_SAYINGS = (
    f"SELECT d.source, d.gone, r.sha256, r.metadata, r.problems, r.reader FROM {_CURRENT} ORDER BY d.source",
    "SELECT source, sha256 FROM documents AS d JOIN revisions ON document = d.number ORDER BY source, sha256",
    f"SELECT d.source, f.kind, f.ordinal, f.payload FROM {_CURRENT} JOIN findings AS f ON f.revision = r.number "
    "ORDER BY d.source, f.kind, f.ordinal",
    "SELECT source, code, message FROM unread ORDER BY source",
    "SELECT payload FROM decisions ORDER BY id",
)


def _where(filters: Filters, *, kind: str, party: str = "", status: str = "") -> tuple[str, tuple[object, ...]]:
    """Return the condition and its values; ``kind`` and ``status`` are conditions, ``party`` what holds the names."""
    asked: list[tuple[str, object]] = [
        ("d.id = ?", filters.document),
        ("instr(fold(r.publisher), fold(?)) > 0", filters.outlet),
        (kind, filters.kind),
        ("r.published_to >= ?", filters.since and filters.since.isoformat()),
        ("r.published_from <= ?", filters.until and filters.until.isoformat()),
    ]
    if party:
        asked.append((f"instr(fold({party}), fold(?)) > 0", filters.party))
    if status:
        asked.append((status, filters.status))
    wanted = [(condition, value) for condition, value in asked if value is not None]
    return " AND ".join(["true", *(c for c, _ in wanted)]), tuple(v for _, v in wanted)


def _limit(limit: int | None) -> int:
    return -1 if limit is None else limit


def _document_row(row: tuple[str, str, str, int, int, str, str, int, int]) -> DocumentHead:
    id, source, sha256, revision, revisions, reader, metadata, statements, gone = row
    known = codec.decode(metadata, _Known)
    for name in ("media_type", "publisher", "language"):  # of which many documents have the same
        if (value := getattr(known, name)) is not None:
            setattr(known, name, sys.intern(value))
    return DocumentHead(
        id=id,
        source=source,
        sha256=sha256,
        revision=revision,
        revisions=revisions,
        reader=sys.intern(reader),
        statements=statements,
        gone=bool(gone),
        **{field: getattr(known, field) for field in known.__struct_fields__},
    )


def _facts(rows: Iterable[tuple[Any, ...]]) -> Iterator[Fact]:
    """Yield the facts of ``rows``; facts of one document share its row."""
    held: dict[str, DocumentHead] = {}
    for id, kind, payload, start, end, words, *about in rows:
        if about[0] not in held:
            held[about[0]] = _document_row(tuple(about))
        yield _told(held[about[0]], id, kind, payload, start, end, words)


def _told(head: DocumentHead, id: str, kind: str, payload: str, start: int | None, end: int | None, words: str) -> Fact:
    known = _KINDS[kind]
    place = Span(start, end) if start is not None and end is not None else None
    return Fact(id, known, head, codec.decode_finding(payload, known), place, words)


def _no_such(what: str, id: str) -> RecordError:
    return RecordError(
        "no-such-id", f"the record has no {what} called {id!r}", todo="ids stand first in what standoff show lists"
    )


def _gone(connection: sqlite3.Connection, id: str) -> RecordError:
    row = connection.execute(
        "SELECT d.source FROM findings JOIN revisions AS r ON r.number = revision "
        "JOIN documents AS d ON d.number = r.document WHERE findings.id = ?",
        (id,),
    ).fetchone()
    if row is None:
        return _no_such("document" if id.startswith("d") else "fact", id)
    return RecordError("no-such-id", f"{id!r} was found in an earlier text of {row[0]}, and not in the one it has now")
