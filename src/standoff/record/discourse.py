"""Discourse networks: who agrees with whom on which issues, projected as Discourse Network Analyzer does.

The definitions are those of its manual, chapter 2, and of its exporter (github.com/leifeld/dna, Exporter.java). x_ijk
is how many statements of actor i on issue j take the qualifier k. Stances become qualifiers: on the binary scale
supports 1, opposes 0; on the scale of three supports 1, conditional and neutral 0, opposes −1. What has none
(undecided, mixed, on the binary scale also conditional and neutral) is left out. Its kernels are in ``smoothing``.
"""

from __future__ import annotations

import datetime as dt
import math
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from itertools import combinations

from standoff.errors import InvalidValue
from standoff.ontology import Copy, Stance
from standoff.record.positions import OWN, PositionReport, Positions, Voice
from standoff.record.when import exact


class Qualifier(StrEnum):
    """How stances are weighed."""

    BINARY = "binary"
    SCALE = "scale"


class Aggregation(StrEnum):
    """What a tie stands for."""

    IGNORE = "ignore"  # one mode or two: the qualifier is not looked at
    CONGRUENCE = "congruence"  # one mode
    CONFLICT = "conflict"  # one mode
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
    """How often one actor's one stance on one issue counts: always, or once in each of these."""

    KEEP = "keep"
    DOCUMENT = "document"
    WEEK = "week"
    MONTH = "month"
    YEAR = "year"
    RANGE = "range"


@dataclass(frozen=True, slots=True, order=True)
class Use:
    """A statement of an ``actor`` on an ``issue``, with its qualifier ``level``, its day and the facts it rests on."""

    actor: str
    issue: str
    level: int
    day: dt.date | None
    document: str
    evidence: tuple[str, ...]
    qualifier: Qualifier = Qualifier.BINARY


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

    def weight(self, row: str, column: str) -> float:
        """Return the weight of a tie, 0 where there is none; in one mode, whichever actor is named first."""
        pairs = {(row, column), (column, row)} if self.rows == self.columns else {(row, column)}
        return next((weight for one, other, weight in self.ties if (one, other) in pairs), 0.0)


class _Counts(defaultdict[tuple[str, int], float]):
    """x_jk of one actor: how often it takes qualifier k on issue j, or how much that weighs."""

    def __init__(self) -> None:
        super().__init__(float)

    def total(self) -> float:
        """Return Σ_jk x_jk: all that the actor takes up, over issues and qualifiers."""
        return math.fsum(self.values())


def uses(
    known: Positions,
    *,
    qualifier: Qualifier = Qualifier.BINARY,
    voices: Iterable[Voice] = OWN,
    duplicates: Duplicates = Duplicates.DOCUMENT,
    copies: Iterable[Copy] = (),
) -> tuple[Use, ...]:
    """Return the statements that count, of ``voices`` only, each with its own day where the words give one.

    Of duplicates the earliest stays, with the facts of all. Where the words give no exact day, that of the document
    stands in. Undated statements are duplicates of each other. What a reprint among ``copies`` repeats is a duplicate
    of what the original says, whatever else is kept.
    """
    heard = frozenset(voices)
    originals = {copy.copy: copy.original for copy in copies}
    kept: dict[tuple[str, ...], list[Use]] = defaultdict(list)
    first: dict[tuple[str, ...], tuple[str, ...]] = {}
    repeated: list[Use] = []
    for use in _uses(known, qualifier, heard):
        if use.document in originals:
            repeated.append(use)
            continue
        said = (use.actor, use.issue, str(use.level))
        kept[*said, *_once(use, duplicates)].append(use)
        first.setdefault((*said, use.document), (*said, *_once(use, duplicates)))
    for use in repeated:
        said = (use.actor, use.issue, str(use.level))
        kept[first.get((*said, originals[use.document]), (*said, *_once(use, duplicates)))].append(use)
    return tuple(sorted((_merged(group) for group in kept.values()), key=_place))


def _uses(known: Positions, qualifier: Qualifier, heard: frozenset[Voice]) -> Iterator[Use]:
    for stand in known.stands:
        level = _level(stand.stance, qualifier)
        for report in stand.reports:
            if level is not None and report.voice in heard:
                told = (_day(report), report.document, (report.evidence,), qualifier)
                yield Use(stand.holder, stand.issue, level, *told)


def _level(stance: Stance, qualifier: Qualifier) -> int | None:
    if qualifier is Qualifier.BINARY:
        return {Stance.SUPPORTS: 1, Stance.OPPOSES: 0}.get(stance)
    return stance.weight


def _day(report: PositionReport) -> dt.date | None:
    own = report.position.date or report.position.since
    return exact(own) or exact(report.published) or (own.earliest if own else None)


def _once(use: Use, duplicates: Duplicates) -> tuple[str, ...]:
    """Return within what ``use`` counts once."""
    if duplicates is Duplicates.KEEP:
        return use.evidence
    if duplicates is Duplicates.DOCUMENT:
        return (use.document,)
    if duplicates is Duplicates.RANGE:
        return ()
    if use.day is None:
        return ("",)
    if duplicates is Duplicates.WEEK:
        year, week, _ = use.day.isocalendar()
        return (f"{year}-W{week:02}",)
    return (use.day.isoformat()[: 7 if duplicates is Duplicates.MONTH else 4],)


def _place(use: Use) -> tuple[object, ...]:
    return use.day is None, use.day or dt.date.min, use.actor, use.issue, use.level, use.document, use.evidence


def _merged(group: list[Use]) -> Use:
    first = min(group, key=_place)
    evidence = tuple(sorted({fact for use in group for fact in use.evidence}))
    return Use(first.actor, first.issue, first.level, first.day, first.document, evidence, first.qualifier)


def one_mode(
    statements: Iterable[Use],
    *,
    aggregation: Aggregation = Aggregation.SUBTRACT,
    normalisation: Normalisation = Normalisation.AVERAGE,
    isolates: bool = False,
    weigh: Callable[[Use], float] | None = None,
) -> Network:
    """Return how much actors agree; actors without a tie are left out unless ``isolates``.

    With ``weigh`` (``smoothed`` gives it) each statement counts as much as that says, two that make a tie the square
    root of the product of both. Raises InvalidValue (``bad-value``) for what belongs to two modes, for a normalisation
    that knows no weights (Jaccard, cosine), and for statements on different scales.
    """
    if aggregation is Aggregation.COMBINE or normalisation in (Normalisation.ACTIVITY, Normalisation.PROMINENCE):
        raise InvalidValue("bad-value", f"{aggregation}, {normalisation} is no projection to one mode")
    if weigh and normalisation in (Normalisation.JACCARD, Normalisation.COSINE):
        raise InvalidValue("bad-value", f"{normalisation} knows no weights", todo="average activity, or none")
    said = list(statements)
    reach = _reach(said)
    activity, facts = _counted(said, weigh)
    roots, _ = _counted(said, weigh and (lambda use: math.sqrt(weigh(use))))
    takers: dict[str, set[str]] = defaultdict(set)
    for use in said:
        takers[use.issue].add(use.actor)
    shared: dict[tuple[str, str], list[str]] = defaultdict(list)
    for issue, actors in takers.items():
        for pair in combinations(sorted(actors), 2):
            shared[pair].append(issue)
    ties = {}
    for (one, other), issues in sorted(shared.items()):
        raw = _agreement(roots[one], roots[other], sorted(issues), aggregation, reach)
        if raw and (weight := raw / _norm(activity[one], activity[other], normalisation)):
            ties[one, other] = weight
    evidence = [_behind(facts, pair, shared[pair]) for pair in ties]
    tied = {actor for pair in ties for actor in pair}
    names = tuple(sorted(activity if isolates else tied))
    return Network(names, names, tuple((*pair, weight) for pair, weight in ties.items()), tuple(evidence))


def _reach(said: list[Use]) -> int:
    """Return how far apart the ends of the scale are: |K| − 1."""
    scales = {use.qualifier for use in said}
    if len(scales) > 1:
        raise InvalidValue("bad-value", "statements on the binary scale and on the scale of three cannot be counted up")
    return 2 if scales == {Qualifier.SCALE} else 1


_Facts = dict[tuple[str, str], set[str]]


def _counted(said: list[Use], weigh: Callable[[Use], float] | None) -> tuple[dict[str, _Counts], _Facts]:
    weights: dict[tuple[str, str, int], list[float]] = defaultdict(list)
    facts: _Facts = defaultdict(set)
    for use in said:
        weights[use.actor, use.issue, use.level].append(weigh(use) if weigh else 1)
        facts[use.actor, use.issue].update(use.evidence)
    activity: dict[str, _Counts] = defaultdict(_Counts)
    for (actor, issue, level), every in weights.items():
        activity[actor][issue, level] = math.fsum(every)  # whose sum no order changes
    return activity, facts


def _agreement(mine: _Counts, theirs: _Counts, issues: list[str], aggregation: Aggregation, reach: int) -> float:
    """Return Σ_j Σ_k Σ_k' x_ijk x_i'jk' times nearness, distance, or one less the other."""
    levels = range(-1, 2)
    pairs = [
        (mine[issue, k] * theirs[issue, l], abs(k - l) / reach)
        for issue in issues
        for k in levels
        for l in levels  # noqa: E741
        if mine.get((issue, k)) and theirs.get((issue, l))
    ]
    near, far = {
        Aggregation.IGNORE: (1, 1),
        Aggregation.CONGRUENCE: (1, 0),
        Aggregation.CONFLICT: (0, 1),
        Aggregation.SUBTRACT: (1, -1),
    }[aggregation]
    return math.fsum(times * (near * (1 - apart) + far * apart) for times, apart in pairs)


def _norm(mine: _Counts, theirs: _Counts, normalisation: Normalisation) -> float:
    if normalisation is Normalisation.AVERAGE:
        return (mine.total() + theirs.total()) / 2
    if normalisation is Normalisation.COSINE:
        return math.sqrt(mine.total() ** 2) * math.sqrt(theirs.total() ** 2)
    if normalisation is Normalisation.JACCARD:
        both = mine.keys() & theirs.keys()
        alone = sum(mine[key] for key in mine.keys() - both) + sum(theirs[key] for key in theirs.keys() - both)
        return alone + sum(mine[key] * theirs[key] for key in both)
    return 1.0


def _behind(facts: _Facts, actors: Iterable[str], issues: Iterable[str]) -> tuple[str, ...]:
    issues = list(issues)
    return tuple(sorted({fact for actor in actors for issue in issues for fact in facts.get((actor, issue), ())}))


def two_mode(
    statements: Iterable[Use],
    *,
    aggregation: Aggregation = Aggregation.COMBINE,
    normalisation: Normalisation = Normalisation.NO,
    weigh: Callable[[Use], float] | None = None,
) -> Network:
    """Return which actor takes which issue up, and how; on the scale of three, what is subtracted is weighed.

    With ``weigh`` (``smoothed`` gives it) each statement counts as much as that says. Raises InvalidValue
    (``bad-value``) for what belongs to one mode, for a combination that is normalised, weighed or on the scale of three
    (its numbers are no quantities), and for statements on different scales.
    """
    _check_two_mode(aggregation, normalisation)
    if weigh and aggregation is Aggregation.COMBINE:
        raise InvalidValue("bad-value", "numbers that stand for a combination cannot be weighed", todo="subtract")
    said = list(statements)
    scale = _reach(said) == 2
    if scale and aggregation is Aggregation.COMBINE:
        raise InvalidValue("bad-value", "only support and opposition combine", todo="use the binary scale")
    activity, facts = _counted(said, weigh)
    prominence: dict[str, float] = defaultdict(float)
    for _, counts in sorted(activity.items()):
        for (issue, _), weight in sorted(counts.items()):
            prominence[issue] += weight
    ties, evidence = [], []
    for actor, counts in sorted(activity.items()):
        for issue in sorted({issue for issue, _ in counts}):
            taken = {level: counts.get((issue, level), 0.0) for level in range(-1, 2)}
            value = _two_mode_value(taken, aggregation, scale)
            if not value:
                continue
            if normalisation is Normalisation.ACTIVITY:
                value /= counts.total()
            elif normalisation is Normalisation.PROMINENCE:
                value /= prominence[issue]
            ties.append((actor, issue, value))
            evidence.append(_behind(facts, (actor,), (issue,)))
    return Network(tuple(sorted(activity)), tuple(sorted(prominence)), tuple(ties), tuple(evidence))


def _check_two_mode(aggregation: Aggregation, normalisation: Normalisation) -> None:
    one = (Normalisation.AVERAGE, Normalisation.JACCARD, Normalisation.COSINE)
    if aggregation in (Aggregation.CONGRUENCE, Aggregation.CONFLICT) or normalisation in one:
        raise InvalidValue("bad-value", f"{aggregation}, {normalisation} is no projection to two modes")
    if aggregation is Aggregation.COMBINE and normalisation is not Normalisation.NO:
        raise InvalidValue(
            "bad-value", "numbers that stand for a combination cannot be divided", todo="no normalisation"
        )


def _two_mode_value(counts: dict[int, float], aggregation: Aggregation, scale: bool) -> float:
    if aggregation is Aggregation.IGNORE:
        return float(sum(counts.values()))
    if aggregation is Aggregation.COMBINE:
        return float((counts[1] > 0) + 2 * (counts[0] > 0))
    return float(counts[1] - (counts[-1] if scale else counts[0]))


def in_order(statements: Iterable[Use]) -> tuple[Use, ...]:
    """Return those of ``statements`` that have a day, by day and then by what they say."""
    return tuple(sorted((use for use in statements if use.day), key=_place))


def windows(
    statements: Iterable[Use], *, days: int, step: int = 1
) -> Iterator[tuple[dt.date, dt.date, tuple[Use, ...]]]:
    """Yield (first day, last day, statements) of a window of ``days`` that moves by ``step`` days; never undated ones.

    Only whole windows are yielded, from the first day of any statement to the last. Raises InvalidValue (``bad-value``)
    for a window or a step of less than a day.
    """
    if days < 1 or step < 1:
        raise InvalidValue("bad-value", f"a window of {days} days cannot move by {step}")
    dated = in_order(statements)
    known = [use.day for use in dated if use.day]
    low = high = 0
    ends = range(known[0].toordinal() + days - 1, known[-1].toordinal() + 1, step) if known else ()
    for last in map(dt.date.fromordinal, ends):
        first = last - dt.timedelta(days - 1)
        while known[low] < first:
            low += 1
        while high < len(known) and known[high] <= last:
            high += 1
        yield first, last, dated[low:high]


def windows_of(statements: Iterable[Use], *, count: int) -> Iterator[tuple[dt.date, dt.date, tuple[Use, ...]]]:
    """Yield (first day, last day, statements) of each ``count`` dated statements in a row, moving by one.

    Raises InvalidValue (``bad-value``) for fewer than two statements: one agrees with nobody.
    """
    if count < 2:
        raise InvalidValue("bad-value", f"a window of {count} statements shows no tie")
    dated = in_order(statements)
    for start in range(len(dated) - count + 1):
        inside = dated[start : start + count]
        first, last = inside[0].day, inside[-1].day
        assert first
        assert last
        yield first, last, inside
