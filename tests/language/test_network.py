"""The shipped model is checked before it is used, and what is wrong with it is said."""

import shutil
from pathlib import Path

import pytest

from standoff.errors import ModelError
from standoff.language import check_model
from standoff.language.network import FILES, HERE, MAX_PIECES, Network, may_overflow
from standoff.language.shipped import DIGESTS


def test_every_file_of_the_model_has_a_digest() -> None:
    assert set(DIGESTS) == set(FILES)


def test_the_model_is_small() -> None:
    assert sum((HERE / name).stat().st_size for name in FILES) <= 24_000_000


def test_the_model_can_be_checked_without_loading_it(tmp_path: Path) -> None:
    found = check_model()
    assert found.version
    assert found.digest == DIGESTS["network.onnx"]
    assert found.licence in found.card.read_text(encoding="utf-8")
    with pytest.raises(ModelError):
        check_model(tmp_path)


def test_a_damaged_file_is_refused(tmp_path: Path) -> None:
    folder = shutil.copytree(HERE, tmp_path / "model")
    content = bytearray((folder / "network.onnx").read_bytes())
    content[1_000_000] ^= 1
    (folder / "network.onnx").write_bytes(content)
    with pytest.raises(ModelError) as caught:
        Network(folder, digests=DIGESTS)
    assert caught.value.code == "model-digest"
    assert "network.onnx" in str(caught.value)


def test_a_missing_model_is_reported(tmp_path: Path) -> None:
    with pytest.raises(ModelError) as caught:
        Network(tmp_path)
    assert caught.value.code == "no-model"


def test_a_missing_runtime_is_reported(monkeypatch: pytest.MonkeyPatch) -> None:
    def absent(_: str) -> None:
        raise ImportError

    monkeypatch.setattr("standoff.language.network.import_module", absent)
    with pytest.raises(ModelError) as caught:
        Network()
    assert caught.value.code == "no-runtime"


@pytest.mark.parametrize(
    ("flags", "expected"), [("fpu avx2", True), ("fpu avx2 avx512_vnni", False), ("asimd", False), (None, False)]
)
def test_old_processors_take_exact_sums(tmp_path: Path, flags: str | None, expected: bool) -> None:
    if flags is not None:
        (tmp_path / "cpuinfo").write_text(f"processor : 0\nflags : {flags}\n", encoding="ascii")
    assert may_overflow(tmp_path / "cpuinfo") is expected


def test_scores_have_a_row_a_word() -> None:
    network = Network(digests=DIGESTS)
    forms = ["Doctors", "voted", "yesterday", "."]
    scores = network.run(network.cut(forms))
    assert scores.upos.shape == (4, len(network.labels["upos"]))
    assert scores.arcs.shape == (4, 5)
    assert network.label(scores.dependents, scores.heads[[2, 0, 2, 2]]).shape == (4, len(network.labels["deprel"]))


def test_reads_as_many_pieces_as_it_says() -> None:
    network = Network(digests=DIGESTS)
    inputs = network.cut(["a"] * (MAX_PIECES - 2))
    assert len(inputs[0]) == MAX_PIECES
    assert len(network.run(inputs).upos) == MAX_PIECES - 2
