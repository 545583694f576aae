"""The lexicon of acts keeps to its own rules."""

from __future__ import annotations

import tomllib
from importlib import resources
from itertools import chain

import pytest

from standoff.ontology import act_types
from standoff.reading.acts_lexicon import Frame, act_lexicon

_TABLE = tomllib.loads(resources.files("standoff.reading").joinpath("acts.toml").read_text(encoding="utf-8"))
_FRAMES: list[Frame] = list(chain.from_iterable([*act_lexicon().verbs.values(), *act_lexicon().nouns.values()]))


def test_every_frame_tells_an_act_of_the_ontology() -> None:
    assert {frame.type for frame in _FRAMES} <= set(act_types())
    assert {frame.negated for frame in _FRAMES} - {None} <= set(act_types())


def test_every_mode_is_one_of_its_types() -> None:
    wrong = {(f.type, f.mode) for f in _FRAMES if f.mode and f.mode not in act_types()[f.type].modes}
    assert wrong == set()


def test_every_class_that_is_named_is_there() -> None:
    fields = ("verbs", "object", "complement")
    lists = [row[name] for row in [*_TABLE["verb"], *_TABLE["noun"]] for name in fields if name in row]
    named = {word[1:] for words in lists for word in words if word.startswith("@")}
    assert named - {"party"} <= set(_TABLE["classes"])


def test_words_are_base_forms_in_lower_case() -> None:
    assert [frame.words for frame in _FRAMES if any(word != word.lower() for word in frame.words)] == []


def test_strengths_are_shares() -> None:
    assert all(0 < frame.strength <= 1 for frame in _FRAMES)


def test_frames_of_more_words_come_first() -> None:
    for frames in act_lexicon().verbs.values():
        assert [len(f.words) for f in frames] == sorted((len(f.words) for f in frames), reverse=True)


@pytest.mark.parametrize(
    ("form", "lemma", "found"),
    [
        ("blamed", "blame", True),
        ("blamed", "blam", True),  # a lemma guessed wrong
        ("initialled", "initiall", True),
        ("warns", "warns", True),
        ("sailed", "sail", False),
    ],
)
def test_frames_are_found_by_lemma_or_form(form: str, lemma: str, found: bool) -> None:
    assert bool(act_lexicon().verb_frames(form, lemma)) is found
