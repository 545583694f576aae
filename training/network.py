"""The network: the encoder with heads for parts of speech, names, arcs and their labels."""

from __future__ import annotations

from dataclasses import dataclass

import torch
from torch import Tensor, nn
from torch.nn import functional as F

from standoff.language.shapes import SHAPES
from training.encoder import WIDTH, Dropout, Encoder

ARC, LABEL_SUM, LABEL_PRODUCT, NAME = 320, 256, 128, 256


@dataclass(frozen=True, slots=True)
class Labels:
    """What the heads tell apart, in the order of their outputs."""

    upos: tuple[str, ...]
    xpos: tuple[str, ...]
    deprel: tuple[str, ...]
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Outputs:
    """Scores of a batch. Words count from 1: place 0 is the root in `arcs[:, :, 0]` and in `heads`."""

    upos: Tensor
    xpos: Tensor
    names: Tensor
    arcs: Tensor
    dependents: Tensor
    heads: Tensor


class Network(nn.Module):
    """Pieces in, scores out. Labels of arcs are scored apart (`label`), for the arcs that are asked for."""

    def __init__(self, pieces: int, labels: Labels, dropout: float = 0.1) -> None:
        super().__init__()
        self.encoder = Encoder(pieces, SHAPES, dropout)
        self.upos = nn.Linear(WIDTH, len(labels.upos))
        self.xpos = nn.Linear(WIDTH, len(labels.xpos))
        self.name_inner = nn.Linear(WIDTH, NAME)
        self.names = nn.Linear(NAME, len(labels.names))
        self.arc_dependent = nn.Linear(WIDTH, ARC)
        self.arc_head = nn.Linear(WIDTH, ARC)
        self.arc_form = nn.Linear(ARC, ARC)
        self.arc_bias = nn.Linear(ARC, 1, bias=False)
        self.label_dependent = nn.Linear(WIDTH, LABEL_SUM + LABEL_PRODUCT)
        self.label_head = nn.Linear(WIDTH, LABEL_SUM + LABEL_PRODUCT)
        self.label_out = nn.Linear(LABEL_SUM + LABEL_PRODUCT, len(labels.deprel))
        self.dropout = Dropout(0.25 if dropout else 0.0)

    def forward(self, pieces: Tensor, shapes: Tensor, mask: Tensor, first: Tensor, last: Tensor) -> Outputs:
        """Score a batch: `first` and `last` are the places of the pieces that open and close each word."""
        x = self.encoder(pieces, shapes, mask)
        rows = torch.arange(x.shape[0], device=x.device)[:, None]
        words = (x[rows, first] + x[rows, last]) * 0.5
        rooted = torch.cat([x[:, :1], words], 1)
        words, rooted = self.dropout(words), self.dropout(rooted)
        dependent = self.dropout(F.gelu(self.arc_dependent(words)))
        head = self.dropout(F.gelu(self.arc_head(rooted)))
        arcs = self.arc_form(dependent) @ head.transpose(1, 2) + self.arc_bias(head).transpose(1, 2)
        return Outputs(
            self.upos(words),
            self.xpos(words),
            self.names(self.dropout(F.gelu(self.name_inner(words)))),
            arcs * (ARC**-0.5),
            self.label_dependent(words),
            self.label_head(rooted),
        )

    def label(self, dependents: Tensor, heads: Tensor) -> Tensor:
        """Score the labels of arcs, given the two ends of each as the network put them out."""
        total = F.relu(dependents[..., :LABEL_SUM] + heads[..., :LABEL_SUM])
        product = dependents[..., LABEL_SUM:] * heads[..., LABEL_SUM:]
        scores: Tensor = self.label_out(self.dropout(torch.cat([total, product], -1)))
        return scores
