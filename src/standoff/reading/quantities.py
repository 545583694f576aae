"""Quantities: percentages, counts and what they count, money, turnouts, the two sides of a vote, margins in words.

1. Each pattern finds its own sort of quantity; of two that share words the earlier, then the longer, stands.
2. Votes and turnouts are asked first: the "71%" of a turnout is no second quantity.
3. Numbers that a text does not give stay empty; years, dates, times and names with figures in them count nothing.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from standoff.ontology import Count, Span
from standoff.reading.dates_words import MONTH, S, compiled, number


class Margin(StrEnum):
    """How clear a decision was, in words."""

    UNANIMOUS = "unanimous"
    OVERWHELMING = "overwhelming"
    CLEAR = "clear"
    NARROW = "narrow"


@dataclass(frozen=True, slots=True)
class Percentage:
    """A share in per cent and what it is a share of, where the words say so; ``points`` for percentage points."""

    span: Span
    value: float
    of: str | None = None
    points: bool = False


@dataclass(frozen=True, slots=True)
class Number:
    """A count and what is counted: "nine of 14 branches" is 9 of ``total`` 14, "two thirds of members" ``share`` 2/3.

    ``value`` is None where only a share is given.
    """

    span: Span
    value: float | None
    of: str | None = None
    total: float | None = None
    share: float | None = None


@dataclass(frozen=True, slots=True)
class Money:
    """An amount of money; ``currency`` is the ISO 4217 code."""

    span: Span
    value: float
    currency: str


@dataclass(frozen=True, slots=True)
class Turnout:
    """A turnout, in per cent."""

    span: Span
    value: float


@dataclass(frozen=True, slots=True)
class Tally:
    """The sides of a vote, as the words name them; "by 512 votes to 88" gives "for" and "against"."""

    span: Span
    counts: tuple[Count, ...]


@dataclass(frozen=True, slots=True)
class MarginWords:
    """A margin in words ("overwhelmingly")."""

    span: Span
    margin: Margin


Quantity = Percentage | Number | Money | Turnout | Tally | MarginWords

_FIGURE = r"(?:\d{1,3}(?:,\d{3}){1,3}|\d{1,9})(?:\.\d{1,2})?(?!\d|[.,:/]\d)"
_START = r"(?<![\w£$€.,:/-])"
_SCALE = r"(?:[ \u00a0-]?(?P<scale{0}>million|billion|thousand|hundred|m|mn|bn|k)\b)?"
_PER_CENT = rf"{S}?(?:%|per{S}?cent\b|pc\b)"
_SMALL = r"one|two|three|four|five|six|seven|eight|nine|ten"
_WORDED = (
    rf"(?:(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:-(?:{_SMALL}))?|{_SMALL}|eleven|twelve|thirteen"
    r"|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|a{0}dozen|a{0}hundred)\b"
).replace("{0}", S)
_ANY = rf"(?:{_FIGURE}|{_WORDED})"
_SCALES = {
    "hundred": 1e2,
    "thousand": 1e3,
    "k": 1e3,
    "m": 1e6,
    "mn": 1e6,
    "million": 1e6,
    "bn": 1e9,
    "billion": 1e9,
}
_PARTS = {"half": 2, "third": 3, "quarter": 4, "fourth": 4, "fifth": 5, "sixth": 6, "eighth": 8, "tenth": 10}
_MARGINS = {"unanim": Margin.UNANIMOUS, "overwhelm": Margin.OVERWHELMING, "narrow": Margin.NARROW}
_CURRENCIES = {"£": "GBP", "$": "USD", "€": "EUR", "pound": "GBP", "dollar": "USD", "euro": "EUR", "US$": "USD"}
_PLAIN = r"(?-i:[a-z][a-z’'-]{0,24}|[A-Z]{2,6}s)"
#: What is counted: a plural, with up to two plain words before it: "local branches", "junior doctors", "LMCs".
_NOUN = (
    (
        rf"(?P<of>(?:(?!(?:and|or|but|to|in|on|at|for|of|by|from|with|that|who|which|were|had|have|will|voted|per|an?|the|said"
        rf"|did|than|it|they|more|less|when|what)\b){_PLAIN}{S}){{0,2}}?"
        r"(?!(?:was|is|has|as|this|its|his|less|us|yes|says|others)\b)(?:people|children|men|women|staff|police|crew"
        r"|(?-i:[a-z][a-z’'-]{0,24}(?<![s’'])s|[A-Z]{2,6}s))\b)"
    )
    .replace("{{", "{")
    .replace("}}", "}")
)
_SHARE_OF = rf"(?:{S}of{S}(?:(?:the|its|their|our|all|those|these){S}){{0,2}}{_NOUN})?"
_NO_UNIT = rf"(?!{S}?(?:[ap]\.?m\b|per{S}?cent|%|pc\b)|(?:st|nd|rd|th)\b|{S}(?:{MONTH}))"
_OPTION = r"(?:yes|no|for|against|in{0}favour|in{0}favor|accept|reject|abstain(?:ed|ing|tions?)?|abstentions?)"
_OPTION = _OPTION.replace("{0}", S)


def find_quantities(text: str, within: Iterable[Span]) -> tuple[Quantity, ...]:
    """Return the quantities in the stretches ``within`` of ``text``, in order, none overlapping another.

    Never raises; what reads like a quantity and cannot be one (a turnout of 130%) is left out.
    """
    found: list[Quantity] = []
    for stretch in within:
        taken: list[Quantity] = []
        for find in _FINDERS:
            taken += [
                q for q in find(text, stretch) if not any(q.span.overlaps(other.span) for other in _near(taken, q))
            ]
            taken.sort(key=lambda q: q.span)
        found += taken
    return tuple(found)


def _near(taken: list[Quantity], quantity: Quantity) -> list[Quantity]:
    """The quantities of ``taken`` (in order) beside the place of ``quantity``."""
    index = bisect_left(taken, quantity.span, key=lambda q: q.span)
    return taken[max(0, index - 1) : index + 1] + taken[index + 1 : index + 4]


def _value(words: str, scale: str | None = None) -> float | None:
    value = float(words.replace(",", "")) if words[:1].isdigit() else number(words)
    if value is None:
        return None
    scaled = value * _SCALES[scale.lower()] if scale else value
    return round(scaled, 2)


def _turnouts(text: str, within: Span) -> Iterator[Quantity]:
    for match in _TURNOUT.finditer(text, within.start, within.end):
        figure = match["after"] or match["before"]
        value = _value(figure)
        if value is not None and value <= 100:
            yield Turnout(Span(*match.span()), value)


def _tallies(text: str, within: Span) -> Iterator[Quantity]:
    for match in _BY_TO.finditer(text, within.start, within.end):
        yield from _two_sides(match)
    for match in _OPTIONS.finditer(text, within.start, within.end):
        pairs = [
            (m["o1"] or m["o2"], m["n1"] or m["n2"], m["p1"] or m["p2"]) for m in _OPTION_PAIR.finditer(match.group())
        ]
        counts = [_count(" ".join(option.lower().split()), figure, percent) for option, figure, percent in pairs]
        real = tuple(c for c in counts if c)
        if len(real) > 1:
            yield Tally(Span(*match.span()), real)


def _two_sides(match: re.Match[str]) -> Iterator[Tally]:
    """Read "by 512 votes to 88", "voted 56% to 44%": the first side is against where the words say that it lost."""
    text, percent = match.string, match["p1"] or match["p2"]
    lost = _LOST_BEFORE.search(text, max(0, match.start() - 70), match.start()) or _LOST_AFTER.match(text, match.end())
    options = ("against", "for") if lost else ("for", "against")
    sides = [
        _count(option, match[figure], percent) for option, figure in zip(options, ("first", "second"), strict=True)
    ]
    real = tuple(side for side in sides if side)
    if len(real) == 2:
        yield Tally(Span(*match.span()).trimmed(text), real)


def _count(option: str, figure: str, percent: str | None) -> Count | None:
    value = _value(figure)
    if value is None or (percent and value > 100):
        return None
    return Count(option, value, "%" if percent else "votes")


def _money(text: str, within: Span) -> Iterator[Quantity]:
    for match in _MONEY.finditer(text, within.start, within.end):
        sign = match["sign"] or match["name"].lower()
        value = _value(match["n1"] or match["n2"], match["scale1"] or match["scale2"])
        if value is not None:
            yield Money(Span(*match.span()).trimmed(text), value, _CURRENCIES[sign.upper() if match["sign"] else sign])


def _percentages(text: str, within: Span) -> Iterator[Quantity]:
    for match in _PERCENTAGE.finditer(text, within.start, within.end):
        value = _value(match["n"])
        if value is not None:
            span = Span(*match.span()).trimmed(text)
            yield Percentage(span, value, _plain(match["of"]), points=match["points"] is not None)


def _shares(text: str, within: Span) -> Iterator[Quantity]:
    """Read "two thirds of members", "half of the branches", "nine of 14 branches", "one in five nurses"."""
    for match in _FRACTION.finditer(text, within.start, within.end):
        top = _value(match["n"]) if match["n"] else 1.0
        share = round(top / _PARTS[match["part"].lower()], 4) if top else 2.0
        if share <= 1:
            yield Number(Span(*match.span()).trimmed(text), None, _plain(match["of"]), share=share)
    for match in _OUT_OF.finditer(text, within.start, within.end):
        value, total = _value(match["n"]), _value(match["total"])
        if value is not None and total and value <= total:
            span = Span(*match.span()).trimmed(text)
            if match["way"].lower() == "in":
                if total > 100:
                    continue  # "5 in 2008"
                yield Number(span, None, _plain(match["of"]), share=round(value / total, 4))
            else:
                yield Number(span, value, _plain(match["of"]), total)


def _numbers(text: str, within: Span) -> Iterator[Quantity]:
    for match in _NUMBER.finditer(text, within.start, within.end):
        value, of = _value(match["n"], match["scale"]), _plain(match["of"])
        named = of is None or _YEAR_BEFORE.search(text, max(within.start, match.start() - 8), match.start())
        is_year = re.fullmatch(r"(?:1[5-9]|20)\d\d", match["n"]) and not match["scale"] and named
        bare_word = match["n"].lower() == "one" or (not match["n"][0].isdigit() and of is None and not match["scale"])
        small = match["n"].isdigit() and value is not None and value < 100 and of is None and not match["scale"]
        if value is None or is_year or bare_word or small or (of and _TIME_UNIT.match(of)):
            continue
        yield Number(Span(*match.span()).trimmed(text), value, of)


def _margins(text: str, within: Span) -> Iterator[Quantity]:
    for match in _MARGIN.finditer(text, within.start, within.end):
        word = match.group().lower()
        margin = next((m for begin, m in _MARGINS.items() if word.startswith(begin)), Margin.CLEAR)
        if "whisker" in word or "slim" in word:
            margin = Margin.NARROW
        yield MarginWords(Span(*match.span()), margin)


def _plain(words: str | None) -> str | None:
    return " ".join(words.split()) or None if words else None


#: "The 2010 elections" are no 2010 elections.
_YEAR_BEFORE = compiled(r"\b(?:in|since|the|an?|its|until|till|by|from|of)\s$")
_TIME_UNIT = re.compile(
    r"(?:[a-z]+ )?(?:second|minute|hour|day|week|fortnight|month|quarter|year|decade|o’clock|percent|pc\b|years?-old)"
)
_ABOUT = (
    rf"(?:{S}(?:just|only|about|around|nearly|almost|over|under|more{S}than|less{S}than|at|a|an|estimated|of)){{0,3}}"
)
_LOST_BEFORE = compiled(
    r"\b(?:reject|defeat|lost|turned down|threw out|thrown out|voted down|voted against)[^.;]{0,60}$"
)
_LOST_AFTER = compiled(rf"{S}(?:against|to{S}(?:reject|oppose|turn{S}down|throw{S}out|refuse))\b")
_TURNOUT = compiled(
    rf"\bturn-?out{S}(?:(?:was|is|of|at|reached|stood{S}at|hit|fell{S}to|rose{S}to|being){S}?)?"
    rf"{_ABOUT}{S}?(?P<after>{_START}{_FIGURE}){_PER_CENT}"
    rf"|{_START}(?P<before>{_FIGURE}){_PER_CENT}{S}(?:(?:record|low|high|overall|estimated){S}){{0,2}}turn-?out\b"
)
_BY_TO = compiled(
    rf"\b(?:by|voted){S}(?:a{S}(?:vote|margin){S}of{S})?(?P<first>{_FIGURE})(?P<p1>{_PER_CENT})?"
    rf"(?:{S}(?:votes?|delegates|members|branches))?(?:{S}to{S}|-|–)(?P<second>{_FIGURE})(?P<p2>{_PER_CENT})?"
    rf"(?:{S}votes?\b)?"
)
_PAIR = (
    rf"(?:\b(?P<o1>{_OPTION})[:,]?{S}(?P<n1>{_FIGURE})(?P<p1>{_PER_CENT})?"
    rf"|{_START}(?P<n2>{_FIGURE})(?P<p2>{_PER_CENT})?{S}(?:(?:votes?|voted|voting|were|to){S}){{0,2}}(?P<o2>{_OPTION})\b)"
)
_OPTION_PAIR = compiled(_PAIR)
_ANONYMOUS_PAIR = re.sub(r"\?P<\w+>", "?:", _PAIR)
_OPTIONS = compiled(rf"{_ANONYMOUS_PAIR}(?:(?:,|;|{S}and|{S}to|,{S}and|{S}with|,{S}with){S}{_ANONYMOUS_PAIR}){{1,4}}")
_MONEY = compiled(
    rf"(?<!\w)(?P<sign>US\$|[£$€])[ ]?(?P<n1>{_FIGURE}){_SCALE.format(1)}(?:-worth)?"
    rf"|{_START}(?P<n2>{_FIGURE}){_SCALE.format(2)}{S}(?P<name>pound|dollar|euro)s\b"
)
_PERCENTAGE = compiled(
    rf"{_START}(?P<n>{_ANY})(?:{_PER_CENT}|{S}(?=percentage))(?P<points>{S}?(?:percentage{S})?points?\b)?{_SHARE_OF}"
)
_FRACTION = compiled(
    rf"\b(?:(?P<n>{_WORDED}|an?|\d)(?:{S}|-))?(?P<part>half|third|quarter|fourth|fifth|sixth|eighth|tenth)s?\b"
    rf"(?:{S}of(?:{S}(?:the|its|their|our|all|those|these)){{0,2}}|{S}(?:the|its|their|our)){S}{_NOUN}"
)
_OUT_OF = compiled(
    rf"{_START}\b(?P<n>{_ANY}){S}(?:\w{{1,20}}{S})?(?P<way>of|out{S}of|in)(?:{S}(?:the|its|their|all|every)){{0,2}}{S}(?P<total>{_ANY})"
    rf"{_NO_UNIT}(?:{S}{_NOUN})?"
)
_NUMBER = compiled(
    rf"{_START}(?P<n>{_FIGURE}|\b{_WORDED}){_SCALE.format('')}{_NO_UNIT}(?:{S}(?:of{S}(?:the|its|their|our){S})?{_NOUN})?"
)
_MARGIN = compiled(
    r"\b(?:unanimous(?:ly)?|unanimity|overwhelming(?:ly)?|narrow(?:ly)?|decisive(?:ly)?|clear{0}majority|resounding(?:ly)?"
    r"|(?:by{0}a{0})whisker|(?:wafer-thin|slim){0}majority|large{0}majority)\b".replace("{0}", S)
)
_FINDERS: tuple[Callable[[str, Span], Iterator[Quantity]], ...] = (
    _turnouts,
    _tallies,
    _money,
    _percentages,
    _shares,
    _numbers,
    _margins,
)
