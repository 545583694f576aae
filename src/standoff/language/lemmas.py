"""Lemmas: the dictionary form of a word, from its form and its Penn tag, by edits learned from the treebanks.

An edit "2y" takes two characters off the end and adds "y" ("parties", NNS). The table, made by `training`, holds the
edit of each tag and ending that differs from the one of the next shorter ending, and whole words that no ending
explains ("went", VBD).
"""

from __future__ import annotations

from collections.abc import Mapping

LONGEST_ENDING = 6
# Proper nouns keep their capitals, acronyms too.
KEEPS_CASE = frozenset({"NNP", "NNPS"})
_CACHED = 50_000
_LONGEST_CACHED = 40


class Lemmatiser:
    """Looks lemmas up in a table: `words` and `endings` map "TAG form" and "TAG ending" to edits."""

    def __init__(self, words: Mapping[str, str], endings: Mapping[str, str]) -> None:
        self._words, self._endings = words, endings
        self._known: dict[tuple[str, str], str] = {}

    def lemma(self, form: str, xpos: str) -> str:
        """Return the lemma of `form` under the Penn tag `xpos`; its lower case when nothing fits."""
        known = self._known.get((form, xpos))
        if known is None:
            known = self._looked_up(form, xpos)
            if len(self._known) < _CACHED and len(form) <= _LONGEST_CACHED:
                # A plain assignment: threads may both compute it, and both compute the same.
                self._known[form, xpos] = known
        return known

    def _looked_up(self, form: str, xpos: str) -> str:
        if xpos == "CD":
            return form.lower().replace(",", "")
        base = form if xpos in KEEPS_CASE else form.lower()
        key = base.lower().replace("’", "'")
        edit = self._words.get(f"{xpos} {key}")
        if edit is None:
            edit = next(
                (found for cut in range(min(LONGEST_ENDING, len(key) - 1), -1, -1)
                 if (found := self._endings.get(f"{xpos} {key[len(key) - cut :]}")) is not None),
                "0",
            )  # fmt: skip
        return edited(base, edit)


def edited(word: str, edit: str) -> str:
    """Apply an edit: "=" and a whole lemma, or a digit (how much to take off) and an ending; never to nothing."""
    if edit.startswith("="):
        return edit[1:]
    off = int(edit[0])
    kept = word[: len(word) - off] if off else word
    return kept + edit[1:] or word


def edit_between(word: str, lemma: str) -> str:
    """Return the edit that makes `lemma` of `word`."""
    same = 0
    while same < min(len(word), len(lemma)) and word[same] == lemma[same]:
        same += 1
    off = len(word) - same
    return f"{off}{lemma[same:]}" if off <= 5 and same else f"={lemma}"
