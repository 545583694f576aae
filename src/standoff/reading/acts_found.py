"""What the act finders hand on: one act as the sentence tells it, before acts are sorted out and numbered."""

from __future__ import annotations

from dataclasses import dataclass

from standoff.ontology import ActStatus, PartialDate, Span
from standoff.reading.acts_told import Who


@dataclass(frozen=True, slots=True)
class Found:
    """An act found at a trigger. All spans are places in the repaired view; ``evidence`` is its clause."""

    type: str
    mode: str | None
    trigger: Span
    evidence: Span
    actor: Who | None
    target: Who | None
    about: Span | None = None
    status: ActStatus = ActStatus.HAPPENED
    negated: bool = False
    condition: Span | None = None
    strength: float = 0.8
    word: int = -1
    date: PartialDate | None = None
