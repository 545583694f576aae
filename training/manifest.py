"""The manifest: the sets the model was made from and measured on, with the digest of what is in each file."""

from __future__ import annotations

import hashlib
import json
import lzma
from pathlib import Path
from typing import Any

MANIFEST = Path(__file__).with_name("sets.json")


def sets() -> dict[str, dict[str, Any]]:
    """What the manifest says of each set: `use` (train, tune, report), `source`, `licence`, `sha256` of the lines."""
    found: dict[str, dict[str, Any]] = json.loads(MANIFEST.read_text(encoding="utf-8"))
    return found


def digest(directory: Path, name: str) -> str:
    """The SHA-256 of the lines of a set, decompressed, so that it does not hang on how they were compressed."""
    with lzma.open(directory / f"{name}.jsonl.xz") as lines:
        return hashlib.file_digest(lines, "sha256").hexdigest()


def differing(directory: Path) -> list[str]:
    """What is wrong with the sets in a directory, a line each: missing, or not those of the manifest."""
    wrong = []
    for name, about in sets().items():
        if not (directory / f"{name}.jsonl.xz").exists():
            wrong.append(f"{name}: missing")
        elif digest(directory, name) != about["sha256"]:
            wrong.append(f"{name}: another version than the model was made from")
    return wrong
