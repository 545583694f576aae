"""The process that puts a record together when told: what it answers, and that nothing makes it stop but its end."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from standoff.query import Record, View
from standoff.query.memory import Memory
from standoff.query.worker import put_together


@pytest.fixture
def stale(demo: Path) -> Iterator[Path]:
    """A record that has changed since it was put together, in a folder that every user may look into."""
    with tempfile.TemporaryDirectory(prefix="standoff-") as name:
        folder = Path(name)
        folder.chmod(0o755)
        path = Path(shutil.copy(demo, folder / "record.db"))
        with Record.open(path) as record:
            record.refresh()
            record.store.note_unread("b.txt", "empty", "no text")
        yield path
        folder.chmod(0o755)


def test_a_record_that_cannot_be_written_is_told_and_stays_as_it_was(stale: Path) -> None:
    with Record.open(stale, readonly=True, as_kept=True) as record:
        before = record.entries(View.EVENT)
    stale.chmod(0o444)
    stale.parent.chmod(0o555)
    was = os.geteuid()
    if was == 0:  # root may write anywhere
        os.seteuid(65534)
    try:
        answer = put_together(stale, Memory())
    finally:
        os.seteuid(was)
    assert answer == {"code": "read-only", "what": "the record cannot be written"}
    with Record.open(stale, readonly=True, as_kept=True) as record:
        assert record.entries(View.EVENT) == before


def test_a_fault_of_our_own_is_told_without_its_trace(stale: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def stumble(*_: object, **__: object) -> None:
        raise ZeroDivisionError("/home/somebody/secret.db")

    monkeypatch.setattr("standoff.query.record.assemble", stumble)
    answer = put_together(stale, Memory())
    assert answer["code"] == "fault"
    assert "secret" not in str(answer)


def test_it_answers_each_line_with_one_and_ends_with_its_input(stale: Path) -> None:
    command = [sys.executable, "-m", "standoff.query.worker", str(stale)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdin
        assert process.stdout
        for _ in range(2):
            process.stdin.write("together\n")
            process.stdin.flush()
            assert json.loads(process.stdout.readline())["seconds"] > 0
        process.stdin.close()
        assert process.wait(60) == 0
    with Record.open(stale, readonly=True) as record:
        assert not record.stale
