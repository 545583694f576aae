"""Trees: the best tree with one root for the scores of a sentence, and the rules that a clause keeps to.

The tree is the maximum spanning tree (Chu and Liu 1965, Edmonds 1967) of the arcs, each scored with its best label:
an arc that no label fits is no good arc. Where two words would be the
plain subject of one verb, or its direct or indirect object, the weaker is attached or labelled in the next best way
(`CLAUSE_ROLES`). *tell* takes whom it tells: "told LRP was …" does not make LRP the subject of *was*.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Scores = NDArray[np.float32]
Places = NDArray[np.intp]

# A verb has at most one word in each of these roles.
CLAUSE_ROLES: tuple[frozenset[str], ...] = (
    frozenset({"nsubj", "nsubj:pass", "csubj", "csubj:pass"}),
    frozenset({"obj"}),
    frozenset({"iobj"}),
)
_NO = -1e9
# Heads of each word whose labels are weighed with the arc; the others are too unlikely to be worth the time.
_CANDIDATES = 3
_NO_LABEL = -30.0


@dataclass(frozen=True, slots=True)
class ArcScores:
    """Scores of a sentence of n words: `arcs[d, h]` of the arc from head h (0 = root, words from 1) to word d + 1.

    `label(words, heads)` gives the log probabilities of the labels of arcs from `heads[i]` to word `words[i]` + 1.
    """

    arcs: Scores
    label: Callable[[Places, Places], Scores]
    labels: Sequence[str]


@dataclass(slots=True)
class Tree:
    """Heads (0 = root, words from 1) and labels (places in the list of labels), one each a word."""

    heads: Places
    labels: Places


def best_tree(scores: ArcScores) -> Tree:
    """Return the best tree that keeps to the rules of a clause."""
    arcs = log_softmax(scores.arcs)
    words = np.arange(len(arcs))
    likely = np.argsort(-arcs, 1, kind="stable")[:, :_CANDIDATES]
    kinds = _labels(scores, np.repeat(words, likely.shape[1]), likely.ravel())
    joint = arcs + _NO_LABEL
    joint[words[:, None], likely] = arcs[words[:, None], likely] + kinds.max(1).reshape(likely.shape)
    heads = spanning_tree(joint)
    chosen = likely == heads[:, None]
    kinds = kinds.reshape(*likely.shape, -1)[words, chosen.argmax(1)]
    unweighed = np.flatnonzero(~chosen.any(1))
    if len(unweighed):
        kinds[unweighed] = _labels(scores, unweighed, heads[unweighed])
    tree = Tree(heads, kinds.argmax(1))
    _settle_roles(tree, arcs, kinds, scores)
    return tree


def _labels(scores: ArcScores, words: Places, heads: Places) -> Scores:
    """Label scores of arcs, where arcs from the root are called root and no others are."""
    kinds = scores.label(words, heads)
    root = scores.labels.index("root")
    kinds[heads > 0, root] = _NO
    own = kinds[heads == 0, root]
    kinds[heads == 0] = _NO
    kinds[heads == 0, root] = own
    return kinds


def log_softmax(scores: Scores) -> Scores:
    """Return log probabilities over the last axis."""
    shifted = scores - scores.max(-1, keepdims=True)
    found: Scores = shifted - np.log(np.exp(shifted).sum(-1, keepdims=True))
    return found


def spanning_tree(arcs: Scores) -> Places:
    """Return the heads of the maximum spanning tree with one root; `arcs[d, h]` as in `ArcScores`."""
    count = arcs.shape[0]
    heads = np.asarray(arcs.argmax(1), dtype=np.intp)
    if (heads == 0).sum() == 1 and not _cycle(np.concatenate([[0], heads])):
        return heads
    full = np.full((count + 1, count + 1), _NO)
    full[1:] = arcs
    # One arc from the root costs so much that a second is never worth it.
    full[1:, 0] -= 1e5
    np.fill_diagonal(full, _NO)
    return _edmonds(full)[1:]


def _cycle(heads: Places) -> list[int]:
    """The words of one cycle among `heads` (place 0 is the root), or nothing."""
    state = [0] * len(heads)
    state[0] = -1
    above = heads.tolist()
    for start in range(1, len(above)):
        path = start
        while state[path] == 0:
            state[path] = start
            path = above[path]
        if state[path] == start:
            cycle = [path]
            while (path := above[path]) != cycle[0]:
                cycle.append(path)
            return cycle
    return []


def _edmonds(full: NDArray[np.float64]) -> Places:
    heads = np.asarray(full.argmax(1), dtype=np.intp)
    heads[0] = 0
    cycle = _cycle(heads)
    if not cycle:
        return heads
    ring = np.array(sorted(cycle))
    rest = np.array([place for place in range(len(full)) if place not in set(cycle)])
    gain = full[ring] - full[ring, heads[ring]][:, None]
    entered, left = gain[:, rest].argmax(0), full[np.ix_(rest, ring)].argmax(1)
    small = np.full((len(rest) + 1, len(rest) + 1), _NO)
    small[:-1, :-1] = full[np.ix_(rest, rest)]
    small[-1, :-1] = gain[entered, rest]
    small[:-1, -1] = full[rest, ring[left]]
    inner = _edmonds(small)
    found = heads.copy()
    outside = inner[:-1]
    inside_ring = outside == len(rest)
    found[rest] = np.where(inside_ring, ring[left], rest[np.where(inside_ring, 0, outside)])
    head = int(inner[-1])
    found[ring[entered[head]]] = rest[head]
    found[0] = 0
    return found


def _settle_roles(tree: Tree, arcs: Scores, kinds: Scores, scores: ArcScores) -> None:
    names = scores.labels
    for roles in CLAUSE_ROLES:
        wanted = np.array([name in roles for name in names])
        filled = np.flatnonzero(wanted[tree.labels]).tolist()
        counts = Counter(tree.heads[filled].tolist())
        for head in sorted(head for head, count in counts.items() if count > 1):
            rivals = [d for d in filled if tree.heads[d] == head]
            strength = [float(arcs[d, head] + kinds[d, tree.labels[d]]) for d in rivals]
            for _, weaker in sorted(zip(strength, rivals, strict=True))[:-1]:
                _move(tree, weaker, wanted, arcs, scores)


def _move(tree: Tree, word: int, banned: NDArray[np.bool_], arcs: Scores, scores: ArcScores) -> None:
    """Give a word its best head and label, without a banned label where the head has such a word already."""
    below = _below(tree.heads, word)
    heads = np.array([h for h in np.argsort(-arcs[word])[:12] if h and h != word + 1 and h - 1 not in below], np.intp)
    if not len(heads):
        return
    others = np.arange(len(tree.heads)) != word
    has = np.array([bool((banned[tree.labels] & (tree.heads == h) & others).any()) for h in heads])
    kinds = _labels(scores, np.full(len(heads), word), heads)
    kinds[np.ix_(has, banned)] = _NO
    total = arcs[word, heads][:, None] + kinds
    best, label = np.unravel_index(int(total.argmax()), total.shape)
    tree.heads[word], tree.labels[word] = heads[best], label


def _below(heads: Places, word: int) -> set[int]:
    """The words under a word (from 0), itself among them."""
    found = {word}
    above = (heads - 1).tolist()
    grown = True
    while grown:
        more = {child for child, head in enumerate(above) if head in found} - found
        found |= more
        grown = bool(more)
    return found


def settle_tell(tree: Tree, labels: Sequence[str], forms: Sequence[str], upos: Sequence[str]) -> None:
    """Make the noun right after *tell* the one who is told, where the tree has it begin the clause that follows."""
    low = [form.lower() for form in forms]
    for verb, form in enumerate(low):
        if form not in _TELL or upos[verb] != "VERB":
            continue
        children = np.flatnonzero(tree.heads == verb + 1)
        roles = {labels[tree.labels[child]] for child in children}
        if roles & {"obj", "iobj", "nsubj:pass", "aux:pass"}:
            continue
        for clause in children:
            if labels[tree.labels[clause]] in ("ccomp", "parataxis") and clause > verb:
                _addressee(tree, labels, verb, int(clause))


_TELL = frozenset({"tell", "tells", "told", "telling"})


def _addressee(tree: Tree, labels: Sequence[str], verb: int, clause: int) -> None:
    for child in np.flatnonzero(tree.heads == clause + 1):
        if labels[tree.labels[child]] in ("nsubj", "nsubj:pass") and min(_below(tree.heads, int(child))) == verb + 1:
            tree.heads[child] = verb + 1
            tree.labels[child] = labels.index("iobj")
