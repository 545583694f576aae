"""Rows: sentences of the training sets, read from the data directory.

A file holds one JSON object a line, compressed with xz: `id, doc, text, forms, spans, lemma, upos, xpos, head` (from 1,
0 = root), `deprel, ner` (BIO). Sets with names only have `id, doc, forms, ner`. `training/README.md` tells where each
set is published.
"""

from __future__ import annotations

import json
import lzma
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

TREEBANKS = ("ewt-train", "gum-train-free")
NAME_SETS = ("docred-dev", "docred-test", "wikigold")
# How far the names of a set are trusted: those of GUM are derived from mentions by rule.
NAME_TRUST = {"ewt": 1.0, "gum": 0.4, "docred": 0.6, "wikigold": 0.8}

# Re-DocRED marks "German" a place; the treebanks do not.
_DEMONYM = re.compile(r"(?:[a-z](?:ian|ish|ese|ean|ican)|german|dutch|french|greek|swiss|welsh|iraqi|israeli|roman)s?$")
# Re-DocRED marks followers of a faith or a party an organisation; the treebanks do not.
_FOLLOWERS = re.compile(
    r"(?:catholic|christian|protestant|muslim|nazi|communist|democrat|republican|buddhist|hindu|sunni|shia)s?$"
    r"|jewish$|jews$|islam(?:ic)?$|christianity$|catholicism$|buddhism$|judaism$"
)
# Our names of GUM come from mentions by rule, which takes a capital for a name: "the President", "the Nation".
_CAPITALS = re.compile(
    r"(?:president|chair(?:man)?|speaker|justice|professor|minister|general|mayor|fellow|major|doctor|director|secretary"
    r"|senator|governor|king|queen|emperor|judge|counsel|poet|father|guest|fan|god|lord|man|who"
    r"|nation|state|world|space|country|hall|airport|downtown|park|household|ocean|land|hell|study|sea|home|floor|court"
    r"|center|desert|beach|channel|priest|administration|government|university|society)s?$"
)


@dataclass(frozen=True, slots=True)
class Row:
    """One sentence. `head` holds 0 for the root, else the word's place from 1; empty where the set has no trees."""

    origin: str
    doc: str
    forms: tuple[str, ...]
    names: tuple[str, ...] | None
    upos: tuple[str, ...] = ()
    xpos: tuple[str, ...] = ()
    head: tuple[int, ...] = ()
    deprel: tuple[str, ...] = ()
    lemma: tuple[str, ...] = ()
    text: str = ""
    spans: tuple[tuple[int, int], ...] = ()
    opens_paragraph: bool = False

    @property
    def parsed(self) -> bool:
        """Whether the row has a tree."""
        return bool(self.head)


def read(directory: Path, name: str) -> list[Row]:
    """Return the rows of set `name`; FileNotFoundError when the data directory has no such file."""
    with lzma.open(directory / f"{name}.jsonl.xz", "rt", encoding="utf-8") as lines:
        return [_row(name.split("-")[0], json.loads(line)) for line in lines]


def _row(origin: str, raw: dict[str, object]) -> Row:
    def words(key: str) -> tuple[str, ...]:
        return tuple(str(value) for value in raw.get(key) or ())  # type: ignore[attr-defined]

    row = Row(
        origin=origin,
        doc=str(raw["doc"]),
        forms=words("forms"),
        names=words("ner") or None,
        upos=words("upos"),
        xpos=words("xpos"),
        head=tuple(int(value) for value in words("head")),
        deprel=words("deprel"),
        lemma=words("lemma"),
        text=str(raw.get("text", "")),
        spans=tuple((int(a), int(b)) for a, b in raw.get("spans") or ()),  # type: ignore[attr-defined]
        opens_paragraph=bool(raw.get("newpar")),
    )
    return without_demonyms(row) if origin == "docred" else row


def without_demonyms(row: Row) -> Row:
    """Drop one-word places that are adjectives of nationality."""
    return _without(row, {"LOC": _DEMONYM})


def cleaned(row: Row) -> Row:
    """Drop one-word names that are followers of something (Re-DocRED) or common words with a capital (GUM)."""
    if row.origin == "docred":
        return _without(row, {"ORG": _FOLLOWERS})
    return _without(row, {"PER": _CAPITALS, "LOC": _CAPITALS, "ORG": _CAPITALS}) if row.origin == "gum" else row


def _without(row: Row, no_names: dict[str, re.Pattern[str]]) -> Row:
    names = list(row.names or ())
    for start, end, kind in entities(names):
        no_name = no_names.get(kind)
        if no_name and end - start == 1 and no_name.match(row.forms[start].lower()):
            names[start] = "O"
    return replace(row, names=tuple(names) or None)


def entities(tags: Iterable[str]) -> Iterator[tuple[int, int, str]]:
    """Yield (first, past the last, kind) of each name in BIO `tags`."""
    start, kind = -1, ""
    place = -1
    for place, tag in enumerate((*tags, "O")):
        if start >= 0 and tag != f"I-{kind}":
            yield start, place, kind
            start = -1
        if tag.startswith("B-") or (tag.startswith("I-") and start < 0):
            start, kind = place, tag[2:]
