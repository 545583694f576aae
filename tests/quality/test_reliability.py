"""The arithmetic of the reliability table, on findings whose share of right ones is known."""

from __future__ import annotations

import pytest

from tests.quality.reliability import calibration_error, table


def test_nothing_found_has_no_bands_and_no_error() -> None:
    assert table([]) == []
    assert calibration_error([]) == 0


def test_a_band_tells_its_number_its_mean_and_the_share_that_is_right() -> None:
    assert table([(0.5, True), (0.55, False), (0.95, True)]) == [
        (0.5, 2, pytest.approx(0.525), 0.5),
        (0.9, 1, 0.95, 1.0),
    ]


def test_the_error_is_the_distance_weighted_by_number() -> None:
    sure = [(0.9, True)] * 3 + [(0.4, True)]
    assert calibration_error(table(sure)) == pytest.approx((3 * 0.1 + 0.6) / 4)
