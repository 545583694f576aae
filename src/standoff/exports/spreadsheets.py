"""Tables as CSV files in a folder, as one XLSX workbook, and as Parquet files (extra ``parquet``)."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from standoff.exports.frames import frame
from standoff.exports.safety import Cell, for_xml
from standoff.exports.tables import tables
from standoff.exports.writing import replacing, write_csv
from standoff.query import Record

#: The longest text that a cell of a workbook holds, counted as Excel does: in UTF-16 units.
LONGEST = 32_767

#: The same record, the same bytes: a workbook and its parts are of no day (the first that a ZIP file can tell).
_NO_DAY = dt.datetime(1980, 1, 1)


def csv_files(record: Record, to: Path) -> list[Path]:
    """Write every table as a CSV file (UTF-8, RFC 4180) into the folder ``to``; return the files."""
    to.mkdir(parents=True, exist_ok=True)
    written = []
    for table in tables():
        file = to / f"{table.name}.csv"
        write_csv((table.header, *table.rows(record)), file)
        written.append(file)
    return written


def workbook(record: Record, to: Path) -> list[Path]:
    """Write every table as a sheet of the XLSX workbook ``to``; no cell is a formula, whatever it begins with."""
    from openpyxl import Workbook
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.writer.excel import ExcelWriter

    with replacing(to) as part, TemporaryDirectory() as folder:  # first: a sheet that is begun must be written
        book = Workbook(write_only=True)
        book.properties.creator = "standoff"
        book.properties.created = book.properties.modified = _NO_DAY
        for table in tables():
            sheet = book.create_sheet(table.name)
            for row in (table.header, *table.rows(record)):
                sheet.append([_cell(WriteOnlyCell(sheet), value) for value in row])
        dated = Path(folder) / "dated.xlsx"
        ExcelWriter(book, ZipFile(dated, "w", ZIP_DEFLATED)).save()
        _undated(dated, part)
    return [to]


def _cell(made: Any, value: Cell) -> Any:
    if value is None or isinstance(value, int | float):
        made.value = value
    elif value:
        made.value = shown(value)
        made.data_type = "s"
    return made


def shown(text: str) -> str:
    """Return ``text`` as a cell of a workbook holds it; one that is too long ends with "…"."""
    text = for_xml(text)
    if len(text.encode("utf-16-le")) // 2 > LONGEST:
        text = text.encode("utf-16-le")[: 2 * (LONGEST - 1)].decode("utf-16-le", "ignore") + "…"
    return text


def _undated(book: Path, to: Path) -> None:
    """Copy ``book`` to ``to`` part by part, without the times of writing."""
    with ZipFile(book) as made, ZipFile(to, "w", ZIP_DEFLATED) as out:
        for name in made.namelist():
            part = ZipInfo(name, _NO_DAY.timetuple()[:6])
            part.compress_type = ZIP_DEFLATED
            part.external_attr = 0o600 << 16
            with made.open(name) as source, out.open(part, "w") as target:
                while block := source.read(1 << 20):
                    target.write(block)


def parquet_files(record: Record, to: Path) -> list[Path]:
    """Write every table as a Parquet file into the folder ``to``; RecordError (``no-extra``) without pyarrow."""
    made = {table.name: frame(record, table.name).arrow() for table in tables()}
    from pyarrow import parquet

    to.mkdir(parents=True, exist_ok=True)
    written = []
    for name, table in made.items():
        file = to / f"{name}.parquet"
        with replacing(file) as part:
            parquet.write_table(table, part)
        written.append(file)
    return written
