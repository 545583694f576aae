"""A party that was asked for and is not in the record, or is more than one: who has a name like it, and all of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from difflib import get_close_matches

from standoff.errors import RecordError
from standoff.ontology import KnownParty
from standoff.query import Record
from standoff.text import folded
from standoff.web.asked import Asked
from standoff.web.faults import envelope
from standoff.web.views import View

#: How many names are offered, how alike they must be, and what asks for a party in an address.
OFFERED, ALIKE, ASKING = 8, 0.6, ("party", "with")


def view(record: Record, asked: Asked, page: str, error: RecordError) -> View | None:
    """Return the page that offers other names where ``error`` is that of a party asked of ``page``; else None."""
    given = [name for each in ASKING if (name := asked.values.get(each, "").strip())]
    if page == "party":
        given = [asked.id]
    if error.code != "no-such-id" or not given:
        return None
    parties = record.parties().items
    missing = next((name for name in given if repr(name) in error.what), given[0])
    others = {each: asked.values[each] for each in asked.values if asked.values[each].strip() != missing}
    field = next((each for each in ASKING if asked.values.get(each, "").strip() == missing), None)
    return View(
        "nobody",
        "No such party",
        envelope(error),
        {"near": list(near(missing, parties)), "to": page if field else "party", "field": field, "others": others},
    )


def near(name: str, parties: Iterable[KnownParty]) -> Iterator[KnownParty]:
    """Yield those of ``parties`` that are called like ``name``: who has it in a name, then who is spelled alike."""
    names: dict[str, KnownParty] = {}
    for each in parties:
        for called in (each.party.name, *each.party.aliases):
            names.setdefault(folded(called), each)
    sought = folded(name)
    within = [called for called in names if sought in called]
    alike = get_close_matches(sought, names, OFFERED, ALIKE)
    found = {names[called].id: names[called] for called in (*within, *alike)}
    yield from list(found.values())[:OFFERED]
