"""Channels: whether two sides are talking, at which level, who stopped it, and on what condition."""

from __future__ import annotations

import datetime as dt

import pytest
from tests.record.telling import act, head, part, role, talks

from standoff.ontology import ActStatus, Copy, CopyKind, Fact, Level, PartyKind, RoleStatus
from standoff.record.channels import ChannelHistory, channels
from standoff.record.sides import Sides
from standoff.record.timeline import timeline

GUILD = ("Guild", "Agency")
CROWD = PartyKind.COLLECTIVE


def histories(*facts: Fact, until: str | None = None) -> dict[tuple[str, str, str], ChannelHistory]:
    day = dt.date.fromisoformat(until) if until else None
    found = channels(timeline(facts), facts, Sides(facts), day=day)
    return {(*history.parties, history.level.name): history for history in found}


def only(*facts: Fact, until: str | None = None) -> ChannelHistory:
    (found,) = histories(*facts, until=until).values()
    return found


def states(history: ChannelHistory) -> list[str]:
    return [f"{point.state}{' ' + str(point.note) if point.note else ''}" for point in history.points]


# what cannot be a channel, or says too little


@pytest.mark.parametrize(
    "fact",
    [
        act("meet", "Guild", None, "formal talks", "2014-05-01"),
        act("agree:promise", "Agency", "Guild", "a port-by-port return", "2014-05-01"),
        act("meet", None, None, "formal talks", "2014-05-01"),
        act("meet", "Guild", "Guild", "formal talks", "2014-05-01"),
        act("pause-talks", "Guild", None, "formal talks", "2014-05-01"),
        act("mediate", "Conciliators", "Guild", "the dispute", "2014-05-01"),
        act("meet", "pickets", "Agency", "formal talks", "2014-05-01", kind=PartyKind.COLLECTIVE),
        act("meet", *GUILD, "formal talks", "2014-05-01", polarity=False),
        act("meet", *GUILD, "formal talks", "2014-05-01", status=ActStatus.DID_NOT_HAPPEN),
        act("meet", *GUILD, "formal talks", "2014-05-01", status=ActStatus.POSSIBLE),
        act("agree", *GUILD, "a trial of shore-based pilotage", "2014-05-01"),
        act("invite", *GUILD, "speaking at the conference", "2014-05-01"),
        act("acknowledge", *GUILD, "the change of tone", "2014-05-01"),
        talks("unknown", "2014-05-01"),
    ],
    ids=lambda fact: f"{fact.finding}"[:60],
)
def test_too_little_makes_no_channel(fact: Fact) -> None:
    assert histories(fact) == {}


def test_what_has_no_date_stands_at_the_day_it_was_printed_and_since_nobody_knows_when() -> None:
    history = only(talks("paused", None, document=head("d1", "2014-06-01")))
    assert (history.state, history.since, str(history.current.seen)) == ("paused", None, "2014-06-01")


def test_what_has_neither_date_nor_day_of_print_stands_last() -> None:
    history = only(
        talks("open", None, document=head("d1", None)),
        act("pause-talks", *GUILD, "formal talks", "2014-05-01"),
    )
    assert states(history) == ["open", "paused", "open"]
    assert history.current.seen is None


# moving


def test_what_is_paused_had_been_open_though_nobody_says_so() -> None:
    opened, paused = only(act("pause-talks", *GUILD, "monthly sittings", "2014-05-13")).points
    assert (opened.state, opened.when, opened.derived) == ("open", None, True)
    assert (paused.state, str(paused.when), paused.by) == ("paused", "2014-05-13", "Guild")


@pytest.mark.parametrize(
    ("done", "state"),
    [
        (("request:meet", "Agency", "Guild", "formal talks"), "sought"),
        (("invite", "Agency", "Guild", "returning to formal talks"), "offered"),
        (("offer:meet", "Agency", "Guild", "formal talks"), "offered"),
        (("meet", "Agency", "Guild", "formal talks"), "open"),
        (("meet:negotiation", "Agency", "Guild", None), "open"),
        (("resume-talks", "Agency", "Guild", "the formal talks"), "open"),
        (("pause-talks:break-off", "Agency", "Guild", "the formal talks"), "ended"),
        (("reject:meet", "Agency", "Guild", "formal talks"), "paused"),
        (("criticise", "Agency", "Guild", "formal talks"), "paused"),
    ],
)
def test_paused_talks_move_as_the_table_says(done: tuple[str, str, str, str | None], state: str) -> None:
    paused = talks("paused", "2014-05-13")
    assert histories(paused, act(*done, "2014-06-01"))["Agency", "Guild", "FORMAL"].state == state


def test_a_meeting_at_a_lower_level_leaves_a_higher_one_as_it_is() -> None:
    found = histories(talks("paused", "2014-05-13"), act("meet", *GUILD, "an informal lunch", "2014-06-01"))
    assert {key[2]: history.state for key, history in found.items()} == {"FORMAL": "paused", "INFORMAL": "open"}


def test_a_meeting_of_which_nothing_more_is_told_reopens_nothing() -> None:
    found = histories(talks("paused", "2014-05-13"), act("meet", *GUILD, "the dispute", "2014-06-01"))
    assert {key[2]: history.state for key, history in found.items()} == {"FORMAL": "paused", "INFORMAL": "open"}


def test_a_negotiation_reopens_what_lies_below_it() -> None:
    found = histories(talks("paused", "2014-05-13"), act("meet:negotiation", *GUILD, "pay", "2014-06-01"))
    assert {key[2]: history.state for key, history in found.items()} == {"FORMAL": "open", "NEGOTIATION": "open"}
    reopened = found["Agency", "Guild", "FORMAL"]
    assert reopened.resumed
    assert reopened.current.derived


def test_mediation_opens_talks_with_a_third_party_and_ends_no_deadlock() -> None:
    found = histories(
        talks("deadlocked", "2014-05-13"), act("mediate", "Conciliators", GUILD, "the dispute", "2014-06-01")
    )
    assert {key: str(history.state) for key, history in found.items()} == {
        ("Agency", "Guild", "FORMAL"): "deadlocked",
        ("Agency", "Guild", "THIRD_PARTY"): "open",
    }


def test_two_persons_who_meet_are_leaders() -> None:
    facts = (
        role("Ann Orr", "chair", "Guild", head("d1")),
        role("Bo Lind", "chief executive", "Agency", head("d1")),
        act("meet", "Ann Orr", "Bo Lind", "the dispute", "2014-05-14"),
    )
    assert set(histories(*facts)) == {("Agency", "Guild", "LEADERS")}


def test_a_planned_meeting_is_agreed_and_not_yet_held() -> None:
    plan = act(
        "meet", *GUILD, "formal talks", "2014-07-01", document=head("d1", "2014-06-20"), status=ActStatus.PLANNED
    )
    history = only(plan)
    assert (history.state, history.since, str(history.current.seen)) == ("agreed", None, "2014-06-20")
    assert states(only(plan, act("meet", *GUILD, "formal talks", "2014-07-01"))) == ["agreed", "open"]


def test_an_answer_that_names_no_level_is_to_the_talks_that_wait_for_one() -> None:
    history = only(
        talks("offered", "2014-10-20", by="Agency"), act("agree:accept", *GUILD, "the invitation", "2014-11-01")
    )
    assert states(history) == ["offered", "agreed"]


def test_what_was_open_before_and_opens_again_is_resumed_whatever_came_between() -> None:
    history = only(
        act("pause-talks", *GUILD, "formal talks", "2014-05-13"),
        act("invite", "Agency", "Guild", "formal talks", "2014-06-01"),
        act("agree", *GUILD, "formal talks", "2014-06-10"),
        act("meet", *GUILD, "formal talks", "2014-06-20"),
    )
    assert states(history) == ["open", "paused", "offered", "agreed", "open"]
    assert [point.resumed for point in history.points] == [False, False, False, False, True]


def test_what_a_document_tells_of_a_state_wins_over_what_would_follow_from_its_acts() -> None:
    paper = head("d1", "2014-10-20")
    history = only(
        talks("paused", "2014-05-13"),
        talks("offered", "2014-10-20", document=paper, by="Agency"),
        act("request:meet", "Agency", "Guild", "the paper", "2014-10-20", document=paper),
    )
    assert states(history) == ["open", "paused", "offered"]
    assert not history.current.derived


def test_that_talks_go_on_ends_no_deadlock() -> None:
    stuck = talks("deadlocked", "2015-11-01")
    assert only(stuck, talks("open", None, document=head("d2", "2016-02-01"))).state == "deadlocked"
    assert only(stuck, talks("open", "2016-02-01")).state == "open"


# dates


def test_reports_that_date_one_pause_more_or_less_finely_are_one_moment() -> None:
    history = only(
        talks("paused", "2014-05-13", document=head("d1", "2014-05-14"), by="committee"),
        talks("paused", "2014-05", document=head("d2", "2014-07-08"), by="Guild"),
        talks("paused", "2014", document=head("d3", "2014-09-18"), by="committee"),
    )
    assert states(history) == ["open", "paused"]
    assert (str(history.since), history.by, len(history.current.evidence)) == ("2014-05-13", "committee", 3)


def test_what_happens_on_one_day_stands_in_the_order_in_which_it_can() -> None:
    day = "2014-06-01"
    history = only(
        act("meet", *GUILD, "formal talks", day),
        act("agree", *GUILD, "the formal talks", day),
        act("invite", "Agency", "Guild", "the formal sittings", day),
    )
    assert states(history) == ["offered", "agreed", "open"]


def test_of_one_day_or_of_none_one_stops_before_one_is_asked_to_return() -> None:
    for on, document in (("2014-05-13", head("d1", "2014-05-14")), (None, head("d1", None))):
        history = only(
            act("invite", "Agency", "Guild", "returning to formal meetings", on, document=document),
            act("pause-talks", *GUILD, "formal meetings", on, document=document),
        )
        assert states(history) == ["open", "paused", "offered"]


def test_who_meets_and_walks_out_on_one_day_has_left() -> None:
    walked_out = act("pause-talks:walk-out", *GUILD, "the formal talks", "2014-06-01")
    history = only(walked_out, act("meet", *GUILD, "formal talks", "2014-06-01"))
    assert states(history) == ["open", "ended"]


def test_an_account_told_late_of_an_early_pause_moves_nothing_that_came_after() -> None:
    history = only(
        act("pause-talks", *GUILD, "formal talks", "2014-05-13"),
        act("resume-talks", *GUILD, "formal talks", "2015-03-04"),
        talks("paused", "2014-05", document=head("late", "2016-01-01")),
    )
    assert history.state == "open"
    assert history.resumed


# accounts that differ


def test_accounts_that_differ_stand_side_by_side_and_the_more_documents_decide() -> None:
    history = only(
        talks("paused", "2014-05-13", document=head("d1", "2014-05-14"), condition="until the circular is withdrawn"),
        talks("ended", "2014-05-13", document=head("d2", "2014-05-15")),
        talks("paused", "2014-05", document=head("d3", "2014-07-08")),
    )
    assert (history.state, history.condition) == ("paused", "until the circular is withdrawn")
    assert history.disputed
    assert [(a.by, str(a.state)) for a in history.current.accounts] == [
        ("outlet of d1", "paused"),
        ("outlet of d2", "ended"),
        ("outlet of d3", "paused"),
    ]


def test_of_as_many_accounts_either_way_the_less_final_holds() -> None:
    told = [talks(state, "2014-05-13", document=head(state)) for state in ("ended", "paused")]
    assert only(*told).state == "paused"
    assert only(*told).disputed


def test_one_outlet_says_talks_are_open_and_another_that_they_stopped_that_day() -> None:
    history = only(
        talks("open", "2014-05-13", document=head("d1", "2014-05-14")),
        talks("paused", "2014-05-13", document=head("d2", "2014-05-14")),
        talks("paused", "2014-05-13", document=head("d3", "2014-05-14")),
    )
    assert history.state == "paused"
    assert {str(account.state) for account in history.current.accounts} == {"open", "paused"}


def test_who_is_told_to_have_left_and_denies_it_disputes_the_moment() -> None:
    facts = (
        talks("ended", "2016-06-14", level=Level.THIRD_PARTY, by="Ministry", document=head("d1", "2016-06-15")),
        act("deny", "Guild", "Ministry", "having left conciliation", "2016-06-15"),
    )
    history = only(*facts)
    assert states(history)[-1] == "ended disputed"
    assert history.disputed
    assert history.points[-1].by == "Guild"


# lapsing


def test_an_offer_whose_day_passes_lapses_and_goes_back_to_what_was() -> None:
    facts = (
        talks("paused", "2014-05-13"),
        act("invite", "Agency", "Guild", "formal talks, with a reply by 14 November", "2014-10-20"),
    )
    assert only(*facts, until="2014-11-14").state == "offered"
    lapsed = only(*facts, until="2014-11-15")
    assert states(lapsed)[-1] == "paused lapsed"
    assert lapsed.current.derived
    assert str(lapsed.since) == "2014-11-14"


def test_an_offer_that_is_told_to_stand_after_its_day_has_not_lapsed() -> None:
    facts = (
        act("invite", "Agency", "Guild", "formal talks, with a reply by 14 November", "2014-10-20"),
        talks("offered", "2014-10", document=head("later", "2015-01-20")),
    )
    assert only(*facts, until="2015-06-01").state == "offered"


# the worked example of the ontology, with invented names

FIRST, SECOND, THIRD = head("d1", "2021-05-21"), head("d2", "2021-06-30"), head("d3", "2021-09-17")
COMMITTEE, LINE = "ferry committee", "Coast Line"
UNTIL = "until the dispute over night crossings is settled"
RETURN = "coming back to the formal meetings"
STORY = (
    part(COMMITTEE, "Crews' Guild", FIRST),
    role("Ines Vale", "chair", COMMITTEE, FIRST),
    role("Otto Brandt", "director", LINE, FIRST),
    talks("paused", "2021-05-20", parties=(COMMITTEE, LINE), document=FIRST, by=COMMITTEE, condition=UNTIL),
    act("pause-talks:pause", COMMITTEE, LINE, "the formal meetings", "2021-05-20", document=FIRST),
    act(
        "meet",
        "Ines Vale",
        "Otto Brandt",
        "a meeting of leaders",
        "2021-06-25",
        document=SECOND,
        outcome="constructive",
    ),
    act("request", "nine committees", COMMITTEE, f"{RETURN} with Coast Line", "2021-09", document=THIRD, kind=CROWD),
    act("invite", LINE, COMMITTEE, RETURN, "2021-09", document=THIRD),
    act("acknowledge", "Ines Vale", LINE, "a change in tone", "2021-09-17", document=THIRD),
)


def test_the_worked_example_comes_out_as_the_ontology_tells_it() -> None:
    found = histories(*STORY)
    assert set(found) == {("Coast Line", "Crews' Guild", "FORMAL"), ("Coast Line", "Crews' Guild", "LEADERS")}
    formal = found["Coast Line", "Crews' Guild", "FORMAL"]
    assert states(formal) == ["open", "paused", "paused urged", "offered", "offered acknowledged"]
    opened, paused, urged, offered, acknowledged = formal.points
    assert opened.derived
    assert (paused.by, paused.condition) == (COMMITTEE, UNTIL)
    assert (urged.by, urged.whom) == ("nine committees", "ferry committee")
    assert offered.by == "Coast Line"
    assert acknowledged.by == "Ines Vale"
    assert formal.acknowledged
    leaders = found["Coast Line", "Crews' Guild", "LEADERS"]
    assert (leaders.state, leaders.resumed) == ("open", False)


def test_every_moment_says_on_what_facts_it_rests_and_who_says_so() -> None:
    ids = {fact.id for fact in STORY}
    for history in histories(*STORY).values():
        for point in history.points:
            assert point.evidence
            assert set(point.evidence) <= ids
            assert point.told_by


def test_who_offers_does_not_acknowledge_the_own_offer() -> None:
    offered = talks("offered", "2014-10-20", by="Agency")
    assert not only(offered, act("support:welcome", "Agency", "Guild", "the invitation", "2014-10-21")).acknowledged
    assert only(offered, act("support:welcome", "Guild", "Agency", "the invitation", "2014-10-21")).acknowledged


def test_a_request_to_return_is_urging_and_no_wish_to_talk_with_whoever_makes_it() -> None:
    facts = (
        talks("paused", "2014-05-13"),
        act("request:meet", "Ministry", "Guild", "going back to formal talks", "2014-06-01"),
    )
    history = only(*facts)
    assert states(history) == ["open", "paused", "paused urged"]
    assert [point.by for point in history.urged] == ["Ministry"]


def test_a_request_that_could_mean_two_pairs_urges_neither_unless_it_names_one() -> None:
    paused = (
        talks("paused", "2014-05-13"),
        talks("paused", "2014-05-13", parties=("Guild", "Ministry")),
    )
    vague = act("request:meet", "Board", "Guild", "going back to formal talks", "2014-06-01")
    clear = act("request:meet", "Board", "Guild", "going back to formal talks with the Agency", "2014-06-01")
    assert not any(history.urged for history in histories(*paused, vague).values())
    urged = [key for key, history in histories(*paused, clear).items() if history.urged]
    assert urged == [("Agency", "Guild", "FORMAL")]


def test_a_former_chair_no_longer_speaks_for_the_body() -> None:
    facts = (
        role("Ann Orr", "chair", "Guild", head("d1", "2014-01-01")),
        role("Ann Orr", "chair", "Guild", head("d2", "2016-01-01"), RoleStatus.FORMER),
        act("invite", "Ann Orr", "Agency", "formal talks", "2016-02-01"),
    )
    assert set(histories(*facts)) == {("Agency", "Ann Orr", "FORMAL")}


def test_a_reprint_does_not_outvote_another_account() -> None:
    told = (
        talks("ended", "2014-05-13", document=head("d1", "2014-05-14")),
        talks("ended", "2014-05-13", document=head("d2", "2014-05-14")),
        talks("paused", "2014-05-13", document=head("d3", "2014-05-14")),
    )
    reprint = Copy("d1", "d2", CopyKind.REPRINT, 0.9)
    assert channels((), told)[0].state == "ended"
    assert channels((), told, copies=[reprint])[0].state == "paused"


def test_who_is_told_to_seek_the_return_of_talks_of_two_others_urges_them() -> None:
    paper = head("d9", "2014-07-08")
    told = talks("sought", level=Level.NEGOTIATION, by="nine branches", document=paper)
    history = only(talks("paused", "2014-05-13"), told)
    assert states(history) == ["open", "paused", "paused urged"]
    assert [point.by for point in history.urged] == ["nine branches"]
    # one of the two seeks talks of its own; where nothing had stopped, what is told stands
    own = histories(talks("paused", "2014-05-13"), talks("sought", level=Level.NEGOTIATION, by="Guild", document=paper))
    assert {level for _, _, level in own} == {"FORMAL", "NEGOTIATION"}
    assert states(only(told)) == ["sought"]


def test_talks_that_are_offered_after_they_stopped_stand_still_and_may_be_urged() -> None:
    offered = talks("offered", "2014-10-20", by="Agency")
    urges = act("request:meet", "Ministry", "Guild", "going back to formal talks", "2014-11-01")
    assert states(only(talks("paused", "2014-05-13"), offered, urges)) == [
        "open", "paused", "offered", "offered urged"
    ]  # fmt: skip


def test_the_government_whose_minister_is_told_to_act_in_it_is_the_ministry() -> None:
    paper = head("d1", "2014-05-14")
    known = (role("Ann Orr", "ports minister", "Ministry of Ports", paper), role("Bo Lind", "chair", "Guild", paper))
    invited = talks("offered", parties=("Guild", "government"), document=paper, by="Ann Orr")
    assert set(histories(*known, invited)) == {("Guild", "Ministry of Ports", "FORMAL")}
    by_guild = talks("sought", parties=("Guild", "government"), document=paper, by="Bo Lind")
    assert set(histories(*known, by_guild)) == {("Guild", "government", "FORMAL")}
