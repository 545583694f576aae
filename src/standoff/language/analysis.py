"""What an analysis looks like, whoever made it, and what may make one.

Labels are those of Universal Dependencies (parts of speech, features, relations). All places are code points of the
text that was given, half open, so `text[word.start:word.end] == word.form`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal, Protocol

from standoff.ontology import Span

NameKind = Literal["PER", "ORG", "LOC"]


@dataclass(frozen=True, slots=True)
class Word:
    """One word of a sentence.

    `head` is the place of its head among the words of the sentence, counted from 0; None for the root. `feats` are
    written as in CoNLL-U, sorted: "Mood=Ind|Tense=Past|VerbForm=Fin", or "".
    """

    start: int
    end: int
    form: str
    lemma: str
    upos: str
    xpos: str
    feats: str
    head: int | None
    deprel: str

    def feat(self, name: str) -> str | None:
        """Return the value of one feature, as "Past" for "Tense"; None when the word has no such feature."""
        for pair in self.feats.split("|") if self.feats else ():
            key, _, value = pair.partition("=")
            if key == name:
                return value
        return None


@dataclass(frozen=True, slots=True)
class Name:
    """The name of a person (PER), an organisation (ORG) or a place (LOC), without a title or an article.

    `first` and `past` are the places of its words in the sentence, half open.
    """

    start: int
    end: int
    kind: NameKind
    first: int
    past: int


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence. `parsed` is false, and `words` empty, where the text is no prose that could be analysed."""

    start: int
    end: int
    words: tuple[Word, ...]
    names: tuple[Name, ...]
    parsed: bool = True

    @property
    def root(self) -> int | None:
        """The place of the root, or None where the sentence was not analysed."""
        return next((place for place, word in enumerate(self.words) if word.head is None), None)

    def children(self, place: int) -> list[int]:
        """Return the places of the words whose head is the word at `place`, in order."""
        return [child for child, word in enumerate(self.words) if word.head == place]

    def subtree(self, place: int) -> list[int]:
        """Return the places of a word and of everything under it, in order."""
        found = [place]
        heads: dict[int | None, list[int]] = {}
        for child, word in enumerate(self.words):
            heads.setdefault(word.head, []).append(child)
        for one in found:
            found.extend(heads.get(one, ()))
        return sorted(found)

    def ancestors(self, place: int) -> Iterator[int]:
        """Yield the places of the head of a word, of that head's head, and so on up to the root."""
        head = self.words[place].head
        while head is not None:
            yield head
            head = self.words[head].head


class Analyser(Protocol):
    """Turns a text into analysed sentences. Safe to call from several threads at once."""

    @property
    def name(self) -> str:
        """What made the analysis and in which version, for the record's provenance."""
        ...

    def analyse(self, text: str, sentences: Sequence[Span] | None = None) -> tuple[Sentence, ...]:
        """Return the analysed sentences of `text`, in order.

        `sentences` tells where they are; without it they are found by `split_sentences`. The same text and places
        give the same analysis every time. Raises ModelError when the model is missing or damaged.
        """
        ...
