"""The order in which facts are put before a person: where a mistake is likely and much hangs on it, first."""

from __future__ import annotations

from dataclasses import replace

from tests.curation.conftest import found
from tests.curation.facts import at, curated, document, facts, place

from standoff.curation import doubt, making
from standoff.ontology import Kind
from standoff.store import Store


def order(store: Store, contested: frozenset[str] = frozenset()) -> list[str]:
    return [f"{each.fact.kind} {each.fact.words}".strip() for each in doubt.queue(curated(store, ()), contested)]


def test_the_least_sure_come_first_and_an_unknown_speaker_is_a_doubt(store: Store) -> None:
    first, second, third, *_ = doubt.queue(curated(store, ()))
    assert first.fact.words == "that Joan Marle had said that"
    assert first.reasons == ("confidence 0.50", "1 other fact hangs on it")
    assert {second.reasons, third.reasons} == {("the speaker could not be told",)}


def test_where_accounts_differ_is_a_doubt(store: Store) -> None:
    act = next(fact for fact in facts(store) if fact.kind is Kind.ACT)
    plain = order(store).index("act walked out")
    assert order(store, frozenset({act.id})).index("act walked out") < plain


def test_of_two_as_doubtful_the_one_on_which_more_hangs_comes_first(store: Store) -> None:
    said = found().statements
    store.keep(document(), replace(found(), statements=(replace(said[0], confidence=0.5), *said[1:])), "toy/2")
    assert order(store)[:2] == ["statement that Joan Marle had said that", "statement We were not asked"]


def test_a_doubtful_fact_comes_before_a_likely_one_however_much_hangs_on_that(store: Store) -> None:
    waiting = doubt.queue(curated(store, ()))
    assert {each.doubtful for each in waiting} == {True, False}
    assert [each.doubtful for each in waiting] == sorted((each.doubtful for each in waiting), reverse=True)
    for part in (True, False):
        scores = [each.score for each in waiting if each.doubtful is part]
        assert scores == sorted(scores, reverse=True)


def test_much_that_hangs_on_a_likely_fact_makes_it_no_doubtful_one() -> None:
    likely, unsure = 0.3 * doubt.weight(30), 0.8 * doubt.weight(0)
    assert likely > unsure
    assert not doubt.is_doubtful(likely, 30)
    assert doubt.is_doubtful(unsure, 0)


def test_what_somebody_has_looked_at_is_not_asked_about(store: Store) -> None:
    about = [fact for fact in facts(store) if fact.kind is Kind.STATEMENT]
    made = [
        making.accept(about[0], "Ines", at(1), place(store, about[0])),
        making.correct(about[1], {"speaker_name": "Joan Marle"}, "Ines", at(2), place(store, about[1])),
        making.reject(about[2], "Ines", at(3), place(store, about[2])),
        making.note(about[3], "who?", "Ines", at(4), place(store, about[3])),
    ]
    waiting = {each.fact.id for each in doubt.queue(curated(store, made))}
    assert waiting & {fact.id for fact in about} == {about[3].id}


def test_the_order_is_the_same_whatever_the_order_of_the_facts(store: Store) -> None:
    from standoff.curation import curate

    there, back = facts(store), facts(store)[::-1]
    assert doubt.queue(curate(there, (), {})) == doubt.queue(curate(back, (), {}))
