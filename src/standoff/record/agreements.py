"""Agreements and contracts: how far they got, as acts and votes tell it.

Steps follow ``ontology.AGREEMENT_MOVES``. Sources leave steps out, so the life of an agreement may have gaps; they are
named. A ballot that accepts, without anybody who ratifies, ratifies (derived). Who takes it up locally are its
adopters; that something "cannot be renegotiated" is kept with everybody who claims it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

from standoff.ontology import AGREEMENT_MOVES, AdoptionStatus, AgreementLevel, AgreementState, Fact, PartialDate
from standoff.record.sides import Sides
from standoff.record.timeline import Event


@dataclass(frozen=True, slots=True)
class AgreementPoint:
    """A step in the life of an agreement. ``manner`` is how ("accepted", "phased"); otherwise as a demand's step."""

    state: AgreementState
    when: PartialDate | None
    by: tuple[str, ...]
    evidence: tuple[str, ...]
    told_by: tuple[str, ...]
    derived: bool = False
    manner: str | None = None
    events: tuple[str, ...] = ()
    disputed: bool = False


@dataclass(frozen=True, slots=True)
class AdopterEntry:
    """Somebody who takes the agreement up, or might, with the facts that tell it."""

    name: str
    status: AdoptionStatus
    when: PartialDate | None
    evidence: tuple[str, ...]
    told_by: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ClaimedFinal:
    """That something "cannot be renegotiated": who claims it, since when, and the facts that tell it."""

    what: str
    claimants: tuple[str, ...]
    since: PartialDate | None
    evidence: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class AgreementLife:
    """An agreement between two sides and its steps, oldest first. ``when`` is the date of the last step.

    ``name`` is what the reports most specifically call it. ``gaps`` are pairs of steps between which something was
    told by nobody that was read.
    """

    id: str
    parties: tuple[str, ...]
    when: PartialDate | None
    evidence: tuple[str, ...]
    name: str
    level: AgreementLevel | None
    points: tuple[AgreementPoint, ...]
    adopters: tuple[AdopterEntry, ...] = ()
    non_negotiable: tuple[ClaimedFinal, ...] = ()

    @property
    def state(self) -> AgreementState:
        """The last step: how far it got."""
        return self.points[-1].state

    @property
    def gaps(self) -> tuple[tuple[AgreementState, AgreementState], ...]:
        """Pairs of steps that do not directly follow each other."""
        pairs = pairwise(point.state for point in self.points)
        return tuple((a, b) for a, b in pairs if a is not b and b not in AGREEMENT_MOVES[a])


def agreements(
    events: Iterable[Event], told: Iterable[Fact] = (), sides: Sides | None = None
) -> tuple[AgreementLife, ...]:
    """Return the agreements that ``events`` and the vote and position facts among ``told`` tell of, by date.

    ``sides`` tells for whom somebody acts. The order of events and facts is no matter; the events and facts in which
    one of two sides takes part give the agreements of the two.
    """
    raise NotImplementedError
