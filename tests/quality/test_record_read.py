"""What the record has of the demo, by what the reader finds, never falls: python -m tests.quality.read_record."""

from __future__ import annotations

import pytest

from tests.quality.read_record import measure

FLOORS = {"offices": 0.679, "votes": 1.0, "positions": 0.545}


@pytest.fixture(scope="module")
def figures() -> dict[str, float]:
    return measure()


@pytest.mark.parametrize("name", FLOORS)
def test_no_figure_of_the_record_falls_below_its_floor(figures: dict[str, float], name: str) -> None:
    assert figures[name] >= FLOORS[name]
