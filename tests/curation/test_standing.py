"""Undo: a decision undone is out of force, undoing the undoing brings it back, and nothing is ever lost."""

from __future__ import annotations

import datetime as dt

from hypothesis import given
from hypothesis import strategies as st

from standoff.curation import standing
from standoff.ontology import Decision, Verb

NOON = dt.datetime(2020, 1, 1, 12, tzinfo=dt.UTC)


def decision(number: int, undoes: int | None) -> Decision:
    verb, subject = (Verb.ACCEPT, f"s{number}") if undoes is None else (Verb.UNDO, f"d{undoes}")
    return Decision(f"d{number}", verb, subject, "Ann Lee", NOON)


#: A history: each step accepts something, or undoes one of the steps before it.
HISTORIES = st.lists(st.one_of(st.none(), st.integers(0, 30)), max_size=12).map(
    lambda steps: [decision(n, None if u is None or n == 0 else u % n) for n, u in enumerate(steps)]
)


def ids(decisions: tuple[Decision, ...]) -> list[str]:
    return [d.id for d in decisions]


def test_what_is_undone_no_longer_stands() -> None:
    assert ids(standing([decision(0, None), decision(1, None), decision(2, 0)])) == ["d1"]


def test_an_undo_can_be_undone() -> None:
    assert ids(standing([decision(0, None), decision(1, 0), decision(2, 1)])) == ["d0"]


@given(HISTORIES)
def test_only_decisions_that_were_made_stand_in_their_order(history: list[Decision]) -> None:
    stand = standing(history)
    assert [d for d in history if d in stand] == list(stand)
    assert all(d.verb is not Verb.UNDO for d in stand)


@given(HISTORIES)
def test_undoing_the_last_step_brings_back_what_stood_before_it(history: list[Decision]) -> None:
    if history:
        undone = [*history, decision(len(history), len(history) - 1)]
        assert standing(undone) == standing(history[:-1])


@given(HISTORIES)
def test_undoing_and_undoing_that_changes_nothing(history: list[Decision]) -> None:
    if history:
        n = len(history)
        assert standing([*history, decision(n, n - 1), decision(n + 1, n)]) == standing(history)
