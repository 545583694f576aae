"""Decisions in the record's file: whatever goes wrong, one that was acknowledged is never lost and none is half made.

STANDOFF_DURABILITY=1 kills more often (make durability).
"""

from __future__ import annotations

import datetime as dt
import os
import random
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from standoff.curation import making
from standoff.errors import RecordError
from standoff.ontology import Anchor, Decision, Document, Findings, Kind
from standoff.store import Store
from standoff.text import Outcome, anchor

Made = Callable[..., Document]
Found = Callable[..., Findings]

LONG = bool(os.environ.get("STANDOFF_DURABILITY"))

NOON = dt.datetime(2020, 1, 1, 12, tzinfo=dt.UTC)


def noted(number: int) -> Decision:
    return making.note("Ferry Crews' Association", f"note {number}", "Ines", NOON + dt.timedelta(seconds=number))


# What can go wrong


def test_a_locked_record_is_told_and_decides_nothing(path: Path) -> None:
    with Store.open(path) as first, Store.open(path, wait=0.05) as second:
        with first.together():
            first.decide(noted(1))
            with pytest.raises(RecordError) as caught:
                second.decide(noted(2))
        assert caught.value.code == "locked"
        assert second.decisions() == (noted(1),)


def test_a_record_that_is_opened_for_reading_takes_no_decision(path: Path) -> None:
    Store.open(path).close()
    with Store.open(path, readonly=True) as store, pytest.raises(RecordError) as caught:
        store.decide(noted(1))
    assert caught.value.code == "read-only"


def test_a_full_disk_is_told_and_leaves_the_decisions_there_were(store: Store) -> None:
    store.decide(noted(1))
    store._run("PRAGMA max_page_count = 60")
    with pytest.raises(RecordError) as caught:
        _decide(store, range(2, 2000))
    assert caught.value.code == "read-only"
    assert "disk is full" in caught.value.what
    assert store.decisions() == (noted(1),)
    assert store.damage() == ()


def _decide(store: Store, numbers: range) -> None:
    with store.together():
        for number in numbers:
            store.decide(noted(number))


def test_a_failure_at_any_step_leaves_before_or_after(path: Path, document: Made, findings: Found) -> None:
    """The nth step of SQLite's fails, for every n, until a run needs fewer: a text is revised and decided about."""
    with Store.open(path) as store:
        store.keep(document(), findings(), "reader/1")
        before = store.digest()
        revised = document(text=f"{document().text} The board did not reply.")
        for step in range(1, 100_000, 1):
            store._connection.set_progress_handler(_after(step), 1)
            try:
                with store.together():
                    store.keep(revised, findings(), "reader/1")
                    store.decide(noted(1))
            except (sqlite3.OperationalError, RecordError):
                continue
            finally:
                store._connection.set_progress_handler(None, 0)
                assert store.damage() == () if step % 10 == 0 else True
                assert len(store.decisions()) == int(store.digest() != before)
            break
        assert step > 100
        assert store.decisions() == (noted(1),)
        assert store.damage() == ()


def _after(steps: int) -> Callable[[], int]:
    left = [steps]

    def handler() -> int:
        left[0] -= 1
        return int(left[0] == 0)

    return handler


KILLED = """
import datetime as dt, sys
from standoff.curation import making
from standoff.ontology import Document, Findings
from standoff.store import Store

NOON = dt.datetime(2020, 1, 1, 12, tzinfo=dt.UTC)
with Store.open(sys.argv[1]) as store:
    number = store.counts().decisions
    print("begun", flush=True)
    while number < int(sys.argv[2]):
        number += 1
        with store.together():
            text = f"The board met {number} times. " * 40
            store.keep(Document(source=f"{number}.txt", text=text, media_type="text/plain"), Findings(), "toy/1")
            made = NOON + dt.timedelta(seconds=number)
            decision = making.note("Ferry Crews' Association", f"note {number}", "Ines", made)
            store.decide(decision)
        print(decision.id, flush=True)
"""


def test_a_killed_process_loses_no_decision_that_it_acknowledged(path: Path, tmp_path: Path) -> None:
    """SIGKILL at random moments; the next process goes on, and the end is that of an undisturbed run."""
    script = tmp_path / "killed.py"
    script.write_text(KILLED)
    chance, acknowledged = random.Random(2014), []
    for _ in range(300 if LONG else 5):
        with subprocess.Popen([sys.executable, script, path, "1000000"], stdout=subprocess.PIPE, text=True) as process:
            assert process.stdout
            assert process.stdout.readline() == "begun\n"
            time.sleep(chance.uniform(0, 0.1))
            process.send_signal(signal.SIGKILL)
            acknowledged += process.stdout.read().split()
        with Store.open(path) as store:
            assert store.damage() == ()
            ids = [decision.id for decision in store.decisions()]
            assert set(acknowledged) <= set(ids)
            assert store.counts().documents == len(ids)
    with Store.open(path) as store:
        made = store.counts().decisions
        disturbed = store.digest()
    assert made
    whole = tmp_path / "whole.db"
    subprocess.run([sys.executable, script, whole, str(made)], check=True, stdout=subprocess.DEVNULL)
    with Store.open(whole) as store:
        assert store.digest() == disturbed


@pytest.mark.skipif(not Path("/proc/self/fd").exists(), reason="counts open files the Linux way")
def test_fifty_sittings_leave_nothing_open(path: Path) -> None:
    import threading

    Store.open(path).close()
    files, threads = len(os.listdir("/proc/self/fd")), threading.active_count()
    for number in range(50):
        with Store.open(path) as store:
            store.decide(noted(number))
            store.places(store.decisions())
    assert len(os.listdir("/proc/self/fd")) <= files + 2
    assert threading.active_count() <= threads + 2


# What is asked


def test_decisions_are_found_by_what_they_are_about_and_by_their_id(store: Store) -> None:
    one, other = noted(1), making.note("Harbour Board", "seen", "Ines", NOON)
    store.decide(one)
    store.decide(other)
    assert store.decisions_about("Harbour Board") == (other,)
    assert store.decision(one.id) == one
    with pytest.raises(RecordError) as caught:
        store.decision("j0123456789abcdef")
    assert caught.value.code == "no-such-id"


def test_what_touches_a_source_is_what_was_decided_about_it_or_about_none(store: Store) -> None:
    here, there = (
        making.add(Kind.STATEMENT, source, Anchor("not", "", "", 0, 3), {"kind": "direct"}, "Ines", NOON)
        for source in ("here.txt", "there.txt")
    )
    for decision in (there, noted(1), here, making.undo(there, "Ines", NOON)):
        store.decide(decision)
    assert store.decisions_touching("here.txt") == (noted(1), here, making.undo(there, "Ines", NOON))
    assert store.decisions_touching("nowhere.txt") == (noted(1), making.undo(there, "Ines", NOON))


def test_the_order_in_which_decisions_arrive_is_no_matter(tmp_path: Path, document: Made, findings: Found) -> None:
    digests = set()
    chance = random.Random(2014)
    for turn in range(20):
        sources, made = [f"{n}.txt" for n in range(5)], [noted(n) for n in range(5)]
        chance.shuffle(sources)
        chance.shuffle(made)
        with Store.open(tmp_path / f"{turn}.db") as store:
            for source, decision in zip(sources, made, strict=True):
                store.keep(document(source), findings(), "reader/1")
                store.decide(decision)
            digests.add(store.digest())
    assert len(digests) == 1


@pytest.mark.parametrize(
    ("text", "outcome"),
    [
        (None, Outcome.SAME),
        ("A new line. {}", Outcome.MOVED),
        ("{} 'We were not asked,' it said.", Outcome.SAME),
        ("'We were not asked'?", Outcome.PROPOSED),
        ("Nothing of it.", Outcome.LOST),
    ],
)
def test_the_words_of_a_decision_are_looked_up_in_the_current_text(
    store: Store, document: Made, findings: Found, text: str | None, outcome: Outcome
) -> None:
    store.keep(document(), findings(), "reader/1")
    fact = store.facts(Kind.STATEMENT).items[0]
    assert fact.span is not None
    decision = making.accept(fact, "Ines", NOON, anchor(document().text, fact.span))
    if text is not None:
        store.keep(document(text=text.format(document().text)), Findings(), "reader/1")
    assert store.places([decision])[decision.id].outcome is outcome


def test_words_of_a_source_that_is_not_there_are_lost(store: Store) -> None:
    decision = making.add(Kind.STATEMENT, "gone.txt", Anchor("not", "", "", 0, 3), {"kind": "direct"}, "Ines", NOON)
    assert store.places([decision])[decision.id].reason == "gone.txt is not in the record"
