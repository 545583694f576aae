"""What reaches the terminal: nothing raw, nothing wider than the window, JSON byte for byte the same each time."""

from __future__ import annotations

import json
import os
import re
import shlex
import shutil
import sys
import textwrap
import unicodedata
from collections.abc import Iterable, Sequence

import click

#: Characters that command a terminal, or turn the direction of what follows: an article's text must not do either.
_COMMANDS = re.compile("[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ud800-\udfff]")

#: Those of them that JSON leaves as they are.
_LEFT_BY_JSON = re.compile("[\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ud800-\udfff]")

#: Stand round words that are to be highlighted, until they are printed.
MARK_START, MARK_END = "\x02", "\x03"

_MARKED = re.compile(f"{MARK_START}([^{MARK_END}]*){MARK_END}")


def clean(text: str) -> str:
    """Return ``text`` with white space as spaces and every control character as U+FFFD; as long as it was."""
    return _COMMANDS.sub(lambda found: " " if found[0] in "\t\n\r\v\f\u2028\u2029" else "\ufffd", text)


def marked(text: str, spans: Iterable[tuple[int, int]]) -> str:
    """Return ``text``, cleaned, with each of ``spans`` between highlighting marks; overlapping ones as one."""
    text, found, at = clean(text), [], 0
    for start, end in sorted(spans):
        start = max(start, at)
        if start < end:
            found += [text[at:start], MARK_START, text[start:end], MARK_END]
            at = end
    return "".join([*found, text[at:]])


def clean_marked(text: str) -> str:
    """Return ``text`` cleaned, but for the highlighting marks in it."""
    return "".join(part if part in (MARK_START, MARK_END) else clean(part) for part in re.split("([\x02\x03])", text))


def width() -> int:
    """Return how many columns a line may have: the terminal's, between 40 and 120."""
    return max(40, min(120, shutil.get_terminal_size().columns))


def say(text: str = "", indent: str = "", hanging: str | None = None) -> None:
    """Print ``text``, cleaned but for highlighting marks, wrapped, each line after ``indent``."""
    for line in wrapped(text, width(), indent, indent if hanging is None else hanging):
        click.echo(line)


def wrapped(text: str, columns: int, indent: str = "", hanging: str = "") -> list[str]:
    """Return ``text``, cleaned, in lines of at most ``columns``: marked words bold on a terminal, in «…» elsewhere."""
    lines = textwrap.wrap(
        clean_marked(text), columns, initial_indent=indent, subsequent_indent=hanging, break_on_hyphens=False
    ) or [indent.rstrip()]
    return _highlighted(lines)


def _highlighted(lines: Sequence[str]) -> list[str]:
    if not _on_terminal():
        return [line.replace(MARK_START, "«").replace(MARK_END, "»") for line in lines]
    found, inside = [], False
    for line in lines:
        opened = f"{MARK_START}{line}" if inside else line  # bold ends with the line and begins anew on the next
        inside = opened.rfind(MARK_START) > opened.rfind(MARK_END)
        closed = f"{opened}{MARK_END}" if inside else opened
        found.append(_MARKED.sub(lambda words: click.style(words[1], bold=True), closed))
    return found


def _on_terminal() -> bool:
    return sys.stdout.isatty() and "NO_COLOR" not in os.environ


def table(rows: Sequence[Sequence[str]], indent: str = "", header: Sequence[str] = ()) -> None:
    """Print ``rows`` in aligned columns; the last one wraps in what room is left, the others are cut at 24.

    Where the window is too narrow the last one goes below, and where it is too narrow even for the others each cell
    has a line of its own, named by ``header``.
    """
    if not rows:
        return
    if header and _too_narrow([header, *rows], indent):
        for row in rows:
            say(row[0], indent=indent)
            for name, cell in zip(header[1:], row[1:], strict=True):
                say(f"{name}: {cell}", indent=indent + "  ", hanging=indent + "    ")
        return
    rows = [header, *rows] if header else rows
    cells = [[*(_cut(clean(cell), 24) for cell in row[:-1]), clean(row[-1])] for row in rows]
    widths = [max(_columns(row[i]) for row in cells) for i in range(len(cells[0]) - 1)]
    for row in cells:
        padded = (cell + " " * (room - _columns(cell)) for cell, room in zip(row[:-1], widths, strict=True))
        head = indent + "".join(f"{cell}  " for cell in padded)
        if width() - len(head) < 24:  # too narrow for columns: the last one goes below
            say(head.rstrip())
            say(row[-1], indent=indent + "    ")
        else:
            say(row[-1], indent=head, hanging=" " * len(head))


def told(name: str, words: str, indent: str = "") -> None:
    """Print a name that is never cut, with what is told of it below."""
    say(name, indent=indent, hanging=indent + "  ")
    say(words, indent=indent + "    ")


def _too_narrow(rows: Sequence[Sequence[str]], indent: str) -> bool:
    widths = [max(min(24, _columns(clean(row[i]))) for row in rows) for i in range(len(rows[0]) - 1)]
    return len(indent) + sum(widths) + 2 * len(widths) > width()


def _cut(text: str, room: int) -> str:
    return text if _columns(text) <= room else text[: room - 1].rstrip() + "…"


def _columns(text: str) -> int:
    if text.isascii():
        return len(text)
    return sum(0 if unicodedata.combining(c) else 2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)


def count(number: int, one: str, many: str | None = None) -> str:
    """Return a number with its noun: "1 document", "1,204 documents"."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def as_json(value: object, *, indent: int | None = None) -> str:
    """Return ``value`` as JSON, its control characters escaped: the text that it stands for stays the same."""
    return _LEFT_BY_JSON.sub(
        lambda found: f"\\u{ord(found[0]):04x}", json.dumps(value, ensure_ascii=False, indent=indent)
    )


def put_json(value: object, *, indent: int | None = 1) -> None:
    """Print ``value`` as JSON in UTF-8, whatever the terminal's encoding."""
    click.echo(as_json(value, indent=indent).encode("utf-8"))


def called() -> str:
    """Return the words that call this program: "standoff" where the shell finds it, else the way it was called."""
    found, this = shutil.which("standoff"), shutil.which(sys.argv[0]) or sys.argv[0]
    if found and os.path.realpath(found) == os.path.realpath(this):
        return "standoff"
    near = os.path.relpath(this)
    return shlex.quote(near) if os.path.basename(this) == "standoff" and not near.startswith("..") else "standoff"
