"""Which decisions stand, and in which order: the algebra of undo."""

from __future__ import annotations

from collections.abc import Iterable

from standoff.ontology import Decision, Verb


def standing(decisions: Iterable[Decision]) -> tuple[Decision, ...]:
    """Return the decisions in force, in order: those not undone, without the undoing ones. An undo can be undone.

    An undo counts for what is given before it.
    """
    in_order = list(decisions)
    out = undone(in_order)
    return tuple(d for d in in_order if d.id not in out and d.verb is not Verb.UNDO)


def undone(decisions: Iterable[Decision]) -> frozenset[str]:
    """Return the ids of the decisions that are out of force, given in order; undoing ones that were undone included."""
    out: set[str] = set()
    for decision in reversed(list(decisions)):
        if decision.verb is Verb.UNDO and decision.id not in out:
            out.add(decision.subject)
    return frozenset(out)


def in_order(decisions: Iterable[Decision]) -> tuple[Decision, ...]:
    """Return ``decisions``, each once, by the time they were made, whatever order they are given in.

    Those of one moment go by their ids, an undo after what it undoes.
    """
    by_id = {decision.id: decision for decision in decisions}
    ordered: dict[str, Decision] = {}
    for decision in sorted(by_id.values(), key=lambda d: (d.made, d.id)):
        chain = []
        while decision.id not in ordered and decision not in chain:
            chain.append(decision)
            if decision.verb is not Verb.UNDO or decision.subject not in by_id:
                break
            decision = by_id[decision.subject]
        for each in reversed(chain):
            ordered[each.id] = each
    return tuple(ordered.values())
