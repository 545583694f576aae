"""Sentences are retold with their trees kept right."""

from random import Random

import pytest
from training.augment import Names, body, entitled, inserted, recased, renamed, requoted, spoken_by_body, told, varied
from training.rows import Row


def row(text: str) -> Row:
    """A row of "form/UPOS/head/deprel/name" words."""
    forms, upos, heads, deprels, names = zip(*(word.split("/") for word in text.split()), strict=True)
    return Row("ewt", "d", forms, names, upos, upos, tuple(map(int, heads)), deprels, forms)


SAID = row(
    "“/PUNCT/3/punct/O We/PRON/3/nsubj/O lost/VERB/7/ccomp/O ,/PUNCT/3/punct/O ”/PUNCT/3/punct/O "
    "Harle/PROPN/7/nsubj/B-PER said/VERB/0/root/O in/ADP/9/case/O Leeds/PROPN/7/obl/B-LOC ./PUNCT/7/punct/O"
)


def tree(found: Row) -> set[tuple[str, str, str]]:
    return {
        (form, label, found.forms[head - 1] if head else "")
        for form, label, head in zip(found.forms, found.deprel, found.head, strict=True)
    }


def test_said_becomes_told_somebody() -> None:
    found = told(SAID, Random(3))
    assert found is not None
    place = found.forms.index("told")
    assert "iobj" in [d for d, head in zip(found.deprel, found.head, strict=True) if head == place + 1]
    kept = {(a, b, "told" if c == "said" else c) for a, b, c in tree(SAID) if a != "said"}
    assert kept <= tree(found)


def test_a_sentence_without_said_is_not_told() -> None:
    assert told(row("He/PRON/2/nsubj/O left/VERB/0/root/O"), Random(1)) is None


def test_a_title_stands_under_the_name() -> None:
    found = entitled(row("Ann/PROPN/3/nsubj/B-PER Lee/PROPN/1/flat/I-PER left/VERB/0/root/O"), Random(2))
    assert found is not None
    assert ("nmod:desc", "Ann") in {(label, head) for _, label, head in tree(found)}
    assert ("Ann", "nsubj", "left") in tree(found)


KNOWN = Names.of([row("Royal/PROPN/3/compound/B-ORG Doctors/PROPN/3/compound/I-ORG League/PROPN/0/root/I-ORG")])


def test_a_body_speaks_in_the_place_of_a_person() -> None:
    text = "Ann/PROPN/4/nsubj/B-PER de/PROPN/1/flat/I-PER Lee/PROPN/1/flat/I-PER left/VERB/0/root/O"
    found = spoken_by_body(row(text), KNOWN, Random(1))
    assert found is not None
    assert found.names == ("B-ORG", "I-ORG", "I-ORG", "O")
    assert {(label, head) for _, label, head in tree(found)} == {
        ("compound", found.forms[2]),
        ("nsubj", "left"),
        ("root", ""),
    }


@pytest.mark.parametrize(
    "text",
    [
        "Ann/PROPN/2/nsubj/B-PER left/VERB/0/root/O her/PRON/4/nmod:poss/O home/NOUN/2/obj/O",
        "Dr/PROPN/2/compound/O Lee/PROPN/3/nsubj/B-PER left/VERB/0/root/O",
        "they/PRON/2/nsubj/O saw/VERB/0/root/O Ann/PROPN/2/obj/B-PER",
    ],
)
def test_but_not_where_the_sentence_tells_a_person(text: str) -> None:
    assert spoken_by_body(row(text), KNOWN, Random(1)) is None


def test_bodies_are_named_after_fields_and_places() -> None:
    of = {body(("PROPN", "ADP", "PROPN"), KNOWN, Random(seed)) for seed in range(9)}
    assert all(found and found[1] == "of" for found in of)
    assert {len(body(("PROPN",) * n, KNOWN, Random(1)) or ()) for n in (1, 2, 3, 4)} == {0, 2, 3}


def test_insertion_moves_every_head() -> None:
    from training.augment import Piece

    piece = Piece(("the", "BBC"), ("DET", "PROPN"), ("DT", "NNP"), (2, 0), ("det", "iobj"), ("O", "B-ORG"))
    found = inserted(SAID, 7, 6, piece)
    assert tree(found) == tree(SAID) | {("the", "det", "BBC"), ("BBC", "iobj", "said")}
    assert found.names is not None
    assert found.names[8] == "B-ORG"


def test_quotation_marks_stay_in_pairs() -> None:
    styles = {"".join(f for f in requoted(SAID, Random(seed)).forms if not f[0].isalpha()) for seed in range(30)}
    assert {"‘,’.", "',' .".replace(" ", ""), '",".'} <= styles


def test_case_may_be_lost_but_not_the_words() -> None:
    for seed in range(10):
        assert [f.lower() for f in recased(SAID, Random(seed)).forms] == [f.lower() for f in SAID.forms]


def test_names_are_exchanged_for_names_of_their_kind() -> None:
    other = row("Harlow/PROPN/2/nsubj/B-PER left/VERB/0/root/O Kell/PROPN/2/obj/B-LOC")
    names = Names.of([SAID, other])
    seen = {renamed(SAID, names, Random(seed)).forms[5] for seed in range(30)}
    assert seen == {"Harle", "Harlow"}


@pytest.mark.parametrize("seed", range(40))
def test_what_is_varied_stays_a_tree(seed: int) -> None:
    found = varied(SAID, Names.of([SAID]), Random(seed))
    count = len(found.forms)
    assert len(found.head) == len(found.upos) == len(found.deprel) == count
    assert found.names is not None
    assert len(found.names) == count
    assert found.head.count(0) == 1
    assert all(0 <= head <= count and head != place + 1 for place, head in enumerate(found.head))
