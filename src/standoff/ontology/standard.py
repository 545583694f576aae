"""Standards: where a rule or a figure comes from, and whether anybody looked it up."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Grounds(StrEnum):
    """How well a source is known. Only the first may be quoted as saying so."""

    STATED = "stated by the source"
    SECONDARY = "seen in secondary texts"
    RECALLED = "from memory, not checked"
    OWN = "this project's own"


@dataclass(frozen=True, slots=True)
class Standard:
    """A source by name, with its grounds. ``str()`` says both."""

    name: str
    grounds: Grounds = Grounds.STATED

    def __str__(self) -> str:
        if self.grounds is Grounds.STATED:
            return self.name
        return f"{self.name} ({self.grounds})" if self.name else str(self.grounds)


#: For what no standard covers.
OWN = Standard("", Grounds.OWN)
