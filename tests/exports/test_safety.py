"""No cell runs, whatever it begins with and wherever a reader thinks that it begins; and every text comes back."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.exports.hostile import BEGINNINGS, FORMULA

from standoff.exports.safety import SEPARATORS, TRIGGERS, for_xml, guarded, restored

ALIVE = (*TRIGGERS, ";=", '"=')

#: Texts made of what could do harm, and any others.
TEXTS = st.one_of(
    st.text(st.sampled_from([*"".join(TRIGGERS), *"".join(SEPARATORS), *"'\", a"]), max_size=12),
    st.text(st.characters(exclude_categories=["Cs"])),
)


@pytest.mark.parametrize("begin", [*BEGINNINGS, *ALIVE], ids=ascii)
def test_a_text_that_would_run_gets_an_apostrophe_and_comes_back(begin: str) -> None:
    text = f"{begin}1+1"
    assert guarded(text).startswith("'")
    assert restored(guarded(text)) == text


@pytest.mark.parametrize("text", ["", "pay", "'Twas so", "a = b", "5 % more", "rest; +2 hours", "one\n\ntwo", "it's"])
def test_a_text_that_runs_nowhere_stays_as_it_is(text: str) -> None:
    assert guarded(text) == text == restored(text)


@given(TEXTS)
def test_every_text_comes_back_and_no_cell_begins_alive(text: str) -> None:
    assert restored(guarded(text)) == text
    assert not guarded(text).startswith(ALIVE)


@pytest.mark.parametrize("separator", [";", "\t", "|"], ids=ascii)
@given(text=TEXTS)
def test_a_reader_that_splits_elsewhere_finds_no_formula_either(separator: str, text: str) -> None:
    """A spreadsheet whose list separator is no comma takes the quotation marks for part of the text."""
    out = io.StringIO(newline="")
    csv.writer(out, lineterminator="\r\n").writerow(["a", guarded(text), guarded(f"b{separator}{FORMULA}")])
    cells = [c for row in csv.reader(io.StringIO(out.getvalue(), newline=""), delimiter=separator) for c in row]
    assert not [cell for cell in cells if cell.startswith(("=", "+", "-", "@", "＝", "＋", "－", "＠", "\0", "%"))]


@given(st.text())
def test_xml_gets_no_character_that_it_cannot_hold(text: str) -> None:
    from lxml import etree

    made = for_xml(text)
    assert len(made) == len(text)
    etree.fromstring(etree.tostring(_element(made)))
    assert not [c for c in made if (ord(c) < 32 and c not in "\t\r\n") or 0x7F <= ord(c) < 0xA0]


def _element(text: str) -> object:
    from lxml import etree

    element = etree.Element("a")
    element.text = text  # ValueError for what is no XML
    return element
