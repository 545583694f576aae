"""An analysis can be walked: features, children, subtrees, ancestors."""

from standoff.language import Sentence, Word


def word(place: int, head: int | None, feats: str = "") -> Word:
    return Word(place, place + 1, "x", "x", "NOUN", "NN", feats, head, "dep")


SENTENCE = Sentence(0, 4, (word(0, 1), word(1, None), word(2, 3), word(3, 1)), ())


def test_features_are_read_by_name() -> None:
    one = word(0, None, "Mood=Ind|Tense=Past|VerbForm=Fin")
    assert one.feat("Tense") == "Past"
    assert one.feat("Voice") is None
    assert word(0, None).feat("Tense") is None


def test_walks_the_tree() -> None:
    assert SENTENCE.root == 1
    assert SENTENCE.children(1) == [0, 3]
    assert SENTENCE.subtree(3) == [2, 3]
    assert SENTENCE.subtree(1) == [0, 1, 2, 3]
    assert list(SENTENCE.ancestors(2)) == [3, 1]


def test_what_was_not_analysed_has_no_root() -> None:
    assert Sentence(0, 9, (), (), parsed=False).root is None
