"""The demo corpus as a record: read once for a whole run of the tests, then copied to whoever needs one."""

from __future__ import annotations

import os
import shutil
import time
from pathlib import Path

import pytest

from standoff import demo
from standoff.batch.corpus import run
from standoff.query import Record
from standoff.sources import find, within


def demo_record(factory: pytest.TempPathFactory) -> Path:
    """Return a record of the demo corpus, put together, that the caller may change."""
    base = factory.getbasetemp()
    shared = base.parent if os.environ.get("PYTEST_XDIST_WORKER") else base  # one for all workers
    kept = shared / "demo-corpus" / "record.db"
    if not kept.exists():
        try:
            (shared / "demo-corpus").mkdir()
        except FileExistsError:
            _wait_for(kept)
        else:
            _make(shared / "demo-corpus", kept)
    own = factory.mktemp("record") / "record.db"
    shutil.copy(kept, own)
    return own


def _make(folder: Path, kept: Path) -> None:
    articles = demo.copy_to(folder)
    being = folder / "being-made.db"
    with Record.open(being, create=True) as record:
        paths = [str(articles)]
        run(find(paths, folder), record.store, within=within(paths, folder))
        record.refresh()
    being.rename(kept)


def _wait_for(kept: Path, seconds: float = 240) -> None:
    until = time.monotonic() + seconds
    while not kept.exists():
        assert time.monotonic() < until, "another worker did not finish the demo record"
        time.sleep(0.2)
