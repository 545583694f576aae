"""Who does it where no name stands there: short forms, descriptions and pronouns, told of an invented port."""

from __future__ import annotations

import pytest

from standoff.ontology import Act, Document
from standoff.reading import read

GUILD, BOARD = "Guild of Pilots", "Harbour Board"


def acts(text: str) -> tuple[Act, ...]:
    return read(Document("quay.txt", text, "text/plain")).acts


def told(text: str) -> list[tuple[str, str | None, str | None]]:
    return [(act.type, act.actor, act.target) for act in acts(text)]


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        # a service has no members who strike, and a country is no federation
        ("Halyard members met the NHS on Monday. The union rejected the offer.", ("reject", "NHS", None)),
        (
            "The PPFO met the UK minister. The UK is late, it said. The federation criticised the plan.",
            ("criticise", "UK", None),
        ),
        # another office than the one that is meant
        (
            "The Guild of Pilots condemned the ferries minister. Ann Lee, the shadow ferries minister, was away.",
            ("criticise", GUILD, "Ann Lee"),
        ),
        # what is called after a law is no party
        ("The Guild of Pilots rejected the Calder Ports Agreement.", ("reject", GUILD, "Calder Ports Agreement")),
        # those who are paid make no pay offer
        ("The Guild of Pilots said their pay offer was late.", ("offer", GUILD, None)),
        # two sides drop their demands, not one of them
        (
            "The Guild of Pilots met the Harbour Board. Both sides dropped their demands.",
            ("demand", BOARD, None),
        ),
        # two services are nobody
        ("The Harbour Board said two services had been suspended.", ("sanction", None, "two services")),
        # a judgement on behalf of one's own is none on them
        (
            "Ann Lee, chair of the Guild of Pilots, said: “This offer is too low for the Guild of Pilots.”",
            ("criticise", "Ann Lee", GUILD),
        ),
    ],
)
def test_who_is_not_meant(text: str, wrong: tuple[str, str | None, str | None]) -> None:
    assert wrong not in told(text)


@pytest.mark.parametrize(
    ("text", "right"),
    [
        # "the" with a word that one name has in it
        (
            "The Calder School District met the mayor. The district offered teachers a deal.",
            ("offer", "Calder School District", "teachers"),
        ),
        ("The PPFO met the UK minister. The federation criticised the plan.", ("criticise", "PPFO", None)),
        # the only union that the article names
        (
            "The port's biggest union has rejected the offer. Ann Lee met Halyard members on Monday.",
            ("reject", "Halyard", None),
        ),
        (
            "The pilots union has accepted the deal, the Calder Pilotage Association said.",
            ("agree", "Calder Pilotage Association", None),
        ),
        # the body that has workers
        (
            "Swift Boats workers are on strike. Ann Lee met Halyard members. The company rejected the demand.",
            ("reject", "Swift Boats", None),
        ),
        # the body that was named before
        (
            "The Police League of Calder met on Monday. The organisation condemned the freeze.",
            ("criticise", "Police League of Calder", None),
        ),
        # who spoke last
        ("Ann Lee said she would go. The MP condemned the Harbour Board.", ("criticise", "Ann Lee", BOARD)),
        # members of a committee are it; those a union speaks of are its own
        (
            "The Ports Committee sat late. Members of the Ports Committee voted for the plan.",
            ("vote", "Ports Committee", None),
        ),
        (
            "The Guild of Pilots said that 1,180 members would strike on Friday.",
            ("strike", "Guild of Pilots members", None),
        ),
        # an owner's subject
        ("The Harbour Board is late. The Guild of Pilots withdrew its offer.", ("offer", GUILD, None)),
        # who leads two bodies
        ("Representatives of the Guild of Pilots and the Harbour Board met on Friday.", ("meet", GUILD, BOARD)),
        # two bodies that an "and" joins with a verb for both
        (
            "The RPU and the Harbour Union both said they had suspended the strike. The RPU was late.",
            ("call-off", "RPU", None),
        ),
        # both sides are the two that have dealt with each other
        (
            "The Guild of Pilots accused the Harbour Board of neglect. Both sides resumed talks.",
            ("resume-talks", GUILD, BOARD),
        ),
        # the office, with the words for which it is
        (
            "Ferries minister Ann Lee spoke late. The Guild of Pilots criticised the ferries minister’s plan.",
            ("criticise", GUILD, "Ann Lee"),
        ),
        # what an offer's receiver answers
        (
            "The Harbour Board made an offer to the Guild of Pilots. The offer was rejected.",
            ("reject", GUILD, BOARD),
        ),
        ("Ann Lee read the deal agreed between the Guild of Pilots and the Harbour Board.", ("agree", GUILD, BOARD)),
        # who says that a strike is off
        ("The strike by crews has been called off, the Guild of Pilots said.", ("call-off", GUILD, None)),
        # between whom talks were that have failed
        (
            "The Guild of Pilots will strike as talks with the Harbour Board have failed.",
            ("pause-talks", GUILD, BOARD),
        ),
        ("The Guild of Pilots and the Harbour Board met. Talks collapsed.", ("pause-talks", GUILD, BOARD)),
        # with whom one has been bargaining
        (
            "The Guild of Pilots met the Harbour Board. The Guild of Pilots has been negotiating for a year.",
            ("meet", GUILD, BOARD),
        ),
        # whose plan it is
        ("The Guild of Pilots announced plans to strike.", ("strike", GUILD, None)),
        # names with lists in them
        (
            "The Rope, Sail and Tackle Union rejected the offer.",
            ("reject", "Rope, Sail and Tackle Union", None),
        ),
        (
            "The Ministry of Ports, Coasts and Local Government rejected the offer.",
            ("reject", "Ministry of Ports, Coasts and Local Government", None),
        ),
    ],
)
def test_who_is_meant(text: str, right: tuple[str, str | None, str | None]) -> None:
    assert right in told(text)


def test_three_bodies_in_a_row_are_no_list_in_one_name() -> None:
    found = read(Document("quay.txt", "The Guild, Harbour Board and Ferry Company met.", "text/plain"))
    assert "Guild, Harbour Board and Ferry Company" not in {name.canonical for name in found.names}
