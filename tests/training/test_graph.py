"""The exported graph scores as the network does; in eight bits nearly so."""

from typing import Any

import numpy as np
import pytest
import torch
from training.batches import batch, grouped
from training.graph import INPUTS, LABEL_INPUTS, OUTPUTS, build, build_labels
from training.learn import inventory
from training.network import Network
from training.rows import Row

onnxruntime = pytest.importorskip("onnxruntime")

ROW = Row("ewt", "d", ("She", "said", "so"), ("O",) * 3, ("PRON", "VERB", "ADV"), ("PRP", "VBD", "RB"), (2, 0, 2),
          ("nsubj", "root", "advmod"))  # fmt: skip


class Pieces:
    """Three words of one or two pieces."""

    pad, unknown, first, last = 0, 1, 2, 3

    def cut(self, word: str) -> tuple[int, ...]:
        return {"She": (5,), "said": (6, 7)}.get(word, (8,))


@pytest.mark.parametrize(("exact", "close"), [(True, 2e-4), (False, 0.25)])
def test_the_graph_scores_as_the_network(exact: bool, close: float) -> None:
    torch.manual_seed(2)
    labels = inventory([ROW])
    network = Network(12, labels).eval()
    pieces: Any = Pieces()
    (group,) = grouped([ROW], pieces, 100, None)
    b = batch(group, pieces, labels)
    with torch.no_grad():
        expected = network(b.pieces, b.shapes, b.mask, b.first, b.last)
    weights = {name: value.numpy() for name, value in network.state_dict().items()}
    session = onnxruntime.InferenceSession(
        build(weights, exact).SerializeToString(), providers=["CPUExecutionProvider"]
    )
    found = session.run(list(OUTPUTS), {name: getattr(b, name)[0].numpy() for name in INPUTS})
    for name, scores in zip(OUTPUTS, found, strict=True):
        wanted = getattr(expected, name)[0].numpy()
        assert scores.shape == wanted.shape
        assert np.abs(scores - wanted).max() < close * max(1.0, float(np.abs(wanted).max()))


def test_labels_are_scored_as_by_the_network() -> None:
    torch.manual_seed(3)
    network = Network(12, inventory([ROW])).eval()
    ends = [torch.randn(5, 384) for _ in LABEL_INPUTS]
    with torch.no_grad():
        expected = torch.log_softmax(network.label(ends[0], ends[1]), -1).numpy()
    weights = {name: value.numpy() for name, value in network.state_dict().items()}
    model = build_labels(weights).SerializeToString()
    session = onnxruntime.InferenceSession(model, providers=["CPUExecutionProvider"])
    (found,) = session.run(None, {name: end.numpy() for name, end in zip(LABEL_INPUTS, ends, strict=True)})
    assert np.abs(found - expected).max() < 1e-4
