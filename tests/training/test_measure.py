"""Scores count what agrees in place and kind."""

from dataclasses import replace

from training.measure import SPEECH, documents, found_items, gold_items
from training.rows import Row

from standoff.language import Name, Sentence, Word

ROW = Row(
    "ewt", "d", ("Ann", "said", "so"), ("B-PER", "O", "O"), ("PROPN", "VERB", "ADV"), ("NNP", "VBD", "RB"), (2, 0, 2),
    ("nsubj", "root", "advmod"), ("Ann", "say", "so"), "Ann said so", ((0, 3), (4, 8), (9, 11)), True,
)  # fmt: skip


def test_there_are_37_verbs_of_speech() -> None:
    assert len(SPEECH) == 37


def test_paragraphs_are_kept_apart() -> None:
    (document,) = documents([ROW, ROW])
    assert document.text == "Ann said so\n\nAnn said so"
    assert [(span.start, span.end) for span in document.spans()] == [(0, 11), (13, 24)]


def test_a_right_analysis_has_every_item() -> None:
    (document,) = documents([ROW])
    words = tuple(
        Word(start, end, form, lemma, upos, xpos, "", head - 1 if head else None, deprel)
        for (start, end), form, lemma, upos, xpos, head, deprel in zip(
            ROW.spans, ROW.forms, ROW.lemma, ROW.upos, ROW.xpos, ROW.head, ROW.deprel, strict=True
        )
    )
    found = found_items([Sentence(0, 11, words, (Name(0, 3, "PER", 0, 1),))])
    assert found == gold_items(document)
    assert found["subjects of speech"] == {((0, 3), (4, 8))}


def test_a_mark_hung_against_the_guidelines_costs_a_set_not_the_parser() -> None:
    # "If so, go": the comma is the clause's; this set hangs it on the main verb.
    row = replace(
        ROW, forms=("If", "so", ",", "go"), names=("O",) * 4, upos=("SCONJ", "ADV", "PUNCT", "VERB"), head=(2, 4, 4, 0),
        xpos=("IN", "RB", ",", "VB"), deprel=("mark", "advcl", "punct", "root"), lemma=("if", "so", ",", "go"),
        text="If so, go", spans=((0, 2), (3, 5), (5, 6), (7, 9)),
    )  # fmt: skip
    (document,) = documents([row])
    gold = gold_items(document)
    assert ((5, 6), (7, 9)) in gold["UAS"]
    assert ((5, 6), (3, 5)) in gold["UAS by guidelines"]
    assert len(gold["UAS by guidelines"]) == 4
