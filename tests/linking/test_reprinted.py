"""What a copy prints in the words of its original is the original's act; what only the copy has stays its own."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from standoff.linking.events import propose
from standoff.linking.reprinted import printed_again
from standoff.ontology import Act, Actor, Copy, CopyKind, DateBasis, Fact, PartialDate, Span
from tests.linking.building import act

COPIES = (Copy("first", "again", CopyKind.REPRINT, 0.9),)
DAYS = {"first": "2020-05-04", "again": "2020-05-06"}


def told(
    document: str,
    text: str,
    word: str,
    type: str,
    actor: str | None = "Ferry Guild",
    target: str | None = None,
    *,
    about: str | None = None,
    date: str | None = None,
    basis: DateBasis = DateBasis.RESOLVED,
) -> Fact:
    """The act that ``word`` tells in ``text``."""
    at = text.index(word)
    fact = act(f"{document} {word} {type} {actor}", type, actor, target, about=about, published=DAYS.get(document, ""))
    assert isinstance(fact.finding, Act)
    finding = replace(
        fact.finding,
        trigger=Span(at, at + len(word)),
        date=PartialDate(date, basis=basis) if date else None,
        actors=(Actor(actor),) if actor else (),
        recipients=(Actor(target),) if target else (),
    )
    return replace(fact, finding=finding, document=replace(fact.document, id=document))


CALLED_OFF = "SELWICK (Wire) — Ferry crews on Monday called off a two-day strike over night sailings."
VOTED = "Members of the guild voted by 71 per cent to 29 for a strike over night sailings, on a turnout of {} per cent."
WALKED = "About 900 masters{} had been due to walk out at midnight."

ONE = {
    "one of the prints knows who the crews are": (
        told("first", CALLED_OFF, "called off", "call-off", "Ferry crews"),
        CALLED_OFF,
        told(
            "again",
            "Ferry crews yesterday called off a two-day strike over night sailings.",
            "called off",
            "call-off",
        ),
        "Ferry crews yesterday called off a two-day strike over night sailings.",
    ),
    "a nameless party of each article": (
        told("first", VOTED.format(57), "voted", "vote", "Members (first)"),
        VOTED.format(57),
        told("again", VOTED.format(57), "voted", "vote", "Members (again)"),
        VOTED.format(57),
    ),
    "a figure is put right": (
        told("first", VOTED.format(57), "voted", "vote", "Members (first)", date="2020-05-04"),
        VOTED.format(57),
        told("again", VOTED.format(58), "voted", "vote", "Members (again)", date="2020-05-04"),
        VOTED.format(58),
    ),
    "words are put in": (
        told("first", WALKED.format(""), "walk out", "strike", "masters (first)"),
        WALKED.format(""),
        told("again", WALKED.format(", 60 of them here,"), "walk out", "strike", "masters (again)"),
        WALKED.format(", 60 of them here,"),
    ),
    "the other print came out on another day": (
        told("first", VOTED.format(57), "voted", "vote", date="2020-05-03"),
        VOTED.format(57),
        told("again", VOTED.format(57), "voted", "vote", date="2020-05-05"),
        VOTED.format(57),
    ),
    "no print says whom it was done to": (
        told("first", VOTED.format(57), "voted", "vote", target="Ports Agency"),
        VOTED.format(57),
        told("again", VOTED.format(57), "voted", "vote"),
        VOTED.format(57),
    ),
    "a word is parted at the end of a line": (
        told("first", CALLED_OFF, "called off", "call-off"),
        CALLED_OFF,
        told("again", CALLED_OFF.replace("sailings", "sail\u00adings"), "called off", "call-off"),
        CALLED_OFF.replace("sailings", "sail\u00adings"),
    ),
    "one spells as Americans do": (
        told("first", "The Harbor Guild refused to work at night.", "refused", "reject", "Harbor Guild"),
        "The Harbor Guild refused to work at night.",
        told("again", "The Harbour Guild refused to work at night.", "refused", "reject", "Harbour Guild"),
        "The Harbour Guild refused to work at night.",
    ),
}

STRIKE = "{} voted by {} per cent to strike over pay and pensions in every port."
OFFERED = "The agency’s chief executive on Monday night refused {} of a shorter week for all of its crews."

APART = {
    "another party in the same words": (
        told("first", STRIKE.format("Masters", 71), "strike", "strike", "Masters"),
        STRIKE.format("Masters", 71),
        told("again", STRIKE.format("Deckhands", 83), "strike", "strike", "Deckhands"),
        STRIKE.format("Deckhands", 83),
    ),
    "another party in the same words, of which reading knows none": (
        told("first", STRIKE.format("Masters", 71), "strike", "strike", None),
        STRIKE.format("Masters", 71),
        told("again", STRIKE.format("Deckhands", 83), "strike", "strike", None),
        STRIKE.format("Deckhands", 83),
    ),
    "another matter": (
        told("first", OFFERED.format("an offer"), "refused", "reject", about="an offer of a shorter week"),
        OFFERED.format("an offer"),
        told("again", OFFERED.format("a trial"), "refused", "reject", about="a trial of a shorter week"),
        OFFERED.format("a trial"),
    ),
    "another sum": (
        told("first", "The guild demanded a rise of 8 per cent for all.", "demanded", "demand", about="8 per cent"),
        "The guild demanded a rise of 8 per cent for all.",
        told("again", "The guild demanded a rise of 6 per cent for all.", "demanded", "demand", about="6 per cent"),
        "The guild demanded a rise of 6 per cent for all.",
    ),
    "against another": (
        told(
            "first",
            "The guild will strike against the Ports Agency over pay.",
            "strike",
            "strike",
            target="Ports Agency",
        ),
        "The guild will strike against the Ports Agency over pay.",
        told(
            "again", "The guild will strike against the Canal Trust over pay.", "strike", "strike", target="Canal Trust"
        ),
        "The guild will strike against the Canal Trust over pay.",
    ),
    "on another day": (
        told("first", "The guild will hold its strike over pay on 4 May.", "strike", "strike", date="2020-05-04"),
        "The guild will hold its strike over pay on 4 May.",
        told("again", "The guild will hold its strike over pay on 11 May.", "strike", "strike", date="2020-05-11"),
        "The guild will hold its strike over pay on 11 May.",
    ),
    "another sentence that only has the word": (
        told("first", "The guild voted on Monday to accept the new roster.", "voted", "vote"),
        "The guild voted on Monday to accept the new roster.",
        told("again", "Its branches had voted against any such change in March.", "voted", "vote"),
        "Its branches had voted against any such change in March.",
    ),
    "another act told by the same word": (
        told("first", VOTED.format(57), "voted", "vote"),
        VOTED.format(57),
        told("again", VOTED.format(57), "voted", "support"),
        VOTED.format(57),
    ),
}

_Case = tuple[Fact, str, Fact, str]


def pairs(one: Fact, text: str, other: Fact, again: str) -> dict[str, str]:
    return printed_again((other, one), COPIES, {"first": text, "again": again}.__getitem__)


@pytest.mark.parametrize("case", ONE.values(), ids=ONE)
def test_what_both_print_is_one_act(case: _Case) -> None:
    assert pairs(*case) == {case[2].id: case[0].id}


@pytest.mark.parametrize("case", APART.values(), ids=APART)
def test_what_only_the_copy_has_stays_its_own(case: _Case) -> None:
    assert pairs(*case) == {}


def test_only_a_copy_prints_again() -> None:
    one, text, other, again = ONE["a figure is put right"]
    assert printed_again((one, other), (), {"first": text, "again": again}.__getitem__) == {}


def test_what_one_article_says_twice_a_copy_says_twice() -> None:
    text = f"{VOTED.format(57)} Nothing came of it. {VOTED.format(57)}"
    second = text.rindex("voted")

    def twice(document: str) -> list[Fact]:
        one = told(document, text, "voted", "vote")
        assert isinstance(one.finding, Act)
        later = replace(one.finding, trigger=Span(second, second + 5))
        return [one, replace(one, id=f"{one.id} later", finding=later)]

    first, again = twice("first"), twice("again")
    found = printed_again((*first, *again), COPIES, lambda _: text)
    assert sorted(found) == sorted(fact.id for fact in again)
    assert sorted(found.values()) == sorted(fact.id for fact in first)


def test_of_acts_on_one_word_each_is_joined_with_its_like() -> None:
    text = "The council urged the guild and the agency to return to talks at once."
    whom = ("Ferry Guild", "Ports Agency")
    acts = [
        replace(told(document, text, "urged", "request", "Council", name), id=f"{document} {name}")
        for document in ("first", "again")
        for name in whom
    ]
    found = printed_again(acts, COPIES, lambda _: text)
    assert found == {f"again {name}": f"first {name}" for name in whom}


def test_what_is_printed_again_is_proposed_as_one_event() -> None:
    one, text, other, again = ONE["one of the prints knows who the crews are"]
    (same,) = propose((one, other), COPIES, text={"first": text, "again": again}.__getitem__)
    assert {same.left, same.right} == {one.id, other.id}
    assert same.reason == "printed in the same words"


_SENTENCES = st.lists(
    st.sampled_from(
        [
            "The guild voted by a large majority to strike over night sailings.",
            "The agency voted with its feet and sold two of its four ferries.",
            "Its members had voted on the same thing in March, to no avail.",
            "Deckhands voted the other way, and nobody could tell why.",
            "He said that they voted on the roster, the pay and the pensions.",
        ]
    ),
    min_size=1,
    max_size=5,
    unique=True,
)


@given(_SENTENCES, _SENTENCES)
@settings(max_examples=60, deadline=None)
def test_nothing_but_shared_sentences_is_joined_and_all_of_them_are(one: list[str], other: list[str]) -> None:
    texts = {"first": " ".join(one), "again": "\n\n".join(other)}
    where: dict[str, str] = {}
    acts = []
    for document, sentences in (("first", one), ("again", other)):
        for sentence in sentences:
            at = texts[document].index(sentence) + sentence.index("voted")
            fact = told(document, sentence, "voted", "vote")
            assert isinstance(fact.finding, Act)
            name = f"{document} {at}"
            where[name] = sentence
            acts.append(replace(fact, id=name, finding=replace(fact.finding, trigger=Span(at, at + 5))))
    found = printed_again(acts, COPIES, texts.__getitem__)
    assert found == printed_again(reversed(acts), COPIES, texts.__getitem__)
    assert all(where[copy] == where[original] for copy, original in found.items())
    assert {where[copy] for copy in found} == set(one) & set(other)
