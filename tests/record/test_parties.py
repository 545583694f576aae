"""The parties of a record: each under one name that no other has, with what it is called besides."""

from __future__ import annotations

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.linking.building import BODY, body, facts, grouped, head, part, person, role, said
from tests.linking.test_parties import corpora, told_in

from standoff.linking import listed
from standoff.linking.listed import ListedParty
from standoff.linking.parties import bearers, propose
from standoff.ontology import Bearer, Fact, KnownParty, PartyKind, Sector
from standoff.record import parties

D1, D2, D3 = (head(f"d{n}", f"2020-0{n}-01", "The Tideline") for n in (1, 2, 3))


def known(told: list[Fact], list: tuple[ListedParty, ...] = ()) -> dict[str, KnownParty]:
    joins = propose(told, list)
    return {each.party.name: each for each in parties(grouped(bearers(told), joins), told, joins, list)}


# The name


NAMES = {
    "a full name before a surname": (
        facts(D1, person("Ann Lee"), body("Ferry Union")) + facts(D2, person("Lee"), body("Ferry Union")),
        "Ann Lee",
    ),
    "a name before one with a title": (facts(D1, person("Ann Lee")) + facts(D2, said("Dame Ann Lee")), "Ann Lee"),
    "a spelt-out name before an acronym": (
        facts(D1, body("Inland Ferry Union")) + facts(D2, body("IFU")) + facts(D3, body("IFU")),
        "Inland Ferry Union",
    ),
    "a name of its own before a generic one": (
        facts(D1, body("Ferries Agency"), said("the agency", BODY), said("the agency", BODY)),
        "Ferries Agency",
    ),
    "the commonest spelling": (
        facts(D1, body("Crews’ Guild")) + facts(D2, body("Crews' Guild")) + facts(D3, body("Crews' Guild")),
        "Crews' Guild",
    ),
    "no article before it": (facts(D1, said("the Ferry Union", BODY)), "Ferry Union"),
}


@pytest.mark.parametrize(("told", "name"), NAMES.values(), ids=NAMES)
def test_a_party_is_shown_by(told: list[Fact], name: str) -> None:
    assert name in known(told)


def test_what_else_it_is_called_is_kept_with_it() -> None:
    told = facts(D1, body("Guild of Ferrymen", "Guild", acronym="GoF"), said("the Guild", BODY)) + facts(
        D2, body("GoF")
    )
    assert known(told)["Guild of Ferrymen"].party.aliases == ("GoF", "Guild", "the Guild")


def test_two_people_of_one_name_are_told_apart_by_their_bodies() -> None:
    told = facts(D1, role("Jane Roe", "general secretary", "Ferry Union")) + facts(
        D2, role("Jane Roe", "finance director", "Canal Trust")
    )
    found = known(told)
    assert {"Jane Roe (Ferry Union)", "Jane Roe (Canal Trust)"} <= set(found)
    assert found["Jane Roe (Canal Trust)"].id == "jane-roe-canal-trust"
    assert found["Jane Roe (Canal Trust)"].party.aliases == ("Jane Roe",)


def test_committees_of_one_name_are_told_apart_by_whose_they_are() -> None:
    told = facts(D1, body("Ferry Union"), part("pay committee", "Ferry Union")) + facts(
        D2, body("Canal Union"), part("pay committee", "Canal Union")
    )
    found = known(told)
    assert found["pay committee (Ferry Union)"].party.part_of == "Ferry Union"
    assert found["pay committee (Canal Union)"].party.part_of == "Canal Union"


def test_unnamed_sources_are_told_apart_by_where_and_when_they_spoke() -> None:
    told = [f for d in (D1, D2) for f in facts(d, said("a spokesman", PartyKind.UNNAMED))]
    assert set(known(told)) == {"a spokesman (The Tideline, 2020-01-01)", "a spokesman (The Tideline, 2020-02-01)"}


def test_what_cannot_be_told_apart_otherwise_has_its_document_in_its_name() -> None:
    told = [f for id in ("d1", "d2") for f in facts(head(id, None), said("a spokesman", PartyKind.UNNAMED))]
    assert len(known(told)) == 2


def test_a_name_that_people_gave_comes_first() -> None:
    told = facts(D1, person("Ann Lee"))
    (party,) = parties([], told, (), called={Bearer("Ann Lee", "d1"): "Ann Lee of Calder"})
    assert (party.party.name, party.party.aliases) == ("Ann Lee of Calder", ("Ann Lee",))


# What it is


def test_a_group_keeps_the_joins_that_hold_it_together() -> None:
    told = facts(D1, person("Ann Lee")) + facts(D2, person("Ann Lee"))
    (party,) = known(told).values()
    assert [join.rule for join in party.joins] == ["same-name"]
    assert party.bearers == (Bearer("Ann Lee", "d1"), Bearer("Ann Lee", "d2"))


@pytest.mark.parametrize(
    ("name", "sector"),
    [
        ("Guild of Ferrymen", Sector.UNION),
        ("Department for Ships", Sector.MINISTRY),
        ("Inland Employers' Confederation", Sector.EMPLOYER_BODY),
        ("Royal College of Pilots", Sector.ROYAL_COLLEGE),
        ("Ferries Agency", Sector.AGENCY),
        ("Calder", None),
    ],
)
def test_the_name_tells_what_a_body_does(name: str, sector: Sector | None) -> None:
    assert known(facts(D1, body(name)))[name].party.sector is sector


def test_who_publishes_articles_is_an_outlet() -> None:
    found = known(facts(D1, body("Tideline")))["Tideline"].party
    assert (found.kind, found.sector) == (PartyKind.OUTLET, Sector.OUTLET)


def test_a_renamed_body_succeeds_the_old_one_as_words_tell() -> None:
    told = facts(D1, body("Ministry of Ports"), body("Department for Ships")) + facts(
        D1, said("Ann Lee"), words="the Department for Ships, formerly the Ministry of Ports"
    )
    assert known(told)["Department for Ships"].party.succeeds == "Ministry of Ports"
    assert known(told)["Ministry of Ports"].party.succeeds is None


LIST = listed.parse(
    """
    [[party]]
    name = "Department for Ships"
    aliases = ["Ships Department"]
    sector = "ministry"
    succeeds = "Ministry of Ports"
    [[party]]
    name = "Ministry of Ports"
    [[party]]
    name = "Ferries Agency"
    sector = "regulator"
    part_of = "Department for Ships"
    """
)


def test_a_list_gives_names_sectors_wholes_and_succession() -> None:
    told = facts(D1, body("Ships Department"), body("Ferries Agency")) + facts(D2, body("Ministry of Ports"))
    found = known(told, LIST)
    assert found["Department for Ships"].party.succeeds == "Ministry of Ports"
    assert found["Department for Ships"].party.aliases == ("Ships Department",)
    assert found["Ferries Agency"].party.part_of == "Department for Ships"
    assert found["Ferries Agency"].party.sector is Sector.REGULATOR


def test_a_list_names_nobody_who_is_not_met() -> None:
    assert set(known(facts(D1, body("Ferries Agency")), LIST)) == {"Ferries Agency"}


# Laws


@settings(deadline=None)
@given(corpora, st.integers(0, 1000))
def test_the_order_of_facts_groups_and_joins_is_no_matter(corpus: list[list[object]], seed: int) -> None:
    told = told_in(corpus)
    joins = propose(told)
    groups = grouped(bearers(told), joins)
    rng = random.Random(seed)
    again = parties(rng.sample(groups, len(groups)), rng.sample(told, len(told)), rng.sample(joins, len(joins)))
    assert again == parties(groups, told, joins)


@settings(deadline=None)
@given(corpora)
def test_every_bearer_is_one_partys_and_names_and_ids_are_unique(corpus: list[list[object]]) -> None:
    told = told_in(corpus)
    joins = propose(told)
    found = parties(grouped(bearers(told), joins), told, joins)
    assert sorted(b for each in found for b in each.bearers) == list(bearers(told))
    assert len({each.party.name.casefold() for each in found}) == len({each.id for each in found}) == len(found)
