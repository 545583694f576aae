"""The timeline: what happened, was planned, offered or denied, in lanes by party and in a list with its words."""

from __future__ import annotations

from standoff.ontology import ActStatus, act_types
from standoff.query import Record
from standoff.query import View as Entries
from standoff.web.asked import Asked
from standoff.web.listings import listed, party_choice, words
from standoff.web.pictures.lanes import lanes
from standoff.web.views import View
from standoff.web.wording import matter, phrase, status, warmth

#: How many events are drawn at most, the latest of those asked for: more would be a smear.
DRAWN = 400


def view(record: Record, asked: Asked) -> View:
    """Return the events asked for: ``party``, ``with``, ``type``, ``status``, ``since``, ``until``, ``order``."""
    kind, told = asked.text("type"), asked.choice("status", ActStatus)
    choice, names = party_choice(record, asked, kind=kind, state=str(told) if told else None)
    page, pages = listed(record, Entries.EVENT, choice, asked, newest=asked.text("order") == "newest")
    drawn = record.entries(Entries.EVENT, choice, limit=DRAWN, newest=True).items
    return View(
        "timeline",
        "Timeline",
        {"total": page.total, "page": pages.number, "events": page.items},
        {
            "events": page.items,
            "pages": pages,
            "lanes": lanes(drawn, names),
            "drawn": len(drawn),
            "quotes": words(record, page),
            "in_doubt": record.doubtful(page),
            "ids": record.addresses(),
            "types": [(name, name) for name in act_types()],
            "statuses": [(str(each), str(each)) for each in ActStatus],
            "chosen": names,
            "phrase": phrase,
            "matter": matter,
            "status": status,
            "warmth": warmth,
        },
    )
