"""The page on linking shows the rules as they are."""

from __future__ import annotations

from pathlib import Path

from standoff.linking.rules import COUNTS, RULES

PAGE = (Path(__file__).parents[2] / "docs" / "linking.md").read_text(encoding="utf-8")


def test_the_page_has_every_rule_with_its_confidence_and_its_reason() -> None:
    shown = PAGE.split("<!-- table: rules -->")[1].split("<!-- end -->")[0].strip().splitlines()[2:]
    rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in shown]
    assert rows == [
        [rule.name, str(rule.confidence), rule.reason.format(left="A", right="B", why="…")] for rule in RULES.values()
    ]


def test_the_page_says_from_when_a_join_counts() -> None:
    assert f"from a confidence of {COUNTS}" in PAGE
