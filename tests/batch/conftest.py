from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from standoff.store import Store

OPENING = "Members of the ferry branch met the harbour board for the first time since the timetable was torn up."


@pytest.fixture
def cuttings(tmp_path: Path) -> Callable[..., Path]:
    """A folder with an article for each name given."""

    def make(*names: str, folder: str = "cuttings") -> Path:
        place = tmp_path / folder
        place.mkdir(exist_ok=True)
        for number, name in enumerate(names):
            text = f'{OPENING}\n\n"We were asked {number} times," said Ann Orr, chair of the branch, on Thursday.\n'
            (place / name).write_text(text, encoding="utf-8")
        return place

    return make


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.open(tmp_path / "record.db") as opened:
        yield opened
