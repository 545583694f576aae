"""What may stand in an address, and what is told of what may not."""

from __future__ import annotations

import datetime as dt
from enum import StrEnum

import pytest

from standoff.errors import PageError
from standoff.web.asked import LONGEST, Asked


class Colour(StrEnum):
    RED = "red"
    BLUE = "blue"


@pytest.mark.parametrize("value", ["", " ", "\t"])
def test_nothing_asked_is_nothing(value: str) -> None:
    asked = Asked({"x": value})
    assert [asked.text("x"), asked.day("x"), asked.choice("x", Colour)] == [None, None, None]
    assert asked.number("x", 7) == 7


@pytest.mark.parametrize(
    ("value", "first", "last"),
    [
        ("2014", dt.date(2014, 1, 1), dt.date(2014, 12, 31)),
        ("2014-02", dt.date(2014, 2, 1), dt.date(2014, 2, 28)),
        ("2014-02-03", dt.date(2014, 2, 3), dt.date(2014, 2, 3)),
    ],
)
def test_a_part_of_a_date_is_its_first_or_last_day(value: str, first: dt.date, last: dt.date) -> None:
    asked = Asked({"since": value})
    assert (asked.day("since"), asked.day("since", last=True)) == (first, last)


@pytest.mark.parametrize("value", ["yesterday", "2014-13", "14/02/2014", "2014-02-30", "<script>"])
def test_what_is_no_date_is_told(value: str) -> None:
    with pytest.raises(PageError) as told:
        Asked({"since": value}).day("since")
    assert told.value.code == "bad-query"
    assert told.value.where == "since"


@pytest.mark.parametrize("value", ["0", "-1", "1.5", "one", "²", "٣", "99999999999999999999"])
def test_what_is_no_page_number_is_told(value: str) -> None:
    with pytest.raises(PageError):
        Asked({"page": value}).number("page", 1)


def test_a_word_is_one_of_those_that_there_are() -> None:
    assert Asked({"colour": "red"}).choice("colour", Colour) is Colour.RED
    with pytest.raises(PageError) as told:
        Asked({"colour": "mauve"}).choice("colour", Colour)
    assert "blue, red" in str(told.value)


def test_an_endless_question_is_refused() -> None:
    with pytest.raises(PageError):
        Asked({"words": "a" * (LONGEST + 1)}).text("words")
