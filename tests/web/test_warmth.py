"""How warm or cold a pair was, drawn: bars that can be compared, however few or many the months."""

from __future__ import annotations

import pytest

from standoff.query import Record, View
from standoff.record import Point
from standoff.web.pictures.warmth import WIDEST, WIDTH, bars


@pytest.fixture
def months(record: Record) -> list[Point]:
    pair = record.entries(View.POINT).items[0].parties
    return [p for p in record.index(*pair) if p.period and len(p.period) == 7 and p.events]


def test_without_an_event_nothing_is_drawn() -> None:
    assert bars([]) is None


def test_a_month_alone_is_a_bar_in_the_middle_and_no_banner(months: list[Point]) -> None:
    drawn = bars(months[:1])
    assert drawn
    (bar,) = drawn.bars
    assert bar.width <= WIDEST
    assert drawn.left < bar.x < bar.x + bar.width < drawn.width
    assert drawn.width < WIDTH


def test_bars_stand_in_order_of_time_and_never_on_each_other(months: list[Point]) -> None:
    assert len(months) > 2
    drawn = bars(months)
    assert drawn
    for one, other in zip(drawn.bars, drawn.bars[1:], strict=False):
        assert one.x + one.width <= other.x
        assert (one.point.period or "") < (other.point.period or "")


def test_cooperation_stands_above_the_line_and_conflict_below_it(months: list[Point]) -> None:
    drawn = bars(months)
    assert drawn
    for bar in drawn.bars:
        assert (bar.y + bar.height <= drawn.zero + 0.2) if bar.point.total > 0 else bar.y >= drawn.zero - 0.2
