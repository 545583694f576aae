"""Sets that grow together: what has a name in common, a body in common. Small and deterministic."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Sequence
from itertools import pairwise
from typing import TypeVar

T = TypeVar("T")


class Union:
    """Which of numbered things belong together (union-find); each set is known by its lowest number."""

    def __init__(self, size: int) -> None:
        self._parent = list(range(size))

    def of(self, number: int) -> int:
        """Return the lowest number of the set that ``number`` is in."""
        root = number
        while self._parent[root] != root:
            root = self._parent[root]
        while self._parent[number] != root:
            self._parent[number], number = root, self._parent[number]
        return root

    def join(self, one: int, other: int) -> None:
        """Put the sets of ``one`` and ``other`` together."""
        low, high = sorted((self.of(one), self.of(other)))
        self._parent[high] = low


def ties(things: Sequence[T]) -> Iterator[tuple[T, T]]:
    """Yield pairs that hold ``things`` together: the first with each, and each with the next.

    As many pairs as things, not as pairs of things; and whoever takes out the first leaves the others together.
    """
    yield from ((things[0], thing) for thing in things[1:])
    yield from pairwise(things[1:])


def grouped(things: Sequence[T], marks: Iterable[Iterable[Hashable]]) -> list[list[T]]:
    """Return ``things`` in groups that share a mark, directly or through others, each in order, by their first."""
    sets = Union(len(things))
    first: dict[Hashable, int] = {}
    for number, marked in enumerate(marks):
        for mark in marked:
            sets.join(first.setdefault(mark, number), number)
    groups: defaultdict[int, list[T]] = defaultdict(list)
    for number, thing in enumerate(things):
        groups[sets.of(number)].append(thing)
    return [groups[number] for number in sorted(groups)]
