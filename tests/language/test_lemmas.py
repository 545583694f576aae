"""Lemmas are looked up: whole words first, then the longest ending, then the word itself."""

import pytest

from standoff.language.lemmas import Lemmatiser, edit_between, edited

TABLE = Lemmatiser(
    words={"VBD went": "=go", "NNS men": "2an"},
    endings={"NNS ": "1", "NNS ies": "3y", "VBD ": "2", "VBD pped": "3"},
)


@pytest.mark.parametrize(
    ("form", "tag", "lemma"),
    [
        ("went", "VBD", "go"),
        ("Went", "VBD", "go"),
        ("men", "NNS", "man"),
        ("doctors", "NNS", "doctor"),
        ("parties", "NNS", "party"),
        ("stopped", "VBD", "stop"),
        ("walked", "VBD", "walk"),
        ("Quickly", "RB", "quickly"),
        ("BMA", "NNP", "BMA"),
        ("3,500", "CD", "3500"),
        ("s", "NNS", "s"),
        ("", "NNS", ""),
    ],
)
def test_finds_the_lemma(form: str, tag: str, lemma: str) -> None:
    assert TABLE.lemma(form, tag) == lemma


@pytest.mark.parametrize(
    ("word", "lemma"), [("parties", "party"), ("went", "go"), ("strike", "strike"), ("n't", "not"), ("a", "an")]
)
def test_an_edit_leads_from_word_to_lemma(word: str, lemma: str) -> None:
    assert edited(word, edit_between(word, lemma)) == lemma
