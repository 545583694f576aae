"""Reprints and near copies: found whatever was edited, told from two articles about one thing, original first."""

from __future__ import annotations

import random
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from standoff.errors import InvalidValue
from standoff.linking import copies
from standoff.linking.copies import Signature, propose, signature, similarity
from standoff.ontology import Copy, CopyKind, DocumentHead
from tests.linking.building import head

WORDS = [
    f"{a}{b}"
    for a in ("har", "pil", "bal", "fer", "can", "sto", "let", "off")
    for b in ("bour", "ot", "ry", "al", "er", "ing")
]


def article(seed: int, length: int = 400) -> list[str]:
    return random.Random(seed).choices(WORDS, k=length)


def text(words: list[str]) -> str:
    return " ".join(words)


def similar(one: list[str], other: list[str]) -> float:
    return similarity(signature(text(one)), signature(text(other)))


# What a copy is


def cut(words: list[str]) -> list[str]:
    return words[: len(words) // 2]


def with_a_new_beginning(words: list[str]) -> list[str]:
    return article(99, 40) + words


def in_capitals(words: list[str]) -> list[str]:
    return [word.upper() for word in words]


def some_words_changed(words: list[str]) -> list[str]:
    return [word if n % 60 else "otherwise" for n, word in enumerate(words)]


def paragraphs_moved(words: list[str]) -> list[str]:
    return [w for part in (words[200:], words[100:200], words[:100]) for w in part]


@pytest.mark.parametrize("edit", [cut, with_a_new_beginning, in_capitals, some_words_changed, paragraphs_moved])
def test_a_reprint_is_found_whatever_was_done_to_it(edit: Callable[[list[str]], list[str]]) -> None:
    original = article(1)
    heads = [head("d1", "2020-05-01"), head("d2", "2020-05-02")]
    (copy,) = propose(heads, {"d1": signature(text(original)), "d2": signature(text(edit(original)))})
    assert (copy.original, copy.copy, copy.kind) == ("d1", "d2", CopyKind.REPRINT)


def test_a_text_rewritten_in_part_is_a_near_copy() -> None:
    original = article(1)
    rewritten = original[:260] + article(2, 140)
    (copy,) = propose(
        [head("d1", "2020-05-01"), head("d2", "2020-05-02")],
        {"d1": signature(text(original)), "d2": signature(text(rewritten))},
    )
    assert copy.kind is CopyKind.NEAR_COPY


def test_two_articles_that_quote_one_sentence_are_no_copies() -> None:
    quotation = article(3, 40)
    one, other = article(1) + quotation, quotation + article(2)
    assert propose([head("d1"), head("d2")], {"d1": signature(text(one)), "d2": signature(text(other))}) == ()


def test_short_texts_are_left_out() -> None:
    same = signature("The guild declined to comment on the letter.")
    assert propose([head("d1"), head("d2")], {"d1": same, "d2": same}) == ()


def test_an_empty_text_is_like_nothing() -> None:
    assert similarity(signature(""), signature("")) == 0.0
    assert similarity(signature(""), signature(text(article(1)))) == 0.0


def test_hyphens_and_white_space_of_a_bad_scan_are_no_difference() -> None:
    assert signature("The pilots’ board\u00a0met\nin Cal\u00adder.") == signature("the pilots' board met in Calder")


# Which is the original


ORIGINALS = {
    "the one published first": (head("d2", "2020-05-01"), head("d1", "2020-05-02"), "d2"),
    "the one with a date": (head("d2", "2020-05-01"), head("d1", None), "d2"),
    "an agency's of one day": (head("d2", publisher="Longshore News Agency"), head("d1", publisher="Echo"), "d2"),
    "of two alike the lower id": (head("d1"), head("d2"), "d1"),
}


@pytest.mark.parametrize(("one", "other", "original"), ORIGINALS.values(), ids=ORIGINALS)
def test_the_original_is(one: DocumentHead, other: DocumentHead, original: str) -> None:
    signed = signature(text(article(1)))
    (copy,) = propose([other, one], {one.id: signed, other.id: signed})
    assert copy.original == original


def test_of_one_day_the_longer_text_is_the_original() -> None:
    whole, part = article(1), article(1)[:250]
    (copy,) = propose([head("d1"), head("d2")], {"d1": signature(text(part)), "d2": signature(text(whole))})
    assert copy.original == "d2"


def test_every_copy_has_one_original_and_a_series_has_the_same() -> None:
    signed = signature(text(article(1)))
    heads = [head(f"d{n}", f"2020-05-{n:02}") for n in range(1, 30)]
    found = propose(heads, {each.id: signed for each in heads})
    assert {copy.original for copy in found} == {"d1"}
    assert [copy.copy for copy in found] == sorted(f"d{n}" for n in range(2, 30))


# Signatures


def test_a_signature_is_the_same_on_every_machine() -> None:
    signed = signature(text(article(1)))
    assert signed.runs == 397
    assert signed.minima[:8].hex() == "c5b2b200f4a11600"


def test_a_signature_of_another_version_is_refused() -> None:
    with pytest.raises(InvalidValue, match="sign the text again"):
        Signature(b"1234", 10)


@given(st.integers(0, 2**32), st.floats(0, 1))
def test_the_similarity_is_about_the_share_of_runs_in_common(seed: int, kept: float) -> None:
    original = article(seed)
    edited = original[: int(400 * kept)] + article(seed + 1)[int(400 * kept) :]

    def runs(words: list[str]) -> set[tuple[str, ...]]:
        return {tuple(words[n : n + copies.RUN]) for n in range(len(words) - copies.RUN + 1)}

    shared = len(runs(original) & runs(edited)) / min(len(runs(original)), len(runs(edited)))
    assert abs(similar(original, edited) - shared) < 0.15


@given(st.permutations(range(6)))
def test_the_order_of_documents_is_no_matter(order: list[int]) -> None:
    heads = [head(f"d{n}", f"2020-05-0{n % 3 + 1}") for n in range(6)]
    signed = {each.id: signature(text(article(n // 3))) for n, each in enumerate(heads)}
    found: tuple[Copy, ...] = propose(heads, signed)
    assert propose([heads[n] for n in order], signed) == found
    assert len(found) == 4
