"""Partial dates: as much of a date as a text gives, and how it is known."""

from __future__ import annotations

import calendar
import datetime as dt
import re
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from standoff.errors import InvalidValue

_SHAPE = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2})(?:T(\d{2}):(\d{2}))?)?)?")


class DateBasis(StrEnum):
    """How a date is known."""

    STATED = "stated"  # the words give it
    RESOLVED = "resolved"  # the words give a distance ("last Thursday"), counted from another date
    PUBLICATION = "publication"  # nothing in the words: the day of publication stands in
    DATELINE = "dateline"  # a line of the article itself
    METADATA = "metadata"  # the page's own metadata
    ADDRESS = "address"  # the page's address
    GIVEN = "given"  # a field that came with the text


class Precision(StrEnum):
    """How fine a partial date is."""

    YEAR = "year"
    MONTH = "month"
    DAY = "day"
    MINUTE = "minute"


@dataclass(frozen=True, slots=True)
class PartialDate:
    """A date given as an ISO 8601 prefix: ``2021``, ``2021-05``, ``2021-05-20`` or ``2021-05-20T15:53``.

    The prefix carries its own precision (after FollowTheMoney's date type). ``since`` and ``until`` narrow or widen
    the days it may stand for ("early 2013", "last week"); without them ``earliest`` and ``latest`` follow from the
    prefix. Raises InvalidValue (``bad-date``) for anything that is not a real date.
    """

    value: str
    basis: DateBasis = DateBasis.STATED
    since: dt.date | None = None
    until: dt.date | None = None

    def __post_init__(self) -> None:
        _days(self.value)
        if (self.since or self.until) and self.earliest > self.latest:
            raise InvalidValue("bad-date", f"{self.value!r} would begin after its end")

    @property
    def precision(self) -> Precision:
        """The finest part that is given."""
        return {4: Precision.YEAR, 7: Precision.MONTH, 10: Precision.DAY}.get(len(self.value), Precision.MINUTE)

    @property
    def earliest(self) -> dt.date:
        """The first day it may stand for."""
        return self.since or _days(self.value)[0]

    @property
    def latest(self) -> dt.date:
        """The last day it may stand for."""
        return self.until or _days(self.value)[1]

    def may_be_before(self, other: PartialDate) -> bool:
        """Tell whether some day of this date lies before some day of ``other``."""
        return self.earliest < other.latest

    def is_before(self, other: PartialDate) -> bool:
        """Tell whether every day of this date lies before every day of ``other``."""
        return self.latest < other.earliest

    def __str__(self) -> str:
        return self.value


@lru_cache(maxsize=2**15)  # the days of ninety years: a record asks for those of its dates again and again
def _days(value: str) -> tuple[dt.date, dt.date]:
    """Return the first and the last day that an ISO prefix stands for; InvalidValue (``bad-date``) for none."""
    match = _SHAPE.fullmatch(value)
    if not match:
        raise InvalidValue("bad-date", f"not an ISO date or the beginning of one: {value!r}")
    year, month, day, hour, minute = (int(part) if part else None for part in match.groups())
    try:
        first = dt.datetime(year or 0, month or 1, day or 1, hour or 0, minute or 0).date()
    except ValueError as error:
        raise InvalidValue("bad-date", f"no such date: {value!r} ({error})") from None
    month = month or 12
    return first, dt.date(first.year, month, day or calendar.monthrange(first.year, month)[1])
