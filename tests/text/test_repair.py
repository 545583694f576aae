"""The repaired view mends what conversion broke, and every offset leads back to the stored text."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from standoff.ontology import Span
from standoff.text.repair import repair

PIECES = st.sampled_from(
    [
        "fi",
        "fl",
        "ﬁ",
        "ﬂ",
        "``",
        "''",
        "'",
        "`",
        "\u00ad",
        "\u00ad\n",
        "\u00a0",
        "\u200b",
        " ",
        "\n\n",
        "\n",
        "said",
        "We",
        ".",
        ",",
        "first",
        "a",
    ]
)
TEXTS = st.one_of(st.text(max_size=80), st.lists(PIECES, max_size=25).map("".join))


@pytest.mark.parametrize(
    ("stored", "seen"),
    [
        ("A plain sentence needs nothing.", "A plain sentence needs nothing."),
        ("the har\u00adbour", "the harbour"),
        ("the har\u00ad\nbour", "the harbour"),
        ("five\u00a0per\u202fcent", "five per cent"),
        ("zero\u200bwidth\ufeff", "zerowidth"),
        ("he said ``no deal'' twice", "he said “no deal” twice"),
        ("''No deal,'' she said.", "“No deal,” she said."),
        ("a fipartial dealfl was near", "a “partial deal” was near"),
        ("fiWe cannot wait,fl she said", "“We cannot wait,” she said"),
        ("a ﬁpartial dealﬂ was near", "a “partial deal” was near"),
        ("the first of five findings was final", "the first of five findings was final"),
        ("the first filed a fipartial dealfl for five", "the first filed a “partial deal” for five"),
        ("fiOne day, and fitwo nightsfl more", "fiOne day, and “two nights” more"),
        ("'He called it 'a trap''", "'He called it 'a trap''"),
        ("the NFL and the AFL", "the NFL and the AFL"),
    ],
)
def test_what_conversion_broke_reads_as_it_was_printed(stored: str, seen: str) -> None:
    assert repair(stored).text == seen


def test_a_ligature_mark_is_not_paired_across_paragraphs() -> None:
    assert repair("a fipartial\n\ndealfl").text == "a fipartial\n\ndealfl"


@given(TEXTS)
def test_every_stretch_of_the_view_maps_back_exactly(text: str) -> None:
    view = repair(text)
    bounds = range(len(view.text) + 1)
    for start in bounds:
        for end in range(start + 1, min(start + 6, len(view.text) + 1)):
            assert view.seen(view.stored(Span(start, end))) == Span(start, end)


@given(TEXTS)
def test_stretches_that_were_not_mended_read_the_same(text: str) -> None:
    view = repair(text)
    mended = {place for r in view.repairs for place in range(r.span.start, r.span.end)}
    for place, character in enumerate(text):
        if place not in mended:
            assert view.seen(Span(place, place + 1)).of(view.text) == character


@given(TEXTS)
def test_order_is_kept_and_nothing_is_shown_twice(text: str) -> None:
    view = repair(text)
    places = [view.stored(Span(i, i + 1)) for i in range(len(view.text))]
    assert all(a.end <= b.start for a, b in itertools.pairwise(places))


@given(TEXTS)
def test_mending_a_mended_text_changes_only_marks_that_now_stand_together(text: str) -> None:
    once = repair(text).text
    assert len(repair(once).text) <= len(once)
