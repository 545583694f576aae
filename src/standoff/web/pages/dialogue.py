"""The dialogue board: which parties talk, at which level, since when, who stopped it, on what condition."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby

from standoff.ontology import ChannelState
from standoff.query import Record
from standoff.query import View as Entries
from standoff.record import ChannelHistory
from standoff.web.asked import Asked
from standoff.web.listings import TALKS, listed, party_choice, steps
from standoff.web.views import View
from standoff.web.wording import CHANNEL_MARKS

#: How many channels a page shows, and how many of the latest steps of each.
SIZE, STEPS = TALKS, 12


def view(record: Record, asked: Asked) -> View:
    """Return the channels asked for (``party``, ``with``, ``state``), gathered by pair, the highest level first."""
    state = asked.choice("state", ChannelState)
    choice, names = party_choice(record, asked, state=str(state) if state else None)
    channels, pages = listed(record, Entries.CHANNEL, choice, asked, size=SIZE)
    pairs = [(pair, list(group)) for pair, group in groupby(channels, key=lambda each: each.parties)]
    return View(
        "dialogue",
        "Dialogue",
        {"total": channels.total, "page": pages.number, "channels": channels.items},
        {
            "pairs": pairs,
            "pages": pages,
            "steps": STEPS,
            "quotes": steps(record, _shown(channels)),
            "in_doubt": record.doubtful(channels),
            "ids": record.addresses(),
            "marks": CHANNEL_MARKS,
            "states": [(str(each), str(each)) for each in ChannelState],
            "chosen": names,
        },
    )


def _shown(channels: Iterable[ChannelHistory]) -> Iterator[str]:
    return (fact for each in channels for point in each.points[-STEPS:] for fact in point.evidence[:3])
