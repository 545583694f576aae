"""Lives: a demand in the making, with the steps that it takes, the words in which it is told, and its silences."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field

from standoff.ontology import DEMAND_MOVES, FINAL, ActObject, DemandKind, DemandState, PartialDate
from standoff.record.answers import Entry
from standoff.record.timeline import Event
from standoff.record.when import overlapping
from standoff.record.wording import overlap, substance

_D = DemandState
#: What waits for an answer.
PENDING = frozenset({_D.MADE, _D.REPEATED, _D.ESCALATED, _D.ACKNOWLEDGED, _D.UNDER_CONSIDERATION})
#: What is asked, and asked again.
PRESSED = frozenset({_D.MADE, _D.REPEATED, _D.ESCALATED})
#: How many of the latest demands, or of one's steps, an entry is compared with: it keeps the fold linear.
LATEST = 40


@dataclass
class Turn:
    """A step of a demand in the making."""

    state: DemandState
    when: PartialDate | None
    day: dt.date
    by: str | None
    because: str
    entries: list[Entry] = field(default_factory=list)
    derived: bool = False
    window: int | None = None


@dataclass
class Life:
    """A demand in the making. ``first`` is what its id is made of; ``stems`` are the words of what is sought.

    ``wordings`` are the words of every report and repetition that an answer may take up, those of ``stems`` first.
    """

    kind: DemandKind
    issuer: str
    issuer_side: str
    sought: str | None
    stems: frozenset[str]
    first: tuple[str, ...]
    addressees: dict[str, None] = field(default_factory=dict)
    addressee_sides: dict[str, None] = field(default_factory=dict)
    points: list[Turn] = field(default_factory=list)
    beside: list[Turn] = field(default_factory=list)
    must_act: str | None = None
    deadline: PartialDate | None = None
    condition: str | None = None
    object: ActObject | None = None
    wordings: list[frozenset[str]] = field(default_factory=list)

    @property
    def last(self) -> Turn:
        """The last step."""
        return self.points[-1]

    @property
    def names(self) -> frozenset[str]:
        """The words of the parties' own names, which say nothing of the matter."""
        return frozenset().union(*(substance(name) for name in (self.issuer_side, *self.addressee_sides)))

    def shares(self, stems: frozenset[str]) -> float:
        """Return which share of its words it has in common with ``stems``, the parties' own names aside."""
        return overlap(self.stems, stems, without=self.names)

    def told_in(self, documents: set[str]) -> bool:
        """Whether one of ``documents`` tells that it is asked."""
        asking = (entry for turn in self.points if turn.state in PRESSED for entry in turn.entries)
        return any(documents & set(entry.event.documents) for entry in asking if entry.event)

    def told_before(self, event: Event) -> bool:
        """Whether a document that tells ``event`` tells further up that it is asked."""
        here = {report.document: report.act.trigger for report in event.reports}
        asking = (entry.event for turn in self.points if turn.state in PRESSED for entry in turn.entries if entry.event)
        reports = (report for each in asking for report in each.reports if report.document in here)
        return any(report.act.trigger < here[report.document] for report in reports)

    def answered_by(self, entry: Entry, stems: frozenset[str]) -> float:
        """Return which share of the words of one of its wordings ``entry`` has in common with it, told in ``stems``.

        The word for the act itself counts where it is one of the demand's ("has withdrawn the circular"), beside one
        that names the matter.
        """
        answers = ((told, stems | _done(entry, told, stems)) for told in (self.stems, *self.wordings))
        return max(overlap(told, answer, without=self.names) for told, answer in answers)

    def shared_with(self, entry: Entry, stems: frozenset[str]) -> frozenset[str]:
        """Return the words that ``entry``, told in ``stems``, has in common with any of its wordings."""
        told = self.stems.union(*self.wordings)
        return told & (stems | _done(entry, told, stems))

    def step(self, turn: Turn) -> None:
        """Add ``turn``: to a step of its kind and day that is told again, beside the steps if it may not follow."""
        same = PRESSED if turn.state in PRESSED else {turn.state}
        for told in self.points[-LATEST:]:
            if told.state in same and not told.derived and _same_day(told, turn):
                told.entries += turn.entries
                return
        if turn.state in PRESSED and self.last.state in FINAL:
            turn.state = _D.MADE
        allowed = turn.state in DEMAND_MOVES[self.last.state] and turn.day >= self.last.day
        (self.points if allowed else self.beside).append(turn)


def _done(entry: Entry, told: frozenset[str], stems: frozenset[str]) -> frozenset[str]:
    return entry.doing & told if told & stems else frozenset()


def _same_day(one: Turn, other: Turn) -> bool:
    return overlapping(one.when, other.when) or (one.when is None and other.when is None and one.day == other.day)


def add_silence(life: Life, day: dt.date, window: int) -> None:
    """Add what follows from silence up to ``day``: unanswered after ``window`` days, lapsed after a deadline."""
    points: list[Turn] = []
    for turn, following in zip(life.points, [*life.points[1:], None], strict=True):
        points.append(turn)
        if turn.state not in PENDING or turn.day == dt.date.max:
            continue
        until = following.day if following else day
        lapses = following is None and _lapsed(life, turn, day)
        ends = turn.day + dt.timedelta(days=window)
        if ends <= until and not (lapses and life.deadline and life.deadline.latest < ends):
            date = PartialDate(ends.isoformat())
            silent = Turn(
                _D.UNANSWERED, date, ends, None, f"nobody answers within {window} days", turn.entries[:], True, window
            )
            points.append(silent)
        if lapses and life.deadline:
            because = f"its day, {life.deadline}, passes without an answer"
            points.append(Turn(_D.LAPSED, life.deadline, life.deadline.latest, None, because, turn.entries[:], True))
    life.points = points


def _lapsed(life: Life, turn: Turn, day: dt.date) -> bool:
    return life.deadline is not None and turn.day <= life.deadline.latest < day
