"""Marks hang where the guidelines of Universal Dependencies say, as far as the rest of the tree tells."""

import pytest
from training.marks import agreement, by_guidelines
from training.rows import Row


def row(text: str) -> Row:
    """A row of "form/head/label" words; marks have the label punct."""
    forms, heads, labels = zip(*(word.split("/") for word in text.split()), strict=True)
    return Row("ewt", "d", forms, None, head=tuple(map(int, heads)), deprel=labels)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # A clause before what it depends on: the comma after it is its own; the full stop is the root's.
        ("If/2/mark asked/5/advcl ,/5/punct they/5/nsubj agree/0/root ./5/punct", {2: 1, 5: 4}),
        # A relative clause after its noun: the comma before it is its own.
        ("Ann/6/nsubj ,/6/punct who/4/nsubj left/1/acl:relcl ,/6/punct spoke/0/root", {1: 3, 4: 0}),
        # A comma before a conjunct is the conjunct's.
        ("nurses/0/root ,/1/punct doctors/1/conj", {1: 2}),
        # Paired marks hang on the head of what they enclose.
        ("they/2/nsubj met/0/root (/2/punct in/5/case Leeds/2/obl )/2/punct", {2: 4, 5: 4}),
        ('"/4/punct Stop/4/ccomp "/4/punct said/0/root', {0: 1, 2: 1}),
        # Nothing before it, and no pair: the rules do not say.
        ("-/2/punct Agreed/0/root", {}),
    ],
)
def test_marks_hang_where_the_guidelines_say(text: str, expected: dict[int, int]) -> None:
    assert by_guidelines(row(text)) == expected


def test_a_tree_is_compared_with_what_the_rules_say_of_it() -> None:
    found = agreement([row("If/2/mark asked/5/advcl ,/5/punct they/5/nsubj agree/0/root ./5/punct")])
    assert found == {"marks": 2, "decided": 100.0, "agree": 50.0}


def test_a_set_without_marks_agrees_in_nothing() -> None:
    assert agreement([row("yes/0/root")]) == {"marks": 0, "decided": 0.0, "agree": 0.0}
