from __future__ import annotations

import pytest

from standoff.sources.house.fields import Field, read_field


@pytest.mark.parametrize(
    "line",
    [
        "Source: figures that the agency gave to the guild last week",
        "Author: unknown",
        "From: 6 May 2014",
        "Tarrant: We have nothing to lose",
        "Source:",
        "no label",
        "",
    ],
)
def test_a_line_without_a_label_or_of_another_sort_is_no_field(line: str) -> None:
    assert read_field(line) is None


@pytest.mark.parametrize(
    ("line", "field"),
    [
        ("Headline: Guild and agency to meet", Field(title="Guild and agency to meet")),
        ("Source: The Fenland Courier", Field(outlet="The Fenland Courier")),
        ("PUBLICATION: FENLAND COURIER", Field(outlet="Fenland Courier")),
        ("Authors: Ines Fairlie and Tom Loo", Field(authors=("Ines Fairlie", "Tom Loo"))),
        ("Issued by: Coastal Ports Agency", Field(issuer="Coastal Ports Agency")),
        ("Contact: Ines Fairlie, 555 0100", Field()),
    ],
)
def test_a_labelled_line_says_what_it_is(line: str, field: Field) -> None:
    assert read_field(line) == field
