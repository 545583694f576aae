"""What changed between two accounts: what appeared, moved to another state, is contradicted, or went, view by view."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from standoff.ontology import PartialDate
from standoff.record.account import Account
from standoff.record.agreements import AgreementLife
from standoff.record.ballots import Ballot
from standoff.record.channels import ChannelHistory
from standoff.record.collectives import Representation
from standoff.record.demands import DemandLife
from standoff.record.entry import Entry, entry_id
from standoff.record.holdings import Holding
from standoff.record.index import Point
from standoff.record.mandates import MandateLife
from standoff.record.positions import Contradiction, Shift, Stand
from standoff.record.timeline import Event
from standoff.record.when import order


class ChangeKind(StrEnum):
    """How an entry changed."""

    APPEARED = "appeared"
    MOVED = "moved"  # it stands in another state
    CONTRADICTED = "contradicted"  # accounts of it differ that did not before
    ADDED_TO = "added to"  # other evidence, nothing else
    WENT = "went"  # no longer in the record: a document was re-read, or a person rejected it


@dataclass(frozen=True, slots=True)
class Change:
    """One entry's change. ``view`` is the account's view ("channels"), ``entry`` the entry's id, ``title`` what it is.

    ``was`` and ``now`` are its states in words, None where it was or is not there. ``evidence`` are the facts that are
    new to it; where it only lost some, or went, those it had.
    """

    id: str
    parties: tuple[str, ...]
    when: PartialDate | None
    evidence: tuple[str, ...]
    view: str
    kind: ChangeKind
    entry: str
    title: str
    was: str | None
    now: str | None


#: A change, and its entry as it was and as it is; None where it was or is not there.
Changed = tuple[Change, Entry | None, Entry | None]


def between(before: Account, after: Account) -> tuple[Changed, ...]:
    """Return what is different in ``after``, by view, date and id. Nothing where the two are the same.

    The index is left out: it moves with every event, which are there themselves.
    """
    found: list[Changed] = []
    earlier = dict(before.views())
    for view, entries in after.views():
        found += _view(view, earlier[view], entries)
    return tuple(found)


def _view(view: str, before: tuple[Entry, ...], after: tuple[Entry, ...]) -> list[Changed]:
    found = []
    for was, now in _pairs(before, after):
        kind = _kind(was, now)
        if kind is not None:
            found.append((_change(view, kind, was, now), was, now))
    return sorted(found, key=lambda each: (order(each[0].when), each[0].entry))


def _pairs(before: tuple[Entry, ...], after: tuple[Entry, ...]) -> Iterator[tuple[Entry | None, Entry | None]]:
    """Yield each entry as it was with itself as it is now, None where it was or is not there.

    Ids follow names, and what somebody is called may depend on who else there is: what rests on the same facts is the
    same entry, whatever its id.
    """
    old, new = {entry.id: entry for entry in before}, {entry.id: entry for entry in after}
    lost = {fact: old[id] for id in sorted(old.keys() - new.keys(), reverse=True) for fact in old[id].evidence}
    taken = set()
    for now in (new[id] for id in sorted(new)):
        was = old.get(now.id)
        if was is None and (shared := Counter(lost[fact].id for fact in now.evidence if fact in lost)):
            most = min(shared, key=lambda id: (-shared[id], id))
            was = old[most] if most not in taken else None
            taken.add(most)
        yield was, now
    for id in sorted(old.keys() - new.keys() - taken):
        yield old[id], None


def _kind(was: Entry | None, now: Entry | None) -> ChangeKind | None:
    if was is None:
        return ChangeKind.APPEARED
    if now is None:
        return ChangeKind.WENT
    if _disputed(now) and not _disputed(was):
        return ChangeKind.CONTRADICTED
    if standing(was) != standing(now):
        return ChangeKind.MOVED
    return ChangeKind.ADDED_TO if was.evidence != now.evidence else None


def _change(view: str, kind: ChangeKind, was: Entry | None, now: Entry | None) -> Change:
    entry = now or was
    assert entry is not None
    told = set(was.evidence) if was else set()
    fresh = tuple(fact for fact in entry.evidence if fact not in told) or entry.evidence
    states = (standing(was) if was else None, standing(now) if now else None)
    return Change(
        id=entry_id("z", view, kind, entry.id, *states),
        parties=entry.parties,
        when=entry.when,
        evidence=fresh,
        view=view,
        kind=kind,
        entry=entry.id,
        title=title(entry),
        was=states[0],
        now=states[1],
    )


def _disputed(entry: Entry) -> bool:
    if isinstance(entry, DemandLife | AgreementLife):
        return any(point.disputed for point in entry.points)
    if isinstance(entry, Ballot):
        return len(entry.results) > 1
    return bool(getattr(entry, "disputed", False) or getattr(entry, "conflicts", ()))


def _channel(entry: ChannelHistory) -> str:
    since = f" since {entry.since}" if entry.since else ""
    noted = [word for word in ("resumed", "acknowledged", "urged") if getattr(entry, word)]
    return f"{entry.state}{since}" + (f" ({', '.join(noted)})" if noted else "")


def _event(entry: Event) -> str:
    denied = "" if entry.polarity else "denied: "
    return f"{denied}{entry.status}" + (f", {entry.when}" if entry.when else "")


def _state(entry: Any) -> str:
    return str(entry.state)


#: How each view's entries stand, in words.
_STANDING: dict[type, Callable[[Any], str]] = {
    Event: _event,
    ChannelHistory: _channel,
    DemandLife: _state,
    AgreementLife: _state,
    MandateLife: lambda life: ", ".join(filter(None, (str(life.state), life.condition))),
    Ballot: lambda ballot: str(ballot.state or ballot.result or "told of"),
    Stand: lambda stand: f"{stand.stance}, {stand.since or 'undated'} to {stand.last or 'undated'}",
    Shift: lambda shift: f"{shift.before.stance} to {shift.after.stance}",
    Contradiction: lambda _: "contradicts itself",
    Holding: lambda held: f"from {held.office.start or 'unknown'} to {held.office.end or 'unknown'}",
    Point: lambda point: f"{point.events} events",
    Representation: lambda each: "counted" if each.count is not None else "not counted",
}


def standing(entry: Entry) -> str:
    """Return where ``entry``, of any view, stands, in words."""
    return _STANDING[type(entry)](entry)


#: What each view's entries are, in words.
_TITLES: dict[type, Callable[[Any], str]] = {
    Event: lambda event: " ".join(filter(None, (event.type, event.about))),
    ChannelHistory: lambda channel: f"{channel.level.name.lower().replace('_', ' ')} talks",
    DemandLife: lambda demand: f"{demand.kind}: {demand.sought or 'unsaid'}",
    AgreementLife: lambda agreement: agreement.name,
    MandateLife: lambda life: life.mandate.scope,
    Ballot: lambda ballot: str(getattr(ballot, "motion", None) or "vote"),
    Stand: lambda stand: stand.issue,
    Shift: lambda shift: shift.issue,
    Contradiction: lambda both: both.issue,
    Holding: lambda held: held.office.role,
    Point: lambda point: f"index, {point.period or 'undated'}",
    Representation: lambda each: each.name,
}


def title(entry: Entry) -> str:
    """Return what ``entry``, of any view, is, in words."""
    return _TITLES[type(entry)](entry)
