"""Tables as data frames: the same cells by column, of one type each, for whatever library asks."""

from __future__ import annotations

import importlib
import importlib.util

import pytest

from standoff.errors import RecordError
from standoff.exports import frame
from standoff.exports.frames import Frame, column
from standoff.exports.safety import Cell
from standoff.exports.tables import TABLES
from standoff.query import Record

PYARROW = importlib.util.find_spec("pyarrow") is not None


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        ([1, 2.5, None], [1.0, 2.5, None]),
        ([1, "2 or 3", None], ["1", "2 or 3", None]),
        ([None, None], [None, None]),
        ([], []),
    ],
)
def test_a_column_is_numbers_only_where_every_cell_is(cells: list[Cell], expected: list[Cell]) -> None:
    made = column(cells)
    assert made == expected
    assert [type(cell) for cell in made] == [type(cell) for cell in expected]


@pytest.mark.parametrize("name", TABLES)
def test_a_frame_has_the_cells_of_its_table(every_record: Record, name: str) -> None:
    made, rows = frame(every_record, name), list(TABLES[name].rows(every_record))
    assert tuple(made) == TABLES[name].header
    assert {len(cells) for cells in made.values()} == {len(rows)}
    assert made["id"] == [row[-3] for row in rows]
    assert all(len({type(cell) for cell in cells if cell is not None}) <= 1 for cells in made.values())


def test_a_table_that_there_is_not_is_a_key_error(record: Record) -> None:
    with pytest.raises(KeyError):
        frame(record, "poems")


@pytest.mark.skipif(PYARROW, reason="pyarrow is installed")
@pytest.mark.parametrize("protocol", ["__arrow_c_stream__", "__dataframe__", "arrow"])
def test_the_protocols_say_what_to_install(protocol: str) -> None:
    with pytest.raises(RecordError, match=r"standoff\[parquet\]"):
        getattr(Frame({"a": ["b"]}), protocol)()


def test_another_library_reads_a_frame_by_protocol(record: Record) -> None:
    pyarrow = pytest.importorskip("pyarrow")
    made = frame(record, "events")
    assert pyarrow.table(made).to_pydict() == made
    assert pyarrow.RecordBatchReader.from_stream(made).read_all().to_pydict() == made
    assert importlib.import_module("pyarrow.interchange").from_dataframe(made).to_pydict() == made
