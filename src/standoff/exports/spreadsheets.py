"""Tables as CSV files in a folder, as one XLSX workbook, and as Parquet files (extra ``parquet``)."""

from __future__ import annotations

import csv
from pathlib import Path
from typing import Any

from standoff.errors import RecordError
from standoff.exports.safety import for_xml, guarded
from standoff.exports.tables import Cell, tables
from standoff.query import Record


def csv_files(record: Record, to: Path) -> list[Path]:
    """Write every table as a CSV file (UTF-8, RFC 4180) into the folder ``to``; return the files."""
    to.mkdir(parents=True, exist_ok=True)
    written = []
    for table in tables():
        file = to / f"{table.name}.csv"
        with file.open("w", encoding="utf-8", newline="") as out:
            writer = csv.writer(out, lineterminator="\r\n")
            writer.writerow(table.header)
            for row in table.rows(record):
                writer.writerow([_csv_cell(cell) for cell in row])
        written.append(file)
    return written


def _csv_cell(cell: Cell) -> str | int | float:
    if cell is None:
        return ""
    return guarded(cell.replace("\0", "\N{REPLACEMENT CHARACTER}")) if isinstance(cell, str) else cell


def workbook(record: Record, to: Path) -> list[Path]:
    """Write every table as a sheet of the XLSX workbook ``to``; no cell is a formula, whatever it begins with."""
    from openpyxl import Workbook
    from openpyxl.cell import WriteOnlyCell

    book = Workbook(write_only=True)
    for table in tables():
        sheet = book.create_sheet(table.name)
        for row in (table.header, *table.rows(record)):
            sheet.append([_xlsx_cell(WriteOnlyCell(sheet), value) for value in row])
    _without_dates(book)
    book.save(to)
    return [to]


#: The longest text that a cell of a workbook holds.
_LONGEST = 32_767


def _xlsx_cell(made: Any, value: Cell) -> Any:
    if value is None or isinstance(value, int | float):
        made.value = value
    else:
        made.value = for_xml(value)[:_LONGEST] or None
        if made.value is not None:
            made.data_type = "s"
    return made


def _without_dates(book: Any) -> None:
    """The same record, the same bytes: a workbook's own dates are those of nobody."""
    import datetime as dt

    book.properties.created = book.properties.modified = dt.datetime(2000, 1, 1)
    book.properties.creator = "standoff"


def parquet_files(record: Record, to: Path) -> list[Path]:
    """Write every table as a Parquet file into the folder ``to``; RecordError (``no-extra``) without pyarrow."""
    try:
        import pyarrow
        from pyarrow import parquet
    except ImportError:
        todo = "pip install 'standoff[parquet]'"
        raise RecordError("no-extra", "Parquet files need the package pyarrow", todo=todo) from None
    to.mkdir(parents=True, exist_ok=True)
    written = []
    for table in tables():
        rows = list(table.rows(record))
        columns = {name: _column([row[n] for row in rows]) for n, name in enumerate(table.header)}
        file = to / f"{table.name}.parquet"
        parquet.write_table(pyarrow.table(columns), file)
        written.append(file)
    return written


def _column(cells: list[Cell]) -> list[Cell]:
    """One type a column: numbers stay numbers only where every cell is one."""
    if any(isinstance(cell, str) for cell in cells):
        return [None if cell is None else str(cell) for cell in cells]
    return cells
