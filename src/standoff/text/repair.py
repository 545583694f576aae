"""A repaired view of a stored text: what a reader needs to see, with every offset leading back.

The stored text is never changed. The view mends what conversion broke, by four rules:

- spaces of every other kind (no-break, thin, ideographic …) become plain ones;
- soft hyphens, with a line break that follows one, and zero-width characters are left out;
- TeX's and typewriters' ````…''`` and ``''…''`` become “…”;
- a PDF's ``fi…fl``, or the ligatures ``ﬁ…ﬂ``, in place of “…” become “…” again.

Each view character comes from a stretch of one or two stored ones, and no two share any, so spans map back exactly.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from enum import StrEnum

from standoff.ontology import Span


class RepairKind(StrEnum):
    """What was mended."""

    SPACE = "space"
    INVISIBLE = "invisible"
    TYPEWRITER_QUOTE = "typewriter quote"
    LIGATURE_QUOTE = "ligature quote"


@dataclass(frozen=True, slots=True)
class Repair:
    """One stretch of the stored text that reads otherwise in the view: as ``reads``, empty when left out."""

    kind: RepairKind
    span: Span
    reads: str


@dataclass(frozen=True, slots=True)
class View:
    """The repaired text with what was mended, in order of place.

    ``stored`` and ``seen`` translate spans between the view and the stored text; both are in code points.
    """

    text: str
    repairs: tuple[Repair, ...]
    _view_ends: tuple[int, ...]  # where each repair's reading ends in the view
    _stored_ends: tuple[int, ...]  # where each repair ends in the stored text
    _shifts: tuple[int, ...]  # stored minus view offset after each repair

    def stored(self, span: Span) -> Span:
        """Return the stretch of the stored text that ``span`` of the view shows; empty spans stay empty."""
        start = self._to_stored(span.start)
        if not len(span):
            return Span(start, start)
        return Span(start, self._to_stored(span.end - 1, ending=True))

    def seen(self, span: Span) -> Span:
        """Return the stretch of the view that shows ``span`` of the stored text; empty when none of it is shown."""
        start, end = self._to_view(span.start, ending=False), self._to_view(span.end, ending=True)
        return Span(start, max(start, end))

    def _to_stored(self, offset: int, *, ending: bool = False) -> int:
        """Where the view's character at ``offset`` begins, or, ``ending``, where it ends."""
        index = bisect_right(self._view_ends, offset)
        shift = self._shifts[index - 1] if index else 0
        nearest = self.repairs[index] if index < len(self.repairs) else None
        in_repair = nearest is not None and bool(nearest.reads) and self._view_ends[index] - 1 == offset
        if nearest is not None and in_repair:
            return nearest.span.end if ending else nearest.span.start
        return offset + shift + (1 if ending else 0)

    def _to_view(self, offset: int, *, ending: bool) -> int:
        index = bisect_left(self._stored_ends, offset + (0 if ending else 1))
        if index < len(self.repairs) and self.repairs[index].span.start < offset:
            seen_end = self._view_ends[index]
            return seen_end if ending else seen_end - len(self.repairs[index].reads)
        return offset - (self._shifts[index - 1] if index else 0)


#: How far back an opening mark is looked for, in code points: longer quotations re-open in each paragraph.
_REACH = 4000

_SPACES = r"[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]"
_INVISIBLE = r"\u00ad(?:\r?\n)?|[\u200b-\u200f\u2060\ufeff]"
_TYPEWRITER = r"``|''"
_SCAN = re.compile(f"({_SPACES})|({_INVISIBLE})|({_TYPEWRITER})")

#: How English words that begin with "fi" go on: an opening mark lost to a ligature leaves something else.
_FI_WORD = re.compile(
    r"fi(?:anc\w+|asco\w*|at|b(?:re|er|ul)\w*|ckle\w*|ct\w+|dd\w+|del\w+|duc\w+|e(?:ld|nd|rc|st)\w*|ery|f(?:th|ty|teen)\w*"
    r"|g(?:s|ht\w*|ur\w+|ment\w*)?|l(?:e[sdrt]?|ers|ings?|l\w*|m\w*|t\w+|ch\w*|ibuster\w*|ial)"
    r"|n(?:s|al\w*|anc\w+|e[srd]?|est|ely|esse|ds?|ding\w*|ders?|ger\w*|ish\w*|it\w+|ch\w*)?"
    r"|r(?:e[sd]?|e(?:fight|m[ae]n|work|arm|place|wall|brand)\w*|ms?|m(?:ed|er|est|ing|ly|ness)|st(?:ly|s|hand)?)"
    r"|scal\w*|sh(?:e\w*|ing|y)?|ssure\w*|st(?:s|ful)?|t(?:s|ted|ter|test|ting|tings|ness)?|ve[rs]?|x(?:e[sd]|ing|ture\w*)?)?\b"
)
_CLOSING = re.compile(r"(?<=[a-z0-9.,;:?!…)%’'])(?:fl|ﬂ)(?![\w'’])|(?<=[A-Z]{2})ﬂ(?!\w)")
_OPENING = re.compile(r"(?<![\w'’])(?:fi|ﬁ)(?=[\w‘'£$€])")
_PARAGRAPH_END = re.compile(r"\n[ \t\r]*\n")


def repair(text: str) -> View:
    """Return the repaired view of ``text``. Any text has one; a text with nothing to mend is its own view."""
    found = sorted([*_characters(text), *_ligature_quotes(text)], key=lambda r: (r.span.start, -r.span.end))
    return _view(text, _without_overlaps(found))


def _without_overlaps(repairs: list[Repair]) -> list[Repair]:
    kept: list[Repair] = []
    for mend in repairs:
        if not kept or mend.span.start >= kept[-1].span.end:
            kept.append(mend)
    return kept


def _characters(text: str) -> list[Repair]:
    repairs = []
    for match in _SCAN.finditer(text):
        span = Span(match.start(), match.end())
        if match.group(1):
            repairs.append(Repair(RepairKind.SPACE, span, " "))
        elif match.group(2):
            repairs.append(Repair(RepairKind.INVISIBLE, span, ""))
        elif reads := _typewriter(text, span):
            repairs.append(Repair(RepairKind.TYPEWRITER_QUOTE, span, reads))
    return repairs


def _typewriter(text: str, span: Span) -> str:
    """Which mark two backticks or apostrophes stand for, or "" for apostrophes that belong to two nested marks."""
    before, after = text[max(0, span.start - 1) : span.start], text[span.end : span.end + 1]
    if (before and before in "'`") or after == "'":
        return ""
    if text[span.start] == "`":
        return "“"
    opens = (not before or before.isspace() or before in "([—–-") and bool(after) and not after.isspace()
    if opens:
        return "“"
    begin = max(text.rfind("\n\n", 0, span.start) + 1, span.start - _REACH)
    so_far = text[begin : span.start]
    has_opener = "``" in so_far or re.search(r"(?:^|[\s(\[—–-])''(?=\S)", so_far) is not None
    return "”" if has_opener else ""


def _ligature_quotes(text: str) -> list[Repair]:
    """Pair each closing ``fl`` with the nearest ``fi`` before it in its paragraph that begins no English word."""
    repairs: list[Repair] = []
    taken = 0
    for closing in _CLOSING.finditer(text):
        breaks = [m.end() for m in _PARAGRAPH_END.finditer(text, max(taken, closing.start() - _REACH), closing.start())]
        floor = max(breaks[-1] if breaks else 0, taken, closing.start() - _REACH)
        openings = [m for m in _OPENING.finditer(text, floor, closing.start()) if not _is_word(text, m)]
        if openings:
            opening = openings[-1]
            repairs.append(Repair(RepairKind.LIGATURE_QUOTE, Span(opening.start(), opening.end()), "“"))
            repairs.append(Repair(RepairKind.LIGATURE_QUOTE, Span(closing.start(), closing.end()), "”"))
            taken = closing.end()
    return repairs


def _is_word(text: str, opening: re.Match[str]) -> bool:
    word = re.compile(r"[\wﬁﬂ]{1,40}").match(text, opening.start())
    return bool(word and _FI_WORD.match(word.group().replace("ﬁ", "fi")))


def _view(text: str, repairs: list[Repair]) -> View:
    pieces, view_ends, shifts = [], [], []
    at = length = 0
    for mend in repairs:
        pieces += [text[at : mend.span.start], mend.reads]
        length += mend.span.start - at + len(mend.reads)
        at = mend.span.end
        view_ends.append(length)
        shifts.append(at - length)
    stored_ends = tuple(mend.span.end for mend in repairs)
    return View("".join([*pieces, text[at:]]), tuple(repairs), tuple(view_ends), stored_ends, tuple(shifts))
