"""Moves: what acts and told states do to channels, each tied to a pair of sides, and to a level where that is known."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import combinations, product

from standoff.linking.forms import form, words
from standoff.linking.ministries import of_ministry
from standoff.ontology import ActStatus, Channel, ChannelState, DocumentHead, Fact, Level, PartialDate
from standoff.record.levels import level_of, speaks_of_impasse, speaks_of_talks
from standoff.record.sides import Sides
from standoff.record.timeline import Event
from standoff.record.when import anchor, overlapping

_S = ChannelState
Pair = tuple[str, str]

#: To which state an act leads where it leads anywhere; a planned meeting is agreed and not yet held.
LEADS_TO: dict[str, ChannelState] = {
    "meet": _S.OPEN,
    "plan": _S.AGREED,
    "resume-talks": _S.OPEN,
    "pause-talks": _S.PAUSED,
    "pause-talks:break-off": _S.ENDED,
    "pause-talks:walk-out": _S.ENDED,
    "impasse": _S.DEADLOCKED,
    "request:meet": _S.SOUGHT,
    "demand:meet": _S.SOUGHT,
    "approach": _S.SOUGHT,
    "invite": _S.OFFERED,
    "offer:meet": _S.OFFERED,
    "agree": _S.AGREED,
    "reject:meet": _S.REFUSED,
}
_ASKS = frozenset({"request:meet", "demand:meet", "approach", "invite", "offer:meet"})


@dataclass(frozen=True, slots=True)
class Move:
    """Something that is told of one pair's talks: a state (``told``), or what an act does (``done``).

    ``level`` is None where nothing says at which. ``day`` is where it stands in the order of time.
    """

    pair: Pair
    level: Level | None
    done: str
    target: ChannelState | None
    when: PartialDate | None
    seen: PartialDate | None
    day: dt.date
    by: str | None
    whom: tuple[str, ...]
    condition: str | None
    evidence: tuple[str, ...]
    documents: frozenset[str]
    told_by: tuple[str, ...]
    told: bool = False
    resumed: bool = False
    persons: bool = False
    event: Event | None = None
    head: DocumentHead | None = None

    @property
    def asks(self) -> bool:
        """Whether it asks for talks or holds them out."""
        return self.done in _ASKS


def told_moves(facts: Iterable[Fact], sides: Sides) -> Iterator[Move]:
    """Yield the states that the channel facts among ``facts`` tell, of two different sides."""
    for fact in facts:
        channel = fact.finding
        if not isinstance(channel, Channel) or channel.state is _S.UNKNOWN or channel.derived_from:
            continue
        day = anchor(channel.since, fact.document.published)
        one, other = sorted(_meant(party, channel.by, day, sides) for party in channel.parties)
        if one == other:
            continue
        yield Move(
            pair=(one, other),
            level=channel.level,
            done="told",
            target=channel.state,
            when=channel.since,
            seen=fact.document.published,
            day=day,
            by=channel.by,
            whom=tuple(urging.whom for urging in channel.urged if urging.whom),
            condition=channel.condition,
            evidence=(fact.id,),
            documents=frozenset({fact.document.id}),
            told_by=(fact.document.publisher or fact.document.source,),
            told=True,
            resumed=channel.resumed,
            head=fact.document,
        )


def _meant(party: str, by: str | None, day: dt.date, sides: Sides) -> str:
    """The side of ``party``; of "the government" whose minister is told to act in it (``by``), the ministry."""
    side, actor = sides.of(party, day), sides.of(by, day) if by else None
    bare = form(side).content
    return actor if actor and bare and set(bare) <= words().sovereign and of_ministry(actor) else side


def act_moves(events: Iterable[Event], told: Iterable[Move], sides: Sides) -> Iterator[Move]:
    """Yield what ``events`` do to talks; those without a level in words take that of a state told beside them."""
    beside: dict[tuple[Pair, str], list[Move]] = defaultdict(list)
    for move in told:
        for document in move.documents:
            beside[move.pair, document].append(move)
    for event in events:
        done = done_by(event)
        if done is None:
            continue
        day = anchor(event.when, event.published)
        by_words = Level.THIRD_PARTY if event.type == "mediate" else level_of(event)
        for pair in pairs(event, sides, day):
            move = _move(event, done, pair, by_words, day, sides)
            yield replace(move, level=_beside(move, beside)) if by_words is None else move


def done_by(event: Event) -> str | None:
    """Return what ``event`` does to a channel, in the words of the table; None where it does nothing."""
    named = f"{event.type}:{event.mode}" if event.mode else event.type
    if not event.polarity:
        return None
    if event.type == "meet" and event.status in (ActStatus.PLANNED, ActStatus.OFFERED):
        return "plan" if event.status is ActStatus.PLANNED else "offer:meet"
    if not event.happened and not (event.status is ActStatus.OFFERED and event.type in ("offer", "invite")):
        return None
    match event.type:
        case "meet":
            return "impasse" if speaks_of_impasse(event) else "meet"
        case "mediate":
            return "meet"
        case "resume-talks" | "approach":
            return event.type
        case "pause-talks":
            return named if named in LEADS_TO else event.type
        case "invite":
            return "invite" if speaks_of_talks(event) or event.about is None else None
        case "offer" | "request" | "demand":
            return named if event.mode == "meet" else None
        case "reject":
            return "reject:meet" if event.mode == "meet" or (event.mode is None and speaks_of_talks(event)) else None
        case "agree" | "support" | "acknowledge":
            return _answer(event, named)
        case _:
            return None


def _answer(event: Event, named: str) -> str | None:
    if event.type == "agree":
        return "agree" if speaks_of_talks(event) else None
    return "considered" if event.type == "acknowledge" or named == "support:welcome" else None


def pairs(event: Event, sides: Sides, day: dt.date) -> tuple[Pair, ...]:
    """Return the pairs of different sides that ``event`` is between, sorted; of mediation, whom it brings together."""
    actors = _sides(event.actors, sides, day)
    whom = _sides(event.recipients, sides, day)
    if event.type == "mediate":
        found = set(combinations(sorted(whom - actors), 2))
    elif event.type == "meet" and not whom:
        found = set(combinations(sorted(actors), 2))
    else:
        found = {tuple(sorted(pair)) for pair in product(actors, whom) if pair[0] != pair[1]}  # type: ignore[misc]
    return tuple(sorted(found))


def _sides(names: Iterable[str], sides: Sides, day: dt.date) -> set[str]:
    bodies = {name: sides.of(name, day) for name in names}
    return {body for name, body in bodies.items() if body != name or sides.answerable(name)}


def _move(event: Event, done: str, pair: Pair, level: Level | None, day: dt.date, sides: Sides) -> Move:
    both = (*event.actors, *event.recipients)
    return Move(
        pair=pair,
        level=level,
        done=done,
        target=LEADS_TO.get(done),
        when=event.when,
        seen=event.published,
        day=anchor(event.published, None) if done == "plan" else day,
        by=event.actors[0] if event.actors else None,
        whom=event.recipients,
        condition=event.condition,
        evidence=event.evidence,
        documents=frozenset(event.documents),
        told_by=event.told_by,
        persons=bool(both) and all(sides.person(name) for name in both),
        event=event,
    )


def _beside(move: Move, beside: dict[tuple[Pair, str], list[Move]]) -> Level | None:
    """The level at which a document of the event tells the state that the event leads to, at that time."""
    fits = [
        told
        for document in sorted(move.documents)
        for told in beside.get((move.pair, document), ())
        if _same_family(told.target, move.target) and (told.when is None or overlapping(told.when, move.when))
    ]
    return max((told.level for told in fits if told.level), default=None)


def _same_family(one: ChannelState | None, other: ChannelState | None) -> bool:
    stops = (_S.PAUSED, _S.ENDED)
    return one is other or (one in stops and other in stops)
