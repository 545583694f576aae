"""Asking the record: filters, order, search, decisions."""

from __future__ import annotations

import datetime as dt
import sqlite3
from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from standoff.errors import InvalidValue
from standoff.ontology import (
    Decision,
    Document,
    DocumentKind,
    Findings,
    Kind,
    PartialDate,
    Region,
    RegionKind,
    Span,
    Verb,
)
from standoff.store import MARK_END, MARK_START, Filters, Store, questions
from standoff.store.words import body, question

Made = Callable[..., Document]
Found = Callable[..., Findings]


@pytest.fixture
def filled(store: Store, document: Made, findings: Found) -> Store:
    for source, outlet, date, speaker in [
        ("c.txt", "The Tideway", PartialDate("2015"), "Ann Orr"),
        ("a.txt", "Ravensey Lantern", PartialDate("2014-05-15"), "Leonard Strake"),
        ("b.txt", "Ravensey Lantern", PartialDate("2014-07"), "Åsa Orr"),
        ("d.txt", None, None, "Ann Orr"),
    ]:
        store.keep(document(source, publisher=outlet, published=date), findings(speaker=speaker), "reader/1")
    return store


def sources(store: Store, **filters: object) -> str:
    return "".join(row.source[0] for row in store.documents(Filters(**filters)))  # type: ignore[arg-type]


def test_documents_stand_in_the_order_of_publication_undated_ones_last(filled: Store) -> None:
    assert sources(filled) == "abcd"


def test_an_outlet_is_found_by_a_part_of_its_name_in_any_case(filled: Store) -> None:
    assert sources(filled, outlet="LANTERN") == "ab"
    assert sources(filled, outlet="%") == ""


def test_dates_let_pass_what_may_have_been_published_then(filled: Store) -> None:
    assert sources(filled, since=dt.date(2014, 7, 31)) == "bc"
    assert sources(filled, until=dt.date(2014, 7, 1)) == "ab"
    assert sources(filled, since=dt.date(2015, 3, 1), until=dt.date(2015, 3, 2)) == "c"


def test_documents_can_be_chosen_by_kind(filled: Store, document: Made) -> None:
    filled.keep(document("l.txt", kind=DocumentKind.LETTER), Findings(), "reader/1")
    assert sources(filled, kind="letter") == "l"


def test_a_limit_shows_the_first_and_tells_how_many_there_are(filled: Store) -> None:
    page = filled.documents(limit=2)
    assert [row.source for row in page] == ["a.txt", "b.txt"]
    assert (len(page), page.total) == (2, 4)
    assert filled.facts(Kind.STATEMENT, limit=3).total == 8


def test_statements_are_found_by_speaker_in_any_case(filled: Store) -> None:
    assert {fact.document.source for fact in filled.facts(Kind.STATEMENT, Filters(party="åsa"))} == {"b.txt"}
    assert filled.facts(Kind.STATEMENT, Filters(party="orr")).total == 6
    assert filled.facts(Kind.STATEMENT, Filters(kind="indirect")).total == 0
    assert filled.facts(Kind.STATEMENT, Filters(kind="direct")).total == 8


@pytest.mark.parametrize("kind", list(Kind))
def test_all_facts_come_in_the_order_of_the_first_so_many(
    filled: Store, kind: Kind, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(questions, "_AT_ONCE", 3)
    every = filled.facts(kind)
    assert every.items == filled.facts(kind, limit=1000).items
    assert every.total == len(every.items) == filled.facts(kind, limit=0).total


def test_facts_of_one_document_can_be_asked_for(filled: Store) -> None:
    id = filled.documents().items[1].id
    assert {fact.document.id for fact in filled.facts(Kind.ROLE, Filters(document=id))} == {id}


def test_who_speaks_most_is_counted(filled: Store) -> None:
    assert filled.parties(Kind.STATEMENT, limit=2) == (("Ann Orr", 4), ("Leonard Strake", 2))


def test_counts_are_of_current_revisions(filled: Store, document: Made) -> None:
    filled.keep(document("a.txt", text="Nothing was said."), Findings(), "reader/1")
    counts = filled.counts()
    assert (counts.documents, counts.revisions, counts.unread, counts.decisions) == (4, 5, 0, 0)
    assert dict(counts.facts) == {Kind.STATEMENT: 6, Kind.ROLE: 3, Kind.NAME: 3}


# Search


@pytest.mark.parametrize("words", ["", "  ", '"', "-", "…", "* ^", "\0"])
def test_words_without_a_letter_find_nothing(filled: Store, words: str) -> None:
    assert filled.search(words).total == 0


@pytest.mark.parametrize("words", ["ferry OR nothing", "NEAR(ferry)", "body: ferry", "ferry NOT swimming", "-ferry)"])
def test_the_index_has_no_operators(filled: Store, words: str) -> None:
    assert filled.search(words).total == (4 if words == "-ferry)" else 0)


@given(st.text(max_size=30))
def test_whatever_is_typed_is_a_question_or_none(words: str) -> None:
    connection = sqlite3.connect(":memory:")
    connection.execute("CREATE VIRTUAL TABLE bodies USING fts5 (body, tokenize = 'porter unicode61')")
    asked = question(words)
    if asked is not None:
        connection.execute("SELECT count(*) FROM bodies WHERE bodies MATCH ?", (asked,)).fetchone()
    connection.close()


def test_bytes_that_are_no_characters_do_no_harm(filled: Store) -> None:
    assert filled.search("ferry\udcff").total == 4


def test_found_words_are_marked(filled: Store) -> None:
    hit = filled.search("boards", limit=1).items[0]
    assert f"harbour {MARK_START}board{MARK_END}." in hit.snippet


def test_words_in_quotation_marks_stand_together(filled: Store) -> None:
    assert filled.search('"ferry branch"').total == 4
    assert filled.search('"branch ferry"').total == 0


def test_equally_good_documents_stand_in_the_order_of_their_sources(filled: Store) -> None:
    assert [hit.document.source for hit in filled.search("ferry")] == ["a.txt", "b.txt", "c.txt", "d.txt"]


def test_furniture_and_readers_comments_are_not_searched(document: Made) -> None:
    text = "Cookies here.\nThe board met.\nMore about cookies.\nBrilliant!"
    regions = (
        Region(RegionKind.COMMENT, Span(49, 59)),
        Region(RegionKind.FURNITURE, Span(0, 13)),
        Region(RegionKind.FURNITURE, Span(29, 48)),
        Region(RegionKind.FURNITURE, Span(30, 40)),
        Region(RegionKind.TITLE, Span(14, 28)),
    )
    assert body(document(text=text, regions=regions)).split() == ["The", "board", "met."]


def test_a_text_cannot_mark_its_own_words_as_found(document: Made) -> None:
    assert MARK_START not in body(document(text=f"{MARK_START}ferry{MARK_END}"))


def test_a_word_broken_by_a_soft_hyphen_is_found_whole(store: Store, document: Made) -> None:
    store.keep(document(text="Twelve sail\u00adings were lost."), Findings(), "reader/1")
    assert store.search("sailings").total == 1


# Decisions


def decision(id: str = "x1", **changes: object) -> Decision:
    made = dt.datetime(2016, 1, 1, 9, 30, tzinfo=dt.UTC)
    plain = Decision(id, Verb.ACCEPT, subject="s0123456789", author="Ines", made=made)
    return replace(plain, **changes)  # type: ignore[arg-type]


def test_decisions_stay_in_the_order_in_which_they_were_made(store: Store) -> None:
    made = [decision("x2"), decision("x1"), decision("x3", verb=Verb.UNDO, subject="x1")]
    for each in made:
        store.decide(each)
    assert store.decisions() == tuple(made)


def test_the_same_decision_again_changes_nothing(store: Store) -> None:
    store.decide(decision())
    changes = store.changes
    store.decide(decision())
    assert store.changes == changes


def test_another_decision_cannot_take_the_same_id(store: Store) -> None:
    store.decide(decision())
    with pytest.raises(InvalidValue):
        store.decide(decision(note="changed my mind"))
    assert store.decisions() == (decision(),)


@pytest.mark.parametrize("sql", ["UPDATE decisions SET subject = 'x'", "DELETE FROM decisions"])
def test_the_file_itself_refuses_to_change_a_decision(store: Store, sql: str) -> None:
    store.decide(decision())
    with pytest.raises(sqlite3.IntegrityError, match="decisions are never"):
        store._run(sql)


def test_decisions_survive_every_reading(filled: Store, document: Made) -> None:
    filled.decide(decision())
    filled.keep(document("a.txt", text="Nothing was said."), Findings(), "reader/2")
    assert filled.decisions() == (decision(),)
