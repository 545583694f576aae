"""Which of the sources that a record knows are still there. What is gone is marked and never taken away."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence

from standoff.sources import Source, Unread

#: What may hide files from us: of what lies below it nothing is known.
_REFUSED = "not-allowed"


def missing(wanted: Sequence[Source | Unread], known: Iterable[str], within: Callable[[str], bool] | None) -> list[str]:
    """Return those of ``known`` that lie in a folder that was searched (``within``) and were not found there."""
    if within is None:
        return []
    found = {item.name if isinstance(item, Source) else item.source for item in wanted}
    refused = tuple(f"{i.source}/" for i in wanted if isinstance(i, Unread) and i.error.code == _REFUSED)
    return [
        name
        for name in known
        if name not in found and _file(name) not in found and not name.startswith(refused) and within(name)
    ]


class Presence:
    """What the record ``held`` at the beginning of a run, by source, and whether it was gone; what is gone by now."""

    def __init__(self, held: Mapping[str, bool]) -> None:
        self.held = held
        self.gone: set[str] = set()
        self._items: dict[str, set[str]] = defaultdict(set)
        for name in held:
            self._items[_file(name)].add(name)
            self._items[name].add(name)

    def items(self, source: str) -> set[str]:
        """Return the documents that the record held of the file ``source``."""
        return self._items.get(source, set())

    def back(self, names: Iterable[str]) -> list[str]:
        """Return those of ``names`` that were gone, in order."""
        return sorted(name for name in names if self.held.get(name))

    def leaves(self, name: str) -> bool:
        """Tell whether ``name`` is a document that was there until now."""
        left = self.held.get(name) is False
        if left:
            self.gone.add(name)
        return left


def _file(name: str) -> str:
    """The file that an item such as ``items.jsonl#3`` is in."""
    file, mark, number = name.rpartition("#")
    return file if mark and number.isdecimal() else name
