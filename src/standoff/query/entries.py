"""The entries of the record, view by view: what each view lists, and how its entries are kept and found again."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from enum import IntEnum, StrEnum
from typing import Any

from standoff.ontology import Copy, KnownParty, PartialDate
from standoff.query.presence import Presence
from standoff.query.reports import ActReport, RoleReport
from standoff.query.said import Said
from standoff.query.waiting import Orphaned, Waiting
from standoff.record.agreements import AgreementLife
from standoff.record.ballots import Ballot
from standoff.record.channels import ChannelHistory
from standoff.record.collectives import Representation
from standoff.record.demands import DemandLife
from standoff.record.holdings import Holding
from standoff.record.index import Point
from standoff.record.mandates import MandateLife
from standoff.record.networks import Edge
from standoff.record.positions import Contradiction, Shift, Stand
from standoff.record.timeline import Event
from standoff.store import Choice, Derived, Says, decode, encode


class View(StrEnum):
    """What the record can be asked for."""

    PARTY = "party"
    EVENT = "event"
    CHANNEL = "channel"
    DEMAND = "demand"
    BALLOT = "ballot"
    MANDATE = "mandate"
    AGREEMENT = "agreement"
    STAND = "stand"
    SHIFT = "shift"
    CONTRADICTION = "contradiction"
    HOLDING = "holding"
    COLLECTIVE = "collective"
    POINT = "point"
    EDGE = "edge"
    COPY = "copy"
    STATEMENT = "statement"
    ACT = "act"
    ROLE = "role"
    WAITING = "waiting"
    ORPHAN = "orphan"
    PRESENCE = "presence"


def _nothing(_entry: Any) -> str | None:
    return None


def _word(*path: str) -> Callable[[Any], str | None]:
    def read(entry: Any) -> str | None:
        for name in path:
            entry = getattr(entry, name)
            if entry is None:
                return None
        return entry.name.lower() if isinstance(entry, IntEnum) else str(entry)

    return read


@dataclass(frozen=True, slots=True)
class Shape:
    """How the entries of one view are kept: their type, and what they are filtered by (``kind``, ``state``)."""

    type: type
    kind: Callable[[Any], str | None] = _nothing
    state: Callable[[Any], str | None] = _nothing


SHAPES: dict[View, Shape] = {
    View.PARTY: Shape(KnownParty, _word("party", "kind"), _word("party", "sector")),
    View.EVENT: Shape(Event, _word("type"), _word("status")),
    View.CHANNEL: Shape(ChannelHistory, _word("level"), _word("state")),
    View.DEMAND: Shape(DemandLife, _word("kind"), _word("state")),
    View.BALLOT: Shape(Ballot, _word("kind"), _word("state")),
    View.MANDATE: Shape(MandateLife, _nothing, _word("state")),
    View.AGREEMENT: Shape(AgreementLife, _word("level"), _word("state")),
    View.STAND: Shape(Stand, _word("issue"), _word("stance")),
    View.SHIFT: Shape(Shift, _word("issue")),
    View.CONTRADICTION: Shape(Contradiction, _word("issue")),
    View.HOLDING: Shape(Holding, _word("office", "role")),
    View.COLLECTIVE: Shape(Representation, _word("of")),
    View.POINT: Shape(Point, _word("scale"), _word("period")),
    View.EDGE: Shape(Edge, _word("kind")),
    View.COPY: Shape(Copy, _word("kind")),
    View.WAITING: Shape(Waiting, state=_word("standing")),
    View.ORPHAN: Shape(Orphaned),
    View.STATEMENT: Shape(Said, _word("statement", "kind")),
    View.ACT: Shape(ActReport, _word("act", "type"), _word("act", "standing")),
    View.ROLE: Shape(RoleReport, _word("role", "role"), _word("role", "status")),
    View.PRESENCE: Shape(Presence, _word("party", "kind"), _word("standing")),
}


def kept(view: View, entries: Iterable[Any]) -> Iterator[Derived]:
    """Yield ``entries`` of ``view`` as they are kept, in their order."""
    shape, called, printed = SHAPES[view], str(view), view in (View.STATEMENT, View.ACT, View.ROLE)
    for entry in entries:
        when: PartialDate | None = getattr(entry, "when", None)
        yield Derived(
            view=called,
            id=_id(view, entry),
            payload=encode(entry),
            parties=_parties(view, entry),
            evidence=getattr(entry, "evidence", ()),
            first=when.earliest if when else None,
            last=when.latest if when else None,
            kind=shape.kind(entry),
            state=shape.state(entry),
            outlet=entry.document.publisher if printed else None,
            words=_words(entry),
        )


def _id(view: View, entry: Any) -> str:
    return str(entry.copy if view is View.COPY else entry.id)


def _parties(view: View, entry: Any) -> tuple[str, ...]:
    if view is View.PARTY:
        return (entry.party.name, *entry.party.aliases)
    if view is View.PRESENCE:
        return (entry.party.name,)
    if view is View.COPY:  # what a copy concerns are documents
        return (entry.original, entry.copy)
    return tuple(getattr(entry, "parties", ()))


def _words(entry: Any) -> str | None:
    """What an entry is searched by: what was said, what a party is called."""
    match entry:
        case Said(words=words):
            return words
        case KnownParty(party=party) | Presence(party=party):
            return " ".join((party.name, *party.aliases))
    return None


def passes(row: Derived, choice: Choice) -> bool:
    """Tell whether ``row`` is what ``choice`` asks for: the same rule as the store's, for entries in memory."""
    return (
        all(party in row.parties for party in choice.parties)
        and choice.kind in (None, row.kind)
        and choice.state in (None, row.state)
        and choice.id in (None, row.id)
        and (choice.outlets is None or row.outlet in choice.outlets)
        and (choice.among is None or not set(choice.among).isdisjoint(row.parties))
        and (choice.says is None or _says(row, choice.says))
        and (choice.words is None or all(word in (row.words or "").lower() for word in choice.words.lower().split()))
        and (choice.evidence is None or choice.evidence in row.evidence)
        and _within(row, choice.since, choice.until)
    )


def _says(row: Derived, asked: Says) -> bool:
    told = decode(row.payload, dict[str, Any])
    return any(_at(told, path.split(".")) in asked.values for path in asked.paths)


def _at(told: Any, path: list[str]) -> Any:
    for name in path:
        told = told.get(name) if isinstance(told, dict) else None
    return told


def _within(row: Derived, since: dt.date | None, until: dt.date | None) -> bool:
    if since is not None and (row.last is None or row.last < since):
        return False
    return until is None or (row.first is not None and row.first <= until)
