"""A timeline in lanes: one for each of the parties that act most, each event a mark at its date."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from standoff.record import Event
from standoff.web.wording import status, warmth

#: In units of the drawing: its width, the room for names, the height of a lane, the radius of a mark.
WIDTH, LEFT, LANE, RADIUS = 1000, 240, 34, 5
TOP, BOTTOM = 10, 34
#: How many parties have a lane; the acts of the others share the last one.
MOST = 8
OTHERS = "others"


@dataclass(frozen=True, slots=True)
class Dot:
    """An event's mark: its middle, how it is painted, whether it is hollow (it did not simply happen)."""

    event: Event
    x: float
    y: float
    paint: str
    hollow: bool


@dataclass(frozen=True, slots=True)
class Lanes:
    """The drawing: the names of the lanes with their heights, the marks, and the ticks of the axis."""

    width: int
    height: int
    left: int
    lanes: tuple[tuple[str, float], ...]
    dots: tuple[Dot, ...]
    ticks: tuple[tuple[str, float], ...]


def lanes(events: Sequence[Event], first: Sequence[str] = ()) -> Lanes | None:
    """Return the drawing of the dated ones of ``events``; those in ``first`` have the upper lanes. None without any."""
    dated = [(event, event.when) for event in events if event.when is not None]
    if not dated:
        return None
    names = _names([event for event, _ in dated], first)
    rows = {name: TOP + LANE * (place + 0.5) for place, name in enumerate(names)}
    begin, end = min(when.earliest for _, when in dated), max(when.latest for _, when in dated)
    span = max((end - begin).days, 1)

    def at(day: dt.date) -> float:
        return round(LEFT + 12 + (WIDTH - LEFT - 32) * (day - begin).days / span, 1)

    taken: Counter[tuple[str, int]] = Counter()
    dots = []
    for event, when in sorted(dated, key=lambda each: (each[1].earliest, each[0].id)):
        lane = next((name for name in event.actors if name in rows), names[-1])
        x = at(when.earliest + (when.latest - when.earliest) / 2)
        nth = taken[lane, round(x / (2 * RADIUS))]
        taken[lane, round(x / (2 * RADIUS))] += 1
        dots.append(Dot(event, x, round(rows[lane] + _lift(nth), 1), warmth(event), status(event) is not None))
    height = TOP + LANE * len(names) + BOTTOM
    return Lanes(
        WIDTH, height, LEFT, tuple(rows.items()), tuple(dots), tuple((t, at(d)) for t, d in _ticks(begin, end))
    )


def _lift(nth: int) -> float:
    """Marks of one day stand over and under each other, within their lane."""
    away = (RADIUS + 1.5) * ((nth + 1) // 2) * (1 if nth % 2 else -1)
    return max(-LANE / 2 + RADIUS, min(LANE / 2 - RADIUS, away))


def _names(events: Sequence[Event], first: Sequence[str]) -> list[str]:
    acting = Counter(name for event in events for name in event.actors[:1])
    ranked = [name for name, _ in sorted(acting.items(), key=lambda item: (-item[1], item[0])) if name not in first]
    names = [*dict.fromkeys(first), *ranked]
    return names if len(names) <= MOST and all(event.actors for event in events) else [*names[: MOST - 1], OTHERS]


def _ticks(begin: dt.date, end: dt.date) -> list[tuple[str, dt.date]]:
    """Years where there are several, months in steps that leave room otherwise."""
    months = (end.year - begin.year) * 12 + end.month - begin.month
    step = 12 if months > 30 else 6 if months > 14 else 2 if months > 5 else 1
    ticks = []
    for number in range(begin.year * 12 + begin.month - 1, end.year * 12 + end.month):
        day = dt.date(number // 12, number % 12 + 1, 1)
        if number % step == 0 and day >= begin:
            ticks.append((str(day.year) if step == 12 else f"{day:%b %Y}", day))
    return ticks
