"""Headlines: a short line without a final stop, set apart at the head of a text that goes on in full sentences."""

from __future__ import annotations

import re

from standoff.sources.house.lines import Line

_MOST_CHARACTERS = 160
_MOST_WORDS = 25
_INNER_STOP = re.compile(r"(?<![A-Z])(?<!\b(?:Dr|Mr|St|Ms))(?<!\b(?:Mrs|Rev|Gov|Sen|Rep|Gen))\. ")
_SENTENCE_END = re.compile(r"[.!?…][\"'”’»)]{0,2}\Z")
_LETTERS = re.compile(r"[^\W_]+")


def looks_like_headline(line: Line) -> bool:
    """Tell whether the words of ``line`` could be a headline; where it stands is the caller's business.

    It opens with a capital, a figure or a quotation mark, has 2 to 25 words and no full stop at its end or inside.
    """
    words = line.plain
    if not 8 <= len(words) <= _MOST_CHARACTERS or not 2 <= len(words.split()) <= _MOST_WORDS:
        return False
    if words.endswith((".", ":", ",", ";", "…")) or _ends_inside_a_quotation(words):
        return False
    first = words.lstrip("\"'“‘«(£$€")[:1]
    return bool(first) and not first.islower() and first.isalnum() and not _INNER_STOP.search(words)


def body_follows(lines: list[Line], after: int) -> bool:
    """Tell whether a line that reads as running text comes after the ``after``-th one: long, or ended by a stop."""
    return any(
        len(line.words) > _MOST_CHARACTERS or (len(line.words.split()) > 5 and _SENTENCE_END.search(line.words))
        for line in lines[after + 1 : after + 12]
    )


def same_words(one: str, other: str) -> bool:
    """Tell whether two headlines are the same but for case, spaces and marks."""
    return _LETTERS.findall(one.lower()) == _LETTERS.findall(other.lower())


def choose_title(headlines: list[str]) -> str | None:
    """Take the headlines of an article in order; return the one to call it by: the first.

    A first line of up to three words with capitals above another headline is more likely the outlet's name.
    """
    if not headlines:
        return None
    first, *others = headlines
    if others and _is_a_name(first) and not first.isupper() and not same_words(first, others[0]):
        return others[0]
    return first


def _is_a_name(line: str) -> bool:
    words = line.split()
    return len(words) < 4 and all(word[0].isupper() or word in {"of", "and", "the", "on"} for word in words)


def _ends_inside_a_quotation(words: str) -> bool:
    """A stop before the closing mark, as at the end of a quoted paragraph."""
    return len(words) > 2 and words[-1] in "\"'”’»" and words[-2] in ".,!?…"
