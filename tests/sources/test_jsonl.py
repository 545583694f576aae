from __future__ import annotations

import json

import pytest

from standoff.ontology import DateBasis, Document, DocumentKind, PartialDate
from standoff.sources import Limits, Unread, read_bytes

WORDS = "The guild said that it would be glad to meet the agency and to talk of the terms of it."


def items(*lines: object, name: str = "a.jsonl") -> list[Document | Unread]:
    text = "\n".join(line if isinstance(line, str) else json.dumps(line) for line in lines)
    return list(read_bytes(text.encode(), name))


def only(*lines: object) -> Document:
    (item,) = items(*lines)
    assert isinstance(item, Document)
    return item


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("{", "bad-json"),
        ("[1, 2]", "bad-json"),
        ("17", "bad-json"),
        ("{}", "bad-json"),
        ({"text": 5}, "bad-json"),
        ({"text": ["a"]}, "bad-json"),
        ({"text": "  "}, "empty"),
        ('{"text":' + "[" * 100_000, "bad-json"),
        (
            {"text": "Der Minister hat gestern gesagt, dass die Gespräche mit der Gewerkschaft wieder beginnen."},
            "language",
        ),
    ],
)
def test_a_bad_line_is_named_and_the_others_are_read(line: object, code: str) -> None:
    found = items({"text": WORDS}, line, "", {"text": WORDS})
    assert [item.source for item in found] == ["a.jsonl#1", "a.jsonl#2", "a.jsonl#3"]
    assert isinstance(found[1], Unread)
    assert found[1].error.code == code
    assert all(isinstance(item, Document) for item in (found[0], found[2]))


def test_the_fields_beside_the_text_are_taken_over() -> None:
    document = only(
        {
            "text": WORDS,
            "title": "Talks",
            "publisher": "Harbour Week",
            "authors": ["Ines Fairlie"],
            "published": "2014-05-06",
            "url": "https://hw.example/talks",
            "kind": "statement",
        }
    )
    assert document.text == WORDS
    assert (document.title, document.publisher, document.authors) == ("Talks", "Harbour Week", ("Ines Fairlie",))
    assert document.published is not None
    assert (str(document.published), document.published.basis) == ("2014-05-06", DateBasis.GIVEN)
    assert (document.url, document.kind) == ("https://hw.example/talks", DocumentKind.STATEMENT)


def test_other_common_names_of_the_fields_are_understood() -> None:
    document = only({"body": WORDS, "headline": "Talks", "outlet": "Harbour Week", "author": "Ines Fairlie"})
    assert (document.text, document.title, document.publisher) == (WORDS, "Talks", "Harbour Week")
    assert document.authors == ("Ines Fairlie",)


@pytest.mark.parametrize(
    ("value", "date", "code"),
    [
        ("2014-05", "2014-05", None),
        (2014, "2014", None),
        ("2014-05-06T09:40:00Z", "2014-05-06", None),
        ("6 May 2014", "2014-05-06", None),
        ("05/06/2014", "2014-06-05", "date-order"),
        ("soon", None, "date-unread"),
        ("2014-02-31", None, "date-unread"),
        ({"day": 1}, None, "date-unread"),
    ],
)
def test_dates_are_read_as_far_as_they_go(value: object, date: str | None, code: str | None) -> None:
    document = only({"text": WORDS, "date": value})
    assert (str(document.published) if document.published else None) == date
    assert code is None or code in [problem.code for problem in document.problems]


def test_half_characters_become_replacement_characters_and_are_reported() -> None:
    document = only('{"text": "' + WORDS + r" \ud800 \u0000" + '", "title": "a\\ud800"}')
    assert document.text == WORDS + " \ufffd \ufffd"
    assert document.title == "a\ufffd"
    assert "broken-characters" in [problem.code for problem in document.problems]
    assert document.sha256


def test_an_array_or_an_object_over_several_lines_is_read_too() -> None:
    array = json.dumps([{"text": WORDS}, {"text": ""}], indent=1)
    assert [type(item).__name__ for item in items(array, name="a.json")] == ["Document", "Unread"]
    (item,) = items(json.dumps({"text": WORDS}, indent=1), name="a.json")
    assert item.source == "a.json"


def test_what_extract_prints_can_be_read_again() -> None:
    document = only({"format": "standoff-extract/1", "document": {"title": "Talks", "publisher": "HW"}, "text": WORDS})
    assert (document.title, document.publisher, document.text) == ("Talks", "HW", WORDS)


def test_an_article_that_was_extracted_before_is_read_as_it_was() -> None:
    text = f"{WORDS}\n\n‘We shall see,’ said Ann Orr, chair of the guild."
    known = {"kind": "column", "title": "Talks", "publisher": None, "authors": ["Ines Fairlie"]}
    dated = {"source": "cuttings/a.txt", "published": "2014-05-06", "published_basis": "dateline", "url": None}
    document = only({"format": "standoff-extract/1", "document": known | dated, "text": text, "statements": []})
    assert (document.source, document.text, document.publisher) == ("a.jsonl#1", text, None)
    assert (document.kind, document.title, document.authors) == (DocumentKind.COLUMN, "Talks", ("Ines Fairlie",))
    assert document.published == PartialDate("2014-05-06", DateBasis.DATELINE)


@pytest.mark.parametrize(
    ("source", "outlet"),
    [
        ("cuttings/a.txt", None),
        ("a.html#3", None),
        ("https://hw.example/talks", None),
        ("Harbour Week", "Harbour Week"),
        ("harbourweek.com", "harbourweek.com"),
        ("Harbour Week/QNA", "Harbour Week/QNA"),
    ],
)
def test_a_path_is_no_outlet(source: str, outlet: str | None) -> None:
    assert only({"text": WORDS, "source": source}).publisher == outlet


def test_the_name_makes_no_json_lines_of_prose() -> None:
    (item,) = items(WORDS)
    assert isinstance(item, Document)
    assert item.media_type == "text/plain"


def test_a_file_of_too_many_items_is_read_up_to_the_limit() -> None:
    lines = "\n".join([json.dumps({"text": WORDS})] * 5)
    found = list(read_bytes(lines.encode(), "a.jsonl", Limits(items=3)))
    assert [isinstance(item, Document) for item in found] == [True, True, True, False]
