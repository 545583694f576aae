"""The page on linking shows the rules as they are.

After a change to a rule: STANDOFF_WRITE_DOCS=1 python -m pytest tests/linking/test_docs.py brings the page up to date.
"""

from __future__ import annotations

import os
import re
from pathlib import Path

from standoff.linking.rules import COUNTS, RULES

PAGE = Path(__file__).parents[2] / "docs" / "linking.md"
_TABLE = re.compile(r"(?<=<!-- table: rules -->\n).*?(?=<!-- end -->)", re.DOTALL)


def table() -> str:
    rows = [
        f"| {rule.name} | {rule.confidence} | {rule.reason.format(left='A', right='B', why='…')} |\n"
        for rule in RULES.values()
    ]
    return "| rule | confidence | reason given |\n|---|---|---|\n" + "".join(rows)


def test_the_page_can_be_brought_up_to_date() -> None:
    if os.environ.get("STANDOFF_WRITE_DOCS"):
        PAGE.write_text(_TABLE.sub(lambda _: table(), PAGE.read_text(encoding="utf-8")), encoding="utf-8")


def test_the_page_has_every_rule_with_its_confidence_and_its_reason() -> None:
    shown = _TABLE.search(PAGE.read_text(encoding="utf-8"))
    assert shown is not None
    assert shown.group() == table(), "see the first lines of this file"


def test_the_page_says_from_when_a_join_counts() -> None:
    assert f"from a confidence of {COUNTS}" in PAGE.read_text(encoding="utf-8")
