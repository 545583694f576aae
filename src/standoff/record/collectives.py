"""Representativeness: nine of how many? What is said of a number of bodies, against how many of them there are.

Nothing is assumed: a total is one that somebody states, or, marked as a least number, the bodies of that kind that the
record knows by name.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from standoff.ontology import Bound, Fact, PartialDate


@dataclass(frozen=True, slots=True)
class Total:
    """How many of a kind there are: ``value`` with its bound, the words that say so, and the facts it rests on.

    ``known`` tells that nobody states it: it is how many the record knows by name (``bound`` is then "at least").
    """

    value: float
    bound: Bound
    words: str
    when: PartialDate | None
    evidence: tuple[str, ...]
    known: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Representation:
    """A collective of which somebody speaks: its count, who of it is named, and how many of its kind there are.

    ``name`` is as the document has it ("nine branch secretaries"), ``of`` its kind ("branch secretary"). ``count`` is None where nobody counts. ``totals`` are all totals of that kind, stated ones first.
    """

    id: str
    parties: tuple[str, ...]
    when: PartialDate | None
    evidence: tuple[str, ...]
    name: str
    of: str
    count: int | None
    members: tuple[str, ...]
    totals: tuple[Total, ...]

    @property
    def share(self) -> float | None:
        """The count of the stated total, 0 to 1; None where it is not counted, or not exactly one total is stated."""
        raise NotImplementedError


def collectives(facts: Iterable[Fact]) -> tuple[Representation, ...]:
    """Return the collectives that act or speak in ``facts``, by date; the order of facts is no matter."""
    raise NotImplementedError
