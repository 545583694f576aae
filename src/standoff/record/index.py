"""Conflict and cooperation between two parties over time, as a number with everything it rests on.

An event counts once, however many articles report it, and only if it happened: what is planned, offered, possible or
denied is counted apart. The scales are those of ``ontology/acts.toml``. The interval is a percentile bootstrap over
events (Efron and Tibshirani, An Introduction to the Bootstrap, 1993, ch. 13).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from standoff.ontology import PartialDate
from standoff.record.entry import Occurrence


class Scale(StrEnum):
    """What an event is worth."""

    PLOVER = "PLOVER"
    GOLDSTEIN_LOW = "CAMEO-Goldstein (low)"  # the lowest weight of the act's CAMEO codes
    GOLDSTEIN_MID = "CAMEO-Goldstein (mid)"  # midway between the lowest and the highest
    GOLDSTEIN_HIGH = "CAMEO-Goldstein (high)"  # the highest
    SIGN = "±1"  # 1 for an act that PLOVER scores above zero, −1 below, 0 at zero


class Period(StrEnum):
    """How long a time each point covers."""

    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"


class Quad(StrEnum):
    """PLOVER's four classes of act."""

    VERBAL_COOPERATION = "verbal cooperation"
    MATERIAL_COOPERATION = "material cooperation"
    VERBAL_CONFLICT = "verbal conflict"
    MATERIAL_CONFLICT = "material conflict"


@dataclass(frozen=True, slots=True)
class Point:
    """One pair of parties in one period on one scale.

    ``parties`` is the pair, sorted, or from actor to recipient when the index is ``directed``. ``period`` is "2016-05",
    "2016-Q2", "2016", or None for events whose date does not lie within one period; ``when`` is the same as a date.
    ``weights`` are the worth of each event that counts, with its id, in order of ids; ``events`` is how many,
    ``articles`` how many documents report them. ``apart`` counts what did not happen, or not yet, or is denied, by
    status, and ``unscored`` the events that happened but which the scale leaves out. ``evidence`` are the facts of the
    events that count.
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
    apart: tuple[tuple[str, int], ...]
    unscored: int

    @property
    def events(self) -> int:
        """How many events count."""
        return len(self.weights)

    @property
    def total(self) -> float:
        """The sum of the weights."""
        raise NotImplementedError

    @property
    def mean(self) -> float | None:
        """The sum divided by the number of events; None without events."""
        raise NotImplementedError

    @property
    def cooperative(self) -> float | None:
        """The share of cooperative weight in all weight taken absolutely, 0 to 1; None where all weigh nothing."""
        raise NotImplementedError

    def interval(self, level: float = 0.95, replicates: int = 1000) -> tuple[float, float] | None:
        """Return the bootstrap interval of the mean; None with fewer than five events, which say too little.

        The generator is seeded from the content, so that the same point always gives the same interval.
        """
        raise NotImplementedError


def index(
    events: Iterable[Occurrence],
    *,
    scale: Scale = Scale.PLOVER,
    period: Period = Period.MONTH,
    directed: bool = False,
) -> tuple[Point, ...]:
    """Return the points of every pair and period in which something happened or was planned, by pair and period.

    An event with several actors and recipients counts for each pair of them. The order of events is no matter.
    """
    raise NotImplementedError
