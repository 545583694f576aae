"""Percentages, counts, money, turnouts, sides of a vote, margins. Invented phrases throughout."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from standoff.ontology import Count, Span
from standoff.reading.quantities import (
    Margin,
    MarginWords,
    Money,
    Number,
    Percentage,
    Quantity,
    Tally,
    Turnout,
    find_quantities,
)


def find(text: str) -> tuple[Quantity, ...]:
    return find_quantities(text, [Span(0, len(text))])


def only(text: str) -> Quantity:
    (quantity,) = find(text)
    return quantity


@pytest.mark.parametrize(
    "text",
    [
        "",
        "One of them said so.",
        "They met on 5 May 2001 at 7pm.",
        "They met at 18:00 in 2008.",
        "Flight 12.34.56 left from B52.",
        "for three days",
        "the 2010 elections",
        "one step further",
        "a third time",
        "the first half",
        "%",
        "£",
        "the 25th branch",
    ],
)
def test_what_counts_nothing(text: str) -> None:
    assert find(text) == ()


@pytest.mark.parametrize("text", ["a turnout of 130%", "by 130% to 20%", "30 of 14 branches", "five thirds of members"])
def test_what_cannot_be_is_not_read_so(text: str) -> None:
    assert not [q for q in find(text) if isinstance(q, Turnout | Tally) or (isinstance(q, Number) and q.total)]


@pytest.mark.parametrize(
    ("text", "value", "of"),
    [
        ("83 per cent", 83, None),
        ("83%", 83, None),
        ("83.4 percent", 83.4, None),
        ("ten per cent", 10, None),
        ("62pc", 62, None),
        ("60% of members", 60, "members"),
        ("60 per cent of the junior pilots", 60, "junior pilots"),
    ],
)
def test_percentages(text: str, value: float, of: str | None) -> None:
    found = only(text)
    assert isinstance(found, Percentage)
    assert (found.value, found.of, found.points) == (value, of, False)


def test_the_verb_is_not_counted() -> None:
    text = "Two leaders agreed and 48 boats sailed."
    assert [q.of for q in find(text) if isinstance(q, Number)] == ["leaders", "boats"]


def test_percentage_points() -> None:
    found = only("rose by 3 percentage points")
    assert isinstance(found, Percentage)
    assert (found.value, found.points) == (3, True)


@pytest.mark.parametrize(
    ("text", "value", "of"),
    [
        ("11,500", 11_500, None),
        ("1.2m", 1_200_000, None),
        ("1.2 million patients", 1_200_000, "patients"),
        ("250 pilots", 250, "pilots"),
        ("nine branches", 9, "branches"),
        ("twenty-one local branches", 21, "local branches"),
        ("2000 members", 2000, "members"),
        ("a dozen boats", 12, "boats"),
        ("nine LMCs", 9, "LMCs"),
        ("348 people", 348, "people"),
    ],
)
def test_counts(text: str, value: float, of: str | None) -> None:
    found = only(text)
    assert isinstance(found, Number)
    assert (found.value, found.of) == (value, of)


@pytest.mark.parametrize(
    ("text", "value", "total", "share", "of"),
    [
        ("nine of 14 branches", 9, 14, None, "branches"),
        ("nine of the 14 branches", 9, 14, None, "branches"),
        ("12 out of 20 boats", 12, 20, None, "boats"),
        ("two thirds of members", None, None, 0.6667, "members"),
        ("three-quarters of the boats", None, None, 0.75, "boats"),
        ("half of members", None, None, 0.5, "members"),
        ("one in five pilots", None, None, 0.2, "pilots"),
    ],
)
def test_parts_of_a_whole(
    text: str, value: float | None, total: float | None, share: float | None, of: str | None
) -> None:
    found = only(text)
    assert isinstance(found, Number)
    assert (found.value, found.total, found.share, found.of) == (value, total, share, of)


@pytest.mark.parametrize(
    ("text", "value", "currency"),
    [
        ("£3.4bn", 3.4e9, "GBP"),
        ("£2,000", 2000, "GBP"),
        ("$40 billion", 40e9, "USD"),
        ("€15m", 15e6, "EUR"),
        ("US$12", 12, "USD"),
        ("12 million pounds", 12e6, "GBP"),
    ],
)
def test_money_is_no_count(text: str, value: float, currency: str) -> None:
    assert only(text) == Money(Span(0, len(text)), value, currency)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("on a turnout of 71 per cent", 71),
        ("turnout was 71.2%", 71.2),
        ("Turnout was just 40%", 40),
        ("with a turnout of about 55%", 55),
        ("on a 64% turnout", 64),
        ("a turn-out of 12 percent", 12),
    ],
)
def test_turnouts(text: str, value: float) -> None:
    found = only(text)
    assert isinstance(found, Turnout)
    assert found.value == value


@pytest.mark.parametrize(
    ("text", "counts"),
    [
        ("by 512 votes to 88", (Count("for", 512), Count("against", 88))),
        ("voted 56% to 44%", (Count("for", 56, "%"), Count("against", 44, "%"))),
        ("rejected the offer by 512 votes to 88", (Count("against", 512), Count("for", 88))),
        ("voted 56% to 44% to reject it", (Count("against", 56, "%"), Count("for", 44, "%"))),
        ("yes 1,204, no 311", (Count("yes", 1204), Count("no", 311))),
        ("Yes: 1,204; No: 311", (Count("yes", 1204), Count("no", 311))),
        ("1,204 for and 311 against", (Count("for", 1204), Count("against", 311))),
        (
            "60 votes in favour, 20 against, with 3 abstentions",
            (Count("in favour", 60), Count("against", 20), Count("abstentions", 3)),
        ),
    ],
)
def test_the_sides_of_a_vote(text: str, counts: tuple[Count, ...]) -> None:
    tallies = [q for q in find(text) if isinstance(q, Tally)]
    assert [t.counts for t in tallies] == [counts]


@pytest.mark.parametrize(
    ("text", "margin"),
    [
        ("voted overwhelmingly", Margin.OVERWHELMING),
        ("narrowly rejected", Margin.NARROW),
        ("a unanimous vote", Margin.UNANIMOUS),
        ("by a clear majority", Margin.CLEAR),
        ("by a slim majority", Margin.NARROW),
    ],
)
def test_margins_in_words(text: str, margin: Margin) -> None:
    found = only(text)
    assert isinstance(found, MarginWords)
    assert found.margin is margin


def test_a_sentence_with_several() -> None:
    text = (
        "Members backed action by 512 votes to 88, overwhelmingly, on a turnout of 71%, over £2m in pay for 900 crews."
    )
    assert [type(q) for q in find(text)] == [Tally, MarginWords, Turnout, Money, Number]


PIECES = st.sampled_from(
    [
        "9",
        "14",
        "1,204",
        "71.2",
        "%",
        "per",
        "cent",
        "£",
        "$",
        "3bn",
        "m",
        "of",
        "in",
        "out",
        "two",
        "thirds",
        "half",
        "turnout",
        "was",
        "by",
        "to",
        "votes",
        "for",
        "against",
        "yes",
        "no",
        ",",
        ".",
        "-",
        "members",
        "and",
        "overwhelmingly",
        "the",
        "a",
        "dozen",
        "million",
        "99999999999",
    ]
)


@given(st.one_of(st.text(max_size=60), st.lists(PIECES, max_size=14).map(" ".join), st.lists(PIECES).map("".join)))
def test_any_text_gives_ordered_quantities_inside_it(text: str) -> None:
    end = 0
    for quantity in find(text):
        assert end <= quantity.span.start < quantity.span.end <= len(text)
        end = quantity.span.end


@pytest.mark.parametrize(
    "piece", ["1", "1,", "1,000 ", "9 of ", "yes 1, ", "1 for, ", "five ", "a ", "£", "turnout ", " "]
)
def test_time_grows_no_faster_than_the_text(piece: str) -> None:
    def taken(size: int) -> float:
        text = (piece * size)[:size]
        begin = time.process_time()
        find(text)
        return time.process_time() - begin

    small, large = (min(taken(size) for _ in range(3)) for size in (2_000, 16_000))
    assert large < 24 * small + 0.5
