"""Shapes keep what lower case loses, and tell a capital that means something from one that does not."""

from hypothesis import given
from hypothesis import strategies as st

from standoff.language.shapes import NO_SHAPE, SHAPES, shapes


def test_a_capital_at_the_start_differs_from_one_inside() -> None:
    first, _, inside = shapes(["Unite", "met", "Unite"])
    assert first != inside


def test_a_quotation_opens_anew() -> None:
    start = shapes(["We", "left"])[0]
    assert shapes(["He", "said", ":", "“", "We", "left"])[4] == start


def test_capitals_lower_case_and_figures_differ() -> None:
    found = shapes(["x", "BMA", "bma", "Bma", "iPhone", "B", "2016", "."])[1:]
    assert len(set(found)) == len(found)


def test_in_a_headline_capitals_mean_less() -> None:
    headline = ["Junior", "Doctors", "Vote", "Against", "Contract", "Offer"]
    sentence = ["They", "say", "Doctors", "like", "their", "contract"]
    assert shapes(headline)[1] != shapes(sentence)[2]


@given(st.lists(st.text(min_size=1, max_size=8), max_size=12))
def test_every_word_has_a_shape(forms: list[str]) -> None:
    found = shapes(forms)
    assert len(found) == len(forms)
    assert all(0 <= shape < NO_SHAPE < SHAPES for shape in found)
