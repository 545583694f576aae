"""What the publishers give out becomes rows."""

import pytest
from training.convert import conll_rows, docred_rows, places, ud_rows

CONLLU = """# newdoc id = GUM_news_one
# sent_id = one-1
# newpar
# text = They don't know Leeds.
1\tThey\tthey\tPRON\tPRP\t_\t4\tnsubj\t_\t_
2-3\tdon't\t_\t_\t_\t_\t_\t_\t_\t_
2\tdo\tdo\tAUX\tVBP\t_\t4\taux\t_\t_
3\tn't\tnot\tPART\tRB\t_\t4\tadvmod\t_\t_
4\tknow\tknow\tVERB\tVB\t_\t0\troot\t_\t_
5\tLeeds\tLeeds\tPROPN\tNNP\t_\t4\tobj\t_\t_
6\t.\t.\tPUNCT\t.\t_\t4\tpunct\t_\t_

# sent_id = one-2
# text = No.
1\tNo\tno\tINTJ\tUH\t_\t0\troot\t_\t_
2\t.\t.\tPUNCT\t.\t_\t1\tpunct\t_\t_
"""
NAMES = """# sent_id = one-1
1\tThey\tO\t-\t-
2\tdo\tO\t-\t-
3\tn't\tO\t-\t-
4\tknow\tO\t-\t-
5\tLeeds\tB-LOC\t-\t-
6\t.\tO\t-\t-
"""


def test_trees_and_names_are_joined() -> None:
    first, second = ud_rows(CONLLU.split("\n"), NAMES.split("\n"))
    assert first["forms"] == ["They", "do", "n't", "know", "Leeds", "."]
    assert first["spans"][1:3] == [[5, 7], [7, 10]]
    assert first["head"] == [4, 4, 4, 0, 4, 4]
    assert first["ner"] == ["O", "O", "O", "O", "B-LOC", "O"]
    assert (first["doc"], first["newpar"], second["newpar"]) == ("GUM_news_one", True, False)
    assert second["ner"] is None


def test_genres_are_chosen() -> None:
    assert list(ud_rows(CONLLU.split("\n"), genres=["bio"])) == []
    assert len(list(ud_rows(CONLLU.split("\n"), genres=["news"]))) == 2


def test_a_word_that_is_not_in_the_text_is_an_error() -> None:
    with pytest.raises(ValueError, match="is not in"):
        places("They left", ["They", "went"])


def test_docred_keeps_the_longer_of_two_names() -> None:
    document = {
        "title": "t",
        "sents": [["University", "of", "Leeds", "in", "1904"]],
        "vertexSet": [
            [{"sent_id": 0, "pos": [2, 3], "type": "LOC"}],
            [{"sent_id": 0, "pos": [0, 3], "type": "ORG"}],
            [{"sent_id": 0, "pos": [4, 5], "type": "TIME"}],
        ],
    }
    assert [row["ner"] for row in docred_rows([document])] == [["B-ORG", "I-ORG", "I-ORG", "O", "O"]]


def test_conll_kinds_are_mapped() -> None:
    lines = ["Leeds I-LOC", "United I-LOC", "won O", "Cup I-MISC", "", "Ann I-PER"]
    assert [row["ner"] for row in conll_rows(lines, "wg")] == [["B-LOC", "I-LOC", "O", "O"], ["B-PER"]]
