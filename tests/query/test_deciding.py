"""What every room needs that takes decisions: how parties are named, what waits, and when a decision is made."""

from __future__ import annotations

import datetime as dt
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from standoff.curation import making
from standoff.errors import InvalidValue
from standoff.ontology import Anchor, Kind, Verb
from standoff.query import Record, View, deciding

AUTHOR = "Ann Lee"


@pytest.fixture
def open_record(demo: Path, tmp_path: Path) -> Iterator[Record]:
    with Record.open(shutil.copy(demo, tmp_path / "record.db")) as opened:
        yield opened


def test_the_last_decision_is_the_last_word_even_after_one_dated_in_the_future(open_record: Record) -> None:
    fact = open_record.judged(open_record.facts(Kind.STATEMENT, limit=1).items[0].id)
    later = dt.datetime.now(dt.UTC) + dt.timedelta(days=400)
    words = deciding.place(open_record.store, fact.found)
    open_record.decide(making.accept(fact.found, AUTHOR, later, words))
    open_record.decide(deciding.about(open_record.store, Verb.REJECT, fact, AUTHOR))
    review = open_record.judged(fact.found.id).review
    assert review is not None
    assert review.rejected


def test_a_second_correction_is_checked_against_what_the_first_one_left(open_record: Record) -> None:
    act = next(fact for fact in open_record.facts(Kind.ACT) if getattr(fact.finding, "mode", None))
    first = open_record.judged(act.id)
    open_record.decide(
        deciding.about(open_record.store, Verb.CORRECT, first, AUTHOR, changes={"type": '"meet"', "mode": "null"})
    )
    now = open_record.judged(act.id)
    open_record.decide(deciding.about(open_record.store, Verb.CORRECT, now, AUTHOR, changes={"mode": '"remote"'}))
    assert (now.found, open_record.judged(act.id).review.fields.keys()) == (act, {"type", "mode"})  # type: ignore[union-attr]


def test_a_fact_is_not_merged_or_undone_as_a_fact(open_record: Record) -> None:
    fact = open_record.judged(open_record.facts(Kind.STATEMENT, limit=1).items[0].id)
    with pytest.raises(InvalidValue, match="nobody can merge a fact"):
        deciding.about(open_record.store, Verb.MERGE, fact, AUTHOR)
    with pytest.raises(InvalidValue, match="not two acts"):
        deciding.one_event(open_record.store, Verb.MERGE, fact.found, fact.found, AUTHOR)


def test_every_party_can_be_named_so_that_a_decision_finds_it_and_nobody_else(open_record: Record) -> None:
    every = open_record.parties().items
    bearers = {bearer: known.id for known in every for bearer in known.bearers}
    for known in every:
        name, documents = open_record.as_borne(known.party.name)
        meant = {id for b, id in bearers.items() if b.name == name and (not documents or b.document in documents)}
        assert meant == {known.id}


def test_what_waits_is_the_same_whether_kept_or_looked_for_anew(open_record: Record) -> None:
    store, at = open_record.store, dt.datetime(2020, 1, 1, tzinfo=dt.UTC)
    statement, act, other = (*open_record.facts(Kind.STATEMENT, limit=1), *open_record.facts(Kind.ACT, limit=2))
    gone = Anchor("words that nobody wrote", "before", "after", 3, 26)
    for decision in (
        making.merge("Nobody Known", "Guild of Harbour Pilots", AUTHOR, at),
        making.regroup("a wording of nobody", "pay", AUTHOR, at),
        making.add_as(Kind.STATEMENT, statement.document.source, gone, {"kind": '"direct"'}, AUTHOR, at),
        deciding.one_event(store, Verb.MERGE, act, other, AUTHOR),
        deciding.about(store, Verb.REJECT, open_record.judged(other.id), AUTHOR),
        making.undo("j0123456789abcdef", AUTHOR, at),
    ):
        open_record.decide(decision)
    assert open_record.stale
    anew = open_record.orphans()
    open_record.refresh()
    assert anew == open_record.orphans() == deciding.unanswered(store)
    assert len(anew) == len(open_record.entries(View.ORPHAN).items) >= 4
