"""Findings marked in an article's text: stretches that lie over each other are cut where any of them begins or ends."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from standoff.ontology import Act, Document, Fact, Kind, Name, RegionKind, Span, Statement
from standoff.text import Repair, RepairKind, paragraphs, repair


@dataclass(frozen=True, slots=True)
class Mark:
    """One stretch of a finding in the text: ``role`` tells which part of it ("content", "cue", "trigger", "words")."""

    fact: str
    kind: Kind
    role: str
    span: Span


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of text that the same marks lie over. ``begins`` are the facts whose first mark starts with it.

    ``repair`` is set where the reader takes the characters for others than are printed (a broken quotation mark).
    """

    text: str
    start: int
    marks: tuple[Mark, ...]
    begins: tuple[str, ...]
    repair: Repair | None = None

    @property
    def kinds(self) -> tuple[str, ...]:
        """The kinds of findings that lie over it, each once, sorted: what it is painted as."""
        return tuple(sorted({str(mark.kind) for mark in self.marks}))

    @property
    def facts(self) -> tuple[str, ...]:
        """The ids of the findings that lie over it, shortest mark first: what a click on it leads to."""
        return tuple(dict.fromkeys(m.fact for m in sorted(self.marks, key=lambda m: (len(m.span), m.span, m.fact))))


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph of the article, or a stretch of it that is not running text (``region``)."""

    region: RegionKind | None
    pieces: tuple[Piece, ...]

    @property
    def facts(self) -> tuple[str, ...]:
        """The ids of the facts whose first mark begins in this block, in order of place: what stands beside it."""
        return tuple(dict.fromkeys(fact for piece in self.pieces for fact in piece.begins))


def blocks(document: Document, marks: Sequence[Mark]) -> tuple[Block, ...]:
    """Return ``document`` block by block, with ``marks`` in it: every character but the white space between blocks."""
    regions = {region.span: region.kind for region in document.regions}
    view = repair(document.text)
    mended = [mend for mend in view.repairs if mend.kind is not RepairKind.SPACE]
    first = _first_places(marks)
    made = []
    for paragraph in paragraphs(document.text):
        for place in _cut(paragraph, regions, document.text):
            kind = next((regions[span] for span in sorted(regions) if span.contains(place)), None)
            made.append(Block(kind, _pieces(document.text, place, marks, mended, first)))
    return tuple(made)


def _cut(paragraph: Span, regions: Mapping[Span, RegionKind], text: str) -> Iterator[Span]:
    """A region that takes up part of a paragraph is a block of its own."""
    edges = {paragraph.start, paragraph.end}
    for span in regions:
        if span.overlaps(paragraph):
            edges |= {max(span.start, paragraph.start), min(span.end, paragraph.end)}
    for start, end in pairwise(sorted(edges)):
        place = Span(start, end).trimmed(text)
        if len(place):
            yield place


def _pieces(
    text: str, within: Span, marks: Sequence[Mark], mended: Sequence[Repair], first: Mapping[str, int]
) -> tuple[Piece, ...]:
    """Return ``within`` cut at every edge of a mark and of a repair; together they are exactly that text."""
    inside = sorted((m for m in marks if m.span.overlaps(within)), key=lambda m: (m.span, m.fact, m.role))
    repairs = {mend.span: mend for mend in mended if within.contains(mend.span)}
    edges = {within.start, within.end}
    for span in [*(mark.span for mark in inside), *repairs]:
        edges |= {max(span.start, within.start), min(span.end, within.end)}
    made = []
    for start, end in pairwise(sorted(edges)):
        place = Span(start, end)
        over = tuple(mark for mark in inside if mark.span.contains(place))
        begins = tuple(dict.fromkeys(mark.fact for mark in over if first[mark.fact] == start))
        made.append(Piece(text[start:end], start, over, begins, repairs.get(place)))
    return tuple(made)


def _first_places(marks: Iterable[Mark]) -> dict[str, int]:
    first: dict[str, int] = {}
    for mark in marks:
        first[mark.fact] = min(first.get(mark.fact, mark.span.start), mark.span.start)
    return first


def marks_of(facts: Iterable[Fact]) -> tuple[Mark, ...]:
    """Return the marks of ``facts`` in their document: what they say, and the words that tell who and how."""
    made: list[Mark] = []
    for fact in facts:
        match fact.finding:
            case Statement(content=content, cue=cue, speaker=speaker):
                places = [("content", content), ("cue", cue), ("speaker", speaker)]
            case Act(trigger=trigger, evidence=evidence):
                places = [("trigger", trigger), *(("words", span) for span in evidence)]
            case Name():
                places = []
            case found:
                places = [("words", span) for span in found.evidence]
        made += [Mark(fact.id, fact.kind, role, span) for role, span in places if span is not None]
    return tuple(made)
