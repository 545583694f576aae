"""The words that tell acts (``acts.toml``), read once and looked up by lemma."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

from standoff.language import tokenize

_ENDINGS = (("d", ""), ("ed", ""), ("ing", ""), ("ing", "e"), ("s", ""), ("es", ""), ("led", ""), ("ling", ""))


@dataclass(frozen=True, slots=True)
class Frame:
    """One entry of the lexicon for one verb or noun; the fields are explained in ``acts.toml``.

    ``words`` are the lemma and the words that must follow it. Every list of nouns has its classes written out.
    """

    words: tuple[str, ...]
    type: str
    mode: str | None = None
    object: frozenset[str] = frozenset()
    object_with: frozenset[str] = frozenset()
    prep_object: tuple[str, ...] = ()
    subject_class: frozenset[str] = frozenset()
    with_object: tuple[tuple[str, str], ...] = ()
    with_: tuple[tuple[str, str], ...] = ()
    target: tuple[str, ...] = ()
    actor: tuple[str, ...] = ()
    doer: tuple[str, ...] = ()
    needs: frozenset[str] = frozenset()
    governs: frozenset[str] = frozenset()
    states: frozenset[str] = frozenset()
    inner_not: frozenset[str] = frozenset()
    party: bool = False
    person: bool = False
    post: bool = False
    to: bool = False
    clause: bool = False
    obliges: bool = False
    subject: bool = False
    people: bool = False
    intransitive: bool = False
    mutual: bool = False
    speech: bool = False
    bare: bool = True
    only_negated: bool = False
    scheduled: bool = False
    active: bool = False
    passive: bool = False
    complement: frozenset[str] = frozenset()
    light_only: bool = False
    single: bool = False
    wrongdoing: bool = False
    wrong_by: str | None = None
    verdict: str | None = None
    negated: str | None = None
    strength: float = 0.8


@dataclass(frozen=True, slots=True)
class ActLexicon:
    """All of ``acts.toml``: frames by lemma, and the lists of words."""

    verbs: dict[str, tuple[Frame, ...]]
    nouns: dict[str, tuple[Frame, ...]]
    evaluation: dict[str, frozenset[str]]
    embedding: dict[str, frozenset[str]]
    light: dict[str, frozenset[str]]
    shades: dict[str, frozenset[str]]
    sources: dict[str, tuple[str, ...]]
    people: frozenset[str]

    def verb_frames(self, form: str, lemma: str) -> tuple[Frame, ...]:
        """Return the frames of a verb, by its lemma, or by its form where the lemma is a bad guess ("blam")."""
        for base in (lemma, lemma + "e", *(form.removesuffix(ending) + put for ending, put in _ENDINGS)):
            if frames := self.verbs.get(base):
                return frames
        return ()


@cache
def act_lexicon() -> ActLexicon:
    """Return the lexicon of acts, read once."""
    text = resources.files(__package__).joinpath("acts.toml").read_text(encoding="utf-8")
    table = tomllib.loads(text)
    classes: dict[str, list[str]] = table["classes"]
    return ActLexicon(
        verbs=_by_lemma(table["verb"], "verbs", classes),
        nouns=_by_lemma(table["noun"], "nouns", classes),
        evaluation=_sets(table["evaluation"]),
        embedding=_sets(table["embedding"]),
        light=_sets(table["light"]),
        shades=_sets(table["shades"]),
        sources={
            place: (names,) if isinstance(names, str) else tuple(names) for place, names in table["sources"].items()
        },
        people=frozenset(table["people"]["nouns"]),
    )


def _sets(table: dict[str, list[str]]) -> dict[str, frozenset[str]]:
    return {name: frozenset(words) for name, words in table.items()}


def _by_lemma(rows: list[dict[str, Any]], key: str, classes: dict[str, list[str]]) -> dict[str, tuple[Frame, ...]]:
    """Frames by first word, nouns by last word; those with more words come first."""
    found: dict[str, list[Frame]] = {}
    for row in rows:
        for entry in _members(row[key], classes):
            words = tuple(token.text for token in tokenize(entry))  # "go-slow" is three words to the model
            index = words[0] if key == "verbs" else words[-1]
            found.setdefault(index, []).append(_frame(row, words, classes))
    return {lemma: tuple(sorted(frames, key=lambda f: -len(f.words))) for lemma, frames in found.items()}


def _frame(row: dict[str, Any], words: tuple[str, ...], classes: dict[str, list[str]]) -> Frame:
    values = {name: value for name, value in row.items() if name not in ("verbs", "nouns", "with", "with_object")}
    for name in ("object", "subject_class", "object_with", "complement", "needs", "governs", "states", "inner_not"):
        if name in values:
            values[name] = _written_out(values[name], classes)
    for name in ("target", "actor", "doer", "prep_object"):
        if name in values:
            values[name] = tuple(values[name])
    return Frame(words, with_=_phrases(row, "with"), with_object=_phrases(row, "with_object"), **values)


def _phrases(row: dict[str, Any], field: str) -> tuple[tuple[str, str], ...]:
    """The pairs of preposition and noun that a field asks for: "to:court"."""
    pairs = (pair.partition(":") for pair in row.get(field, []))
    return tuple((before, after) for before, _, after in pairs)


def _written_out(words: list[str], classes: dict[str, list[str]]) -> frozenset[str]:
    return frozenset(_members(words, classes))


def _members(words: list[str], classes: dict[str, list[str]]) -> Iterator[str]:
    """Yield ``words`` in order, with the members of a class in place of its name: "@withdrawing"."""
    for word in words:
        yield from classes.get(word[1:], [word]) if word.startswith("@") else [word]
