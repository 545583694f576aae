"""What a fact rests on: the words that tell it, or the earlier facts that it follows from. Otherwise it is no fact.

Every term that claims something checks itself here, so that the rule is written once.
"""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum

from standoff.errors import InvalidValue
from standoff.ontology.span import Span


class Certainty(StrEnum):
    """How sure a source makes itself of what it says; how sure the reading is of the source is ``confidence``."""

    CERTAIN = "certain"
    PROBABLE = "probable"
    POSSIBLE = "possible"
    UNDERSPECIFIED = "underspecified"  # the source only passes it on


def check_evidence(
    evidence: Sequence[Span], what: str, *, derived_from: Sequence[object] = (), where: str | None = None
) -> None:
    """Raise InvalidValue (``bad-value``) unless ``what`` is either told, by words, or derived, from named facts.

    Both at once would show what follows from facts as if somebody had reported it.
    """
    if not evidence and not derived_from:
        raise InvalidValue("bad-value", f"{what} rests on nothing", where=where, todo="give the words that tell it")
    if evidence and derived_from:
        raise InvalidValue("bad-value", f"{what} is told or derived, not both", where=where)
    if not all(len(span) for span in evidence):
        raise InvalidValue("bad-value", f"{what} rests on a place without words", where=where)


def check_earlier(steps: Sequence[Sequence[int]], what: str) -> None:
    """Raise InvalidValue (``bad-value``) unless each step of ``what`` derives, if at all, from steps before it."""
    for index, sources in enumerate(steps):
        if any(not 0 <= source < index for source in sources):
            raise InvalidValue("bad-value", f"step {index} of {what} can only be derived from the steps before it")


def check_confidence(confidence: float, what: str, *, where: str | None = None) -> None:
    """Raise InvalidValue (``bad-value``) unless ``confidence`` in ``what`` runs from 0 to 1."""
    if not 0.0 <= confidence <= 1.0:
        raise InvalidValue("bad-value", f"confidence {confidence} in {what} is not between 0 and 1", where=where)
