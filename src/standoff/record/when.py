"""When: how dates that are known in part are put in order, compared and brought together."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable

from standoff.ontology import DateBasis, PartialDate

#: How well a date is known, best first: what words give, then what is counted from words, then what stands in.
_BASES = (
    DateBasis.STATED,
    DateBasis.RESOLVED,
    DateBasis.DATELINE,
    DateBasis.METADATA,
    DateBasis.ADDRESS,
    DateBasis.GIVEN,
    DateBasis.PUBLICATION,
)


def basis_rank(date: PartialDate) -> int:
    """Return how well ``date`` is known, 0 for the best."""
    return _BASES.index(date.basis)


def days(date: PartialDate) -> int:
    """Return how many days ``date`` may stand for, less one: 0 for a single day."""
    return (date.latest - date.earliest).days


def anchor(date: PartialDate | None, published: PartialDate | None) -> dt.date:
    """Return the day under which something stands in an order: the last that its date and its printing allow.

    What has neither stands last (``date.max``). What is to come is not cut off by the day it was printed.
    """
    if date is None:
        return published.latest if published else dt.date.max
    if published is not None and date.earliest <= published.latest:
        return min(date.latest, published.latest)
    return date.latest


def order(date: PartialDate | None) -> tuple[dt.date, dt.date, str]:
    """Return a key that sorts dates by their first day, then their last, undated ones last."""
    return (date.earliest, date.latest, date.value) if date else (dt.date.max, dt.date.max, "")


def exact(date: PartialDate | None) -> dt.date | None:
    """Return the one day that ``date`` stands for, None where it may be another."""
    return date.earliest if date and date.earliest == date.latest else None


def between(first: dt.date, last: dt.date) -> PartialDate:
    """Return the date of what happened from ``first`` to ``last`` (both included), nobody says when.

    Its value is what the two days have in common; where that is nothing, the year of the last.
    """
    common = next((n for n in (10, 7, 4) if first.isoformat()[:n] == last.isoformat()[:n]), None)
    return PartialDate(last.isoformat()[: common or 4], DateBasis.RESOLVED, since=first, until=last)


def overlapping(one: PartialDate | None, other: PartialDate | None, give: int = 0) -> bool:
    """Tell whether some day is both's, give or take so many days; a missing date overlaps none."""
    if one is None or other is None:
        return False
    return (one.earliest - other.latest).days <= give and (other.earliest - one.latest).days <= give


def within(day: dt.date, other: dt.date, limit: int) -> bool:
    """Tell whether ``other`` lies at most ``limit`` days after ``day``, and not before it."""
    return 0 <= (other - day).days <= limit


def settled(dates: Iterable[PartialDate]) -> dict[PartialDate, PartialDate]:
    """Return for each date the finest of ``dates`` that lies within it, the first of them: "2014-05" is 13 May 2014.

    So several reports of one act that give its date more or less finely stand under one date.
    """
    starts: list[dt.date] = []
    anchors: list[PartialDate] = []
    found = {}
    for date in sorted(set(dates), key=lambda date: (days(date), order(date), basis_rank(date))):
        place = bisect_left(starts, date.earliest)
        if place < len(starts) and anchors[place].latest <= date.latest:
            found[date] = anchors[place]
        else:
            starts.insert(place, date.earliest)
            anchors.insert(place, date)
            found[date] = date
    return found


def finest(dates: Iterable[PartialDate]) -> PartialDate | None:
    """Return the most exact of ``dates``, of equally exact ones the commonest, then the earliest; None without any."""
    dates = list(dates)
    times = Counter((date.earliest, date.latest) for date in dates)

    def rank(date: PartialDate) -> tuple[object, ...]:
        return (days(date), -times[date.earliest, date.latest], order(date), basis_rank(date))

    return min(dates, key=rank, default=None)
