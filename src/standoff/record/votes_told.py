"""Which reports tell of one vote: those of one body, at one time, on one matter.

Reports of different kinds of vote, of matters that have no word in common, or of times too far apart are never brought
together; what nobody ties to a body stays with its document. The limits in days are this project's own.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from standoff.ontology import ActStatus, Fact, PartialDate, Vote, VoteKind, VoteState
from standoff.record.entry import Occurrence
from standoff.record.motions import kind_of, topic, words_of
from standoff.record.times import compatible, order

#: Dates of one result differ by this at most: the last day of voting, the count, the announcement.
_SAME_RESULT = 14
#: A ballot is called at most so long before its result.
_CALLED_BEFORE = 240
#: An undated report tells of a vote at most so long before it was printed.
_TOLD_AFTER = 400

_BEFORE_VOTING = (VoteState.PROPOSED, VoteState.CALLED, VoteState.NOTICE, VoteState.OPEN)
_EFFECTS = {
    "for action": VoteKind.ACTION_BALLOT,
    "offer refused": VoteKind.OFFER_BALLOT,
    "offer accepted": VoteKind.OFFER_BALLOT,
    "no confidence": VoteKind.NO_CONFIDENCE,
}


@dataclass(frozen=True, slots=True)
class VoteReport:
    """One report of a vote: a fact with its ``vote``, or an ``event`` that a vote was called, or held.

    ``when`` is the date of the vote, or of its being called; ``printed`` the day of the document. ``pending`` tells
    that the vote is still to come.
    """

    id: str
    evidence: tuple[str, ...]
    documents: frozenset[str]
    body: str | None
    motion: str | None
    kind: VoteKind | None
    topic: frozenset[str]
    when: PartialDate | None
    printed: PartialDate | None
    pending: bool
    vote: Vote | None = None
    event: Occurrence | None = None

    @property
    def numbers(self) -> tuple[float, float] | None:
        """How many voted yes and no, where the report counts both."""
        counts = {c.option: c.value for c in self.vote.counts if c.unit == "votes" and not c.group} if self.vote else {}
        return (counts["yes"], counts["no"]) if {"yes", "no"} <= counts.keys() else None

    @property
    def placed(self) -> PartialDate | None:
        """The date it is placed by: what is still to come when it is told was called by the day it was printed."""
        return self.when or (self.printed if self.pending else None)

    @property
    def day(self) -> dt.date | None:
        """The day under which it is looked for."""
        date = self.placed or self.printed
        return date.earliest if date else None


@dataclass(slots=True)
class VoteCluster:
    """Reports that tell of one vote, as they come together."""

    reports: list[VoteReport] = field(default_factory=list)

    def add(self, report: VoteReport) -> None:
        """Take ``report`` in."""
        self.reports.append(report)

    def fit(self, report: VoteReport) -> tuple[int, ...] | None:
        """Return how well ``report`` fits, to be compared; None where it tells of another vote."""
        kinds = {r.kind for r in self.reports if r.kind}
        if report.kind and kinds and report.kind not in kinds:
            return None
        counted = report.numbers is not None and report.numbers in {r.numbers for r in self.reports}
        shared = any(report.documents & r.documents for r in self.reports)
        mine = frozenset(word for r in self.reports for word in r.topic)
        common = len(mine & report.topic)
        if not counted and (report.body is None or (mine and report.topic)) and not (common or report.body is None):
            return None
        if report.body is None and not shared:
            return None
        gap = self._gap(report)
        alike = bool(kinds) and report.kind in kinds and report.placed is not None
        if gap is None or not (counted or shared or common or alike):
            return None
        return int(counted), int(shared), common, -gap

    def _gap(self, report: VoteReport) -> int | None:
        """Return how many days lie between ``report`` and the vote; None where they are too many."""
        date = report.placed
        held = [r.placed for r in self.reports if not r.pending and r.placed]
        called = [r.placed for r in self.reports if r.pending and r.placed]
        if date is None:
            return self._told_after(report, held or called)
        if report.pending:
            return _after([date], held) if held else _apart(date, called)
        if held:
            return 0 if all(compatible(each, date, _SAME_RESULT) for each in held) else None
        if called:
            return _after(called, [date])
        printed = [r.printed for r in self.reports if r.printed]
        return _after([date], printed, _TOLD_AFTER) if printed else 0

    def _told_after(self, report: VoteReport, dates: list[PartialDate]) -> int | None:
        if report.printed is None:
            return 0
        if dates:
            return _after(dates, [report.printed], _TOLD_AFTER)
        printed = [r.printed for r in self.reports if r.printed]
        gaps = [abs((each.earliest - report.printed.earliest).days) for each in printed]
        return min(gaps, default=0) if not gaps or min(gaps) <= _TOLD_AFTER else None


def _after(first: list[PartialDate], then: list[PartialDate], limit: int = _CALLED_BEFORE) -> int | None:
    """Return the days from the earliest ``first`` to the latest ``then``; None for too many, or for less than none."""
    begun, ended = min(d.earliest for d in first), max(d.latest for d in then)
    days = (ended - begun).days
    spare = max((d.latest - d.earliest).days for d in (*first, *then))
    return max(days, 0) if 0 <= days <= limit + spare else None


def _apart(date: PartialDate, called: list[PartialDate]) -> int | None:
    gaps = [abs((each.earliest - date.earliest).days) for each in called]
    return min(gaps, default=0) if not gaps or min(gaps) <= _CALLED_BEFORE else None


def reports_of(facts: Iterable[Fact], events: Iterable[Occurrence]) -> list[VoteReport]:
    """Return every report of a vote, the surest first: dated results, then what is called, then undated ones."""
    held = {event.id: event for event in events if event.type in ("vote", "call-vote") and event.polarity}
    happened = [e for e in held.values() if e.status is not ActStatus.DID_NOT_HAPPEN]
    targets: dict[str | None, set[str]] = defaultdict(set)
    for event in happened:
        targets[_body(event)] |= {*event.recipients}
    reports = [_of_event(event, words_of(_body(event), *targets[_body(event)])) for event in happened]
    votes = {fact.id: (fact, vote) for fact in facts if isinstance(vote := fact.finding, Vote)}
    for fact, vote in votes.values():
        reports.append(_of_fact(fact, vote, words_of(vote.body, *targets.get(vote.body, ()))))
    return sorted(reports, key=_sureness)


def _body(event: Occurrence) -> str | None:
    return event.actors[0] if event.actors else None


def _of_event(event: Occurrence, names: frozenset[str]) -> VoteReport:
    kind = _EFFECTS.get(event.mode or "") or kind_of(_body(event), event.about)
    pending = event.type == "call-vote" or event.status is not ActStatus.HAPPENED
    return VoteReport(
        id=event.id,
        evidence=event.evidence,
        documents=frozenset(event.documents),
        body=_body(event),
        motion=event.about,
        kind=kind,
        topic=topic(event.about, names),
        when=event.when,
        printed=event.published,
        pending=pending,
        event=event,
    )


def _of_fact(fact: Fact, vote: Vote, names: frozenset[str]) -> VoteReport:
    told = vote.result or vote.counts or vote.turnout is not None or vote.returned is not None
    return VoteReport(
        id=fact.id,
        evidence=(fact.id,),
        documents=frozenset({fact.document.id}),
        body=vote.body,
        motion=vote.motion,
        kind=vote.kind or kind_of(vote.body, vote.motion, fact.words),
        topic=topic(vote.motion, names),
        when=vote.date or vote.closed or vote.opened,
        printed=fact.document.published,
        pending=vote.state in _BEFORE_VOTING or not told,
        vote=vote,
    )


def _sureness(report: VoteReport) -> tuple[object, ...]:
    return (
        report.placed is None,
        report.pending,
        report.numbers is None,
        order(report.placed),
        order(report.printed),
        report.id,
    )


def clusters_of(reports: Iterable[VoteReport]) -> list[VoteCluster]:
    """Return ``reports``, in the order of reports_of, in clusters that tell of one vote each."""
    years: dict[tuple[str | None, int | None], list[VoteCluster]] = defaultdict(list)
    clusters: list[VoteCluster] = []
    for report in reports:
        near = [cluster for year in _years(report) for cluster in years.get((report.body, year), ())]
        fits = [(fit, -place, cluster) for place, cluster in enumerate(near) if (fit := cluster.fit(report))]
        if fits:
            cluster = max(fits, key=lambda each: each[:2])[2]
        else:
            cluster = VoteCluster()
            clusters.append(cluster)
            years[report.body, report.day.year if report.day else None].append(cluster)
        cluster.add(report)
    return clusters


def _years(report: VoteReport) -> tuple[int | None, ...]:
    if report.day is None:
        return (None,)
    return (report.day.year, report.day.year - 1, report.day.year + 1, report.day.year - 2, None)
