"""Acts: their modes, and who took part."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from standoff.errors import InvalidValue
from standoff.ontology import Act, Actor, PartyKind, Span, act_type, act_types

HERE = (Span(0, 3),)


def act(**known: Any) -> Act:
    return Act(**{"id": "a1", "type": "write", "trigger": Span(0, 1), "evidence": HERE, **known})


@pytest.mark.parametrize("mode", ["nonsense", "", "Meet"])
def test_a_mode_that_the_type_does_not_have_is_refused_with_those_it_has(mode: str) -> None:
    with pytest.raises(InvalidValue, match=r"request has no mode .*assist, change, yield"):
        act(type="request", mode=mode)
    with pytest.raises(InvalidValue, match=r"no mode"):
        act_type("request").score(mode)


def test_an_act_without_the_word_that_tells_it_is_refused() -> None:
    with pytest.raises(InvalidValue, match=r"a1: the act write needs the word"):
        act(trigger=Span(2, 2))


def test_a_mode_of_another_type_is_refused() -> None:
    with pytest.raises(InvalidValue, match=r"its modes: none"):
        act(type="write", mode="walk-out")


def test_every_mode_of_every_type_is_taken_and_weighed() -> None:
    for name, row in act_types().items():
        for mode in (None, *row.modes):
            assert act(type=name, mode=mode).mode == mode
            assert row.score(mode) == dict(row.mode_scores).get(mode or "", row.plover_score)


@pytest.mark.parametrize(
    "make",
    [
        lambda: Actor(" "),
        lambda: Actor("Ann Lee", PartyKind.PERSON, count=2),
        lambda: Actor("Guild", PartyKind.ORGANISATION, members=("Ann Lee",)),
        lambda: Actor("nobody", PartyKind.COLLECTIVE, count=0),
        lambda: Actor("one leader", PartyKind.COLLECTIVE, count=1, members=("Ann Lee", "Bo Orr")),
    ],
)
def test_only_a_collective_has_members_and_no_more_than_it_counts(make: Any) -> None:
    with pytest.raises(InvalidValue):
        make()


def test_a_collective_of_which_nobody_is_named_is_unnamed() -> None:
    assert Actor("a number of trusts", PartyKind.COLLECTIVE).unnamed
    assert not Actor("nine leaders", PartyKind.COLLECTIVE, 9, ("Ann Lee",)).unnamed
    assert not Actor("Ann Lee", PartyKind.PERSON).unnamed


def test_actor_and_target_cannot_differ_from_the_first_of_those_who_take_part() -> None:
    with pytest.raises(InvalidValue, match=r"actor is 'Guild', but the first of actors is 'College'"):
        act(actor="Guild", actors=(Actor("College"), Actor("Guild")))
    with pytest.raises(InvalidValue, match=r"the first of recipients"):
        replace(act(target="Board"), target="Agency")


def test_names_alone_are_enough_and_so_are_those_who_take_part() -> None:
    named, full = act(actor="Guild", target="Board"), act(actors=(Actor("Guild"),), recipients=(Actor("Board"),))
    assert named == full
    assert (full.actor, full.target) == ("Guild", "Board")
    assert act().actors == act().recipients == ()
    assert replace(named, actor="College", actors=()).actors == (Actor("College"),)
