"""Whether the numbers of a vote hold: against each other, against the result, and against the law of the day.

Only what is given is checked. What can be said of a part of the voters is checked like the whole, within the part.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from standoff.ontology.law import BallotLaw, Share, Threshold, ballot_law

if TYPE_CHECKING:
    from standoff.ontology.vote import Count, Vote


def discrepancies(vote: Vote, tolerance: float) -> tuple[str, ...]:
    """Return every discrepancy of ``vote`` as a sentence; ``tolerance`` is in percentage points."""
    found = [*_papers(vote), *_turnout(vote, tolerance)]
    for group in dict.fromkeys(count.group for count in vote.counts):
        counts = [count for count in vote.counts if count.group == group]
        place = f" among {group}" if group else ""
        if twice := [*_twice(vote, counts, place)]:
            found += twice
            continue
        found += [*_percentages(counts, place, tolerance), *_shares(vote, counts, place, tolerance)]
    return (*found, *_majority(vote), *_thresholds(vote, tolerance))


def _papers(vote: Vote) -> Iterator[str]:
    votes, spoiled = _votes(vote), _spoiled(vote)
    total = sum(votes.values()) + (spoiled or 0)
    parts = " + ".join([*(f"{_n(value)} {option}" for option, value in votes.items()), *_maybe(spoiled, "spoiled")])
    if vote.returned is not None and votes:
        complete = {"yes", "no"} <= set(votes) and spoiled is not None
        if total > vote.returned:
            yield f"{parts} make {_n(total)}, {_n(total - vote.returned)} more than the {_n(vote.returned)} returned"
        elif complete and total < vote.returned:
            yield f"{parts} make {_n(total)}, {_n(vote.returned - total)} fewer than the {_n(vote.returned)} returned"
    least = "" if vote.returned is not None else "at least "
    papers = vote.returned if vote.returned is not None else total
    for limit, name in ((vote.electorate, "were entitled to vote"), (vote.issued, "papers were issued")):
        if limit is not None and papers > limit:
            yield f"{least}{_n(papers)} papers were returned, but only {_n(limit)} {name}"
    if vote.issued is not None and vote.electorate is not None and vote.issued > vote.electorate:
        yield f"{_n(vote.issued)} papers were issued, but only {_n(vote.electorate)} were entitled to vote"


def _turnout(vote: Vote, tolerance: float) -> Iterator[str]:
    papers = _returned(vote)
    if vote.turnout is None or papers is None or not vote.electorate:
        return
    actual = 100 * papers / vote.electorate
    if abs(actual - vote.turnout) > tolerance:
        yield (
            f"turnout is given as {_p(vote.turnout)}, but {_n(papers)} of {_n(vote.electorate)} papers "
            f"returned make {_p(actual)}"
        )


def _twice(vote: Vote, counts: list[Count], place: str) -> Iterator[str]:
    given: dict[tuple[str, str], list[float]] = {}
    for count in counts:
        given.setdefault((count.option, count.unit), []).append(count.value)
    if vote.spoiled is not None and not place and ("spoiled", "votes") in given:
        given["spoiled", "votes"].append(vote.spoiled)
    for (option, unit), values in given.items():
        if len(set(values)) > 1:
            told = " and ".join(_p(value) if unit == "%" else _n(value) for value in values)
            yield f"{option} is given{place} as {told}"


def _percentages(counts: list[Count], place: str, tolerance: float) -> Iterator[str]:
    given = [count for count in counts if count.unit == "%"]
    total = sum(count.value for count in given)
    if total > 100 + tolerance * len(given):
        yield f"{' + '.join(f'{_p(c.value)} {c.option}' for c in given)} make {_p(total)}{place}, more than all"


def _shares(vote: Vote, counts: list[Count], place: str, tolerance: float) -> Iterator[str]:
    """A percentage may be of the yes and no votes, of all votes, of the papers returned or of all entitled."""
    votes = {count.option: count.value for count in counts if count.unit == "votes" and count.option != "spoiled"}
    if not {"yes", "no"} <= set(votes):
        return
    wholes = [votes["yes"] + votes["no"], sum(votes.values())]
    if not place:
        wholes += [whole for whole in (_returned(vote), vote.electorate) if whole is not None]
    numbers = {**votes, "spoiled": _spoiled(vote)} if not place else votes
    for count in counts:
        number = numbers.get(count.option) if count.unit == "%" else None
        shares = [100 * number / whole for whole in wholes if whole] if number is not None else []
        if shares and all(abs(share - count.value) > tolerance for share in shares):
            yield (
                f"{count.option} is given as {_p(count.value)}, but {_n(number or 0)} of {_n(wholes[0])} "
                f"votes{place} make {_p(shares[0])}"
            )


def _majority(vote: Vote) -> Iterator[str]:
    votes = _votes(vote)
    if vote.result == "carried" and {"yes", "no"} <= set(votes) and votes["yes"] < votes["no"]:
        yield f"it was carried, but {_n(votes['yes'])} voted yes and {_n(votes['no'])} no"


def _thresholds(vote: Vote, tolerance: float) -> Iterator[str]:
    law, thresholds = _asked_by_law(vote)
    asked = [(threshold, f"{law.where} it must reach" if law else "") for threshold in thresholds]
    own = [(vote.threshold, "its own rule asks for")] if vote.threshold else []
    shares = {threshold: reached(vote, threshold) for threshold, _ in [*own, *asked]}
    for threshold, who in [*own, *asked]:
        share = shares[threshold]
        if vote.result == "carried" and share is not None and share < threshold.percent - _slack(vote, tolerance):
            yield f"it was carried with {_p(share)} ({threshold.share}), but {who} {_p(threshold.percent)}"
    met = [share is not None and share >= threshold.percent for threshold, share in shares.items()]
    if vote.result == "threshold not met" and asked and all(met) and vote.public_service is not None:
        told = ", ".join(f"{_p(share or 0)} ({threshold.share})" for threshold, share in shares.items())
        yield f"it is said to have missed its threshold, but reached {told}"


def _asked_by_law(vote: Vote) -> tuple[BallotLaw | None, tuple[Threshold, ...]]:
    law = ballot_law(vote.date) if vote.kind == "industrial-action ballot" and vote.date else None
    asked = law.thresholds if law else ()
    return law, tuple(threshold for threshold in asked if vote.public_service or not threshold.public_services)


def reached(vote: Vote, threshold: Threshold) -> float | None:
    """Return the share that was reached, in per cent; from counts where they are given, else as it is stated."""
    votes = _votes(vote)
    papers, yes, no = _returned(vote), votes.get("yes"), votes.get("no")
    if threshold.share is Share.TURNOUT:
        return 100 * papers / vote.electorate if papers is not None and vote.electorate else vote.turnout
    if threshold.share is Share.ENTITLED:
        return 100 * yes / vote.electorate if yes is not None and vote.electorate else None
    if yes is not None and no is not None and yes + no:
        return 100 * yes / (yes + no)
    stated = [c.value for c in vote.counts if c.unit == "%" and c.option == "yes" and c.group is None]
    return stated[0] if stated else None


def _slack(vote: Vote, tolerance: float) -> float:
    """Counts are exact; only a share that is given in per cent may have been rounded."""
    return 0.0 if vote.electorate and _returned(vote) is not None else tolerance


def _votes(vote: Vote) -> dict[str, float]:
    """Return the whole body's votes by option, spoiled papers left out."""
    whole = [count for count in vote.counts if count.unit == "votes" and count.group is None]
    return {count.option: count.value for count in whole if count.option != "spoiled"}


def _spoiled(vote: Vote) -> float | None:
    if vote.spoiled is not None:
        return vote.spoiled
    counted = (c.value for c in vote.counts if c.option == "spoiled" and c.unit == "votes" and c.group is None)
    return next(counted, None)


def _returned(vote: Vote) -> float | None:
    """Return the papers returned; where they are not given, what yes, no and spoiled papers make when all are."""
    if vote.returned is not None:
        return vote.returned
    votes, spoiled = _votes(vote), _spoiled(vote)
    return sum(votes.values()) + spoiled if {"yes", "no"} <= set(votes) and spoiled is not None else None


def _maybe(value: float | None, name: str) -> Iterable[str]:
    return () if value is None else (f"{_n(value)} {name}",)


def _n(value: float) -> str:
    return f"{value:,.0f}" if value == int(value) else f"{value:,.1f}"


def _p(value: float) -> str:
    return f"{value:.0f} %" if value == int(value) else f"{value:.1f} %"
