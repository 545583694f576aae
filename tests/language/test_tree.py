"""Trees have one root and no cycle, are the best there is, and keep to the rules of a clause."""

from itertools import product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from standoff.language.tree import ArcScores, Places, Scores, Tree, best_tree, settle_tell, spanning_tree

LABELS = ["root", "nsubj", "obj", "iobj", "ccomp", "compound", "dep"]


def is_tree(heads: list[int]) -> bool:
    if heads.count(0) != 1:
        return False
    for word in range(1, len(heads) + 1):
        seen = set()
        while word:
            if word in seen:
                return False
            seen.add(word)
            word = heads[word - 1]
    return True


@given(st.integers(1, 4), st.integers(0, 2**32 - 1))
@settings(max_examples=150, deadline=None)
def test_finds_the_best_of_all_trees(count: int, seed: int) -> None:
    arcs = np.random.default_rng(seed).normal(size=(count, count + 1)).astype(np.float32)
    arcs[np.arange(count), np.arange(1, count + 1)] = -50.0

    def worth(heads: tuple[int, ...]) -> float:
        return float(arcs[np.arange(count), list(heads)].sum())

    best = max(worth(heads) for heads in product(range(count + 1), repeat=count) if is_tree(list(heads)))
    found = spanning_tree(arcs)
    assert is_tree(found.tolist())
    assert worth(tuple(found.tolist())) == pytest.approx(best, abs=1e-3)


@given(st.integers(5, 60), st.integers(0, 2**32 - 1))
@settings(max_examples=60, deadline=None)
def test_is_a_tree_whatever_the_scores(count: int, seed: int) -> None:
    arcs = np.random.default_rng(seed).normal(size=(count, count + 1)).astype(np.float32)
    assert is_tree(spanning_tree(arcs).tolist())


def labelled(likely: list[list[tuple[str, float]]]) -> tuple[Tree, list[str]]:
    """A tree over words that all lean on word 1, with the label chances given."""
    count = len(likely)
    arcs = np.full((count, count + 1), -5.0, np.float32)
    arcs[0, 0] = 5.0
    arcs[1:, 1] = 5.0
    chances = np.full((count, len(LABELS)), -9.0, np.float32)
    for word, pairs in enumerate(likely):
        for name, value in pairs:
            chances[word, LABELS.index(name)] = value
    tree = best_tree(ArcScores(arcs, lambda words, _: chances[words].copy(), LABELS))
    return tree, [LABELS[i] for i in tree.labels]


def test_a_verb_has_one_plain_subject() -> None:
    tree, names = labelled([[("root", 0)], [("nsubj", 0.0), ("compound", -1.0)], [("nsubj", 1.0)]])
    assert names == ["root", "compound", "nsubj"]
    assert is_tree(tree.heads.tolist())


def test_a_verb_has_one_object() -> None:
    _, names = labelled([[("root", 0)], [("iobj", -1.0), ("obj", 0.0)], [("obj", 1.0)]])
    assert names == ["root", "iobj", "obj"]


def test_the_root_and_only_the_root_is_called_root() -> None:
    _, names = labelled([[("nsubj", 5.0)], [("root", 5.0), ("dep", 0.0)]])
    assert names == ["root", "dep"]


def told() -> Tree:
    """ "She told LRP was …" as a careless parse has it: LRP the subject of what follows."""
    return Tree(np.array([2, 0, 4, 2]), np.array([LABELS.index(n) for n in ("nsubj", "root", "nsubj", "ccomp")]))


def test_tell_takes_whom_it_tells() -> None:
    tree = told()
    settle_tell(tree, LABELS, ["She", "told", "LRP", "failed"], ["PRON", "VERB", "PROPN", "VERB"])
    assert tree.heads.tolist() == [2, 0, 2, 2]
    assert LABELS[tree.labels[2]] == "iobj"


def test_only_tell_does() -> None:
    tree = told()
    settle_tell(tree, LABELS, ["She", "said", "LRP", "failed"], ["PRON", "VERB", "PROPN", "VERB"])
    assert tree.heads.tolist() == [2, 0, 4, 2]


def test_an_arc_that_no_label_fits_gives_way() -> None:
    arcs = np.array([[5, -9, 0, 0], [-9, 1.0, -9, 0.9], [-9, 5, 0, -9]], np.float32)
    fits = {1: -4.0, 3: 0.0}

    def label(words: Places, heads: Places) -> Scores:
        chances = np.full((len(words), len(LABELS)), -9.0, np.float32)
        chances[:, LABELS.index("root")] = -0.1
        chances[:, LABELS.index("dep")] = [
            fits[int(h)] if w == 1 and h in fits else -0.1 for w, h in zip(words, heads, strict=True)
        ]
        return chances

    assert best_tree(ArcScores(arcs, label, LABELS)).heads.tolist() == [0, 3, 1]
