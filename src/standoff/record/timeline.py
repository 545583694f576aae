"""The timeline: acts as documents report them, drawn together into events, each with every report of it.

An event is what several reports tell of one act. They keep what each of them says: whether it happened, when, on whose
word. What the event says for all of them is chosen by rules that are written at each field, and where reports differ
they stand side by side (``disputed``). A reprint is kept as a source and counts for nothing more.
"""

from __future__ import annotations

import datetime as dt
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass, replace
from itertools import product
from typing import TypeVar

from standoff.ontology import (
    Act,
    ActObject,
    Actor,
    ActStatus,
    Certainty,
    Claim,
    Copy,
    DateBasis,
    Fact,
    PartialDate,
    Quantity,
)
from standoff.record.entry import entry_id
from standoff.record.merging import Union, families, merged
from standoff.record.when import anchor, basis_rank, days, order, within
from standoff.record.wording import SAME, overlap, substance

#: Acts that say nothing where neither whom nor what they concern is told.
BARE_SAYS_NOTHING = frozenset(
    [
        "accuse",
        "acknowledge",
        "advise",
        "agree",
        "approach",
        "concede",
        "criticise",
        "demand",
        "deny",
        "impose",
        "invite",
        "oppose",
        "offer",
        "propose",
        "reject",
        "request",
        "support",
        "threaten",
        "warn",
        "write",
    ]
)


@dataclass(frozen=True, slots=True)
class Report:
    """One document's word about an event: the fact it is, where it stands, and what it claims.

    ``told_by`` is who says so: the source that the document quotes or names, else the outlet; ``said_by`` is None where
    the outlet itself asserts it. ``copy_of`` is the id of the document that this one reprints, when that one reports
    the event as well: such a report is kept and not counted.
    """

    fact: str
    document: str
    source: str
    published: PartialDate | None
    outlet: str | None
    words: str
    act: Act
    copy_of: str | None = None

    @property
    def said_by(self) -> str | None:
        """Whom the document names as the source; None where it asserts the act itself."""
        return self.act.said_by

    @property
    def told_by(self) -> str:
        """Who says so: the source named, else the outlet, else the document, by its source."""
        return self.act.said_by or self.outlet or self.source

    @property
    def claim(self) -> Claim:
        """What it says of whether the act happened."""
        return self.act.claim


@dataclass(frozen=True, slots=True)
class Denial:
    """That somebody denies what an event's reports say: the facts of the event that denies, who denies, and when."""

    event: str
    by: tuple[str, ...]
    when: PartialDate | None
    evidence: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Event:
    """What one or several documents report as one act. It meets ``entry.Occurrence``.

    ``actors`` and ``recipients`` are names of the record, each once, as most reports order them; ``described`` holds
    both with their kinds, counts and named members. ``when`` is the best date of the reports: the finest, then the
    one that most documents give, then stated before resolved, the day of print only where words give none; ``dates``
    are all different ones, oldest first. ``status`` and ``polarity`` are those of most documents that say whether it
    happened, of equally many the later; where no document says so, of the latest. ``disputed`` tells that sources
    differ, or somebody denies it. ``about``, ``mode``, ``condition`` and the other fields in words are those of most
    documents, then the longest. ``published`` is the day of the first report: an event without a date is no later
    than that.
    """

    id: str
    parties: tuple[str, ...]
    when: PartialDate | None
    evidence: tuple[str, ...]
    type: str
    mode: str | None
    actors: tuple[str, ...]
    recipients: tuple[str, ...]
    described: tuple[Actor, ...]
    about: str | None
    dates: tuple[PartialDate, ...]
    status: ActStatus
    polarity: bool
    certainty: Certainty
    disputed: bool
    reports: tuple[Report, ...]
    documents: tuple[str, ...]
    published: PartialDate | None
    object: ActObject | None = None
    condition: str | None = None
    outcome: str | None = None
    place: str | None = None
    beneficiary: str | None = None
    in_response_to: str | None = None
    denials: tuple[Denial, ...] = ()

    @property
    def happened(self) -> bool:
        """Whether it is told to have happened: not planned, offered, possible, denied or undone."""
        return self.polarity and self.status in (ActStatus.HAPPENED, ActStatus.ENDED)

    @property
    def bare(self) -> bool:
        """Whether it tells who did an act that is nothing without something it is about, and not what: "asked"."""
        told = self.recipients or self.about or self.object or self.condition or self.outcome or self.beneficiary
        return not told and self.type in BARE_SAYS_NOTHING

    @property
    def told_by(self) -> tuple[str, ...]:
        """Everybody who says so, reprints left out, sorted."""
        return tuple(sorted({report.told_by for report in self.reports if report.copy_of is None}))

    @property
    def quantities(self) -> tuple[tuple[str, Quantity], ...]:
        """Every amount that a report gives, with the fact that gives it: amounts that differ are kept side by side."""
        return tuple((report.fact, amount) for report in self.reports for amount in report.act.quantities)

    @property
    def spread(self) -> tuple[dt.date, dt.date] | None:
        """The first and the last day that any report allows; None where none gives a date."""
        if not self.dates:
            return None
        return min(date.earliest for date in self.dates), max(date.latest for date in self.dates)


def timeline(
    acts: Iterable[Fact], groups: Iterable[tuple[str, ...]] = (), copies: Iterable[Copy] = ()
) -> tuple[Event, ...]:
    """Return the events that the act facts among ``acts`` report, by date, undated ones by the day they were printed.

    Each of ``groups`` holds the ids of facts that report one event, as links and people's decisions have it; ids that
    are not among ``acts`` are passed over. One document's acts on one trigger and one matter are one event with several
    parties, whatever the groups. ``copies`` tells which documents reprint which. The order of all three is no matter,
    and what is not tied together may be folded apart.
    """
    copies = tuple(copies)
    printed = families(copies)
    found = [_event(facts, printed) for facts in merged(acts, groups, printed)]
    found.sort(key=_place)
    return _with_denials(found)


def _place(event: Event) -> tuple[object, ...]:
    return (*order(event.when or event.published), event.id)


def _event(facts: list[Fact], printed: Union) -> Event:
    reports = _reports(facts, printed)
    counted = [report for report in reports if report.copy_of is None]
    actors = _parties(counted, lambda act: act.actors)
    recipients = _parties(counted, lambda act: act.recipients)
    names, whom = tuple(actor.name for actor in actors), tuple(actor.name for actor in recipients)
    dates = sorted({date for report in reports if (date := report.act.date)}, key=lambda d: (order(d), basis_rank(d)))
    status, polarity, certainty = _standing(counted)
    kind = _most(counted, lambda act: act.type) or reports[0].act.type
    return Event(
        id=entry_id("e", reports[0].fact),
        parties=tuple(dict.fromkeys((*names, *whom))),
        when=_best_date(counted),
        evidence=tuple(sorted(report.fact for report in reports)),
        type=kind,
        mode=_most([report for report in counted if report.act.type == kind], lambda act: act.mode),
        actors=names,
        recipients=whom,
        described=tuple({actor.name: actor for actor in reversed((*actors, *recipients))}.values())[::-1],
        about=_most(counted, lambda act: act.about),
        dates=tuple(dates),
        status=status,
        polarity=polarity,
        certainty=certainty,
        disputed=_differ(counted),
        reports=reports,
        documents=tuple(sorted({report.document for report in reports})),
        published=min((report.published for report in reports if report.published), key=order, default=None),
        object=_most(counted, lambda act: act.object),
        condition=_most(counted, lambda act: act.condition),
        outcome=_most(counted, lambda act: act.outcome),
        place=_most(counted, lambda act: act.place),
        beneficiary=_most(counted, lambda act: act.beneficiary),
        in_response_to=_most(counted, lambda act: act.in_response_to),
    )


def _reports(facts: list[Fact], printed: Union) -> tuple[Report, ...]:
    """The reports, oldest first; of documents that print one another only the first counts."""
    reports = []
    for fact in facts:
        assert isinstance(fact.finding, Act)
        head = fact.document
        reports.append(Report(fact.id, head.id, head.source, head.published, head.publisher, fact.words, fact.finding))
    reports.sort(key=lambda report: (order(report.published), report.document, report.fact))
    first: dict[str, str] = {}
    for place, report in enumerate(reports):
        original = first.setdefault(printed.find(report.document), report.document)
        if original != report.document:
            reports[place] = replace(report, copy_of=original)
    reports.sort(key=lambda report: report.copy_of is not None)
    return tuple(reports)


T = TypeVar("T", bound=Hashable)


def _most(reports: list[Report], field: Callable[[Act], T | None]) -> T | None:
    """The value that most documents give, of equally many the longest, then the first by code point."""
    if len(reports) == 1:
        return field(reports[0].act)
    told = {(report.document, value) for report in reports if (value := field(report.act)) is not None}
    counts = Counter(value for _, value in told)
    return min(counts, key=lambda value: (-counts[value], -len(str(value)), str(value)), default=None)


def _parties(reports: list[Report], field: Callable[[Act], tuple[Actor, ...]]) -> tuple[Actor, ...]:
    """Every party that a report names, those that most documents name first, then in the order of the reports."""
    if len(reports) == 1:
        return tuple({actor.name: actor for actor in field(reports[0].act)}.values())
    documents: dict[str, set[str]] = defaultdict(set)
    described: dict[str, list[Actor]] = defaultdict(list)
    for report in reports:
        for actor in field(report.act):
            documents[actor.name].add(report.document)
            described[actor.name].append(actor)
    fullest = {name: max(actors, key=_fullness) for name, actors in described.items()}
    return tuple(sorted(fullest.values(), key=lambda actor: -len(documents[actor.name])))


def _fullness(actor: Actor) -> tuple[object, ...]:
    return actor.kind is not None, actor.count or 0, len(actor.members), actor.members, str(actor.kind)


def _best_date(reports: list[Report]) -> PartialDate | None:
    if len(reports) == 1:
        return reports[0].act.date
    told = {(report.document, date) for report in reports if (date := report.act.date)}
    counts = Counter(date.value for _, date in told)

    def rank(date: PartialDate) -> tuple[object, ...]:
        stands_in = date.basis is DateBasis.PUBLICATION
        return stands_in, days(date), -counts[date.value], basis_rank(date), order(date), str(date.since)

    return min((date for _, date in told), key=rank, default=None)


def _standing(reports: list[Report]) -> tuple[ActStatus, bool, Certainty]:
    """Whether it happened: what most documents say that say either, of equally many the later; else the latest word."""
    if len(reports) == 1:
        return reports[0].act.status, reports[0].act.polarity, reports[0].act.certainty
    said = [report for report in reports if report.claim.affirms is not None] or reports
    documents: dict[tuple[ActStatus, bool], set[str]] = defaultdict(set)
    newest: dict[tuple[ActStatus, bool], int] = {}
    for place, report in enumerate(said):
        documents[report.act.status, report.act.polarity].add(report.document)
        newest[report.act.status, report.act.polarity] = place
    settled = any(report.claim.affirms is not None for report in reports)
    best = max(newest, key=lambda claim: (len(documents[claim]) if settled else 0, newest[claim]))
    certainties = [r.act.certainty for r in said if (r.act.status, r.act.polarity) == best]
    return *best, min(certainties, key=list(Certainty).index)


def _differ(reports: list[Report]) -> bool:
    """Whether two sources say opposite things of whether it happened."""
    if len(reports) == 1:
        return False
    yes = {report.told_by for report in reports if report.claim.affirms is True}
    no = {report.told_by for report in reports if report.claim.affirms is False}
    return any(one != other for one in yes for other in no)


#: How many days after a claim a denial is still held to be of that claim.
_DENIED_WITHIN = 60
#: How many claims in the same words, before a denial and after it in the order of time, are looked at.
_LATEST = 40
#: What is a claim of whoever does it; of other acts those who are said to have told them can be denied.
_CLAIMS = frozenset({"accuse", "criticise", "warn", "acknowledge"})


def _with_denials(events: list[Event]) -> tuple[Event, ...]:
    """Tie every denial to what it denies: what the party it is addressed to claimed, in words it shares with it.

    Where it shares none, it denies the only accusation that its document tells of that party.
    """
    claimed: dict[tuple[str, str], list[int]] = defaultdict(list)
    accused: dict[tuple[str, str], list[int]] = defaultdict(list)
    for place, event in enumerate(events):
        if event.type != "deny":
            for name in _claimants(event):
                for stem in substance(event.about):
                    claimed[name, stem].append(place)
        if event.type == "accuse":
            for key in product(event.actors, event.documents):
                accused[key].append(place)
    denials: dict[int, list[Denial]] = defaultdict(list)
    for own, event in enumerate(events):
        if event.type == "deny" and event.happened:
            beside = [accused.get(key, []) for key in product(event.recipients, event.documents)]
            only = {places[0] for places in beside if len(places) == 1}
            for place in sorted(_denied(own, events, claimed) or only):
                denials[place].append(Denial(event.id, event.actors, event.when, event.evidence))
    return tuple(
        replace(event, disputed=True, denials=tuple(denials[place])) if place in denials else event
        for place, event in enumerate(events)
    )


def _claimants(event: Event) -> set[str]:
    said = {report.said_by for report in event.reports if report.said_by}
    return said | set(event.actors) if event.type in _CLAIMS else said


def _denied(own: int, events: list[Event], claimed: dict[tuple[str, str], list[int]]) -> set[int]:
    """The places of what the event at ``own`` denies, of the latest claims before it and those of its days."""
    denial = events[own]
    words, day = substance(denial.about), anchor(denial.when, denial.published)
    places: set[int] = set()
    for key in product(denial.recipients, words):
        made = claimed.get(key, [])
        until = bisect_right(made, own) + _LATEST
        places.update(made[max(0, until - 2 * _LATEST) : until])
    return {
        place
        for place in places
        if overlap(words, substance(events[place].about)) >= SAME
        and within(anchor(events[place].when, events[place].published), day, _DENIED_WITHIN)
    }
