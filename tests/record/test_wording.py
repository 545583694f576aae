"""Wordings: which words say what a text is about, and by which day something is asked for."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from standoff.ontology import PartialDate
from standoff.record.wording import SAME, due, figures, light, mentions, overlap, parts, substance


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("withdrawal of the circular", "until a disputed circular is withdrawn", True),
        ("scrapping the circular", "withdrawal of the circular", True),
        ("compensation for canceled sailings", "compensation for 40 cancelled sailings", True),
        ("a restricted license", "the restricted licence", True),
        ("an apology", "apologising to the members", True),
        ("11 hours' rest", "eleven hours of rest between turns", True),
        ("an apology", "withdrawal of the circular", False),
        ("an independent review", "an early meeting", False),
        ("a seat on the council", "the agreement", False),
        ("11 hours' rest", "a table of who works ten hours", False),
    ],
)
def test_texts_with_half_their_words_in_common_are_about_the_same(one: str, other: str, same: bool) -> None:
    assert (overlap(substance(one), substance(other)) >= SAME) is same
    assert overlap(substance(one), substance(other)) == overlap(substance(other), substance(one))


def test_the_parties_own_names_say_nothing_of_the_matter() -> None:
    one, other, names = substance("the guild's apology"), substance("the guild's licence"), substance("Guild")
    assert overlap(one, other) >= SAME
    assert overlap(one, other, without=names) == 0
    assert overlap(names, names, without=names) == 1


@pytest.mark.parametrize("text", [None, "", "of the", "a reply by 14 November", "last year's appeal"])
def test_a_text_may_say_nothing_of_any_matter(text: str | None) -> None:
    assert light(text)
    assert overlap(substance(text), substance("an apology")) == 0


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("11 hours' rest", {"11"}),
        ("eleven hours", {"11"}),
        ("nine and three-quarter hours", {"9", "3", "0.25"}),
        ("£200,000 for two", {"200000", "2"}),
        (None, set()),
    ],
)
def test_numbers_are_the_same_in_words_and_in_digits(text: str | None, numbers: set[str]) -> None:
    assert figures(text) == numbers


@pytest.mark.parametrize(
    ("text", "made", "day"),
    [
        ("a reply by 14 November", "2014-10-20", "2014-11-14"),
        ("a reply by Friday 14 November", "2014-10-20", "2014-11-14"),
        ("by November 14, 2015", "2014-10-20", "2015-11-14"),
        ("before 2 January", "2014-10-20", "2015-01-02"),
        ("by the end of June", "2017-05", "2017-06"),
        ("by 31 February", "2014-01-01", None),
        ("by 14 November", None, None),
        ("written by May Ray", None, None),
        ("by then", "2014-01-01", None),
        (None, "2014-01-01", None),
    ],
)
def test_the_day_by_which_something_is_asked_for(text: str | None, made: str | None, day: str | None) -> None:
    found = due([text], PartialDate(made) if made else None)
    assert (found.value if found else None) == day


@pytest.mark.parametrize(
    ("text", "listed"),
    [
        (None, (None,)),
        ("an apology", ("an apology",)),
        ("withdrawal of the circular and an apology", ("withdrawal of the circular", "an apology")),
        ("that it scrap the circular, and apologise", ("that it scrap the circular", "apologise")),
        ("rest and pay", ("rest and pay",)),
        ("rest, pay, and pensions", ("rest, pay, and pensions",)),
        ("and the", ("and the",)),
    ],
)
def test_a_text_may_list_several_things(text: str | None, listed: tuple[str | None, ...]) -> None:
    assert parts(text) == listed


def test_a_name_is_mentioned_as_whole_words() -> None:
    assert mentions("talks with the agency", "Agency")
    assert not mentions("the subagency", "agency")
    assert not mentions(None, "agency")


@given(st.text(max_size=60))
def test_any_text_is_about_itself_or_nothing(text: str) -> None:
    assert overlap(substance(text), substance(text)) in (0.0, 1.0)
    assert all(stem == stem.casefold() for stem in substance(text))
