from __future__ import annotations

import pytest

from standoff.sources.house.masthead import cased, could_be_place, is_body, is_outlet, masthead_in


@pytest.mark.parametrize(
    "line",
    [
        "The Pilots' Association",
        "The Department of Harbours",
        "The Long Wait",
        "The Pay Review",
        "Hard Times",
        "Minister Promises Pay Review",
        "The latest news",
        "Local News",
        "Gazette",
        "The Fenland Courier: a history",
        "",
    ],
)
def test_a_line_of_its_own_is_no_masthead_if_it_may_be_a_headline_or_a_body(line: str) -> None:
    assert masthead_in(line, among_headlines=True) is None


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("The Fenland Courier", "The Fenland Courier"),
        ("THE FENLAND COURIER", "The Fenland Courier"),
        ("The Daily Post", "The Daily Post"),
        ("The Times", "The Times"),
        ("Stannick Evening Post", "Stannick Evening Post"),
        ("BBC News, Stannick", "BBC News"),
    ],
)
def test_a_masthead_ends_as_names_of_outlets_do(line: str, name: str) -> None:
    assert masthead_in(line, among_headlines=True) == name


def test_without_its_article_a_masthead_needs_a_headline_beside_it() -> None:
    assert masthead_in("Fenland Courier", among_headlines=False) is None
    assert masthead_in("The Fenland Courier", among_headlines=False) == "The Fenland Courier"


@pytest.mark.parametrize(
    ("name", "answer"),
    [
        ("The Tideway", True),
        ("Harbour Week", True),
        ("Radio Stannick", True),
        ("The Hague", False),
        ("The Annual Meeting", False),
        ("Port Vell", False),
        ("Pay Review", False),
        ("Ines Fairlie, Fenland Courier", False),
        ("Posted in News", False),
    ],
)
def test_beside_a_date_an_article_or_a_word_of_outlets_makes_one(name: str, answer: bool) -> None:
    assert is_outlet(name) is answer


@pytest.mark.parametrize(
    ("line", "answer"),
    [
        ("Ministry of Harbours", True),
        ("COASTAL PORTS AGENCY", True),
        ("Association of Harbour Pilots", True),
        ("MINISTRY STATEMENT ON STRIKE", False),
        ("Ministry Responds", False),
        ("Guild and agency to meet", False),
        ("Ines Fairlie", False),
    ],
)
def test_a_body_is_known_by_its_noun(line: str, answer: bool) -> None:
    assert is_body(line) is answer


@pytest.mark.parametrize(
    ("name", "answer"),
    [
        ("Port Vell", True),
        ("Stannick", True),
        ("Pilots Rally", False),
        ("Page 4", False),
        ("When:", False),
        ("", False),
    ],
)
def test_a_place_is_a_short_name_of_nothing_that_is_held(name: str, answer: bool) -> None:
    assert could_be_place(name) is answer


def test_capitals_are_written_as_names_are() -> None:
    assert [cased(name) for name in ("MINISTRY OF HARBOURS", "LRP", "The Tideway")] == [
        "Ministry of Harbours",
        "LRP",
        "The Tideway",
    ]
