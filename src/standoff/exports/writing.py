"""Files written whole or not at all, and values as lines of JSON that nothing in a text can break.

What stood at a path stays until the new file is complete: an export that fails halfway takes no earlier one with it.
"""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from standoff.exports.safety import Cell, guarded

#: Characters that JSON may hold as they are but that end a line, or turn the direction of text, for some readers.
_ESCAPED = re.compile("[\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ud800-\udfff]")


@contextmanager
def replacing(to: Path) -> Iterator[Path]:
    """Give the path to write to; it takes the place of ``to`` when the block ends well, and is gone when it does not.

    What is there and is no file (a device, a pipe) is written to as it is. Folders on the way are made where they are
    missing. OSError passes through.
    """
    to = to.resolve()
    if to.exists() and not to.is_file():
        yield to
        return
    to.parent.mkdir(parents=True, exist_ok=True)
    part = to.with_name(f".{to.name}.part")
    try:
        yield part
        part.replace(to)
    finally:
        part.unlink(missing_ok=True)


def json_line(value: object) -> str:
    """Return ``value`` as one line of JSON in the order of its keys, its control characters escaped."""
    told = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return _ESCAPED.sub(lambda found: f"\\u{ord(found[0]):04x}", told)


def write_lines(lines: Iterable[str], to: Path) -> None:
    """Write ``lines`` to ``to`` in UTF-8, each with a line feed, whatever the system."""
    with replacing(to) as part, part.open("w", encoding="utf-8", newline="\n") as out:
        out.writelines(f"{line}\n" for line in lines)


def write_csv(rows: Iterable[Iterable[Cell]], to: Path) -> None:
    """Write ``rows`` to ``to`` as CSV (RFC 4180, UTF-8); texts are guarded, what is None is empty."""
    with replacing(to) as part, part.open("w", encoding="utf-8", newline="") as out:
        writer = csv.writer(out, lineterminator="\r\n")
        for row in rows:
            writer.writerow([guarded(cell) if isinstance(cell, str) else cell for cell in row])
