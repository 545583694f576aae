"""Demands, requests, offers, invitations: what was asked or held out, step by step, and what became of it.

An act that asks opens a demand, or repeats one that is open between the two for the same thing. An act of the other
side that answers is matched to the demand it names (``in_response_to``, its object), else to the one it shares the
most words of substance with, and each step says in ``because`` how it was matched. Which steps may follow which is
``ontology.DEMAND_MOVES``; an answer that may not follow stands in ``beside``. Silence is derived and shown with its
window.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from standoff.errors import InvalidValue
from standoff.ontology import ActObject, DemandKind, DemandState, Fact, PartialDate
from standoff.record.answers import conditions, entry_of
from standoff.record.entry import entry_id
from standoff.record.ledger import Ledger
from standoff.record.lives import Life, Turn, add_silence
from standoff.record.sides import Sides
from standoff.record.timeline import Event
from standoff.record.when import order

#: After how many days of silence a demand counts as unanswered, unless the caller says otherwise: a quarter of a year.
#: No standard gives a figure; it is shown with every step that rests on it.
WINDOW = 90

#: What is asked, and asked again: nobody has answered yet.
_ASKED = frozenset({DemandState.MADE, DemandState.REPEATED, DemandState.ESCALATED})


@dataclass(frozen=True, slots=True)
class DemandPoint:
    """A step in the life of a demand. ``events`` are the ids of the events that it rests on, ``evidence`` their facts.

    ``derived`` tells that nobody reports the step: it follows from silence (``window`` days), from a deadline, or
    from an answer that presupposes it; ``evidence`` is then that of the step it follows from. ``because`` says in
    words how an answer was matched. ``told_by`` is who says so.
    """

    state: DemandState
    when: PartialDate | None
    by: str | None
    evidence: tuple[str, ...]
    told_by: tuple[str, ...]
    because: str
    derived: bool = False
    window: int | None = None
    events: tuple[str, ...] = ()
    words: str | None = None
    disputed: bool = False


@dataclass(frozen=True, slots=True)
class DemandLife:
    """Something asked of or held out to somebody, from made to where it stands.

    ``issuer`` and ``addressees`` are the names of those who ask and are asked, ``must_act`` who would have to do it
    where that is another; ``parties`` are their sides. ``sought`` is what is asked, in the words of the first report.
    ``when`` is the date of the last step. ``beside`` are steps that are told and may not follow (an answer after it
    was withdrawn).
    """

    id: str
    parties: tuple[str, ...]
    when: PartialDate | None
    evidence: tuple[str, ...]
    kind: DemandKind
    issuer: str
    addressees: tuple[str, ...]
    sought: str | None
    points: tuple[DemandPoint, ...]
    must_act: str | None = None
    deadline: PartialDate | None = None
    condition: str | None = None
    object: ActObject | None = None
    beside: tuple[DemandPoint, ...] = ()

    @property
    def state(self) -> DemandState:
        """The last step: where it stands."""
        return self.points[-1].state

    @property
    def made(self) -> PartialDate | None:
        """When it was first made."""
        return self.points[0].when

    @property
    def silence(self) -> str | None:
        """Say that no answer is in the record, where one is still waited for; None once somebody answers or it is over.

        It needs no date, unlike ``unanswered``, which counts days: so it can be said of what an undated article tells.
        """
        if self.state not in _ASKED:
            return None
        told = {point.state for point in (*self.points, *self.beside)}
        return (
            "no answer in the record" if told <= _ASKED | {DemandState.UNANSWERED} else "no answer since in the record"
        )

    @property
    def open(self) -> bool:
        """Whether something is still expected: it is neither met nor withdrawn, superseded, lapsed or refused."""
        over = (DemandState.MET, DemandState.WITHDRAWN, DemandState.SUPERSEDED, DemandState.LAPSED, DemandState.REFUSED)
        return self.state not in over


def demands(
    events: Iterable[Event],
    told: Iterable[Fact] = (),
    sides: Sides | None = None,
    *,
    day: dt.date | None = None,
    window: int = WINDOW,
) -> tuple[DemandLife, ...]:
    """Return what was asked, held out and answered in ``events``, by the date it was first made.

    ``told`` are channel facts: a condition that one side sets for talks repeats the demand that it shares its words
    with. ``sides`` tells for whom somebody acts. ``day`` is how far the record reaches: silence and deadlines count
    up to it; without it nothing is unanswered or lapsed. ``window`` is in days. Raises InvalidValue (``bad-value``)
    for a window below one. The order of events and facts is no matter; the events of two sides give the demands
    between them.
    """
    if window < 1:
        raise InvalidValue("bad-value", f"after {window} days nobody can be said not to have answered")
    ledger = Ledger(sides or Sides())
    for entry in sorted((*map(entry_of, events), *conditions(told)), key=lambda entry: entry.key):
        ledger.take(entry)
    if day is not None:
        for life in ledger.lives:
            add_silence(life, day, window)
    found = [_life(life) for life in ledger.lives]
    found.sort(key=lambda life: (order(life.made), life.id))
    return tuple(found)


def _life(life: Life) -> DemandLife:
    points, beside = tuple(map(_point, life.points)), tuple(map(_point, life.beside))
    return DemandLife(
        id=entry_id("q", *life.first),
        parties=tuple(dict.fromkeys((life.issuer_side, *life.addressee_sides))),
        when=points[-1].when,
        evidence=tuple(sorted({fact for point in (*points, *beside) for fact in point.evidence})),
        kind=life.kind,
        issuer=life.issuer,
        addressees=tuple(life.addressees),
        sought=life.sought,
        points=points,
        must_act=life.must_act,
        deadline=life.deadline,
        condition=life.condition,
        object=life.object,
        beside=beside,
    )


def _point(turn: Turn) -> DemandPoint:
    return DemandPoint(
        state=turn.state,
        when=turn.when,
        by=turn.by,
        evidence=tuple(sorted({fact for entry in turn.entries for fact in entry.evidence})),
        told_by=tuple(sorted({name for entry in turn.entries for name in entry.told_by})),
        because=turn.because,
        derived=turn.derived,
        window=turn.window,
        events=tuple(sorted({entry.event.id for entry in turn.entries if entry.event})),
        words=next((entry.about for entry in turn.entries if entry.about), None),
        disputed=any(entry.event.disputed for entry in turn.entries if entry.event),
    )
