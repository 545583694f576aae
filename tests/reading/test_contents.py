"""Where the tree and the words differ about what was said, each is believed in what it knows."""

from __future__ import annotations

import pytest

from standoff.ontology import Document
from standoff.reading import read


def contents(text: str) -> list[str]:
    return [s.content.of(text) for s in read(Document("quay.txt", text, "text/plain")).statements]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # the tree has the end
        ("Her warning that the pier would close came too late.", ["the pier would close"]),
        (
            "Ann Lee said the pier, a ruin, would close, adding that it was old.",
            ["the pier, a ruin, would close", "it was old"],
        ),
        # a quotation is taken whole, with what goes on behind its mark
        (
            "Ann Lee said the pier was “a ruin” that had cost a fortune.",
            ["the pier was “a ruin” that had cost a fortune"],
        ),
        ("Ann Lee called the offer “a farce” that had wasted a year.", ["the offer “a farce” that had wasted a year"]),
        ("Ann Lee said the pier “is a ruin. It must go.”", ["the pier “is a ruin. It must go.”"]),
        # what the article adds is left out
        ("Ann Lee said the pier would close, leaving two boats without a berth.", ["the pier would close"]),
        (
            "Ann Lee said the pier was sinking: “It goes down an inch a day.”",
            ["the pier was sinking", "It goes down an inch a day."],
        ),
    ],
)
def test_the_words_reported_are_the_right_ones(text: str, expected: list[str]) -> None:
    assert contents(text) == expected
