"""The page: one document laid out for the finders — its running text, paragraphs, sentences and quotations.

Finders work in the repaired view (``standoff.text.repair``); ``Page.stored`` leads a place back to the stored text.
Titles, datelines, bylines, site furniture and readers' comments are no part of the running text.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from standoff.language import split_sentences
from standoff.ontology import Document, RegionKind, Span
from standoff.text import Quotation, View, paragraphs, quotations, repair

_NOT_RUNNING = frozenset(RegionKind) - {RegionKind.CAPTION}
_WORD = re.compile(r"\w")
#: In code points; the longest sentence of a newspaper has half of that.
_LONGEST_SENTENCE = 1500


@dataclass(frozen=True)
class Page:
    """A document's running text. All spans are places in ``text``, the repaired view, unless said otherwise."""

    document: Document
    view: View
    paragraphs: tuple[Span, ...]
    sentences: tuple[Span, ...]
    quotations: tuple[Quotation, ...]

    @property
    def text(self) -> str:
        """The repaired text, which all places of the page are counted in."""
        return self.view.text

    def stored(self, span: Span) -> Span:
        """Return the place of ``span`` in the stored text."""
        return self.view.stored(span)

    @cached_property
    def outermost(self) -> tuple[Quotation, ...]:
        """The quotations that no other holds."""
        return tuple(q for q in self.quotations if q.depth == 0)

    @cached_property
    def _quote_starts(self) -> tuple[int, ...]:
        return tuple(q.outer.start for q in self.outermost)

    @cached_property
    def _sentence_starts(self) -> tuple[int, ...]:
        return tuple(s.start for s in self.sentences)

    @cached_property
    def _paragraph_starts(self) -> tuple[int, ...]:
        return tuple(p.start for p in self.paragraphs)

    def quotation_at(self, place: int) -> Quotation | None:
        """Return the outermost quotation that holds ``place``, marks included."""
        index = bisect_right(self._quote_starts, place) - 1
        if index >= 0 and place < self.outermost[index].outer.end:
            return self.outermost[index]
        return None

    def quotations_in(self, span: Span) -> tuple[Quotation, ...]:
        """Return the outermost quotations that share a code point with ``span``, in order."""
        first = max(0, bisect_right(self._quote_starts, span.start) - 1)
        near = self.outermost[first : bisect_left(self._quote_starts, span.end)]
        return tuple(q for q in near if q.outer.overlaps(span))

    def quotation_before(self, place: int) -> Quotation | None:
        """Return the last outermost quotation that begins before ``place``."""
        index = bisect_left(self._quote_starts, place) - 1
        return self.outermost[index] if index >= 0 else None

    def sentence_at(self, place: int) -> int:
        """Return the index of the sentence that holds ``place`` or is the last to begin before it; -1 before all."""
        return bisect_right(self._sentence_starts, place) - 1

    def paragraph_at(self, place: int) -> int:
        """Return the index of the paragraph that holds ``place`` or is the last to begin before it; -1 before all."""
        return bisect_right(self._paragraph_starts, place) - 1

    def unquoted(self, span: Span) -> str:
        """Return the words of ``span`` with everything inside quotation marks blanked out, offsets kept."""
        pieces, at = [], span.start
        index = max(0, bisect_right(self._quote_starts, span.start) - 1)
        for quotation in self.outermost[index:]:
            if quotation.outer.start >= span.end:
                break
            start, end = max(quotation.inner.start, at), min(quotation.inner.end, span.end)
            if start < end:
                pieces += [self.text[at:start], "\x00" * (end - start)]
                at = end
        return "".join([*pieces, self.text[at : span.end]])


def lay_out(document: Document) -> Page:
    """Return the page of ``document``: its text repaired and parted, without the regions that are not running text."""
    view = repair(document.text)
    away = sorted(view.seen(r.span) for r in document.regions if r.kind in _NOT_RUNNING)
    running = tuple(_running(view.text, paragraphs(view.text), away))
    sentences = tuple(
        part
        for p in running
        for s in split_sentences(p.of(view.text))
        for part in _bounded(view.text, s.shifted(p.start))
    )
    return Page(document, view, running, sentences, quotations(view.text, running))


def _bounded(text: str, sentence: Span) -> Iterable[Span]:
    """Cut a sentence that no reader could follow at white space, so that the work on each stays small."""
    while len(sentence) > _LONGEST_SENTENCE:
        limit = sentence.start + _LONGEST_SENTENCE
        space = max(text.rfind(" ", sentence.start + 1, limit), text.rfind("\n", sentence.start + 1, limit))
        cut = space if space > sentence.start else limit
        yield Span(sentence.start, cut)
        sentence = Span(cut, sentence.end).trimmed(text)
    if len(sentence):
        yield sentence


def _running(text: str, all_paragraphs: Iterable[Span], away: list[Span]) -> Iterable[Span]:
    """Yield what is left of each paragraph when the marked regions (in order) are taken out."""
    index = 0
    for paragraph in all_paragraphs:
        while index < len(away) and away[index].end <= paragraph.start:
            index += 1
        at, ahead = paragraph.start, index
        while ahead < len(away) and away[ahead].start < paragraph.end:
            yield from _left(text, at, away[ahead].start)
            at = max(at, away[ahead].end)
            ahead += 1
        yield from _left(text, at, paragraph.end)


def _left(text: str, start: int, end: int) -> Iterable[Span]:
    if start < end:
        rest = Span(start, end).trimmed(text)
        if _WORD.search(rest.of(text)):
            yield rest


#: Behind the place at the beginning of an article: the day, the agency in brackets, and a mark.
_DATELINE = re.compile(
    r"(?:,? [A-Z][\w.]*\.?(?: \d{1,2})?){0,4}(?:,? \d{4})?\s*(?:\([A-Z][\w ]*\)\s*)?(?:>>|--?|[—–])\s"
)


def is_dateline(page: Page, start: int, end: int) -> bool:
    """Tell whether capitals at the beginning of a paragraph are where it was written: "EASTPORT, May 2 (AP) —"."""
    opens = page.paragraphs[page.paragraph_at(start)].start == start
    return opens and page.text[start:end].isupper() and _DATELINE.match(page.text, end) is not None
