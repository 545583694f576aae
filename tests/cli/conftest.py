from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from tests.demo_record import demo_record

from standoff.cli import app

FERRY = """Ferry crews call a halt to timetable talks

By Joan Marle
Published: 15 May 2014

Crews on the Ravensey ferries have broken off talks with the harbour board over the winter timetable.

"We were not asked, and we will not sail it," said Ann Orr, chair of the Ferry Crews' Association, on Wednesday.

She said that Leonard Strake, chief executive of Ravensey Harbour Board, had told her that "nobody reads a timetable".

The board said that its door remained open.
"""

REPLY = """Harbour board replies to crews

By Joan Marle
Published: 20 June 2014

The harbour board has written to the crews of the Ravensey ferries and has asked them to come back.

"The door was never shut," said Leonard Strake, chief executive of Ravensey Harbour Board.
"""

Run = Callable[..., Result]


@pytest.fixture
def cuttings(tmp_path: Path) -> Path:
    folder = tmp_path / "cuttings"
    folder.mkdir()
    (folder / "ferry.txt").write_text(FERRY, encoding="utf-8")
    (folder / "reply.txt").write_text(REPLY, encoding="utf-8")
    return folder


@pytest.fixture(scope="session")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return demo_record(tmp_path_factory)


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run a command line in a folder of its own, in a window of 80 columns."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("STANDOFF_RECORD", raising=False)
    monkeypatch.setenv("COLUMNS", "80")

    def invoke(*words: str | Path, expect: int = 0) -> Result:
        result = CliRunner().invoke(app, [str(word) for word in words], prog_name="standoff")
        assert result.exit_code == expect, result.output + str(result.exception)
        return result

    return invoke


@pytest.fixture
def ask(run: Run) -> Callable[..., Any]:
    """Run a command line with --format json and return what it printed."""
    return lambda *words, expect=0: json.loads(run(*words, "--format", "json", expect=expect).stdout)
