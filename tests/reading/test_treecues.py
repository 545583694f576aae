"""Trees show reports that the words alone do not: who speaks, however far from the verb, and what was never said."""

from __future__ import annotations

import pytest

from standoff.ontology import Document
from standoff.reading import read


def told(text: str) -> list[tuple[str | None, str]]:
    return [(s.speaker_name, s.content.of(text)) for s in read(Document("quay.txt", text, "text/plain")).statements]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ann Lee was told by Tom Bell that the boats leaked.", [("Tom Bell", "the boats leaked")]),
        ("Ann Lee, who told Tom Bell that the boats leaked, left.", [("Ann Lee", "the boats leaked")]),
        ("Ann Lee appeared to warn that the boats would sail.", [("Ann Lee", "the boats would sail")]),
        (
            "Ann Lee said the boats leaked but insisted that none would sink.",
            [("Ann Lee", "the boats leaked"), ("Ann Lee", "none would sink")],
        ),
        ("The Harbour Guild tabled a demand for a longer rota.", [("Harbour Guild", "a longer rota")]),
        (
            "The Harbour Guild rejects the suggestion that it has been rude.",
            [("Harbour Guild", "it has been rude")],
        ),
    ],
)
def test_the_tree_gives_a_verb_of_report_its_source(text: str, expected: list[tuple[str | None, str]]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Asked whether the boats would sail, Ann Lee left.",
        "Ann Lee refused to say that the boats leaked.",
        "If the board says the boats leak, they will stay.",
        "Ann Lee was told that the boats leaked.",
    ],
)
def test_what_nobody_said_is_no_report(text: str) -> None:
    assert told(text) == []


def test_a_report_inside_a_quotation_is_its_own_statement_within_the_other() -> None:
    text = "“I told the crews that the boats would sail,” said Ann Lee."
    outer, inner = read(Document("quay.txt", text, "text/plain")).statements
    assert (outer.within, inner.within) == (None, outer.id)
    assert inner.content.of(text) == "the boats would sail"
    assert inner.speaker_name == "Ann Lee"


def test_we_inside_a_quotation_is_the_body_that_the_speaker_holds_an_office_in() -> None:
    text = "“We have asked the agency to meet,” said Ann Lee, chair of the Harbour Guild."
    inner = read(Document("quay.txt", text, "text/plain")).statements[1]
    assert (inner.content.of(text), inner.speaker_name) == ("to meet", "Harbour Guild")


def test_a_pronoun_in_somebodys_report_is_that_somebody() -> None:
    text = "Tom Bell met Ann Lee. Mr Bell said he had told the crews that the boats would sail."
    assert told(text)[1] == ("Tom Bell", "the boats would sail")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # passives
        ("The offer was described by Ann Lee as “a farce”.", [("Ann Lee", "a farce")]),
        ("The offer was dismissed as “a farce” by Ann Lee.", [("Ann Lee", "a farce")]),
        ("The board has been accused of delay by the Harbour Guild.", [("Harbour Guild", "delay")]),
        # what a thing is called, and where that was
        ("Ann Lee branded the offer a disgrace.", [("Ann Lee", "the offer a disgrace")]),
        ("Ann Lee called it “a pause” in the talks.", [("Ann Lee", "it “a pause”")]),
        ("Ann Lee warned the board of chaos on the quay.", [("Ann Lee", "chaos on the quay")]),
        ("Ann Lee accused the board of delay after the crews left.", [("Ann Lee", "delay")]),
        ("“The boats leak,” Ann Lee charged.", [("Ann Lee", "The boats leak")]),
        # where a report ends
        (
            "The boats leaked, Ann Lee said, adding that none would sink.",
            [("Ann Lee", "The boats leaked"), ("Ann Lee", "none would sink")],
        ),
        (
            "Ann Lee said crews were tired and called on the board to act.",
            [("Ann Lee", "crews were tired"), ("Ann Lee", "to act")],
        ),
        ("“We go,” Ann Lee said and left.", [("Ann Lee", "We go")]),
        ("The boats leak badly, says Ann Lee, chair of the Harbour Guild.", [("Ann Lee", "The boats leak badly")]),
        ("The boats leak, says the Harbour Guild in its newsletter.", [("Harbour Guild", "The boats leak")]),
        (
            "The board met in May and agreed on a rota, according to Ann Lee.",
            [("Ann Lee", "The board met in May and agreed on a rota")],
        ),
        ("The Harbour Board's position that cuts are needed was denied.", [("Harbour Board", "cuts are needed")]),
        (
            "Ann Lee said the port is proud but some crews want out.",
            [("Ann Lee", "the port is proud but some crews want out")],
        ),
        ("Ann Lee said so on Monday.", []),
        # who speaks
        ("Those who back the plan say it will work.", [("those who back the plan", "it will work")]),
        ("With a headmaster saying: “The roof leaks.”", [("a headmaster", "The roof leaks.")]),
        (
            "The groups, including the Quay Club and the Harbour Guild, said the boats leaked.",
            [("groups", "the boats leaked")],
        ),
        ("“The boats leak,” an opposition figure disclosed.", [("an opposition figure", "The boats leak")]),
        (
            "“Crews are tired,” said Ann Lee. “They need rest.” Tom Bell agreed.",
            [("Ann Lee", "Crews are tired"), ("Ann Lee", "They need rest.")],
        ),
        ("As Ann Lee put it: “The boats leak.”", [("Ann Lee", "The boats leak.")]),
        ("The board signalled that it would pay.", [("board", "it would pay")]),
    ],
)
def test_who_says_what_and_where_it_ends(text: str, expected: list[tuple[str | None, str]]) -> None:
    assert told(text) == expected
