"""Keeping documents: a source's texts as revisions, what was found in each, and the words it is searched by.

Nothing is written that is there already. Each function runs within a transaction of its caller's.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from typing import Any

from standoff.errors import RecordError
from standoff.ontology import LETTERS, Document, Findings
from standoff.store import codec
from standoff.store.codec import Entry
from standoff.store.rows import Kept
from standoff.store.words import body

#: What a reading says about a revision, besides its findings.
_FACTS_ABOUT = ("metadata", "publisher", "published_from", "published_to", "problems", "reader", "fingerprint")


def keep(connection: sqlite3.Connection, document: Document, findings: Findings, reader: str) -> Kept:
    """Keep ``document`` as its source now reads, with what ``reader`` found in it, and say what that changed."""
    connection.execute("DELETE FROM unread WHERE source = ?", (document.source,))
    held = _first(connection, "SELECT number, current FROM documents WHERE source = ?", document.source)
    if held is None:
        number = _add_document(connection, document.source)
        _add_revision(connection, number, 1, document, findings, reader)
        return Kept.ADDED
    number, current = held
    sql = "SELECT number, sequence FROM revisions WHERE document = ? AND sha256 = ?"
    found = _first(connection, sql, number, document.sha256)
    if found is None:
        newest = _first(connection, "SELECT max(sequence) FROM revisions WHERE document = ?", number)[0]
        _add_revision(connection, number, newest + 1, document, findings, reader)
        return Kept.REVISED
    changed = _reread(connection, number, found[0], document, findings, reader)
    if found[1] != current:
        _make_current(connection, number, found[1], document)
        return Kept.REVISED
    return Kept.REREAD if changed else Kept.UNCHANGED


def _first(connection: sqlite3.Connection, sql: str, *values: object) -> Any:
    return connection.execute(sql, values).fetchone()


def _insert(connection: sqlite3.Connection, sql: str, *values: object) -> int:
    number = connection.execute(sql, values).lastrowid
    assert number is not None
    return number


def _add_document(connection: sqlite3.Connection, source: str) -> int:
    taken = "SELECT 1 FROM documents WHERE id = ?"
    id = next(name for name in _names("d", codec.digest(source)) if _first(connection, taken, name) is None)
    return _insert(connection, "INSERT INTO documents (id, source, current) VALUES (?, ?, 1)", id, source)


def _add_revision(
    connection: sqlite3.Connection, number: int, sequence: int, document: Document, findings: Findings, reader: str
) -> None:
    columns = "document, sequence, sha256, text, " + ", ".join(_FACTS_ABOUT)
    revision = _insert(
        connection,
        f"INSERT INTO revisions ({columns}) VALUES (?, ?, ?, ?, {', '.join('?' * len(_FACTS_ABOUT))})",
        *(number, sequence, document.sha256, document.text),
        *_facts_about(document, findings, reader),
    )
    _add_findings(connection, number, revision, tuple(codec.entries(document, findings)))
    _make_current(connection, number, sequence, document)


def _reread(
    connection: sqlite3.Connection, number: int, revision: int, document: Document, findings: Findings, reader: str
) -> bool:
    """Bring a known revision up to what was now found; tell whether anything differed."""
    entries = tuple(codec.entries(document, findings))
    held = _first(connection, f"SELECT {', '.join(_FACTS_ABOUT)} FROM revisions WHERE number = ?", revision)
    now = _facts_about(document, findings, reader)
    rows = connection.execute("SELECT kind, ordinal, payload FROM findings WHERE revision = ?", (revision,))
    same = set(rows) == {(entry.kind, entry.ordinal, entry.payload) for entry in entries}
    if held == now and same:
        return False
    assignments = ", ".join(f"{column} = ?" for column in _FACTS_ABOUT)
    connection.execute(f"UPDATE revisions SET {assignments} WHERE number = ?", (*now, revision))
    connection.execute("DELETE FROM findings WHERE revision = ?", (revision,))
    _add_findings(connection, number, revision, entries)
    _index(connection, number, document)
    return True


def _add_findings(connection: sqlite3.Connection, number: int, revision: int, entries: Sequence[Entry]) -> None:
    used: set[str] = set()
    for entry in entries:
        names = _names(LETTERS[entry.kind], entry.key)
        id = next(name for name in names if name not in used and _free(connection, name, number))
        used.add(id)
        place = (None, None) if entry.span is None else (entry.span.start, entry.span.end)
        connection.execute(
            "INSERT INTO findings VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (revision, entry.kind, entry.ordinal, id, *place, entry.words, entry.party, entry.payload),
        )


def _free(connection: sqlite3.Connection, id: str, number: int) -> bool:
    """Tell whether no other document has a finding of this name."""
    sql = "SELECT 1 FROM findings JOIN revisions ON number = revision WHERE id = ? AND document <> ?"
    return _first(connection, sql, id, number) is None


def _make_current(connection: sqlite3.Connection, number: int, sequence: int, document: Document) -> None:
    connection.execute("UPDATE documents SET current = ? WHERE number = ?", (sequence, number))
    _index(connection, number, document)


def _index(connection: sqlite3.Connection, number: int, document: Document) -> None:
    connection.execute("DELETE FROM bodies WHERE rowid = ?", (number,))
    connection.execute("INSERT INTO bodies (rowid, body) VALUES (?, ?)", (number, body(document)))


def _facts_about(document: Document, findings: Findings, reader: str) -> tuple[str | None, ...]:
    published = document.published
    return (
        codec.encode_document(document),
        document.publisher,
        published.earliest.isoformat() if published else None,
        published.latest.isoformat() if published else None,
        codec.encode(findings.problems),
        reader,
        codec.fingerprint(document, reader),
    )


def _names(letter: str, key: str) -> Iterator[str]:
    """Yield the names for ``key``, best first: ten hex digits; the next ten should the first ever be taken."""
    for start in range(0, 60, 10):
        yield letter + key[start : start + 10]
    raise RecordError("damaged", "no name is free for a finding", todo="report this as a fault of the program")
