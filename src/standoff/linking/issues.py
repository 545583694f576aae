"""Wordings of one issue: "a restricted licence", "the restricted licences". Proposals that a person can change."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from standoff.linking.forms import words
from standoff.ontology import Fact, Position, SameIssue
from standoff.text import folded

_WORD = re.compile(r"[^\W_]+(?:['-][^\W_]+)*")

#: Words that turn an issue into another: two wordings with different ones are never the same.
_OPPOSED = (
    frozenset({"national", "local", "regional"}),
    frozenset({"compulsory", "voluntary"}),
    frozenset({"public", "private"}),
    frozenset({"more", "less", "fewer"}),
    frozenset({"higher", "lower"}),
    frozenset({"end", "start", "begin"}),
    frozenset({"day", "night"}),
    frozenset({"full-time", "part-time"}),
    frozenset({"junior", "senior"}),
)

#: How alike the words of two wordings with one head must be (Jaccard index).
LEAST = 0.6


@dataclass(frozen=True)
class _Wording:
    """A wording with its words in one number, without those that say nothing."""

    text: str
    times: int

    @cached_property
    def lemmas(self) -> tuple[str, ...]:
        """The lemmas of its words, in order."""
        return lemmas(self.text)

    @cached_property
    def key(self) -> frozenset[str]:
        """Its lemmas, whatever their order and number."""
        return frozenset(self.lemmas)

    @cached_property
    def head(self) -> str | None:
        """The last word before what narrows it: "licence" in "a restricted licence for small craft"."""
        before: list[str] = []
        for word in _WORD.findall(folded(self.text)):
            if word in words().narrows and before:
                break
            if word not in words().empty:
                before.append(word)
        return _lemma(before[-1]) if before else None


def propose(facts: Iterable[Fact]) -> tuple[SameIssue, ...]:
    """Return which wordings of the issues of positions are one issue; ``left`` is the commoner of each pair.

    Each wording is joined with one other at most, the likest of the commoner ones, so that a chain of small changes
    does not carry an issue away. The order of ``facts`` is no matter.
    """
    counts = Counter(fact.finding.issue for fact in facts if isinstance(fact.finding, Position))
    wordings = [_Wording(text, times) for text, times in counts.items()]
    wordings.sort(key=lambda w: (-w.times, len(w.text), w.text))
    leaders: defaultdict[str, list[_Wording]] = defaultdict(list)
    found = []
    for wording in wordings:
        candidates = {c.text: c for lemma in wording.lemmas for c in leaders[lemma]}
        pairs = [pair for c in candidates.values() if (pair := _pair(c, wording))]
        if pairs:
            found.append(max(pairs, key=lambda p: (p.confidence, p.left)))
        else:
            for lemma in wording.lemmas:
                leaders[lemma].append(wording)
    return tuple(sorted(found, key=lambda p: (p.left, p.right)))


def lemmas(text: str) -> tuple[str, ...]:
    """Return the words of ``text`` that say what it is about, in lower case and one number, each once."""
    found = (_lemma(word) for word in _WORD.findall(folded(text)) if word not in words().empty)
    return tuple(dict.fromkeys(found))


def _pair(leader: _Wording, other: _Wording) -> SameIssue | None:
    if leader.key == other.key:
        return SameIssue(leader.text, other.text, "the same words, in another form or order", 0.9)
    if leader.head != other.head or _opposed(leader.key, other.key):
        return None
    shared = leader.key & other.key
    alike = len(shared) / len(leader.key | other.key)
    if alike >= LEAST:
        return SameIssue(leader.text, other.text, f"both about {_list(other, shared)}", round(0.5 + alike / 3, 2))
    if len(shared) >= 2 and shared in (leader.key, other.key):
        return SameIssue(leader.text, other.text, f"one says more of {_list(other, shared)}", 0.6)
    return None


def _opposed(one: frozenset[str], other: frozenset[str]) -> bool:
    apart = one ^ other
    if {"no", "not", "without", "against", "end", "ban"} & apart:
        return True
    if any(word[0].isdigit() for word in apart):
        return True
    return any(one & group != other & group and one & group and other & group for group in _OPPOSED)


def _list(wording: _Wording, shared: frozenset[str]) -> str:
    return " ".join(lemma for lemma in wording.lemmas if lemma in shared)


def _lemma(word: str) -> str:
    """The word without the ending of a plural or a possessive; "licensing" and "licence" are left apart."""
    word = word.removesuffix("'s").removesuffix("s'") if "'" in word else word
    word = word.replace("license", "licence") if word.startswith("license") else word
    if len(word) > 4 and word.endswith("ies"):
        return f"{word[:-3]}y"
    if len(word) > 4 and word.endswith(("sses", "shes", "ches", "xes")):
        return word[:-2]
    if len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is")):
        return word[:-1]
    return word
