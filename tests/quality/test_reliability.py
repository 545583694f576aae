"""The table of reliability puts each finding in one band and means what it says."""

from __future__ import annotations

from tests.quality.reliability import table


def test_each_finding_stands_in_one_band() -> None:
    rows = list(table([(0.0, False), (0.5, True), (0.69, False), (1.0, True)]))
    assert [(band, count) for band, count, *_ in rows] == [("0.0–0.5", 1), ("0.5–0.7", 2), ("0.8–1.0", 1)]
    assert [share for *_, share in rows] == [0.0, 0.5, 1.0]
