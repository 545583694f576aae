"""The folder `training/` stands beside the package: make it importable, and skip where what it needs is absent."""

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[2]))


def pytest_ignore_collect(collection_path: Path) -> bool | None:
    if collection_path.name in ("test_graph.py", "test_learn.py", "test_restore.py") and not _has_training_extra():
        return True
    return None


def _has_training_extra() -> bool:
    try:
        import onnx  # noqa: F401
        import safetensors  # noqa: F401
        import torch  # noqa: F401
    except ImportError:
        return False
    return True


@pytest.fixture(autouse=True, scope="session")
def _one_thread() -> None:
    if _has_training_extra():
        import torch

        torch.set_num_threads(1)
