"""A spaCy pipeline gives the same kind of analysis: its labels in the words of Universal Dependencies."""

import warnings
from pathlib import Path
from typing import Any

import pytest

from standoff.errors import ModelError
from standoff.language import open_analyser
from standoff.language.spacy_pipeline import SpacyAnalyser

with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    spacy = pytest.importorskip("spacy")

# word, tag, lemma, head, label: as spaCy's own English pipelines would have it.
ANALYSES = {
    "The minister was told": "The DET the 1 det|minister NOUN minister 3 nsubjpass"
    "|was AUX be 3 auxpass|told VERB tell 3 ROOT",
    "She is leader of Unite": "She PRON she 1 nsubj|is AUX be 1 ROOT|leader NOUN leader 1 attr|of ADP of 2 prep"
    "|Unite PROPN Unite 3 pobj",
    "They met in Leeds": "They PRON they 1 nsubj|met VERB meet 1 ROOT|in ADP in 1 prep|Leeds PROPN Leeds 2 pobj",
    "It was backed by members": "It PRON it 2 nsubjpass|was AUX be 2 auxpass|backed VERB back 2 ROOT|by ADP by 2 agent"
    "|members NOUN member 3 pobj",
}  # fmt: skip
NAMES = {"Unite": "ORG", "Leeds": "GPE"}


def answered(doc: Any) -> Any:
    """Stand in for the components of a trained pipeline: look the answer up."""
    rows = [row.split(" ") for row in ANALYSES.get(doc.text, "").split("|") if row]
    for token, (_, upos, lemma, head, label) in zip(doc, rows, strict=False):
        token.pos_, token.lemma_, token.dep_, token.head = upos, lemma, label, doc[int(head)]
    doc.ents = [spacy.tokens.Span(doc, t.i, t.i + 1, NAMES[t.text]) for t in doc if t.text in NAMES]
    return doc


@pytest.fixture
def analyser() -> SpacyAnalyser:
    pipeline = spacy.blank("en")
    spacy.Language.component("parser_of_the_test", func=answered)
    pipeline.add_pipe("parser_of_the_test", name="parser")
    return SpacyAnalyser(pipeline)


def arcs(analyser: SpacyAnalyser, text: str) -> list[str]:
    (sentence,) = analyser.analyse(text)
    return [f"{word.form} {word.deprel} {'' if word.head is None else sentence.words[word.head].form}".strip()
            for word in sentence.words]  # fmt: skip


def test_passives_are_renamed(analyser: SpacyAnalyser) -> None:
    assert arcs(analyser, "The minister was told") == [
        "The det minister", "minister nsubj:pass told", "was aux:pass told", "told root",
    ]  # fmt: skip


def test_copulas_and_prepositions_are_turned_round(analyser: SpacyAnalyser) -> None:
    assert arcs(analyser, "She is leader of Unite") == [
        "She nsubj leader", "is cop leader", "leader root", "of case Unite", "Unite nmod leader",
    ]  # fmt: skip


def test_a_noun_under_a_verb_is_oblique(analyser: SpacyAnalyser) -> None:
    assert arcs(analyser, "They met in Leeds")[-1] == "Leeds obl met"
    assert arcs(analyser, "It was backed by members")[-1] == "members obl:agent backed"


def test_names_are_mapped_to_our_kinds(analyser: SpacyAnalyser) -> None:
    (sentence,) = analyser.analyse("They met in Leeds")
    assert [(name.kind, name.start, name.end, name.first, name.past) for name in sentence.names] == [
        ("LOC", 12, 17, 3, 4)
    ]


def test_places_are_those_of_the_text(analyser: SpacyAnalyser) -> None:
    text = "They met.  She is\nleader of Unite. \n\nIt was backed 😀 by members."
    for sentence in analyser.analyse(text):
        assert sentence.parsed
        for word in sentence.words:
            assert text[word.start : word.end] == word.form


def test_a_pipeline_without_a_parser_is_refused() -> None:
    with pytest.raises(ModelError) as caught:
        SpacyAnalyser(spacy.blank("en"))
    assert caught.value.code == "bad-pipeline"


def test_a_saved_pipeline_is_opened_by_its_folder(tmp_path: Path) -> None:
    pipeline = spacy.blank("en")
    parser = pipeline.add_pipe("parser")
    for label in ("nsubj", "ROOT", "dobj"):
        parser.add_label(label)
    pipeline.initialize()
    pipeline.to_disk(tmp_path / "tiny")
    found = open_analyser(f"spacy:{tmp_path / 'tiny'}").analyse("Doctors met ministers. They left.")
    assert len(found) == 2
    assert all(sentence.root is not None for sentence in found)
