"""Statements: who said what, searched, by speaker, outlet, kind and date; each opens at its words."""

from __future__ import annotations

from standoff.ontology import StatementKind
from standoff.query import Record
from standoff.query import View as Entries
from standoff.query.doubtful import SURE, SURE_SPEAKER
from standoff.web.asked import Asked
from standoff.web.listings import listed, party_choice, words
from standoff.web.rendering import marked
from standoff.web.views import View


def view(record: Record, asked: Asked) -> View:
    """Return what was said, as asked: ``words``, ``party``, ``outlet``, ``kind``, ``since``, ``until``, ``sort``."""
    kind = asked.choice("kind", StatementKind)
    searched = asked.text("words")
    outlet = asked.text("outlet")
    choice, names = party_choice(
        record, asked, kind=str(kind) if kind else None, outlets=(outlet,) if outlet else None, words=searched
    )
    page, pages = listed(record, Entries.STATEMENT, choice, asked, newest=asked.text("sort") == "newest")
    found = {}
    if searched and record.day is None:
        found = {said.id: marked(told) for said in page if (told := record.store.found(said.id, searched))}
    outlets, kinds = record.tallies(Entries.STATEMENT, ("outlet", "kind"), choice)
    return View(
        "statements",
        "Statements",
        {"total": page.total, "page": pages.number, "statements": page.items},
        {
            "statements": page.items,
            "pages": pages,
            "found": found,
            "quotes": words(record, page),
            "sure": SURE,
            "sure_speaker": SURE_SPEAKER,
            "ids": record.addresses(),
            "speakers": record.concerned(Entries.STATEMENT, choice, limit=12),
            "outlets": outlets[:12],
            "kinds": kinds,
            "chosen": names[0] if names else None,
        },
    )
