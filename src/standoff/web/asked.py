"""What a reader asks of a page in its address: plain words in, checked values out."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TypeVar

from standoff.errors import InvalidValue, PageError
from standoff.ontology import PartialDate

Choice = TypeVar("Choice", bound=StrEnum)

#: The longest value that is looked at: longer ones are nobody's question.
LONGEST = 500

#: What any address may have beside a page's own filters: where in a listing one is, and what was just done.
EVERYWHERE = frozenset({"page", "skip", "told"})


@dataclass(frozen=True, slots=True)
class Asked:
    """The query of an address. Values that are empty count as not asked. Each method raises PageError (``bad-query``).

    ``id`` is what the page is about, from its path.
    """

    values: Mapping[str, str]
    id: str = ""
    _known: set[str] = field(default_factory=set, init=False, repr=False, compare=False)

    def text(self, name: str) -> str | None:
        """Return the words asked under ``name``, stripped; None without any, PageError (``bad-query``) for too many."""
        self._known.add(name)
        value = self.values.get(name, "").strip()
        if len(value) > LONGEST:
            raise PageError("bad-query", f"{name} is {len(value)} characters long", todo=f"{LONGEST} at most")
        return value or None

    def check_all_known(self) -> None:
        """Raise PageError unless everything asked for was looked at by the page: what it passes over changes nothing.

        To be called once the page is made.
        """
        unknown = sorted(name for name in self.values if name not in self._known | EVERYWHERE)
        if unknown:
            has = sorted(self._known - EVERYWHERE)
            todo = f"it has: {', '.join(has)}" if has else "it has none"
            raise PageError(
                "bad-query", f"this page has no filter {unknown[0][:40]!r}", where=unknown[0][:40], todo=todo
            )

    def day(self, name: str, *, last: bool = False) -> dt.date | None:
        """Return the first day (or the last) that a date such as 2014-05-15, 2014-05 or 2014 stands for.

        None where none is asked for; PageError (``bad-query``) for what is no date.
        """
        value = self.text(name)
        if value is None:
            return None
        try:
            date = PartialDate(value)
        except InvalidValue:
            todo = "write 2014-05-15, 2014-05 or 2014"
            raise PageError("bad-query", f"{value!r} is no date", where=name, todo=todo) from None
        return date.latest if last else date.earliest

    def number(self, name: str, default: int, *, least: int = 1, most: int = 1_000_000) -> int:
        """Return the whole number asked under ``name``, else ``default``; PageError outside ``least`` to ``most``."""
        value = self.text(name)
        if value is None:
            return default
        if not value.isdecimal() or not value.isascii() or not least <= int(value[:9]) <= most:
            raise PageError("bad-query", f"{value!r} is no number from {least} to {most}", where=name)
        return int(value)

    def choice(self, name: str, among: type[Choice]) -> Choice | None:
        """Return the one ``among`` an enumeration's values asked for under ``name``; PageError for another value."""
        value = self.text(name)
        if value is None:
            return None
        try:
            return among(value)
        except ValueError:
            known = ", ".join(sorted(among))
            raise PageError("bad-query", f"there is no {name} {value!r}", where=name, todo=f"one of: {known}") from None
