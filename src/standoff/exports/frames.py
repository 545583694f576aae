"""Tables as data frames: columns by name, which pandas and polars take as they are, and other libraries by protocol.

    from standoff.exports import frame
    pandas.DataFrame(frame(record, "events"))

No library is needed for that. The dataframe interchange protocol and the Arrow C stream (DuckDB, Arrow, Ibis) are
answered with pyarrow (extra ``parquet``).
"""

from __future__ import annotations

from typing import Any

from standoff.errors import RecordError
from standoff.exports.safety import Cell
from standoff.exports.tables import TABLES
from standoff.query import Record


class Frame(dict[str, list[Cell]]):
    """The columns of a table by name, all of one length; each holds texts or floats, and None where nothing is told."""

    def arrow(self) -> Any:
        """Return the columns as a ``pyarrow.Table``; RecordError (``no-extra``) without pyarrow."""
        try:
            import pyarrow
        except ImportError:
            todo = "pip install 'standoff[parquet]'"
            raise RecordError("no-extra", "this needs the package pyarrow", todo=todo) from None
        return pyarrow.table(
            {
                name: pyarrow.array(cells, pyarrow.float64() if _numbers(cells) else pyarrow.string())
                for name, cells in self.items()
            }
        )

    def __arrow_c_stream__(self, requested_schema: object = None) -> object:
        """Return the columns as an Arrow C stream."""
        return self.arrow().__arrow_c_stream__(requested_schema)

    def __dataframe__(self, nan_as_null: bool = False, allow_copy: bool = True) -> object:
        """Return the columns by the dataframe interchange protocol."""
        return self.arrow().__dataframe__(nan_as_null=nan_as_null, allow_copy=allow_copy)


def frame(record: Record, name: str) -> Frame:
    """Return the table of ``record`` called ``name`` (``tables.TABLES`` has them); KeyError for another name."""
    table = TABLES[name]
    rows = list(table.rows(record))
    return Frame({name: column([row[n] for row in rows]) for n, name in enumerate(table.header)})


def column(cells: list[Cell]) -> list[Cell]:
    """Return ``cells`` in one type: numbers only where every cell that is given is one."""
    if _numbers(cells):
        return [None if cell is None else float(cell) for cell in cells]
    return [None if cell is None else str(cell) for cell in cells]


def _numbers(cells: list[Cell]) -> bool:
    given = [cell for cell in cells if cell is not None]
    return bool(given) and not any(isinstance(cell, str) for cell in given)
