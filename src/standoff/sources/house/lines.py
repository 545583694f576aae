"""The lines of a text as the house rules see them: trimmed, with their places, and knowing whether they stand alone."""

from __future__ import annotations

import re
from dataclasses import dataclass

from standoff.ontology import Span

_LINE = re.compile(r"[^\r\n]++")
_HEADING = re.compile(r"#{1,6}[ \t]+(?P<words>\S.*?)(?:[ \t]+#+)?")
_EMPHASIS = re.compile(r"(?<![\w*])(?P<mark>\*{1,3}|_{1,3})(?=[^\s*_])(?P<words>[^*_]+)(?<=[^\s*_])(?P=mark)(?![\w*])")
_LONGEST_HEAD = 400
_BREAK = re.compile(r"\r\n?|\n")
_BLANK = " \t\u00a0\u200b\ufeff\x0b\x0c"
_STOPS = (".", "!", "?", "…", '"', "'", "”", "’", "»", ")", ":")


@dataclass(frozen=True, slots=True)
class Line:
    """One line that has words: its place without surrounding white space, and its words.

    ``block`` counts the stretches between blank lines; ``alone`` tells that no other line shares the block (or that
    the text has no blank lines and each line is a paragraph).
    """

    span: Span
    words: str
    block: int
    alone: bool

    @property
    def start(self) -> int:
        """Where its first character lies in the text."""
        return self.span.start

    @property
    def end(self) -> int:
        """Where its last character ends in the text."""
        return self.span.end

    @property
    def plain(self) -> str:
        """Its words without Markdown's marks of headings and emphasis, if it is short enough to stand at a head."""
        if len(self.words) > _LONGEST_HEAD:
            return self.words
        heading = _HEADING.fullmatch(self.words)
        return _EMPHASIS.sub(lambda match: match["words"], heading["words"] if heading else self.words)

    @property
    def closed(self) -> bool:
        """Whether it ends as a sentence does."""
        return self.words.endswith(_STOPS)


def split_lines(text: str) -> list[Line]:
    """Take a text; return its lines that have words, in order."""
    found: list[tuple[Span, int]] = []
    block, last_end = 0, 0
    for match in _LINE.finditer(text):
        span = Span(match.start(), match.end()).trimmed(text, _BLANK)
        if not len(span):
            continue
        if found and _breaks(text, last_end, span.start) > 1:
            block += 1
        found.append((span, block))
        last_end = span.end
    loose = bool(found) and block == 0 and _one_paragraph_a_line([span.of(text) for span, _ in found])
    sizes: dict[int, int] = {}
    for _, number in found:
        sizes[number] = sizes.get(number, 0) + 1
    return [
        Line(span, span.of(text), index if loose else number, loose or sizes[number] == 1)
        for index, (span, number) in enumerate(found)
    ]


def _breaks(text: str, start: int, end: int) -> int:
    return len(_BREAK.findall(text, start, end))


def _one_paragraph_a_line(words: list[str]) -> bool:
    """Tell paragraphs that merely lack blank lines from hard-wrapped ones: most of them end as sentences do."""
    return len(words) > 2 and sum(line.endswith(_STOPS) for line in words) * 2 > len(words)
