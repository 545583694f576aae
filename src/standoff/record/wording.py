"""Wordings: whether two texts are about the same thing, as far as their words of substance tell, and dates by which.

No model and no list of synonyms: a word counts by its stem, words that say nothing of the matter are left out. The
stems and the share of words in common are this project's own; what rests on them says so.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable
from functools import lru_cache

from standoff.ontology import PartialDate

#: From this share of the shorter text's words in common two texts are about the same thing.
SAME = 0.5

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?|\d+(?:[.,]\d+)*", re.UNICODE)
_FUNCTION_WORDS = """
    a about after again against all also an and any are as at be been before being between both but by can could did do
    does done down for from further had has have having he her him his how i if in into is it its just may me might
    more most much must my new no nor not of off on one only or other our out over own per said same shall she should
    so some such than that the their them then there these they this those through to too under until up upon us very
    was we were what when where which while who whom whose will with within without would yet you your
"""
#: Words that say nothing of any matter.
FUNCTION = frozenset(_FUNCTION_WORDS.split())
_CALENDAR_WORDS = """
    january february march april may june july august september october november december
    monday tuesday wednesday thursday friday saturday sunday
    minute minutes hour hours day days week weeks month months year years
"""
#: Words that tell when, and never what about.
CALENDAR = frozenset(_CALENDAR_WORDS.split())
#: Words that name an act, a document or a time, and not what it is about.
_LIGHT_WORDS = """
    account allegation answer appeal ask call claim decision demand dispute earlier early end first invitation issue
    last latest letter make matter next offer paper plan previous proposal proposing question reply request response row
    statement suggestion take talk talks term terms thing thinking way word words cent percent
"""
_LIGHT = frozenset(_LIGHT_WORDS.split()) | CALENDAR
#: Words that stand for what is asked without telling it.
_BLANK_WORDS = """
    anything ask appeal call demand demands everything him invitation nothing offer offers proposal request requests
    something them thing things
"""
_BLANK = frozenset(_BLANK_WORDS.split())
_SUM = re.compile(r"[$£€¥%]")
_NUMBER_WORDS = """
    zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen
    eighteen nineteen twenty
"""
_ROUND = {"half": "0.5", "quarter": "0.25", "thirty": "30", "forty": "40", "fifty": "50", "hundred": "100"}
_NUMBERS = {word: str(value) for value, word in enumerate(_NUMBER_WORDS.split())} | _ROUND
_ENDING_LIST = """
    isation ization ations ation ating ates ated ate ising izing ises izes ised ized ise ize ements ement ments ment
    ings ing als al ied ies ed es e y s
"""
_ENDINGS = tuple(_ENDING_LIST.split())
_SHORTEST = 3

_LISTED = re.compile(r",?\s+and\s+(?=(?:an?|the|to|for|that)\s)|;\s+")
_LISTED_IN_CLAUSE = re.compile(rf"{_LISTED.pattern}|,\s+and\s+(?=[^\W\d_]+$)")
_MONTH_NAMES = "january february march april may june july august september october november december"
_MONTHS = {name: number for number, name in enumerate(_MONTH_NAMES.split(), 1)}
_BY = re.compile(
    rf"\b(?:by|before|until|no later than)\s+(?:the\s+)?(?:(end of)\s+)?(?:[A-Z][a-z]+day\s+)?"
    rf"(?:(\d{{1,2}})(?:st|nd|rd|th)?\s+(?:of\s+)?)?({'|'.join(_MONTHS)})\b(?:\s+(\d{{1,2}})\b(?!\d))?(?:,?\s+(\d{{4}}))?",
    re.IGNORECASE,
)


@lru_cache(maxsize=65536)
def substance(text: str | None) -> frozenset[str]:
    """Return the stems of the words of ``text`` that say what it is about; the light ones where it has no others."""
    stems = {stem: word for word in _words(text or "") if (stem := stem_of(word))}
    heavy = frozenset(stem for stem, word in stems.items() if word not in _LIGHT)
    return heavy or frozenset(stems)


@lru_cache(maxsize=65536)
def light(text: str | None) -> bool:
    """Tell whether ``text`` only names an act, a document or a time ("a reply by 14 November"), and no matter."""
    return all(word in _LIGHT for word in _words(text or "") if stem_of(word))


@lru_cache(maxsize=65536)
def blank(text: str | None) -> bool:
    """Tell whether ``text`` says nothing of what is asked: "a request", "it", "to do so", a bare "11"."""
    return all(word in _BLANK for word in _words(text or "")) and not _SUM.search(text or "")


@lru_cache(maxsize=65536)
def figures(text: str | None) -> frozenset[str]:
    """Return the numbers that ``text`` gives, in digits whatever way it writes them."""
    found = (_NUMBERS.get(word, word) for word in (match.casefold() for match in _WORD.findall(text or "")))
    return frozenset(number.replace(",", "") for number in found if number[0].isdigit())


def overlap(one: frozenset[str], other: frozenset[str], *, without: frozenset[str] = frozenset()) -> float:
    """Return which share of the shorter set's stems both have, 0 to 1; ``without`` (names of parties) do not count.

    Where nothing is left of a set without them, they do count in it. One word in common is never more than half of
    two: sets of one word are the same only if they are equal.
    """
    one, other = one - without or one, other - without or other
    if one == other:
        return 1.0 if one else 0.0
    least = max(2, min(len(one), len(other)))
    return len(one & other) / least


def mentions(text: str | None, name: str) -> bool:
    """Tell whether ``text`` holds ``name`` as whole words, whatever the case."""
    return bool(text) and re.search(rf"(?<!\w){re.escape(name)}(?!\w)", text or "", re.IGNORECASE) is not None


def parts(text: str | None) -> tuple[str | None, ...]:
    """Return the things that ``text`` lists: "the circular's withdrawal and an apology" asks for two.

    So does "that it scrap the circular, and apologise": a clause with a word of its own behind it.
    """
    if not text:
        return (None,)
    cut = _LISTED_IN_CLAUSE if text.startswith(("that ", "to ")) else _LISTED
    found = [part.strip(" ,;.") for part in cut.split(text)]
    return tuple(part for part in found if substance(part)) or (text,)


def due(texts: Iterable[str | None], made: PartialDate | None) -> PartialDate | None:
    """Return the day by which something is asked for ("by 14 November"), the first at or after ``made`` without a year.

    None where no text gives one, or neither the text nor ``made`` gives the year.
    """
    for text in texts:
        for match in _BY.finditer(text or ""):
            if (found := _deadline(match, made)) is not None:
                return found
    return None


def _deadline(match: re.Match[str], made: PartialDate | None) -> PartialDate | None:
    month, day = _MONTHS[match[3].casefold()], match[2] or match[4]
    if match[5]:
        return _partial(int(match[5]), month, day)
    if made is None:
        return None
    years = (made.earliest.year, made.earliest.year + 1)
    found = (_partial(year, month, day) for year in years)
    return next((date for date in found if date is not None and date.latest >= made.earliest), None)


def _partial(year: int, month: int, day: str | None) -> PartialDate | None:
    if day is None:
        return PartialDate(f"{year:04}-{month:02}")
    try:
        return PartialDate(dt.date(year, month, int(day)).isoformat())
    except ValueError:
        return None


def _words(text: str) -> Iterable[str]:
    for match in _WORD.findall(text.casefold()):
        word = match.replace("’", "'").removesuffix("'s").replace("'", "")
        if not word[0].isdigit() and word not in FUNCTION and word not in _NUMBERS:
            yield word


def stem_of(word: str) -> str:
    """Return ``word`` without its ending, one spelling for British and American ones; empty for a letter or two."""
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST:
            word = word[: -len(ending)]
            break
    if len(word) > _SHORTEST and word[-1] == word[-2]:
        word = word[:-1]  # cancelled, canceled
    if word.endswith("wn"):
        word = word[:-1]  # withdrawn, withdraw
    if word.endswith("c"):
        word = word[:-1] + "s"  # licence, license
    return word if len(word) >= _SHORTEST else ""
