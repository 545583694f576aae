"""Whom a pronoun means that is the source of a report."""

from __future__ import annotations

import pytest
from tests.reading.telling import speakers


@pytest.mark.parametrize(
    "text",
    [
        "He said the boats leaked.",
        "“The boats leak,” she said.",
        "Ann Lee met the crews. He said the boats leaked.",
        "The boats leaked. It said they would be sold.",
    ],
)
def test_a_pronoun_that_points_at_nobody_stays_unknown(text: str) -> None:
    assert speakers(text) == [None]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ann Lee came late. She said the boats leaked.", "Ann Lee"),
        ("Ann Lee met Tom Bell. He said the boats leaked.", "Tom Bell"),
        ("Ann Lee met Tom Bell. She said the boats leaked.", "Ann Lee"),
        ("Tom Bell met Ann Lee. She said the boats leaked.", "Ann Lee"),
        ("Mr Crake met Ms Pell. She said the boats leaked.", "Pell"),
        ("Ann Lee's boat sank. She said the other boats leaked.", "Ann Lee"),
    ],
)
def test_a_person_is_the_last_named_who_fits(text: str, expected: str) -> None:
    assert speakers(text)[-1] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The Harbour Agency met on Monday. It said the boats leaked.", "Harbour Agency"),
        ("The Harbour Agency has met the crews. They said the boats leaked.", "Harbour Agency"),
        ("Four branches have signed the letter. It said the boats leaked.", "letter"),
    ],
)
def test_a_body_or_a_document_is_the_last_told_of(text: str, expected: str) -> None:
    assert speakers(text)[-1] == expected


def test_a_report_inside_a_report_does_not_take_the_pronoun() -> None:
    text = "Ann Lee said that Tom Bell had claimed that the boats leaked. She said they did not."
    assert speakers(text)[-1] == "Ann Lee"


def test_a_pronoun_is_not_whoever_its_own_clause_describes() -> None:
    text = "Robin Voss met Joss Pell. Joss Pell, whom he accused of greed, was late."
    assert speakers(text) == ["Robin Voss"]
