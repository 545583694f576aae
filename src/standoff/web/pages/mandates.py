"""Votes and mandates: what was voted, with which numbers, whether they hold, and whether the mandate still does."""

from __future__ import annotations

from standoff.query import Record
from standoff.query import View as Entries
from standoff.store import Choice
from standoff.web.asked import Asked
from standoff.web.listings import evidence, listed, party_choice, steps
from standoff.web.views import View


def view(record: Record, asked: Asked) -> View:
    """Return the votes asked for (``party``, ``since``, ``until``) with the mandates that they gave."""
    choice, names = party_choice(record, asked)
    page, pages = listed(record, Entries.BALLOT, choice, asked)
    given = {fact for vote in page for fact in vote.evidence[:1]}
    found = (each for fact in sorted(given) for each in record.entries(Entries.MANDATE, Choice(evidence=fact)))
    mandates = tuple({each.id: each for each in found}.values())
    return View(
        "mandates",
        "Votes and mandates",
        {"total": page.total, "page": pages.number, "votes": page.items, "mandates": mandates},
        {
            "votes": page.items,
            "pages": pages,
            "mandates": {each.ballot: each for each in mandates},
            "quotes": steps(record, evidence(page)),
            "ids": record.addresses(),
            "chosen": names,
        },
    )
