"""How warm or cold a pair was, period by period: bars above the line for cooperation, below it for conflict."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from standoff.record import Point

WIDTH, HEIGHT, LEFT, BOTTOM = 1000, 190, 46, 26

#: How wide the drawing of a few months is: as much of them is on a small screen as on a large one.
SHORT, FEW = 400, 6

#: No bar is wider: a month alone is a bar too, and no banner.
WIDEST = 48


@dataclass(frozen=True, slots=True)
class Bar:
    """One period's bar: its place and size, how it is painted, and the point that it stands for."""

    point: Point
    x: float
    y: float
    width: float
    height: float
    paint: str


@dataclass(frozen=True, slots=True)
class Bars:
    """The drawing: bars, where zero lies, the scale's ends, and the ticks of the axis; ``width`` is SHORT or WIDTH."""

    width: int
    height: int
    left: int
    zero: float
    most: float
    least: float
    bars: tuple[Bar, ...]
    ticks: tuple[tuple[str, float], ...]


def bars(points: Sequence[Point]) -> Bars | None:
    """Return the drawing of monthly ``points`` of one pair on one scale; None where none has an event."""
    monthly = sorted((p for p in points if p.period and len(p.period) == 7 and p.events), key=lambda p: p.period or "")
    if not monthly:
        return None
    first, last = _month(monthly[0]), _month(monthly[-1])
    count = last - first + 1
    most = max(0.0, *(p.total for p in monthly))
    least = min(0.0, *(p.total for p in monthly))
    room = HEIGHT - BOTTOM - 12
    unit = room / ((most - least) or 1)
    zero = 6 + most * unit
    width = SHORT if count <= FEW else WIDTH
    step = (width - LEFT - 10) / count
    thick = min(WIDEST, max(step * 0.8, 2))
    drawn = []
    for point in monthly:
        size = abs(point.total) * unit
        middle = LEFT + step * (_month(point) - first + 0.5)
        paint = "cool" if point.total > 0 else "warm" if point.total < 0 else "even"
        top = zero - size if point.total > 0 else zero
        drawn.append(
            Bar(
                point,
                round(middle - thick / 2, 1),
                round(top, 1),
                round(thick, 1),
                round(max(size, 1.5), 1),
                paint,
            )
        )
    return Bars(width, HEIGHT, LEFT, round(zero, 1), most, least, tuple(drawn), tuple(_ticks(first, last, step)))


def _month(point: Point) -> int:
    assert point.period is not None
    return int(point.period[:4]) * 12 + int(point.period[5:7]) - 1


def _ticks(first: int, last: int, step: float) -> list[tuple[str, float]]:
    every = 12 if last - first > 18 else 3 if last - first > 6 else 1
    ticks = []
    for number in range(first, last + 1):
        if number % every == 0 or number == first == last:
            day = dt.date(number // 12, number % 12 + 1, 1)
            label = str(day.year) if every == 12 else f"{day:%b %Y}"
            ticks.append((label, round(LEFT + step * (number - first) + step / 2, 1)))
    return ticks
