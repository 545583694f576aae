"""Dates of the record: their order, and what lies between two days."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable

from standoff.ontology import DateBasis, PartialDate

#: How a date sorts: undated last, then by first and last possible day.
Order = tuple[bool, str, str, str]


def order(date: PartialDate | None) -> Order:
    """Return what ``date`` sorts by: its first possible day, then its last, undated last of all."""
    if date is None:
        return (True, "", "", "")
    return (False, date.earliest.isoformat(), date.latest.isoformat(), str(date))


def exact(date: PartialDate | None) -> dt.date | None:
    """Return the one day that ``date`` stands for, None where it may be another."""
    return date.earliest if date and date.earliest == date.latest else None


def between(first: dt.date, last: dt.date) -> PartialDate:
    """Return the date of what happened from ``first`` to ``last`` (both included), nobody says when.

    Its value is what the two days have in common; where that is nothing, the year of the last.
    """
    common = next((n for n in (10, 7, 4) if first.isoformat()[:n] == last.isoformat()[:n]), None)
    return PartialDate(last.isoformat()[: common or 4], DateBasis.RESOLVED, since=first, until=last)


def compatible(one: PartialDate, other: PartialDate, days: int = 0) -> bool:
    """Tell whether the two may be one day, give or take ``days``."""
    return (one.earliest - other.latest).days <= days and (other.earliest - one.latest).days <= days


def finest(dates: Iterable[PartialDate]) -> PartialDate | None:
    """Return the most exact of ``dates``, of equally exact ones the commonest, then the earliest; None without any."""
    dates = list(dates)
    times = Counter((date.earliest, date.latest) for date in dates)

    def rank(date: PartialDate) -> tuple[object, ...]:
        days = (date.earliest, date.latest)
        return (days[1] - days[0], -times[days], order(date), date.basis)

    return min(dates, key=rank, default=None)
