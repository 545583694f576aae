"""What the pages of one server have in common."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Desk:
    """Which record is shown, and in whose name decisions are made. What is uploaded is kept beside the record."""

    record: Path
    author: str

    @property
    def folder(self) -> Path:
        """The folder of uploads."""
        return self.record.absolute().parent / "uploads"
