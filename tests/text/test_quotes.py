"""Quotation marks are paired as a reader pairs them, and never twice."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from standoff.text.paragraphs import paragraphs
from standoff.text.quotes import Quotation, quotations


def read(text: str) -> list[Quotation]:
    return list(quotations(text, paragraphs(text)))


def inner(text: str) -> list[str]:
    return [q.inner.of(text) for q in read(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # unhappy ones first: marks that are no quotation marks
        ("The pilots' pay didn't rise in the '90s.", []),
        ("It's the crews' and the owners' quarrel.", []),
        ("Rock 'n' roll on the quay, 'em all.", []),
        ('A 6" gap and a 10" plank.', []),
        ("", []),
        # straight and curly, single and double
        ("'No deal,' she said.", ["No deal,"]),
        ('"No deal," she said.', ["No deal,"]),
        ("‘No deal,’ she said.", ["No deal,"]),
        ("“No deal,” she said.", ["No deal,"]),
        ("«No deal», she said.", ["No deal"]),
        ("(‘No deal’)", ["No deal"]),
        # apostrophes and possessives inside single marks
        ("'We can't wait,' he said.", ["We can't wait,"]),
        ("'It shows the scale of pilots' anger at the board.'", ["It shows the scale of pilots' anger at the board."]),
        (
            "'The pilots' pay and the crews' hours are linked,' he said.",
            ["The pilots' pay and the crews' hours are linked,"],
        ),
        ("‘The pilots’ pay is frozen,’ she said. ‘It is.’", ["The pilots’ pay is frozen,", "It is."]),
        ("He spoke of 'second thoughts' and of pilots' pay.", ["second thoughts"]),
        ("He spoke of 'mixed signals' from the board.", ["mixed signals"]),
        ("He rued his 'lost years'.", ["lost years"]),
        ("They were 'goin' home' early.", ["goin' home"]),
        ("'Twas late, and 'quite wrong', he said.", ["quite wrong"]),
        # two in one paragraph, with a cue between
        ("'We met,' he said. 'Nothing came of it.'", ["We met,", "Nothing came of it."]),
        ("'We met', he said, 'and parted.'", ["We met", "and parted."]),
        # nested
        ("'He called it “a farce”,' she said.", ["He called it “a farce”,", "a farce"]),
        ("\"He called it 'a farce',\" she said.", ["He called it 'a farce',", "a farce"]),
        ("“He asked: ‘Will they?’ They will.”", ["He asked: ‘Will they?’ They will.", "Will they?"]),
        (
            "‘frustration about the “double” work in the pilots’ boats’",
            ["frustration about the “double” work in the pilots’ boats", "double"],
        ),
        # never closed
        ("She said: 'We shall wait. They know that", ["We shall wait. They know that"]),
        (
            "'They've cut us. We had ten. 'They've cut the rest.'",
            ["They've cut us. We had ten.", "They've cut the rest."],
        ),
    ],
)
def test_marks_pair_as_a_reader_pairs_them(text: str, expected: list[str]) -> None:
    assert inner(text) == expected


@pytest.mark.parametrize("mark", ["“”", "‘’", '""', "''"])
def test_a_quotation_over_paragraphs_is_taken_up_where_its_mark_is_reopened(mark: str) -> None:
    open_, close = mark[0], mark[1]
    text = f"She said: {open_}One.\n\n{open_}Two.\n\n{open_}Three.{close}\n\nNobody spoke."
    found = read(text)
    assert [q.inner.of(text) for q in found] == ["One.", "Two.", "Three."]
    assert [q.continues for q in found] == [None, 0, 1]
    assert [q.closed for q in found] == [False, False, True]


def test_an_unclosed_quotation_is_not_taken_up_by_another_kind_of_mark() -> None:
    found = read("“One.\n\n‘Two.’")
    assert [q.continues for q in found] == [None, None]


def test_a_closed_quotation_is_not_taken_up() -> None:
    assert [q.continues for q in read("“One.”\n\n“Two.”")] == [None, None]


def test_a_mark_reopened_in_mid_line_takes_up_the_quotation() -> None:
    found = read('He added: "One is gone. "Two is gone."')
    assert [(q.continues, q.depth) for q in found] == [(None, 0), (0, 0)]


MARKUP = st.lists(
    st.sampled_from([*list("'\"“”‘’`« ab.,s"), "\n\n", "s' ", "don't ", ". '", ' "', "said "]), max_size=40
).map("".join)


@given(MARKUP)
@settings(max_examples=400)
def test_every_mark_is_paired_at_most_once_and_quotations_nest(text: str) -> None:
    found = read(text)
    used = [*(q.outer.start for q in found), *(q.outer.end - 1 for q in found if q.closed)]
    assert len(used) == len(set(used))
    for i, a in enumerate(found):
        assert a.outer.contains(a.inner)
        for b in found[i + 1 :]:
            assert a.outer.start < b.outer.start
            assert b.outer.start >= a.outer.end or a.inner.contains(b.outer), (text, a, b)
            assert (b.outer.start < a.outer.end) <= (b.depth > a.depth)


@given(MARKUP)
def test_what_is_taken_up_stands_before_and_is_unclosed(text: str) -> None:
    found = read(text)
    for i, q in enumerate(found):
        if q.continues is not None:
            assert q.continues < i
            assert not found[q.continues].closed
