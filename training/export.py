"""Export: a trained network to the files that ship, with their digests."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path

import onnx

from standoff.language.network import FILES
from training.graph import Weights, build, build_labels
from training.lemmatise import learned
from training.network import Labels
from training.rows import Row

SPECIAL = ("[PAD]", "[UNK]", "[CLS]", "[SEP]")


def kept_entries(vocabulary: Sequence[str]) -> list[int]:
    """Places of the entries that English text can use: no unused ones, no scripts but Latin."""
    return [place for place, entry in enumerate(vocabulary) if entry in SPECIAL or _is_latin(entry)]


def _is_latin(entry: str) -> bool:
    if entry.startswith("[") and len(entry) > 1:
        return False
    return all(ord(c) < 0x250 or 0x2010 <= ord(c) <= 0x2122 for c in entry)


def export(
    weights: Weights, vocabulary: Sequence[str], labels: Labels, rows: Sequence[Row], folder: Path, version: str,
    exact: bool = False,
) -> dict[str, str]:  # fmt: skip
    """Write the model to `folder` and return the digest of each file. `rows` are those the lemmas are learned from."""
    folder.mkdir(parents=True, exist_ok=True)
    kept = kept_entries(vocabulary)
    weights = {**weights, "encoder.pieces.weight": weights["encoder.pieces.weight"][kept]}
    onnx.save(build(weights, exact), str(folder / "network.onnx"))
    onnx.save(build_labels(weights), str(folder / "labels.onnx"))
    (folder / "vocabulary.txt").write_text("\n".join(vocabulary[i] for i in kept), encoding="utf-8", newline="\n")
    _write_json(folder / "lemmas.json", learned(rows))
    _write_json(folder / "model.json", {"version": version, "labels": asdict(labels)})
    return {name: hashlib.sha256((folder / name).read_bytes()).hexdigest() for name in FILES}


def _write_json(path: Path, value: object) -> None:
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    path.write_text(text + "\n", encoding="utf-8", newline="\n")


def write_digests(path: Path, digests: dict[str, str]) -> None:
    """Write the module that holds the digests of the shipped files."""
    lines = [f'    "{name}": "{digest}",' for name, digest in sorted(digests.items())]
    path.write_text(
        '"""Digests (SHA-256) of the files of the shipped model, written by `python -m training export`."""\n\n'
        + "DIGESTS = {\n" + "\n".join(lines) + "\n}\n",
        encoding="utf-8",
    )  # fmt: skip
