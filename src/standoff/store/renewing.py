"""What was derived, written anew by difference: only the entries that changed, came or went are touched.

Each entry carries a digest of all that is kept of it. Of those whose digest is kept already, as many as possible stay
where they are; the others find numbers between their neighbours'. What can be asked is the same as if all had been
written anew, whatever was kept before.
"""

from __future__ import annotations

import hashlib
import sqlite3
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from operator import attrgetter

import msgspec

from standoff.store.derived import Derived

#: Every view has a stretch of numbers of its own, and in it this much room between neighbours at first.
STRETCH, GAP = 1 << 36, 1 << 12

#: How many new entries are held in memory, so that the difference is known before anybody is kept from writing.
HELD = 20_000


@dataclass(frozen=True, slots=True)
class Difference:
    """What turns the entries kept of one ``view`` into others: numbers that go, ``moved`` ones, ``new`` entries.

    ``moved`` leads from the old number to the new; ``new`` holds the number, the digest and the entry.
    """

    view: str
    gone: tuple[int, ...] = ()
    moved: tuple[tuple[int, int], ...] = ()
    new: tuple[tuple[int, bytes, Derived], ...] = ()

    def __len__(self) -> int:
        return len(self.gone) + len(self.moved) + len(self.new)


def differences(connection: sqlite3.Connection, entries: Iterable[Derived]) -> Iterator[Difference]:
    """Yield what turns what is kept into ``entries``, which come view by view, each in the order to be kept.

    Views of which there is nothing any more come last.
    """
    views = {view: number // STRETCH for view, number in connection.execute(_VIEWS)}
    stretch = max(views.values(), default=-1)
    left = dict.fromkeys(views)
    for view, group in groupby(entries, key=attrgetter("view")):
        if view not in views:
            stretch += 1
        left.pop(view, None)
        yield _difference(connection, view, group, views.get(view, stretch) * STRETCH)
    for view in left:
        yield _difference(connection, view, (), 0)


_VIEWS = "SELECT view, max(number) FROM derived GROUP BY view"


def few(found: Iterator[Difference]) -> Iterator[Difference]:
    """Yield the first of ``found``: all of them, unless they are more than is held in memory."""
    held = 0
    for each in found:
        yield each
        held += len(each)
        if held > HELD:
            return


def apply(connection: sqlite3.Connection, difference: Difference) -> None:
    """Write ``difference``, within the caller's transaction."""
    gone = [(number,) for number in difference.gone]
    away = [(-number, old) for old, number in difference.moved]  # out of the way of those that take their places
    back = [(-number, number) for number, _ in away]
    connection.executemany("DELETE FROM derived_words WHERE rowid = ?", gone)
    connection.executemany("DELETE FROM derived WHERE number = ?", gone)
    for places in (away, back):
        connection.executemany("UPDATE derived_words SET rowid = ? WHERE rowid = ?", places)
        connection.executemany("UPDATE derived SET number = ? WHERE number = ?", places)
    for number, digest, entry in difference.new:
        _insert(connection, number, digest, entry)


def _insert(connection: sqlite3.Connection, number: int, digest: bytes, entry: Derived) -> None:
    days = tuple(day and day.isoformat() for day in (entry.first, entry.last))
    connection.execute(
        "INSERT INTO derived VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (number, entry.view, entry.id, *days, entry.kind, entry.state, entry.outlet, digest, entry.payload),
    )
    if entry.words:
        connection.execute("INSERT INTO derived_words (rowid, words) VALUES (?, ?)", (number, entry.words))
    parties = [(party, entry.view, number) for party in dict.fromkeys(entry.parties)]
    connection.executemany("INSERT INTO derived_parties VALUES (?, ?, ?)", parties)
    facts = [(fact, number) for fact in dict.fromkeys(entry.evidence)]
    connection.executemany("INSERT INTO derived_evidence VALUES (?, ?)", facts)


def _difference(connection: sqlite3.Connection, view: str, entries: Iterable[Derived], stretch: int) -> Difference:
    kept = _kept(connection, view)
    order: dict[bytes, Derived | None] = {}
    for entry in entries:
        digest = _digest(entry, order)
        order[digest] = None if digest in kept else entry
    if list(order) == list(kept):
        return Difference(view)
    before = [kept.get(digest) for digest in order]
    stay = _longest_rising([number for number in before if number is not None])
    after = spread([number if number in stay else None for number in before], stretch, stretch + STRETCH)
    moved = tuple((old, new) for old, new in zip(before, after, strict=True) if old is not None and old != new)
    new = tuple((n, digest, entry) for n, (digest, entry) in zip(after, order.items(), strict=True) if entry)
    gone = tuple(number for digest, number in kept.items() if digest not in order)
    return Difference(view, gone, moved, new)


def _kept(connection: sqlite3.Connection, view: str) -> dict[bytes, int]:
    rows = connection.execute("SELECT digest, number FROM derived WHERE view = ? ORDER BY number", (view,)).fetchall()
    return dict(rows)


def _digest(entry: Derived, taken: dict[bytes, Derived | None]) -> bytes:
    """Return what tells ``entry`` from every other; of entries that are the same, the first, second, … each its own."""
    made = hashlib.blake2b(msgspec.json.encode(entry), digest_size=16).digest()
    while made in taken:
        made = hashlib.blake2b(made, digest_size=16).digest()
    return made


def _longest_rising(numbers: Sequence[int]) -> set[int]:
    """Return those of ``numbers``, all different, that can stay in place: a longest part of them that only rises."""
    ends: list[int] = []  # the least number that a rising part of each length ends with
    before: dict[int, int | None] = {}
    for number in numbers:
        place = bisect_left(ends, number)
        before[number] = ends[place - 1] if place else None
        ends[place : place + 1] = [number]
    stay = set()
    last = ends[-1] if ends else None
    while last is not None:
        stay.add(last)
        last = before[last]
    return stay


def spread(numbers: Sequence[int | None], low: int, high: int) -> list[int]:
    """Return ``numbers``, which rise, with a number for each None among them, so that all rise.

    They lie between ``low`` and ``high``, for which there must be room. Where there is none between two neighbours,
    numbers beside them are given anew, as few as will do.
    """
    made = list(numbers)
    start = 0
    while start < len(made):
        if made[start] is not None:
            start += 1
            continue
        end = start
        while end < len(made) and made[end] is None:
            end += 1
        start, end, lower, upper = _window(made, start, end, low, high)
        if start == 0 and end == len(made):  # all of them: room before the first as well
            lower += (upper - lower) // 4
        step = min(GAP, (upper - lower) // (end - start + 1))
        first = upper - step * (end - start) if start == 0 and end < len(made) else lower + step
        made[start:end] = range(first, first + step * (end - start), step)
        start = end
    return [number for number in made if number is not None]


def _window(made: Sequence[int | None], start: int, end: int, low: int, high: int) -> tuple[int, int, int, int]:
    """Widen ``start`` to ``end`` until there is a number for each between its neighbours; return it and these."""
    enough = 1
    while True:
        while end < len(made) and made[end] is None:
            end += 1
        lower = made[start - 1] if start else low
        upper = made[end] if end < len(made) else high
        assert lower is not None
        assert upper is not None
        if upper - lower > enough * (end - start) or (start == 0 and end == len(made)):
            return start, end, lower, upper
        enough = 8  # once numbers are given anew, they get room that lasts
        start, end = max(0, start - (end - start)), min(len(made), end + (end - start))
