"""Anchors: how a place in a text is remembered so that it can be found again in another revision."""

from __future__ import annotations

from dataclasses import dataclass

from standoff.errors import InvalidValue


@dataclass(frozen=True, slots=True)
class Anchor:
    """W3C Web Annotation selectors of one place: TextQuoteSelector (exact, prefix, suffix) and
    TextPositionSelector (start, end; code points, half open).

    Raises InvalidValue (``bad-span``) when the position does not have the length of the exact words.
    """

    exact: str
    prefix: str
    suffix: str
    start: int
    end: int

    def __post_init__(self) -> None:
        if not self.exact or self.end - self.start != len(self.exact):
            raise InvalidValue("bad-span", f"{len(self.exact)} code points cannot lie at {self.start}–{self.end}")
