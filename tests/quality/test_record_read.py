"""Which offices the record has, resting on what the reader finds, may rise: python -m tests.quality.read_record."""

from __future__ import annotations

import pytest

from tests.quality.read_record import measure

#: Measures that the reader serves today; votes and positions are not read yet.
FLOORS = {"offices": 0.561}


@pytest.fixture(scope="module")
def figures() -> dict[str, float]:
    return measure()


@pytest.mark.parametrize("name", FLOORS)
def test_no_figure_of_the_record_falls_below_its_floor(figures: dict[str, float], name: str) -> None:
    assert figures[name] >= FLOORS[name]
