"""Opening a record: first everything that can be wrong with the file."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from standoff.errors import RecordError
from standoff.ontology import Document, Findings
from standoff.store import Store
from standoff.store.connection import journal_mode
from standoff.store.migrate import APPLICATION, latest, upgrade

Made = Callable[..., Document]
Found = Callable[..., Findings]


def refusal(path: Path, **options: bool) -> RecordError:
    with pytest.raises(RecordError) as caught:
        Store.open(path, **options)
    assert caught.value.where == str(path)
    assert caught.value.what
    return caught.value


def test_a_folder_is_no_record(tmp_path: Path) -> None:
    assert refusal(tmp_path).code == "not-a-record"


def test_no_record_is_made_where_only_an_existing_one_will_do(path: Path) -> None:
    error = refusal(path, create=False)
    assert error.code == "no-record"
    assert "standoff read" in str(error)
    assert not path.exists()


def test_a_record_opened_for_reading_is_not_made(path: Path) -> None:
    assert refusal(path, readonly=True).code == "no-record"
    assert not path.exists()


def test_a_missing_folder_is_said_to_be_missing(tmp_path: Path) -> None:
    error = refusal(tmp_path / "nowhere" / "record.db")
    assert error.code == "no-record"
    assert "folder" in error.what


def test_a_text_file_is_no_record_and_stays_as_it_is(path: Path) -> None:
    path.write_text("Minutes of the ferry branch. " * 50)
    assert refusal(path).code == "not-a-record"
    assert path.read_text().startswith("Minutes")


def test_another_programs_database_is_no_record_and_stays_as_it_is(path: Path) -> None:
    other = sqlite3.connect(path)
    other.execute("CREATE TABLE members (name)")
    other.close()
    before = path.read_bytes()
    assert refusal(path).code == "not-a-record"
    assert path.read_bytes() == before


def test_a_record_of_a_newer_version_is_refused(path: Path) -> None:
    Store.open(path).close()
    newer = sqlite3.connect(path)
    newer.execute("PRAGMA user_version = 4000")
    newer.close()
    error = refusal(path)
    assert error.code == "newer-schema"
    assert "4000" in error.what
    assert "upgrade standoff" in str(error)


def test_a_record_cut_short_is_damaged(path: Path, document: Made, findings: Found) -> None:
    with Store.open(path) as store:
        for number in range(40):
            store.keep(document(f"{number}.txt"), findings(), "reader/1")
    path.write_bytes(path.read_bytes()[: 5 * 4096])
    with pytest.raises(RecordError) as caught, Store.open(path) as store:
        store.digest()
    assert caught.value.code == "damaged"


def test_damage_inside_a_record_is_found(path: Path, document: Made, findings: Found) -> None:
    with Store.open(path) as store:
        for number in range(40):
            store.keep(document(f"{number}.txt"), findings(), "reader/1")
        assert store.damage() == ()
    data = bytearray(path.read_bytes())
    data[-4096 * 6 : -4096 * 2] = bytes(4096 * 4)
    path.write_bytes(data)
    with Store.open(path) as store:
        assert store.damage()


def test_a_reading_that_cannot_be_decoded_is_damage(store: Store, path: Path, document: Made, findings: Found) -> None:
    store.keep(document(), findings(), "reader/1")
    spoilt = sqlite3.connect(path)
    spoilt.execute("UPDATE findings SET payload = '{}'")
    spoilt.execute("UPDATE revisions SET metadata = '[]'")
    spoilt.commit()
    spoilt.close()
    id = store._run("SELECT id FROM documents")[0][0]
    for ask in (store.document, store.findings):
        with pytest.raises(RecordError) as caught:
            ask(id)
        assert caught.value.code == "damaged"


def test_a_second_writer_waits_and_then_hears_that_the_record_is_locked(
    path: Path, document: Made, findings: Found
) -> None:
    with Store.open(path) as first, Store.open(path, wait=0.05) as second:
        with first.together():
            with pytest.raises(RecordError) as caught:
                second.keep(document(), findings(), "reader/1")
            first.keep(document(), findings(), "reader/1")
        assert caught.value.code == "locked"
        assert second.counts().documents == 1


@pytest.fixture
def shared() -> Iterator[Path]:
    """A folder that every user may look into."""
    folder = Path(tempfile.mkdtemp(prefix="standoff-"))
    folder.chmod(0o755)
    yield folder
    folder.chmod(0o755)
    shutil.rmtree(folder)


@pytest.fixture
def as_nobody() -> Iterator[Callable[[], None]]:
    """Whom no file belongs to: root may write anywhere."""
    was = os.geteuid()
    yield lambda: os.seteuid(65534) if was == 0 else None
    os.seteuid(was)


def test_a_record_in_a_folder_that_cannot_be_written_is_not_made(shared: Path, as_nobody: Callable[[], None]) -> None:
    shared.chmod(0o555)
    as_nobody()
    assert refusal(shared / "record.db").code == "read-only"


def test_a_record_that_cannot_be_written_can_be_read(
    shared: Path, as_nobody: Callable[[], None], document: Made, findings: Found
) -> None:
    path = shared / "record.db"
    with Store.open(path) as store:
        store.keep(document(), findings(), "reader/1")
    path.chmod(0o444)
    shared.chmod(0o555)
    as_nobody()
    with Store.open(path, create=False, readonly=True) as store:
        assert store.counts().documents == 1
    with Store.open(path) as store, pytest.raises(RecordError) as caught:
        store.keep(document("other.txt"), findings(), "reader/1")
    assert caught.value.code == "read-only"


def test_a_record_opened_for_reading_refuses_to_be_written(path: Path, document: Made, findings: Found) -> None:
    Store.open(path).close()
    with Store.open(path, readonly=True) as store, pytest.raises(RecordError) as caught:
        store.keep(document(), findings(), "reader/1")
    assert caught.value.code == "read-only"


def test_a_full_disk_is_told_and_leaves_what_was_there(store: Store, document: Made, findings: Found) -> None:
    store.keep(document(), findings(), "reader/1")
    before = store.digest()
    store._run("PRAGMA max_page_count = 40")
    with pytest.raises(RecordError) as caught:
        store.keep(document("long.txt", text="The board met. " * 40_000), Findings(), "reader/1")
    assert caught.value.code == "read-only"
    assert "disk is full" in caught.value.what
    assert store.digest() == before
    assert store.damage() == ()


def test_an_empty_file_holds_no_record_to_read(path: Path) -> None:
    path.touch()
    assert refusal(path, readonly=True).code == "no-record"
    assert path.read_bytes() == b""


def test_two_that_make_a_record_at_once_make_one(path: Path) -> None:
    one, other = (sqlite3.connect(path, isolation_level=None) for _ in range(2))
    assert upgrade(one, path) is None
    assert upgrade(other, path) is not None, "the second finds a record and backs it up"
    assert one.execute("SELECT count(*) FROM documents").fetchone() == (0,)
    one.close()
    other.close()


def test_an_empty_file_becomes_a_record(path: Path) -> None:
    path.touch()
    with Store.open(path) as store:
        assert store.counts().documents == 0


def test_a_new_record_says_whose_it_is(path: Path) -> None:
    Store.open(path).close()
    connection = sqlite3.connect(path)
    assert connection.execute("PRAGMA application_id").fetchone() == (APPLICATION,)
    assert connection.execute("PRAGMA user_version").fetchone() == (latest(),)
    connection.close()


@pytest.mark.parametrize("name", ["what?.db", "50%.db", "a#b.db", "naïve folder.db", "file:x.db"])
def test_any_file_name_will_do(tmp_path: Path, name: str) -> None:
    Store.open(tmp_path / name).close()
    assert (tmp_path / name).exists()


@pytest.mark.parametrize(
    ("version", "mode"),
    [
        ((3, 40, 1), "delete"),
        ((3, 44, 5), "delete"),
        ((3, 44, 6), "wal"),
        ((3, 45, 0), "delete"),
        ((3, 50, 6), "delete"),
        ((3, 50, 7), "wal"),
        ((3, 51, 2), "delete"),
        ((3, 51, 3), "wal"),
        ((3, 52, 0), "wal"),
        ((4, 0, 0), "wal"),
    ],
)
def test_a_write_ahead_log_is_used_only_where_it_is_safe(version: tuple[int, ...], mode: str) -> None:
    assert journal_mode(version) == mode


def test_a_record_with_an_unsafe_log_is_taken_out_of_it(path: Path) -> None:
    Store.open(path).close()
    other = sqlite3.connect(path)
    other.execute("PRAGMA journal_mode = WAL")
    other.close()
    with Store.open(path, readonly=True) as store:
        assert store._run("PRAGMA journal_mode")[0][0] == journal_mode(sqlite3.sqlite_version_info)


@pytest.mark.skipif(not Path("/proc/self/fd").exists(), reason="counts open files the Linux way")
def test_opening_and_closing_leaves_nothing_open(path: Path) -> None:
    Store.open(path).close()
    before = len(os.listdir("/proc/self/fd"))
    for _ in range(50):
        with Store.open(path) as store:
            store.counts()
        with pytest.raises(RecordError):
            Store.open(path.parent)
    assert len(os.listdir("/proc/self/fd")) <= before + 2


def test_a_process_killed_while_it_writes_leaves_what_was_kept_before(path: Path, tmp_path: Path) -> None:
    script = tmp_path / "killed.py"
    script.write_text(
        "import os, signal, sys\n"
        "from standoff.ontology import Document, Findings\n"
        "from standoff.store import Store\n"
        "store = Store.open(sys.argv[1])\n"
        "def made(n): return Document(source=f'{n}.txt', text=f'The board met {n} times. ' * 2000, "
        "media_type='text/plain')\n"
        "store.keep(made(0), Findings(), 'reader/1')\n"
        "with store.together():\n"
        "    for n in range(1, 200):\n"
        "        store.keep(made(n), Findings(), 'reader/1')\n"
        "    os.kill(os.getpid(), signal.SIGKILL)\n"
    )
    assert subprocess.run([sys.executable, script, path], check=False).returncode == -9
    assert path.with_name("record.db-journal").exists() or journal_mode(sqlite3.sqlite_version_info) == "wal"
    with Store.open(path, create=False, readonly=True) as store:
        assert [row.source for row in store.documents()] == ["0.txt"]
        assert store.damage() == ()


def test_a_still_store_is_of_one_state_and_keeps_nobody_from_writing(
    path: Path, document: Made, findings: Found
) -> None:
    with Store.open(path) as store, Store.open(path, wait=0) as other:
        store.keep(document(), findings(), "reader/1")
        before = store.digest()
        with store.still() as still:
            other.note_unread("a.txt", "empty", "no text")
            assert still.digest() == before != store.digest()
            assert still.state.changes < store.state.changes
            assert still.readonly
            with pytest.raises(RecordError, match="written"):
                still.note_unread("b.txt", "empty", "no text")
    assert [file.name for file in path.parent.iterdir()] == [path.name]
