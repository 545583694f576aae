"""Web Annotations as the W3C's recommendation of 23 February 2017 has them, and every selector finds its words."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlparse

import jsonschema
import pytest
from tests.record.making import HERE

from standoff.exports.webannotation import CONTEXT, annotation, web_annotations
from standoff.ontology import Document, DocumentHead, DocumentKind, Fact, Kind, Span, Statement, StatementKind
from standoff.query import Record

#: What the recommendation asks of an annotation of this kind (sections 3.1, 3.2.4, 4.2.4 and 4.2.5), as JSON Schema.
BODY = {
    "type": "object",
    "required": ["type", "value"],
    "properties": {
        "type": {"const": "TextualBody"},
        "value": {"type": "string"},
        "purpose": {"enum": ["tagging", "describing"]},
        "format": {"enum": ["text/plain", "application/json"]},
    },
    "additionalProperties": False,
}
QUOTE = {
    "required": ["type", "exact"],
    "properties": {
        "type": {"const": "TextQuoteSelector"},
        "exact": {"type": "string", "minLength": 1},
        "prefix": {"type": "string"},
        "suffix": {"type": "string"},
    },
    "additionalProperties": False,
}
POSITION = {
    "required": ["type", "start", "end"],
    "properties": {
        "type": {"const": "TextPositionSelector"},
        "start": {"type": "integer", "minimum": 0},
        "end": {"type": "integer", "minimum": 1},
    },
    "additionalProperties": False,
}
MODEL = {
    "type": "object",
    "required": ["@context", "id", "type", "target"],
    "properties": {
        "@context": {"const": "http://www.w3.org/ns/anno.jsonld"},
        "id": {"type": "string", "pattern": "^urn:standoff:[a-z][0-9a-f]{10}$"},
        "type": {"const": "Annotation"},
        "motivation": {"const": "describing"},
        "body": {"type": "array", "items": BODY, "minItems": 2},
        "target": {
            "type": "object",
            "required": ["type", "source", "selector"],
            "properties": {
                "type": {"const": "SpecificResource"},
                "source": {"type": "string", "pattern": r"^(https?|urn):[^\s<>\"{}|\\^`]+$"},
                "selector": {"type": "array", "items": {"oneOf": [QUOTE, POSITION]}, "minItems": 2, "maxItems": 2},
            },
            "additionalProperties": False,
        },
    },
    "additionalProperties": False,
}
VALID = jsonschema.Draft202012Validator(MODEL)


def written(record: Record, to: Path) -> list[dict[str, Any]]:
    (file,) = web_annotations(record, to / "annotations.jsonl")
    return [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]


def test_every_annotation_is_one_by_the_model(every_record: Record, tmp_path: Path) -> None:
    made = written(every_record, tmp_path)
    for each in made:
        VALID.validate(each)
    ids = [each["id"] for each in made]
    assert len(ids) == len(set(ids))


def test_every_selector_finds_the_same_words(every_record: Record, tmp_path: Path) -> None:
    texts = {head.id: every_record.document(head.id).text for head in every_record.documents()}
    facts = {f.id: f for head in every_record.documents() for f in every_record.curated(head.id).facts if f.span}
    made = written(every_record, tmp_path)
    assert {each["id"].removeprefix("urn:standoff:") for each in made} == set(facts)
    for each in made:
        fact = facts[each["id"].removeprefix("urn:standoff:")]
        text = texts[fact.document.id]
        quoted, placed = each["target"]["selector"]
        assert text[placed["start"] : placed["end"]] == quoted["exact"] == fact.words
        round_it = quoted["prefix"] + quoted["exact"] + quoted["suffix"]
        assert text.startswith(round_it, placed["start"] - len(quoted["prefix"]))
        if quoted["prefix"] or quoted["suffix"]:
            assert text.count(round_it) == 1


def test_the_bodies_tell_the_kind_and_the_fact(record: Record, tmp_path: Path) -> None:
    kinds = set()
    for each in written(record, tmp_path):
        tag, told = each["body"]
        kinds.add(tag["value"])
        assert isinstance(json.loads(told["value"]), dict)
    assert kinds >= {"statement", "role", "act", "position"}


def test_a_rejected_fact_is_not_there_and_a_corrected_one_is_as_corrected(decided: Path, tmp_path: Path) -> None:
    with Record.open(decided, readonly=True) as record:
        ids = {each["id"]: each for each in written(record, tmp_path)}
        said = record.facts(Kind.STATEMENT, limit=3).items
    assert f"urn:standoff:{said[1].id}" not in ids
    assert json.loads(ids[f"urn:standoff:{said[2].id}"]["body"][1]["value"])["speaker_name"] == "=Bo Chen"


@pytest.mark.parametrize(
    ("source", "url", "expected"),
    [
        ("lantern/ferry 1.txt", None, "urn:standoff:source:lantern/ferry%201.txt"),
        ("a.txt", "https://x.test/a?b=1&c=%20#d", "https://x.test/a?b=1&c=%20#d"),
        ("a.txt", 'https://x.test/a b"<c>é', "https://x.test/a%20b%22%3Cc%3E%C3%A9"),
        ("a.txt", "javascript:alert(1)", "urn:standoff:source:a.txt"),
        ("a.txt", "/relative", "urn:standoff:source:a.txt"),
    ],
)
def test_the_target_is_an_address_or_a_name_made_of_the_source(source: str, url: str | None, expected: str) -> None:
    document = Document(source=source, text="So it is.", media_type="text/plain", url=url)
    made: Any = annotation(fact(document), document)
    assert made["@context"] == CONTEXT
    assert made["target"]["source"] == expected
    assert urlparse(unquote(expected)).scheme in ("https", "urn")


def fact(document: Document) -> Fact:
    head = DocumentHead(
        "d1", document.source, document.sha256, 1, 1, "toy", "text/plain", DocumentKind.NEWS, None, None, (), None,
        document.url, "en", (), 1,
    )  # fmt: skip
    return Fact("s1", Kind.STATEMENT, head, Statement("s1", StatementKind.DIRECT, HERE[0]), Span(0, 2), "So")
