"""Sentences understood: words, sentences, parts of speech, dependencies and names of an English text.

`tokenize` and `split_sentences` are rules and need nothing; `Analyser` is what a whole analysis looks like.
"""

from standoff.language.sentences import split_sentences
from standoff.language.tokens import Token, tokenize

__all__ = ["Token", "split_sentences", "tokenize"]
