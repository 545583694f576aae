"""The rules that the terms of a record keep."""

from __future__ import annotations

import dataclasses
import datetime as dt
import importlib
import math
import pkgutil
from enum import Enum
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from standoff import ontology
from standoff.errors import InvalidValue
from standoff.ontology import (
    Access,
    AccessPath,
    Act,
    ActStatus,
    Anchor,
    Certainty,
    Claim,
    Decision,
    Document,
    HolderLevel,
    Name,
    Office,
    PartialDate,
    Party,
    PartyKind,
    Position,
    Quantity,
    Region,
    RegionKind,
    Reporter,
    Span,
    Stance,
    Statement,
    StatementKind,
    Verb,
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
        lambda: Name("  ", PartyKind.PERSON),
        lambda: Position("Guild", "pay", Stance.CONDITIONAL, HERE),
        lambda: Document("a.txt", "short", "text/plain", regions=(Region(RegionKind.TITLE, Span(0, 9)),)),
        lambda: Office("Ann Lee", "chair", None, PartialDate("2020-05"), PartialDate("2019")),
        lambda: Anchor("abc", "", "", 0, 2),
        lambda: Decision("d1", Verb.ACCEPT, "s1", " ", NOON),
        lambda: Decision("d1", Verb.ACCEPT, "s1", "Ann Lee", dt.datetime(2020, 1, 1)),
        lambda: Decision("d1", Verb.CORRECT, "s1", "Ann Lee", NOON),
        lambda: Party("", PartyKind.ORGANISATION),
        lambda: Party("Guild", PartyKind.ORGANISATION, part_of="Guild"),
        lambda: Party("Guild", PartyKind.ORGANISATION, succeeds="Guild"),
        lambda: AccessPath(Access.LETTER, Span(3, 3)),
        lambda: Document("a.txt", "short", "text/plain", access=AccessPath(Access.LETTER, Span(0, 9))),
        lambda: Statement("s1", StatementKind.DIRECT, Span(0, 3), speaker_count=0),
        lambda: Statement("s1", StatementKind.DIRECT, Span(0, 3), speaker_kind=PartyKind.PERSON, anonymous=True),
        lambda: Quantity(Span(3, 3), 9),
        lambda: Quantity(Span(0, 4), math.inf),
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
    assert act_type("criticise").score("regret") == act_type("criticise").score() == -2.0


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


# positions


@given(st.sampled_from(Stance), st.sampled_from(Stance))
def test_contradiction_is_mutual_and_only_between_support_and_opposition(one: Stance, other: Stance) -> None:
    assert one.contradicts(other) == other.contradicts(one)
    assert one.contradicts(other) == ({one.weight, other.weight} == {1, -1})


def test_a_change_of_mind_is_no_contradiction_and_opposite_words_at_one_time_are() -> None:
    before, after, same_day = (
        Position("Guild", "licence", stance, HERE, date=PartialDate(date))
        for stance, date in (
            (Stance.OPPOSES, "2015-11-18"),
            (Stance.SUPPORTS, "2016-10"),
            (Stance.SUPPORTS, "2015-11"),
        )
    )
    assert not before.contradicts(after)
    assert before.contradicts(same_day)
    assert same_day.contradicts(before)
    assert not before.contradicts(dataclasses.replace(same_day, holder="Agency"))
    assert not before.contradicts(dataclasses.replace(same_day, stance=Stance.CONDITIONAL, condition="if small"))


def test_positions_without_a_date_are_not_said_to_be_held_at_one_time() -> None:
    one, other = (Position("Guild", "licence", stance, HERE) for stance in (Stance.OPPOSES, Stance.SUPPORTS))
    assert not one.contradicts(other)


def test_a_position_held_since_then_reaches_to_the_day_it_is_told() -> None:
    held = Position("Guild", "pay", Stance.OPPOSES, HERE, date=PartialDate("2002-12-05"), since=PartialDate("2002-06"))
    assert held.period == (dt.date(2002, 6, 1), dt.date(2002, 12, 5))
    assert held.contradicts(Position("Guild", "pay", Stance.SUPPORTS, HERE, date=PartialDate("2002-09")))


@pytest.mark.parametrize(
    "known", [{"level": HolderLevel.MEMBERS}, {"reporter": Reporter.OPPONENT}, {"until": PartialDate("2001")}]
)
def test_what_others_are_said_to_hold_names_who_says_so(known: dict[str, Any]) -> None:
    with pytest.raises(InvalidValue):
        Position("Guild", "pay", Stance.OPPOSES, HERE, since=PartialDate("2002"), **known)


# claims


def test_a_denial_contradicts_what_another_source_affirms_and_both_stand() -> None:
    told, denied, again, maybe = (
        Claim("a1", by, HERE, polarity=so, certainty=how)
        for by, so, how in (
            (None, True, Certainty.CERTAIN),
            ("Agency", False, Certainty.CERTAIN),
            (None, False, Certainty.CERTAIN),
            ("Guild", False, Certainty.POSSIBLE),
        )
    )
    assert told.contradicts(denied)
    assert denied.contradicts(told)
    assert not told.contradicts(again), "one source correcting itself is no dispute"
    assert not told.contradicts(maybe)
    assert not told.contradicts(dataclasses.replace(denied, instance="a2"))


@pytest.mark.parametrize(
    ("status", "polarity", "affirms"),
    [
        (ActStatus.HAPPENED, True, True),
        (ActStatus.HAPPENED, False, False),
        (ActStatus.DID_NOT_HAPPEN, True, False),
        (ActStatus.PLANNED, True, None),
        (ActStatus.POSSIBLE, False, None),
    ],
)
def test_a_plan_neither_affirms_nor_denies(status: ActStatus, polarity: bool, affirms: bool | None) -> None:
    act = Act("a1", "meet", Span(0, 1), HERE, status=status, polarity=polarity, said_by="Guild")
    assert act.claim.affirms is affirms
    assert act.claim.said_by == "Guild"
