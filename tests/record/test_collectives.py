"""Nine of how many: counts of collectives against totals that somebody states, or against what is known by name."""

from __future__ import annotations

from random import Random

import pytest
from tests.record.making import HERE, fact

from standoff.ontology import Act, Actor, Bound, Fact, Name, PartyKind, Span, Statement, StatementKind
from standoff.record import collectives
from standoff.record.collectives import kind_of_collective


def write(id: str, name: str, count: int | None = None, members: tuple[str, ...] = (), published: str = "2014") -> Fact:
    actor = Actor(name, PartyKind.COLLECTIVE, count, members)
    return fact(id, Act(id, "write", Span(0, 1), HERE, actors=(actor,)), published)


def body(id: str, name: str) -> Fact:
    return fact(id, Name(name, PartyKind.COMMITTEE), "2014")


def stop(id: str, name: str) -> Fact:
    return fact(id, Act(id, "strike", Span(0, 1), HERE, target=name), "2015")


def test_no_collective_no_entry() -> None:
    assert collectives([body("n1", "Ferry branch")]) == ()


def test_without_a_count_or_a_total_there_is_no_share() -> None:
    (vague,) = collectives([write("a1", "a number of trusts")])
    assert (vague.of, vague.count, vague.totals, vague.share) == ("trust", None, (), None)
    (counted,) = collectives([write("a1", "nine trusts", 9)])
    assert (counted.count, counted.share) == (9, None)


def test_a_total_that_somebody_states_gives_the_share_and_its_words() -> None:
    (found,) = collectives([write("a1", "nine branches", 9), stop("a2", "two of the eleven branches")])
    (total,) = found.totals
    assert (total.value, total.words, total.evidence) == (11, "two of the eleven branches", ("a2",))
    assert found.share == pytest.approx(9 / 11)


def test_members_are_named_and_what_they_stand_for_is_counted_by_name() -> None:
    facts = [
        write("a1", "seven branch secretaries", 7, ("Ann Orr", "Ines Vale")),
        body("n1", "Ferry branch"),
        body("n2", "Port branch"),
        body("n3", "Port branch"),
    ]
    (found,) = collectives(facts)
    assert found.members == ("Ann Orr", "Ines Vale")
    (total,) = found.totals
    assert (total.value, total.bound, total.known) == (2, Bound.AT_LEAST, ("Ferry branch", "Port branch"))
    assert total.evidence == ("n1", "n2", "n3")
    assert found.share is None


def test_totals_that_differ_are_all_shown_and_give_no_share() -> None:
    facts = [write("a1", "nine ports", 9), stop("a2", "two of the eleven ports"), stop("a3", "all 12 ports")]
    (found,) = collectives(facts)
    assert [total.value for total in found.totals] == [11, 12]
    assert found.share is None


def test_a_count_above_the_total_gives_no_share() -> None:
    assert collectives([write("a1", "nine ports", 9), stop("a2", "all five ports")])[0].share is None


def test_who_speaks_is_a_collective_as_well() -> None:
    said = Statement(
        "s1",
        StatementKind.INDIRECT,
        Span(0, 4),
        speaker_name="seven branch secretaries",
        speaker_kind=PartyKind.COLLECTIVE,
        speaker_count=7,
    )
    (found,) = collectives([fact("s1", said, "2014"), write("a1", "seven branch secretaries", 7)])
    assert found.evidence == ("a1", "s1")


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("nine branch secretaries", "branch secretary"),
        ("a number of trusts", "trust"),
        ("two of the eleven ports", "port"),
        ("harbour masters at Eddlestow", "harbour master"),
        ("more than twenty-five LMC leaders", "lmc leader"),
        ("all 12 churches", "church"),
        ("", ""),
    ],
)
def test_what_a_collective_is_several_of(name: str, kind: str) -> None:
    assert kind_of_collective(name) == kind


def test_the_order_of_facts_is_no_matter() -> None:
    facts = [
        write("a1", "nine ports", 9, ("Port Calder",), published="2016"),
        write("a4", "nine ports", 9, ("Ravensey",)),
        stop("a2", "two of the eleven ports"),
        stop("a3", "all 12 ports"),
        body("n1", "Saltmouth port"),
    ]
    expected = collectives(facts)
    for seed in range(20):
        Random(seed).shuffle(facts)
        assert collectives(facts) == expected
