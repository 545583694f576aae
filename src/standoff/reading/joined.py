"""Joined: which words of a run of capitals are one name, and what joins two runs: "of", "for", "and", a list."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

from standoff.reading.lexicon import lexicon

PRONOUN = re.compile(r"(?:he|she|they|it|we|i|his|her|their|its|him|them)(?=$|['’])", re.I)
#: No name: "London-based", and the party and state behind a legislator's name, "D-Ohio".
_ADJECTIVAL = re.compile(r"\w+-[a-z]|[DIR]-[A-Z]")


@dataclass(frozen=True, slots=True)
class Word:
    """A word of the page's text, from ``start`` to ``end``, without the mark of an owner that ``possessor`` tells."""

    start: int
    end: int
    text: str
    possessor: bool


def is_capital(word: Word) -> bool:
    """Tell whether ``word`` may be one of a name's: a capital, and no pronoun or adjective of place."""
    return word.text[0].isupper() and not PRONOUN.match(word.text) and not _ADJECTIVAL.match(word.text)


def possessive_goes_on(last: Word, following: Word) -> bool:
    """ "Women's Institute" is one name; "the union's Council" is two."""
    plural = last.text[-1] in "sS"
    return (
        is_capital(following)
        and following.text.lower() in lexicon().organisations
        and (plural or not last.text.isupper())
    )


def lists_subjects(words: list[Word], begin: int, end: int) -> bool:
    """ "Department of Ports, Fisheries and Coasts": the list after "of" belongs to the name."""
    head = words[begin].text in ("Department", "Ministry", "Minister", "Secretary")
    ahead = [w.text for w in words[end : end + 6]]
    return (
        head
        and end - begin >= 3
        and is_capital(words[end])
        and "and" in ahead[1:5]
        and ahead[ahead.index("and") + 1 :][:1] != []
    )


def lists_trades(text: str, words: list[Word], begin: int, end: int) -> bool:
    """ "The Rope, Sail and Tackle Union", "Union of Rope, Sail and Tackle Workers": a list with a head is one name."""
    last_of = max((i for i in range(begin, end) if words[i].text == "of"), default=begin - 1)
    opened = last_of >= begin or (begin > 0 and words[begin - 1].text.lower() == "the")
    at = end
    while at + 1 < len(words) and text[words[at].end : words[at + 1].start] == ", " and _is_trade(words[at + 1]):
        at += 1
    items = words[last_of + 1 : end + 1]
    if not opened or at + 2 >= len(words) or words[at + 1].text not in ("and", "&") or not all(map(_is_trade, items)):
        return False
    after = capitals(words[at + 2 :])
    return len(after) > 1 and _is_trade(after[0]) and any(_is_head(w) for w in after[1:4])


def _is_head(word: Word) -> bool:
    return word.text.lower() in lexicon().organisations


def _is_trade(word: Word) -> bool:
    """ "Rope": a capital that is neither a body's head nor an acronym nor somebody's first name."""
    taken = lexicon().organisations | lexicon().nationalities | lexicon().given
    return is_capital(word) and not (word.possessor or word.text.isupper() or word.text.lower() in taken)


_OF_HEADS = frozenset(
    ["isle", "bay", "gulf", "state", "church", "city", "county", "republic", "kingdom", "secretary", "royal"]
)
_ON_HEADS = frozenset(["committee", "commission", "council", "panel", "inquiry", "convention", "board"])


def connects(left: list[Word], connector: str, right: list[Word], after_the: bool) -> bool:
    """Tell whether a small word joins two runs of capitals into one name."""
    small = [w.text.lower() for w in left]
    has_head = any(s in lexicon().organisations for s in small)
    onward = right[0].text.lower()
    if connector in lexicon().particles:
        return True
    if onward in lexicon().titles - lexicon().ambiguous_titles or onward in lexicon().calendar:
        return False
    if connector == "of":
        return has_head or small[-1] in _OF_HEADS or (len(left) == 1 and small[0] not in lexicon().given)
    if connector == "for":
        return has_head or (len(left) == 1 and small[0].endswith("ing"))  # a title: "Paying for Harbours"
    if connector == "on":
        return small[-1] in _ON_HEADS
    if connector == "the":
        return (
            len(left) == 1 and not left[0].possessor and onward in lexicon().organisations and len(capitals(right)) == 1
        )
    return connector == "and" and _and_joins(left, right, after_the)


def _and_joins(left: list[Word], right: list[Word], after_the: bool) -> bool:
    """ "Department of Ports and Coasts", "the Public and General Union": one name; "the Guild and the Agency": two."""
    heads = lexicon().organisations
    small = [w.text.lower() for w in left]
    if any(b.start - a.end == len(", ") for a, b in pairwise(left)):
        return True  # the list that a comma began: "Ministry of Ports, Coasts and Local Government"
    if any(s in heads for s in small):
        return any(s in ("of", "for") for s in small) and not any(w.text.lower() in heads for w in capitals(right)[-1:])
    adjectives = len(left) <= 2 and not any(w.text.isupper() for w in left) and not set(small) & lexicon().given
    return adjectives and after_the and any(w.text.lower() in heads for w in capitals(right)[1:])


def capitals(words: list[Word]) -> list[Word]:
    """Return the words of a name that ``words`` begin with, five at most."""
    taken = []
    for word in words[:5]:
        if not is_capital(word) and word.text != "&":
            break
        taken.append(word)
    return taken
