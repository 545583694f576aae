"""Entries in words, a line for what each is and lines for what stands under it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING, Any

from standoff.cli.show.listing import and_

if TYPE_CHECKING:
    from standoff.ontology import Copy, KnownParty, PartialDate
    from standoff.query.presence import Presence
    from standoff.record import (
        AgreementLife,
        Ballot,
        ChannelHistory,
        Contradiction,
        DemandLife,
        Event,
        Holding,
        MandateLife,
        Point,
        Shift,
        Stand,
    )


#: What stands behind an entry, or a step of one, that rests on readings in doubt alone.
IN_DOUBT = "? in doubt"


def _sure(_entry: Any) -> bool:
    return False


def told(tell: Callable[..., Iterator[str]], entry: Any, in_doubt: Callable[[Any], bool]) -> Iterator[str]:
    """Tell ``entry``, with what is ``in_doubt`` of it marked where it is such as can be."""
    return tell(entry, in_doubt) if tell in (event, channel, demand, stand) else tell(entry)


def _marks(*words: str | None) -> str:
    """Return what is to be noted, in brackets; nothing for nothing."""
    noted = [word for word in words if word]
    return f" ({', '.join(noted)})" if noted else ""


def _when(date: PartialDate | None, missing: str = "undated") -> str:
    return str(date) if date else missing


def event(each: Event, in_doubt: Callable[[Any], bool] = _sure) -> Iterator[str]:
    """Tell an event: when, who, what, whom, and where it is told."""
    from standoff.web.wording import matter, phrase, status

    noted = (status(each), "accounts differ" if each.disputed else None, IN_DOUBT if in_doubt(each) else None)
    told = f"{and_(each.actors, 'somebody')} {phrase(each)}"
    told += f" {and_(each.recipients)}" if each.recipients else ""
    told += matter(each)
    told += f", {each.condition}" if each.condition else ""
    yield f"{_when(each.when)}  {told}{_marks(*noted)}"
    yield f"told by {and_(each.told_by)}; {_rests(each.evidence)}"


def channel(each: ChannelHistory, in_doubt: Callable[[Any], bool] = _sure) -> Iterator[str]:
    """Tell a channel: the pair, the level, where it stands; then every moment."""
    state = f"{each.state}{', resumed' if each.resumed else ''}{', disputed' if each.disputed else ''}"
    doubt = _marks(IN_DOUBT if in_doubt(each) else None)
    yield f"{and_(each.parties)}, {each.level.name.lower().replace('_', ' ')}: {state}{doubt}"
    for point in each.points:
        told = f"{_when(point.when)}  {point.note or point.state}"
        told += f" by {point.by}" if point.by else ""
        told += f", {point.condition}" if point.condition else ""
        source = "derived" if point.derived else f"told by {and_(point.told_by)}"
        yield told + _marks(source, IN_DOUBT if in_doubt(point) else None)
    yield _rests(each.evidence)


def demand(each: DemandLife, in_doubt: Callable[[Any], bool] = _sure) -> Iterator[str]:
    """Tell a demand: who asks whom for what, where it stands; then every step."""
    asked = f"{each.kind} by {each.issuer} to {and_(each.addressees)}"
    silence = f", {each.silence}" if each.silence else ""
    yield f"{_when(each.made)}  {asked}: {each.sought or 'not told what'} — {each.state}{silence}" + _marks(
        IN_DOUBT if in_doubt(each) else None
    )
    for point in each.points[1:]:
        told = f"{_when(point.when)}  {point.state}{f' by {point.by}' if point.by else ''}"
        because = f"derived: {point.because}" if point.derived else None
        yield told + _marks(because, IN_DOUBT if in_doubt(point) else None)
    yield _rests(each.evidence)


def ballot(each: Ballot) -> Iterator[str]:
    """Tell a vote: the body, the motion, the result; then its numbers and what is wrong with them."""
    from standoff.web.wording import asked_of

    ended = each.result or each.state or "no result told"
    yield f"{_when(each.when)}  {each.body or 'body not named'}: {each.motion or 'motion not told'} — {ended}"
    for figure in each.figures:
        values = " or ".join(f"{value:,.10g}" for value, _ in figure.values)
        among = f" among {figure.group}" if figure.group else ""
        yield f"{figure.what}{among}: {values}{' %' if figure.unit == '%' else ''}"
    yield from each.discrepancies
    yield from (asked_of(each, check) for check in each.thresholds)
    yield _rests(each.evidence)


def mandate(each: MandateLife) -> Iterator[str]:
    """Tell a mandate: what for, where it stands, and when it ends, with the law that says so."""
    from standoff.web.wording import ending, mandate_for

    condition = f" (derived, {each.condition})" if each.condition else ""
    yield f"{mandate_for(each)}: {each.state}{condition}"
    if told := ending(each):
        yield f"{told} (derived)"


def agreement(each: AgreementLife) -> Iterator[str]:
    """Tell an agreement: what it is called, between whom, how far it got; then every step."""
    yield f"{each.name}, {and_(each.parties)} — {each.state}"
    for point in each.points:
        by = f" by {and_(point.by)}" if point.by else ""
        yield f"{_when(point.when)}  {point.state}{by}{' (derived)' if point.derived else ''}"
    yield _rests(each.evidence)


def stand(each: Stand, in_doubt: Callable[[Any], bool] = _sure) -> Iterator[str]:
    """Tell a stance: who, on what, for how long, on whose word."""
    held = f"{each.since} to {each.last}" if each.since and each.last and each.since != each.last else _when(each.when)
    condition = f", {each.conditions[-1]}" if each.conditions else ""
    yield f"{each.holder} {each.stance} {each.issue}{condition}" + _marks(IN_DOUBT if in_doubt(each) else None)
    yield f"{held}, on the word of {and_(str(voice) for voice in each.voices)}; {_rests(each.evidence)}"


def shift(each: Shift) -> Iterator[str]:
    """Tell a change of stance: when, whose, on what, from which stance to which."""
    yield f"{_when(each.when)}  {each.holder} on {each.issue}: {each.before.stance}, then {each.after.stance}"
    yield _rests(each.evidence)


def contradiction(each: Contradiction) -> Iterator[str]:
    """Tell support and opposition of one holder at one time."""
    vague = "" if each.exact else " (the dates are vague)"
    yield f"{_when(each.when)}  {each.holder} on {each.issue}: for and against{vague}"
    yield _rests(each.evidence)


def point(each: Point) -> Iterator[str]:
    """Tell a pair's index in one period: its sum, the mean of an event with its interval, and what was counted."""
    mean = "" if each.mean is None else f", mean {each.mean:+.2f}"
    interval = each.interval()
    between = f" ({interval[0]:+.2f} to {interval[1]:+.2f})" if interval else ""
    yield (
        f"{each.period or 'no one period'}  {and_(each.parties)}, {each.scale}: {each.total:+.1f}{mean}{between}, "
        f"{each.events} events in {each.articles} articles"
    )


def party(each: KnownParty | Presence) -> Iterator[str]:
    """Tell a party: its name, kind, whose part it is, and its other names."""
    about = [str(each.party.kind), *([str(each.party.sector)] if each.party.sector else [])]
    about += [f"part of {each.party.part_of}"] if each.party.part_of else []
    about += [f"successor of {each.party.succeeds}"] if each.party.succeeds else []
    yield f"{each.party.name} ({', '.join(about)})"
    if each.party.aliases:
        yield f"also called {and_(each.party.aliases)}"


def presence(each: Presence) -> Iterator[str]:
    """Tell a party as a list of all has it: with how many statements and events concern it."""
    concerned = (("statement", each.spoken), ("event", each.acted))
    counted = [f"{number} {what}{'s' * (number != 1)}" for what, number in concerned if number]
    head, *under = party(each)
    yield f"{head}: {and_(counted)}" if counted else f"{head}: only mentioned"
    yield from under


def copy(each: Copy) -> Iterator[str]:
    """Tell which document prints which again, and how much of its words."""
    yield f"{each.copy} is a {each.kind} of {each.original} ({each.similarity:.0%} of the words)"


def holding(each: Holding) -> Iterator[str]:
    """Tell who held which office from when to when."""
    office = each.office
    start, end = _when(office.start, "?"), _when(office.end, "?")
    yield f"{office.person}, {office.role}, {office.organisation or 'body not named'} ({start} to {end})"
    yield _rests(each.evidence)


def _rests(facts: tuple[str, ...]) -> str:
    shown = ", ".join(facts[:4])
    return f"rests on {shown}{f' and {len(facts) - 4} more' if len(facts) > 4 else ''}"


#: How the parts of a party's page are told.
TELLERS: Mapping[str, Callable[..., Iterator[str]]] = {
    "offices": holding,
    "dialogue": channel,
    "demands": demand,
    "positions": stand,
    "timeline": event,
}
