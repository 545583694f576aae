"""Quotation marks: which opens, which closes, which is an apostrophe, and what each pair holds.

Handles straight and curly marks, single and double, one inside the other; apostrophes and plural possessives beside
single marks; quotations that run over paragraphs with a mark re-opened in each; marks that are never closed.

The text is read paragraph by paragraph. Double marks are paired first; single ones are then paired between them, so
that no pair crosses another. A single mark after ``s`` may close or make a possessive; what follows decides, and
where that leaves it open, a clearer closing mark further on wins. One pass, linear in the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from enum import Enum

from standoff.ontology import Span

_MARKS = re.compile(r"[\"“”„‟«»'‘’‚‛‹›`]")
_DOUBLE = frozenset('"“”„‟«»')
#: Words that lose their beginning to an apostrophe.
_ELIDED = re.compile(
    r"(?:em|til|tis|twas|cause|cos|cuz|bout|round|n|un|twill|phone|flu|ere|ave|im)\b|\d0s\b|\d\d\b", re.I
)
#: After a plural in s and a mark, one of these shows that the mark closes: a possessive would go on with a noun.
_FUNCTION = re.compile(
    r"\s+(?:a|about|after|against|all|although|among|an|and|are|as|at|because|before|between|but|by|can|could|did|do|"
    r"does|during|for|from|had|has|have|he|her|his|if|in|into|is|it|its|may|might|must|nor|of|on|or|our|over|said|says|"
    r"she|should|since|so|than|that|the|their|then|there|they|this|those|through|to|told|under|unless|until|was|we|"
    r"were|when|where|which|while|who|will|with|without|would|yet|you)\b",
    re.I,
)


class _Role(Enum):
    OPEN = 1
    CLOSE = 2
    WEAK = 3  # closes unless a clearer closing mark follows


@dataclass(frozen=True, slots=True)
class Quotation:
    """One quoted stretch: ``outer`` with its marks, ``inner`` without, ``depth`` 0 when no other holds it.

    ``closed`` is False where its closing mark is missing: it then ends with its paragraph. ``continues`` is the index
    of the quotation that this one takes up again after a new paragraph or a mark re-opened in mid-line.
    """

    outer: Span
    inner: Span
    mark: str
    depth: int
    closed: bool
    continues: int | None = None


@dataclass(frozen=True, slots=True)
class _Pair:
    """The places of two marks; of an unclosed one, where its words end instead."""

    start: int
    end: int
    closed: bool = True


def quotations(text: str, within: Iterable[Span]) -> tuple[Quotation, ...]:
    """Return the quotations in the paragraphs ``within`` of ``text`` (in order, apart), in order of their start.

    Every mark is used at most once; quotations nest or lie apart. Indices in ``continues`` count this result.
    """
    found: list[Quotation] = []
    pending: int | None = None  # an unclosed quotation that the next paragraph may take up
    for paragraph in within:
        base = len(found)
        here = [
            q if q.continues is None else replace(q, continues=q.continues + base) for q in _paragraph(text, paragraph)
        ]
        found += _taken_up(paragraph, here, found, pending)
        left_open = [
            i
            for i, q in enumerate(found[base:], base)
            if not q.closed and q.depth == 0 and q.outer.end >= paragraph.end
        ]
        pending = left_open[-1] if left_open else None
    return tuple(found)


def _taken_up(
    paragraph: Span, here: list[Quotation], found: Sequence[Quotation], pending: int | None
) -> list[Quotation]:
    """Link the first quotation of a paragraph to the one left open before it, if it begins with the same mark."""
    if pending is None or not here:
        return here
    first = here[0]
    if first.outer.start == paragraph.start and first.mark == found[pending].mark:
        return [replace(first, continues=pending), *here[1:]]
    return here


def _paragraph(text: str, paragraph: Span) -> list[Quotation]:
    marks = [m.start() for m in _MARKS.finditer(text, paragraph.start, paragraph.end)]
    double = [place for place in marks if text[place] in _DOUBLE]
    single = [place for place in marks if text[place] not in _DOUBLE]
    pairs = _pair(text, [(p, _double_role(text, p, paragraph)) for p in double], paragraph.end)
    for group, limit in _between(single, pairs, paragraph):
        roles = [(p, _single_role(text, p, paragraph)) for p in group]
        pairs += _pair(text, _settled([(p, role) for p, role in roles if role is not None]), limit)
    return _nested(text, sorted(pairs, key=lambda p: p.start))


def _between(single: list[int], double: list[_Pair], paragraph: Span) -> list[tuple[list[int], int]]:
    """Part single marks into groups that lie in the same double quotation, or outside them all, each with its end."""
    groups: dict[int, list[int]] = {}
    holders = sorted(double, key=lambda p: p.start)
    index, stack = 0, [-1]
    for place in single:
        while index < len(holders) and holders[index].start < place:
            stack.append(index)
            index += 1
        while len(stack) > 1 and holders[stack[-1]].end < place:
            stack.pop()
        groups.setdefault(stack[-1], []).append(place)
    return [(places, holders[key].end if key >= 0 else paragraph.end) for key, places in groups.items()]


def _around(text: str, place: int, paragraph: Span) -> tuple[str, str]:
    before = text[place - 1] if place > paragraph.start else " "
    after = text[place + 1] if place + 1 < paragraph.end else " "
    return before, after


def _double_role(text: str, place: int, paragraph: Span) -> _Role | None:
    mark = text[place]
    before, after = _around(text, place, paragraph)
    if mark in "“„«‟":
        return _Role.CLOSE if mark == "“" and before in ".,?!" and not after.isalnum() else _Role.OPEN
    if mark in "”»":
        opens = before.isspace() and after.isalnum()
        return _Role.OPEN if opens else _Role.CLOSE
    if before.isspace() or before in "([{—–-/‘'“":
        return _Role.OPEN if not after.isspace() else _Role.CLOSE
    if before.isdigit() and not after.isspace() and after not in ".,;:?!)":
        return None  # inches
    return _Role.CLOSE


def _single_role(text: str, place: int, paragraph: Span) -> _Role | None:
    mark = text[place]
    before, after = _around(text, place, paragraph)
    if before.isalnum() and after.isalnum():
        return None  # an apostrophe inside a word
    if mark in "‘‚‹‛`" or (mark == "'" and (before.isspace() or before in '([{—–-/"“”') and not after.isspace()):
        return None if _is_elided(text, place, paragraph) else _Role.OPEN
    if mark == "’" and before.isspace():
        return None  # an elision with the mark that word processors give it
    if before.isspace() or before in "([{":
        return None
    return _closing_role(text, place, before, after)


def _is_elided(text: str, place: int, paragraph: Span) -> bool:
    match = _ELIDED.match(text, place + 1, paragraph.end)
    if not match:
        return False
    # 'round' may be a quotation; 'round the corner is not, and rock 'n' roll never is
    return match.group().lower() == "n" or text[match.end() : match.end() + 1] not in ("'", "’")


def _closing_role(text: str, place: int, before: str, after: str) -> _Role:
    if before in "sSzZx" and after == " " and not _FUNCTION.match(text, place + 1):
        return _Role.WEAK
    if before in "nN" and text[place - 2 : place - 1] in "iI" and after == " ":
        return _Role.WEAK  # goin' home
    return _Role.CLOSE


def _settled(marks: list[tuple[int, _Role]]) -> list[tuple[int, _Role]]:
    """Settle the marks after a plural: they close only where no clearer closing mark comes before the next opening."""
    settled: list[tuple[int, _Role]] = []
    clear_ahead = False
    weak_ahead = False
    for place, role in reversed(marks):
        if role is _Role.OPEN:
            clear_ahead = weak_ahead = False
        elif role is _Role.CLOSE:
            clear_ahead = True
        if role is not _Role.WEAK:
            settled.append((place, role))
        elif not clear_ahead and not weak_ahead:
            settled.append((place, _Role.CLOSE))
            weak_ahead = True
    return settled[::-1]


def _pair(text: str, marks: Sequence[tuple[int, _Role | None]], limit: int) -> list[_Pair]:
    """Pair opening with closing marks, innermost first; an opening mark after a sentence's end re-opens its kind."""
    pairs: list[_Pair] = []
    stack: list[int] = []
    for place, role in marks:
        if role is _Role.OPEN:
            if stack and _reopens(text, stack[-1], place):
                pairs.append(_Pair(stack.pop(), place, closed=False))
            stack.append(place)
        elif role is _Role.CLOSE and stack:
            pairs.append(_Pair(stack.pop(), place))
    # What stays open inside another that stays open was no quotation mark: only the outermost can be left unclosed.
    return pairs + [_Pair(place, limit, closed=False) for place in stack[:1]]


def _reopens(text: str, opened: int, place: int) -> bool:
    """Tell whether the mark at ``place`` takes up the quotation opened before: the same mark after a sentence's end."""
    return text[opened] == text[place] and text[place - 2 : place - 1] in {".", "?", "!", "…"} and place - opened > 2


def _nested(text: str, pairs: list[_Pair]) -> list[Quotation]:
    """Turn pairs, in order of their start, into quotations with their depth and what they take up again."""
    found: list[Quotation] = []
    holders: list[int] = []
    reopened = {pair.end: order for order, pair in enumerate(pairs) if not pair.closed}
    for order, pair in enumerate(pairs):
        while holders and pairs[holders[-1]].end <= pair.start:
            holders.pop()
        found.append(replace(_one(text, pair), depth=len(holders), continues=reopened.get(pair.start)))
        holders.append(order)
    return found


def _one(text: str, pair: _Pair) -> Quotation:
    start = pair.start + 1
    if pair.closed:
        return Quotation(Span(pair.start, pair.end + 1), Span(start, pair.end), text[pair.start], 0, closed=True)
    end = Span(start, max(start, pair.end)).trimmed(text).end
    return Quotation(Span(pair.start, end), Span(start, end), text[pair.start], 0, closed=False)
