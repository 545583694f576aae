"""Which person has, had or will have which role in which body."""

from __future__ import annotations

import pytest
from tests.reading.telling import roles

from standoff.ontology import Document, Role
from standoff.reading import read


def found(text: str) -> tuple[Role, ...]:
    return read(Document("quay.txt", text, "text/plain")).roles


@pytest.mark.parametrize(
    "text",
    [
        "",
        "The chair was empty.",
        "The president of the republic slept.",
        "Ann Lee met the chair of the Harbour Board.",
        "Ann Lee, a mother of two, said the boats leaked.",
        "Ann Lee, head of a household of six, said the boats leaked.",
        "Ann Lee spoke. The chair of the Harbour Board did not.",
        "Ann Lee asked the chair to leave.",
    ],
)
def test_where_nobody_is_named_with_a_role_there_is_none(text: str) -> None:
    assert roles(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # before the name
        ("Guild of Harbour Pilots chair Ann Lee spoke.", ("Ann Lee", "chair", "Guild of Harbour Pilots", "current")),
        (
            "The Harbour Agency's chief executive Ann Lee spoke.",
            ("Ann Lee", "chief executive", "Harbour Agency", "current"),
        ),
        ("Harbour Agency chief executive Ann Lee spoke.", ("Ann Lee", "chief executive", "Harbour Agency", "current")),
        ("The chair of the Harbour Agency, Ann Lee, spoke.", ("Ann Lee", "chair", "Harbour Agency", "current")),
        ("The harbour minister, Ann Lee, spoke.", ("Ann Lee", "harbour minister", None, "current")),
        ("Transport Secretary Ann Lee spoke.", ("Ann Lee", "transport secretary", None, "current")),
        ("Prime minister Ann Lee spoke.", ("Ann Lee", "prime minister", None, "current")),
        (
            "The Harbour Agency's director general, Ann Lee, spoke.",
            ("Ann Lee", "director general", "Harbour Agency", "current"),
        ),
        (
            "The Harbour Agency met. Its director general, Ann Lee, spoke.",
            ("Ann Lee", "director general", "Harbour Agency", "current"),
        ),
        # after it
        ("Ann Lee, chair of the Harbour Agency, spoke.", ("Ann Lee", "chair", "Harbour Agency", "current")),
        (
            "Ann Lee, the Harbour Agency's finance director, spoke.",
            ("Ann Lee", "finance director", "Harbour Agency", "current"),
        ),
        (
            "Ann Lee, the chief executive of Ravensey Ferries, spoke.",
            ("Ann Lee", "chief executive", "Ravensey Ferries", "current"),
        ),
        (
            "Ann Lee, general secretary of the Union of Island Teachers, spoke.",
            ("Ann Lee", "general secretary", "Union of Island Teachers", "current"),
        ),
        (
            "Ann Lee, a lecturer at Ravensey University, spoke.",
            ("Ann Lee", "lecturer", "Ravensey University", "current"),
        ),
        (
            "“The boats leak,” said Ann Lee, president of the Harbour League.",
            ("Ann Lee", "president", "Harbour League", "current"),
        ),
        # in a clause
        ("Ann Lee, who chairs the Harbour Agency, spoke.", ("Ann Lee", "chair", "Harbour Agency", "current")),
        ("Ann Lee, who leads the Harbour League, spoke.", ("Ann Lee", "leader", "Harbour League", "current")),
        (
            "Ann Lee, who is president of the Harbour League, spoke.",
            ("Ann Lee", "president", "Harbour League", "current"),
        ),
        # titles are no part of the name
        ("The chair of the Harbour Agency, Dr Ann Lee, spoke.", ("Ann Lee", "chair", "Harbour Agency", "current")),
        ("Dame Ann Lee, chair of the Harbour Agency, spoke.", ("Ann Lee", "chair", "Harbour Agency", "current")),
        (
            "Ian Holt, who formerly chaired the Harbour Agency, spoke.",
            ("Ian Holt", "chair", "Harbour Agency", "former"),
        ),
        ("Ian Holt, who chaired the Harbour Agency, spoke.", ("Ian Holt", "chair", "Harbour Agency", "former")),
        (
            "Ian Holt, who was president of the Harbour League, spoke.",
            ("Ian Holt", "president", "Harbour League", "former"),
        ),
        ("Ian Holt, who will chair the Harbour Agency, spoke.", ("Ian Holt", "chair", "Harbour Agency", "future")),
    ],
)
def test_a_role_is_read_wherever_its_words_stand(text: str, expected: tuple[str, str, str | None, str]) -> None:
    assert roles(text) == [expected]


def test_a_successor_takes_over_the_role_told_last() -> None:
    assert roles("The Harbour Agency's director general, Ann Lee, left in May. Her successor, Tom Bell, spoke.") == [
        ("Ann Lee", "director general", "Harbour Agency", "current"),
        ("Tom Bell", "director general", "Harbour Agency", "current"),
    ]


def test_a_successor_of_nobody_takes_over_nothing() -> None:
    assert roles("His successor, Tom Bell, spoke.") == []


def test_two_hold_one_role_together() -> None:
    assert roles("Ann Lee and Tom Bell, co-chairs of the pay committee, spoke.") == [
        ("Ann Lee", "co-chair", "pay committee", "current"),
        ("Tom Bell", "co-chair", "pay committee", "current"),
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Ann Lee, chairman and chief executive of Ravensey Ferries, spoke.",
            {("chairman", "Ravensey Ferries"), ("chief executive", "Ravensey Ferries")},
        ),
        (
            "Ann Lee, chair of the Harbour League and president of Ravensey Ferries, spoke.",
            {("chair", "Harbour League"), ("president", "Ravensey Ferries")},
        ),
    ],
)
def test_one_person_holds_two_roles_that_and_joins(text: str, expected: set[tuple[str, str]]) -> None:
    assert {(role, body) for _, role, body, _ in roles(text)} == expected


def test_a_role_told_twice_is_one_and_the_one_with_its_body_wins() -> None:
    told = "Ann Lee, chair of the Harbour Agency, spoke."
    text = f"{told} The chair, Ann Lee, left. {told}"
    assert roles(text) == [("Ann Lee", "chair", "Harbour Agency", "current")]


def test_one_person_may_have_two_roles() -> None:
    text = "Ann Lee, chair of the Harbour Agency, spoke. The former mayor, Ann Lee, left."
    assert {(r[1], r[3]) for r in roles(text)} == {("chair", "current"), ("mayor", "former")}


def test_a_surname_leads_to_the_full_name() -> None:
    assert roles("Ann Lee spoke. The chair of the Harbour Agency, Ms Lee, left.") == [
        ("Ann Lee", "chair", "Harbour Agency", "current")
    ]


def test_the_evidence_holds_the_name_and_the_role() -> None:
    text = "On Monday Ann Lee, chair of the Harbour Agency, spoke."
    (role,) = found(text)
    (evidence,) = role.evidence
    assert evidence.of(text) == "Ann Lee, chair of the Harbour Agency"


def test_a_role_with_its_body_is_surer_than_one_without() -> None:
    with_body, without = found("Ann Lee, chair of the Harbour Agency, met the mayor, Tom Bell.")
    assert with_body.confidence > without.confidence


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Only Ann Lee [Norland Government Ports Minister] can act.",
            [("Ann Lee", "ports minister", "Norland Government", "current")],
        ),
        ("Ann Lee (Harbour Guild president) can act.", [("Ann Lee", "president", "Harbour Guild", "current")]),
        ("Tom Bell, Harbour Guild policy lead said no.", [("Tom Bell", "policy lead", "Harbour Guild", "current")]),
        ("Yesterday Health Minister Ann Lee was late.", [("Ann Lee", "health minister", None, "current")]),
        (
            "Cllr Tom Bell, cabinet member for piers, was late.",
            [("Tom Bell", "cabinet member for piers", None, "current")],
        ),
        ("Tom Bell, a member of nothing, was late.", []),
        (
            "Harbour Guild (HG) representative Ann Lee was late.",
            [("Ann Lee", "representative", "Harbour Guild", "current")],
        ),
        (
            "Pilots of the Tide union met. Regional officer, Ann Lee said no boat would sail.",
            [("Ann Lee", "regional officer", "Tide", "current")],
        ),
    ],
)
def test_a_role_in_brackets_beside_a_day_or_in_a_cabinet(
    text: str, expected: list[tuple[str, str, str | None, str]]
) -> None:
    assert roles(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It was former Norland City mayor Ann Lee who sang.", [("Ann Lee", "mayor", "Norland City", "former")]),
        ("They met Ann Lee, Vice President Tom Bell and a pilot.", [("Tom Bell", "vice president", None, "current")]),
        ("In the count of the delegate, Ann Lee won over Tom Bell.", []),
        ("Ann Lee, who ran for the Harbour Council, was late.", []),
        ("Ann Lee, who ran the Harbour Council, was late.", [("Ann Lee", "head", "Harbour Council", "former")]),
    ],
)
def test_what_somebody_holds_is_told_from_what_stands_beside_it(
    text: str, expected: list[tuple[str, str, str | None, str]]
) -> None:
    assert roles(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # nobody holds it
        ("Tom Bell was the first master to say no.", []),
        ("Ann Lee heads home.", []),
        ("The strike, led by Ann Lee, went on.", []),
        ("He was to meet Transport Minister Ann Lee.", [("Ann Lee", "transport minister", None, "current")]),
        ("Ann Lee, chair, and Tom Bell met.", [("Ann Lee", "chair", None, "current")]),
        # told by the sentence itself
        ("Ann Lee chairs the Harbour Board.", [("Ann Lee", "chair", "Harbour Board", "current")]),
        ("Ann Lee is the chair of the Harbour Board.", [("Ann Lee", "chair", "Harbour Board", "current")]),
        ("Ann Lee was chair of the Harbour Board until May.", [("Ann Lee", "chair", "Harbour Board", "former")]),
        (
            "Ann Lee, who now becomes chair of the Harbour Board, left.",
            [("Ann Lee", "chair", "Harbour Board", "current")],
        ),
        # told behind the body
        ("The Quay Committee, chaired by Ann Lee, met.", [("Ann Lee", "chair", "Quay Committee", "current")]),
        ("The pay committee, chaired by Ann Lee, met.", [("Ann Lee", "chair", "pay committee", "current")]),
        # with the body behind a comma
        ("Ann Lee, chair, Harbour Board, said no.", [("Ann Lee", "chair", "Harbour Board", "current")]),
        ("Ann Lee, director of growth, said no.", [("Ann Lee", "director of growth", None, "current")]),
        # for something that is no body
        (
            "Ann Lee, cabinet member for housing at Eastport Council, said no.",
            [("Ann Lee", "cabinet member for housing", "Eastport Council", "current")],
        ),
        (
            "Ann Lee, head of local government at the Dock Union, said no.",
            [("Ann Lee", "head of local government", "Dock Union", "current")],
        ),
        (
            "The guild's envoy for the islands, Ann Lee, said no. The Pilots Guild met.",
            [("Ann Lee", "envoy for the islands", "Pilots Guild", "current")],
        ),
        # for a body that goes by its letters or by whose it is
        ("Ann Lee, spokesperson for Harbour Air, said no.", [("Ann Lee", "spokesperson", "Harbour Air", "current")]),
        ("Ann Lee, general secretary of the NPG, said no.", [("Ann Lee", "general secretary", "NPG", "current")]),
        (
            "The Tug Crews Association met. Ann Lee, head of the crews' association, said no.",
            [("Ann Lee", "head", "Tug Crews Association", "current")],
        ),
        (
            "Ann Lee, chair of council's safety committee, said no.",
            [("Ann Lee", "chair", "safety committee", "current")],
        ),
        (
            "Ann Lee, founder of the campaign group Save Our Quay, said no.",
            [("Ann Lee", "founder", "Save Our Quay", "current")],
        ),
        # what one writes on, or is minister of, is no body
        ("By Ann Lee, Health correspondent", [("Ann Lee", "health correspondent", None, "current")]),
        (
            "Ann Lee, Minister of State for Ports, said no.",
            [("Ann Lee", "minister of state for ports", None, "current")],
        ),
        ("State attorney General Ann Lee said no.", [("Ann Lee", "state attorney general", None, "current")]),
        # what tells the time is no part of the body's name
        ("Former Harbour Board chair Ann Lee said no.", [("Ann Lee", "chair", "Harbour Board", "former")]),
        ("Ann Lee, Norway's UN ambassador, said no.", [("Ann Lee", "UN ambassador", "Norway", "current")]),
        (
            "The Harbour Federation met the Port Review Body. The body's national chairman Ann Lee said no.",
            [("Ann Lee", "national chairman", "Harbour Federation", "current")],
        ),
        # to come
        ("Ann Lee, chair-designate of the Harbour Board, said no.", [("Ann Lee", "chair", "Harbour Board", "future")]),
        # whose it is has no name of its own
        (
            "The European parliament's Tides coordinator, Ann Lee, said no.",
            [("Ann Lee", "Tides coordinator", "European parliament", "current")],
        ),
        # in a signature
        ("Yours,\n\nAnn Lee\n\nChair, Harbour Board", [("Ann Lee", "chair", "Harbour Board", "current")]),
        ("Ann Lee\n\nThe chair of the Harbour Board left.", []),
    ],
)
def test_an_office_is_told_in_many_forms(text: str, expected: list[tuple[str, str, str | None, str]]) -> None:
    assert roles(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The Harbour Guild's co-chairs, Ann Lee and Tom Bell, said no.",
            [("Ann Lee", "co-chair", "Harbour Guild", "current"), ("Tom Bell", "co-chair", "Harbour Guild", "current")],
        ),
        (
            "Joint general secretaries Ann Lee and Tom Bell said no.",
            [
                ("Ann Lee", "joint general secretary", None, "current"),
                ("Tom Bell", "joint general secretary", None, "current"),
            ],
        ),
        (
            "Ann Lee, chair of both the Harbour Guild and the Quay Council, said no.",
            [("Ann Lee", "chair", "Harbour Guild", "current"), ("Ann Lee", "chair", "Quay Council", "current")],
        ),
        (
            "Ann Lee, a mother of two and chair of the Harbour Guild, said no.",
            [("Ann Lee", "chair", "Harbour Guild", "current")],
        ),
    ],
)
def test_several_people_and_several_bodies_have_a_role_each(
    text: str, expected: list[tuple[str, str, str | None, str]]
) -> None:
    assert sorted(roles(text)) == sorted(expected)
