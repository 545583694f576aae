"""The ledger of demands, requests, offers and invitations: what was asked or held out, and what became of it."""

from __future__ import annotations

from standoff.ontology import DemandKind, DemandState
from standoff.query import Record
from standoff.query import View as Entries
from standoff.web.asked import Asked
from standoff.web.listings import evidence, listed, party_choice, steps
from standoff.web.views import View
from standoff.web.wording import DEMAND_MARKS


def view(record: Record, asked: Asked) -> View:
    """Return the demands asked for: ``party``, ``with``, ``kind``, ``state``, ``since``, ``until``."""
    kind, state = asked.choice("kind", DemandKind), asked.choice("state", DemandState)
    choice, names = party_choice(record, asked, kind=str(kind) if kind else None, state=str(state) if state else None)
    page, pages = listed(record, Entries.DEMAND, choice, asked)
    return View(
        "demands",
        "Demands and offers",
        {"total": page.total, "page": pages.number, "demands": page.items},
        {
            "demands": page.items,
            "pages": pages,
            "quotes": steps(record, evidence(page, 2)),
            "in_doubt": record.doubtful(page),
            "ids": record.addresses(),
            "marks": DEMAND_MARKS,
            "kinds": [(str(each), str(each)) for each in DemandKind],
            "states": record.tally(Entries.DEMAND, "state"),
            "chosen": names,
        },
    )
