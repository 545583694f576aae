"""Records to export: the demo corpus, the same with decisions of every kind, one of hostile texts, and an empty one."""

from __future__ import annotations

import datetime as dt
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.demo_record import demo_record
from tests.exports.hostile import keep_hostile

from standoff.curation import making
from standoff.ontology import Anchor, Fact, Kind, Verb
from standoff.query import Record
from standoff.text import anchor


@pytest.fixture(scope="session")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return demo_record(tmp_path_factory)


@pytest.fixture(scope="session")
def decided(demo: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The demo corpus with a decision of every verb, put together."""
    path = tmp_path_factory.mktemp("decided") / "record.db"
    shutil.copy(demo, path)
    with Record.open(path) as record:
        decide_everything(record)
        record.store.note_unread("ledger.pdf", "not-text", "this is a PDF")
        assert {decision.verb for decision in record.decisions()} == set(Verb)
        record.refresh()
    return path


@pytest.fixture(scope="session")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("hostile") / "record.db"
    with Record.open(path, create=True) as record:
        keep_hostile(record.store)
        record.refresh()
    return path


@pytest.fixture(scope="session")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("empty") / "record.db"
    with Record.open(path, create=True) as record:
        record.refresh()
    return path


@pytest.fixture
def record(demo: Path) -> Iterator[Record]:
    with Record.open(demo, readonly=True) as opened:
        yield opened


@pytest.fixture(params=["decided", "hostile", "empty"])
def every_record(request: pytest.FixtureRequest) -> Iterator[Record]:
    """Each of the records in turn."""
    with Record.open(request.getfixturevalue(request.param), readonly=True) as opened:
        yield opened


def decide_everything(record: Record) -> None:
    said = record.facts(Kind.STATEMENT, limit=6).items
    documents = {fact.document.id: record.document(fact.document.id) for fact in said}

    def place(fact: Fact) -> Anchor | None:
        return anchor(documents[fact.document.id].text, fact.span) if fact.span else None

    def at(minute: int) -> dt.datetime:
        return dt.datetime(2026, 1, 2, 3, minute, tzinfo=dt.UTC)

    first, *_ = (document for document in documents.values())
    accepted = making.accept(said[0], "Ann Lee", at(0), place(said[0]), note="heard it myself – «so»")
    selected = Anchor(first.text[:12], "", first.text[12:40], 0, 12)
    wording = record.positions().items[0].issue
    one, other = "Guild of Harbour Pilots", "Harbour Employers' Confederation"
    for decision in (
        accepted,
        making.reject(said[1], "Ann Lee", at(1), place(said[1])),
        making.correct(said[2], {"speaker_name": "=Bo Chen"}, "Ann Lee", at(2), place(said[2])),
        making.add(Kind.STATEMENT, first.source, selected, {"kind": "direct"}, "Ann Lee", at(3), sha256=first.sha256),
        making.merge("Coastal Ports Agency", "the agency", "Ann Lee", at(4)),
        making.split(one, [said[0].document.id], "Pilots of the other harbour", "Ann Lee", at(5)),
        making.forbid(one, other, "Ann Lee", at(6)),
        making.regroup(wording, "rest between turns", "Ann Lee", at(7)),
        making.note(one, "look again", "Ann Lee", at(8)),
        making.undo(accepted, "Ann Lee", at(9)),
    ):
        record.decide(decision)
