"""Who the source of a report is, within the article: of which kind, and how sure."""

from __future__ import annotations

import pytest
from tests.reading.telling import speakers

from standoff.ontology import Document, PartyKind
from standoff.reading import read


def kinds(text: str) -> list[PartyKind | None]:
    return [s.speaker_kind for s in read(Document("quay.txt", text, "text/plain")).statements]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ann Lee said the boats leaked.", PartyKind.PERSON),
        ("The Harbour Agency said the boats leaked.", PartyKind.ORGANISATION),
        ("Ann Lee and Tom Bell said the boats leaked.", PartyKind.COLLECTIVE),
        ("Several pilots said the boats leaked.", PartyKind.COLLECTIVE),
        ("Union chiefs said the boats leaked.", PartyKind.COLLECTIVE),
        ("A spokesman said the boats leaked.", PartyKind.UNNAMED),
        ("The report said the boats leaked.", PartyKind.DOCUMENT),
        ("He said the boats leaked.", None),
    ],
)
def test_a_source_has_its_kind(text: str, expected: PartyKind | None) -> None:
    assert kinds(text) == [expected]


def test_who_is_sure_counts_more_than_who_is_guessed() -> None:
    found = read(Document("quay.txt", "Ann Lee said the boats leaked. He said they did not.", "text/plain")).statements
    assert found[0].confidence > found[1].confidence


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "A petition was launched. The Quay Council is saving where it can but it says no pier will close.",
            "Quay Council",
        ),
        ("The union condemned what it described as “a farce”.", "union"),
        ("Port leaders are to meet the minister this week, they said today.", "port leaders"),
        ("The boats are to sail this week, they said today.", None),
    ],
)
def test_a_pronoun_in_a_sentence_points_at_what_opens_it(text: str, expected: str | None) -> None:
    assert speakers(text)[-1:] == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # they are whom the sentence, or the one before, is about
        ("Scores of traders marched. They said the quay must stay.", ["scores of traders"]),
        ("Shouting slogans, crews marched. They said the quay must stay.", ["crews"]),
        (
            "The Harbour Society said boats leaked. Pilots left because they demand better pay.",
            ["Harbour Society", "pilots"],
        ),
        (
            "Crews met. The Harbour Guild said boats leaked. They said so loudly that boats leaked.",
            ["Harbour Guild"] * 2,
        ),
        # where one posts is not who posts, nor is where an article was written
        ("Posting on Quaybook, the council said it was over.", ["council"]),
        ("EASTPORT >> The Harbour Guild met. It said it was over.", ["Harbour Guild"]),
        # an acronym behind a name is no surname, and an honour no part of it
        (
            "The HPG and its secretary Tom Bell met. He said no boat would sail. Ann Lee HPG said some would.",
            ["Tom Bell", "Ann Lee"],
        ),
        ("Ann Lee MP said the boats leaked. Tom Bell MSP agreed that they did.", ["Ann Lee", "Tom Bell"]),
        # who adds goes on speaking; "the organisation" is whichever was spoken of
        (
            "Ann Lee, of Eastport, said no boat would sail. The approved engineer added that some leaked.",
            ["Ann Lee", "Ann Lee"],
        ),
        (
            "The Harbour Federation met the Port Review Body and said no.\n\nThe organisation said it would strike.",
            ["Harbour Federation"],
        ),
        # where talks are held does not speak
        (
            "The head of Norland's delegation at talks in Eastport is staying away, calling it a “farce”.",
            ["head of Norland's delegation at talks in Eastport"],
        ),
        # whom the first sentence means by a leader
        (
            "A union leader has said no boat will sail.\n\nAnn Lee, general secretary of the Harbour Union, was firm.",
            ["Ann Lee"],
        ),
        (
            "A union leader has said no boat will sail.\n\nAnn Lee, chair of the Harbour Board, was firm.",
            ["a union leader"],
        ),
        (
            "A union leader has said no boat will sail.\n\nTom Bell met Ann Lee, chair of the Harbour Union.",
            ["a Harbour Union leader"],
        ),
    ],
)
def test_words_go_to_nobody_who_did_not_say_them(text: str, expected: list[str]) -> None:
    assert speakers(text) == expected
