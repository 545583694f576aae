"""Names that the language model finds mend what capitals and titles alone tell."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from standoff.errors import ModelError
from standoff.language import Sentence
from standoff.ontology import Document, PartyKind, Span
from standoff.reading import read
from standoff.reading.mentions import phrases
from standoff.reading.page import lay_out
from standoff.reading.syntax import Syntax
from standoff.reading.tagged import Tags, weighed


class Missing:
    """A model that cannot be opened."""

    name = "missing"

    def analyse(self, text: str, sentences: Sequence[Span] | None = None) -> tuple[Sentence, ...]:
        raise ModelError("no-model", "no model here")


def names(text: str) -> set[tuple[str, PartyKind]]:
    return {(n.canonical, n.kind) for n in read(Document("quay.txt", text, "text/plain")).names}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Harvey Loach met the pilots. Loach said the boats leaked.",
            {("Harvey Loach", PartyKind.PERSON)},
        ),
        (
            "Officials at the port of Liverpool met Oyelaran Adeyemi, 47, on Monday. Adeyemi left early.",
            {("Oyelaran Adeyemi", PartyKind.PERSON)},
        ),
        (
            "The New Zealand Nurses' Organisation has 1,500 members. It met on Monday.",
            {("New Zealand Nurses' Organisation", PartyKind.ORGANISATION)},
        ),
    ],
)
def test_the_model_tells_people_from_bodies_and_where_a_name_begins(
    text: str, expected: set[tuple[str, PartyKind]]
) -> None:
    assert expected <= names(text)


@pytest.mark.parametrize(
    ("text", "absent"),
    [
        ("The pilots met in Edinburgh. Scottish crews stayed away until Christmas Eve.", "Edinburgh"),
        ("The pilots met in Edinburgh. Scottish crews stayed away until Christmas Eve.", "Scottish"),
        ("The pilots met in Edinburgh. Scottish crews stayed away until Christmas Eve.", "Christmas Eve"),
        ("Sorry sights met the crews. Sorry, said Ann Lee, was not enough.", "Sorry"),
    ],
)
def test_places_adjectives_and_feasts_are_no_bodies(text: str, absent: str) -> None:
    assert absent not in {name for name, _ in names(text)}


def test_a_place_that_speaks_still_speaks() -> None:
    found = read(Document("quay.txt", "Washington says the tariffs are fair.", "text/plain"))
    assert [s.speaker_name for s in found.statements] == ["Washington"]


def test_without_a_model_the_rules_stand() -> None:
    page = lay_out(Document("quay.txt", "Ann Lee met the Harbour Guild in Norland.", "text/plain"))
    syntax = Syntax(page, Missing())
    rules = phrases(page)
    assert weighed(page, rules, syntax) == rules
    assert Tags(page, syntax).names == []
