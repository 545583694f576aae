"""What was folded is kept for quick answers, and can always be told from what the record says now."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest

from standoff.ontology import Document, Findings
from standoff.store import Choice, Derived, Says, Store

MAY, JUNE = dt.date(2014, 5, 14), dt.date(2014, 6, 1)
MEETING = Derived("event", "e1", '"met"', ("Guild", "Agency"), ("a1", "a2"), MAY, MAY, "meet", "happened")
PAUSE = Derived(
    "event",
    "e2",
    '"paused"',
    ("Guild", "Agency"),
    ("a3",),
    JUNE,
    dt.date(2014, 6, 30),
    "pause-talks",
    None,
    "The Courier",
)
LETTER = Derived("event", "e3", '"wrote"', ("Guild", "Ministry"), ("a4",), None, None, "write", "happened")
OTHER = Derived("channel", "c1", '"open"', ("Guild", "Agency"), ("a1",))


@pytest.fixture
def kept(store: Store) -> Store:
    store.keep_derived([MEETING, PAUSE, LETTER, OTHER], made_from="7", replacing=None)
    return store


def test_a_record_that_nobody_folded_has_nothing_derived(store: Store) -> None:
    assert store.derived_from is None
    assert store.derived("event").items == ()


def test_entries_come_back_in_their_order_and_backwards_those_without_a_date_last(kept: Store) -> None:
    assert kept.derived("event").items == ('"met"', '"paused"', '"wrote"')
    assert kept.derived("event", newest=True).items == ('"paused"', '"met"', '"wrote"')


def test_a_page_says_how_many_there_are_in_all(kept: Store) -> None:
    page = kept.derived("event", limit=1, offset=1)
    assert page.items == ('"paused"',)
    assert page.total == 3


@pytest.mark.parametrize(
    ("choice", "found"),
    [
        (Choice(parties=("Agency",)), ('"met"', '"paused"')),
        (Choice(parties=("Guild", "Ministry")), ('"wrote"',)),
        (Choice(parties=("Nobody",)), ()),
        (Choice(kind="meet"), ('"met"',)),
        (Choice(state="happened"), ('"met"', '"wrote"')),
        (Choice(since=dt.date(2014, 6, 15)), ('"paused"',)),  # it may have been on any day of June
        (Choice(until=MAY), ('"met"',)),
        (Choice(evidence="a2"), ('"met"',)),
        (Choice(id="e3"), ('"wrote"',)),
        (Choice(among=("Ministry", "Nobody")), ('"wrote"',)),
        (Choice(among=()), ()),
        (Choice(outlets=("The Courier", "Harbour News")), ('"paused"',)),
        (Choice(outlets=()), ()),
    ],
)
def test_entries_are_chosen_by_what_they_concern(kept: Store, choice: Choice, found: tuple[str, ...]) -> None:
    page = kept.derived("event", choice)
    assert page.items == found
    assert page.total == len(found)


def test_entries_are_chosen_by_what_their_payload_says_at_one_of_several_places(store: Store) -> None:
    told = ('{"who":{"name":"Ann Orr"},"as":"chair"}', '{"who":{"name":"Kell"},"as":null}', '{"who":null,"as":"Kell"}')
    store.keep_derived(
        [Derived("role", f"r{n}", payload) for n, payload in enumerate(told)], made_from="7", replacing=None
    )
    assert store.derived("role", Choice(says=Says(("who.name",), ("Kell", "Nobody")))).items == told[1:2]
    assert store.derived("role", Choice(says=Says(("who.name", "as"), ("Kell",)))).items == told[1:]
    assert store.derived("role", Choice(says=Says(("nothing",), ("Kell",)))).items == ()


def test_names_are_found_by_a_part_of_them_in_any_case_and_with_any_apostrophe(store: Store) -> None:
    meeting = Derived("event", "e1", '"met"', ("Crews’ Guild", "Harbour Board"))
    store.keep_derived([meeting, Derived("channel", "c1", '"open"', ("Crews' Lodge",))], made_from="7", replacing=None)
    assert store.named("event", " crews' G") == ("Crews’ Guild",)
    assert store.named("event", "lodge") == ()


def test_kinds_and_states_are_counted(kept: Store) -> None:
    assert kept.tallies("event", ("state",)) == ((("happened", 2),),)
    assert kept.tallies("event", ("kind",), Choice(parties=("Agency",))) == ((("meet", 1), ("pause-talks", 1)),)


def test_keeping_anew_leaves_nothing_of_the_old(kept: Store) -> None:
    kept.keep_derived([PAUSE], made_from="8", replacing="7")
    assert kept.derived("event").items == ('"paused"',)
    assert kept.derived("channel").items == ()
    assert kept.derived_from == "8"
    assert kept.damage() == ()


def test_the_state_changes_with_what_the_record_says_and_only_then(
    store: Store, document: Callable[..., Document], findings: Callable[..., Findings]
) -> None:
    empty = store.state
    store.keep(document(), findings(), "rules/1")
    read = store.state
    assert read != empty
    store.keep(document(), findings(), "rules/1")
    store.keep_derived([MEETING], made_from=str(store.state), replacing=None)
    assert store.state == read
    store.note_unread("b.pdf", "not-text", "no text")
    assert store.state != read


def test_what_is_derived_is_no_part_of_what_the_record_says(kept: Store) -> None:
    digest = kept.digest()
    kept.keep_derived([], made_from="9", replacing="7")
    assert kept.digest() == digest


@pytest.mark.parametrize(
    ("choice", "counted"),
    [
        (Choice(), {"Guild": 3, "Agency": 2, "Ministry": 1}),
        (Choice(parties=("Guild",)), {"Guild": 3, "Agency": 2, "Ministry": 1}),
        (Choice(parties=("Agency",)), {"Agency": 2, "Guild": 2}),
        (Choice(parties=("Agency", "Guild")), {"Agency": 2, "Guild": 2}),
        (Choice(parties=("nobody",)), {}),
        (Choice(kind="meet"), {"Agency": 1, "Guild": 1}),
    ],
    ids=str,
)
def test_whom_entries_concern_is_counted_commonest_first(kept: Store, choice: Choice, counted: dict[str, int]) -> None:
    assert kept.concerned("event", choice, limit=9) == tuple(counted.items())


def test_an_entry_is_found_by_whom_it_concerns(kept: Store) -> None:
    assert kept.called("event", MEETING.parties[0]) == MEETING.id
    assert kept.called("event", "nobody") is None
    assert kept.called("no-such-view", MEETING.parties[0]) is None


def test_words_are_searched_with_the_total_of_all_that_hold_them(store: Store) -> None:
    said = [
        Derived(
            "statement", f"s{n}", f'"{n}"', ("Guild",), kind="direct", outlet=f"Outlet {n % 2}", words=f"the boat {n}"
        )
        for n in range(5)
    ]
    store.keep_derived(said, made_from="1", replacing=None)
    boats = Choice(words="boats")
    page = store.derived("statement", boats, limit=2, offset=1, newest=True)
    assert page.items == ('"3"', '"2"')
    assert page.total == 5
    assert store.derived("statement", boats, limit=2, offset=9).total == 5
    assert store.derived("statement", Choice(words='"boat 3"')).items == ('"3"',)
    assert store.derived("statement", Choice(words="???")).total == 0
    outlets, kinds = store.tallies("statement", ("outlet", "kind"), boats)
    assert outlets == (("Outlet 0", 3), ("Outlet 1", 2))
    assert kinds == (("direct", 5),)
    assert store.found("s3", "boat") == "the \x02boat\x03 3"


def test_words_alone_find_what_words_beside_a_filter_that_lets_all_pass_find(store: Store) -> None:
    said = [
        Derived(view, f"{view}{n}", f'"{view}{n}"', (f"Guild {n % 3}", "Agency"), kind="direct", words=f"boat {n % 2}")
        for view in ("party", "statement")
        for n in range(20)
    ]
    store.keep_derived(said, "1", replacing=None)
    alone, beside = Choice(words="boats 1"), Choice(words="boats 1", kind="direct")
    for view in ("party", "statement", "event"):
        for limit, offset in ((None, 0), (3, 0), (3, 8), (3, 20), (0, 0)):
            found = store.derived(view, alone, limit=limit, offset=offset)
            assert found == store.derived(view, beside, limit=limit, offset=offset)
        assert store.derived(view, alone, newest=True) == store.derived(view, beside, newest=True)
        assert store.concerned(view, alone, limit=9) == store.concerned(view, beside, limit=9)
        assert store.tallies(view, ("kind",), alone) == store.tallies(view, ("kind",), beside)
    assert store.derived("statement", alone).total == 10
