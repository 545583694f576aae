"""What a reader asks of a page in its address: plain words in, checked values out."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeVar

from standoff.errors import InvalidValue, PageError
from standoff.ontology import PartialDate

Choice = TypeVar("Choice", bound=StrEnum)

#: The longest value that is looked at: longer ones are nobody's question.
LONGEST = 500


@dataclass(frozen=True, slots=True)
class Asked:
    """The query of an address. Values that are empty count as not asked. Each method raises PageError (``bad-query``).

    ``id`` is what the page is about, from its path.
    """

    values: Mapping[str, str]
    id: str = ""

    def text(self, name: str) -> str | None:
        """Return the words asked under ``name``, stripped; None without any."""
        value = self.values.get(name, "").strip()
        if len(value) > LONGEST:
            raise PageError("bad-query", f"{name} is {len(value)} characters long", todo=f"{LONGEST} at most")
        return value or None

    def day(self, name: str, *, last: bool = False) -> dt.date | None:
        """Return the first day (or the last) that a date such as 2014-05-15, 2014-05 or 2014 stands for."""
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
        """Return the whole number asked under ``name``, from ``least`` to ``most``."""
        value = self.text(name)
        if value is None:
            return default
        if not value.isdecimal() or not value.isascii() or not least <= int(value[:9]) <= most:
            raise PageError("bad-query", f"{value!r} is no number from {least} to {most}", where=name)
        return int(value)

    def choice(self, name: str, among: type[Choice]) -> Choice | None:
        """Return the one ``among`` the values of an enumeration that is asked under ``name``."""
        value = self.text(name)
        if value is None:
            return None
        try:
            return among(value)
        except ValueError:
            known = ", ".join(sorted(among))
            raise PageError("bad-query", f"there is no {name} {value!r}", where=name, todo=f"one of: {known}") from None
