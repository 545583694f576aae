"""Where paragraphs begin and end."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from standoff.text.paragraphs import paragraphs

LONG = (
    "The harbour office shut at noon and the crews who had waited since dawn walked home along the quay "
    "in the cold rain of May."
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", []),
        (" \n \n", []),
        ("One.\n\nTwo.", ["One.", "Two."]),
        ("One.\r\n\r\n  Two.  \r\n", ["One.", "Two."]),
        ("One.\n \t\nTwo.", ["One.", "Two."]),
        (
            "The pilots met on\nMonday and the board\nmet on Tuesday.",
            ["The pilots met on\nMonday and the board\nmet on Tuesday."],
        ),
        (f"{LONG}\n{LONG}", [LONG, LONG]),
        (
            "The pilots met on a Monday.\nShort.\nThe board met later on.",
            ["The pilots met on a Monday.\nShort.", "The board met later on."],
        ),
    ],
)
def test_paragraphs_are_parted_by_blank_lines_and_by_lines_that_end_early(text: str, expected: list[str]) -> None:
    assert [span.of(text) for span in paragraphs(text)] == expected


@given(st.text(alphabet="ab.A \n\r\t'\f", max_size=60))
def test_paragraphs_are_apart_in_order_and_hold_every_visible_character(text: str) -> None:
    spans = paragraphs(text)
    assert all(a.end <= b.start for a, b in itertools.pairwise(spans))
    inside = {i for span in spans for i in range(span.start, span.end)}
    assert all(i in inside for i, c in enumerate(text) if not c.isspace())
