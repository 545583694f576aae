"""Measuring: an analyser against the rows of a set, on gold words or from the raw text.

Scores are F1 (of which accuracy is the case on gold words): words and sentences by their places; parts of speech,
lemmas, heads (UAS) and labelled heads (LAS, relations without subtypes) of words whose places are right, and the same
without punctuation marks, and with the marks of the set hung where the guidelines say (`marks.py`), for a set may hang
its own elsewhere; names by place and kind; and the arcs of verbs of speech to their subject and to the clause that
holds what is said.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from standoff.language import Sentence, Token, Word
from standoff.language.own import OwnAnalyser
from standoff.ontology import Span
from training.marks import by_guidelines
from training.rows import Row, entities

# 37 verbs that report what somebody said.
SPEECH = frozenset({
    "say", "tell", "add", "claim", "warn", "argue", "insist", "suggest", "announce", "deny", "admit", "accuse",
    "urge", "call", "describe", "explain", "state", "reply", "respond", "comment", "note", "believe", "think",
    "declare", "demand", "promise", "report", "reveal", "confirm", "stress", "acknowledge", "agree", "ask",
    "complain", "write", "hope", "fear"
})  # fmt: skip
_SUBJECT = frozenset({"nsubj", "nsubj:pass"})


@dataclass(frozen=True, slots=True)
class Document:
    """A document of a set: its text, with a blank line between paragraphs, and its sentences as they should be."""

    text: str
    rows: Sequence[Row]
    starts: Sequence[int]

    def spans(self) -> list[Span]:
        """The places of the sentences."""
        return [Span(start, start + len(row.text)) for start, row in zip(self.starts, self.rows, strict=True)]

    def tokens(self) -> list[list[Token]]:
        """The words of the sentences."""
        return [
            [Token(start + a, start + b, form, True) for (a, b), form in zip(row.spans, row.forms, strict=True)]
            for start, row in zip(self.starts, self.rows, strict=True)
        ]


def documents(rows: Iterable[Row]) -> list[Document]:
    """Group rows into documents, in order."""
    groups: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        groups[row.doc].append(row)
    return [_document(group) for group in groups.values()]


def _document(rows: Sequence[Row]) -> Document:
    text, starts = "", []
    for row in rows:
        if text:
            text += "\n\n" if row.opens_paragraph else " "
        starts.append(len(text))
        text += row.text
    return Document(text, rows, starts)


Item = tuple[object, ...]


def gold_items(document: Document) -> dict[str, set[Item]]:
    """What there is to find in a document, by kind."""
    found: dict[str, set[Item]] = defaultdict(set)
    for start, row in zip(document.starts, document.rows, strict=True):
        places = [(start + a, start + b) for a, b in row.spans]
        found["sentences"].add((start, start + len(row.text)))
        heads = [places[head - 1] if head else None for head in row.head]
        hung = by_guidelines(row)
        guided = [places[hung[i]] if i in hung else head for i, head in enumerate(heads)]
        _add_words(found, places, row.upos, row.lemma, heads, row.deprel)
        _add_guided(found, places, guided, row.deprel)
        for first, past, kind in entities(row.names or ()):
            _add_name(found, places[first][0], places[past - 1][1], kind)
    return found


def found_items(sentences: Iterable[Sentence]) -> dict[str, set[Item]]:
    """What an analysis found, by kind."""
    found: dict[str, set[Item]] = defaultdict(set)
    for sentence in sentences:
        words = sentence.words
        places = [(word.start, word.end) for word in words]
        found["sentences"].add((sentence.start, sentence.end))
        heads = [None if word.head is None else places[word.head] for word in words]
        _add_words(found, places, _each(words, "upos"), _each(words, "lemma"), heads, _each(words, "deprel"))
        _add_guided(found, places, heads, _each(words, "deprel"))
        for name in sentence.names:
            _add_name(found, name.start, name.end, name.kind)
    return found


def _each(words: Sequence[Word], field: str) -> list[str]:
    return [getattr(word, field) for word in words]


def _add_words(
    found: dict[str, set[Item]],
    places: Sequence[tuple[int, int]],
    upos: Sequence[str],
    lemmas: Sequence[str],
    heads: Sequence[tuple[int, int] | None],
    deprels: Sequence[str],
) -> None:
    lemma_at = dict(zip(places, lemmas, strict=True))
    for place, tag, lemma, head, deprel in zip(places, upos, lemmas, heads, deprels, strict=True):
        found["words"].add((place,))
        found["UPOS"].add((place, tag))
        found["lemmas"].add((place, lemma))
        found["UAS"].add((place, head))
        found["LAS"].add((place, head, deprel.split(":")[0]))
        if tag != "PUNCT":
            found["UAS without marks"].add((place, head))
            found["LAS without marks"].add((place, head, deprel.split(":")[0]))
        if head and lemma_at[head] in SPEECH and deprel in _SUBJECT:
            found["subjects of speech"].add((place, head))
        if head and lemma_at[head] in SPEECH and deprel == "ccomp":
            found["clauses of speech"].add((place, head))


def _add_guided(
    found: dict[str, set[Item]],
    places: Sequence[tuple[int, int]],
    heads: Sequence[tuple[int, int] | None],
    deprels: Sequence[str],
) -> None:
    for place, head, deprel in zip(places, heads, deprels, strict=True):
        found["UAS by guidelines"].add((place, head))
        found["LAS by guidelines"].add((place, head, deprel.split(":")[0]))


def _add_name(found: dict[str, set[Item]], start: int, end: int, kind: str) -> None:
    found["names"].add((start, end, kind))
    found[f"names {kind}"].add((start, end, kind))


KINDS = (
    "words", "sentences", "UPOS", "lemmas", "UAS", "LAS", "UAS by guidelines", "LAS by guidelines",
    "UAS without marks", "LAS without marks", "names", "names PER", "names ORG", "names LOC",
    "subjects of speech", "clauses of speech",
)  # fmt: skip


def scores(analyser: OwnAnalyser, rows: Sequence[Row], raw: bool = False) -> dict[str, float]:
    """F1 of each of `KINDS` over the documents of a set, in per cent."""
    both: Counter[str] = Counter()
    gold_count: Counter[str] = Counter()
    found_count: Counter[str] = Counter()
    for document in documents(rows):
        if raw:
            sentences = analyser.analyse(document.text)
        else:
            sentences = analyser.analyse_tokens(document.spans(), document.tokens())
        gold, found = gold_items(document), found_items(sentences)
        for kind in KINDS:
            both[kind] += len(gold[kind] & found[kind])
            gold_count[kind] += len(gold[kind])
            found_count[kind] += len(found[kind])
    return {kind: 200 * both[kind] / max(1, gold_count[kind] + found_count[kind]) for kind in KINDS}
