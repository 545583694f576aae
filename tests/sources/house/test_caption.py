from __future__ import annotations

import pytest

from standoff.sources.house.caption import find_captions
from standoff.sources.house.lines import split_lines

BEFORE = "The guild and the agency met for two hours on Monday and parted without a word.\n\n"
AFTER = "\n\nNeither side would say on Tuesday when, or whether, they were going to meet again."


def captions(text: str) -> list[str]:
    lines = split_lines(text)
    return [lines[index].words for index in find_captions(lines)]


@pytest.mark.parametrize(
    "line",
    [
        "Mr Strake said: ‘We are ready to talk’",
        "Joss Tarrant added: “Not on my watch.”",
        "The letter read: Nobody in that building has stood on a bridge",
        "His message was simple: The door is open, and it will stay open.",
        "Three things matter: pay, rest and training",
        "He produced a picture: it showed the cutter",
        "Nobody would say who had sent it",
    ],
)
def test_a_paragraph_of_the_article_is_no_caption(line: str) -> None:
    assert captions(BEFORE + line + AFTER) == []


@pytest.mark.parametrize(
    "line",
    [
        "Picture: Joss Tarrant aboard the cutter yesterday",
        "Photograph: Ann Lee/Harbour Images",
        "Pictured: the pilot station at Stannick",
        "Leonard Strake leaves the meeting (File picture)",
        "Leonard Strake leaves the meeting (Image: Ann Lee)",
        "Call to order: Joss Tarrant speaks at the congress in Stannick",
        "Defiant: Joss Tarrant, who chairs the committee, outside the ministry",
    ],
)
def test_a_line_that_can_only_stand_under_a_picture_is_a_caption(line: str) -> None:
    assert captions(BEFORE + line + AFTER) == [line]


def test_a_line_repeated_within_a_paragraph_is_a_caption() -> None:
    line = "The door of the agency is open to every pilot"
    assert captions(f"{BEFORE}{line}\n\nMr Strake told them: {line}, and it will stay open.") == [line]


def test_a_label_needs_a_paragraph_before_and_after_it() -> None:
    assert captions("Call to order: Joss Tarrant speaks at the congress" + AFTER) == []
