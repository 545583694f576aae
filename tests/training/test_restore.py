"""An exported model is restored to the weights it was exported from, as near as eight bits tell."""

from pathlib import Path

import numpy as np
import torch
from training.export import export
from training.learn import inventory
from training.network import Network
from training.restore import restore
from training.rows import Row

ROW = Row("ewt", "d", ("She", "said", "so"), ("O",) * 3, ("PRON", "VERB", "ADV"), ("PRP", "VBD", "RB"), (2, 0, 2),
          ("nsubj", "root", "advmod"), ("she", "say", "so"))  # fmt: skip
VOCABULARY = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "she", "said", "so"]


def test_a_model_restored_and_exported_again_is_the_same_model(tmp_path: Path) -> None:
    torch.manual_seed(4)
    labels = inventory([ROW])
    network = Network(len(VOCABULARY), labels)
    weights = {name: value.numpy() for name, value in network.state_dict().items()}
    export(weights, VOCABULARY, labels, [ROW], tmp_path / "one", "1")
    restored, vocabulary, known = restore(tmp_path / "one")
    assert (vocabulary, known) == (VOCABULARY, labels)
    for name, value in restored.state_dict().items():
        if name != "encoder.mix":
            assert np.abs(value.numpy() - weights[name]).max() <= 0.005 * max(1e-3, np.abs(weights[name]).max())
    share, wanted = (torch.softmax(one.encoder.mix, 0) for one in (restored, network))
    assert torch.allclose(share, wanted, atol=1e-6)
    again = {name: value.numpy() for name, value in restored.state_dict().items()}
    export(again, vocabulary, known, [ROW], tmp_path / "two", "1")
    once, twice = (restore(tmp_path / name)[0].state_dict() for name in ("one", "two"))
    assert all(torch.allclose(once[name], twice[name], atol=1e-6) for name in once)
