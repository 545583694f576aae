"""Confidence: how often a statement told in this way, by such a source, is right.

Right means that the words are those of a statement of the truth (they overlap by half or more) and the speaker is
right. The strength of how the words were told and the certainty of the speaker are multiplied; a table of steps, fitted
to the demo corpus, turns the product into the share that was right there (``confidence.toml``).
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib import resources


class Basis(StrEnum):
    """How the words of a statement were told from the article's own."""

    QUOTED = "quoted"  # a quotation beside its cue
    RESUMED = "resumed"  # a quotation that goes on after a cue or in a new paragraph
    FOLLOWING = "following"  # a quotation without a cue, from the last speaker
    AGREED = "agreed"  # a clause that the words and the tree of its sentence both show
    TREE = "tree"  # a clause that only the tree shows
    WORDS = "words"  # a clause that only the words show
    NOUN = "noun"  # what a noun of report or "according to" tells
    INSIDE = "inside"  # a report inside a quotation


@dataclass(frozen=True, slots=True)
class Calibration:
    """The table: the strength of each basis, and the steps (least product, share right), lowest first."""

    strength: dict[Basis, float]
    steps: tuple[tuple[float, float], ...]


@cache
def calibration() -> Calibration:
    """Return the table, read once."""
    text = resources.files(__package__).joinpath("confidence.toml").read_text(encoding="utf-8")
    table = tomllib.loads(text)
    strength = {Basis(name): float(value) for name, value in table["strength"].items()}
    return Calibration(strength, tuple((float(least), float(share)) for least, share in table["steps"]["right"]))


def product(basis: Basis, certainty: float) -> float:
    """Return what the table is entered with: strength of the basis times certainty of the speaker, from 0 to 1."""
    return calibration().strength[basis] * certainty


def confidence(basis: Basis, certainty: float) -> float:
    """Return how sure a statement is, from 0 to 1, to two places."""
    value = product(basis, certainty)
    shares = [share for least, share in calibration().steps if value >= least]
    return round(shares[-1] if shares else calibration().steps[0][1], 2)
