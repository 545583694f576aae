"""The numbers of a vote: who was entitled, how many papers came back, yes and no, turnout, margins in words.

Read by a few patterns from the sentences that tell of the result; a number that no pattern reads stays empty.
``quantities`` reads turnouts, the two sides of a vote and margins; what else is counted is read here.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from standoff.ontology import Count, Share, Span, Threshold
from standoff.reading import quantities as amounts
from standoff.reading.dates_words import S, compiled, number

_N = r"(?P<{0}>\d{{1,3}}(?:,\d{{3}})+|\d+|(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve))"
_P = r"(?P<{0}>\d{{1,3}}(?:\.\d{{1,2}})?){1}?(?:%|per{1}?cent\b)"
_PEOPLE = r"(?:[a-z][\w’'-]*" + S + r"){0,3}?[a-z][\w’'-]*s"
_YES = r"(?:in{0}favou?r|yes|‘yes’|'yes'|“yes”|\"yes\")".replace("{0}", S)
_NO = r"(?:against|no|‘no’|'no'|“no”|\"no\")"
_TO_YES = rf"(?:{_YES}|for|to{S}(?:accept|strike|back|approve|support|ratify|walk|take))"
_TO_NO = rf"(?:{_NO}|to{S}(?:reject|oppose|refuse|turn))"


def _n(name: str) -> str:
    return _N.format(name)


def _p(name: str) -> str:
    return _P.format(name, S)


_ELECTORATE = (
    compiled(
        rf"\b(?:of|all|the){S}(?:(?:the|its|all|our){S})*{_n('n')}{S}{_PEOPLE}\b[^.;]{{0,60}}?\b(?:entitled|eligible|balloted)\b"
    ),
    compiled(rf"\bballot(?:ed|ing)?{S}(?:(?:all|its|the|of|some|about|around){S})*{_n('n')}{S}{_PEOPLE}"),
    compiled(
        rf"\b{_n('n')}{S}{_PEOPLE}{S}(?:who{S}|that{S})?(?:were{S}|are{S}|was{S})?(?:entitled|eligible|balloted)\b"
    ),
)
_RETURNED = (
    compiled(
        rf"\b{_n('n')}{S}(?:{_PEOPLE}{S})?(?:returned{S}(?:their{S})?(?:papers|ballots)|voted\b(?!{S}(?:for|against|to|in|yes|no)))"
    ),
    compiled(rf"\b{_n('n')}{S}(?:(?:voting|ballot){S})?(?:papers|ballots){S}(?:were{S})?(?:returned|cast|received)"),
    compiled(rf"\b{_n('n')}{S}votes{S}(?:were{S})?cast\b"),
)
_SPOILED = (
    compiled(
        rf"\b{_n('n')}{S}(?:(?:papers|ballots|votes){S})?(?:\([^)]{{1,12}}\){S})?(?:were{S})?(?:spoiled|spoilt)\b"
    ),
)
_BEHIND = rf"(?:{S}?\(?,?{S}?(?:or{S})?{_P.format('{1}', S)}\)?)?"
_VOTES = "(?:{0}votes?)?(?:{0}(?:were|was|voted|voting|had{0}voted))?".replace("{0}", S)


def _option(words: str, tag: str) -> tuple[re.Pattern[str], ...]:
    """ "811 votes in favour of it (82.3%)", else the same without the share."""
    option = rf"\b{_n(tag)}{_VOTES}{S}{words}(?!\w)"
    share = rf"(?:{S}of{S}[^.,;(]{{1,40}}?)?,?{S}(?:or{S})?\(?{_p(tag + 'p')}"
    return compiled(option + share), compiled(rf"{option}(?P<{tag}p>(?!))?")


_FOR, _AGAINST = _option(_YES, "y"), _option(_NO, "x")
_SHARE_FOR = (
    compiled(
        rf"{_p('y')}(?:{S}of{S}[^.;,]{{1,50}}?)?{S}(?:having{S}|had{S}|have{S})?(?:voted|voting|were|was|cast){S}(?:votes{S})?{_TO_YES}"
    ),
    compiled(
        rf"{_p('y')}(?:{S}of{S}[^.;]{{1,60}}?)?{S}(?:(?:having|had|have|last{S}month){S})?(?:backed|supported|approved|accepted|endorsed|favou?red)\b"
    ),
    compiled(
        rf"\b(?:by|with){S}(?:a{S}(?:majority|margin){S}of{S})?{_p('y')}(?:{S}in{S}favou?r)?(?!{S}(?:turn-?out|to\b))"
    ),
    compiled(rf"{_p('y')}{S}{_YES}\b"),
)
_SHARE_AGAINST = (
    compiled(rf"{_p('x')}(?:{S}of{S}[^.;,]{{1,50}}?)?{S}(?:voted|voting|were|cast){S}(?:votes{S})?{_TO_NO}"),
    compiled(rf"{_p('x')}(?:{S}of{S}[^.;]{{1,60}}?)?{S}(?:rejected|opposed|refused)\b"),
    compiled(rf"{_p('x')}{S}{_NO}\b"),
)
_RATIO = compiled(
    rf"\bby{S}(?:more{S}than{S}|nearly{S}|almost{S}|about{S})?(?:a{S}margin{S}of{S})?(?:\w+{S}to{S}(?:one|1))\b"
)
_MARGIN = compiled(
    r"\b(?:unanimous(?:ly)?|overwhelming(?:ly)?|narrow(?:ly)?|decisive(?:ly)?|resounding(?:ly)?|comfortabl[ey])\b"
)
_BY_MAJORITY = compiled(
    rf"\bby{S}a{S}(?:(?!\d)\w+-?\w*{S}){{0,3}}(?:majority|margin)\b(?!{S}of)|\ba{S}(?:clear|narrow|large|slim|huge|small|wafer-thin){S}majority\b"
)
_REQUIRED = (
    compiled(rf"\b(?:two[ -]thirds|three[ -]quarters|simple|{_p('t')}){S}(?:majority|threshold)\b"),
    compiled(rf"\bthreshold{S}of{S}{_p('t')}"),
)
_WORDED_SHARE = {"two": 200 / 3, "three": 75.0}


@dataclass(slots=True)
class Numbers:
    """What one stretch of text gives of a vote's numbers, each with the place that gives it."""

    counts: dict[tuple[str, str], float] = field(default_factory=dict)
    electorate: int | None = None
    returned: int | None = None
    spoiled: int | None = None
    turnout: float | None = None
    margin: str | None = None
    requirement: str | None = None
    threshold: Threshold | None = None
    places: list[Span] = field(default_factory=list)

    def __bool__(self) -> bool:
        """Whether any number or margin was read."""
        return bool(self.places)

    def join(self, other: Numbers) -> None:
        """Take what ``other`` gives and this does not."""
        self.counts = {**other.counts, **self.counts}
        for name in ("electorate", "returned", "spoiled", "turnout", "margin", "requirement", "threshold"):
            if getattr(self, name) is None:
                setattr(self, name, getattr(other, name))
        self.places += other.places

    def listed(self) -> tuple[Count, ...]:
        """The counts, yes before no, votes before per cent."""
        order = ("yes", "no", "abstain", "spoiled")
        keys = sorted(self.counts, key=lambda k: (order.index(k[0]) if k[0] in order else 9, k[1] == "%", k))
        return tuple(Count(option, self.counts[option, unit], unit) for option, unit in keys)


def read_numbers(text: str, within: Span, quantities: Iterable[amounts.Quantity]) -> Numbers:
    """Return what the sentence ``within`` gives of a vote; ``quantities`` are those found in it, in order."""
    found = Numbers()
    for quantity in quantities:
        _of_quantity(quantity, found)
    _whole_numbers(text, within, found)
    _sides(text, within, found)
    _margins(text, within, found)
    return found


def _of_quantity(quantity: amounts.Quantity, found: Numbers) -> None:
    match quantity:
        case amounts.Turnout():
            found.turnout = quantity.value
        case amounts.Tally():
            for count in quantity.counts:
                option = _OPTIONS.get(count.option, count.option)
                found.counts.setdefault((option, count.unit), count.value)
        case _:
            return
    found.places.append(quantity.span)


_OPTIONS = {
    "for": "yes",
    "in favour": "yes",
    "in favor": "yes",
    "accept": "yes",
    "against": "no",
    "reject": "no",
    **dict.fromkeys(("abstained", "abstaining", "abstention", "abstentions"), "abstain"),
}


def _whole_numbers(text: str, within: Span, found: Numbers) -> None:
    for name, patterns in (("electorate", _ELECTORATE), ("returned", _RETURNED), ("spoiled", _SPOILED)):
        for pattern in patterns:
            match = pattern.search(text, within.start, within.end)
            value = _value(match["n"]) if match else None
            if match and value is not None and value == int(value):
                setattr(found, name, int(value))
                found.places.append(Span(*match.span("n")))
                break
    if found.electorate is not None and found.returned is not None and found.returned > found.electorate:
        found.returned = None  # one of the two was misread


def _sides(text: str, within: Span, found: Numbers) -> None:
    for option, patterns, tag in (("yes", _FOR, "y"), ("no", _AGAINST, "x")):
        match = _first(patterns, text, within)
        if match:
            value, share = _value(match[tag]), match[f"{tag}p"]
            if value is not None and value == int(value):
                found.counts.setdefault((option, "votes"), value)
                found.places.append(Span(*match.span()))
            if share and float(share) <= 100:
                found.counts.setdefault((option, "%"), float(share))
    for option, patterns, tag in (("yes", _SHARE_FOR, "y"), ("no", _SHARE_AGAINST, "x")):
        match = _first(patterns, text, within)
        if match and float(match[tag]) <= 100 and (option, "%") not in found.counts:
            found.counts[option, "%"] = float(match[tag])
            found.places.append(Span(*match.span()))


def _first(patterns: Iterable[re.Pattern[str]], text: str, within: Span) -> re.Match[str] | None:
    return next((m for p in patterns if (m := p.search(text, within.start, within.end))), None)


def _margins(text: str, within: Span, found: Numbers) -> None:
    for pattern in (_BY_MAJORITY, _RATIO, _MARGIN):
        match = pattern.search(text, within.start, within.end)
        if match and found.margin is None:
            found.margin = " ".join(match.group().split())
            found.places.append(Span(*match.span()))
    for pattern in _REQUIRED:
        match = pattern.search(text, within.start, within.end)
        if match:
            found.requirement = " ".join(match.group().split())
            worded = _WORDED_SHARE.get(match.group().split("-")[0].split()[0].lower())
            percent = float(match["t"]) if match["t"] else worded
            if percent and percent <= 100:
                turnout = "turnout" in text[within.start : within.end].lower()
                found.threshold = Threshold(percent, Share.TURNOUT if turnout else Share.CAST)
            found.places.append(Span(*match.span()))
            break


def _value(words: str) -> float | None:
    return float(words.replace(",", "")) if words[:1].isdigit() else number(words)
