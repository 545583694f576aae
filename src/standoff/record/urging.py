"""What is noted beside talks without moving them: a third party urges, one side contradicts, an offer's day passes."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from standoff.ontology import ChannelNote, ChannelState, Level, next_state
from standoff.record.levels import level_of, speaks_of_return, speaks_of_talks
from standoff.record.moves import Move, Pair
from standoff.record.sides import Sides
from standoff.record.talks import WAITING, Draft, Line
from standoff.record.timeline import Event
from standoff.record.when import anchor, within
from standoff.record.wording import due, mentions

_S = ChannelState
_NOTES = frozenset({ChannelNote.URGED, ChannelNote.DISPUTED})
#: How many days after a moment a contradiction is still held to be of it.
_CONTRADICTED_WITHIN = 60

Found = Mapping[Pair, Mapping[Level, Line]]


def note_urgings(talks: Found, events: Iterable[Event], sides: Sides) -> None:
    """Note in ``talks`` who, being neither of the two, asks one of them to take up talks that had stopped.

    It is the other that the request names, or the only one with whom the talks of those who are asked had stopped.
    """
    of_side = _by_side(talks)
    for event in events:
        if event.type not in ("request", "demand") or not event.happened:
            continue
        if event.mode != "meet" and not (speaks_of_talks(event) and speaks_of_return(event)):
            continue
        day = anchor(event.when, event.published)
        for whom in event.recipients:
            asked = sides.of(whom, day)
            lines = [(pair, level) for pair, level in of_side.get(asked, ()) if _stopped(talks[pair][level], day)]
            for pair, level in _meant(lines, asked, event, sides, day):
                _note(talks[pair][level], ChannelNote.URGED, event, day, whom=whom)


def _by_side(talks: Found) -> dict[str, list[tuple[Pair, Level]]]:
    of_side: dict[str, list[tuple[Pair, Level]]] = defaultdict(list)
    for pair, lines in talks.items():
        for level in lines:
            for side in pair:
                of_side[side].append((pair, level))
    return of_side


def _meant(
    lines: list[tuple[Pair, Level]], asked: str, event: Event, sides: Sides, day: dt.date
) -> Iterator[tuple[Pair, Level]]:
    """The talks that a request to ``asked`` means, at the level it names, or the highest that had stopped."""
    by = {sides.of(actor, day) for actor in event.actors}
    others = {_other(pair, asked): pair for pair, _ in lines if _other(pair, asked) not in by}
    whom = {sides.of(name, day) for name in event.recipients}
    named = [other for other in others if other in whom or _named(event, other, sides)]
    for other in named or (others if len(others) == 1 else ()):
        levels = [level for pair, level in lines if pair == others[other]]
        if levels and ((told := level_of(event)) is None or told in levels):
            yield others[other], told or max(levels)


def _other(pair: Pair, side: str) -> str:
    return pair[1] if pair[0] == side else pair[0]


def _named(event: Event, body: str, sides: Sides) -> bool:
    return mentions(event.about, body) or body in {sides.of(name) for name in sides.named_in(event.about)}


def _stopped(line: Line, day: dt.date) -> bool:
    """Whether the talks stood still on ``day``, before what moved them that day or after it."""
    return _stands_still(line, day) or _stands_still(line, day - dt.timedelta(days=1))


def _stands_still(line: Line, day: dt.date) -> bool:
    """Whether they had stopped by ``day``, and were at most asked for or offered since: that opens none."""
    place = bisect_right(line.points, day, key=lambda point: point.day)
    moved = (point for point in reversed(line.points[:place]) if point.note is None and point.state not in WAITING)
    return _can_be_urged(next(moved, None))


def _can_be_urged(point: Draft | None) -> bool:
    return point is not None and next_state(point.state, "urged").note is ChannelNote.URGED


def _standing(line: Line, day: dt.date, besides: frozenset[ChannelNote] = _NOTES) -> Draft | None:
    """The last point up to ``day``, those with a note of ``besides`` left out."""
    place = bisect_right(line.points, day, key=lambda point: point.day)
    return next((line.points[n] for n in range(place - 1, -1, -1) if line.points[n].note not in besides), None)


def note_contradictions(talks: Found, events: Iterable[Event], sides: Sides) -> None:
    """Note in ``talks`` where one of the two denies what the other, or whoever told it, says of them."""
    of_side = _by_side(talks)
    for event in events:
        if event.type != "deny" or not event.happened or not speaks_of_talks(event):
            continue
        day, level = anchor(event.when, event.published), level_of(event)
        for denier in sorted({sides.of(name, day) for name in event.actors}):
            for pair, at in of_side.get(denier, ()):
                if (level is None or level == at) and _denies(talks[pair][at], event, day):
                    _note(talks[pair][at], ChannelNote.DISPUTED, event, day)


def _denies(line: Line, event: Event, day: dt.date) -> bool:
    """Whether the point at which the talks then stood is the doing, or the word, of whom the denial is addressed to."""
    point = _standing(line, day)
    if point is None or not within(point.day, day, _CONTRADICTED_WITHIN):
        return False
    answerable = {name for move in point.moves for name in (*move.told_by, *_takers(move))} | {point.by or ""}
    return bool(answerable & set(event.recipients))


def _takers(move: Move) -> tuple[str, ...]:
    return (*move.event.actors, *move.event.recipients) if move.event else ()


def note_lapses(talks: Found, day: dt.date) -> None:
    """Let what was sought or offered until a day before ``day``, and never answered, lapse: it goes back."""
    for lines in talks.values():
        for line in lines.values():
            point = line.current
            if point is None or point.state not in (_S.SOUGHT, _S.OFFERED):
                continue
            texts = [point.condition, *(move.event.about for move in point.moves if move.event)]
            until = due(texts, point.when)
            heard = max(move.seen.latest if move.seen else dt.date.min for move in point.moves)
            if until is not None and max(until.latest, heard) < day and until.latest > heard:
                back = next_state(point.state, "lapse", before=line.before).state
                line.add(Draft(back, until, until.latest, note=ChannelNote.LAPSED, moves=list(point.moves)))
                line.points.sort(key=lambda each: each.day)


def _note(line: Line, note: ChannelNote, event: Event, day: dt.date, whom: str | None = None) -> None:
    """Put a note where it belongs in time: after what moved the talks that day, unless it urged them to move."""
    standing = _can_be_urged(_standing(line, day, frozenset(ChannelNote)))
    bisect = bisect_left if note is ChannelNote.URGED and not standing else bisect_right
    place = bisect(line.points, day, key=lambda point: point.day)
    before = next((point for point in reversed(line.points[:place]) if point.note not in _NOTES), None)
    if before and any(event.id == move.event.id for move in before.moves if move.event):
        return
    by = event.actors[0] if event.actors else None
    state = before.state if before else _S.UNKNOWN
    moves = [_as_move(event, day)]
    line.points.insert(place, Draft(state, event.when, day, by=by, note=note, whom=whom, derived=False, moves=moves))


def _as_move(event: Event, day: dt.date) -> Move:
    return Move(
        pair=("", ""),
        level=None,
        done="noted",
        target=None,
        when=event.when,
        seen=event.published,
        day=day,
        by=None,
        whom=event.recipients,
        condition=None,
        evidence=event.evidence,
        documents=frozenset(event.documents),
        told_by=event.told_by,
        event=event,
    )
