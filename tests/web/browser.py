"""A real browser and a real server for the tests that need them."""

from __future__ import annotations

import os
import shutil
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
import uvicorn
from playwright.sync_api import Browser, sync_playwright

from standoff.web import listen, make_app

#: Where Debian and others put it.
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")

#: Flags for a machine without a screen, a sandbox of its own, or a way out.
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--no-first-run",
]


def needed() -> pytest.MarkDecorator:
    """Skip with a word where there is no browser; fail where the tests of a change are run."""
    missing = CHROMIUM is None and not os.environ.get("CI")
    return pytest.mark.skipif(missing, reason="no Chromium here: the pages are not looked at in a browser")


@contextmanager
def browser() -> Iterator[Browser]:
    """Start the browser; AssertionError where it is not installed."""
    assert CHROMIUM is not None, "Chromium is missing: apt-get install chromium"
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield started
        started.close()


@contextmanager
def served(record: Path) -> Iterator[str]:
    """Serve ``record`` from a thread, and yield its address without the last stroke."""
    listening = listen(0)
    server = uvicorn.Server(uvicorn.Config(make_app(record, author="Ann Lee", patience=120), log_level="error"))
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]}, daemon=True)
    thread.start()
    until = time.monotonic() + 30
    while not server.started:
        assert time.monotonic() < until, "the server did not start"
        time.sleep(0.02)
    yield f"http://127.0.0.1:{listening.getsockname()[1]}"
    server.should_exit = True
    thread.join(30)
    listening.close()
