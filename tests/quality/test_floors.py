"""How well the demo corpus is read may rise and never fall.

The floors are pinned with the digest of the corpus they were measured on. To raise them: python -m tests.quality.pin
"""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.quality.pin import LoweredFloor, pinned
from tests.quality.scoring import articles, corpus_digest, measure

FLOORS = json.loads((Path(__file__).parent / "floors.json").read_text(encoding="utf-8"))


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


def test_a_floor_is_not_lowered_on_the_same_corpus() -> None:
    old = {"corpus": "c", "floors": {"speaker": 0.9}}
    with pytest.raises(LoweredFloor, match="speaker"):
        pinned(old, "c", {"speaker": 0.8})


def test_a_floor_rises_with_its_figure_and_starts_anew_on_another_corpus() -> None:
    old = {"corpus": "c", "floors": {"speaker": 0.9}}
    assert pinned(old, "c", {"speaker": 0.95})["floors"] == {"speaker": 0.95}
    assert pinned(old, "d", {"speaker": 0.8}) == {"corpus": "d", "floors": {"speaker": 0.8}}


def test_every_article_of_the_corpus_is_read() -> None:
    assert len(list(articles())) >= 25


@pytest.mark.parametrize("name", FLOORS["floors"])
def test_the_page_on_quality_gives_the_figures_as_they_are(name: str) -> None:
    page = (Path(__file__).parents[2] / "docs" / "quality.md").read_text(encoding="utf-8")
    assert f"| {name} | {FLOORS['floors'][name]:.3f} |" in page
