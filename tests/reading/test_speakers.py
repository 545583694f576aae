"""Who the source of a report is, within the article: named, pointed at, described, or not to be told."""

from __future__ import annotations

import pytest

from standoff.ontology import Document, PartyKind
from standoff.reading import read


def speakers(text: str) -> list[str | None]:
    return [s.speaker_name for s in read(Document("quay.txt", text, "text/plain")).statements]


def kinds(text: str) -> list[PartyKind | None]:
    return [s.speaker_kind for s in read(Document("quay.txt", text, "text/plain")).statements]


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
        # gender unknown: the subject, not whom they met
        ("Ottoline Crake, a pilot, met Ximena Pell, a clerk. She said the boats leaked.", "Ottoline Crake"),
        # bodies and documents
        ("The Harbour Agency met on Monday. It said the boats leaked.", "Harbour Agency"),
        ("The Harbour Agency has met the crews. They said the boats leaked.", "Harbour Agency"),
        ("Four branches have signed the letter. It said the boats leaked.", "letter"),
        (
            "The Harbour Agency met the Guild of Harbour Pilots. The guild said the boats leaked.",
            "Guild of Harbour Pilots",
        ),
        ("The Harbour Agency met the Guild of Harbour Pilots. The agency said the boats leaked.", "Harbour Agency"),
        # roles
        ("Ann Lee, chair of the Harbour Agency, met Tom Bell. The chair said the boats leaked.", "Ann Lee"),
        ("The harbour minister, Ann Lee, met Tom Bell. The minister said the boats leaked.", "Ann Lee"),
        ("The mayor, Ann Lee, met the chair, Tom Bell. “The boats leak,” said the mayor.", "Ann Lee"),
        (
            "Ann Lee, chair of the Harbour Agency, met Tom Bell, a former chair of the Harbour Agency. "
            "The former chair said the boats leaked.",
            "Tom Bell",
        ),
        # possessives
        ("Ann Lee's boat sank. She said the other boats leaked.", "Ann Lee"),
    ],
)
def test_the_last_source_is_who_a_reader_takes_it_for(text: str, expected: str) -> None:
    assert speakers(text)[-1] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A spokesman for the GHP said: “No.”", "a GHP spokesman"),
        ("A GHP spokesman said: “No.”", "a GHP spokesman"),
        ("A spokesman for Lord Holt of Ravensey said: “No.”", "Lord Holt's spokesman"),
        ("The Harbour Agency met on Monday. A spokesman said: “No.”", "a Harbour Agency spokesman"),
        ("The Harbour Agency met on Monday. An agency spokeswoman said: “No.”", "a Harbour Agency spokeswoman"),
        ("An Island Board spokesman said: “No.”", "an Island Board spokesman"),
        ("Nobody came. A spokesman said: “No.”", "a spokesman"),
    ],
)
def test_a_spokesman_is_named_by_the_body_he_speaks_for(text: str, expected: str) -> None:
    assert speakers(text) == [expected]


def test_the_spokesman_is_the_one_who_spoke_before() -> None:
    text = "A Harbour Agency spokesman said: “No.” The GHP met. The spokesman said the boats leaked."
    assert speakers(text) == ["a Harbour Agency spokesman", "a Harbour Agency spokesman"]


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


@pytest.mark.parametrize(
    "text",
    [
        "The Harbour Agency's statement said the boats leaked.",
        "“The boats leak,” said a statement from the Harbour Agency.",
        "“The boats leak,” a statement issued by the Harbour Agency said.",
        "The Harbour Agency met. Its statement said the boats leaked.",
    ],
)
def test_a_statement_is_the_word_of_who_made_it(text: str) -> None:
    assert speakers(text) == ["Harbour Agency"]


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


def test_a_report_inside_a_report_does_not_take_the_pronoun() -> None:
    text = "Ann Lee said that Tom Bell had claimed that the boats leaked. She said they did not."
    assert speakers(text)[-1] == "Ann Lee"


def test_who_is_sure_counts_more_than_who_is_guessed() -> None:
    found = read(Document("quay.txt", "Ann Lee said the boats leaked. He said they did not.", "text/plain")).statements
    assert found[0].confidence > found[1].confidence


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ann Lee is hopeful of a deal. The guild boss told the Courier a deal was near.", "Ann Lee"),
        ("Harbour Guild general secretary Ann Lee met Tom Bell. The guild leader said a deal was near.", "Ann Lee"),
        ("Ann Lee met Tom Bell. The guild boss told the Courier a deal was near.", "guild boss"),
        ("Ann Lee, a pilot and mayor, sang. A guild boss told the Courier a deal was near.", "a guild boss"),
        ("Mayor Ann Lee sang. The harbour master said a deal was near.", "harbour master"),
        ("Pilot leader Ann Lee sang. “It leaks,” she said. The official added that a deal was near.", "Ann Lee"),
        ("The guild sang. “It leaks,” it said. The official added that a deal was near.", "official"),
    ],
)
def test_an_epithet_is_somebody_only_where_nobody_else_can_be_meant(text: str, expected: str) -> None:
    assert speakers(text)[-1:] == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ann Lee issued a statement on Sunday saying the boats leaked.", "Ann Lee"),
        ("The Harbour Guild met. The guild has released a statement saying the boats leaked.", "Harbour Guild"),
        ("The Harbour Guild met. It later published a statement saying the boats leaked.", "Harbour Guild"),
        ("Ann Lee tabled a petition saying the boats leaked.", "petition"),
    ],
)
def test_a_statement_is_the_word_of_whoever_issued_it(text: str, expected: str) -> None:
    assert speakers(text) == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Crews of the TGB union met Port Holdings. The union said it would strike.", "TGB"),
        ("Crews met. The Tide union said it would strike.", "Tide"),
        ("Ann Lee of the union, Tide, met Port Holdings. The union said it would strike.", "Tide"),
    ],
)
def test_a_body_goes_by_the_noun_beside_its_name(text: str, expected: str) -> None:
    assert speakers(text) == [expected]


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


def test_the_website_of_a_body_is_named_with_it() -> None:
    text = "The Harbour Guild met. According to its website, the guild trains pilots for every tide."
    assert speakers(text) == ["Harbour Guild's website"]


def test_a_pronoun_is_not_whoever_its_own_clause_describes() -> None:
    text = "Robin Voss met Joss Pell. Joss Pell, whom he accused of greed, was late."
    assert speakers(text) == ["Robin Voss"]


def test_a_pronoun_is_whoever_the_sentence_before_goes_on_about() -> None:
    text = (
        "The vote made Tom Bell resign. It is a blow to Alan Dale, who wanted more boats. He said there would be none."
    )
    assert speakers(text) == ["Alan Dale"]


def test_what_somebody_has_is_not_that_somebody() -> None:
    text = "The Harbour Trust met the guild. The trust’s management say the boats leaked."
    assert speakers(text) != ["Harbour Trust"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Cabinet minister Ann Lee said it was odd. “It is,” the Ports Secretary told the Courier.", "Ann Lee"),
        ("Harbour Guild general secretary Ann Lee said it was odd. The minister said it was not.", "minister"),
        ("The Norlandish government said it was odd.", "Norlandish government"),
        ("Those behind the petition accuse the board of greed.", "those behind the petition"),
        ("Those who signed said the boats leaked.", None),
        ("Ann Lee, who signed a motion calling for talks, issued a statement on Monday: “The boats leak.”", "Ann Lee"),
        ("Other countries disagree, saying the boats leak.", "other countries"),
    ],
)
def test_ministers_issuers_and_those_behind_something_speak(text: str, expected: str | None) -> None:
    found = speakers(text)
    assert (found[-1] if found else None) == expected
