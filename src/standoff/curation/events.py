"""Which act facts tell of one event: linking's proposals under what people decided about acts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from standoff.curation.follow import Index, Orphan, Subject, other_subject, subject_of
from standoff.curation.grammar import sound
from standoff.curation.standing import in_order, standing
from standoff.curation.union import Apart, Settled, Together, last_word
from standoff.curation.union import settle as settle_items
from standoff.ontology import Decision, Fact, Kind, SameAct, Verb
from standoff.text import Resolution

_PAIRS = frozenset({Verb.MERGE, Verb.FORBID_MERGE})


def settle(
    facts: Iterable[Fact],
    same: Iterable[SameAct],
    decisions: Iterable[Decision],
    places: Mapping[str, Resolution],
) -> Settled[str, SameAct]:
    """Return the acts among ``facts``, by id, in groups that are one event each: ``same`` under ``decisions``.

    ``places`` are as for ``curate``. Proposals of a confidence under 0.5 count for nothing; decisions about other
    things than acts are passed over.
    """
    acts = Index((fact for fact in facts if fact.kind is Kind.ACT), places)
    about, broken = sound(d for d in standing(in_order(decisions)) if d.verb in _PAIRS and d.anchor is not None)
    found: dict[str, tuple[str, str]] = {}
    orphans = [*broken]
    for decision in about:
        reached = _both(acts, subject_of(decision), other_subject(decision))
        if isinstance(reached, str):
            orphans.append(Orphan(decision, reached))
        else:
            found[decision.id] = reached
    last, overruled = last_word((d for d in about if d.id in found), lambda d: frozenset(found[d.id]))
    together = [Together(d, frozenset(found[d.id])) for d in last if d.verb is Verb.MERGE]
    apart = [
        Apart(d, frozenset(found[d.id][:1]), frozenset(found[d.id][1:])) for d in last if d.verb is Verb.FORBID_MERGE
    ]
    return settle_items(sorted(acts.by_id), same, together, apart, overruled=overruled, orphans=orphans)


def _both(acts: Index, left: Subject, right: Subject | None) -> tuple[str, str] | str:
    """Return the ids of the two acts as they are now, or why there are not two."""
    ids = []
    for subject in (left, right):
        act = acts.find(subject) if subject else "its other act is not named"
        if isinstance(act, str):
            return act
        ids.append(act.id)
    return (ids[0], ids[1]) if ids[0] != ids[1] else "both of its acts are one now"
