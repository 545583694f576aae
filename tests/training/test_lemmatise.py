"""The lemma table is learned: endings that words share, and the words that have none."""

from training.lemmatise import learned
from training.rows import Row

from standoff.language.lemmas import Lemmatiser


def test_learns_endings_and_exceptions() -> None:
    pairs = [("parties", "party"), ("allies", "ally"), ("unions", "union"), ("votes", "vote"), ("talks", "talk"),
             ("men", "man"), ("men", "man"), ("notes", "note"), ("dates", "date")]  # fmt: skip
    forms, lemmas = zip(*pairs, strict=True)
    tags = ("NNS",) * len(pairs)
    table = learned([Row("ewt", "d", forms, None, (), tags, (), (), lemmas)])
    found = Lemmatiser(table["words"], table["endings"])
    assert [found.lemma(word, "NNS") for word in ("parties", "men", "strikes", "bodies")] == [
        "party", "man", "strike", "body",
    ]  # fmt: skip


def test_names_are_their_own_lemmas() -> None:
    table = learned([Row("ewt", "d", ("States",) * 3, None, (), ("NNP",) * 3, (), (), ("State",) * 3)])
    assert Lemmatiser(table["words"], table["endings"]).lemma("States", "NNP") == "States"
