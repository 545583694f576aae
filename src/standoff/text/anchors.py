"""Anchors: a place remembered by its words and their surroundings, found again in another revision or reported lost.

An anchor holds the W3C Web Annotation model's TextQuoteSelector and TextPositionSelector. When it is made, each side
of its surroundings is grown until the words with that side alone stand only once in the text. In another revision a
place counts as the same only if the words are there exactly and at least one such side is too, and no other place does
as well: one with both sides does better than one with either. Words alone never decide, not even where they stand
once: the place meant may have been deleted and a look-alike left. Whatever is less certain is a proposal, or lost,
with the reason.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from standoff.errors import InvalidValue
from standoff.ontology import Anchor, Span

#: Surroundings begin with this many code points and are doubled until they tell the place apart, up to the second.
_SIDE, _LONGEST = 32, 4096

#: How many code points of one side must be as they were where nothing is left of the other (``follow``).
_ALONE = 128


class Outcome(StrEnum):
    """How an anchor resolved."""

    SAME = "same"  # the words stand where they stood, with their surroundings
    MOVED = "moved"  # the words and a side of their surroundings stand elsewhere
    PROPOSED = "proposed"  # the words stand somewhere, without their surroundings: a person may decide
    AMBIGUOUS = "ambiguous"  # several places fit equally
    LOST = "lost"  # the words are gone


@dataclass(frozen=True, slots=True)
class Resolution:
    """Where an anchor leads: ``span`` only for SAME and MOVED, ``candidates`` for what a person may choose from."""

    outcome: Outcome
    reason: str
    span: Span | None = None
    candidates: tuple[Span, ...] = ()


def anchor(text: str, span: Span) -> Anchor:
    """Return the anchor of ``span`` in ``text``; InvalidValue (``bad-span``) when it is empty or past the end.

    A side that cannot tell the place apart (all of it stands elsewhere too) is left empty, and so decides nothing.
    """
    exact = span.of(text)
    if not exact:
        raise InvalidValue("bad-span", "an anchor needs at least one character")
    return Anchor(exact, _prefix(text, span), _suffix(text, span), span.start, span.end)


def _prefix(text: str, span: Span) -> str:
    size = _SIDE
    while size <= _LONGEST:
        side = text[max(0, span.start - size) : span.start]
        if side.strip() and _stands_once(text, side + span.of(text)):
            return side
        if size >= span.start:
            break
        size *= 2
    return ""


def _suffix(text: str, span: Span) -> str:
    size = _SIDE
    while size <= _LONGEST:
        side = text[span.end : span.end + size]
        if side.strip() and _stands_once(text, span.of(text) + side):
            return side
        if span.end + size >= len(text):
            break
        size *= 2
    return ""


def _stands_once(text: str, words: str) -> bool:
    first = text.find(words)
    return text.find(words, first + 1) < 0


def resolve(anchor: Anchor, text: str) -> Resolution:
    """Return where ``anchor`` leads in ``text``, which may be another revision, or why it leads nowhere for sure."""
    places = _places(anchor.exact, text)
    if not places:
        return Resolution(Outcome.LOST, "the words are no longer in the text")
    intact = [place for place in places if all(_sides(anchor, text, place))]
    certain = intact if len(intact) == 1 else [place for place in places if any(_sides(anchor, text, place))]
    if len(certain) == 1:
        same = certain[0].start == anchor.start
        reason = "the words stand where they stood" if same else "the words and their surroundings stand elsewhere now"
        return Resolution(Outcome.SAME if same else Outcome.MOVED, reason, certain[0])
    if len(certain) > 1:
        return Resolution(Outcome.AMBIGUOUS, f"{len(certain)} places fit equally", candidates=tuple(certain))
    if not anchor.prefix and not anchor.suffix:
        return _by_text_alone(anchor, places, text)
    number = "one place" if len(places) == 1 else f"{len(places)} places"
    return Resolution(
        Outcome.PROPOSED, f"the words stand in {number}, but nothing around them is as it was", candidates=tuple(places)
    )


def follow(made: Anchor, before: str, after: str) -> Resolution:
    """Return where ``made``, an anchor in the text ``before``, leads in ``after``, which may be the same text.

    As ``resolve``, and stricter. Where one side alone is left, it must go on as it was for 128 code points, or to the
    end of both texts: what told the place apart ``before`` may be a phrase that a new look-alike has as well. And where
    the words stood several times ``before`` and a look-alike's anchor leads to the same place now, one of them was
    deleted, and nobody can tell which.
    """
    own = Span(made.start, made.end)
    if before == after:
        return Resolution(Outcome.SAME, "the text is as it was", own)
    now = resolve(made, after)
    if now.span is None:
        return now
    if not all(_sides(made, after, now.span)) and not _goes_on(before, own, after, now.span):
        reason = "the words stand in one place, but too little around them is as it was"
        return Resolution(Outcome.PROPOSED, reason, candidates=(now.span,))
    for place in _places(made.exact, before):
        if place != own and resolve(anchor(before, place), after).span == now.span:
            reason = "the words stood several times and fewer now: which are left cannot be told"
            return Resolution(Outcome.AMBIGUOUS, reason, candidates=(now.span,))
    return now


def arrive(made: Anchor, text: str) -> Resolution:
    """Return where ``made`` leads in ``text`` when the text that it was made in is not at hand: decided elsewhere.

    As sure as ``follow`` where the anchor itself tells enough: both sides that it remembers must stand, or one of at
    least 128 code points. Whether the words had look-alikes that are gone nobody can tell here; but no look-alike has
    both sides, for the words with either stood only once.
    """
    now = resolve(made, text)
    if now.span is None or _tells(made, text, now.span):
        return now
    reason = "the words stand in one place, but too little around them is as it was"
    return Resolution(Outcome.PROPOSED, reason, candidates=(now.span,))


def _tells(made: Anchor, text: str, place: Span) -> bool:
    """Tell whether both sides of an anchor, or one that is long enough, stand round ``place``."""
    before, after = _sides(made, text, place)
    begins = made.start == place.start == 0  # nothing stood before it, and nothing does
    alone = (before and len(made.prefix) >= _ALONE) or (after and len(made.suffix) >= _ALONE)
    return ((before or begins) and after) or alone or text.strip() == made.exact


def _goes_on(before: str, old: Span, after: str, new: Span) -> bool:
    """Tell whether one side of a place is the same in both texts as far as one side alone must be."""
    left = before[max(0, old.start - _ALONE) : old.start], after[max(0, new.start - _ALONE) : new.start]
    right = before[old.end : old.end + _ALONE], after[new.end : new.end + _ALONE]
    return (left[0] == left[1] and bool(left[0])) or (right[0] == right[1] and bool(right[0]))


def _by_text_alone(anchor: Anchor, places: list[Span], text: str) -> Resolution:
    """An anchor without surroundings is sure only where it is the whole text."""
    if text.strip() == anchor.exact.strip() and len(places) == 1:
        return Resolution(Outcome.SAME, "the words are the whole text", places[0])
    return Resolution(Outcome.PROPOSED, "nothing was remembered around the words", candidates=tuple(places))


def _places(words: str, text: str) -> list[Span]:
    found, at = [], text.find(words)
    while at >= 0:
        found.append(Span(at, at + len(words)))
        at = text.find(words, at + 1)
    return found


def _sides(anchor: Anchor, text: str, place: Span) -> tuple[bool, bool]:
    """Tell which of the remembered sides stand at ``place``."""
    before = bool(anchor.prefix) and text.endswith(anchor.prefix, 0, place.start)
    after = bool(anchor.suffix) and text.startswith(anchor.suffix, place.end)
    return before, after
