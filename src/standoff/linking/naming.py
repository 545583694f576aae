"""Where a finding names somebody: the fields that linking reads and the record rewrites, which are the same."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from standoff.ontology import (
    Account,
    Act,
    Actor,
    Channel,
    Finding,
    Name,
    Part,
    Position,
    Role,
    Statement,
    Urging,
    Vote,
)

#: Says what a name is to be instead; the same name when it stays.
Rename = Callable[[str], str]


def named(finding: Finding | Name) -> tuple[str, ...]:
    """Return every name in ``finding`` of who acts, speaks or is spoken to, in order of its fields, each once."""
    return tuple(name for name in dict.fromkeys(_names(finding)) if name is not None and name.strip())


def _names(finding: Finding | Name) -> tuple[str | None, ...]:
    match finding:
        case Statement():
            return finding.speaker_name, finding.addressee
        case Role():
            return finding.person, finding.organisation
        case Part():
            return finding.part, finding.whole
        case Act():
            parties = finding.actors + finding.recipients
            held = [name for each in parties for name in (each.name, *each.members)]
            return *held, finding.said_by, finding.beneficiary
        case Position():
            return finding.holder, finding.reported_by
        case Channel():
            urged = [name for urging in finding.urged for name in (urging.by, urging.whom)]
            return *finding.parties, finding.by, *urged, *(account.by for account in finding.accounts)
        case Vote():
            return finding.body, finding.creator, finding.recommended_by
        case Name():
            return (finding.canonical,)


def renamed(finding: Finding | Name, rename: Rename) -> Finding | Name:
    """Return ``finding`` with every name in it as ``rename`` has it; the words it rests on stay.

    Raises InvalidValue (``bad-value``) when two names that a finding must keep apart become one.
    """
    match finding:
        case Statement():
            return replace(
                finding, speaker_name=_maybe(finding.speaker_name, rename), addressee=_maybe(finding.addressee, rename)
            )
        case Role():
            return replace(finding, person=rename(finding.person), organisation=_maybe(finding.organisation, rename))
        case Part():
            return replace(finding, part=rename(finding.part), whole=rename(finding.whole))
        case Act():
            return _act(finding, rename)
        case Position():
            return replace(finding, holder=rename(finding.holder), reported_by=_maybe(finding.reported_by, rename))
        case Channel():
            return _channel(finding, rename)
        case Vote():
            return replace(
                finding,
                body=_maybe(finding.body, rename),
                creator=_maybe(finding.creator, rename),
                recommended_by=_maybe(finding.recommended_by, rename),
            )
        case Name():
            return replace(finding, canonical=rename(finding.canonical))


def _maybe(name: str | None, rename: Rename) -> str | None:
    return None if name is None or not name.strip() else rename(name)


def _act(act: Act, rename: Rename) -> Act:
    actors, recipients = (tuple(_actor(actor, rename) for actor in parties) for parties in (act.actors, act.recipients))
    return replace(
        act,
        actors=actors,
        recipients=recipients,
        actor=actors[0].name if actors else None,
        target=recipients[0].name if recipients else None,
        said_by=_maybe(act.said_by, rename),
        beneficiary=_maybe(act.beneficiary, rename),
    )


def _actor(actor: Actor, rename: Rename) -> Actor:
    return replace(actor, name=rename(actor.name), members=tuple(rename(member) for member in actor.members))


def _channel(channel: Channel, rename: Rename) -> Channel:
    one, other = channel.parties
    return replace(
        channel,
        parties=(rename(one), rename(other)),
        by=_maybe(channel.by, rename),
        urged=tuple(Urging(rename(u.by), rename(u.whom), u.evidence) for u in channel.urged),
        accounts=tuple(Account(rename(a.by), a.state, a.evidence) for a in channel.accounts),
    )
