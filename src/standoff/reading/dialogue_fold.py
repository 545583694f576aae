"""The fold: all that one article tells of the talks of one pair, as one channel a level.

An article tells the state of today first and what went before it later, in other tenses. Of the tellings of a pair the
weightiest is kept: a state in so many words before a meeting, a meeting before an invitation, all before a mere
mention; of equals the later day, then the earlier sentence.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from standoff.ontology import STOPPED, Account, Channel, ChannelState, Level, PartialDate, Span, Urging

_LEAD = 3  # sentences that tell the news itself


@dataclass(frozen=True, slots=True)
class Telling:
    """One sentence's word on the talks of a pair. Places are in the stored text; ``level`` None: not in its words."""

    parties: tuple[str, str]
    state: ChannelState
    weight: float
    evidence: Span
    sentence: int
    confidence: float
    level: Level | None = None
    usual: Level = Level.NEGOTIATION
    resumed: bool = False
    by: str | None = None
    since: PartialDate | None = None
    condition: str | None = None
    urged_by: str | None = None
    said_by: str | None = None

    @property
    def pair(self) -> frozenset[str]:
        """The two, in no order."""
        return frozenset(self.parties)


def fold(tellings: Iterable[Telling]) -> tuple[Channel, ...]:
    """Return the channels told of, in order of place: one for each pair and level."""
    pairs: dict[frozenset[str], list[Telling]] = {}
    for telling in tellings:
        pairs.setdefault(telling.pair, []).append(telling)
    channels = [_channel(level, group) for told in pairs.values() for level, group in _levels(told)]
    return tuple(sorted(channels, key=lambda c: (c.evidence[0], c.level)))


def _levels(told: list[Telling]) -> Iterator[tuple[Level, list[Telling]]]:
    """Part the tellings of a pair by the level that their words give; those without one follow the last that has."""
    levels = list(dict.fromkeys(t.level for t in told if t.level))
    if not levels:
        yield max(told, key=_rank).usual, told
        return
    groups: dict[Level, list[Telling]] = {level: [] for level in levels}
    current = levels[0]
    stopped = {t.level or t.usual for t in told if t.state in STOPPED}
    for one in told:
        current = one.level or current
        beside = one.level is None and current in stopped and _merely_met(one)
        apart = Level.LEADERS if one.usual is Level.LEADERS else Level.INFORMAL
        groups.setdefault(apart if beside else current, []).append(one)
    yield from groups.items()


def _merely_met(told: Telling) -> bool:
    """ "They have met", while talks at a level are told to have stopped: a meeting at another level, reopening none."""
    return told.state is ChannelState.OPEN and not told.resumed


def _rank(told: Telling) -> tuple[float, str, int]:
    lead = 0.5 if told.sentence < _LEAD else 0.0
    return told.weight + lead, told.since.value if told.since else "", -told.sentence


def _best(told: list[Telling]) -> Telling:
    """The weightiest; that two are "still meeting" ends no deadlock that the article tells of."""
    best = max(told, key=_rank)
    stuck = [t for t in told if t.state is ChannelState.DEADLOCKED and t.since is None]
    return max(stuck, key=_rank) if stuck and _merely_met(best) and best.since is None else best


def _channel(level: Level, told: list[Telling]) -> Channel:
    best = _best(told)
    accounts = [
        Account(t.said_by, t.state, (t.evidence,)) for t in told if t.said_by in best.pair and t.said_by is not None
    ]
    urged = [
        Urging(t.urged_by, t.parties[0], (t.evidence,)) for t in told if t.urged_by and t.urged_by not in best.pair
    ]
    dated = best.since or next((t.since for t in told if t.state is best.state and t.since), None)
    return Channel(
        parties=best.parties,
        level=level,
        state=best.state,
        since=dated,
        by=best.by or next((t.by for t in told if t.state is best.state and t.by), None),
        condition=best.condition or next((t.condition for t in told if t.state is best.state and t.condition), None),
        resumed=best.resumed and best.state is ChannelState.OPEN,
        evidence=(best.evidence,),
        confidence=best.confidence,
        urged=tuple(urged),
        accounts=tuple(accounts),
    )
