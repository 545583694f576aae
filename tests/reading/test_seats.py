"""Of which place somebody is senator, mayor or minister, where that stands behind the name."""

from __future__ import annotations

import pytest
from tests.reading.telling import roles


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The senators met Ann Lee of Ohio.", []),
        ("Ann Lee (D-Ohio) said no.", []),
        ("Mayor Ann Lee of late said no.", [("Ann Lee", "mayor", None, "current")]),
        ("Sen. Ann Lee, D-Ohio, said no.", [("Ann Lee", "senator", "Ohio", "current")]),
        ("Rep. Tom Bell (R-Utah) said no.", [("Tom Bell", "representative", "Utah", "current")]),
        ("Ohio Gov. Ann Lee said no.", [("Ann Lee", "governor", "Ohio", "current")]),
        ("Senator Ann Lee of Ohio said no.", [("Ann Lee", "senator", "Ohio", "current")]),
        ("Foreign Minister Ann Lee of Norway said no.", [("Ann Lee", "foreign minister", "Norway", "current")]),
        (
            "Two senators – Ann Lee of Ohio and Tom Bell of Maine – said no.",
            [("Ann Lee", "senator", "Ohio", "current"), ("Tom Bell", "senator", "Maine", "current")],
        ),
    ],
)
def test_a_seat_is_of_the_place_behind_the_name(text: str, expected: list[tuple[str, str, str | None, str]]) -> None:
    assert roles(text) == expected


def test_the_party_and_the_place_are_nobody() -> None:
    text = "The port committee, chaired by Rep. Tom Bell, R-Utah, met. It said no boat would sail."
    assert ("Tom Bell", "chair", "port committee", "current") in roles(text)
    assert not any("R-Utah" in (organisation or "") for _, _, organisation, _ in roles(text))
