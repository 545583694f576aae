"""Wordings of one issue, proposed: the same words in another form, never two opposite things."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from standoff.linking.issues import propose
from standoff.ontology import Fact
from tests.linking.building import facts, head, person, position


def about(*issues: str) -> list[Fact]:
    return [fact for n, issue in enumerate(issues) for fact in facts(head(f"d{n}"), position("Guild", issue))]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("a restricted licence", "the restricted licences"),
        ("restricted licence", "Restricted Licence"),
        ("a restricted licence", "a restricted license"),
        ("withdrawal of the circular", "the circular's withdrawal"),
        ("a restricted licence", "a restricted pilotage licence"),
        ("night working at the container berths", "night working at container berths"),
        ("the heads of terms", "heads of terms"),
    ],
)
def test_one_issue(one: str, other: str) -> None:
    (same,) = propose(about(one, other))
    assert {same.left, same.right} == {one, other}
    assert same.confidence >= 0.5


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("pay", "regional pay"),
        ("national pay bargaining", "local pay bargaining"),
        ("a strike ballot", "a strike date"),
        ("shore-based pilotage", "the shore-based pilotage trial"),
        ("11 hours' rest", "9 hours' rest"),
        ("a ban on night sailings", "night sailings"),
        ("compulsory night rosters", "voluntary night rosters"),
        ("an inquiry", "an apology"),
        ("", "the"),
    ],
)
def test_two_issues(one: str, other: str) -> None:
    assert propose(about(one, other)) == ()


def test_the_commoner_wording_leads() -> None:
    (same,) = propose(about("restricted licences", "a restricted licence", "restricted licences"))
    assert (same.left, same.right) == ("restricted licences", "a restricted licence")


def test_a_chain_of_small_changes_carries_no_issue_away() -> None:
    found = propose(about("night rest rules", "rest rules", "night rest", "rest rules for crews"))
    assert not any({same.left, same.right} == {"night rest", "rest rules for crews"} for same in found)
    assert len({same.right for same in found}) == len(found)


def test_what_is_no_position_is_left_out() -> None:
    assert propose(facts(head("d1"), person("Ann Lee"))) == ()


issues = st.lists(
    st.sampled_from(
        ["a restricted licence", "restricted licences", "pay", "the pay", "regional pay", "night rest", "rest"]
    ),
    max_size=10,
)


@given(issues, st.integers(0, 1000))
def test_the_order_of_positions_is_no_matter(drawn: list[str], seed: int) -> None:
    told = about(*drawn)
    assert propose(random.Random(seed).sample(told, len(told))) == propose(told)
