"""The folder listing tells the data flow: each room imports only rooms above it."""

from __future__ import annotations

import ast
import re
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
    "query",
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


def top_modules(file: Path) -> set[str]:
    """The first part of every module that ``file`` imports, by either form of import, at any depth."""
    found = set()
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name.split(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found.add(node.module.split(".")[0])
    return found


def strings(file: Path) -> list[str]:
    nodes = ast.walk(ast.parse(file.read_text(encoding="utf-8")))
    return [node.value for node in nodes if isinstance(node, ast.Constant) and isinstance(node.value, str)]


@pytest.mark.parametrize("file", FILES, ids=lambda file: str(file.relative_to(PACKAGE)))
def test_only_the_store_knows_sql(file: Path) -> None:
    """The doctor may ask SQLite for its version and abilities; nobody else may even import it, or write a query."""
    if room_of(file) in {"store", "doctor"}:
        return
    assert "sqlite3" not in top_modules(file)
    assert not [
        s for s in strings(file) if re.match(r"\s*(?:SELECT .* FROM|INSERT INTO|UPDATE \w+ SET|DELETE FROM)\b", s)
    ]


@pytest.mark.parametrize("file", sorted((PACKAGE / "ontology").glob("*.py")), ids=lambda file: file.name)
def test_the_ontology_does_no_reading_or_writing(file: Path) -> None:
    """Its own tables, which are part of the package, are the exception: they are read through importlib.resources."""
    doing = {"os", "io", "pathlib", "socket", "urllib", "http", "subprocess", "shutil", "tempfile", "sqlite3", "httpx2"}
    assert not doing & top_modules(file)
    calls = [n.func for n in ast.walk(ast.parse(file.read_text(encoding="utf-8"))) if isinstance(n, ast.Call)]
    assert not [f for f in calls if isinstance(f, ast.Name) and f.id in {"open", "print", "input"}]
