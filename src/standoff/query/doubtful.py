"""What the record takes from readings that are in doubt, and nobody has confirmed: entries must not look like facts."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Any

from standoff import curation
from standoff.curation.doubt import DOUBTFUL
from standoff.ontology import Decision, Verb
from standoff.record import ChannelHistory, DemandLife, Event
from standoff.store import Store

#: Below this confidence a reading that stands alone makes what it tells doubtful.
SURE = 0.5

#: Below this confidence it is marked that the speaker of a statement may be another.
SURE_SPEAKER = 1 - DOUBTFUL

_CONFIRM = frozenset({Verb.ACCEPT, Verb.CORRECT, Verb.ADD})


@dataclass(frozen=True, slots=True)
class Doubtful:
    """Tells of an entry, or of one step of it, whether it is in doubt; ``facts`` are the doubtful ones' ids.

    It is where every fact that it rests on is; and a demand where its making or its latest step is, a channel where
    what brought its state about is, an event also where nothing is told of it but who ("asked").
    """

    facts: frozenset[str]

    def __call__(self, entry: Any) -> bool:
        """Tell whether ``entry`` is in doubt."""
        match entry:
            case DemandLife(points=points):
                return self._all(points[0].evidence) or self._all(points[-1].evidence)
            case ChannelHistory(current=current):
                return self._all(current.evidence)
            case Event(bare=True):
                return True
        return self._all(entry.evidence)

    def _all(self, evidence: Iterable[str]) -> bool:
        facts = tuple(evidence)
        return bool(facts) and self.facts.issuperset(facts)


def doubtful(store: Store, facts: Collection[str], decisions: Iterable[Decision]) -> Doubtful:
    """Return what tells entries in doubt that rest on ``facts`` (their ids), after ``decisions`` in order."""
    confirmed = {each.subject for each in curation.standing(decisions) if each.verb in _CONFIRM}
    return Doubtful(store.unsure(facts, SURE) - confirmed)
