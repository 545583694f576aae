"""A real disk that is full or read-only, and another process that holds the record: each is told by name, nothing is
damaged, and all goes on once there is room again.

The disks are file systems of a few megabytes in memory, mounted where only one child process sees them. Where nobody
may mount any (not Linux, or a container that forbids it), these tests are skipped.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import textwrap
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from standoff.errors import RecordError
from standoff.store import Store

#: Runs a script on a disk of four megabytes and returns what it printed.
OnDisk = Callable[[str], Any]

MOUNT = 'mount -t tmpfs -o size=4m tmpfs "$0" && exec "$@"'

#: What the scripts have in common: what is done until the disk is full, and how the record is then.
BEGIN = """
import datetime as dt, json, os, subprocess, sys
from pathlib import Path
from standoff.curation import making
from standoff.errors import RecordError
from standoff.ontology import Document, Findings
from standoff.store import Derived, Store

disk, path = Path(sys.argv[1]), Path(sys.argv[1]) / "record.db"
NOON = dt.datetime(2020, 1, 1, 12, tzinfo=dt.UTC)

def article(number, size=2_000):
    return Document(f"{number:05}.txt", f"The board met {number} times. " * (size // 25), "text/plain")

def noted(number):
    return making.note("Ferry Crews", f"note {number} " * 40, "Ines", NOON + dt.timedelta(seconds=number))

def until_full(step):
    done = 0
    try:
        while done < 100_000:
            step(done)
            done += 1
    except RecordError as error:
        return done, error.code, error.what
    return done, None, None

def ballast(left):
    with open(disk / "ballast", "wb") as file:
        free = os.statvfs(disk)
        file.write(b"x" * max(0, free.f_bavail * free.f_bsize - left))
"""


@pytest.fixture(scope="session")
def mounter() -> list[str]:
    """The beginning of a command line that runs the rest of it with a disk mounted on its first word."""
    for unshare in (["unshare", "-m"], ["unshare", "-rm"]):  # as root, or as anybody in a user namespace of its own
        if shutil.which("unshare"):
            tried = subprocess.run([*unshare, "sh", "-c", MOUNT, "/mnt", "true"], capture_output=True, check=False)
            if tried.returncode == 0:
                return [*unshare, "sh", "-c", MOUNT]
    pytest.skip("no file system can be mounted here")


@pytest.fixture
def on_disk(mounter: list[str], tmp_path: Path) -> OnDisk:
    disk = tmp_path / "disk"
    disk.mkdir()

    def run(script: str) -> Any:
        command = [*mounter, str(disk), sys.executable, "-c", BEGIN + textwrap.dedent(script), str(disk)]
        done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=600)
        assert done.returncode == 0, done.stderr
        return json.loads(done.stdout)

    return run


def test_articles_are_kept_until_the_disk_is_full_and_again_when_there_is_room(on_disk: OnDisk) -> None:
    told = on_disk(
        """
        ballast(1_500_000)
        with Store.open(path) as store:
            done, code, what = until_full(lambda n: store.keep(article(n), Findings(), "reader/1"))
            digest = store.digest()
        with Store.open(path) as store:
            kept, damage, same = store.counts().documents, store.damage(), store.digest() == digest
            (disk / "ballast").unlink()
            store.keep(article(done), Findings(), "reader/1")
            after = store.counts().documents
        print(json.dumps([done, code, what, kept, damage, same, after]))
        """
    )
    done, code, what, kept, damage, same, after = told
    assert done > 50
    assert (code, "disk is full" in what) == ("read-only", True)
    assert (kept, damage, same, after) == (done, [], True, done + 1)


def test_no_decision_that_was_acknowledged_is_lost_on_a_full_disk(on_disk: OnDisk) -> None:
    told = on_disk(
        """
        ballast(1_000_000)
        with Store.open(path) as store:
            done, code, what = until_full(lambda n: store.decide(noted(n)))
        with Store.open(path) as store:
            held = store.decisions() == tuple(noted(n) for n in range(done))
            print(json.dumps([done, code, what, held, store.damage()]))
        """
    )
    done, code, what, held, damage = told
    assert done > 50
    assert (code, "disk is full" in what, held, damage) == ("read-only", True, True, [])


def test_entries_that_do_not_fit_leave_those_that_were_kept(on_disk: OnDisk) -> None:
    told = on_disk(
        """
        with Store.open(path) as store:
            store.keep_derived([Derived("event", "e1", '"met"')], "7", None)
            ballast(600_000)
            many = [Derived("event", f"e{n}", '"' + "met " * 500 + '"') for n in range(1_000)]
            done, code, what = until_full(lambda _: store.keep_derived(many, "8", "7"))
            print(json.dumps([done, code, what, store.derived("event").items, store.derived_from, store.damage()]))
        """
    )
    done, code, what, kept, mark, damage = told
    assert (done, code, "disk is full" in what) == (0, "read-only", True)
    assert (kept, mark, damage) == (['"met"'], "7", [])


def test_a_record_that_does_not_fit_is_not_half_made(on_disk: OnDisk) -> None:
    told = on_disk(
        """
        ballast(20_000)
        done, code, what = until_full(lambda _: Store.open(path))
        (disk / "ballast").unlink()
        with Store.open(path) as store:
            print(json.dumps([done, code, what, store.counts().documents, store.damage()]))
        """
    )
    done, code, what, documents, damage = told
    assert (done, code, "disk is full" in what) == (0, "read-only", True)
    assert (documents, damage) == (0, [])


def test_the_command_line_says_that_the_disk_is_full_and_the_same_command_works_when_there_is_room(
    on_disk: OnDisk,
) -> None:
    told = on_disk(
        """
        Store.open(path).close()
        ballast(0)
        words = "standoff review note Crews asked --author Ines --record".split()
        full = subprocess.run([sys.executable, "-m", *words, str(path)], capture_output=True, text=True)
        with Store.open(path, readonly=True) as store:
            before = [store.damage(), len(store.decisions())]
        (disk / "ballast").unlink()
        again = subprocess.run([sys.executable, "-m", *words, str(path)], capture_output=True, text=True)
        with Store.open(path) as store:
            print(json.dumps([full.returncode, full.stderr, before, again.returncode, len(store.decisions())]))
        """
    )
    code, said, before, again, decisions = told
    assert (code, before, again, decisions) == (3, [[], 0], 0, 1)
    assert "the disk is full" in said
    assert "Traceback" not in said


def test_a_record_on_a_disk_that_is_read_only_is_read_and_takes_nothing(on_disk: OnDisk) -> None:
    told = on_disk(
        """
        with Store.open(path) as store:
            store.keep(article(1), Findings(), "reader/1")
            digest = store.digest()
        subprocess.run(["mount", "-o", "remount,ro", str(disk)], check=True)
        with Store.open(path, readonly=True) as store:
            same = store.digest() == digest
        found = []
        with Store.open(path) as store:
            found.append(until_full(lambda n: store.keep(article(2), Findings(), "reader/1"))[:2])
            found.append(until_full(lambda n: store.decide(noted(n)))[:2])
        found.append(until_full(lambda n: Store.open(disk / "new.db"))[:2])
        print(json.dumps([same, found]))
        """
    )
    same, found = told
    assert same
    assert found == [[0, "read-only"]] * 3


HOLD = """
import sys
from standoff.store import Store

with Store.open(sys.argv[1]) as store, store.together():
    print("held", flush=True)
    sys.stdin.readline()
"""


def test_a_record_that_another_process_holds_is_said_to_be_locked_and_stays_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "record.db"
    Store.open(path).close()
    command = [sys.executable, "-c", HOLD, str(path)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as other:
        assert other.stdin
        assert other.stdout
        assert other.stdout.readline() == "held\n"
        with Store.open(path, wait=0.1) as store:
            before = store.digest()
            with pytest.raises(RecordError, match="somebody else is writing") as caught:
                store.note_unread("a.pdf", "not-text", "no text")
            assert store.digest() == before
            other.communicate("\n")
            store.note_unread("a.pdf", "not-text", "no text")
    assert (caught.value.code, other.returncode) == ("locked", 0)
