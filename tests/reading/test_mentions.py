"""Where somebody is named, and whether it is a person or a body."""

from __future__ import annotations

import pytest

from standoff.ontology import Document
from standoff.reading.mentions import phrases
from standoff.reading.page import lay_out
from standoff.reading.phrases import Phrase, PhraseKind


def mentions(text: str) -> tuple[Phrase, ...]:
    return phrases(lay_out(Document("quay.txt", text, "text/plain")))


def named(text: str) -> list[tuple[str, str]]:
    return [(p.kind.value, p.name) for p in mentions(text) if p.kind is not PhraseKind.PRONOUN]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "the boats stayed in harbour",
        # words that merely begin a sentence
        "However, the boats sailed. Nearly all came back.",
        "Boats leak. These boats leak.",
        "Talks broke down. Pilots left.",
        # days and months
        "The boats sailed on Feb. 9, and on Thurs. 3 Nov.",
        "On Monday 3 May it rained. By Tuesday it was dry.",
        # pronouns
        "I think we met. He left. It's over.",
        # titles and roles without a name
        "The Chair rose. The Prime Minister rose.",
        "The Captain rose. The Ambassador rose.",
        "Will they rise? May it be so.",
        # a hyphened adjective
        "The Harbour-wide strike began.",
    ],
)
def test_capitals_that_name_nobody_are_no_mentions(text: str) -> None:
    expected = [("body", "Harbour-wide")] if "wide" in text else []
    assert [n for n in named(text) if n not in expected] == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ann Lee spoke.", [("person", "Ann Lee")]),
        ("Then Ann Lee spoke.", [("person", "Ann Lee")]),
        ("Dr Lee spoke.", [("person", "Lee")]),
        ("Mr. Lee spoke.", [("person", "Lee")]),
        ("Capt. Ann Lee spoke.", [("person", "Ann Lee")]),
        ("Sir Ian Holt spoke.", [("person", "Ian Holt")]),
        ("Lord Holt spoke.", [("person", "Lord Holt")]),
        ("Will Bell said no.", [("person", "Will Bell")]),
        ("Dean Smith spoke.", [("person", "Dean Smith")]),
        ("Ann de la Mare spoke.", [("person", "Ann de la Mare")]),
        ("Ann Lee-Holt spoke.", [("person", "Ann Lee-Holt")]),
        ("Tom O'Dowd spoke.", [("person", "Tom O'Dowd")]),
        ("Tom O’Dowd spoke.", [("person", "Tom O’Dowd")]),
        ("Ann J. Lee spoke.", [("person", "Ann J. Lee")]),
        ("J. R. Holt, a pilot, spoke.", [("person", "J. R. Holt")]),
        ("Ann Lee's boat sank.", [("person", "Ann Lee")]),
        ("Steward Ottoline Crake spoke.", [("person", "Ottoline Crake")]),
        ("Ottoline Crake, chair of the board, spoke.", [("person", "Ottoline Crake")]),
        ("Ottoline Crake, who is 40, spoke.", [("person", "Ottoline Crake")]),
        ("Ottoline Crake met us. Mr Crake left.", [("person", "Ottoline Crake"), ("person", "Crake")]),
    ],
)
def test_a_person_is_named_without_titles(text: str, expected: list[tuple[str, str]]) -> None:
    assert named(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The Harbour Agency met.", [("body", "Harbour Agency")]),
        ("The GHP met.", [("body", "GHP")]),
        ("Ravensey Ferries Ltd met.", [("body", "Ravensey Ferries Ltd")]),
        ("The Guild of Harbour Pilots met.", [("body", "Guild of Harbour Pilots")]),
        ("The Department of Ports and Coasts met.", [("body", "Department of Ports and Coasts")]),
        (
            "The Department for Ports, Fisheries and Coasts met.",
            [("body", "Department for Ports, Fisheries and Coasts")],
        ),
        ("The Women's Institute met.", [("body", "Women's Institute")]),
        ("The Committee on Tides met.", [("body", "Committee on Tides")]),
        ("The Tides & Currents Board met.", [("body", "Tides & Currents Board")]),
        ("The Harbour Agency and the Ferry Board met.", [("body", "Harbour Agency"), ("body", "Ferry Board")]),
        ("The Harbour Agency met the GHP on Monday.", [("body", "Harbour Agency"), ("body", "GHP")]),
        ("The Agency's Pay Board met.", [("body", "Agency"), ("body", "Pay Board")]),
        ("The Bishop Union met.", [("body", "Bishop Union")]),
    ],
)
def test_a_body_is_named_whole(text: str, expected: list[tuple[str, str]]) -> None:
    assert named(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Harbour Board Chairman Ann Lee spoke.", [("body", "Harbour Board"), ("person", "Ann Lee")]),
        ("Harbour Agency director Ann Lee spoke.", [("body", "Harbour Agency"), ("person", "Ann Lee")]),
        ("GHP President Ann Lee spoke.", [("body", "GHP"), ("person", "Ann Lee")]),
        ("Ann Lee of the Harbour Agency spoke.", [("person", "Ann Lee"), ("body", "Harbour Agency")]),
        ("The Chairman of the Harbour Board left.", [("body", "Harbour Board")]),
    ],
)
def test_a_body_and_a_person_side_by_side_are_two(text: str, expected: list[tuple[str, str]]) -> None:
    assert named(text) == expected


@pytest.mark.parametrize("possessive", ["Lee's", "Lee’s"])
def test_a_possessive_is_marked_and_not_part_of_the_name(possessive: str) -> None:
    text = f"Ann {possessive} boat sank."
    (phrase,) = mentions(text)
    assert (phrase.span.of(text), phrase.possessor) == ("Ann Lee", True)


def test_a_mention_inside_marks_is_marked() -> None:
    assert [(p.name, p.quoted) for p in mentions("“Ann Lee left,” said Tom Bell.")] == [
        ("Ann Lee", True),
        ("Tom Bell", False),
    ]


def test_pronouns_are_mentions_of_their_own() -> None:
    found = mentions("She said they had lost it.")
    assert [p.name for p in found if p.kind is PhraseKind.PRONOUN] == ["She", "they", "it"]


def test_mentions_stand_in_order() -> None:
    found = mentions("Tom Bell met Ann Lee. He left the Harbour Agency.")
    assert [p.span for p in found] == sorted(p.span for p in found)
