"""``standoff export`` and ``standoff import``: what is said, where files go, and every way in which they cannot."""

from __future__ import annotations

import importlib.util
import io
import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result
from openpyxl import load_workbook

from standoff.cli.export import KERNELS, NAMES
from standoff.record import Kernel
from standoff.store import Store

Run = Callable[..., Result]
Ask = Callable[..., Any]

ONE_FILE = [name for name in NAMES if name not in ("csv", "parquet", "dna")]


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A record of one article, read once for all tests of this file."""
    from click.testing import CliRunner
    from tests.cli.conftest import FERRY

    from standoff.cli import app

    folder = tmp_path_factory.mktemp("kept")
    (folder / "ferry.txt").write_text(FERRY, encoding="utf-8")
    words = ["read", str(folder / "ferry.txt"), "--record", str(folder / "record.db")]
    assert CliRunner().invoke(app, words).exit_code == 0
    return folder / "record.db"


@pytest.fixture
def record(kept: Path, tmp_path: Path) -> Path:
    shutil.copy(kept, tmp_path / "record.db")
    return tmp_path / "record.db"


@pytest.mark.parametrize("name", ONE_FILE)
def test_a_file_is_named_after_the_record_and_the_format(run: Run, record: Path, name: str) -> None:
    (line,) = run("export", "--to", name).stdout.splitlines()
    file = next(file for file in record.parent.iterdir() if file.stem == f"record-{name}")
    assert line == f"Written: {file.name}"
    assert file.stat().st_size


@pytest.mark.parametrize("name", ["csv", "dna"])
def test_a_folder_is_made_and_may_be_there_already(run: Run, ask: Ask, record: Path, name: str) -> None:
    files = ask("export", "--to", name, "--out", "a/b")["files"]
    (record.parent / "a" / "b" / "own.txt").touch()
    (line,) = run("export", "--to", name, "--out", "a/b").stdout.splitlines()
    assert line == f"{len(files)} files written into a/b."
    assert sorted([*files, "a/b/own.txt"]) == sorted(str(Path("a/b") / f.name) for f in Path("a/b").iterdir())


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["csv", "--window", "30"], "csv has no windows"),
        (["graphml", "--kernel", "Gaussian"], "graphml has no windows"),
        (["dna", "--step", "30"], "need the --window"),
        (["dna", "--kernel", "Gaussian"], "need the --window"),
        (["dna", "--window", "0"], "--window"),
        (["dna", "--window", "30", "--kernel", "cubic"], "cubic"),
    ],
)
def test_a_window_that_makes_no_sense_is_refused(run: Run, record: Path, words: list[str], told: str) -> None:
    assert told in " ".join(run("export", "--to", *words, expect=2).stderr.split())


@pytest.mark.parametrize("kernel", [None, "gaussian", "Triangular"])
def test_a_window_moves_with_a_kernel_or_without(run: Run, ask: Ask, record: Path, kernel: str | None) -> None:
    words = ["--kernel", kernel] if kernel else []
    files = ask("export", "--to", "dna", "--window", "1", *words)["files"]
    assert set(files) >= set(ask("export", "--to", "dna")["files"])


def test_the_kernels_are_all_there_are() -> None:
    assert [str(kernel) for kernel in Kernel] == list(KERNELS)


@pytest.mark.parametrize("name", ONE_FILE)
def test_the_folder_of_a_file_is_made_where_it_is_missing(run: Run, record: Path, name: str) -> None:
    run("export", "--to", name, "--out", "a/b/told")
    assert Path("a/b/told").stat().st_size


def test_json_names_the_files(ask: Ask, record: Path) -> None:
    told = ask("export", "--to", "plover", "--out", "events.jsonl")
    assert told == {"format": "standoff-export/1", "to": "plover", "files": ["events.jsonl"]}


@pytest.mark.parametrize("name", ONE_FILE)
def test_a_dash_is_standard_output_and_nothing_else_is_on_it(run: Run, record: Path, name: str) -> None:
    before = set(record.parent.iterdir())
    told = run("export", "--to", name, "--out", "-")
    assert set(record.parent.iterdir()) == before
    if name == "xlsx":
        assert "statements" in load_workbook(io.BytesIO(told.stdout_bytes)).sheetnames
    else:
        run("export", "--to", name, "--out", "same")
        assert told.stdout_bytes == Path("same").read_bytes()


@pytest.mark.parametrize("name", ["csv", "parquet", "dna"])
def test_a_folder_is_not_written_to_standard_output(run: Run, record: Path, name: str) -> None:
    assert "fills a folder" in run("export", "--to", name, "--out", "-", expect=2).stderr


@pytest.mark.parametrize(
    ("name", "out", "told"),
    [
        ("plover", "ferry.txt/told/events.jsonl", "Not a directory"),
        ("plover", "cuttings", "Is a directory"),
        ("xlsx", "ferry.txt/told/book.xlsx", "Not a directory"),
        ("xlsx", "cuttings", "Is a directory"),
        ("graphml", "cuttings", "Is a directory"),
        ("csv", "record.db/tables", "Not a directory"),
        ("csv", "ferry.txt", "File exists"),
        ("plover", "/dev/full", "No space left on device"),
        ("record", "record.db", "that is the record itself"),
        ("csv", "record.db", "that is the record itself"),
    ],
)
def test_what_cannot_be_written_is_told_in_a_line(run: Run, record: Path, name: str, out: str, told: str) -> None:
    with Store.open(record) as store:
        before = store.digest()
    (record.parent / "cuttings").mkdir()
    (record.parent / "ferry.txt").touch()
    result = run("export", "--to", name, "--out", out, expect=2)
    (line,) = result.stderr.splitlines()
    assert line == f"standoff: {out}: it cannot be written: {told} (name another with --out)"
    assert result.stdout == ""
    with Store.open(record) as store:
        assert store.digest() == before
    assert not list(record.parent.rglob("*.part"))


def test_without_a_record_or_a_format_it_says_so(run: Run, tmp_path: Path) -> None:
    assert "there is no record here yet" in run("export", "--to", "csv", expect=3).stderr
    assert "--to" in run("export", expect=2).stderr
    assert "poem" in run("export", "--to", "poem", expect=2).stderr
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(importlib.util.find_spec("pyarrow") is not None, reason="pyarrow is installed")
def test_a_missing_extra_is_told_with_what_to_install(run: Run, record: Path) -> None:
    (line,) = run("export", "--to", "parquet", expect=3).stderr.splitlines()
    assert line == "standoff: this needs the package pyarrow (pip install 'standoff[parquet]')"
    assert not Path("record-parquet").exists()


def test_a_record_comes_back_with_what_was_decided(run: Run, ask: Ask, record: Path) -> None:
    run("export", "--to", "record", "--out", "kept.jsonl")
    (line,) = run("import", "kept.jsonl", "--record", "again.db").stdout.splitlines()
    assert line == "1 document brought into again.db."
    run("export", "--to", "record", "--record", "again.db", "--out", "again.jsonl")
    assert Path("again.jsonl").read_bytes() == Path("kept.jsonl").read_bytes()
    told = ask("import", "kept.jsonl", "--record", "again.db")
    assert told == {"format": "standoff-import/1", "documents": 1}


def test_a_mark_at_the_beginning_of_the_file_does_no_harm(run: Run, record: Path) -> None:
    run("export", "--to", "record", "--out", "kept.jsonl")
    Path("kept.jsonl").write_bytes(b"\xef\xbb\xbf" + Path("kept.jsonl").read_bytes())
    run("import", "kept.jsonl", "--record", "again.db")


@pytest.mark.parametrize(
    ("content", "expect", "told"),
    [
        (b"", 3, "line 1: there is nothing in it"),
        (b"nothing of the kind\n", 3, "line 1: it is no such line"),
        (b'{"format":"standoff-record/1","parties":null}\n{}\n', 3, "line 2: it is no such line"),
        (b'{"format":"standoff-record/1","parties":null}\n\xff\n', 4, "an export is text in UTF-8"),
        (None, 4, "the file cannot be read"),
    ],
    ids=range(5),
)
def test_a_file_that_makes_no_sense_changes_no_record_and_makes_none(
    run: Run, record: Path, content: bytes | None, expect: int, told: str
) -> None:
    if content is not None:
        Path("bad.jsonl").write_bytes(content)
    with Store.open(record) as store:
        before = store.digest(), store.state
    for into in ("record.db", "new.db"):
        (line,) = run("import", "bad.jsonl", "--record", into, expect=expect).stderr.splitlines()
        assert told in line
    with Store.open(record) as store:
        assert (store.digest(), store.state) == before
    assert [file.name for file in record.parent.glob("new.db*")] == []


def test_a_line_of_an_export_is_json_for_any_program(run: Run, record: Path) -> None:
    for name in ("record", "annotations", "plover", "ftm"):
        told = run("export", "--to", name, "--out", "-").stdout_bytes.decode("utf-8")
        assert [json.loads(line) for line in told.splitlines()]
