"""The steps of confidence rise, and none rests on too few statements."""

from __future__ import annotations

from tests.quality.calibration import isotonic


def test_steps_that_would_fall_are_pooled_and_those_too_small_too() -> None:
    rising = [(0.2, False)] * 3 + [(0.2, True)] + [(0.9, True)] * 4
    assert isotonic(rising, least=3) == [(0.2, 2 / 6), (0.9, 5 / 6)]
    falling = [(0.2, True)] * 4 + [(0.9, False)] * 4
    assert isotonic(falling, least=3) == [(0.2, 5 / 10)]
    assert isotonic(rising, least=5) == [(0.2, 6 / 10)]
