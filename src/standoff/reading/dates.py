"""Dates: the words of a text that name a time, resolved against the day they were written or spoken.

1. The rules (``dates_days``, ``dates_periods``, ``dates_lengths``) find words; the longest of those that begin first
   win.
2. Each is read in its frame: the day of publication (or of the statement it stands in), the date told before it, and
   whether the nearest verb looks ahead.
3. A time of day joins the day beside it; two dates joined by "to" or "between … and" become a range.

Nothing is guessed without a publication date: words that need one keep ``date`` None.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from standoff.ontology import DateBasis, PartialDate, Precision, Span
from standoff.reading import dates_days, dates_lengths, dates_periods
from standoff.reading.dates_calendar import hull
from standoff.reading.dates_tense import looks_ahead
from standoff.reading.dates_terms import DateKind, DatePhrase, DateRole, Frame, Meaning, Rule, fits, is_day
from standoff.reading.dates_words import S, clock, clues, compiled

__all__ = ["DateKind", "DatePhrase", "DateRole", "find_dates"]

_RULES: tuple[Rule, ...] = (*dates_days.RULES, *dates_periods.RULES, *dates_lengths.RULES)
_ROLE = compiled(
    rf"\b(?:(?P<since>since|as{S}(?:of|from)|from|starting|commencing|effective)|(?P<until>until|till|up{S}to|through)"
    rf"|(?P<by>by|no{S}later{S}than))(?:{S}(?:on|at|about|around|the)){{0,2}}{S}$"
)
_TO = compiled(rf"(?:{S}?[-–—]{S}?|{S}(?:to|until|till|through|up{S}to){S}(?:the{S})?)")
_AND = compiled(rf"{S}and{S}(?:the{S})?")
_BETWEEN = compiled(rf"\bbetween{S}(?:the{S})?$")
_MOVED = compiled(
    r"\b(?:moved|postponed|delayed|changed|switched|shifted|put back|brought forward|rescheduled)\b[^.]{0,50}$"
)
_TIME_THEN_DAY = compiled(rf"(?:,?{S}on)?,?{S}(?:the{S})?")
_DAY_THEN_TIME = compiled(rf",?{S}(?:(?:at|from|by|until|around|about){S})?")
_DATED = frozenset([DateKind.DAY, DateKind.PERIOD])


@dataclass(frozen=True, slots=True)
class _Candidate:
    """Words that a rule fits, not yet read."""

    span: Span
    match: re.Match[str]
    rule: Rule


def find_dates(
    text: str,
    within: Iterable[Span],
    published: PartialDate | None,
    *,
    day_first: bool = True,
    spoken: PartialDate | None = None,
    ahead: Callable[[Span], bool | None] | None = None,
) -> tuple[DatePhrase, ...]:
    """Return the phrases in ``text`` that name a time, in order, none overlapping another.

    Only what lies in ``within`` (sentences or paragraphs, in order) is read. Relative words count from ``spoken``, the
    day of the statement they stand in, else from ``published``; without either, or where words name no real day,
    ``date`` is None. ``day_first`` reads 5/12/2002 as 5 December. ``ahead`` tells of a place whether its verb looks
    forward (None: unknown); without it the nearest verb is asked. Never raises.
    """
    anchor = spoken or published
    anchors = sorted({anchor.earliest, anchor.latest}) if anchor and anchor.earliest.year > 999 else []
    reading = _Reading(text, [a for a in anchors if a.year < 3000], day_first, ahead)
    for span in within:
        reading.read(span)
    return tuple(reading.found)


class _Reading:
    """One pass over a text; remembers the date told last."""

    def __init__(
        self, text: str, anchors: list[dt.date], day_first: bool, ahead: Callable[[Span], bool | None] | None
    ) -> None:
        self.text, self.anchors, self.day_first, self.ahead = text, anchors, day_first, ahead
        self.told: PartialDate | None = None
        self.found: list[DatePhrase] = []

    def read(self, within: Span) -> None:
        """Add the phrases of the sentence at ``within`` to ``found``, in order; dates told before it count."""
        here: list[tuple[DatePhrase, _Candidate]] = []
        for candidate in self._candidates(within):
            if here and candidate.span.start < here[-1][0].span.end:
                continue
            phrase = self._phrase(candidate, within)
            if phrase is None:
                continue
            joined = self._joined(here[-1], phrase) if here else None
            if joined:
                here[-1] = (joined, candidate)
            else:
                here.append((phrase, candidate))
            if (last := here[-1][0]).date and last.kind in _DATED:
                self.told = last.date
        self.found += self._with_times([phrase for phrase, _ in here])

    def _candidates(self, within: Span) -> list[_Candidate]:
        """All that some rule fits, the earlier and then the longer first."""
        seen = clues(self.text, within.start, within.end)
        fitting = [
            _Candidate(Span(*match.span()), match, rule)
            for rule in _RULES
            if fits(rule.needs, seen)
            for match in rule.pattern.finditer(self.text, within.start, within.end)
            if match.end() > match.start()
        ]
        return sorted(fitting, key=lambda c: (c.span.start, -c.span.end))

    def _phrase(self, candidate: _Candidate, within: Span) -> DatePhrase | None:
        ahead = self.ahead(candidate.span) if self.ahead else looks_ahead(self.text, candidate.span, within)
        meaning = self._meaning(candidate, ahead)
        if meaning is None:
            return None
        role = _ROLE.search(self.text, max(within.start, candidate.span.start - 30), candidate.span.start)
        span = candidate.span.trimmed(self.text)
        named = DateRole(role.lastgroup) if role and role.lastgroup else None
        return DatePhrase(span, meaning.date, meaning.kind, named, meaning.members, meaning.length)

    def _meaning(self, candidate: _Candidate, ahead: bool | None) -> Meaning | None:
        """Read the words against both ends of the anchor: published "in May" gives "yesterday" a month's width."""
        frames = [Frame(anchor, self.told, ahead, self.day_first) for anchor in self.anchors or (None,)]
        meanings = [candidate.rule.read(candidate.match, frame) for frame in frames]
        first, last = meanings[0], meanings[-1]
        if first is None or last is None or first == last:
            return first
        if first.date is None or last.date is None:
            return replace(first, date=None, members=())
        return replace(first, date=hull([first.date, last.date], DateBasis.RESOLVED), members=())

    def _joined(self, before: tuple[DatePhrase, _Candidate], phrase: DatePhrase) -> DatePhrase | None:
        """Return one range for two dates that "to", a dash or "between … and" joins; None when nothing does."""
        first, earlier = before
        if first.kind not in _DATED or phrase.kind not in _DATED:
            return None
        start = max(0, first.span.start - 70)
        gap = (first.span.end, phrase.span.start)
        if _AND.fullmatch(self.text, *gap):
            if not _BETWEEN.search(self.text, start, first.span.start):
                return None
        elif not _TO.fullmatch(self.text, *gap) or _MOVED.search(self.text, start, first.span.start):
            return None
        span = Span(first.span.start, phrase.span.end)
        begin, end = self._ends(first, earlier, phrase)
        date = hull([begin, end], end.basis) if begin and end and begin.earliest <= end.latest else None
        return DatePhrase(span, date, DateKind.RANGE)

    def _ends(
        self, first: DatePhrase, earlier: _Candidate, last: DatePhrase
    ) -> tuple[PartialDate | None, PartialDate | None]:
        """Both ends of a range; the first takes its year from the last, before which it lies."""
        if last.date is None or (first.date and first.date.basis is DateBasis.STATED):
            return first.date, last.date
        frame = Frame(last.date.latest, self.told, False, self.day_first)
        again = earlier.rule.read(earlier.match, frame)
        counted = last.date.basis is DateBasis.STATED or first.date is None or first.date.earliest > last.date.latest
        return (again.date if again and counted else first.date), last.date

    def _with_times(self, phrases: list[DatePhrase]) -> list[DatePhrase]:
        """Join each time of day with the day beside it, else lend it the day named last before it."""
        done: list[DatePhrase] = []
        for phrase in phrases:
            last = done[-1] if done else None
            if last and (joined := self._day_and_time(last, phrase)):
                done[-1] = joined
            else:
                done.append(phrase)
        days = next((p.date for p in done if p.kind is DateKind.DAY and p.date), self.told)
        for index, phrase in enumerate(done):
            if phrase.kind is DateKind.DAY and phrase.date:
                days = phrase.date
            elif phrase.kind is DateKind.TIME and days:
                done[index] = replace(phrase, date=self._at(days, phrase.span, DateBasis.RESOLVED))
        return done

    def _day_and_time(self, first: DatePhrase, second: DatePhrase) -> DatePhrase | None:
        gap = (first.span.end, second.span.start)
        if first.kind is DateKind.TIME and second.kind is DateKind.DAY and _TIME_THEN_DAY.fullmatch(self.text, *gap):
            day, time, role = second, first, first.role or second.role
        elif first.kind is DateKind.DAY and second.kind is DateKind.TIME and _DAY_THEN_TIME.fullmatch(self.text, *gap):
            day, time, role = first, second, first.role or second.role
        else:
            return None
        date = self._at(day.date, time.span, day.date.basis) if day.date else None
        return DatePhrase(Span(first.span.start, second.span.end), date, DateKind.DAY, role)

    def _at(self, day: PartialDate, time: Span, basis: DateBasis) -> PartialDate | None:
        """``day`` at the time that stands at ``time``; as it is when it is no single day."""
        at = clock(time.of(self.text))
        if at is None or not is_day(day) or day.since:
            return day
        if day.precision is Precision.MINUTE:
            return day
        return PartialDate(f"{day.value}T{at[0]:02}:{at[1]:02}", basis)
