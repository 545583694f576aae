"""Votes and mandates: what was voted, with which numbers, whether they hold, and whether the mandate still does."""

from __future__ import annotations

from functools import partial

from standoff.query import Record
from standoff.query import View as Entries
from standoff.web.asked import Asked
from standoff.web.listings import evidence, listed, party_choice, steps
from standoff.web.rendering import day
from standoff.web.views import View
from standoff.web.wording import asked_of, ending, mandate_for


def view(record: Record, asked: Asked) -> View:
    """Return the votes asked for (``party``, ``since``, ``until``) with the mandates that they gave."""
    choice, names = party_choice(record, asked)
    page, pages = listed(record, Entries.BALLOT, choice, asked)
    mandates = tuple(given for vote in page if (given := record.mandate_of(vote)))
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
            "asked_of": asked_of,
            "mandate_for": mandate_for,
            "ending": partial(ending, written=day),
        },
    )
