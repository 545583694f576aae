"""One party: its names, offices, parts, what it says and does, whom it deals with and how warmly."""

from __future__ import annotations

from standoff.query import Record
from standoff.query import View as Entries
from standoff.record import Scale
from standoff.store import Choice
from standoff.web.asked import Asked
from standoff.web.listings import words
from standoff.web.pictures.warmth import bars
from standoff.web.views import View
from standoff.web.wording import CHANNEL_MARKS, DEMAND_MARKS, STANCE_MARKS, matter, phrase, status, warmth

#: How much of each is shown here; the listings have the rest.
SOME, MORE = 8, 40


def view(record: Record, asked: Asked) -> View:
    """Return what is known of the party whose id, name or other name is asked for."""
    known = record.party(asked.id)
    name = known.party.name
    of_it = Choice(parties=(name,))
    events = record.entries(Entries.EVENT, of_it, limit=SOME, newest=True)
    said = record.entries(Entries.STATEMENT, of_it, limit=SOME, newest=True)
    stands = record.entries(Entries.STAND, of_it, limit=SOME, newest=True)
    channels = record.entries(Entries.CHANNEL, of_it, limit=MORE)
    demands = record.entries(Entries.DEMAND, of_it, limit=SOME, newest=True)
    holdings = record.entries(Entries.HOLDING, of_it, limit=MORE)
    partners = [(other, times) for other, times in record.concerned(Entries.EVENT, of_it, limit=7) if other != name]
    warmest = [(other, bars(record.index(name, other, scale=Scale.PLOVER).items)) for other, _ in partners[:3]]
    presence = next(iter(record.entries(Entries.PRESENCE, Choice(id=known.id), limit=1)), None)
    joins = {(join.left.name, join.right.name, join.reason): join for join in known.joins}
    facts = {
        "party": known,
        "offices": holdings.items,
        "events": events.items,
        "statements": said.items,
        "positions": stands.items,
        "dialogue": channels.items,
        "demands": demands.items,
    }
    return View(
        "party",
        name,
        facts,
        {
            "known": known,
            "party": known.party,
            "events": events,
            "said": said,
            "stands": stands,
            "channels": channels,
            "demands": demands,
            "holdings": holdings,
            "partners": partners,
            "drawings": [(other, drawn) for other, drawn in warmest if drawn],
            "parts": presence.parts[:MORE] if presence else (),
            "heirs": presence.heirs if presence else (),
            "joins": list(joins.values())[:MORE],
            "quotes": words(record, [*events, *said, *stands], each=3),
            "in_doubt": record.doubtful([*events, *channels, *demands, *stands]),
            "ids": record.addresses(),
            "phrase": phrase,
            "matter": matter,
            "status": status,
            "warmth": warmth,
            "channel_marks": CHANNEL_MARKS,
            "demand_marks": DEMAND_MARKS,
            "stance_marks": STANCE_MARKS,
        },
    )
