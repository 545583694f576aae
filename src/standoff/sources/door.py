"""The door: opens a source, tells its format by its content, and hands it to that format's reader.

Nothing but UnreadableSource comes out of a reader, and here it becomes an Unread: one bad file never ends a batch.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator

from standoff.errors import UnreadableSource
from standoff.ontology import Document
from standoff.sources.encoding import decode
from standoff.sources.find import Source, Unread, without_waiting
from standoff.sources.html import is_markup, read_html
from standoff.sources.jsonl import is_json, is_json_lines, read_json, read_json_lines
from standoff.sources.limits import LIMITS, Limits, check_size
from standoff.sources.plain import read_plain


def read(source: Source | Unread, limits: Limits = LIMITS) -> Iterator[Document | Unread]:
    """Take what `find` returned; yield its documents, an Unread for each that could not be read.

    JSON lines give one a line, named ``name#3``; any other file gives one. An Unread yields itself.
    """
    if isinstance(source, Unread):
        yield source
        return
    try:
        data = _opened(source, limits)
    except UnreadableSource as error:
        yield Unread(source.name, error)
        return
    yield from read_bytes(data, source.name, limits)


def read_bytes(data: bytes, name: str, limits: Limits = LIMITS) -> Iterator[Document | Unread]:
    """Take the content of a file that goes by ``name``; yield its documents, and as Unread what cannot be read."""
    try:
        check_size(len(data), limits.input_bytes, "bytes", name)
        if not data.strip():
            raise UnreadableSource("empty", "the file is empty", where=name)
        text, problems = decode(data, name)
        if is_markup(text, name):
            yield read_html(text, name, problems, limits)
        elif is_json_lines(text, name.lower().endswith((".jsonl", ".ndjson"))):
            yield from read_json_lines(text, name, limits)
        elif is_json(text):
            yield from read_json(text, name, limits)
        else:
            yield read_plain(text, name, problems, limits)
    except UnreadableSource as error:
        yield Unread(name, error)


def read_text(text: str, name: str, limits: Limits = LIMITS) -> Document:
    """Take an article as a string; return its Document, ``text`` unchanged.

    Raises UnreadableSource (``empty``, ``too-large``, ``language``). A string is taken as plain text, never as HTML.
    """
    return read_plain(text, name, (), limits)


def _opened(source: Source, limits: Limits) -> bytes:
    try:
        with open(source.path, "rb", opener=without_waiting) as file:
            status = os.fstat(file.fileno())
            if not stat.S_ISREG(status.st_mode):
                raise UnreadableSource("not-text", "not an ordinary file", where=source.name)
            check_size(status.st_size, limits.input_bytes, "bytes", source.name)
            return file.read(limits.input_bytes + 1)
    except FileNotFoundError:
        raise UnreadableSource("not-found", "no such file", where=source.name) from None
    except PermissionError:
        raise UnreadableSource("not-allowed", "it may not be read by this user", where=source.name) from None
    except IsADirectoryError:
        raise UnreadableSource("not-text", "it is a folder", where=source.name) from None
    except (OSError, ValueError) as error:
        what = getattr(error, "strerror", None) or "it cannot be opened"
        raise UnreadableSource("not-found", str(what), where=source.name) from None
