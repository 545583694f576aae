"""What those go by who have no name of their own."""

from __future__ import annotations

import pytest
from tests.reading.telling import speakers


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


def test_the_website_of_a_body_is_named_with_it() -> None:
    text = "The Harbour Guild met. According to its website, the guild trains pilots for every tide."
    assert speakers(text) == ["Harbour Guild's website"]
