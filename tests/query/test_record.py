"""The record, opened: what it answers, that every answer rests on words, and that putting it together is pure."""

from __future__ import annotations

import datetime as dt
import shutil
from collections import Counter
from itertools import groupby
from pathlib import Path

import pytest
from tests.demo_record import demo_record
from tests.small_record import record_of

from standoff.curation import making
from standoff.errors import RecordError
from standoff.ontology import Document, Findings, Kind, Span
from standoff.query import Record, View
from standoff.query.assembling import assemble
from standoff.store import Choice, Says
from standoff.text import anchor

NOW = dt.datetime(2026, 1, 2, 3, 4, tzinfo=dt.UTC)


def test_a_record_that_is_not_there_is_told_so(tmp_path: Path) -> None:
    with pytest.raises(RecordError) as told:
        Record.open(tmp_path / "none.db")
    assert told.value.code == "no-record"


def test_an_empty_record_answers_everything_with_nothing(tmp_path: Path) -> None:
    with Record.open(tmp_path / "new.db", create=True) as record:
        assert record.stale
        assert all(not record.entries(view).items for view in View)
        assert record.refresh()
        assert not record.stale
        assert all(not record.entries(view).items for view in View)
        assert record.changes(dt.date(2014, 1, 1)) == ()


def test_putting_together_twice_does_nothing_the_second_time(demo: Path) -> None:
    with Record.open(demo) as record:
        record.refresh()
        assert not record.refresh()


#: Entries that keep account of parties, documents and decisions.
OTHERS = (View.PARTY, View.COPY, View.ORPHAN, View.PRESENCE)


@pytest.mark.parametrize("view", [view for view in View if view not in OTHERS])
def test_every_entry_rests_on_facts_that_are_there(record: Record, view: View) -> None:
    entries = record.entries(view).items
    ids = {fact for entry in entries for fact in entry.evidence}
    assert {fact.id for fact in record.store.facts_called(ids)} == ids
    assert all(entry.evidence for entry in entries)


@pytest.mark.parametrize("view", list(View))
def test_what_is_kept_and_what_is_made_in_memory_are_the_same(record: Record, view: View) -> None:
    assert record.entries(view).items == assemble(record.store, record.listed).entries(view)


@pytest.mark.parametrize(
    "choice",
    [
        Choice(parties=("Guild of Harbour Pilots",)),
        Choice(parties=("Guild of Harbour Pilots", "Coastal Ports Agency")),
        Choice(kind="meet"),
        Choice(state="happened"),
        Choice(since=dt.date(2016, 1, 1)),
        Choice(until=dt.date(2015, 6, 30)),
        Choice(since=dt.date(2015, 1, 1), until=dt.date(2015, 12, 31)),
        Choice(among=("Guild of Harbour Pilots", "Coastal Ports Agency", "Nobody")),
        Choice(says=Says(("type", "mode"), ("demand", "urge"))),
    ],
    ids=str,
)
def test_entries_are_chosen_alike_from_what_is_kept_and_in_memory(record: Record, choice: Choice) -> None:
    last = max(head.published.latest for head in record.documents() if head.published)
    kept, made = record.entries(View.EVENT, choice), record.as_of(last).entries(View.EVENT, choice)
    assert [event.id for event in kept] == [event.id for event in made]
    assert kept.total == made.total
    assert kept.items


@pytest.mark.parametrize("view", [View.STATEMENT, View.ACT, View.ROLE])
def test_reports_are_asked_for_by_parts_of_names_alike_from_what_is_kept_and_in_memory(
    record: Record, view: View
) -> None:
    last = max(head.published.latest for head in record.documents() if head.published)
    then = record.as_of(last)
    names, outlets = record.named(view, "guild"), record.outlets(view, "a")
    assert (names, outlets) == (then.named(view, "GUILD"), then.outlets(view, "A"))
    choice = Choice(among=names, outlets=outlets)
    kept, made = record.entries(view, choice), then.entries(view, choice)
    assert kept.items == made.items
    assert kept.items


def test_a_party_is_named_by_a_part_of_any_of_its_names(record: Record) -> None:
    others = [(each.party.name, other) for each in record.parties() for other in each.party.aliases]
    assert others
    for name, other in others:
        assert name in record.named(View.STATEMENT, other[:-1])


@pytest.mark.parametrize(
    ("view", "kind"), [(View.STATEMENT, Kind.STATEMENT), (View.ACT, Kind.ACT), (View.ROLE, Kind.ROLE)]
)
def test_every_fact_that_stands_has_its_report_in_the_order_of_publication(
    record: Record, view: View, kind: Kind
) -> None:
    reports = record.entries(view).items
    standing = [fact for head in record.documents() for fact in record.curated(head.id).facts if fact.kind is kind]
    assert sorted(each.id for each in reports) == sorted(fact.id for fact in standing)
    days = [each.when.earliest for each in reports if each.when]
    assert days == sorted(days)


def test_a_statement_names_those_who_report_it_and_the_statements_it_belongs_to(record: Record) -> None:
    every = {each.id: each for each in record.statements()}
    assert all(each.chain[-1] == each.statement.speaker_name for each in every.values())
    nested = [(each, every[each.within]) for each in every.values() if each.within]
    assert nested
    for inner, outer in nested:
        assert inner.chain[:-1] == outer.chain
    assert all(every[each.continues].document.id == each.document.id for each in every.values() if each.continues)


def test_a_page_of_entries_is_a_part_of_all(record: Record) -> None:
    every = record.entries(View.EVENT)
    part = record.entries(View.EVENT, limit=5, offset=10)
    assert part.items == every.items[10:15]
    assert part.total == every.total == len(every.items)
    dated = [event for event in every if event.when]
    assert record.entries(View.EVENT, newest=True, limit=1).items == (dated[-1],)


@pytest.mark.parametrize("view", [View.EVENT, View.STATEMENT, View.DEMAND, View.STAND])
@pytest.mark.parametrize("words", [None, "the"])
def test_newest_first_ends_with_what_has_no_date_whoever_is_asked(demo: Path, view: View, words: str | None) -> None:
    choice = Choice(words=words if view is View.STATEMENT else None)
    with Record.open(demo, readonly=True) as record:
        every = record.entries(view, choice).items
        backwards = record.entries(view, choice, newest=True).items
        dated, undated = ([each for each in every[::-1] if (each.when is None) is none] for none in (False, True))
        assert backwards == (*dated, *undated)
        made = record.as_of(dt.date(2030, 1, 1)).entries(view, choice, newest=True).items
        assert [each.when is None for each in made] == sorted(each.when is None for each in made)
        for offset in range(0, len(backwards), 7):
            page = record.entries(view, choice, newest=True, limit=7, offset=offset)
            assert (page.items, page.total) == (backwards[offset : offset + 7], len(every))


def test_the_index_lists_the_busiest_pair_first(record: Record) -> None:
    points = record.index()
    events = Counter[tuple[str, ...]]()
    for point in points:
        events[point.parties] += point.events
    order = list(dict.fromkeys(point.parties for point in points))
    assert [events[pair] for pair in order] == sorted(events.values(), reverse=True)
    assert len(order) == len([pair for pair, _ in groupby(points, key=lambda point: point.parties)])


def test_quotes_are_the_words_of_the_stored_text(record: Record) -> None:
    facts = [fact.id for fact in record.facts(Kind.STATEMENT, limit=60)]
    quotes = record.quotes(facts)
    assert {quote.fact for quote in quotes} == set(facts)
    for quote in quotes:
        text = record.document(quote.document.id).text
        assert quote.span.of(text) == quote.words
        assert quote.words in text
        assert f"{quote.before}{quote.words}" in text
        assert f"{quote.words}{quote.after}" in text


def test_a_party_is_found_by_name_by_id_and_by_its_other_names(record: Record) -> None:
    guild = record.party("Guild of Harbour Pilots")
    assert record.party(guild.id) == guild
    assert record.addresses()[guild.party.name] == guild.id


def test_a_party_that_nobody_names_is_told_so(record: Record) -> None:
    with pytest.raises(RecordError) as told:
        record.party("The Man in the Moon")
    assert told.value.code == "no-such-id"


def test_what_was_known_on_a_day_is_what_had_been_printed(record: Record) -> None:
    day = dt.date(2015, 6, 30)
    then = record.as_of(day)
    for event in then.timeline():
        for report in event.reports:
            assert report.published is not None
            assert report.published.latest <= day
    assert 0 < then.timeline().total < record.timeline().total


def test_what_changed_since_before_everything_is_everything_that_appeared(record: Record) -> None:
    changed = record.changes(dt.date(1990, 1, 1))
    appeared = {change.entry for change in changed if change.view == "events"}
    assert appeared == {event.id for event in record.timeline()}


def test_nothing_changes_after_the_last_day(record: Record) -> None:
    assert record.changes(dt.date(2030, 1, 1)) == ()


ASK = """Pilots ask for a meeting

Published: 3 March 2014

The Harbour Guild asked the Coastal Board for a meeting on Monday. The guild criticised the board.
"""
LATER = ASK.replace("3 March 2014", "10 December 2014").replace("asked the Coastal Board for a meeting", "met members")
UNDATED = ASK.replace("Published: 3 March 2014", "").replace("Harbour Guild", "Dockers' Union")


def test_what_has_no_date_of_publication_never_appears_as_a_change(tmp_path: Path) -> None:
    with Record.open(record_of(tmp_path, {"ask": ASK, "later": LATER, "undated": UNDATED})) as record:
        assert record.undated() == 1
        changed = record.changes(dt.date(2014, 12, 1))
        named = {name for change in changed for name in change.parties}
        assert "Dockers' Union" in {each.party.name for each in record.parties()}
        assert changed
        assert "Dockers' Union" not in named


def test_a_state_that_only_time_brings_about_never_goes_back(tmp_path: Path) -> None:
    with Record.open(record_of(tmp_path, {"ask": ASK})) as record:
        (demand,) = record.demands()
        assert (demand.state, record.as_of(dt.date(2014, 12, 1)).demands().items[0].state) == ("made", "unanswered")
        assert record.changes(dt.date(2014, 12, 1)) == ()


def test_a_rejected_fact_is_out_of_every_view_and_back_when_that_is_undone(demo: Path) -> None:
    with Record.open(demo) as record:
        before = record.account
        fact = record.fact(record.timeline().items[0].evidence[0])
        place = anchor(record.document(fact.document.id).text, fact.span) if fact.span else None
        decision = making.reject(fact, "Ann Lee", NOW, place)
        record.decide(decision)
        assert record.stale
    with Record.open(demo) as record:
        record.refresh()
        assert not record.rests_on(fact.id)
        record.decide(making.undo(decision, "Ann Lee", NOW))
    with Record.open(demo) as record:
        record.refresh()
        assert record.account == before
        assert record.rests_on(fact.id)


def test_parties_that_a_person_merges_are_one_in_every_view(demo: Path) -> None:
    with Record.open(demo) as record:
        one, other = "Coastal Ports Agency", "Harbour Employers' Confederation"
        one, other = record.party(one).party.name, record.party(other).party.name
        decision = making.merge(one, other, "Ann Lee", NOW)
        record.decide(decision)
        record.refresh()
        names = {each.party.name for each in record.parties()}
        assert len({one, other} & names) == 1
        record.decide(making.undo(decision, "Ann Lee", NOW))
        record.refresh()
        assert {one, other} <= {each.party.name for each in record.parties()}


def test_a_fact_that_a_person_adds_is_quoted_like_any_other(demo: Path, tmp_path: Path) -> None:
    own = tmp_path / "record.db"
    shutil.copy(demo, own)
    with Record.open(own) as record:
        document = record.document(record.documents(limit=1).items[0].id)
        place = anchor(document.text, Span(0, 9))
        decision = making.add(
            Kind.STATEMENT, document.source, place, {"kind": "direct"}, "Ann Lee", NOW, sha256=document.sha256
        )
        record.decide(decision)
        (quote,) = record.quotes([decision.subject, "s0000000000"])
        assert (quote.fact, quote.words) == (decision.subject, document.text[:9])


def test_what_waits_is_what_nobody_has_looked_at(demo: Path) -> None:
    with Record.open(demo) as record:
        record.refresh()
        waiting = record.waiting(limit=1)
        fact = waiting.items[0].fact
        place = anchor(record.document(fact.document.id).text, fact.span) if fact.span else None
        decision = making.accept(fact, "Ann Lee", NOW, place)
        record.decide(decision)
        after = record.waiting(limit=1)
        assert after.total == waiting.total - 1
        assert after.items[0].fact.id != fact.id
        record.decide(making.undo(decision, "Ann Lee", NOW))


def test_a_list_of_parties_is_remembered_and_can_be_dropped(demo: Path, tmp_path: Path) -> None:
    own = tmp_path / "record.db"
    shutil.copy(demo, own)
    text = '[[party]]\nname = "Harbour Pilots’ Guild"\naliases = ["Guild of Harbour Pilots"]\nsector = "union"\n'
    with Record.open(own) as record:
        record.use_list(text)
        assert record.stale
        record.refresh()
        assert record.party("Guild of Harbour Pilots").party.name == "Harbour Pilots’ Guild"
    with Record.open(own) as record:
        assert [each.party.name for each in record.listed] == ["Harbour Pilots’ Guild"]
        record.use_list(None)
        record.refresh()
        assert record.party("Guild of Harbour Pilots").party.name == "Guild of Harbour Pilots"


@pytest.fixture
def own(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return demo_record(tmp_path_factory)


LIST = '[[party]]\nname = "Harbour Pilots’ Guild"\naliases = ["Guild of Harbour Pilots"]\nsector = "union"\n'


def test_what_others_decide_is_in_the_next_answer(own: Path) -> None:
    with Record.open(own) as mine, Record.open(own) as theirs:
        fact = mine.fact(mine.timeline().items[0].evidence[0])
        theirs.use_list(LIST)  # mine is not what was put together any more
        assert mine.rests_on(fact.id)
        place = anchor(theirs.document(fact.document.id).text, fact.span) if fact.span else None
        theirs.decide(making.reject(fact, "Ann Lee", NOW, place))
        assert not mine.rests_on(fact.id)


def test_a_record_is_put_together_with_the_list_that_others_gave_it_meanwhile(own: Path) -> None:
    with Record.open(own) as mine, Record.open(own) as theirs:
        assert mine.listed == ()
        theirs.use_list(LIST)
        mine.refresh()
        assert not theirs.stale
        assert theirs.party("Guild of Harbour Pilots").party.name == "Harbour Pilots’ Guild"


def test_what_waits_is_filled_up_where_some_of_it_is_gone(own: Path) -> None:
    with Record.open(own) as record:
        record.refresh()
        every = record.waiting().items
        source = every[0].fact.document.source
        record.store.keep(Document(source, "Of all that it said nothing is left.", "text/plain"), Findings(), "test")
    with Record.open(own, as_kept=True) as record:
        page = record.waiting(limit=5)
    assert [each.fact.id for each in page] == [e.fact.id for e in every if e.fact.document.source != source][:5]


def test_what_a_reprint_says_again_adds_evidence_and_no_weight_to_the_network(record: Record) -> None:
    copies = {copy.copy for copy in record.copies()}
    repeated = [fact.id for kind in Kind for fact in record.facts(kind) if fact.document.id in copies]
    spoken = [edge for edge in record.network() if edge.kind != "acts on" and set(edge.evidence) & set(repeated)]
    assert spoken
    assert all(edge.weight == len(set(edge.evidence) - set(repeated)) for edge in spoken)


def test_a_party_is_asked_for_by_any_of_its_names(record: Record) -> None:
    known = next(each for each in record.parties() if each.party.aliases and record.statements(each.party.name).total)
    for alias in known.party.aliases:
        if sum(alias in (each.party.name, *each.party.aliases) for each in record.parties()) > 1:
            continue
        assert record.statements(alias).items == record.statements(known.party.name).items
        assert record.timeline(alias).total == record.timeline(known.party.name).total
        assert record.index(alias).items == record.index(known.party.name).items


@pytest.mark.parametrize(
    "ask",
    ["timeline", "dialogue", "demands", "ballots", "mandates", "agreements", "positions", "shifts", "contradictions",
     "offices", "collectives", "statements", "index"],
)  # fmt: skip
def test_a_name_that_nobody_has_is_told_and_not_answered_with_nothing(record: Record, ask: str) -> None:
    with pytest.raises(RecordError) as told:
        getattr(record, ask)("Nobody at All")
    assert told.value.code == "no-such-id"
