"""Finding what there is to read: files, folders with all that is in them, and patterns."""

from __future__ import annotations

import glob
import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from standoff.errors import UnreadableSource

#: In a folder these are candidates; a file named outright is read whatever it is called.
EXTENSIONS = frozenset({".txt", ".text", ".md", ".html", ".htm", ".xhtml", ".jsonl", ".ndjson"})


@dataclass(frozen=True, slots=True)
class Source:
    """A file to read, and the name it goes by: its path from a base folder, with forward slashes."""

    name: str
    path: Path


@dataclass(frozen=True, slots=True)
class Unread:
    """A source, or one item of it, that could not be read, and why. The others are read all the same."""

    source: str
    error: UnreadableSource


def find(paths: Iterable[str | Path], base: str | Path = ".") -> list[Source | Unread]:
    """Take files, folders and glob patterns; return what is to be read, sorted by name, each file once.

    Folders are searched with all their sub-folders, hidden ones left out, for files with a known extension. A path
    that is not there, a pattern or a folder with nothing in it, and a folder that may not be listed stand in the
    list as Unread (``not-found``, ``no-match``, ``not-allowed``).
    """
    found: dict[str, Source | Unread] = {}
    for path in paths:
        for item in _expand(os.fspath(path), os.path.abspath(base)):
            found.setdefault(item.name if isinstance(item, Source) else item.source, item)
    return [found[name] for name in sorted(found)]


def _expand(path: str, base: str) -> Iterator[Source | Unread]:
    try:
        if os.path.isdir(path):
            yield from _folder(path, base)
        elif os.path.lexists(path):
            yield Source(_name(path, base), Path(path))
        elif glob.has_magic(path):
            yield from _pattern(path, base)
        else:
            yield _unread(_name(path, base), "not-found", "no such file or folder")
    except ValueError:  # a NUL in the path
        yield _unread(_printable(path), "not-found", "no file can have such a name")
    except OSError as error:
        yield _unread(_name(path, base), "not-found", error.strerror or "it cannot be looked at")


def _folder(path: str, base: str) -> Iterator[Source | Unread]:
    empty = True
    refused: list[OSError] = []
    for folder, folders, files in os.walk(path, onerror=refused.append):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for file in sorted(files):
            if os.path.splitext(file)[1].lower() in EXTENSIONS and not file.startswith("."):
                empty = False
                yield Source(_name(os.path.join(folder, file), base), Path(folder, file))
    for error in refused:
        yield _unread(_name(str(error.filename), base), "not-allowed", error.strerror or "it cannot be listed")
    if empty and not refused:
        extensions = ", ".join(sorted(EXTENSIONS))
        yield _unread(_name(path, base), "no-match", "no article in this folder", f"files read: {extensions}")


def _pattern(path: str, base: str) -> Iterator[Source | Unread]:
    matches = sorted(glob.glob(path, recursive=True))
    if not matches:
        yield _unread(_printable(path), "no-match", "nothing matches this pattern")
    for match in matches:
        if os.path.isdir(match):
            # "cuttings/**" names folders beside the files in them: those with nothing to read are no news.
            yield from (item for item in _folder(match, base) if isinstance(item, Source))
        else:
            yield Source(_name(match, base), Path(match))


def _name(path: str, base: str) -> str:
    try:
        relative = os.path.relpath(path, base)
    except ValueError:  # another drive
        relative = os.path.abspath(path)
    return _printable(relative).replace(os.sep, "/")


def _printable(path: str) -> str:
    """A name that can be written as UTF-8, whatever bytes the file system holds."""
    return path.encode("utf-8", errors="surrogateescape").decode("utf-8", errors="replace")


def _unread(name: str, code: str, what: str, todo: str | None = None) -> Unread:
    return Unread(name, UnreadableSource(code, what, where=name, todo=todo))
