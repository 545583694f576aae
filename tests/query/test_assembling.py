"""Putting the record together: document by document and view by view it gives what it gives with all in memory."""

from __future__ import annotations

import datetime as dt
import gc
import shutil
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

import msgspec
import pytest

from standoff import curation, linking
from standoff.curation import doubt, making
from standoff.ontology import Decision, Fact, Kind, Position, Span, Statement
from standoff.query import Record, View, assemble
from standoff.query.entries import kept
from standoff.query.presence import presences
from standoff.query.reports import act_reports, role_reports
from standoff.query.said import by_day, said
from standoff.query.views import busiest_first, busiest_pair_first, heaviest_first, sided
from standoff.query.waiting import KEPT, Waiting, orphaned
from standoff.record import Period, Scale, Sides, acting, canonical, fold, index, known, parties, speaking
from standoff.store import Derived, Made
from standoff.text import anchor

NOW = dt.datetime(2026, 1, 2, 3, 4, tzinfo=dt.UTC)
DAY = dt.date(2015, 6, 30)


@pytest.fixture
def own(demo: Path, tmp_path: Path) -> Iterator[Record]:
    shutil.copy(demo, tmp_path / "record.db")
    with Record.open(tmp_path / "record.db") as record:
        yield record


def decisions(record: Record) -> Iterator[Decision]:
    """One of every sort, and some that nothing answers to."""
    statements = record.facts(Kind.STATEMENT).items
    acts = [fact for fact in record.facts(Kind.ACT) if fact.span]
    outer = next(fact for fact in statements if any(_within(other, fact) for other in statements))
    yield making.reject(outer, "Ann Lee", NOW, place(record, outer))
    yield making.accept(statements[3], "Ann Lee", NOW, place(record, statements[3]))
    yield making.correct(
        statements[5], {"addressee": "Guild of Harbour Pilots"}, "Ann Lee", NOW, place(record, statements[5])
    )
    yield making.correct(acts[2], {"about": "the winter rota"}, "Bo Rae", NOW, place(record, acts[2]))
    yield making.reject(acts[4], "Bo Rae", NOW, place(record, acts[4]))
    head = record.documents().items[1]
    document = record.document(head.id)
    words = anchor(document.text, Span(0, 9))
    yield making.add(Kind.STATEMENT, head.source, words, {"kind": "direct"}, "Ann Lee", NOW, sha256=document.sha256)
    yield making.add(Kind.STATEMENT, "nowhere.txt", words, {"kind": "direct"}, "Ann Lee", NOW)
    yield making.merge("Coastal Ports Agency", "Harbour Employers' Confederation", "Ann Lee", NOW)
    yield making.merge("Nobody", "Coastal Ports Agency", "Ann Lee", NOW)
    yield making.split("Guild of Harbour Pilots", [acts[0].document.id], "Other Guild", "Bo Rae", NOW)
    one, other = acts[6], next(act for act in acts[7:] if act.document != acts[6].document)
    places = place(record, one), place(record, other)
    yield making.merge_acts(one, other, "Ann Lee", NOW, *places)
    (issue, *_) = [fact.finding.issue for fact in record.facts(Kind.POSITION) if isinstance(fact.finding, Position)]
    yield making.regroup(issue, "something else", "Ann Lee", NOW)


def _within(inner: Fact, outer: Fact) -> bool:
    assert isinstance(inner.finding, Statement)
    assert isinstance(outer.finding, Statement)
    return inner.document == outer.document and inner.finding.within == outer.finding.id


def place(record: Record, fact: Fact) -> Any:
    return anchor(record.document(fact.document.id).text, fact.span) if fact.span else None


def whole(row: Made) -> Derived:
    return msgspec.json.decode(row.line(), type=Derived)


def in_memory(record: Record, day: dt.date | None) -> dict[View, tuple[Any, ...]]:
    """Every step of decision 10 over all facts at once, as it can be done where there is memory for them."""
    made, heads = record.decisions(), record.documents().items
    every = [fact for kind in Kind for fact in record.facts(kind)]
    places = record.store.places(made)
    curated = curation.curate(every, made, places, heads)
    stand = curated.facts if day is None else known(curated.facts, day)
    signed = {head.id: linking.signature(record.document(head.id).text) for head in heads}
    copies = linking.copies.propose(heads, signed)
    joins = linking.parties.propose(stand, record.listed, copies)
    settled = curation.parties.settle(linking.bearers(stand), joins, made)
    named = parties(settled.groups, stand, settled.joins, record.listed, settled.called)
    told = canonical(stand, named)
    wholes = {
        each.party.name: each.party.part_of for each in named if each.party.part_of and each.party.kind == "committee"
    }
    same = linking.events.propose(told, copies, wholes, lambda id: record.document(id).text)
    events = curation.events.settle(told, same, made, places)
    worded = [fact.finding.issue for fact in told if isinstance(fact.finding, Position)]
    issues = curation.issues.settle(worded, linking.issues.propose(told), made)
    account = fold(told, events.groups, copies, issues.groups, wholes=wholes, day=day)
    disputed = {fact for event in account.events if event.disputed for fact in event.evidence}
    waiting = doubt.queue(curated, disputed)[:KEPT]
    scales = (Scale.PLOVER, Scale.GOLDSTEIN_MID, Scale.SIGN)
    between = list(sided(account.events, Sides(told, wholes)))

    def printed(reports: Callable[[Iterable[Fact]], Iterable[Any]]) -> tuple[Any, ...]:
        by_document = ([fact for fact in told if fact.document == head] for head in sorted(heads, key=by_day))
        return tuple(each for facts in by_document for each in reports(facts))

    statements = printed(said)
    points = [
        p
        for scale in scales
        for period in (Period.MONTH, Period.YEAR)
        for p in index(between, scale=scale, period=period)
    ]
    orphans = (*curated.orphans, *settled.orphans, *events.orphans, *issues.orphans)
    return {
        View.PARTY: named,
        View.EVENT: account.events,
        View.CHANNEL: busiest_first(account.channels),
        View.DEMAND: account.demands,
        View.BALLOT: account.ballots,
        View.MANDATE: account.mandates,
        View.AGREEMENT: account.agreements,
        View.STAND: account.positions.stands,
        View.SHIFT: account.positions.shifts,
        View.CONTRADICTION: account.positions.contradictions,
        View.HOLDING: account.offices,
        View.COLLECTIVE: account.collectives,
        View.POINT: busiest_pair_first(points),
        View.EDGE: heaviest_first((*acting(account.events), *speaking(told, copies))),
        View.COPY: copies,
        View.STATEMENT: statements,
        View.ACT: printed(act_reports),
        View.ROLE: printed(role_reports),
        View.WAITING: tuple(Waiting(d.fact.id, d.score, d.hanging, d.reasons, (d.fact.id,)) for d in waiting),
        View.ORPHAN: orphaned(orphans),
        View.PRESENCE: presences(named, (s.parties for s in statements), (e.parties for e in account.events)),
    }  # fmt: skip


@pytest.mark.parametrize("day", [None, DAY], ids=str)
@pytest.mark.parametrize("decided", [False, True], ids=["as read", "as decided"])
def test_read_document_by_document_the_record_is_what_it_is_with_all_facts_in_memory(
    own: Record, decided: bool, day: dt.date | None
) -> None:
    for decision in decisions(own) if decided else ():
        own.decide(decision)
    made = assemble(own.store, own.listed, day=day)
    plain = in_memory(own, day)
    assert {view: made.entries(view) for view in View} == plain
    assert [whole(row) for row in made.rows()] == [row for view in View for row in kept(view, plain[view])]
    assert bool(made.orphans) is decided


def test_entries_can_be_asked_for_again(own: Record) -> None:
    made = assemble(own.store)
    assert [made.entries(view) for view in View] == [made.entries(view) for view in View]


def test_no_step_has_the_statements_of_all_documents_in_memory(own: Record) -> None:
    every = own.facts(Kind.STATEMENT, limit=0).total
    held: list[int] = []
    before = statements_in_memory()
    made = assemble(own.store, progress=lambda *_: held.append(statements_in_memory() - before))
    for number, row in enumerate(made.rows()):
        if row.view == View.WAITING:
            break  # of which the most doubtful are chosen, a number that does not grow
        if number % 50 == 0:
            held.append(statements_in_memory() - before)
    assert max(held) < every / 3


def statements_in_memory() -> int:
    gc.collect()
    return sum(isinstance(each, Statement) for each in gc.get_objects())
