"""Scores count what agrees in place and kind."""

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
