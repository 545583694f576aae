"""Kinds of bodies: whether a name is that of a union, and whether "the company" can be the body of a name."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from standoff.reading.lexicon import lexicon

#: What those who act together for their work call themselves.
_UNIONS = frozenset(["guild", "union", "association", "federation", "society", "alliance", "brotherhood", "united"])
_EMPLOYERS = frozenset(
    [
        "company",
        "firm",
        "airline",
        "carrier",
        "employer",
        "operator",
        "bank",
        "ministry",
        "department",
        "board",
        "council",
    ]
)
_AUTHORITIES = frozenset(
    ["agency", "authority", "trust", "university", "college", "hospital", "government", "commission"]
)
_OF_WORKERS = re.compile(r"\b(?:unions?|guild|brotherhood|workers|teamsters)\b", re.I)
_OF_OWNERS = re.compile(
    r"\b(?:company|ministry|department|government|council|university|ltd|plc|inc|employers|board|agency|authority|trust"
    r"|hospital|bank|airways|commission|parliament)\b",
    re.I,
)
_MANNED = r"(?:\w+ ){0,2}(?:union|organiser|members?|branch|general secretary)\b"


#: What laws and treaties are called.
_PAPERS = frozenset(
    [
        "act",
        "bill",
        "agreement",
        "treaty",
        "accord",
        "pact",
        "memorandum",
        "understanding",
        "measures",
        "protocol",
        "charter",
        "convention",
        "budget",
        "concordat",
        "code",
    ]
)


def is_paper(words: Sequence[str]) -> bool:
    """Tell whether the words of a name are those of a law or a treaty: "Ports Act", "Memorandum of Understanding"."""
    return words[-1].lower() in _PAPERS


#: Adjectives that parties go by.
_OF_PARTIES = frozenset(["conservative", "labour", "democratic", "republican", "liberal", "tory"])


def is_adjective(name: str) -> bool:
    """Tell whether a name is only that of what belongs to a country: "Welsh" of "the Welsh government"."""
    return name.lower() in lexicon().nationalities - _OF_PARTIES


def is_union(words: Iterable[str]) -> bool:
    """Tell whether the words of a name are those of a union or an association."""
    return any(word.lower() in _UNIONS for word in words)


def of_owners(name: str) -> bool:
    """Tell whether a name is that of an employer or of employers: "Harbour Board", "Ferry Company Ltd"."""
    return bool(_OF_OWNERS.search(name))


def other_kind(noun: str, name: str, text: str) -> bool:
    """Tell whether ``noun`` ("company", "union") cannot be the body ``name``: one is the other's employer.

    ``text`` is the article, which may say of a name in capitals that it has members and organisers.
    """
    if noun in _EMPLOYERS | _AUTHORITIES:
        return bool(_OF_WORKERS.search(name)) or bool(re.search(rf"\b{re.escape(name)} {_MANNED}", text))
    return noun in ("union", "guild") and bool(_OF_OWNERS.search(name))
