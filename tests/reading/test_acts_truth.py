"""How many acts of the demo corpus are found, held to a floor.

    found   F1: the words of the trigger overlap
    typed   F1: type (a mode counts as its type) and actor are right, and the target is none other where both give one

`python -m tests.reading.test_acts_truth` prints both. Floors may rise and never fall.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from tests.quality.scoring import articles, locate, same_name

from standoff.ontology import Act, Document, Span, act_types
from standoff.reading import read
from standoff.reading.acts import find_acts
from standoff.reading.bodies import Bodies
from standoff.reading.mentions import phrases
from standoff.reading.names import Names
from standoff.reading.page import lay_out
from standoff.reading.roles import RoleFinder
from standoff.reading.syntax import Syntax

FLOORS = {"found": 0.62, "typed": 0.44}

_TYPE_OF_MODE = {mode: name for name, row in act_types().items() for mode in row.modes}


def found_in(document: Document) -> tuple[Act, ...]:
    page = lay_out(document)
    mentions = phrases(page)
    names = Names(page, mentions)
    roles = RoleFinder(page, mentions, names, Bodies(page, mentions, names)).find()
    return find_acts(page, mentions, names, roles, read(document).statements, Syntax(page))[0]


def typed(gold: dict[str, Any], act: Act) -> bool:
    kind = gold["type"] if gold["type"] in act_types() else _TYPE_OF_MODE.get(gold["type"])
    targets = not gold["target"] or not act.target or same_name(gold["target"], act.target)
    return kind == act.type and same_name(gold["actor"], act.actor) and targets


def pairs(gold: Iterable[Any], acts: Iterable[Any], match: Callable[[Any, Any], bool]) -> int:
    """How many of ``gold`` have an act of their own."""
    left, hits = list(acts), 0
    for one in gold:
        other = next((a for a in left if match(one, a)), None)
        if other is not None:
            left.remove(other)
            hits += 1
    return hits


def measure() -> dict[str, float]:
    """F1 of both measures, rounded to three places."""
    counts = {"found": [0, 0, 0], "typed": [0, 0, 0]}
    for truth, document in articles():
        gold, acts = truth["acts"], found_in(document)
        places = sorted({locate(document.text, g["trigger"], g.get("nth", 0)) for g in gold})
        triggers = sorted({a.trigger for a in acts})
        for name, one, other, match in (
            ("found", places, triggers, Span.overlaps),
            ("typed", gold, list(acts), typed),
        ):
            row = (pairs(one, other, match), len(one), len(other))
            counts[name] = [total + number for total, number in zip(counts[name], row, strict=True)]
    return {name: round(2 * hits / (gold + acts), 3) for name, (hits, gold, acts) in counts.items()}


def test_no_figure_falls_below_its_floor() -> None:
    figures = measure()
    assert {name: figures[name] >= floor for name, floor in FLOORS.items()} == dict.fromkeys(FLOORS, True), figures


if __name__ == "__main__":
    print(measure())
