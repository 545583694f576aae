"""What the record has of the demo's dispute, resting on what the reader finds, may rise and never fall."""

from __future__ import annotations

import pytest

from standoff.record.account import fold
from tests.quality.dispute import copies, facts
from tests.quality.record_scores import found_facts, score

FLOORS = {"channel steps": 0.69, "demand steps": 0.57, "agreement steps": 0.5}


@pytest.fixture(scope="module")
def found() -> dict[str, float]:
    return score(fold(tuple(found_facts()), copies=copies()))


@pytest.mark.parametrize("name", FLOORS)
def test_no_figure_falls_below_its_floor(found: dict[str, float], name: str) -> None:
    assert found[name] >= FLOORS[name]


def test_on_the_annotations_every_step_that_one_tells_is_there() -> None:
    assert score(fold(facts(), copies=copies())) == dict.fromkeys(FLOORS, 1.0)
