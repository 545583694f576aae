"""Who answers for the entries of a record: the store, with those that are kept, or memory, with those made just now."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Protocol

from standoff.query.entries import SHAPES, View, passes
from standoff.store import Choice, Derived, Page, State, Store, decode
from standoff.text import folded


class Answers(Protocol):
    """The entries of a record, asked by view. What each question means stands at Record's of the same name."""

    def entries(self, view: View, choice: Choice, *, limit: int | None, offset: int, newest: bool) -> Page[Any]:
        """Return the entries of ``view`` that ``choice`` lets pass."""

    def before(self, view: View, id: str) -> int:
        """Return how many entries of ``view`` come before the one called ``id``."""

    def tallies(self, view: View, columns: Sequence[str], choice: Choice) -> tuple[tuple[tuple[str, int], ...], ...]:
        """Return for each of ``columns`` how many entries have each word, commonest first."""

    def concerned(self, view: View, choice: Choice, limit: int) -> tuple[tuple[str, int], ...]:
        """Return whom the entries concern and how many of them, commonest first."""

    def named(self, view: View, part: str) -> tuple[str, ...]:
        """Return whom entries of ``view`` concern that have ``part`` in their name, in any spelling; by name."""

    def called(self, view: View, party: str) -> str | None:
        """Return the id of the first entry of ``view`` that concerns ``party``; None without any."""


class Kept:
    """The entries that the store keeps."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def entries(self, view: View, choice: Choice, *, limit: int | None, offset: int, newest: bool) -> Page[Any]:
        """Return those that the store keeps, as ``Answers`` has it."""
        page = self._store.derived(str(view), choice, limit=limit, offset=offset, newest=newest)
        return Page(tuple(decode(payload, SHAPES[view].type) for payload in page), page.total)

    def before(self, view: View, id: str) -> int:
        """Return how many of those kept come before it."""
        return self._store.before(str(view), id)

    def tallies(self, view: View, columns: Sequence[str], choice: Choice) -> tuple[tuple[tuple[str, int], ...], ...]:
        """Return how many of those kept have each word."""
        return self._store.tallies(str(view), columns, choice)

    def concerned(self, view: View, choice: Choice, limit: int) -> tuple[tuple[str, int], ...]:
        """Return whom those kept concern."""
        return self._store.concerned(str(view), choice, limit=limit)

    def named(self, view: View, part: str) -> tuple[str, ...]:
        """Return the names in those kept that ``part`` is a part of."""
        return self._store.named(str(view), part)

    def called(self, view: View, party: str) -> str | None:
        """Return the id of the first of those kept."""
        return self._store.called(str(view), party)


class InMemory:
    """The entries that were made when the record said ``state``, each behind how it is kept (``rows``)."""

    def __init__(self, state: State, rows: Mapping[View, Sequence[tuple[Derived, Any]]]) -> None:
        self.state = state
        self._rows = rows

    def _passing(self, view: View, choice: Choice) -> list[tuple[Derived, Any]]:
        return [(row, entry) for row, entry in self._rows[view] if passes(row, choice)]

    def entries(self, view: View, choice: Choice, *, limit: int | None, offset: int, newest: bool) -> Page[Any]:
        """Return those in memory, as ``Answers`` has it."""
        rows = self._passing(view, choice)
        if newest:
            undated = [each for each in reversed(rows) if each[0].first is None]
            rows = [*(each for each in reversed(rows) if each[0].first is not None), *undated]
        passing: tuple[Any, ...] = tuple(entry for _, entry in rows)
        return Page(passing[offset:][:limit], len(passing))

    def before(self, view: View, id: str) -> int:
        """Return how many of those in memory come before it."""
        return next((place for place, (row, _) in enumerate(self._rows[view]) if row.id == id), 0)

    def tallies(self, view: View, columns: Sequence[str], choice: Choice) -> tuple[tuple[tuple[str, int], ...], ...]:
        """Return how many of those in memory have each word."""
        rows = [row for row, _ in self._passing(view, choice)]
        return tuple(
            _counted([word] for row in rows if (word := getattr(row, column)) is not None) for column in columns
        )

    def concerned(self, view: View, choice: Choice, limit: int) -> tuple[tuple[str, int], ...]:
        """Return whom those in memory concern."""
        return _counted(dict.fromkeys(row.parties) for row, _ in self._passing(view, choice))[:limit]

    def named(self, view: View, part: str) -> tuple[str, ...]:
        """Return the names in those in memory that ``part`` is a part of."""
        wanted = folded(part)
        return tuple(sorted({name for row, _ in self._rows[view] for name in row.parties if wanted in folded(name)}))

    def called(self, view: View, party: str) -> str | None:
        """Return the id of the first of those in memory."""
        return next((row.id for row, _ in self._rows[view] if party in row.parties), None)


def _counted(words: Iterable[Iterable[str]]) -> tuple[tuple[str, int], ...]:
    counts: dict[str, int] = {}
    for each in words:
        for word in each:
            counts[word] = counts.get(word, 0) + 1
    return tuple(sorted(counts.items(), key=lambda item: (-item[1], item[0])))
