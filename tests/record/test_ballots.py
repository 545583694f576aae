"""Votes and mandates: one vote from many reports, its numbers side by side, and what a carried ballot empowers to."""

from __future__ import annotations

import datetime as dt
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.record.making import HERE, Happening, by_id, event, fact, on

from standoff.ontology import (
    ActStatus,
    Count,
    Fact,
    GroupResult,
    MandateState,
    Name,
    PartyKind,
    Share,
    Threshold,
    Vote,
    VoteKind,
    VoteResult,
    VoteState,
)
from standoff.record import Ballot, Entry, ballots, mandates

GUILD, BOARD = "Crews' Guild", "Ferry Board"
CARRIED = VoteResult.CARRIED


def vote(
    id: str,
    published: str | None = None,
    *,
    body: str | None = GUILD,
    motion: str | None = "to strike over night sailings",
    result: VoteResult | None = CARRIED,
    yes: float | None = None,
    no: float | None = None,
    date: str | None = None,
    document: str = "",
    words: str = "",
    returned: int | None = None,
    electorate: int | None = None,
    turnout: float | None = None,
    kind: VoteKind | None = None,
    state: VoteState | None = None,
    opened: str | None = None,
    closed: str | None = None,
    threshold: Threshold | None = None,
    public_service: bool | None = None,
) -> Fact:
    counts = tuple(Count(option, value) for option, value in (("yes", yes), ("no", no)) if value is not None)
    finding = Vote(
        body,
        motion,
        result,
        counts,
        kind,
        electorate,
        returned,
        turnout,
        date=on(date),
        evidence=HERE,
        state=state,
        opened=on(opened),
        closed=on(closed),
        threshold=threshold,
        public_service=public_service,
    )
    return fact(id, finding, published, document, words)


def one(facts: list[Fact], events: list[Happening] | None = None) -> Ballot:
    (found,) = ballots(facts, events or [])
    return found


def test_nobody_voted_when_nobody_says_so() -> None:
    assert ballots([]) == ()


def test_an_undated_vote_without_numbers_keeps_its_fields_empty() -> None:
    found = one([vote("v1", yes=None)])
    assert (found.when, found.figures, found.discrepancies, found.result) == (None, (), (), CARRIED)
    assert [(step.state, step.when) for step in found.steps] == [(VoteState.CARRIED, None)]


def test_votes_of_nobody_named_stay_with_their_documents() -> None:
    told = [vote("v1", "2016-04-15", body=None, yes=57, no=2), vote("v2", "2016-04-16", body=None, yes=57, no=2)]
    assert [found.parties for found in ballots(told)] == [(), ()]


def test_two_documents_tell_of_one_vote() -> None:
    found = one(
        [
            vote("v1", "2016-04-15", date="2016-04-14", yes=811, no=169),
            vote("v2", "2016-04-16", date="2016-04-13", motion="industrial action on night sailings"),
        ]
    )
    assert found.evidence == ("v1", "v2")
    assert found.motions == ("industrial action on night sailings", "to strike over night sailings")


@pytest.mark.parametrize(
    "other",
    [
        vote("v2", "2016-04-15", date="2016-04-14", body=BOARD),
        vote("v2", "2016-04-15", date="2016-04-14", motion="to strike over crew rest"),
        vote("v2", "2017-04-15", date="2017-04-14"),
        vote("v2", "2016-04-15", date="2016-04-14", motion="to accept the offer on night sailings"),
        vote("v2", "2012-04-15"),
    ],
    ids=["another body", "another matter", "another year", "another kind", "told before it was held"],
)
def test_different_votes_stay_apart(other: Fact) -> None:
    assert len(ballots([vote("v1", "2016-04-15", date="2016-04-14"), other])) == 2


def test_a_vote_is_known_again_by_its_numbers() -> None:
    told = [
        vote("v1", "2017-01-27", date="2017-01", motion="to accept the agreement with the board", yes=614, no=281),
        vote("v2", "2017-09-14", motion="to accept the settlement", yes=614, no=281),
    ]
    assert one(told).kind is VoteKind.OFFER_BALLOT


def test_numbers_that_differ_stand_side_by_side_with_who_gives_them() -> None:
    found = one([vote("v1", "2016-04-15", yes=811, no=169), vote("v2", "2016-04-16", yes=815, no=169)])
    figures = {figure.what: figure for figure in found.figures}
    assert figures["yes"].values == ((811, ("v1",)), (815, ("v2",)))
    assert (figures["yes"].value, figures["no"].value) == (None, 169)
    assert found.discrepancies == ("yes is given as 811 (v1) or 815 (v2)",)
    assert [count.option for count in found.vote.counts] == ["no"]


def test_a_vote_keeps_its_id_when_another_article_words_it_otherwise() -> None:
    first = vote("v1", "2016-04-15", date="2016-04-14")
    more = vote("v0", "2016-04-16", date="2016-04-14", motion="a strike over night sailings and lodging")
    assert one([first]).id == one([first, more]).id


def test_two_votes_of_one_kind_on_one_day_have_ids_of_their_own() -> None:
    told = [vote("v1", "2016-04-15", date="2016-04-14"), vote("v2", date="2016-04-14", motion="to strike over lodging")]
    assert len({found.id for found in ballots(told)}) == 2


def test_how_parts_of_the_voters_voted_keeps_who_says_so() -> None:
    part = GroupResult("younger members", HERE, words="more in favour")
    counted = Vote(GUILD, "to strike", CARRIED, evidence=HERE, group_results=(part,), margin="overwhelmingly")
    found = one([fact("v1", counted, "2016-04-15"), vote("v2", "2016-04-16", motion="to strike")])
    assert found.group_results == ((part, "v1"),)
    assert (found.margins, found.vote.margin) == (("overwhelmingly",), "overwhelmingly")


def test_results_that_differ_leave_the_result_open() -> None:
    found = one([vote("v1", "2016-04-15"), vote("v2", "2016-04-16", result=VoteResult.LOST)])
    assert (found.result, found.state) == (None, None)
    assert found.discrepancies == ("the result is given as carried (v1) or lost (v2)",)


def test_arithmetic_is_checked_within_an_account_and_across_accounts() -> None:
    told = [
        vote("v1", "2016-04-15", yes=811, no=169),
        vote("v2", "2016-04-16", returned=900, electorate=1240, turnout=79.5),
    ]
    assert one(told).discrepancies == (
        "turnout is given as 79.5 %, but 900 of 1,240 papers returned make 72.6 %",
        "811 yes + 169 no make 980, 80 more than the 900 returned",
    )


def test_papers_that_an_account_counts_as_an_option_are_papers() -> None:
    counted = Vote(GUILD, "to strike", CARRIED, (Count("yes", 811), Count("returned", 800)), evidence=HERE)
    found = one([fact("v1", counted, "2016-04-15")])
    assert found.vote.returned == 800
    assert found.discrepancies == ("811 yes make 811, 11 more than the 800 returned",)


def test_the_life_of_a_vote_from_its_call_to_its_result() -> None:
    events = [
        event("e1", "call-vote", GUILD, BOARD, "2016-02-24", about="industrial action over night sailings"),
        event("e2", "vote", GUILD, BOARD, "2016-04-14", about="a strike over night sailings", documents=("d9",)),
    ]
    told = [vote("v1", "2016-04-15", opened="2016-03-07", closed="2016-04-13", document="d9")]
    found = one(told, events)
    assert [(str(step.state), str(step.when)) for step in found.steps] == [
        ("called", "2016-02-24"),
        ("open", "2016-03-07"),
        ("closed", "2016-04-13"),
        ("carried", "2016-04-14"),
    ]
    assert found.parties == (GUILD, BOARD)
    assert found.documents == ("d-e1", "d9")


def test_a_vote_that_is_only_called_or_planned_has_no_result() -> None:
    called = event("e1", "call-vote", GUILD, (), "2016-02-24", about="night sailings")
    planned = event("e2", "call-vote", BOARD, (), None, about="the heads of terms", status=ActStatus.PLANNED)
    dated = event("e3", "call-vote", "Port Trust", (), "2017-01-09", about="rest", status=ActStatus.PLANNED)
    found = {b.body: b for b in ballots([], [called, planned, dated])}
    assert [found[body].state for body in (GUILD, BOARD, "Port Trust")] == [
        VoteState.CALLED,
        VoteState.PROPOSED,
        VoteState.CALLED,
    ]
    assert [step.planned for step in found["Port Trust"].steps] == [True]
    assert all(b.result is None for b in found.values())


def test_a_result_long_after_a_call_is_of_another_ballot() -> None:
    called = event("e1", "call-vote", GUILD, BOARD, "2015-02-24", about="night sailings")
    assert len(ballots([vote("v1", "2016-04-15", date="2016-04-14")], [called])) == 2


def test_a_person_who_votes_is_no_body_that_does() -> None:
    name = fact("n1", Name("Ann Orr", PartyKind.PERSON), "2016")
    assert ballots([name], [event("e1", "vote", "Ann Orr", (), "2016-04-14", about="no")]) == ()


def test_a_part_of_the_voters_that_is_only_compared_is_no_body_that_votes() -> None:
    assert ballots([], [event("e1", "vote", "more pilots", (), "2016-04-14")]) == ()


def test_when_it_was_is_not_what_it_was_about() -> None:
    told = event("e1", "vote", GUILD, BOARD, "2016-04-14", about="Tuesday night")
    found = one([vote("v1", "2016-04-15", date="2016-04-14", document="d-e1")], [told])
    assert found.motions == ("to strike over night sailings",)


def test_a_vote_that_did_not_happen_is_no_vote() -> None:
    never = event("e1", "vote", GUILD, BOARD, "2016-04-14", status=ActStatus.DID_NOT_HAPPEN)
    assert ballots([], [never, event("e2", "vote", GUILD, BOARD, "2016-04-14", polarity=False)]) == ()


@pytest.mark.parametrize(
    ("body", "motion", "words", "kind"),
    [
        (GUILD, "to strike over night sailings", "", VoteKind.ACTION_BALLOT),
        (GUILD, "industrial action", "", VoteKind.ACTION_BALLOT),
        ("executive council", "to ballot members on industrial action", "", VoteKind.COMMITTEE),
        (GUILD, "to accept the settlement", "", VoteKind.OFFER_BALLOT),
        (GUILD, "no confidence in the chair", "", VoteKind.NO_CONFIDENCE),
        (GUILD, "to take part in the trial", "carried a motion", VoteKind.CONFERENCE),
        (GUILD, "an indicative ballot on a strike", "", VoteKind.INDICATIVE_BALLOT),
        (GUILD, "to move the office", "", None),
    ],
)
def test_what_kind_of_vote_body_and_motion_imply(body: str, motion: str, words: str, kind: VoteKind | None) -> None:
    found = one([vote("v1", "2016", body=body, motion=motion, words=words)])
    assert (found.kind, found.kind_derived) == (kind, kind is not None)


def test_a_kind_that_is_told_is_not_derived() -> None:
    found = one([vote("v1", "2016", motion="to move the office", kind=VoteKind.CONFERENCE)])
    assert (found.kind, found.kind_derived) == (VoteKind.CONFERENCE, False)


BALLOT = {"yes": 300.0, "no": 150.0, "returned": 450, "electorate": 1000, "date": "2019-04-14"}


def test_the_law_of_its_date_tells_what_a_ballot_must_reach() -> None:
    found = one([vote("v1", "2019-04-15", public_service=True, **BALLOT)])  # type: ignore[arg-type]
    assert [(c.threshold.share, c.rule, c.reached, c.met) for c in found.thresholds] == [
        (Share.TURNOUT, "law", 45.0, False),
        (Share.ENTITLED, "law", 30.0, False),
    ]
    assert len(found.discrepancies) == 2


def test_whether_it_is_a_public_service_is_not_guessed() -> None:
    found = one([vote("v1", "2019-04-15", **BALLOT)])  # type: ignore[arg-type]
    assert [check.met for check in found.thresholds] == [False, None]


def test_before_the_law_that_is_known_nothing_is_checked_but_its_own_rule() -> None:
    rule = Threshold(66, Share.CAST)
    found = one([vote("v1", "2016-04-15", yes=600, no=400, date="2016-04-14", threshold=rule)])
    assert found.law is None
    assert [(c.rule, c.reached, c.met) for c in found.thresholds] == [("own rule", 60.0, False)]


def carried(id: str, date: str | None, motion: str = "to strike over night sailings") -> Fact:
    return vote(id, date, date=date, motion=motion)


DISPUTE = [event("e0", "vote", GUILD, BOARD, "2019-04-14", about="a strike over night sailings", facts=("v1",))]


def life(events: list[Happening], facts: list[Fact] | None = None, as_of: str | None = None) -> list[str]:
    """The steps of the first mandate, as words."""
    told = facts or [carried("v1", "2019-04-14")]
    found = mandates(ballots(told, DISPUTE), [*DISPUTE, *events], as_of=dt.date.fromisoformat(as_of) if as_of else None)
    return [f"{step.state} {step.when}{' (derived)' if step.derived else ''}" for step in found[0].steps]


def test_a_lost_vote_a_committees_decision_and_an_offer_ballot_give_no_mandate() -> None:
    told = [
        vote("v1", "2019-04-15", result=VoteResult.LOST),
        vote("v2", "2019-04-15", body="executive council"),
        vote("v3", "2019-04-15", motion="to accept the offer"),
        vote("v4", "2019-04-15", body=None),
    ]
    assert mandates(ballots(told)) == ()


def test_a_mandate_begins_with_the_ballot_and_expires_by_the_law_of_its_date() -> None:
    (found,) = mandates(ballots([carried("v1", "2019-04-14")]), as_of=dt.date(2019, 10, 14))
    assert (found.state, found.expires) == (MandateState.IN_FORCE, dt.date(2019, 10, 14))
    assert life([], as_of="2019-10-15") == ["in force 2019-04-14 (derived)", "expired 2019-10-14 (derived)"]


@pytest.mark.parametrize("date", ["2016-04-14", "2019-04", None])
def test_no_expiry_without_a_law_or_an_exact_day(date: str | None) -> None:
    (found,) = mandates(ballots([carried("v1", date)]), as_of=dt.date(2030, 1, 1))
    assert (found.expires, found.state) == (None, MandateState.IN_FORCE)


def test_a_mandate_runs_from_the_last_day_of_voting() -> None:
    told = [vote("v1", "2019-04-20", date="2019-04-16", opened="2019-03-01", closed="2019-04-14")]
    (found,) = mandates(ballots(told), as_of=dt.date(2019, 5, 1))
    assert found.expires == dt.date(2019, 10, 14)


def test_a_strike_uses_the_mandate() -> None:
    used = [
        event("e1", "strike", GUILD, BOARD, "2019-06-14", about="night sailings"),
        event("e2", "strike", GUILD, BOARD, "2019-07-14"),
    ]
    assert life(used, as_of="2019-08-01") == ["in force 2019-04-14 (derived)", "used 2019-06-14"]


@pytest.mark.parametrize(
    "unused",
    [
        event("e1", "strike", GUILD, BOARD, None),
        event("e1", "strike", GUILD, BOARD, "1985"),
        event("e1", "strike", GUILD, BOARD, "2019-06-14", status=ActStatus.PLANNED),
        event("e1", "strike", GUILD, BOARD, "2019-06-14", about="crew rest"),
        event("e1", "strike", "Dockers' Union", BOARD, "2019-06-14"),
    ],
    ids=["undated", "before", "planned", "another matter", "others"],
)
def test_what_is_no_use_of_the_mandate(unused: Happening) -> None:
    assert life([unused], as_of="2019-08-01") == ["in force 2019-04-14 (derived)"]


def test_a_strike_after_the_expiry_is_shown_as_such() -> None:
    late = event("e1", "strike", GUILD, BOARD, "2019-11-14")
    (found,) = mandates(ballots([carried("v1", "2019-04-14")]), [late])
    assert (found.used_after_expiry, found.state) == (("e1",), MandateState.EXPIRED)


def test_a_new_ballot_on_the_same_matter_renews_the_mandate() -> None:
    again = [carried("v1", "2019-04-14"), carried("v2", "2019-09-14")]
    assert life([], again, as_of="2019-12-01") == ["in force 2019-04-14 (derived)", "renewed 2019-09-14 (derived)"]
    other = [carried("v1", "2019-04-14"), carried("v2", "2019-09-14", "to strike over crew rest")]
    assert life([], other, as_of="2019-12-01")[-1] == "expired 2019-10-14 (derived)"


def test_a_settlement_with_whom_the_ballot_concerned_supersedes_the_mandate() -> None:
    signed = event("e2", "sign", BOARD, GUILD, "2019-07-09", about="the agreement")
    used = event("e1", "strike", GUILD, BOARD, "2019-06-14")
    assert life([signed, used], as_of="2019-12-01") == [
        "in force 2019-04-14 (derived)",
        "used 2019-06-14",
        "superseded by settlement 2019-07-09 (derived)",
    ]


@pytest.mark.parametrize(
    "unsettled",
    [
        event("e1", "sign", GUILD, "Port Trust", "2019-07-09"),
        event("e1", "sign", GUILD, BOARD, "2019-03-09"),
        event("e1", "sign", GUILD, BOARD, "2019-07-09", mode="ratify"),
        event("e1", "sign", GUILD, BOARD, "2019-07-09", status=ActStatus.PLANNED),
    ],
    ids=["with others", "before", "ratified by one side", "planned"],
)
def test_what_settles_nothing(unsettled: Happening) -> None:
    assert life([unsettled], as_of="2019-08-01") == ["in force 2019-04-14 (derived)"]


MOTIONS = [
    "to strike over night sailings",
    "industrial action over night sailings",
    "to accept the offer",
    "rest",
    None,
]
DATES = [None, "2019", "2019-04", "2019-04-14", "2019-04-15", "2019-08-01"]
facts: st.SearchStrategy[list[Fact]] = st.lists(
    st.builds(
        vote,
        id=st.uuids().map(lambda u: f"v{u.hex[:8]}"),
        published=st.sampled_from([None, "2019-04-16", "2019-09-01", "2020-01-01"]),
        body=st.sampled_from([GUILD, BOARD, None]),
        motion=st.sampled_from(MOTIONS),
        result=st.sampled_from([CARRIED, VoteResult.LOST, None]),
        yes=st.sampled_from([None, 300.0, 310.0]),
        no=st.sampled_from([None, 150.0]),
        date=st.sampled_from(DATES),
        electorate=st.sampled_from([None, 1000]),
    ),
    max_size=8,
    unique_by=by_id,
)
events: st.SearchStrategy[list[Happening]] = st.lists(
    st.builds(
        event,
        id=st.uuids().map(lambda u: f"e{u.hex[:8]}"),
        type=st.sampled_from(["vote", "call-vote", "strike", "sign"]),
        actor=st.sampled_from([GUILD, BOARD]),
        recipient=st.sampled_from([(), BOARD]),
        when=st.sampled_from(DATES),
        about=st.sampled_from(MOTIONS),
        status=st.sampled_from([ActStatus.HAPPENED, ActStatus.PLANNED]),
        documents=st.sampled_from([("d2019-04-16",), ()]),
    ),
    max_size=6,
    unique_by=by_id,
)
DAY = dt.date(2020, 6, 1)


#: Each example is folded in twenty orders.
SHUFFLED = settings(max_examples=20, deadline=None)
FEW = settings(max_examples=40, deadline=None)


@SHUFFLED
@given(facts, events, st.integers())
def test_the_order_of_what_comes_in_is_no_matter(told: list[Fact], happened: list[Happening], seed: int) -> None:
    random = Random(seed)
    expected = ballots(told, happened)
    lives = mandates(expected, happened)
    for _ in range(20):
        random.shuffle(told)
        random.shuffle(happened)
        assert ballots(told, happened) == expected
        assert mandates(expected[::-1], happened) == lives


@FEW
@given(facts, events)
def test_every_report_is_in_one_vote_and_ids_differ(told: list[Fact], happened: list[Happening]) -> None:
    found = ballots(told, happened)
    assert sorted(f for b in found for f in b.evidence if f.startswith("v")) == sorted(f.id for f in told)
    lives = mandates(found, happened)
    entries: list[Entry] = [*found, *lives]
    assert len({entry.id for entry in entries}) == len(entries)


@FEW
@given(facts, events)
def test_one_bodys_facts_give_its_part_of_the_whole(told: list[Fact], happened: list[Happening]) -> None:
    mine = [f for f in told if isinstance(f.finding, Vote) and f.finding.body == GUILD]
    part = ballots(mine, [e for e in happened if e.actors == (GUILD,)])
    whole = ballots(told, happened)
    assert part == tuple(b for b in whole if b.body == GUILD)
    signed = [e for e in happened if GUILD in e.parties]
    assert mandates(part, signed, as_of=DAY) == tuple(
        m for m in mandates(whole, happened, as_of=DAY) if m.mandate.body == GUILD
    )
