"""A whole record out, in and out again: byte for byte; and a file that makes no sense changes nothing."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from standoff.errors import RecordError
from standoff.exports.whole import lines, read_back, whole
from standoff.query import Record
from standoff.store import Store


def test_out_and_in_and_out_again_is_byte_for_byte(every_record: Record, tmp_path: Path) -> None:
    (first,) = whole(every_record, tmp_path / "first.jsonl")
    with Record.open(tmp_path / "again.db", create=True) as again, first.open(encoding="utf-8") as told:
        assert read_back(told, again.store) == every_record.documents().total
        (second,) = whole(again, tmp_path / "second.jsonl")
        assert again.store.digest() == every_record.store.digest()
        again.refresh()
        assert again.timeline().items == every_record.timeline().items
        assert again.decisions() == every_record.decisions()
    assert first.read_bytes() == second.read_bytes()


def test_every_line_is_json_and_no_character_in_it_ends_a_line(every_record: Record) -> None:
    for line in lines(every_record.store):
        assert isinstance(json.loads(line), dict)
        assert line.splitlines() == [line]
        assert line.isprintable() or not [c for c in line if c < " " or "\x7f" <= c < "\xa0"]


def test_bringing_a_record_in_twice_changes_nothing_the_second_time(decided: Path, tmp_path: Path) -> None:
    with Store.open(decided, readonly=True) as store:
        told = list(lines(store))
    with Store.open(tmp_path / "new.db") as new:
        read_back(told, new)
        state, digest = new.state, new.digest()
        read_back(told, new)
        assert (new.state, new.digest()) == (state, digest)


LIST = '[[party]]\nname = "Harbour Pilots’ Guild"\naliases = ["Guild of Harbour Pilots"]\nsector = "union"\n'
OTHER = '[[party]]\nname = "Coastal Ports Agency"\nsector = "agency"\n'


def test_the_list_of_parties_comes_along_and_takes_the_place_of_no_other(empty: Path, tmp_path: Path) -> None:
    with Store.open(tmp_path / "listed.db") as store:
        store.keep_list(LIST)
        told = list(lines(store))
    with Store.open(tmp_path / "new.db") as new, Store.open(tmp_path / "own.db") as own:
        read_back(told, new)
        own.keep_list(OTHER)
        read_back(told, own)
        assert (new.kept_list, own.kept_list) == (LIST, OTHER)


def change(path: tuple[str | int, ...], value: object) -> Callable[[str], str]:
    """What replaces the value at ``path`` of a line."""

    def made(line: str) -> str:
        whole = json.loads(line)
        inner = whole
        for part in path[:-1]:
            inner = inner[part]
        inner[path[-1]] = value
        return json.dumps(whole)

    return made


#: Which line, what becomes of it, and what is told.
BROKEN: list[tuple[int, Callable[[str], str], str]] = [
    (1, lambda line: "", "no such line"),
    (1, lambda line: "{}", "no such line"),
    (1, change(("format",), "standoff-record/9"), "no standoff-record/1"),
    (1, change(("parties",), "[[party]]"), "name"),
    (2, lambda line: line[:-9], "no such line"),
    (2, lambda line: "null", "no such line"),
    (2, lambda line: "[" * 100_000, "no such line"),
    (2, lambda line: "{}", "no such line"),
    (2, change(("document", "text"), 7), "no such line"),
    (2, change(("document", "text"), "Short."), "after the text"),
    (2, change(("document", "text"), "\ud800"), "no such line"),
    (2, change(("document", "reader"), None), "no such line"),
    (2, change(("about", "kind"), "novel"), "novel"),
    (2, change(("findings", "statements", 0, "content", "end"), 10**30), "no such line"),
    (2, change(("findings", "statements", 0, "kind"), "shouted"), "shouted"),
    (-1, change(("decision", "author"), "Somebody Else"), "changed by hand"),
    (-1, change(("decision", "verb"), "marry"), "marry"),
]


@pytest.mark.parametrize(("which", "broken", "told"), BROKEN, ids=range(len(BROKEN)))
def test_a_line_that_makes_no_sense_is_named_and_nothing_is_kept(
    decided: Path, tmp_path: Path, which: int, broken: Callable[[str], str], told: str
) -> None:
    with Store.open(decided, readonly=True) as store:
        given = list(lines(store))
    at = which - 1 if which > 0 else len(given) - 1
    given[at] = broken(given[at])
    with Store.open(tmp_path / "new.db") as new:
        before = new.state, new.digest()
        with pytest.raises(RecordError, match=f"line {at + 1}:") as error:
            read_back(given, new)
        assert error.value.code == "bad-export"
        assert told in error.value.what
        assert (new.state, new.digest()) == before


def test_a_file_with_nothing_in_it_is_no_export(tmp_path: Path) -> None:
    with Store.open(tmp_path / "new.db") as new, pytest.raises(RecordError, match="nothing in it"):
        read_back([], new)


def test_a_record_that_cannot_be_written_says_so_and_not_that_the_file_is_bad(decided: Path, tmp_path: Path) -> None:
    with Store.open(decided, readonly=True) as store:
        with pytest.raises(RecordError) as error:
            read_back(list(lines(store)), store)
        assert error.value.code == "read-only"
