"""Marks: where the guidelines of Universal Dependencies hang punctuation, and how far a treebank follows them.

The guidelines (universaldependencies.org/u/dep/punct.html): a mark that separates a unit from what it depends on hangs
on that unit, at the highest word that keeps the tree projective; before a conjunct it hangs on the conjunct, which is
the same; paired marks hang on the head of what they enclose; the mark that ends a sentence hangs on its root. Given a
tree, the rules leave little open, so they tell of each treebank how far its own marks keep to them.
"""

from __future__ import annotations

from collections.abc import Sequence

from training.rows import Row

_PAIRS = {"(": ")", "[": "]", "{": "}", "“": "”", "‘": "’", "``": "''", "«": "»"}
_OPEN_OR_CLOSE = {*_PAIRS, *_PAIRS.values(), '"', "'"}


def by_guidelines(row: Row) -> dict[int, int]:
    """Return the heads (places from 0) of the marks of `row` (by place) for which the rules decide."""
    marks = [label.split(":")[0] == "punct" for label in row.deprel]
    above = [head - 1 for head in row.head]
    found = _of_pairs(row.forms, marks, above)
    last = max((place for place, mark in enumerate(marks) if not mark), default=-1)
    for place, mark in enumerate(marks):
        if not mark or place in found or row.forms[place] in _OPEN_OR_CLOSE:
            continue
        head = row.head.index(0) if place > last else _of_separated(place, marks, above)
        if head is not None:
            found[place] = head
    return found


def _of_pairs(forms: Sequence[str], marks: Sequence[bool], above: Sequence[int]) -> dict[int, int]:
    found: dict[int, int] = {}
    for opens, closes in _pairs(forms, marks):
        heads = [p for p in range(opens + 1, closes) if not marks[p] and not opens < above[p] < closes]
        if len(heads) == 1:
            found[opens] = found[closes] = heads[0]
    return found


def _pairs(forms: Sequence[str], marks: Sequence[bool]) -> list[tuple[int, int]]:
    found: list[tuple[int, int]] = []
    opened: list[int] = []
    straight: int | None = None
    for place, form in enumerate(forms):
        if not marks[place]:
            continue
        if form == '"':
            if straight is not None:
                found.append((straight, place))
            straight = None if straight is not None else place
        elif form in _PAIRS:
            opened.append(place)
        elif opened and _PAIRS[forms[opened[-1]]] == form:
            found.append((opened.pop(), place))
    return found


def _of_separated(place: int, marks: Sequence[bool], above: Sequence[int]) -> int | None:
    """The unit that the mark parts from what it depends on: before the mark or after it, at its highest word."""
    left = next((p for p in range(place - 1, -1, -1) if not marks[p]), None)
    right = next((p for p in range(place + 1, len(marks)) if not marks[p]), None)
    if left is None or right is None:
        return None
    while 0 <= above[left] < place:
        left = above[left]
    while above[right] > place:
        right = above[right]
    if right in _ancestors(left, above):
        return left
    return right if left in _ancestors(right, above) else None


def _ancestors(place: int, above: Sequence[int]) -> set[int]:
    found: set[int] = set()
    while above[place] >= 0:
        place = above[place]
        found.add(place)
    return found


def agreement(rows: Sequence[Row]) -> dict[str, float]:
    """How many marks there are, for how many in a hundred the rules decide, and how many of those hang as they say."""
    marks = decided = right = 0
    for row in rows:
        found = by_guidelines(row)
        marks += sum(label.split(":")[0] == "punct" for label in row.deprel)
        decided += len(found)
        right += sum(row.head[place] - 1 == head for place, head in found.items())
    return {"marks": marks, "decided": 100 * decided / max(1, marks), "agree": 100 * right / max(1, decided)}
