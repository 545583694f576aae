"""Dates and times of day as they are printed ("14/10/2004", "May 6th, 2014", "at 12:01pm").

All-figure dates are read day first, as British outlets write them, unless the second figure cannot be a month or the
text shows American habits (spelling, "May 5, 2014"). Where neither decides, day first is taken and the doubt reported.
"""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass, replace

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = (
    r"(?P<{0}>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
    r"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b\.?"
)
_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_DATE = re.compile(
    r"(?<![\w/.-])(?:"
    r"(?P<iy>\d{4})(?P<is>[/.-])(?P<im>\d{2})(?P=is)(?P<id>\d{2})(?![\d/-])"
    r"|(?P<n1>\d{1,2})(?P<sep>[/.-])(?P<n2>\d{1,2})(?P=sep)(?P<ny>\d{4}|\d{2})(?![\d/-])"
    rf"|(?P<dd>\d{{1,2}})(?:st|nd|rd|th)?(?:[ \u00a0]of)?[ \u00a0-]{_MONTH.format('dm')},?[ \u00a0-]"
    r"(?P<dy>\d{4})(?!\d)"
    rf"|{_MONTH.format('mm')}[ \u00a0](?P<md>\d{{1,2}})(?:st|nd|rd|th)?,?[ \u00a0](?P<my>\d{{4}})(?!\d)"
    rf"|{_MONTH.format('om')},?[ \u00a0](?P<oy>\d{{4}})(?!\d)"
    r")",
    re.IGNORECASE,
)
_DAY = re.compile(
    rf"(?<![\w/.-])(?:(?P<dd>\d{{1,2}})(?:st|nd|rd|th)?[ \u00a0]{_MONTH.format('dm')}"
    rf"|{_MONTH.format('mm')}[ \u00a0](?P<md>\d{{1,2}})(?:st|nd|rd|th)?\b)(?![/:–-]|,?[ \u00a0]\d{{4}})",
    re.IGNORECASE,
)
_TIME = re.compile(
    r"(?<![\d:.,/-])(?:T|at )?(?P<h>\d{1,2})[:.](?P<m>\d{2})(?::\d{2})?(?![\d/])[ \u00a0]?(?P<half>[ap]\.?m\b\.?)?"
    r"|(?<![\w:.])(?P<h2>\d{1,2})[ \u00a0]?(?P<half2>[ap]\.?m\b\.?)",
    re.IGNORECASE,
)
_AMERICAN = re.compile(
    r"\b(?:labor|harbor|color|center|favor|honor|neighbor|behavior|defense|program|apologize[ds]?|organization"
    r"|organized|canceled|traveled|percent|Gov\.|Sen\.|Rep\.|U\.S\.|Fla\.|Calif\.|Mrs?\.|Ms\.|Dr\.)(?!\w)"
    r"|\b(?:January|February|March|April|May|June|July|August|September|October|November|December) \d{1,2},? \d{4}\b"
)
_BRITISH = re.compile(
    r"\b(?:labour|harbour|colour|centre|favour|honour|neighbour|behaviour|defence|programme|apologise[ds]?|organised"
    r"|cancelled|travelled|per cent|NHS|MPs?|Whitehall|councillors?|trade unions?)\b|£|\b(?:Mrs?|Ms|Dr)(?= [A-Z])"
    r"|\b\d{1,2} (?:January|February|March|April|May|June|July|August|September|October|November|December)\b"
)


@dataclass(frozen=True, slots=True)
class Stamp:
    """A date found in a line: its place in the line, its ISO value, and whether day and month might be swapped.

    The value of a day whose year is not printed is ``--05-06``.
    """

    start: int
    end: int
    value: str
    doubtful: bool = False

    def in_year(self, year: int) -> Stamp | None:
        """The same day in ``year``; None where that year has no such day."""
        value = f"{year:04}{self.value[1:]}"
        return replace(self, value=value) if _is_real(value) else None

    def on(self, weekday: str) -> Stamp | None:
        """The date, given the name of its day of the week: settled where it was doubtful; None where they disagree."""
        number = _WEEKDAYS.index(weekday[:3].lower())
        if dt.date.fromisoformat(self.value).weekday() == number:
            return replace(self, doubtful=False)
        year, month, day = self.value.split("-")
        swapped = f"{year}-{day}-{month}"
        if self.doubtful and dt.date.fromisoformat(swapped).weekday() == number:
            return replace(self, value=swapped, doubtful=False)
        return None


def is_american(text: str) -> bool | None:
    """Take an article; tell whether its habits are American (True), British (False) or do not show (None)."""
    american, british = (len(pattern.findall(text[:100_000])) for pattern in (_AMERICAN, _BRITISH))
    return None if american == british else american > british


def find_date(line: str, american: bool | None = None, *, months: bool = False) -> Stamp | None:
    """Return the first real date in ``line``; None without one.

    ``months`` also takes a month without a day. Dates that the calendar does not have are passed over.
    """
    for match in _DATE.finditer(line):
        stamp = _stamp(match, american)
        if stamp and (months or len(stamp.value) > 7):
            return stamp
    return None


def find_dates(line: str, american: bool | None = None) -> list[Stamp]:
    """Return every real date in ``line`` in order of place, months without a day among them."""
    stamps = (_stamp(match, american) for match in _DATE.finditer(line))
    return [stamp for stamp in stamps if stamp]


def find_day(line: str) -> Stamp | None:
    """Return the first day in ``line`` whose year is not printed ("Tuesday 6 May"); None without one."""
    for match in _DAY.finditer(line):
        month = _month(match["dm"] or match["mm"])
        value = f"--{month:02}-{int(match['dd'] or match['md']):02}"
        if _is_real(f"2000{value[1:]}"):  # a leap year: 29 February is a day
            return Stamp(match.start(), match.end(), value)
    return None


def without_times(line: str, mark: str) -> str:
    """Return ``line`` with ``mark`` for each time of day."""
    return _TIME.sub(mark, line)


def find_time(line: str, after: int = 0) -> tuple[int, int, str] | None:
    """Return (start, end, "HH:MM") of the first time of day in ``line`` from ``after`` on; None without one."""
    for match in _TIME.finditer(line, after):
        hour = int(match["h"] or match["h2"])
        half = (match["half"] or match["half2"] or "").lower().replace(".", "")
        if half and 1 <= hour <= 12:
            hour = hour % 12 + (12 if half == "pm" else 0)
        if hour < 24 and int(match["m"] or 0) < 60 and (half or (match["h"] and "." not in match[0])):
            return match.start(), match.end(), f"{hour:02}:{int(match['m'] or 0):02}"
    return None


def _stamp(match: re.Match[str], american: bool | None) -> Stamp | None:
    doubtful = False
    if match["iy"]:
        parts = [int(match["iy"]), int(match["im"]), int(match["id"])]
    elif match["n1"]:
        first, second, year = int(match["n1"]), int(match["n2"]), match["ny"]
        month_first = second > 12 or (american is True and first <= 12)
        doubtful = american is None and first <= 12 and second <= 12 and first != second
        day, month = (second, first) if month_first else (first, second)
        parts = [int(year) if len(year) == 4 else 1900 + int(year) + (100 if int(year) < 70 else 0), month, day]
    elif match["dm"]:
        parts = [int(match["dy"]), _month(match["dm"]), int(match["dd"])]
    elif match["mm"]:
        parts = [int(match["my"]), _month(match["mm"]), int(match["md"])]
    else:
        parts = [int(match["oy"]), _month(match["om"])]
    value = "-".join(f"{part:04}" if index == 0 else f"{part:02}" for index, part in enumerate(parts))
    return Stamp(match.start(), match.end(), value, doubtful) if _is_real(value) else None


def _is_real(value: str) -> bool:
    try:
        dt.date.fromisoformat(value if len(value) > 7 else f"{value}-01")
    except ValueError:
        return False
    return True


def _month(word: str) -> int:
    return _MONTHS.index(word[:3].lower()) + 1
