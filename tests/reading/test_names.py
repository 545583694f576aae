"""Who is who: each person and body once, under the fullest name the article gives."""

from __future__ import annotations

import pytest

from standoff.ontology import Document, Name, PartyKind
from standoff.reading import read


def names(text: str) -> tuple[Name, ...]:
    return read(Document("quay.txt", text, "text/plain")).names


def canonical(text: str) -> list[str]:
    return [n.canonical for n in names(text)]


def speakers(text: str) -> list[str | None]:
    return [s.speaker_name for s in read(Document("quay.txt", text, "text/plain")).statements]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "The boats stayed in harbour on Monday.",
        "However, nobody came. Nearly all of them had left. Yesterday it rained.",
        "He said so. They said so. I said so.",
        "In May the cranes fell. On Tuesday they were sold.",
        "Talks failed. Pilots walked out. Negotiators shrugged.",
    ],
)
def test_where_nobody_is_named_there_are_no_names(text: str) -> None:
    assert names(text) == ()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # one person, however called
        ("Ann Lee spoke. Ms Lee sat down.", ["Ann Lee"]),
        ("Ann Lee spoke. Lee sat down.", ["Ann Lee"]),
        ("Ms Lee spoke. Ann Lee sat down.", ["Ann Lee"]),
        ("Dr Ann Lee spoke. Dr Lee's boat sank.", ["Ann Lee"]),
        ("Sir Ian Holt spoke. Sir Ian sat down.", ["Ian Holt"]),
        ("Ann Mary Lee spoke. Ann Lee sat down.", ["Ann Mary Lee"]),
        ("A. Lee, a pilot, spoke. Ann Lee sat down.", ["Ann Lee"]),
        ("Lord Holt spoke to Mr Bell.", ["Bell", "Lord Holt"]),
        # two people
        ("Ann Lee and Tom Bell spoke.", ["Ann Lee", "Tom Bell"]),
        ("Ann Lee met Tom Lee.", ["Ann Lee", "Tom Lee"]),
        # one body, however called
        ("The Harbour Agency met. The Harbour Agency's offer stood.", ["Harbour Agency"]),
        ("The Guild of Harbour Pilots (GHP) met. The GHP voted.", ["Guild of Harbour Pilots"]),
        ("The Guild of Harbour Pilots met. The GHP voted.", ["Guild of Harbour Pilots"]),
        ("The GHP voted. The Guild of Harbour Pilots met.", ["Guild of Harbour Pilots"]),
        ("The Harbour Confederation met. The Confederation voted.", ["Harbour Confederation"]),
        # two bodies
        ("The Harbour Agency met the Guild of Harbour Pilots.", ["Guild of Harbour Pilots", "Harbour Agency"]),
        ("The GHP met the UIT.", ["GHP", "UIT"]),
        ("The RFL voted. The Guild of Harbour Pilots met.", ["Guild of Harbour Pilots", "RFL"]),
    ],
)
def test_each_party_is_named_once_in_its_fullest_form(text: str, expected: list[str]) -> None:
    assert canonical(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # told apart by what is said of them
        ("Sara Holt met Ian Holt. Mr Holt said the boats leaked.", ["Ian Holt"]),
        ("Ian Holt met Sara Holt. Ms Holt said the boats leaked.", ["Sara Holt"]),
        ("Dr Sara Holt met Mr Ian Holt. Dr Holt said the boats leaked.", ["Sara Holt"]),
        ("Dr Kit Holt met Captain Jo Holt. Dr Holt said the boats leaked.", ["Kit Holt"]),
        ("Sir Ian Holt met Ms Sara Holt. Sir Ian said the boats leaked.", ["Ian Holt"]),
        # nothing tells them apart: the one named last
        ("Ann Lee met. Tom Lee left. Lee said the boats leaked.", ["Tom Lee"]),
    ],
)
def test_two_of_one_surname_are_told_apart(text: str, expected: list[str]) -> None:
    assert speakers(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The Guild of Harbour Pilots (GHP) met.", "GHP"),
        ("The Guild of Harbour Pilots, or GHP, met. The GHP voted.", "GHP"),
        ("The Guild of Harbour Pilots [GHP] met.", "GHP"),
        ("The Guild of Harbour Pilots met.", None),
        ("The Guild of Harbour Pilots (Ravensey) met.", None),
    ],
)
def test_a_body_has_the_acronym_that_the_article_gives_it(text: str, expected: str | None) -> None:
    (guild,) = (n for n in names(text) if n.canonical == "Guild of Harbour Pilots")
    assert guild.acronym == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # letters that the name leaves out
        ("The Coastal and General Services Union met. CGS is late.", ["Coastal and General Services Union"]),
        ("The Harbour Port Pilots' Association met. The HPA is late.", ["Harbour Port Pilots' Association"]),
        # another body's letters
        ("The Harbour Port Pilots' Association met. The HPX is late.", ["HPX", "Harbour Port Pilots' Association"]),
    ],
)
def test_capitals_may_leave_out_one_initial(text: str, expected: list[str]) -> None:
    assert canonical(text) == expected


def test_the_other_forms_are_kept_sorted() -> None:
    (lee,) = names("Ms Lee spoke. Ann Lee sat down. Lee wept.")
    assert (lee.kind, lee.forms) == (PartyKind.PERSON, ("Lee", "Ms Lee"))


def test_names_are_sorted_and_each_stands_once() -> None:
    found = names("Tom Bell met Ann Lee. The Harbour Agency met Tom Bell.")
    assert [n.canonical for n in found] == ["Ann Lee", "Harbour Agency", "Tom Bell"]


def test_a_committee_of_two_callings_is_one_body() -> None:
    text = "The Harbour Association's Central Pilots and Masters Committee met on Monday."
    assert {"Central Pilots and Masters Committee", "Harbour Association"} <= set(canonical(text))
