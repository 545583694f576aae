"""How many of the demo's offices, votes and positions the record has when it rests on what the reader finds.

    python -m tests.quality.read_record

    offices    F1 over (person, office, body) of the holdings, against those folded from the annotations
    votes      of the votes of record.json, the share that is there, with body and result
    positions  of the positions of record.json, the share of which holder and stance are there

Names are brought to those of the record as in ``record_scores``.
"""

from __future__ import annotations

import json
from collections.abc import Iterable

from standoff.ontology import Fact
from standoff.record import ballots, holdings, positions, timeline
from standoff.record.roles import role_key
from tests.quality.dispute import RECORD, facts
from tests.quality.record_scores import found_facts
from tests.quality.scoring import _plain as plain


def measure() -> dict[str, float]:
    """The figures, rounded to three places."""
    read = tuple(found_facts())
    events = timeline(read)
    found, truth = offices(read), offices(facts())
    votes = {(b.body, str(b.result)) for b in ballots(read, events)}
    stances = {(s.holder, str(s.stance)) for s in positions(read).stands}
    told = [(p["holder"], row["stance"]) for p in RECORD["positions"] for row in p["stances"]]
    figures = {
        "offices": 2 * len(found & truth) / (len(found) + len(truth)),
        "votes": sum((v["body"], v["result"]) in votes for v in RECORD["mandates"]) / len(RECORD["mandates"]),
        "positions": sum(each in stances for each in told) / len(told),
    }
    return {name: round(value, 3) for name, value in figures.items()}


def offices(told: Iterable[Fact]) -> set[tuple[str, str, str]]:
    """Person, office and body of every holding, titles and spellings aside."""
    told = tuple(told)
    every = (each.office for each in holdings(told, timeline(told)))
    return {(plain(o.person), role_key(o.role, o.organisation), plain(o.organisation)) for o in every}


if __name__ == "__main__":
    print(json.dumps(measure(), indent=2))
