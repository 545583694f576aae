"""The offices, votes, positions and contradictions of record.json come out of what the articles' annotations say.

What no annotation tells is named, with the reason; everything else has to be there.
"""

from __future__ import annotations

from collections import defaultdict
from functools import cache
from typing import Any

import pytest

from standoff.ontology import Act, Stance, VoteKind
from standoff.record import Ballot, Holding, MandateLife, Positions, ballots, holdings, mandates, positions
from standoff.record.motions import words_of
from standoff.record.roles import role_key
from standoff.record.timeline import Event, timeline
from standoff.record.when import overlapping
from tests.quality.dispute import RECORD, copies, date, facts, named

Truth = dict[str, Any]

#: Acts of these types by one party on one day are one event, as linking would say.
_ONE_A_DAY = {"vote", "call-vote", "office-change", "strike", "sign", "call-off"}

#: What linking would group: the articles' wordings of one issue.
GROUPS = [
    ("restricted licence", "the restricted licence", "a second grade of licence"),
    (
        "11 hours' rest between turns",
        "11 hours' rest between turns of duty",
        "11 hours’ rest between turns of duty",
        "11 hours’ rest between duties",
    ),
    ("shore-based pilotage", "remote pilotage"),
    ("heads of terms", "the heads of terms"),
]

#: Offices whose annotation in an article names another body or only a part of the title, with what it names.
WORDED = {
    ("Hamish Kell", "branch secretary", "Ravensey branch"): ("branch secretary", "Guild of Harbour Pilots"),
    ("Tobias Renn", "deputy general secretary", "Guild of Harbour Pilots"): ("deputy", "Guild of Harbour Pilots"),
}

#: Dates of offices that no annotation of an article tells, although the article does.
DATES_NOT_TOLD = {
    ("Margaret O'Dell", "general secretary", "from"): "since when is in the words, not in the annotation of a role",
    ("Tobias Renn", "deputy general secretary", "from"): "the same",
    ("Tobias Renn", "deputy general secretary", "to"): "the same",
    ("Joss Tarrant", "chair", "from"): "the same",
    ("Leonard Strake", "chief executive", "from"): "the same",
    ("Gerald Winstone", "ports minister", "from"): "the same",
    ("Anil Basrai", "harbour master", "from"): "the same",
    ("Anil Basrai", "harbour master", "to"): "the same",
}
#: The annotation dates the change of ministers by the month of the article.
INEXACT = {("Gerald Winstone", "to"): 1}

KINDS = {"contract referendum": VoteKind.OFFER_BALLOT}
VOTE_DATES_NOT_TOLD = {"accept-invitation": "the day is in the words of the vote, not in its annotation"}


@cache
def events() -> tuple[Event, ...]:
    days = defaultdict(list)
    for fact in facts():
        if isinstance(act := fact.finding, Act) and act.date and act.type in _ONE_A_DAY:
            days[act.type, act.actor, str(act.date)].append(fact.id)
    return timeline(facts(), [tuple(group) for group in days.values()], copies())


@cache
def held() -> tuple[Holding, ...]:
    return holdings(facts(), events())


@cache
def voted() -> tuple[Ballot, ...]:
    return ballots(facts(), events())


@cache
def stood() -> Positions:
    return positions(facts(), GROUPS)


def office(truth: Truth) -> Holding:
    key = (truth["person"], truth["role"], truth["organisation"])
    role, body = WORDED.get(key, key[1:])
    (found,) = [
        each
        for each in held()
        if each.office.person == named(truth["person"])
        and each.office.organisation == named(body)
        and role_key(each.office.role, body) == role_key(role, body)
    ]
    return found


each_office = pytest.mark.parametrize(
    "truth", RECORD["offices"], ids=lambda o: f"{o['person']}, {o['role']} of {o['organisation']}"
)


@each_office
def test_each_office_is_known_with_the_dates_that_are_told(truth: Truth) -> None:
    found = office(truth)
    for field, known in (("from", found.office.start), ("to", found.office.end)):
        if (truth["person"], truth["role"], field) in DATES_NOT_TOLD:
            continue
        if truth[field] is None:
            assert known is None
        else:
            expected = date(truth[field])
            assert known
            assert expected
            assert overlapping(known, expected, INEXACT.get((truth["person"], field), 0))


@each_office
def test_no_office_is_in_conflict(truth: Truth) -> None:
    assert office(truth).conflicts == ()


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Margaret O'Dell", "Tobias Renn"),
        ("Leonard Strake", "Fenella Drury"),
        ("Simeon Achterberg", "Ruth Adeyinka"),
        ("Joss Tarrant", "Imelda Voss"),
    ],
)
def test_who_followed_whom(before: str, after: str) -> None:
    assert [each.office.successor for each in held() if each.office.person == before and each.office.successor] == [
        after
    ]


def test_nobody_follows_but_those() -> None:
    assert sum(each.office.successor is not None for each in held()) == 4


def vote(truth: Truth) -> Ballot:
    """The vote of the body whose motion has most words in common, and the same numbers where there are any."""
    numbers = truth["numbers"]["votes"].get("yes")
    decided = [b for b in voted() if b.body == truth["body"] and b.result]
    if numbers is not None:
        decided = [b for b in decided if any((f.what, f.value) == ("yes", numbers) for f in b.figures)]
    shared = {b: len(words_of(truth["motion"]) & words_of(b.motion)) for b in decided}
    return max(decided, key=lambda b: shared[b])


def test_no_two_votes_of_the_record_are_one() -> None:
    assert len({vote(truth).id for truth in RECORD["mandates"]}) == len(RECORD["mandates"])


each_vote = pytest.mark.parametrize("truth", RECORD["mandates"], ids=lambda m: m["id"])


@each_vote
def test_each_vote_is_known_with_kind_result_and_date(truth: Truth) -> None:
    found = vote(truth)
    assert found.kind is (KINDS.get(truth["kind"]) or VoteKind(truth["kind"]))
    assert str(found.result) == truth["result"]
    assert found.discrepancies == ()
    if truth["id"] not in VOTE_DATES_NOT_TOLD:
        expected = date(truth["date"])
        assert found.when
        assert expected
        assert overlapping(found.when, expected)


@each_vote
def test_each_vote_has_the_numbers_that_are_told_and_no_others(truth: Truth) -> None:
    found = {(f.what, f.unit): f.value for f in vote(truth).figures}
    told = {(option, "votes"): value for option, value in truth["numbers"]["votes"].items()}
    told |= {(option, "%"): value for option, value in truth["numbers"]["percent"].items()}
    told |= {("electorate", "votes"): truth["numbers"]["electorate"], ("turnout", "%"): truth["numbers"]["turnout"]}
    assert found == {key: value for key, value in told.items() if value is not None}


def test_there_are_no_votes_but_those_and_that_of_one_branch() -> None:
    assert len(voted()) == len(RECORD["mandates"]) + 1
    (branch,) = [b for b in voted() if b.body == "Ravensey branch"]
    assert branch.result is None


def test_the_strike_ballot_was_called_and_carried_and_its_mandate_used_and_superseded() -> None:
    (life,) = mandates(voted(), events())
    (ballot,) = [b for b in voted() if b.id == life.ballot]
    assert [f"{step.state} {step.when}" for step in ballot.steps] == ["called 2016-02-24", "carried 2016-04-14"]
    assert told(life) == [
        "in force 2016-04-14",
        "used 2016-06-14",
        "superseded by settlement 2017-02-09",
    ]
    assert (life.expires, life.law) == (None, None)


def told(life: MandateLife) -> list[str]:
    return [f"{step.state} {step.when}" for step in life.steps]


each_position = pytest.mark.parametrize("truth", RECORD["positions"], ids=lambda p: f"{p['holder']} on {p['issue']}")


@each_position
def test_each_position_is_held_as_told_and_shifts_where_it_did(truth: Truth) -> None:
    stands = [s for s in stood().stands if (s.holder, s.issue) == (truth["holder"], truth["issue"])]
    stances = list(dict.fromkeys(Stance(row["stance"]) for row in truth["stances"]))
    assert [stand.stance for stand in stands] == stances
    shifts = [s for s in stood().shifts if (s.holder, s.issue) == (truth["holder"], truth["issue"])]
    assert [f"{s.before.stance} to {s.after.stance}" for s in shifts] == ([truth["change"]] if truth["change"] else [])


@each_position
def test_each_quotation_of_a_position_is_among_its_reports(truth: Truth) -> None:
    articles = {
        report.document.removeprefix("d-")
        for stand in stood().stands
        if (stand.holder, stand.issue) == (truth["holder"], truth["issue"])
        for report in stand.reports
    }
    assert {article for row in truth["stances"] for article in row["articles"]} <= articles


def test_the_contradiction_is_found_with_both_quotations_and_no_other() -> None:
    (expected,) = RECORD["contradictions"]
    (found,) = stood().contradictions
    assert (found.holder, found.own) == (expected["holder"], True)
    sides = {"opposes": found.opposes, "supports": found.supports}
    for side in expected["sides"]:
        assert [words for report in sides[side["stance"]] if (words := plain(report.words)) in plain(side["quote"])]


def plain(words: str) -> str:
    """One spelling for what one outlet prints in American and another in British English."""
    return words.replace("license", "licence").rstrip(".")


def test_what_was_held_for_long() -> None:
    held_long = {(stand.holder, stand.issue, stand.stance) for stand in stood().long_held(600)}
    assert ("Guild of Harbour Pilots", "11 hours' rest between turns", Stance.SUPPORTS) in held_long
