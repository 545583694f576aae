"""Roles: which words name one office, and which offices one person holds at a time."""

from __future__ import annotations

import re

#: Words that only tell who holds an office, or how an outlet spells it.
_NEUTRAL = {
    "chairman": "chair",
    "chairwoman": "chair",
    "chairperson": "chair",
    "vice-chairman": "vice-chair",
    "vice-chairwoman": "vice-chair",
    "spokesman": "spokesperson",
    "spokeswoman": "spokesperson",
    "director-general": "director general",
    "secretary-general": "secretary general",
}

#: Offices of which a body has one. Of any other role two may be held at once, and nobody follows anybody.
_SOLE = frozenset(
    """chair|president|leader|treasurer|secretary|general secretary|secretary general|chief executive
    |chief executive officer|director general|managing director|prime minister|first minister|mayor|harbour master
    |chief medical officer|permanent secretary|governor|deputy general secretary|finance director""".replace("\n", "")
    .replace("    ", "")
    .split("|")
)
_OF_STATE = re.compile(
    r"(?:secretary of state for [\w ]+|(?!.*\b(?:press|private|assistant|branch|regional|"
    r"deputy|vice|joint|under|area|parliamentary|national|honorary)\b)\w+ secretary)"
)

#: Words for a body that a title may repeat: the branch secretary of a branch.
_BODIES = frozenset({"branch", "committee", "council", "board", "panel", "section", "lodge", "trust"})

#: Words that are no whole title: "the former agency chief" was its chief executive.
_PART_OF_A_TITLE = frozenset({"chief", "deputy"})


def role_key(role: str, organisation: str | None) -> str:
    """Return what all words for one office have in common: no gender, and no word that only repeats the body.

    "Chairman" is a chair, the "branch secretary" of a branch its secretary.
    """
    words = " ".join(_NEUTRAL.get(word, word) for word in role.replace("’", "'").casefold().split())
    last = organisation.casefold().split()[-1] if organisation and organisation.split() else ""
    return words.removeprefix(f"{last} ") if last in _BODIES else words


def is_sole(key: str) -> bool:
    """Tell whether a body has one such office at a time, as far as the words tell; ``key`` is that of ``role_key``."""
    return key in _SOLE or bool(_OF_STATE.fullmatch(key))


def completed(key: str, others: set[str]) -> str:
    """Return the whole title that ``key`` shortens, where a person holds exactly one such in the body; else ``key``."""
    if key not in _PART_OF_A_TITLE:
        return key
    whole = [other for other in others if other.startswith(f"{key} ")]
    return whole[0] if len(whole) == 1 else key
