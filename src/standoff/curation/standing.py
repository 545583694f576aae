"""Which decisions stand: the algebra of undo."""

from __future__ import annotations

from collections.abc import Iterable

from standoff.ontology import Decision, Verb


def standing(decisions: Iterable[Decision]) -> tuple[Decision, ...]:
    """Return the decisions in force, in order: those not undone, without the undoing ones. An undo can be undone."""
    in_order = list(decisions)
    undone: set[str] = set()
    for decision in reversed(in_order):
        if decision.verb is Verb.UNDO and decision.id not in undone:
            undone.add(decision.subject)
    return tuple(d for d in in_order if d.id not in undone and d.verb is not Verb.UNDO)
