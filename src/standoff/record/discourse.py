"""Discourse networks: who agrees with whom on which issues, projected as Discourse Network Analyzer does.

The definitions are those of its manual, chapter 2, and of its exporter (github.com/leifeld/dna, Exporter.java): x_ijk is how
many statements of actor i on issue j take the qualifier k. Stances become qualifiers: on the binary scale supports 1,
opposes 0; on the scale of three also conditional and neutral, at 0 between 1 and −1. Undecided and mixed are left out.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from standoff.record.positions import Positions, Voice


class Qualifier(StrEnum):
    """How stances are weighed."""

    BINARY = "binary"
    SCALE = "scale"


class Aggregation(StrEnum):
    """What a tie stands for. The first four are of one mode, the last three of two."""

    IGNORE = "ignore"  # one mode and two: the qualifier is not looked at
    CONGRUENCE = "congruence"
    CONFLICT = "conflict"
    SUBTRACT = "subtract"  # one mode: congruence − conflict; two modes: support − opposition
    COMBINE = "combine"  # two modes, binary: 0 none, 1 agrees, 2 disagrees, 3 both


class Normalisation(StrEnum):
    """What a tie is divided by."""

    NO = "no"
    AVERAGE = "average activity"  # one mode
    JACCARD = "Jaccard"  # one mode
    COSINE = "cosine"  # one mode
    ACTIVITY = "activity"  # two modes
    PROMINENCE = "prominence"  # two modes


class Duplicates(StrEnum):
    """How often one actor's one stance on one issue counts."""

    KEEP = "keep"
    DOCUMENT = "document"
    WEEK = "week"
    MONTH = "month"
    YEAR = "year"
    RANGE = "range"


@dataclass(frozen=True, slots=True, order=True)
class Use:
    """One statement of an ``actor`` on an ``issue``: its qualifier ``level``, day, document and fact."""

    actor: str
    issue: str
    level: int
    day: dt.date | None
    document: str
    evidence: str


@dataclass(frozen=True, slots=True)
class Network:
    """A projection: names of rows and columns, and the ties that are not zero as (row, column, weight), sorted.

    In one mode rows and columns are the actors and each pair stands once, (a, b) with a before b. ``evidence`` has the
    facts behind each tie, in the order of ``ties``.
    """

    rows: tuple[str, ...]
    columns: tuple[str, ...]
    ties: tuple[tuple[str, str, float], ...]
    evidence: tuple[tuple[str, ...], ...]
    since: dt.date | None = None
    until: dt.date | None = None

    def weight(self, row: str, column: str) -> float:
        """Return the weight of a tie, 0 where there is none, either way round in one mode."""
        raise NotImplementedError


def uses(
    known: Positions,
    *,
    qualifier: Qualifier = Qualifier.BINARY,
    voices: Iterable[Voice] = (Voice.SELF, Voice.JOURNALIST),
    duplicates: Duplicates = Duplicates.DOCUMENT,
) -> tuple[Use, ...]:
    """Return the statements that count, each with its own date where it has one; those of other ``voices`` are left out."""
    raise NotImplementedError


def one_mode(
    statements: Iterable[Use],
    *,
    aggregation: Aggregation = Aggregation.SUBTRACT,
    normalisation: Normalisation = Normalisation.AVERAGE,
    isolates: bool = False,
) -> Network:
    """Return how much actors agree. Raises InvalidValue (``bad-value``) for what belongs to two modes."""
    raise NotImplementedError


def two_mode(
    statements: Iterable[Use],
    *,
    aggregation: Aggregation = Aggregation.COMBINE,
    normalisation: Normalisation = Normalisation.NO,
) -> Network:
    """Return which actor takes which issue up, and how. Raises InvalidValue (``bad-value``) for what belongs to one mode."""
    raise NotImplementedError


def windows(
    statements: Iterable[Use], *, days: int, step: int = 1
) -> Iterator[tuple[dt.date, dt.date, tuple[Use, ...]]]:
    """Yield (first day, last day, statements) of a window of ``days`` that moves by ``step`` days; undated ones never count."""
    raise NotImplementedError
