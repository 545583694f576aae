"""Conversion: what the sets' publishers give out, to the one form that is read here.

    python -m training.convert ud TREE.conllu [--names NAMES.iob2] [--genres bio news …] > rows
    python -m training.convert docred FILE.json > rows
    python -m training.convert conll FILE.txt > rows

Rows go to standard output, one JSON object a line; compress them with `xz` into the data directory.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

_DOCRED = {"PER": "PER", "ORG": "ORG", "LOC": "LOC"}


def blocks(lines: Iterable[str]) -> Iterator[list[str]]:
    """Yield runs of lines between empty ones."""
    block: list[str] = []
    for line in lines:
        if line.strip():
            block.append(line.rstrip("\n"))
        elif block:
            yield block
            block = []
    if block:
        yield block


def ud_rows(trees: Iterable[str], names: Iterable[str] = (), genres: Sequence[str] = ()) -> Iterator[dict[str, Any]]:
    """Yield rows from the lines of a CoNLL-U file; names by sentence id from an IOB2 file of Universal NER."""
    tagged = {_comment(block, "sent_id"): _iob(block) for block in blocks(names)}
    doc, opens = "", True
    for block in blocks(trees):
        if new := _comment(block, "newdoc id"):
            doc, opens = new, True
        opens = opens or any(line.startswith("# newpar") for line in block)
        if genres and not any(f"_{genre}_" in doc for genre in genres):
            continue
        yield _ud_row(block, doc, opens, tagged)
        opens = False


def _comment(block: Iterable[str], key: str) -> str:
    return next((line.split("=", 1)[1].strip() for line in block if line.startswith(f"# {key} =")), "")


def _iob(block: Iterable[str]) -> list[str]:
    tags = [line.split("\t")[2] for line in block if line[:1].isdigit()]
    return [tag if tag[2:] in ("PER", "ORG", "LOC") else "O" for tag in tags]


def _ud_row(block: Sequence[str], doc: str, opens: bool, names: dict[str, list[str]]) -> dict[str, Any]:
    words = [line.split("\t") for line in block if line.split("\t")[0].isdigit()]
    text, name = _comment(block, "text"), _comment(block, "sent_id")
    return {
        "id": name,
        "doc": doc or name,
        "newpar": opens,
        "text": text,
        "spans": places(text, [word[1] for word in words], block),
        "forms": [word[1] for word in words],
        "lemma": [word[2] for word in words],
        "upos": [word[3] for word in words],
        "xpos": [word[4] for word in words],
        "head": [int(word[6]) for word in words],
        "deprel": [word[7] for word in words],
        "ner": names.get(name),
    }


def places(text: str, forms: Sequence[str], block: Sequence[str] = ()) -> list[list[int]]:
    """Places of words in a text; the parts of a word that is written as one ("don't") share its letters in order."""
    found: list[list[int]] = []
    at = 0
    for form in forms:
        start = text.find(form, at)
        if start < 0:
            raise ValueError(f"{form!r} is not in {text[at:]!r} ({_comment(block, 'sent_id')})")
        at = start + len(form)
        found.append([start, at])
    return found


def docred_rows(documents: Iterable[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """Yield rows from the documents of Re-DocRED: names only, longer ones first where two overlap."""
    for document in documents:
        tags = [["O"] * len(sentence) for sentence in document["sents"]]
        mentions = [mention for entity in document["vertexSet"] for mention in entity]
        for mention in sorted(mentions, key=lambda m: m["pos"][0] - m["pos"][1]):
            first, past = mention["pos"]
            row = tags[mention["sent_id"]]
            if mention["type"] in _DOCRED and set(row[first:past]) == {"O"}:
                row[first:past] = [f"B-{mention['type']}"] + [f"I-{mention['type']}"] * (past - first - 1)
        for place, forms in enumerate(document["sents"]):
            yield {"id": f"{document['title']}-{place}", "doc": document["title"], "forms": forms, "ner": tags[place]}


def conll_rows(lines: Iterable[str], name: str) -> Iterator[dict[str, Any]]:
    """Yield rows from "word tag" lines whose tags are IOB; kinds other than PER, ORG, LOC become O."""
    for place, block in enumerate(blocks(lines)):
        pairs = [line.rsplit(" ", 1) for line in block if not line.startswith("-DOCSTART-")]
        tags: list[str] = []
        for _, tag in pairs:
            kind = tag[2:]
            known = kind in ("PER", "ORG", "LOC")
            goes_on = known and tag.startswith("I-") and bool(tags) and tags[-1][2:] == kind
            tags.append("O" if not known else f"{'I' if goes_on else 'B'}-{kind}")
        if pairs:
            yield {"id": f"{name}{place}", "doc": name, "forms": [word for word, _ in pairs], "ner": tags}


def main(arguments: list[str] | None = None) -> None:
    """Read the command line and write rows."""
    parser = argparse.ArgumentParser(prog="python -m training.convert", description=__doc__.split("\n")[0])
    parser.add_argument("form", choices=("ud", "docred", "conll"))
    parser.add_argument("file", type=Path)
    parser.add_argument("--names", type=Path)
    parser.add_argument("--genres", nargs="*", default=())
    given = parser.parse_args(arguments)
    content = given.file.read_text(encoding="utf-8")
    if given.form == "ud":
        names = given.names.read_text(encoding="utf-8").split("\n") if given.names else ()
        rows = ud_rows(content.split("\n"), names, given.genres)
    elif given.form == "docred":
        rows = docred_rows(json.loads(content))
    else:
        rows = conll_rows(content.split("\n"), given.file.stem)
    for row in rows:
        sys.stdout.write(json.dumps(row, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main()
