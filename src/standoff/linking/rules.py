"""The rules by which names are joined, as data: how sure each is, and the sentence that tells people why.

A join counts from COUNTS on (curation settles); a weaker one is only put before people. The table: docs/linking.md.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from standoff.ontology import Bearer, Join

#: From this confidence on a join counts unless somebody decides otherwise.
COUNTS = 0.5


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule: ``reason`` may use ``{left}``, ``{right}``, ``{why}`` and, for both dates, ``{left_day}``, …"""

    name: str
    confidence: float
    reason: str

    def join(self, left: Bearer, right: Bearer, why: str = "") -> Join:
        """Return the proposal that ``left`` and ``right`` are one party."""
        one, other = sorted((left, right))
        return Join(one, other, self.name, _told(self.reason, left.name, right.name, why), self.confidence)


@lru_cache(maxsize=256)
def _told(reason: str, left: str, right: str, why: str) -> str:
    """The reason in words: one text for all joins that have the same."""
    return reason.format(left=left, right=right, why=why)


_RULES = (
    # within one document
    Rule("form", 0.98, "one article uses {right} for {left}"),
    Rule("spelling", 0.99, "{left} and {right} are two spellings of one name"),
    Rule("surname-here", 0.9, "nobody else of that surname is named in the article"),
    Rule("body-here", 0.8, "{right} can only mean {left} in this article"),
    Rule("officials-here", 0.7, "{right} act for {left}, the one ministry that the article can mean"),
    Rule("office-here", 0.8, "the article says that {left} is {right}"),
    # an article and its reprint
    Rule("reprint", 0.9, "the same article, printed twice, calls it {left}"),
    # a list of parties
    Rule("listed", 0.97, "the list of parties has both as {why}"),
    # people
    Rule("same-name", 0.9, "both articles give the full name {left}"),
    Rule("same-name-later", 0.7, "both articles give the full name {left}; the offices they tell of follow each other"),
    Rule("same-name-body", 0.6, "both articles give the full name {left} and speak of {why}"),
    Rule("same-name-apart", 0.4, "the full name is the same, but {why}"),
    Rule("same-words", 0.6, "both articles name {left}; one of them does not tell that it is a person"),
    Rule("nickname", 0.7, "{right} is what a {left} may be called, and nobody else is"),
    Rule("initials", 0.65, "the initials of {right} are those of {left}, and both articles speak of {why}"),
    Rule("middle-name", 0.7, "{right} and {left} differ in a middle name only"),
    Rule("surname-office", 0.8, "both are told to be {why} at the time, and share the surname"),
    Rule("surname-only", 0.6, "no other person of that surname fits, and both articles speak of {why}"),
    Rule(
        "surname-gender", 0.55, "of the people of that surname only {left} fits {right}; both articles speak of {why}"
    ),
    Rule("surname-weak", 0.4, "they share the surname, and nothing else that is known"),
    # bodies
    Rule("same-body", 0.95, "both articles name {left}"),
    Rule("same-government", 0.55, "both articles speak of {left} without saying whose, and of {why}"),
    Rule("minister-here", 0.65, "the article names one minister only, {why}, and no ministry"),
    Rule("same-acronym", 0.85, "both articles use {left}, of which only one reading is known"),
    Rule("acronym-told", 0.9, "{right} is what an article gives as short for {left}"),
    Rule("acronym-initials", 0.75, "{right} are the initials of {left} and of no other body named"),
    Rule("acronym-short", 0.4, "{right} may be short for {left}; two letters say little"),
    Rule("acronym-part", 0.8, "{right} are the initials of {left} in the same article"),
    Rule("short-form", 0.65, "{right} is {left} without its last word, and no other body is called so"),
    Rule("same-part", 0.9, "both articles have it as a part of {why}"),
    Rule("part-known", 0.75, "{left} is known as a part of {why} only"),
    Rule("part-whole-named", 0.55, "the article names {why}, and no other body known to have one"),
    Rule("part-officer", 0.75, "{why} is told to hold the same office in both"),
)

RULES = {rule.name: rule for rule in _RULES}
