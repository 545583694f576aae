"""Answers: what an event is in the life of a demand: it asks, it answers, it takes back, or it sets a condition."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from standoff.ontology import ActObject, ActStatus, Channel, ChannelState, DemandKind, DemandState, Fact, PartialDate
from standoff.record.timeline import Event
from standoff.record.when import anchor, order
from standoff.record.wording import figures, light, substance

_D = DemandState

#: Which acts ask for something or hold it out, and as what.
ASKS: dict[str, DemandKind] = {
    "demand": DemandKind.DEMAND,
    "request": DemandKind.REQUEST,
    "offer": DemandKind.OFFER,
    "propose": DemandKind.OFFER,
    "invite": DemandKind.INVITATION,
}
#: What acts of those who are asked make of a demand: ontology.DEMAND_STANDARDS names where each step comes from.
ANSWERS: dict[str, DemandState] = {
    "agree": _D.PROMISED,
    "offer": _D.PROMISED,
    "propose": _D.COUNTERED,
    "concede": _D.MET,
    "cooperate": _D.MET,
    "reject": _D.REFUSED,
    "acknowledge": _D.ACKNOWLEDGED,
    "support:welcome": _D.ACKNOWLEDGED,
}
_STOPPED = frozenset({ChannelState.PAUSED, ChannelState.ENDED, ChannelState.REFUSED, ChannelState.OFFERED})


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing that may be a step of a demand: an event, or the condition that somebody sets for talks (``fact``)."""

    day: dt.date
    when: PartialDate | None
    by: tuple[str, ...]
    to: tuple[str, ...]
    about: str | None
    evidence: tuple[str, ...]
    told_by: tuple[str, ...]
    event: Event | None = None
    condition: str | None = None
    thing: ActObject | None = None
    fact: str = ""

    @property
    def key(self) -> tuple[object, ...]:
        """Its place in the order of time: what asks, what sets a day or a condition for it, then what answers."""
        published = self.event.published if self.event else None
        return self.day, self._rank, order(published), self.event.id if self.event else self.fact

    @property
    def _rank(self) -> int:
        if self.event is None:
            return 2
        if self.asks is None:
            return 4
        return 3 if self.answer else 1 if light(self.about) else 0

    @property
    def asks(self) -> DemandKind | None:
        """As what it asks for something or holds it out; None where it does neither."""
        event = self.event
        if event is None or not event.polarity or (event.type == "propose" and not event.recipients):
            return None
        held_out = event.type in ("offer", "invite") and event.status is ActStatus.OFFERED
        return ASKS.get(event.type) if event.happened or held_out else None

    @property
    def answer(self) -> DemandState | None:
        """What it would make of a demand of those it is addressed to; None where it answers nothing."""
        event = self.event
        if event is None or not event.happened:
            return None
        return ANSWERS.get(f"{event.type}:{event.mode}") or ANSWERS.get(event.type)

    @property
    def doing(self) -> frozenset[str]:
        """The words that tell the act itself, by their stems: "withdrawn"."""
        return (
            frozenset().union(*(substance(report.words) for report in self.event.reports))
            if self.event
            else frozenset()
        )

    @property
    def withdraws(self) -> bool:
        """Whether somebody takes back what they asked."""
        return bool(self.event and self.event.happened and self.event.mode == "demand withdrawn")

    def makes_of(self, sought: str | None, state: DemandState) -> DemandState:
        """Return what ``state`` is for a demand for ``sought``: another amount than was asked is a counter-offer."""
        asked, given = figures(sought), figures(self.about)
        if state in (_D.PROMISED, _D.MET) and asked and given and not asked & given:
            return _D.COUNTERED
        return state


def entry_of(event: Event) -> Entry:
    """Return ``event`` as something that may be a step of a demand."""
    return Entry(
        day=anchor(event.when, event.published),
        when=event.when,
        by=event.actors,
        to=event.recipients,
        about=event.about,
        evidence=event.evidence,
        told_by=event.told_by,
        event=event,
        condition=event.condition,
        thing=event.object,
    )


def conditions(told: Iterable[Fact]) -> Iterator[Entry]:
    """Yield the conditions that channel facts say one side sets for talking."""
    for fact in told:
        channel = fact.finding
        if isinstance(channel, Channel) and channel.condition and channel.by and channel.state in _STOPPED:
            published, since = fact.document.published, channel.since
            outlet = fact.document.publisher or fact.document.source
            yield Entry(
                day=anchor(since, published),
                when=since,
                by=(channel.by,),
                to=channel.parties,
                about=channel.condition,
                evidence=(fact.id,),
                told_by=(outlet,),
                fact=fact.id,
            )
