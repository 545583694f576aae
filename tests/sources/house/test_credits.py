from __future__ import annotations

import pytest

from standoff.sources.house.credits import read_credits


@pytest.mark.parametrize(
    "line",
    [
        "The talks resumed on 5 December 2002 after a break.",
        "Did they meet on 5 December 2002?",
        "31/02/2002",
        "He was born in May 2002 in Stannick",
        "12 March 2019, Port Vell",
        "12 March 2019, Jane Doe",
        "They met on 12 March 2019, The Fenland Courier",
        "1/2/3/4 of the members",
        "",
    ],
)
def test_a_line_with_other_words_or_no_real_date_is_no_date_line(line: str) -> None:
    assert read_credits(line) is None


@pytest.mark.parametrize(
    ("line", "value"),
    [
        ("Published: 06/11/2003, Volume113 No. 5880 Page 9", "2003-11-06"),
        ("Thursday 6 November 2003", "2003-11-06"),
        ("6th November 2003", "2003-11-06"),
        ("November 6, 2003", "2003-11-06"),
        ("Nov. 6, 2003 3:15 p.m. EST", "2003-11-06"),
        ("2003-11-06", "2003-11-06"),
        ("First published on 6 November 2003", "2003-11-06"),
        ("Posted at 12:01pm on 6 November 2003", "2003-11-06"),
        ("Last updated: 6 Nov 2003 09:30 GMT", "2003-11-06"),
        ("For immediate release: 6 November 2003", "2003-11-06"),
        ("Embargoed until 00:01 on 6 November 2003", "2003-11-06"),
        ("06.11.03", "2003-11-06"),
        ("November 2003", "2003-11"),
        ("25/12/2003", "2003-12-25"),
        ("12/25/2003", "2003-12-25"),
    ],
)
def test_a_date_line_is_read_whatever_its_form(line: str, value: str) -> None:
    found = read_credits(line, american=False)
    assert found is not None
    assert [date.stamp.value for date in found.dates] == [value]


@pytest.mark.parametrize(
    ("american", "value", "doubtful"),
    [(None, "2003-11-06", True), (False, "2003-11-06", False), (True, "2003-06-11", False)],
)
def test_figures_alone_are_read_day_first_unless_the_text_is_american(
    american: bool | None, value: str, doubtful: bool
) -> None:
    found = read_credits("06/11/2003", american)
    assert found is not None
    assert [(date.stamp.value, date.stamp.doubtful) for date in found.dates] == [(value, doubtful)]


@pytest.mark.parametrize(
    ("line", "outlet"),
    [
        ("SALTMOUTH EVENING ECHO   Thursday May 15 2014   Page 3", "Saltmouth Evening Echo"),
        ("The Tideway, Thursday 15 May 2014", "The Tideway"),
        ("Published: 12/03/2019, The Fenland Courier, Page 4", "The Fenland Courier"),
        ("12 March 2019 | Fenland Courier | Page 4", "Fenland Courier"),
        ("Published: 12 March 2019, Volume 12 No. 3 Page 4", None),
    ],
)
def test_a_masthead_before_the_date_or_a_name_behind_it_names_the_outlet(line: str, outlet: str | None) -> None:
    found = read_credits(line)
    assert found is not None
    assert found.outlet == outlet


def test_an_update_is_told_from_a_first_publication() -> None:
    found = read_credits("Updated: 8 May 2014 | Published: 6 May 2014")
    assert found is not None
    assert [(date.stamp.value, date.updated, date.published) for date in found.dates] == [
        ("2014-05-08", True, False),
        ("2014-05-06", False, True),
    ]


@pytest.mark.parametrize("words", ["date at ", "filed at ", "date on ", "at noon "])
def test_a_line_of_a_date_and_many_of_its_words_is_read_in_time(words: str) -> None:
    for line in (f"6 May 2014 {words * 400}x", f"{words * 400}x 6 May 2014"):
        read_credits(line)  # what grows with the power of the words would not end
