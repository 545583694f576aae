"""What was folded from the record, kept for quick answers: a copy that can always be thrown away and made anew."""

from __future__ import annotations

import datetime as dt
import sqlite3
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from standoff.store import codec, counting
from standoff.store.rows import MARK_END, MARK_START, Page
from standoff.store.words import question


@dataclass(frozen=True, slots=True)
class Derived:
    """One entry of a view, as it is kept: ``payload`` is the entry as JSON text, the rest is what it is found by.

    ``parties`` are names of the record, ``evidence`` ids of facts, ``first`` and ``last`` the days its date may stand
    for, ``kind`` and ``state`` whatever the view filters by, ``outlet`` who printed it, ``words`` what it
    can be found by.
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
    outlet: str | None = None
    words: str | None = None


@dataclass(frozen=True, slots=True)
class Says:
    """That an entry says one of ``values`` at one of ``paths`` of its payload ("statement.speaker_name")."""

    paths: tuple[str, ...]
    values: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Choice:
    """Which entries of a view to return; None lets everything pass. All given ``parties`` must be concerned.

    One ``among`` those names must be concerned, one of ``outlets`` must have printed it. An entry without a date never
    passes ``since`` or ``until``. ``evidence`` is the id of a fact it rests on. ``words`` must all be among the entry's
    own, those in double quotation marks together; nothing in them is an operator.
    """

    parties: tuple[str, ...] = ()
    kind: str | None = None
    state: str | None = None
    since: dt.date | None = None
    until: dt.date | None = None
    outlets: tuple[str, ...] | None = None
    evidence: str | None = None
    id: str | None = None
    words: str | None = None
    among: tuple[str, ...] | None = None
    says: Says | None = None


class State(NamedTuple):
    """What the record says, told by three counts that only ever rise: of changes, of decisions and of articles' texts.

    Two states are the same exactly when ``changes`` is.
    """

    changes: int
    decisions: int
    texts: int

    def __str__(self) -> str:
        return ".".join(map(str, self))

    @classmethod
    def parse(cls, told: str) -> State | None:
        """Return the state that ``told`` is the text of, None for any other text."""
        numbers = told.split(".")
        if len(numbers) != 3 or not all(number.isdecimal() for number in numbers):
            return None
        return cls(*map(int, numbers))


def state(connection: sqlite3.Connection) -> State:
    """Return what the record says now, as counts."""
    row = connection.execute(
        "SELECT (SELECT CAST(value AS INTEGER) FROM marks WHERE name = 'written'), "
        "(SELECT max(number) FROM decisions), (SELECT max(number) FROM revisions)"
    ).fetchone()
    return State(*(count or 0 for count in row))


def mark(connection: sqlite3.Connection, name: str) -> str | None:
    """Return the mark called ``name``, None where there is none."""
    row = connection.execute("SELECT value FROM marks WHERE name = ?", (name,)).fetchone()
    return None if row is None else str(row[0])


def set_mark(connection: sqlite3.Connection, name: str, value: str) -> None:
    """Keep ``value`` as the mark called ``name``, in place of what it was."""
    connection.execute(
        "INSERT INTO marks VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value", (name, value)
    )


def select(
    connection: sqlite3.Connection, view: str, choice: Choice, *, limit: int | None, offset: int, newest: bool
) -> Page[str]:
    """Return the payloads of ``view`` that ``choice`` lets pass, in their order; or (``newest``) backwards, those that
    have no date last, backwards too."""
    where, values = _where(view, choice)
    bounds = (-1 if limit is None else limit, offset)
    if choice.words is not None and choice == Choice(words=choice.words) and not newest:
        return _searched(connection, view, choice.words, limit, offset)
    if choice.words is not None:  # searching is what costs: once for the page and its total
        order = "first IS NULL, number DESC" if newest else "number"
        found = connection.execute(
            f"WITH found AS MATERIALIZED (SELECT e.number, e.first FROM {_entries(choice)} WHERE {where}) "
            "SELECT (SELECT count(*) FROM found), e.payload FROM derived AS e "
            f"WHERE e.number IN (SELECT number FROM found ORDER BY {order} LIMIT ? OFFSET ?) "
            f"ORDER BY {order.replace('first', 'e.first').replace('number', 'e.number')}",
            (*values, *bounds),
        ).fetchall()
        if found:
            return Page(tuple(payload for _, payload in found), found[0][0])
    total = _total(connection, view, choice)
    if limit == 0:
        return Page((), total)
    if newest:
        return Page(_newest(connection, view, choice, limit, offset), total)
    return Page(_shown(connection, choice, where, values, "ORDER BY e.number", limit, offset), total)


def _searched(connection: sqlite3.Connection, view: str, words: str, limit: int | None, offset: int) -> Page[str]:
    """Return the entries that hold ``words``, asked for nothing else: which they are, the words alone tell."""
    asked = question(words)
    if asked is None:
        return Page((), 0)
    total = connection.execute(f"SELECT count(*) FROM derived_words WHERE {_FOUND}", (asked, view, view)).fetchone()[0]
    rows = connection.execute(
        f"WITH shown AS (SELECT rowid FROM derived_words WHERE {_FOUND} ORDER BY rowid LIMIT ? OFFSET ?) "
        "SELECT e.payload FROM shown JOIN derived AS e ON e.number = shown.rowid ORDER BY e.number",
        (asked, view, view, -1 if limit is None else limit, offset),
    )
    return Page(tuple(payload for (payload,) in rows), total)


#: The words asked for, in a view: its numbers are a stretch of their own, so that no entry need be looked at.
_FOUND = (
    "derived_words MATCH ? AND rowid >= (SELECT min(number) FROM derived WHERE view = ?) "
    "AND rowid <= (SELECT max(number) FROM derived WHERE view = ?)"
)


def _total(connection: sqlite3.Connection, view: str, choice: Choice) -> int:
    counted = _counted(choice)
    if counted is not None:
        return counting.times(connection, view, *counted)
    where, values = _where(view, choice)
    return int(connection.execute(f"SELECT count(*) FROM {_entries(choice)} WHERE {where}", values).fetchone()[0])


def _counted(choice: Choice) -> tuple[str, str] | None:
    """Return under what entries are counted that pass ``choice``; None where it asks for more than one thing."""
    if choice == Choice():
        return "all", ""
    if choice.kind is not None and choice == Choice(kind=choice.kind):
        return "kind", choice.kind
    if choice.state is not None and choice == Choice(state=choice.state):
        return "state", choice.state
    if choice.parties and choice == Choice(parties=choice.parties[:1]):
        return "party", choice.parties[0]
    return None


def _shown(
    connection: sqlite3.Connection,
    choice: Choice,
    where: str,
    values: tuple[object, ...],
    order: str,
    limit: int | None,
    offset: int,
) -> tuple[str, ...]:
    """Return the payloads of a page: first which they are, then what they say, so that no others are read."""
    rows = connection.execute(
        f"WITH shown AS (SELECT e.number FROM {_entries(choice)} WHERE {where} {order} LIMIT ? OFFSET ?) "
        f"SELECT e.payload FROM shown JOIN derived AS e ON e.number = shown.number {order}",
        (*values, -1 if limit is None else limit, offset),
    )
    return tuple(payload for (payload,) in rows)


def _entries(choice: Choice) -> str:
    """Return the table of entries: by what they are filtered by alone where their numbers are known from elsewhere."""
    elsewhere = choice.parties or choice.words is not None or choice.among is not None or choice.evidence is not None
    alone = elsewhere and choice.id is None and choice.says is None
    return "derived AS e INDEXED BY derived_filtered" if alone else "derived AS e"


def before(connection: sqlite3.Connection, view: str, id: str) -> int:
    """Return how many entries of ``view`` come before the one called ``id``; 0 where there is none."""
    return int(
        connection.execute(
            "SELECT count(*) FROM derived WHERE view = ? AND number < "
            "(SELECT min(number) FROM derived WHERE id = ? AND view = ?)",
            (view, id, view),
        ).fetchone()[0]
    )


def _newest(
    connection: sqlite3.Connection, view: str, choice: Choice, limit: int | None, offset: int
) -> tuple[str, ...]:
    """Return the dated ones backwards, then the others: two looks along the index, not one sort of all."""
    where, values = _where(view, choice)
    order = "ORDER BY e.number DESC"
    dated, undated = f"{where} AND e.first IS NOT NULL", f"{where} AND e.first IS NULL"
    found = _shown(connection, choice, dated, values, order, limit, offset)
    left = None if limit is None else limit - len(found)
    if left == 0:
        return found
    passed = f"SELECT count(*) FROM {_entries(choice)} WHERE {dated}"
    before = connection.execute(passed, values).fetchone()[0] if offset else len(found)
    return found + _shown(connection, choice, undated, values, order, left, max(0, offset - before))


def found(connection: sqlite3.Connection, id: str, words: str) -> str | None:
    """Return the words of the entry ``id`` with those of the question ``words`` between MARK_START and MARK_END."""
    asked = question(words)
    if asked is None:
        return None
    row = connection.execute(
        "SELECT highlight(derived_words, 0, ?, ?) FROM derived_words "
        "WHERE derived_words MATCH ? AND rowid IN (SELECT number FROM derived WHERE id = ?)",
        (MARK_START, MARK_END, asked, id),
    ).fetchone()
    return None if row is None else str(row[0])


def parties(connection: sqlite3.Connection, view: str, choice: Choice, limit: int) -> tuple[tuple[str, int], ...]:
    """Return whom the entries concern and how many of them, commonest first."""
    if choice == Choice():
        return counting.ranked(connection, view, "party", limit)
    if choice == Choice(parties=choice.parties[:1]):  # whom those entries concern that concern one party
        rows = connection.execute(
            "SELECT p.party, count(*) FROM derived_parties AS one JOIN derived_parties AS p ON p.number = one.number "
            "WHERE one.party = ? AND one.view = ? GROUP BY p.party ORDER BY count(*) DESC, p.party LIMIT ?",
            (*choice.parties, view, limit),
        )
        return tuple((str(name), int(count)) for name, count in rows)
    if choice.words is not None and choice == Choice(words=choice.words) and (asked := question(choice.words)):
        rows = connection.execute(
            f"SELECT p.party, count(*) FROM (SELECT rowid FROM derived_words WHERE {_FOUND}) AS found "
            "CROSS JOIN derived_parties AS p ON p.number = found.rowid "
            "GROUP BY p.party ORDER BY count(*) DESC, p.party LIMIT ?",
            (asked, view, view, limit),
        )
        return tuple((str(name), int(count)) for name, count in rows)
    where, values = _where(view, choice)
    rows = connection.execute(
        f"SELECT p.party, count(*) FROM {_entries(choice)} CROSS JOIN derived_parties AS p ON p.number = e.number "
        f"WHERE {where} GROUP BY p.party ORDER BY count(*) DESC, p.party LIMIT ?",
        (*values, limit),
    )
    return tuple((str(name), int(count)) for name, count in rows)


def called(connection: sqlite3.Connection, view: str, party: str) -> str | None:
    """Return the id of the first entry of ``view`` that concerns ``party``; None without any."""
    row = connection.execute(
        "SELECT id FROM derived WHERE number = (SELECT min(number) FROM derived_parties WHERE party = ? AND view = ?)",
        (party, view),
    ).fetchone()
    return None if row is None else str(row[0])


def named(connection: sqlite3.Connection, view: str, part: str) -> tuple[str, ...]:
    """Return the names of those whom entries of ``view`` concern that ``part`` is a part of, in any spelling."""
    rows = connection.execute(
        "SELECT word FROM derived_counts WHERE view = ? AND what = 'party' AND instr(fold(word), fold(?)) > 0 "
        "ORDER BY word",
        (view, part),
    )
    return tuple(str(name) for (name,) in rows)


def tallies(
    connection: sqlite3.Connection, view: str, choice: Choice, columns: Sequence[str]
) -> tuple[tuple[tuple[str, int], ...], ...]:
    """Return for each of ``columns`` (kind, state, outlet) how many entries have each word, commonest first."""
    assert set(columns) <= {"kind", "state", "outlet"}
    if choice == Choice():
        return tuple(counting.ranked(connection, view, column) for column in columns)
    where, values = _where(view, choice)
    named = ", ".join(f"e.{column}" for column in columns)
    rows = connection.execute(
        f"SELECT {named}, count(*) FROM {_entries(choice)} WHERE {where} GROUP BY {named}", values
    ).fetchall()
    counted: list[Counter[str]] = [Counter() for _ in columns]
    for *words, times in rows:
        for counter, word in zip(counted, words, strict=True):
            if word is not None:
                counter[str(word)] += int(times)
    return tuple(tuple(sorted(c.items(), key=lambda item: (-item[1], item[0]))) for c in counted)


def _where(view: str, choice: Choice) -> tuple[str, tuple[object, ...]]:
    asked: list[tuple[str, object]] = [
        ("e.kind = ?", choice.kind),
        ("e.state = ?", choice.state),
        ("e.last >= ?", choice.since and choice.since.isoformat()),
        ("e.first <= ?", choice.until and choice.until.isoformat()),
        (f"e.outlet IN {_LISTED}", _list(choice.outlets)),
        ("e.id = ?", choice.id),
        ("e.number IN (SELECT number FROM derived_evidence WHERE fact = ?)", choice.evidence),
    ]
    wanted: list[tuple[str, tuple[object, ...]]] = [("e.view = ?", (view,))]
    wanted += [(condition, (value,)) for condition, value in asked if value is not None]
    if choice.words is not None:
        words = question(choice.words)
        if words is None:  # nothing in them can be found
            return "false", ()
        wanted.append(("e.number IN (SELECT rowid FROM derived_words WHERE derived_words MATCH ?)", (words,)))
    concerned = "e.number IN (SELECT number FROM derived_parties WHERE party {} AND view = ?)"
    wanted += [(concerned.format("= ?"), (party, view)) for party in choice.parties]
    if choice.among is not None:
        wanted.append((concerned.format(f"IN {_LISTED}"), (_list(choice.among), view)))
    if choice.says is not None:
        said = " OR ".join(f"e.payload ->> '{_path(path)}' IN {_LISTED}" for path in choice.says.paths)
        wanted.append((f"({said})", (_list(choice.says.values),) * len(choice.says.paths)))
    return " AND ".join(condition for condition, _ in wanted), tuple(v for _, values in wanted for v in values)


#: A list of names as one value, however many they are.
_LISTED = "(SELECT value FROM json_each(?))"


def _list(names: Sequence[str] | None) -> str | None:
    return None if names is None else codec.encode(names)


def _path(path: str) -> str:
    assert path.replace(".", "").replace("_", "").isalpha(), path
    return f"$.{path}"
