"""Mandates: what a carried ballot on industrial action empowers a body to do, until when, and what became of it.

That a mandate is in force, renewed, superseded or expired follows from other entries or from law, and is marked
derived; that it was used is told by the events that use it.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from standoff.ontology import (
    ActStatus,
    BallotLaw,
    Mandate,
    MandateState,
    PartialDate,
    VoteKind,
    VoteResult,
    ballot_law,
)
from standoff.record.ballots import Ballot, voting_day
from standoff.record.entry import Occurrence, entry_id
from standoff.record.motions import topic, words_of
from standoff.record.when import exact, order

_USES = ("strike", "action-short-of-strike")


@dataclass(frozen=True, slots=True)
class MandateStep:
    """A step in the life of a mandate. ``derived`` tells that it follows from law or from other entries.

    ``evidence`` are the facts it rests on; for an expiry by law, those of the ballot.
    """

    state: MandateState
    when: PartialDate | None
    evidence: tuple[str, ...]
    derived: bool = False


@dataclass(frozen=True, slots=True)
class MandateLife:
    """A mandate with its life: in force, used, renewed, expired, superseded by settlement.

    ``mandate`` is the term in its last state, ``ballot`` the id of the ballot it follows from. ``expires`` is always
    derived, and holds only where ``law`` applies; None where no law is known for its date, or not to the day.
    ``used_after_expiry`` are the ids of events of action that lie after it, before the next mandate.
    """

    id: str
    parties: tuple[str, ...]
    when: PartialDate | None
    evidence: tuple[str, ...]
    ballot: str
    mandate: Mandate
    steps: tuple[MandateStep, ...]
    law: BallotLaw | None
    used_after_expiry: tuple[str, ...] = ()

    @property
    def state(self) -> MandateState:
        """The last step."""
        return self.steps[-1].state

    @property
    def expires(self) -> dt.date | None:
        """The day the mandate ends, on the condition that ``law`` applies."""
        return self.mandate.expires

    @property
    def condition(self) -> str | None:
        """On what condition it stands in its last state: None where others than the law say so."""
        return self.law.where if self.law and self.state is MandateState.EXPIRED else None


def mandates(
    votes: Iterable[Ballot], events: Iterable[Occurrence] = (), *, as_of: dt.date | None = None
) -> tuple[MandateLife, ...]:
    """Return the mandates that ``votes`` give, by date and body.

    ``events`` tell their use (strikes, action short of them) and the settlement that supersedes them (an agreement
    signed with whom the ballot concerned; with anybody, where nobody says whom). ``as_of`` is the day up to which
    expiry is told; without it, the last day of any vote or event.
    """
    every = list(votes)
    happened = [e for e in {e.id: e for e in events}.values() if e.status is ActStatus.HAPPENED and e.polarity]
    dates = [date for date in (*(b.when for b in every), *(e.when for e in happened)) if date]
    day = as_of or max((date.latest for date in dates), default=dt.date.min)
    uses: dict[str, list[Occurrence]] = defaultdict(list)
    signed: dict[str, list[Occurrence]] = defaultdict(list)
    for event in sorted((e for e in happened if e.when), key=lambda e: (order(e.when), e.id)):
        for party in event.actors if event.type in _USES else ():
            uses[party].append(event)
        for party in {*event.actors, *event.recipients} if event.type == "sign" and event.mode != "ratify" else ():
            signed[party].append(event)
    carried: dict[str, list[Ballot]] = defaultdict(list)
    for ballot in sorted(every, key=lambda b: (order(b.when), b.id)):
        if ballot.kind is VoteKind.ACTION_BALLOT and ballot.result is VoteResult.CARRIED and ballot.body:
            carried[ballot.body].append(ballot)
    lives = [
        _life(ballot, given[place + 1 :], uses[body], signed[body], day)
        for body, given in carried.items()
        for place, ballot in enumerate(given)
    ]
    return tuple(sorted(lives, key=lambda life: (order(life.when), life.parties, life.id)))


def _life(
    ballot: Ballot, later: Sequence[Ballot], uses: Sequence[Occurrence], signed: Sequence[Occurrence], day: dt.date
) -> MandateLife:
    assert ballot.body
    voted = exact(voting_day(ballot))
    law = ballot_law(PartialDate(voted.isoformat())) if voted and voted.year < dt.MAXYEAR - 1 else None
    expires = law.expires(voted) if law and voted else None
    renewal = next((b for b in later if _same_matter(ballot, b.motion) and _within(ballot, b.when, expires)), None)
    settled = next((e for e in signed if _settles(e, ballot) and _within(ballot, e.when, expires)), None)
    ends = [
        MandateStep(MandateState.RENEWED, renewal.when, renewal.evidence, True) if renewal else None,
        MandateStep(MandateState.SUPERSEDED, settled.when, settled.evidence, True) if settled else None,
        MandateStep(MandateState.EXPIRED, PartialDate(expires.isoformat()), ballot.evidence, True)
        if expires and day > expires
        else None,
    ]
    end = min((step for step in ends if step), key=lambda step: order(step.when), default=None)
    mine = [event for event in uses if _same_matter(ballot, event.about) and _within(ballot, event.when, None)]
    used = [e for e in mine if not _past(e.when, expires) and not (end and end.when and _begins_after(e, end.when))]
    late = [e for e in mine if _past(e.when, expires) and not (renewal or any(_begins_after(e, b.when) for b in later))]
    steps = [MandateStep(MandateState.IN_FORCE, ballot.when, ballot.evidence, True)]
    if used:
        facts = tuple(sorted({fact for event in used for fact in event.evidence}))
        steps.append(MandateStep(MandateState.USED, used[0].when, facts))
    steps += [end] if end else []
    start = ballot.vote.date
    return MandateLife(
        id=entry_id("m", ballot.id),
        parties=ballot.parties,
        when=ballot.when,
        evidence=tuple(sorted({fact for step in steps for fact in step.evidence})),
        ballot=ballot.id,
        mandate=Mandate(
            ballot.body,
            ballot.motion or "industrial action",
            steps[-1].state,
            start,
            expires,
            derived_from=ballot.evidence,
        ),
        steps=tuple(steps),
        law=law,
        used_after_expiry=tuple(event.id for event in late),
    )


def _within(ballot: Ballot, when: PartialDate | None, expires: dt.date | None) -> bool:
    """Tell whether ``when`` lies after the ballot and, where its end is known, not after that."""
    start = ballot.vote.date
    return bool(when and start and not when.earliest < start.earliest) and not _past(when, expires)


def _past(when: PartialDate | None, expires: dt.date | None) -> bool:
    return bool(when and expires and when.earliest > expires)


def _begins_after(event: Occurrence, when: PartialDate | None) -> bool:
    return bool(when and event.when and event.when.earliest > when.latest)


def _same_matter(ballot: Ballot, words: str | None) -> bool:
    """Tell whether ``words`` may tell of what the ballot was about: a word in common, or one says nothing."""
    names = words_of(*ballot.parties)
    mine, theirs = topic(" ".join(ballot.motions), names), topic(words, names)
    return not mine or not theirs or bool(mine & theirs)


def _settles(event: Occurrence, ballot: Ballot) -> bool:
    others = {*event.actors, *event.recipients} - {ballot.body}
    return bool(others & set(ballot.parties)) if len(ballot.parties) > 1 else bool(others)
