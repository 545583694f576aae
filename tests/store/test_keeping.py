"""Keeping documents: what changes, and what must not."""

from __future__ import annotations

import random
import sqlite3
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from standoff.errors import RecordError
from standoff.ontology import Document, Findings, Kind, Span, Statement, StatementKind
from standoff.store import Kept, Store, codec, fingerprint

Made = Callable[..., Document]
Found = Callable[..., Findings]


def dump(path: Path) -> list[str]:
    connection = sqlite3.connect(path)
    try:
        return list(connection.iterdump())
    finally:
        connection.close()


def ids(store: Store) -> list[str]:
    return [fact.id for fact in store.facts(Kind.STATEMENT)]


def test_a_document_that_fails_to_be_kept_leaves_no_part_of_itself(store: Store, document: Made) -> None:
    broken = Findings(
        statements=(codec.decode('{"id":"s1","kind":"direct","content":{"start":0,"end":9999}}', Statement),)
    )
    with pytest.raises(Exception, match="ends after the text"):
        store.keep(document(), broken, "reader/1")
    assert store.counts().documents == 0
    assert store.search("ferry").total == 0


def test_of_several_kept_together_a_failure_keeps_none(store: Store, document: Made, findings: Found) -> None:
    def attempt() -> None:
        with store.together():
            store.keep(document("one.txt"), findings(), "reader/1")
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        attempt()
    assert store.counts().documents == 0


def test_a_failure_within_a_group_can_be_survived_by_the_group(store: Store, document: Made, findings: Found) -> None:
    def attempt() -> None:
        with store.together():
            store.keep(document("two.txt"), findings(), "reader/1")
            raise KeyboardInterrupt

    with store.together():
        store.keep(document("one.txt"), findings(), "reader/1")
        with pytest.raises(KeyboardInterrupt):
            attempt()
    assert [row.source for row in store.documents()] == ["one.txt"]


def test_an_interruption_anywhere_leaves_before_or_after(store: Store, document: Made, findings: Found) -> None:
    store.keep(document(), findings(), "reader/1")
    before = store.digest()
    changed = document(text=document().text + " The board did not reply.")
    states = set()
    for steps in range(1, 400, 3):
        store._connection.set_progress_handler(_after(steps), 1)
        try:
            store.keep(changed, findings(), "reader/1")
        except sqlite3.OperationalError:
            pass
        finally:
            store._connection.set_progress_handler(None, 0)
        states.add(store.digest())
        assert store.damage() == ()
        if len(states) > 1:
            break
        assert states == {before}
    store.keep(changed, findings(), "reader/1")
    assert states <= {before, store.digest()}


def _after(steps: int) -> Callable[[], int]:
    left = [steps]

    def handler() -> int:
        left[0] -= 1
        return int(left[0] == 0)

    return handler


def test_a_new_source_is_added(store: Store, document: Made, findings: Found) -> None:
    assert store.keep(document(), findings(), "reader/1") is Kept.ADDED
    row = store.documents().items[0]
    assert (row.source, row.revision, row.revisions, row.statements) == ("lantern/ferry.txt", 1, 1, 2)
    assert store.document(row.id) == document()
    assert store.findings(row.id) == findings()


def test_the_same_reading_again_writes_nothing(store: Store, path: Path, document: Made, findings: Found) -> None:
    for number in range(5):
        store.keep(document(f"{number}.txt"), findings(), "reader/1")
    before, changes = dump(path), store.changes
    for number in range(5):
        assert store.keep(document(f"{number}.txt"), findings(), "reader/1") is Kept.UNCHANGED
    assert store.changes == changes
    assert dump(path) == before


def test_a_better_reader_changes_the_findings_and_not_the_revision(
    store: Store, document: Made, findings: Found
) -> None:
    store.keep(document(), findings(speaker="Orr"), "reader/1")
    before = ids(store)
    assert store.keep(document(), findings(), "reader/2") is Kept.REREAD
    row = store.documents().items[0]
    assert (row.revision, row.revisions, row.reader) == (1, 1, "reader/2")
    assert ids(store) == before
    assert store.findings(row.id) == findings()


def test_another_reader_that_finds_the_same_is_noted(store: Store, document: Made, findings: Found) -> None:
    store.keep(document(), findings(), "reader/1")
    assert store.keep(document(), findings(), "reader/2") is Kept.REREAD
    assert store.keep(document(), findings(), "reader/2") is Kept.UNCHANGED


def test_better_facts_about_a_document_are_taken_over(store: Store, document: Made, findings: Found) -> None:
    store.keep(document(), findings(), "reader/1")
    assert store.keep(document(title="Ferry branch meets"), findings(), "reader/1") is Kept.REREAD
    assert store.documents().items[0].title == "Ferry branch meets"


def test_a_changed_text_adds_a_revision(store: Store, document: Made, findings: Found) -> None:
    store.keep(document(), findings(), "reader/1")
    later = document().text + " The board withdrew its timetable."
    assert store.keep(document(text=later), findings(), "reader/1") is Kept.REVISED
    row = store.documents().items[0]
    assert (row.revision, row.revisions) == (2, 2)
    assert store.document(row.id).text == later
    assert store.search("timetable").total == 1
    assert store.facts(Kind.STATEMENT).total == 2


def test_a_text_that_comes_back_is_the_revision_it_was(store: Store, document: Made, findings: Found) -> None:
    later = document(text=document().text + " The board withdrew its timetable.")
    for made in (document(), later, document()):
        result = store.keep(made, findings(), "reader/1")
    assert result is Kept.REVISED
    row = store.documents().items[0]
    assert (row.revision, row.revisions) == (1, 2)
    assert store.search("timetable").total == 0


def test_facts_keep_their_names_when_the_text_round_them_changes(store: Store, document: Made, findings: Found) -> None:
    store.keep(document(), findings(), "reader/1")
    before = ids(store)
    later = "Rain fell. " + document().text
    moved = replace(findings(later), roles=())
    store.keep(document(text=later), moved, "reader/1")
    assert ids(store) == before


def test_the_same_words_twice_are_two_facts(store: Store, document: Made, findings: Found) -> None:
    store.keep(document(), findings(), "reader/1")
    store.keep(document("copy.txt"), findings(), "reader/1")
    assert len(set(ids(store))) == 4


def test_two_findings_on_the_same_words_are_two_facts(store: Store, document: Made, findings: Found) -> None:
    first = findings().statements[0]
    twice = Findings(statements=(first, replace(first, id="s2", kind=StatementKind.MIXED)))
    store.keep(document(), twice, "reader/1")
    assert len(set(ids(store))) == 2


def test_names_that_would_be_the_same_are_kept_apart(
    store: Store, document: Made, findings: Found, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = codec.digest
    monkeypatch.setattr(codec, "digest", lambda *parts: "0123456789" + real(*parts)[10:])
    for number in range(3):
        store.keep(document(f"{number}.txt"), findings(), "reader/1")
    assert len(set(ids(store))) == 6
    assert len({row.id for row in store.documents()}) == 3
    before = ids(store)
    store.keep(document("1.txt"), findings(), "reader/2")
    assert ids(store) == before


def test_names_run_out_rather_than_be_given_twice(
    store: Store, document: Made, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(codec, "digest", lambda *parts: "0" * 64)
    store.keep(document("one.txt"), Findings(), "reader/1")
    with pytest.raises(RecordError):
        store.keep(document("two.txt"), Findings(), "reader/1")


def test_a_fact_that_a_revision_dropped_is_said_to_be_of_an_earlier_text(
    store: Store, document: Made, findings: Found
) -> None:
    store.keep(document(), findings(), "reader/1")
    gone = ids(store)[0]
    store.keep(document(text="Nothing was said."), Findings(), "reader/1")
    with pytest.raises(RecordError, match="earlier text"):
        store.fact(gone)


@pytest.mark.parametrize("id", ["s0000000000", "", "d1", "' OR 1=1 --", "\0"])
def test_an_unknown_id_is_said_to_be_unknown(store: Store, id: str) -> None:
    for ask in (store.fact, store.document, store.findings):
        with pytest.raises(RecordError) as caught:
            ask(id)
        assert caught.value.code == "no-such-id"


def test_the_order_of_keeping_is_no_matter(tmp_path: Path, document: Made, findings: Found) -> None:
    made = [
        document(f"{number}.txt", text=f"{number} branches met. {document().text}", publisher=f"Outlet {number % 3}")
        for number in range(12)
    ]
    digests, listings = set(), set()
    for turn in range(20):
        random.Random(turn).shuffle(made)
        with Store.open(tmp_path / f"{turn}.db") as store:
            for each in made:
                store.keep(each, replace(findings(each.text), roles=()), "reader/1")
            store.note_unread(f"{turn % 2}.bad", "empty", "the file is empty")
            store.note_unread(f"{1 - turn % 2}.bad", "empty", "the file is empty")
            digests.add(store.digest())
            listings.add((tuple(ids(store)), str(store.search("branch board"))))
    assert len(digests) == 1
    assert len(listings) == 1


def test_any_difference_makes_another_digest(tmp_path: Path, document: Made, findings: Found) -> None:
    readings = [
        (document(), findings(), "reader/1"),
        (document(), findings(), "reader/2"),
        (document(), findings(speaker="Orr"), "reader/1"),
        (document(), Findings(), "reader/1"),
        (document(title="Ferry"), findings(), "reader/1"),
        (document("other.txt"), findings(), "reader/1"),
        (document(text=document().text + " "), findings(), "reader/1"),
    ]
    digests = set()
    for number, reading in enumerate(readings):
        with Store.open(tmp_path / f"{number}.db") as store:
            store.keep(*reading)
            digests.add(store.digest())
            store.note_unread("x", "empty", "the file is empty")
            digests.add(store.digest())
    assert len(digests) == 2 * len(readings)


def test_what_was_unread_is_remembered_until_it_is_read(store: Store, document: Made, findings: Found) -> None:
    store.note_unread("lantern/ferry.txt", "empty", "the file is empty")
    store.note_unread("a.txt", "not-text", "it holds no text")
    store.note_unread("lantern/ferry.txt", "too-large", "60 MB")
    assert [(each.source, each.code) for each in store.unread()] == [
        ("a.txt", "not-text"),
        ("lantern/ferry.txt", "too-large"),
    ]
    changes = store.changes
    store.note_unread("lantern/ferry.txt", "too-large", "60 MB")
    assert store.changes == changes
    store.keep(document(), findings(), "reader/1")
    assert [each.source for each in store.unread()] == ["a.txt"]


def test_a_source_that_can_no_longer_be_read_keeps_what_was_read_before(
    store: Store, document: Made, findings: Found
) -> None:
    store.keep(document(), findings(), "reader/1")
    store.note_unread("lantern/ferry.txt", "empty", "the file is empty")
    assert store.facts(Kind.STATEMENT).total == 2
    store.clear_unread("lantern/ferry.txt")
    assert store.unread() == ()


def test_fingerprints_tell_what_need_not_be_read_again(store: Store, document: Made, findings: Found) -> None:
    store.keep(document(), findings(), "reader/1")
    store.keep(document(text="Nothing was said."), Findings(), "reader/1")
    assert store.fingerprints() == {fingerprint(document(text="Nothing was said."), "reader/1")}


def test_findings_without_a_place_are_kept_too(store: Store, document: Made, findings: Found) -> None:
    store.keep(document(), findings(), "reader/1")
    name = store.facts(Kind.NAME).items[0]
    assert (name.words, name.span) == ("", None)
    assert store.fact(name.id) == name
    statement = store.facts(Kind.STATEMENT).items[0]
    assert statement.span == Span(59 + 1, 59 + 18)
    assert statement.words == "We were not asked"
