"""Counting in the calendar: neighbours of a day, the periods that hold it, parts of periods.

Everything is a pure function of days. What would lead out of the years 1000 to 2999 is None: no newspaper means it.
"""

from __future__ import annotations

import calendar
import datetime as dt
from collections.abc import Iterable

from standoff.ontology import DateBasis, PartialDate

Stretch = tuple[dt.date, dt.date]

_FIRST_YEAR, _LAST_YEAR = 1000, 2999
_SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12}
_MONTHS_IN = {"month": 1, "quarter": 3, "year": 12, "decade": 120, "century": 1200}


def real_day(year: int, month: int, day: int) -> dt.date | None:
    """Return the day, or None when there is no such day."""
    if not (_FIRST_YEAR <= year <= _LAST_YEAR and 1 <= month <= 12):
        return None
    return dt.date(year, month, day) if 1 <= day <= calendar.monthrange(year, month)[1] else None


def months(year: int, first: int, count: int = 1) -> Stretch:
    """Return the stretch of ``count`` months from month ``first`` (which may be over 12) of ``year``."""
    start, after = year * 12 + first - 1, year * 12 + first - 1 + count
    return (
        dt.date(start // 12, start % 12 + 1, 1),
        dt.date(after // 12, after % 12 + 1, 1) - dt.timedelta(1),
    )


def spanning(stretch: Stretch, basis: DateBasis) -> PartialDate:
    """Return the date that stands for a stretch of days.

    The value is the finest ISO prefix that holds both ends, with ``since`` and ``until`` where it holds more; when
    the ends lie in different years, the year of the first.
    """
    first, last = stretch
    if first == last:
        return PartialDate(first.isoformat(), basis)
    length = 7 if first.isoformat()[:7] == last.isoformat()[:7] else 4
    value = PartialDate(first.isoformat()[:length], basis)
    if (value.earliest, value.latest) == stretch:
        return value
    return PartialDate(value.value, basis, since=first, until=last)


def hull(dates: Iterable[PartialDate], basis: DateBasis) -> PartialDate:
    """Return the date from the first day that any of ``dates`` may stand for to the last, known by ``basis``."""
    listed = list(dates)
    return spanning((min(d.earliest for d in listed), max(d.latest for d in listed)), basis)


def shifted(day: dt.date, amount: int, unit: str) -> dt.date | None:
    """Return the day ``amount`` units (day, week, month, quarter, year, decade …) after ``day``, or before it."""
    if unit in _MONTHS_IN:
        count = day.year * 12 + day.month - 1 + amount * _MONTHS_IN[unit]
        year, month = count // 12, count % 12 + 1
        if not _FIRST_YEAR <= year <= _LAST_YEAR:
            return None
        return dt.date(year, month, min(day.day, calendar.monthrange(year, month)[1]))
    days = amount * {"day": 1, "week": 7, "weekend": 7, "fortnight": 14}[unit]
    if abs(days) > 400_000:
        return None
    moved = day.toordinal() + days
    if not dt.date(_FIRST_YEAR, 1, 1).toordinal() <= moved <= dt.date(_LAST_YEAR, 12, 31).toordinal():
        return None
    return dt.date.fromordinal(moved)


def period(day: dt.date, unit: str, steps: int = 0) -> Stretch | None:
    """Return the week (from Monday), weekend, month, quarter, year … that holds ``day``, or one ``steps`` away."""
    there = shifted(day, steps, unit)
    if there is None:
        return None
    if unit in _MONTHS_IN:
        size = _MONTHS_IN[unit]
        count = there.year * 12 + there.month - 1
        year, month = divmod(count - count % size, 12)
        return months(year, month + 1, size) if year + size // 12 <= _LAST_YEAR else None
    monday = there - dt.timedelta(there.weekday())
    if unit == "weekend":
        return monday + dt.timedelta(5), monday + dt.timedelta(6)
    return (there, there) if unit == "day" else (monday, monday + dt.timedelta(13 if unit == "fortnight" else 6))


def weekday_near(anchor: dt.date, weekday: int, ahead: bool, *, strictly: bool = False) -> dt.date:
    """Return the first such weekday from ``anchor`` on, or the last up to it; ``strictly`` leaves out the anchor."""
    distance = (weekday - anchor.weekday()) % 7 if ahead else (anchor.weekday() - weekday) % 7
    if strictly and distance == 0:
        distance = 7
    return anchor + dt.timedelta(distance if ahead else -distance)


def day_near(
    anchor: dt.date, month: int, day: int, *, weekday: int | None = None, ahead: bool | None = None
) -> dt.date | None:
    """Return the day of that month that is meant when no year is given.

    It is the nearest to a point some months before or after the anchor, as the verb looks back or forward, rather
    than the nearest on one side: tense is a hint ("the strike on May 5 was called off"). A weekday decides where
    a year within reach fits it.
    """
    target = anchor + dt.timedelta({True: 120, False: -120, None: -45}[ahead])
    years = range(anchor.year - 8, anchor.year + 9)  # 29 February may be eight years away
    days = [there for year in years if (there := real_day(year, month, day))]
    fitting = [d for d in days if d.weekday() == weekday and abs((d - anchor).days) <= 400]
    return min(fitting or days, key=lambda d: (abs((d - target).days), d), default=None)


def month_near(anchor: dt.date, month: int, ahead: bool) -> Stretch:
    """Return the last such month up to the anchor's, or the first from it on."""
    late, early = month > anchor.month, month < anchor.month
    return months(anchor.year + (early if ahead else -late), month)


def season(name: str, year: int) -> Stretch:
    """Return the three months of a season; winter begins in December of ``year``. Northern seasons."""
    return months(year, _SEASONS[name.lower()], 3)


def season_near(anchor: dt.date, name: str, ahead: bool, *, strictly: bool = False) -> Stretch:
    """Return the season that holds the anchor (unless ``strictly``), else the last before it or the first after it."""
    near = [season(name, year) for year in range(anchor.year - 2, anchor.year + 3)]
    if ahead:
        return next(s for s in near if (s[0] > anchor if strictly else s[1] >= anchor))
    return next(s for s in reversed(near) if (s[1] < anchor if strictly else s[0] <= anchor))


def easter(year: int) -> dt.date:
    """Return Easter Sunday of ``year`` (Gregorian; the anonymous computus)."""
    golden, century, rest = year % 19, year // 100, year % 100
    correction = (century - (century + 8) // 25 + 1) // 3
    moon = (19 * golden + century - century // 4 - correction + 15) % 30
    sunday = (32 + 2 * (century % 4) + 2 * (rest // 4) - moon - rest % 4) % 7
    late = (golden + 11 * moon + 22 * sunday) // 451
    month, day = divmod(moon + sunday - 7 * late + 114, 31)
    return dt.date(year, month, day + 1)


def part(edge: str, stretch: Stretch, anchor: dt.date | None) -> Stretch:
    """Return the part of ``stretch`` that an edge word names: early, mid, late, start, end, half1, half2.

    A third for "early", "mid" and "late" (four months of a year, ten days of a month); for "start" and "end" two
    months of a year, else a week or a sixth. "earlier" and "later" end and begin at the anchor.
    """
    first, last = stretch
    if edge in ("earlier", "later"):
        if anchor is None or not first <= anchor <= last:
            return stretch
        return (first, anchor) if edge == "earlier" else (anchor, last)
    share = {"early": 3, "mid": 3, "late": 3, "start": 6, "end": 6, "half1": 2, "half2": 2}[edge]
    whole_months = (last.year - first.year) * 12 + last.month - first.month + 1
    if first.day == 1 and whole_months % share == 0:
        size = whole_months // share
        steps = {"mid": size, "late": 2 * size, "end": 5 * size, "half2": size}.get(edge, 0)
        return months(first.year, first.month + steps, size)
    days = (last - first).days + 1
    size = 10 if share == 3 and whole_months == 1 and days > 20 else max(-(-days // share), min(7, days // 3))
    if edge in ("late", "end", "half2"):
        return last - dt.timedelta(size - 1), last
    begin = first + dt.timedelta((days - size) // 2 if edge == "mid" else 0)
    return begin, begin + dt.timedelta(size - 1)
