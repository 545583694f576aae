"""Sentences end where a reader ends them: quotations, abbreviations, initials, figures and lists are known."""

import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from standoff.language import split_sentences
from standoff.ontology import Span


def sentences(text: str) -> list[str]:
    return [span.of(text) for span in split_sentences(text)]


@pytest.mark.parametrize(
    "text",
    [
        "Talks failed.| Both sides blamed the other.",
        "Is it over?| No!| It goes on…| We wait.",
        "Dr. Harle met Mr. Hartley and Gen. Hart of St. Mary's in Tampa, Fla. on Monday.| It failed.",
        "The author J. K. Rowling signed.| So did George W. Bush.",
        "Plan B. was dropped.|",
        "They have a plan B.| The minister has none.",
        "He and I.| They left.",
        "The U.S. Senate met.| It left the U.S.| The vote was lost.",
        "It opens at 9 a.m.| Doctors will picket at 5 p.m. on Friday.| They go home.",
        "Acme Inc. sued.| It bought Acme Inc.| The price was $3.5 million.",
        "Unite, Unison, etc.| Others refused.",
        "No. 10 said no.| The answer was no.| He left.",
        "Turnout was 72.5 per cent.| It was 54.1% before.",
        "“We will not move.”| Ministers disagreed.",
        "'We will not move.'| Ministers disagreed.",
        "‘We won’t move.’ he said.| Ministers disagreed.",
        "“Why now?” asked Dr Harle.| Nobody knew.",
        "“Never!” Dr Sidney Harle said.| The room was silent.",
        "“Why?” the BMA’s Dr Harle asked the minister.| He left.",
        "“We lost.”| Dr Harle said the offer was poor.",
        "“It is over.| We have won.| Go home,” she said.",
        "She said: “It is over.”| “Is it?” he asked.",
        "He waited... and waited.| Then he left...| The end came.",
        "(The talks had failed.)| A vote was called.",
        "1. Pay.| 2. Hours.",
        "They paused … for a day.",
        "The text of example.org.uk is here.| See it.",
        "A hard-wrapped\nparagraph of two.| It goes\non.",
        "It agreed: \n|• more pay\n|• fewer hours",
    ],
)
def test_splits_where_the_bars_are(text: str) -> None:
    expected = [piece.strip() for piece in text.split("|") if piece.strip()]
    assert sentences(text.replace("|", "")) == expected


@pytest.mark.parametrize("gap", ["\n\n", "\r\n\r\n", "\n \t\n", "\n\n\n\n", "\u2029", "\f"])
def test_never_crosses_a_blank_line(gap: str) -> None:
    assert sentences(f"A headline without a stop{gap}the text, in lower case.") == [
        "A headline without a stop",
        "the text, in lower case.",
    ]


def test_spans_are_in_code_points_and_trimmed() -> None:
    assert split_sentences("  😀 Yes.  No. ") == [Span(2, 8), Span(10, 13)]


@given(st.text(st.characters() | st.sampled_from(".?!…\"'”’)( \n\r\tAaI1"), max_size=200))
def test_only_white_space_lies_outside_sentences(text: str) -> None:
    spans = split_sentences(text)
    assert all(span.of(text) == span.of(text).strip() != "" for span in spans)
    assert all(a.end <= b.start for a, b in pairwise(spans))
    assert sum(len("".join(span.of(text).split())) for span in spans) == len("".join(text.split()))


HOSTILE = [
    "a",
    ".",
    ". ",
    "a. ",
    "? ",
    "\n",
    "\n ",
    " ",
    "”",
    ".” ",
    "“A",
    "(",
    "\r",
    "1. ",
    "Mr. ",
    "U.S. ",
    "A said ",
]


@pytest.mark.parametrize("unit", HOSTILE)
def test_time_grows_with_length_only(unit: str) -> None:
    def seconds(length: int) -> float:
        text = unit * (length // len(unit)) + "x"
        started = time.process_time()
        split_sentences(text)
        return time.process_time() - started

    seconds(1_000)
    small, large = min(seconds(8_000) for _ in range(3)), min(seconds(64_000) for _ in range(3))
    # Eight times the text; a square law would take 64 times as long.
    assert large < 32 * max(small, 0.001)
