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
