from __future__ import annotations

import pytest

from standoff.sources.house.kicker import is_kicker_line, kicker_length


@pytest.mark.parametrize(
    "paragraph",
    [
        "Exclusive rights were sold to the highest bidder.",
        "Updated guidance was sent to every port.",
        "Analysis of the ballot shows a split.",
        "Comment was refused.",
        "Breaking ranks, the chair resigned.",
        "",
    ],
)
def test_a_sentence_that_begins_with_such_a_word_has_no_kicker(paragraph: str) -> None:
    assert kicker_length(paragraph) == 0


@pytest.mark.parametrize(
    ("paragraph", "kicker"),
    [
        ("Exclusive A group of pilots has written to the agency.", "Exclusive"),
        ("EXCLUSIVE A group of pilots has written.", "EXCLUSIVE"),
        ("Exclusive: ‘No deal’, say pilots.", "Exclusive:"),
        ("Analysis: why the talks failed.", "Analysis:"),
        ("Updated The agency has replied.", "Updated"),
        ("Opinion | We were promised a meeting.", "Opinion |"),
    ],
)
def test_only_the_word_and_its_mark_are_the_kicker(paragraph: str, kicker: str) -> None:
    assert paragraph[: kicker_length(paragraph)] == kicker


@pytest.mark.parametrize(("line", "answer"), [("EXCLUSIVE", True), ("Letters", True), ("Exclusive talks", False)])
def test_a_kicker_may_have_a_line_of_its_own(line: str, answer: bool) -> None:
    assert is_kicker_line(line) is answer
