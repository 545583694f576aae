"""Votes: what was put to the vote, merged from all documents that tell of it, with every number side by side.

Nothing is evened out. Where sources differ, each number keeps who gives it; what does not add up is said.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from standoff.ontology import (
    ActStatus,
    BallotLaw,
    Count,
    Fact,
    GroupResult,
    PartialDate,
    Threshold,
    Vote,
    VoteKind,
    VoteResult,
    VoteState,
    ballot_law,
)
from standoff.ontology.tally import reached
from standoff.record.entry import Occurrence, entry_id
from standoff.record.votes_told import VoteCluster, VoteReport, clusters_of, reports_of
from standoff.record.when import exact, finest, order, overlapping

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Figure:
    """One number of a vote as sources give it: ``values`` smallest first, each with the facts that give it.

    ``what`` is "electorate", "issued", "returned", "spoiled", "turnout" or an option ("yes"); ``unit`` is "votes" or
    "%"; ``group`` is the part of the voters it counts, None for all.
    """

    what: str
    unit: str
    group: str | None
    values: tuple[tuple[float, tuple[str, ...]], ...]

    @property
    def value(self) -> float | None:
        """The number, None where sources differ."""
        return self.values[0][0] if len(self.values) == 1 else None


@dataclass(frozen=True, slots=True)
class VoteStep:
    """A step in the life of a vote, when, and the facts that tell it; ``planned`` tells that it was still to come."""

    state: VoteState
    when: PartialDate | None
    evidence: tuple[str, ...]
    planned: bool = False


@dataclass(frozen=True, slots=True)
class ThresholdCheck:
    """What a rule asks of a vote and what was reached, in per cent.

    ``rule`` is "law" or "own rule"; ``reached`` and ``met`` are None where too little is known, ``met`` also where a
    threshold of important public services meets a vote of which nobody says whether it is one.
    """

    threshold: Threshold
    rule: str
    reached: float | None
    met: bool | None


@dataclass(frozen=True, slots=True)
class Ballot:
    """One vote of one body, merged from all reports of it.

    ``motion`` is the fullest wording of a report that gives the result, ``motions`` are all wordings, ``kind`` is as
    told or, with ``kind_derived``, as body and motion imply. ``steps`` are in order of life. ``result`` is None while
    nobody tells or when sources differ (``results`` has every result with its facts). ``vote`` is the merged term: it
    holds only numbers and words on which sources agree. ``group_results`` are how parts of the voters voted, each with
    the fact that says so. ``discrepancies`` are sentences: numbers that contradict each other, the result or the law,
    within one account or between sources. ``law`` is the law of its date; None before the law that
    is known, and for votes it does not govern. ``parties`` are the body and whom the vote concerns; ``when`` is the
    date of the vote, else of its first step.
    """

    id: str
    parties: tuple[str, ...]
    when: PartialDate | None
    evidence: tuple[str, ...]
    body: str | None
    motion: str | None
    motions: tuple[str, ...]
    kind: VoteKind | None
    kind_derived: bool
    steps: tuple[VoteStep, ...]
    result: VoteResult | None
    results: tuple[tuple[VoteResult, tuple[str, ...]], ...]
    figures: tuple[Figure, ...]
    margins: tuple[str, ...]
    group_results: tuple[tuple[GroupResult, str], ...]
    vote: Vote
    discrepancies: tuple[str, ...]
    law: BallotLaw | None
    thresholds: tuple[ThresholdCheck, ...]
    documents: tuple[str, ...]

    @property
    def state(self) -> VoteState | None:
        """Where the vote stands: the last step that was not still to come; None where no step is told."""
        done = [step.state for step in self.steps if not step.planned]
        return done[-1] if done else self.steps[-1].state if self.steps else None


def ballots(facts: Iterable[Fact], events: Iterable[Occurrence] = ()) -> tuple[Ballot, ...]:
    """Return the votes told by the vote facts of ``facts`` and by the ``vote`` and ``call-vote`` ``events``.

    They stand by date and body, undated ones last. The order of what comes in is no matter.
    """
    found = [_ballot(cluster) for cluster in clusters_of(reports_of(facts, events))]
    times = Counter(ballot.id for ballot in found)
    told = (replace(b, id=entry_id("u", b.id, b.evidence[0])) if times[b.id] > 1 else b for b in found)
    return tuple(sorted(told, key=lambda b: (order(b.when), b.body or "", b.id)))


def _ballot(cluster: VoteCluster) -> Ballot:
    reports = sorted(cluster.reports, key=lambda r: r.id)
    told = [r for r in reports if r.vote]
    held = [r for r in reports if not r.pending]
    body = reports[0].body
    when = finest(_dates(held))
    kinds = Counter(r.vote.kind for r in told if r.vote and r.vote.kind) or Counter(r.kind for r in reports if r.kind)
    kind = min(kinds, key=lambda each: (-kinds[each], each), default=None)
    figures = _figures(told)
    results = _results(reports)
    evidence = tuple(sorted({fact for r in reports for fact in r.evidence}))
    motions = {r.motion for r in reports if r.motion}
    vote = _merged(reports, figures, results, when, kind, evidence)
    law = ballot_law(when) if when and kind is VoteKind.ACTION_BALLOT else None
    steps = _steps(reports, results, when)
    targets = sorted({party for r in reports if r.event for party in r.event.recipients} - {body or ""})
    topics = sorted({word for r in reports for word in r.topic})
    return Ballot(
        id=entry_id("u", body, kind, str(when) if when else " ".join(topics)),
        parties=(*([body] if body else []), *targets),
        when=when or next((step.when for step in steps if step.when), None),
        evidence=evidence,
        body=body,
        motion=min(motions, key=lambda m: _fullness(m, reports), default=None),
        motions=tuple(sorted(motions)),
        kind=kind,
        kind_derived=kind is not None and not any(r.vote and r.vote.kind is kind for r in told),
        steps=steps,
        result=vote.result,
        results=results,
        figures=figures,
        margins=tuple(sorted({r.vote.margin for r in told if r.vote and r.vote.margin})),
        group_results=tuple((result, r.id) for r in told if r.vote for result in r.vote.group_results),
        vote=vote,
        discrepancies=tuple(dict.fromkeys(_discrepancies(vote, told, figures, results, held))),
        law=law,
        thresholds=_thresholds(vote, law),
        documents=tuple(sorted({document for r in reports for document in r.documents})),
    )


def _dates(held: Sequence[VoteReport]) -> list[PartialDate]:
    """Return the dates given to a vote; where none is, the days on which it closed or opened."""
    given = [r.when for r in held if r.when and (r.vote is None or r.vote.date)]
    return given or [r.when for r in held if r.when]


def _fullness(motion: str, reports: Sequence[VoteReport]) -> tuple[object, ...]:
    givers = [r for r in reports if r.motion == motion]
    with_result = any(r.vote and r.vote.result for r in givers)
    return not with_result, not any(r.vote for r in givers), -len(motion), motion


def _figures(told: Sequence[VoteReport]) -> tuple[Figure, ...]:
    values: dict[tuple[str, str, str | None], dict[float, set[str]]] = defaultdict(lambda: defaultdict(set))
    for report in told:
        assert report.vote
        for (what, unit, group), value in _given(report.vote):
            values[what, unit, group][value].update(report.evidence)
    return tuple(
        Figure(*key, tuple((value, tuple(sorted(facts))) for value, facts in sorted(given.items())))
        for key, given in sorted(values.items(), key=lambda item: _place(*item[0]))
    )


#: The order in which numbers are given; other options follow by name.
_ORDER = ("electorate", "issued", "returned", "turnout", "yes", "no", "abstain")


def _place(what: str, unit: str, group: str | None) -> tuple[object, ...]:
    return group or "", _ORDER.index(what) if what in _ORDER else len(_ORDER), what, unit != "votes", unit


#: Numbers that some accounts give as if they were an option.
_PAPERS = ("electorate", "issued", "returned", "spoiled")


def _given(vote: Vote) -> Iterator[tuple[tuple[str, str, str | None], float]]:
    for what in _PAPERS:
        if (number := getattr(vote, what)) is not None:
            yield (what, "votes", None), float(number)
    if vote.turnout is not None:
        yield ("turnout", "%", None), vote.turnout
    for count in vote.counts:
        yield (count.option, count.unit, count.group), count.value


def _results(reports: Sequence[VoteReport]) -> tuple[tuple[VoteResult, tuple[str, ...]], ...]:
    found: dict[VoteResult, set[str]] = defaultdict(set)
    for report in reports:
        if report.vote and report.vote.result:
            found[report.vote.result].update(report.evidence)
    if not found:
        carried = [r for r in reports if r.event and not r.pending and r.event.mode in _CARRIED]
        for report in carried:
            found[VoteResult.CARRIED].update(report.evidence)
    return tuple((result, tuple(sorted(found[result]))) for result in VoteResult if result in found)


#: Votes whose mode says that the motion was carried.
_CARRIED = ("for action", "offer accepted", "no confidence")


def _merged(
    reports: Sequence[VoteReport],
    figures: Sequence[Figure],
    results: Sequence[tuple[VoteResult, tuple[str, ...]]],
    when: PartialDate | None,
    kind: VoteKind | None,
    evidence: tuple[str, ...],
) -> Vote:
    votes = [r.vote for r in reports if r.vote]
    agreed = {(f.what, f.unit): f.value for f in figures if f.group is None and f.value is not None}
    papers = {what: int(agreed[what, "votes"]) for what in _PAPERS if (what, "votes") in agreed}
    counts = [
        Count(f.what, f.value, f.unit, f.group)
        for f in figures
        if f.value is not None and not (f.group is None and f.what in (*_PAPERS[:3], "turnout"))
        if not (f.group is None and f.what == "spoiled" and f.unit == "votes")
    ]
    opened, closed = finest(v.opened for v in votes if v.opened), finest(v.closed for v in votes if v.closed)
    if opened and closed and closed.is_before(opened):
        opened = closed = None
    return Vote(
        body=reports[0].body,
        motion=min((r.motion for r in reports if r.motion), key=lambda m: _fullness(m, reports), default=None),
        result=results[0][0] if len(results) == 1 else None,
        counts=tuple(counts),
        kind=kind,
        turnout=agreed.get(("turnout", "%")),
        date=when,
        derived_from=evidence,
        margin=_only(v.margin for v in votes),
        creator=_only(v.creator for v in votes),
        question=_only(v.question for v in votes),
        requirement=_only(v.requirement for v in votes),
        recommended_by=_only(v.recommended_by for v in votes),
        threshold=_only(v.threshold for v in votes),
        public_service=_only(v.public_service for v in votes),
        opened=opened,
        closed=closed,
        electorate=papers.get("electorate"),
        issued=papers.get("issued"),
        returned=papers.get("returned"),
        spoiled=papers.get("spoiled"),
    )


def _only(values: Iterable[T | None]) -> T | None:
    """Return the one value that is given, None where none is or they differ."""
    given = {value for value in values if value is not None}
    return given.pop() if len(given) == 1 else None


def _steps(
    reports: Sequence[VoteReport], results: Sequence[tuple[VoteResult, tuple[str, ...]]], when: PartialDate | None
) -> tuple[VoteStep, ...]:
    told: dict[tuple[VoteState, bool], list[tuple[PartialDate | None, tuple[str, ...]]]] = defaultdict(list)
    for report in reports:
        for state, date, planned in _told_steps(report):
            told[state, planned].append((date, report.evidence))
    happened = {state for state, planned in told if not planned}
    steps = [
        VoteStep(state, finest(d for d, _ in every if d), tuple(sorted({f for _, e in every for f in e})), planned)
        for (state, planned), every in told.items()
        if not (planned and state in happened)
    ]
    if len(results) == 1:
        steps.append(VoteStep(VoteState(results[0][0].value), when, results[0][1]))
    return tuple(sorted(steps, key=lambda step: (list(VoteState).index(step.state), step.planned)))


def _told_steps(report: VoteReport) -> Iterator[tuple[VoteState, PartialDate | None, bool]]:
    """Yield (state, date, whether still to come) of what ``report`` tells of the life of a vote, results left out."""
    if (event := report.event) and report.pending:
        planned = event.status is not ActStatus.HAPPENED
        proposed = planned and event.when is None
        yield VoteState.PROPOSED if proposed else VoteState.CALLED, event.when, planned
    if vote := report.vote:
        if vote.opened:
            yield VoteState.OPEN, vote.opened, False
        if vote.closed:
            yield VoteState.CLOSED, vote.closed, False
        if vote.state and vote.state.value not in set(VoteResult):
            given = {VoteState.OPEN: vote.opened, VoteState.CLOSED: vote.closed}.get(vote.state)
            yield vote.state, given or vote.date or report.printed, False


def _discrepancies(
    vote: Vote,
    told: Sequence[VoteReport],
    figures: Sequence[Figure],
    results: Sequence[tuple[VoteResult, tuple[str, ...]]],
    held: Sequence[VoteReport],
) -> Iterator[str]:
    for figure in figures:
        if figure.value is None:
            among = f" among {figure.group}" if figure.group else ""
            given = " or ".join(f"{_number(v, figure.unit)} ({', '.join(facts)})" for v, facts in figure.values)
            yield f"{figure.what} is given{among} as {given}"
    if len(results) > 1:
        given = " or ".join(f"{result} ({', '.join(facts)})" for result, facts in results)
        yield f"the result is given as {given}"
    dates = _dates(held)
    if any(vote.date and not overlapping(vote.date, date) for date in dates):
        yield f"it is dated {' and '.join(dict.fromkeys(str(d) for d in sorted(dates, key=order)))}"
    for report in told:
        if report.vote:
            yield from _plain(report.vote, vote).discrepancies()
    yield from vote.discrepancies()


def _plain(one: Vote, merged: Vote) -> Vote:
    """Return one account's vote, papers returned as such, with the kind and date that the merged one is checked by."""
    papers = {
        c.option: int(c.value) for c in one.counts if c.option in _PAPERS[:3] and c.unit == "votes" and not c.group
    }
    counts = tuple(c for c in one.counts if c.option not in _PAPERS[:3])
    given = {what: number for what, number in papers.items() if getattr(one, what) is None}
    return replace(
        one,
        counts=counts,
        kind=one.kind or merged.kind,
        date=one.date or merged.date,
        **given,  # type: ignore[arg-type]
    )


def _number(value: float, unit: str) -> str:
    return f"{value:g} %" if unit == "%" else f"{value:,.0f}"


def _thresholds(vote: Vote, law: BallotLaw | None) -> tuple[ThresholdCheck, ...]:
    asked = [(threshold, "law") for threshold in (law.thresholds if law else ())]
    asked += [(vote.threshold, "own rule")] if vote.threshold else []
    return tuple(_check(vote, threshold, rule) for threshold, rule in asked)


def _check(vote: Vote, threshold: Threshold, rule: str) -> ThresholdCheck:
    share = reached(vote, threshold)
    applies = not threshold.public_services or vote.public_service
    met = None if share is None or not applies else share >= threshold.percent
    return ThresholdCheck(threshold, rule, share, met)


def voting_day(ballot: Ballot) -> PartialDate | None:
    """Return the last day of voting as far as it is known: when the ballot closed, else its date."""
    return ballot.vote.closed if exact(ballot.vote.closed) else ballot.vote.date
