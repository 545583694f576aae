"""What people made of the facts: rejected ones out, corrected ones changed, added ones in, the rest waiting."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from tests.curation.conftest import found, where
from tests.curation.facts import TEXT, at, curated, document, facts, keep, place

from standoff.curation import State, curate, making
from standoff.errors import InvalidValue
from standoff.ontology import Act, Anchor, Decision, Fact, Findings, Kind, Role, RoleStatus, Span, Statement, Verb
from standoff.store import Store
from standoff.text import Outcome, Resolution, anchor


def fact(store: Store, kind: Kind = Kind.STATEMENT, nth: int = 0) -> Fact:
    return [fact for fact in facts(store) if fact.kind is kind][nth]


def accept(store: Store, about: Fact, second: int = 1) -> Decision:
    return making.accept(about, "Ines", at(second), place(store, about))


def reject(store: Store, about: Fact, second: int = 1) -> Decision:
    return making.reject(about, "Ines", at(second), place(store, about))


def correct(store: Store, about: Fact, second: int = 1, **changes: object) -> Decision:
    return making.correct(about, changes, "Ines", at(second), place(store, about))


def reasons(store: Store, *decisions: Decision) -> list[str]:
    return [orphan.reason for orphan in curated(store, decisions).orphans]


# Orphans first


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (TEXT.replace("We were not asked", "Nobody asked us"), "no longer in the text"),
        (f"{TEXT}\n\n{TEXT}", "2 places fit equally"),
        ('She said "We were not asked" there and then.', "nothing around them is as it was"),
    ],
)
def test_a_decision_whose_words_are_not_surely_there_waits(store: Store, text: str, told: str) -> None:
    decision = reject(store, fact(store))
    store.keep(document(text), Findings(), "toy/1")
    assert told in reasons(store, decision)[0]


def test_a_decision_on_a_source_that_the_record_lacks_waits(store: Store) -> None:
    about = fact(store)
    elsewhere = replace(about, id="s0123456789", document=replace(about.document, source="elsewhere.txt"))
    assert reasons(store, accept(store, elsewhere)) == ["elsewhere.txt is not in the record"]


def test_a_decision_waits_while_nothing_is_found_on_its_words(store: Store) -> None:
    decision = reject(store, fact(store))
    store.keep(document(), replace(found(), statements=()), "toy/2")
    assert "no fact of that kind" in reasons(store, decision)[0]
    keep(store, found())
    assert reasons(store, decision) == []


def test_a_decision_about_a_name_waits_while_the_name_is_not_used(store: Store) -> None:
    decision = accept(store, fact(store, Kind.NAME))
    store.keep(document(), replace(found(), names=()), "toy/2")
    assert "no words are remembered" in reasons(store, decision)[0]


def test_the_id_of_a_look_alike_does_not_make_it_the_same(store: Store) -> None:
    """The caption takes the id of the first quotation when that is deleted; the rejection must not go with it."""
    decision = reject(store, fact(store))
    text = TEXT.replace('"We were not asked," said Ann Orr, chair of the branch. ', "", 1)
    text = text.replace("once more. ", "again for an hour. ")
    at_caption = where("We were not asked", text)
    store.keep(document(text), Findings(statements=(Statement("s1", found().statements[0].kind, at_caption),)), "toy/1")
    assert fact(store).id == decision.subject
    now = curated(store, [decision])
    assert [f.span for f in now.facts] == [at_caption]
    assert len(now.orphans) == 1


def test_an_id_that_another_fact_has_taken_leads_to_that_one(store: Store) -> None:
    decision = reject(store, fact(store))
    text = f'A headline was put in: "We were not asked" it says. {TEXT}'
    said = [replace(found().statements[0], id=f"s{n}", content=where("We were not asked", text, n)) for n in range(3)]
    store.keep(document(text), Findings(statements=tuple(said)), "toy/1")
    headline = fact(store)
    assert headline.id == decision.subject
    now = curated(store, [decision])
    assert now.as_found(decision.subject) == headline
    assert [review.found.span for review in now.reviews.values()] == [where("We were not asked", text, 1)]


def test_a_correction_that_no_longer_goes_with_the_rest_waits(store: Store) -> None:
    about = fact(store)
    correction = correct(store, about, speaker_kind="person")
    anonymous = replace(found().statements[0], anonymous=True, speaker_kind=None)
    store.keep(document(), replace(found(), statements=(anonymous,)), "toy/2")
    assert "it no longer fits: an anonymous source is no person" in reasons(store, correction)[0]


def test_undoing_what_was_never_decided_is_told(store: Store) -> None:
    assert reasons(store, making.undo("j0123456789abcdef", "Ines", at(1))) == [
        "the record has no decision j0123456789abcdef"
    ]


def test_two_places_that_were_told_apart_never_meet_in_one_fact(store: Store) -> None:
    """As when the old text is not at hand, and what was left has the one's words before it, the other's behind."""
    made = [reject(store, fact(store)), accept(store, fact(store, nth=3), 2)]
    text = TEXT.replace('"We were not asked," with the pier', "and the pier is")
    store.keep(document(text), found(text), "toy/1")
    left = [f for f in facts(store) if f.id != made[0].subject]
    one = replace(fact(store), id="s0123456789")
    assert one.span is not None
    place = Resolution(Outcome.MOVED, "the words stand elsewhere", one.span)
    now = curate([*left, one], made, {decision.id: place for decision in made})
    assert now.reviews == {}
    assert {orphan.reason for orphan in now.orphans} == {"two places that were told apart when it was made are one now"}


def test_a_decision_whose_words_nobody_looked_up_waits(store: Store) -> None:
    decision = reject(store, fact(store))
    elsewhere = replace(fact(store), document=replace(fact(store).document, sha256="0" * 64))
    assert "nobody looked" in curate([elsewhere], [decision], {}).orphans[0].reason


def test_a_decision_on_words_with_two_facts_of_its_kind_waits(store: Store) -> None:
    decision = reject(store, fact(store, Kind.ROLE))
    both = [replace(found().roles[0], role=role) for role in ("head", "speaker")]
    store.keep(document(), replace(found(), roles=tuple(both)), "toy/2")
    assert reasons(store, decision) == ["2 facts of that kind rest on its words now"]


def test_an_addition_whose_words_or_source_are_gone_waits(store: Store) -> None:
    decision = added(store)
    assert (
        curate([], [decision], store.places([decision])).orphans[0].reason == "lantern/ferry.txt is not in the record"
    )
    store.keep(document("Nothing of it is left."), Findings(), "toy/1")
    assert reasons(store, decision) == ["the words are no longer in the text"]


def test_a_reference_to_what_is_no_longer_found_waits(store: Store) -> None:
    inner, outer = fact(store), place(store, fact(store, nth=1))
    decision = correct(store, inner, within=outer)
    store.keep(document(), replace(found(), statements=found().statements[:1]), "toy/2")
    assert reasons(store, decision) == ["it no longer fits: no statements rest on the words it refers to"]


def test_a_decision_that_does_not_say_what_it_needs_is_told(store: Store) -> None:
    broken = replace(correct(store, fact(store), speaker_name="Ann Orr"), changes=(("speaker_name", "{"),))
    assert "no JSON" in reasons(store, broken)[0]


# Verdicts


def test_a_rejected_fact_is_out_and_an_accepted_one_in(store: Store) -> None:
    first, second = fact(store), fact(store, nth=1)
    now = curated(store, [reject(store, first), accept(store, second, 2)])
    assert first.id not in {f.id for f in now.facts}
    assert now.reviews[first.id].states == (State.REJECTED,)
    assert now.reviews[second.id].states == (State.ACCEPTED,)
    assert (now.reviews[second.id].by, now.reviews[second.id].when) == (("Ines",), at(2))


@pytest.mark.parametrize(("first", "then", "stands"), [(accept, reject, False), (reject, accept, True)])
def test_of_two_verdicts_the_later_one_holds(
    store: Store, first: Callable[..., Decision], then: Callable[..., Decision], stands: bool
) -> None:
    about = fact(store)
    made = [first(store, about, 1), then(store, about, 2)]
    for given in (made, made[::-1]):
        assert (about.id in {f.id for f in curated(store, given).facts}) is stands
        assert curated(store, given).reviews[about.id].decisions == tuple(made)


def test_a_note_changes_nothing_but_is_there(store: Store) -> None:
    about = fact(store)
    now = curated(store, [making.note(about, "ask the office", "Ines", at(1), place(store, about))])
    assert set(now.facts) == set(facts(store))
    assert now.reviews[about.id].notes == ("ask the office",)


def test_a_note_about_a_party_is_kept_beside_the_facts(store: Store) -> None:
    made = making.note("Ferry Crews' Association", "renamed in 2016", "Ines", at(1))
    assert curated(store, [made]).notes == {"Ferry Crews' Association": (made,)}


# Corrections


@pytest.mark.parametrize(
    ("kind", "changes"),
    [
        (Kind.STATEMENT, {"speaker_name": "Joan Marle", "speaker_kind": "person"}),
        (Kind.STATEMENT, {"speaker_name": None}),
        (Kind.ROLE, {"status": RoleStatus.FORMER, "organisation": None}),
        (Kind.ACT, {"type": "strike", "mode": None, "confidence": 0.25}),
        (Kind.NAME, {"canonical": "Ann Orr MP", "forms": ["Orr"]}),
    ],
)
def test_any_field_can_be_given_another_value(store: Store, kind: Kind, changes: dict[str, object]) -> None:
    about = fact(store, kind)
    now = curated(store, [making.correct(about, changes, "Ines", at(1), place(store, about))])
    finding = now.fact(about.id).finding  # type: ignore[union-attr]
    for name, value in changes.items():
        assert getattr(finding, name) == (tuple(value) if isinstance(value, list) else value)
    assert now.as_found(about.id) == about
    assert set(now.reviews[about.id].fields) == set(changes)


def test_for_each_field_the_last_correction_holds(store: Store) -> None:
    about = fact(store)
    made = [
        correct(store, about, 1, speaker_name="A B", addressee="the board"),
        correct(store, about, 2, speaker_name="C D"),
    ]
    for given in (made, made[::-1]):
        now = curated(store, given).fact(about.id)
        assert isinstance(now, Fact)
        assert isinstance(now.finding, Statement)
        assert (now.finding.speaker_name, now.finding.addressee) == ("C D", "the board")
    undone = curated(store, [*made, making.undo(made[1], "Ines", at(3))]).fact(about.id)
    assert undone is not None
    assert getattr(undone.finding, "speaker_name", None) == "A B"


def test_a_place_that_was_corrected_follows_its_words(store: Store) -> None:
    about = fact(store)
    shorter = anchor(TEXT, where("We were not"))
    decision = correct(store, about, content=shorter)
    text = f"A new first sentence was put in. {TEXT}"
    store.keep(document(text), found(text), "toy/1")
    now = curated(store, [decision]).fact(about.id)
    assert now is not None
    assert now.words == "We were not"
    assert now.span is not None
    assert now.span.of(text) == "We were not"


def test_several_places_can_be_given(store: Store) -> None:
    about = fact(store, Kind.ROLE)
    evidence = [anchor(TEXT, where("Ann Orr, chair")), anchor(TEXT, where("of the branch"))]
    decision = correct(store, about, evidence=evidence)
    text = f"A new first sentence was put in. {TEXT}"
    store.keep(document(text), found(text), "toy/1")
    now = curated(store, [decision]).fact(about.id)
    assert now is not None
    assert isinstance(now.finding, Role)
    assert [span.of(text) for span in now.finding.evidence] == ["Ann Orr, chair", "of the branch"]
    assert now.words == "Ann Orr, chair"


def test_what_a_statement_is_said_within_is_given_by_its_words(store: Store) -> None:
    inner = fact(store, nth=0)
    outer = place(store, fact(store, nth=1))
    now = curated(store, [correct(store, inner, within=outer)]).fact(inner.id)
    assert now is not None
    assert getattr(now.finding, "within", None) == "s2"


def test_when_an_outer_statement_is_rejected_the_inner_one_stands_on_its_own(store: Store) -> None:
    outer, inner = fact(store, nth=1), fact(store, nth=2)
    assert getattr(inner.finding, "within", None) == "s2"
    now = curated(store, [reject(store, outer)]).fact(inner.id)
    assert now is not None
    assert getattr(now.finding, "within", "") is None


def test_the_first_actor_goes_with_the_name_of_the_actor(store: Store) -> None:
    act = fact(store, Kind.ACT)
    now = curated(store, [correct(store, act, actor="Harbour Board")]).fact(act.id)
    assert now is not None
    assert isinstance(now.finding, Act)
    assert [actor.name for actor in now.finding.actors] == ["Harbour Board"]


def test_the_name_of_the_actor_goes_with_the_first_of_the_actors(store: Store) -> None:
    act = fact(store, Kind.ACT)
    now = curated(store, [correct(store, act, actors=[{"name": "Harbour Board"}, {"name": "Ann Orr"}])]).fact(act.id)
    assert now is not None
    assert getattr(now.finding, "actor", None) == "Harbour Board"


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"colour": "red"}, "no field 'colour'"),
        ({"id": "s9"}, "no field 'id'"),
        ({"confidence": "high"}, "confidence cannot be"),
        ({"confidence": 2}, "not between 0 and 1"),
        ({"content": Span(0, 4)}, "by its words"),
        ({"within": "s2"}, "by the words"),
        ({"speaker_kind": "planet"}, "speaker_kind cannot be"),
        ({"speaker_name": "\ud800"}, "cannot be written"),
        ({"anonymous": True, "speaker_kind": "person"}, "anonymous source"),
        ({}, "must change something"),
    ],
)
def test_a_value_that_does_not_fit_is_refused_when_it_is_decided(
    store: Store, changes: dict[str, object], told: str
) -> None:
    with pytest.raises(InvalidValue, match=told):
        making.correct(fact(store), changes, "Ines", at(1), place(store, fact(store)))


def test_an_anchor_of_other_words_is_refused(store: Store) -> None:
    for wrong in (None, anchor(TEXT, where("the pier"))):
        with pytest.raises(InvalidValue, match="anchor of just these words"):
            making.accept(fact(store), "Ines", at(1), wrong)


# Additions


def added(store: Store, words: str = "Leonard Strake", second: int = 1, **fields: object) -> Decision:
    known = {"person": "Leonard Strake", "role": "director", "organisation": None, "status": "current", **fields}
    head = document()
    return making.add(Kind.ROLE, head.source, anchor(TEXT, where(words)), known, "Ines", at(second), sha256=head.sha256)


def test_a_fact_is_added_on_the_words_selected(store: Store) -> None:
    decision = added(store)
    now = curated(store, [decision])
    fact = now.fact(decision.subject)
    assert fact is not None
    assert (fact.words, fact.document.source) == ("Leonard Strake", "lantern/ferry.txt")
    assert isinstance(fact.finding, Role)
    assert now.reviews[fact.id].states == (State.ADDED,)


def test_a_fact_can_be_added_where_nothing_was_found(store: Store) -> None:
    decision = added(store)
    store.keep(document(), Findings(), "toy/2")
    assert [f.id for f in curated(store, [decision]).facts] == [decision.subject]


def test_what_was_added_can_be_corrected_rejected_and_undone(store: Store) -> None:
    decision = added(store)
    fact = curated(store, [decision]).as_found(decision.subject)
    assert fact is not None
    corrected = correct(store, fact, 2, role="chief executive")
    now = curated(store, [decision, corrected]).fact(fact.id)
    assert now is not None
    assert getattr(now.finding, "role", None) == "chief executive"
    assert fact.id not in {f.id for f in curated(store, [decision, reject(store, fact, 2)]).facts}
    undone = curated(store, [decision, corrected, making.undo(decision, "Ines", at(3))])
    assert fact.id not in {f.id for f in undone.facts}
    assert [orphan.decision for orphan in undone.orphans] == [corrected]


def test_what_was_added_and_is_read_later_is_one_fact(store: Store) -> None:
    decision = added(store, organisation="Harbour Board")
    noted = curated(store, [decision]).as_found(decision.subject)
    assert noted is not None
    accepted = accept(store, noted, 2)
    role = Role("Leonard Strake", "director", None, RoleStatus.FUTURE, (where("Leonard Strake"),))
    store.keep(document(), replace(found(), roles=(role,)), "toy/2")
    now = curated(store, [decision, accepted])
    roles = [f for f in now.facts if f.kind is Kind.ROLE]
    assert len(roles) == 1
    assert now.renamed == {decision.subject: roles[0].id}
    assert getattr(roles[0].finding, "organisation", None) == "Harbour Board"
    assert now.reviews[roles[0].id].states == (State.ACCEPTED, State.ADDED)
    assert now.orphans == ()


def test_adding_the_same_again_with_more_fields_adds_to_it(store: Store) -> None:
    made = [added(store), added(store, second=2, organisation="Harbour Board")]
    assert made[0].subject == made[1].subject
    now = curated(store, made)
    assert getattr(now.fact(made[0].subject).finding, "organisation", None) == "Harbour Board"  # type: ignore[union-attr]


def test_an_addition_that_makes_no_fact_is_refused(store: Store) -> None:
    with pytest.raises(InvalidValue, match="needs role, organisation, status"):
        making.add(Kind.ROLE, "a.txt", anchor(TEXT, where("Ann Orr")), {"person": "Ann Orr"}, "Ines", at(1))


# The whole


def test_the_result_does_not_depend_on_the_order_of_anything(store: Store) -> None:
    about = [f for f in facts(store) if f.span]
    made = [accept(store, f, n) for n, f in enumerate(about)]
    made += [reject(store, about[0], 20), added(store, second=21), correct(store, about[1], 22, confidence=0.1)]
    made.append(making.undo(made[-3], "Ines", at(23)))
    whole = curate(facts(store), made, store.places(made), store.documents()).digest()
    backwards = curate(facts(store)[::-1], made[::-1], store.places(made), store.documents()).digest()
    assert whole == backwards


def test_any_of_a_thousand_decisions_can_be_undone(store: Store) -> None:
    about = [f for f in facts(store) if f.span]
    made: list[Decision] = []
    for n in range(1000):
        one = about[n % len(about)]
        make = (accept, reject, lambda s, f, n: correct(s, f, n, confidence=n / 1000))[n % 3]
        made.append(make(store, one, n))
    places = store.places(made)
    for back in range(0, 1000, 97):
        without = curate(facts(store), made[:back] + made[back + 1 :], places).digest()
        undone = curate(facts(store), [*made, making.undo(made[back], "Ines", at(2000))], places).digest()
        assert undone == without


def test_a_decision_is_known_by_what_it_says_who_made_it_and_when(store: Store) -> None:
    about = fact(store)
    assert accept(store, about, 1) == accept(store, about, 1)
    ids = {accept(store, about, 1).id, accept(store, about, 2).id, reject(store, about, 1).id}
    ids.add(making.accept(about, "Joan", at(1), place(store, about)).id)
    assert len(ids) == 4
    assert all(len(id) == 17 and id.startswith("j") for id in ids)


def test_a_decision_keeps_the_words_and_the_text_it_was_made_on(store: Store) -> None:
    decision = accept(store, fact(store))
    assert decision.verb is Verb.ACCEPT
    assert isinstance(decision.anchor, Anchor)
    assert decision.anchor.exact == "We were not asked"
    assert decision.sha256 == document().sha256
