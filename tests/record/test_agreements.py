"""Agreements: how far they got, who takes them up, and who says that they cannot be renegotiated."""

from __future__ import annotations

from typing import Any

import pytest
from tests.record.telling import HERE, act, date, fact, head, name, part, talks

from standoff.ontology import (
    ActObject,
    ActStatus,
    AdoptionStatus,
    Fact,
    Level,
    ObjectKind,
    PartyKind,
    Position,
    Stance,
    Vote,
    VoteResult,
)
from standoff.record.agreements import AgreementLife, agreements
from standoff.record.sides import Sides
from standoff.record.timeline import timeline

TWO = ("Guild", "Agency")
PAPER = head("d1", "2016-10-24")
COMMITTEE = (
    part("committee", "Guild", PAPER),
    name("committee", PartyKind.COMMITTEE, PAPER),
    name("Guild", PartyKind.ORGANISATION, PAPER),
)
TERMS = act("agree", *TWO, "heads of terms on rest", "2016-10-21")
SIGNED = act("sign", *TWO, "the agreement", "2017-02-09")


def vote(motion: str, result: VoteResult, on: str | None = None, body: str = "Guild", **known: Any) -> Fact:
    return fact(
        Vote(body, motion, result, date=date(on), evidence=HERE, **known), head(f"v {motion} {on}", on or "2017-01-27")
    )


def lives(*facts: Fact) -> tuple[AgreementLife, ...]:
    every = (*COMMITTEE, *facts)
    return agreements(timeline(every), every, Sides(every))


def only(*facts: Fact) -> AgreementLife:
    (life,) = lives(*facts)
    return life


def states(life: AgreementLife) -> list[str]:
    return [str(point.state) for point in life.points]


@pytest.mark.parametrize(
    "told",
    [
        act("agree", *TWO, "a delay", "2016-10-21"),
        act("agree:promise", *TWO, "abiding by the agreement", "2016-10-21"),
        act("agree", "Guild", None, "heads of terms", "2016-10-21"),
        act("sign", *TWO, "the agreement", "2016-10-21", status=ActStatus.PLANNED),
        act("sign", *TWO, "the agreement", "2016-10-21", polarity=False),
        act("call-vote", *TWO, "the agreement", "2016-10-21"),
        act("meet:negotiation", *TWO, "the agreement", "2016-10-21"),
        act("criticise", *TWO, "the agreement", "2016-10-21"),
        vote("to strike", VoteResult.CARRIED, "2016-10-21"),
        vote("to accept the agreement", VoteResult.CARRIED, "2016-10-21"),
    ],
)
def test_what_tells_of_none_between_two_sides_makes_none(told: Fact) -> None:
    assert lives(told) == ()


def test_from_negotiation_to_signature_without_a_gap() -> None:
    life = only(
        act("meet:negotiation", *TWO, "pay", "2016-06-01"),
        act("mediate", "Conciliators", TWO, "the dispute", "2016-07-01"),
        TERMS,
        vote("to recommend the agreement", VoteResult.CARRIED, "2016-11-22", body="committee"),
        vote("to accept the agreement", VoteResult.CARRIED, "2017-01-26"),
        act("sign:ratify", "Guild", "Agency", "the agreement", "2017-01-27"),
        SIGNED,
        act("cooperate", "Agency", "Guild", "the first phase of the agreement", "2017-04-01"),
    )
    assert states(life) == [
        "in negotiation",
        "tentative",
        "recommended",
        "balloted",
        "ratified",
        "signed",
        "in force",
    ]
    assert life.gaps == ()
    assert str(life.points[0].when) == "2016-07-01"
    assert life.points[-1].manner == "phased"
    assert not any(point.derived for point in life.points)
    assert all(point.evidence and point.told_by for point in life.points)


def test_steps_that_nobody_told_are_named_as_gaps() -> None:
    assert only(TERMS, SIGNED).gaps == (("tentative", "signed"),)


def test_a_ballot_that_accepts_ratifies_where_nobody_else_does() -> None:
    life = only(TERMS, vote("to accept the agreement", VoteResult.CARRIED, "2017-01-26"))
    assert states(life) == ["tentative", "balloted", "ratified"]
    assert [point.derived for point in life.points] == [False, False, True]
    assert life.points[2].evidence == life.points[1].evidence


def test_a_ballot_that_refuses_rejects() -> None:
    assert states(only(TERMS, vote("to accept the deal", VoteResult.LOST, "2017-01-26"))) == [
        "tentative",
        "balloted",
        "rejected",
    ]
    assert only(TERMS, act("vote:offer refused", "Guild", "Agency", "the deal", "2017-01-26")).state == "rejected"


def test_a_vote_that_says_nothing_of_its_date_stands_by_the_day_it_was_printed() -> None:
    life = only(TERMS, vote("to accept the agreement", VoteResult.CARRIED))
    assert life.points[1].when is None
    told_twice = (
        vote("to accept the agreement", VoteResult.CARRIED, "2017-01-26"),
        vote("the deal", VoteResult.CARRIED),
    )
    again = only(TERMS, SIGNED, *told_twice)
    assert states(again) == ["tentative", "balloted", "ratified", "signed"]


@pytest.mark.parametrize(
    ("done", "state"),
    [
        (act("reject", "Guild", "Agency", "the terms", "2016-12-01"), "rejected"),
        (act("impose", "Agency", "Guild", "the contract", "2016-12-01"), "imposed"),
        (act("request:change", "Guild", "Agency", "renegotiating the contract", "2016-12-01"), "renegotiation sought"),
        (act("reject", "Agency", "Guild", "renegotiation of the contract", "2016-12-01"), "renegotiation refused"),
        (act("concede", "Agency", "Guild", "reopening the contract", "2016-12-01"), "reopened"),
        (act("legal-action:refer", "Agency", "Guild", "the terms", "2016-12-01"), "referred"),
        (act("support:endorse", "committee", "Agency", "the heads of terms", "2016-12-01"), "recommended"),
        (act("vote", "committee", "Agency", "not to recommend the terms", "2016-12-01"), "not recommended"),
        (act("sign", "committee", "Agency", "the agreement", "2016-12-01"), "ratified"),
        (act("sign", *TWO, "an agreement in principle", "2016-12-01"), "tentative"),
    ],
)
def test_an_agreement_moves_by_what_is_done_to_it(done: Fact, state: str) -> None:
    assert only(TERMS, done).state == state


def test_it_cannot_be_imposed_once_it_is_ratified_and_that_is_kept_beside() -> None:
    ratified = act("sign:ratify", "Guild", "Agency", "the agreement", "2017-01-27")
    life = only(TERMS, ratified, act("impose", "Agency", "Guild", "the contract", "2017-03-01"))
    assert life.state == "ratified"
    assert [str(point.state) for point in life.beside] == ["imposed"]


def test_new_terms_after_a_signature_are_another_agreement() -> None:
    again = act("agree", *TWO, "heads of terms on pilotage", "2019-10-21")
    assert [life.state for life in lives(TERMS, SIGNED, again)] == ["signed", "tentative"]


def test_agreements_of_other_pairs_are_others() -> None:
    other = act("agree", "Guild", "Employers", "heads of terms on pay", "2016-10-22")
    assert {life.parties for life in lives(TERMS, other)} == {("Agency", "Guild"), ("Employers", "Guild")}


def test_it_is_called_what_says_most_of_it() -> None:
    life = only(
        act("agree", *TWO, "a deal", "2016-10-21"), act("sign", *TWO, "a national agreement on rest", "2017-02-09")
    )
    assert life.name == "a national agreement on rest"
    assert life.level == "national"
    named = act("sign", *TWO, "it", "2017-02-09", object=ActObject(ObjectKind.AGREEMENT, "the Calder contract of 2017"))
    assert only(named).name == "the Calder contract of 2017"


def test_who_takes_it_up_locally_is_an_adopter() -> None:
    trusts = PartyKind.COLLECTIVE
    life = only(
        TERMS,
        act("approach", "a number of ports", "Agency", "the contract", "2016-12-01", kind=trusts),
        act("sign", "Holme Bight", "Agency", "up to adopt the agreement", "2017-03-01"),
        act("support", "Little Orme", "Agency", "adopting the agreement", "2017-03-02"),
    )
    assert [(a.name, a.status) for a in life.adopters] == [
        ("a number of ports", AdoptionStatus.APPROACHED),
        ("Holme Bight", AdoptionStatus.ADOPTED),
        ("Little Orme", AdoptionStatus.INTERESTED),
    ]
    assert life.state == "tentative"


def test_that_it_cannot_be_renegotiated_is_kept_with_everybody_who_says_so() -> None:
    paper = head("d5", "2016-12-05")
    claim = Position("Agency", "renegotiation of the contract", Stance.OPPOSES, HERE, since=date("2016-11"))
    life = only(
        TERMS,
        act("deny", "Guild", None, "the contract cannot be renegotiated", "2016-12-01"),
        act("warn", "Agency", None, "the contract could not be renegotiated", "2016-12-05"),
        fact(claim, paper),
    )
    said = [set(claim.claimants) for claim in life.non_negotiable]
    assert set().union(*said) == {"Guild", "Agency"}
    assert life.state == "tentative"
    assert min(str(claim.since) for claim in life.non_negotiable) == "2016-11"


def claim(holder: str, issue: str = "contract being renegotiated", stance: Stance = Stance.OPPOSES) -> Fact:
    return fact(Position(holder, issue, stance, HERE, since=date("2016-11")), head("d5", "2016-12-05"))


def test_what_two_sides_hold_to_be_final_is_an_agreement_whose_renegotiation_is_refused() -> None:
    life = only(claim("Guild"), claim("Agency"))
    assert (life.name, life.parties, states(life)) == ("contract", ("Agency", "Guild"), ["renegotiation refused"])
    assert life.points[0].by == ("Agency", "Guild")
    assert str(life.when) == "2016-11"
    assert life.non_negotiable[0].claimants == ("Agency", "Guild")


def test_a_ministry_and_its_government_that_hold_the_same_are_one_side() -> None:
    told = (claim("Guild"), claim("Department of Ports"), claim("government"))
    assert only(*told).parties == ("Department of Ports", "Guild")
    assert lives(*told[1:]) == ()


@pytest.mark.parametrize(
    "told",
    [
        (claim("Guild"),),
        (claim("Guild"), claim("Agency", stance=Stance.SUPPORTS)),
        (claim("Guild"), claim("Agency", "tariff being renegotiated")),
        (claim("Guild"), claim("Ann Orr"), name("Ann Orr", PartyKind.PERSON, PAPER)),
    ],
    ids=["one side", "one of two", "two matters", "a person who acts for nobody"],
)
def test_what_one_side_claims_is_no_agreement(told: tuple[Fact, ...]) -> None:
    assert lives(*told) == ()


@pytest.mark.parametrize(("level", "expected"), [(Level.THIRD_PARTY, "in negotiation"), (Level.INFORMAL, "tentative")])
def test_talks_told_before_the_terms_are_their_negotiation(level: Level, expected: str) -> None:
    told = talks("open", "2016-07", level=level, document=head("d3", "2016-09-22"))
    assert states(only(told, TERMS))[0] == expected


def test_what_two_sides_sign_is_an_agreement_whatever_the_paper_is_called() -> None:
    assert states(only(act("sign", *TWO, "the document", "2014-05-01"))) == ["signed"]
    assert lives(act("sign", "Guild", None, "the document", "2014-05-01")) == ()
