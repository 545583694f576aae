"""Ministers and their ministries: a health secretary speaks for the department that has health in its name.

Articles give a minister's portfolio and leave out the body ("the health secretary, Ann Orr"), which they name elsewhere
("the Department of Health"). Nothing else is inferred: every word of the portfolio must stand in the ministry's name
(so that a Scottish or a shadow health secretary is none of the Department of Health's), and some document that gives
the person the office must name the ministry as well.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable

from standoff.linking.ministries import fits, of_minister, of_ministry


class Ministries:
    """The ministries that documents name, and when; made from names in any order."""

    def __init__(self) -> None:
        self._words: dict[str, frozenset[str]] = {}
        self._named: defaultdict[str, set[tuple[dt.date, str]]] = defaultdict(set)

    def add(self, name: str, day: dt.date, document: str) -> None:
        """Take in that ``document``, of ``day``, names the body called ``name``; what is no ministry is passed over."""
        if held := of_ministry(name):
            self._words[name] = held
            self._named[name].add((day, document))

    def of(self, role: str, day: dt.date, documents: Iterable[str]) -> str | None:
        """Return the ministry for which the holder of ``role`` speaks on ``day``; None where no name tells.

        ``documents`` are the ids of those that give the person the office. Of several ministries the one named nearest
        to ``day`` counts, of equally near ones the first by name.
        """
        if not (asked := of_minister(role)):
            return None
        told = set(documents)
        fitting = [name for name, held in self._words.items() if fits(asked, held)]
        known = [name for name in fitting if told & {document for _, document in self._named[name]}]
        return min(
            known, key=lambda name: (min(abs((seen - day).days) for seen, _ in self._named[name]), name), default=None
        )
