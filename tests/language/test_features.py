"""Features follow from tags, lemmas and the tree."""

import pytest

from standoff.language.features import Tagging, features


def of(sentence: str) -> dict[str, str]:
    """Features by form, of "form/lemma/UPOS/XPOS/head/deprel …", heads from 0 and −1 for the root."""
    rows = [word.split("/") for word in sentence.split()]
    forms, lemmas, upos, xpos, heads, deprels = (list(column) for column in zip(*rows, strict=True))
    found = features(Tagging(forms, lemmas, upos, xpos, [int(head) for head in heads], deprels))
    return dict(zip(forms, found, strict=True))


def test_finite_verbs_have_tense_and_mood() -> None:
    found = of("She/she/PRON/PRP/1/nsubj said/say/VERB/VBD/-1/root")
    assert found["said"] == "Mood=Ind|Tense=Past|VerbForm=Fin"
    assert found["She"] == "Case=Nom|Gender=Fem|Number=Sing|Person=3|PronType=Prs"


def test_a_participle_with_a_passive_auxiliary_is_passive() -> None:
    found = of("It/it/PRON/PRP/2/nsubj:pass was/be/AUX/VBD/2/aux:pass rejected/reject/VERB/VBN/-1/root")
    assert found["rejected"] == "Tense=Past|VerbForm=Part|Voice=Pass"
    assert found["was"] == "Mood=Ind|Number=Sing|Tense=Past|VerbForm=Fin"


def test_a_participle_with_have_is_not_passive() -> None:
    found = of("They/they/PRON/PRP/2/nsubj have/have/AUX/VBP/2/aux voted/vote/VERB/VBN/-1/root")
    assert "Voice" not in found["voted"]


def test_a_participle_after_its_noun_is_passive() -> None:
    found = of("offers/offer/NOUN/NNS/-1/root made/make/VERB/VBN/0/acl")
    assert found["made"].endswith("Voice=Pass")
    assert found["offers"] == "Number=Plur"


@pytest.mark.parametrize(
    ("sentence", "form", "expected"),
    [
        ("Vote/vote/VERB/VB/-1/root no/no/INTJ/UH/0/obj", "Vote", "Mood=Imp|VerbForm=Fin"),
        ("to/to/PART/TO/1/mark vote/vote/VERB/VB/-1/root", "vote", "VerbForm=Inf"),
        ("will/will/AUX/MD/1/aux vote/vote/VERB/VB/-1/root", "vote", "VerbForm=Inf"),
        ("Do/do/AUX/VB/1/aux vote/vote/VERB/VB/-1/root", "Do", "Mood=Imp|VerbForm=Fin"),
        ("is/be/AUX/VBZ/1/aux voting/vote/VERB/VBG/-1/root", "voting", "Tense=Pres|VerbForm=Part"),
        ("by/by/SCONJ/IN/1/mark voting/vote/VERB/VBG/-1/root", "voting", "VerbForm=Ger"),
        ("did/do/AUX/VBD/2/aux n’t/not/PART/RB/2/advmod vote/vote/VERB/VB/-1/root", "n’t", "Polarity=Neg"),
        ("no/no/DET/DT/1/det talks/talk/NOUN/NNS/-1/root", "no", "Polarity=Neg|PronType=Neg"),
        ("her/she/PRON/PRP$/1/nmod:poss vote/vote/NOUN/NN/-1/root", "her",
         "Case=Gen|Gender=Fem|Number=Sing|Person=3|Poss=Yes|PronType=Prs"),
        ("Royal/royal/ADJ/NNP/1/amod College/College/PROPN/NNP/-1/root", "Royal", "Degree=Pos"),
    ],
)  # fmt: skip
def test_reads_features(sentence: str, form: str, expected: str) -> None:
    assert of(sentence)[form] == expected
