"""The parties of the record: bodies, committees and people, with how much is known of each."""

from __future__ import annotations

from itertools import groupby

from standoff.ontology import PartyKind
from standoff.query import Record
from standoff.query import View as Entries
from standoff.query.presence import Standing
from standoff.store import Choice
from standoff.web.asked import Asked
from standoff.web.listings import listed
from standoff.web.views import View

#: More to a page than elsewhere: a name is short.
SIZE = 120


def view(record: Record, asked: Asked) -> View:
    """Return the parties asked for: ``kind``, ``standing`` (named, described, mentioned), part of a ``name``."""
    kind, standing, name = asked.choice("kind", PartyKind), asked.choice("standing", Standing), asked.text("name")
    choice = Choice(kind=str(kind) if kind else None, state=str(standing) if standing else None, words=name)
    page, pages = listed(record, Entries.PRESENCE, choice, asked, size=SIZE)
    kinds, standings = record.tallies(Entries.PRESENCE, ("kind", "state"))
    return View(
        "parties",
        "Parties",
        {"total": page.total, "page": pages.number, "parties": page.items},
        {
            "groups": [(told, tuple(group)) for told, group in groupby(page, key=lambda each: str(each.standing))],
            "pages": pages,
            "kinds": kinds,
            "standings": standings,
        },
    )
