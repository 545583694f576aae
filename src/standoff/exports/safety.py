"""Text made safe for other programs: no cell that runs, no character that XML should not have.

Spreadsheets take a cell that begins with one of a few characters for a formula, and run it (OWASP, CSV injection). Such
a cell gets an apostrophe before it, which they take for "this is text". A spreadsheet that splits lines at another
character than the comma finds cells within a cell; those get their apostrophe too.
"""

from __future__ import annotations

import re

#: A cell: text, a number, or nothing. Lists are joined with "; ", dates are ISO text as far as they are known.
Cell = str | int | float | None

#: What makes a program take a cell for a formula, in ASCII and in full width, or what it drops before that.
TRIGGERS = ("=", "+", "-", "@", "|", "%", "\0", "＝", "＋", "－", "＠", "\t", "\r", "\n")

#: What may end a cell besides the comma, which is always within quotation marks.
SEPARATORS = (";", "\t", "|", "\r", "\n")

_RUNS = rf"""['";]*[{re.escape("".join(TRIGGERS))}]"""
_RUNS_WITHIN = rf"""['";]*[{re.escape("".join(t for t in TRIGGERS if not t.isspace()))}]"""  # blank lines are none
_AFTER = f"(?<=[{re.escape(''.join(SEPARATORS))}])"
_LIVE = re.compile(rf"\A(?={_RUNS})|{_AFTER}(?={_RUNS_WITHIN})")
_GUARDED = re.compile(rf"\A'(?={_RUNS})|{_AFTER}'(?={_RUNS_WITHIN})")

_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffe\uffff\ud800-\udfff]")


def guarded(text: str) -> str:
    """Return ``text`` as a cell that no spreadsheet runs; text that none would run is returned as it is.

    An apostrophe goes wherever a cell may begin (at the start, after a separator) with a trigger, or with quotation
    marks, apostrophes or semicolons and then a trigger.
    """
    return _LIVE.sub("'", text)


def restored(cell: str) -> str:
    """Return the text that ``guarded`` made ``cell`` of."""
    return _GUARDED.sub("", cell)


def for_xml(text: str) -> str:
    """Return ``text`` with what XML 1.0 cannot hold, and other control characters, replaced by U+FFFD."""
    return _NOT_XML.sub("\N{REPLACEMENT CHARACTER}", text)
