"""Bringing an older record up to date: a backup first, each step whole or not at all."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from standoff.ontology import Document, Findings
from standoff.store import Choice, Derived, Store, connection, migrate

Made = Callable[..., Document]
Found = Callable[..., Findings]

SECOND = "CREATE TABLE notes (text TEXT);\nINSERT INTO notes VALUES ('a; b');\n"
NOW = migrate.latest()
BROKEN = "CREATE TABLE notes (text TEXT);\nINSERT INTO nowhere VALUES (1);\n"


@pytest.fixture
def older(path: Path, document: Made, findings: Found) -> Path:
    with Store.open(path) as store:
        store.keep(document(), findings(), "reader/1")
    return path


@pytest.fixture
def released(monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    def release(*later: str) -> None:
        steps = (*migrate.steps(), *later)
        monkeypatch.setattr(migrate, "steps", lambda: steps)
        monkeypatch.setattr(connection, "latest", lambda: len(steps))

    return release


def test_a_step_that_fails_leaves_the_old_record_and_its_backup(older: Path, released: Callable[..., None]) -> None:
    released(BROKEN)
    with pytest.raises(sqlite3.OperationalError, match="nowhere"):
        Store.open(older)
    file = sqlite3.connect(older)
    assert file.execute("PRAGMA user_version").fetchone() == (NOW,)
    assert file.execute("SELECT count(*) FROM sqlite_schema WHERE name = 'notes'").fetchone() == (0,)
    file.close()
    released()
    assert older.with_name(f"record.db.schema-{NOW}.backup").exists()


def test_an_upgraded_record_says_what_it_said_before(older: Path, released: Callable[..., None]) -> None:
    with Store.open(older) as store:
        before = store.digest()
    released(SECOND)
    with Store.open(older, create=False, readonly=True) as store:
        assert store.digest() == before
        assert store._run("SELECT text FROM notes") == [("a; b",)]
        assert store._run("PRAGMA user_version") == [(NOW + 1,)]


def test_the_backup_is_the_record_as_it_was(older: Path, released: Callable[..., None]) -> None:
    with Store.open(older) as store:
        before = store.digest()
    released(SECOND)
    Store.open(older).close()
    backup = older.with_name(f"record.db.schema-{NOW}.backup")
    file = sqlite3.connect(backup)
    assert file.execute("PRAGMA user_version").fetchone() == (NOW,)
    file.close()
    with Store.open(backup) as store:
        assert store.digest() == before


def test_a_record_from_before_sources_could_be_gone_has_none_that_is(
    path: Path, document: Made, findings: Found, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = sqlite3.connect(path, isolation_level=None)
    migrate.upgrade(file, path, migrate.steps()[:1])
    file.execute("INSERT INTO documents (id, source, current) VALUES ('d0123456789', 'lantern/ferry.txt', 1)")
    file.close()
    with Store.open(path) as store:
        assert store.sources() == {"lantern/ferry.txt": False}
    assert path.with_name("record.db.schema-1.backup").exists()


def test_entries_from_before_they_were_written_by_difference_are_made_anew(path: Path) -> None:
    file = sqlite3.connect(path, isolation_level=None)
    migrate.upgrade(file, path, migrate.steps()[:4])
    file.execute("INSERT INTO derived VALUES (1, 'event', 'e1', NULL, NULL, 'meet', NULL, NULL, '{}')")
    file.execute("INSERT INTO derived_words (rowid, words) VALUES (1, 'the boat')")
    file.execute("INSERT INTO derived_parties VALUES ('Guild', 'event', 1)")
    file.execute("INSERT INTO derived_evidence VALUES ('a1', 1)")
    file.execute("INSERT INTO marks VALUES ('made_from', '7'), ('written', '7')")
    file.close()
    with Store.open(path) as store:
        assert store.derived_from is None
        assert store.derived("event").total == 0
        assert store.concerned("event", limit=1) == ()
        assert store.state.changes == 7
        store.keep_derived([Derived("event", "e1", "{}", ("Guild",), ("a1",), words="the boat")], "8", replacing=None)
        assert store.derived("event", Choice(parties=("Guild",), evidence="a1", words="boats")).total == 1
        assert store.damage() == ()


def test_entries_from_before_they_were_counted_are_counted(path: Path) -> None:
    file = sqlite3.connect(path, isolation_level=None)
    migrate.upgrade(file, path, migrate.steps()[:5])
    for number, (kind, outlet) in enumerate((("meet", "Gazette"), ("meet", None), ("strike", "Gazette"))):
        entry = (number, "event", f"e{number}", None, None, kind, None, outlet, bytes([number]), "{}")
        file.execute("INSERT INTO derived VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", entry)
        file.execute("INSERT INTO derived_parties VALUES ('Guild', 'event', ?)", (number,))
    file.close()
    with Store.open(path) as store:
        assert store.derived("event", limit=0).total == 3
        assert store.tallies("event", ("kind", "state", "outlet")) == (
            (("meet", 2), ("strike", 1)),
            (),
            (("Gazette", 2),),
        )
        assert store.concerned("event", limit=9) == (("Guild", 3),)


def test_a_record_that_is_up_to_date_is_not_backed_up(older: Path) -> None:
    Store.open(older).close()
    assert [file.name for file in older.parent.iterdir()] == ["record.db"]


def test_steps_are_numbered_without_a_gap() -> None:
    folder = Path(migrate.__file__).parent / "migrations"
    numbers = sorted(int(file.name[:4]) for file in folder.glob("*.sql"))
    assert numbers == list(range(1, len(numbers) + 1))
    assert len(migrate.steps()) == migrate.latest() == len(numbers)


def test_statements_are_parted_where_sql_parts_them() -> None:
    script = "CREATE TRIGGER t BEFORE DELETE ON d\nBEGIN\n SELECT 1; SELECT ';';\nEND;\nSELECT 2;\nSELECT 3"
    assert [s.strip()[-9:] for s in migrate.statements(script)] == ["';';\nEND;", "SELECT 2;", "SELECT 3"]
