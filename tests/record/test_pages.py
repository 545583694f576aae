"""docs/conflict-index.md shows the tables as the data has them, and every fold's page names what it returns."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

import pytest

from standoff import record
from standoff.ontology import act_type
from standoff.record import Aggregation, Duplicates, Normalisation, Quad, Qualifier, Scale, Voice, quad, weight
from standoff.record.scales import QUADS

DOCS = Path(__file__).parents[2] / "docs"
INDEX = (DOCS / "conflict-index.md").read_text(encoding="utf-8")


def rows_of(name: str) -> list[list[str]]:
    """The cells of a table of the page, without its head."""
    match = re.search(rf"<!-- table: {name} -->\n(.*?)<!-- end -->", INDEX, re.DOTALL)
    assert match
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in match[1].splitlines()[2:]]


def test_the_page_names_each_scale() -> None:
    assert [row[0] for row in rows_of("scales")] == [str(scale) for scale in Scale]


def test_the_page_has_what_each_vote_is_worth() -> None:
    modes = [mode for mode, _ in act_type("vote").mode_scores]
    assert [row[0] for row in rows_of("votes")] == modes
    for mode, plover, score, goldstein, kind in rows_of("votes"):
        assert weight("vote", mode, Scale.PLOVER) == float(score)
        assert weight("vote", mode, Scale.GOLDSTEIN_MID) == float(goldstein)
        assert quad("vote", mode) == QUADS[plover] == kind


def test_the_page_has_the_types_of_each_class() -> None:
    expected = [[str(each), ", ".join(type for type, of in QUADS.items() if of is each)] for each in Quad]
    assert rows_of("quads") == expected


def words(members: Iterable[str]) -> list[str]:
    return [str(member) for member in members]


@pytest.mark.parametrize(
    ("page", "named"),
    [
        ("networks.md", words([*Aggregation, *Qualifier])),
        ("networks.md", [str(n) for n in Normalisation if n is not Normalisation.NO]),
        ("networks.md", [str(d) for d in Duplicates if d not in (Duplicates.KEEP, Duplicates.RANGE)]),
        ("positions.md", words(Voice)),
    ],
)
def test_every_setting_is_described(page: str, named: list[str]) -> None:
    text = (DOCS / page).read_text(encoding="utf-8")
    assert [word for word in named if word not in text] == []


@pytest.mark.parametrize(
    ("page", "folds"),
    [
        ("offices.md", ("holdings", "holder_at")),
        ("votes.md", ("ballots", "mandates")),
        ("positions.md", ("positions",)),
        ("conflict-index.md", ("index",)),
        ("networks.md", ("acting", "speaking", "uses", "one_mode", "two_mode", "windows", "windows_of", "collectives")),
    ],
)
def test_every_fold_has_its_page(page: str, folds: tuple[str, ...]) -> None:
    text = (DOCS / page).read_text(encoding="utf-8")
    for name in folds:
        assert hasattr(record, name)
        assert re.search(rf"\b{name}\b", text)
