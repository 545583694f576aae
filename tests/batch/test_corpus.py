"""A run over a corpus: what goes wrong stops nothing, and nobody can tell from the record who did the work."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from standoff import reading, sources
from standoff.batch.corpus import TOGETHER, run
from standoff.batch.source import study
from standoff.errors import RecordError, UnreadableSource
from standoff.ontology import Document, Findings, Kind
from standoff.sources import Source, Unread, find, within
from standoff.store import Store

Cuttings = Callable[..., Path]


def test_a_broken_file_is_named_and_the_rest_is_read(cuttings: Cuttings, store: Store, tmp_path: Path) -> None:
    folder = cuttings("a.txt", "c.txt")
    (folder / "b.txt").write_bytes(b"")
    report = run(find([folder], tmp_path), store)
    assert (report.added, report.read) == (2, 2)
    assert [(each.source, each.code) for each in report.unread] == [("cuttings/b.txt", "empty")]
    assert [(each.source, each.code) for each in store.unread()] == [("cuttings/b.txt", "empty")]


def test_a_fault_of_our_own_in_one_document_is_told_and_the_rest_is_read(
    cuttings: Cuttings, store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = reading.read

    def stumble(document: Document) -> Findings:
        if document.source.endswith("b.txt"):
            raise KeyError("no such lemma")
        return real(document)

    monkeypatch.setattr(reading, "read", stumble)
    report = run(find([cuttings("a.txt", "b.txt", "c.txt")], tmp_path), store)
    assert report.added == 2
    (failed,) = report.unread
    assert (failed.source, failed.code) == ("cuttings/b.txt", "reader-failed")
    assert "KeyError" in failed.message
    monkeypatch.undo()
    mended = run(find([tmp_path / "cuttings"], tmp_path), store)
    assert (mended.added, mended.unchanged, mended.unread, store.unread()) == (1, 2, (), ())


def test_a_fault_of_our_own_in_opening_a_file_is_told_too(
    cuttings: Cuttings, store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stumble(source: Source) -> None:
        raise ZeroDivisionError

    found = find([cuttings("a.txt")], tmp_path)
    monkeypatch.setattr(sources, "read", stumble)
    (failed,) = run(found, store).unread
    assert (failed.source, failed.code) == ("cuttings/a.txt", "reader-failed")


def test_a_process_that_dies_takes_only_its_own_source_with_it(
    cuttings: Cuttings, store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.syspath_prepend(Path(__file__).parents[2])  # the other process must find _die_over_b
    monkeypatch.setattr("standoff.batch.corpus._work", _die_over_b)
    report = run(find([cuttings("a.txt", "b.txt", "c.txt", "d.txt")], tmp_path), store, workers=2)
    assert [row.source for row in store.documents()] == ["cuttings/a.txt", "cuttings/c.txt", "cuttings/d.txt"]
    assert [(each.source, each.code) for each in report.unread] == [("cuttings/b.txt", "reader-failed")]


def _die_over_b(source: Source) -> list[object]:
    if source.name.endswith("b.txt"):
        os._exit(9)
    return list(study(source))


def test_a_path_that_leads_nowhere_is_told_and_not_remembered(store: Store, tmp_path: Path) -> None:
    report = run(find([tmp_path / "nowhere"], tmp_path), store)
    assert [(each.source, each.code) for each in report.unread] == [("nowhere", "not-found")]
    assert report.read == 0
    assert store.unread() == ()


def test_a_picture_is_told_and_neither_a_failure_nor_remembered(
    cuttings: Cuttings, store: Store, tmp_path: Path
) -> None:
    folder = cuttings("a.txt")
    (folder / "ann-orr.jpg").write_bytes(b"\xff\xd8\xff\xe0")
    report = run(find([folder], tmp_path), store)
    assert (report.added, report.unread) == (1, ())
    assert [(each.source, each.message) for each in report.passed_over] == [("cuttings/ann-orr.jpg", "picture")]
    assert store.unread() == ()


def test_a_record_that_cannot_be_written_stops_the_run(cuttings: Cuttings, tmp_path: Path) -> None:
    Store.open(tmp_path / "record.db").close()
    with Store.open(tmp_path / "record.db", readonly=True) as store, pytest.raises(RecordError):
        run(find([cuttings("a.txt")], tmp_path), store)


def test_reading_the_same_folder_again_reads_nothing_and_writes_nothing(
    cuttings: Cuttings, store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = cuttings("a.txt", "b.txt")
    (folder / "c.txt").write_bytes(b"")
    run(find([folder], tmp_path), store)
    changes = store.changes
    monkeypatch.setattr(reading, "read", lambda document: pytest.fail("it was read again"))
    report = run(find([folder], tmp_path), store)
    assert (report.unchanged, len(report.unread)) == (2, 1)
    assert store.changes == changes


def test_another_reader_reads_everything_again(
    cuttings: Cuttings, store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = cuttings("a.txt", "b.txt")
    run(find([folder], tmp_path), store)
    monkeypatch.setattr(reading, "READER", "reader/better")
    report = run(find([folder], tmp_path), store)
    assert (report.reread, report.unchanged) == (2, 0)


def test_a_changed_file_is_revised(cuttings: Cuttings, store: Store, tmp_path: Path) -> None:
    folder = cuttings("a.txt", "b.txt")
    run(find([folder], tmp_path), store)
    with (folder / "b.txt").open("a") as file:
        file.write("\nThe board has not replied to the branch and will not meet it again before the summer.\n")
    report = run(find([folder], tmp_path), store)
    assert (report.revised, report.unchanged) == (1, 1)


def test_a_mended_line_of_a_file_with_many_articles_is_no_longer_unread(store: Store, tmp_path: Path) -> None:
    good = '{"text": "The ferry branch met the harbour board, and the board has said that it would reply."}\n'
    file = tmp_path / "press.jsonl"
    file.write_text(good + "{broken\n" + good)
    assert run(find([file], tmp_path), store).added == 2
    assert [each.source for each in store.unread()] == ["press.jsonl#2"]
    file.write_text(good)
    run(find([file], tmp_path), store)
    assert store.unread() == ()


def test_a_note_about_a_folder_goes_when_something_in_it_is_read(
    cuttings: Cuttings, store: Store, tmp_path: Path
) -> None:
    store.note_unread("cuttings", "not-allowed", "it cannot be listed")
    store.note_unread("cut", "not-allowed", "it cannot be listed")
    run(find([cuttings("a.txt")], tmp_path), store)
    assert [each.source for each in store.unread()] == ["cut"]


def test_what_lies_elsewhere_or_cannot_be_listed_is_not_said_to_be_gone(
    cuttings: Cuttings, store: Store, tmp_path: Path
) -> None:
    here, there = cuttings("a.txt", "b.txt"), cuttings("c.txt", folder="cuttings-of-old")
    run(find([here, there], tmp_path), store)
    for path in (here / "a.txt", here / "b.txt", there / "c.txt"):
        path.unlink()
    (here / "d.txt").write_text((cuttings("e.txt", folder="new") / "e.txt").read_text())
    refused = Unread("cuttings/a.txt", UnreadableSource("not-allowed", "it cannot be listed"))
    run([refused, *find([here], tmp_path)], store, within=within([here], tmp_path))
    assert store.sources() == {
        "cuttings-of-old/c.txt": False,
        "cuttings/a.txt": False,
        "cuttings/b.txt": True,
        "cuttings/d.txt": False,
    }


def test_a_file_that_was_named_and_is_not_there_is_gone(cuttings: Cuttings, store: Store, tmp_path: Path) -> None:
    file = cuttings("a.txt") / "a.txt"
    run(find([file], tmp_path), store)
    file.unlink()
    assert run(find([file], tmp_path), store).gone == ("cuttings/a.txt",)
    assert store.sources() == {"cuttings/a.txt": True}


def test_an_item_that_left_its_file_is_gone(store: Store, tmp_path: Path) -> None:
    good = '{"text": "The ferry branch met the harbour board, and the board has said that it would reply."}\n'
    file = tmp_path / "press.jsonl"
    file.write_text(good + good)
    run(find([file], tmp_path), store)
    file.write_text(good)
    assert run(find([file], tmp_path), store).gone == ("press.jsonl#2",)
    file.write_bytes(b"")
    assert run(find([file], tmp_path), store).gone == (), "an empty file tells nothing of its items"


@pytest.mark.parametrize("workers", [1, 2, 8])
def test_the_number_of_workers_cannot_be_told_from_the_record(cuttings: Cuttings, tmp_path: Path, workers: int) -> None:
    folder = cuttings(*(f"{number}.txt" for number in range(20)))
    (folder / "7b.txt").write_bytes(b"")
    digests, listings = set(), set()
    for turn, count in enumerate((1, workers)):
        with Store.open(tmp_path / f"{turn}.db") as store:
            report = run(find([folder, tmp_path / "nowhere"], tmp_path), store, workers=count)
            assert (report.added, len(report.unread)) == (20, 2)
            digests.add(store.digest())
            listings.add(str(store.facts(Kind.STATEMENT)))
            again = run(find([folder], tmp_path), store, workers=count)
            assert (again.unchanged, len(again.unread)) == (20, 1)
    assert len(digests) == len(listings) == 1


def test_progress_is_told_after_each_source(cuttings: Cuttings, store: Store, tmp_path: Path) -> None:
    told: list[tuple[int, int, str]] = []
    found: list[Source | Unread] = find([cuttings("a.txt", "b.txt"), tmp_path / "nowhere"], tmp_path)
    run(found, store, progress=lambda done, total, name: told.append((done, total, name)))
    assert told == [(1, 3, "cuttings/a.txt"), (2, 3, "cuttings/b.txt"), (3, 3, "nowhere")]


def test_an_interrupted_run_has_kept_what_came_before_and_can_be_taken_up_again(
    cuttings: Cuttings, tmp_path: Path
) -> None:
    folder = cuttings(*(f"{number:03}.txt" for number in range(2 * TOGETHER)))

    def interrupt(done: int, total: int, name: str) -> None:
        if done > TOGETHER + 5:
            raise KeyboardInterrupt

    with Store.open(tmp_path / "whole.db") as store:
        run(find([folder], tmp_path), store)
        whole = store.digest()
    with Store.open(tmp_path / "record.db") as store:
        with pytest.raises(KeyboardInterrupt):
            run(find([folder], tmp_path), store, progress=interrupt)
        kept = store.counts().documents
        assert 0 < kept < 2 * TOGETHER
        report = run(find([folder], tmp_path), store)
        assert (report.unchanged, report.added) == (kept, 2 * TOGETHER - kept)
        assert store.digest() == whole
