"""Spellings of one name: "O'Dell" and "O’Dell" are the same, and so are "GUILD OF PILOTS" and "Guild of  Pilots"."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

#: Every mark that outlets print for an apostrophe, as the one on the keyboard.
_APOSTROPHES = str.maketrans(dict.fromkeys("‘’‛ʼ′＇´`", "'"))


def folded(name: str) -> str:
    """Return what all spellings of ``name`` have in common: one apostrophe, one case, single spaces."""
    return " ".join(name.translate(_APOSTROPHES).casefold().split())


class Spellings:
    """Counts how names are spelt, and tells which spelling to show."""

    def __init__(self, names: Iterable[str] = ()) -> None:
        self._found: dict[str, Counter[str]] = {}
        for name in names:
            self.add(name)

    def add(self, name: str, times: int = 1) -> None:
        """Count this spelling of ``name`` ``times`` more often."""
        self._found.setdefault(folded(name), Counter())[name] += times

    def shown(self, name: str) -> str:
        """Return the commonest spelling of ``name``, of equally common ones the first by code point."""
        found = self._found.get(folded(name))
        return min(found, key=lambda spelling: (-found[spelling], spelling)) if found else name

    def counts(self) -> dict[str, int]:
        """Return how often each name was counted, whatever its spelling, under the spelling to show."""
        return {self.shown(name): found.total() for name, found in self._found.items()}
