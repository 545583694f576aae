"""What changed, a sentence each: who, what, and where it stands; dates only where they are known."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from standoff.cli.show.listing import and_

if TYPE_CHECKING:
    from standoff.record import (
        AgreementLife,
        Ballot,
        Changed,
        ChannelHistory,
        Contradiction,
        DemandLife,
        Event,
        Holding,
        MandateLife,
        Representation,
        Shift,
        Stand,
    )

#: How a change begins, by its kind.
_KINDS: Mapping[str, str] = {
    "appeared": "New",
    "moved": "Changed",
    "contradicted": "Accounts differ now",
    "added to": "Told again",
    "went": "No longer told",
}


def sentence(changed: Changed) -> str:
    """Return a change in a sentence, after the day it concerns where that is known."""
    change, was, now = changed
    what, state = _WORDS[change.view]
    told = f"{_KINDS[change.kind]}: {what(now or was)}"
    if now is not None and was is None:
        told += _told(_unusual(now) if change.view == "events" else state(now))
    elif change.kind == "moved" and was is not None and now is not None:
        told += f" — {state(was) or 'no more told'}, now {state(now) or 'no more told'}"
    return f"{f'{change.when}  ' if change.when else ''}{told}."


def _told(state: str) -> str:
    return f" — {state}" if state else ""


def _event(each: Event) -> str:
    from standoff.web.wording import matter, phrase

    whom = f" {and_(each.recipients)}" if each.recipients else ""
    return f"{and_(each.actors, 'somebody')} {phrase(each)}{whom}{matter(each)}"


def _unusual(each: Any) -> str:
    """Return what is to be told of a new event beside that it happened: its day stands first."""
    from standoff.web.wording import status

    return status(each) or ""


def _happened(each: Event) -> str:
    from standoff.web.wording import status

    return ", ".join(filter(None, (status(each) or "happened", str(each.when) if each.when else "")))


def _talks(each: ChannelHistory) -> str:
    return f"talks between {and_(each.parties)} ({each.level.name.lower().replace('_', ' ')})"


def _talking(each: ChannelHistory) -> str:
    noted = [word for word in ("resumed", "acknowledged", "urged") if getattr(each, word)]
    return f"{', '.join((str(each.state), *noted))}{f' since {each.since}' if each.since else ''}"


def _demand(each: DemandLife) -> str:
    whom = f" to {and_(each.addressees)}" if each.addressees else ""
    return f"{each.kind} by {each.issuer}{whom}{f': {each.sought}' if each.sought else ''}"


def _ballot(each: Ballot) -> str:
    return f"vote of {each.body or 'a body not named'}{f': {each.motion}' if each.motion else ''}"


def _voted(each: Ballot) -> str:
    return str(each.state or each.result or "")


def _mandate(each: MandateLife) -> str:
    from standoff.web.wording import mandate_for

    told = mandate_for(each)
    return f"{told[:1].lower()}{told[1:]}, {each.mandate.body}"


def _in_force(each: MandateLife) -> str:
    return ", ".join(filter(None, (str(each.state), each.condition)))


def _agreement(each: AgreementLife) -> str:
    return f"{each.name}, between {and_(each.parties)}" if each.parties else each.name


def _stand(each: Stand) -> str:
    return f"{each.holder} on {each.issue}"


def _stance(each: Stand) -> str:
    days = " to ".join(dict.fromkeys(str(day) for day in (each.since, each.last) if day))
    return f"{each.stance}{f', {days}' if days else ''}"


def _shift(each: Shift) -> str:
    return f"{each.holder} on {each.issue}: {each.before.stance}, then {each.after.stance}"


def _contradiction(each: Contradiction) -> str:
    return f"{each.holder} on {each.issue}: for and against at one time"


def _office(each: Holding) -> str:
    office = each.office
    return f"{office.person}, {office.role}{f', {office.organisation}' if office.organisation else ''}"


def _held(each: Holding) -> str:
    days = (("from", each.office.start), ("until", each.office.end))
    return " ".join(f"{word} {day}" for word, day in days if day) or "no dates told"


def _collective(each: Representation) -> str:
    return f"who spoke or acted together: {each.name}"


def _counted(each: Representation) -> str:
    return f"{each.count:,} of them" if each.count is not None else "not counted"


def _state(each: Any) -> str:
    return str(each.state)


def _nothing(_each: Any) -> str:
    return ""


#: What each view's entries are, and where they stand, in words.
_WORDS: Mapping[str, tuple[Callable[[Any], str], Callable[[Any], str]]] = {
    "events": (_event, _happened),
    "channels": (_talks, _talking),
    "demands": (_demand, _state),
    "ballots": (_ballot, _voted),
    "mandates": (_mandate, _in_force),
    "agreements": (_agreement, _state),
    "stands": (_stand, _stance),
    "shifts": (_shift, _nothing),
    "contradictions": (_contradiction, _nothing),
    "offices": (_office, _held),
    "collectives": (_collective, _counted),
}
