"""The overview: the dispute at a glance."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from itertools import count, groupby, islice

from standoff.ontology import FINAL, ChannelState, PartyKind
from standoff.query import Record
from standoff.query import View as Entries
from standoff.record import DemandLife, Scale
from standoff.store import Choice
from standoff.web.asked import Asked
from standoff.web.listings import words
from standoff.web.pictures.warmth import bars
from standoff.web.views import View
from standoff.web.wording import CHANNEL_MARKS, DEMAND_MARKS, matter, phrase, status, warmth

#: How many pairs are drawn, of how many it is told whether they talk, and how many of the latest entries are shown.
PAIRS, TALKS, LATEST = 2, 5, 6

#: Between whom it is told how warm it was; and how many points of the index are looked through at a time.
BODIES, STRETCH = frozenset({PartyKind.ORGANISATION, PartyKind.COMMITTEE}), 120

#: How many demands are looked through at a time, and at most, for open ones.
SOUGHT, FAR = 4 * LATEST, 20 * LATEST

#: What is counted.
_COUNTED = (Entries.STATEMENT, Entries.EVENT, Entries.DEMAND, Entries.BALLOT, Entries.AGREEMENT, Entries.PARTY)

_UNTOLD = frozenset({ChannelState.UNKNOWN, ChannelState.NONE})


def view(record: Record, asked: Asked) -> View:
    """Return who is in dispute, how warm it was, where talks and demands stand, what is new and what waits."""
    del asked
    documents = record.documents(limit=0).total
    events = record.entries(Entries.EVENT, Choice(since=dt.date.min), limit=LATEST, newest=True)  # dated ones
    channels = [c for c in record.entries(Entries.CHANNEL, limit=4 * LATEST) if c.state not in _UNTOLD]
    talks = [(pair, tuple(held)) for pair, held in groupby(channels, key=lambda each: each.parties)][:TALKS]
    demands = list(islice(unsettled(record), LATEST))
    asked_of = record.tally(Entries.DEMAND, "state")
    open_demands = sum(times for state, times in asked_of if state not in FINAL)
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
            "open_demands": demands,
            "latest": events.items,
            "waiting": waiting,
            "unread": unread,
        },
        {
            "documents": documents,
            "undated": record.undated(),
            "found": found,
            "total_events": found[str(Entries.EVENT)],
            "events": events.items,
            "talks": talks,
            "demands": demands,
            "open_demands": open_demands,
            "to_review": waiting,
            "unread": unread,
            "drawn": drawn,
            "speakers": speakers,
            "quotes": words(record, events, each=2),
            "in_doubt": record.doubtful([*events, *channels, *demands]),
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


def unsettled(record: Record) -> Iterator[DemandLife]:
    """Yield the demands of which something is still expected, those made last first."""
    for offset in range(0, FAR, SOUGHT):
        some = record.entries(Entries.DEMAND, limit=SOUGHT, offset=offset, newest=True)
        yield from (each for each in some if each.state not in FINAL)
        if len(some) < SOUGHT:
            return


def pairs(record: Record) -> Iterator[tuple[str, str]]:
    """Yield the pairs of bodies between which most happened, as the index counts it, the busiest first."""
    seen: set[tuple[str, ...]] = set()
    for offset in count(0, STRETCH):
        points = record.entries(Entries.POINT, Choice(kind=str(Scale.PLOVER)), limit=STRETCH, offset=offset)
        for point in points:
            if point.parties not in seen:
                seen.add(point.parties)
                if all(_is_body(record, name) for name in point.parties):
                    yield point.parties
        if len(points) < STRETCH:
            return


def _is_body(record: Record, name: str) -> bool:
    found = record.entries(Entries.PRESENCE, Choice(parties=(name,)), limit=1).items
    return bool(found) and found[0].party.kind in BODIES


def _picture(record: Record, one: str, other: str) -> object:
    return bars(record.index(one, other, scale=Scale.PLOVER).items)
