"""Who held an office from when to when, drawn together from all reports, and who came before and after.

A document says that somebody *is*, *was* or *will be* chair on the day it is printed; an event says that somebody was
appointed, elected or left. From both follows what can be known of a term of office, and no more: what is told is kept
apart from what follows from the dates of reports (``derived``).
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from standoff.ontology import Fact, Office, PartialDate
from standoff.record.entry import Occurrence
from standoff.record.offices import TenureReport


@dataclass(frozen=True, slots=True)
class OfficeConflict:
    """That two reports cannot both hold, in a sentence, with the facts on either side."""

    told: str
    evidence: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Holding:
    """One person's time in one office, with everything that is known of when.

    ``office`` has the dates: ``start`` and ``end`` are told by an event, or ``derived`` names them ("start", "end")
    where they follow from the days of reports or from who came before or after; a derived date has its first and last
    possible day (``earliest``, ``latest``). ``first`` and ``last`` are the first and last day on which somebody reports
    the office as current. ``parties`` are the person and the body; ``when`` is the start, or the first report.
    """

    id: str
    parties: tuple[str, ...]
    when: PartialDate | None
    evidence: tuple[str, ...]
    office: Office
    reports: tuple[TenureReport, ...] = ()
    derived: tuple[str, ...] = ()
    first: dt.date | None = None
    last: dt.date | None = None
    conflicts: tuple[OfficeConflict, ...] = ()

    def held_on(self, day: dt.date) -> bool | None:
        """Tell whether the office was held on ``day``; None where no report and no date tells."""
        raise NotImplementedError


def holdings(facts: Iterable[Fact], events: Iterable[Occurrence] = ()) -> tuple[Holding, ...]:
    """Return who held which office, by body, role and time, from the role facts of ``facts`` and from ``events``.

    Of the events, ``office-change`` that happened counts: the first actor is the person, the first recipient the body,
    ``about`` the office. Names are compared as they are; the order of facts and events is no matter.
    """
    raise NotImplementedError


def holder_at(
    held: Iterable[Holding], role: str, organisation: str | None, day: dt.date
) -> tuple[tuple[Holding, bool], ...]:
    """Return who held ``role`` in ``organisation`` on ``day``, each with whether that is certain (else: possible).

    Nobody is returned where the record does not tell; two or more are where reports conflict or the office is shared.
    """
    raise NotImplementedError
