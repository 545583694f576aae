"""Bringing a record's file to this version's schema: numbered steps, each whole or not at all, a backup before."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator, Sequence
from functools import cache
from importlib import resources
from pathlib import Path

#: ``Stnd``: written into every record's header, so that it is told from other programs' databases.
APPLICATION = 0x53746E64


@cache
def steps() -> tuple[str, ...]:
    """Return the released steps as SQL, in order: the first makes schema 1, each next one raises it by one."""
    folder = resources.files("standoff.store.migrations")
    files = sorted((file for file in folder.iterdir() if file.name.endswith(".sql")), key=lambda file: file.name)
    return tuple(file.read_text(encoding="utf-8") for file in files)


def latest() -> int:
    """Return the schema that this version of the program writes."""
    return len(steps())


def upgrade(connection: sqlite3.Connection, path: Path, todo: Sequence[str] | None = None) -> Path | None:
    """Apply the steps that the record at ``path`` lacks (of ``todo``, by default the released ones).

    Returns where the backup of the old file lies, None for a new one. When a step fails the file is left as it was
    and sqlite3.Error is raised.
    """
    wanted = steps() if todo is None else tuple(todo)
    backup = None
    if _schema(connection):
        backup = _back_up(connection, path)
    connection.execute("BEGIN IMMEDIATE")
    try:
        for step in wanted[_schema(connection) :]:  # asked again: another process may have been first
            for statement in statements(step):
                connection.execute(statement)
        connection.execute(f"PRAGMA application_id = {APPLICATION}")
        connection.execute(f"PRAGMA user_version = {len(wanted)}")
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise
    return backup


def statements(script: str) -> Iterator[str]:
    """Yield the SQL statements of ``script`` one by one (executescript would end our transaction)."""
    statement = ""
    for line in script.splitlines(keepends=True):
        statement += line
        if sqlite3.complete_statement(statement):
            yield statement
            statement = ""
    if statement.strip():
        yield statement


def _schema(connection: sqlite3.Connection) -> int:
    version: int = connection.execute("PRAGMA user_version").fetchone()[0]
    return version


def _back_up(connection: sqlite3.Connection, path: Path) -> Path:
    """Copy the record beside itself, whole or not at all, and return where."""
    target = path.with_name(f"{path.name}.schema-{_schema(connection)}.backup")
    unfinished = target.with_name(target.name + ".part")
    unfinished.unlink(missing_ok=True)
    copy = sqlite3.connect(unfinished)
    try:
        connection.backup(copy)
    finally:
        copy.close()
    os.replace(unfinished, target)
    return target
