"""The account: every fold of one set of facts, and what was known on a day."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from standoff.ontology import Copy, Fact
from standoff.record.agreements import AgreementLife
from standoff.record.channels import ChannelHistory
from standoff.record.demands import WINDOW, DemandLife
from standoff.record.timeline import Event


@dataclass(frozen=True, slots=True)
class Account:
    """What the record holds, view by view; ``day`` is how far it reaches (the last publication, or the day asked for).

    ``undated`` are the ids of documents whose day is unknown: what was known on a day leaves them out.
    """

    day: dt.date | None
    parties: tuple[str, ...]
    events: tuple[Event, ...]
    channels: tuple[ChannelHistory, ...]
    demands: tuple[DemandLife, ...]
    agreements: tuple[AgreementLife, ...]
    copies: tuple[Copy, ...]
    undated: tuple[str, ...] = ()


def fold(
    facts: Iterable[Fact],
    groups: Iterable[tuple[str, ...]] = (),
    copies: Iterable[Copy] = (),
    issues: Iterable[tuple[str, ...]] = (),
    *,
    day: dt.date | None = None,
    window: int = WINDOW,
) -> Account:
    """Return the account of ``facts`` (in the record's names): a pure function, whatever the order.

    ``groups`` are the ids of act facts that report one event, ``copies`` the reprints, ``issues`` the wordings of one
    issue. With ``day`` only what was known then counts: facts of documents published by that day. ``window`` is the
    number of days of silence after which a demand is unanswered.
    """
    raise NotImplementedError


def known(facts: Iterable[Fact], day: dt.date) -> tuple[Fact, ...]:
    """Return the facts of documents that had surely been published by the end of ``day``; undated ones are left out."""
    return tuple(f for f in facts if f.document.published is not None and f.document.published.latest <= day)
