"""Demands, offers, invitations, and agreements: their steps, and which may follow which."""

from __future__ import annotations

import json
from importlib import resources
from typing import Any

import pytest

from standoff.errors import InvalidValue
from standoff.ontology import (
    AGREEMENT_MOVES,
    BEFORE_RATIFICATION,
    DEMAND_MOVES,
    DEMAND_STANDARDS,
    DERIVED,
    FINAL,
    Agreement,
    AgreementState,
    AgreementStep,
    Demand,
    DemandKind,
    DemandState,
    DemandStep,
    NonNegotiable,
    PartialDate,
    Span,
)

HERE = (Span(0, 3),)
D, A = DemandState, AgreementState

TRUTH = json.loads(resources.files("standoff.demo").joinpath("truth/record.json").read_text(encoding="utf-8"))


def step(state: DemandState, sources: tuple[int, ...] = (0,)) -> DemandStep:
    if state not in DERIVED:
        return DemandStep(state, "Guild", PartialDate("2014-03"), HERE)
    return DemandStep(state, None, None, derived_from=sources, window=90 if state is D.UNANSWERED else None)


def demand(*states: DemandState) -> Demand:
    return Demand(DemandKind.DEMAND, "Guild", ("Agency",), "an apology", tuple(step(state) for state in states))


def agreement(*states: AgreementState, **known: Any) -> Agreement:
    return Agreement("pay deal", ("Guild", "Agency"), tuple(AgreementStep(s, None, HERE) for s in states), **known)


@pytest.mark.parametrize(
    "make",
    [
        lambda: DemandStep(D.LAPSED, "Guild", None, HERE),
        lambda: DemandStep(D.LAPSED, "Guild", None, HERE, derived_from=(0,)),
        lambda: DemandStep(D.UNANSWERED, None, None, derived_from=(0,)),
        lambda: DemandStep(D.UNANSWERED, None, None, derived_from=(0,), window=0),
        lambda: DemandStep(D.MADE, "Guild", None, HERE, window=90),
        lambda: demand(),
        lambda: demand(D.REFUSED),
    ],
)
def test_a_step_that_cannot_be(make: Any) -> None:
    with pytest.raises(InvalidValue):
        make()


@pytest.mark.parametrize("sources", [(1,), (2,), (0, 7), (-1,)])
def test_what_is_derived_derives_from_steps_before_it(sources: tuple[int, ...]) -> None:
    with pytest.raises(InvalidValue, match=r"step 1 .* before it"):
        Demand(DemandKind.OFFER, "Guild", ("Agency",), "talks", (step(D.MADE), step(D.LAPSED, sources)))


@pytest.mark.parametrize("over", sorted(FINAL - {D.MET}))
def test_what_is_over_can_only_be_made_anew(over: DemandState) -> None:
    with pytest.raises(InvalidValue, match=r"cannot then be refused"):
        demand(D.MADE, over, D.REFUSED)
    assert demand(D.MADE, over, D.MADE).state is D.MADE


def test_that_a_demand_is_met_can_be_disputed_but_not_taken_back() -> None:
    assert demand(D.MADE, D.MET, D.DISPUTED).state is D.DISPUTED
    with pytest.raises(InvalidValue, match=r"cannot then be promised"):
        demand(D.MADE, D.MET, D.PROMISED)


def test_a_late_answer_ends_the_silence() -> None:
    told = demand(D.MADE, D.UNANSWERED, D.REFUSED, D.REPEATED, D.PROMISED)
    assert [answer.state for answer in told.answers] == [D.REFUSED, D.PROMISED]
    assert [each.derived for each in told.steps] == [False, True, False, False, False]


def test_a_demand_stands_where_its_last_step_left_it() -> None:
    assert demand(D.MADE, D.UNANSWERED).state is D.UNANSWERED


def test_every_step_has_its_row_and_its_standard() -> None:
    assert set(DEMAND_MOVES) == set(DEMAND_STANDARDS) == set(D)
    assert all(D.MADE not in after or before in FINAL for before, after in DEMAND_MOVES.items())


@pytest.mark.parametrize("told", TRUTH["demands"], ids=lambda told: str(told["id"]))
def test_the_demands_of_the_demo_dispute_move_as_the_table_says(told: dict[str, Any]) -> None:
    steps = [D(each["step"].replace("accepted", "promised")) for each in told["steps"]]
    made = [] if steps[0] is D.MADE else [D.MADE]  # what is promised had been asked for
    assert demand(*made, *steps)


# agreements


@pytest.mark.parametrize("state", sorted(set(A) - BEFORE_RATIFICATION))
def test_an_agreement_cannot_be_imposed_once_it_is_ratified(state: AgreementState) -> None:
    with pytest.raises(InvalidValue, match=r"cannot be imposed once"):
        agreement(A.BALLOTED, state, A.IMPOSED)


@pytest.mark.parametrize("state", sorted(BEFORE_RATIFICATION))
def test_until_then_it_can_be(state: AgreementState) -> None:
    assert A.IMPOSED in AGREEMENT_MOVES[state]
    assert agreement(state, A.IMPOSED).state is A.IMPOSED


def test_an_agreement_needs_parties_and_steps_that_derive_from_earlier_ones() -> None:
    with pytest.raises(InvalidValue, match=r"at least one step"):
        agreement()
    with pytest.raises(InvalidValue, match=r"its parties"):
        Agreement("pay deal", (), (AgreementStep(A.SOUGHT, None, HERE),))
    with pytest.raises(InvalidValue, match=r"before it"):
        Agreement("pay deal", ("Guild",), (AgreementStep(A.EXPIRED, None, (), derived_from=(0,)),))


def test_that_something_cannot_be_renegotiated_is_always_somebodys_claim() -> None:
    with pytest.raises(InvalidValue, match=r"whose"):
        NonNegotiable("the contract", (), HERE)
    claim = NonNegotiable("the contract", ("Guild", "Agency"), HERE, PartialDate("2002-10"))
    assert agreement(A.REJECTED, non_negotiable=(claim,)).non_negotiable[0].claimants == ("Guild", "Agency")


def test_steps_that_nobody_told_show_as_gaps() -> None:
    assert agreement(A.SOUGHT, A.RATIFIED, A.SIGNED).gaps == ((A.SOUGHT, A.RATIFIED),)
    assert agreement(A.REJECTED, A.REJECTED, A.RENEGOTIATION_REFUSED).gaps == ()


def test_every_state_has_its_row() -> None:
    assert set(AGREEMENT_MOVES) == set(A)


@pytest.mark.parametrize("told", TRUTH["agreements"], ids=lambda told: str(told["id"]))
def test_the_agreement_of_the_demo_dispute_has_no_gaps(told: dict[str, Any]) -> None:
    states = [A(each["state"].partition(",")[0]) for each in told["states"]]
    assert agreement(*states).gaps == ()
