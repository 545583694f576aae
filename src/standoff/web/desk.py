"""What the pages of one server have in common."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from standoff.web.upkeep import Upkeep


@dataclass(frozen=True, slots=True)
class Desk:
    """Which record is shown, and in whose name decisions are made. What is uploaded is kept beside the record.

    ``upkeep`` puts the record together behind the pages.
    """

    record: Path
    author: str
    upkeep: Upkeep

    @property
    def name(self) -> str:
        """What the record is called: its file's name, or its folder's where the file has the usual one."""
        return title_of(self.record)

    @property
    def folder(self) -> Path:
        """The folder, beside the record's file, that uploaded articles are kept in."""
        return self.record.absolute().parent / "uploads"


def title_of(record: Path) -> str:
    """Return what the record at ``record`` is called on its pages: "standoff-demo/record.db" is "standoff demo"."""
    path = record.absolute()
    return (path.parent.name if path.stem == "record" and path.parent.name else path.stem).replace("-", " ")
