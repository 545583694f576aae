"""What was derived, written anew by difference: only the entries that changed, came or went are touched.

Each entry carries a digest of all that is kept of it. Of those whose digest is kept already, as many as possible stay
where they are; the others find numbers between their neighbours'. What can be asked is the same as if all had been
written anew, whatever was kept before.

The whole difference is known before anybody is kept from writing. However large it is, memory holds digests and
numbers only: entries that are new wait in a ``Spool``.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import sqlite3
from array import array
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, islice
from operator import attrgetter
from pathlib import Path
from tempfile import SpooledTemporaryFile
from types import TracebackType
from typing import NamedTuple

import msgspec

from standoff.errors import RecordError
from standoff.store.counting import Tally
from standoff.store.derived import Derived

#: Every view has a stretch of numbers of its own, and in it this much room between neighbours at first.
STRETCH, GAP = 1 << 36, 1 << 12

#: How many entries are written together.
TOGETHER = 500

#: How many bytes of new entries wait in memory; more wait in a file.
HELD = 1 << 22


@dataclass(frozen=True, slots=True)
class Difference:
    """What turns the entries kept of one ``view`` into others: numbers that go, ``moved`` ones, numbers of ``new``
    entries, which wait in a spool in the same order.

    ``moved`` leads from the old number to the new.
    """

    view: str
    gone: Sequence[int] = ()
    moved: Sequence[tuple[int, int]] = ()
    new: Sequence[int] = ()


class Made(NamedTuple):
    """An entry of ``view`` of which only the digest of all that is kept of it need be known: ``line`` gives the whole,
    as JSON, where it is not kept already."""

    view: str
    digest: bytes
    line: Callable[[], bytes]


def made(entry: Derived) -> Made:
    """Return ``entry`` as it is written, with its digest."""
    line = _encoder.encode(entry)
    return Made(entry.view, hashlib.blake2b(line, digest_size=DIGEST).digest(), lambda: line)


class Spool:
    """New entries, each with its digest, that wait to be written: in memory, or in a file in ``folder`` if they are
    many, which no other program sees and which goes with the process."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._lines = SpooledTemporaryFile(max_size=HELD, dir=str(folder))  # noqa: SIM115 (closed by __exit__)

    def __enter__(self) -> Spool:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self._lines.close()

    def add(self, digest: bytes, entry: bytes) -> None:
        """Let ``entry``, as JSON, wait behind the others.

        Raises RecordError (``read-only``) where the file cannot be made or the disk is full.
        """
        try:
            self._lines.write(b"%b%b\n" % (digest, entry))
        except OSError as error:
            raise RecordError(
                "read-only",
                f"what was put together cannot be laid aside beside the record: {error.strerror}",
                where=str(self._folder),
                todo="make room, and check who may write to the folder; then run it again",
            ) from error

    def entries(self) -> Iterator[tuple[bytes, Derived]]:
        """Yield all that wait, the first first, each with its digest."""
        self._lines.seek(0)
        while digest := self._lines.read(DIGEST):
            yield digest, _decoder.decode(self._lines.readline())


#: How many bytes a digest has.
DIGEST = 16

_encoder, _decoder = msgspec.json.Encoder(), msgspec.json.Decoder(Derived)


def differences(
    connection: sqlite3.Connection, entries: Iterable[Derived | Made], spool: Spool
) -> Iterator[Difference]:
    """Yield what turns what is kept into ``entries``, which come view by view, each in the order to be kept.

    Views of which there is nothing any more come last. Those that are new are added to ``spool`` on the way.
    """
    views = {view: number // STRETCH for view, number in connection.execute(_VIEWS)}
    stretch = max(views.values(), default=-1)
    left = dict.fromkeys(views)
    for view, group in groupby(entries, key=attrgetter("view")):
        if view not in views:
            stretch += 1
        left.pop(view, None)
        yield _difference(connection, view, group, views.get(view, stretch) * STRETCH, spool)
    for view in left:
        yield _difference(connection, view, (), 0, spool)


_VIEWS = "SELECT view, max(number) FROM derived GROUP BY view"


def apply(connection: sqlite3.Connection, differences: Iterable[Difference], spool: Spool) -> None:
    """Write ``differences``, in the order in which they were found, within the caller's transaction."""
    new, tally = spool.entries(), Tally()
    for difference in differences:
        _forget(connection, difference, tally)
        _move(connection, difference)
        numbered = zip(difference.new, new, strict=False)
        while some := tuple(islice(numbered, TOGETHER)):
            _insert(connection, some)
            for _, (_, entry) in some:
                words = {"kind": entry.kind, "state": entry.state, "outlet": entry.outlet}
                tally.count(entry.view, words, dict.fromkeys(entry.parties), 1)
    tally.add(connection)


def _forget(connection: sqlite3.Connection, difference: Difference, tally: Tally) -> None:
    for number in difference.gone:
        row = connection.execute("SELECT kind, state, outlet FROM derived WHERE number = ?", (number,)).fetchone()
        parties = connection.execute("SELECT party FROM derived_parties WHERE number = ?", (number,)).fetchall()
        words = dict(zip(("kind", "state", "outlet"), row, strict=True))
        tally.count(difference.view, words, (party for (party,) in parties), -1)
    gone = [(number,) for number in difference.gone]
    connection.executemany("DELETE FROM derived_words WHERE rowid = ?", gone)
    connection.executemany("DELETE FROM derived WHERE number = ?", gone)


def _move(connection: sqlite3.Connection, difference: Difference) -> None:
    away = [(-number, old) for old, number in difference.moved]  # out of the way of those that take their places
    back = [(-number, number) for number, _ in away]
    for places in (away, back):
        connection.executemany("UPDATE derived_words SET rowid = ? WHERE rowid = ?", places)
        connection.executemany("UPDATE derived SET number = ? WHERE number = ?", places)


def _insert(connection: sqlite3.Connection, new: Sequence[tuple[int, tuple[bytes, Derived]]]) -> None:
    """Write ``new`` entries, each with its number and its digest: table by table, which costs less than one by one."""
    connection.executemany(
        "INSERT INTO derived VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            (number, e.view, e.id, _day(e.first), _day(e.last), e.kind, e.state, e.outlet, digest, e.payload)
            for number, (digest, e) in new
        ),
    )
    connection.executemany(
        "INSERT INTO derived_words (rowid, words) VALUES (?, ?)",
        ((number, entry.words) for number, (_, entry) in new if entry.words),
    )
    connection.executemany(
        "INSERT INTO derived_parties VALUES (?, ?, ?)",
        ((party, entry.view, number) for number, (_, entry) in new for party in dict.fromkeys(entry.parties)),
    )
    connection.executemany(
        "INSERT INTO derived_evidence VALUES (?, ?)",
        ((fact, number) for number, (_, entry) in new for fact in dict.fromkeys(entry.evidence)),
    )


def _day(day: dt.date | None) -> str | None:
    return None if day is None else day.isoformat()


def _difference(
    connection: sqlite3.Connection, view: str, entries: Iterable[Derived | Made], stretch: int, spool: Spool
) -> Difference:
    kept = _kept(connection, view)
    order: dict[bytes, None] = {}
    for entry in entries:
        _, known, line = entry if isinstance(entry, Made) else made(entry)
        digest = _own(known, order)
        order[digest] = None
        if digest not in kept:
            spool.add(digest, line())
    if list(order) == list(kept):
        return Difference(view)
    before = [kept.get(digest) for digest in order]
    stay = _longest_rising([number for number in before if number is not None])
    after = spread([number if number in stay else None for number in before], stretch, stretch + STRETCH)
    moved = tuple((old, new) for old, new in zip(before, after, strict=True) if old is not None and old != new)
    new = array("q", (new for old, new in zip(before, after, strict=True) if old is None))
    gone = array("q", (number for digest, number in kept.items() if digest not in order))
    return Difference(view, gone, moved, new)


def _kept(connection: sqlite3.Connection, view: str) -> dict[bytes, int]:
    rows = connection.execute("SELECT digest, number FROM derived WHERE view = ? ORDER BY number", (view,)).fetchall()
    return dict(rows)


def _own(digest: bytes, taken: dict[bytes, None]) -> bytes:
    """Return what tells an entry of ``digest`` from every other; of those that are the same, each has its own."""
    while digest in taken:
        digest = hashlib.blake2b(digest, digest_size=DIGEST).digest()
    return digest


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
