"""An office named without its body is that of the body spoken of; a committee in small letters keeps its name."""

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
            "The Coastal Agency withdrew the offer. In a letter, chief executive Ann Lee gave no reason.",
            {("Ann Lee", "chief executive", "Coastal Agency", "current")},
        ),
        (
            "The Guild of Pilots met the Coastal Agency. Tom Bell, the general secretary, was there.",
            {("Tom Bell", "general secretary", "Guild of Pilots", "current")},
        ),
        (
            "The pay committee of the Harbour Guild met. “No,” said Ann Lee, chairman of the committee.",
            {("Ann Lee", "chairman", "pay committee", "current")},
        ),
        ("Ports minister Ann Lee left.", {("Ann Lee", "ports minister", None, "current")}),
        ("Harbour master Tom Bell would not be drawn.", {("Tom Bell", "harbour master", None, "current")}),
        (
            "It came from Ann Lee, the Harbour Guild's chair when the quarrel began.",
            {("Ann Lee", "chair", "Harbour Guild", "former")},
        ),
        (
            "Ann Lee, secretary of the Port Calder branch, signed.",
            {("Ann Lee", "secretary", "Port Calder branch", "current")},
        ),
        # nothing tells whose
        ("Ann Lee, the chief executive, left.", {("Ann Lee", "chief executive", None, "current")}),
    ],
)
def test_an_office_has_the_body_that_the_words_before_tell(text: str, expected: set[Held]) -> None:
    assert held(text) == expected
