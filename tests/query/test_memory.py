"""A record put together with the memory of the last time is, to the byte, the one put together without."""

from __future__ import annotations

import dataclasses
import datetime as dt
import random
import shutil
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest

from standoff.curation import making
from standoff.curation.doubt import Doubt, most_doubtful
from standoff.ontology import Act, Decision, Fact, Findings, Kind, Position, Span
from standoff.query import Record, assemble
from standoff.query.assembling import Renewed
from standoff.query.memory import Memory
from standoff.query.waiting import KEPT, foremost, packed
from standoff.record import asked
from standoff.text import anchor

NOW = dt.datetime(2026, 1, 2, 3, 4, tzinfo=dt.UTC)
LIST = '[[party]]\nname = "Guild of Pilots at Large"\nkind = "organisation"\naliases = ["Guild of Harbour Pilots"]\n'


@pytest.fixture
def own(demo: Path, tmp_path: Path) -> Path:
    """A record that is to be put together."""
    shutil.copy(demo, tmp_path / "record.db")
    with Record.open(tmp_path / "record.db") as record:
        record.store.note_unread("b.txt", "empty", "no text")
    return tmp_path / "record.db"


def rows(path: Path) -> list[tuple[object, ...]]:
    """All that is kept of what was put together, but for the numbers."""
    asked = (
        "SELECT view, id, first, last, kind, state, outlet, digest, payload FROM derived ORDER BY view, number",
        "SELECT d.view, d.id, p.party FROM derived_parties AS p JOIN derived AS d USING (number) ORDER BY 1, 2, 3",
        "SELECT d.view, d.id, e.fact FROM derived_evidence AS e JOIN derived AS d USING (number) ORDER BY 1, 2, 3",
        "SELECT d.view, d.id, w.words FROM derived_words AS w JOIN derived AS d ON d.number = w.rowid ORDER BY 1, 2, 3",
    )
    with sqlite3.connect(path) as file:
        return [row for each in asked for row in file.execute(each)]


def renewed(path: Path, memory: Memory | None) -> list[tuple[object, ...]]:
    with Record.open(path) as record:
        record.refresh(memory=memory)
    return rows(path)


def anew(path: Path) -> list[tuple[object, ...]]:
    """What is kept of a record that was never put together before."""
    other = path.with_name("other.db")
    shutil.copy(path, other)
    with sqlite3.connect(other) as file:
        for table in ("derived_parties", "derived_evidence", "derived_words", "derived"):
            file.execute(f"DELETE FROM {table}")
        file.execute("DELETE FROM marks WHERE name = 'made_from'")
    return renewed(other, None)


def place(record: Record, fact: Fact) -> Any:
    return anchor(record.document(fact.document.id).text, fact.span) if fact.span else None


def one_of_each(record: Record, pick: random.Random) -> Iterator[list[Decision]]:
    """Decisions of every sort about what ``pick`` chooses, some of them undone again."""
    statements, roles = record.facts(Kind.STATEMENT).items, record.facts(Kind.ROLE).items
    acts = [fact for fact in record.facts(Kind.ACT) if fact.span]
    names = sorted({act.finding.actor for act in acts if isinstance(act.finding, Act) and act.finding.actor})
    issues = [fact.finding.issue for fact in record.facts(Kind.POSITION) if isinstance(fact.finding, Position)]

    def about(make: Callable[..., Decision], facts: Sequence[Fact], *more: object) -> Decision:
        fact = pick.choice(facts)
        return make(fact, *more, "Ann Lee", NOW, place(record, fact))

    one, other = pick.sample(names, 2)
    split = making.split(one, [pick.choice(acts).document.id], "Somebody Else", "Bo Rae", NOW)
    left, right = pick.sample(acts, 2)
    yield [about(making.accept, acts)]
    yield [about(making.reject, statements)]
    yield [about(making.accept, statements), about(making.accept, roles)]
    yield [about(making.reject, acts), about(making.reject, roles)]
    yield [about(making.correct, statements, {"addressee": one})]
    yield [about(making.correct, acts, {"about": "the winter rota"})]
    yield [making.note(pick.choice(names), "look again", "Ann Lee", NOW)]
    yield [making.merge(one, other, "Ann Lee", NOW), making.merge("Nobody", other, "Ann Lee", NOW)]
    yield [split]
    yield [making.merge_acts(left, right, "Ann Lee", NOW, place(record, left), place(record, right))]
    yield [making.undo(split, "Bo Rae", NOW + dt.timedelta(hours=1))]
    yield [making.forbid(one, other, "Bo Rae", NOW + dt.timedelta(hours=2))]
    yield [making.regroup(pick.choice(issues), "something else", "Ann Lee", NOW)]
    head = pick.choice(record.documents().items)
    document = record.document(head.id)
    words = anchor(document.text, Span(0, 9))
    yield [making.add(Kind.STATEMENT, head.source, words, {"kind": "direct"}, "Ann Lee", NOW, sha256=document.sha256)]


def test_after_whatever_decisions_it_is_as_if_nothing_were_remembered(own: Path) -> None:
    memory, pick = Memory(), random.Random(1)
    assert renewed(own, memory) == anew(own)
    with Record.open(own, readonly=True) as record:
        made = list(one_of_each(record, pick))
    pick.shuffle(made)
    for decisions in made:
        with Record.open(own) as record:
            for decision in decisions:
                record.decide(decision)
        assert renewed(own, memory) == anew(own)


def test_who_only_looks_at_facts_costs_no_putting_together(own: Path) -> None:
    memory = Memory()
    renewed(own, memory)
    with Record.open(own) as record:
        for fact in record.waiting(limit=3).items:
            record.decide(making.accept(fact.fact, "Ann Lee", NOW, place(record, fact.fact)))
        assert isinstance(assemble(record.store, memory=memory), Renewed)
    assert renewed(own, memory) == anew(own)


@pytest.mark.parametrize("thrown_away", [False, True], ids=["kept", "thrown away"])
def test_what_no_fold_asks_for_is_rejected_without_folding(
    own: Path, thrown_away: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    def folded(*_: object, **__: object) -> None:
        raise AssertionError("the record was folded")

    memory = Memory()
    renewed(own, memory)
    with Record.open(own) as record:
        said = next(fact for fact in record.facts(Kind.STATEMENT) if not asked(fact))
        record.decide(making.reject(said, "Ann Lee", NOW, place(record, said)))
        if thrown_away:
            record.store.keep_derived([], "", replacing=record.store.derived_from)
    with monkeypatch.context() as patch:
        if not thrown_away:
            patch.setattr("standoff.query.assembling.fold", folded)
        together = renewed(own, memory)
    assert together == anew(own)


def test_other_texts_findings_and_parties_are_not_overlooked(own: Path) -> None:
    memory = Memory()
    renewed(own, memory)
    with Record.open(own) as record:
        one, other, third = record.documents(limit=3).items
        text, found = record.document(one.id), record.findings(one.id)
        record.store.keep(dataclasses.replace(text, title="Another title"), found, "reader")
    assert renewed(own, memory) == anew(own)
    with Record.open(own) as record:
        record.store.keep(record.document(other.id), Findings(), "reader")
    assert renewed(own, memory) == anew(own)
    with Record.open(own) as record:
        record.store.mark_gone(third.source)
    assert renewed(own, memory) == anew(own)
    with Record.open(own) as record:
        record.use_list(LIST)
    assert renewed(own, memory) == anew(own)


def test_entries_that_somebody_threw_away_are_made_again(own: Path) -> None:
    memory = Memory()
    renewed(own, memory)
    for verb in (making.accept, making.reject):
        with Record.open(own) as record:
            act = record.facts(Kind.ACT).items[3]
            record.decide(verb(act, "Ann Lee", NOW, place(record, act)))
            record.store.keep_derived([], "", replacing=record.store.derived_from)
        assert renewed(own, memory) == anew(own)


def test_the_memory_of_another_record_does_no_harm(own: Path, tmp_path: Path) -> None:
    memory = Memory()
    renewed(own, memory)
    other = tmp_path / "theirs.db"
    shutil.copy(own, other)
    with Record.open(other) as record:
        act = record.facts(Kind.ACT).items[0]
        record.decide(making.reject(act, "Ann Lee", NOW, place(record, act)))
    assert renewed(other, memory) == anew(other)
    with Record.open(own) as record:
        act = record.facts(Kind.ACT).items[1]
        record.decide(making.reject(act, "Ann Lee", NOW, place(record, act)))
    assert renewed(own, memory) == anew(own)


def test_what_was_put_together_while_texts_changed_is_not_remembered(own: Path) -> None:
    memory = Memory()
    with Record.open(own) as record:
        head = record.documents(limit=1).items[0]
        text, found = record.document(head.id), record.findings(head.id)
        made = iter(assemble(record.store, memory=memory).rows())
        next(made)
        record.store.keep(text, Findings(), "reader")  # what comes now is of this text
        assert sum(1 for _ in made)
        record.store.keep(text, found, head.reader)  # as it was when all began
    assert renewed(own, memory) == anew(own)


def test_what_was_left_half_done_is_not_remembered(own: Path) -> None:
    memory = Memory()
    with Record.open(own) as record:
        next(iter(assemble(record.store, memory=memory).rows()))
        act = record.facts(Kind.ACT).items[0]
        record.decide(making.accept(act, "Ann Lee", NOW, place(record, act)))
        assert not isinstance(assemble(record.store, memory=memory), Renewed)


def test_whoever_decides_meanwhile_does_not_make_it_forget(own: Path) -> None:
    memory = Memory()
    with Record.open(own) as record:
        one, other = record.facts(Kind.ACT).items[:2]
        made = assemble(record.store, memory=memory)
        record.decide(making.accept(one, "Ann Lee", NOW, place(record, one)))
        assert sum(1 for _ in made.rows())
        record.decide(making.accept(other, "Ann Lee", NOW, place(record, other)))
        assert isinstance(assemble(record.store, memory=memory), Renewed)
    assert renewed(own, memory) == anew(own)


def test_what_waits_is_packed_without_loss_and_in_its_order(own: Path) -> None:
    pick = random.Random(7)
    with Record.open(own, readonly=True) as record:
        heads = sorted(record.documents().items, key=lambda head: (str(head.published), head.source))
        found: dict[str, list[Doubt]] = {head.id: [] for head in heads}
        for kind in Kind:
            for fact in record.facts(kind):
                score, held = pick.choice((0.0, 0.3, 0.3, 0.71, 2.5)), pick.choice((0, 0, 1, 12))
                told = pick.choice(((), ("confidence 0.70",), ("accounts differ", "the speaker could not be told")))
                found[fact.document.id].append(Doubt(fact, score, held, told))
    every = sorted((doubt for doubts in found.values() for doubt in doubts), key=most_doubtful)
    assert [(each.id, each.score, each.hanging, each.reasons) for each in foremost(map(packed, found.values()))] == [
        (each.fact.id, each.score, each.hanging, each.reasons) for each in every[:KEPT]
    ]


def test_a_memory_holds_only_the_documents_that_the_record_has(own: Path, tmp_path: Path) -> None:
    memory = Memory()
    with Record.open(own) as record:
        every = record.documents(limit=0).total
    renewed(own, memory)
    assert memory.documents == every
    with Record.open(tmp_path / "empty.db", create=True) as record:
        record.store.note_unread("b.txt", "empty", "no text")
        record.refresh(memory=memory)
    assert memory.documents == 0
