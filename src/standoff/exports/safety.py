"""Text made safe for other programs: no cell that runs, no character that XML does not have.

Spreadsheets take a cell that begins with one of a few characters for a formula, and run it (OWASP, CSV injection).
Such a cell gets an apostrophe before it, which they take for "this is text"; so does one that begins with an
apostrophe, so that ``restored`` brings back every text as it was.
"""

from __future__ import annotations

import re

#: What makes a program take a cell for a formula: ASCII, its full-width forms, and what may stand before them.
TRIGGERS = ("=", "+", "-", "@", "\t", "\r", "\n", "\0", "＝", "＋", "－", "＠", ";=", '"=', "|", "%")

_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")


def guarded(text: str) -> str:
    """Return ``text`` as a cell that no spreadsheet runs."""
    return f"'{text}" if text.startswith(("'", *TRIGGERS)) else text


def restored(cell: str) -> str:
    """Return the text that ``guarded`` made ``cell`` of."""
    return cell[1:] if cell.startswith("'") else cell


def for_xml(text: str) -> str:
    """Return ``text`` with what XML 1.0 cannot hold replaced by U+FFFD."""
    return _NOT_XML.sub("\N{REPLACEMENT CHARACTER}", text)
