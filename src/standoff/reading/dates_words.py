"""The small parts that patterns for dates are made of, and what the words in them are worth.

Patterns are compiled without regard to case; words that are also names or verbs ("May", "march", "sun") are kept to
capitals. Every repetition is bounded, so that the time taken grows with the text and no faster.
"""

from __future__ import annotations

import re

#: Between two words: a space, or the end of a wrapped line; never an empty line.
S = r"(?:[ \u00a0\t]{1,2}|[ \u00a0]?\n[ \u00a0]?)"

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")

MONTH = (
    r"(?:jan(?:uary\b|\b\.?)|feb(?:ruary\b|\b\.?)|(?-i:Mar(?:ch\b|\b\.?)|MAR(?:CH)?\b)|apr(?:il\b|\b\.?)|(?-i:May|MAY)\b"
    r"|june?\b|july?\b|(?-i:Aug(?:ust\b|\b\.?)|AUG(?:UST)?\b)|sept?(?:ember\b|\b\.?)|oct(?:ober\b|\b\.?)"
    r"|nov(?:ember\b|\b\.?)|dec(?:ember\b|\b\.?))"
)
WEEKDAY = r"(?:mon|tues|wednes|thurs|fri|satur|sun)day\b"
#: Short forms stand only beside a day of the month: "Fri 14 Nov".
SHORT_WEEKDAY = (
    r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day\b|(?-i:Mon|Tues?|Wed|Thu(?:rs?)?|Fri|Sat|Sun)\b\.?)(?:,|[’']s)?"
)
DAY = r"(?:[12]\d|3[01]|0?[1-9])(?!\d)"
TH = r"(?:st\b|nd\b|rd\b|th\b)?"
YEAR = r"(?:1[5-9]\d\d|20\d\d)(?![\d%]|[.,]\d)"
NOT_IN_NUMBER = r"(?<![\w£$€/])(?<!\d[.,:–-])"
PART_OF_DAY = rf"(?:{S}(?:morning|afternoon|evening|night|lunchtime))?"
SEASON = r"(?:spring|summer|autumn|fall|winter)"

_TENS = {"twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90}
_UNITS = "one two three four five six seven eight nine ten eleven twelve".split()  # noqa: SIM905
_TEENS = "thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split()  # noqa: SIM905
_ONES = {word: value for value, word in enumerate([*_UNITS, *_TEENS], 1)}
_VAGUE = r"several|some|many|(?:a|the(?:se)?|those){0}few|few|recent|a{0}number{0}of|dozens{0}of"
_WORD_NUMBER = rf"(?:(?:{'|'.join(_TENS)})(?:[ -](?:{'|'.join(list(_ONES)[:9])}))?|{'|'.join(_ONES)})\b"
#: How many: "18", "2.5", "2,000", "three", "twenty-one", "a", "a couple of", "half a", "several".
NUMBER = (
    rf"(?:(?<![\w.,£$€])\d{{1,3}}(?:,\d{{3}}|\d{{1,2}})?(?:\.\d{{1,2}})?(?!\d)|{_WORD_NUMBER}"
    rf"|(?:a|one){S}hundred\b|(?:a{S})?couple(?:{S}(?:of|more))?\b|a{S}dozen\b|half{S}an?\b|an?\b"
    rf"|(?:{_VAGUE.format(S)})\b)"
)
_FRACTION = rf"(?:{S}and{S}a{S}half)?"
#: A number and its unit, with the hyphen of "two-day" or the apostrophe of "two days'".
AMOUNT = (
    rf"(?P<n>{NUMBER})(?P<half>{_FRACTION})(?:{S}|-)(?:(?:more|full|whole|consecutive|straight|working|calendar|trading|business){S})?"
    r"(?P<unit>minute|hour|day|week|fortnight|month|quarter|year|decade|centur(?=ies)|century)(?:s|ies)?\b[’']?"
)

TIME = (
    rf"(?:(?<![\w:.,/£$€-])\d{{1,2}}(?:[:.]\d{{2}})?{S}?[ap](?:m\b|\.m\.?)|(?<![\w:.,/£$€-])\d{{1,2}}:\d{{2}}(?![\d:%])"
    rf"|\b(?:noon|midday)\b|(?<![\w:.,/£$€-])[0-2]\d[0-5]\d(?={S}?(?:gmt|bst|utc|hrs|hours)\b))(?:{S}\(?(?:gmt|bst|utc|cet|cest|e[ds]t|p[ds]t|local{S}time)\b\)?)?"
)
_TIME_PARTS = re.compile(r"(\d{1,2})(?:[:.]?(\d{2}))?\s*(?:([ap])\.?m)?", re.IGNORECASE)


def compiled(pattern: str) -> re.Pattern[str]:
    """Return ``pattern`` ready for use, case aside."""
    return re.compile(pattern, re.IGNORECASE)


def month_number(word: str) -> int:
    """Return 1 to 12 for the name of a month or its short form."""
    return _MONTHS.index(word[:3].lower()) + 1


def weekday_number(word: str) -> int:
    """Return 0 (Monday) to 6 for the name of a weekday or its short form."""
    return _WEEKDAYS.index(word[:3].lower())


def number(words: str, half: str = "") -> float | None:
    """Return what ``words`` count, plus a half where ``half`` is not empty; None for a vague number ("several")."""
    plain = " ".join(words.lower().replace("-", " ").split())
    if plain.startswith("half"):
        return 0.5
    if re.match(r"a? ?couple", plain):
        value = 2.0
    elif plain in ("a", "an"):
        value = 1.0
    elif plain.endswith(("hundred", "dozen")):
        value = 100.0 if plain.endswith("hundred") else 12.0
    elif plain[:1].isdigit():
        value = float(plain.replace(",", ""))
    else:
        counted = [_TENS.get(word) or _ONES.get(word) for word in plain.split()]
        if not counted or None in counted:
            return None
        value = float(sum(part for part in counted if part))
    return value + 0.5 if half else value


def clock(words: str) -> tuple[int, int] | None:
    """Return hour and minute of a time of day ("7.30pm"), or None when there is none such."""
    if words.lower().startswith(("noon", "midday")):
        return 12, 0
    match = _TIME_PARTS.match(words)
    if not match:
        return None
    hour, minute = int(match.group(1)), int(match.group(2) or 0)
    if half := (match.group(3) or "").lower():
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if half == "p" else 0)
    return (hour, minute) if hour < 24 and minute < 60 else None


_CLUES = compiled(
    rf"(?P<digit>\d)|(?P<month>{MONTH})|(?P<weekday>(?:mon|tues|wednes|thurs|fri|satur|sun)day)|(?P<season>\b{SEASON}\b)"
    r"|(?P<unit>minute|hour|week|fortnight|month|quarter|year|decade|centur|\bdays?\b)"
    r"|(?P<word>(?:yester|to)day|tomorrow|tonight|morning|afternoon|evening|night|noon|midday|christmas|easter|boxing)"
)


def clues(text: str, start: int, end: int) -> frozenset[str]:
    """Return which sorts of words that name times occur: digit, month, weekday, season, unit, word.

    A rule is tried only where those it needs are there, which keeps most rules off most sentences.
    """
    return frozenset(match.lastgroup or "" for match in _CLUES.finditer(text, start, end))
