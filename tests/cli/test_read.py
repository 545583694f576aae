"""``standoff read`` and ``standoff extract``."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result

Run = Callable[..., Result]
Ask = Callable[..., Any]


@pytest.mark.parametrize("command", ["read", "extract"])
def test_a_path_that_leads_nowhere_is_named(run: Run, command: str) -> None:
    result = run(command, "nowhere.txt", expect=4)
    assert "nowhere.txt" in result.output
    assert "no such file" in result.output


@pytest.mark.parametrize("words", [["read"], ["extract"], ["read", "x", "--workers", "0"], ["reed"], ["--nothing"]])
def test_a_command_line_that_makes_no_sense_says_so(run: Run, words: list[str]) -> None:
    assert "Error" in run(*words, expect=2).output


def test_a_record_that_is_none_is_one_line(run: Run, cuttings: Path, tmp_path: Path) -> None:
    result = run("read", cuttings, "--record", tmp_path, expect=3)
    assert result.stderr.splitlines() == [
        f"standoff: {tmp_path}: this is a folder (name a file, such as record.db)",
    ]
    assert result.stdout == ""


def test_some_unread_is_told_with_its_reason_and_in_the_exit_code(run: Run, cuttings: Path) -> None:
    (cuttings / "empty.txt").touch()
    result = run("read", cuttings, expect=1)
    assert "Read 2 documents into record.db: 2 added, 0 unchanged." in result.stdout
    assert "Not read (1):" in result.stdout
    assert "cuttings/empty.txt" in result.stdout
    assert "[empty]" in result.stdout


def test_what_a_folder_holds_besides_text_is_named_or_counted(run: Run, ask: Ask, cuttings: Path) -> None:
    (cuttings / "minutes.pdf").write_bytes(b"%PDF-1.7")
    for name in ("a.png", "b.png", "c.zip"):
        (cuttings / name).write_bytes(b"PK\x03\x04" if name == "c.zip" else b"\x89PNG")
    shown = run("read", cuttings, expect=1).stdout
    assert "Not read (1):\n  cuttings/minutes.pdf\n      not text: it is a PDF file (save its text" in shown
    assert "Passed over as no documents: 2 pictures, 1 archive." in shown
    (cuttings / "minutes.pdf").unlink()
    report = ask("read", cuttings)
    assert [each["source"] for each in report["passed_over"]] == ["cuttings/a.png", "cuttings/b.png", "cuttings/c.zip"]
    assert "passed over as no documents: 2 pictures, 1 archive" in run("extract", cuttings).stderr


@pytest.mark.parametrize("workers", ["1", "2"])
def test_what_is_given_stands_in_for_what_an_article_does_not_say(
    run: Run, ask: Ask, cuttings: Path, workers: str
) -> None:
    bare = "The crews met the board on Monday. ‘We were not asked,’ said Ann Orr, chair of the crews."
    (cuttings / "scan.txt").write_text(bare, encoding="utf-8")
    run("read", cuttings, "--outlet", " Ravensey  Echo", "--published", "2014-05", "--workers", workers)
    ferry, scan = sorted(ask("show", "documents")["items"], key=lambda item: item["source"])[::2]
    assert (ferry["publisher"], ferry["published"], ferry["published_basis"]) == (
        "Ravensey Echo",
        "2014-05-15",
        "dateline",
    )
    assert (scan["publisher"], scan["published"], scan["published_basis"]) == ("Ravensey Echo", "2014-05", "given")
    assert scan["problems"] == []


def test_a_date_that_is_given_must_be_one(run: Run, cuttings: Path) -> None:
    assert "is no date such as" in run("read", cuttings, "--published", "May", expect=2).stderr


def test_reading_again_says_that_nothing_changed(run: Run, cuttings: Path) -> None:
    run("read", cuttings)
    assert run("read", cuttings).stdout == "Read 2 documents into record.db: 2 unchanged.\n"


def test_the_same_folder_from_elsewhere_is_the_same(run: Run, cuttings: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    run("read", cuttings)
    monkeypatch.chdir(cuttings)
    assert "2 unchanged" in run("read", ".", "--record", "../record.db").stdout


def test_the_record_may_be_named_in_the_environment(
    run: Run, cuttings: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("STANDOFF_RECORD", str(tmp_path / "other.db"))
    run("read", cuttings)
    assert (tmp_path / "other.db").exists()
    assert not (tmp_path / "record.db").exists()


def test_the_report_as_json(ask: Ask, cuttings: Path) -> None:
    (cuttings / "empty.txt").touch()
    report = ask("read", cuttings, "--workers", "2", expect=1)
    assert report["format"] == "standoff-read/1"
    assert (report["added"], report["revised"], report["reread"], report["unchanged"]) == (2, 0, 0, 0)
    assert [(each["source"], each["code"]) for each in report["unread"]] == [("cuttings/empty.txt", "empty")]


def test_extract_prints_one_object_a_line_and_keeps_nothing(run: Run, cuttings: Path, tmp_path: Path) -> None:
    (cuttings / "empty.txt").touch()
    result = run("extract", "cuttings", expect=1)
    found = [json.loads(line) for line in result.stdout.splitlines()]
    assert [each["document"]["source"] for each in found] == ["cuttings/ferry.txt", "cuttings/reply.txt"]
    assert found[0]["text"] == (cuttings / "ferry.txt").read_text()
    assert result.stderr.startswith("standoff: not read: cuttings/empty.txt: ")
    assert [file.name for file in tmp_path.iterdir()] == ["cuttings"]


def test_extract_as_one_array(run: Run, cuttings: Path) -> None:
    assert len(json.loads(run("extract", cuttings, "--format", "json").stdout)) == 2
    assert json.loads(run("extract", "nowhere", "--format", "json", expect=4).stdout) == []


def test_what_is_extracted_is_what_stands_in_the_text(run: Run, cuttings: Path) -> None:
    found = json.loads(run("extract", cuttings / "reply.txt").stdout)
    said = {found["text"][slice(*each["content"])]: each["speaker_name"] for each in found["statements"]}
    assert said["The door was never shut"] == "Leonard Strake"


def test_commands_to_the_terminal_are_not_passed_on(run: Run, tmp_path: Path) -> None:
    bad = tmp_path / "bad\x1b[2J.txt"
    bad.touch()
    for result in (run("read", bad, expect=4), run("extract", bad, expect=4)):
        assert "\x1b" not in result.output
    text = '"We\x9b31m were \u202enot asked," said Ann Orr, chair of the crews, and the board has said that it knew.'
    (tmp_path / "odd.txt").write_text(text, encoding="utf-8")
    line = run("extract", tmp_path / "odd.txt").stdout
    assert not {"\x9b", "\u202e"} & set(line)
    assert json.loads(line)["text"] == text
