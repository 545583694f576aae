"""What the words for a role say: which role, in which body, and when."""

from __future__ import annotations

import pytest
from tests.reading.telling import roles


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Former harbour minister Sir Ian Holt spoke.", ("Ian Holt", "harbour minister", None, "former")),
        ("Ian Holt, a former chair of the Harbour Agency, spoke.", ("Ian Holt", "chair", "Harbour Agency", "former")),
        (
            "Ian Holt, the incoming chair of the Harbour Agency, spoke.",
            ("Ian Holt", "chair", "Harbour Agency", "future"),
        ),
        ("The Harbour Agency's outgoing chair, Ian Holt, spoke.", ("Ian Holt", "chair", "Harbour Agency", "former")),
        (
            "Ian Holt, president-elect of the Harbour League, spoke.",
            ("Ian Holt", "president", "Harbour League", "future"),
        ),
        (
            "Ian Holt, then the Harbour Agency's secretary, spoke.",
            ("Ian Holt", "secretary", "Harbour Agency", "former"),
        ),
        # what the role is of, when that is no body
        (
            "Ann Lee, the Harbour Agency's head of policy, spoke.",
            ("Ann Lee", "head of policy", "Harbour Agency", "current"),
        ),
        (
            "Ann Lee, head of policy at the Harbour Agency, spoke.",
            ("Ann Lee", "head of policy", "Harbour Agency", "current"),
        ),
        # acronyms stay as they are
        ("Ann Lee, MP for Ravensey, spoke.", ("Ann Lee", "MP", "Ravensey", "current")),
        ("Ann Lee, CEO of Ravensey Ferries, spoke.", ("Ann Lee", "CEO", "Ravensey Ferries", "current")),
        # a committee's chair is the committee's
        (
            "Ann Lee, chair of the Harbour Agency's pay committee, spoke.",
            ("Ann Lee", "chair", "pay committee", "current"),
        ),
        ("Ann Lee, chair of the pay committee, spoke.", ("Ann Lee", "chair", "pay committee", "current")),
    ],
)
def test_the_words_for_a_role_tell_its_body_and_its_time(text: str, expected: tuple[str, str, str | None, str]) -> None:
    assert roles(text) == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "EU Commissioner for Trade Ann Lee was late.",
            [("Ann Lee", "commissioner for trade", "EU", "current")],
        ),
        (
            "The Norland Minister for Foreign Affairs Ann Lee was late.",
            [("Ann Lee", "minister for foreign affairs", "Norland", "current")],
        ),
        (
            "Ann Lee, the Harbour Guild's North West regional organiser, was late.",
            [("Ann Lee", "North West regional organiser", "Harbour Guild", "current")],
        ),
    ],
)
def test_what_a_minister_is_of_and_where_somebody_works_is_part_of_the_role(
    text: str, expected: list[tuple[str, str, str | None, str]]
) -> None:
    assert roles(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Dockers Local 256 president Ann Lee was late.", [("Ann Lee", "president", "Dockers Local 256", "current")]),
        ("Cabinet minister Ann Lee was late.", [("Ann Lee", "cabinet minister", None, "current")]),
    ],
)
def test_a_numbered_branch_and_the_cabinet(text: str, expected: list[tuple[str, str, str | None, str]]) -> None:
    assert roles(text) == expected
