"""A change of holder tells two roles: who has it now, and who had it."""

from __future__ import annotations

import pytest

from standoff.ontology import Document
from standoff.reading import read

Held = tuple[str, str, str | None, str]


def held(text: str) -> set[Held]:
    return {
        (r.person, r.role, r.organisation, str(r.status)) for r in read(Document("q.txt", text, "text/plain")).roles
    }


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Ann Lee became chair of the Harbour Guild on Monday.",
            {("Ann Lee", "chair", "Harbour Guild", "current")},
        ),
        (
            "Ann Lee will become chair of the Harbour Guild in May.",
            {("Ann Lee", "chair", "Harbour Guild", "future")},
        ),
        (
            "The Harbour Guild is pleased. Ann Lee, who succeeded Tom Bell as its chair in May, said so.",
            {("Ann Lee", "chair", "Harbour Guild", "current"), ("Tom Bell", "chair", "Harbour Guild", "former")},
        ),
        (
            "Ann Lee became chair of the Harbour Guild, succeeding Tom Bell.",
            {("Ann Lee", "chair", "Harbour Guild", "current"), ("Tom Bell", "chair", "Harbour Guild", "former")},
        ),
        ("Ann Lee, until this week a junior minister, left.", {("Ann Lee", "junior minister", None, "former")}),
        ("Ann Lee became ill on Monday.", set()),
    ],
)
def test_a_succession_tells_who_has_and_who_had_a_role(text: str, expected: set[Held]) -> None:
    assert held(text) == expected


def test_whoever_was_taken_over_from_had_the_role() -> None:
    text = "Tom Bell took over from longtime leader Ann Lee in May."
    assert ("Ann Lee", "leader", None, "former") in held(text)
    assert not any(person == "Ann Lee" and status == "current" for person, _, _, status in held(text))


def test_whoever_resigned_from_an_office_had_it() -> None:
    text = "Tom Bell resigned as chairman of the Harbour Board on Monday."
    assert held(text) == {("Tom Bell", "chairman", "Harbour Board", "former")}
