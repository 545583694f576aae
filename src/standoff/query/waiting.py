"""What waits for a person: facts in doubt that nobody has looked at, and decisions whose words are gone."""

from __future__ import annotations

import heapq
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from standoff.curation import Orphan
from standoff.curation.doubt import Doubt, is_doubtful, most_doubtful

#: How many facts of the queue are kept: more than anybody looks at before the record is put together anew.
KEPT = 5_000


@dataclass(frozen=True, slots=True)
class Waiting:
    """A fact (``id``) that nobody has looked at; doubt and reasons as ``curation.doubt`` has them."""

    id: str
    score: float
    hanging: int
    reasons: tuple[str, ...]
    evidence: tuple[str, ...] = ()

    @property
    def standing(self) -> str:
        """``doubtful`` or ``likely``, by the doubt alone, however much hangs on it."""
        return "doubtful" if is_doubtful(self.score, self.hanging) else "likely"


@dataclass(frozen=True, slots=True)
class Orphaned:
    """A decision (``id``) that nothing in the record answers to now, and why."""

    id: str
    reason: str
    evidence: tuple[str, ...] = ()


def waiting(doubts: Iterable[Doubt]) -> Iterator[Waiting]:
    """Yield the most doubtful of ``doubts``, which may come in any order, as they are kept."""
    for doubt in heapq.nsmallest(KEPT, doubts, key=most_doubtful):
        yield Waiting(doubt.fact.id, doubt.score, doubt.hanging, doubt.reasons, (doubt.fact.id,))


def orphaned(orphans: Iterable[Orphan]) -> tuple[Orphaned, ...]:
    """Return ``orphans`` as they are kept, each decision once."""
    return tuple(Orphaned(id, reason) for id, reason in {o.decision.id: o.reason for o in orphans}.items())
