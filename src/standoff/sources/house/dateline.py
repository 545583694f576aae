"""Date lines ("Published: 14/10/2004, Volume87 No. 3312 Page 6") and agency datelines ("PORT VELL (Reuters) —").

All-figure dates are read day first, as British outlets write them, unless the second figure cannot be a month or the
text shows American habits (spelling, "May 5, 2014"). Where neither decides, day first is taken and the doubt reported.
"""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = (
    r"(?P<{0}>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
    r"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b\.?"
)
_WEEKDAY = r"(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?\b[.,]?"
_DATE = re.compile(
    r"(?<![\w/.-])(?:"
    r"(?P<iy>\d{4})-(?P<im>\d{2})-(?P<id>\d{2})(?![\d-])"
    r"|(?P<n1>\d{1,2})(?P<sep>[/.-])(?P<n2>\d{1,2})(?P=sep)(?P<ny>\d{4}|\d{2})(?![\d/-])"
    rf"|(?P<dd>\d{{1,2}})(?:st|nd|rd|th)?(?:[ \u00a0]of)?[ \u00a0]{_MONTH.format('dm')},?[ \u00a0](?P<dy>\d{{4}})(?!\d)"
    rf"|{_MONTH.format('mm')}[ \u00a0](?P<md>\d{{1,2}})(?:st|nd|rd|th)?,?[ \u00a0](?P<my>\d{{4}})(?!\d)"
    rf"|{_MONTH.format('om')},?[ \u00a0](?P<oy>\d{{4}})(?!\d)"
    r")",
    re.IGNORECASE,
)
_TIME = re.compile(
    r"(?<![\d:.,/-])(?:T|at )?(?P<h>\d{1,2})[:.](?P<m>\d{2})(?::\d{2})?(?![\d/])[ \u00a0]?(?P<half>[ap]\.?m\b\.?)?"
    r"|(?<![\w:.])(?P<h2>\d{1,2})[ \u00a0]?(?P<half2>[ap]\.?m\b\.?)",
    re.IGNORECASE,
)
#: What may stand on a date line beside dates, times and numbers.
_LABEL = re.compile(
    r"\b(?:(?:first|last|originally|date)[ ])?(?:published|posted|updated|modified|created|issued|released|amended"
    r"|date|dated)\b(?:[ ]online)?(?:[ ](?:on|at|in))?"
    r"|\bfor immediate (?:use|release)\b|\b(?:strictly )?embargo(?:ed)?\b(?: until| to| for)?"
    r"|\b(?:vol(?:ume)?|no|nos|issue|number|pages?|pp?|edition|section)\b\.? ?\d*+[a-z]?\b"
    r"|\bvol(?:ume)?\.?\d++|\b(?:on|at|and|of|the|hrs|hours|noon|midnight)\b"
    r"|\b(?:gmt|bst|utc|cet|cest|e[ds]?t|c[ds]t|m[ds]t|p[ds]?t|aest|aedt)\b"
    r"|\b(?:\d+ (?:minutes?|min) read)\b|\b(?:this article is more than \d+ years? old)\b",
    re.IGNORECASE,
)
_WEEKDAYS = re.compile(rf"\b{_WEEKDAY}", re.IGNORECASE)
_UPDATED = re.compile(r"\b(?:updated|modified|amended)\b", re.IGNORECASE)
_LABELLED = re.compile(
    r"\b(?:published|posted|issued|released|min(?:utes?)? read|pages?|issue|edition)\b", re.IGNORECASE
)
_LEFTOVER = re.compile(r"[^\W_]++(?:[^\S\r\n]?[’'&.-]?[^\S\r\n]?[^\W_]++)*+")
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
#: Words that newspapers, magazines and agencies are called by.
_OUTLET_WORD = re.compile(
    r"\b(?:Advertiser|Argus|Bulletin|Chronicle|Courier|Dispatch|Echo|Examiner|Express|Gazette|Globe|Guardian|Herald"
    r"|Independent|Journal|Ledger|Mail|Mercury|Mirror|News|Observer|Post|Press|Record|Register|Review|Standard|Star"
    r"|Sun|Telegraph|Times|Tribune|Weekly|Week|Wire)\Z"
)
_SEPARATOR = re.compile(r"\s{2,}|\t|\s[|·•–—-]\s|,\s")


@dataclass(frozen=True, slots=True)
class Stamp:
    """A date found in a line: its place in the line, its ISO value, and whether day and month might be swapped."""

    start: int
    end: int
    value: str
    doubtful: bool = False


@dataclass(frozen=True, slots=True)
class DateLine:
    """A line that says when the article appeared; ``outlet`` where a masthead shares the line."""

    stamp: Stamp
    updated: bool = False
    outlet: str | None = None


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


def read_dateline(line: str, american: bool | None = None) -> DateLine | None:
    """Take a line; return what it says when it is a date line and nothing more (bar a masthead), else None.

    "Published: 14/10/2004, Volume87 No. 3312 Page 6", "Posted at 12:01pm on 5 May 2014", "Thursday 5 December 2002",
    "RAVENSEY ECHO   Thursday May 15 2014   Page 3" (outlet "Ravensey Echo").
    """
    stamp = find_date(line, american, months=True) if len(line) <= 160 else None
    if stamp is None:
        return None
    rest = _without_labels(line)
    outlet = None
    if _LEFTOVER.search(rest):
        outlet = _masthead(line, stamp, rest) or _outlet_behind(line, stamp)
        if outlet is None:
            return None
    elif line.endswith(("?", "!")):
        return None
    return DateLine(stamp, _UPDATED.search(line[: stamp.start]) is not None, outlet)


def says_published(line: str) -> bool:
    """Tell whether a date line says of what its date is: "Published", "3 min read", "Page 4"."""
    return _LABELLED.search(line) is not None


def _masthead(line: str, stamp: Stamp, rest: str) -> str | None:
    """The outlet's name in front of the date, set off by a gap or a mark, with nothing but furniture of dates after."""
    words = _LEFTOVER.findall(rest)
    name = _SEPARATOR.split(line[: stamp.start], maxsplit=1)[0].strip()
    if len(words) != 1 or words[0] != name.removeprefix("The ") or not 1 <= len(name.split()) <= 5:
        return None
    if not _is_name(name):
        return None
    return " ".join(w.capitalize() for w in name.split()) if name.isupper() and " " in name else name


def _outlet_behind(line: str, stamp: Stamp) -> str | None:
    """The outlet's name behind the date, between commas: "12 March 2019, The Fenland Courier, Page 4".

    Only with its article or a word that outlets are called by: what else stands there may be a place or a person.
    """
    if _LEFTOVER.search(_without_labels(line[: stamp.start])):
        return None
    parts = [part for part in _SEPARATOR.split(line[stamp.end :]) if _LEFTOVER.search(_without_labels(part))]
    name = parts[0].strip(" .,|·•–—-") if len(parts) == 1 else ""
    if not (2 <= len(name.split()) <= 6 and _is_name(name)):
        return None
    return name if name.startswith("The ") or _OUTLET_WORD.search(name) else None


def _without_labels(words: str) -> str:
    return _WEEKDAYS.sub(" \0 ", _LABEL.sub(" \0 ", _TIME.sub(" \0 ", _DATE.sub(" \0 ", words))))


def _is_name(words: str) -> bool:
    return all(word[0].isupper() or word in {"of", "and", "the", "on"} for word in words.split())


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
    try:
        dt.date(parts[0], parts[1], parts[2] if len(parts) > 2 else 1)
    except ValueError:
        return None
    value = "-".join(f"{part:04}" if index == 0 else f"{part:02}" for index, part in enumerate(parts))
    return Stamp(match.start(), match.end(), value, doubtful)


def _month(word: str) -> int:
    return _MONTHS.index(word[:3].lower()) + 1
