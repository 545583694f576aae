"""Facts in the record's names: every name of every finding, and nothing else."""

from __future__ import annotations

from dataclasses import fields, replace

import pytest
from tests.linking.building import HERE, facts, head

from standoff.linking.naming import named
from standoff.ontology import (
    Account,
    Act,
    Actor,
    Bearer,
    Channel,
    ChannelState,
    Fact,
    Finding,
    KnownParty,
    Level,
    Name,
    Part,
    Party,
    PartyKind,
    Position,
    Reporter,
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
from standoff.record import canonical

D1 = head("d1")
COLLECTIVE = PartyKind.COLLECTIVE

#: A finding of every kind with a name in every field that can have one; each name is one letter.
FINDINGS: list[tuple[Finding | Name, str]] = [
    (Statement("s", StatementKind.DIRECT, Span(0, 1), speaker_name="a", addressee="b"), "ab"),
    (Role("a", "chair", "b", RoleStatus.CURRENT, HERE), "ab"),
    (Part("a", "b", HERE), "ab"),
    (
        Act(
            "a1",
            "strike",
            Span(0, 1),
            HERE,
            said_by="c",
            beneficiary="d",
            actors=(Actor("a"), Actor("e", COLLECTIVE, 3, ("f",))),
            recipients=(Actor("b"),),
        ),
        "abcdef",
    ),
    (Position("a", "pay", Stance.OPPOSES, HERE, reported_by="b", reporter=Reporter.OPPONENT), "ab"),
    (
        Channel(
            ("a", "b"),
            Level.FORMAL,
            ChannelState.PAUSED,
            by="c",
            evidence=HERE,
            urged=(Urging("d", "e", HERE),),
            accounts=(Account("f", ChannelState.ENDED, HERE),),
        ),
        "abcdef",
    ),
    (Vote("a", "the offer", VoteResult.CARRIED, evidence=HERE, creator="b", recommended_by="c"), "abc"),
    (Name("a", PartyKind.PERSON, ("Mr a",)), "a"),
]


def renames(names: str) -> list[KnownParty]:
    """A party for each letter, whose name is the capital."""
    return [KnownParty(name, Party(name.upper(), PartyKind.PERSON), (Bearer(name, "d1"),)) for name in names]


@pytest.mark.parametrize(("finding", "names"), FINDINGS, ids=[type(f).__name__ for f, _ in FINDINGS])
def test_every_name_becomes_the_records(finding: Finding | Name, names: str) -> None:
    assert sorted(named(finding)) == list(names)
    (fact,) = canonical(facts(D1, finding), renames(names))
    assert sorted(named(fact.finding)) == list(names.upper())


@pytest.mark.parametrize(("finding", "names"), FINDINGS, ids=[type(f).__name__ for f, _ in FINDINGS])
def test_nothing_but_names_is_changed(finding: Finding | Name, names: str) -> None:
    (fact,) = facts(D1, finding)
    (renamed,) = canonical([fact], renames(names))
    back = [KnownParty(n, Party(n, PartyKind.PERSON), (Bearer(n.upper(), "d1"),)) for n in names]
    assert canonical([renamed], back) == (fact,)
    assert {f.name for f in fields(Fact) if getattr(fact, f.name) != getattr(renamed, f.name)} == {"finding"}


@pytest.mark.parametrize(("finding", "names"), FINDINGS, ids=[type(f).__name__ for f, _ in FINDINGS])
def test_what_no_party_covers_stays(finding: Finding | Name, names: str) -> None:
    told = facts(D1, finding)
    elsewhere = [replace(each, bearers=(Bearer(each.id, "d2"),)) for each in renames(names)]
    assert canonical(told, elsewhere) == tuple(told)
    assert canonical(told, []) == tuple(told)


def test_a_channel_whose_sides_are_one_party_stays_as_it_was_told() -> None:
    told = facts(D1, Channel(("a", "b"), Level.FORMAL, ChannelState.OPEN, evidence=HERE))
    one = KnownParty("x", Party("X", PartyKind.PERSON), (Bearer("a", "d1"), Bearer("b", "d1")))
    assert canonical(told, [one]) == tuple(told)


def test_facts_stay_in_their_order() -> None:
    told = [fact for finding, _ in FINDINGS for fact in facts(D1, finding)]
    assert [fact.id for fact in canonical(told[::-1], renames("abcdef"))] == [fact.id for fact in told[::-1]]
