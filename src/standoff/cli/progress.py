"""Progress on standard error: only on a terminal, and only when the work takes longer than a second."""

from __future__ import annotations

import sys
import time
from types import TracebackType
from typing import TYPE_CHECKING

from standoff.cli.output import clean

if TYPE_CHECKING:
    from rich.progress import Progress as Bar


class Progress:
    """Shows how far a run has come, and what it is ``doing``. Call it
    as batch.Progress; leave the ``with`` block to take it away."""

    def __init__(self, doing: str = "Reading", patience: float = 1.0) -> None:
        self._doing = doing
        self._begun = time.monotonic()
        self._patience = patience
        self._bar: Bar | None = None

    def __call__(self, done: int, total: int, source: str) -> None:
        """Say that ``done`` of ``total`` sources are done, ``source`` the last."""
        if self._bar is None and (not sys.stderr.isatty() or time.monotonic() - self._begun < self._patience):
            return
        if self._bar is None:
            self._bar = _bar(total, self._doing)
            self._bar.start()
        self._bar.update(self._bar.task_ids[0], completed=done, source=clean(source)[-40:])

    def __enter__(self) -> Progress:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        if self._bar is not None:
            self._bar.stop()


def _bar(total: int, doing: str) -> Bar:
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    bar = Progress(
        TextColumn(doing, markup=False),
        BarColumn(),
        MofNCompleteColumn(),
        TimeRemainingColumn(),
        TextColumn("{task.fields[source]}", markup=False),  # a file's name is no markup
        console=Console(stderr=True),
        transient=True,
    )
    bar.add_task("", total=total, source="")
    return bar
