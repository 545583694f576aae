"""Batches: rows cut into pieces and laid into tensors, sentences of like length together."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from random import Random

import torch
from torch import Tensor

from standoff.language.pieces import WordPieces
from standoff.language.shapes import NO_SHAPE, shapes
from training.network import Labels
from training.rows import NAME_TRUST, Row

IGNORED = -100
_LONGEST = 250


@dataclass(frozen=True, slots=True)
class Batch:
    """Tensors of a batch. Targets are `IGNORED` where a row has none or there is no word."""

    pieces: Tensor
    shapes: Tensor
    mask: Tensor
    first: Tensor
    last: Tensor
    words: Tensor
    upos: Tensor
    xpos: Tensor
    names: Tensor
    trust: Tensor
    heads: Tensor
    deprel: Tensor


@dataclass(frozen=True, slots=True)
class _Cut:
    row: Row
    pieces: list[int]
    shapes: list[int]
    first: list[int]
    last: list[int]


def cut(row: Row, vocabulary: WordPieces) -> _Cut:
    """Cut the words of `row` into pieces."""
    pieces, marks, first, last = [vocabulary.first], [NO_SHAPE], [], []
    for form, shape in zip(row.forms, shapes(row.forms), strict=True):
        ids = vocabulary.cut(form)
        first.append(len(pieces))
        pieces.extend(ids)
        marks.extend([shape] * len(ids))
        last.append(len(pieces) - 1)
    pieces.append(vocabulary.last)
    marks.append(NO_SHAPE)
    return _Cut(row, pieces, marks, first, last)


def grouped(rows: Sequence[Row], vocabulary: WordPieces, size: int, random: Random | None) -> Iterator[list[_Cut]]:
    """Yield groups of at most `size` padded pieces; in random order when `random` is given, else by length."""
    cuts = [c for row in rows if (c := cut(row, vocabulary)) and len(c.pieces) <= _LONGEST]
    noise = {id(c): random.uniform(0, 4) if random else 0.0 for c in cuts}
    cuts.sort(key=lambda c: len(c.pieces) + noise[id(c)])
    groups: list[list[_Cut]] = [[]]
    longest = 0
    for one in cuts:
        longest = max(longest, len(one.pieces))
        if groups[-1] and longest * (len(groups[-1]) + 1) > size:
            groups.append([])
            longest = len(one.pieces)
        groups[-1].append(one)
    if random:
        random.shuffle(groups)
    yield from groups


def _padded(lists: Sequence[Sequence[int]], fill: int) -> Tensor:
    width = max(map(len, lists))
    return torch.tensor([[*values, *([fill] * (width - len(values)))] for values in lists])


def batch(group: Sequence[_Cut], vocabulary: WordPieces, labels: Labels) -> Batch:
    """Lay a group into tensors."""
    places = {kind: {name: i for i, name in enumerate(getattr(labels, kind))} for kind in Labels.__slots__}

    def targets(kind: str, values: Sequence[str] | None, count: int) -> list[int]:
        return [places[kind].get(value, IGNORED) for value in values] if values else [IGNORED] * count

    pieces = _padded([c.pieces for c in group], vocabulary.pad)
    lengths = torch.tensor([len(c.pieces) for c in group])
    mask = torch.where(torch.arange(pieces.shape[1])[None] < lengths[:, None], 0.0, -1e4)
    counts = [len(c.first) for c in group]
    return Batch(
        pieces,
        _padded([c.shapes for c in group], NO_SHAPE),
        mask[:, None, None, :],
        _padded([c.first for c in group], 0),
        _padded([c.last for c in group], 0),
        torch.tensor(counts),
        _padded([targets("upos", c.row.upos, n) for c, n in zip(group, counts, strict=True)], IGNORED),
        _padded([targets("xpos", c.row.xpos, n) for c, n in zip(group, counts, strict=True)], IGNORED),
        _padded([targets("names", c.row.names, n) for c, n in zip(group, counts, strict=True)], IGNORED),
        torch.tensor([NAME_TRUST.get(c.row.origin, 1.0) for c in group]),
        _padded([list(c.row.head) or [IGNORED] * n for c, n in zip(group, counts, strict=True)], IGNORED),
        _padded([targets("deprel", c.row.deprel, n) for c, n in zip(group, counts, strict=True)], IGNORED),
    )
