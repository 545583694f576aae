"""Files are written whole or not at all; what is in a text can end no line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from standoff.exports.writing import json_line, replacing, write_csv, write_lines


def test_an_export_that_fails_leaves_what_was_there(tmp_path: Path) -> None:
    file = tmp_path / "record.jsonl"
    write_lines(["before"], file)

    def lines() -> object:
        yield "after"
        raise OSError("no room left")

    with pytest.raises(OSError, match="no room"):
        write_lines(lines(), file)  # type: ignore[arg-type]
    assert file.read_text(encoding="utf-8") == "before\n"
    assert list(tmp_path.iterdir()) == [file]


def test_a_link_stays_a_link_and_a_folder_is_refused(tmp_path: Path) -> None:
    (tmp_path / "kept").mkdir()
    link = tmp_path / "link.csv"
    link.symlink_to(tmp_path / "kept" / "table.csv")
    write_csv([["a", None, 1.5]], link)
    assert link.is_symlink()
    assert (tmp_path / "kept" / "table.csv").read_bytes() == b"a,,1.5\r\n"
    with pytest.raises(OSError, match="directory"):
        write_lines(["a"], tmp_path / "kept")


def test_a_device_is_written_to_and_not_replaced() -> None:
    device = Path("/dev/full")
    with pytest.raises(OSError, match="space"):
        write_lines(["a"], device)
    assert device.is_char_device()
    with replacing(Path("/dev/null")) as to:
        assert to == Path("/dev/null")


@given(st.text())
def test_a_line_holds_any_text_and_no_end_of_a_line(text: str) -> None:
    line = json_line({"text": text})
    assert json.loads(line) == {"text": text}
    assert line.splitlines() == [line]
    line.encode("utf-8")
