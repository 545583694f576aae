"""Derived entries are written by difference; what can be asked afterwards is as if all had been written anew."""

from __future__ import annotations

import tempfile
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import suppress
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from standoff.errors import RecordError
from standoff.store import Choice, Derived, Store, renewing
from standoff.store.renewing import spread

VIEWS = ("event", "channel", "statement")


def entry(view: str, id: str, payload: str = "1", parties: Sequence[str] = (), words: str | None = None) -> Derived:
    return Derived(view, id, payload, tuple(parties), (f"f{id}",), kind=payload, outlet=id, words=words)


ENTRIES = st.builds(
    entry,
    st.sampled_from(VIEWS),
    st.sampled_from("abcdef"),
    st.sampled_from("123"),
    st.lists(st.sampled_from(("Guild", "Agency", "Board")), max_size=2),
    st.sampled_from((None, "the boat", "the ferry")),
)
#: What is kept one after the other; each comes view by view.
KEPT = st.lists(st.lists(ENTRIES, max_size=12).map(lambda es: sorted(es, key=lambda e: e.view)), min_size=1, max_size=6)


def answers(store: Store) -> list[object]:
    """All that can be asked of the derived entries."""
    choices = [Choice(), *(Choice(parties=(name,)) for name in ("Guild", "Agency", "Board"))]
    choices += [Choice(words="boat"), Choice(words="ferry"), *(Choice(evidence=f"f{id}") for id in "abcdef")]
    told: list[object] = []
    for view in VIEWS:
        for choice in choices:
            told.append((store.derived(view, choice), store.derived(view, choice, newest=True, limit=2)))
            told.append((store.tallies(view, ("kind", "outlet"), choice), store.concerned(view, choice, limit=9)))
        told += [store.called(view, name) for name in ("Guild", "Agency", "Board")]
    return told


def kept_anew(entries: Sequence[Derived]) -> list[object]:
    with tempfile.TemporaryDirectory() as folder, Store.open(Path(folder) / "new.db") as store:
        store.keep_derived(entries, "1", replacing=None)
        return answers(store)


@settings(max_examples=60, deadline=None)
@given(KEPT, st.sampled_from((renewing.GAP, 2)))
def test_whatever_was_kept_before_the_answers_are_those_of_writing_all_anew(
    kept: list[list[Derived]], gap: int
) -> None:
    with tempfile.TemporaryDirectory() as folder, pytest.MonkeyPatch.context() as patch:
        patch.setattr(renewing, "GAP", gap)
        with Store.open(Path(folder) / "record.db") as store:
            for number, entries in enumerate(kept):
                assert store.keep_derived(entries, str(number), replacing=str(number - 1) if number else None)
            assert answers(store) == kept_anew(kept[-1])
            assert store.damage() == ()


@settings(max_examples=30, deadline=None)
@given(KEPT)
def test_what_is_counted_is_what_is_there(kept: list[list[Derived]]) -> None:
    with tempfile.TemporaryDirectory() as folder, Store.open(Path(folder) / "record.db") as store:
        for number, entries in enumerate(kept):
            store.keep_derived(entries, str(number), replacing=str(number - 1) if number else None)
        for view in VIEWS:
            there = [each for each in kept[-1] if each.view == view]
            kinds, outlets = (dict(tally) for tally in store.tallies(view, ("kind", "outlet")))
            assert store.derived(view, limit=0).total == len(there)
            assert kinds == Counter(each.kind for each in there)
            assert outlets == Counter(each.outlet for each in there)
            assert dict(store.concerned(view, limit=9)) == Counter(p for each in there for p in set(each.parties))
            for kind in "123":
                assert store.derived(view, Choice(kind=kind), limit=0).total == kinds.get(kind, 0)


@settings(max_examples=30, deadline=None)
@given(KEPT)
def test_more_entries_than_wait_in_memory_are_kept_alike(kept: list[list[Derived]]) -> None:
    with tempfile.TemporaryDirectory() as folder, pytest.MonkeyPatch.context() as patch:
        patch.setattr(renewing, "HELD", 1)
        with Store.open(Path(folder) / "record.db") as store:
            for number, entries in enumerate(kept):
                store.keep_derived(entries, str(number), replacing=str(number - 1) if number else None)
            assert answers(store) == kept_anew(kept[-1])


@pytest.fixture
def many() -> list[Derived]:
    return [entry("event", f"e{n:03}", parties=("Guild",), words="the boat") for n in range(300)]


def test_the_same_entries_again_write_nothing_but_what_they_were_made_from(store: Store, many: list[Derived]) -> None:
    store.keep_derived(many, "1", replacing=None)
    before = store.changes
    store.keep_derived(many, "2", replacing="1")
    assert store.changes - before == 1


def test_of_many_entries_only_the_one_that_changed_is_written(store: Store, many: list[Derived]) -> None:
    store.keep_derived(many, "1", replacing=None)
    before = store.changes
    many[100] = entry("event", "e100", "2", ("Guild",))
    del many[200]
    many.insert(50, entry("event", "new", parties=("Guild",)))
    many.append(many.pop(0))
    store.keep_derived(many, "2", replacing="1")
    assert store.changes - before < 100  # of 1,800 rows
    assert list(store.derived("event")) == [each.payload for each in many]
    assert store.concerned("event", limit=1) == (("Guild", 300),)


def test_entries_that_come_again_and_again_at_one_place_keep_their_order(store: Store) -> None:
    entries = [entry("event", "first", '"first"'), entry("event", "last", '"last"')]
    for number in range(60):
        entries.insert(1, entry("event", f"e{number}", f'"{number}"'))
        store.keep_derived(entries, str(number + 1), replacing=str(number) if number else None)
    assert list(store.derived("event")) == [each.payload for each in entries]


def test_what_somebody_else_has_kept_meanwhile_is_not_written_over(store: Store, many: list[Derived]) -> None:
    store.keep_derived(many, "1", replacing=None)
    assert store.keep_derived(many[:9], "3", replacing="1")
    assert not store.keep_derived(many[:5], "2", replacing="1")
    assert store.derived("event").total == 9
    assert store.derived_from == "3"


def test_entries_that_come_to_be_written_while_another_writes_are_refused_whole(path: Path, store: Store) -> None:
    store.keep_derived([entry("event", "a")], "1", replacing=None)
    with Store.open(path, wait=0) as impatient, store.together():
        store.note_unread("a.txt", "empty", "no text")
        with pytest.raises(RecordError) as told:
            impatient.keep_derived([entry("event", "b")], "2", replacing="1")
    assert told.value.code == "locked"
    assert store.derived_from == "1"
    assert store.derived("event", Choice(id="a")).total == 1


def test_an_error_among_the_entries_leaves_the_old_ones_whole(store: Store, many: list[Derived]) -> None:
    def broken() -> Iterator[Derived]:
        yield from many[:100]
        raise ValueError("the fold stumbled")

    store.keep_derived(many, "1", replacing=None)
    with pytest.raises(ValueError, match="stumbled"):
        store.keep_derived(broken(), "2", replacing="1")
    assert store.derived("event").total == 300
    assert store.derived_from == "1"


def test_nobody_is_kept_from_writing_while_the_entries_are_still_being_made(path: Path, store: Store) -> None:
    def made() -> Iterator[Derived]:
        for number in range(20):
            with Store.open(path, wait=0) as other:
                other.note_unread(f"{number}.txt", "empty", "no text")
            yield entry("event", str(number), "1" * (1 << 20))

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(renewing, "HELD", 1)
        assert store.keep_derived(made(), "1", replacing=None)
    assert store.derived("event").total == 20


def test_where_nothing_can_be_laid_aside_the_old_entries_stay_and_the_reason_is_told(
    store: Store, many: list[Derived], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store.keep_derived(many[:9], "1", replacing=None)
    monkeypatch.setattr(renewing, "HELD", 1)
    spool = renewing.Spool(tmp_path / "gone")
    monkeypatch.setattr(renewing, "Spool", lambda _folder: spool)
    with pytest.raises(RecordError) as told:
        store.keep_derived(many, "2", replacing="1")
    assert (told.value.code, told.value.where) == ("read-only", str(tmp_path / "gone"))
    assert store.derived("event").total == 9


@given(st.lists(st.booleans(), max_size=40), st.integers(0, 9))
def test_numbers_between_neighbours_rise(stay: list[bool], room: int) -> None:
    numbers = [100 + place * (room + 1) if kept else None for place, kept in enumerate(stay)]
    made = spread(numbers, 0, 10_000)
    assert len(made) == len(numbers)
    assert all(one < other for one, other in pairwise([0, *made, 10_000]))


def test_numbers_are_only_given_anew_where_there_is_no_room() -> None:
    numbers: list[int | None] = [n * 1000 for n in range(1, 101)]
    numbers[50:51] = [51_000, None, None]
    numbers[53] = 51_001
    made = spread(numbers, 0, 200_000)
    assert sum(old is not None and old != new for old, new in zip(numbers, made, strict=True)) < 10


def test_a_reader_sees_one_state_while_it_looks(path: Path, store: Store, many: list[Derived]) -> None:
    store.keep_derived(many, "1", replacing=None)
    with Store.open(path, readonly=True) as reader, Store.open(path, wait=0) as writer:
        with reader.steady():
            before = reader.derived("event").total
            with suppress(RecordError):  # without a write-ahead log the writer has to wait
                writer.keep_derived(many[:9], "2", replacing="1")
            assert reader.derived("event").total == before
        writer.keep_derived(many[:9], "2", replacing=writer.derived_from)
        assert reader.derived("event").total == 9
