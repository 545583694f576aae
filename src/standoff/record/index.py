"""Conflict and cooperation between two parties over time, as a number with everything it rests on.

An event counts once, however many articles report it, and only if it happened: what is planned, offered, possible,
over or denied is counted apart. The interval is a percentile bootstrap over events (Efron and Tibshirani, An
Introduction to the Bootstrap, 1993, chapter 13; from memory, not checked).
"""

from __future__ import annotations

import datetime as dt
import hashlib
import math
import random
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from functools import lru_cache
from itertools import chain

from standoff.errors import InvalidValue
from standoff.ontology import ActStatus, DateBasis, PartialDate
from standoff.record.entry import Occurrence, entry_id
from standoff.record.scales import Quad, Scale, quad, weight

#: With fewer events than this a point has no interval: resampling so few would make it look surer than it is.
LEAST_EVENTS = 5


class Period(StrEnum):
    """How long a time each point covers."""

    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"


@dataclass(frozen=True, slots=True)
class Point:
    """One pair of parties in one period on one scale.

    ``parties`` is the pair, sorted, or from actor to recipient when the index is ``directed``. ``period`` is "2016-05",
    "2016-Q2", "2016", or None for events whose date does not lie within one period; ``when`` is the same as a date.
    ``weights`` are the events that count, by id, each with its worth; ``articles`` is how many documents report them
    and ``quads`` how many fall in each class. ``apart`` are the ids of what did not happen, or not yet, or is denied,
    by status; ``unscored`` the ids of what happened but the scale leaves out. ``evidence`` are the facts of them all.
    """

    id: str
    parties: tuple[str, ...]
    when: PartialDate | None
    evidence: tuple[str, ...]
    scale: Scale
    period: str | None
    directed: bool
    weights: tuple[tuple[str, float], ...]
    articles: int
    quads: tuple[tuple[Quad, int], ...]
    apart: tuple[tuple[str, tuple[str, ...]], ...]
    unscored: tuple[str, ...]

    @property
    def events(self) -> int:
        """How many events count."""
        return len(self.weights)

    @property
    def total(self) -> float:
        """The sum of the weights."""
        return math.fsum(worth for _, worth in self.weights)

    @property
    def mean(self) -> float | None:
        """The sum divided by the number of events; None without events."""
        return self.total / self.events if self.weights else None

    @property
    def cooperative(self) -> float | None:
        """The share of cooperative weight in all weight taken absolutely, 0 to 1; None where all weigh nothing."""
        every = math.fsum(abs(worth) for _, worth in self.weights)
        return math.fsum(worth for _, worth in self.weights if worth > 0) / every if every else None

    def interval(self, level: float = 0.95, replicates: int = 1000) -> tuple[float, float] | None:
        """Return the bootstrap interval of the mean; None with fewer than five events, which say too little.

        The generator is seeded from the content, so that the same point always has the same interval. Raises
        InvalidValue (``bad-value``) for a level outside 0 to 1 or too few replicates for its tails.
        """
        tail = math.floor((replicates + 1) * (1 - level) / 2 + 1e-9)
        if not 0 < level < 1 or tail < 1:
            raise InvalidValue("bad-value", f"no interval of {level:g} can be had from {replicates} replicates")
        if self.events < LEAST_EVENTS:
            return None
        seed = hashlib.sha256(repr((self.id, self.weights)).encode("utf-8")).digest()
        generator, worths = random.Random(seed), [worth for _, worth in self.weights]
        means = sorted(math.fsum(generator.choices(worths, k=self.events)) / self.events for _ in range(replicates))
        return means[tail - 1], means[replicates - tail]


#: In how many articles events stand, and how many of them fall in each class.
_Told = tuple[int, tuple[tuple[Quad, int], ...]]


def _told(events: Collection[Occurrence]) -> _Told:
    classes = Counter(quad(event.type, event.mode) for event in events)
    articles = {document for event in events for document in event.documents}
    return len(articles), tuple((each, classes[each]) for each in Quad)


@dataclass(slots=True)
class _Gathered:
    """The events of one pair in one period, while they are gathered, by id; ``apart`` by why they do not count.

    ``told`` is what a point says of all that happened, the same on each scale that leaves nothing out.
    """

    happened: dict[str, Occurrence] = field(default_factory=dict)
    apart: dict[str, dict[str, Occurrence]] = field(default_factory=dict)
    evidence: tuple[str, ...] = ()
    told: _Told | None = None
    aside: tuple[tuple[str, tuple[str, ...]], ...] = ()

    def settle(self) -> None:
        """Put in order what is the same on every scale."""
        self.happened = dict(sorted(self.happened.items()))
        every = (self.happened, *self.apart.values())
        self.evidence = tuple(sorted({fact for told in every for event in told.values() for fact in event.evidence}))
        self.told = _told(self.happened.values())
        self.aside = tuple((status, tuple(sorted(ids))) for status, ids in sorted(self.apart.items()))

    def add(self, event: Occurrence) -> None:
        """Take in ``event``: to be counted, or apart with why it is not."""
        if not event.polarity:
            self.apart.setdefault("denied", {})[event.id] = event
        elif event.status is not ActStatus.HAPPENED:
            self.apart.setdefault(event.status, {})[event.id] = event
        else:
            self.happened[event.id] = event


def index(
    events: Iterable[Occurrence],
    *,
    scale: Scale = Scale.PLOVER,
    period: Period = Period.MONTH,
    directed: bool = False,
) -> tuple[Point, ...]:
    """Return the points of every pair and period in which something happened, or was to happen, by pair and period.

    An event with several actors and recipients counts for each pair of them; what a party does to itself counts for
    none. The order of events is no matter.
    """
    return tuple(indexes(events, scales=(scale,), periods=(period,), directed=directed))


def indexes(
    events: Iterable[Occurrence], *, scales: Iterable[Scale], periods: Iterable[Period], directed: bool = False
) -> Iterator[Point]:
    """Yield the points of ``index`` on each of ``scales``, and on each of them for each of ``periods``."""
    periods = tuple(periods)
    gathered: dict[Period, dict[tuple[str, str, str], _Gathered]] = {each: defaultdict(_Gathered) for each in periods}
    for event in events:
        pairs = _pairs(event, directed)
        for period, found in gathered.items():
            name = _period(event.when, period) or ""
            for pair in pairs:
                found[*pair, name].add(event)
    ordered = {period: sorted(found.items(), key=lambda item: item[0]) for period, found in gathered.items()}
    for _, told in chain.from_iterable(ordered.values()):
        told.settle()
    for scale in scales:
        for period in periods:
            for (one, other, name), told in ordered[period]:
                yield _point((one, other), name or None, scale, period, directed, told)


def _pairs(event: Occurrence, directed: bool) -> set[tuple[str, str]]:
    pairs = {(actor, recipient) for actor in event.actors for recipient in event.recipients if actor != recipient}
    return pairs if directed else {(min(pair), max(pair)) for pair in pairs}


def _period(date: PartialDate | None, period: Period) -> str | None:
    """Return the name of the period in which every day of ``date`` lies, None where there is no such period."""
    if date is None:
        return None
    first, last = _named(date.earliest, period), _named(date.latest, period)
    return first if first == last else None


def _named(day: dt.date, period: Period) -> str:
    if period is Period.QUARTER:
        return f"{day.year:04}-Q{(day.month + 2) // 3}"
    return day.isoformat()[: 7 if period is Period.MONTH else 4]


@lru_cache(maxsize=4096)
def _date(name: str, period: Period) -> PartialDate:
    if period is not Period.QUARTER:
        return PartialDate(name)
    year, quarter = int(name[:4]), int(name[-1])
    first = dt.date(year, 3 * quarter - 2, 1)
    last = PartialDate(f"{year:04}-{3 * quarter:02}").latest
    return PartialDate(name[:4], DateBasis.STATED, since=first, until=last)


def _point(
    pair: tuple[str, str], name: str | None, scale: Scale, period: Period, directed: bool, found: _Gathered
) -> Point:
    worths = {id: weight(event.type, event.mode, scale) for id, event in found.happened.items()}
    weights = tuple((id, worth) for id, worth in worths.items() if worth is not None)
    every = found.told if len(weights) == len(worths) else None
    articles, quads = every or _told([found.happened[id] for id, _ in weights])
    return Point(
        id=entry_id("i", *pair, scale, period, name, "directed" if directed else None),
        parties=pair,
        when=_date(name, period) if name else None,
        evidence=found.evidence,
        scale=scale,
        period=name,
        directed=directed,
        weights=weights,
        articles=articles,
        quads=quads,
        apart=found.aside,
        unscored=tuple(id for id, worth in worths.items() if worth is None),
    )
