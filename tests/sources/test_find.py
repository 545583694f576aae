from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from standoff.sources import Source, Unread, find


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ["b.txt", "a.html", "deep/er/c.jsonl", "deep/d.TXT", ".hidden/e.txt", ".f.txt", "g.jpg", "h.pdf"]:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("x")
    return tmp_path


def names(found: list[Source | Unread]) -> list[str]:
    return [item.name if isinstance(item, Source) else f"{item.source}: {item.error.code}" for item in found]


@pytest.mark.parametrize(
    ("path", "answer"),
    [
        ("missing.txt", "missing.txt: not-found"),
        ("missing/*.txt", "missing/*.txt: no-match"),
        ("nul\0.txt", "nul\0.txt: not-found"),
        ("", "."),
    ],
)
def test_what_is_not_there_is_listed_and_ends_nothing(
    path: str, answer: str, folder: Path, monkeypatch: object
) -> None:
    found = names(find([folder / "b.txt", path], folder))
    assert "b.txt" in found
    assert any(answer.partition(":")[2] in name for name in found)


def test_a_folder_is_searched_with_its_sub_folders_and_without_what_is_hidden(folder: Path) -> None:
    assert names(find([folder], folder)) == ["a.html", "b.txt", "deep/d.TXT", "deep/er/c.jsonl", "g.jpg", "h.pdf"]


def test_nothing_in_a_folder_is_dropped_silently(tmp_path: Path) -> None:
    for name, data in {
        "a.pdf": b"%PDF-1.7",
        "b.docx": b"PK\x03\x04word/",
        "c": b"The guild and the agency met.",
        "d.png": b"\x89PNG\r\n",
        "e.txt": b"\x89PNG\r\n",
        "f.zip": b"PK\x03\x04",
    }.items():
        (tmp_path / name).write_bytes(data)
    expected = ["a.pdf", "b.docx", "c", "d.png: not-document", "e.txt", "f.zip: not-document"]
    assert names(find([tmp_path], tmp_path)) == expected
    assert names(find([f"{tmp_path}/*"], tmp_path)) == expected
    assert names(find([tmp_path / "d.png"], tmp_path)) == ["d.png"], "named outright it is for the reader to refuse"


def test_a_records_own_files_are_no_news(tmp_path: Path) -> None:
    from standoff.store import Store

    Store.open(tmp_path / "record.db").close()
    for name in ("record.db-journal", "record.db-wal", "record.db-shm"):
        (tmp_path / name).write_bytes(b"x")
    (tmp_path / "a.txt").write_text("x")
    assert names(find([tmp_path], tmp_path)) == ["a.txt"]


def test_a_folder_of_pictures_has_nothing_to_read(tmp_path: Path) -> None:
    (tmp_path / "sub").mkdir()
    (tmp_path / "sub" / "a.gif").write_bytes(b"GIF89a")
    assert names(find([tmp_path / "sub"], tmp_path)) == ["sub: no-match", "sub/a.gif: not-document"]


def test_a_folder_with_nothing_to_read_says_so(tmp_path: Path) -> None:
    (tmp_path / "sub").mkdir()
    assert names(find([tmp_path / "sub"], tmp_path)) == ["sub: no-match"]


def test_a_file_named_outright_is_taken_whatever_it_is_called(folder: Path) -> None:
    assert names(find([folder / "g.jpg"], folder)) == ["g.jpg"]


def test_a_pattern_reaches_into_sub_folders(folder: Path) -> None:
    assert names(find([f"{folder}/**/*.txt", f"{folder}/*.html"], folder)) == ["a.html", "b.txt"]
    assert "deep/er/c.jsonl" in names(find([f"{folder}/**"], folder))


def test_each_file_is_listed_once_and_the_order_is_that_of_names(folder: Path) -> None:
    once = find([folder], folder)
    assert find([folder / "b.txt", folder, f"{folder}/*.txt", folder], folder) == once


def test_names_are_relative_to_the_base_with_forward_slashes(folder: Path) -> None:
    assert names(find([folder / "b.txt"], folder / "deep" / "er")) == ["../../b.txt"]


@pytest.mark.skipif(sys.platform in {"win32", "darwin"}, reason="file names there are Unicode")
def test_a_file_name_in_no_encoding_still_has_a_printable_name(tmp_path: Path) -> None:
    Path(os.fsdecode(bytes(tmp_path) + b"/caf\xe9.txt")).write_text("x")
    assert names(find([tmp_path], tmp_path)) == ["caf\ufffd.txt"]


@pytest.mark.skipif(sys.platform == "win32", reason="no symbolic links without rights")
def test_a_link_back_to_its_own_folder_is_not_followed(folder: Path) -> None:
    (folder / "deep" / "loop").symlink_to(folder)
    assert len(find([folder], folder)) == 6
