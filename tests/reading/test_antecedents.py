"""What words may point back to: whom the sentences before are about."""

from __future__ import annotations

import pytest
from tests.reading.telling import speakers


def test_where_the_gender_is_unknown_it_is_the_subject_not_whom_they_met() -> None:
    text = "Ottoline Crake, a pilot, met Ximena Pell, a clerk. She said the boats leaked."
    assert speakers(text) == ["Ottoline Crake"]


def test_a_pronoun_is_whoever_the_sentence_before_goes_on_about() -> None:
    text = (
        "The vote made Tom Bell resign. It is a blow to Alan Dale, who wanted more boats. He said there would be none."
    )
    assert speakers(text) == ["Alan Dale"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Pilot leader Ann Lee sang. “It leaks,” she said. The official added that a deal was near.", "Ann Lee"),
        ("The guild sang. “It leaks,” it said. The official added that a deal was near.", "official"),
        (
            "Pilot leader Ann Lee sang. “It leaks,” she said. The sun set. The tide turned. The pier sank. "
            "The official added that a deal was near.",
            "official",
        ),
    ],
)
def test_the_person_who_just_spoke_may_be_pointed_at(text: str, expected: str) -> None:
    assert speakers(text)[-1] == expected
