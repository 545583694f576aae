"""Channels: whether two sides are talking, at which level, since when, who stopped it, and on what condition.

Told states (channel facts) and acts (events) are taken in order of time through the state machine of
``ontology.channel``. What a document tells of a state wins over what follows from acts of the same days; what only
follows is marked ``derived``. A meeting at one level never reopens a higher one. Where accounts of one moment differ,
all are kept.

The level of an act is what its words say ("formal", "conciliation", "the joint council"), else that at which the same
document tells of the pair's talks in the state the act leads to, else, of an answer, that of the pair's channel that
it can answer; a meeting without any of these is one of leaders where two persons meet, and informal otherwise.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from standoff.ontology import ChannelNote, ChannelState, Copy, Fact, Level, PartialDate
from standoff.record.entry import entry_id
from standoff.record.merging import families
from standoff.record.moves import Move, Pair, act_moves, told_moves
from standoff.record.sides import Sides
from standoff.record.talks import Draft, Line, Talks
from standoff.record.timeline import Event
from standoff.record.urging import note_contradictions, note_lapses, note_urgings
from standoff.record.when import order


@dataclass(frozen=True, slots=True)
class ChannelAccount:
    """What one source (``by``) says of a moment: the state, since when, who did it and on what condition."""

    by: str
    state: ChannelState
    when: PartialDate | None
    evidence: tuple[str, ...]
    condition: str | None = None


@dataclass(frozen=True, slots=True)
class ChannelPoint:
    """A moment in a channel's life: where it stands from then on, or, with ``state`` unchanged, what is noted.

    ``by`` is who brought it about, ``told_by`` who says so; ``events`` are the ids of the events it follows from.
    ``when`` is None where nobody tells since when; it held on ``seen``, the first day on which somebody says so.
    ``derived`` tells that it follows from acts, or was presupposed by them, and no document tells the state itself.
    ``accounts`` holds every account of the moment where they differ.
    """

    state: ChannelState
    when: PartialDate | None
    by: str | None
    condition: str | None
    resumed: bool
    derived: bool
    evidence: tuple[str, ...]
    told_by: tuple[str, ...]
    note: ChannelNote | None = None
    whom: str | None = None
    events: tuple[str, ...] = ()
    accounts: tuple[ChannelAccount, ...] = ()
    seen: PartialDate | None = None

    @property
    def disputed(self) -> bool:
        """Whether accounts of the moment differ, or somebody contradicts it."""
        return self.note is ChannelNote.DISPUTED or len({account.state for account in self.accounts}) > 1


@dataclass(frozen=True, slots=True)
class ChannelHistory:
    """One pair's talks at one level: every moment, oldest first. ``parties`` are the two sides, sorted.

    ``when`` is the date of the current state. Properties tell how it stands now.
    """

    id: str
    parties: tuple[str, str]
    when: PartialDate | None
    evidence: tuple[str, ...]
    level: Level
    points: tuple[ChannelPoint, ...]

    @property
    def current(self) -> ChannelPoint:
        """The last moment at which the state changed."""
        return next(
            point
            for point in reversed(self.points)
            if point.note not in (ChannelNote.URGED, ChannelNote.ACKNOWLEDGED, ChannelNote.DISPUTED)
        )

    @property
    def state(self) -> ChannelState:
        """Where it stands."""
        return self.current.state

    @property
    def since(self) -> PartialDate | None:
        """Since when; None where nobody tells."""
        return self.current.when

    @property
    def by(self) -> str | None:
        """Who brought the current state about."""
        return self.current.by

    @property
    def condition(self) -> str | None:
        """On what condition it would change ("until the circular is withdrawn")."""
        return self.current.condition

    @property
    def resumed(self) -> bool:
        """Whether it is open again after it had stopped."""
        return self.current.resumed

    @property
    def acknowledged(self) -> bool:
        """Whether the current offer was welcomed or considered, and not yet answered."""
        return any(p.note is ChannelNote.ACKNOWLEDGED for p in self._after()) and self.state is ChannelState.OFFERED

    @property
    def urged(self) -> tuple[ChannelPoint, ...]:
        """Who urged one of the two to resume since the current state began."""
        return tuple(point for point in self._after() if point.note is ChannelNote.URGED)

    @property
    def disputed(self) -> bool:
        """Whether accounts of the current state differ."""
        return self.current.disputed or any(point.disputed for point in self._after())

    def _after(self) -> tuple[ChannelPoint, ...]:
        current = self.current
        place = next(n for n in reversed(range(len(self.points))) if self.points[n] is current)
        return self.points[place + 1 :]


def channels(
    events: Iterable[Event],
    told: Iterable[Fact] = (),
    sides: Sides | None = None,
    copies: Iterable[Copy] = (),
    *,
    day: dt.date | None = None,
) -> tuple[ChannelHistory, ...]:
    """Return the channels that ``events`` and the channel facts among ``told`` tell of, by parties and level.

    ``sides`` tells for whom somebody acts; without it everybody acts for itself. ``copies`` tells which documents print
    one another: they count once. ``day`` is how far the record reaches: what was sought or offered until a day that has
    passed by then lapses (derived); without it nothing lapses. A channel needs two different sides: acts and facts that
    name one only are passed over. The order of events and facts is no matter, and the events and facts in which one of
    two sides takes part give the channels of the two.
    """
    sides = sides or Sides()
    happened = sorted(events, key=lambda event: (order(event.when or event.published), event.id))
    states = list(told_moves(told, sides))
    moves: dict[Pair, list[Move]] = defaultdict(list)
    for move in (*states, *act_moves(happened, states, sides)):
        moves[move.pair].append(move)
    printed = families(copies)
    talks = {pair: Talks(sides, printed).run(found) for pair, found in sorted(moves.items())}
    note_urgings(talks, happened, sides)
    note_contradictions(talks, happened, sides)
    if day is not None:
        note_lapses(talks, day)
    return tuple(_history(pair, level, line) for pair, lines in talks.items() for level, line in lines.items())


def _history(pair: Pair, level: Level, line: Line) -> ChannelHistory:
    points = tuple(map(_point, line.points))
    return ChannelHistory(
        id=entry_id("h", *pair, str(int(level))),
        parties=pair,
        when=next(point.when for point in reversed(points) if point.note in (None, ChannelNote.LAPSED)),
        evidence=tuple(sorted({fact for point in points for fact in point.evidence})),
        level=level,
        points=points,
    )


def _point(draft: Draft) -> ChannelPoint:
    moves = draft.moves
    return ChannelPoint(
        state=draft.state,
        when=draft.when,
        by=draft.by,
        condition=draft.condition,
        resumed=draft.resumed,
        derived=draft.derived if draft.note in (None, ChannelNote.LAPSED) else False,
        evidence=tuple(sorted({fact for move in moves for fact in move.evidence})),
        told_by=tuple(sorted({name for move in moves for name in move.told_by})),
        note=draft.note,
        whom=draft.whom,
        events=tuple(sorted({move.event.id for move in moves if move.event})),
        accounts=_accounts(draft.differing),
        seen=min((move.seen for move in moves if move.seen), key=order, default=None),
    )


def _accounts(moves: Iterable[Move]) -> tuple[ChannelAccount, ...]:
    found: dict[tuple[str, ChannelState], list[Move]] = defaultdict(list)
    for move in moves:
        for by in move.told_by:
            if move.target is not None:
                found[by, move.target].append(move)
    return tuple(
        ChannelAccount(
            by=by,
            state=state,
            when=min((move.when for move in alike if move.when), key=order, default=None),
            evidence=tuple(sorted({fact for move in alike for fact in move.evidence})),
            condition=next((c for c in sorted({m.condition for m in alike if m.condition})), None),
        )
        for (by, state), alike in sorted(found.items())
    )
