"""How well articles are put together may rise and never fall; the page says so. See tests/quality/linking.py."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from standoff.linking import listed
from standoff.linking.parties import bearers, propose
from standoff.ontology import KnownParty
from standoff.record import parties
from tests.linking.building import grouped
from tests.quality.linking import measure, read, record
from tests.quality.scoring import corpus_digest

FLOORS = json.loads((Path(__file__).parent / "linking.json").read_text(encoding="utf-8"))


def test_the_floors_were_measured_on_this_corpus() -> None:
    assert FLOORS["corpus"] == corpus_digest(), "the demo corpus changed: run python -m tests.quality.pin and say why"


@pytest.fixture(scope="module")
def figures() -> dict[str, float]:
    return measure()


@pytest.mark.parametrize("name", FLOORS["floors"])
def test_no_figure_falls_below_its_floor(figures: dict[str, float], name: str) -> None:
    assert figures[name] >= FLOORS["floors"][name]


def test_every_figure_has_a_floor(figures: dict[str, float]) -> None:
    assert set(figures) == set(FLOORS["floors"])


@pytest.mark.parametrize("name", FLOORS["floors"])
def test_the_page_on_linking_gives_the_figures_as_they_are(name: str) -> None:
    page = (Path(__file__).parents[2] / "docs" / "linking.md").read_text(encoding="utf-8")
    assert f"| {name} | {FLOORS['floors'][name]:.3f} |" in page


#: What a user who knows the dispute would write down.
LIST = listed.parse(
    """
    [[party]]
    name = "Department for Maritime Affairs"
    succeeds = "Ministry of Ports"
    from = "2015-10-01"
    [[party]]
    name = "Ministry of Ports"
    to = "2015-09-30"
    """
)


@pytest.fixture(scope="module")
def known() -> dict[str, KnownParty]:
    facts = read()
    joins = propose(facts, LIST)
    return {party.party.name: party for party in parties(grouped(bearers(facts), joins), facts, joins, LIST)}


def test_the_renamed_ministry_is_two_parties_one_after_the_other(known: dict[str, KnownParty]) -> None:
    assert known["Department for Maritime Affairs"].party.succeeds == "Ministry of Ports"
    assert known["Ministry of Ports"].party.succeeds is None


@pytest.mark.parametrize("name", [name for pair in record()["shared_surnames"] for name in pair])
def test_everybody_of_a_shared_surname_is_there_under_the_full_name(known: dict[str, KnownParty], name: str) -> None:
    assert known[name].party.kind == "person"


@pytest.mark.parametrize(
    "truth", [p for p in record()["parties"] if p["kind"] == "organisation"], ids=lambda p: p["name"]
)
def test_every_body_of_the_dispute_is_there_with_its_sector(
    known: dict[str, KnownParty], truth: dict[str, str]
) -> None:
    party = known[truth["name"]].party
    assert str(party.sector) == truth["sector"]
