"""Votes: what was put to the vote, merged from all documents that tell of it, with every number side by side.

Nothing is evened out. Where sources differ, each number keeps who gives it; what does not add up is said.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from standoff.ontology import (
    BallotLaw,
    Fact,
    GroupResult,
    PartialDate,
    Threshold,
    Vote,
    VoteKind,
    VoteResult,
    VoteState,
)
from standoff.record.entry import Occurrence


@dataclass(frozen=True, slots=True)
class Figure:
    """One number of a vote as sources give it: ``values`` smallest first, each with the facts that give it.

    ``what`` is "electorate", "issued", "returned", "turnout", "spoiled" or an option ("yes"); ``unit`` is "votes",
    "papers" or "%"; ``group`` is the part of the voters it counts, None for all.
    """

    what: str
    unit: str
    group: str | None
    values: tuple[tuple[float, tuple[str, ...]], ...]

    @property
    def value(self) -> float | None:
        """The number, None where sources differ."""
        return self.values[0][0] if len(self.values) == 1 else None


@dataclass(frozen=True, slots=True)
class VoteStep:
    """A step in the life of a vote, when, and the facts that tell it."""

    state: VoteState
    when: PartialDate | None
    evidence: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ThresholdCheck:
    """What a rule asks of a vote and what was reached, in per cent.

    ``rule`` is "law" or "own rule"; ``reached`` and ``met`` are None where too little is known, ``met`` also where a
    threshold of important public services meets a vote of which nobody says whether it is one.
    """

    threshold: Threshold
    rule: str
    reached: float | None
    met: bool | None


@dataclass(frozen=True, slots=True)
class Ballot:
    """One vote of one body, merged from all reports of it.

    ``motion`` is the fullest wording, ``motions`` all of them, ``kind`` as told or, with ``kind_derived``, as body and
    motion imply. ``steps`` are in order of life. ``result`` is None while nobody tells or when sources differ
    (``results`` has every result with its facts). ``vote`` is the merged term: it holds only numbers on which sources
    agree. ``discrepancies`` are sentences: numbers that contradict each other, the result or the law, within one
    account or between sources. ``law`` is the law of its date; None before the law that is known, and for votes it does
    not govern. ``parties`` are the body and whom the vote concerns; ``when`` is the date of the vote, else of its first
    step.
    """

    id: str
    parties: tuple[str, ...]
    when: PartialDate | None
    evidence: tuple[str, ...]
    body: str | None
    motion: str | None
    motions: tuple[str, ...]
    kind: VoteKind | None
    kind_derived: bool
    steps: tuple[VoteStep, ...]
    result: VoteResult | None
    results: tuple[tuple[VoteResult, tuple[str, ...]], ...]
    figures: tuple[Figure, ...]
    margins: tuple[str, ...]
    group_results: tuple[GroupResult, ...]
    vote: Vote
    discrepancies: tuple[str, ...]
    law: BallotLaw | None
    thresholds: tuple[ThresholdCheck, ...]
    documents: tuple[str, ...]

    @property
    def state(self) -> VoteState | None:
        """Where the vote stands: the last step; None where no step is told."""
        return self.steps[-1].state if self.steps else None


def ballots(facts: Iterable[Fact], events: Iterable[Occurrence] = ()) -> tuple[Ballot, ...]:
    """Return the votes told by the vote facts of ``facts`` and by the ``vote`` and ``call-vote`` ``events``.

    They stand by date and body, undated ones last. The order of what comes in is no matter.
    """
    raise NotImplementedError
