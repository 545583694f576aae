"""Paragraphs: where each one begins and ends."""

from __future__ import annotations

import itertools
import re

from standoff.ontology import Span

_BLANK = re.compile(r"(?:\r\n?|\n)[^\S\r\n]*(?:(?:\r\n?|\n)\s*)|[\f\u2029]\s*")
_LINE = re.compile(r"[^\r\n]+")
_ENDS = re.compile(r"""[.?!:…]['"”’)\]]*\s*$""")
_BEGINS = re.compile(r"""['"“‘(\[•*–—-]?\s?[A-Z0-9'"“‘]""")
#: A line this long, in code points, was not wrapped by hand: it is a paragraph of its own.
_UNWRAPPED = 120


def paragraphs(text: str) -> tuple[Span, ...]:
    """Return the paragraphs of ``text`` in order, without the white space around them; none for a blank text.

    Blank lines part paragraphs. Within a block, a line break parts them too where lines were not wrapped by hand: the
    line before it ends a sentence and is either very long or clearly shorter than the longest of its block.
    """
    found: list[Span] = []
    at = 0
    for gap in [*_BLANK.finditer(text), None]:
        block = Span(at, gap.start() if gap else len(text)).trimmed(text, " \t\r\n\u00a0\f\u2029")
        if len(block):
            found += _within(text, block)
        at = gap.end() if gap else at
    return tuple(found)


def _within(text: str, block: Span) -> list[Span]:
    lines = [Span(m.start(), m.end()) for m in _LINE.finditer(text, block.start, block.end)]
    longest = max(len(line) for line in lines)
    begin, found = block.start, []
    for line, following in itertools.pairwise(lines):
        short = longest > _UNWRAPPED or len(line) < 0.75 * longest
        if short and _ENDS.search(text[line.end - 8 : line.end]) and _BEGINS.match(text[following.start :][:4]):
            found.append(Span(begin, line.end).trimmed(text))
            begin = following.start
    return [*found, Span(begin, block.end).trimmed(text)]
