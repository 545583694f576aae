"""Partial dates: as much of a date as a text gives, and how it is known."""

from __future__ import annotations

import calendar
import datetime as dt
import re
from dataclasses import dataclass
from enum import StrEnum

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
        match = _SHAPE.fullmatch(self.value)
        if not match:
            raise InvalidValue("bad-date", f"not an ISO date or the beginning of one: {self.value!r}")
        year, month, day, hour, minute = (int(part) if part else None for part in match.groups())
        try:
            dt.datetime(year or 0, month or 1, day or 1, hour or 0, minute or 0)
        except ValueError as error:
            raise InvalidValue("bad-date", f"no such date: {self.value!r} ({error})") from None
        if self.earliest > self.latest:
            raise InvalidValue("bad-date", f"{self.value!r} would begin after its end")

    @property
    def precision(self) -> Precision:
        """The finest part that is given."""
        return {4: Precision.YEAR, 7: Precision.MONTH, 10: Precision.DAY}.get(len(self.value), Precision.MINUTE)

    @property
    def earliest(self) -> dt.date:
        """The first day it may stand for."""
        if self.since:
            return self.since
        return dt.date(int(self.value[:4]), int(self.value[5:7] or 1), int(self.value[8:10] or 1))

    @property
    def latest(self) -> dt.date:
        """The last day it may stand for."""
        if self.until:
            return self.until
        year, month = int(self.value[:4]), int(self.value[5:7] or 12)
        return dt.date(year, month, int(self.value[8:10] or calendar.monthrange(year, month)[1]))

    def may_be_before(self, other: PartialDate) -> bool:
        """Tell whether some day of this date lies before some day of ``other``."""
        return self.earliest < other.latest

    def is_before(self, other: PartialDate) -> bool:
        """Tell whether every day of this date lies before every day of ``other``."""
        return self.latest < other.earliest

    def __str__(self) -> str:
        return self.value
