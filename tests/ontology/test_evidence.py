"""Evidence or it is not a fact: for every term that claims something."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Any

import pytest

from standoff.errors import InvalidValue
from standoff.ontology import (
    Account,
    Act,
    Adopter,
    AdoptionStatus,
    AgreementState,
    AgreementStep,
    Channel,
    ChannelState,
    Claim,
    DemandState,
    DemandStep,
    GroupResult,
    Level,
    Mandate,
    MandateState,
    NonNegotiable,
    Part,
    Position,
    Role,
    RoleStatus,
    Span,
    Stance,
    Statement,
    StatementKind,
    Urging,
    Vote,
    VoteResult,
)

HERE = (Span(0, 3),)

#: How each is made, but for its evidence.
MADE: dict[str, Callable[..., object]] = {
    "Account": lambda **more: Account("Guild", ChannelState.OPEN, **more),
    "Act": lambda **more: Act("a1", "meet", Span(0, 1), **more),
    "Adopter": lambda **more: Adopter("Saltmouth", AdoptionStatus.INTERESTED, **more),
    "AgreementStep": lambda **more: AgreementStep(AgreementState.SIGNED, None, **more),
    "Channel": lambda **more: Channel(("Guild", "Agency"), Level.FORMAL, ChannelState.OPEN, **more),
    "Claim": lambda **more: Claim("a1", None, **more),
    "DemandStep": lambda **more: DemandStep(DemandState.MADE, "Guild", None, **more),
    "GroupResult": lambda **more: GroupResult("deck crews", result=VoteResult.LOST, **more),
    "Mandate": lambda **more: Mandate("Guild", "strike", MandateState.IN_FORCE, **more),
    "NonNegotiable": lambda **more: NonNegotiable("the contract", ("Guild",), **more),
    "Part": lambda **more: Part("committee", "Guild", **more),
    "Position": lambda **more: Position("Guild", "pay", Stance.OPPOSES, **more),
    "Role": lambda **more: Role("Ann Lee", "chair", None, RoleStatus.CURRENT, **more),
    "Urging": lambda **more: Urging("branches", "Guild", **more),
    "Vote": lambda **more: Vote("Guild", "strike", None, **more),
}

#: Those that may follow from other facts instead.
DERIVABLE = ["AgreementStep", "Channel", "DemandStep", "Mandate", "Vote"]

SURE = ["Act", "Adopter", "Channel", "Part", "Position", "Role", "Vote"]


@pytest.mark.parametrize("term", MADE)
def test_what_rests_on_nothing_is_no_fact(term: str) -> None:
    with pytest.raises(InvalidValue, match=r"rests on nothing"):
        MADE[term](evidence=())


@pytest.mark.parametrize("term", MADE)
def test_a_place_without_words_is_no_evidence(term: str) -> None:
    with pytest.raises(InvalidValue, match=r"without words"):
        MADE[term](evidence=(*HERE, Span(3, 3)))


@pytest.mark.parametrize("term", DERIVABLE)
def test_what_is_derived_is_not_shown_as_told(term: str) -> None:
    source: Any = (0,) if term.endswith("Step") else ("v1",)
    with pytest.raises(InvalidValue, match=r"not both"):
        MADE[term](evidence=HERE, derived_from=source)
    assert MADE[term](evidence=(), derived_from=source)


@pytest.mark.parametrize("confidence", [-0.1, 1.01, math.nan, math.inf])
@pytest.mark.parametrize("term", SURE)
def test_confidence_runs_from_nought_to_one(term: str, confidence: float) -> None:
    with pytest.raises(InvalidValue, match=r"not between 0 and 1"):
        MADE[term](evidence=HERE, confidence=confidence)


@pytest.mark.parametrize("confidence", [-0.1, 1.2, math.nan])
def test_so_does_the_confidence_in_a_statement(confidence: float) -> None:
    with pytest.raises(InvalidValue, match=r"s1: confidence"):
        Statement("s1", StatementKind.DIRECT, Span(0, 3), confidence=confidence)


@pytest.mark.parametrize("term", MADE)
def test_the_words_are_enough(term: str) -> None:
    assert MADE[term](evidence=HERE)
