"""The record put together behind the pages: one round at a time, in a process of its own; nothing is lost or fatal."""

from __future__ import annotations

import datetime as dt
import fcntl
import os
import signal
import subprocess
import sys
import termios
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient
from tests.demo_record import demo_record

from standoff.curation import making
from standoff.ontology import Fact, Kind
from standoff.query import Record, View
from standoff.store import Store
from standoff.text import anchor
from standoff.web import make_app
from standoff.web.upkeep import Upkeep

BASE = "http://127.0.0.1:8351"


@pytest.fixture
def own(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return demo_record(tmp_path_factory)


def facts(path: Path, count: int) -> tuple[Fact, ...]:
    with Record.open(path, readonly=True) as record:
        return record.facts(Kind.STATEMENT, limit=count).items


def reject(path: Path, fact: Fact) -> None:
    with Record.open(path, wait=60) as record:
        assert fact.span
        place = anchor(record.document(fact.document.id).text, fact.span)
        record.decide(making.reject(fact, "Ann Lee", dt.datetime.now(dt.UTC), place))


def is_stale(path: Path) -> bool:
    with Record.open(path, readonly=True) as record:
        return record.stale


def until(met: Callable[[], bool]) -> None:
    last = time.monotonic() + 120
    while not met():
        assert time.monotonic() < last, "this did not come about"
        time.sleep(0.05)


def unheard(process: subprocess.Popen[str]) -> int:
    """How many bytes ``process`` was told that it has not read yet."""
    assert process.stdin
    return int.from_bytes(fcntl.ioctl(process.stdin, termios.FIONREAD, bytes(4)), sys.byteorder)


@pytest.fixture
def upkeep(own: Path) -> Iterator[Upkeep]:
    made = Upkeep(own, patience=120)
    yield made
    made.close()


def served(path: Path, patience: float) -> TestClient:
    app = make_app(path, author="Ann Lee", patience=patience)
    return TestClient(app, BASE, raise_server_exceptions=False, follow_redirects=False)


# When it does not go well


def test_a_process_that_is_killed_leaves_the_old_entries_whole_and_the_next_one_makes_good(
    upkeep: Upkeep, own: Path
) -> None:
    with Record.open(own, readonly=True) as record:
        before = record.entries(View.STATEMENT)
    assert upkeep.hold()  # it runs, and has nothing to do
    reject(own, facts(own, 1)[0])
    process = upkeep._process
    assert process is not None
    os.kill(process.pid, signal.SIGSTOP)  # it is told to begin, and killed before it has ended
    os.waitid(os.P_PID, process.pid, os.WSTOPPED | os.WNOWAIT)
    wanted = upkeep.ask()
    until(lambda: unheard(process) > 0)
    os.kill(process.pid, signal.SIGKILL)
    until(lambda: upkeep._done >= wanted)
    assert upkeep.trouble is not None
    with Record.open(own, readonly=True, as_kept=True) as record:
        assert record.store.damage() == ()
        assert record.stale
        assert record.entries(View.STATEMENT) == before
    assert upkeep.hold()
    assert upkeep.trouble is None
    assert not is_stale(own)


def test_closing_ends_a_process_that_does_not_listen(own: Path) -> None:
    upkeep = Upkeep(own, patience=120)
    assert upkeep.hold()
    process = upkeep._process
    assert process is not None
    os.kill(process.pid, signal.SIGSTOP)
    os.waitid(os.P_PID, process.pid, os.WSTOPPED | os.WNOWAIT)
    upkeep.ask()
    upkeep.close()
    assert process.poll() is not None


#: Writes other entries as a round does, and stops when all of them are in the file and nothing is acknowledged yet.
STOPPED = """
import sys, time
from standoff.store import Derived, Store, derived

def stop(*_told):
    print("written", flush=True)
    time.sleep(600)

derived.set_mark = stop
with Store.open(sys.argv[1]) as store:
    store._run("PRAGMA cache_size = 10")
    entries = (Derived("statement", f"other{number}", "{}" * 500) for number in range(2000))
    store.keep_derived(entries, "other", replacing=store.derived_from)
"""


def test_a_process_killed_in_the_midst_of_writing_leaves_the_old_entries_whole(own: Path) -> None:
    with Record.open(own, readonly=True) as record:
        before = {view: record.entries(view) for view in View}
    size = own.stat().st_size
    with subprocess.Popen([sys.executable, "-c", STOPPED, str(own)], stdout=subprocess.PIPE) as process:
        assert process.stdout
        assert process.stdout.readline() == b"written\n"
        assert own.stat().st_size > size or own.with_name("record.db-wal").exists()
        process.kill()
    with Record.open(own, readonly=True, as_kept=True) as record:
        assert {view: record.entries(view) for view in View} == before
        assert record.store.damage() == ()


def test_a_record_that_cannot_be_put_together_is_shown_as_it_was_and_the_reason_told(own: Path) -> None:
    with served(own, patience=120) as client:
        fact = facts(own, 1)[0]
        with Record.open(own) as record:
            record.use_list('[[party]]\nname = "Ann Orr"\nkind = "person"\n')
            record.store.keep_list("no list at all")
        before = client.get("/statements.json").json()
        answer = client.post("/review/decide", data={"fact": fact.id, "verb": "reject"})
        assert answer.status_code == 303
        shown = client.get("/statements")
        assert shown.status_code == 200
        assert "did not work" in shown.text
        assert "1 decision is kept, but not in every page yet." in shown.text
        assert client.get("/statements.json").json()["facts"] == before["facts"]
        with Record.open(own) as record:
            record.use_list(None)
        client.post("/review/decide", data={"fact": fact.id, "verb": "note", "note": "again"})
        assert "did not work" not in client.get("/statements").text
        assert client.get("/statements.json").json()["facts"]["total"] == before["facts"]["total"] - 1


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere; tests/query/test_worker.py asks as nobody")
def test_a_record_that_may_only_be_read_is_shown_as_it_was(own: Path) -> None:
    reject(own, facts(own, 1)[0])
    own.chmod(0o444)
    own.parent.chmod(0o555)
    try:
        with served(own, patience=120) as client:
            assert client.get("/statements").status_code == 200
            upkeep: Upkeep = client.app.state.upkeep  # type: ignore[attr-defined]
            assert upkeep.hold()
            assert "did not work (the record cannot be written)" in client.get("/statements").text
            answer = client.post("/review/decide", data={"fact": facts(own, 1)[0].id, "verb": "accept"})
            assert answer.status_code == 503
    finally:
        own.parent.chmod(0o755)
        own.chmod(0o644)


def test_a_decision_made_while_somebody_writes_waits_and_is_kept(own: Path) -> None:
    fact = facts(own, 1)[0]
    writing, decided = threading.Event(), threading.Event()

    def write() -> None:
        with Store.open(own) as store, store.together():
            store.note_unread("a.txt", "empty", "no text")
            writing.set()
            assert not decided.wait(0.3)

    writer = threading.Thread(target=write)
    with served(own, patience=0) as client:
        writer.start()
        writing.wait()
        assert client.post("/review/decide", data={"fact": fact.id, "verb": "accept"}).status_code == 303
        decided.set()
        writer.join()
    with Record.open(own, readonly=True) as record:
        assert [each.subject for each in record.decisions()] == [fact.id]


def test_decisions_made_during_a_round_are_all_in_the_record_in_the_end(own: Path) -> None:
    wanted = facts(own, 8)
    with served(own, patience=0) as client:
        for fact in wanted:
            answer = client.post("/review/decide", data={"fact": fact.id, "verb": "reject"})
            assert answer.status_code == 303
        until(lambda: not is_stale(own))
    with Record.open(own, readonly=True, as_kept=True) as record:
        assert {each.subject for each in record.decisions()} == {fact.id for fact in wanted}
        assert not any(record.rests_on(fact.id) for fact in wanted)


def test_two_servers_of_one_record_take_decisions_and_agree(own: Path) -> None:
    wanted = facts(own, 6)
    with served(own, patience=0) as one, served(own, patience=0) as other:
        for number, fact in enumerate(wanted):
            client = (one, other)[number % 2]
            assert client.post("/review/decide", data={"fact": fact.id, "verb": "reject"}).status_code == 303
        until(lambda: not is_stale(own))
        assert one.get("/statements.json").content == other.get("/statements.json").content
    with Record.open(own, readonly=True) as record:
        assert len(record.decisions()) == len(wanted)
        assert record.store.damage() == ()


# What a reader sees


def test_a_page_is_shown_as_it_was_with_a_notice_until_the_record_is_put_together(
    own: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Upkeep, "ask", lambda _self: 0)  # whoever puts it together is slow
    fact = facts(own, 1)[0]
    with served(own, patience=0) as client:
        before = client.get("/statements.json").json()
        assert before["behind"] is None
        assert "in every page" not in client.get("/statements").text
        client.post("/review/decide", data={"fact": fact.id, "verb": "reject"})
        told = client.get("/statements.json").json()
        assert told["facts"] == before["facts"]
        assert told["behind"] == {"decisions": 1, "texts": 0}
        shown = client.get("/statements?sort=newest")
        assert "1 decision is kept, but not in every page yet." in shown.text
        assert 'href="/statements?sort=newest">look again' in shown.text
        assert fact.id not in {each["fact"]["id"] for each in client.get("/review.json").json()["facts"]["queue"]}


def test_a_page_that_finds_the_record_changed_by_another_has_it_put_together(own: Path) -> None:
    reject(own, facts(own, 1)[0])
    with served(own, patience=0) as client:
        assert client.get("/statements.json").json()["behind"] == {"decisions": 1, "texts": 0}
        until(lambda: client.get("/statements.json").json()["behind"] is None)


def test_pages_do_not_put_a_record_together(own: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def folded(*_: object, **__: object) -> None:
        raise AssertionError("the record was put together")

    reject(own, facts(own, 1)[0])
    monkeypatch.setattr("standoff.query.record.assemble", folded)  # in this process; the other one is its own
    with served(own, patience=0) as client:
        for page in ("/", "/timeline", "/dialogue", "/positions", "/network", "/parties", "/review", "/sources"):
            assert client.get(page).status_code == 200


def test_a_record_never_put_together_is_told_so_and_soon_shown(own: Path) -> None:
    with Store.open(own) as store:
        store.keep_derived([], "", replacing=store.derived_from)
    with served(own, patience=0) as client:
        first = client.get("/timeline.json")
        assert first.status_code == 503
        assert first.json()["errors"][0]["code"] == "not-together"
        until(lambda: client.get("/timeline.json").status_code == 200)


def test_where_one_decision_waited_in_vain_the_next_do_not_until_a_round_was_quick(
    own: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ready = threading.Event()

    def slow(_self: Upkeep) -> dict[str, object]:
        ready.wait()
        return {"seconds": 0.0}

    monkeypatch.setattr(Upkeep, "_round", slow)
    monkeypatch.setattr(Upkeep, "_start", lambda _self: None)
    upkeep = Upkeep(own, patience=0.01)
    assert not upkeep.hold()
    upkeep.patience = 86_400
    assert not upkeep.hold()  # at once
    ready.set()
    until(lambda: upkeep._done == 2)
    assert upkeep.hold()
    upkeep.close()


# The process


def test_nothing_is_started_before_it_is_needed(own: Path) -> None:
    with served(own, patience=0) as client:
        client.get("/")
        client.get("/review")
        upkeep: Upkeep = client.app.state.upkeep  # type: ignore[attr-defined]
        assert upkeep._process is None


def test_the_process_ends_with_the_server_whatever_it_is_at(own: Path) -> None:
    with served(own, patience=0) as client:
        client.post("/review/decide", data={"fact": facts(own, 1)[0].id, "verb": "reject"})
        upkeep: Upkeep = client.app.state.upkeep  # type: ignore[attr-defined]
        until(lambda: upkeep._process is not None)
        process = upkeep._process
        assert process is not None
    assert process.poll() is not None
    with Record.open(own, readonly=True) as record:
        assert record.store.damage() == ()


def test_the_process_ends_when_the_server_is_killed(own: Path) -> None:
    upkeep = Upkeep(own, patience=120)
    assert upkeep.hold()
    process = upkeep._process
    assert process is not None
    assert process.stdin
    process.stdin.close()  # as the system does for whoever is killed
    assert process.wait(60) == 0
    upkeep.close()


def test_what_cannot_be_put_together_is_told_and_the_next_round_tried(own: Path) -> None:
    upkeep = Upkeep(own, patience=120)
    away = own.rename(own.with_suffix(".away"))
    assert not upkeep.hold()
    assert upkeep.trouble == "there is no record here yet"
    away.rename(own)
    assert upkeep.hold()
    assert upkeep.trouble is None
    upkeep.close()


def test_closing_twice_does_no_harm_and_it_can_be_used_again(own: Path) -> None:
    upkeep = Upkeep(own, patience=120)
    upkeep.close()
    assert upkeep.hold()
    upkeep.close()
    upkeep.close()


# When others change the record


def test_what_is_decided_elsewhere_is_put_in_before_anybody_asks(own: Path) -> None:
    with served(own, patience=120):
        assert not is_stale(own)
        reject(own, facts(own, 1)[0])
        assert is_stale(own)
        until(lambda: not is_stale(own))


def test_a_record_that_is_gone_or_locked_ends_no_watch(own: Path, upkeep: Upkeep) -> None:
    upkeep.watch(every=0.05)
    away = own.rename(own.with_name("away.db"))
    time.sleep(0.3)
    away.rename(own)
    reject(own, facts(own, 1)[0])
    until(lambda: not is_stale(own))


def test_a_watch_ends_when_closed_and_can_begin_again(own: Path, upkeep: Upkeep) -> None:
    upkeep.watch(every=0.05)
    upkeep.close()
    assert not any(thread.name == "watch" and thread.is_alive() for thread in threading.enumerate())
    upkeep.watch(every=0.05)
    reject(own, facts(own, 1)[0])
    until(lambda: not is_stale(own))
