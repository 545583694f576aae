"""Rows are read from compressed JSON lines, and names from BIO tags."""

import json
import lzma
from pathlib import Path

from training.rows import Row, cleaned, entities, read, without_demonyms

RAW = {
    "id": "1", "doc": "d", "newpar": True, "text": "He left.", "forms": ["He", "left", "."],
    "spans": [[0, 2], [3, 7], [7, 8]], "lemma": ["he", "leave", "."], "upos": ["PRON", "VERB", "PUNCT"],
    "xpos": ["PRP", "VBD", "."], "head": [2, 0, 2], "deprel": ["nsubj", "root", "punct"], "ner": ["O", "O", "O"],
}  # fmt: skip


def test_reads_a_set(tmp_path: Path) -> None:
    with lzma.open(tmp_path / "ewt-dev.jsonl.xz", "wt", encoding="utf-8") as file:
        file.write(json.dumps(RAW) + "\n" + json.dumps({"id": "2", "doc": "d", "forms": ["x"], "ner": ["O"]}) + "\n")
    first, second = read(tmp_path, "ewt-dev")
    assert first.origin == "ewt"
    assert first.head == (2, 0, 2)
    assert first.spans[1] == (3, 7)
    assert first.parsed
    assert not second.parsed


def test_finds_names_in_tags() -> None:
    tags = ["B-ORG", "I-ORG", "O", "B-PER", "B-PER", "I-LOC"]
    assert list(entities(tags)) == [(0, 2, "ORG"), (3, 4, "PER"), (4, 5, "PER"), (5, 6, "LOC")]


def test_nationalities_are_no_places() -> None:
    row = Row("docred", "d", ("a", "German", "in", "Japan"), ("O", "B-LOC", "O", "B-LOC"))
    assert without_demonyms(row).names == ("O", "O", "O", "B-LOC")


def test_followers_are_no_organisations() -> None:
    row = Row("docred", "d", ("Catholics", "joined", "Christian", "Aid"), ("B-ORG", "O", "B-ORG", "I-ORG"))
    assert cleaned(row).names == ("O", "O", "B-ORG", "I-ORG")


def test_a_capital_makes_no_name_of_a_common_word() -> None:
    row = Row("gum", "d", ("the", "President", "met", "President", "Lee"), ("O", "B-PER", "O", "B-PER", "I-PER"))
    assert cleaned(row).names == ("O", "O", "O", "B-PER", "I-PER")
