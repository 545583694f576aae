"""What a letter, a booklet or a report goes by."""

from __future__ import annotations

import pytest
from tests.reading.telling import speakers


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The guild published a booklet, Safe Harbours. The booklet said pilots were tired.", "Safe Harbours"),
        ("The guild's booklet Safe Harbours said pilots were tired.", "Safe Harbours"),
        ("The booklet said pilots were tired.", "booklet"),
    ],
)
def test_a_document_is_named_by_its_title(text: str, expected: str) -> None:
    assert speakers(text)[-1] == expected
