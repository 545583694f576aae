"""Reports of one act: which act facts tell of one event, so that it is counted once and every account is kept.

Events are built one report after the other, the most exactly dated first. A report joins the event it fits best: of
one family of types, with actors and targets that can be the same, on days that can be the same, about the same thing.
It must fit the event as a whole: each report narrows the days on which the event can have been, so that no chain of
vague dates leads from one strike to the next. What fits two events of different days equally joins neither.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import lru_cache
from types import MappingProxyType

from standoff.linking.issues import lemmas
from standoff.linking.reprinted import printed_again
from standoff.ontology import Act, ActStatus, Copy, DateBasis, Fact, SameAct

#: Types that reports of one event may differ in; every other type is a family of its own.
FAMILIES = (
    frozenset({"request", "demand"}),
    frozenset({"criticise", "accuse", "oppose"}),
    frozenset({"offer", "propose"}),
    frozenset({"strike", "protest"}),
    frozenset({"agree", "sign"}),
    frozenset({"approach", "write"}),
)

#: Types of which one body does one thing to another on one day, whatever it is said to be about.
SINGULAR = frozenset({"meet", "pause-talks", "resume-talks", "strike", "call-off", "sign", "mediate", "lock-out"})

#: Types that both sides do: who is told first is no matter.
MUTUAL = frozenset({"meet", "sign", "resume-talks", "cooperate"})

#: An act that a report does not date was, as a rule, at most so many days before the report.
NEWS = 4

#: A report that dates an act no closer than this many days says nothing of when it was.
VAGUE = 62

#: How sure it must be that two reports tell of one event (linking.rules.COUNTS), and how much surer of one event than
#: of another of different days.
LEAST, SURER = 0.5, 0.1

#: How sure it is that the same words of two prints tell of one event.
PRINTED = 0.97

_FAMILY = {name: min(family) for family in FAMILIES for name in family}


def propose(
    acts: Iterable[Fact],
    copies: Iterable[Copy] = (),
    wholes: Mapping[str, str] = MappingProxyType({}),
    text: Callable[[str], str] | None = None,
) -> tuple[SameAct, ...]:
    """Return which act facts, already in the record's names, report one event; sorted, one join for each report.

    ``copies`` tells which documents print one article; ``wholes`` gives, by a part's name, what it belongs to (a
    committee's act may be told as its union's); ``text`` gives a document's text by its id: with it, what a copy prints
    in the words of its original (``reprinted``) is the original's act, whatever reading made of it. Else acts of
    different days are never joined. What two reports differ in
    (status, polarity, who says so) keeps nobody from joining them: they are then differing accounts. Facts that are
    no acts are left out; the order of ``acts`` is no matter.
    """
    acts, copies = tuple(acts), tuple(copies)
    originals = {copy.copy: copy.original for copy in copies}
    again = printed_again(acts, copies, text) if text else {}
    families: defaultdict[str, dict[str, tuple[Fact, Act]]] = defaultdict(dict)
    for fact in acts:
        if isinstance(act := fact.finding, Act) and fact.id not in again:
            families[_FAMILY.get(act.type, act.type)][fact.id] = fact, act
    found = [
        same
        for name, told in families.items()
        for same in _within(_Report(fact, act, name, wholes, originals) for fact, act in told.values())
    ]
    found += (SameAct(original, copy, "printed in the same words", PRINTED) for copy, original in again.items())
    return tuple(sorted(found, key=lambda same: (same.left, same.right)))


def _within(reports: Iterable[_Report]) -> Iterator[SameAct]:
    """Yield which of the reports of one family tell of one event."""
    events: defaultdict[tuple[str, str], list[_Event]] = defaultdict(list)
    for report in sorted(reports, key=lambda each: each.order):
        best = _best(report, {id(event): event for key in report.keys for event in events.get(key, ())}.values())
        if best is None:
            event = _Event(report)
            for key in report.keys:
                events[key].append(event)
            continue
        event, (sure, reason) = best
        yield SameAct(event.reports[0].fact.id, report.fact.id, reason, round(sure, 2))
        for key in report.keys - event.keys:
            events[key].append(event)
        event.add(report)


class _Report:
    """One act fact with what it is compared by; ``keys`` is where events that it may report are kept.

    That is by a name in it and by the months it may be of; where these are not known, it is only looked for among the
    reports of other prints of its article.
    """

    __slots__ = ("about", "act", "actors", "article", "dated", "days", "fact", "family", "keys", "named", "targets")

    def __init__(
        self, fact: Fact, act: Act, family: str, wholes: Mapping[str, str], originals: Mapping[str, str]
    ) -> None:
        self.fact, self.act, self.family = fact, act, family
        self.days = _days(fact, act)
        self.named = frozenset(actor.name for actor in act.actors)
        self.actors = _with_wholes(self.named, wholes)
        self.targets = _with_wholes((actor.name for actor in act.recipients), wholes)
        self.about = _matter(act.about or "", act.object.name if act.object else "")
        self.dated = bool(act.date and act.date.basis is not DateBasis.PUBLICATION)
        self.article = originals.get(fact.document.id, fact.document.id)
        times = [self.article] if self.days is None else _months(self.days)
        self.keys = frozenset((name, time) for name in self.actors | self.targets for time in times)

    @property
    def order(self) -> tuple[int, str, str]:
        """The most exactly dated first, then by day and id."""
        first, last = self.days or (dt.date.min, dt.date.max)
        return (last - first).days, first.isoformat(), self.fact.id


def _with_wholes(names: Iterable[str], wholes: Mapping[str, str]) -> frozenset[str]:
    """The names, with all that they belong to."""
    found: set[str] = set()
    for name in names:
        at: str | None = name
        while at is not None and at not in found:
            found.add(at)
            at = wholes.get(at)
    return frozenset(found)


@lru_cache(maxsize=2**14)
def _matter(*texts: str) -> frozenset[str]:
    """What an act is about, by its lemmas."""
    return frozenset(lemma for text in texts for lemma in lemmas(text))


def _days(fact: Fact, act: Act) -> tuple[dt.date, dt.date] | None:
    """The days on which the act can have been, None when it may have been at any time."""
    told = act.date if act.date and act.date.basis is not DateBasis.PUBLICATION else None
    date = told or fact.document.published
    if date is None or (date.latest - date.earliest).days > VAGUE:
        return None
    if told:
        return told.earliest, told.latest
    ahead = act.status in (ActStatus.PLANNED, ActStatus.OFFERED, ActStatus.POSSIBLE)
    return date.earliest - dt.timedelta(NEWS), date.latest + dt.timedelta(NEWS if ahead else 0)


def _months(days: tuple[dt.date, dt.date]) -> list[str]:
    """The months that ``days`` touch."""
    first, last = days
    span = (last.year - first.year) * 12 + last.month - first.month
    return [f"{first.year + (first.month - 1 + n) // 12}-{(first.month - 1 + n) % 12 + 1:02}" for n in range(span + 1)]


class _Event:
    """The reports held to tell of one event, and the days on which, by all of them, it can have been."""

    __slots__ = ("days", "keys", "reports")

    def __init__(self, first: _Report) -> None:
        self.reports, self.days, self.keys = [first], first.days, first.keys

    def add(self, report: _Report) -> None:
        """Take in one more report of the event: the days left are those that all its reports share."""
        self.reports.append(report)
        self.days = _shared(self.days, report.days)
        self.keys |= report.keys


def _shared(
    one: tuple[dt.date, dt.date] | None, other: tuple[dt.date, dt.date] | None
) -> tuple[dt.date, dt.date] | None:
    if one is None or other is None:
        return None
    first, last = max(one[0], other[0]), min(one[1], other[1])
    return (first, last) if first <= last else None


_Fit = tuple[float, str]


def _best(report: _Report, events: Iterable[_Event]) -> tuple[_Event, _Fit] | None:
    """Return the event that ``report`` fits best, unless another of different days fits nearly as well."""
    fitting = [(fit, event) for event in events if (fit := _fit(report, event))]
    fitting.sort(key=lambda each: (-each[0][0], each[1].reports[0].order))
    if not fitting:
        return None
    (sure, reason), event = fitting[0]
    rivals = (other for (least, _), other in fitting[1:] if least > sure - SURER)
    if any(_shared(event.days, rival.days) is None for rival in rivals):
        return None
    return event, (sure, reason)


#: An event is compared by its first reports: a much reported one need not be compared with all.
_COMPARED = 8


def _fit(report: _Report, event: _Event) -> _Fit | None:
    """Return how sure it is that ``report`` tells of ``event``, and why; None when it does not."""
    if report.days is None and event.days is None:
        if any(report.article != other.article or report.act.date != other.act.date for other in event.reports):
            return None
    elif _shared(report.days, event.days) is None:
        return None
    fits = [fit for other in event.reports[:_COMPARED] if (fit := _alike(report, other))]
    if len(fits) < min(len(event.reports), _COMPARED):
        return None
    best = max(fits)
    return best if best[0] >= LEAST else None


def _alike(one: _Report, other: _Report) -> _Fit | None:
    """Return how alike two reports are, and in what; None when they contradict each other in whom or in what."""
    parties = _same_parties(one, other)
    if parties is None:
        return None
    sure, reasons = parties
    alike = _overlap(one.about, other.about)
    singular = one.act.type in SINGULAR and one.family == other.family
    if alike is not None and alike >= 0.3:
        sure += 0.2 * alike
        reasons.append("about the same")
    elif not singular:
        if alike is not None:
            return None
        sure -= 0.15
    if one.article == other.article and one.fact.document.id != other.fact.document.id:
        sure += 0.3
        reasons.append("in two prints of one article")
    if one.act.type == other.act.type:
        sure += 0.05
    reasons.append("at the same time" if one.dated and other.dated else "on days that can be the same")
    return max(0.0, min(0.97, sure + _when(one, other))), ", ".join(reasons)


def _same_parties(one: _Report, other: _Report) -> tuple[float, list[str]] | None:
    """Return how much the parties say, and which they share; None when they are others."""
    mutual = {one.act.type, other.act.type} <= MUTUAL or (
        one.family == other.family == _FAMILY["agree"] and one.act.mode is None and other.act.mode is None
    )
    if mutual and (one.actors & other.targets or one.targets & other.actors):
        everybody = one.actors | one.targets, other.actors | other.targets
        shared = everybody[0] & everybody[1]
        return (0.6, [f"between {' and '.join(sorted(shared)[:2])}"]) if len(shared) > 1 else None
    if one.fact.document.id == other.fact.document.id and one.named and other.named and not one.named & other.named:
        return None  # whom one article names apart it means apart, even where one belongs to the other
    sure, reasons = 0.2, []
    for mine, theirs, what in ((one.actors, other.actors, "by"), (one.targets, other.targets, "to")):
        if mine and theirs:
            if not mine & theirs:
                return None
            sure += 0.2
            reasons.append(f"{what} {min(mine & theirs)}")
        elif mine or theirs:
            sure -= 0.05
    return (sure if one.actors or other.actors else sure - 0.1), reasons


def _when(one: _Report, other: _Report) -> float:
    """How much the dates say: one day told by both much, nothing told by either little."""
    width = max(((days[1] - days[0]).days for days in (one.days, other.days) if days), default=VAGUE)
    if one.dated and other.dated and width == 0:
        return 0.25
    return 0.15 if width <= NEWS else 0.05 if width <= 31 else -0.1


def _overlap(one: frozenset[str], other: frozenset[str]) -> float | None:
    """The share of the shorter one's words that both have; None where one says nothing."""
    return len(one & other) / min(len(one), len(other)) if one and other else None
