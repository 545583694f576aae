"""What reaches the terminal."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from standoff.cli import output
from standoff.cli.output import MARK_END, MARK_START, as_json, clean, clean_marked, count, marked, table, wrapped

HOSTILE = "a\x1b[31mred\x1b]0;title\x07\x9b2J\u202ereversed\u2066\x00\x7f\ud800\u2028b"


def commands(text: str) -> list[str]:
    return [c for c in text if (ord(c) < 32 and c != "\n") or 127 <= ord(c) < 160 or c in "\u202e\u2066\ud800\u2028"]


def test_nothing_that_commands_a_terminal_is_left() -> None:
    assert commands(clean(HOSTILE)) == []


@given(st.text(st.characters()))
def test_cleaning_leaves_no_command_and_every_place_where_it_was(text: str) -> None:
    assert commands(clean(text)) == []
    assert len(clean(text)) == len(text)


@given(st.text(st.characters()))
def test_json_holds_the_same_text_without_commands(text: str) -> None:
    written = as_json({"text": text})
    assert commands(written) == []
    assert json.loads(written)["text"] == text


def test_only_our_own_marks_survive() -> None:
    assert clean_marked(f"a{MARK_START}b\x1b{MARK_END}") == f"a{MARK_START}b�{MARK_END}"
    assert MARK_START not in clean(MARK_START)


@pytest.mark.parametrize(
    ("spans", "shown"),
    [
        ([], "one two three"),
        ([(4, 7)], "one [two] three"),
        ([(0, 7), (4, 13)], "[one two][ three]"),
        ([(4, 7), (4, 7), (5, 6), (7, 7)], "one [two] three"),
    ],
)
def test_marked_words_stand_between_marks(spans: list[tuple[int, int]], shown: str) -> None:
    assert marked("one two three", spans).replace(MARK_START, "[").replace(MARK_END, "]") == shown


def test_found_words_stand_in_guillemets_where_there_is_no_terminal() -> None:
    assert wrapped(marked("one two three", [(4, 7)]), 80) == ["one «two» three"]


def test_found_words_are_bold_on_a_terminal_line_by_line(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(output, "_on_terminal", lambda: True)
    lines = wrapped(marked("one two three four", [(4, 13)]), 8)
    assert lines == ["one \x1b[1mtwo\x1b[0m", "\x1b[1mthree\x1b[0m", "four"]


def test_lines_are_no_longer_than_the_window_and_lose_no_word() -> None:
    words = "the harbour board met the crews " * 10
    lines = wrapped(words, 40, "  ", "    ")
    assert max(map(len, lines)) <= 40
    assert " ".join(lines).split() == words.split()
    assert lines[0].startswith("  the")
    assert lines[1].startswith("    ")


def test_an_empty_line_is_empty() -> None:
    assert wrapped("", 40, "  ") == [""]


def test_columns_are_aligned_whatever_the_script(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    table([("a", "港湾", "x"), ("bbb", "é", "y\x1b"), ("c", "e\u0301e", "z")])
    assert capsys.readouterr().out.splitlines() == ["a    港湾  x", "bbb  é     y�", "c    e\u0301e    z"]


def test_a_narrow_window_puts_the_last_column_below(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "40")
    table([("s0123456789", "2014-05-15", "the harbour board")])
    assert capsys.readouterr().out.splitlines() == ["s0123456789  2014-05-15", "    the harbour board"]


def test_a_long_cell_is_cut_and_an_empty_table_is_nothing(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    table([])
    table([("The Ravensey Evening Lantern and Gazette", "x")])
    assert capsys.readouterr().out == "The Ravensey Evening La…  x\n"


def test_numbers_agree_with_their_nouns() -> None:
    assert [count(1, "document"), count(1204, "document"), count(0, "man", "men")] == [
        "1 document",
        "1,204 documents",
        "0 men",
    ]
