"""Who stands at a word of a sentence as the source of a report, by the sentence's tree."""

from __future__ import annotations

import pytest
from tests.reading.telling import speakers


@pytest.mark.parametrize(
    "text",
    [
        "Those who say the boats leak are wrong.",
        "Nobody on the quay insisted that the boats leaked.",
        "No pilot insisted that the boats leaked.",
        "The scale of the damage suggested the boats leaked.",
    ],
)
def test_nobody_and_what_cannot_speak_are_no_source(text: str) -> None:
    assert speakers(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Critics say the boats leak.", "critics"),
        ("Tom Bell, 47, and Sara Holt, 39, said the boats leaked.", "Tom Bell and Sara Holt"),
        ("Those behind the petition say the boats leak.", "those behind the petition"),
        ("Tom Bell spoke of the chair, Ann Lee, who insisted that the boats leaked.", "Ann Lee"),
    ],
)
def test_a_source_is_a_name_several_or_a_noun_that_can_speak(text: str, expected: str) -> None:
    assert speakers(text) == [expected]
