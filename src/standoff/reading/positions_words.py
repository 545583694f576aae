"""The words that tell where somebody stands (``positions.toml``), read once."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

from standoff.ontology import Stance


@dataclass(frozen=True, slots=True)
class StanceFrame:
    """One entry for one word; the fields are explained in ``positions.toml``."""

    words: tuple[str, ...]
    stance: Stance
    issue: tuple[str, ...]
    negated: Stance | None = None
    only_negated: bool = False
    going: bool = False
    talks: bool = False
    strength: float = 0.7


@dataclass(frozen=True, slots=True)
class StanceWords:
    """All of ``positions.toml``: frames by lemma for each sort of word, and the lists."""

    verbs: dict[str, tuple[StanceFrame, ...]]
    adjectives: dict[str, tuple[StanceFrame, ...]]
    nouns: dict[str, tuple[StanceFrame, ...]]
    lists: dict[str, frozenset[str]]


@cache
def stance_words() -> StanceWords:
    """Return the word lists, read once."""
    text = resources.files(__package__).joinpath("positions.toml").read_text(encoding="utf-8")
    table = tomllib.loads(text)
    return StanceWords(
        _frames(table["verb"], "verbs"),
        _frames(table["adjective"], "words"),
        _frames(table["noun"], "nouns"),
        {name: frozenset(words) for name, words in table["lists"].items()},
    )


def _frames(rows: list[dict[str, Any]], key: str) -> dict[str, tuple[StanceFrame, ...]]:
    found: dict[str, list[StanceFrame]] = {}
    for row in rows:
        for entry in row[key]:
            words = tuple(entry.split())
            found.setdefault(words[0], []).append(_frame(row, words))
    return {lemma: tuple(sorted(frames, key=lambda f: -len(f.words))) for lemma, frames in found.items()}


def _frame(row: dict[str, Any], words: tuple[str, ...]) -> StanceFrame:
    """A place with a colon ("to:agree") is asked of that word only."""
    places = (place.partition(":") for place in row["issue"])
    return StanceFrame(
        words,
        Stance(row["stance"]),
        tuple(way for way, _, only in places if not only or only == words[0]),
        Stance(row["negated"]) if "negated" in row else None,
        row.get("only_negated", False),
        row.get("going", False),
        row.get("talks", False),
        row.get("strength", 0.7),
    )
