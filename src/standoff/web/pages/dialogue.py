"""The dialogue board: which parties talk, at which level, since when, who stopped it, on what condition."""

from __future__ import annotations

from itertools import groupby

from standoff.ontology import ChannelState
from standoff.query import Record
from standoff.query import View as Entries
from standoff.web.asked import Asked
from standoff.web.listings import party_choice, steps
from standoff.web.views import View
from standoff.web.wording import CHANNEL_MARKS


def view(record: Record, asked: Asked) -> View:
    """Return the channels asked for (``party``, ``with``, ``state``), gathered by pair, the highest level first."""
    state = asked.choice("state", ChannelState)
    choice, names = party_choice(record, asked, state=str(state) if state else None)
    channels = record.entries(Entries.CHANNEL, choice).items
    ordered = sorted(channels, key=lambda each: (each.parties, -each.level))
    pairs = [(pair, list(group)) for pair, group in groupby(ordered, key=lambda each: each.parties)]
    pairs.sort(key=lambda pair: (-sum(len(each.points) for each in pair[1]), pair[0]))
    return View(
        "dialogue",
        "Dialogue",
        {"channels": channels},
        {
            "pairs": pairs,
            "quotes": steps(record, (fact for each in channels for fact in each.evidence)),
            "ids": record.addresses(),
            "marks": CHANNEL_MARKS,
            "states": [(str(each), str(each)) for each in ChannelState],
            "chosen": names,
        },
    )
