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
    page, pages = listed(record, Entries.PARTY, choice, asked, size=SIZE)
    spoken = dict(record.concerned(Entries.STATEMENT, limit=100_000))
    acted = dict(record.concerned(Entries.EVENT, limit=100_000))
    ranked = sorted(page, key=lambda each: (-spoken.get(each.party.name, 0) - acted.get(each.party.name, 0), each.id))
    return View(
        "parties",
        "Parties",
        {"total": page.total, "page": pages.number, "parties": page.items},
        {
            "parties": ranked if pages.last == 1 else page.items,
            "pages": pages,
            "spoken": spoken,
            "acted": acted,
            "kinds": record.tally(Entries.PARTY, "kind"),
        },
    )
