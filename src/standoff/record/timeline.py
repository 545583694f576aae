"""The timeline: acts as documents report them, drawn together into events, each with every report of it.

An event is what several reports tell of one act. They keep what each of them says: whether it happened, when, on whose
word. What the event says for all of them is chosen by rules that are written at each field, and where reports differ
they stand side by side (``disputed``). A reprint is kept as a source and counts for nothing more.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from standoff.ontology import Act, ActObject, Actor, ActStatus, Certainty, Claim, Copy, Fact, PartialDate, Quantity


@dataclass(frozen=True, slots=True)
class Report:
    """One document's word about an event: the fact it is, where it stands, and what it claims.

    ``told_by`` is who says so: the source that the document quotes or names, else the outlet; ``said_by`` is None where
    the outlet itself asserts it. ``copy_of`` is the id of the document that this one reprints, when that one reports
    the event as well: such a report is kept and not counted.
    """

    fact: str
    document: str
    published: PartialDate | None
    outlet: str | None
    words: str
    act: Act
    copy_of: str | None = None

    @property
    def said_by(self) -> str | None:
        """Whom the document names as the source; None where it asserts the act itself."""
        return self.act.said_by

    @property
    def told_by(self) -> str:
        """Who says so: the source named, else the outlet, else the document."""
        return self.act.said_by or self.outlet or self.document

    @property
    def claim(self) -> Claim:
        """What it says of whether the act happened."""
        return self.act.claim


@dataclass(frozen=True, slots=True)
class Denial:
    """That somebody denies what an event's reports say: the facts of the event that denies, who denies, and when."""

    event: str
    by: tuple[str, ...]
    when: PartialDate | None
    evidence: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Event:
    """What one or several documents report as one act. It meets ``entry.Occurrence``.

    ``actors`` and ``recipients`` are names of the record, each once, as most reports order them; ``described`` holds
    both with their kinds, counts and named members. ``when`` is the best date of the reports: the finest, then the
    one that most documents give, then stated before resolved before the day of publication; ``dates`` are all
    different ones, oldest first. ``status`` and ``polarity`` are those of most documents that say whether it
    happened, of equally many the later; where no document says so, of the latest. ``disputed`` tells that sources
    differ, or somebody denies it. ``about``, ``mode``, ``condition`` and the other fields in words are those of most
    documents, then the longest. ``published`` is the day of the first report: an event without a date is no later
    than that.
    """

    id: str
    parties: tuple[str, ...]
    when: PartialDate | None
    evidence: tuple[str, ...]
    type: str
    mode: str | None
    actors: tuple[str, ...]
    recipients: tuple[str, ...]
    described: tuple[Actor, ...]
    about: str | None
    dates: tuple[PartialDate, ...]
    status: ActStatus
    polarity: bool
    certainty: Certainty
    disputed: bool
    reports: tuple[Report, ...]
    documents: tuple[str, ...]
    published: PartialDate | None
    object: ActObject | None = None
    condition: str | None = None
    outcome: str | None = None
    place: str | None = None
    beneficiary: str | None = None
    in_response_to: str | None = None
    denials: tuple[Denial, ...] = ()

    @property
    def happened(self) -> bool:
        """Whether it is told to have happened: not planned, offered, possible, denied or undone."""
        return self.polarity and self.status in (ActStatus.HAPPENED, ActStatus.ENDED)

    @property
    def told_by(self) -> tuple[str, ...]:
        """Everybody who says so, reprints left out, sorted."""
        return tuple(sorted({report.told_by for report in self.reports if report.copy_of is None}))

    @property
    def quantities(self) -> tuple[tuple[str, Quantity], ...]:
        """Every amount that a report gives, with the fact that gives it: amounts that differ are kept side by side."""
        return tuple((report.fact, amount) for report in self.reports for amount in report.act.quantities)

    @property
    def spread(self) -> tuple[dt.date, dt.date] | None:
        """The first and the last day that any report allows; None where none gives a date."""
        if not self.dates:
            return None
        return min(date.earliest for date in self.dates), max(date.latest for date in self.dates)


def timeline(
    acts: Iterable[Fact], groups: Iterable[tuple[str, ...]] = (), copies: Iterable[Copy] = ()
) -> tuple[Event, ...]:
    """Return the events that the act facts among ``acts`` report, by date, undated ones by the day they were printed.

    Each of ``groups`` holds the ids of facts that report one event, as links and people's decisions have it; ids that
    are not among ``acts`` are passed over. One document's acts on one trigger and one matter are one event with several
    parties, whatever the groups. ``copies`` tells which documents reprint which. The order of all three is no matter,
    and what is not tied together may be folded apart.
    """
    raise NotImplementedError
