"""A dispute of our own invention, in the words of four invented outlets: data, and how to copy it."""

from __future__ import annotations

from importlib import resources
from importlib.resources.abc import Traversable
from pathlib import Path


def copy_to(folder: Path) -> Path:
    """Copy the demo's articles into ``folder``, made where needed, and return where they lie in it.

    What is already there stays as it is, so that an article somebody has changed to see what happens keeps its
    change. Raises OSError when the folder cannot be written.
    """
    target = folder / "articles"
    _copy(resources.files(__name__) / "articles", target)
    return target


def _copy(source: Traversable, target: Path) -> None:
    if source.is_dir():
        target.mkdir(parents=True, exist_ok=True)
        for item in source.iterdir():
            _copy(item, target / item.name)
    elif not target.exists():
        target.write_bytes(source.read_bytes())
