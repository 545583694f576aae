"""Agreements and contracts: how far each got, step by step."""

from __future__ import annotations

from standoff.query import Record
from standoff.query import View as Entries
from standoff.web.asked import Asked
from standoff.web.listings import evidence, listed, party_choice, steps
from standoff.web.views import View


def view(record: Record, asked: Asked) -> View:
    """Return the agreements asked for: ``party``, ``with``."""
    choice, names = party_choice(record, asked)
    page, pages = listed(record, Entries.AGREEMENT, choice, asked)
    return View(
        "agreements",
        "Agreements",
        {"total": page.total, "page": pages.number, "agreements": page.items},
        {
            "agreements": page.items,
            "pages": pages,
            "quotes": steps(record, evidence(page, 2)),
            "in_doubt": record.doubtful(page),
            "ids": record.addresses(),
            "chosen": names,
        },
    )
