"""What the default analyser promises: places, trees, the same answer every time, and bounds on hostile text."""

import random
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from standoff.language import Analyser, Sentence, open_analyser, split_sentences
from standoff.ontology import Span

ARTICLE = """Junior doctors in England will walk out for 48 hours, the British Medical Association (BMA) said.

Dr Jane Harlow, who chairs the BMA's committee, told the BBC: “We won’t be bullied. The offer wasn’t good enough.”
Ministers deny that. “Nobody has been told to work longer,” a spokesman for NHS England insisted on Monday.

Harlow was asked whether the BMA would call off the strike if talks were held; she did not answer.
"""


def words(sentences: tuple[Sentence, ...]) -> dict[str, list[str]]:
    """Dependents of each lemma as "relation:form"."""
    found: dict[str, list[str]] = {}
    for sentence in sentences:
        for word in sentence.words:
            if word.head is not None:
                found.setdefault(sentence.words[word.head].lemma, []).append(f"{word.deprel}:{word.form}")
    return found


def check(text: str, sentences: tuple[Sentence, ...]) -> None:
    assert [Span(s.start, s.end) for s in sentences] == split_sentences(text)
    for sentence in sentences:
        assert sentence.parsed == bool(sentence.words)
        heads = [word.head for word in sentence.words]
        assert heads.count(None) == (1 if heads else 0)
        for place, word in enumerate(sentence.words):
            assert text[word.start : word.end] == word.form
            assert len(list(sentence.ancestors(place))) < len(heads)
        for name in sentence.names:
            assert name.start == sentence.words[name.first].start
            assert name.end == sentence.words[name.past - 1].end


def test_reads_an_article(analyser: Analyser) -> None:
    sentences = analyser.analyse(ARTICLE)
    check(ARTICLE, sentences)
    found = words(sentences)
    assert {"nsubj:Association", "ccomp:walk"} <= set(found["say"])
    assert {"nsubj:Jane", "iobj:BBC"} <= set(found["tell"])
    assert "nsubj:Ministers" in found["deny"]
    assert "nsubj:spokesman" in found["insist"]


def test_knows_tense_voice_and_polarity(analyser: Analyser) -> None:
    feats = {word.form: word for sentence in analyser.analyse(ARTICLE) for word in sentence.words}
    assert feats["said"].feat("Tense") == "Past"
    assert feats["bullied"].feat("Voice") == "Pass"
    assert feats["n’t"].feat("Polarity") == "Neg"
    assert feats["Ministers"].feat("Number") == "Plur"
    assert feats["bullied"].lemma == "bully"


def test_finds_names_and_makes_them_agree(analyser: Analyser) -> None:
    names = {(ARTICLE[n.start : n.end], n.kind) for s in analyser.analyse(ARTICLE) for n in s.names}
    assert {("British Medical Association", "ORG"), ("BMA", "ORG"), ("Jane Harlow", "PER")} <= names
    assert {("Harlow", "PER"), ("BBC", "ORG"), ("England", "LOC"), ("NHS England", "ORG")} <= names


def test_takes_sentences_from_the_caller(analyser: Analyser) -> None:
    spans = [Span(0, 14), Span(18, 25)]
    assert [(s.start, s.end) for s in analyser.analyse(ARTICLE, spans)] == [(0, 14), (18, 25)]


def test_says_what_it_is(analyser: Analyser) -> None:
    assert analyser.name.startswith("standoff-en ")


@pytest.mark.parametrize("text", ["", " \n\n ", "\u00a0"])
def test_nothing_comes_of_nothing(analyser: Analyser, text: str) -> None:
    assert analyser.analyse(text) == ()


def test_one_and_two_threads_agree() -> None:
    assert open_analyser("", 1).analyse(ARTICLE) == open_analyser("", 2).analyse(ARTICLE)


def test_threads_may_share_it(analyser: Analyser) -> None:
    expected = analyser.analyse(ARTICLE)
    with ThreadPoolExecutor(4) as pool:
        assert all(found == expected for found in pool.map(analyser.analyse, [ARTICLE] * 8))


def test_a_sentence_is_analysed_alike_in_any_company(analyser: Analyser) -> None:
    spans = split_sentences(ARTICLE)
    together = {(s.start, s.end): s.words for s in analyser.analyse(ARTICLE, spans)}
    shuffled = list(spans)
    random.Random(1).shuffle(shuffled)
    assert {(s.start, s.end): s.words for s in analyser.analyse(ARTICLE, shuffled)} == together
    for span in spans:
        assert analyser.analyse(ARTICLE, [span])[0].words == together[span.start, span.end]


def test_an_endless_sentence_is_analysed_in_stretches(analyser: Analyser) -> None:
    text = ", ".join(["the union said that it would strike"] * 60) + "."
    sentences = analyser.analyse(text)
    check(text, sentences)
    assert len(sentences) == 1
    assert sum(word.lemma == "say" for word in sentences[0].words) == 60


HOSTILE = {
    "a megabyte without spaces": "a" * 1_000_000,
    "a megabyte of words without an end": "word " * 200_000,
    "a megabyte of commas and letters": "a,b;" * 250_000,
    "brackets": "(" * 10_000,
    "brackets of two kinds": "([" * 5_000 + "])" * 5_000,
    "emoji": "😀👩🏽‍⚕️🇬🇧" * 5_000,
    "control characters": "".join(map(chr, range(32))) * 2_000,
    "lone surrogates": "\ud800\udfff" * 5_000,
    "combining marks": "e" + "\u0301" * 10_000,
    "bidirectional controls": "\u202eabc\u202c " * 2_000,
    "figures": "1,234.5 " * 10_000,
    "full stops": ". " * 20_000,
}


@pytest.mark.parametrize("kind", HOSTILE)
def test_hostile_text_is_bounded(analyser: Analyser, kind: str) -> None:
    started = time.process_time()
    check(HOSTILE[kind], analyser.analyse(HOSTILE[kind]))
    assert time.process_time() - started < 5


@given(st.text(st.characters(codec=None) | st.sampled_from("aA.,'\"“”‘’()1 \n"), max_size=120))
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_text_gives_trees_at_true_places(analyser: Analyser, text: str) -> None:
    check(text, analyser.analyse(text))


def test_nothing_heavy_is_imported_before_it_is_needed() -> None:
    code = (
        "import sys, standoff.language as l; l.tokenize('a'); l.split_sentences('a');"
        "print(sorted({'numpy', 'onnxruntime', 'spacy', 'torch'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
