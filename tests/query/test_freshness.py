"""What was put together last is answered from as it is, and told how far it is behind; nothing is then folded."""

from __future__ import annotations

import datetime as dt
import shutil
from pathlib import Path
from typing import Any

import pytest

from standoff.curation import making
from standoff.errors import RecordError
from standoff.ontology import Document, Findings, Kind
from standoff.query import Behind, Record, View, assembling
from standoff.store import Store
from standoff.text import anchor

NOW = dt.datetime(2026, 1, 2, 3, 4, tzinfo=dt.UTC)


@pytest.fixture
def own(demo: Path, tmp_path: Path) -> Path:
    shutil.copy(demo, tmp_path / "record.db")
    return tmp_path / "record.db"


def reject_an_act(record: Record, number: int = 0) -> str:
    fact = record.facts(Kind.ACT, limit=1, offset=number).items[0]
    assert fact.span
    place = anchor(record.document(fact.document.id).text, fact.span)
    record.decide(making.reject(fact, "Ann Lee", NOW, place))
    return fact.id


@pytest.fixture
def no_folding(monkeypatch: pytest.MonkeyPatch) -> None:
    def folded(*_: object, **__: object) -> None:
        raise AssertionError("the record was put together")

    monkeypatch.setattr("standoff.query.record.assemble", folded)


@pytest.mark.usefixtures("no_folding")
def test_as_kept_every_view_is_answered_as_it_was_without_putting_anything_together(own: Path) -> None:
    with Record.open(own, as_kept=True) as record:
        before = {view: record.entries(view) for view in View}
        fact = reject_an_act(record)
        assert {view: record.entries(view) for view in View} == before
        assert record.rests_on(fact)
        assert record.tally(View.EVENT, "kind")
        assert record.concerned(View.EVENT)
        assert record.addresses()[record.parties().items[0].party.name]
        assert record.decisions()[-1].subject == fact


def test_without_that_the_answer_is_what_the_record_says_now(own: Path) -> None:
    with Record.open(own) as record:
        fact = reject_an_act(record)
        assert not record.rests_on(fact)
    with Record.open(own, readonly=True) as record:
        assert not record.rests_on(fact)


def test_each_answer_is_of_now_however_often_something_is_decided_in_between(own: Path) -> None:
    with Record.open(own) as record:
        for number in range(2):
            assert not record.rests_on(reject_an_act(record, number))


def test_an_answer_made_in_memory_is_of_one_state_whatever_others_write_while_it_is_made(
    own: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rejected: list[str] = []

    def disturbed(*arguments: Any, **more: Any) -> Any:
        made = assembling.assemble(*arguments, **more)
        with Record.open(own, wait=0) as other:
            rejected.append(reject_an_act(other, len(rejected)))
        return made

    monkeypatch.setattr("standoff.query.record.assemble", disturbed)
    with Record.open(own) as record:
        first = reject_an_act(record, 5)
        told = {id for event in record.entries(View.EVENT) for id in event.evidence}
        assert first not in told
        assert rejected[0] in told  # decided after the question
        told = {id for event in record.entries(View.EVENT) for id in event.evidence}
        assert rejected[0] not in told


def test_how_far_the_entries_are_behind_is_told(own: Path) -> None:
    with Record.open(own, as_kept=True) as record:
        assert record.behind is None
        reject_an_act(record)
        assert record.behind == Behind(decisions=1, texts=0)
        record.store.keep(Document("a.txt", "A new text.", "text/plain"), Findings(), "reader/1")
        record.store.note_unread("b.txt", "empty", "no text")
        assert record.behind == Behind(decisions=1, texts=1)
        record.refresh()
        assert record.behind is None


def test_a_change_that_is_neither_leaves_the_entries_behind_all_the_same(own: Path) -> None:
    with Record.open(own, as_kept=True) as record:
        record.store.note_unread("b.txt", "empty", "no text")
        assert record.stale
        assert record.behind == Behind(0, 0)


def test_what_was_never_put_together_is_told_so_and_not_shown_as_nothing(own: Path) -> None:
    with Store.open(own) as store:
        store.keep_derived([], "", replacing=store.derived_from)
    with Record.open(own, as_kept=True) as record, pytest.raises(RecordError) as told:
        record.entries(View.EVENT)
    assert told.value.code == "not-together"


def test_what_other_rules_put_together_is_not_answered_from(own: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("standoff.query.edition.EDITION", "another")
    with Record.open(own, as_kept=True) as record:
        assert record.stale
        with pytest.raises(RecordError, match="another version"):
            record.entries(View.EVENT)
        record.refresh()
        assert record.entries(View.EVENT).items


def test_a_record_that_says_nothing_has_no_entries_and_needs_none(tmp_path: Path) -> None:
    with Record.open(tmp_path / "new.db", create=True, as_kept=True) as record:
        assert record.entries(View.EVENT).items == ()


def test_what_is_decided_while_the_record_is_put_together_leaves_it_behind(
    own: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def decide_meanwhile(*given: Any, **more: Any) -> object:
        made = assembling.assemble(*given, **more)
        with Record.open(own) as other:
            reject_an_act(other)
        return made

    with Record.open(own) as record:
        record.store.note_unread("b.txt", "empty", "no text")
        monkeypatch.setattr("standoff.query.record.assemble", decide_meanwhile)
        assert record.refresh()
        assert record.behind == Behind(decisions=1, texts=0)


def test_who_is_slower_leaves_what_the_quicker_has_kept(own: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def overtaken(*given: Any, **more: Any) -> object:
        made = assembling.assemble(*given, **more)
        monkeypatch.undo()
        with Record.open(own) as other:
            overtaken_by.append(reject_an_act(other))
            other.refresh()
        return made

    overtaken_by: list[str] = []
    with Record.open(own) as record:
        record.store.note_unread("b.txt", "empty", "no text")
        monkeypatch.setattr("standoff.query.record.assemble", overtaken)
        record.refresh()
        assert not record.stale
        assert not record.rests_on(overtaken_by[0])
