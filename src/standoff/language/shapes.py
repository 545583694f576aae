"""Shapes: what the case of a word tells, for a network that reads lower case only.

A shape joins how the word is written (lower, Capitalised, ALL CAPITALS, …) with where it stands: opening a sentence or
a quotation, where a capital tells nothing; later; or in a line written In Title Case, where it tells little.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

_OTHER, _LOWER, _CAPITAL, _UPPER, _LETTER, _MIXED, _DIGITS = range(7)
_OPENING, _LATER, _HEADLINE = range(3)
NO_SHAPE = 21
SHAPES = 22

_OPENS = frozenset("\"'“‘«(:``''-–—•*")


def shapes(forms: Sequence[str]) -> list[int]:
    """Return the shape of each word of a sentence, 0 to 20; `NO_SHAPE` is for pieces that are no word's."""
    writing = [_writing(form) for form in forms]
    later = _HEADLINE if _is_headline(forms, writing) else _LATER
    found: list[int] = []
    opening = True
    for form, kind in zip(forms, writing, strict=True):
        found.append(kind * 3 + (_OPENING if opening and kind != _OTHER else later))
        if kind != _OTHER:
            opening = False
        elif form in _OPENS:
            opening = True
    return found


@lru_cache(maxsize=20_000)
def _writing(form: str) -> int:
    if form.isalpha():
        if form.islower():
            return _LOWER
        if len(form) == 1:
            return _LETTER if form.isupper() else _LOWER
        if form.isupper():
            return _UPPER
        return _CAPITAL if form[0].isupper() and form[1:].islower() else _MIXED
    if any(c.isdigit() for c in form):
        return _DIGITS
    letters = "".join(c for c in form if c.isalpha())
    if not letters:
        return _OTHER
    if letters.islower():
        return _LOWER
    if letters.isupper():
        return _UPPER if len(letters) > 1 else _LETTER
    return _CAPITAL if letters[0].isupper() and letters[1:].islower() else _MIXED


def _is_headline(forms: Sequence[str], writing: Sequence[int]) -> bool:
    long = [kind for form, kind in zip(forms, writing, strict=True) if len(form) > 3 and kind != _OTHER]
    return len(long) >= 4 and sum(kind in (_CAPITAL, _UPPER, _MIXED) for kind in long) >= 0.7 * len(long)
