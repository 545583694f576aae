"""How many entries each view has, in all and by kind, state, outlet and party: kept, so that no page counts them."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Iterable, Mapping

#: What entries are counted by, besides all of them.
BY = ("kind", "state", "outlet", "party")


class Tally:
    """How many entries come and go, until it is ``add``ed to what is kept."""

    def __init__(self) -> None:
        self._times: Counter[tuple[str, str, str]] = Counter()

    def count(self, view: str, words: Mapping[str, str | None], parties: Iterable[str], times: int) -> None:
        """Count ``times`` entries of ``view`` (minus one: an entry goes) that have these ``words`` and ``parties``."""
        self._times[view, "all", ""] += times
        for what, word in words.items():
            if word is not None:
                self._times[view, what, word] += times
        for party in parties:
            self._times[view, "party", party] += times

    def add(self, connection: sqlite3.Connection) -> None:
        """Add what came, and take away what went, within the caller's transaction."""
        changed = [(*key, times) for key, times in sorted(self._times.items()) if times]
        connection.executemany(
            "INSERT INTO derived_counts VALUES (?, ?, ?, ?) "
            "ON CONFLICT (view, what, word) DO UPDATE SET times = times + excluded.times",
            changed,
        )
        connection.execute("DELETE FROM derived_counts WHERE times = 0")


def times(connection: sqlite3.Connection, view: str, what: str = "all", word: str = "") -> int:
    """Return how many entries of ``view`` there are: all of them, or those that have ``word`` as their ``what``."""
    row = connection.execute(
        "SELECT times FROM derived_counts WHERE view = ? AND what = ? AND word = ?", (view, what, word)
    ).fetchone()
    return 0 if row is None else int(row[0])


def ranked(
    connection: sqlite3.Connection, view: str, what: str, limit: int | None = None
) -> tuple[tuple[str, int], ...]:
    """Return the words by which entries of ``view`` are told apart as their ``what``, with how many each has,
    commonest first."""
    assert what in BY
    rows = connection.execute(
        "SELECT word, times FROM derived_counts WHERE view = ? AND what = ? ORDER BY times DESC, word LIMIT ?",
        (view, what, -1 if limit is None else limit),
    )
    return tuple((str(word), int(count)) for word, count in rows)
