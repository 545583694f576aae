"""docs/record.md shows the tables as the data has them and names every view.

After a change to a table, STANDOFF_WRITE_DOCS=1 python -m pytest tests/record/test_record_page.py brings it up to date.
"""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest

from standoff.ontology import Level
from standoff.record.account import fold
from standoff.record.answers import ANSWERS, ASKS
from standoff.record.demands import WINDOW
from standoff.record.levels import LEVEL_WORDS

PAGE = Path(__file__).parents[2] / "docs" / "record.md"
_TABLE = re.compile(r"<!-- table: ([a-z-]+) -->\n(.*?)<!-- end -->", re.DOTALL)


def table(head: str, rows: list[tuple[str, str]]) -> str:
    lines = [tuple(head.split(" | ")), ("---", "---"), *rows]
    return "".join(f"| {' | '.join(line)} |\n" for line in lines)


def levels() -> str:
    """The words of each level, the most telling first."""
    words = {level: f"`{pattern}`".replace("|", "\\|") for level, pattern in LEVEL_WORDS}
    return table("level | words, the first level that fits", [(_name(level), words[level]) for level in words])


def _name(level: Level) -> str:
    return level.name.lower().replace("_", " ")


TABLES = {
    "levels": levels(),
    "asks": table("act | opens", [(f"`{act}`", str(kind)) for act, kind in ASKS.items()]),
    "answers": table("act of those who are asked | step", [(f"`{act}`", str(state)) for act, state in ANSWERS.items()]),
}


def text() -> str:
    return PAGE.read_text(encoding="utf-8")


def test_the_page_can_be_brought_up_to_date() -> None:
    if os.environ.get("STANDOFF_WRITE_DOCS"):
        PAGE.write_text(_TABLE.sub(lambda m: f"<!-- table: {m[1]} -->\n{TABLES[m[1]]}<!-- end -->", text()), "utf-8")


@pytest.mark.parametrize("name", TABLES)
def test_the_tables_are_those_of_the_program(name: str) -> None:
    assert dict(_TABLE.findall(text()))[name] == TABLES[name], "see the first lines of this file"


def test_the_page_names_every_view() -> None:
    assert [view for view, _ in fold(()).views() if f"`{view}`" not in text()] == []


def test_the_page_gives_the_window() -> None:
    assert f"After {WINDOW} days without an answer" in text()


def test_every_link_leads_to_a_page() -> None:
    targets = re.findall(r"\]\(([a-z-]+\.md)?(?:#([a-z-]+))?\)", text())
    for page, anchor in targets:
        told = (PAGE.parent / page if page else PAGE).read_text(encoding="utf-8")
        heads = {
            re.sub(r"[^\w -]", "", head.lower()).replace(" ", "-") for head in re.findall(r"^## (.*)$", told, re.M)
        }
        assert not anchor or anchor in heads, (page, anchor)
