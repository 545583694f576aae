"""A spaCy pipeline in place of our own model: its analysis in the words of Universal Dependencies.

spaCy's English pipelines label arcs as ClearNLP does and treat a copula and a preposition as heads. Labels are mapped
one to one where UD has the same relation (`_LABELS`); prepositions become `case` and their objects `nmod` or `obl`; a
copula becomes `cop` under its complement. Names are mapped by `_KINDS`; other kinds are left out.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from importlib import import_module
from typing import Any

from standoff.errors import ModelError
from standoff.language.analysis import Name, NameKind, Sentence, Word
from standoff.language.sentences import split_sentences
from standoff.ontology import Span

_KINDS: dict[str, NameKind] = {
    "PERSON": "PER", "PER": "PER", "ORG": "ORG", "NORP": "ORG", "GPE": "LOC", "LOC": "LOC", "FAC": "LOC",
}  # fmt: skip
_LABELS = {
    "ROOT": "root", "nsubjpass": "nsubj:pass", "csubjpass": "csubj:pass", "auxpass": "aux:pass", "dobj": "obj",
    "dative": "iobj", "neg": "advmod", "poss": "nmod:poss", "possessive": "case", "relcl": "acl:relcl",
    "prt": "compound:prt", "nn": "compound", "npadvmod": "obl:unmarked", "intj": "discourse", "agent": "case",
    "prep": "case", "preconj": "cc:preconj", "predet": "det:predet", "quantmod": "advmod", "meta": "dep",
    "oprd": "xcomp", "acomp": "xcomp", "attr": "xcomp", "rcmod": "acl:relcl", "num": "nummod", "number": "nummod",
    "infmod": "acl", "partmod": "acl", "complm": "mark",
}  # fmt: skip
_NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM", "SYM"})
_MOVES_UP = frozenset({"pobj", "pcomp"})
_PREDICATES = frozenset({"attr", "acomp"})


@dataclass(slots=True)
class _Arc:
    head: int
    label: str


class SpacyAnalyser:
    """Analyses with a spaCy pipeline that tags and parses. Its tokens are kept; sentences are ours."""

    def __init__(self, pipeline: Any) -> None:
        """Take a loaded `spacy.Language`; ModelError (`bad-pipeline`) when it has no parser."""
        if not pipeline.has_pipe("parser"):
            raise ModelError("bad-pipeline", "the spaCy pipeline has no parser", todo="take one with a parser")
        self._pipeline = pipeline

    @classmethod
    def named(cls, name: str) -> SpacyAnalyser:
        """Load a pipeline by its name or folder; ModelError (`no-runtime`, `bad-pipeline`)."""
        try:
            spacy = import_module("spacy")
        except ImportError as error:
            raise ModelError(
                "no-runtime", "spaCy is not installed", todo="install it with `pip install standoff[spacy]`"
            ) from error
        try:
            return cls(spacy.load(name))
        except (OSError, ValueError) as error:
            raise ModelError("bad-pipeline", f"spaCy has no pipeline {name!r}", todo="install it first") from error

    @property
    def name(self) -> str:
        """What findings are said to be read with: "spacy", the language, the pipeline's name and its version."""
        meta = self._pipeline.meta
        return f"spacy {meta.get('lang', '')}_{meta.get('name', '')} {meta.get('version', '')}"

    def analyse(self, text: str, sentences: Sequence[Span] | None = None) -> tuple[Sentence, ...]:
        """Return the analysed sentences of `text`; see `Analyser.analyse`."""
        spans = split_sentences(text) if sentences is None else sentences
        pieces = [text[span.start : span.end] for span in spans]
        return tuple(_sentence(span, doc) for span, doc in zip(spans, self._pipeline.pipe(pieces), strict=True))


def _sentence(span: Span, doc: Any) -> Sentence:
    kept = [token for token in doc if not token.is_space]
    places = {token.i: place for place, token in enumerate(kept)}
    arcs = [_arc(token, places) for token in kept]
    _one_root(arcs)
    _universal(arcs, [token.pos_ for token in kept], [token.lemma_ for token in kept])
    words = tuple(_word(span, token, arc) for token, arc in zip(kept, arcs, strict=True))
    return Sentence(span.start, span.end, words, tuple(_names(span, doc, places)), parsed=bool(words))


def _arc(token: Any, places: dict[int, int]) -> _Arc:
    head = token.head
    while head.i not in places and head.head.i != head.i:
        head = head.head
    own = head.i == token.i or head.i not in places
    return _Arc(-1 if own else places[head.i], "root" if own else token.dep_ or "dep")


def _one_root(arcs: list[_Arc]) -> None:
    """spaCy may find several sentences in one of ours: the later roots go beside the first."""
    roots = [place for place, arc in enumerate(arcs) if arc.head < 0]
    for later in roots[1:]:
        arcs[later] = _Arc(roots[0], "parataxis")


def _universal(arcs: list[_Arc], upos: Sequence[str], lemmas: Sequence[str]) -> None:
    if any(arc.label in ("case", "obl", "nmod", "cop") for arc in arcs):
        return  # trained on UD: nothing to turn round
    _turn_copulas(arcs, lemmas)
    _turn_prepositions(arcs, upos)
    for arc in arcs:
        arc.label = _LABELS.get(arc.label, arc.label)


def _turn_prepositions(arcs: list[_Arc], upos: Sequence[str]) -> None:
    for place in range(len(arcs)):
        if arcs[place].label not in _MOVES_UP or arcs[place].head < 0:
            continue
        preposition = arcs[place].head
        above = arcs[preposition].head
        if above < 0 or arcs[preposition].label not in ("prep", "agent", "dative"):
            arcs[place].label = "obl"
            continue
        nominal = upos[above] in _NOMINAL
        by = arcs[preposition].label == "agent"
        label = "acl" if arcs[place].label == "pcomp" else "nmod" if nominal else "obl:agent" if by else "obl"
        arcs[place] = _Arc(above, label)
        arcs[preposition] = _Arc(place, "case")


def _turn_copulas(arcs: list[_Arc], lemmas: Sequence[str]) -> None:
    for place in range(len(arcs)):
        verb = arcs[place].head
        if arcs[place].label not in _PREDICATES or verb < 0 or lemmas[verb] != "be":
            continue
        arcs[place] = _Arc(arcs[verb].head, arcs[verb].label)
        arcs[verb] = _Arc(place, "cop")
        for other, arc in enumerate(arcs):
            if arc.head == verb and other != place:
                arc.head = place


def _word(span: Span, token: Any, arc: _Arc) -> Word:
    start = span.start + token.idx
    return Word(
        start,
        start + len(token.text),
        token.text,
        token.lemma_ or token.text,
        token.pos_ or "X",
        token.tag_,
        str(token.morph),
        None if arc.head < 0 else arc.head,
        "root" if arc.head < 0 else arc.label,
    )


def _names(span: Span, doc: Any, places: dict[int, int]) -> Iterator[Name]:
    for found in doc.ents:
        kind = _KINDS.get(found.label_)
        inside = [places[token.i] for token in found if token.i in places]
        if kind and inside:
            start, end = span.start + found.start_char, span.start + found.end_char
            yield Name(start, end, kind, inside[0], inside[-1] + 1)
