"""The overview: the dispute at a glance."""

from __future__ import annotations

from collections import Counter
from itertools import groupby, islice

from standoff.ontology import ChannelState, DemandState
from standoff.query import Record
from standoff.query import View as Entries
from standoff.record import EdgeKind, Scale
from standoff.store import Choice
from standoff.web.asked import Asked
from standoff.web.listings import words
from standoff.web.pictures.warmth import bars
from standoff.web.views import View
from standoff.web.wording import CHANNEL_MARKS, DEMAND_MARKS, matter, phrase, status, warmth

#: How many pairs are drawn, of how many it is told whether they talk, and how many of the latest entries are shown.
PAIRS, TALKS, LATEST = 2, 5, 6

#: What is counted.
_COUNTED = (Entries.STATEMENT, Entries.EVENT, Entries.DEMAND, Entries.BALLOT, Entries.AGREEMENT, Entries.PARTY)

_UNTOLD = frozenset({ChannelState.UNKNOWN, ChannelState.NONE})
_OVER = frozenset({DemandState.MET, DemandState.WITHDRAWN, DemandState.SUPERSEDED, DemandState.LAPSED})


def view(record: Record, asked: Asked) -> View:
    """Return who is in dispute, how warm it was, where talks and demands stand, what is new and what waits."""
    del asked
    documents = record.documents(limit=0).total
    events = record.entries(Entries.EVENT, limit=LATEST, newest=True)
    channels = [c for c in record.entries(Entries.CHANNEL, limit=4 * LATEST) if c.state not in _UNTOLD]
    talks = [(pair, tuple(held)) for pair, held in groupby(channels, key=lambda each: each.parties)][:TALKS]
    demands = [d for d in record.entries(Entries.DEMAND, limit=20 * LATEST, newest=True) if d.state not in _OVER]
    asked_of = record.tally(Entries.DEMAND, "state")
    open_demands = sum(times for state, times in asked_of if state not in _OVER)
    found = {str(each): record.entries(each, limit=0).total for each in _COUNTED}
    waiting = record.entries(Entries.WAITING, Choice(state="doubtful"), limit=0).total
    unread = record.unread()
    pictures = ((one, other, _picture(record, one, other)) for one, other in pairs(record))
    drawn = list(islice((each for each in pictures if each[2]), PAIRS))
    speakers = record.concerned(Entries.STATEMENT, limit=8)
    return View(
        "overview",
        "Overview",
        {
            "documents": documents,
            "entries": found,
            "parties": speakers,
            "dialogue": [channel for _, held in talks for channel in held],
            "open_demands": demands[:LATEST],
            "latest": events.items,
            "waiting": waiting,
            "unread": unread,
        },
        {
            "documents": documents,
            "undated": record.undated(),
            "found": found,
            "total_events": events.total,
            "events": events.items,
            "talks": talks,
            "demands": demands[:LATEST],
            "open_demands": open_demands,
            "to_review": waiting,
            "unread": unread,
            "drawn": drawn,
            "speakers": speakers,
            "quotes": words(record, events, each=2),
            "in_doubt": record.doubtful([*events, *channels, *demands[:LATEST]]),
            "ids": record.addresses(),
            "span": record.period(),
            "phrase": phrase,
            "matter": matter,
            "status": status,
            "warmth": warmth,
            "channel_marks": CHANNEL_MARKS,
            "demand_marks": DEMAND_MARKS,
        },
    )


def pairs(record: Record) -> list[tuple[str, str]]:
    """Return the pairs of parties between which most happened, the busiest first."""
    weights: Counter[tuple[str, str]] = Counter()
    for edge in record.entries(Entries.EDGE, Choice(kind=str(EdgeKind.ACTS_ON)), limit=40):
        one, other = sorted((edge.source, edge.target))
        weights[one, other] += edge.weight
    return [pair for pair, _ in sorted(weights.items(), key=lambda item: (-item[1], item[0]))[: 4 * PAIRS]]


def _picture(record: Record, one: str, other: str) -> object:
    return bars(record.index(one, other, scale=Scale.PLOVER).items)
