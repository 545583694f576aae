"""Which page each name leads to."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from standoff.query.entries import View
from standoff.store import Page


class Addresses(Mapping[str, str]):
    """Every party's id by its name; each is looked up once, when it is asked for."""

    def __init__(self, entries: Callable[..., Page[Any]], called: Callable[[str], str | None]) -> None:
        """List names by ``entries`` (Record.entries) and look each up by ``called``."""
        self._entries = entries
        self._called = called
        self._known: dict[str, str | None] = {}

    def __getitem__(self, name: str) -> str:
        if name not in self._known:
            self._known[name] = self._called(name)
        id = self._known[name]
        if id is None:
            raise KeyError(name)
        return id

    def __iter__(self) -> Iterator[str]:
        return (each.party.name for each in self._entries(View.PRESENCE))

    def __len__(self) -> int:
        return self._entries(View.PRESENCE, limit=0).total
