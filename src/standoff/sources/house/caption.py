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
_MOST_LIKELY = 100
_LONGEST_BODY = 300_000
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
    left = [index for index in range(len(lines)) if index not in taken]
    body = "\n".join(lines[index].words for index in left)
    likely = [index for index in left if _could_be_repeated(lines[index])]
    # Each is looked for in the whole text: what has more of them, or is longer, is no article with pictures.
    repeated = set(likely) if len(likely) <= _MOST_LIKELY and len(body) <= _LONGEST_BODY else set()
    return [
        index
        for index in left
        if lines[index].alone
        and len(lines[index].words) <= _MOST_CHARACTERS
        and (_says_so(lines, index) or (index in repeated and _is_repeated(lines[index].words, body)))
    ]


def _says_so(lines: list[Line], index: int) -> bool:
    """Rules 1 and 2."""
    words = lines[index].words
    return bool(_OPENS.fullmatch(words) or _ENDS.search(words) or _is_labelled(lines, index))


def _is_labelled(lines: list[Line], index: int) -> bool:
    """Rule 2: "Call to order: Jane Doe at the congress in Stannick" between two paragraphs that end as sentences do."""
    words = lines[index].words
    match = _LABEL.fullmatch(words)
    if not match or lines[index].closed or _SAYING.search(match["label"]) or _QUOTED.match(match["rest"]):
        return False
    inside = 0 < index < len(lines) - 1
    return inside and lines[index - 1].closed and len(lines[index + 1].words) > 60


def _could_be_repeated(line: Line) -> bool:
    """A stop at the end would have made the line a sentence; a few words may be repeated by chance."""
    words = line.words
    return line.alone and len(words) <= _MOST_CHARACTERS and words[-1] not in ".!?…:;,\"'”’" and words.count(" ") > 4


def _is_repeated(words: str, body: str) -> bool:
    """Rule 3. The line's own occurrence counts once, and so does one in a headline or another line of its own."""
    inside = re.escape(words)
    return body.count(words) > 1 and re.search(rf"{inside}(?=[^\n])|(?<=[^\n]){inside}", body) is not None
