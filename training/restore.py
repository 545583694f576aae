"""Restoring: a shipped model back to the weights it was exported from, as near as eight bits tell.

The checkpoint of a run is four times the size of what ships and is not kept. Whoever wants to go on learning from the
shipped model (`train --from-model`) starts here: each column is its whole numbers times its step.
"""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import onnx
import torch
from onnx import numpy_helper
from torch import Tensor

from training.encoder import LAYERS
from training.network import Labels, Network


def restore(folder: Path) -> tuple[Network, list[str], Labels]:
    """Return the network of the model in `folder`, its vocabulary and its labels."""
    entries = (folder / "vocabulary.txt").read_text(encoding="utf-8").split("\n")
    raw = json.loads((folder / "model.json").read_text(encoding="utf-8"))["labels"]
    labels = Labels(**{kind: tuple(values) for kind, values in raw.items()})
    network = Network(len(entries), labels)
    found = {**_constants(folder / "network.onnx"), **_constants(folder / "labels.onnx")}
    network.load_state_dict({name: _weight(name, found) for name in network.state_dict()})
    return network, entries, labels


def _constants(path: Path) -> dict[str, Tensor]:
    graph = onnx.load(str(path)).graph
    return {one.name: torch.from_numpy(np.array(numpy_helper.to_array(one))) for one in graph.initializer}


def _weight(name: str, found: dict[str, Tensor]) -> Tensor:
    if name == "encoder.mix":
        return torch.log(torch.stack([found[f"share{place}"] for place in range(LAYERS + 1)]))
    if name == "encoder.pieces.weight":
        return found["table"].float() * found["table.steps"]
    if name == "encoder.positions.weight":
        return found["places"]
    if name == "encoder.shapes.weight":
        return found["shapes.table"]
    value = found[name]
    if value.dtype == torch.int8:
        return (value.float() * found[name.replace(".weight", ".steps")]).T.contiguous()
    # What is multiplied in single precision lies turned, too.
    return value.T.contiguous() if name == "label_out.weight" else value
