"""Bodies in the words around a role, and which body is part of which."""

from __future__ import annotations

import pytest

from standoff.ontology import Document
from standoff.reading import read


def parts(text: str) -> list[tuple[str, str]]:
    return [(p.part, p.whole) for p in read(Document("quay.txt", text, "text/plain")).parts]


def body_of(text: str) -> str | None:
    (role,) = read(Document("quay.txt", text, "text/plain")).roles
    return role.organisation


@pytest.mark.parametrize(
    "text",
    [
        "",
        "The pay committee met.",
        "Ann Lee, chair of the pay committee, spoke.",
        "Ann Lee, chair of the Harbour Agency, spoke.",
        "The Harbour Agency's offer was read.",
        "The Harbour Agency met the pay committee.",
    ],
)
def test_a_body_that_stands_alone_is_part_of_none(text: str) -> None:
    assert parts(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ann Lee, chair of the Harbour Agency's pay committee, spoke.", ("pay committee", "Harbour Agency")),
        ("Ann Lee, chair of the Harbour Agency’s pay committee, spoke.", ("pay committee", "Harbour Agency")),
        ("Ann Lee, chair of the Harbour Agency's board, spoke.", ("Harbour Agency board", "Harbour Agency")),
        ("Harbour Agency board chair Ann Lee spoke.", ("Harbour Agency board", "Harbour Agency")),
        (
            "Ann Lee, secretary of the Guild of Harbour Pilots's night branch, spoke.",
            ("night branch", "Guild of Harbour Pilots"),
        ),
    ],
)
def test_a_committee_belongs_to_the_body_that_has_it(text: str, expected: tuple[str, str]) -> None:
    assert parts(text) == [expected]


def test_a_belonging_told_twice_is_one() -> None:
    text = "Ann Lee, chair of the Harbour Agency's pay committee, met Tom Bell, clerk. "
    assert parts(text + text) == [("pay committee", "Harbour Agency")]


def test_the_evidence_is_the_words_that_tell_it() -> None:
    text = "Ann Lee, chair of the Harbour Agency's pay committee, spoke."
    (part,) = read(Document("quay.txt", text, "text/plain")).parts
    assert [e.of(text) for e in part.evidence] == ["Harbour Agency's pay committee"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # short forms and pronouns lead to the body named before
        ("The Harbour Agency met. The agency's chair, Ann Lee, spoke.", "Harbour Agency"),
        ("The Harbour Agency met. Agency chair Ann Lee spoke.", "Harbour Agency"),
        ("The Harbour Agency met. Its chair, Ann Lee, spoke.", "Harbour Agency"),
        ("The Harbour Agency met. Ann Lee, its chair, spoke.", "Harbour Agency"),
        (
            "The Guild of Harbour Pilots met the Harbour Agency. The guild's chair, Ann Lee, spoke.",
            "Guild of Harbour Pilots",
        ),
        # acronyms lead to the full form, wherever it stands
        ("GHP chair Ann Lee spoke. The Guild of Harbour Pilots (GHP) met.", "Guild of Harbour Pilots"),
        ("The GHP's chair, Ann Lee, spoke.", "GHP"),
        # nobody that it could be
        ("The chair, Ann Lee, spoke.", None),
    ],
)
def test_a_role_belongs_to_the_body_that_its_words_lead_to(text: str, expected: str | None) -> None:
    assert body_of(text) == expected


def test_its_points_at_no_body_where_none_was_named() -> None:
    roles = read(Document("quay.txt", "Its chair, Ann Lee, spoke. The Harbour Agency met.", "text/plain")).roles
    assert [r.organisation for r in roles if r.organisation] == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The Harbour Agency's Pay Committee met.", [("Pay Committee", "Harbour Agency")]),
        ("The Harbour Agency’s Pay Committee met.", [("Pay Committee", "Harbour Agency")]),
        ("The Harbour Agency's Ann Lee met the Pay Committee.", []),
        ("The Harbour Agency's rival, the Pay Committee, met.", []),
    ],
)
def test_a_committee_named_with_capitals_belongs_to_whose_it_is(text: str, expected: list[tuple[str, str]]) -> None:
    assert parts(text) == expected
