"""The sources: what was read, what could not be and why, what changed, what reprints what."""

from __future__ import annotations

from standoff.query import Record
from standoff.store import Filters
from standoff.web.asked import Asked
from standoff.web.views import Pages, View

SIZE = 100


def view(record: Record, asked: Asked) -> View:
    """Return the documents asked for (``outlet``, ``since``, ``until``), and everything that could not be read."""
    number = asked.number("page", 1)
    filters = Filters(outlet=asked.text("outlet"), since=asked.day("since"), until=asked.day("until", last=True))
    page = record.documents(filters, limit=SIZE, offset=(number - 1) * SIZE)
    unread = record.unread()
    copies = record.copies().items
    heads = {id: record.store.head(id) for copy in copies[:SIZE] for id in (copy.original, copy.copy)}
    return View(
        "sources",
        "Sources",
        {"total": page.total, "page": number, "documents": page.items, "unread": unread, "copies": copies},
        {
            "documents": page.items,
            "pages": Pages(number, SIZE, page.total),
            "unread": unread,
            "copies": [(copy, heads[copy.original], heads[copy.copy]) for copy in copies[:SIZE]],
            "message": asked.text("told"),
        },
    )
