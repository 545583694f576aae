"""The network: who acts on, speaks to and speaks of whom, drawn and listed."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable

from standoff.ontology import PartyKind
from standoff.query import Record
from standoff.query import View as Entries
from standoff.record import Edge, EdgeKind
from standoff.store import Choice
from standoff.web.asked import Asked
from standoff.web.pictures.ties import ties
from standoff.web.views import Pages, View

#: How many ties a page lists, and how many of the heaviest are drawn.
LISTED, DRAWN = 100, 600


def view(record: Record, asked: Asked) -> View:
    """Return the ties asked for: ``kind`` (acts on, speaks to, speaks of), ``least`` (the least weight that counts)."""
    kind, least = asked.choice("kind", EdgeKind), asked.number("least", 1)
    choice = Choice(kind=str(kind) if kind else None)
    heaviest = record.entries(Entries.EDGE, choice, limit=DRAWN)
    total = heaviest.total if least == 1 else _heavy(record, choice, least, heaviest.total)
    pages = Pages(asked.number("page", 1), LISTED, total)
    shown = record.entries(Entries.EDGE, choice, limit=LISTED, offset=pages.offset).items
    edges = [each for each in shown if each.weight >= least]
    return View(
        "network",
        "Network",
        {"total": total, "page": pages.number, "ties": edges},
        {
            "edges": edges,
            "pages": pages,
            "drawn": ties(named(record, (e for e in heaviest if e.weight >= least and e.source != e.target))),
            "kinds": [(str(each), str(each)) for each in EdgeKind],
            "ids": record.addresses(),
        },
    )


#: Whom a picture leaves out: "members", "a spokesman" and "the letter" are in the list.
CROWDS = frozenset({PartyKind.UNNAMED, PartyKind.COLLECTIVE, PartyKind.DOCUMENT})


def named(record: Record, edges: Iterable[Edge]) -> tuple[Edge, ...]:
    """Return those of ``edges`` that tie two parties with names."""
    known: dict[str, bool] = {}

    def has_name(name: str) -> bool:
        if name not in known:
            found = record.entries(Entries.PRESENCE, Choice(parties=(name,)), limit=1).items
            known[name] = not found or found[0].party.kind not in CROWDS
        return known[name]

    return tuple(edge for edge in edges if has_name(edge.source) and has_name(edge.target))


def _heavy(record: Record, choice: Choice, least: int, total: int) -> int:
    """How many ties weigh at least ``least``: they come heaviest first, so the last is searched for by halves."""

    def light(place: int) -> bool:
        return bool(record.entries(Entries.EDGE, choice, limit=1, offset=place).items[0].weight < least)

    return bisect_left(range(total), True, key=light)
