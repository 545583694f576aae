from __future__ import annotations

import pytest

from standoff.sources.house.dateline import find_date, find_day, find_time, is_american


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        ("The labour leader said 40 per cent had voted. Mr Lark agreed.", False),
        ("The labor leader said 40 percent had voted. Mr. Lark agreed.", True),
        ("Nothing was decided.", None),
    ],
)
def test_spelling_tells_american_from_british_habits(text: str, answer: bool | None) -> None:
    assert is_american(text) is answer


@pytest.mark.parametrize(
    ("line", "value"),
    [
        ("at 12:01 pm", "12:01"),
        ("12:01 am", "00:01"),
        ("3.15pm", "15:15"),
        ("9pm", "21:00"),
        ("21:45", "21:45"),
        ("T09:40:00", "09:40"),
        ("25:00", None),
        ("pay rose 3.15 a year", None),
    ],
)
def test_times_of_day(line: str, value: str | None) -> None:
    found = find_time(line)
    assert (found[2] if found else None) == value


def test_a_month_alone_counts_only_where_it_is_asked_for() -> None:
    assert find_date("in May 2014") is None
    stamp = find_date("in May 2014", months=True)
    assert stamp is not None
    assert stamp.value == "2014-05"


@pytest.mark.parametrize(
    ("line", "value"),
    [
        ("Tuesday 6 May", "--05-06"),
        ("May 6th", "--05-06"),
        ("29 February", "--02-29"),
        ("30 February", None),
        ("6 May 2014", None),
        ("May 6, 2014", None),
        ("6 May–8 May", "--05-08"),
        ("May 60", None),
    ],
)
def test_a_day_without_a_year_is_told_as_one(line: str, value: str | None) -> None:
    found = find_day(line)
    assert (found.value if found else None) == value


@pytest.mark.parametrize(
    ("line", "weekday", "value"),
    [
        ("06/05/2014", "Tuesday", "2014-05-06"),
        ("05/06/2014", "Thu", "2014-06-05"),
        ("05/06/2014", "Tuesday", "2014-05-06"),
        ("05/06/2014", "Monday", None),
        ("06/05/2014", "Wednesday", None),
    ],
)
def test_the_day_of_the_week_bears_a_date_out_or_not(line: str, weekday: str, value: str | None) -> None:
    stamp = find_date(line)
    assert stamp is not None
    found = stamp.on(weekday)
    assert (found.value if found else None) == value


def test_a_day_has_no_date_in_a_year_without_it() -> None:
    stamp = find_day("29 February")
    assert stamp is not None
    assert stamp.in_year(2015) is None
