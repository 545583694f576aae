"""Entities that FollowTheMoney takes: its schemata, its properties, and links that lead somewhere of the right kind."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from standoff.exports.followthemoney import entities
from standoff.ontology import PartialDate
from standoff.query import Record

#: From the model of FollowTheMoney 4.11 (3.8 has the same): of each schema the properties that are used, with their
#: types; for an entity, the schema that it leads to.
THING = {"name": "name", "alias": "name"}
INTERVAL = {"startDate": "date", "endDate": "date", "proof": "Document"}
MODEL: dict[str, dict[str, str]] = {
    "Person": THING,
    "Organization": THING,
    "PublicBody": THING,
    "Position": {"name": "name"},
    "Occupancy": {"holder": "Person", "post": "Position", **INTERVAL},
    "Membership": {"member": "LegalEntity", "organization": "Organization", "role": "string", **INTERVAL},
    "Succession": {"predecessor": "LegalEntity", "successor": "LegalEntity", **INTERVAL},
    "Article": {
        "title": "string",
        "publisher": "string",
        "author": "string",
        "publishedAt": "date",
        "sourceUrl": "url",
        "fileName": "string",
        "language": "language",
    },
    "Mention": {"document": "Document", "name": "name", "resolved": "LegalEntity"},
}
REQUIRED = {
    "Person": {"name"},
    "Organization": {"name"},
    "PublicBody": {"name"},
    "Position": {"name"},
    "Occupancy": {"holder", "post"},
    "Membership": {"member", "organization"},
    "Succession": {"predecessor", "successor"},
    "Article": {"fileName"},
    "Mention": {"document", "name"},
}
#: What each schema is besides itself.
IS_A = {
    "Person": {"LegalEntity"},
    "Organization": {"LegalEntity"},
    "PublicBody": {"Organization", "LegalEntity"},
    "Article": {"Document"},
}

VALUES = {
    "name": re.compile(r".*\S.*", re.DOTALL),
    "string": re.compile(r".+", re.DOTALL),
    "date": re.compile(r"\d{4}(-\d\d(-\d\d)?)?"),
    "url": re.compile(r"https?://.+", re.DOTALL),
    "language": re.compile(r"[a-z]{3}"),
}


def written(record: Record, to: Path) -> dict[str, dict[str, Any]]:
    (file,) = entities(record, to / "entities.jsonl")
    made = [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]
    by_id = {each["id"]: each for each in made}
    assert len(by_id) == len(made)
    return by_id


def test_every_entity_is_valid(every_record: Record, tmp_path: Path) -> None:
    made = written(every_record, tmp_path)
    for each in made.values():
        schema, given = each["schema"], each["properties"]
        assert set(each) == {"id", "schema", "properties"}
        assert REQUIRED[schema] <= set(given) <= set(MODEL[schema])
        for name, values in given.items():
            assert values
            for value in values:
                type_ = MODEL[schema][name]
                if type_ in VALUES:
                    assert VALUES[type_].fullmatch(value), (schema, name, value)
                else:
                    found = made[value]["schema"]
                    assert type_ in {found, *IS_A.get(found, ())}, (schema, name, found)


def test_every_article_and_every_person_and_body_is_there(record: Record, tmp_path: Path) -> None:
    made = list(written(record, tmp_path).values())
    assert [e["schema"] for e in made].count("Article") == record.documents().total
    named = {e["properties"]["name"][0] for e in made if e["schema"] in ("Person", "Organization", "PublicBody")}
    assert named == {
        each.party.name
        for each in record.parties()
        if each.party.kind in ("person", "organisation", "committee", "outlet")
    }


def test_an_office_has_the_articles_that_tell_it_and_only_dates_that_are_told(record: Record, tmp_path: Path) -> None:
    made = written(record, tmp_path)
    held = [e["properties"] for e in made.values() if "proof" in e["properties"]]
    assert held
    told = {
        str(date)[:10]
        for holding in record.offices()
        for name, date in (("start", holding.office.start), ("end", holding.office.end))
        if date and name not in holding.derived
    }
    dates = {date for each in held for name in ("startDate", "endDate") for date in each.get(name, ())}
    assert dates <= told
    assert all(PartialDate(date) for date in dates)


def test_posts_of_one_name_without_a_body_are_not_one_post(record: Record, tmp_path: Path) -> None:
    made = written(record, tmp_path).values()
    posts = [e["properties"]["post"][0] for e in made if e["schema"] == "Occupancy"]
    assert len(posts) == len(set(posts))


def test_the_model_takes_every_entity(every_record: Record, tmp_path: Path) -> None:
    """With the library itself, where it is installed."""
    model = pytest.importorskip("followthemoney").model
    for each in written(every_record, tmp_path).values():
        model.get(each["schema"]).validate({"properties": each["properties"]})
