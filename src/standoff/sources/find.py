"""Finding what there is to read: files, folders with all that is in them, and patterns.

Nothing that a folder holds is dropped silently, but for what is hidden and a record's own files.
"""

from __future__ import annotations

import glob
import os
import stat
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from standoff.errors import UnreadableSource
from standoff.sources.formats import DATABASE, format_of, is_no_document

#: A folder's files with these endings are taken as they are; the others are looked into first.
EXTENSIONS = frozenset({".txt", ".text", ".md", ".html", ".htm", ".xhtml", ".jsonl", ".ndjson"})

#: What the database puts beside a record while it is written.
_BESIDE_A_RECORD = ("-journal", "-wal", "-shm")

_HEAD = 4096


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

    Folders are searched with all their sub-folders. Left out are hidden files and folders, and a record's own files;
    what is plainly no document (a picture, a film, a font, a program, an archive) stands in the list as Unread
    (``not-document``), and so do a path that is not there, a pattern or a folder with nothing in it, and a folder that
    may not be listed (``not-found``, ``no-match``, ``not-allowed``). Every other file is a source, for `read` to judge.
    """
    found: dict[str, Source | Unread] = {}
    for path in paths:
        for item in _expand(os.fspath(path), os.path.abspath(base)):
            found.setdefault(item.name if isinstance(item, Source) else item.source, item)
    return [found[name] for name in sorted(found)]


def within(paths: Iterable[str | Path], base: str | Path = ".") -> Callable[[str], bool]:
    """Take the paths that `find` took; return what tells whether a source of that name lies in a folder among them."""
    folders = [_printable(os.path.join(os.path.abspath(path), "")) for path in paths if os.path.isdir(path)]
    start = _printable(os.path.abspath(base))

    def lies_within(name: str) -> bool:
        place = os.path.normpath(os.path.join(start, *name.split("/")) if not os.path.isabs(name) else name)
        return any(place.startswith(folder) for folder in folders)

    return lies_within


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
            item = None if file.startswith(".") else _candidate(os.path.join(folder, file), base)
            if item:
                empty = empty and isinstance(item, Unread)
                yield item
    for error in refused:
        yield _unread(_name(str(error.filename), base), "not-allowed", error.strerror or "it cannot be listed")
    if empty and not refused:
        yield _unread(_name(path, base), "no-match", "no article in this folder", "text, web pages and JSON are read")


def _candidate(path: str, base: str) -> Source | Unread | None:
    """What a file in a folder is: a source; no document, which is told; a file of a record's, which is not."""
    name = _name(path, base)
    if path.endswith(_BESIDE_A_RECORD):
        return None
    if os.path.splitext(path)[1].lower() not in EXTENSIONS:
        head = _beginning(path)
        if format_of(head) is DATABASE:
            return None
        if kind := is_no_document(head):
            return _unread(name, "not-document", kind)
    return Source(name, Path(path))


def _beginning(path: str) -> bytes:
    """The first bytes of a file; none of what cannot be opened, of which `read` will tell."""
    try:
        with open(path, "rb", opener=without_waiting) as file:
            return file.read(_HEAD) if stat.S_ISREG(os.fstat(file.fileno()).st_mode) else b""
    except OSError:
        return b""


def without_waiting(path: str, flags: int) -> int:
    """Open without blocking: a named pipe put into the folder would otherwise be waited for forever."""
    return os.open(path, flags | getattr(os, "O_NONBLOCK", 0))


def _pattern(path: str, base: str) -> Iterator[Source | Unread]:
    matches = sorted(glob.glob(path, recursive=True))
    if not matches:
        yield _unread(_printable(path), "no-match", "nothing matches this pattern")
    for match in matches:
        if os.path.isdir(match):
            # "cuttings/**" names folders beside the files in them: those with nothing to read are no news.
            inside = _folder(match, base)
            yield from (i for i in inside if isinstance(i, Source) or i.error.code == "not-document")
        elif item := _candidate(match, base):
            yield item


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
