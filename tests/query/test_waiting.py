"""What waits for a person: told doubtful by the doubt alone, however much hangs on it."""

from __future__ import annotations

import pytest

from standoff.curation.doubt import DOUBTFUL, weight
from standoff.query.waiting import Waiting


@pytest.mark.parametrize("hanging", [0, 1, 12])
@pytest.mark.parametrize(
    ("doubt", "standing"), [(0.0, "likely"), (0.39, "likely"), (DOUBTFUL, "doubtful"), (1.4, "doubtful")]
)
def test_a_fact_is_doubtful_by_its_doubt_and_not_by_what_hangs_on_it(doubt: float, standing: str, hanging: int) -> None:
    score = round(doubt * weight(hanging), 6)
    assert Waiting("s1", score, hanging, ()).standing == standing
