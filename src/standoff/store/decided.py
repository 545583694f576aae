"""What people decided, as rows that are only ever added, and where the words of their decisions stand now."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Mapping

from standoff.curation import Remembered, remembered
from standoff.errors import InvalidValue, RecordError
from standoff.ontology import Decision
from standoff.store import codec
from standoff.text import Outcome, Resolution, arrive, follow


def add(connection: sqlite3.Connection, decision: Decision) -> None:
    """Add ``decision``; the same again changes nothing, another one of its id raises InvalidValue (``bad-value``)."""
    payload = codec.encode(decision)
    held = connection.execute("SELECT payload FROM decisions WHERE id = ?", (decision.id,)).fetchone()
    if held is None:
        row = (decision.id, decision.subject, payload)
        connection.execute("INSERT INTO decisions (id, subject, payload) VALUES (?, ?, ?)", row)
    elif held[0] != payload:
        raise InvalidValue("bad-value", "another decision already has this id", where=decision.id)


def every(connection: sqlite3.Connection) -> tuple[Decision, ...]:
    """Return all decisions, in the order in which they came."""
    return _decisions(connection.execute("SELECT payload FROM decisions ORDER BY number"))


def about(connection: sqlite3.Connection, subject: str) -> tuple[Decision, ...]:
    """Return the decisions that name ``subject``, in the order in which they came."""
    sql = "SELECT payload FROM decisions WHERE subject = ? ORDER BY number"
    return _decisions(connection.execute(sql, (subject,)))


def touching(connection: sqlite3.Connection, source: str) -> tuple[Decision, ...]:
    """Return the decisions about ``source``, and those about no source at all, in the order in which they came."""
    told = "payload ->> '$.source'"
    sql = f"SELECT payload FROM decisions WHERE {told} IS NULL OR {told} = ? ORDER BY number"
    return _decisions(connection.execute(sql, (source,)))


def one(connection: sqlite3.Connection, id: str) -> Decision:
    """Return the decision called ``id``; RecordError (``no-such-id``) when there is none."""
    found = _decisions(connection.execute("SELECT payload FROM decisions WHERE id = ?", (id,)))
    if not found:
        raise RecordError(
            "no-such-id",
            f"the record has no decision called {id!r}",
            todo="standoff review list shows those that were made",
        )
    return found[0]


def places(connection: sqlite3.Connection, decisions: Iterable[Decision]) -> dict[str, Resolution]:
    """Return where the places that ``decisions`` remember lead in their sources' current texts, by key."""
    by_source: dict[str, list[Remembered]] = {}
    for place in remembered(decisions):
        by_source.setdefault(place.source, []).append(place)
    found: dict[str, Resolution] = {}
    for source, wanted in by_source.items():
        current, texts = _texts(connection, source)
        found.update((place.key, _resolved(place, current, texts)) for place in wanted)
    return found


def _decisions(rows: Iterable[tuple[str]]) -> tuple[Decision, ...]:
    return tuple(codec.decode_decision(payload) for (payload,) in rows)


def _texts(connection: sqlite3.Connection, source: str) -> tuple[str | None, dict[str, str]]:
    """Return the current text of ``source``, None when the record has none, and all that it had, by their SHA-256."""
    rows = connection.execute(
        "SELECT r.sha256, r.text, r.sequence = d.current FROM documents AS d "
        "JOIN revisions AS r ON r.document = d.number WHERE d.source = ?",
        (source,),
    ).fetchall()
    return next((text for _, text, now in rows if now), None), {sha256: text for sha256, text, _ in rows}


def _resolved(place: Remembered, current: str | None, texts: Mapping[str, str]) -> Resolution:
    if current is None:
        return Resolution(Outcome.LOST, f"{place.source} is not in the record")
    before = texts.get(place.sha256 or "")
    if before is not None and before.startswith(place.anchor.exact, place.anchor.start):
        return follow(place.anchor, before, current)
    return arrive(place.anchor, current)
