"""Who held an office from when to when, drawn together from all reports, and who came before and after.

A document says that somebody *is*, *was* or *will be* chair on the day it is printed; an event says that somebody was
appointed, elected or left. From both follows what can be known of a term of office, and no more: what is told is kept
apart from what follows from the days of reports or from who came next (``derived``).
"""

from __future__ import annotations

import datetime as dt
import heapq
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from standoff.ontology import Fact, Office, PartialDate, RoleStatus
from standoff.record.entry import Occurrence, entry_id
from standoff.record.offices import TenureReport
from standoff.record.roles import is_sole, role_key
from standoff.record.terms import Mark, Term, gathered, spells_of
from standoff.record.when import between, finest, order, overlapping

#: One person follows another where no more days than this lie between: in a longer time there may have been a third.
_GAP = dt.timedelta(366)

#: With how many others at once a person can be told to hold one office; more say nothing new.
_MOST = 20


@dataclass(frozen=True, slots=True)
class OfficeConflict:
    """That two reports cannot both hold, in a sentence, with the facts on either side."""

    told: str
    evidence: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Holding:
    """One person's time in one office, with everything that is known of when.

    ``office`` has the dates: ``start`` and ``end`` are told by an event, or ``derived`` names them ("start", "end",
    "predecessor", "successor") where they follow from the days of reports or from who came before or after; a derived
    date runs from its first to its last possible day (``earliest``, ``latest``). ``first`` and ``last`` are the first
    and last day on which somebody reports the office as current; ``over_by`` the first day on which somebody reports
    it as past. ``parties`` are the person and the body; ``when`` is the start, or the first report.
    """

    id: str
    parties: tuple[str, ...]
    when: PartialDate | None
    evidence: tuple[str, ...]
    office: Office
    reports: tuple[TenureReport, ...] = ()
    derived: tuple[str, ...] = ()
    first: dt.date | None = None
    last: dt.date | None = None
    over_by: dt.date | None = None
    conflicts: tuple[OfficeConflict, ...] = ()

    @property
    def surely(self) -> tuple[dt.date, dt.date] | None:
        """The first and last day between which the office was surely held; None where there is no such day."""
        start, end = self.office.start, self.office.end
        begun = [day for day in (start.latest if start else None, self.first) if day]
        held = [day for day in (end.earliest if end else None, self.last, start.latest if start else None) if day]
        if not begun or not held or min(begun) > max(held):
            return None
        return min(begun), max(held)

    def held_on(self, day: dt.date) -> bool | None:
        """Tell whether the office was held on ``day``; None where no report and no date tells."""
        start, end = self.office.start, self.office.end
        if (start and day < start.earliest) or (end and day > end.latest):
            return False
        if self.surely and self.surely[0] <= day <= self.surely[1]:
            return True
        return False if self.over_by and day >= self.over_by else None


def holder_at(
    held: Iterable[Holding], role: str, organisation: str | None, day: dt.date
) -> tuple[tuple[Holding, bool], ...]:
    """Return who held ``role`` in ``organisation`` on ``day``, each with whether that is certain (else: possible).

    Nobody is returned where the record does not tell. Of an office that one person holds, those who may have held it
    are only named where nobody surely did; two who surely did are a conflict, and both are returned.
    """
    key = role_key(role, organisation)
    named = [each for each in held if (each.office.organisation, _key(each)) == (organisation, key)]
    answers = [(each, answer) for each in named if (answer := each.held_on(day)) is not False]
    if is_sole(key) and any(answer for _, answer in answers):
        answers = [(each, answer) for each, answer in answers if answer]
    found = [(each, bool(answer)) for each, answer in answers]
    return tuple(sorted(found, key=lambda answer: (not answer[1], order(answer[0].when), answer[0].id)))


def _key(holding: Holding) -> str:
    return role_key(holding.office.role, holding.office.organisation)


def holdings(facts: Iterable[Fact], events: Iterable[Occurrence] = ()) -> tuple[Holding, ...]:
    """Return who held which office, by body, role and time, from the role facts of ``facts`` and from ``events``.

    Of the events, ``office-change`` that happened counts: one party is a person, another the body, ``about`` the office
    where a document tells that the person has such a one; otherwise the office is the one that the event's documents
    tell of. A report without a body joins the one body in which the person is told to have that role. Names are
    compared as they are; the order of facts and events is no matter.
    """
    terms = gathered(facts, events)
    found: dict[tuple[str | None, str], list[Holding]] = defaultdict(list)
    for (_, organisation, key), term in terms.items():
        found[organisation, key] += [_holding(part, number) for number, part in enumerate(spells_of(term))]
    every = []
    for (organisation, key), group in found.items():
        # Two chairs of whom nobody says which body they chair have nothing to do with each other.
        every += _succession(group) if organisation and is_sole(key) else group
    return tuple(sorted(every, key=_place))


def _place(holding: Holding) -> tuple[object, ...]:
    office = holding.office
    return not office.organisation, office.organisation or "", _key(holding), order(holding.when), holding.id


def _holding(term: Term, number: int) -> Holding:
    reports = tuple(sorted(set(term.reports), key=lambda r: (order(r.published), r.evidence, r.status)))
    current = [r.published for r in reports if r.published and r.status is RoleStatus.CURRENT]
    past = [r.published for r in reports if r.published and r.status is RoleStatus.FORMER]
    start = finest(mark.when for mark in term.starts)
    end = finest(mark.when for mark in term.ends)
    words = min(term.words, key=lambda word: (role_key(word, term.organisation) != term.key, -term.words[word], word))
    marks = [fact for mark in (*term.starts, *term.ends) for fact in mark.evidence]
    conflicts = list(_disputed(term, reports, start, end))
    if start and end and end.is_before(start):
        end = None
    office = Office(term.person, words, term.organisation, start, end)
    first, last = min((d.earliest for d in current), default=None), max((d.latest for d in current), default=None)
    known = Holding(
        id=entry_id("o", term.person, term.organisation, term.key, str(number)),
        parties=(term.person, *([term.organisation] if term.organisation else [])),
        when=start or min((r.published for r in reports), key=order, default=None),
        evidence=tuple(sorted({*marks, *(r.evidence for r in reports)})),
        office=office,
        reports=reports,
        first=first,
        last=last,
        over_by=min((d.latest for d in past), default=None),
        conflicts=tuple(conflicts),
    )
    return _ended(known, known.over_by)


def _ended(known: Holding, over_by: dt.date | None) -> Holding:
    """Return ``known`` with its end derived: after it was last told to be current, and by ``over_by``."""
    start = known.office.start
    after = max((day for day in (known.last, start.earliest if start else None) if day), default=None)
    if known.office.end or over_by is None or after is None or after > over_by:
        return known
    office = replace(known.office, end=between(after, over_by))
    return replace(known, office=office, derived=(*known.derived, "end"))


def _disputed(
    term: Term, reports: Sequence[TenureReport], start: PartialDate | None, end: PartialDate | None
) -> Iterator[OfficeConflict]:
    for what, chosen, marks in (("start", start, term.starts), ("end", end, term.ends)):
        others = [mark for mark in marks if chosen and not overlapping(mark.when, chosen)]
        if others:
            dates = " and ".join(dict.fromkeys(str(m.when) for m in sorted(marks, key=lambda m: order(m.when))))
            yield OfficeConflict(f"the {what} is dated {dates}", _facts(marks))
    if start and end and end.is_before(start):
        yield OfficeConflict(f"it would end on {end} and begin on {start}", _facts([*term.starts, *term.ends]))
    current = [r for r in reports if r.published and r.status is RoleStatus.CURRENT]
    if start and (early := [r for r in current if _day(r).is_before(start)]):
        yield OfficeConflict(
            f"it began on {start}, and is told to be current on {early[0].published}",
            tuple(sorted({*_facts(term.starts), *(r.evidence for r in early)})),
        )
    past = [r for r in reports if r.published and r.status is RoleStatus.FORMER]
    if end and (late := [r for r in current if r.published and end.is_before(r.published)]):
        yield OfficeConflict(
            f"it ended on {end}, and is told to be current on {late[0].published}",
            tuple(sorted({*_facts(term.ends), *(r.evidence for r in late)})),
        )
    elif past and current and _day(past[0]).is_before(_day(current[-1])):
        late = [r for r in current if _day(past[0]).is_before(_day(r))]
        yield OfficeConflict(
            f"it is told to be past on {past[0].published}, and current on {late[0].published}",
            tuple(sorted({past[0].evidence, *(r.evidence for r in late)})),
        )


def _day(report: TenureReport) -> PartialDate:
    assert report.published
    return report.published


def _facts(marks: Iterable[Mark]) -> tuple[str, ...]:
    return tuple(sorted({fact for mark in marks for fact in mark.evidence}))


def _succession(held: Sequence[Holding]) -> list[Holding]:
    """Return the holdings of an office that one person holds, each with who came before and after, where known."""
    sure = sorted((each for each in held if each.surely), key=lambda h: (h.surely or (), h.id))
    rest = [each for each in held if not each.surely]
    line = [_overlapping(each, others) for each, others in _with_neighbours(sure)]
    for place in range(len(line) - 1):
        line[place], line[place + 1] = _handed_over(line[place], line[place + 1])
    return [*line, *rest]


def _with_neighbours(line: Sequence[Holding]) -> Iterator[tuple[Holding, list[Holding]]]:
    """Yield each holding with those that surely overlap it, at most _MOST; ``line`` is in order of first sure days."""
    overlapping: dict[str, list[Holding]] = {each.id: [] for each in line}
    running: list[tuple[dt.date, str, Holding]] = []
    for each in line:
        first, last = each.surely or (dt.date.max, dt.date.max)
        while running and running[0][0] <= first:
            heapq.heappop(running)
        for _, _, other in running[:_MOST]:
            if other.office.person != each.office.person:
                overlapping[each.id].append(other)
                overlapping[other.id].append(each)
        heapq.heappush(running, (last, each.id, each))
    for each in line:
        yield each, overlapping[each.id]


def _overlapping(holding: Holding, others: Sequence[Holding]) -> Holding:
    found = [
        OfficeConflict(
            f"{other.office.person} is told to hold it at the same time",
            tuple(sorted({*_witnesses(holding), *_witnesses(other)})),
        )
        for other in sorted(others, key=lambda h: h.id)
    ]
    return replace(holding, conflicts=(*holding.conflicts, *found)) if found else holding


def _witnesses(holding: Holding) -> set[str]:
    """Return the facts that make it sure when the office was held: events, and the first and the last report."""
    current = [r for r in holding.reports if r.published and r.status is RoleStatus.CURRENT]
    marks = set(holding.evidence) - {report.evidence for report in holding.reports}
    return marks | {report.evidence for report in (*current[:1], *current[-1:])}


def _handed_over(before: Holding, after: Holding) -> tuple[Holding, Holding]:
    """Return two holdings that follow each other with what each tells of the other; overlapping ones as they are."""
    assert before.surely
    assert after.surely
    left_last, taken_first = before.surely[1], after.surely[0]
    if left_last > taken_first or before.office.person == after.office.person:
        return before, after
    end, ended = before.office.end, set(before.derived)
    started = after.office.start if "start" not in after.derived else None
    taken = started.latest if started else after.first
    if taken and left_last <= taken and (end is None or "end" in ended):
        over = before.over_by if before.over_by and before.over_by >= left_last else taken
        end, ended = between(left_last, min(taken, over)), ended | {"end"}
    start, begun = after.office.start, set(after.derived)
    latest = min(
        day for day in (after.first, after.office.end.latest if after.office.end else None, dt.date.max) if day
    )
    if start is None and end and after.first and end.earliest <= latest:
        start, begun = between(end.earliest, after.first), begun | {"start"}
    follows = taken_first - left_last <= _GAP
    successor, predecessor = (after.office.person, before.office.person) if follows else (None, None)
    return (
        _with(
            before, replace(before.office, end=end, successor=successor), ended | ({"successor"} if follows else set())
        ),
        _with(
            after,
            replace(after.office, start=start, predecessor=predecessor),
            begun | ({"predecessor"} if follows else set()),
        ),
    )


def _with(holding: Holding, office: Office, derived: set[str]) -> Holding:
    return replace(holding, office=office, derived=tuple(sorted(derived)))
