"""Kickers: the word that sells a story, set before its first sentence or above its headline ("Exclusive")."""

from __future__ import annotations

import re

_ANY = (
    r"(?:(?:World )?Exclusive|Breaking(?: News)?|Updated?|Analysis|Comment|Opinion|Investigation|Revealed|Explainer"
    r"|Live|Watch|Interview|Profile|Feature|Special Report|Editorial|(?:Your )?Letters?(?: to the Editor)?|Blog"
    r"|Viewpoint|Leader)"
)
_MARKED = re.compile(rf"(?i:{_ANY})(?=:| [|–—-] ) ?[:|–—-](?=\s)")
_BARE = re.compile(r"(?:EXCLUSIVE|Exclusive|BREAKING|UPDATED?|ANALYSIS)(?=\s{1,3}[“‘\"']?[A-Z0-9£$])")
# "Updated guidance" is a sentence, "Updated The guidance" is not: a word that only opens sentences must follow.
_BEFORE_OPENER = re.compile(
    r"(?:Updated|Breaking|Analysis|Investigation)(?=\s{1,3}(?:A|An|The|In|On|At|As|It|He|She|They|We|More|Most|Nearly"
    r"|After|Before|When|While|Two|Three|Several|Hundreds|Thousands|Ministers|Doctors|Workers)\s)"
)
_ALONE = re.compile(rf"(?i:{_ANY}):?")


def kicker_length(paragraph: str) -> int:
    """Take a report's first paragraph; return how many characters its kicker takes: 0 without one.

    The mark after it ("Exclusive:") belongs to the kicker, the white space does not.
    """
    for pattern in (_MARKED, _BARE, _BEFORE_OPENER):
        if match := pattern.match(paragraph):
            return match.end()
    return 0


def is_kicker_line(line: str) -> bool:
    """Tell whether a line at the head of an article is nothing but a kicker."""
    return _ALONE.fullmatch(line) is not None
