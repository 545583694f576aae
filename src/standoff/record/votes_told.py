"""Which reports tell of one vote: those of one body, at one time, on one matter.

Reports of different kinds of vote, of matters that have no word in common, or of times too far apart are never brought
together; what nobody ties to a body stays with its document. The limits in days are this project's own.
"""

from __future__ import annotations

import datetime as dt
import re
from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field

from standoff.ontology import ActStatus, Fact, Name, PartialDate, PartyKind, Role, Vote, VoteKind, VoteState
from standoff.record.entry import Occurrence
from standoff.record.motions import kind_of, matter, topic, words_of
from standoff.record.when import order

#: Dates of one result differ by this at most: the last day of voting, the count, the announcement.
_SAME_RESULT = 14
#: A ballot is called at most so long before its result.
_CALLED_BEFORE = 240
#: An undated report tells of a vote at most so long before it was printed.
_TOLD_AFTER = 400

_COMPARED = re.compile(r"(?:more|most|fewer)\s", re.IGNORECASE)
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
class _Range:
    """The dates of some reports: the first and last day that any allows, and those that all allow (late to soon)."""

    first: dt.date = dt.date.max
    last: dt.date = dt.date.min
    late: dt.date = dt.date.min
    soon: dt.date = dt.date.max
    vague: int = 0  # days that the vaguest may stand for, less one

    def add(self, date: PartialDate) -> None:
        """Widen the range to the days that ``date`` may stand for."""
        self.first, self.last = min(self.first, date.earliest), max(self.last, date.latest)
        self.late, self.soon = max(self.late, date.earliest), min(self.soon, date.latest)
        self.vague = max(self.vague, (date.latest - date.earliest).days)

    def __bool__(self) -> bool:
        return self.first <= self.last

    def before(self, date: PartialDate, limit: int) -> int | None:
        """Return the days from the first of these to ``date``; None for more than ``limit``, or less than none."""
        days, spare = (date.latest - self.first).days, max(self.vague, (date.latest - date.earliest).days)
        return days if 0 <= days <= limit + spare else None

    def after(self, date: PartialDate, limit: int) -> int | None:
        """Return the days from ``date`` to the last of these; None for more than ``limit``, or less than none."""
        days, spare = (self.last - date.earliest).days, max(self.vague, (date.latest - date.earliest).days)
        return days if 0 <= days <= limit + spare else None

    def near(self, date: PartialDate, limit: int) -> int | None:
        """Return the days between ``date`` and the nearest end of these; None for more than ``limit``."""
        days = max((self.first - date.earliest).days, (date.earliest - self.last).days, 0)
        return days if days <= limit else None

    def all_near(self, date: PartialDate, limit: int) -> bool:
        """Tell whether each of these may be the same day as ``date``, give or take ``limit`` days."""
        return (self.late - date.latest).days <= limit and (date.earliest - self.soon).days <= limit


@dataclass(slots=True)
class VoteCluster:
    """Reports that tell of one vote, as they come together, with what they have in common."""

    reports: list[VoteReport] = field(default_factory=list)
    kinds: set[VoteKind] = field(default_factory=set)
    numbers: set[tuple[float, float]] = field(default_factory=set)
    documents: set[str] = field(default_factory=set)
    topic: set[str] = field(default_factory=set)
    held: _Range = field(default_factory=_Range)
    called: _Range = field(default_factory=_Range)
    printed: _Range = field(default_factory=_Range)

    def add(self, report: VoteReport) -> None:
        """Take ``report`` in as one of the same vote: its kind, topic and days count from now on."""
        self.reports.append(report)
        self.kinds |= {report.kind} if report.kind else set()
        self.numbers |= {report.numbers} if report.numbers else set()
        self.documents |= report.documents
        self.topic |= report.topic
        if report.placed:
            (self.called if report.pending else self.held).add(report.placed)
        if report.printed:
            self.printed.add(report.printed)

    def fit(self, report: VoteReport) -> tuple[int, ...] | None:
        """Return how well ``report`` fits, to be compared; None where it tells of another vote."""
        if report.kind and self.kinds and report.kind not in self.kinds:
            return None
        counted = report.numbers in self.numbers
        shared = bool(report.documents & self.documents)
        common = len(self.topic & report.topic)
        if report.body is None and not shared:
            return None
        if self.topic and report.topic and not common and not counted:
            return None
        gap = self._gap(report)
        if gap is None:
            return None
        alike = report.kind in self.kinds and (report.placed is not None or gap <= _SAME_RESULT)
        if not (counted or shared or common or alike):
            return None
        return int(counted), int(shared), common, -gap

    def _gap(self, report: VoteReport) -> int | None:
        """Return how many days lie between ``report`` and the vote; None where they are too many."""
        date = report.placed
        if date is None:
            return self._told_after(report.printed)
        if report.pending:
            if self.held:
                return self.held.after(date, _CALLED_BEFORE)
            return self.called.near(date, _CALLED_BEFORE) if self.called else 0
        if self.held:
            return 0 if self.held.all_near(date, _SAME_RESULT) else None
        if self.called:
            return self.called.before(date, _CALLED_BEFORE)
        return self.printed.after(date, _TOLD_AFTER) if self.printed else 0

    def _told_after(self, printed: PartialDate | None) -> int | None:
        if printed is None:
            return 0
        if known := self.held or self.called:
            return known.before(printed, _TOLD_AFTER)
        return self.printed.near(printed, _TOLD_AFTER) if self.printed else 0


def reports_of(facts: Iterable[Fact], events: Iterable[Occurrence]) -> list[VoteReport]:
    """Return every report of a vote, the surest first: dated results, then what is called, then undated ones."""
    facts = list(facts)
    held = {event.id: event for event in events if event.type in ("vote", "call-vote") and event.polarity}
    persons = {name.canonical for f in facts if isinstance(name := f.finding, Name) and name.kind is PartyKind.PERSON}
    persons |= {role.person for f in facts if isinstance(role := f.finding, Role)}
    happened = [e for e in held.values() if e.status is not ActStatus.DID_NOT_HAPPEN and _votes(e, persons)]
    targets: dict[str | None, set[str]] = defaultdict(set)
    for event in happened:
        targets[_body(event)] |= {*event.recipients}
    reports = [_of_event(event, words_of(_body(event), *targets[_body(event)])) for event in happened]
    votes = {fact.id: (fact, vote) for fact in facts if isinstance(vote := fact.finding, Vote)}
    for fact, vote in votes.values():
        reports.append(_of_fact(fact, vote, words_of(vote.body, *targets.get(vote.body, ()))))
    return sorted(reports, key=_sureness)


def _votes(event: Occurrence, persons: Collection[str]) -> bool:
    """Whether it is a body that votes: no person, and not "more nurses", of whom no decision is told."""
    body = _body(event)
    return body not in persons and not (body and _COMPARED.match(body))


def _body(event: Occurrence) -> str | None:
    return event.actors[0] if event.actors else None


def _of_event(event: Occurrence, names: frozenset[str]) -> VoteReport:
    kind = _EFFECTS.get(event.mode or "") or kind_of(_body(event), event.about)
    motion = matter(event.about)
    pending = event.type == "call-vote" or event.status is not ActStatus.HAPPENED
    return VoteReport(
        id=event.id,
        evidence=event.evidence,
        documents=frozenset(event.documents),
        body=_body(event),
        motion=motion,
        kind=kind,
        topic=topic(motion, names),
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
    near: dict[tuple[str, int | None], list[VoteCluster]] = defaultdict(list)
    clusters: list[VoteCluster] = []
    for report in reports:
        candidates = [cluster for key in _looked_up(report) for cluster in near.get(key, ())]
        fits = [(fit, -place, cluster) for place, cluster in enumerate(candidates) if (fit := cluster.fit(report))]
        if fits:
            cluster = max(fits, key=lambda each: each[:2])[2]
        else:
            cluster = VoteCluster()
            clusters.append(cluster)
            for key in _kept_under(report):
                near[key].append(cluster)
        cluster.add(report)
    return clusters


def _kept_under(report: VoteReport) -> list[tuple[str, int | None]]:
    """Return under what a vote is found again: its body and year; its documents where nobody names the body."""
    if report.body is None:
        return [(document, None) for document in sorted(report.documents)]
    return [(report.body, report.day.year if report.day else None)]


def _looked_up(report: VoteReport) -> list[tuple[str, int | None]]:
    if report.body is None:
        return _kept_under(report)
    years = range(report.day.year - 2, report.day.year + 2) if report.day else ()
    return [*((report.body, year) for year in years), (report.body, None)]
