"""When an article without a date was printed, as far as its readers' comments tell: on or before the first of them."""

from __future__ import annotations

import datetime as dt

from standoff.ontology import DateBasis, Document, PartialDate, Problem
from standoff.reading.dates_calendar import spanning

#: Readers comment while an article is new. One comment alone may come years later; two this close hardly do.
_TOGETHER = dt.timedelta(days=2)
#: How long before its first comment an article may have been printed.
_BEFORE = dt.timedelta(days=7)


def counted_from(document: Document) -> PartialDate | None:
    """Return the day from which words such as "in May" count: that of publication, else the days before the comments.

    Without a date of publication it is the week up to the first comment, where a second follows within two days: a
    word that means something else at the week's two ends ("this month") spans both. None where nothing tells.
    """
    if document.published:
        return document.published
    first = _first_comment(document)
    return spanning((first - _BEFORE, first), DateBasis.RESOLVED) if first else None


def counting_note(document: Document) -> Problem | None:
    """Return a note that dates were counted from the comments; None where they were not."""
    first = None if document.published else _first_comment(document)
    if first is None:
        return None
    return Problem("date-from-comments", f"dates such as “in May” count from the first reader's comment, of {first}")


def _first_comment(document: Document) -> dt.date | None:
    days = sorted(comment.posted.earliest for comment in document.comments if comment.posted)
    return days[0] if len(days) > 1 and days[1] - days[0] <= _TOGETHER else None
