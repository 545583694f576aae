"""Tables as files: what a spreadsheet, a program and another person read is what the record says, and nothing runs."""

from __future__ import annotations

import csv
import importlib.util
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook

from standoff.errors import RecordError
from standoff.exports.frames import frame
from standoff.exports.safety import Cell, restored
from standoff.exports.spreadsheets import LONGEST, csv_files, parquet_files, shown, workbook
from standoff.exports.tables import TABLES
from standoff.query import Record

PYARROW = importlib.util.find_spec("pyarrow") is not None


def as_csv(cell: Cell) -> str:
    return "" if cell is None else str(cell)


def is_number(text: str) -> bool:
    try:
        float(text)
    except ValueError:
        return False
    return True


def rounded(value: object) -> object:
    """A workbook keeps 16 digits of a number."""
    return round(value, 12) if isinstance(value, float) else value


def test_csv_gives_every_text_back_and_no_cell_is_alive(every_record: Record, tmp_path: Path) -> None:
    files = csv_files(every_record, tmp_path / "new" / "tables")
    assert [file.stem for file in files] == list(TABLES)
    for file in files:
        table = TABLES[file.stem]
        with file.open(encoding="utf-8", newline="") as told:
            rows = list(csv.reader(told, strict=True))
        expected = [table.header, *table.rows(every_record)]
        assert [[restored(cell) for cell in row] for row in rows] == [[as_csv(cell) for cell in r] for r in expected]
        alive = [cell for row in rows for cell in row if cell.startswith(tuple("=+-@|%\t\r\n\0＝＋－＠"))]
        assert [cell for cell in alive if not is_number(cell)] == []


def test_a_workbook_holds_the_same_texts_and_no_formula(every_record: Record, tmp_path: Path) -> None:
    (file,) = workbook(every_record, tmp_path / "book.xlsx")
    book = load_workbook(file)
    assert book.sheetnames == list(TABLES)
    for sheet in book:
        table = TABLES[sheet.title]
        expected = [table.header, *table.rows(every_record)]
        assert sheet.max_row == len(expected)
        for row, told in zip(sheet.iter_rows(max_col=len(table.header)), expected, strict=True):
            assert [cell.data_type for cell in row if cell.data_type not in "sn"] == []
            assert [rounded(cell.value) for cell in row] == [
                (shown(cell) or None) if isinstance(cell, str) else rounded(cell) for cell in told
            ]


@pytest.mark.parametrize("text", ["=1+1", "#REF!", "TRUE", "2020-01-01", " a\t", "a\r\nb", "1", "\N{GRINNING FACE}"])
def test_a_text_stays_a_text_in_a_workbook(text: str, tmp_path: Path) -> None:
    from openpyxl import Workbook
    from openpyxl.cell import WriteOnlyCell

    from standoff.exports.spreadsheets import _cell

    book = Workbook(write_only=True)
    sheet = book.create_sheet("a")
    sheet.append([_cell(WriteOnlyCell(sheet), text)])
    book.save(tmp_path / "a.xlsx")
    cell = load_workbook(tmp_path / "a.xlsx")["a"]["A1"]
    assert (cell.value, cell.data_type) == (text, "s")


@given(st.text(st.sampled_from("a\N{GRINNING FACE}"), min_size=1).map(lambda text: text * 40_000))
def test_a_text_that_is_longer_than_a_cell_shows_that_it_goes_on(text: str) -> None:
    made = shown(text)
    assert len(made.encode("utf-16-le")) // 2 <= LONGEST
    assert made.endswith("…")
    assert text.startswith(made[:-1])


@pytest.mark.skipif(PYARROW, reason="pyarrow is installed")
def test_without_pyarrow_parquet_says_what_to_install(record: Record, tmp_path: Path) -> None:
    with pytest.raises(RecordError, match=r"pip install 'standoff\[parquet\]'") as error:
        parquet_files(record, tmp_path / "tables")
    assert error.value.code == "no-extra"
    assert list(tmp_path.iterdir()) == []


def test_parquet_holds_the_same_cells(every_record: Record, tmp_path: Path) -> None:
    parquet = pytest.importorskip("pyarrow.parquet")
    for file in parquet_files(every_record, tmp_path / "tables"):
        table = TABLES[file.stem]
        read = parquet.read_table(file)
        assert tuple(read.column_names) == table.header
        assert read.to_pydict() == frame(every_record, table.name)
