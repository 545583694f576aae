"""What overlaps or holds a span is answered as looking at every span would answer it, with little looking."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from standoff.ontology import Span
from standoff.reading.places import Places

SPANS = st.tuples(st.integers(0, 30), st.integers(0, 30)).map(lambda ends: Span(*sorted(ends)))
FILLED = SPANS.filter(len)


def test_no_places_hold_nothing() -> None:
    assert not Places([]).overlap(Span(0, 5))
    assert list(Places([]).holding(Span(0, 5))) == []


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        (Span(0, 2), False),
        (Span(0, 3), True),
        (Span(4, 5), True),
        (Span(6, 7), False),  # half open: the end is outside
        (Span(6, 11), True),
        (Span(0, 40), True),
    ],
)
def test_spans_overlap_where_they_share_a_place(asked: Span, expected: bool) -> None:
    assert Places([Span(10, 20), Span(2, 6)]).overlap(asked) is expected


def test_the_latest_to_begin_comes_first() -> None:
    places = Places([Span(0, 20), Span(5, 9), Span(4, 12), Span(6, 8)])
    assert list(places.holding(Span(6, 8))) == [Span(6, 8), Span(5, 9), Span(4, 12), Span(0, 20)]


@given(st.lists(FILLED, max_size=12), FILLED)
def test_overlap_is_what_looking_at_every_span_tells(spans: list[Span], asked: Span) -> None:
    assert Places(spans).overlap(asked) == any(s.overlaps(asked) for s in spans)


@given(st.lists(SPANS, max_size=12), FILLED)
def test_the_holders_are_all_spans_that_contain_it(spans: list[Span], asked: Span) -> None:
    assert sorted(Places(spans).holding(asked)) == sorted(s for s in spans if s.contains(asked))


class Counted(int):
    """A number that counts how often it is compared."""

    compared = 0

    def __lt__(self, other: int) -> bool:
        Counted.compared += 1
        return int.__lt__(self, other)


@pytest.mark.parametrize("number", [100, 10_000])
def test_an_answer_looks_at_few_of_many_places(number: int) -> None:
    places = Places(Span(10 * i, 10 * i + 5) for i in range(number))
    places._starts = [Counted(start) for start in places._starts]
    Counted.compared = 0
    places.overlap(Span(5 * number, 5 * number + 1))
    assert Counted.compared <= math.log2(number) + 2
