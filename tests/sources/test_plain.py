from __future__ import annotations

import pytest

from standoff.sources.plain import read_plain

WORDS = "The guild said that it would be glad to meet the agency and to talk of the terms of it."


@pytest.mark.parametrize("text", [WORDS, WORDS + "\n", "\n\n" + WORDS + " \r\n", WORDS + "\t", "\u00a0" + WORDS])
def test_the_text_is_kept_to_the_last_character(text: str) -> None:
    assert read_plain(text, "a.txt").text == text


def test_a_tag_in_the_text_stays_as_it_is() -> None:
    text = f"{WORDS} It wrote <b>no</b> under it."
    assert read_plain(text, "a.txt").text == text
