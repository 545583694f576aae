"""Spellings of one name."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from standoff.text import Spellings, folded


@pytest.mark.parametrize(("one", "other"), [("O'Dell", "Odell"), ("Ann Orr", "AnnOrr"), ("Kell", "Kéll")])
def test_other_letters_or_words_make_another_name(one: str, other: str) -> None:
    assert folded(one) != folded(other)


@pytest.mark.parametrize("name", ["O’Dell", "O'DELL", "o`dell", " O'Dell\u00a0", "O´Dell"])
def test_apostrophes_case_and_space_are_no_difference(name: str) -> None:
    assert folded(name) == "o'dell"


@given(st.text())
def test_folding_twice_is_folding_once(name: str) -> None:
    assert folded(folded(name)) == folded(name)


def test_the_commonest_spelling_is_shown_and_of_equals_the_first_by_code_point() -> None:
    spellings = Spellings(["O’Dell", "O'Dell", "O’Dell", "kell", "Kell"])
    assert (spellings.shown("o'dell"), spellings.shown("KELL"), spellings.shown("Orr")) == ("O’Dell", "Kell", "Orr")
    assert spellings.counts() == {"O’Dell": 3, "Kell": 2}
