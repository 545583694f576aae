"""Sides: for which body somebody acts, on which day, and who is nobody's side."""

from __future__ import annotations

import datetime as dt

import pytest
from tests.record.telling import act, fact, head, name, part, role

from standoff.ontology import ActStatus, Fact, Name, PartyKind, RoleStatus
from standoff.record.sides import Sides

D14, D15, D16 = head("d14", "2014-01-10"), head("d15", "2015-01-10"), head("d16", "2016-01-10")
JUNE = dt.date(2014, 6, 1)

TOLD = (
    part("committee", "Guild", D14),
    part("pay committee", "Guild", D14),
    role("Ann Orr", "chair", "committee", D14),
    role("Ann Orr", "chair", "committee", D16, RoleStatus.FORMER),
    role("Bo Lind", "clerk", "Guild", D14),
    role("Bo Lind", "director", "Agency", D15),
    role("Cy Ray", "chair", "Board", D14, RoleStatus.FORMER),
    role("Dee Fox", "chair", "Board", D14, RoleStatus.FUTURE),
    part("Agency", "Ministry", D14),
    name("Agency", PartyKind.ORGANISATION, D14),
    name("Guild", PartyKind.ORGANISATION, D14),
)


@pytest.mark.parametrize(
    ("who", "day", "side"),
    [
        ("Guild", JUNE, "Guild"),
        ("committee", JUNE, "Guild"),
        ("Ann Orr", JUNE, "Guild"),
        ("Ann Orr", dt.date(2016, 2, 1), "Ann Orr"),
        ("Ann Orr", None, "Guild"),
        ("Bo Lind", dt.date(2014, 2, 1), "Guild"),
        ("Bo Lind", dt.date(2015, 2, 1), "Agency"),
        ("Cy Ray", JUNE, "Cy Ray"),
        ("Dee Fox", JUNE, "Dee Fox"),
        ("Agency", JUNE, "Agency"),
        ("a Guild spokeswoman", JUNE, "Guild"),
        ("the Guild's spokesman", JUNE, "Guild"),
        ("Negotiators for the Guild", JUNE, "Guild"),
        ("Guild negotiating team", JUNE, "Guild"),
        ("Guildford", JUNE, "Guildford"),
        ("the Guild and Agency joint committee", JUNE, "the Guild and Agency joint committee"),
        ("Guild executive council", JUNE, "Guild"),
        ("Guild pay committee", JUNE, "Guild"),
        ("Agency pay committee", JUNE, "Agency pay committee"),
        ("Somebody Else", None, "Somebody Else"),
    ],
)
def test_everybody_acts_for_the_body_that_documents_give(who: str, day: dt.date | None, side: str) -> None:
    assert Sides(TOLD).of(who, day) == side
    assert Sides(reversed(TOLD)).of(who, day) == side


def test_who_is_appointed_acts_for_the_body_from_then_on_and_who_leaves_no_longer() -> None:
    facts: tuple[Fact, ...] = (
        act("office-change:appoint", "Eve Dahl", "Board", "chair", "2014-05-01", kind=PartyKind.PERSON),
        act("office-change:leave", "Eve Dahl", "Board", "chair", "2016-05-01", kind=PartyKind.PERSON),
        act("office-change:appoint", "Fay Dahl", "Board", "chair", "2014-05-01", status=ActStatus.PLANNED),
    )
    sides = Sides(facts)
    assert sides.of("Eve Dahl", JUNE) == "Board"
    assert sides.of("Eve Dahl", dt.date(2016, 6, 1)) == "Eve Dahl"
    assert sides.of("Fay Dahl", JUNE) == "Fay Dahl"


def test_a_body_that_appoints_takes_up_no_office() -> None:
    appoints = act("office-change:appoint", "Agency", "Board", "nine members", "2014-05-01")
    assert Sides([*TOLD, appoints]).of("Agency", JUNE) == "Agency"


def test_a_body_known_by_its_name_is_not_described_by_that_of_another() -> None:
    union = name("Ministry Staff Union executive", PartyKind.ORGANISATION, D14)
    assert Sides([*TOLD, union]).of("Ministry Staff Union executive", JUNE) == "Ministry Staff Union executive"
    assert Sides(TOLD).of("Ministry Staff Union executive", JUNE) == "Ministry"


def test_whose_acronym_stands_in_a_description_is_who_it_acts_for() -> None:
    union = fact(Name("Dock Workers' Union", PartyKind.ORGANISATION, ("DWU",), "DWU"), D14)
    other = fact(Name("Dutch Water Users", PartyKind.ORGANISATION, (), "DWU"), D15)
    assert Sides([*TOLD, union]).of("Negotiators for DWU", JUNE) == "Dock Workers' Union"
    assert Sides([*TOLD, union]).of("Negotiators for dwu", JUNE) == "Negotiators for dwu"
    assert Sides([*TOLD, union, other]).of("Negotiators for DWU", JUNE) == "Negotiators for DWU"


def test_a_description_in_lower_case_is_no_side() -> None:
    assert not Sides().answerable("pickets")
    assert Sides().answerable("Pickets")
    assert Sides(TOLD).answerable("committee")


def test_bodies_that_belong_to_each_other_end_somewhere() -> None:
    circle = part("one", "two", D14), part("two", "one", D14)
    assert Sides(circle).of("one") in {"one", "two"}


def test_the_members_of_a_side_are_all_who_ever_act_for_it() -> None:
    assert Sides(TOLD).members("Guild") == ("Ann Orr", "Bo Lind", "Guild", "committee", "pay committee")
    assert Sides().members("Guild") == ("Guild",)


@pytest.mark.parametrize(
    ("kinds", "can_be"),
    [
        ((), True),
        ((PartyKind.PERSON,), True),
        ((PartyKind.ORGANISATION,), True),
        ((PartyKind.COLLECTIVE,), False),
        ((PartyKind.UNNAMED,), False),
        ((PartyKind.OUTLET, PartyKind.DOCUMENT), False),
        ((PartyKind.COLLECTIVE, PartyKind.ORGANISATION), True),
    ],
)
def test_a_crowd_an_outlet_and_a_document_are_no_side(kinds: tuple[PartyKind, ...], can_be: bool) -> None:
    assert Sides([name("X", kind, D14) for kind in kinds]).answerable("X") is can_be


def test_bodies_named_in_a_text_are_found_as_whole_words_in_order() -> None:
    assert list(Sides(TOLD).named_in("the Agency told the committee, not Guildford")) == ["Agency", "committee"]
    assert list(Sides(TOLD).named_in(None)) == []


def test_a_committee_that_is_known_acts_for_its_body_whatever_documents_take_it_for() -> None:
    told = [name("Pay Committee", PartyKind.ORGANISATION, D14), role("Ann Orr", "chair", "Pay Committee", D14)]
    assert Sides(told).of("Pay Committee", JUNE) == "Pay Committee"
    known = Sides(told, {"Pay Committee": "Guild"})
    assert (known.of("Pay Committee", JUNE), known.of("Ann Orr", JUNE)) == ("Guild", "Guild")
    assert known.members("Guild") == ("Ann Orr", "Guild", "Pay Committee")


MINISTERS = (
    role("Una Holt", "ports minister", None, D14),
    role("Una Holt", "ports minister", None, D16, RoleStatus.FORMER),
    role("Ida Voss", "Secretary of State for Maritime Affairs", None, D15),
    role("Kit Lowe", "Northern ports minister", None, D14),
    role("Lev Aber", "shadow ports minister", None, D14),
    role("Max Bard", "rail minister", None, D15),
    role("Ned Ash", "national secretary", None, D15),
    role("Oda Lint", "membership secretary", None, D15),
    role("Pia Rook", "ports minister", None, D14),
    role("Pia Rook", "secretary", "Tug Crews' Union", D14),
    name("National Audit Office", PartyKind.ORGANISATION, D15),
    name("Membership Department", PartyKind.ORGANISATION, D15),
    name("the Ministry of Ports", PartyKind.ORGANISATION, D14),
    name("Department for Maritime Affairs", PartyKind.ORGANISATION, D15),
    name("Department for Rail", PartyKind.ORGANISATION, D16),
)


@pytest.mark.parametrize(
    ("who", "day", "side"),
    [
        ("Una Holt", JUNE, "the Ministry of Ports"),
        ("Una Holt", dt.date(2016, 2, 1), "Una Holt"),
        ("Ida Voss", None, "Department for Maritime Affairs"),
        ("Kit Lowe", JUNE, "Kit Lowe"),
        ("Lev Aber", JUNE, "Lev Aber"),
        ("Max Bard", JUNE, "Max Bard"),
        ("Ned Ash", JUNE, "Ned Ash"),
        ("Oda Lint", JUNE, "Oda Lint"),
        ("Pia Rook", JUNE, "Tug Crews' Union"),
    ],
    ids=[
        "a portfolio",
        "one given up",
        "the long title",
        "another country's",
        "the opposition's",
        "named elsewhere only",
        "a union's",
        "a rank",
        "told for whom",
    ],
)
def test_a_minister_acts_for_the_ministry_whose_name_has_the_portfolio(
    who: str, day: dt.date | None, side: str
) -> None:
    assert Sides(MINISTERS).of(who, day) == side
    assert Sides(reversed(MINISTERS)).of(who, day) == side


def test_of_two_ministries_of_a_portfolio_the_one_named_nearest_to_the_day_counts() -> None:
    facts = (
        role("Una Holt", "ports minister", None, D14),
        role("Una Holt", "ports minister", None, D16),
        name("Ministry of Ports", PartyKind.ORGANISATION, D14),
        name("Department for Ports and Rail", PartyKind.ORGANISATION, D16),
    )
    assert Sides(facts).of("Una Holt", dt.date(2014, 2, 1)) == "Ministry of Ports"
    assert Sides(facts).of("Una Holt", dt.date(2016, 2, 1)) == "Department for Ports and Rail"
