"""What the rules for dates speak of: a phrase found, what it means, and the frame it is read in."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from standoff.ontology import PartialDate, Precision, Span


class DateKind(StrEnum):
    """What sort of time the words name."""

    DAY = "day"  # one day, or a time on it
    TIME = "time"  # a time of day whose day the words leave open
    PERIOD = "period"  # a week, month, quarter, season, year, decade, or a part of one
    RANGE = "range"  # from one to another
    DURATION = "duration"  # a length; dated only where the words place it ("the past 18 months")
    SET = "set"  # several days, or one that comes round ("every Monday": no date)


class DateRole(StrEnum):
    """What the word before the date makes of it."""

    SINCE = "since"
    UNTIL = "until"
    BY = "by"


@dataclass(frozen=True, slots=True)
class DatePhrase:
    """Words that name a time, and the time they name.

    ``date`` is None where it cannot be told: no publication date to count from, no such day, or a bare length.
    ``members`` are the single days of a set ("19th and 20th September"); ``length`` is an ISO 8601 duration ("P18M",
    "PXM" for "several months"). ``role`` comes from the word before, which is no part of ``span``.
    """

    span: Span
    date: PartialDate | None
    kind: DateKind
    role: DateRole | None = None
    members: tuple[PartialDate, ...] = ()
    length: str | None = None


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a rule makes of its words; the fields are those of DatePhrase."""

    kind: DateKind
    date: PartialDate | None = None
    members: tuple[PartialDate, ...] = ()
    length: str | None = None


@dataclass(frozen=True, slots=True)
class Frame:
    """What words are read against.

    ``anchor`` is the day they were written or spoken, ``told`` the date the text named last ("a year earlier"),
    ``ahead`` whether the verb looks forward (None: nobody can tell), ``day_first`` how 5/12 is read.
    """

    anchor: dt.date | None
    told: PartialDate | None = None
    ahead: bool | None = None
    day_first: bool = True

    def told_day(self, unit: str) -> dt.date | None:
        """Return the day from which "a ``unit`` earlier" counts: what was told last, if it is as fine as the unit.

        A distance in months or years may count from the anchor instead; one in days may not ("the day before").
        """
        fine = {"year": 4, "decade": 4, "century": 4, "month": 7, "quarter": 7}.get(unit, 10)
        if self.told and len(self.told.value) >= fine:
            return self.told.earliest
        return self.anchor if fine < 10 else None


@dataclass(frozen=True, slots=True)
class Rule:
    """A pattern, the clues it needs, and what says what its words mean: None says that they are no date after all.

    ``needs`` lists clues (``dates_words.clues``) of which all must occur, "unit|word" being either of two.
    """

    needs: str
    pattern: re.Pattern[str]
    read: Callable[[re.Match[str], Frame], Meaning | None]


def is_day(date: PartialDate | None) -> bool:
    """Tell whether ``date`` is one day or a time on it."""
    return date is not None and date.precision in (Precision.DAY, Precision.MINUTE)


def fits(needs: str, clues: frozenset[str]) -> bool:
    """Tell whether a rule that needs ``needs`` can apply where only ``clues`` occur."""
    return all(any(one in clues for one in need.split("|")) for need in needs.split())


def rule(needs: str, read: Callable[[re.Match[str], Frame], Meaning | None], *pattern: str) -> Rule:
    """Return the rule whose pattern is the parts of ``pattern`` put together, case aside."""
    return Rule(needs, re.compile("".join(pattern), re.IGNORECASE), read)
