"""``standoff demo`` and ``standoff doctor``."""

from __future__ import annotations

import shlex
import sqlite3
from collections.abc import Callable
from importlib import metadata
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result

from standoff import doctor, language
from standoff.doctor import State, examine
from standoff.errors import ModelError
from standoff.store import Store

Run = Callable[..., Result]
Ask = Callable[..., Any]


def test_the_demo_says_when_its_folder_cannot_be_made(run: Run, tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("a file")
    result = run("demo", "--no-serve", "--to", tmp_path / "taken" / "demo", expect=1)
    assert "Not a directory" in result.stderr
    assert "--to" in result.stderr


def test_the_demo_reads_its_articles_and_shows_what_to_try(run: Run) -> None:
    shown = run("demo", "--no-serve").stdout
    for told in ("articles from", "Found", "Who speaks most", "Offices", "Try next:"):
        assert told in shown
    commands = [line.strip() for line in shown.splitlines() if line.startswith("  standoff ")]
    assert len(commands) == 4
    for command in commands:
        assert run(*shlex.split(command)[1:]).stdout


def test_the_demo_can_be_run_again_and_keeps_what_was_changed(run: Run, ask: Ask, tmp_path: Path) -> None:
    first = ask("demo", "--no-serve")
    assert first["read"]["added"] == first["documents"] > 5
    changed = next((tmp_path / "standoff-demo" / "articles").rglob("*.txt"))
    with changed.open("a") as file:
        file.write("\nNobody at the agency would say more.\n")
    again = ask("demo", "--no-serve")
    assert (again["read"]["added"], again["read"]["revised"]) == (0, 1)


def test_every_article_of_the_demo_can_be_read(ask: Ask) -> None:
    assert ask("demo", "--no-serve")["read"]["unread"] == []


# doctor


def test_a_record_that_is_none_is_wrong(run: Run, tmp_path: Path) -> None:
    (tmp_path / "record.db").write_text("Minutes of the ferry branch. " * 40)
    shown = run("doctor", expect=3).stdout
    assert "WRONG" in shown
    assert "--record" in shown


def test_a_damaged_record_is_wrong(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    Store.open(tmp_path / "record.db").close()
    monkeypatch.setattr(Store, "damage", lambda self: ("row 3 missing from index",))
    assert "row 3 missing" in " ".join(run("doctor", expect=3).stdout.split())


def test_what_is_missing_is_wrong(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    def missing(name: str) -> str:
        raise metadata.PackageNotFoundError(name)

    monkeypatch.setattr("importlib.metadata.version", missing)
    monkeypatch.setattr("sqlite3.sqlite_version_info", (3, 30, 0))
    states = {check.name: check.state for check in examine(tmp_path / "record.db")}
    assert {states[name] for name in (*doctor.LIBRARIES, "SQLite")} == {State.WRONG}
    assert states["standoff"] is State.BETTER


def test_an_sqlite_without_search_is_wrong(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    class Without:
        def __init__(self, path: str) -> None: ...

        def execute(self, sql: str) -> None:
            raise sqlite3.OperationalError("no such module: fts5")

        def close(self) -> None: ...

    monkeypatch.setattr("sqlite3.connect", Without)
    assert doctor._search().state is State.WRONG


def test_a_safe_write_ahead_log_is_fine() -> None:
    assert doctor._journal((3, 51, 3)).state is State.FINE
    assert doctor._journal((3, 40, 1)).todo


@pytest.mark.parametrize(("code", "state"), [("model-digest", State.WRONG), ("no-model", State.BETTER)])
def test_a_model_that_is_not_the_shipped_one_is_wrong_and_without_one_there_are_the_rules(
    monkeypatch: pytest.MonkeyPatch, code: str, state: State
) -> None:
    def broken() -> None:
        raise ModelError(code, "the model is not there", todo="install standoff again")

    monkeypatch.setattr(language, "check_model", broken)
    assert (doctor._model().state, doctor._model().todo) == (state, "install standoff again")


def test_the_version_size_and_digest_of_the_model_are_told(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(language, "check_model", lambda: language.ModelFiles("3", 23_000_000, tmp_path, "0f" * 32))
    assert doctor._model().found == "3, 23 MB, CC BY-SA 4.0, sha256 0f0f0f0f0f0f"


def test_an_installation_without_a_record_is_fine_and_nothing_is_made(run: Run, ask: Ask, tmp_path: Path) -> None:
    shown = run("doctor").stdout
    for told in ("standoff", "Python", "SQLite", "full-text search", "language model", "record.db"):
        assert told in shown
    checks = {check["name"]: check for check in ask("doctor")["checks"]}
    assert checks["SQLite"]["found"] == sqlite3.sqlite_version
    assert checks["record record.db"]["state"] == "could be better"
    assert list(tmp_path.iterdir()) == []


def test_a_records_state_is_told(run: Run, ask: Ask, cuttings: Path) -> None:
    (cuttings / "empty.txt").touch()
    run("read", cuttings, expect=1)
    checks = {check["name"]: check for check in ask("doctor")["checks"]}
    assert checks["record record.db"]["found"] == "2 documents, 0 decisions"
    assert checks["unread"]["todo"] == "see why: standoff show unread"
    assert checks["record's file"]["state"] == "fine"
