"""The table that turns how a statement was told into a confidence: python -m tests.quality.calibration

Prints ``src/standoff/reading/confidence.toml`` as the demo corpus would have it: the strengths as shares of the
statements whose words are right, one added to either side, the steps by isotonic regression (pool adjacent violators,
Ayer et al. 1955) of words and speaker right. What became of it: python -m tests.quality.reliability
"""

from __future__ import annotations

import sys
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from standoff.ontology import Document, Statement
from standoff.reading.bodies import Bodies
from standoff.reading.confidence import Basis
from standoff.reading.mentions import phrases
from standoff.reading.names import Names
from standoff.reading.offices import find_roles
from standoff.reading.page import lay_out
from standoff.reading.reader import find_reports
from standoff.reading.statements import Report, stored_statements
from standoff.reading.syntax import Syntax
from tests.quality.scoring import articles, judged_right

#: Fewer statements than this make no step of their own.
LEAST = 12


@dataclass(frozen=True)
class Judged:
    """One statement found: how it was told, its speaker's certainty, whether words and all are right."""

    basis: Basis
    certainty: float
    words: bool
    right: bool


def judged() -> list[Judged]:
    """Read the demo corpus and judge every statement found in it."""
    found: list[Judged] = []
    for truth, document in articles():
        reports, stored = _read(document)
        right = judged_right(truth, document, stored)
        for index, report in enumerate(reports):
            certainty = report.speaker.certainty if report.speaker else 0.4
            found.append(Judged(report.basis, certainty, index in right, right.get(index, False)))
    return found


def _read(document: Document) -> tuple[list[Report], tuple[Statement, ...]]:
    """Read a document as far as its statements, and keep the reports that they are made of."""
    page = lay_out(document)
    mentions = phrases(page)
    names = Names(page, mentions)
    roles = find_roles(page, mentions, names, Bodies(page, mentions, names))
    reports = find_reports(page, Syntax(page), mentions, names, roles)
    return reports, stored_statements(page, reports)


def isotonic(pairs: Iterable[tuple[float, bool]], least: int = LEAST) -> list[tuple[float, float]]:
    """Return the steps of the isotonic regression of right on product, each of ``least`` statements or more.

    A step is its lowest product and the share right, one added to either side.
    """
    pooled: list[list[float]] = []  # lowest product, number right, number
    grouped: dict[float, list[bool]] = defaultdict(list)
    for value, right in pairs:
        grouped[round(value, 4)].append(right)
    for value, group in sorted(grouped.items()):
        pooled.append([value, float(sum(group)), float(len(group))])
        while len(pooled) > 1 and (
            pooled[-2][1] / pooled[-2][2] >= pooled[-1][1] / pooled[-1][2] or min(pooled[-2][2], pooled[-1][2]) < least
        ):
            _, right_last, last = pooled.pop()
            pooled[-1][1] += right_last
            pooled[-1][2] += last
    return [(value, (right + 1) / (number + 2)) for value, right, number in pooled]


def strengths(found: Iterable[Judged]) -> dict[Basis, float]:
    """Return for each basis the share of its statements whose words are right, one added to either side."""
    by_basis: dict[Basis, list[bool]] = defaultdict(list)
    for one in found:
        by_basis[one.basis].append(one.words)
    return {basis: (sum(by_basis[basis]) + 1) / (len(by_basis[basis]) + 2) for basis in Basis}


def main() -> int:
    """Print the table."""
    found = judged()
    strength = strengths(found)
    steps = isotonic((round(strength[j.basis], 2) * j.certainty, j.right) for j in found)
    print("[strength]")
    print("\n".join(f"{basis} = {round(value, 2)}" for basis, value in strength.items()))
    print("\n[steps]")
    print("right = [" + ", ".join(f"[{round(least, 3)}, {round(share, 2)}]" for least, share in steps) + "]")
    return 0


if __name__ == "__main__":
    sys.exit(main())
