"""The way into a record's file: opening it safely, one writer at a time, and SQLite's errors in our own words."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from os import W_OK, access
from pathlib import Path

from standoff.errors import RecordError
from standoff.store.migrate import APPLICATION, latest, upgrade
from standoff.text import folded

#: How long a writer waits for another one, in seconds, before it says that the record is locked.
WAIT = 5.0

#: How long those wait who would lose work otherwise, or for whom nobody waits: it may be a whole record's entries that
#: are being written.
PATIENT = 60.0

#: The first releases without the fault that could corrupt a write-ahead log when two processes reset it at once.
_SAFE_LOGS = ((3, 44, 6), (3, 50, 7), (3, 51, 3))


def journal_mode(version: tuple[int, ...]) -> str:
    """Return the journal to use with SQLite ``version``: ``wal`` only where it is safe, ``delete`` elsewhere."""
    patched = any(version[:2] == safe[:2] and version >= safe for safe in _SAFE_LOGS)
    return "wal" if patched or version >= _SAFE_LOGS[-1] else "delete"


def connect(path: Path, *, create: bool, readonly: bool, wait: float) -> sqlite3.Connection:
    """Return a connection to the record at ``path``, brought up to this version's schema.

    Raises RecordError: ``no-record``, ``not-a-record``, ``newer-schema``, ``damaged``, ``locked`` (after ``wait``
    seconds) or ``read-only``.
    """
    _check_place(path, create=create and not readonly)
    writable = not path.exists() or access(path, W_OK)
    mode = "ro" if readonly and not writable else "rwc" if create and not readonly else "rw"
    with telling(path):
        connection = sqlite3.connect(
            f"{path.absolute().as_uri()}?mode={mode}", uri=True, timeout=wait, isolation_level=None
        )
        try:
            _prepare(connection, path, create=create and not readonly, writable=writable)
            if readonly:  # not mode=ro: whoever opens a record that a killed writer left must be able to roll it back
                connection.execute("PRAGMA query_only = ON")
        except BaseException:
            connection.close()
            raise
    return connection


def copied(connection: sqlite3.Connection) -> sqlite3.Connection:
    """Return a connection to a copy of all that ``connection`` leads to as it is now, which goes when it is closed."""
    copy = sqlite3.connect("", isolation_level=None)  # a file of SQLite's own, without a name
    try:
        connection.backup(copy)
        _dress(copy)
        copy.execute("PRAGMA query_only = ON")
    except BaseException:
        copy.close()
        raise
    return copy


def _check_place(path: Path, *, create: bool) -> None:
    if path.is_dir():
        raise RecordError("not-a-record", "this is a folder", where=str(path), todo="name a file, such as record.db")
    if not path.parent.is_dir():
        raise RecordError(
            "no-record", "the folder it should lie in does not exist", where=str(path), todo="make the folder first"
        )
    if not create and not path.exists():
        raise _no_record(path)


def _no_record(path: Path) -> RecordError:
    return RecordError(
        "no-record",
        "there is no record here yet",
        where=str(path),
        todo="make one with: standoff read FOLDER, or try: standoff demo",
    )


def _prepare(connection: sqlite3.Connection, path: Path, *, create: bool, writable: bool) -> None:
    version = _version(connection, path)
    if version == 0 and not create:
        raise _no_record(path)
    if writable:
        connection.execute(f"PRAGMA journal_mode = {journal_mode(sqlite3.sqlite_version_info)}")
    if version < latest():
        upgrade(connection, path)
    _dress(connection)


def _dress(connection: sqlite3.Connection) -> None:
    connection.create_function("fold", 1, _fold, deterministic=True)
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("PRAGMA trusted_schema = OFF")
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute("PRAGMA cache_size = -32768")  # KiB: a writer that need not spill shuts no reader out


def _version(connection: sqlite3.Connection, path: Path) -> int:
    """Return the file's schema: 0 for a new one; RecordError when it is not ours or newer than this program."""
    application: int = connection.execute("PRAGMA application_id").fetchone()[0]
    version: int = connection.execute("PRAGMA user_version").fetchone()[0]
    tables: int = connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()[0]
    if application == 0 and version == 0 and tables == 0:
        return 0
    if application != APPLICATION or version == 0:
        raise RecordError(
            "not-a-record",
            "this is another program's database",
            where=str(path),
            todo="name another file with --record",
        )
    if version > latest():
        raise RecordError(
            "newer-schema",
            f"the record has schema {version}, this program knows up to {latest()}",
            where=str(path),
            todo="upgrade standoff: the record was written by a newer version",
        )
    return version


def _fold(value: object) -> str | None:
    return folded(value) if isinstance(value, str) else None


@contextmanager
def telling(path: Path) -> Iterator[None]:
    """Turn SQLite's errors into RecordError about the record at ``path``; our own mistakes pass as they are."""
    try:
        yield
    except sqlite3.DatabaseError as error:
        told = _told(error, path)
        if told is None:
            raise
        raise told from error


def _told(error: sqlite3.DatabaseError, path: Path) -> RecordError | None:
    code, what, todo = _CAUSES.get(getattr(error, "sqlite_errorcode", 0) & 0xFF, (None, "", ""))
    return RecordError(code, what, where=str(path), todo=todo) if code else None


_LOCKED = ("locked", "somebody else is writing to the record", "wait until the other command has ended, then try again")
_READ_ONLY = ("read-only", "the record cannot be written", "check who may write to the file and to its folder")
_DAMAGED = ("damaged", "the record's file is damaged", "restore a backup, or read the sources into a new record")
_CAUSES: dict[int, tuple[str, str, str]] = {
    sqlite3.SQLITE_BUSY: _LOCKED,
    sqlite3.SQLITE_LOCKED: _LOCKED,
    sqlite3.SQLITE_READONLY: _READ_ONLY,
    sqlite3.SQLITE_PERM: _READ_ONLY,
    sqlite3.SQLITE_CANTOPEN: _READ_ONLY,
    sqlite3.SQLITE_FULL: ("read-only", "the disk is full; nothing was half written", "make room, then run it again"),
    sqlite3.SQLITE_IOERR: ("damaged", "the disk could not be read or written", "check the disk, then run it again"),
    sqlite3.SQLITE_CORRUPT: _DAMAGED,
    sqlite3.SQLITE_NOTADB: ("not-a-record", "this is no record of standoff's", "name another file with --record"),
}


@contextmanager
def transaction(connection: sqlite3.Connection) -> Iterator[None]:
    """Hold the one writer's lock: all that is done within is kept, or none of it. Within another, a part of it."""
    nested = connection.in_transaction
    connection.execute("SAVEPOINT part" if nested else "BEGIN IMMEDIATE")
    try:
        yield
        connection.execute("RELEASE part" if nested else "COMMIT")
    except BaseException:
        if connection.in_transaction:  # a full disk may have ended it already
            for statement in ("ROLLBACK TO part", "RELEASE part") if nested else ("ROLLBACK",):
                connection.execute(statement)
        raise
