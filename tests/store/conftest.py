from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from standoff.ontology import (
    Document,
    Findings,
    Name,
    PartialDate,
    PartyKind,
    Problem,
    Role,
    RoleStatus,
    Span,
    Statement,
    StatementKind,
)
from standoff.store import Store

TEXT = "Ann Orr, chair of the ferry branch, met the harbour board. 'We were not asked,' she said. 'We were not asked.'"


def make_document(source: str = "lantern/ferry.txt", text: str = TEXT, **known: object) -> Document:
    about: dict[str, object] = {"publisher": "Ravensey Lantern", "published": PartialDate("2014-05-15"), **known}
    return Document(source=source, text=text, media_type="text/plain", **about)  # type: ignore[arg-type]


def make_findings(text: str = TEXT, speaker: str = "Ann Orr") -> Findings:
    words, at = "We were not asked", text.find("We were not asked")
    found: list[Statement] = []
    while at >= 0:
        found.append(
            Statement(
                id=f"s{len(found) + 1}",
                kind=StatementKind.DIRECT,
                content=Span(at, at + len(words)),
                speaker_name=speaker,
                speaker_kind=PartyKind.PERSON,
            )
        )
        at = text.find(words, at + 1)
    return Findings(
        names=(Name(speaker, PartyKind.PERSON, forms=("Orr",)),),
        statements=tuple(found),
        roles=(Role(speaker, "chair", "ferry branch", RoleStatus.CURRENT, evidence=(Span(0, 34),)),),
        problems=(Problem("unresolved", "who 'she' is"),),
    )


@pytest.fixture
def document() -> Callable[..., Document]:
    return make_document


@pytest.fixture
def findings() -> Callable[..., Findings]:
    return make_findings


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "record.db"


@pytest.fixture
def store(path: Path) -> Iterator[Store]:
    with Store.open(path) as opened:
        yield opened
