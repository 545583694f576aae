"""What changed in the record between two days, with the entries that changed as they were and as they are."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

from standoff.record import Account, Change, between

if TYPE_CHECKING:
    from standoff.query.record import Record

#: A change, and its entry as it was and as it is; None where it was or is not there.
Changed = tuple[Change, Any, Any]


def changed(record: Record, since: dt.date, until: dt.date | None = None) -> tuple[Changed, ...]:
    """Return what is known at the end of ``until`` that was not at the end of the day before ``since``.

    Days are as for ``Record.changes``.
    """
    if until is None:
        last = record.period()
        until = max(since, last[1].latest) if last else since
    before, after = record.as_of(since - dt.timedelta(days=1)).account, record.as_of(until).account
    was, now = _entries(before), _entries(after)
    return tuple(
        (each, was.get((each.view, each.entry)), now.get((each.view, each.entry))) for each in between(before, after)
    )


def _entries(account: Account) -> dict[tuple[str, str], Any]:
    return {(view, entry.id): entry for view, entries in account.views() for entry in entries}
