"""Positions: who stood where on which issue, when they shifted, and where they contradict themselves.

Wordings of one issue are brought together by groups that are given; a wording without a group is an issue of its own.
What the holder itself or a journalist tells is one account; what opponents say of it, what others say, and what its
members are said to hold are accounts of their own, never mixed with it.
"""

from __future__ import annotations

import datetime as dt
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import accumulate, groupby, pairwise

from standoff.ontology import Fact, HolderLevel, PartialDate, Position, Reporter, Stance
from standoff.record.entry import entry_id
from standoff.record.when import order

Days = tuple[dt.date, dt.date]


class Voice(StrEnum):
    """On whose word a position is known."""

    SELF = "self"
    JOURNALIST = "journalist"
    OPPONENT = "opponent"
    MEMBERS = "members"  # what members hold, as somebody reports them
    ANOTHER = "another"  # somebody of whom nobody says whether they stand on the other side


#: The voices that tell a holder's own position.
OWN = (Voice.SELF, Voice.JOURNALIST)


@dataclass(frozen=True, slots=True)
class PositionReport:
    """One document's word of a position: its ``words``, by the fact called ``evidence``, printed ``published``.

    ``period`` is the first and last day for which it is told; without dates of its own, the day it was printed. What is
    held "since the ballot" is held until the day it is printed, where nobody says until when. ``core`` are the days on
    which it is held however its vague dates are meant, None where there is no such day.
    """

    position: Position
    voice: Voice
    evidence: str
    document: str
    published: PartialDate | None
    words: str
    period: Days | None
    core: Days | None

    @property
    def when(self) -> PartialDate | None:
        """The position's own date, else since when it is held, else the day it was printed."""
        return self.position.date or self.position.since or self.published


@dataclass(frozen=True, slots=True)
class Stand:
    """A holder's stance on an issue for as long as every report in a row gives it, in one account.

    ``voices`` are those who tell it: the holder itself and journalists, or one of the others. ``since`` is the first
    day it is told for (a report may say "since the ballot"), ``last`` the last; ``conditions`` are in the words of the
    reports, oldest first. ``when`` is the date of the first report.
    """

    id: str
    parties: tuple[str, ...]
    when: PartialDate | None
    evidence: tuple[str, ...]
    holder: str
    level: HolderLevel | None
    issue: str
    voices: tuple[Voice, ...]
    stance: Stance
    since: dt.date | None
    last: dt.date | None
    conditions: tuple[str, ...]
    reports: tuple[PositionReport, ...]

    @property
    def days(self) -> int:
        """Days from the first to the last day it is told for; 0 where undated."""
        return (self.last - self.since).days if self.since and self.last else 0

    @property
    def own(self) -> bool:
        """Whether it is the holder's own position, on its word or a journalist's."""
        return self.voices[0] in OWN


@dataclass(frozen=True, slots=True)
class Shift:
    """A holder's change of stance on an issue: the stand before and the one after; ``when`` is the latter's date."""

    id: str
    parties: tuple[str, ...]
    when: PartialDate | None
    evidence: tuple[str, ...]
    holder: str
    issue: str
    before: Stand
    after: Stand


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Support and opposition of one holder on one issue at one time: reports of both, each with its words.

    ``own`` is True when both sides are told by the holder itself or by journalists. ``exact`` is False when the two are
    only known to overlap because a date is vague. ``when`` is the date of the report that makes it one.
    """

    id: str
    parties: tuple[str, ...]
    when: PartialDate | None
    evidence: tuple[str, ...]
    holder: str
    issue: str
    supports: tuple[PositionReport, ...]
    opposes: tuple[PositionReport, ...]
    own: bool
    exact: bool


@dataclass(frozen=True, slots=True)
class Positions:
    """What is known of positions: stands by holder, issue and date; shifts and contradictions by date."""

    stands: tuple[Stand, ...]
    shifts: tuple[Shift, ...]
    contradictions: tuple[Contradiction, ...]

    def long_held(self, days: int = 365) -> tuple[Stand, ...]:
        """Return the stands held for at least ``days``, longest first."""
        held = [stand for stand in self.stands if stand.days >= days]
        return tuple(sorted(held, key=lambda stand: (-stand.days, stand.id)))


def positions(facts: Iterable[Fact], groups: Iterable[tuple[str, ...]] = ()) -> Positions:
    """Return the positions told by the position facts of ``facts``.

    Each of ``groups`` holds the wordings of one issue, under the first of them. A wording in two groups counts to the
    first by code point of its name. The order of facts and groups is no matter.
    """
    issues: dict[str, str] = {}
    for group in sorted(groups):
        for wording in group:
            issues.setdefault(wording, group[0])
    lines: dict[tuple[str, str, bool], dict[str, PositionReport]] = defaultdict(dict)
    for fact in facts:
        if isinstance(held := fact.finding, Position):
            report = _report(fact, held)
            key = (held.holder, issues.get(held.issue, held.issue), report.voice is Voice.MEMBERS)
            lines[key][fact.id] = report
    stands: list[Stand] = []
    shifts: list[Shift] = []
    contradictions: list[Contradiction] = []
    for (holder, issue, _), reports in sorted(lines.items()):
        for account in _accounts(reports.values()):
            found = [_stand(holder, issue, run) for run in _runs(account)]
            stands += found
            shifts += _shifts(found)
        contradictions += _contradictions(holder, issue, reports.values())
    return Positions(
        tuple(sorted(stands, key=lambda s: (s.holder, s.issue, order(s.when), s.id))),
        tuple(sorted(shifts, key=lambda s: (order(s.when), s.id))),
        tuple(sorted(contradictions, key=lambda c: (order(c.when), c.id))),
    )


def _report(fact: Fact, held: Position) -> PositionReport:
    printed = fact.document.published
    dates = [date for date in (held.since, held.date, held.until) if date]
    if printed and (not dates or (held.since and not held.date and not held.until)):
        dates.append(printed)
    period = (min(d.earliest for d in dates), max(d.latest for d in dates)) if dates else None
    core = (min(d.latest for d in dates), max(d.earliest for d in dates)) if dates else None
    return PositionReport(
        held,
        _voice(held),
        fact.id,
        fact.document.id,
        printed,
        fact.words,
        period,
        core if core and core[0] <= core[1] else None,
    )


def _voice(held: Position) -> Voice:
    if held.level is HolderLevel.MEMBERS:
        return Voice.MEMBERS
    if held.reporter is not None:
        return {
            Reporter.SELF: Voice.SELF,
            Reporter.OPPONENT: Voice.OPPONENT,
            Reporter.JOURNALIST: Voice.JOURNALIST,
        }[held.reporter]
    if held.reported_by is None:
        return Voice.JOURNALIST
    return Voice.SELF if held.reported_by == held.holder else Voice.ANOTHER


def _accounts(reports: Iterable[PositionReport]) -> Iterator[list[PositionReport]]:
    found: dict[str, list[PositionReport]] = defaultdict(list)
    for report in reports:
        found["own" if report.voice in OWN else report.voice].append(report)
    for _, account in sorted(found.items()):
        yield account


def _runs(account: Iterable[PositionReport]) -> list[list[PositionReport]]:
    """Return the reports of one account in runs of one stance, by date; undated ones in a run for each stance.

    Of what is told of one day, the stance that was held the day before goes first.
    """
    runs: list[list[PositionReport]] = []
    dated = sorted((r for r in account if r.period), key=_place)
    for _, told in groupby(dated, key=_first_day):
        current = runs[-1][-1].position.stance if runs else None
        for report in sorted(told, key=lambda r: (r.position.stance is not current, r.position.stance, _place(r))):
            if runs and runs[-1][-1].position.stance is report.position.stance:
                runs[-1].append(report)
            else:
                runs.append([report])
    undated = sorted((r for r in account if not r.period), key=lambda r: (r.position.stance, r.evidence))
    return runs + [list(told) for _, told in groupby(undated, key=lambda r: r.position.stance)]


def _place(report: PositionReport) -> tuple[dt.date, dt.date, str]:
    period = report.period
    assert period, "only what is dated has a place in time"
    return (*period, report.evidence)


def _first_day(report: PositionReport) -> dt.date:
    return _place(report)[0]


def _stand(holder: str, issue: str, run: Sequence[PositionReport]) -> Stand:
    periods = [report.period for report in run if report.period]
    since = min((first for first, _ in periods), default=None)
    voices = tuple(sorted({report.voice for report in run}, key=list(Voice).index))
    account = "own" if voices[0] in OWN else str(voices[0])
    stance = run[0].position.stance
    conditions = dict.fromkeys(r.position.condition for r in run if r.position.condition)
    levels = {report.position.level for report in run}
    return Stand(
        id=entry_id("l", holder, issue, account, stance, str(since) if since else None),
        parties=(holder,),
        when=run[0].when,
        evidence=tuple(sorted(report.evidence for report in run)),
        holder=holder,
        level=levels.pop() if len(levels) == 1 else None,
        issue=issue,
        voices=voices,
        stance=stance,
        since=since,
        last=max((last for _, last in periods), default=None),
        conditions=tuple(conditions),
        reports=tuple(run),
    )


def _shifts(stands: Sequence[Stand]) -> Iterator[Shift]:
    """Yield the changes of stance in one account: not what others say of a holder, and not what is a contradiction."""
    for before, after in pairwise(stands):
        if before.own or before.voices == (Voice.MEMBERS,):
            if not (before.since and before.last and after.since and after.last):
                continue
            later = after.since > before.last
            softer = not before.stance.contradicts(after.stance)
            if later or (softer and after.since > before.since and after.last > before.last):
                yield Shift(
                    id=entry_id("w", before.id, after.id),
                    parties=before.parties,
                    when=after.when,
                    evidence=tuple(sorted({*before.evidence, *after.evidence})),
                    holder=before.holder,
                    issue=before.issue,
                    before=before,
                    after=after,
                )


def _contradictions(holder: str, issue: str, reports: Iterable[PositionReport]) -> Iterator[Contradiction]:
    dated = sorted((report for report in reports if report.period), key=_place)
    supports = [report for report in dated if report.position.stance is Stance.SUPPORTS]
    opposes = [report for report in dated if report.position.stance is Stance.OPPOSES]
    opposed = {r.evidence for r in (*_meeting(supports, opposes), *_meeting(opposes, supports))}
    for cluster in _clusters(report for report in dated if report.evidence in opposed):
        for_it = tuple(report for report in cluster if report.position.stance is Stance.SUPPORTS)
        against = tuple(report for report in cluster if report.position.stance is Stance.OPPOSES)
        last = max(for_it[0], against[0], key=_place)
        yield Contradiction(
            id=entry_id("x", holder, issue, str(cluster[0].voice is Voice.MEMBERS), str(_first_day(cluster[0]))),
            parties=(holder,),
            when=last.when,
            evidence=tuple(sorted(report.evidence for report in cluster)),
            holder=holder,
            issue=issue,
            supports=for_it,
            opposes=against,
            own=any(r.voice in OWN for r in for_it) and any(r.voice in OWN for r in against),
            exact=_surely_meet(for_it, against),
        )


def _meeting(these: Sequence[PositionReport], those: Sequence[PositionReport]) -> list[PositionReport]:
    """Return those of ``these``, in order of time, whose period has a day in common with some period of ``those``."""
    periods = [report.period for report in those if report.period]
    starts = [first for first, _ in periods]
    ends = list(accumulate((last for _, last in periods), max))
    met = []
    for report in these:
        first, last, _ = _place(report)
        begun = bisect_right(starts, last)
        if begun and ends[begun - 1] >= first:
            met.append(report)
    return met


def _clusters(reports: Iterable[PositionReport]) -> list[list[PositionReport]]:
    """Return ``reports``, in order of time, in clusters that no free day divides."""
    clusters: list[list[PositionReport]] = []
    end = dt.date.min
    for report in reports:
        first, last, _ = _place(report)
        if clusters and first <= end:
            clusters[-1].append(report)
        else:
            clusters.append([report])
        end = max(end, last)
    return clusters


def _surely_meet(supports: Sequence[PositionReport], opposes: Sequence[PositionReport]) -> bool:
    cores = sorted(core for report in opposes if (core := report.core))
    starts, ends = [first for first, _ in cores], list(accumulate((last for _, last in cores), max))
    for first, last in (core for report in supports if (core := report.core)):
        begun = bisect_right(starts, last)
        if begun and ends[begun - 1] >= first:
            return True
    return False
