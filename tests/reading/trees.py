"""The tree of a sentence, and what a verb of report in it is found to report."""

from __future__ import annotations

from standoff.ontology import Document
from standoff.reading.complements import complement
from standoff.reading.lexicon import lexicon
from standoff.reading.page import lay_out
from standoff.reading.syntax import Clauses, Syntax


def tree_of(text: str) -> Clauses:
    """The tree of ``text``, which is one sentence."""
    [tree] = Syntax(lay_out(Document("quay.txt", text, "text/plain"))).sentences
    return tree


def place(tree: Clauses, word: str) -> int:
    """Where ``word`` first stands in the sentence, counted in words."""
    return next(i for i, w in enumerate(tree.words) if w.form == word)


def reported(text: str, cue: str) -> str | None:
    """What the verb of report ``cue`` reports in the sentence ``text``."""
    tree = tree_of(text)
    found = complement(tree, place(tree, cue.split()[0]), lexicon().cues[cue])
    return found.content.of(text) if found else None
