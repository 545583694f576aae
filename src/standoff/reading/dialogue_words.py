"""The words that tell of talks (``dialogue.toml``), read once."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources

from standoff.ontology import Level

#: The kinds of words that tell a state, those that are asked first in front.
KINDS = (
    "pause",
    "end",
    "deadlock",
    "resume",
    "refuse",
    "agree",
    "offer",
    "seek",
    "plan",
    "threaten",
    "wish",
    "run",
    "neutral",
)


@dataclass(frozen=True, slots=True)
class DialogueWords:
    """All of ``dialogue.toml``: nouns and verbs of talking, what a word makes of the talks, levels, sides."""

    talks: dict[str, frozenset[str]]
    kinds: dict[str, str]
    levels: dict[str, Level]
    sides: dict[str, frozenset[str]]

    def kind(self, lemma: str, particles: tuple[str, ...] = ()) -> str | None:
        """Return what kind of word it is, with one of the ``particles`` beside it first; None for any other."""
        return next((k for p in particles if (k := self.kinds.get(f"{lemma} {p}"))), self.kinds.get(lemma))


@cache
def dialogue_words() -> DialogueWords:
    """Return the word lists, read once."""
    text = resources.files(__package__).joinpath("dialogue.toml").read_text(encoding="utf-8")
    table = tomllib.loads(text)
    kinds: dict[str, str] = {}
    for kind in KINDS:
        for word in table["state"][kind]:
            kinds.setdefault(word, kind)
    levels = {word: Level[name.upper().replace("-", "_")] for name, words in table["level"].items() for word in words}
    return DialogueWords(_sets(table["talks"]), kinds, levels, _sets(table["sides"]))


def _sets(table: dict[str, list[str]]) -> dict[str, frozenset[str]]:
    return {name: frozenset(words) for name, words in table.items()}
