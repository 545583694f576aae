"""The demo corpus, read once for all tests of this folder."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.demo_record import demo_record

from standoff.query import Record


@pytest.fixture(scope="session")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return demo_record(tmp_path_factory)


@pytest.fixture
def record(demo: Path) -> Iterator[Record]:
    with Record.open(demo, readonly=True) as opened:
        yield opened
