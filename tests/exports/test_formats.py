"""Every format: written from any record, the same bytes each time, in whatever order and process."""

from __future__ import annotations

import hashlib
import importlib.util
import os
import subprocess
import sys
from pathlib import Path

import pytest

from standoff.cli.export import NAMES
from standoff.exports import FORMATS
from standoff.query import Record

HERE = [name for name in FORMATS if name != "parquet" or importlib.util.find_spec("pyarrow")]


def written(path: Path, to: Path) -> dict[str, str]:
    """The digest of every file that every format writes of the record at ``path``."""
    made = {}
    to.mkdir(exist_ok=True)
    with Record.open(path, readonly=True) as record:
        for name in HERE:
            chosen = FORMATS[name]
            for file in chosen.write(record, to / f"{name}{chosen.ending or ''}"):
                assert file.is_file()
                made[str(file.relative_to(to))] = hashlib.sha256(file.read_bytes()).hexdigest()
    assert {str(file.relative_to(to)) for file in to.rglob("*") if file.is_file()} == set(made)
    return made


def test_the_command_line_knows_every_format() -> None:
    assert tuple(FORMATS) == NAMES
    assert all(chosen.name == name and chosen.holds for name, chosen in FORMATS.items())


def test_an_empty_record_can_be_written_in_every_format(empty: Path, tmp_path: Path) -> None:
    assert written(empty, tmp_path)


def test_another_process_writes_the_same_bytes_on_another_day(decided: Path, tmp_path: Path) -> None:
    here = written(decided, tmp_path / "here")
    code = (
        "import sys, time; from pathlib import Path; from tests.exports.test_formats import written\n"
        "now = time.time; time.time = lambda: now() + 400 * 86400\n"
        "for name, digest in written(Path(sys.argv[1]), Path(sys.argv[2])).items(): print(digest, name)"
    )
    root = Path(__file__).parents[2]
    path = [str(root / "src"), str(root), *sys.path]
    run = subprocess.run(
        [sys.executable, "-c", code, str(decided), str(tmp_path / "there")],
        cwd=root,
        env={**os.environ, "PYTHONHASHSEED": "7", "TZ": "Pacific/Auckland", "PYTHONPATH": os.pathsep.join(path)},
        capture_output=True,
        text=True,
        check=True,
    )
    there = dict(line.split(" ", 1)[::-1] for line in run.stdout.splitlines())
    assert there == here


@pytest.mark.parametrize("which", ["decided", "hostile"])
def test_a_record_read_in_another_order_gives_the_same_bytes(
    request: pytest.FixtureRequest, tmp_path: Path, which: str
) -> None:
    path: Path = request.getfixturevalue(which)
    with (
        Record.open(path, readonly=True) as record,
        Record.open(tmp_path / "other.db", create=True) as other,
    ):
        for head in sorted(record.documents(), key=lambda head: head.source, reverse=True):
            other.store.keep(record.document(head.id), record.findings(head.id), head.reader)
        for unread in record.unread():
            other.store.note_unread(unread.source, unread.code, unread.message)
        for decision in record.decisions():
            other.decide(decision)
        other.refresh()
    assert written(tmp_path / "other.db", tmp_path / "there") == written(path, tmp_path / "here")
