"""The record as tables: every entry a row, with the facts it rests on; what nobody tells is an empty cell."""

from __future__ import annotations

import dataclasses
import re

import pytest

from standoff.exports.safety import Cell
from standoff.exports.tables import TABLES, cell, tables
from standoff.ontology import ActStatus, DateBasis, Level, PartialDate, Sector
from standoff.query import Record


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (None, None),
        (True, "yes"),
        (False, "no"),
        (0, 0),
        (2.5, 2.5),
        (Sector.UNION, "union"),
        (PartialDate("2016"), "2016"),
        (PartialDate("2016-05", DateBasis.RESOLVED), "2016-05"),
        (PartialDate("2016-05-02T15:53"), "2016-05-02T15:53"),
        (("Guild", "Board"), "Guild; Board"),
        ((), None),
        (Level.FORMAL, "formal"),
        ("", None),
    ],
    ids=str,
)
def test_a_value_as_a_cell(value: object, expected: Cell) -> None:
    assert cell(value) == expected


def test_tables_are_asked_for_by_name() -> None:
    assert tables() == list(TABLES.values())
    assert tables(["votes", "events"]) == [TABLES["votes"], TABLES["events"]]
    with pytest.raises(KeyError):
        tables(["poems"])


@pytest.mark.parametrize("name", TABLES)
def test_every_entry_is_a_row_with_its_facts_and_the_words_of_the_first(every_record: Record, name: str) -> None:
    table = TABLES[name]
    entries, rows = every_record.entries(table.view).items, list(table.rows(every_record))
    assert table.header[-3:] == ("id", "evidence", "words")
    assert len(set(table.header)) == len(table.header)
    assert {len(row) for row in rows} <= {len(table.header)}
    assert [row[-3] for row in rows] == [entry.id for entry in entries]
    facts = {str(row[-2]).split("; ")[0] for row in rows if row[-2]}
    words = {fact.id: fact.words for fact in every_record.facts_called(facts)}
    assert set(words) == facts
    for row in rows:
        if row[-2]:
            assert row[-1] == words[str(row[-2]).split("; ")[0]]


def test_dates_are_as_much_of_a_date_as_is_known(record: Record) -> None:
    columns = {"date", "since", "made", "printed", "deadline", "state_since", "until", "start", "end"}
    seen = set()
    for table in tables():
        for row in table.rows(record):
            for name, value in zip(table.header, row, strict=True):
                if name in columns and value is not None:
                    seen.add(len(str(value)))
                    assert re.fullmatch(r"\d{4}(-\d\d(-\d\d(T\d\d:\d\d)?)?)?", str(value)), (table.name, name, value)
    assert {7, 10} <= seen


def test_what_no_text_gives_is_empty_and_never_a_word_for_nothing(every_record: Record) -> None:
    for table in tables():
        for row in table.rows(every_record):
            assert not {"None", "", "nan", "unknown", "()"} & {value for value in row if isinstance(value, str)}


def test_the_numbers_of_a_vote_are_those_that_are_told(record: Record) -> None:
    table = TABLES["votes"]
    told = [dict(zip(table.header, row, strict=True)) for row in table.rows(record)]
    for row, ballot in zip(told, record.ballots(), strict=True):
        figures = {figure.what for figure in ballot.figures if figure.group is None}
        for name in ("electorate", "returned", "turnout", "yes", "no", "spoiled"):
            assert (row[name] is None) == (name not in figures)
    assert any(isinstance(row["electorate"], int | float) for row in told)


def test_every_entry_that_is_in_doubt_is_told_so_and_how_sure_its_reading_is(record: Record) -> None:
    doubts = set()
    for table in tables():
        if not table.doubted:
            continue
        entries = record.entries(table.view).items
        in_doubt = record.doubtful(entries)
        for row, entry in zip(table.rows(record), entries, strict=True):
            told = dict(zip(table.header, row, strict=True))
            assert told["in_doubt"] == ("yes" if in_doubt(entry) else "no"), (table.name, entry.id)
            assert isinstance(told["confidence"], float)
            assert 0 <= told["confidence"] <= 1
            doubts.add(told["in_doubt"])
    assert doubts == {"yes", "no"}


@pytest.mark.parametrize(
    ("polarity", "status", "told"),
    [
        (True, ActStatus.HAPPENED, ("happened", "affirmed")),
        (False, ActStatus.HAPPENED, ("did-not-happen", "denied")),
        (False, ActStatus.PLANNED, ("planned", "denied")),
        (True, ActStatus.POSSIBLE, ("possible", "affirmed")),
    ],
)
def test_what_is_denied_never_looks_as_if_it_had_happened(
    record: Record, polarity: bool, status: ActStatus, told: tuple[str, str]
) -> None:
    event = dataclasses.replace(record.timeline().items[0], polarity=polarity, status=status)
    columns = {column.name: cell(column.read(event)) for column in TABLES["events"].columns}
    assert (columns["status"], columns["polarity"]) == told
