"""The network: who acts on, speaks to and speaks of whom, drawn and listed."""

from __future__ import annotations

from standoff.query import Record
from standoff.record import EdgeKind
from standoff.web.asked import Asked
from standoff.web.pictures.ties import MOST, ties
from standoff.web.views import View

#: Ties that are listed; the rest is in the JSON twin.
LISTED = 100


def view(record: Record, asked: Asked) -> View:
    """Return the ties asked for: ``kind`` (acts on, speaks to, speaks of), ``least`` (the least weight that counts)."""
    kind, least = asked.choice("kind", EdgeKind), asked.number("least", 1)
    edges = [e for e in record.network() if kind in (None, e.kind) and e.weight >= least and e.source != e.target]
    edges.sort(key=lambda each: (-each.weight, each.source, each.target, str(each.kind)))
    return View(
        "network",
        "Network",
        {"ties": edges},
        {
            "edges": edges[:LISTED],
            "total": len(edges),
            "drawn": ties(edges),
            "most": MOST,
            "kinds": [(str(each), str(each)) for each in EdgeKind],
            "ids": record.addresses(),
        },
    )
