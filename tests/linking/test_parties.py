"""Which names are one party's: what is joined, what is kept apart, and that the order of facts is no matter."""

from __future__ import annotations

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from standoff.linking import listed, parties
from standoff.linking.roll import Roll
from standoff.ontology import Act, Actor, Bearer, Copy, CopyKind, Fact, Join, PartyKind, RoleStatus, Span
from tests.linking.building import BODY, PERSON, body, facts, grouped, head, part, person, role, said

D1, D2, D3, D4 = (head(f"d{n}", f"2020-0{n}-01", "The Tideline") for n in (1, 2, 3, 4))
UNNAMED, COLLECTIVE = PartyKind.UNNAMED, PartyKind.COLLECTIVE
FISHERIES, FERRIES = body("Ministry of Fisheries"), body("Ferry Union")


def did(actor: str, kind: PartyKind | None = None) -> Act:
    """An act of ``actor``."""
    return Act("a", "meet", Span(0, 1), (Span(0, 1),), actor=actor, actors=(Actor(actor, kind),))


def together(told: list[Fact], one: tuple[str, str], other: tuple[str, str]) -> bool:
    """Whether the two (name, document) are one party by the joins that count."""
    groups = grouped(parties.bearers(told), parties.propose(told))
    found = {bearer: number for number, group in enumerate(groups) for bearer in group}
    return found[Bearer(*one)] == found[Bearer(*other)]


# One party


JOINED = {
    "a full name": (
        facts(D1, person("Ann Lee")) + facts(D2, person("Ann Lee")),
        ("Ann Lee", "d1"),
        ("Ann Lee", "d2"),
    ),
    "a full name with a title": (
        facts(D1, person("Ann Lee")) + facts(D2, said("Dame Ann Lee")),
        ("Ann Lee", "d1"),
        ("Dame Ann Lee", "d2"),
    ),
    "a full name with another apostrophe": (
        facts(D1, person("Rory O'Hara")) + facts(D2, person("Rory O’Hara")),
        ("Rory O'Hara", "d1"),
        ("Rory O’Hara", "d2"),
    ),
    "a name for short": (
        facts(D1, person("Robert Vane")) + facts(D2, person("Bob Vane")),
        ("Robert Vane", "d1"),
        ("Bob Vane", "d2"),
    ),
    "a name without its middle name": (
        facts(D1, person("Ann Mary Lee")) + facts(D2, person("Ann Lee")),
        ("Ann Mary Lee", "d1"),
        ("Ann Lee", "d2"),
    ),
    "a name whose bearer has changed bodies": (
        facts(head("d1", "2010-01-01"), role("Ann Lee", "treasurer", "Ferry Union"))
        + facts(head("d2", "2015-01-01"), role("Ann Lee", "director", "Canal Trust")),
        ("Ann Lee", "d1"),
        ("Ann Lee", "d2"),
    ),
    "a surname in an article about the same body": (
        facts(D1, person("Ann Lee"), body("Ferry Union")) + facts(D2, person("Lee"), body("Ferry Union")),
        ("Ann Lee", "d1"),
        ("Lee", "d2"),
    ),
    "the surname of the one who holds that office then": (
        facts(D1, role("Ann Lee", "general secretary", "Ferry Union"), person("Tom Lee"))
        + facts(D2, role("Lee", "general secretary", "Ferry Union")),
        ("Ann Lee", "d1"),
        ("Lee", "d2"),
    ),
    "a surname with the title of the one woman of that name": (
        facts(D1, person("Ann Lee"), person("Tom Lee"), body("Ferry Union"))
        + facts(D2, person("Ms Lee"), body("Ferry Union")),
        ("Ann Lee", "d1"),
        ("Ms Lee", "d2"),
    ),
    "a body in small and in capital letters": (
        facts(D1, body("Guild of Ferrymen")) + facts(D2, body("GUILD OF FERRYMEN")),
        ("Guild of Ferrymen", "d1"),
        ("GUILD OF FERRYMEN", "d2"),
    ),
    "an acronym that another article spells out": (
        facts(D1, body("Guild of Ferrymen", acronym="GoF")) + facts(D2, body("GoF")),
        ("Guild of Ferrymen", "d1"),
        ("GoF", "d2"),
    ),
    "an acronym that is a body's initials": (
        facts(D1, body("Inland Ferry Union")) + facts(D2, body("IFU")),
        ("Inland Ferry Union", "d1"),
        ("IFU", "d2"),
    ),
    "an acronym with an acronym in it": (
        facts(D1, body("RNF Scotland")) + facts(D2, body("RNFS")),
        ("RNF Scotland", "d1"),
        ("RNFS", "d2"),
    ),
    "a name without its last noun": (
        facts(D1, body("Inland Carriers' Federation")) + facts(D2, body("Inland Carriers")),
        ("Inland Carriers' Federation", "d1"),
        ("Inland Carriers", "d2"),
    ),
    "the short form of a body in one article": (
        facts(D1, body("Ferry Union", "Union"), said("Ann Lee", to="the Union")),
        ("Ferry Union", "d1"),
        ("the Union", "d1"),
    ),
    "the one agency of an article": (
        facts(D1, body("Ferries Agency"), said("Ann Lee", to="the agency")),
        ("Ferries Agency", "d1"),
        ("the agency", "d1"),
    ),
    "a council of several bodies, with another apostrophe": (
        facts(D1, body("Harbour Employers' Council")) + facts(D2, body("Harbour Employers’ Council")),
        ("Harbour Employers' Council", "d1"),
        ("Harbour Employers’ Council", "d2"),
    ),
    "the one ministry of an article": (
        facts(D1, body("Ministry of Fisheries"), said("ministry", BODY)),
        ("Ministry of Fisheries", "d1"),
        ("ministry", "d1"),
    ),
    "the officials of the one ministry of an article": (
        facts(D1, body("Ministry of Fisheries"), did("Officials of the Ministry", UNNAMED)),
        ("Ministry of Fisheries", "d1"),
        ("Officials of the Ministry", "d1"),
    ),
    "the officials of a ministry named in full": (
        facts(D1, body("Ministry of Fisheries"), body("Ministry of Ports"), did("Ministry of Ports officials")),
        ("Ministry of Ports", "d1"),
        ("Ministry of Ports officials", "d1"),
    ),
    "the ministry of the one minister in the article": (
        facts(D1, body("Ministry of Fisheries"), person("Ann Lee"), role("Ann Lee", "fisheries minister"))
        + facts(D2, said("ministry", BODY), person("Ann Lee"), role("Ann Lee", "fisheries minister")),
        ("Ministry of Fisheries", "d1"),
        ("ministry", "d2"),
    ),
    "the ministry of a minister of whom the article gives the surname, beside a union's secretary": (
        facts(D1, FISHERIES, person("Ann Lee"), role("Ann Lee", "fisheries minister"), body("Ferry Union"))
        + facts(D2, said("ministry", BODY), said("Ms Lee"), body("Ferry Union"), role("Bo Orr", "general secretary")),
        ("Ministry of Fisheries", "d1"),
        ("ministry", "d2"),
    ),
    "an office and its holder in one article": (
        facts(D1, role("Ann Lee", "ferries minister"), said("Tom Roe", to="the ferries minister")),
        ("Ann Lee", "d1"),
        ("the ferries minister", "d1"),
    ),
    "committees of one body": (
        facts(D1, body("Ferry Union"), part("pay committee", "Ferry Union"))
        + facts(D2, body("Ferry Union"), part("pay committee", "Ferry Union")),
        ("pay committee", "d1"),
        ("pay committee", "d2"),
    ),
    "committees that one person chairs": (
        facts(D1, role("Ann Lee", "chair", "pay committee")) + facts(D2, role("Ann Lee", "chair", "pay committee")),
        ("pay committee", "d1"),
        ("pay committee", "d2"),
    ),
    "a committee with and without its owner in its name in one article": (
        facts(
            D1,
            body("Ferry Union"),
            said("Ferry Union pay committee", PartyKind.COMMITTEE),
            said("pay committee", PartyKind.COMMITTEE),
        ),
        ("Ferry Union pay committee", "d1"),
        ("pay committee", "d1"),
    ),
    "committees with their owner in their names": (
        facts(D1, body("Ferry Union"), said("Ferry Union pay committee", PartyKind.COMMITTEE))
        + facts(D2, body("Ferry Union"), part("pay committee", "Ferry Union")),
        ("Ferry Union pay committee", "d1"),
        ("pay committee", "d2"),
    ),
    "a full name of a committee where no article names its owner": (
        facts(D1, said("IFU council", PartyKind.COMMITTEE)) + facts(D2, said("IFU council", PartyKind.COMMITTEE)),
        ("IFU council", "d1"),
        ("IFU council", "d2"),
    ),
    "an acronym of a committee in one article": (
        facts(D1, body("Ferry Union"), body("National Pay Committee"), body("NPC")),
        ("National Pay Committee", "d1"),
        ("NPC", "d1"),
    ),
    "a person whom one article does not tell to be one": (
        facts(D1, person("Imelda Quay")) + facts(D2, body("Imelda Quay")),
        ("Imelda Quay", "d1"),
        ("Imelda Quay", "d2"),
    ),
    "a committee of the one body in the article that has one": (
        facts(D1, body("Ferry Union"), part("pay committee", "Ferry Union"))
        + facts(D2, body("Canal Union"), part("pay committee", "Canal Union"))
        + facts(D3, body("Ferry Union"), body("Ports Agency"), said("pay committee", PartyKind.COMMITTEE)),
        ("pay committee", "d1"),
        ("pay committee", "d3"),
    ),
    "a committee with its owner in its name": (
        facts(D1, body("Ferry Union"), part("pay committee", "Ferry Union"))
        + facts(D2, body("Ferry Union"), said("Ferry Union's pay committee", PartyKind.COMMITTEE)),
        ("pay committee", "d1"),
        ("Ferry Union's pay committee", "d2"),
    ),
    "a part told before its body": (
        facts(D1, body("Ferry Union"), said("Ann Lee", to="pay committee of the Ferry Union"))
        + facts(D2, body("Ferry Union"), part("pay committee", "Ferry Union")),
        ("pay committee of the Ferry Union", "d1"),
        ("pay committee", "d2"),
    ),
    "a group at the start of a sentence and within one": (
        facts(D1, said("Ann Lee", to="Stewards"), said("Tom Lee", to="stewards")),
        ("Stewards", "d1"),
        ("stewards", "d1"),
    ),
    "a government of which both articles say nothing, in one dispute": (
        facts(D1, body("government"), body("Ferry Union")) + facts(D2, body("Government"), body("Ferry Union")),
        ("government", "d1"),
        ("Government", "d2"),
    ),
}


@pytest.mark.parametrize(("told", "one", "other"), JOINED.values(), ids=JOINED)
def test_one_party(told: list[Fact], one: tuple[str, str], other: tuple[str, str]) -> None:
    assert together(told, one, other)


# Two parties


APART = {
    "two people of one surname": (
        facts(D1, person("Ann Lee")) + facts(D2, person("Tom Lee")),
        ("Ann Lee", "d1"),
        ("Tom Lee", "d2"),
    ),
    "the governments of two disputes": (
        facts(D1, body("government"), body("Ferry Union")) + facts(D2, body("government"), body("Canal Trust")),
        ("government", "d1"),
        ("government", "d2"),
    ),
    "a government where another is named that it may be": (
        facts(D1, body("government"), body("Ferry Union"))
        + facts(D2, body("government"), body("Island Government"), body("Ferry Union")),
        ("government", "d1"),
        ("government", "d2"),
    ),
    "a surname that two people have": (
        facts(D1, person("Ann Lee"), person("Una Lee"), body("Ferry Union"))
        + facts(D2, person("Lee"), body("Ferry Union")),
        ("Ann Lee", "d1"),
        ("Lee", "d2"),
    ),
    "a surname with a title that its one bearer cannot have": (
        facts(D1, person("Ann Lee"), body("Ferry Union")) + facts(D2, person("Mr Lee"), body("Ferry Union")),
        ("Ann Lee", "d1"),
        ("Mr Lee", "d2"),
    ),
    "a surname in an article about something else": (
        facts(D1, person("Ann Lee"), body("Ferry Union")) + facts(D2, person("Lee"), body("Canal Trust")),
        ("Ann Lee", "d1"),
        ("Lee", "d2"),
    ),
    "a surname whose bearer has an office elsewhere": (
        facts(D1, role("Ann Lee", "treasurer", "Ferry Union"), body("Ferry Union"))
        + facts(D2, role("Lee", "director", "Canal Trust"), body("Ferry Union")),
        ("Ann Lee", "d1"),
        ("Lee", "d2"),
    ),
    "two people of one full name in bodies that have nothing in common": (
        facts(D1, role("Jane Roe", "general secretary", "Ferry Union"))
        + facts(D2, role("Jane Roe", "finance director", "Canal Trust")),
        ("Jane Roe", "d1"),
        ("Jane Roe", "d2"),
    ),
    "two people of one full name in the same post of bodies of different kinds": (
        facts(D1, role("Jane Roe", "press officer", "Ferry Union"))
        + facts(D2, role("Jane Roe", "press officer", "Department for Canals")),
        ("Jane Roe", "d1"),
        ("Jane Roe", "d2"),
    ),
    "a man and a woman of one name": (
        facts(D1, person("Alex Lee", "Mr Lee")) + facts(D2, person("Alex Lee", "Ms Lee")),
        ("Alex Lee", "d1"),
        ("Alex Lee", "d2"),
    ),
    "short for two different names": (
        facts(D1, person("Christopher Lee")) + facts(D2, person("Chris Lee")) + facts(D3, person("Christine Lee")),
        ("Christopher Lee", "d1"),
        ("Chris Lee", "d2"),
    ),
    "an acronym with two readings": (
        facts(D1, body("Canal Pilots Association", acronym="CPA"))
        + facts(D2, body("Coastal Ports Agency", acronym="CPA"))
        + facts(D3, body("CPA")),
        ("Canal Pilots Association", "d1"),
        ("CPA", "d3"),
    ),
    "one acronym in two articles when it has two readings": (
        facts(D1, body("Canal Pilots Association", acronym="CPA"))
        + facts(D2, body("Coastal Ports Agency", acronym="CPA"))
        + facts(D3, body("CPA"))
        + facts(D4, body("CPA")),
        ("CPA", "d3"),
        ("CPA", "d4"),
    ),
    "an acronym that names a kind of body": (
        facts(D1, body("LFC"), body("Calder LFC")) + facts(D2, body("LFC"), body("Stannick LFC")),
        ("LFC", "d1"),
        ("LFC", "d2"),
    ),
    "an executive council, whosever it is": (
        facts(D1, body("Ferry Union"), body("Executive Council"))
        + facts(D2, body("Canal Union"), body("Executive Council")),
        ("Executive Council", "d1"),
        ("Executive Council", "d2"),
    ),
    "the officials of an article with two ministries": (
        facts(D1, FISHERIES, body("Ministry of Ports"), did("ministry officials")),
        ("Ministry of Fisheries", "d1"),
        ("ministry officials", "d1"),
    ),
    "officials who speak unnamed": (
        facts(D1, FISHERIES, said("ministry officials", UNNAMED, anonymous=True), did("ministry officials", UNNAMED)),
        ("Ministry of Fisheries", "d1"),
        ("ministry officials", "d1"),
    ),
    "officials who were of the ministry once": (
        facts(D1, FISHERIES, did("former ministry officials")),
        ("Ministry of Fisheries", "d1"),
        ("former ministry officials", "d1"),
    ),
    "officials of a union": (
        facts(D1, body("Ferry Union"), did("union officials")),
        ("Ferry Union", "d1"),
        ("union officials", "d1"),
    ),
    "a ministry beside two ministers": (
        facts(D1, FISHERIES, person("Ann Lee"), role("Ann Lee", "fisheries minister"))
        + facts(
            D2,
            said("ministry", BODY),
            person("Ann Lee"),
            role("Ann Lee", "fisheries minister"),
            person("Bo Orr"),
            role("Bo Orr", "ports minister"),
        ),
        ("Ministry of Fisheries", "d1"),
        ("ministry", "d2"),
    ),
    "a ministry beside one who was minister years ago": (
        facts(D1, FISHERIES, person("Ann Lee"), role("Ann Lee", "fisheries minister"))
        + facts(head("d2", "2027-01-01"), said("ministry", BODY), person("Ann Lee"), FERRIES)
        + facts(D3, person("Ann Lee"), FERRIES),
        ("Ministry of Fisheries", "d1"),
        ("ministry", "d2"),
    ),
    "a ministry in an article that names another": (
        facts(D1, FISHERIES, person("Ann Lee"), role("Ann Lee", "fisheries minister"))
        + facts(
            D2,
            said("ministry", BODY),
            body("Ministry of Ports"),
            person("Ann Lee"),
            role("Ann Lee", "fisheries minister"),
        ),
        ("Ministry of Fisheries", "d1"),
        ("ministry", "d2"),
    ),
    "a department beside the minister of a ministry": (
        facts(D1, FISHERIES, person("Ann Lee"), role("Ann Lee", "fisheries minister"))
        + facts(D2, said("department", BODY), person("Ann Lee"), role("Ann Lee", "fisheries minister")),
        ("Ministry of Fisheries", "d1"),
        ("department", "d2"),
    ),
    "a ministry and its heir": (
        facts(D1, body("Ministry of Ports"), body("Department for Ships"))
        + facts(D2, body("Department for Ships"), body("Ministry of Ports")),
        ("Ministry of Ports", "d1"),
        ("Department for Ships", "d2"),
    ),
    "a department and one with a longer name": (
        facts(D1, body("Department of Ports")) + facts(D2, body("Department of Ports and Fisheries")),
        ("Department of Ports", "d1"),
        ("Department of Ports and Fisheries", "d2"),
    ),
    "the guild of one article and the guild of another": (
        facts(D1, said("the guild", BODY := PartyKind.ORGANISATION)) + facts(D2, said("the guild", BODY)),
        ("the guild", "d1"),
        ("the guild", "d2"),
    ),
    "a guild where an article has two": (
        facts(D1, body("Guild of Ferrymen"), body("Guild of Divers"), said("the guild", BODY)),
        ("Guild of Ferrymen", "d1"),
        ("the guild", "d1"),
    ),
    "committees of two bodies": (
        facts(D1, body("Ferry Union"), part("pay committee", "Ferry Union"))
        + facts(D2, body("Canal Union"), part("pay committee", "Canal Union")),
        ("pay committee", "d1"),
        ("pay committee", "d2"),
    ),
    "a committee of one body and one of nobody knows what": (
        facts(D1, body("Ferry Union"), part("pay committee", "Ferry Union"))
        + facts(D2, said("pay committee", PartyKind.COMMITTEE)),
        ("pay committee", "d1"),
        ("pay committee", "d2"),
    ),
    "committees that end in the same word": (
        facts(D1, body("IFU"), part("IFU council", "IFU"))
        + facts(D2, body("NI"), said("NI Council", PartyKind.COMMITTEE)),
        ("IFU council", "d1"),
        ("NI Council", "d2"),
    ),
    "committees of two trades in one union": (
        facts(D1, body("IFU"), body("GP"), part("GP committee", "IFU"))
        + facts(D2, body("IFU"), body("Junior Pilots"), said("Junior Pilots’ Committee", PartyKind.COMMITTEE)),
        ("GP committee", "d1"),
        ("Junior Pilots’ Committee", "d2"),
    ),
    "a committee where its article names two bodies that have one": (
        facts(D1, body("Ferry Union"), part("pay committee", "Ferry Union"))
        + facts(D2, body("Canal Union"), part("pay committee", "Canal Union"))
        + facts(D3, body("Ferry Union"), body("Canal Union"), said("pay committee", PartyKind.COMMITTEE)),
        ("pay committee", "d1"),
        ("pay committee", "d3"),
    ),
    "branches of one place": (
        facts(D1, body("Ferry Union"), part("Calder branch", "Ferry Union"))
        + facts(D2, body("Canal Union"), part("Calder branch", "Canal Union")),
        ("Calder branch", "d1"),
        ("Calder branch", "d2"),
    ),
    "a place and the branch there": (
        facts(D1, body("Port Calder")) + facts(D2, body("Port Calder branch")),
        ("Port Calder", "d1"),
        ("Port Calder branch", "d2"),
    ),
    "two spokesmen": (
        facts(D1, said("a Ferry Union spokesman", UNNAMED)) + facts(D2, said("a Ferry Union spokesman", UNNAMED)),
        ("a Ferry Union spokesman", "d1"),
        ("a Ferry Union spokesman", "d2"),
    ),
    "two anonymous sources": (
        facts(D1, said("Minister", UNNAMED, anonymous=True)) + facts(D2, said("Minister", UNNAMED, anonymous=True)),
        ("Minister", "d1"),
        ("Minister", "d2"),
    ),
    "two groups": (
        facts(D1, said("nine branch secretaries", COLLECTIVE)) + facts(D2, said("nine branch secretaries", COLLECTIVE)),
        ("nine branch secretaries", "d1"),
        ("nine branch secretaries", "d2"),
    ),
    "a spokesman and his body": (
        facts(D1, body("Ferry Union"), said("a Ferry Union spokesman", UNNAMED)),
        ("Ferry Union", "d1"),
        ("a Ferry Union spokesman", "d1"),
    ),
}


@pytest.mark.parametrize(("told", "one", "other"), APART.values(), ids=APART)
def test_two_parties(told: list[Fact], one: tuple[str, str], other: tuple[str, str]) -> None:
    assert not together(told, one, other)


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Delegates", PartyKind.UNNAMED),
        ("Lawyers for the employers", PartyKind.UNNAMED),
        ("Press", PartyKind.ORGANISATION),
        ("Five dockside unions", PartyKind.COLLECTIVE),
        ("1,200 stevedores", PartyKind.COLLECTIVE),
        ("About 30 dockers from the Quay Union", PartyKind.COLLECTIVE),
        ("Two Rivers Council", PartyKind.ORGANISATION),
    ],
)
def test_people_at_the_start_of_a_sentence_are_no_body(name: str, kind: PartyKind) -> None:
    locals = Roll.of(facts(D1, said("Ann Lee", to=name))).locals
    assert [local.kind for local in locals if local.main == name] == [kind]


def test_who_stands_in_small_letters_elsewhere_is_no_body_at_the_start_of_a_sentence() -> None:
    told = facts(D1, body("Stewards"), said("Ann Lee", to="Stewards"), said("Tom Lee", to="stewards"))
    locals = Roll.of(told).locals
    assert [(local.kind, set(local.names)) for local in locals if local.kind is not PERSON] == [
        (UNNAMED, {"Stewards", "stewards"})
    ]


def test_former_and_current_holders_of_an_office_are_one_person() -> None:
    told = facts(D1, role("Ann Lee", "ferries minister", "Ministry of Ferries")) + facts(
        D2, role("Ann Lee", "ferries minister", "Ministry of Ferries", RoleStatus.FORMER), person("Ann Lee")
    )
    assert together(told, ("Ann Lee", "d1"), ("Ann Lee", "d2"))


def test_a_name_without_an_office_goes_to_the_one_of_two_whose_body_its_article_names() -> None:
    told = (
        facts(D1, role("Jane Roe", "general secretary", "Ferry Union"), body("Ferry Union"))
        + facts(D2, role("Jane Roe", "finance director", "Canal Trust"), body("Canal Trust"))
        + facts(D3, person("Jane Roe"), body("Canal Trust"))
    )
    assert together(told, ("Jane Roe", "d2"), ("Jane Roe", "d3"))
    assert not together(told, ("Jane Roe", "d1"), ("Jane Roe", "d3"))


def test_names_without_a_letter_or_a_word_do_no_harm() -> None:
    told = facts(D1, role(" ", "chair"), part("", "Ferry Union"), body("…"), body("—")) + facts(D2, body("…"))
    assert together(told, ("…", "d1"), ("…", "d2"))
    assert not together(told, ("…", "d1"), ("—", "d1"))


def test_what_does_not_count_is_still_put_before_people_with_its_reason() -> None:
    told = facts(D1, role("Jane Roe", "general secretary", "Ferry Union")) + facts(
        D2, role("Jane Roe", "finance director", "Canal Trust")
    )
    (join,) = [join for join in parties.propose(told) if join.left.name == "Jane Roe"]
    assert join.confidence < parties.COUNTS
    assert join.reason == (
        "the full name is the same, but one is general secretary of Ferry Union and one finance director of Canal "
        "Trust at the time"
    )


def test_every_rule_gives_its_reason_in_a_sentence() -> None:
    joins = [join for told, _, _ in (*JOINED.values(), *APART.values()) for join in parties.propose(told)]
    assert len({join.rule for join in joins}) > 12
    assert all("{" not in join.reason and join.reason[:1].strip() for join in joins)
    assert all(join.confidence == parties.RULES[join.rule].confidence for join in joins)


# A list of parties


LIST = listed.parse(
    """
    [[party]]
    name = "Guild of Ferrymen"
    aliases = ["Brotherhood of the Boats"]
    [[party]]
    name = "pay committee"
    aliases = ["pay and rest committee"]
    kind = "committee"
    part_of = "Guild of Ferrymen"
    [[party]]
    name = "Department of Rivers and Seas"
    acronyms = ["DRS"]
    succeeds = "Department of Rivers and Streams"
    from = "2015"
    [[party]]
    name = "Department of Rivers and Streams"
    acronyms = ["DRS"]
    to = "2014"
    """
)


def test_a_crowd_is_one_in_an_article_and_its_reprint_and_nowhere_else() -> None:
    crowds = [did("Ferrymen of the east coast", PartyKind.UNNAMED), did("nine branches", PartyKind.COLLECTIVE)]
    told = [fact for document in (D1, D2, D3) for fact in facts(document, *crowds, body("Ferry Union"))]
    joins = parties.propose(told, (), [Copy("d1", "d2", CopyKind.REPRINT, 0.9)])
    found = {(join.left, join.right) for join in joins if join.rule == "reprint"}
    assert found == {
        (Bearer("Ferrymen of the east coast", "d1"), Bearer("Ferrymen of the east coast", "d2")),
        (Bearer("nine branches", "d1"), Bearer("nine branches", "d2")),
    }
    assert all(join.confidence >= parties.COUNTS for join in joins if join.rule == "reprint")
    assert not [join for join in parties.propose(told) if join.left.name != "Ferry Union"]


def joined_by_list(told: list[Fact]) -> set[tuple[Bearer, Bearer]]:
    return {(j.left, j.right) for j in parties.propose(told, LIST) if j.rule == "listed"}


def test_a_list_joins_what_no_article_explains() -> None:
    told = facts(D1, body("Guild of Ferrymen")) + facts(D2, body("Brotherhood of the Boats"))
    assert parties.propose(told) == ()
    assert joined_by_list(told) == {(Bearer("Brotherhood of the Boats", "d2"), Bearer("Guild of Ferrymen", "d1"))}


def test_a_name_that_a_list_has_twice_goes_by_the_date() -> None:
    old, new, newer = (
        head(id, date) for id, date in (("d1", "2012-01-01"), ("d2", "2019-01-01"), ("d3", "2020-01-01"))
    )
    told = [fact for document in (old, new, newer) for fact in facts(document, body("DRS"))]
    assert joined_by_list(told) == {(Bearer("DRS", "d2"), Bearer("DRS", "d3"))}
    groups = grouped(parties.bearers(told), parties.propose(told, LIST))
    assert (Bearer("DRS", "d1"),) in groups


def test_a_generic_name_of_a_list_needs_its_whole_in_the_article() -> None:
    told = (
        facts(D1, body("Guild of Ferrymen"), said("pay committee", PartyKind.COMMITTEE))
        + facts(D2, body("Guild of Ferrymen"), said("pay and rest committee", PartyKind.COMMITTEE))
        + facts(D3, body("Canal Trust"), said("pay committee", PartyKind.COMMITTEE))
    )
    committees = {pair for pair in joined_by_list(told) if "committee" in pair[0].name}
    assert committees == {(Bearer("pay and rest committee", "d2"), Bearer("pay committee", "d1"))}


# Laws


NAMES = ["Ann Lee", "Lee", "Ms Lee", "Tom Lee", "Bob Vane", "Robert Vane", "A. Lee"]
BODIES = ["Ferry Union", "FU", "Guild of Ferrymen", "GoF", "pay committee", "Calder branch", "the guild", "Canal Trust"]
findings = st.one_of(
    st.sampled_from(NAMES).map(person),
    st.sampled_from(BODIES).map(body),
    st.builds(role, st.sampled_from(NAMES), st.sampled_from(["chair", "general secretary"]), st.sampled_from(BODIES)),
    st.builds(part, st.sampled_from(["pay committee", "Calder branch"]), st.sampled_from(["Ferry Union", "GoF"])),
    st.builds(said, st.sampled_from(NAMES), to=st.sampled_from(BODIES)),
)
corpora = st.lists(st.lists(findings, min_size=1, max_size=5), min_size=1, max_size=6)


def told_in(corpus: list[list[object]]) -> list[Fact]:
    return [
        fact
        for n, document in enumerate(corpus)
        for fact in facts(head(f"d{n}", f"2020-01-{n + 1:02}"), *document)  # type: ignore[arg-type]
    ]


@settings(deadline=None)
@given(corpora, st.integers(0, 1000))
def test_the_order_of_facts_is_no_matter(corpus: list[list[object]], seed: int) -> None:
    told = told_in(corpus)
    shuffled = random.Random(seed).sample(told, len(told))
    assert parties.propose(shuffled) == parties.propose(told)
    assert parties.bearers(shuffled) == parties.bearers(told)


@settings(deadline=None)
@given(corpora)
def test_joins_are_between_bearers_that_are_there_and_each_pair_is_joined_once(corpus: list[list[object]]) -> None:
    told = told_in(corpus)
    joins: tuple[Join, ...] = parties.propose(told)
    bearers = set(parties.bearers(told))
    assert all({join.left, join.right} <= bearers and join.left < join.right for join in joins)
    assert len({(join.left, join.right) for join in joins}) == len(joins)


@settings(deadline=None)
@given(corpora)
def test_no_man_is_joined_with_a_woman(corpus: list[list[object]]) -> None:
    told = told_in(corpus)
    for group in grouped(parties.bearers(told), parties.propose(told)):
        names = {bearer.name for bearer in group}
        assert not (names & {"Ann Lee", "Ms Lee"} and names & {"Tom Lee", "Bob Vane", "Robert Vane"})


def test_one_bearer_taken_out_leaves_the_others_together() -> None:
    told = [fact for n in range(1, 10) for fact in facts(head(f"d{n}"), person("Ann Lee"), body("Ferry Union"))]
    joins = parties.propose(told)
    for out in range(1, 10):
        left = tuple(j for j in joins if f"d{out}" not in (j.left.document, j.right.document))
        bearers = tuple(b for b in parties.bearers(told) if b.document != f"d{out}")
        assert len(grouped(bearers, left)) == 2
