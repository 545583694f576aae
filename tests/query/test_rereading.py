"""What a person keeps apart stays apart, however often the articles are read again and whatever is then found."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from standoff.curation import making
from standoff.ontology import (
    Document,
    Findings,
    Name,
    PartyKind,
    Role,
    RoleStatus,
    Span,
    Statement,
    StatementKind,
)
from standoff.query import Record, deciding

READINGS = 100

#: Three articles about what may be one guild or two.
ARTICLES = {
    "lantern/one.txt": "The Harbour Crews' Guild met. 'We were not asked,' said Ann Orr, its chair.",
    "lantern/two.txt": "The Guild of Harbour Crews walked out. 'Nobody asked us,' said Ann Orr.",
    "herald/three.txt": "The Harbour Crews' Guild and the Guild of Harbour Crews wrote to the board, said Orr.",
}
ONE, OTHER = "Harbour Crews' Guild", "Guild of Harbour Crews"


def reading(text: str, chance: random.Random) -> Findings:
    """A reader that changes its mind: it finds what is there, more or less of it, and is more or less sure."""
    spoken = text.find("'")
    speaker = chance.choice(["Ann Orr", "Orr", "A. Orr", ONE, OTHER])
    names = [
        Name(name, PartyKind.ORGANISATION, tuple(dict.fromkeys((name, *chance.sample([ONE, OTHER, "the guild"], 2)))))
        for name in (ONE, OTHER)
        if name in text and chance.random() < 0.9
    ]
    names.append(Name("Ann Orr", PartyKind.PERSON, ("Ann Orr", "Orr")[: chance.randint(1, 2)]))
    said = Statement(
        "s1",
        StatementKind.DIRECT,
        Span(max(spoken, 0), max(spoken, 0) + 12),
        speaker_name=speaker,
        addressee=chance.choice([None, ONE, OTHER]),
        confidence=round(chance.uniform(0.3, 1), 2),
    )
    role = Role("Ann Orr", "chair", chance.choice([ONE, OTHER]), RoleStatus.CURRENT, (Span(0, 8),))
    return Findings(names=tuple(names), statements=(said,), roles=(role,))


def read(record: Record, number: int) -> None:
    """Read every article, in any order, by a reader of its own version, and put the record together."""
    chance = random.Random(number)
    for source in chance.sample(sorted(ARTICLES), len(ARTICLES)):
        found = reading(ARTICLES[source], chance)
        record.store.keep(Document(source, ARTICLES[source], "text/plain"), found, f"reader/{number}")
    record.refresh()


def together(record: Record) -> bool:
    """Whether one party of the record bears both names."""
    return any({ONE, OTHER} <= {bearer.name for bearer in known.bearers} for known in record.parties())


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "record.db"


def test_a_forbidden_merge_never_returns_in_a_hundred_readings(path: Path) -> None:
    joined = 0
    with Record.open(path, create=True) as undecided:
        for number in range(READINGS):
            read(undecided, number)
            joined += together(undecided)
    assert joined > READINGS / 2  # else there is nothing to forbid

    with Record.open(path) as record:
        forbidden = making.forbid(ONE, OTHER, "Ann Lee", deciding.moment(record.store))
        record.decide(forbidden)
    for number in range(READINGS):
        with Record.open(path) as record:
            read(record, number)
            assert not together(record)
    with Record.open(path) as record:
        assert forbidden in record.decisions()


def test_undoing_it_lets_the_names_come_together_again(path: Path) -> None:
    with Record.open(path, create=True) as record:
        number = 0
        read(record, number)
        while not together(record):
            number += 1
            read(record, number)
        forbidden = making.forbid(ONE, OTHER, "Ann Lee", deciding.moment(record.store))
        record.decide(forbidden)
        record.refresh()
        assert not together(record)
        record.decide(making.undo(forbidden, "Ann Lee", deciding.moment(record.store)))
        read(record, number)
        assert together(record)
