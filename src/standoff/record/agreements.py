"""Agreements and contracts: how far they got, as acts and votes tell it.

Steps follow ``ontology.AGREEMENT_MOVES``. Sources leave steps out, so the life of an agreement may have gaps; they are
named. A ballot that accepts, without anybody who ratifies, ratifies (derived). Who takes it up locally are its
adopters; that something "cannot be renegotiated" is kept with everybody who claims it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from itertools import pairwise

from standoff.ontology import AGREEMENT_MOVES, AdoptionStatus, AgreementLevel, AgreementState, Fact, PartialDate
from standoff.record.entry import entry_id
from standoff.record.settling import Deed, Deeds, Step, steps
from standoff.record.sides import Sides
from standoff.record.timeline import Event
from standoff.record.when import days, order
from standoff.record.wording import mentions, substance


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
    told by nobody that was read; ``beside`` are steps that are told and
    cannot follow (it is imposed once it is ratified).
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
    beside: tuple[AgreementPoint, ...] = ()

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
    sides = sides or Sides()
    book = Deeds(sides)
    for step in steps(events, told, sides):
        book.take(step)
    book.settle_claims()
    found = [_life(deed) for deed in book.deeds]
    found.sort(key=lambda life: (order(life.points[0].when), life.id))
    return tuple(found)


def _life(deed: Deed) -> AgreementLife:
    points = [_point(state, told) for state, told in deed.steps]
    points = [each for point in points for each in (point, *_ratified(point, deed))]
    beside = tuple(_point(state, told) for state, told in deed.beside)
    every = [step for _, told in (*deed.steps, *deed.beside) for step in told]
    name = _name(every)
    evidence = {fact for step in (*every, *deed.adopters, *deed.claims) for fact in step.evidence}
    first = next(told for state, told in deed.steps if state is not AgreementState.NEGOTIATION or len(deed.steps) == 1)
    return AgreementLife(
        id=entry_id("g", *deed.pair, first[0].evidence[0]),
        parties=deed.pair,
        when=points[-1].when,
        evidence=tuple(sorted(evidence)),
        name=name,
        level=_level(every),
        points=tuple(points),
        beside=beside,
        adopters=_adopters(deed.adopters),
        non_negotiable=_claims(deed.claims),
    )


def _point(state: AgreementState, told: list[Step]) -> AgreementPoint:
    dated = [step.when for step in told if step.when]
    return AgreementPoint(
        state=state,
        when=min(dated, key=lambda date: (days(date), order(date)), default=None),
        by=tuple(dict.fromkeys(name for step in told for name in step.by)),
        evidence=tuple(sorted({fact for step in told for fact in step.evidence})),
        told_by=tuple(sorted({name for step in told for name in step.told_by})),
        manner=next((step.manner for step in told if step.manner), None),
        events=tuple(sorted({step.event.id for step in told if step.event})),
        disputed=any(step.event.disputed for step in told if step.event),
    )


def _ratified(point: AgreementPoint, deed: Deed) -> tuple[AgreementPoint, ...]:
    """A ballot that accepts ratifies, where nobody else does and nothing says that it was rejected."""
    told = {state for state, _ in deed.steps}
    if point.manner != "accepted" or told & {AgreementState.RATIFIED, AgreementState.REJECTED}:
        return ()
    return (replace(point, state=AgreementState.RATIFIED, derived=True, manner=None),)


_PLAIN = frozenset({"agre", "deal", "settl", "contract", "pact", "accord", "head"})


def _name(told: list[Step]) -> str:
    """What it is called: the words that name the most besides "agreement", of equals the first told."""
    names = [
        name for step in told if step.states != (AgreementState.NEGOTIATION,) and (name := step.named or step.about)
    ]
    return max(names, key=lambda name: min(len(substance(name) - _PLAIN), _LONGEST), default="agreement")


#: Above so many words of substance a name is no better for being longer.
_LONGEST = 3


def _level(told: list[Step]) -> AgreementLevel | None:
    texts = " ".join(filter(None, (step.about for step in told)))
    return next((level for level in AgreementLevel if mentions(texts, str(level))), None)


def _adopters(told: list[Step]) -> tuple[AdopterEntry, ...]:
    return tuple(
        AdopterEntry(name, step.adopts, step.when, step.evidence, step.told_by)
        for step in told
        if step.adopts
        for name in step.by
    )


def _claims(told: list[Step]) -> tuple[ClaimedFinal, ...]:
    """One claim for each matter, with everybody who makes it and the first day of any of them."""
    found: dict[frozenset[str], list[Step]] = defaultdict(list)
    for step in told:
        found[substance(step.about)].append(step)
    return tuple(
        ClaimedFinal(
            what=alike[0].about or "",
            claimants=tuple(dict.fromkeys(name for step in alike for name in step.by)),
            since=min((step.when for step in alike if step.when), key=order, default=None),
            evidence=tuple(sorted({fact for step in alike for fact in step.evidence})),
        )
        for alike in found.values()
    )
