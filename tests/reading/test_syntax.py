"""Syntax: what a page's words are to each other, and what is given where the model is missing."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from tests.reading.trees import place, tree_of

from standoff.errors import ModelError
from standoff.language import Sentence
from standoff.ontology import Document, Region, RegionKind, Span
from standoff.reading.page import lay_out
from standoff.reading.syntax import Syntax


class Missing:
    """An analyser whose model is not there."""

    name = "missing"

    def analyse(self, text: str, sentences: Sequence[Span] | None = None) -> tuple[Sentence, ...]:
        raise ModelError("no-model", "there is no model")


def test_without_a_model_there_are_no_sentences_and_the_problem_says_so() -> None:
    syntax = Syntax(lay_out(Document("quay.txt", "Ann Lee left.", "text/plain")), Missing())
    assert syntax.sentences == ()
    assert syntax.problem is not None
    assert syntax.problem.code == "no-syntax"


@pytest.mark.parametrize("text", ["", "\n\n", "* * *"])
def test_what_is_no_prose_has_no_sentences(text: str) -> None:
    syntax = Syntax(lay_out(Document("quay.txt", text, "text/plain")))
    assert syntax.sentences == ()
    assert syntax.problem is None


def test_what_is_no_running_text_is_not_analysed() -> None:
    text = "HARBOUR SHUT\n\nAnn Lee left."
    page = lay_out(Document("quay.txt", text, "text/plain", regions=(Region(RegionKind.TITLE, Span(0, 12)),)))
    assert [text[c.span.start : c.span.end] for c in Syntax(page).sentences] == ["Ann Lee left."]


def test_words_stand_where_the_text_has_them() -> None:
    text = "Ann Lee left the harbour. The board stayed."
    for clauses in Syntax(lay_out(Document("quay.txt", text, "text/plain"))).sentences:
        assert all(clauses.word_span(i).of(text) == word.form for i, word in enumerate(clauses.words))


@pytest.mark.parametrize(
    ("text", "verb", "subject"),
    [
        ("The guild rejected the offer.", "rejected", "guild"),
        ("The guild met and rejected the offer.", "rejected", "guild"),
        ("The guild wants to reject the offer.", "reject", "guild"),
        ("The guild asked the board to pay.", "pay", "board"),
        ("The guild left, rejecting the offer.", "rejecting", "guild"),
        ("The board, which paid, has left.", "paid", "which"),
        ("The offer was rejected.", "rejected", None),
    ],
)
def test_the_subject_is_the_verbs_own_or_that_of_the_verb_it_hangs_on(
    text: str, verb: str, subject: str | None
) -> None:
    clauses = tree_of(text)
    found = clauses.subject(place(clauses, verb))
    assert (clauses.words[found].form if found is not None else None) == subject


def test_a_passive_has_an_object_and_an_agent() -> None:
    clauses = tree_of("The offer was rejected by the guild.")
    verb = place(clauses, "rejected")
    done_to, agent = clauses.object(verb), clauses.agent(verb)
    assert clauses.is_passive(verb)
    assert done_to == place(clauses, "offer")
    assert agent == place(clauses, "guild")


def test_a_relative_pronoun_stands_for_its_noun() -> None:
    clauses = tree_of("The board, which rejected the offer, has left.")
    assert clauses.antecedent(place(clauses, "which")) == place(clauses, "board")


@pytest.mark.parametrize(
    ("text", "verb", "negated"),
    [
        ("The guild did not strike.", "strike", True),
        ("The guild never struck.", "struck", True),
        ("The guild struck.", "struck", False),
    ],
)
def test_negation(text: str, verb: str, negated: bool) -> None:
    clauses = tree_of(text)
    assert clauses.negated(place(clauses, verb)) is negated


def test_a_joined_verb_shares_its_auxiliaries() -> None:
    clauses = tree_of("The guild will meet and vote.")
    assert "will" in clauses.auxiliaries(place(clauses, "vote"))


def test_prepositional_phrases_are_found_by_their_preposition() -> None:
    clauses = tree_of("The guild spoke with the board against the plan.")
    verb = place(clauses, "spoke")
    assert clauses.by(verb, "with") == place(clauses, "board")
    assert clauses.by(verb, "under") is None


def test_a_nouns_phrase_leaves_its_clauses_out() -> None:
    text = "The late offer, which the board made, was rejected."
    clauses = tree_of(text)
    assert clauses.phrase(place(clauses, "offer")).of(text) == "The late offer"


def test_coordinated_nouns_come_in_order() -> None:
    clauses = tree_of("The guild and the board met.")
    assert [clauses.words[i].form for i in clauses.coordinated(place(clauses, "guild"))] == ["guild", "board"]
