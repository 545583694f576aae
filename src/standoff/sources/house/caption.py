"""Captions: the words under a picture, where they can be told from the text. A doubtful one stays text.

A caption is a line of its own that

1. opens with "Picture:", "Photograph:", "Pictured:" and the like, or ends with "(File picture)";
2. stands between paragraphs as "Label: words" without a final stop, the label short and without a verb of saying;
3. has no final stop and is found word for word in a paragraph of the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from standoff.sources.house.lines import Line

_MOST_CHARACTERS = 220
_PICTURE = r"(?:photo(?:graph|s|graphs|graphy)?|pictures?|pictured|images?|pic|caption|illustration|video|credit)"
_OPENS = re.compile(
    rf"(?:(?:file |library |stock )?{_PICTURE}(?: (?:by|credit|caption|source|courtesy of))?\s?[:/©]\s?\S.*"
    rf"|(?:pictured|above|left|right|below|inset)(?:,? (?:from )?(?:above|left|right|below))?: .*"
    rf"|(?:photo|photograph|picture|image)s? (?:by|courtesy of) .{{1,80}})",
    re.IGNORECASE,
)
_ENDS = re.compile(
    rf"[(\[](?:(?:file|library|stock|archive)(?: {_PICTURE}| footage)?|{_PICTURE}(?:: ?[^()\[\]]{{1,60}})?)[)\]]\.?\Z",
    re.IGNORECASE,
)
_LABEL = re.compile(r"(?P<label>[A-Z][\w’'-]*+(?: [\w’'-]++){0,4}): (?P<rest>[A-Z“‘\"'].{15,})")
_SAYING = re.compile(
    r"\b(?:said|says|say|added|adds|told|asked|wrote|warned|stressed|insisted|continued|concluded|replied|read|reads"
    r"|this|that|following|notes?|update[d]?|correction|editor|q|a)\b",
    re.IGNORECASE,
)
_QUOTED = re.compile(r"[“‘\"']")


def find_captions(lines: list[Line], skip: Iterable[int] = ()) -> list[int]:
    """Take an article's lines; return the indexes of those that are captions. ``skip`` are marked already."""
    taken = set(skip)
    body = "\n".join(line.words for index, line in enumerate(lines) if index not in taken)
    return [
        index
        for index, line in enumerate(lines)
        if index not in taken and line.alone and len(line.words) <= _MOST_CHARACTERS and _is_caption(lines, index, body)
    ]


def _is_caption(lines: list[Line], index: int, body: str) -> bool:
    words = lines[index].words
    return bool(
        _OPENS.fullmatch(words) or _ENDS.search(words) or _is_labelled(lines, index) or _is_repeated(words, body)
    )


def _is_labelled(lines: list[Line], index: int) -> bool:
    """Rule 2: "Call to order: Jane Doe at the congress in Stannick" between two paragraphs that end as sentences do."""
    words = lines[index].words
    match = _LABEL.fullmatch(words)
    if not match or lines[index].closed or _SAYING.search(match["label"]) or _QUOTED.match(match["rest"]):
        return False
    inside = 0 < index < len(lines) - 1
    return inside and lines[index - 1].closed and len(lines[index + 1].words) > 60


def _is_repeated(words: str, body: str) -> bool:
    """Rule 3. A line's own occurrence counts once; a stop after it would have made it a sentence."""
    if words[-1] in ".!?…:;,\"'”’" or len(words.split()) < 6:
        return False
    return (
        body.count(words) > 1
        and re.search(re.escape(words) + r"(?=[^\n])|(?<=[^\n])" + re.escape(words), body) is not None
    )
