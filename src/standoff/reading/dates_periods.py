"""Rules for words that name weeks, months, quarters, seasons, years, decades, and parts of them."""

from __future__ import annotations

import datetime as dt
import re
from functools import lru_cache

from standoff.ontology import DateBasis
from standoff.reading.dates_calendar import (
    Stretch,
    month_near,
    months,
    part,
    period,
    season,
    season_near,
    shifted,
    spanning,
    weekday_near,
)
from standoff.reading.dates_terms import DateKind, Frame, Meaning, rule
from standoff.reading.dates_words import MONTH, SEASON, YEAR, S, month_number

_EDGES = {
    "beginning": "start",
    "start": "start",
    "turn": "start",
    "opening": "start",
    "end": "end",
    "close": "end",
    "middle": "mid",
    "mid": "mid",
    "first": "half1",
    "second": "half2",
    "latter": "half2",
}
_EDGE = (
    rf"(?:(?P<edge>(?:the{S}(?:very{S})?)?(?:(?:beginning|start|middle|close|turn|opening|end){S}of"
    rf"|(?:first|second|latter|other){S}half{S}of)|early(?:{S}(?:in|on{S}in))?|late(?:{S}in)?|earlier(?:{S}in)?|later(?:{S}in)?|mid|end)"
    rf"(?:-|{S})(?:the{S}(?=\w))?)?"
)
_ORDINAL = {
    "first": 0,
    "1st": 0,
    "second": 1,
    "2nd": 1,
    "third": 2,
    "3rd": 2,
    "fourth": 3,
    "4th": 3,
    "last": 3,
    "final": 3,
}
_STEPS = {"this": 0, "current": 0, "same": 0, "that": 0, "last": -1, "previous": -1, "preceding": -1}
_REL_YEAR = (
    rf"(?:(?P<year>{YEAR})|[’'](?P<short>\d\d)\b|(?P<rel>last|this|next|the{S}(?:following|previous|same)){S}year\b)"
)
_OF_YEAR = rf"(?:,?{S}(?:(?:in|of){S})?{_REL_YEAR})?"

#: The month in which each sort of year begins; American fiscal years differ too much to do better than October.
_YEAR_BEGINS = {"financial": 4, "fiscal": 10, "academic": 9, "school": 9, "calendar": 1}

#: Months whose names are also names of people, verbs or adjectives need a word of time before them.
_NEEDS_WORD = ("may", "march", "april", "june", "august", "jan", "mar", "apr", "aug")
_WORD_BEFORE = re.compile(
    r"(?:\b(?:in|since|until|till|by|from|to|through|throughout|during|between|before|after|for|of|and|or|around|about)|[–—-])\s?$",
    re.IGNORECASE,
)
_STRONG_BEFORE = re.compile(r"(?:\b(?:in|since|until|till|through|throughout|during)|[–—-])\s?$", re.IGNORECASE)
_PERSON_MAY = re.compile(r"\b(?:Mrs?|Ms|Miss|Dr|Sir|Prime Minister|Secretary|[A-Z][a-z]+a) May\b")
_DETERMINER = re.compile(r"\b(?:the|its|their|his|her|our|an?|this|that)\s$", re.IGNORECASE)
_YEAR_BEFORE = re.compile(
    r"\b(?:in|since|until|till|by|from|to|through|during|between|before|after|around|about|of|for|and|or|year|as of"
    r"|late|early|the|an?|its|their|his|her|our|that|this|season|election|spring|summer|autumn|winter)\s$"
    r"|[\[(–—-]\s?$|,\s$|^\s*$",
    re.IGNORECASE,
)
_COUNTED = re.compile(
    r"\s(?:[a-z]+ing\s)?(?:people|members|staff|nurses|doctors|workers|jobs|patients|votes|posts|pupils|teachers|drivers|students"
    r"|cases|homes|children|women|men|employees|others|pounds|dollars|euros|hours|days|times|miles|words|copies|tonnes"
    r"|more|new|extra|additional|[a-z]+ers)\b|\s?[-–]?(?:strong|odd|bn|m|k)\b"
)


def _edged(words: re.Match[str], stretch: Stretch | None, frame: Frame, basis: DateBasis) -> Meaning:
    """The meaning of ``stretch``, or of the part of it that the edge word names."""
    if stretch is None:
        return Meaning(DateKind.PERIOD)
    edge = re.sub(r"^the\s+(?:very\s+)?", "", (words["edge"] or "").lower())
    if edge:
        name = re.split(r"\W", edge)[0]
        stretch = part(_EDGES.get(name, "half2" if name == "other" else name), stretch, frame.anchor)
    return Meaning(DateKind.PERIOD, spanning(stretch, basis))


def _year_named(words: re.Match[str], frame: Frame) -> tuple[int | None, DateBasis]:
    if words["year"]:
        return int(words["year"]), DateBasis.STATED
    if words["short"]:
        return int(words["short"]) + (2000 if int(words["short"]) < 70 else 1900), DateBasis.STATED
    if not words["rel"]:
        return None, DateBasis.RESOLVED
    which = words["rel"].lower().split()[-1]
    start = frame.told_day("year") if which in ("following", "previous", "same") else frame.anchor
    steps = {"next": 1, "following": 1}.get(which, _STEPS.get(which, 0))
    return start.year + steps if start else None, DateBasis.RESOLVED


def _within_bounds(year: int | None) -> bool:
    return year is not None and 1000 < year < 2990


def _month(words: re.Match[str], frame: Frame) -> Meaning | None:
    if not _is_month(words):
        return None
    month, mod = month_number(words["month"]), " ".join((words["mod"] or "").lower().split()).removeprefix("the ")
    year, basis = _year_named(words, frame)
    if year is not None:
        return _edged(words, months(year, month) if _within_bounds(year) else None, frame, basis)
    if words["rel"] or (anchor := frame.anchor) is None:
        return Meaning(DateKind.PERIOD)
    if mod in ("following", "previous", "same") and frame.told_day("month"):
        anchor = frame.told_day("month") or anchor
    stretch = month_near(anchor, month, ahead=mod in ("next", "following") or (not mod and frame.ahead is True))
    if mod in ("last", "previous", "next", "following") and stretch[0] <= anchor <= stretch[1]:
        stretch = months(anchor.year + (1 if mod in ("next", "following") else -1), month)
    return _edged(words, stretch, frame, basis)


@lru_cache(maxsize=4)
def _speaks_of_may(text: str) -> bool:
    """Tell whether somebody in ``text`` is called May (asked of every "by May", so remembered)."""
    return _PERSON_MAY.search(text, 0, 20_000) is not None


def _is_month(words: re.Match[str]) -> bool:
    """Tell a month from a name, a verb or an adjective by the words around it."""
    name = words["month"].lower().rstrip(".")
    if words["edge"] or words["mod"] or words["year"] or words["short"] or words["rel"]:
        return True
    start, end = words.span("month")
    before = words.string[max(0, start - 14) : start]
    if (
        name in _NEEDS_WORD
        and re.match(r"\s[A-Z][a-z]", words.string[end : end + 3])
        and not _STRONG_BEFORE.search(before)
    ):
        return False  # "April Dunn"
    if name in ("may", "jan"):
        strong = _STRONG_BEFORE.search(before) is not None
        return strong or (not _speaks_of_may(words.string) and _WORD_BEFORE.search(before) is not None)
    if name in _NEEDS_WORD:
        return (_WORD_BEFORE.search(before) or _DETERMINER.search(before)) is not None
    return len(name) > 4 or name in ("june", "july") or _WORD_BEFORE.search(before) is not None


def _year(words: re.Match[str], frame: Frame) -> Meaning | None:
    year = int(words["year"])
    before = words.string[max(0, words.start() - 14) : words.start()]
    after = words.string[words.end() : words.end() + 30]
    if not words["edge"] and not words["named"] and (not _YEAR_BEFORE.search(before) or _COUNTED.match(after)):
        return None
    return _edged(words, months(year, 1, 12), frame, DateBasis.STATED)


def _relative(words: re.Match[str], frame: Frame) -> Meaning | None:
    """Read "last week", "the following month", "later this year", "the end of the year"."""
    unit, mod = words["unit"].lower(), " ".join((words["mod"] or "").lower().split()).removeprefix("the ")
    if not mod and unit == "weekend" and words.group()[:1] in "tT" and frame.anchor:
        sunday = weekday_near(frame.anchor, 6, ahead=frame.ahead is True)  # "at the weekend"
        return _edged(words, (sunday - dt.timedelta(1), sunday), frame, DateBasis.RESOLVED)
    if not mod and not words["edge"]:
        return None
    told = mod in ("previous", "preceding", "following", "same", "that") or (mod == "next" and words["mod"][0] in "tT")
    start = frame.told_day(unit) if told else frame.anchor
    steps = {"next": 1, "following": 1, "coming": 1}.get(mod, _STEPS.get(mod, 0))
    if start is None:
        return Meaning(DateKind.PERIOD)
    if unit in ("spring", "summer", "autumn", "fall", "winter"):
        ahead = steps > 0 or (steps == 0 and bool(frame.ahead))
        return _edged(words, season_near(start, unit, ahead, strictly=steps != 0), frame, DateBasis.RESOLVED)
    if words["fiscal"]:
        first = _YEAR_BEGINS[words["fiscal"].strip().lower()]
        year = start.year - (start.month < first) + steps
        return _edged(words, months(year, first, 12) if _within_bounds(year) else None, frame, DateBasis.RESOLVED)
    return _edged(words, period(start, unit, steps), frame, DateBasis.RESOLVED)


def _same_last_year(_words: re.Match[str], frame: Frame) -> Meaning:
    """Read "the same month a year ago": what was told last, a year before."""
    told = frame.told
    ends = [shifted(day, -1, "year") for day in (told.earliest, told.latest)] if told else []
    if not ends or ends[0] is None or ends[1] is None or not told:
        return Meaning(DateKind.PERIOD)
    if told.latest == (whole := months(told.latest.year, told.latest.month))[1] and whole[1].day < 30:
        ends[1] = months(ends[1].year, ends[1].month)[1]  # the end of February
    return Meaning(DateKind.PERIOD, spanning((ends[0], ends[1]), DateBasis.RESOLVED))


def _quarter(words: re.Match[str], frame: Frame) -> Meaning | None:
    """Read "the first quarter of 2009", "Q3", "H1 2014", "the last quarter"."""
    size = 6 if words["letter"] == "H" else 3
    nth = (words["nth"] or words["figure"]).lower()
    year, basis = _year_named(words, frame)
    if nth in ("last", "final", "previous") and year is None:
        stretch = period(frame.anchor, "quarter", -1) if frame.anchor and not words["rel"] else None
        return _edged(words, stretch, frame, basis)
    index = int(nth) - 1 if nth.isdigit() else _ORDINAL[nth]
    if index >= 12 // size:
        return None
    if year is None and frame.anchor and not words["rel"]:
        here = months(frame.anchor.year, 1 + index * size, size)
        year = frame.anchor.year - (not frame.ahead and here[1] >= frame.anchor)
    stretch = months(year, 1 + index * size, size) if year and _within_bounds(year) else None
    return _edged(words, stretch, frame, basis)


def _week_of(words: re.Match[str], frame: Frame) -> Meaning | None:
    """Read "the last week of March": seven days, counted from that end of the month."""
    month = _month(words, frame)
    if month is None or month.date is None:
        return month
    stretch = (month.date.earliest, month.date.latest)
    if words["nth"].lower() in ("last", "final"):
        stretch = part("end", stretch, None)
    else:
        first = stretch[0] + dt.timedelta(7 * _ORDINAL[words["nth"].lower()])
        stretch = (first, first + dt.timedelta(6))
    return Meaning(DateKind.PERIOD, spanning(stretch, month.date.basis))


def _season(words: re.Match[str], frame: Frame) -> Meaning | None:
    year, basis = _year_named(words, frame)
    if year is not None:
        return _edged(words, season(words["season"], year) if _within_bounds(year) else None, frame, basis)
    before = words.string[max(0, words.start() - 9) : words.start()]
    if words["season"].lower() == "fall" or not (words["edge"] or _STRONG_BEFORE.search(before)):
        return None  # "prices fall", "the spring in his step"
    if words["rel"] or frame.anchor is None:
        return Meaning(DateKind.PERIOD)
    return _edged(words, season_near(frame.anchor, words["season"], ahead=frame.ahead is True), frame, basis)


def _decade(words: re.Match[str], frame: Frame) -> Meaning | None:
    """Read "the 1990s", "the early ’90s"; of bare "80s" only with a word before it that tells it from a count."""
    if words["short_tens"] and not words["apostrophe"] and not words["edge"]:
        before = words.string[max(0, words.start() - 5) : words.start()].lower()
        if not re.search(r"\b(?:and|or)\s$", before) and not words.group().lower().startswith("the"):
            return None
    first = int(words["century"] or 19) * 100 + int(words["tens"] or words["short_tens"]) * 10
    return _edged(words, months(first, 1, 120), frame, DateBasis.STATED)


def _century(words: re.Match[str], frame: Frame) -> Meaning | None:
    number = int(words["number"])
    if not 10 <= number <= 29:
        return None
    return _edged(words, months((number - 1) * 100, 1, 1200), frame, DateBasis.STATED)


def _two_years(words: re.Match[str], _frame: Frame) -> Meaning | None:
    """2022/23: a financial year from April, or from September where school or sport is meant; 2022-23: both years."""
    first, second = int(words["year"]), int(words["second"])
    last = first - first % 100 + second % 100 + (100 if second % 100 < first % 100 else 0)
    if words["mark"] != "/":
        both = (months(first, 1)[0], months(last, 12)[1])
        return Meaning(DateKind.RANGE, spanning(both, DateBasis.STATED)) if last < 2100 else None
    if last != first + 1:
        return None
    return Meaning(DateKind.PERIOD, spanning(months(first, 9 if words["autumn"] else 4, 12), DateBasis.STATED))


def _fiscal(words: re.Match[str], _frame: Frame) -> Meaning | None:
    """Read "financial year 2022", "FY22": from April of it, as British bodies count."""
    year = int(words["year"]) if len(words["year"]) == 4 else 2000 + int(words["year"])
    return Meaning(DateKind.PERIOD, spanning(months(year, 4, 12), DateBasis.STATED))


_MOD = rf"(?:(?P<mod>(?:the{S})?(?:last|next|following|previous)|this|the{S}same){S})?"
_MONTH_OF = rf"(?P<month>{MONTH}){_OF_YEAR}"
_NO_EDGE = r"(?P<edge>(?!))?"
_NOT_A_DAY = rf"(?!{S}\d{{1,2}}(?:\b|st|nd|rd|th)(?![,.]?\d|%))"
RULES = (
    rule("month", _month, rf"\b{_EDGE}(?:the{S}month{S}of{S})?{_MOD}\b{_MONTH_OF}{_NOT_A_DAY}"),
    rule(
        "month unit",
        _week_of,
        rf"\bthe{S}(?P<nth>first|second|third|fourth|last|final){S}week{S}(?:of|in){S}{_NO_EDGE}{_MOD}{_MONTH_OF}",
    ),
    rule(
        "digit",
        _year,
        rf"(?:\b{_EDGE})?(?<![\w£$€.,/+])(?P<named>the{S}year{S})?(?P<year>{YEAR})(?![\w/+]|[-–]\d\d\b)",
    ),
    rule(
        "unit|season",
        _relative,
        rf"\b{_EDGE}(?:(?P<mod>this|current|last|next|coming|the{S}(?:current|last|previous|preceding|next|following",
        rf"|coming|same)|that){S}|the{S})?(?P<fiscal>(?:financial|fiscal|academic|school|calendar){S})?",
        rf"(?P<unit>week|weekend|month|quarter|year|fortnight|decade|century|{SEASON})\b(?!-)",
    ),
    rule(
        "unit|season",
        _same_last_year,
        rf"\bthe{S}same{S}(?P<unit>week|month|quarter|period|time){S}(?:(?:of|in){S})?",
        rf"(?:last{S}year|(?:the|a){S}(?:previous{S}year|year{S}(?:ago|earlier|before|previously)))\b",
    ),
    rule(
        "digit|unit",
        _quarter,
        rf"(?:\b{_EDGE})?\b(?:the{S})?(?:(?P<nth>first|second|third|fourth|last|final|previous|[1-4](?:st|nd|rd|th))",
        rf"(?:{S}|-)quarter\b|(?-i:(?P<letter>[QH]))(?P<figure>[1-4])\b)(?:{S}of)?(?:{S}{_REL_YEAR})?",
    ),
    rule("season", _season, rf"\b{_EDGE}(?:the{S})?(?P<season>{SEASON})(?:{S}of)?{_OF_YEAR}\b"),
    rule(
        "digit",
        _decade,
        rf"(?:\b(?:the{S})?{_EDGE})?(?:the{S})?(?<![\w£$€.,])",
        r"(?:(?P<century>1[5-9]|20)(?P<tens>\d)0|(?P<apostrophe>[’'])?(?P<short_tens>[2-9])0)[’']?s\b",
    ),
    rule("digit unit", _century, rf"\b{_EDGE}(?:the{S})?(?P<number>\d\d)(?:st|nd|rd|th){S}century\b"),
    rule(
        "digit",
        _two_years,
        r"(?<![\w£$€.,/-])(?P<year>(?:1[5-9]|20)\d\d)(?P<mark>[/–-])(?P<second>(?:20)?\d\d)(?![\w/–-])",
        rf"(?P<autumn>{S}(?:season|academic|school)\b)?",
    ),
    rule(
        "digit",
        _fiscal,
        rf"\b(?:(?:the{S})?(?:financial|fiscal){S}year{S}|(?-i:FY){S}?)(?P<year>(?:19|20)\d\d|\d\d)(?![\d/]|[-–]\d)",
    ),
)
