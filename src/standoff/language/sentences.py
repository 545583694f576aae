"""Sentences: where each one starts and ends, by rule.

A sentence ends at a full stop, question mark, exclamation mark or ellipsis, with the brackets and quotation
marks that close after it, when a new sentence can open there. It does not end

- after a title, an initial, a figure in front of its list item, or inside a number, an address or an abbreviation;
- where the text goes on in lower case;
- at "…!" Dr Harle said, where the reporting clause belongs to the quotation.

A blank line always ends one; a single line break does not (hard-wrapped text), unless a list item opens
after it. Some full stops stay doubtful ("in the U.S. Officials"); `OPENERS` holds the words that decide. One
pass, linear time.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from standoff.language.abbreviations import (
    ABBREVIATIONS,
    BEFORE_FIGURES,
    IN_NAMES,
    MEDIAL,
    MONTHS_AND_DAYS,
    OPENERS,
    PHRASE_FINAL,
    TITLES,
    is_abbreviation,
)
from standoff.ontology import Span

_PARAGRAPH = re.compile(r"(?:\r\n?|\n)[^\S\r\n]*+(?:(?:\r\n?|\n)\s*+)|[\f\u2029]\s*+")
_END = re.compile(r"""(?<![.?!…])(?P<stop>[.?!…]++)(?P<close>(?:''|["'”’»)\]])*+)(?P<gap>\s++)""")
_LIST_ITEM = re.compile(
    r"(?:\r\n?|\n)[^\S\r\n]*+(?:[•●▪■◦‣·*][^\S\r\n]|(?<=[.:;?!][\r\n])(?:[-–—]|\(?\w{1,2}[.)])[^\S\r\n])"
)
_OPEN = re.compile(r"[\"'“‘«(\[`¿¡–—-]*+\s?+[\"'“‘«(\[]*+")
_WORD = re.compile(r"[^\W_]++")
_QUOTE_ENDS = frozenset("\"'”’»")
_ITEM_MARK = re.compile(r"\(?(?:\d{1,3}|[A-Za-z]|[ivx]{1,4})\Z")
_REPORTS = (
    r"(?:[^\W\d_a-z][\w.’'-]{0,30}[ \u00a0]|(?:he|she|they|it|of|the|I|we)[ \u00a0]){1,6}"
    r"(?:has |had |also |then |later |now )?"
    r"(?:said|says|asked|asks|added|adds|told|wrote|writes|replied|exclaimed|shouted|cried|tweeted|joked|insisted"
    r"|demanded|wondered|declared|warned|claimed|argued|continued|concluded|explained|quipped)"
)
# After “Why?” the report belongs to the sentence; after a full stop in the marks it opens one of its own.
_CUE_AFTER_QUESTION = re.compile(_REPORTS + r"(?=[.,;:\n]|\Z| [a-z])(?! that\b)")
_LOOK_BACK = 40
_LOOK_AHEAD = 200


def split_sentences(text: str) -> list[Span]:
    """Take any text; return its sentences in order, trimmed of white space.

    Nothing but white space lies outside them, none is empty, and none runs across a blank line.
    """
    spans: list[Span] = []
    start = 0
    for gap in _PARAGRAPH.finditer(text):
        spans.extend(_in_paragraph(text, start, gap.start()))
        start = gap.end()
    spans.extend(_in_paragraph(text, start, len(text)))
    return spans


def _in_paragraph(text: str, start: int, end: int) -> Iterator[Span]:
    for cut, following in _cuts(text, start, end):
        yield from _trimmed(text, start, cut)
        start = following
    yield from _trimmed(text, start, end)


def _trimmed(text: str, start: int, end: int) -> Iterator[Span]:
    piece = text[start:end]
    left = len(piece) - len(piece.lstrip())
    if left < len(piece):
        yield Span(start + left, start + len(piece.rstrip()))


def _cuts(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Places where one sentence ends and the next starts, in order."""
    cuts = [(item.start(), item.start()) for item in _LIST_ITEM.finditer(text, start, end)]
    opened = start
    for mark in _END.finditer(text, start, end):
        if mark.end() < end and _ends(text, opened, mark, end):
            cuts.append((mark.end("close"), mark.end()))
            opened = mark.end()
    return sorted(cuts)


def _ends(text: str, opened: int, mark: re.Match[str], end: int) -> bool:
    """Tell whether the sentence that opened at `opened` ends at `mark`."""
    ahead = text[mark.end() : min(end, mark.end() + _LOOK_AHEAD)]
    opening = _OPEN.match(ahead)
    rest = ahead[opening.end() :] if opening else ahead
    if rest[:1].islower():
        return False
    stop, close = mark["stop"], mark["close"]
    quoted = not _QUOTE_ENDS.isdisjoint(close)
    if quoted and stop != "." and _CUE_AFTER_QUESTION.match(ahead):
        return False
    if stop != "." or close:
        return _may_open(rest) or bool(opening and opening.end())
    return _full_stop_ends(text, opened, mark, rest)


def _may_open(rest: str) -> bool:
    return bool(rest) and not (rest[0] in ".,;:)]%" or rest[0].islower())


def _full_stop_ends(text: str, opened: int, mark: re.Match[str], rest: str) -> bool:
    before = text[max(opened, mark.start() - _LOOK_BACK) : mark.start()]
    word = before.split()[-1].lstrip("\"'“‘«([") if before.split() else ""
    if mark.start() - opened < _LOOK_BACK and _ITEM_MARK.match(text[opened : mark.start()].strip()):
        return False
    low = word.lower()
    if len(word) == 1 and word.isalpha() and word.isupper():
        return _after_initial(word, before, rest)
    if low in ABBREVIATIONS and is_abbreviation(word, " " + rest[:10]):
        return _after_abbreviation(low, rest)
    if re.fullmatch(r"(?:[A-Za-z]\.){1,5}[A-Za-z]", word):
        return _first_word(rest).lower() in OPENERS and rest[:1].isupper()
    return _may_open(rest)


def _first_word(rest: str) -> str:
    found = _WORD.match(rest)
    return found.group() if found else ""


def _after_initial(word: str, before: str, rest: str) -> bool:
    """ "J. Smith" goes on; "plan B. The" and "Smith and I. They" do not."""
    words = before.split()
    named = len(words) < 2 or words[-2][:1].isupper() or words[-2].endswith(".")
    if word == "I" and not named:
        return True
    first = _first_word(rest)
    return first.lower() in OPENERS and len(first) > 1 and not (named and first.lower() in {"may", "will"})


def _after_abbreviation(low: str, rest: str) -> bool:
    first = _first_word(rest)
    if low in TITLES:
        return first in {"The", "He", "She", "They", "It", "But", "And"}
    if low in MEDIAL or low in BEFORE_FIGURES:
        return False
    if low in PHRASE_FINAL:
        return first[:3].lower() not in MONTHS_AND_DAYS and not rest[:1].isdigit() and bool(first)
    if low in IN_NAMES or low in MONTHS_AND_DAYS:
        return rest[:1].isupper() and first.lower() in OPENERS
    return True
