"""Putting a record together where it has changed, with progress for whoever waits."""

from __future__ import annotations

from pathlib import Path

from standoff.cli.progress import Progress


def refresh(record: Path) -> None:
    """Put ``record`` together, so that its entries can be asked for; nothing to do where nothing has changed."""
    from standoff.query import Record

    with Record.open(record) as opened, Progress("Putting together") as progress:
        opened.refresh(lambda name, done, every: progress(done, every, name))
