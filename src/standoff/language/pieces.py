"""Word pieces: the units the network reads, cut from words as BERT's uncased WordPiece does, in plain Python.

A word is lower-cased, stripped of accents and control characters, parted at punctuation, and cut greedily into the
longest entries of the vocabulary. Unlike BERT's, a word yields at most `MAX_PIECES`, so that a hostile word costs
no more than a long one.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence

MAX_PIECES = 12
_LONGEST = 100
_CACHED = 50_000


class WordPieces:
    """Cuts words into ids of `vocabulary` (one entry a place; `##` opens an entry that continues a word).

    Ids of the entries it needs itself are `pad`, `unknown`, `first` (opens a sentence) and `last` (closes it).
    """

    def __init__(self, vocabulary: Sequence[str]) -> None:
        self._ids = {entry: place for place, entry in enumerate(vocabulary)}
        self.pad, self.unknown = self._ids["[PAD]"], self._ids["[UNK]"]
        self.first, self.last = self._ids["[CLS]"], self._ids["[SEP]"]
        self._cut: dict[str, tuple[int, ...]] = {}

    def __len__(self) -> int:
        return len(self._ids)

    def cut(self, word: str) -> tuple[int, ...]:
        """Return the ids of the pieces of one word: at least one, at most `MAX_PIECES`."""
        known = self._cut.get(word)
        if known is None:
            known = tuple(self._pieces(word))[:MAX_PIECES] or (self.unknown,)
            if len(self._cut) < _CACHED and len(word) <= _LONGEST:
                # A plain assignment: threads may both compute it, and both compute the same.
                self._cut[word] = known
        return known

    def _pieces(self, word: str) -> Iterator[int]:
        for part in _parts(normalised(word[:_LONGEST])):
            yield from self._greedy(part)

    def _greedy(self, part: str) -> list[int]:
        found: list[int] = []
        start = 0
        while start < len(part):
            prefix = "##" if start else ""
            for end in range(len(part), start, -1):
                piece = self._ids.get(prefix + part[start:end])
                if piece is not None:
                    found.append(piece)
                    start = end
                    break
            else:
                return [self.unknown]
        return found


def normalised(word: str) -> str:
    """Lower-case `word` and drop its accents and control characters."""
    if word.isascii() and word.isprintable():
        return word.lower()
    folded = unicodedata.normalize("NFD", word.lower())
    return "".join(c for c in folded if unicodedata.category(c) not in {"Mn", "Cc", "Cf", "Cs", "Co", "Cn"})


def _parts(word: str) -> Iterator[str]:
    """Part at punctuation and ideographs, each a part of its own."""
    if word.isalnum() and word.isascii():
        yield word
        return
    start = 0
    for place, character in enumerate(word):
        if _stands_alone(character):
            if start < place:
                yield word[start:place]
            yield character
            start = place + 1
    if start < len(word):
        yield word[start:]


def _stands_alone(character: str) -> bool:
    code = ord(character)
    if code < 128:
        return not character.isalnum()
    return unicodedata.category(character)[0] == "P" or 0x3400 <= code <= 0x9FFF or 0xF900 <= code <= 0xFAFF
