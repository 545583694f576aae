"""The manifest says what may train, and tells other versions apart."""

import hashlib
import lzma
from pathlib import Path

import pytest
from training.rows import NAME_SETS, TREEBANKS

from training import manifest


def test_only_sets_marked_for_it_train() -> None:
    uses = {name: about["use"] for name, about in manifest.sets().items()}
    assert all(uses[name] == "train" for name in TREEBANKS)
    assert all(uses[name] == "train names" for name in NAME_SETS)
    assert all(uses[name] == "report" for name in uses if name.startswith("pud"))


def test_another_version_is_noticed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    good = hashlib.sha256(b"{}\n").hexdigest()
    about = {name: {"sha256": good} for name in ("same", "other", "gone")}
    monkeypatch.setattr(manifest, "sets", lambda: about)
    for name, content in (("same", b"{}\n"), ("other", b"{ }\n")):
        with lzma.open(tmp_path / f"{name}.jsonl.xz", "wb") as file:
            file.write(content)
    assert [line.split(":")[0] for line in manifest.differing(tmp_path)] == ["other", "gone"]
