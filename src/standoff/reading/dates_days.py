"""Rules for words that name days: calendar dates, weekdays, "yesterday", holidays, several days of a month."""

from __future__ import annotations

import datetime as dt
import re

from standoff.ontology import DateBasis, PartialDate
from standoff.reading.dates_calendar import (
    day_near,
    easter,
    hull,
    period,
    real_day,
    shifted,
    spanning,
    weekday_near,
)
from standoff.reading.dates_terms import DateKind, Frame, Meaning, is_day, rule
from standoff.reading.dates_words import (
    DAY,
    MONTH,
    NOT_IN_NUMBER,
    PART_OF_DAY,
    SHORT_WEEKDAY,
    TH,
    TIME,
    WEEKDAY,
    YEAR,
    S,
    clock,
    month_number,
    weekday_number,
)

_WEEK = (
    rf"(?:(?:the{S})?(?:week(?:{S}(?P<edge>beginning|commencing|starting|ending|of)(?:{S}on)?)?|w/(?P<e2>[bce])){S})?"
)
_NAMED = rf"(?:(?P<weekday>{SHORT_WEEKDAY}){S})?(?:the{S})?"
_OF_YEAR = rf"(?:,?{S}(?:(?:in|of){S})?(?:(?P<year>{YEAR})|[’'](?P<short>\d\d)\b|(?P<rel>last|this|next){S}year\b))?"
_NO_FIGURE = rf"(?![:.]\d|,\d|{S}?(?:per{S}?cent|%|[ap]\.?m\b)|[-–/]\d)"
_JOIN = rf"(?P<join>{S}?[-–—]{S}?|,?{S}(?:to|until|till|through|and|&|or){S})"
_MORE = rf"(?P<more>(?:,{S}{DAY}{TH}){{0,8}})"
_AND_DAY = rf"(?:{SHORT_WEEKDAY}{S})?(?:the{S})?(?P<day>{DAY}){TH}"
_NOT_DAYS = re.compile(
    r"(?:\b(?:black|bloody|super|cyber|ash|maundy|whit|palm|shrove|good|easter|on[ ]the[ ]buses)|mail on|independent on"
    r"|scotland on)\s$",
    re.IGNORECASE,
)
_HOLIDAYS = {
    "christmas eve": (12, 24),
    "christmas day": (12, 25),
    "christmas": (12, 25),
    "boxing day": (12, 26),
    "new year’s eve": (12, 31),
    "new year’s day": (1, 1),
    "new year": (1, 1),
    "may day": (5, 1),
}
_FROM_EASTER = {"good friday": -2, "easter": 0, "easter sunday": 0, "easter monday": 1}


def day_meant(day: dt.date | None, basis: DateBasis = DateBasis.RESOLVED) -> Meaning:
    """Return the meaning of one day, dateless when there is no such day."""
    return Meaning(DateKind.DAY, PartialDate(day.isoformat(), basis) if day else None)


def _iso(words: re.Match[str], _frame: Frame) -> Meaning | None:
    day = real_day(int(words["y"]), int(words["m"]), int(words["d"]))
    if day is None:
        return None
    at = clock(words["t"]) if words["t"] else None
    value = day.isoformat() + (f"T{at[0]:02}:{at[1]:02}" if at else "")
    return Meaning(DateKind.DAY, PartialDate(value, DateBasis.STATED))


def _figures(words: re.Match[str], frame: Frame) -> Meaning | None:
    """5/12/2002: day or month first as the frame says, unless only the other way round is a date."""
    first, second, year = int(words["a"]), int(words["b"]), int(words["y"])
    if len(words["y"]) == 2:
        year += 2000 if year < 70 else 1900
    orders = [(second, first), (first, second)] if frame.day_first else [(first, second), (second, first)]
    days = (real_day(year, month, day) for month, day in orders)
    day = next((d for d in days if d), None)
    return day_meant(day, DateBasis.STATED) if day else None


def _year(words: re.Match[str], frame: Frame) -> tuple[int | None, bool]:
    """The year that is given, if one is, and whether in figures."""
    if words["year"]:
        return int(words["year"]), True
    if words["short"]:
        return int(words["short"]) + (2000 if int(words["short"]) < 70 else 1900), True
    if words["rel"] and frame.anchor:
        return frame.anchor.year + {"last": -1, "this": 0, "next": 1}[words["rel"].lower()], False
    return None, False


def _day_of_month(words: re.Match[str], frame: Frame, day: str) -> tuple[dt.date | None, DateBasis]:
    year, in_figures = _year(words, frame)
    month = month_number(words["month"])
    if year is not None:
        return real_day(year, month, int(day)), DateBasis.STATED if in_figures else DateBasis.RESOLVED
    if frame.anchor is None or words["rel"]:
        return None, DateBasis.RESOLVED
    name = words.groupdict().get("weekday")
    weekday = weekday_number(name) if name else None
    return day_near(frame.anchor, month, int(day), weekday=weekday, ahead=frame.ahead), DateBasis.RESOLVED


def _calendar_day(words: re.Match[str], frame: Frame) -> Meaning | None:
    before = words.string[max(0, words.start() - 12) : words.start()].lower()
    us_order = words.start("month") < words.start("day")
    if us_order and not words["year"] and not words["weekday"] and re.search(r"\b(?:in|of)\s$", before):
        return None  # "in March 30 members left"
    day, basis = _day_of_month(words, frame, words["day"])
    edge = words["edge"] or words["e2"]
    if not edge or day is None:
        return Meaning(DateKind.PERIOD) if edge else day_meant(day, basis)
    if edge[0].lower() == "e":
        return Meaning(DateKind.PERIOD, spanning((day - dt.timedelta(6), day), basis))
    return Meaning(DateKind.PERIOD, spanning((day, day + dt.timedelta(6)), basis))


def _several(words: re.Match[str], frame: Frame) -> Meaning | None:
    """Several days of one month: a range ("2nd to 4th October") or a set ("19th and 20th September")."""
    named = [words["first"], *re.findall(r"\d+", words["more"] or ""), words["day"]]
    before = words.string[max(0, words.start() - 14) : words.start()].lower()
    between = re.search(r"\bbetween\s(?:the\s)?$", before)
    is_set = re.search(r"and|&|or", words["join"], re.IGNORECASE) and not between
    if (not is_set and words["more"]) or int(named[0]) >= int(named[-1]):
        return None
    days = [_day_of_month(words, frame, day)[0] for day in named]
    basis = _day_of_month(words, frame, named[-1])[1]
    kind = DateKind.SET if is_set else DateKind.RANGE
    real = [PartialDate(day.isoformat(), basis) for day in days if day]
    if len(real) < len(named) or real[0].value >= real[-1].value:
        return Meaning(kind)
    return Meaning(kind, hull(real, basis), tuple(real) if is_set else ())


def _weekday(words: re.Match[str], frame: Frame) -> Meaning | None:
    before = words.string[max(0, words.start() - 15) : words.start()]
    if _NOT_DAYS.search(before):
        return None
    weekday = weekday_number(words["name"])
    mod = " ".join((words["mod"] or "").lower().split()).removeprefix("the ")
    if mod in ("following", "previous", "same", "that", "next") and (words["mod"] or "")[:1].lower() == "t":
        told = frame.told_day("day")
        if told is None or mod in ("same", "that"):
            return day_meant(weekday_near(told, weekday, ahead=False) if told else None)
        return day_meant(weekday_near(told, weekday, ahead=mod != "previous", strictly=True))
    if frame.anchor is None:
        return day_meant(None)
    week = (words["week"] or words["w2"] or "").lower()
    if week:
        stretch = period(frame.anchor, "week", {"last": -1, "this": 0, "next": 1}[week])
        return day_meant(stretch[0] + dt.timedelta(weekday) if stretch else None)
    return day_meant(_modified(frame.anchor, weekday, mod or (words["m2"] or "").lower(), frame.ahead, words["on"]))


def _modified(anchor: dt.date, weekday: int, mod: str, ahead: bool | None, week_on: str | None) -> dt.date | None:
    """The weekday with "last", "next" or "this" before or after it, or none of them.

    "Last Thursday" in a Thursday paper is a week ago; plain "Thursday" there is the day of the paper itself.
    """
    if week_on:  # "Thursday week"
        return shifted(weekday_near(anchor, weekday, ahead=True, strictly=True), 1, "week")
    if mod in ("last", "past", "this past"):
        return weekday_near(anchor, weekday, ahead=False, strictly=True)
    if mod in ("next", "coming", "this coming"):
        return weekday_near(anchor, weekday, ahead=True, strictly=True)
    if mod == "this":
        return weekday_near(anchor, weekday, ahead=ahead is not False)
    return weekday_near(anchor, weekday, ahead=ahead is True)


def _deictic(words: re.Match[str], frame: Frame) -> Meaning:
    plain = " ".join(words.group().lower().split())
    if "before yesterday" in plain:
        steps = -2
    elif "after tomorrow" in plain:
        steps = 2
    elif "yesterday" in plain or plain.startswith("last"):
        steps = -1
    else:
        steps = 1 if "tomorrow" in plain else 0
    return day_meant(shifted(frame.anchor, steps, "day") if frame.anchor else None)


def _told_day(words: re.Match[str], frame: Frame) -> Meaning:
    """Read "the following day", "later that day": counted from the day told last.

    "The day after the vote" stays open.
    """
    told = frame.told_day("day") if is_day(frame.told) else None
    plain = words.group().lower()
    steps = 1 if re.search("following|next|after", plain) else -1 if re.search("previous|before", plain) else 0
    if re.search("before|after", plain) and re.match(r"\s\w", words.string[words.end() : words.end() + 2]):
        return day_meant(None)
    return day_meant(shifted(told, steps, "day") if told else None)


def _holiday(words: re.Match[str], frame: Frame) -> Meaning | None:
    name = " ".join(words["name"].lower().replace("'", "’").split())
    year, in_figures = _year(words, frame)
    basis = DateBasis.STATED if in_figures else DateBasis.RESOLVED
    if (year is None and frame.anchor is None) or (words["rel"] and year is None):
        return day_meant(None)
    if name in _HOLIDAYS:
        month, day = _HOLIDAYS[name]
        if year is None and frame.anchor:
            return day_meant(day_near(frame.anchor, month, day, ahead=frame.ahead))
        return day_meant(real_day(year or 0, month, day), basis)
    years = [year] if year or frame.anchor is None else range(frame.anchor.year - 1, frame.anchor.year + 2)
    days = [easter(y) + dt.timedelta(_FROM_EASTER[name]) for y in years if y]
    aim = frame.anchor + dt.timedelta({True: 120, False: -120, None: -45}[frame.ahead]) if frame.anchor else days[0]
    return day_meant(min(days, key=lambda d: abs((d - aim).days)), basis)


def _time(words: re.Match[str], _frame: Frame) -> Meaning | None:
    return Meaning(DateKind.TIME) if clock(words.group()) else None


_MOD = (
    rf"(?:(?P<mod>this{S}(?:past|coming)|last|next|this|past|coming|the{S}(?:following|previous|same|next)|that){S})?"
)
_PAPERS = r"times|telegraph|mirror|express|post|mail|herald|world|independent|business|sun|roast|league"
RULES = (
    rule("digit", _iso, r"(?<![\w-])(?P<y>\d{4})-(?P<m>\d\d)-(?P<d>\d\d)(?:[T ](?P<t>\d\d:\d\d))?(?![\d-])"),
    rule(
        "digit",
        _figures,
        r"(?<![\w£$€/.-])(?P<a>\d{1,2})(?P<sep>[/.-])(?P<b>\d{1,2})(?P=sep)(?P<y>\d{4}|\d\d)(?![\w/-]|\.\d)",
    ),
    rule(
        "digit month",
        _calendar_day,
        rf"{_WEEK}{_NAMED}{NOT_IN_NUMBER}(?P<day>{DAY}){TH}(?:{S}of)?{S}(?P<month>{MONTH}){_OF_YEAR}",
    ),
    rule(
        "digit month",
        _calendar_day,
        rf"{_WEEK}{_NAMED}\b(?P<month>{MONTH}){S}(?P<day>{DAY}){TH}{_NO_FIGURE}{_OF_YEAR}",
    ),
    rule(
        "digit month",
        _several,
        rf"{_NAMED}{NOT_IN_NUMBER}(?P<first>{DAY}){TH}{_MORE}{_JOIN}{_AND_DAY}(?:{S}of)?{S}(?P<month>{MONTH}){_OF_YEAR}",
    ),
    rule(
        "digit month",
        _several,
        rf"{_NAMED}\b(?P<month>{MONTH}){S}(?P<first>{DAY}){TH}{_MORE}{_JOIN}{_AND_DAY}{_NO_FIGURE}{_OF_YEAR}",
    ),
    rule(
        "weekday",
        _weekday,
        rf"\b(?:(?P<w2>last|this|next){S}week{S}on{S}|{_MOD})(?P<name>{WEEKDAY})(?!{S}(?:{_PAPERS})\b){PART_OF_DAY}",
        rf"(?:{S}(?:(?:of{S})?(?P<week>last|this|next){S}week\b|(?P<on>week)\b(?!{S}on\b)",
        rf"|(?P<m2>last|next)\b(?!{S}\w)))?",
    ),
    rule(
        "word",
        _deictic,
        rf"\b(?:the{S}day{S}(?:before{S}yesterday|after{S}tomorrow)|(?:(?:earlier|later|late|early){S})?",
        rf"(?:today|yesterday|tomorrow|tonight)\b{PART_OF_DAY}|this{S}(?:morning|afternoon|evening|lunchtime)",
        rf"|last{S}(?:night|evening))\b",
    ),
    rule(
        "unit|word",
        _told_day,
        rf"\b(?:the{S}(?:very{S})?(?:following|next|previous|same){S}day|the{S}day{S}(?:before|after)",
        rf"|(?:(?:later|late|earlier){S})?that{S}(?:very{S})?(?:same{S})?day|the{S}(?:next|following){S}morning",
        rf"|(?:late|later|earlier){S}in{S}the{S}day)\b",
    ),
    rule(
        "word|month|unit|weekday",
        _holiday,
        rf"\b(?P<name>(?-i:Christmas(?:{S}(?:Eve|Day))?|Boxing{S}Day|New{S}Year(?:[’']s{S}(?:Eve|Day))?(?![’'])",
        rf"|May{S}Day|Good{S}Friday|Easter(?:{S}(?:Sunday|Monday))?))\b(?!{S}(?-i:[A-Z])){_OF_YEAR}",
    ),
    rule("digit|word", _time, TIME),
)
