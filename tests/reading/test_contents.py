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


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # a second clause in the present goes on, a past one is the article's
        ("The guild said the pier is old and the quay is sinking.", ["the pier is old and the quay is sinking"]),
        ("The guild said the pier is old and the crews went home.", ["the pier is old"]),
        # what only the speaker can know is said too
        (
            "Tom Bell said the boats would sail but he did not expect many on board.",
            ["the boats would sail but he did not expect many on board"],
        ),
        ("Tom Bell said the boats would sail, but he did not resign.", ["the boats would sail"]),
        # a name that is given
        ("The board rejected what the guild calls a poverty wage.", ["a poverty wage"]),
        ("It follows what the guild called an “insulting” offer.", ["an “insulting” offer"]),
        (
            "The guild said the board would not go beyond what it called “kind words”.",
            ["the board would not go beyond what it called “kind words”", "kind words"],
        ),
        # plans are announced, not said
        ("The guild announced plans to leave the quay until Monday.", []),
        # what is warned of, and against
        ("The guild warned of chaos on every quay.", ["chaos on every quay"]),
        ("The guild has advised against a strike in winter.", ["against a strike in winter"]),
        # words said again
        (
            "Tom Bell repeated remarks by Ann Lee this week that there would be no more boats.",
            ["there would be no more boats"],
        ),
        # what was asked for, and as what something was slammed
        (
            "Pilots have set up a petition asking for the guild's board “to do the decent thing and resign”.",
            ["the guild's board “to do the decent thing and resign”"],
        ),
        ("The guild slammed the offer as an insult.", ["the offer as an insult"]),
        ("The guild slammed the offer as it left.", []),
        ("Ann Lee pleaded with pilots to reject the offer.", ["to reject the offer"]),
        # what the article adds behind a dash, and the occasion
        ("Ann Lee advised pilots to take the offer – a deal they rejected.", ["to take the offer"]),
        ("“The pier leaks,” Ann Lee said ahead of the congress in Norland.", ["The pier leaks"]),
        (
            "Norland confirmed it would sue over the pier, while Eastland confirmed its wish for talks.",
            ["it would sue over the pier"],
        ),
        # a statement tells why
        (
            "The guild issued a statement on Monday that it was “amazed” as it had agreed to meet.",
            ["it was “amazed” as it had agreed to meet"],
        ),
    ],
)
def test_the_words_end_where_the_article_speaks_again(text: str, expected: list[str]) -> None:
    assert contents(text) == expected
