from __future__ import annotations

import pytest

from standoff.sources.house.lines import split_lines


def test_white_space_alone_makes_no_line() -> None:
    assert split_lines(" \r\n\u00a0\n\n") == []


def test_a_line_is_trimmed_and_knows_its_place() -> None:
    text = "  One \r\n\r\n\tTwo\n"
    lines = split_lines(text)
    assert [line.words for line in lines] == ["One", "Two"]
    assert [line.span.of(text) for line in lines] == ["One", "Two"]


def test_lines_without_a_blank_one_between_share_a_block() -> None:
    lines = split_lines("One\nTwo\n\nThree")
    assert [(line.block, line.alone) for line in lines] == [(0, False), (0, False), (1, True)]


def test_without_blank_lines_each_line_that_ends_as_a_sentence_is_a_paragraph() -> None:
    assert all(line.alone for line in split_lines("It met.\nIt voted.\nIt went home."))
    assert not any(line.alone for line in split_lines("It met and\nit voted and\nit went home."))


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("# Guild and agency to meet", "Guild and agency to meet"),
        ("## Talks ##", "Talks"),
        ("*Opinion* — by **Jane Doe**", "Opinion — by Jane Doe"),
        ("#strike is trending", "#strike is trending"),
        ("5 * 3 * 2", "5 * 3 * 2"),
        ("snake_case_name", "snake_case_name"),
    ],
)
def test_marks_of_headings_and_emphasis_are_looked_through(text: str, plain: str) -> None:
    (line,) = split_lines(text)
    assert (line.plain, line.words) == (plain, text)
