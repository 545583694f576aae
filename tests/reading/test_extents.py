"""How far the words reach that a verb of report governs: to the last of them, and no further."""

from __future__ import annotations

import pytest
from tests.reading.trees import reported


@pytest.mark.parametrize(
    ("text", "cue", "expected"),
    [
        ("The board said the quay was closed because of the tide.", "said", "the quay was closed because of the tide"),
        (
            "The board said the quay was closed, and it would also close the pier.",
            "said",
            "the quay was closed, and it would also close the pier",
        ),
        (
            "She said the boats would sail, but she did not expect many on board.",
            "said",
            "the boats would sail, but she did not expect many on board",
        ),
    ],
)
def test_a_clause_reaches_to_its_last_word(text: str, cue: str, expected: str) -> None:
    assert reported(text, cue) == expected


@pytest.mark.parametrize(
    ("text", "cue", "expected"),
    [
        ("Ann Lee said the quay was sinking, and the board said it was not.", "said", "the quay was sinking"),
        ("Ann Lee said the quay was sinking, but she gave no price.", "said", "the quay was sinking"),
        ("Ann Lee said the boats leaked, adding that one had sunk.", "said", "the boats leaked"),
        ("The guild asked the board to meet after the talks had failed.", "asked", "to meet"),
        ("Ann Lee said the quay would close and left for home.", "said", "the quay would close"),
        ("Ann Lee said the quay was sinking, while the board said it was not.", "said", "the quay was sinking"),
    ],
)
def test_what_is_only_joined_to_a_clause_is_no_part_of_it(text: str, cue: str, expected: str) -> None:
    assert reported(text, cue) == expected
