"""The reliability table tells claimed confidence from what was right."""

from __future__ import annotations

import pytest

from tests.quality.calibration import calibration_error, isotonic, table


def test_a_range_gives_its_mean_confidence_and_the_share_right() -> None:
    assert table([(0.8, True), (0.8, False), (0.98, True)]) == [
        (0.75, 0.85, 2, 0.8, 0.5),
        (0.95, 1.01, 1, 0.98, 1.0),
    ]


def test_the_error_is_the_distance_of_claim_and_truth_by_number() -> None:
    assert calibration_error([(0.8, True), (0.8, False), (0.98, True)]) == pytest.approx((2 * 0.3 + 0.02) / 3)
    assert calibration_error([]) == 0.0


def test_steps_that_would_fall_are_pooled_and_those_too_small_too() -> None:
    rising = [(0.2, False)] * 3 + [(0.2, True)] + [(0.9, True)] * 4
    assert isotonic(rising, least=3) == [(0.2, 2 / 6), (0.9, 5 / 6)]
    falling = [(0.2, True)] * 4 + [(0.9, False)] * 4
    assert isotonic(falling, least=3) == [(0.2, 5 / 10)]
    assert isotonic(rising, least=5) == [(0.2, 6 / 10)]
