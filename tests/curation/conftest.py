from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.curation.facts import TEXT, keep

from standoff.ontology import Act, Findings, Name, PartyKind, Role, RoleStatus, Span, Statement, StatementKind
from standoff.store import Store


def where(words: str, text: str = TEXT, nth: int = 0) -> Span:
    start = -1
    for _ in range(nth + 1):
        start = text.index(words, start + 1)
    return Span(start, start + len(words))


def found(text: str = TEXT) -> Findings:
    said = [Statement("s1", StatementKind.DIRECT, where("We were not asked", text), speaker_name="Ann Orr")]
    outer = where("that Joan Marle had said that", text)
    said.append(Statement("s2", StatementKind.INDIRECT, outer, speaker_name="Leonard Strake", confidence=0.5))
    said.append(Statement("s3", StatementKind.DIRECT, where("the door was never shut", text), within="s2"))
    if text.count("We were not asked") > 1:
        said.append(Statement("s4", StatementKind.DIRECT, where("We were not asked", text, 1)))
    walked = where("walked out", text)
    return Findings(
        names=(Name("Ann Orr", PartyKind.PERSON), Name("Leonard Strake", PartyKind.PERSON)),
        statements=tuple(said),
        roles=(Role("Ann Orr", "chair", "branch", RoleStatus.CURRENT, (where("Ann Orr, chair of the branch", text),)),),
        acts=(Act("a1", "pause-talks", walked, (walked,), actor="harbour board"),),
    )


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """A record that holds one article."""
    with Store.open(tmp_path / "record.db") as opened:
        keep(opened, found())
        yield opened
