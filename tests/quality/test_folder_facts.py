"""The facts of a folder: every view is shown, resting on nothing but the articles in it."""

from __future__ import annotations

from pathlib import Path

from tests.quality.folder_facts import VIEWS, facts

ARTICLE = """Published: 12/05/2016

The Guild of Pilots suspended all meetings with the Harbour Board on Monday until the levy is dropped.

Ann Lee, chair of the Guild of Pilots, demanded an apology from the Harbour Board.
"""


def test_every_view_of_a_folder_is_shown(tmp_path: Path) -> None:
    (tmp_path / "quay.txt").write_text(ARTICLE, encoding="utf-8")
    shown = dict(facts(tmp_path))
    assert tuple(shown) == VIEWS
    assert "Ann Lee, chair" in shown["offices"]
    assert "Guild of Pilots and Harbour Board, formal: paused" in shown["dialogue"]
    assert "an apology" in shown["demands"]
    assert [path.name for path in tmp_path.iterdir()] == ["quay.txt"]
