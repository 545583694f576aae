"""Spans: places in a text, half open."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from standoff.errors import InvalidValue
from standoff.ontology import Span, covering

SPANS = st.tuples(st.integers(0, 50), st.integers(0, 50)).map(lambda p: Span(min(p), max(p)))


@pytest.mark.parametrize(("start", "end"), [(-1, 3), (4, 3), (-2, -1)])
def test_a_span_runs_forwards_from_zero_or_later(start: int, end: int) -> None:
    with pytest.raises(InvalidValue, match=r"forwards"):
        Span(start, end)


def test_a_span_past_the_end_of_a_text_has_no_words() -> None:
    with pytest.raises(InvalidValue, match=r"ends after the text"):
        Span(0, 4).of("abc")


def test_nothing_covers_no_spans() -> None:
    with pytest.raises(InvalidValue, match=r"nothing to cover"):
        covering([])


@given(st.text(max_size=40), st.data())
def test_the_words_of_a_span_are_the_slice(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    assert Span(start, end).of(text) == text[start:end]


@given(SPANS, SPANS)
def test_overlapping_is_mutual_and_follows_from_containing(one: Span, other: Span) -> None:
    assert one.overlaps(other) == other.overlaps(one)
    if len(other) and one.contains(other):
        assert one.overlaps(other)


@given(st.lists(SPANS, min_size=1, max_size=6))
def test_what_covers_spans_contains_each_and_no_more(spans: list[Span]) -> None:
    whole = covering(spans)
    assert all(whole.contains(s) for s in spans)
    assert whole.start in {s.start for s in spans}
    assert whole.end in {s.end for s in spans}


@given(st.text(alphabet=" ab\n", max_size=20))
def test_trimming_leaves_no_white_space_at_either_end(text: str) -> None:
    assert Span(0, len(text)).trimmed(text).of(text) == text.strip(" \n")
