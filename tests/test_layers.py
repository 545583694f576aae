"""The folder listing tells the data flow: each room imports only rooms above it."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[1] / "src" / "standoff"

#: The rooms in the order data flows (docs/rooms.md). What every room may use stands first.
ROOMS = [
    "errors",
    "ontology",
    "sources",
    "text",
    "language",
    "reading",
    "linking",
    "curation",
    "record",
    "store",
    "batch",
    "exports",
    "web",
    "demo",
    "doctor",
    "cli",
]


def room_of(file: Path) -> str:
    return file.relative_to(PACKAGE).parts[0].removesuffix(".py")


def imported_rooms(file: Path) -> set[str]:
    found = set()
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        modules = []
        if isinstance(node, ast.Import):
            modules = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{file}: imports are written in full"
            modules = [
                f"{node.module}.{alias.name}" if node.module == "standoff" else str(node.module) for alias in node.names
            ]
        found |= {name.split(".")[1] for name in modules if name.startswith("standoff.")}
    return found


FILES = sorted(
    file for file in PACKAGE.rglob("*.py") if file.parent != PACKAGE or file.name not in {"__init__.py", "__main__.py"}
)


@pytest.mark.parametrize("file", FILES, ids=lambda file: str(file.relative_to(PACKAGE)))
def test_a_room_imports_only_rooms_above_it(file: Path) -> None:
    room = room_of(file)
    assert room in ROOMS, f"{room} is no room: a rule without an obvious room means the design is wrong"
    below = {other for other in imported_rooms(file) if other in ROOMS and ROOMS.index(other) > ROOMS.index(room)}
    assert not below, f"{room} must not know of {sorted(below)}"


@pytest.mark.parametrize("file", FILES, ids=lambda file: str(file.relative_to(PACKAGE)))
def test_only_the_store_knows_sql(file: Path) -> None:
    names = {
        name.split(".")[0]
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        if isinstance(node, ast.Import)
        for name in [a.name for a in node.names]
    }
    assert "sqlite3" not in names or room_of(file) in {"store", "doctor"}


def test_the_ontology_does_no_reading_or_writing() -> None:
    allowed_file = "act.py"  # reads its own table, which is part of the package
    for file in sorted((PACKAGE / "ontology").glob("*.py")):
        text = file.read_text(encoding="utf-8")
        assert file.name == allowed_file or not any(
            word in text for word in ("open(", "read_text", "sqlite3", "requests")
        )
