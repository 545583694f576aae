"""Motions: what a vote was about, as far as its words tell, and which kind of vote that makes it."""

from __future__ import annotations

import re

from standoff.ontology import VoteKind
from standoff.record.wording import CALENDAR, FUNCTION, stem_of

_WORD = re.compile(r"[^\W_]+")

_ACTION = frozenset(["strike", "strikes", "striking", "strikers", "walkout", "stoppage", "stoppages"])
_OFFER = frozenset(["offer", "agreement", "deal", "settlement", "terms", "contract"])
_MEETING = frozenset(["conference", "congress", "delegates", "motion", "motions", "resolution", "agm"])
_PARLIAMENT = frozenset(["mps", "peers", "commons", "lords", "division", "senate"])
_COMMITTEES = frozenset(["committee", "council", "board", "executive", "panel", "subcommittee", "cabinet"])

#: Words that stand in any motion: they tell what kind of vote it is, or nothing.
_ANY = frozenset(
    """unless than whether vote votes voted voting ballot ballots balloted balloting member members membership motion
    resolution resolved accept accepting accepted reject rejecting rejected recommend recommending recommended
    approve approved support supporting back backing oppose call calling called hold holding held take taking
    part join go going national strike strikes striking industrial action walkout stoppage short offer
    agreement deal settlement terms heads contract new revised proposed final three
    conditions dispute first""".split()  # noqa: SIM905
)
_TIMES = CALENDAR | frozenset(
    """jan feb mar apr jun jul aug sep sept oct nov dec today yesterday tomorrow night morning afternoon evening
    weekend last next this on in at the""".split()  # noqa: SIM905
)


def topic(motion: str | None, names: frozenset[str] = frozenset()) -> frozenset[str]:
    """Return the words of ``motion`` that tell its matter, without endings; ``names`` (of parties) tell none."""
    words = (word.casefold() for word in _WORD.findall(motion or ""))
    left_out = FUNCTION | _ANY | _TIMES
    told = (word for word in words if not word.isdigit() and word not in left_out and word not in names)
    return frozenset(stem for word in told if (stem := stem_of(word)))


def matter(about: str | None) -> str | None:
    """Return ``about`` where it says what a vote was about; None where it is a date, or a bare "no"."""
    words = words_of(about) - _TIMES - {"no", "yes", "whom", "which", "it", "that"}
    return about if any(not word.isdigit() for word in words) else None


def words_of(*names: str | None) -> frozenset[str]:
    """Return the words of which ``names`` are made."""
    return frozenset(word.casefold() for name in names if name for word in _WORD.findall(name))


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
