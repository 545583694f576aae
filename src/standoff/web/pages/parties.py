"""The parties of the record: bodies, committees and people, with how much is known of each."""

from __future__ import annotations

from standoff.ontology import PartyKind
from standoff.query import Record
from standoff.query import View as Entries
from standoff.store import Choice
from standoff.web.asked import Asked
from standoff.web.listings import listed
from standoff.web.views import View

#: More to a page than elsewhere: a name is short.
SIZE = 120


def view(record: Record, asked: Asked) -> View:
    """Return the parties asked for: ``kind``, ``name`` (any part of one)."""
    kind, name = asked.choice("kind", PartyKind), asked.text("name")
    choice = Choice(kind=str(kind) if kind else None, words=name)
    page, pages = listed(record, Entries.PRESENCE, choice, asked, size=SIZE)
    return View(
        "parties",
        "Parties",
        {"total": page.total, "page": pages.number, "parties": page.items},
        {
            "parties": page.items,
            "pages": pages,
            "kinds": record.tally(Entries.PRESENCE, "kind"),
        },
    )
