"""Sources that are described, not named, keep a short description in the article's words."""

from __future__ import annotations

import pytest

from standoff.ontology import Document
from standoff.reading import read


def described(text: str) -> list[tuple[str | None, str | None]]:
    found = read(Document("quay.txt", text, "text/plain")).statements
    return [(s.speaker.of(text) if s.speaker else None, s.speaker_name) for s in found]


@pytest.mark.parametrize(
    "text",
    [
        "The sea said nothing.",
        "The old crane says it all to those who look up at it.",
        "A sign of the times said the boats would sail.",
        "In the harbour said to be haunted nobody works.",
    ],
)
def test_things_that_cannot_speak_are_no_sources(text: str) -> None:
    assert described(text) == []


@pytest.mark.parametrize(
    ("text", "mention", "name"),
    [
        (
            "A spokesman for the Harbour Agency said it would wait.",
            "A spokesman for the Harbour Agency",
            "a Harbour Agency spokesman",
        ),
        (
            "A Harbour Agency spokeswoman said it would wait.",
            "A Harbour Agency spokeswoman",
            "a Harbour Agency spokeswoman",
        ),
        ("“We wait,” an RFL spokesperson said.", "an RFL spokesperson", "an RFL spokesperson"),
        ("“We wait,” said a spokesman for Ann Lee.", "a spokesman for Ann Lee", "Ann Lee's spokesman"),
        (
            "Two people close to the talks said a deal was near.",
            "Two people close to the talks",
            "two people close to the talks",
        ),
        ("Officials said a deal was near.", "Officials", "officials"),
        ("Harbour Agency officials said a deal was near.", "Harbour Agency officials", "Harbour Agency officials"),
        ("US officials said a deal was near.", "US officials", "US officials"),
        ("Union leaders said a deal was near.", "Union leaders", "union leaders"),
        ("Several pilots said a deal was near.", "Several pilots", "several pilots"),
        ("One pilot said a deal was near.", "One pilot", "a pilot"),
        ("Nine branch secretaries said a deal was near.", "Nine branch secretaries", "nine branch secretaries"),
        (
            "A senior manager at the ferry company said a deal was near.",
            "A senior manager at the ferry company",
            "a senior manager at the ferry company",
        ),
        ("Critics said the offer was poor.", "Critics", "critics"),
        ("The report said the quay was sinking.", "The report", "report"),
        ("A letter to members said the quay was sinking.", "A letter to members", "letter to members"),
        ("New figures show nothing, but the survey said pay had fallen.", "the survey", "survey"),
        ("The teachers' union said pay had fallen.", "The teachers' union", "teachers' union"),
    ],
)
def test_a_description_names_its_source(text: str, mention: str, name: str) -> None:
    assert described(text) == [(mention, name)]


def test_a_description_does_not_reach_over_the_clause_before() -> None:
    text = "The boats had sailed when a spokesman for the Harbour Agency said it would wait."
    assert described(text) == [("a spokesman for the Harbour Agency", "a Harbour Agency spokesman")]


@pytest.mark.parametrize("joint", ["Ann Lee and Tom Bell", "Ann Lee, Tom Bell and Sara Holt"])
def test_names_that_stand_together_speak_together(joint: str) -> None:
    assert described(f"{joint} said the boats leaked.") == [(joint, joint)]
