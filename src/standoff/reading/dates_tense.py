"""Whether the words around a date look ahead or back, by the nearest verb that tells: a rough guide for "on Friday"."""

from __future__ import annotations

import re

from standoff.ontology import Span
from standoff.reading.dates_words import S, compiled

#: How far a verb may stand from its date, in code points.
_REACH = 160
_BREAK = re.compile(r"[;:?!]|[.](?=\s)|\n\n|[\"“”]")

_AHEAD = (
    r"(?P<ahead>\b(?:will|shall|won[’']t|due|upcoming|forthcoming|coming|planned|scheduled|expected|expects?|set|plans?"
    r"|hopes?|intends?|aims?|poised|threaten(?:s|ing)|vow(?:s|ed)|deadline|ahead)\b|[’']ll\b"
    r"|\bgoing{S}to\b|\b(?:is|are){S}to{S}(?:be\b|[a-z]+)|\bbe{S}(?:[a-z]+ly{S})?[a-z]+"
    r"|\b(?:begin|start|open|close|end|expire|resume|run|meet|return|vote|strike|walk)s?\b"
    r"|\btakes?{S}(?:place|effect)\b|\bcomes?{S}into\b|\bwould{S}(?!have)[a-z]+"
    r"|\bto{S}(?:begin|start|resume|meet|run|hold|return|vote|strike|walk|take|go|call|appear|decide|publish|discuss|open"
    r"|close|end)\b)"
).replace("{S}", S)
_BACK = (
    r"(?P<back>\b(?:was|were|had|has|have|did|been|became|began|broke|brought|came|chose|cut|fell|found|gave|went|got|grew"
    r"|held|hit|kept|knew|led|left|lost|made|met|paid|put|ran|rose|said|saw|sent|sat|set{S}out|shut|spoke|spent|stood|struck"
    r"|swore|threw|told|took|wrote|won|since|last|ago|earlier|previous(?:ly)?|recent(?:ly)?)\b"
    r"|(?<![A-Z])\b[a-z]{2,}(?<!ne)(?<!e)ed\b)"
).replace("{S}", S)
_TELLS = compiled(f"{_AHEAD}|{_BACK}")
_LIMIT = compiled(rf"\b(?:until|till|by|through|up{S}to|no{S}later{S}than)(?:{S}(?:the|on|about|at|around))?{S}$")
_STILL_OPEN = compiled(r"\b(?:has|have|remains?|to|must|should|can|may|is|are)\b")


def looks_ahead(text: str, date: Span, within: Span) -> bool | None:
    """Return whether the date at ``date`` lies ahead (True) or behind (False) by the verbs of its sentence, else None.

    The nearest telling verb before the date in its clause decides, else the nearest one after it. What has been done
    until or by a date is taken to last beyond today ("has been shut until Friday").
    """
    before = text[max(within.start, date.start - _REACH) : date.start]
    cuts = [match.end() for match in _BREAK.finditer(before)]
    told = [match.lastgroup == "ahead" for match in _TELLS.finditer(before, cuts[-1] if cuts else 0)]
    if _LIMIT.search(before) and (not told or _STILL_OPEN.search(before, cuts[-1] if cuts else 0)):
        return True
    if told:
        return told[-1]
    after = text[date.end : min(within.end, date.end + _REACH)]
    cut = _BREAK.search(after)
    match = _TELLS.search(after, 0, cut.start() if cut else len(after))
    return match.lastgroup == "ahead" if match else None
