"""The overview: the dispute at a glance."""

from __future__ import annotations

from standoff.ontology import ChannelState, DemandState
from standoff.query import Record
from standoff.query import View as Entries
from standoff.record import Scale
from standoff.store import Choice
from standoff.web.asked import Asked
from standoff.web.listings import words
from standoff.web.pictures.warmth import bars
from standoff.web.views import View
from standoff.web.wording import CHANNEL_MARKS, DEMAND_MARKS, phrase, status, warmth

#: How many pairs are drawn, and how many of the latest entries are shown.
PAIRS, LATEST = 2, 6

_OVER = frozenset({DemandState.MET, DemandState.WITHDRAWN, DemandState.SUPERSEDED, DemandState.LAPSED})


def view(record: Record, asked: Asked) -> View:
    """Return who is in dispute, how warm it was, where talks and demands stand, what is new and what waits."""
    del asked
    counts = record.counts()
    events = record.entries(Entries.EVENT, limit=LATEST, newest=True)
    channels = [c for c in record.entries(Entries.CHANNEL) if c.state not in (ChannelState.UNKNOWN, ChannelState.NONE)]
    channels.sort(key=lambda each: (-len(each.points), each.parties, each.level))
    demands = [d for d in record.entries(Entries.DEMAND, newest=True) if d.state not in _OVER]
    waiting = record.waiting(limit=1).total
    unread = record.unread()
    drawn = [(one, other, picture) for one, other in pairs(record) if (picture := _picture(record, one, other))]
    speakers = record.concerned(Entries.STATEMENT, limit=8)
    return View(
        "overview",
        "Overview",
        {
            "documents": counts.documents,
            "facts": {str(kind): number for kind, number in counts.facts},
            "parties": speakers,
            "dialogue": channels,
            "open_demands": demands,
            "latest": events.items,
            "waiting": waiting,
            "unread": unread,
        },
        {
            "counts": counts,
            "found": {str(kind): number for kind, number in counts.facts},
            "total_events": events.total,
            "events": events.items,
            "channels": channels[:LATEST],
            "demands": demands[:LATEST],
            "open_demands": len(demands),
            "to_review": waiting,
            "unread": unread,
            "drawn": drawn,
            "speakers": speakers,
            "quotes": words(record, events, each=2),
            "ids": record.addresses(),
            "span": _span(record),
            "phrase": phrase,
            "status": status,
            "warmth": warmth,
            "channel_marks": CHANNEL_MARKS,
            "demand_marks": DEMAND_MARKS,
        },
    )


def pairs(record: Record) -> list[tuple[str, str]]:
    """Return the pairs of parties between which most happened, the busiest first."""
    found = []
    for name, _ in record.concerned(Entries.EVENT, limit=4):
        others = record.concerned(Entries.EVENT, Choice(parties=(name,)), limit=3)
        found += [(times, tuple(sorted((name, other)))) for other, times in others if other != name]
    ranked = sorted(set(found), key=lambda each: (-each[0], each[1]))
    return [(pair[0], pair[1]) for _, pair in ranked[:PAIRS]]


def _picture(record: Record, one: str, other: str) -> object:
    return bars(record.index(one, other, scale=Scale.PLOVER).items)


def _span(record: Record) -> tuple[object, object] | None:
    first = record.documents(limit=1).items
    dated = [head.published for head in record.documents() if head.published] if first else []
    return (min(dated, key=lambda d: d.earliest), max(dated, key=lambda d: d.latest)) if dated else None
