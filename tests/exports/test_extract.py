"""``standoff-extract/1``: one document as one JSON object, in the documented form."""

from __future__ import annotations

import json
from dataclasses import fields
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from standoff.exports import extract
from standoff.exports.extract import LEVELS, PRINTED_MODES, RESULTS, SPEAKERS, STANCES, STATES
from standoff.ontology import (
    Act,
    Actor,
    ActStatus,
    Channel,
    ChannelState,
    Comment,
    Count,
    DateBasis,
    Document,
    Findings,
    Level,
    Part,
    PartialDate,
    PartyKind,
    Position,
    Problem,
    Role,
    RoleStatus,
    Span,
    Stance,
    Statement,
    StatementKind,
    Vote,
    VoteResult,
    act_types,
)

DOCS = Path(__file__).parents[2] / "docs"
SCHEMA = json.loads((DOCS / "extract.schema.json").read_text(encoding="utf-8"))
VALID = jsonschema.Draft202012Validator(SCHEMA)

TEXT = "‘We were not asked,’ Ann Orr, chair of the ferry branch, told the Lantern.\nComments\nGull: quite right"

HERE = (Span(0, 20),)


def document() -> Document:
    return Document(
        source="lantern/ferry.txt",
        text=TEXT,
        media_type="text/plain",
        title="Ferry branch meets",
        publisher="Ravensey Lantern",
        authors=("Joan Marle",),
        published=PartialDate("2014-05-15", DateBasis.DATELINE),
        comments=(Comment("Gull", PartialDate("2014-05-16T15:53"), Span(90, 101)),),
        problems=(Problem("mended", "a broken mark was mended"),),
    )


def findings() -> Findings:
    return Findings(
        statements=(
            Statement(
                id="s1",
                kind=StatementKind.DIRECT,
                content=Span(1, 18),
                cue=Span(57, 61),
                speaker=Span(21, 28),
                speaker_name="Ann Orr",
                speaker_kind=PartyKind.PERSON,
                addressee="Ravensey Lantern",
                confidence=0.93,
            ),
            Statement(id="s2", kind=StatementKind.INDIRECT, content=Span(30, 40)),
        ),
        roles=(Role("Ann Orr", "chair", "ferry branch", RoleStatus.CURRENT, (Span(21, 55),)),),
        parts=(Part("ferry branch", "Seafarers' Guild", HERE),),
        acts=(
            Act(
                id="a1",
                type="demand",
                trigger=Span(57, 61),
                evidence=HERE,
                mode="yield",
                actor="Ann Orr",
                target="harbour board",
                about="an apology",
                date=PartialDate("1999-02", DateBasis.RESOLVED),
            ),
        ),
        positions=(Position("Ann Orr", "the timetable", Stance.CONDITIONAL, HERE, condition="if crews are asked"),),
        dialogue=(
            Channel(
                ("ferry branch", "harbour board"),
                Level.FORMAL,
                ChannelState.PAUSED,
                PartialDate("2014-05"),
                evidence=HERE,
            ),
        ),
        votes=(
            Vote(
                "ferry branch",
                "to stop work",
                VoteResult.CARRIED,
                counts=(Count("yes", 56.0, "%"), Count("no", 43.5, "%", group="deck crews")),
                electorate=240,
                turnout=71.0,
                evidence=HERE,
            ),
        ),
        problems=(Problem("unresolved", "who 'she' is"),),
    )


def extracted(**changed: tuple[Any, ...]) -> dict[str, Any]:
    return extract(document(), Findings(**changed))


def test_the_form_is_the_documented_one() -> None:
    found = extract(document(), findings())
    VALID.validate(found)
    assert list(found) == [
        "format",
        "document",
        "text",
        "statements",
        "roles",
        "parts",
        "acts",
        "positions",
        "dialogue",
        "votes",
        "comments",
    ]
    assert found["format"] == "standoff-extract/1"
    assert found["text"] == TEXT
    assert found["document"] == {
        "source": "lantern/ferry.txt",
        "sha256": document().sha256,
        "media_type": "text/plain",
        "kind": "news",
        "title": "Ferry branch meets",
        "publisher": "Ravensey Lantern",
        "authors": ["Joan Marle"],
        "published": "2014-05-15",
        "published_basis": "dateline",
        "url": None,
        "language": "en",
        "problems": [
            {"code": "mended", "message": "a broken mark was mended"},
            {"code": "unresolved", "message": "who 'she' is"},
        ],
    }


def test_every_kind_of_finding_is_printed_with_its_fields_in_order() -> None:
    found: dict[str, Any] = extract(document(), findings())
    assert json.dumps(found["statements"][0]) == (
        '{"id": "s1", "kind": "direct", "content": [1, 18], "cue": [57, 61], "speaker": [21, 28], '
        '"speaker_name": "Ann Orr", "speaker_kind": "person", "addressee": "Ravensey Lantern", "within": null, '
        '"continues": null, "confidence": 0.93}'
    )
    assert json.dumps(found["roles"][0]) == (
        '{"person": "Ann Orr", "role": "chair", "organisation": "ferry branch", "status": "current", '
        '"evidence": [[21, 55]], "confidence": 1.0}'
    )
    assert json.dumps(found["parts"][0]) == (
        '{"part": "ferry branch", "whole": "Seafarers\' Guild", "evidence": [[0, 20]]}'
    )
    assert json.dumps(found["acts"][0]) == (
        '{"id": "a1", "type": "demand", "mode": "yield", "actor": "Ann Orr", "target": "harbour board", '
        '"about": "an apology", "trigger": [57, 61], "date": "1999-02", "date_basis": "resolved", '
        '"status": "happened", "said_by": null, "evidence": [[0, 20]], "confidence": 1.0}'
    )
    assert json.dumps(found["positions"][0]) == (
        '{"holder": "Ann Orr", "issue": "the timetable", "stance": "conditional", "condition": "if crews are asked", '
        '"reported_by": null, "evidence": [[0, 20]], "confidence": 1.0}'
    )
    assert json.dumps(found["dialogue"][0]) == (
        '{"parties": ["ferry branch", "harbour board"], "level": "formal", "state": "paused", "since": "2014-05", '
        '"by": null, "condition": null, "evidence": [[0, 20]], "confidence": 1.0}'
    )
    assert json.dumps(found["votes"][0]) == (
        '{"body": "ferry branch", "motion": "to stop work", "result": "carried", '
        '"counts": [{"option": "yes", "value": 56, "unit": "%"}, {"option": "no (deck crews)", "value": 43.5, '
        '"unit": "%"}], "electorate": 240, "turnout": 71, "evidence": [[0, 20]]}'
    )
    assert found["comments"] == [{"author": "Gull", "posted": "2014-05-16T15:53", "text": [90, 101]}]


def test_a_document_about_which_nothing_is_known_has_no_guesses() -> None:
    found: dict[str, Any] = extract(Document("a.txt", "Rain fell.", "text/plain"), Findings())
    VALID.validate(found)
    assert [found["document"][key] for key in ("title", "publisher", "published", "published_basis", "url")] == [
        None
    ] * 5


@pytest.mark.parametrize("mode", sorted(PRINTED_MODES))
def test_a_mode_with_a_name_of_its_own_is_printed_as_the_type(mode: str) -> None:
    (type,) = [name for name, row in act_types().items() if mode in row.modes]
    act = Act("a1", type, Span(0, 1), HERE, mode=mode)
    found = extracted(acts=(act,))
    VALID.validate(found)
    assert (found["acts"][0]["type"], found["acts"][0]["mode"]) == (mode, None)


def test_every_type_and_mode_of_act_is_in_the_schema() -> None:
    for name, row in act_types().items():
        for mode in (None, *row.modes):
            VALID.validate(extracted(acts=(Act("a1", name, Span(0, 1), HERE, mode=mode),)))


@pytest.mark.parametrize("basis", DateBasis)
def test_an_acts_date_is_stated_resolved_or_that_of_publication(basis: DateBasis) -> None:
    found = extracted(acts=(Act("a1", "meet", Span(0, 1), HERE, date=PartialDate("2014", basis)),))
    VALID.validate(found)
    plain = basis if basis in (DateBasis.STATED, DateBasis.RESOLVED) else "publication"
    assert found["acts"][0]["date_basis"] == plain


def test_a_denied_act_did_not_happen_and_a_denied_plan_stays_a_plan() -> None:
    denied = Act("a1", "meet", Span(0, 1), HERE, polarity=False)
    plan = Act("a2", "meet", Span(0, 1), HERE, polarity=False, status=ActStatus.PLANNED)
    statuses = [act["status"] for act in extracted(acts=(denied, plan))["acts"]]
    assert statuses == ["did-not-happen", "planned"]


def test_every_level_and_state_of_dialogue_has_its_word() -> None:
    assert set(LEVELS) == set(Level)
    assert set(STATES) == set(ChannelState)
    for level in Level:
        for state in ChannelState:
            VALID.validate(extracted(dialogue=(Channel(("a", "b"), level, state, evidence=HERE),)))


def test_talks_that_are_open_again_are_said_to_be_resumed() -> None:
    again, still = (
        Channel(("a", "b"), Level.FORMAL, ChannelState.OPEN, resumed=resumed, evidence=HERE)
        for resumed in (True, False)
    )
    assert [each["state"] for each in extracted(dialogue=(again, still))["dialogue"]] == ["resumed", "open"]


def test_of_several_actors_the_first_is_printed() -> None:
    act = Act("a1", "write", Span(0, 1), HERE, actors=(Actor("Guild"), Actor("College")), recipients=(Actor("Board"),))
    found = extracted(acts=(act,))
    VALID.validate(found)
    assert (found["acts"][0]["actor"], found["acts"][0]["target"]) == ("Guild", "Board")


def test_every_other_vocabulary_has_its_words() -> None:
    assert set(STANCES) == set(Stance)
    assert set(RESULTS) == set(VoteResult)
    assert set(SPEAKERS) == set(PartyKind)
    for kind in PartyKind:
        VALID.validate(extracted(statements=(Statement("s1", StatementKind.MIXED, Span(0, 1), speaker_kind=kind),)))
    for result in (None, *VoteResult):
        VALID.validate(extracted(votes=(Vote(None, None, result, evidence=HERE),)))


def test_the_schema_refuses_what_is_not_documented() -> None:
    found = extract(document(), findings())
    for spoilt in ({**found, "mood": "grim"}, {**found, "format": "standoff-extract/0"}, {**found, "text": None}):
        with pytest.raises(jsonschema.ValidationError):
            VALID.validate(spoilt)


def test_every_field_is_described_in_the_documentation() -> None:
    told = (DOCS / "extract.md").read_text(encoding="utf-8")
    found = extract(document(), findings())

    def names(value: object) -> set[str]:
        if isinstance(value, dict):
            return set(value) | {name for inner in value.values() for name in names(inner)}
        return {name for inner in value for name in names(inner)} if isinstance(value, list) else set()

    assert [name for name in sorted(names(found)) if f"`{name}`" not in told] == []


def test_no_field_of_findings_is_left_out() -> None:
    assert {field.name for field in fields(Findings)} == {
        *("names", "problems"),  # names are given in full in each field; problems stand with the document's
        *("statements", "roles", "parts", "acts", "positions", "dialogue", "votes"),
    }
