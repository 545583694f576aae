"""Mandates: what a carried ballot on industrial action empowers a body to do, until when, and what became of it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from standoff.ontology import BallotLaw, Mandate, MandateState, PartialDate
from standoff.record.ballots import Ballot
from standoff.record.entry import Occurrence


@dataclass(frozen=True, slots=True)
class MandateStep:
    """A step in the life of a mandate. ``derived`` tells that it follows from law or from other entries, and is not told.

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
    derived, from ``law``; None where no law is known for its date. ``used_after_expiry`` are the ids of action events that
    lie after it.
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
        """The day the mandate ends by law."""
        return self.mandate.expires


def mandates(
    votes: Iterable[Ballot], events: Iterable[Occurrence] = (), *, as_of: dt.date | None = None
) -> tuple[MandateLife, ...]:
    """Return the mandates that ``votes`` give, by date and body.

    ``events`` tell their use (strikes, action short of them) and the settlement that supersedes them (an agreement
    signed with whom the ballot concerned). ``as_of`` is the day up to which expiry is told; without it, the last day that
    any vote or event is dated.
    """
    raise NotImplementedError
