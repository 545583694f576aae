"""Demands, offers, invitations: from made to met, with how each answer was matched, and silence derived."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest
from tests.record.telling import act, head, name, part, role, talks

from standoff.ontology import DEMAND_MOVES, Act, ActObject, ActStatus, DemandState, Fact, ObjectKind, PartyKind, Span
from standoff.record.demands import WINDOW, DemandLife, demands
from standoff.record.sides import Sides
from standoff.record.timeline import timeline

ASKED = ("Guild", "Agency")
ANSWER = ("Agency", "Guild")
APOLOGY = act("demand", *ASKED, "an apology for the circular", "2014-03-03")


def lives(*facts: Fact, until: str | None = None, window: int = WINDOW) -> tuple[DemandLife, ...]:
    day = dt.date.fromisoformat(until) if until else None
    return demands(timeline(facts), facts, Sides(facts), day=day, window=window)


def only(*facts: Fact, until: str | None = None) -> DemandLife:
    (life,) = lives(*facts, until=until)
    return life


def states(life: DemandLife) -> list[str]:
    return [str(point.state) for point in life.points]


# what asks for nothing


@pytest.mark.parametrize(
    "fact",
    [
        act("criticise", *ASKED, "the circular", "2014-03-03"),
        act("propose", "Agency", None, "a cut", "2014-03-03"),
        act("demand", None, "Agency", "an apology", "2014-03-03"),
        act("demand", *ASKED, "an apology", "2014-03-03", status=ActStatus.PLANNED),
        act("demand", *ASKED, "an apology", "2014-03-03", polarity=False),
        act("reject", *ANSWER, "the demand for an apology", "2014-03-03"),
    ],
)
def test_what_asks_for_nothing_makes_no_demand(fact: Fact) -> None:
    assert lives(fact) == ()


@pytest.mark.parametrize(
    "about", [None, "a request", "demands", "this demand", "it", "to do so", "something", "11", "two"]
)
@pytest.mark.parametrize("type_", ["demand", "request", "offer", "invite"])
def test_what_tells_neither_of_whom_nor_what_is_no_demand(type_: str, about: str | None) -> None:
    told = act(type_, "Guild", None, about, "2014-03-03")
    assert lives(told) == ()
    (event,) = timeline((told,))
    assert event.type == type_


@pytest.mark.parametrize(
    "fact",
    [
        act("demand", *ASKED, None, "2014-03-03"),
        act("demand", *ASKED, "it", "2014-03-03"),
        act("demand", "Guild", None, "8 per cent", "2014-03-03"),
        act("demand", "Guild", None, "11 hours", "2014-03-03"),
        act("demand", "Guild", None, "£200,000", "2014-03-03"),
        act("request", "Guild", None, "a reply by 14 November", "2014-03-03"),
        act("request", "Guild", None, "talks", "2014-03-03"),
        act("offer", "Guild", None, None, "2014-03-03", condition="the strike is called off"),
    ],
)
def test_one_who_is_asked_or_a_thing_that_is_sought_makes_a_demand(fact: Fact) -> None:
    assert only(fact).issuer == "Guild"


@pytest.mark.parametrize(
    ("type_", "kind"),
    [
        ("demand", "demand"),
        ("request", "request"),
        ("request:meet", "request"),
        ("offer", "offer"),
        ("propose", "offer"),
        ("invite", "invitation"),
    ],
)
def test_what_asks_or_holds_out_makes_one(type_: str, kind: str) -> None:
    life = only(act(type_, *ASKED, "a review of the licence", "2014-03-03"))
    assert (life.kind, life.issuer, life.addressees, life.sought) == (
        kind,
        "Guild",
        ("Agency",),
        "a review of the licence",
    )
    assert states(life) == ["made"]


def test_an_offer_that_is_held_out_is_made_though_it_has_not_happened() -> None:
    assert only(act("offer", *ASKED, "a pause", "2014-03-03", status=ActStatus.OFFERED)).state == "made"


def test_a_demand_that_nobody_dates_and_nobody_is_asked_for_is_still_one() -> None:
    life = only(act("demand", "Guild", None, "an apology", None, document=head("d1", None)), until="2016-01-01")
    assert (life.made, life.addressees, states(life)) == (None, (), ["made"])


def test_two_things_asked_in_one_breath_are_two_demands() -> None:
    asked = act("demand", *ASKED, "withdrawal of the circular and an apology", "2014-03-03")
    assert [life.sought for life in lives(asked)] in (
        ["withdrawal of the circular", "an apology"],
        ["an apology", "withdrawal of the circular"],
    )


# answers


@pytest.mark.parametrize(
    ("answer", "state"),
    [
        (("reject", "an apology"), "refused"),
        (("agree:promise", "an apology"), "promised"),
        (("concede:apology", "an apology for the circular"), "met"),
        (("concede:concession", "apologising for the circular"), "met"),
        (("cooperate", "the apology for the circular"), "met"),
        (("acknowledge", "the call for an apology"), "acknowledged"),
        (("propose:counter", "an apology in private"), "countered"),
        (("offer", "an apology in private"), "promised"),
    ],
)
def test_an_answer_in_words_it_shares_moves_the_demand(answer: tuple[str, str], state: str) -> None:
    life = next(d for d in lives(APOLOGY, act(answer[0], *ANSWER, answer[1], "2014-04-01")) if d.kind == "demand")
    assert states(life) == ["made", state]
    assert "apolog" in life.points[1].because
    assert life.points[1].by == "Agency"


@pytest.mark.parametrize(
    "answer",
    [
        act("reject", *ANSWER, "a review of the licence", "2014-04-01"),
        act("reject", "Ministry", "Board", "an apology", "2014-04-01"),
        act("reject", *ASKED, "an apology", "2014-04-01"),
        act("reject", *ANSWER, "an apology", "2014-04-01", status=ActStatus.POSSIBLE),
        act("agree:promise", "Ministry", "Guild", "an apology", "2014-04-01"),
    ],
)
def test_what_is_no_answer_to_it_leaves_a_demand_as_it_is(answer: Fact) -> None:
    assert only(APOLOGY, answer).state == "made"


def test_an_answer_before_the_demand_is_none() -> None:
    assert only(APOLOGY, act("reject", *ANSWER, "an apology", "2014-02-01")).state == "made"


def test_a_refusal_may_come_from_another_than_is_asked() -> None:
    life = only(APOLOGY, act("reject", "Ministry", "Guild", "an apology", "2014-04-01"))
    assert (life.state, life.points[-1].by) == ("refused", "Ministry")


def test_an_answer_that_names_what_it_answers_needs_no_words_in_common() -> None:
    asked = act("demand", *ASKED, "an apology for the circular", "2014-03-03", fact_id="a-asked")
    refused = act("reject", *ANSWER, "saying the word sorry for the circular", "2014-04-01", in_response_to="a-asked")
    assert only(asked, refused).points[-1].because == "it names what it answers"
    by_object = act("reject", *ANSWER, "circular", "2014-04-01", object=ActObject(ObjectKind.DEMAND, "an apology"))
    assert only(asked, by_object).points[-1].because == "it names what it answers"


def test_an_answer_to_the_invitation_is_to_the_last_one_between_the_two() -> None:
    invited = act("invite", "Agency", "Guild", "returning to the joint council", "2014-10-20")
    life = only(invited, act("agree:accept", "Guild", "Agency", "the invitation", "2015-02-19"))
    assert states(life) == ["made", "promised"]
    assert life.points[1].because == "it answers the invitation, the last between the two"


def test_another_amount_than_was_asked_is_a_counter_offer() -> None:
    asked = act("demand", *ASKED, "11 hours' rest between turns", "2014-03-03")
    assert only(asked, act("concede:concession", *ANSWER, "nine hours' rest", "2014-04-01")).state == "countered"
    assert only(asked, act("agree:promise", *ANSWER, "eleven hours' rest", "2014-04-01")).state == "promised"


def test_of_two_offers_of_different_amounts_the_later_supersedes_the_earlier() -> None:
    first, second = lives(
        act("offer", *ANSWER, "nine hours' rest", "2014-03-03"), act("offer", *ANSWER, "ten hours' rest", "2014-04-03")
    )
    assert (first.state, second.state) == ("superseded", "made")


def test_those_who_ask_can_take_it_back() -> None:
    asked = act("demand", *ASKED, "compensation for cancelled sailings", "2016-05-09")
    back = act("concede:demand withdrawn", *ASKED, "payment for lost sailings", "2016-09-20")
    assert states(only(asked, back)) == ["made", "withdrawn"]


def test_what_is_taken_back_of_another_matter_takes_back_no_demand() -> None:
    asked = act("demand", *ASKED, "the withdrawal of the pilotage charges", "2014-03-03")
    dropped = act("concede:demand withdrawn", "Guild", None, "its outright opposition to remote pilotage", "2016-05-23")
    assert states(only(asked, dropped)) == ["made"]


def test_an_answer_in_the_words_of_a_repetition_is_one_to_what_was_asked() -> None:
    asked = act("demand", *ASKED, "the withdrawal of Charging for Rest", "2014-03-03")
    paused = talks("paused", "2014-05-13", by="Guild", condition="until a circular on charging for rest is withdrawn")
    gone = replace(act("concede", *ANSWER, "the circular", "2015-02-12"), words="withdrawn")
    life = only(asked, paused, gone)
    assert states(life) == ["made", "repeated", "met"]
    assert life.points[-1].because == "it answers in words it shares: circular, withdraw"
    other = replace(act("concede", *ANSWER, "the advert", "2015-02-12"), words="withdrawn")
    assert states(only(asked, paused, other)) == ["made", "repeated"]


def test_what_says_only_that_it_does_not_do_so_answers_what_its_document_tells() -> None:
    paper = head("d1", "2014-03-12")
    asked = act("demand", *ASKED, "that it scrap the circular", "2014-03-05", document=paper)
    refused = act("reject", "Agency", None, "to do so", "2014-03-10", document=paper)
    assert states(only(asked, refused)) == ["made", "refused"]
    # of another document, of two things asked apart, by somebody else
    assert states(only(asked, act("reject", "Agency", None, "to do so", "2014-03-10", document="d2"))) == ["made"]
    review = act("demand", *ASKED, "a review of the licence", "2014-03-05", document=paper)
    assert [states(life) for life in lives(asked, review, refused)] == [["made"], ["made"]]
    assert states(only(asked, act("reject", "Port", None, "to do so", "2014-03-10", document=paper))) == ["made"]


def at(fact: Fact, place: int) -> Fact:
    assert isinstance(fact.finding, Act)
    return replace(fact, finding=replace(fact.finding, trigger=Span(place, place + 3)))


def test_a_refusal_that_names_nothing_answers_what_its_document_has_just_told() -> None:
    paper = head("d1", "2014-03-12")
    offer = at(act("offer", *ASKED, "a rise of 4 per cent", "2014-03-10", document=paper), 100)
    refused = act("reject", "Agency", None, None, "2014-03-11", document=paper)
    assert states(only(offer, at(refused, 200))) == ["made", "refused"]
    # told before it, of another document, to somebody else, by somebody else, of one of two things
    assert states(only(offer, at(refused, 50))) == ["made"]
    assert states(only(offer, at(act("reject", "Agency", None, None, "2014-03-11", document="d2"), 200))) == ["made"]
    assert states(only(offer, at(act("reject", "Agency", "Port", None, "2014-03-11", document=paper), 200))) == ["made"]
    assert states(only(offer, at(act("reject", "Port", None, None, "2014-03-11", document=paper), 200))) == ["made"]
    invited = at(act("invite", *ASKED, "to talks about the rota", "2014-03-10", document=paper), 120)
    assert [states(life) for life in lives(offer, invited, at(refused, 200))] == [["made"], ["made"]]


def test_that_it_is_met_can_be_denied_by_those_who_asked() -> None:
    met = act("concede:apology", *ANSWER, "an apology for the circular", "2014-04-01")
    denied = act("deny", *ASKED, "having had an apology for the circular", "2014-05-01")
    assert states(only(APOLOGY, met, denied)) == ["made", "met", "disputed"]


def test_what_two_agree_answers_what_either_had_asked() -> None:
    agreed = act("agree", ("Guild", "Agency"), ("Agency", "Guild"), "an apology", "2014-06-01")
    life = only(APOLOGY, agreed)
    assert (life.state, life.points[-1].by) == ("promised", "Agency")


def test_a_reply_without_a_matter_acknowledges_what_was_just_asked() -> None:
    replied = act("agree:promise", *ANSWER, "answering the letter", "2014-03-10")
    assert states(only(APOLOGY, replied)) == ["made", "acknowledged"]
    late = act("agree:promise", *ANSWER, "answering the letter", "2014-09-10")
    assert states(only(APOLOGY, late)) == ["made"]


# asking again


def test_asking_again_repeats_and_another_report_of_the_same_day_does_not() -> None:
    again = act("demand", *ASKED, "the apology", "2014-09-01")
    reported = act("demand", *ASKED, "an apology", "2014-03", document=head("late", "2015-01-01"))
    life = only(APOLOGY, again, reported)
    assert states(life) == ["made", "repeated"]
    assert len(life.points[0].evidence) == 2


def test_a_request_that_becomes_a_demand_is_escalated() -> None:
    requested = act("request", *ASKED, "a review of the licence", "2014-03-03")
    assert states(only(requested, act("demand", *ASKED, "a review", "2014-05-03"))) == ["made", "escalated"]


def test_what_was_met_and_is_asked_again_is_made_anew() -> None:
    met = act("concede:apology", *ANSWER, "an apology", "2014-04-01")
    assert states(only(APOLOGY, met, act("demand", *ASKED, "an apology", "2014-06-01"))) == ["made", "met", "made"]


def test_a_condition_for_talks_repeats_the_demand_it_names() -> None:
    asked = act("demand", *ASKED, "withdrawal of the circular", "2014-03-03")
    until = "until the circular is withdrawn"
    paused = talks("paused", "2014-05-13", by="Guild", condition=until)
    life = only(asked, paused)
    assert states(life) == ["made", "repeated"]
    assert life.points[1].because == "it is set as a condition for talks"
    assert only(asked, talks("paused", "2014-05-13", by="Agency", condition=until)).state == "made"


def test_a_chair_and_a_committee_ask_for_the_body_they_act_for() -> None:
    paper = head("d1", "2014-03-01")
    bodies = part("committee", "Guild", paper), role("Ann Orr", "chair", "committee", paper)
    life = only(*bodies, APOLOGY, act("demand", "Ann Orr", "Agency", "an apology", "2014-06-01"))
    assert (states(life), life.parties) == (["made", "repeated"], ("Guild", "Agency"))
    assert life.points[1].by == "Ann Orr"


def test_a_promise_presupposes_that_it_had_been_asked_for() -> None:
    promised = act("agree:promise", *ANSWER, "a return on rest by the end of June", "2017-05-20")
    life = only(promised, act("request", *ASKED, "the return on rest", "2017-08-20"))
    assert states(life) == ["made", "promised", "repeated"]
    assert [point.derived for point in life.points] == [True, False, False]
    assert str(life.deadline) == "2017-06"


# silence


@pytest.mark.parametrize(
    ("until", "expected"),
    [(None, ["made"]), ("2014-05-31", ["made"]), ("2014-06-01", ["made", "unanswered"])],
)
def test_after_the_window_a_demand_is_unanswered(until: str | None, expected: list[str]) -> None:
    life = only(APOLOGY, until=until)
    assert states(life) == expected
    if expected[-1] == "unanswered":
        silent = life.points[-1]
        assert (silent.derived, silent.window, str(silent.when)) == (True, 90, "2014-06-01")
        assert silent.evidence == life.points[0].evidence


def test_that_nobody_answers_is_said_of_an_undated_demand_too_and_no_day_is_invented() -> None:
    undated = act("demand", *ASKED, "an apology", document=head("undated", None))
    life = only(undated, until="2020-01-01")
    assert (life.state, life.when, life.silence) == ("made", None, "no answer in the record")
    answered = only(APOLOGY, act("reject", *ANSWER, "an apology", "2014-04-01"))
    assert answered.silence is None
    again = only(APOLOGY, act("agree:promise", *ANSWER, "an apology", "2014-04-01"), act("demand", *ASKED, "an apology",
        "2014-09-01"))  # fmt: skip
    assert (again.state, again.silence) == ("repeated", "no answer since in the record")
    assert only(APOLOGY, until="2014-12-01").silence is None  # unanswered says it, with its window


def test_a_late_answer_leaves_the_silence_before_it_to_be_seen() -> None:
    life = only(APOLOGY, act("reject", *ANSWER, "an apology", "2015-01-01"), until="2016-01-01")
    assert states(life) == ["made", "unanswered", "refused"]


def test_the_window_can_be_chosen_and_is_shown() -> None:
    (life,) = lives(APOLOGY, until="2014-03-20", window=14)
    assert (life.state, life.points[-1].window) == ("unanswered", 14)


def test_a_reply_that_is_asked_for_by_a_day_sets_the_deadline_and_is_no_demand() -> None:
    invited = act("invite", "Agency", "Guild", "returning to the joint council", "2014-10-20")
    by = act("request", "Agency", "Guild", "a reply by 14 November", "2014-10-20")
    assert str(only(invited, by).deadline) == "2014-11-14"
    assert states(only(invited, by, until="2014-11-14")) == ["made"]
    assert states(only(invited, by, until="2014-11-15")) == ["made", "lapsed"]
    accepted = act("agree:accept", "Guild", "Agency", "the invitation", "2015-02-19")
    assert states(only(invited, by, accepted, until="2015-06-01")) == ["made", "unanswered", "promised"]


def test_who_must_act_may_be_another_than_is_asked() -> None:
    board = name("Standards Board", PartyKind.ORGANISATION, head("d1"))
    life = only(board, act("demand", "Guild", "Ministry", "a review by the Standards Board", "2014-03-03"))
    assert (life.addressees, life.must_act) == (("Ministry",), "Standards Board")


# rules


def test_what_may_not_follow_stands_beside_and_is_not_lost() -> None:
    back = act("concede:demand withdrawn", *ASKED, "the call for an apology", "2014-04-01")
    refused = act("reject", *ANSWER, "an apology", "2014-05-01", fact_id="a-late")
    life = only(APOLOGY, back, refused)
    assert states(life) == ["made", "withdrawn"]
    assert [(str(point.state), point.evidence) for point in life.beside] == [("refused", ("a-late",))]
    assert "a-late" in life.evidence


def test_every_step_may_follow_the_one_before_and_says_why_it_is_there() -> None:
    facts = (
        APOLOGY,
        act("acknowledge", *ANSWER, "the call for an apology", "2014-03-10"),
        act("reject", *ANSWER, "an apology", "2014-04-01"),
        act("demand", *ASKED, "an apology", "2014-09-01"),
        act("agree:promise", *ANSWER, "an apology", "2015-04-01"),
        act("concede:apology", *ANSWER, "an apology", "2015-05-01"),
    )
    life = only(*facts, until="2016-01-01")
    assert states(life) == ["made", "acknowledged", "refused", "repeated", "unanswered", "promised", "met"]
    for before, after in zip(life.points, life.points[1:], strict=False):
        assert after.state in DEMAND_MOVES[before.state]
    assert all(point.because and point.evidence for point in life.points)
    assert not life.open
    assert DemandState.MET is life.state
