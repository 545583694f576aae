"""Positions: who stood where on which issue, when they shifted, and where they contradict themselves.

Wordings of one issue are brought together by groups that are given; a wording without a group is an issue of its own.
What a holder says of itself or a journalist tells is kept apart from what opponents say of it, and from what members
are said to hold.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from standoff.ontology import Fact, HolderLevel, PartialDate, Position, Stance


class Voice(StrEnum):
    """On whose word a position is known."""

    SELF = "self"
    JOURNALIST = "journalist"
    OPPONENT = "opponent"
    MEMBERS = "members"  # what members hold, as somebody reports them


@dataclass(frozen=True, slots=True)
class PositionReport:
    """One document's word of a position: its ``words``, by the fact called ``evidence``, printed ``published``."""

    position: Position
    voice: Voice
    evidence: str
    document: str
    published: PartialDate | None
    words: str

    @property
    def when(self) -> PartialDate | None:
        """The position's own date, else the day it was printed."""
        return self.position.date or self.position.since or self.published

    @property
    def period(self) -> tuple[dt.date, dt.date] | None:
        """The first and last day for which it is told; a report without dates of its own stands for the day it was printed."""
        raise NotImplementedError


@dataclass(frozen=True, slots=True)
class Stand:
    """A holder's stance on an issue for as long as every report in a row gives it, on one voice.

    ``since`` is the first day it is told for (a report may say "since the ballot"), ``last`` the last; ``conditions`` are
    in the words of the reports, oldest first. ``when`` is the date of the first report.
    """

    id: str
    parties: tuple[str, ...]
    when: PartialDate | None
    evidence: tuple[str, ...]
    holder: str
    level: HolderLevel | None
    issue: str
    voice: Voice
    stance: Stance
    since: dt.date | None
    last: dt.date | None
    conditions: tuple[str, ...]
    reports: tuple[PositionReport, ...]

    @property
    def days(self) -> int:
        """Days from the first to the last day it is told for; 0 where undated."""
        return (self.last - self.since).days if self.since and self.last else 0


@dataclass(frozen=True, slots=True)
class Shift:
    """A holder's change of stance on an issue: the stand before and the one after. ``when`` is the date of the latter."""

    id: str
    parties: tuple[str, ...]
    when: PartialDate | None
    evidence: tuple[str, ...]
    holder: str
    issue: str
    before: Stand
    after: Stand


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Support and opposition of one holder on one issue at one time: reports of both, each with its words.

    ``own`` is True when neither side rests on an opponent's word alone. ``exact`` is False when the two are only
    known to overlap because a date is vague.
    """

    id: str
    parties: tuple[str, ...]
    when: PartialDate | None
    evidence: tuple[str, ...]
    holder: str
    issue: str
    supports: tuple[PositionReport, ...]
    opposes: tuple[PositionReport, ...]
    own: bool
    exact: bool


@dataclass(frozen=True, slots=True)
class Positions:
    """What is known of positions: stands by holder, issue, voice and date; shifts and contradictions by date."""

    stands: tuple[Stand, ...]
    shifts: tuple[Shift, ...]
    contradictions: tuple[Contradiction, ...]

    def long_held(self, days: int = 365) -> tuple[Stand, ...]:
        """Return the stands held for at least ``days``, longest first."""
        held = [stand for stand in self.stands if stand.days >= days]
        return tuple(sorted(held, key=lambda stand: (-stand.days, stand.id)))


def positions(facts: Iterable[Fact], groups: Iterable[tuple[str, ...]] = ()) -> Positions:
    """Return the positions told by the position facts of ``facts``.

    Each of ``groups`` holds the wordings of one issue, under the first of them. A wording in two groups counts to the
    first by code point of its name. The order of facts and groups is no matter.
    """
    raise NotImplementedError
