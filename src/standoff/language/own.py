"""Our own analyser: rules for words and sentences, the shipped network for what they are to each other.

A text is read in four steps: sentences and words by rule; scores of each sentence by the network; trees, tags, lemmas
and features of each sentence; names over the whole text. A sentence longer than the network reads is analysed in
stretches, the later ones set beside the first (`parataxis`). What is no prose is left alone: see `MAX_CHARACTERS`,
`MAX_WORDS` and `_is_prose`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

from standoff.language.analysis import Name, NameKind, Sentence, Word
from standoff.language.features import Tagging, features
from standoff.language.network import MAX_PIECES, Network
from standoff.language.sentences import split_sentences
from standoff.language.tokens import Token, tokenize
from standoff.ontology import Span

if TYPE_CHECKING:
    from standoff.language.names import Found, NameFinder, Tagged

# Longer than any sentence of prose; beyond them a sentence is kept but not analysed.
MAX_CHARACTERS = 20_000
MAX_WORDS = 1_500
_FEW_WORDS = 40


@dataclass(frozen=True, slots=True)
class _Stretch:
    """Words that the network reads together, analysed: heads count from 0 within the stretch, −1 for its root."""

    tokens: Sequence[Token]
    upos: list[str]
    xpos: list[str]
    heads: list[int]
    deprels: list[str]
    tagged: Tagged


class OwnAnalyser:
    """The default analyser. `network` is the loaded model; see `standoff.language.open_analyser`."""

    def __init__(self, network: Network) -> None:
        from standoff.language.names import NameFinder

        self._network = network
        self._finder: NameFinder = NameFinder(network.labels["names"])

    @property
    def name(self) -> str:
        """ "standoff-en" and the version of the model."""
        return f"standoff-en {self._network.version}"

    def analyse(self, text: str, sentences: Sequence[Span] | None = None) -> tuple[Sentence, ...]:
        """Return the analysed sentences of `text`; see `Analyser.analyse`."""
        spans = split_sentences(text) if sentences is None else sentences
        return self.analyse_tokens(spans, [_tokens(text, span) for span in spans])

    def analyse_tokens(self, spans: Sequence[Span], tokens: Sequence[Sequence[Token]]) -> tuple[Sentence, ...]:
        """Return the analysis of sentences at `spans` whose words are known; no words, no analysis."""
        stretches = [[self._stretch(part) for part in self._parts(words)] for words in tokens]
        names = iter(self._finder.find([one.tagged for parts in stretches for one in parts]))
        return tuple(
            self._sentence(span, parts, [next(names) for _ in parts])
            for span, parts in zip(spans, stretches, strict=True)
        )

    def _parts(self, tokens: Sequence[Token]) -> Iterator[Sequence[Token]]:
        """Cut a sentence where the network would not read on, after a comma or the like if there is one."""
        start = size = 0
        stop = -1
        for place, token in enumerate(tokens):
            pieces = len(self._network.pieces.cut(token.text))
            if size + pieces > MAX_PIECES - 2:
                cut = stop if stop > start else place
                yield tokens[start:cut]
                size = sum(len(self._network.pieces.cut(one.text)) for one in tokens[cut:place])
                start = cut
            size += pieces
            if token.text in (",", ";", ":", "–", "—") and place - start > 20:
                stop = place + 1
        if start < len(tokens):
            yield tokens[start:]

    def _stretch(self, tokens: Sequence[Token]) -> _Stretch:
        import numpy as np

        from standoff.language.names import Tagged
        from standoff.language.tree import ArcScores, best_tree, log_softmax, settle_tell

        network, labels = self._network, self._network.labels
        forms = [token.text for token in tokens]
        scores = network.run(network.cut(forms))
        upos = [labels["upos"][i] for i in scores.upos.argmax(1).tolist()]
        xpos = [labels["xpos"][i] for i in scores.xpos.argmax(1).tolist()]
        arcs = ArcScores(
            scores.arcs,
            lambda words, heads: network.label(scores.dependents[words], scores.heads[heads]),
            labels["deprel"],
        )
        tree = best_tree(arcs)
        settle_tell(tree, labels["deprel"], forms, upos)
        deprels = [labels["deprel"][i] for i in tree.labels.tolist()]
        tagged = Tagged(forms, upos, np.exp(log_softmax(scores.names)))
        return _Stretch(tokens, upos, xpos, (tree.heads - 1).tolist(), deprels, tagged)

    def _sentence(self, span: Span, parts: Sequence[_Stretch], found: Sequence[Sequence[Found]]) -> Sentence:
        words: list[Word] = []
        names: list[Name] = []
        root = parts[0].heads.index(-1) if parts else 0
        for part, inside in zip(parts, found, strict=True):
            before = len(words)
            words.extend(self._words(part, before, root if before else None))
            names.extend(_name(words, before, one) for one in inside)
        return Sentence(span.start, span.end, tuple(words), tuple(names), parsed=bool(parts))

    def _words(self, part: _Stretch, before: int, root: int | None) -> Iterator[Word]:
        """The words of a stretch; its own root goes under `root`, the root of the sentence, if that is not itself."""
        forms = [token.text for token in part.tokens]
        lemmas = [self._network.lemmatiser.lemma(f, tag) for f, tag in zip(forms, part.xpos, strict=True)]
        feats = features(Tagging(forms, lemmas, part.upos, part.xpos, part.heads, part.deprels))
        for place, token in enumerate(part.tokens):
            head: int | None = part.heads[place] + before
            deprel = part.deprels[place]
            if part.heads[place] < 0:
                head, deprel = (None, deprel) if root is None else (root, "parataxis")
            yield Word(
                token.start,
                token.end,
                token.text,
                lemmas[place],
                part.upos[place],
                part.xpos[place],
                feats[place],
                head,
                deprel,
            )


def _name(words: Sequence[Word], before: int, found: Found) -> Name:
    first, past = before + found.first, before + found.past
    return Name(words[first].start, words[past - 1].end, cast(NameKind, found.kind), first, past)


def _tokens(text: str, span: Span) -> Sequence[Token]:
    """The words of a sentence, at their places in the text; none where it is no prose."""
    if len(span) > MAX_CHARACTERS:
        return ()
    inside = tokenize(text[span.start : span.end])
    if not _is_prose(inside):
        return ()
    start = span.start
    return [Token(start + t.start, start + t.end, t.text, t.space_after) for t in inside]


def _is_prose(tokens: Sequence[Token]) -> bool:
    """A word or a figure in it; if it is long, not too long, and words among its marks and figures."""
    if len(tokens) <= _FEW_WORDS:
        return any(token.text[0].isalnum() for token in tokens)
    return len(tokens) <= MAX_WORDS and sum(token.text[0].isalpha() for token in tokens) * 4 >= len(tokens)
