"""Whom a description means that is the source of a report: a role, a statement, a kind of body."""

from __future__ import annotations

import pytest
from tests.reading.telling import speakers


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The Harbour Agency met the Guild of Harbour Pilots. The guild said the boats leaked.",
            "Guild of Harbour Pilots",
        ),
        ("The Harbour Agency met the Guild of Harbour Pilots. The agency said the boats leaked.", "Harbour Agency"),
    ],
)
def test_the_short_form_of_a_body_is_the_last_that_fits(text: str, expected: str) -> None:
    assert speakers(text)[-1] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ann Lee, chair of the Harbour Agency, met Tom Bell. The chair said the boats leaked.", "Ann Lee"),
        ("The harbour minister, Ann Lee, met Tom Bell. The minister said the boats leaked.", "Ann Lee"),
        ("The mayor, Ann Lee, met the chair, Tom Bell. “The boats leak,” said the mayor.", "Ann Lee"),
        (
            "Ann Lee, chair of the Harbour Agency, met Tom Bell, a former chair of the Harbour Agency. "
            "The former chair said the boats leaked.",
            "Tom Bell",
        ),
    ],
)
def test_a_word_for_a_role_is_who_has_the_role(text: str, expected: str) -> None:
    assert speakers(text)[-1] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ann Lee is hopeful of a deal. The guild boss told the Courier a deal was near.", "Ann Lee"),
        ("Harbour Guild general secretary Ann Lee met Tom Bell. The guild leader said a deal was near.", "Ann Lee"),
        ("Ann Lee met Tom Bell. The guild boss told the Courier a deal was near.", "guild boss"),
        ("Ann Lee, a pilot and mayor, sang. A guild boss told the Courier a deal was near.", "a guild boss"),
        ("Mayor Ann Lee sang. The harbour master said a deal was near.", "harbour master"),
    ],
)
def test_an_epithet_is_somebody_only_where_nobody_else_can_be_meant(text: str, expected: str) -> None:
    assert speakers(text)[-1:] == [expected]


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
