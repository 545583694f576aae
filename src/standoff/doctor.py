"""How this installation is: versions, the database, the language model, the record, and what could be better."""

from __future__ import annotations

import platform
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from importlib import metadata
from pathlib import Path

from standoff.errors import ModelError, RecordError

#: The oldest SQLite that the record's tables need.
OLDEST_SQLITE = (3, 37, 0)

#: What is used at run time, in the order in which it is shown.
LIBRARIES = (
    "click",
    "rich",
    "msgspec",
    "lxml",
    "trafilatura",
    "charset-normalizer",
    "py3langid",
    "numpy",
    "onnxruntime",
)


class State(StrEnum):
    """How one thing is."""

    FINE = "fine"
    BETTER = "could be better"
    WRONG = "wrong"


@dataclass(frozen=True, slots=True)
class Check:
    """One thing that was looked at, how it is, and, when it is not fine, what to do about it."""

    name: str
    state: State
    found: str
    todo: str | None = None


def examine(record: Path) -> tuple[Check, ...]:
    """Return what was found about this installation and about ``record``. Nothing is changed; raises nothing."""
    return (_standoff(), _python(), *_libraries(), *_sqlite(), _model(), *_record(record))


def _standoff() -> Check:
    try:
        return Check("standoff", State.FINE, metadata.version("standoff"))
    except metadata.PackageNotFoundError:
        return Check("standoff", State.BETTER, "not installed as a package", "install it: pip install .")


def _python() -> Check:
    return Check("Python", State.FINE, f"{platform.python_version()} on {platform.system()}")


def _libraries() -> Iterator[Check]:
    for name in LIBRARIES:
        try:
            yield Check(name, State.FINE, metadata.version(name))
        except metadata.PackageNotFoundError:
            yield Check(name, State.WRONG, "missing", f"install it: pip install {name}")


def _sqlite() -> Iterator[Check]:
    version = sqlite3.sqlite_version_info
    if version < OLDEST_SQLITE:
        oldest = ".".join(map(str, OLDEST_SQLITE))
        yield Check("SQLite", State.WRONG, sqlite3.sqlite_version, f"at least {oldest} is needed: use a newer Python")
    else:
        yield Check("SQLite", State.FINE, sqlite3.sqlite_version)
    yield _journal(version)
    yield _search()


def _journal(version: tuple[int, ...]) -> Check:
    from standoff.store.connection import journal_mode

    if journal_mode(version) == "wal":
        return Check("journal", State.FINE, "you can ask the record while it is being written (write-ahead log)")
    return Check(
        "journal",
        State.BETTER,
        "questions may wait a moment while the record is being written (rollback journal)",
        "nothing need be done; a Python with SQLite 3.51.3 or later does without the wait",
    )


def _search() -> Check:
    connection = sqlite3.connect(":memory:")
    try:
        connection.execute("CREATE VIRTUAL TABLE words USING fts5 (body, tokenize = 'porter unicode61')")
    except sqlite3.OperationalError:
        return Check("full-text search", State.WRONG, "SQLite lacks FTS5", "use a Python whose SQLite has it")
    finally:
        connection.close()
    return Check("full-text search", State.FINE, "SQLite FTS5")


def _model() -> Check:
    """Check the language model's files without loading it."""
    from standoff.language import check_model

    try:
        model = check_model()
    except ModelError as error:
        missing = error.code == "no-model"  # the rules read without it
        return Check("language model", State.BETTER if missing else State.WRONG, error.what, error.todo)
    told = f"{model.version}, {model.size / 1e6:.0f} MB, {model.licence}, sha256 {model.digest[:12]}"
    return Check("language model", State.FINE, told)


def _record(path: Path) -> Iterator[Check]:
    from standoff.store import Store

    name = f"record {path}"
    try:
        with Store.open(path, create=False, readonly=True) as store:
            counts = store.counts()
            yield Check(name, State.FINE, f"{counts.documents:,} documents, {counts.decisions:,} decisions")
            if counts.unread:
                yield Check("unread", State.BETTER, f"{counts.unread:,} sources", "see why: standoff show unread")
            damage = store.damage()
            found = "the file is whole" if not damage else f"the file is damaged: {damage[0]}"
            todo = "restore a backup, or read the sources into a new record" if damage else None
            yield Check("record's file", State.WRONG if damage else State.FINE, found, todo)
    except RecordError as error:
        missing = error.code == "no-record"
        yield Check(name, State.BETTER if missing else State.WRONG, error.what, error.todo)
