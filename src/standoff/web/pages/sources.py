"""The sources: what was read, what could not be and why, what changed, what reprints what."""

from __future__ import annotations

from standoff.query import Record
from standoff.query import View as Entries
from standoff.store import Filters
from standoff.web.asked import Asked
from standoff.web.views import Pages, View

SIZE, SHOWN_COPIES, UNREAD = 100, 40, 100


def view(record: Record, asked: Asked) -> View:
    """Return the documents asked for (``outlet``, ``since``, ``until``), and everything that could not be read."""
    number = asked.number("page", 1)
    filters = Filters(outlet=asked.text("outlet"), since=asked.day("since"), until=asked.day("until", last=True))
    page = record.documents(filters, limit=SIZE, offset=(number - 1) * SIZE)
    unread = record.unread()
    copies = record.entries(Entries.COPY, limit=SHOWN_COPIES)
    heads = {id: record.store.head(id) for copy in copies for id in (copy.original, copy.copy)}
    return View(
        "sources",
        "Sources",
        {"total": page.total, "page": number, "documents": page.items, "unread": unread, "copies": copies.items},
        {
            "documents": page.items,
            "pages": Pages(number, SIZE, page.total),
            "unread": unread,
            "copies": [(copy, heads[copy.original], heads[copy.copy]) for copy in copies],
            "all_copies": copies.total,
            "unread_shown": UNREAD,
            "message": asked.text("told"),
        },
    )
