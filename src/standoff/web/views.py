"""What a page is before it is drawn: a title, plain values, and the template that draws them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any


@dataclass(frozen=True, slots=True)
class View:
    """A page's values. ``facts`` is what its JSON twin prints; ``shown`` what only the drawn page needs beside it."""

    name: str
    title: str
    facts: object
    shown: Mapping[str, Any] = field(default_factory=lambda: MappingProxyType({}))


@dataclass(frozen=True, slots=True)
class Pages:
    """Where a listing stands: page ``number`` of as many as ``total`` entries need, ``size`` to a page."""

    number: int
    size: int
    total: int

    @property
    def offset(self) -> int:
        """How many entries come before this page."""
        return (self.number - 1) * self.size

    @property
    def last(self) -> int:
        """The number of the last page, 1 when there is nothing at all."""
        return max(1, -(-self.total // self.size))

    @property
    def first_shown(self) -> int:
        """The place of the first entry shown, 0 when there is none."""
        return min(self.offset + 1, self.total)

    @property
    def last_shown(self) -> int:
        """The place of the last entry shown."""
        return min(self.offset + self.size, self.total)
