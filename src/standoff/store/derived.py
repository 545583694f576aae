"""What was folded from the record, kept for quick answers: a copy that can always be thrown away and made anew."""

from __future__ import annotations

import datetime as dt
import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass

from standoff.store.rows import Page


@dataclass(frozen=True, slots=True)
class Derived:
    """One entry of a view, as it is kept: ``payload`` is the entry as JSON text, the rest is what it is found by.

    ``parties`` are names of the record, ``evidence`` ids of facts, ``first`` and ``last`` the days its date may stand
    for, ``kind`` and ``state`` whatever the view filters by.
    """

    view: str
    id: str
    payload: str
    parties: tuple[str, ...] = ()
    evidence: tuple[str, ...] = ()
    first: dt.date | None = None
    last: dt.date | None = None
    kind: str | None = None
    state: str | None = None


@dataclass(frozen=True, slots=True)
class Choice:
    """Which entries of a view to return; None lets everything pass. All given ``parties`` must be concerned.

    An entry without a date never passes ``since`` or ``until``. ``evidence`` is the id of a fact it rests on.
    """

    parties: tuple[str, ...] = ()
    kind: str | None = None
    state: str | None = None
    since: dt.date | None = None
    until: dt.date | None = None
    evidence: str | None = None
    id: str | None = None


def written(connection: sqlite3.Connection) -> int:
    """Return how many times what the record says has changed."""
    return int(mark(connection, "written") or 0)


def mark(connection: sqlite3.Connection, name: str) -> str | None:
    """Return the mark called ``name``, None where there is none."""
    row = connection.execute("SELECT value FROM marks WHERE name = ?", (name,)).fetchone()
    return None if row is None else str(row[0])


def set_mark(connection: sqlite3.Connection, name: str, value: str) -> None:
    """Set the mark called ``name``."""
    connection.execute(
        "INSERT INTO marks VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value", (name, value)
    )


def replace(connection: sqlite3.Connection, entries: Iterable[Derived], made_from: str) -> None:
    """Keep ``entries``, in their order, in the place of all that was kept; ``made_from`` says what they are made of."""
    for table in ("derived_evidence", "derived_parties", "derived"):
        connection.execute(f"DELETE FROM {table}")
    for number, entry in enumerate(entries, start=1):
        days = tuple(day and day.isoformat() for day in (entry.first, entry.last))
        connection.execute(
            "INSERT INTO derived VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            (number, entry.view, entry.id, *days, entry.kind, entry.state, entry.payload),
        )
        parties = [(party, entry.view, number) for party in dict.fromkeys(entry.parties)]
        connection.executemany("INSERT INTO derived_parties VALUES (?, ?, ?)", parties)
        facts = [(fact, number) for fact in dict.fromkeys(entry.evidence)]
        connection.executemany("INSERT INTO derived_evidence VALUES (?, ?)", facts)
    set_mark(connection, "made_from", made_from)


def select(
    connection: sqlite3.Connection, view: str, choice: Choice, *, limit: int | None, offset: int, newest: bool
) -> Page[str]:
    """Return the payloads of ``view`` that ``choice`` lets pass, in their order, or backwards (``newest``)."""
    where, values = _where(view, choice)
    total = connection.execute(f"SELECT count(*) FROM derived AS e WHERE {where}", values).fetchone()[0]
    direction = "DESC" if newest else "ASC"
    rows = connection.execute(
        f"SELECT e.payload FROM derived AS e WHERE {where} ORDER BY e.number {direction} LIMIT ? OFFSET ?",
        (*values, -1 if limit is None else limit, offset),
    )
    return Page(tuple(payload for (payload,) in rows), total)


def tally(connection: sqlite3.Connection, view: str, choice: Choice, column: str) -> tuple[tuple[str, int], ...]:
    """Return how many of the entries have each ``kind`` or ``state``, commonest first."""
    assert column in {"kind", "state"}
    where, values = _where(view, choice)
    rows = connection.execute(
        f"SELECT e.{column}, count(*) FROM derived AS e WHERE {where} AND e.{column} IS NOT NULL "
        f"GROUP BY e.{column} ORDER BY count(*) DESC, e.{column}",
        values,
    )
    return tuple((str(name), int(count)) for name, count in rows)


def _where(view: str, choice: Choice) -> tuple[str, tuple[object, ...]]:
    asked: list[tuple[str, object]] = [
        ("e.kind = ?", choice.kind),
        ("e.state = ?", choice.state),
        ("e.last >= ?", choice.since and choice.since.isoformat()),
        ("e.first <= ?", choice.until and choice.until.isoformat()),
        ("e.id = ?", choice.id),
        ("e.number IN (SELECT number FROM derived_evidence WHERE fact = ?)", choice.evidence),
    ]
    wanted = [(condition, value) for condition, value in asked if value is not None]
    concerned = "e.number IN (SELECT number FROM derived_parties WHERE party = ? AND view = e.view)"
    wanted += [(concerned, party) for party in choice.parties]
    return " AND ".join(["e.view = ?", *(c for c, _ in wanted)]), (view, *(v for _, v in wanted))
