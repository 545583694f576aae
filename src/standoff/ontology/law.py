"""The British law on industrial-action ballots, by date. Laws change: each is in force from a day to a day.

The figures are as the publishers named with each row state them; the statutes themselves were not read. Which law a
dispute is under no text says in so many words: whatever is told from here names the law and is told on the condition
that it applies (``BallotLaw.where``). Before the first row nothing is known here, and nothing is checked.
"""

from __future__ import annotations

import calendar
import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from standoff.errors import InvalidValue
from standoff.ontology.date import PartialDate
from standoff.ontology.standard import Standard


class Share(StrEnum):
    """What a threshold is a share of."""

    TURNOUT = "papers returned, of all entitled to vote"
    ENTITLED = "yes votes, of all entitled to vote"
    CAST = "yes votes, of all yes and no votes"


@dataclass(frozen=True, slots=True)
class Threshold:
    """A share that must be reached. Raises InvalidValue (``bad-value``) unless it lies between 0 and 100 per cent."""

    percent: float
    share: Share
    public_services: bool = False  # asked for in important public services only

    def __post_init__(self) -> None:
        if not 0 < self.percent <= 100:
            raise InvalidValue("bad-value", f"no threshold can be {self.percent:g} %")


@dataclass(frozen=True, slots=True)
class BallotLaw:
    """What ``act``, a law of ``country``, asks of a ballot from ``since`` to ``until`` (both included; None: still in
    force)."""

    country: str  # whose law it is, as an adjective
    act: str
    since: dt.date
    until: dt.date | None
    thresholds: tuple[Threshold, ...]
    notice_days: int
    mandate_months: int
    result_gives: tuple[str, ...]  # what the notice of the result must give
    sources: tuple[Standard, ...]

    def covers(self, date: PartialDate) -> bool:
        """Tell whether it is in force on every day that ``date`` may stand for."""
        return self.since <= date.earliest and (self.until is None or date.latest <= self.until)

    @property
    def where(self) -> str:
        """The condition on which everything said of it is said: "where British law applies (Trade Union Act 2016)"."""
        return f"where {self.country} law applies ({self.act})"

    def expires(self, voted: dt.date) -> dt.date:
        """Return the day a mandate of a ballot held on ``voted`` ends: months later, or that month's last day."""
        month = voted.month - 1 + self.mandate_months
        year, month = voted.year + month // 12, month % 12 + 1
        return dt.date(year, month, min(voted.day, calendar.monthrange(year, month)[1]))


_RESULT = ("entitled", "cast", "yes", "no", "spoiled")
_2017 = (Standard("XpertHR"), Standard("dhjlegal"))
_2026 = (Standard("Freshfields"), Standard("DLA Piper"), Standard("Crosslands"))
_BRITISH = "British"

#: Oldest first. The half of all entitled stays in 2026 until ballots can be held electronically.
BALLOT_LAWS: tuple[BallotLaw, ...] = (
    BallotLaw(
        country=_BRITISH,
        act="Trade Union Act 2016",
        since=dt.date(2017, 3, 1),
        until=dt.date(2026, 2, 17),
        thresholds=(Threshold(50, Share.TURNOUT), Threshold(40, Share.ENTITLED, public_services=True)),
        notice_days=14,
        mandate_months=6,
        result_gives=_RESULT,
        sources=(*_2017, *_2026),
    ),
    BallotLaw(
        country=_BRITISH,
        act="Employment Rights Act 2025",
        since=dt.date(2026, 2, 18),
        until=None,
        thresholds=(Threshold(50, Share.TURNOUT),),
        notice_days=10,
        mandate_months=12,
        result_gives=_RESULT,
        sources=_2026,
    ),
)


def ballot_law(date: PartialDate) -> BallotLaw | None:
    """Return the law in force at ``date``; None where none is known, or the date straddles a change of law."""
    return next((law for law in BALLOT_LAWS if law.covers(date)), None)
