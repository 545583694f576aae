"""The lemma table: the edits of the treebanks, by Penn tag and ending, and the words that no ending explains."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable

from standoff.language.lemmas import KEEPS_CASE, LONGEST_ENDING, Lemmatiser, edit_between
from training.rows import Row

# A name is its own lemma, a figure the figure without commas: endings tell nothing.
_NOT_LEARNED = frozenset({"NNP", "CD"})

Table = dict[str, dict[str, str]]


def learned(rows: Iterable[Row], least: int = 2) -> Table:
    """Return `words` and `endings` learned from `rows`; an ending counts when `least` words share its edit."""
    seen: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for row in rows:
        for form, tag, lemma in zip(row.forms, row.xpos, row.lemma, strict=bool(row.lemma)):
            if tag in _NOT_LEARNED:
                continue
            base = form if tag in KEEPS_CASE else form.lower()
            key = base.lower().replace("’", "'")
            seen[tag, key][edit_between(base.replace("’", "'"), lemma.replace("’", "'"))] += 1
    best = {where: counts.most_common(1)[0][0] for where, counts in seen.items()}
    endings = _endings(best, least)
    plain = Lemmatiser({}, endings)
    words = {}
    for (tag, key), edit in best.items():
        alone = Lemmatiser({f"{tag} {key}": edit}, {})
        if alone.lemma(key, tag) != plain.lemma(key, tag) and (seen[tag, key].total() > 1 or not edit.startswith("=")):
            words[f"{tag} {key}"] = edit
    return {"words": dict(sorted(words.items())), "endings": dict(sorted(endings.items()))}


def _endings(best: dict[tuple[str, str], str], least: int) -> dict[str, str]:
    votes: dict[tuple[int, str], Counter[str]] = defaultdict(Counter)
    for (tag, key), edit in best.items():
        for cut in range(min(LONGEST_ENDING, len(key) - 1) + 1):
            votes[cut, f"{tag} {key[len(key) - cut :]}"][edit] += 1
    found: dict[str, str] = {}
    for (cut, where), counts in sorted(votes.items()):
        edit, count = max(counts.items(), key=lambda item: (item[1], item[0]))
        tag, _, ending = where.partition(" ")
        shorter = next(
            (found[f"{tag} {ending[i:]}"] for i in range(1, cut + 1) if f"{tag} {ending[i:]}" in found), None
        )
        if edit != shorter and count >= least and not edit.startswith("="):
            found[where] = edit
    return found
