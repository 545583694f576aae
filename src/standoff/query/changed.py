"""What changed in the record between two days."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from standoff.record import Changed, between

if TYPE_CHECKING:
    from standoff.query.record import Record


def changed(record: Record, since: dt.date, until: dt.date | None = None) -> tuple[Changed, ...]:
    """Return what is known at the end of ``until`` that was not at the end of the day before ``since``.

    Days are as for ``Record.changes``.
    """
    if until is None:
        last = record.period()
        until = max(since, last[1].latest) if last else since
    return between(record.as_of(since - dt.timedelta(days=1)).account, record.as_of(until).account)
