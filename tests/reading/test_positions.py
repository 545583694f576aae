"""Positions, as tables of short invented sentences: what is none first, then who stands where, then on whose word."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from standoff.ontology import Document, HolderLevel, Position, Reporter, Span
from standoff.reading import read

GUILD, BOARD = "Guild of Pilots", "Harbour Board"


def positions(text: str) -> tuple[Position, ...]:
    """The positions of a text, as the reader finds them."""
    return read(Document("quay.txt", text, "text/plain")).positions


def stands(text: str) -> list[tuple[str, str, str]]:
    """Holder, stance and issue of each."""
    return [(p.holder, str(p.stance), p.issue) for p in positions(text)]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "The Harbour Board has offices in Calder.",
        # nobody holds it
        "The plan was rejected.",
        "Opposition to the levy is growing.",
        "There is support for the levy.",
        # about a person, or nothing that is named
        "The Harbour Board backed Ann Lee.",
        "The Guild of Pilots supports the Harbour Board.",
        "The Guild of Pilots opposes it.",
        "The Guild of Pilots wants that.",
        # a claim or a letter is no question
        "The Guild of Pilots rejected the claim.",
        "The Guild of Pilots welcomed the letter.",
        # nobody in particular
        "People who oppose the levy live in Calder.",
        # a means, not a stance
        "The Guild of Pilots built a shed to support the levy.",
        # possible, asked, supposed, gone by
        "The Guild of Pilots may oppose the levy.",
        "Does the Guild of Pilots oppose the levy?",
        "If the Guild of Pilots opposes the levy, the boats will stay.",
        "The Guild of Pilots had opposed the levy.",
        # what somebody is to be made to do is not theirs
        "The Harbour Board was urged to accept the levy.",
        # no stance is left
        "The Guild of Pilots does not oppose the levy.",
        # nothing but a word that points, and a message that was not returned
        "The Guild of Pilots wants more.",
        "The Guild of Pilots did not return the call.",
        "Ann Lee remembered his call for unity.",
        # what is sought that nobody argues over
        "The Guild of Pilots sought an anchorage.",
        # a paper that nobody has signed
        "The statement said: “The levy is an insult.”",
        # words of stance that tell of something else
        "The boat was backed against the pier.",
        "Ann Lee leaned against the wall.",
    ],
)
def test_tells_of_no_position(text: str) -> None:
    assert stands(text) == []


TOLD = [
    # what is refused, felt, asked for
    ("The Guild of Pilots disagrees with the levy.", GUILD, "opposes", "levy"),
    ("The Guild of Pilots expressed dismay at the levy.", GUILD, "opposes", "levy"),
    ("The Guild of Pilots expressed satisfaction with the rota.", GUILD, "supports", "rota"),
    ("The Guild of Pilots was disappointed with the offer.", GUILD, "opposes", "offer"),
    ("The Guild of Pilots was pleased with the offer.", GUILD, "supports", "offer"),
    ("The Guild of Pilots has sought formal negotiations.", GUILD, "supports", "formal negotiations"),
    # verbs
    ("The Guild of Pilots opposes the levy.", GUILD, "opposes", "levy"),
    ("The Guild of Pilots would oppose the levy.", GUILD, "opposes", "levy"),
    ("The Guild of Pilots has rejected the offer.", GUILD, "opposes", "offer"),
    ("The levy was rejected by the Guild of Pilots.", GUILD, "opposes", "levy"),
    ("The Harbour Board ruled out a review.", BOARD, "opposes", "review"),
    ("The Harbour Board backs the levy.", BOARD, "supports", "levy"),
    ("The Harbour Board welcomed the new timetable.", BOARD, "supports", "new timetable"),
    ("The Guild of Pilots supports raising the levy.", GUILD, "supports", "raising the levy"),
    ("The Guild of Pilots voted against the offer.", GUILD, "opposes", "offer"),
    ("The Guild of Pilots called for an independent review.", GUILD, "supports", "independent review"),
    ("The Guild of Pilots wants a pay rise.", GUILD, "supports", "pay rise"),
    # turned by "not"
    ("The Guild of Pilots does not support the levy.", GUILD, "opposes", "levy"),
    ("The Guild of Pilots will never accept the levy.", GUILD, "opposes", "levy"),
    ("The Guild of Pilots cannot accept the levy.", GUILD, "opposes", "levy"),
    # turned by what is to be done
    ("The Guild of Pilots demanded the withdrawal of the circular.", GUILD, "opposes", "circular"),
    ("The Guild of Pilots wants the Harbour Board to scrap the levy.", GUILD, "opposes", "levy"),
    ("The Guild of Pilots urged the Harbour Board to accept the offer.", GUILD, "supports", "offer"),
    ("The Guild of Pilots is demanding that pay be raised.", GUILD, "supports", "pay be raised"),
    ("The Guild of Pilots had urged the Harbour Board to accept the offer.", GUILD, "supports", "offer"),
    ("The Guild of Pilots has vowed to fight the levy.", GUILD, "opposes", "levy"),
    ("The Harbour Board is determined to scrap the levy.", BOARD, "opposes", "levy"),
    # criticised
    ("The Guild of Pilots strongly criticised the contract.", GUILD, "opposes", "contract"),
    ("“The offer is not fair,” said Ann Lee.", "Ann Lee", "opposes", "offer"),
    ("Ann Lee said the “insulting” pay offer would go to a vote.", "Ann Lee", "opposes", "insulting pay offer"),
    # refused until something is done
    (
        "The Guild of Pilots will not participate in the talks until the levy is dropped.",
        GUILD,
        "conditional",
        "talks",
    ),
    # adjectives and nouns
    ("A call from the Guild of Pilots for a new contract came late.", GUILD, "supports", "new contract"),
    ("The Guild of Pilots is against the levy.", GUILD, "opposes", "levy"),
    ("The Guild of Pilots is opposed to the levy.", GUILD, "opposes", "levy"),
    ("The Harbour Board is committed to the levy.", BOARD, "supports", "levy"),
    ("The Guild of Pilots repeated its opposition to the levy.", GUILD, "opposes", "levy"),
    ("The Harbour Board is neutral on the levy.", BOARD, "neutral", "levy"),
    ("The Harbour Board is considering the offer.", BOARD, "neutral", "offer"),
    # verdicts
    ("The Guild of Pilots called the levy a disgrace.", GUILD, "opposes", "levy"),
    ('"The levy is unworkable," said Ann Lee.', "Ann Lee", "opposes", "levy"),
]


@pytest.mark.parametrize(("text", "holder", "stance", "issue"), TOLD)
def test_tells_who_stands_where_on_what(text: str, holder: str, stance: str, issue: str) -> None:
    assert stands(text) == [(holder, stance, issue)]


def test_a_stance_of_two_is_held_by_each() -> None:
    assert stands("The Guild of Pilots and the Harbour Board support the levy.") == [
        (GUILD, "supports", "levy"),
        (BOARD, "supports", "levy"),
    ]


@pytest.mark.parametrize(
    ("text", "condition"),
    [
        ("The Guild of Pilots would support the levy if pay is raised.", "if pay is raised"),
        ("The Guild of Pilots will oppose the levy unless pay is raised.", "unless pay is raised"),
    ],
)
def test_a_stance_with_a_condition_is_conditional(text: str, condition: str) -> None:
    assert [(str(p.stance), p.condition) for p in positions(text)] == [("conditional", condition)]


def test_what_one_says_of_anothers_stance_is_on_their_word() -> None:
    (found,) = positions('"The Harbour Board opposes the levy," said Ann Lee, chair of the Guild of Pilots.')
    assert (found.holder, found.reported_by) == (BOARD, "Ann Lee")


def test_we_is_the_body_that_one_speaks_for() -> None:
    (found,) = positions('"We oppose the levy," said Ann Lee, chair of the Guild of Pilots.')
    assert (found.holder, found.reported_by, found.reporter) == (GUILD, None, Reporter.SELF)
    assert found.level is HolderLevel.ORGANISATION


def test_keeps_the_words_of_its_strength_and_since_when() -> None:
    (found,) = positions("The Guild of Pilots has strongly opposed the levy since May 2014.")
    assert (found.strength, str(found.since)) == ("strongly", "2014-05")


def test_a_stance_told_twice_is_one_finding() -> None:
    assert len(positions("The Guild of Pilots opposes the levy. The Guild of Pilots is against the levy.")) == 1


@settings(max_examples=15, deadline=None)
@given(st.lists(st.sampled_from([text for text, *_ in TOLD]), max_size=4))
def test_evidence_lies_in_the_text(sentences: list[str]) -> None:
    text = "\n\n".join(sentences)
    assert all(Span(0, len(text)).contains(place) for found in positions(text) for place in found.evidence)


@pytest.mark.parametrize(
    ("text", "issue"),
    [
        # what "this" points at is named where it was told before
        (
            "The Harbour Board announced a phased closure of the pier. The Guild of Pilots opposes this closure.",
            "phased closure of the pier",
        ),
        ("The Harbour Board met. The Guild of Pilots opposes this closure.", "closure"),
        (
            "The Harbour Board plans a phased closure of the pier. The Guild of Pilots opposes this sudden closure.",
            "sudden closure",
        ),
        # words that are only quoted on are left out, quoted words that are the issue's own are kept
        ("The Guild of Pilots opposed the levy 'root and branch'.", "levy"),
        ("The Guild of Pilots welcomed the Harbour Board’s ‘change of course’.", "Harbour Board’s change of course"),
    ],
)
def test_an_issue_is_told_in_full(text: str, issue: str) -> None:
    assert [p.issue for p in positions(text) if p.holder == GUILD] == [issue]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The Harbour Board's claim that the levy could not be changed was denied.",
            [(BOARD, "opposes", "levy being changed")],
        ),
        (
            "Ann Lee said the levy cannot be changed, although this is the position of both the Guild of Pilots "
            "and the Harbour Board.",
            [(GUILD, "opposes", "levy being changed"), (BOARD, "opposes", "levy being changed")],
        ),
        ("The Harbour Board's view that the levy must be paid was denied.", [(BOARD, "supports", "levy being paid")]),
        # what is, not what must or cannot be
        ("The Harbour Board's claim that the levy was paid was denied.", []),
        ("The claim that the levy could not be changed was denied.", []),
    ],
)
def test_what_is_claimed_that_must_or_cannot_be_is_a_position(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert [stand for stand in stands(text) if stand[0] != "Ann Lee"] == expected
