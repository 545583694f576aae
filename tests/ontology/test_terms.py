"""The rules that the terms of a record keep."""

from __future__ import annotations

import dataclasses
import datetime as dt
import importlib
import pkgutil
from enum import Enum

import pytest
from hypothesis import given
from hypothesis import strategies as st

from standoff import ontology
from standoff.errors import InvalidValue
from standoff.ontology import (
    BEFORE_RATIFICATION,
    TRANSITIONS,
    Act,
    AgreementState,
    Anchor,
    Channel,
    ChannelState,
    Count,
    Decision,
    Demand,
    DemandKind,
    DemandState,
    DemandStep,
    Document,
    Level,
    Name,
    Office,
    PartialDate,
    PartyKind,
    Position,
    Region,
    RegionKind,
    Span,
    Stance,
    Statement,
    StatementKind,
    Verb,
    Vote,
    VoteResult,
    act_type,
    act_types,
    attribution_chain,
)

HERE = (Span(0, 3),)
NOON = dt.datetime(2020, 1, 1, 12, tzinfo=dt.UTC)


def statement(id: str, within: str | None = None, confidence: float = 1.0) -> Statement:
    return Statement(id, StatementKind.DIRECT, Span(0, 3), within=within, confidence=confidence)


def test_every_term_is_frozen() -> None:
    for found in pkgutil.iter_modules(ontology.__path__, "standoff.ontology."):
        module = importlib.import_module(found.name)
        for value in vars(module).values():
            if isinstance(value, type) and value.__module__ == found.name and not issubclass(value, Enum):
                assert dataclasses.is_dataclass(value), value
                assert value.__dataclass_params__.frozen, value  # type: ignore[attr-defined]


# what may not be


@pytest.mark.parametrize(
    "make",
    [
        lambda: Statement("s1", StatementKind.DIRECT, Span(3, 3)),
        lambda: statement("s1", confidence=1.2),
        lambda: Act("a1", "quarrel", Span(0, 3), HERE),
        lambda: Channel(("Guild", "Guild"), Level.FORMAL, ChannelState.OPEN),
        lambda: Count("yes", 101, "%"),
        lambda: Count("yes", -1),
        lambda: Name("  ", PartyKind.PERSON),
        lambda: Position("Guild", "pay", Stance.CONDITIONAL, HERE),
        lambda: Document("a.txt", "short", "text/plain", regions=(Region(RegionKind.TITLE, Span(0, 9)),)),
        lambda: Office("Ann Lee", "chair", None, PartialDate("2020-05"), PartialDate("2019")),
        lambda: Anchor("abc", "", "", 0, 2),
        lambda: Decision("d1", Verb.ACCEPT, "s1", " ", NOON),
        lambda: Decision("d1", Verb.ACCEPT, "s1", "Ann Lee", dt.datetime(2020, 1, 1)),
        lambda: Decision("d1", Verb.CORRECT, "s1", "Ann Lee", NOON),
        lambda: DemandStep(DemandState.LAPSED, "Guild", None, HERE),
        lambda: DemandStep(DemandState.MADE, "Guild", None),
        lambda: Demand(DemandKind.OFFER, "Agency", ("Guild",), "talks", ()),
    ],
)
def test_a_value_that_breaks_a_rule_cannot_be_made(make: object) -> None:
    assert callable(make)
    with pytest.raises(InvalidValue):
        make()


# statements


def test_the_chain_of_a_report_inside_reports_runs_from_the_outermost() -> None:
    told = {s.id: s for s in (statement("s1"), statement("s2", "s1"), statement("s3", "s2"))}
    assert [s.id for s in attribution_chain(told["s3"], told)] == ["s1", "s2", "s3"]


@pytest.mark.parametrize("within", ["s1", "s9"])
def test_a_chain_that_leads_nowhere_or_round_is_refused(within: str) -> None:
    told = {"s1": statement("s1", within)}
    with pytest.raises(InvalidValue, match=r"leads nowhere"):
        attribution_chain(told["s1"], told)


# acts


def test_there_are_forty_acts_each_with_its_source() -> None:
    assert len(act_types()) == 40
    assert all(kind.term and kind.definition for kind in act_types().values())


def test_conflict_weighs_less_than_nothing_and_cooperation_more() -> None:
    for name in ("strike", "impose", "accuse", "reject", "pause-talks", "threaten"):
        assert (act_type(name).score() or 0) < 0
    for name in ("meet", "agree", "sign", "support", "concede", "cooperate", "resume-talks"):
        assert (act_type(name).score() or 0) > 0


def test_a_mode_may_weigh_otherwise_than_its_type() -> None:
    assert act_type("protest").score("boycott") == -4.5
    assert act_type("protest").score("something else") == -5.0


def test_every_mode_that_has_a_weight_is_a_mode_of_its_type() -> None:
    for kind in act_types().values():
        assert {mode for mode, _ in kind.mode_scores} <= set(kind.modes), kind.name


def test_a_goldstein_range_runs_upwards_within_the_scale() -> None:
    for kind in act_types().values():
        if kind.goldstein:
            assert -10 <= kind.goldstein[0] <= kind.goldstein[1] <= 10


def test_an_act_of_no_known_type_is_named_in_the_error() -> None:
    with pytest.raises(InvalidValue, match=r"quarrel"):
        act_type("quarrel")


# channels


def test_a_meeting_never_reopens_a_higher_level() -> None:
    assert not Level.FORMAL.reopened_by(Level.LEADERS)
    assert Level.FORMAL.reopened_by(Level.NEGOTIATION)


@pytest.mark.parametrize(
    ("state", "done", "expected"),
    [
        (ChannelState.OPEN, "pause-talks:pause", ChannelState.PAUSED),
        (ChannelState.PAUSED, "invite", ChannelState.OFFERED),
        (ChannelState.OFFERED, "reject:meet", ChannelState.REFUSED),
        (ChannelState.OFFERED, "agree", ChannelState.AGREED),
        (ChannelState.AGREED, "meet", ChannelState.OPEN),
        (ChannelState.OPEN, "impasse", ChannelState.DEADLOCKED),
        (ChannelState.PAUSED, "pause-talks:break-off", ChannelState.ENDED),
        (ChannelState.ENDED, "resume-talks", ChannelState.OPEN),
        (ChannelState.OPEN, "invite", ChannelState.OPEN),
        (ChannelState.OPEN, "criticise", ChannelState.OPEN),
    ],
)
def test_a_channel_moves_as_the_table_says_and_otherwise_stays(
    state: ChannelState, done: str, expected: ChannelState
) -> None:
    assert ontology.next_state(state, done) is expected


def test_no_two_rows_of_the_table_contradict_each_other() -> None:
    seen: dict[tuple[ChannelState, str], ChannelState] = {}
    for sources, done, target in TRANSITIONS:
        for source in sources:
            assert seen.setdefault((source, done), target) is target


# votes


def test_numbers_that_agree_raise_no_question() -> None:
    vote = Vote(
        "Guild",
        "strike",
        VoteResult.CARRIED,
        (Count("yes", 70), Count("no", 30)),
        electorate=200,
        returned=100,
        turnout=50,
    )
    assert vote.discrepancies() == ()


def test_options_beyond_the_papers_and_a_wrong_turnout_are_told() -> None:
    vote = Vote("Guild", "strike", None, (Count("yes", 90), Count("no", 30)), electorate=200, returned=100, turnout=60)
    assert len(vote.discrepancies()) == 2


def test_too_few_numbers_contradict_nothing() -> None:
    assert Vote("Guild", "strike", None, turnout=60).discrepancies() == ()


# agreements, positions, demands


def test_an_agreement_cannot_be_imposed_once_it_is_ratified() -> None:
    later = {AgreementState.RATIFIED, AgreementState.SIGNED, AgreementState.IN_FORCE, AgreementState.EXPIRED}
    assert AgreementState.BALLOTED in BEFORE_RATIFICATION
    assert not later & BEFORE_RATIFICATION


@given(st.sampled_from(Stance), st.sampled_from(Stance))
def test_contradiction_is_mutual_and_only_between_support_and_opposition(one: Stance, other: Stance) -> None:
    assert one.contradicts(other) == other.contradicts(one)
    assert one.contradicts(other) == ({one.weight, other.weight} == {1, -1})


def test_a_demand_stands_where_its_last_step_left_it() -> None:
    made = DemandStep(DemandState.MADE, "Guild", PartialDate("2014-03"), HERE)
    silent = DemandStep(DemandState.UNANSWERED, None, None, derived_from=(0,))
    demand = Demand(DemandKind.DEMAND, "Guild", ("Agency",), "an apology", (made, silent))
    assert demand.state is DemandState.UNANSWERED
