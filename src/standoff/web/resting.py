"""What rests on a fact, in words, and where each of it stands on the pages."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from standoff.query import Record, View
from standoff.record import title
from standoff.web.listings import SIZE, TALKS

#: Entries that tell something of the dispute, in a word; the others only keep account of it.
CALLED: Mapping[View, str] = {
    View.EVENT: "event",
    View.STATEMENT: "statement",
    View.CHANNEL: "talks",
    View.DEMAND: "demand or offer",
    View.BALLOT: "vote",
    View.MANDATE: "mandate",
    View.AGREEMENT: "agreement",
    View.STAND: "position",
    View.SHIFT: "change of position",
    View.CONTRADICTION: "contradiction",
    View.HOLDING: "office held",
    View.COLLECTIVE: "count of those who spoke or acted",
}

#: Which page lists the entries of a view, and how many at once.
_PAGES: Mapping[View, tuple[str, int]] = {
    View.EVENT: ("timeline", SIZE),
    View.CHANNEL: ("dialogue", TALKS),
    View.DEMAND: ("demands", SIZE),
    View.BALLOT: ("mandates", SIZE),
    View.AGREEMENT: ("agreements", SIZE),
    View.STAND: ("positions", SIZE),
    View.STATEMENT: ("statements", SIZE),
}


@dataclass(frozen=True, slots=True)
class Resting:
    """One entry that rests on a fact: what it is, in words, and its place: on which page, of what id, which part of it
    and where there; ``page`` is None where no page shows it."""

    kind: str
    title: str
    entry: str
    page: str | None
    id: str | None = None
    number: int | None = None
    place: str | None = None


def resting(record: Record, fact: str) -> Iterator[Resting]:
    """Yield what rests on the fact of the id ``fact``, view by view."""
    for view, entries in record.rests_on(fact).items():
        for entry in entries if view in CALLED else ():
            told = entry.words if view is View.STATEMENT else title(entry)
            yield Resting(CALLED[view], told, entry.id, **_place(record, view, entry))


def _place(record: Record, view: View, entry: Any) -> dict[str, Any]:
    match view:
        case View.MANDATE:
            return _listed(record, View.BALLOT, entry.ballot)
        case View.SHIFT:
            return _listed(record, View.STAND, entry.after.id)
        case View.CONTRADICTION:
            return {"page": "positions", "place": entry.id}
        case View.HOLDING:
            known = record.addresses().get(entry.office.person)
            return {"page": "party", "id": known} if known else {"page": None}
        case View.COLLECTIVE:
            return {"page": None}
    return _listed(record, view, entry.id)


def _listed(record: Record, view: View, id: str) -> dict[str, Any]:
    page, size = _PAGES[view]
    before = record.before(view, id)
    return {"page": page, "number": before // size + 1 if before >= size else None, "place": id}
