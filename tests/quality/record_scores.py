"""How much of the demo's dispute the record has when it rests on what the reader finds, not on the annotations.

    python -m tests.quality.record_scores

    steps       of all steps of channels, demands and the agreement in record.json that an annotation tells: the share
                that is there, of the right pair, level or demand, in the right state, at an overlapping date
    annotated   the same when the facts are the annotations: what the folds themselves are capable of

Names are brought to those of the record by a table made from ``record.json``: linking is measured elsewhere.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator
from dataclasses import fields, is_dataclass, replace
from functools import cache
from typing import Any

from standoff import reading
from standoff.ontology import LETTERS, Act, ChannelState, DemandState, Fact, Findings, Kind
from standoff.record.account import Account, fold
from standoff.record.channels import ChannelPoint
from standoff.record.when import overlapping
from standoff.record.wording import SAME, overlap, substance
from tests.quality.dispute import LEVELS, RECORD, copies, date, facts, head, named
from tests.quality.scoring import articles
from tests.quality.test_record_truth import NOT_TOLD, side

_FIELDS = {
    Kind.ROLE: "roles", Kind.PART: "parts", Kind.ACT: "acts", Kind.POSITION: "positions", Kind.CHANNEL: "dialogue",
    Kind.VOTE: "votes", Kind.NAME: "names",
}  # fmt: skip


@cache
def known_as() -> dict[str, str]:
    """Every other name that record.json gives a party, with the party's own."""
    found = {}
    for party in RECORD["parties"]:
        for alias in (party["name"], *party["aliases"], *(f"the {a}" for a in party["aliases"])):
            found[alias.lower()] = party["name"]
    for office in RECORD["offices"]:
        found[office["person"].split()[-1].lower()] = office["person"]
    shared = {name for pair in RECORD["shared_surnames"] for name in (pair[0].split()[-1].lower(),)}
    return {alias: name for alias, name in found.items() if alias not in shared}


def canonical(value: Any) -> Any:
    """``value`` with every name in it that record.json knows brought to the record's own."""
    if isinstance(value, tuple):
        return tuple(map(canonical, value))
    if is_dataclass(value) and not isinstance(value, type):
        known = {f.name: getattr(value, f.name) for f in fields(value)}
        changed = {name: _renamed(name, each) for name, each in known.items()}
        return replace(value, **{name: each for name, each in changed.items() if each != known[name]})
    return value


_NAMES = {
    "actor",
    "target",
    "said_by",
    "name",
    "person",
    "organisation",
    "part",
    "whole",
    "by",
    "body",
    "canonical",
    "holder",
}


def _renamed(field: str, value: Any) -> Any:
    if field in _NAMES and isinstance(value, str):
        plain = named(value) or value
        return known_as().get(plain.lower(), plain)
    if field == "parties":
        return tuple(_renamed("name", name) for name in value)
    return canonical(value) if field in ("actors", "recipients") else value


def found_facts() -> Iterator[Fact]:
    """What the reader finds in every article, under the names of the record."""
    for truth, document in articles():
        findings: Findings = reading.read(document)
        for kind, field in _FIELDS.items():
            for finding in getattr(findings, field):
                told = repr((truth["id"], kind, finding))
                identifier = LETTERS[kind] + hashlib.sha256(told.encode()).hexdigest()[:12]
                words = finding.trigger.of(document.text) if isinstance(finding, Act) else ""
                yield Fact(identifier, kind, head(truth), canonical(finding), None, words)


def score(account: Account) -> dict[str, float]:
    """The share of steps that are there, by view."""
    return {
        "channel steps": _share(_channel_steps(account)),
        "demand steps": _share(_demand_steps(account)),
        "agreement steps": _share(_agreement_steps(account)),
    }


def _share(hits: Iterable[bool]) -> float:
    every = list(hits)
    return round(sum(every) / len(every), 3)


def _channel_steps(account: Account) -> Iterator[bool]:
    for truth in RECORD["channels"]:
        pair = tuple(sorted(named(party) or "" for party in truth["parties"]))
        points = [
            p for c in account.channels if (c.parties, c.level) == (pair, LEVELS[truth["level"]]) for p in c.points
        ]
        for step in truth["states"]:
            when, state = date(step["since"]), ChannelState(step["state"])
            yield any(p.state is state and (_undated(p) or overlapping(p.when or p.seen, when)) for p in points)


def _undated(point: ChannelPoint) -> bool:
    """Whether it is only presupposed that they talked: since when, nobody tells."""
    return point.derived and point.when is None


def _demand_steps(account: Account) -> Iterator[bool]:
    for truth in RECORD["demands"]:
        sought = substance(truth["object"])
        lives = [
            d for d in account.demands
            if d.parties[0] == side(truth["issuer"]) and overlap(substance(d.sought), sought) >= SAME
        ]  # fmt: skip
        for step in truth["steps"]:
            if (truth["id"], step["step"], step["date"]) not in NOT_TOLD:
                state = DemandState(step["step"].replace("accepted", "promised"))
                points = [point for life in lives for point in life.points if point.state is state]
                yield any(point.derived or overlapping(point.when, date(step["date"])) for point in points)


def _agreement_steps(account: Account) -> Iterator[bool]:
    for truth in RECORD["agreements"]:
        points = [p for a in account.agreements if a.parties == tuple(sorted(truth["parties"])) for p in a.points]
        for step in truth["states"]:
            if (truth["id"], step["state"], step["date"]) not in NOT_TOLD:
                yield any(str(p.state) == step["state"] and overlapping(p.when, date(step["date"])) for p in points)


def measure() -> dict[str, dict[str, float]]:
    """Both figures: on the annotations, and on what the reader finds."""
    return {
        "annotated": score(fold(facts(), copies=copies())),
        "found": score(fold(tuple(found_facts()), copies=copies())),
    }


if __name__ == "__main__":
    print(json.dumps(measure(), indent=2))
