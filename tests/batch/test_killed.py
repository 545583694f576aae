"""A reading that is killed: the record is whole, and reading again ends where an undisturbed one does."""

from __future__ import annotations

import random
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

from standoff.batch.corpus import run
from standoff.sources import find
from standoff.store import Store

SCRIPT = """
import sys
from standoff.batch.corpus import run
from standoff.sources import find
from standoff.store import Store
with Store.open(sys.argv[2]) as store:
    print("reading", flush=True)
    run(find([sys.argv[1]], sys.argv[3]), store)
"""


def test_a_killed_reading_can_be_taken_up_again(cuttings: Callable[..., Path], tmp_path: Path) -> None:
    folder = cuttings(*(f"{number:03}.txt" for number in range(200)))
    with Store.open(tmp_path / "whole.db") as store:
        begun = time.monotonic()
        run(find([folder], tmp_path), store)
        took = time.monotonic() - begun
        whole = store.digest()
    record, chance, kept = tmp_path / "record.db", random.Random(2014), [0]
    for _ in range(6):
        command = [sys.executable, "-c", SCRIPT, str(folder), str(record), str(tmp_path)]
        with subprocess.Popen(command, stdout=subprocess.PIPE) as process:
            assert process.stdout
            process.stdout.readline()
            time.sleep(chance.uniform(0, took))
            process.send_signal(signal.SIGKILL)
        with Store.open(record) as store:
            assert store.damage() == ()
            kept.append(store.counts().documents)
    assert kept == sorted(kept), "what was kept once is never lost"
    with Store.open(record) as store:
        run(find([folder], tmp_path), store)
        assert store.digest() == whole


def test_whoever_reads_is_not_shut_out_by_whoever_writes(cuttings: Callable[..., Path], tmp_path: Path) -> None:
    folder = cuttings(*(f"{number:03}.txt" for number in range(64)))
    with Store.open(tmp_path / "record.db") as writer:
        run(find([folder / "000.txt"], tmp_path), writer)
        with Store.open(tmp_path / "record.db", readonly=True, wait=0.0) as reader, writer.together():
            run(find([folder], tmp_path), writer)
            assert reader.counts().documents == 1
            assert reader.search("ferry").total == 1
