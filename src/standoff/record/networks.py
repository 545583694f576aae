"""Networks: who acts on whom, and who speaks to and of whom."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from standoff.ontology import Fact, PartialDate
from standoff.record.entry import Occurrence


class EdgeKind(StrEnum):
    """What ties two parties."""

    ACTS_ON = "acts on"
    SPEAKS_TO = "speaks to"
    SPEAKS_OF = "speaks of"


@dataclass(frozen=True, slots=True)
class Edge:
    """That one party acts on, speaks to or speaks of another, from ``source`` to ``target``.

    ``weight`` is how many events or facts it rests on, ``documents`` how many articles. For ``acts on``, ``types`` counts
    the act types and ``score`` is the mean PLOVER score of those that have one. ``when`` is the first date, ``last`` the
    last.
    """

    id: str
    parties: tuple[str, ...]
    when: PartialDate | None
    evidence: tuple[str, ...]
    kind: EdgeKind
    source: str
    target: str
    weight: int
    documents: int
    last: PartialDate | None = None
    types: tuple[tuple[str, int], ...] = ()
    score: float | None = None


def acting(events: Iterable[Occurrence]) -> tuple[Edge, ...]:
    """Return who acted on whom: one edge for each actor and recipient of events that happened, heaviest first."""
    raise NotImplementedError


def speaking(facts: Iterable[Fact]) -> tuple[Edge, ...]:
    """Return who spoke to whom (addressees) and of whom, heaviest first.

    Somebody speaks of those whose acts, offices or positions are told on their word.
    """
    raise NotImplementedError
