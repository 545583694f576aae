"""Spans: places in a text."""

from __future__ import annotations

from dataclasses import dataclass

from standoff.errors import InvalidValue


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A place in a text: code points ``start`` to ``end``, half open, so ``text[start:end]`` are its words.

    Raises InvalidValue (``bad-span``) unless 0 <= start <= end.
    """

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise InvalidValue("bad-span", f"a span must run forwards from 0 or later, not {self.start}–{self.end}")

    def __len__(self) -> int:
        return self.end - self.start

    def of(self, text: str) -> str:
        """Return the words of this span in ``text``; InvalidValue (``bad-span``) when it runs past the end."""
        if self.end > len(text):
            raise InvalidValue("bad-span", f"span {self.start}–{self.end} ends after the text, which has {len(text)}")
        return text[self.start : self.end]

    def contains(self, other: Span) -> bool:
        """Tell whether ``other`` lies wholly inside this span (equal spans contain each other)."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: Span) -> bool:
        """Tell whether the two share at least one code point."""
        return self.start < other.end and other.start < self.end

    def shifted(self, by: int) -> Span:
        """Return the same stretch ``by`` code points later (earlier when negative)."""
        return Span(self.start + by, self.end + by)

    def trimmed(self, text: str, characters: str = " \t\r\n\u00a0") -> Span:
        """Return the span without leading and trailing ``characters``; empty at its start when nothing is left."""
        start, end = self.start, self.end
        while start < end and text[start] in characters:
            start += 1
        while end > start and text[end - 1] in characters:
            end -= 1
        return Span(start, end)


def covering(spans: list[Span] | tuple[Span, ...]) -> Span:
    """Return the smallest span that contains all of ``spans``; InvalidValue (``bad-span``) when there are none."""
    if not spans:
        raise InvalidValue("bad-span", "nothing to cover")
    return Span(min(s.start for s in spans), max(s.end for s in spans))
