"""What people type for a field: dates, words, numbers, yes and no, names; what is no such value, told with what is."""

from __future__ import annotations

import dataclasses
import json

import pytest

from standoff.curation import plain, values
from standoff.errors import InvalidValue
from standoff.ontology import Act, Actor, ActStatus, DateBasis, Kind, Level, PartialDate, PartyKind, Span, VoteResult

HERE = Span(0, 4)
CREWS = Actor("eight crews", PartyKind.COLLECTIVE, 8, ("Ann Orr",))
WALKED = Act("a1", "pause-talks", HERE, (HERE,), mode="walk-out", actors=(CREWS,), recipients=(Actor("board"),))


def read(kind: Kind, field: str, text: str) -> object:
    return values.check(kind, [(field, plain.parse(kind, field, text, WALKED if kind is Kind.ACT else None))])[field]


@pytest.mark.parametrize(
    ("kind", "field", "text", "told"),
    [
        (Kind.ACT, "date", "last week", "a date such as 2025-02-26, 2025-02 or 2025"),
        (Kind.ACT, "date", "2025-13", "a date such as"),
        (Kind.ACT, "date", "31 February 2025", "a date such as"),
        (Kind.ACT, "date", "26/02/2025", "a date such as"),
        (Kind.ACT, "date", "2 Mars 2025", "a date such as"),
        (Kind.ACT, "status", "perhaps", "one of: happened, planned, offered, possible, did-not-happen, ended"),
        (Kind.ACT, "status", "", "one of: happened"),
        (Kind.ACT, "type", "stike", "legal-action"),
        (Kind.ACT, "polarity", "perhaps", "yes or no"),
        (Kind.ACT, "recipients", "Ann Orr, Leonard Strake", "names with semicolons between"),
        (Kind.ACT, "object", "the letter", "document, demand, agreement or channel"),
        (Kind.ACT, "object", "poem: the letter", "document, demand, agreement or channel"),
        (Kind.ACT, "confidence", "high", "a number from 0 to 1"),
        (Kind.VOTE, "turnout", "42,5", "a number"),
        (Kind.VOTE, "electorate", "12.5", "a whole number"),
        (Kind.VOTE, "counts", "12", "JSON with"),
        (Kind.CHANNEL, "parties", "Ann Orr", "two names with a semicolon between"),
        (Kind.CHANNEL, "level", "loud", "correspondence, informal, leaders, formal, negotiation, third-party"),
        (Kind.ROLE, "person", "  ", "words"),
        (Kind.STATEMENT, "colour", "red", "it has: kind"),
    ],
)
def test_what_is_no_such_value_is_refused_with_what_is_allowed(kind: Kind, field: str, text: str, told: str) -> None:
    with pytest.raises(InvalidValue) as error:
        read(kind, field, text)
    assert told in str(error.value)
    assert not any(word in str(error.value) for word in ("Expected", "`", "malformed", "enum"))


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("2025", "2025"),
        ("2025-02", "2025-02"),
        (" 2025-02-26 ", "2025-02-26"),
        ("2025-02-26T15:53", "2025-02-26T15:53"),
        ("26 February 2025", "2025-02-26"),
        ("3 Sept 2025", "2025-09-03"),
        ("3 Sep 2025", "2025-09-03"),
        ("May 2025", "2025-05"),
        ("null", None),
        ("", None),
    ],
)
def test_a_date_is_written_as_people_write_it(text: str, value: str | None) -> None:
    assert read(Kind.ACT, "date", text) == (PartialDate(value, DateBasis.STATED) if value else None)


@pytest.mark.parametrize(
    ("kind", "field", "text", "value"),
    [
        (Kind.ACT, "status", "Did not happen", ActStatus.DID_NOT_HAPPEN),
        (Kind.ACT, "type", "Call vote", "call-vote"),
        (Kind.ACT, "mode", "break off", "break-off"),
        (Kind.ACT, "mode", "none", None),
        (Kind.ACT, "polarity", "No", False),
        (Kind.ACT, "polarity", "yes", True),
        (Kind.ACT, "recipients", "Ann Orr; Leonard Strake", (Actor("Ann Orr"), Actor("Leonard Strake"))),
        (
            Kind.ACT,
            "recipients",
            "Ministry of Ferries, Ports and Piers;",
            (Actor("Ministry of Ferries, Ports and Piers"),),
        ),
        (Kind.ACT, "recipients", "", ()),
        (Kind.ACT, "about", "null", None),
        (Kind.ACT, "about", "none", "none"),
        (Kind.VOTE, "turnout", "42.5 %", 42.5),
        (Kind.VOTE, "electorate", "1,204", 1204),
        (Kind.VOTE, "result", "none", None),
        (Kind.VOTE, "result", "Threshold not met", VoteResult.THRESHOLD_NOT_MET),
        (Kind.CHANNEL, "level", "third party", Level.THIRD_PARTY),
        (Kind.CHANNEL, "parties", "Ann Orr; harbour board", ("Ann Orr", "harbour board")),
        (Kind.NAME, "forms", "Ann; Orr", ("Ann", "Orr")),
        (Kind.STATEMENT, "addressee", "42", "42"),
        (Kind.STATEMENT, "speaker_name", '"Ann Orr"', "Ann Orr"),
    ],
)
def test_words_numbers_and_names_are_read_as_they_are_written(kind: Kind, field: str, text: str, value: object) -> None:
    assert read(kind, field, text) == value


def test_who_is_named_again_keeps_what_is_known_of_them() -> None:
    assert read(Kind.ACT, "actors", "eight crews; Joan Marle") == (CREWS, Actor("Joan Marle"))


def test_json_is_read_as_well() -> None:
    given = json.dumps({"value": "2025", "until": "2025-04-01"})
    found = read(Kind.ACT, "date", given)
    assert isinstance(found, PartialDate)
    assert str(found.latest) == "2025-04-01"


@pytest.mark.parametrize("field", [name for name in values.fields(Kind.ACT) if plain.in_words(Kind.ACT, name)])
def test_what_is_written_for_a_field_is_read_as_the_same_value(field: str) -> None:
    value = getattr(WALKED, field)
    assert read(Kind.ACT, field, plain.written(value)) == value


def test_another_type_of_act_is_without_a_mode_that_it_does_not_have() -> None:
    assert values.changed(WALKED, {"type": "strike"}) == dataclasses.replace(WALKED, type="strike", mode=None)
    with pytest.raises(InvalidValue, match="has no mode 'walk-out'"):
        values.changed(WALKED, {"type": "strike", "mode": "walk-out"})
