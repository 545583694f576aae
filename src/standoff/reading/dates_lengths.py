"""Rules for words that name a length of time, placed ("two weeks ago", "the past 18 months") or not ("for three days").

And for what comes round: "every Monday", "40 hours a week".
"""

from __future__ import annotations

import datetime as dt
import re

from standoff.ontology import DateBasis, PartialDate
from standoff.reading.dates_calendar import period, shifted, spanning
from standoff.reading.dates_terms import DateKind, Frame, Meaning, rule
from standoff.reading.dates_words import AMOUNT, SEASON, WEEKDAY, S, number

_LETTER = {
    "minute": ("PT", "M"),
    "hour": ("PT", "H"),
    "day": ("P", "D"),
    "week": ("P", "W"),
    "fortnight": ("P", "W"),
    "month": ("P", "M"),
    "quarter": ("P", "M"),
    "year": ("P", "Y"),
    "decade": ("P", "Y"),
    "century": ("P", "Y"),
}
_TIMES = {"fortnight": 2, "quarter": 3, "decade": 10, "century": 100}
#: What a distance in these units leaves open: "two weeks ago" is a day give or take three, "four years ago" a year.
_COARSE = {"month": "month", "quarter": "quarter", "year": "year", "decade": "decade", "century": "century"}
_NOT_A_LENGTH = re.compile(r"\s?-?\s?old\b|s?[- ]olds?\b|\s(?:of age|older|younger)\b", re.IGNORECASE)


def length_of(amount: float | None, unit: str) -> str:
    """Return the ISO 8601 duration of so many units; X stands for a vague number."""
    before, letter = _LETTER[unit]
    if amount is None:
        return f"{before}X{letter}"
    return f"{before}{amount * _TIMES.get(unit, 1):g}{letter}"


def _measured(words: re.Match[str]) -> tuple[float | None, str, str]:
    """The number, the unit and the duration that the words give."""
    unit = words["unit"].lower()
    unit = "century" if unit.startswith("centur") else unit
    amount = number(words["n"], words["half"]) if words["n"] else 1.0
    return amount, unit, length_of(amount, unit)


def _distance(words: re.Match[str], frame: Frame) -> Meaning | None:
    """Read "two weeks ago", "in three days' time", "a year earlier"."""
    amount, unit, length = _measured(words)
    way = " ".join(words["way"].lower().split())
    start = frame.anchor if way in ("ago", "from now", "hence", "time") else frame.told_day(unit)
    forward = way in ("from now", "hence", "time", "later", "after", "afterwards")
    return Meaning(DateKind.PERIOD, _there(start, amount, unit, forward), length=length)


def _in_amount(words: re.Match[str], frame: Frame) -> Meaning | None:
    """Read "in five years": a date only under a verb that looks ahead; else a length ("built in five years")."""
    amount, unit, length = _measured(words)
    if not frame.ahead:
        return Meaning(DateKind.DURATION, length=length)
    return Meaning(DateKind.PERIOD, _there(frame.anchor, amount, unit, forward=True), length=length)


def _there(start: dt.date | None, amount: float | None, unit: str, forward: bool) -> PartialDate | None:
    """The date that lies so far from ``start``, as exactly as the unit is; None for vague numbers."""
    if start is None or amount is None or unit in ("minute", "hour"):
        return None
    if amount != int(amount):
        amount, unit = (amount * 12, "month") if unit == "year" else (round(amount * 7), "day")
    steps = int(amount) if forward else -int(amount)
    if unit in _COARSE:
        stretch = period(start, _COARSE[unit], steps)
        return spanning(stretch, DateBasis.RESOLVED) if stretch else None
    day = shifted(start, steps, unit)
    if day is None:
        return None
    if unit == "day" or abs(steps) == 1:
        return PartialDate(day.isoformat(), DateBasis.RESOLVED)
    around = dt.timedelta(3)
    return PartialDate(day.isoformat(), DateBasis.RESOLVED, since=day - around, until=day + around)


def _up_to_now(words: re.Match[str], frame: Frame) -> Meaning:
    """Read "the past 18 months", "the next two years": a stretch that ends or begins at the anchor."""
    amount, unit, length = _measured(words)
    anchor = frame.anchor
    forward = words["way"].lower() in ("next", "coming", "following")
    if anchor is None or amount is None or amount != int(amount) or unit in ("minute", "hour"):
        return Meaning(DateKind.DURATION, length=length)
    end = shifted(anchor, int(amount) if forward else -int(amount), unit)
    if end is None:
        return Meaning(DateKind.DURATION, length=length)
    stretch = (anchor, end) if forward else (end, anchor)
    return Meaning(DateKind.DURATION, spanning(stretch, DateBasis.RESOLVED), length=length)


def _bare(words: re.Match[str], _frame: Frame) -> Meaning | None:
    """Read "three days", "a 48-hour strike"; ages are left out, and "a year" behind a number is a rate."""
    if _NOT_A_LENGTH.match(words.string[words.end() : words.end() + 10]):
        return None
    before = words.string[max(0, words.start() - 16) : words.start()].lower()
    if words["n"].lower() in ("a", "an") and re.search(r"(?:\d|[mk]n?|times|once|twice|hours|days|%)\s$", before):
        return Meaning(DateKind.SET, length=_measured(words)[2])
    if re.search(r"\b(?:aged?|ages)\s$", before):
        return None
    return Meaning(DateKind.DURATION, length=_measured(words)[2])


def _vague(words: re.Match[str], _frame: Frame) -> Meaning:
    return Meaning(DateKind.DURATION, length=length_of(None, words["unit"].lower()))


def _recurring(words: re.Match[str], _frame: Frame) -> Meaning:
    unit = (words["unit"] or "").lower()
    return Meaning(DateKind.SET, length=length_of(1, unit) if unit in _LETTER else None)


_UNITS = r"(?P<unit>day|week|month|quarter|year|decade|century)"
_ONE = r"(?P<n>(?!))?(?P<half>(?!))?"
RULES = (
    rule(
        "unit",
        _distance,
        rf"\b{AMOUNT}{S}(?P<way>ago|earlier(?!{S}than)|previously|later(?!{S}than)|afterwards|from{S}now|hence",
        rf"|(?:before|after)(?={S}?[.,;!?)]|$))(?!\w)",
    ),
    rule("unit", _distance, rf"\bin{S}{AMOUNT}{S}(?P<way>time)\b"),
    rule("unit", _in_amount, rf"\bin{S}(?:(?:about|around|just|under|over|another){S})?{AMOUNT}(?![’'-]?\w)"),
    rule("unit", _up_to_now, rf"\b(?:the|these){S}(?P<way>past|last|previous|next|coming|following){S}{AMOUNT}(?!\w)"),
    rule("unit", _up_to_now, rf"\bthe{S}(?P<way>past){S}{_ONE}{_UNITS}\b"),
    rule("unit", _bare, rf"\b{AMOUNT}(?![’'-]?\w)"),
    rule(
        "unit digit",
        _bare,
        r"(?<![\w.,£$€-])(?P<n>\d{1,4})(?P<half>(?!))?-(?P<unit>minute|hour|day|week|month|year)s?(?![\w])",
    ),
    rule("unit", _vague, r"(?:(?<=\bfor )|(?<=\bin )|(?<=\btake ))(?P<unit>minute|hour|day|week|month|year|decade)s\b"),
    rule(
        "unit|weekday|word|season",
        _recurring,
        rf"\b(?:(?:every|each|per)(?:{S}(?:other|single|second|\d{{1,2}}))?{S}(?:{WEEKDAY}|weekend|morning|evening|night",
        rf"|{SEASON}|(?P<unit>minute|hour|day|week|fortnight|month|quarter|year)s?\b)",
        r"|(?:mon|tues|wednes|thurs|fri|satur|sun)days\b)",
    ),
)
