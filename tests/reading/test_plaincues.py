"""Reports that no verb or noun of report tells: what somebody is adamant about, and words that a colon announces."""

from __future__ import annotations

import pytest

from standoff.ontology import Document
from standoff.reading import read


def told(text: str) -> list[tuple[str | None, str]]:
    return [(s.speaker_name, s.content.of(text)) for s in read(Document("quay.txt", text, "text/plain")).statements]


@pytest.mark.parametrize(
    "text",
    [
        "It is clear that the boats will sail.",
        "Ann Lee is not clear that the boats will sail.",
        "Ann Lee was clear about the boats.",
        "Ann Lee would be adamant that the boats will sail.",
        # headlines, signs and what others said
        "Ann Lee: “The boats will sail.”",
        "A sign by Ann Lee's door read: “Keep out.”",
        "Ann Lee faced a question: “Will the boats sail?”",
        "Ann Lee quoted her mother: “The boats will sail.”",
    ],
)
def test_nobody_is_said_to_have_said_it(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ann Lee is adamant that the boats will sail.", [("Ann Lee", "the boats will sail")]),
        ("Ann Lee was clear the boats would sail.", [("Ann Lee", "the boats would sail")]),
        ("Ann Lee made it clear that the boats would sail.", [("Ann Lee", "the boats would sail")]),
    ],
)
def test_what_somebody_is_adamant_about_is_their_word(text: str, expected: list[tuple[str | None, str]]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ann Lee was scathing: “The boats leak.”", [("Ann Lee", "The boats leak.")]),
        ("Tom Bell met the crews. He hit back: “The boats leak.”", [("Tom Bell", "The boats leak.")]),
        (
            "Tom Bell said: “It is fine.”\n\nBut master Ann Lee blasted: “The boats leak.”",
            [("Tom Bell", "It is fine."), ("Ann Lee", "The boats leak.")],
        ),
    ],
)
def test_a_colon_announces_the_words_of_the_subject(text: str, expected: list[tuple[str | None, str]]) -> None:
    assert told(text) == expected
