"""Votes: whether their numbers hold, against each other and against the law of the day."""

from __future__ import annotations

import datetime as dt
import json
import math
from importlib import resources
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from standoff.errors import InvalidValue
from standoff.ontology import (
    BALLOT_LAWS,
    MANDATE_MOVES,
    VOTE_MOVES,
    Count,
    GroupResult,
    Mandate,
    MandateState,
    PartialDate,
    Share,
    Span,
    Threshold,
    Vote,
    VoteKind,
    VoteResult,
    VoteState,
    ballot_law,
)

HERE = (Span(0, 3),)
TRUTH = json.loads(resources.files("standoff.demo").joinpath("truth/record.json").read_text(encoding="utf-8"))


def vote(yes: float | None = None, no: float | None = None, *more: Count, **known: Any) -> Vote:
    given = [Count(option, value) for option, value in (("yes", yes), ("no", no)) if value is not None]
    return Vote("Guild", "strike", known.pop("result", None), (*given, *more), evidence=HERE, **known)


def ballot(date: str, result: VoteResult = VoteResult.CARRIED, **known: Any) -> Vote:
    yes, no = known.pop("yes", 300), known.pop("no", 100)
    return vote(yes, no, kind=VoteKind.ACTION_BALLOT, date=PartialDate(date), result=result, **known)


@pytest.mark.parametrize(
    "make",
    [
        lambda: Count("yes", 101, "%"),
        lambda: Count("yes", -1),
        lambda: Count("yes", math.nan),
        lambda: vote(electorate=-1),
        lambda: vote(spoiled=-1),
        lambda: vote(turnout=100.5),
        lambda: vote(result=VoteResult.LOST, state=VoteState.OPEN),
        lambda: vote(opened=PartialDate("2016-04"), closed=PartialDate("2016-03")),
        lambda: GroupResult("deck crews", HERE),
        lambda: GroupResult("deck crews", HERE, words="more in favour", turnout=101),
        lambda: Threshold(0, Share.TURNOUT),
        lambda: Threshold(101, Share.CAST),
        lambda: Mandate(
            "Guild", "strike", MandateState.IN_FORCE, PartialDate("2016-05"), dt.date(2016, 4, 1), evidence=HERE
        ),
    ],
)
def test_a_vote_that_cannot_be(make: Any) -> None:
    with pytest.raises(InvalidValue):
        make()


@pytest.mark.parametrize(
    ("told", "sentence"),
    [
        (vote(90, 30, returned=100), "90 yes + 30 no make 120, 20 more than the 100 returned"),
        (vote(60, 30, returned=100, spoiled=2), "60 yes + 30 no + 2 spoiled make 92, 8 fewer than the 100 returned"),
        (
            vote(60, 30, Count("abstain", 5), Count("spoiled", 2), returned=100),
            "60 yes + 30 no + 5 abstain + 2 spoiled make 97, 3 fewer than the 100 returned",
        ),
        (
            vote(returned=100, electorate=200, turnout=60),
            "turnout is given as 60 %, but 100 of 200 papers returned make 50 %",
        ),
        (
            vote(60, 38, spoiled=2, electorate=200, turnout=49),
            "turnout is given as 49 %, but 100 of 200 papers returned make 50 %",
        ),
        (vote(returned=210, electorate=200), "210 papers were returned, but only 200 were entitled to vote"),
        (vote(returned=210, issued=200), "210 papers were returned, but only 200 papers were issued"),
        (vote(issued=210, electorate=200), "210 papers were issued, but only 200 were entitled to vote"),
        (
            vote(None, None, Count("yes", 70, "%"), Count("no", 40, "%")),
            "70 % yes + 40 % no make 110 %, more than all",
        ),
        (
            vote(None, None, Count("yes", 70, "%", "deck crews"), Count("no", 40, "%", "deck crews")),
            "70 % yes + 40 % no make 110 % among deck crews, more than all",
        ),
        (
            vote(1_500_000, 500_000, Count("yes", 70, "%")),
            "yes is given as 70 %, but 1,500,000 of 2,000,000 votes make 75 %",
        ),
        (
            vote(
                None,
                None,
                Count("yes", 6, group="deck"),
                Count("no", 3, group="deck"),
                Count("yes", 50, "%", group="deck"),
            ),
            "yes is given as 50 %, but 6 of 9 votes among deck make 66.7 %",
        ),
        (vote(90, 30, electorate=100), "at least 120 papers were returned, but only 100 were entitled to vote"),
        (vote(None, None, Count("yes", 56, "%"), Count("yes", 58, "%")), "yes is given as 56 % and 58 %"),
        (vote(60, 30, Count("spoiled", 2), spoiled=3), "spoiled is given as 2 and 3"),
        (vote(30, 60, result=VoteResult.CARRIED), "it was carried, but 30 voted yes and 60 no"),
    ],
)
def test_numbers_that_contradict_each_other_are_told_in_a_sentence(told: Vote, sentence: str) -> None:
    assert told.discrepancies() == (sentence,)


@pytest.mark.parametrize(
    "told",
    [
        vote(70, 30, electorate=200, returned=100, turnout=50),
        vote(70, 20, returned=100),  # papers may be spoiled, or left blank: nobody says how many were
        vote(turnout=60),
        vote(70, 30, Count("yes", 35, "%"), electorate=200),  # of all entitled
        vote(68, 30, Count("yes", 68, "%"), Count("spoiled", 2), returned=100),  # of the papers returned
        vote(None, None, Count("yes", 33.6, "%"), Count("no", 33.6, "%"), Count("abstain", 33.6, "%")),  # rounded
        vote(70, None, Count("yes", 99, "%")),  # of how many?
        vote(60, 30, result=VoteResult.LOST),  # more may be required than half
    ],
)
def test_numbers_that_agree_or_are_too_few_raise_no_question(told: Vote) -> None:
    assert told.discrepancies() == ()


@given(st.integers(1, 5000), st.integers(0, 5000), st.integers(0, 50), st.integers(0, 5000))
def test_figures_that_were_counted_and_rounded_never_contradict(yes: int, no: int, spoiled: int, silent: int) -> None:
    returned = yes + no + spoiled
    told = vote(
        yes,
        no,
        Count("yes", round(100 * yes / (yes + no)), "%"),
        Count("no", round(100 * no / (yes + no)), "%"),
        spoiled=spoiled,
        returned=returned,
        electorate=returned + silent,
        turnout=round(100 * returned / (returned + silent)),
    )
    assert told.discrepancies() == ()


@pytest.mark.parametrize("told", TRUTH["mandates"], ids=lambda told: str(told["id"]))
def test_the_votes_of_the_demo_dispute_hold(told: dict[str, Any]) -> None:
    numbers = told["numbers"]
    votes, percent = numbers.get("votes", {}), numbers.get("percent", {})
    counts = [Count(o, v) for o, v in votes.items() if o != "returned"]
    counts += [Count(o, v, "%") for o, v in percent.items()]
    known = {"returned": votes.get("returned"), "electorate": numbers["electorate"], "turnout": numbers["turnout"]}
    assert vote(None, None, *counts, **known).discrepancies() == ()


# the law of the day


@pytest.mark.parametrize(
    ("told", "sentence"),
    [
        (
            ballot("2018-05-01", returned=401, electorate=1000),
            "it was carried with 40.1 % (papers returned, of all entitled to vote), "
            "but where British law applies (Trade Union Act 2016) it must reach 50 %",
        ),
        (
            ballot("2018-05", yes=390, no=200, returned=600, electorate=1000, public_service=True),
            "it was carried with 39 % (yes votes, of all entitled to vote), "
            "but where British law applies (Trade Union Act 2016) it must reach 40 %",
        ),
        (
            ballot("2018-05-01", yes=None, no=None, turnout=43),
            "it was carried with 43 % (papers returned, of all entitled to vote), "
            "but where British law applies (Trade Union Act 2016) it must reach 50 %",
        ),
        (
            vote(60, 40, threshold=Threshold(66.7, Share.CAST), result=VoteResult.CARRIED),
            "it was carried with 60 % (yes votes, of all yes and no votes), but its own rule asks for 66.7 %",
        ),
        (
            ballot("2026-03", VoteResult.THRESHOLD_NOT_MET, returned=600, electorate=1000, public_service=True),
            "it is said to have missed its threshold, but reached 60 % (papers returned, of all entitled to vote)",
        ),
    ],
)
def test_a_result_that_the_rules_of_its_day_do_not_give_is_told(told: Vote, sentence: str) -> None:
    assert told.discrepancies() == (sentence,)


@pytest.mark.parametrize(
    "told",
    [
        ballot("2016-05-01", returned=401, electorate=1000),  # before the law
        ballot("2017", returned=401, electorate=1000),  # perhaps before the law
        ballot("2026-03", yes=390, no=200, returned=600, electorate=1000, public_service=True),  # 40 % repealed
        ballot("2018-05", yes=390, no=200, returned=600, electorate=1000),  # nobody says what service it is
        ballot("2018-05", returned=500, electorate=1000),
        ballot("2018-05", yes=None, no=None, turnout=49.6),  # 50, rounded
        ballot("2018-05", VoteResult.LOST, returned=401, electorate=1000),
        ballot("2018-05", VoteResult.THRESHOLD_NOT_MET, returned=600, electorate=1000),  # the other one, perhaps
        vote(300, 100, result=VoteResult.CARRIED, returned=401, electorate=1000, date=PartialDate("2018")),
    ],
)
def test_a_result_that_they_may_give_raises_no_question(told: Vote) -> None:
    assert told.discrepancies() == ()


def test_the_laws_follow_each_other_without_a_gap() -> None:
    for before, after in pairwise(BALLOT_LAWS):
        assert before.until is not None
        assert after.since - before.until == dt.timedelta(days=1)
    assert BALLOT_LAWS[-1].until is None
    assert all(law.sources for law in BALLOT_LAWS)


@pytest.mark.parametrize(
    ("date", "months", "notice", "thresholds"),
    [("2017-03-01", 6, 14, 2), ("2026-02-17", 6, 14, 2), ("2026-02-18", 12, 10, 1)],
)
def test_the_law_is_that_of_the_day(date: str, months: int, notice: int, thresholds: int) -> None:
    law = ballot_law(PartialDate(date))
    assert law is not None
    assert (law.mandate_months, law.notice_days, len(law.thresholds)) == (months, notice, thresholds)


@pytest.mark.parametrize("date", ["2017-02-28", "2017", "2026-02", "2026"])
def test_a_date_that_no_one_law_covers_has_none(date: str) -> None:
    assert ballot_law(PartialDate(date)) is None


def test_a_mandate_ends_months_later_on_the_last_day_there_is() -> None:
    old, new = BALLOT_LAWS
    assert old.expires(dt.date(2019, 8, 31)) == dt.date(2020, 2, 29)
    assert new.expires(dt.date(2026, 6, 15)) == dt.date(2027, 6, 15)


# the life of a vote


def test_a_vote_runs_from_the_proposal_to_a_result_and_only_then_ends() -> None:
    assert set(VOTE_MOVES) == set(VoteState)
    assert set(MANDATE_MOVES) == set(MandateState)
    ends = {state.value for state, after in VOTE_MOVES.items() if not after}
    assert ends == {result.value for result in VoteResult}
    reached, new = set[VoteState](), {VoteState.PROPOSED}
    while new:
        reached |= new
        new = {after for state in new for after in VOTE_MOVES[state]} - reached
    assert reached == set(VoteState)
