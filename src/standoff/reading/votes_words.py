"""The words that tell of votes (``votes.toml``), read once."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources

from standoff.ontology import VoteKind


@dataclass(frozen=True, slots=True)
class VoteWords:
    """All of ``votes.toml``."""

    vote: dict[str, frozenset[str]]
    kind: dict[str, tuple[str, ...]]


@cache
def vote_words() -> VoteWords:
    """Return the word lists, read once."""
    text = resources.files(__package__).joinpath("votes.toml").read_text(encoding="utf-8")
    table = tomllib.loads(text)
    return VoteWords(
        {name: frozenset(words) for name, words in table["vote"].items()},
        {name: tuple(words) for name, words in table["kind"].items()},
    )


#: What a vote is, by the words of its motion or of the vote itself; the first that fits.
_BY_MOTION = (
    ("no_confidence", VoteKind.NO_CONFIDENCE),
    ("recognition", VoteKind.RECOGNITION),
    ("indicative", VoteKind.INDICATIVE_BALLOT),
)
_BY_BODY = (
    ("parliament", VoteKind.PARLIAMENT),
    ("conference", VoteKind.CONFERENCE),
    ("committee", VoteKind.COMMITTEE),
)


def kind_of_vote(body: str, motion: str, sentence: str) -> VoteKind | None:
    """Return what sort of vote it is, by its motion, its body and the words around; None where they do not tell."""
    words = vote_words().kind
    for name, kind in _BY_MOTION:
        if _has(f"{motion} {sentence}" if name == "indicative" else motion, words[name]):
            return kind
    for name, kind in _BY_BODY:
        if _has(body, words[name]):
            return kind
    if _has(motion, words["action"]):
        return VoteKind.ACTION_BALLOT
    return VoteKind.OFFER_BALLOT if _has(motion, words["offer"]) else None


def _has(text: str, words: tuple[str, ...]) -> bool:
    padded = f" {text.lower()} "
    return any(f" {word}" in padded for word in words)
