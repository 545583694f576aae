"""A demand that nobody answers, told without a date: every place that shows it says so, and invents no day."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from standoff.cli.entry import app

ARTICLE = (
    "Ann Lee, chair of the Guild of Pilots, has written to Tom Bell, chief executive of the Harbour Board, demanding "
    "an apology for the circular. The board had no comment.\n"
)
SAID = "no answer in the record"


def standoff(*words: str) -> str:
    done = CliRunner().invoke(app, words, catch_exceptions=False)
    assert done.exit_code == 0, done.output
    return " ".join(done.stdout.split())


@pytest.fixture
def record(tmp_path: Path) -> Path:
    (tmp_path / "cutting.txt").write_text(ARTICLE, encoding="utf-8")
    standoff("read", str(tmp_path / "cutting.txt"), "--record", str(tmp_path / "r.db"))
    return tmp_path / "r.db"


def test_the_command_line_says_that_nobody_answered(record: Path) -> None:
    shown = standoff("show", "demands", "--record", str(record))
    assert f"made, {SAID}" in shown
    assert shown.startswith("undated ")


def test_the_pages_say_it(record: Path, tmp_path: Path) -> None:
    standoff("publish", "--to", str(tmp_path / "pages"), "--record", str(record))
    pages = tmp_path / "pages"
    told = {page.relative_to(pages).as_posix() for page in pages.rglob("*.html") if SAID in page.read_text("utf-8")}
    assert told >= {"index.html", "demands/index.html", "parties/guild-of-pilots/index.html"}


def test_a_table_says_it(record: Path, tmp_path: Path) -> None:
    standoff("export", "--to", "csv", "--out", str(tmp_path / "tables"), "--record", str(record))
    rows = (tmp_path / "tables" / "demands.csv").read_text(encoding="utf-8-sig").splitlines()
    assert "silence" in rows[0]
    assert SAID in rows[1]
