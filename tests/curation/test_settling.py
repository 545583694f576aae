"""What is one thing: proposals, the strongest first, under what people decided; what they keep apart stays apart."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.curation.conftest import found
from tests.curation.facts import TEXT, at, document, facts, keep, place

from standoff.curation import events, issues, making, parties
from standoff.errors import InvalidValue
from standoff.ontology import Bearer, Decision, Fact, Findings, Join, Kind, SameAct, SameIssue
from standoff.store import Store

KELL, JOHN, JANE = Bearer("Kell", "d1"), Bearer("John Kell", "d1"), Bearer("Jane Kell", "d3")
OTHER = Bearer("Kell", "d2")
EVERYBODY = (KELL, JOHN, JANE, OTHER)


def join(left: Bearer, right: Bearer, confidence: float = 0.9) -> Join:
    return Join(left, right, "rule", f"{left.name} and {right.name} look alike", confidence)


JOINS = (join(KELL, JOHN), join(KELL, OTHER, 0.8), join(OTHER, JANE, 0.7))


def merge(one: str, other: str, second: int = 1, documents: tuple[str, ...] = ()) -> Decision:
    return making.merge(one, other, "Ines", at(second), documents=documents)


def forbid(one: str, other: str, second: int = 1, documents: tuple[str, ...] = ()) -> Decision:
    return making.forbid(one, other, "Ines", at(second), documents=documents)


def split(name: str, documents: tuple[str, ...], other: str, second: int = 1) -> Decision:
    return making.split(name, documents, other, "Ines", at(second))


def together(*decisions: Decision, joins: tuple[Join, ...] = JOINS) -> list[list[str]]:
    """The groups, as names with their documents."""
    groups = parties.settle(EVERYBODY, joins, decisions).groups
    return sorted(sorted(f"{bearer.name}/{bearer.document}" for bearer in group) for group in groups)


ALL = ["Jane Kell/d3", "John Kell/d1", "Kell/d1", "Kell/d2"]


@pytest.mark.parametrize(
    ("decisions", "groups"),
    [
        ((), [ALL]),
        ((forbid("Kell", "Jane Kell"),), [["Jane Kell/d3"], ALL[1:]]),
        ((forbid("John Kell", "Jane Kell"),), [["Jane Kell/d3"], ALL[1:]]),
        ((split("Kell", ("d2",), "Jane Kell"),), [["Jane Kell/d3", "Kell/d2"], ["John Kell/d1", "Kell/d1"]]),
        ((split("Kell", ("d2",), "Kell the younger"),), [["Jane Kell/d3", "Kell/d2"], ["John Kell/d1", "Kell/d1"]]),
        ((forbid("Kell", "Jane Kell", 1), merge("Kell", "Jane Kell", 2)), [ALL]),
        ((merge("Kell", "Jane Kell", 1), forbid("Kell", "Jane Kell", 2)), [["Jane Kell/d3"], ALL[1:]]),
        ((merge("Jane Kell", "Kell", 1), forbid("Kell", "Jane Kell", 2)), [["Jane Kell/d3"], ALL[1:]]),
    ],
)
def test_people_overrule_what_is_proposed(decisions: tuple[Decision, ...], groups: list[list[str]]) -> None:
    assert together(*decisions) == groups
    assert together(*decisions[::-1]) == groups


def test_a_name_is_never_merged_with_itself() -> None:
    for make in (merge, forbid):
        with pytest.raises(InvalidValue, match="two different names"):
            make("Kell", "Kell")


def test_a_merge_needs_no_proposal() -> None:
    assert together(merge("John Kell", "Jane Kell"), joins=()) == [
        ["Jane Kell/d3", "John Kell/d1"],
        ["Kell/d1"],
        ["Kell/d2"],
    ]


def test_a_merge_can_be_of_a_name_in_some_documents_only() -> None:
    one = merge("Kell", "Jane Kell", documents=("d2",))
    assert together(one, joins=()) == [["Jane Kell/d3", "Kell/d2"], ["John Kell/d1"], ["Kell/d1"]]


def test_a_split_is_called_as_the_person_says_and_found_under_that_name() -> None:
    decisions = [split("Kell", ("d2",), "Kell the younger", 1), merge("Kell the younger", "Jane Kell", 2)]
    settled = parties.settle(EVERYBODY, (), decisions)
    assert settled.called == {OTHER: "Kell the younger"}
    assert (JANE, OTHER) in settled.groups
    assert settled.decisions == tuple(decisions)


def test_whom_a_split_does_not_concern_stay_together() -> None:
    orr = [Bearer("Orr", f"d{n}") for n in range(1, 6)]
    with_earliest = [join(orr[0], each) for each in orr[1:]]  # as linking joins the bearers of one name
    joins = [*with_earliest, *(join(one, other) for one, other in pairwise(orr[1:]))]
    settled = parties.settle(orr, joins, [split("Orr", ("d1", "d3"), "Orr the elder")])
    assert settled.groups == ((orr[0], orr[2]), (orr[1], orr[3], orr[4]))
    assert any(
        each.reason == "Orr and Orr were one party before a split that concerns neither" for each in settled.joins
    )


def test_who_was_one_only_with_whom_a_split_moved_goes_along() -> None:
    assert together(split("Kell", ("d2",), "Jim Kell")) == [["Jane Kell/d3", "Kell/d2"], ["John Kell/d1", "Kell/d1"]]


def test_what_a_split_leaves_is_still_kept_apart_where_somebody_says_so() -> None:
    orr = [Bearer("Orr", f"d{n}") for n in range(1, 4)]
    ann, bea = Bearer("Ann Orr", "d2"), Bearer("Bea Orr", "d3")
    joins = [join(orr[0], orr[1]), join(orr[0], orr[2]), join(orr[1], ann, 0.8), join(orr[2], bea, 0.7)]
    decisions = [split("Orr", ("d1",), "Orr the elder"), forbid("Ann Orr", "Bea Orr")]
    assert parties.settle([*orr, ann, bea], joins, decisions[:1]).groups == ((ann, bea, orr[1], orr[2]), (orr[0],))
    assert parties.settle([*orr, ann, bea], joins, decisions).groups == ((ann, orr[1]), (bea, orr[2]), (orr[0],))


DOCUMENTS = ("d1", "d2", "d3", "d4")
ANYBODY = [Bearer(name, document) for name in ("Orr", "Ann Orr") for document in DOCUMENTS]
SPLITS = st.lists(
    st.tuples(st.sampled_from(("Orr", "Ann Orr")), st.sets(st.sampled_from(DOCUMENTS), min_size=1, max_size=3)),
    min_size=1,
    max_size=2,
)
JOINED = st.lists(
    st.tuples(st.sampled_from(ANYBODY), st.sampled_from(ANYBODY), st.floats(0.5, 1)).filter(lambda j: j[0] != j[1]),
    max_size=14,
)


@given(SPLITS, JOINED)
def test_whatever_is_split_the_others_stay_as_they_were(
    splits: list[tuple[str, set[str]]], joined: list[tuple[Bearer, Bearer, float]]
) -> None:
    joins = [join(*each) for each in joined]
    decisions = [split(name, tuple(there), f"Another {n}", n) for n, (name, there) in enumerate(splits)]
    settled = parties.settle(ANYBODY, joins, decisions)
    now = {bearer: group for group in settled.groups for bearer in group}
    for bearer, given_name in settled.called.items():
        other = next(
            name for (name, _), d in zip(splits, decisions, strict=True) if f'"{given_name}"' in str(d.changes)
        )
        assert all(each in settled.called for each in now[bearer] if each.name == other)
    for group in parties.settle(ANYBODY, joins, []).groups:
        untouched = [bearer for bearer in group if settled.called.keys().isdisjoint(now[bearer])]
        assert len({now[bearer] for bearer in untouched}) <= 1


def test_a_merge_against_what_somebody_keeps_apart_is_told_as_overruled() -> None:
    decisions = [forbid("John Kell", "Jane Kell", 1), merge("John Kell", "Kell", 2), merge("Kell", "Jane Kell", 3)]
    settled = parties.settle(EVERYBODY, JOINS, decisions)
    assert [orphan.decision for orphan in settled.overruled] == [decisions[1]], "of two, the later one holds"
    assert "keeps apart" in settled.overruled[0].reason


def test_a_decision_replaced_by_a_later_one_is_told_as_overruled() -> None:
    decisions = [forbid("Kell", "Jane Kell", 1), merge("Jane Kell", "Kell", 2)]
    settled = parties.settle(EVERYBODY, JOINS, decisions)
    assert [orphan.decision for orphan in settled.overruled] == decisions[:1]
    assert settled.decisions == (decisions[1],)


@pytest.mark.parametrize(
    ("decision", "told"),
    [
        (merge("Kell", "Nobody"), "nobody is called Nobody in the record now"),
        (forbid("Nobody", "Noone"), "nobody is called Nobody or Noone"),
        (split("Kell", ("d9",), "Jane Kell"), "nobody is called Kell in its documents now"),
        (replace(merge("Kell", "Jane Kell"), changes=()), "merge needs with"),
    ],
)
def test_a_decision_about_nobody_waits(decision: Decision, told: str) -> None:
    settled = parties.settle(EVERYBODY, JOINS, [decision])
    assert [told in orphan.reason for orphan in settled.orphans] == [True]
    assert settled.decisions == ()


def test_a_proposal_that_is_as_likely_wrong_counts_for_nothing() -> None:
    assert len(together(joins=(join(KELL, JOHN, 0.49),))) == 4
    assert len(together(joins=(join(KELL, JOHN, 0.5),))) == 3


def test_the_stronger_proposal_wins_where_both_cannot_hold() -> None:
    apart = forbid("John Kell", "Jane Kell")
    settled = parties.settle(EVERYBODY, [join(KELL, JOHN, 0.6), join(KELL, JANE, 0.7)], [apart])
    assert (JANE, KELL) in settled.groups
    assert [j.confidence for j in settled.joins] == [0.7]


def test_only_the_joins_that_brought_something_together_are_told() -> None:
    settled = parties.settle(EVERYBODY, [*JOINS, join(JOHN, OTHER, 0.6), join(KELL, Bearer("Gone", "d9"))], [])
    assert set(settled.joins) == set(JOINS)


def test_a_merge_once_forbidden_never_returns() -> None:
    apart = [forbid("John Kell", "Jane Kell")]
    chance = random.Random(2014)
    for reading in range(100):
        more = [Bearer(f"Kell {reading}-{n}", f"d{n}") for n in range(4)]
        everybody = [*EVERYBODY, *more]
        joins = [join(a, b, chance.uniform(0.5, 1)) for a in everybody for b in everybody if a < b]
        chance.shuffle(joins)
        for group in parties.settle(everybody, joins, apart).groups:
            assert not {JOHN, JANE} <= set(group)


NAMES = st.sampled_from(["A", "B", "C", "D"])
PAIRS = st.tuples(NAMES, NAMES).filter(lambda pair: pair[0] != pair[1])
DECIDED = st.lists(st.tuples(st.sampled_from([merge, forbid]), PAIRS), max_size=8)
PROPOSED = st.lists(st.tuples(PAIRS, st.floats(0, 1)), max_size=8)


@given(DECIDED, PROPOSED, st.randoms(use_true_random=False))
def test_whatever_is_decided_and_proposed(
    decided: list[tuple[Callable[..., Decision], tuple[str, str]]],
    proposed: list[tuple[tuple[str, str], float]],
    chance: random.Random,
) -> None:
    """What holds is never broken, everything is accounted for, and the order of input is no matter."""
    decisions = [make(*pair, n) for n, (make, pair) in enumerate(decided)]
    bearers = [Bearer(name, "d1") for name in "ABCD"]
    joins = [join(Bearer(a, "d1"), Bearer(b, "d1"), sure) for (a, b), sure in proposed]
    settled = parties.settle(bearers, joins, decisions)
    group_of = {bearer.name: group for group in settled.groups for bearer in group}
    for decision in settled.decisions:
        (one, _), (other, _) = parties.ends(decision)
        assert (group_of[one] == group_of[other]) == (decision.verb == "merge")
    accounted = [*settled.decisions, *(orphan.decision for orphan in (*settled.overruled, *settled.orphans))]
    assert sorted(d.id for d in accounted) == sorted(d.id for d in decisions)
    for shuffled in (bearers, joins, decisions):
        chance.shuffle(shuffled)
    assert parties.settle(bearers, joins, decisions) == settled


# Acts


@pytest.fixture
def acts(store: Store) -> list[Fact]:
    """Two reports of one walk-out, in two articles."""
    keep(store, found(), source="tideway/ferry.txt")
    return [fact for fact in facts(store) if fact.kind is Kind.ACT]


def same(acts: list[Fact], confidence: float = 0.9) -> list[SameAct]:
    return [SameAct(acts[0].id, acts[1].id, "same day, same parties", confidence)]


def about_acts(store: Store, acts: list[Fact], merge: bool, second: int = 1) -> Decision:
    make = making.merge_acts if merge else making.forbid_acts
    places = [place(store, act) for act in acts]
    assert places[0] is not None
    assert places[1] is not None
    return make(acts[0], acts[1], "Ines", at(second), places[0], places[1])


def groups(store: Store, same: list[SameAct], *decisions: Decision) -> int:
    return len(events.settle(facts(store), same, decisions, store.places(decisions)).groups)


def test_two_reports_are_one_event_if_proposed_or_decided(store: Store, acts: list[Fact]) -> None:
    assert groups(store, []) == 2
    assert groups(store, same(acts)) == 1
    assert groups(store, same(acts), about_acts(store, acts, merge=False)) == 2
    assert groups(store, [], about_acts(store, acts, merge=True)) == 1


def test_a_decision_about_acts_follows_both_their_words(store: Store, acts: list[Fact]) -> None:
    apart = about_acts(store, acts, merge=False)
    text = f"A new first line was put in. {TEXT}"
    keep(store, found(text), text, source="tideway/ferry.txt")
    assert groups(store, same([f for f in facts(store) if f.kind is Kind.ACT]), apart) == 2


def test_a_decision_about_acts_waits_while_one_is_not_there(store: Store, acts: list[Fact]) -> None:
    apart = about_acts(store, acts, merge=False)
    store.keep(document(source="tideway/ferry.txt"), Findings(), "toy/2")
    settled = events.settle(facts(store), [], [apart], store.places([apart]))
    assert ["no fact of that kind" in orphan.reason for orphan in settled.orphans] == [True]


# Issues


def alike(left: str, right: str, confidence: float = 0.9) -> SameIssue:
    return SameIssue(left, right, "one word in common", confidence)


WORDINGS = ("the tariff", "pilotage tariff", "the new tariff", "rest days")
SAME = (alike("the tariff", "pilotage tariff"), alike("pilotage tariff", "the new tariff", 0.6))


def regroup(wording: str, issue: str, second: int = 1) -> Decision:
    return making.regroup(wording, issue, "Ines", at(second))


@pytest.mark.parametrize(
    ("decisions", "expected"),
    [
        ((), [{"rest days"}, {"the tariff", "pilotage tariff", "the new tariff"}]),
        (
            (regroup("the new tariff", "rest days"),),
            [{"rest days", "the new tariff"}, {"the tariff", "pilotage tariff"}],
        ),
        (
            (regroup("the new tariff", "the new tariff"),),
            [{"rest days"}, {"the new tariff"}, {"the tariff", "pilotage tariff"}],
        ),
        (
            (regroup("rest days", "hours"), regroup("the new tariff", "hours")),
            [{"rest days", "the new tariff"}, {"the tariff", "pilotage tariff"}],
        ),
        ((regroup("rest days", "hours", 1), regroup("rest days", "the tariff", 2)), [set(WORDINGS)]),
    ],
)
def test_a_wording_belongs_where_a_person_put_it(decisions: tuple[Decision, ...], expected: list[set[str]]) -> None:
    found = issues.settle(WORDINGS, SAME, decisions).groups
    assert sorted(found) == sorted(tuple(sorted(group)) for group in expected)


def test_an_issue_can_have_a_name_that_no_wording_has() -> None:
    assert issues.settle(WORDINGS, SAME, [regroup("rest days", "hours")]).called == {"rest days": "hours"}


def test_a_wording_that_nobody_uses_waits(store: Store) -> None:
    settled = issues.settle(WORDINGS, SAME, [regroup("the old tariff", "the tariff")])
    assert [orphan.reason for orphan in settled.orphans] == ["no position is worded 'the old tariff' now"]
