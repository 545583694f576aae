"""Motions: what a vote was about, as far as its words tell, and which kind of vote that makes it."""

from __future__ import annotations

import re

from standoff.ontology import VoteKind

_WORD = re.compile(r"[^\W_]+")

_ACTION = frozenset(["strike", "strikes", "striking", "strikers", "walkout", "stoppage", "stoppages"])
_OFFER = frozenset(["offer", "agreement", "deal", "settlement", "terms", "contract"])
_MEETING = frozenset(["conference", "congress", "delegates", "motion", "motions", "resolution", "agm"])
_PARLIAMENT = frozenset(["mps", "peers", "commons", "lords", "division", "senate"])
_COMMITTEES = frozenset(["committee", "council", "board", "executive", "panel", "subcommittee", "cabinet"])

#: Words that stand in any motion: they tell what kind of vote it is, or nothing.
_ANY = frozenset(
    """a an the of on in to for from by with over against about at as and or not no until unless into out off up
    than that this these those it its their our his her is are was were be been will would should could whether
    if which who vote votes voted voting ballot ballots balloted balloting member members membership motion
    resolution resolved accept accepting accepted reject rejecting rejected recommend recommending recommended
    approve approved support supporting back backing oppose call calling called hold holding held take taking
    part join go going first national strike strikes striking industrial action walkout stoppage short offer
    agreement deal settlement terms heads contract new revised proposed final any all more one two three
    conditions dispute""".split()  # noqa: SIM905
)
#: Words that tell when, and never what about.
_TIMES = frozenset(
    """monday tuesday wednesday thursday friday saturday sunday january february march april may june july august
    september october november december jan feb mar apr jun jul aug sep sept oct nov dec today yesterday tomorrow day
    night morning afternoon evening week weekend month year last next this on in at the""".split()  # noqa: SIM905
)
_ENDINGS = ("ings", "ing", "ed", "es", "s", "al")


def topic(motion: str | None, names: frozenset[str] = frozenset()) -> frozenset[str]:
    """Return the words of ``motion`` that tell its matter, without endings; ``names`` (of parties) tell none."""
    words = (word.casefold() for word in _WORD.findall(motion or ""))
    left_out = _ANY | _TIMES
    return frozenset(_stem(word) for word in words if not word.isdigit() and word not in left_out and word not in names)


def matter(about: str | None) -> str | None:
    """Return ``about`` where it says what a vote was about; None where it is a date, or a bare "no"."""
    words = words_of(about) - _TIMES - {"no", "yes", "whom", "which", "it", "that"}
    return about if any(not word.isdigit() for word in words) else None


def words_of(*names: str | None) -> frozenset[str]:
    """Return the words of which ``names`` are made."""
    return frozenset(word.casefold() for name in names if name for word in _WORD.findall(name))


def _stem(word: str) -> str:
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) > 3:
            return word[: -len(ending)].rstrip("e")
    return word.rstrip("e") if len(word) > 4 else word


def kind_of(body: str | None, motion: str | None, words: str = "") -> VoteKind | None:
    """Return the kind of vote that ``body`` and ``motion`` imply, or the ``words`` that tell it; None where none do."""
    told, matter = words_of(motion, words), words_of(motion)
    if {"no", "confidence"} <= matter:
        return VoteKind.NO_CONFIDENCE
    last = body.casefold().split()[-1] if body and body.split() else ""
    if last in _COMMITTEES:
        return VoteKind.COMMITTEE
    if told & _PARLIAMENT:
        return VoteKind.PARLIAMENT
    if matter & {"indicative", "consultative"}:
        return VoteKind.INDICATIVE_BALLOT
    if matter & _ACTION or {"industrial", "action"} <= matter:
        return VoteKind.ACTION_BALLOT
    if told & _MEETING:
        return VoteKind.CONFERENCE
    if matter & _OFFER:
        return VoteKind.OFFER_BALLOT
    return VoteKind.RECOGNITION if "recognition" in matter else None
