"""The public face: what is promised is there, what is there is promised, and importing it costs nothing."""

from __future__ import annotations

import importlib
import inspect
import pkgutil
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

import standoff

PUBLIC = [
    "standoff",
    "standoff.curation",
    "standoff.exports",
    "standoff.language",
    "standoff.linking",
    "standoff.ontology",
    "standoff.reading",
    "standoff.record",
    "standoff.sources",
    "standoff.store",
    "standoff.text",
]


@pytest.fixture(params=PUBLIC)
def module(request: pytest.FixtureRequest) -> ModuleType:
    return importlib.import_module(request.param)


def test_what_is_exported_is_sorted_and_there(module: ModuleType) -> None:
    names = list(module.__all__)
    assert names == sorted(names)
    assert all(hasattr(module, name) for name in names)


def test_nothing_public_leaks_that_is_not_exported(module: ModuleType) -> None:
    """Names without an underscore are exported, but for submodules, plain imports and typing helpers."""
    leaked = {
        name
        for name, value in vars(module).items()
        if not name.startswith("_")
        and name not in module.__all__
        and not isinstance(value, ModuleType)
        and getattr(value, "__module__", "").startswith("standoff")
    }
    assert not leaked


def test_every_exported_name_is_described(module: ModuleType) -> None:
    for name in module.__all__:
        value = getattr(module, name)
        described = inspect.isclass(value) or inspect.isfunction(value)
        assert not described or (value.__doc__ or "").strip(), f"{module.__name__}.{name}"


def test_every_module_says_what_it_is_for() -> None:
    for found in pkgutil.walk_packages(standoff.__path__, "standoff."):
        if not found.name.endswith("__main__"):
            assert (importlib.import_module(found.name).__doc__ or "").strip(), found.name


def test_importing_standoff_loads_no_heavy_library() -> None:
    heavy = {"trafilatura", "lxml", "numpy", "onnxruntime", "rich", "py3langid", "sqlite3", "spacy", "torch"}
    script = f"import sys, standoff, standoff.reading, standoff.language; print(sorted({heavy!r} & set(sys.modules)))"
    printed = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True).stdout
    assert printed.strip() == "[]"


def test_a_text_can_be_read_in_one_call() -> None:
    text = "The ferry crews met on Monday. ‘We cannot accept it,’ Ann Lee, chair of the Ferry Union, told reporters."
    document, findings = standoff.read_text(text)
    assert [(s.speaker_name, s.content.of(document.text)) for s in findings.statements] == [
        ("Ann Lee", "We cannot accept it")
    ]


def test_a_text_in_another_language_is_refused_by_name() -> None:
    german = "Die Lotsen haben gestern beschlossen, dass sie nicht mehr mit der Behörde sprechen werden. " * 4
    with pytest.raises(standoff.UnreadableSource, match="language de"):
        standoff.read_text(german)


def test_files_are_read_one_by_one_and_the_unreadable_named(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("The crews met at noon. ‘No,’ said Ann Lee, their leader.", encoding="utf-8")
    (tmp_path / "b.txt").write_bytes(b"%PDF-1.7 \x00\x01\x02")
    good, bad = standoff.read(tmp_path)
    assert isinstance(good, tuple)
    assert not isinstance(bad, tuple)
    assert bad.error.code == "not-text"


def test_a_record_that_is_not_there_is_not_made_by_asking(tmp_path: Path) -> None:
    with pytest.raises(standoff.RecordError, match="no record"):
        standoff.open(tmp_path / "none.db")
    assert not (tmp_path / "none.db").exists()
