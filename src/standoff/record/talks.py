"""Talks: one pair's moves, taken in order of time through the state machine of ``ontology.channel``, level by level."""

from __future__ import annotations

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from standoff.ontology import STOPPED, ChannelNote, ChannelState, Level, PartialDate, next_state
from standoff.record.levels import speaks_of_return, speaks_of_talks
from standoff.record.merging import Union
from standoff.record.moves import Move
from standoff.record.sides import Sides
from standoff.record.when import order, overlapping, settled

_S = ChannelState
_NOT_TALKING = STOPPED | {_S.DEADLOCKED, _S.NONE}
_ASKED = frozenset({_S.SOUGHT, _S.OFFERED, _S.AGREED})
#: What opens no talks by itself: they still stand as before.
WAITING = frozenset({_S.SOUGHT, _S.OFFERED, _S.REFUSED})
#: Levels that are also taken where an article's words give none.
_USUAL = frozenset({Level.NEGOTIATION, Level.LEADERS})
#: How many of the latest points are looked at for one that is told again: it keeps the fold linear.
_RECENT = 20
#: What of one day comes first: one asks before one agrees, agrees before one meets, and meets before one stops.
_RANK = (_S.SOUGHT, _S.OFFERED, None, _S.AGREED, _S.REFUSED, _S.OPEN, _S.DEADLOCKED, _S.PAUSED, _S.NONE)


@dataclass
class Moment:
    """All moves of one pair that tell of one change: at one level, towards one state, under one date."""

    level: Level | None
    target: ChannelState | None
    when: PartialDate | None
    day: dt.date
    moves: list[Move] = field(default_factory=list)

    @property
    def told(self) -> list[Move]:
        """The moves that tell the state itself."""
        return [move for move in self.moves if move.told]

    @property
    def weightiest(self) -> list[Move]:
        """The moves that decide: those that tell the state where there are any."""
        return self.told or self.moves

    @property
    def documents(self) -> set[str]:
        """The ids of the documents that tell any of it."""
        return {document for move in self.moves for document in move.documents}


@dataclass
class Draft:
    """A point of a channel's life in the making: its state or note, and the moves it rests on."""

    state: ChannelState
    when: PartialDate | None
    day: dt.date
    by: str | None = None
    condition: str | None = None
    resumed: bool = False
    derived: bool = True
    note: ChannelNote | None = None
    whom: str | None = None
    moves: list[Move] = field(default_factory=list)
    differing: list[Move] = field(default_factory=list)


class Line:
    """One pair's talks at one level: the points so far, and where they stand."""

    def __init__(self) -> None:
        self.points: list[Draft] = []
        self.was_open = False
        self.before = _S.UNKNOWN  # the state before the current one
        self.current: Draft | None = None  # the last point at which the state changed

    @property
    def state(self) -> ChannelState:
        """Where the talks stand."""
        return self.current.state if self.current else _S.UNKNOWN

    @property
    def stands_still(self) -> bool:
        """Whether the talks had stopped, and were at most asked for or offered since."""
        moved = (point for point in reversed(self.points) if point.note is None and point.state not in WAITING)
        last = next(moved, None)
        return last is not None and last.state in STOPPED | {_S.DEADLOCKED}

    def add(self, point: Draft) -> None:
        """Put ``point`` at the end; open talks that had been open before are resumed."""
        if point.note is None and point.state is _S.OPEN:
            point.resumed = point.resumed or (self.was_open and self.state is not _S.OPEN)
            self.was_open = True
        if point.note in (None, ChannelNote.LAPSED):
            self.before, self.current = self.state, point
        self.points.append(point)


def moments(moves: Iterable[Move]) -> list[Moment]:
    """Return the moves of one pair by what they tell of, in order of time; what one day tells, in order of _RANK."""
    families: dict[tuple[Level | None, ChannelState | None], list[Move]] = defaultdict(list)
    for move in moves:
        families[move.level, _family(move.target)].append(move)
    found: list[Moment] = []
    for (level, target), alike in families.items():
        finest = settled(move.when for move in alike if move.when)
        grouped: dict[tuple[PartialDate | None, dt.date | None], Moment] = {}
        for move in sorted(alike, key=_first_told):
            when = finest[move.when] if move.when and move.done != "plan" else None
            moment = grouped.setdefault((when, None if when else move.day), Moment(level, target, when, move.day))
            if move.when == when:
                moment.day = min(moment.day, move.day) if any(m.when == when for m in moment.moves) else move.day
            moment.moves.append(move)
        found += grouped.values()
    met = {(moment.level, moment.day) for moment in found if moment.target is _S.OPEN}
    found.sort(key=lambda m: (m.day, _rank(m, met), order(m.when), m.level is None, m.level or 0))
    return _absorbed(found)


def _rank(moment: Moment, met: set[tuple[Level | None, dt.date]]) -> int:
    """What of one day comes first: one stops before one asks again, unless one met that day and walked out."""
    stops = moment.target in (_S.DEADLOCKED, _S.PAUSED) and (moment.level, moment.day) not in met
    return _RANK.index(moment.target) - (len(_RANK) if stops else 0)


def _family(state: ChannelState | None) -> ChannelState | None:
    return _S.PAUSED if state in STOPPED else state


def _first_told(move: Move) -> tuple[object, ...]:
    return order(move.seen), move.day, move.evidence


def _absorbed(found: list[Moment]) -> list[Moment]:
    """Leave out what only follows from acts on a day for which the same documents tell the state at that level."""
    told: dict[tuple[Level | None, dt.date], list[Moment]] = defaultdict(list)
    for moment in found:
        if moment.told:
            told[moment.level, moment.day].append(moment)
    kept = []
    for moment in found:
        beside = [] if moment.told or moment.target is None else told.get((moment.level, moment.day), [])
        if moment.level is None and moment.target in _ASKED:
            beside = [t for (_, day), same in told.items() if day == moment.day for t in same if t.target in _ASKED]
        if (own := next((t for t in beside if moment.documents <= t.documents), None)) is not None:
            own.moves += moment.moves
        else:
            kept.append(moment)
    return _contradictory(kept, told)


def _contradictory(found: list[Moment], told: dict[tuple[Level | None, dt.date], list[Moment]]) -> list[Moment]:
    """Make one moment of two that different documents tell of one day and that cannot both be: open, and stopped."""
    gone = set()
    for same_day in told.values():
        opened = next((m for m in same_day if m.target is _S.OPEN), None)
        stopped = next((m for m in same_day if m.target in _NOT_TALKING), None)
        if opened and stopped and not opened.documents & stopped.documents and opened.when and stopped.when:
            stopped.moves += opened.moves
            gone.add(id(opened))
    return [moment for moment in found if id(moment) not in gone]


class Talks:
    """One pair's talks at every level. ``printed`` joins documents that print one another: they count once."""

    def __init__(self, sides: Sides, printed: Union) -> None:
        self.lines: dict[Level, Line] = {}
        self._sides, self._printed = sides, printed

    def run(self, moves: Iterable[Move]) -> dict[Level, Line]:
        """Take ``moves``, in any order, and return the talks by level."""
        for moment in moments(moves):
            level = moment.level or self._level(moment)
            if level is not None and not self._left_to_urging(moment, level):
                line = self.lines.setdefault(level, Line())
                self._told(line, moment) if moment.told else self._done(line, moment, level)
        return {level: line for level, line in sorted(self.lines.items()) if line.points}

    def _level(self, moment: Moment) -> Level | None:
        """The level of what names none: of a point it tells again, of talks it can answer, or the least it can be."""
        move, lines = moment.moves[0], self.lines.items()
        again = [
            level
            for level, line in lines
            if any(_family(p.state) is moment.target and _same_time(p, moment) for p in line.points[-_RECENT:])
        ]
        if again:
            return max(again)
        can = [(line.current.day, level) for level, line in lines if line.current and _takes(line, move)]
        if can:
            return max(can)[1]
        if move.done in ("pause-talks", "pause-talks:break-off", "pause-talks:walk-out", "resume-talks", "impasse"):
            return Level.FORMAL
        if move.done in ("meet", "plan") or move.asks:
            return Level.LEADERS if move.persons else Level.INFORMAL
        return None

    def _left_to_urging(self, moment: Moment, level: Level) -> bool:
        """Whether a request to return to talks is none to talk with whoever makes it: the two never talked so."""
        event = moment.moves[0].event
        if moment.told or event is None or event.type not in ("request", "demand") or not speaks_of_return(event):
            return False
        return level not in self.lines or not self.lines[level].points

    def _told(self, line: Line, moment: Moment) -> None:
        state, told = self._chosen(moment), moment.told
        if state is _S.SOUGHT and not line.points and (stopped := self._urged(moment)) is not None:
            noted = Draft(stopped.state, moment.when, moment.day, by=self._most(told, "by"), derived=False)
            noted.note, noted.whom, noted.moves = ChannelNote.URGED, _first(told[0].whom), list(moment.moves)
            stopped.add(noted)
            return
        current = line.current
        if current is not None and (current.state is state or _still_stuck(current, state, moment)):
            self._confirm(current, moment)
            return
        self._presuppose(line, state, moment)
        line.add(
            Draft(
                state,
                moment.when,
                moment.day,
                by=self._most([m for m in told if m.target is state], "by"),
                condition=_first(m.condition for m in (*told, *moment.moves) if m.target is state),
                resumed=state is _S.OPEN and any(m.resumed for m in told),
                derived=False,
                moves=list(moment.moves),
                differing=_differing(moment),
            )
        )

    def _urged(self, moment: Moment) -> Line | None:
        """The highest talks of the pair that stand still, where somebody else is told to seek their return."""
        move = moment.told[0]
        if moment.level not in _USUAL or move.by is None or self._sides.of(move.by, moment.day) in move.pair:
            return None
        standing = (line for _, line in sorted(self.lines.items(), reverse=True) if line.stands_still)
        return next(standing, None)

    def _confirm(self, current: Draft, moment: Moment) -> None:
        current.moves += moment.moves
        current.derived = current.derived and not moment.told
        current.by = current.by or self._most(moment.weightiest, "by")
        current.condition = current.condition or _first(m.condition for m in moment.weightiest)

    def _done(self, line: Line, moment: Moment, level: Level) -> None:
        move = self._representative(moment)
        if move.done == "considered":
            self._consider(line, moment)
            return
        self._presuppose(line, move.target, moment)
        state = self._after(line, move.done)
        if state is not None and state is not line.state:
            line.add(self._draft(state, moment, move))
        elif line.current and _family(line.state) is moment.target:
            self._confirm(line.current, moment)
        if move.done == "meet" and level is not Level.THIRD_PARTY:
            self._reopen_lower(moment, move, level)

    def _draft(self, state: ChannelState, moment: Moment, move: Move) -> Draft:
        conditions = (m.condition for m in (move, *moment.moves))
        return Draft(
            state,
            moment.when,
            moment.day,
            by=self._most([m for m in moment.moves if m.done == move.done], "by"),
            condition=_first(conditions),
            moves=list(moment.moves),
            differing=_differing(moment),
        )

    def _after(self, line: Line, done: str) -> ChannelState | None:
        """The state that ``done`` leads to; None where it leads nowhere."""
        if done == "plan":
            return None if line.state in (_S.OPEN, _S.AGREED) else _S.AGREED
        if done == "resume-talks" and line.state in (*_ASKED, _S.UNKNOWN):
            return _S.OPEN
        step = next_state(line.state, done, before=line.before)
        return step.state if step.state is not line.state else None

    def _reopen_lower(self, moment: Moment, move: Move, level: Level) -> None:
        for lower, line in self.lines.items():
            if lower < level and lower.reopened_by(level) and line.state in (STOPPED | _ASKED | {_S.DEADLOCKED}):
                line.add(self._draft(_S.OPEN, moment, move))

    def _presuppose(self, line: Line, state: ChannelState | None, moment: Moment) -> None:
        """What is paused, ended or deadlocked had been open, though nobody read says so."""
        if line.state is _S.UNKNOWN and state in (*STOPPED, _S.DEADLOCKED):
            line.add(Draft(_S.OPEN, None, moment.day, moves=list(moment.moves)))

    def _consider(self, line: Line, moment: Moment) -> None:
        """An offer is acknowledged by the other side only."""
        move, current = moment.moves[0], line.current
        if current is None or next_state(line.state, "considered").note is not ChannelNote.ACKNOWLEDGED:
            return
        if current.by and move.by and self._sides.of(current.by, current.day) == self._sides.of(move.by, move.day):
            return
        noted = Draft(line.state, moment.when, moment.day, by=move.by, note=ChannelNote.ACKNOWLEDGED)
        noted.moves = list(moment.moves)
        line.add(noted)

    def _chosen(self, moment: Moment) -> ChannelState:
        """The state that most documents tell, of equally many the less final."""
        documents: dict[ChannelState, set[str]] = defaultdict(set)
        for move in moment.told:
            assert move.target is not None
            documents[move.target].update(map(self._printed.find, move.documents))
        return min(documents, key=lambda state: (-len(documents[state]), list(_S).index(state)))

    def _representative(self, moment: Moment) -> Move:
        """The move by whose act the moment is known: that of most documents, of equally many the less final."""
        documents: dict[str, set[str]] = defaultdict(set)
        for move in moment.moves:
            documents[move.done].update(map(self._printed.find, move.documents))
        final = [*_S, None]
        return min(moment.moves, key=lambda m: (-len(documents[m.done]), final.index(m.target), _first_told(m)))

    def _most(self, moves: Iterable[Move], name: str) -> str | None:
        """The value that most documents give, of equally many the one told first."""
        told = [(getattr(move, name), move) for move in sorted(moves, key=_first_told) if getattr(move, name)]
        counts = Counter(value for value, _ in {(v, self._printed.find(d)) for v, m in told for d in m.documents})
        values = list(dict.fromkeys(value for value, _ in told))
        return min(values, key=lambda value: -counts[value], default=None)


def _first(values: Iterable[str | None]) -> str | None:
    return next((value for value in values if value), None)


def _takes(line: Line, move: Move) -> bool:
    """Whether talks at a level take up what names none: an answer, the end of a pause, or a meeting that was agreed."""
    if move.done in ("meet", "impasse"):
        return not move.persons and line.state is (_S.AGREED if move.done == "meet" else _S.OPEN)
    if move.done == "considered":
        return line.state is _S.OFFERED
    if move.asks and not (move.event and speaks_of_talks(move.event)):
        return False
    return next_state(line.state, move.done).state is not line.state


def _same_time(point: Draft, moment: Moment) -> bool:
    return point.note is None and (point.day == moment.day or overlapping(point.when, moment.when))


def _still_stuck(current: Draft, state: ChannelState, moment: Moment) -> bool:
    """Whether talks are merely said to go on: that ends no deadlock, unless a day or a resumption is told."""
    told_anew = moment.when is not None or any(move.resumed for move in moment.told)
    return current.state is _S.DEADLOCKED and state is _S.OPEN and not told_anew


def _differing(moment: Moment) -> list[Move]:
    """The accounts of a moment, where they differ in whether the two were talking, or for good."""
    states = {move.target for move in moment.weightiest}
    return moment.weightiest if len(states) > 1 and states <= {*STOPPED, *_NOT_TALKING, _S.OPEN} else []
