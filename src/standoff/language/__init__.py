"""Sentences understood: words, sentences, parts of speech, dependencies and names of an English text.

`open_analyser` gives an `Analyser`, which turns a text into `Sentence`s of `Word`s and `Name`s. `tokenize` and
`split_sentences` are rules and need no model. Nothing heavy is imported before an analyser is opened.
"""

from standoff.language.analysis import Analyser, Name, NameKind, Sentence, Word
from standoff.language.choice import open_analyser
from standoff.language.network import ModelFiles, check_model
from standoff.language.sentences import split_sentences
from standoff.language.tokens import Token, tokenize

__all__ = [
    "Analyser",
    "ModelFiles",
    "Name",
    "NameKind",
    "Sentence",
    "Token",
    "Word",
    "check_model",
    "open_analyser",
    "split_sentences",
    "tokenize",
]
