"""The word lists say what they mean: each form leads to its verb, and no list spoils another."""

from __future__ import annotations

import tomllib
from dataclasses import fields
from importlib import resources

import pytest

from standoff.reading.lexicon import Form, Frame, lexicon

TABLE = tomllib.loads(resources.files("standoff.reading").joinpath("lexicon.toml").read_text(encoding="utf-8"))
LISTS = [f.name for f in fields(lexicon()) if f.name != "cues"]


@pytest.mark.parametrize("word", ["think", "boat", "", "Said", "saidd"])
def test_a_word_that_reports_nothing_is_no_cue(word: str) -> None:
    assert word not in lexicon().cues


@pytest.mark.parametrize(
    ("word", "verb", "form"),
    [
        ("say", "say", Form.BASE),
        ("says", "say", Form.PRESENT),
        ("said", "say", Form.PAST),
        ("saying", "say", Form.PARTICIPLE),
        ("told", "tell", Form.PAST),
        ("wrote", "write", Form.PAST),
        ("written", "write", Form.PAST),
        # regular verbs of every shape
        ("warns", "warn", Form.PRESENT),
        ("argued", "argue", Form.PAST),
        ("arguing", "argue", Form.PARTICIPLE),
        ("denies", "deny", Form.PRESENT),
        ("denied", "deny", Form.PAST),
        ("stresses", "stress", Form.PRESENT),
        ("admitted", "admit", Form.PAST),
        ("quipping", "quip", Form.PARTICIPLE),
        # with a particle
        ("called for", "call for", Form.PAST),
        ("calling on", "call on", Form.PARTICIPLE),
        ("points out", "point out", Form.PRESENT),
        ("made clear", "make clear", Form.PAST),
        ("went on", "go on", Form.PAST),
        # both ways of spelling
        ("emphasised", "emphasise", Form.PAST),
        ("emphasized", "emphasize", Form.PAST),
    ],
)
def test_every_form_leads_to_its_verb(word: str, verb: str, form: Form) -> None:
    assert (lexicon().cues[word].verb, lexicon().cues[word].form) == (verb, form)


@pytest.mark.parametrize(
    ("word", "frame"),
    [
        ("said", Frame.CLAUSE),
        ("told", Frame.OBJECT),
        ("urged", Frame.INFINITIVE),
        ("called for", Frame.NOUN),
        ("accused", Frame.OF),
        ("blamed", Frame.FOR),
        ("described", Frame.AS),
        ("called", Frame.PREDICATE),
    ],
)
def test_a_verb_has_its_frame(word: str, frame: Frame) -> None:
    assert frame in lexicon().cues[word].frames


def test_every_verb_has_a_frame_and_every_frame_a_verb() -> None:
    assert all(cue.frames for cue in lexicon().cues.values())
    assert {frame for cue in lexicon().cues.values() for frame in cue.frames} == set(Frame)


@pytest.mark.parametrize("kind", sorted(TABLE["cues"]["kinds"]))
def test_a_kind_of_verb_lists_verbs_only(kind: str) -> None:
    verbs = {cue.verb for cue in lexicon().cues.values()}
    assert set(TABLE["cues"]["kinds"][kind]) <= verbs


def test_irregular_forms_are_those_of_verbs_that_report() -> None:
    verbs = {cue.verb for cue in lexicon().cues.values()}
    assert set(TABLE["cues"]["irregular"]) <= verbs
    assert all(len(forms) == 4 for forms in TABLE["cues"]["irregular"].values())


@pytest.mark.parametrize("name", LISTS)
def test_every_list_has_words_all_small_and_without_space_around(name: str) -> None:
    words = getattr(lexicon(), name)
    assert words
    assert {w for w in words if w != w.lower() or w != w.strip()} == set()


@pytest.mark.parametrize(
    ("small", "large"),
    [
        ("kept_titles", "titles"),
        ("ambiguous_titles", "titles"),
        ("female", "titles"),
        ("male", "titles"),
        ("given_female", "given"),
        ("given_male", "given"),
    ],
)
def test_one_list_is_part_of_another(small: str, large: str) -> None:
    assert getattr(lexicon(), small) - getattr(lexicon(), large) == set()


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("female", "male"),
        ("given_female", "given_male"),
        ("former", "future"),
        ("given", "organisations"),
        ("titles", "organisations"),
    ],
)
def test_two_lists_share_no_word(one: str, other: str) -> None:
    assert getattr(lexicon(), one) & getattr(lexicon(), other) == set()


def test_the_lists_are_read_once() -> None:
    assert lexicon() is lexicon()
