"""Statements: direct, mixed and indirect reports with their cue and speaker.

Quotations that stand on their own (after a full stop or a colon, or beside a cue with nothing else reported) are
direct. A clause that a cue reports is mixed when it holds quoted words and indirect when it holds none. What stands
in quotation marks with neither is not a statement: scare quotes and titles.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from standoff.ontology import Span, Statement, StatementKind
from standoff.reading.clauses import reported
from standoff.reading.cues import Cue
from standoff.reading.page import Page
from standoff.reading.speakers import Speaker, Speakers
from standoff.text import Quotation

_ENDED = re.compile(r"(?:^|[.?!:…]['\"”’)]*)\s*$")
_STARTS = re.compile(r"[A-Z0-9£$€“‘\"'…\[(]|\.\.\.")
_GOES_ON = re.compile(r"[ \t]*,?\s*[a-z]")


@dataclass(frozen=True, slots=True)
class _Report:
    """One statement before it is numbered. Spans are view places."""

    kind: StatementKind
    content: Span
    cue: Cue | None
    speaker: Speaker | None
    takes_up: Span | None  # the content of the quotation that this one goes on from
    continuation: bool
    confidence: float


class StatementFinder:
    """Finds the statements of one page."""

    def __init__(self, page: Page, cues: list[Cue], speakers: Speakers) -> None:
        """Take the page, its cues in order, and the teller of speakers, not yet asked."""
        self.page, self.cues, self.speakers = page, cues, speakers
        self._said: dict[int, Speaker | None] = {}

    def find(self) -> list[_Report]:
        """Return the statements in order of place."""
        for cue in self.cues:
            self._said[cue.span.start] = self.speakers.who(cue)
        clauses = self._clauses()
        taken = [c.content for c in clauses]
        direct = self._direct(taken)
        return sorted([*clauses, *direct], key=lambda r: (r.content.start, r.content.end))

    # clauses

    def _clauses(self) -> list[_Report]:
        found: list[_Report] = []
        for index, cue in enumerate(self.cues):
            later = [c for c in self.cues[index + 1 : index + 6] if c.sentence == cue.sentence]
            content = reported(self.page, cue, later)
            if content is None:
                continue
            kind = self._kind(content)
            if kind is StatementKind.DIRECT and self._stands_alone(self._only(content)):
                continue  # found with the quotations, which know what they take up
            speaker = self._said[cue.span.start]
            sure = 0.9 if kind is not StatementKind.INDIRECT else 0.7
            content = self._bare(content) if kind is StatementKind.DIRECT else content
            found.append(_Report(kind, content, cue, speaker, None, False, sure))
        return found

    def _only(self, content: Span) -> Quotation:
        quotation = self.page.quotation_at(content.start) or self.page.quotation_at(content.end - 1)
        assert quotation is not None
        return quotation

    def _kind(self, content: Span) -> StatementKind:
        inside = [q for q in self.page.outermost if q.outer.overlaps(content)]
        if not inside:
            return StatementKind.INDIRECT
        rest = content.trimmed(self.page.text, " \n\t,.;:")
        return StatementKind.DIRECT if len(inside) == 1 and inside[0].outer.contains(rest) else StatementKind.MIXED

    def _bare(self, content: Span) -> Span:
        return self._words(self._only(content))

    # quotations

    def _direct(self, taken: list[Span]) -> list[_Report]:
        found: list[_Report] = []
        by_quotation: dict[int, _Report] = {}
        for index, quotation in enumerate(self.page.quotations):
            if quotation.depth or not len(self._words(quotation)):
                continue
            before = by_quotation.get(quotation.continues) if quotation.continues is not None else None
            if before is None and (
                any(quotation.outer.overlaps(t) for t in taken) or not self._stands_alone(quotation)
            ):
                continue
            report = self._attributed(quotation, before, found)
            if report:
                by_quotation[index] = report
                found.append(report)
        return found

    def _words(self, quotation: Quotation) -> Span:
        """The quoted words: without the marks, white space around them and a comma before the closing mark."""
        inner = quotation.inner.trimmed(self.page.text)
        return inner.trimmed(self.page.text, ", ") if inner.of(self.page.text).endswith(",") else inner

    def _stands_alone(self, quotation: Quotation) -> bool:
        """Tell whether the quotation is a report by itself and not words inside a sentence of the article's."""
        text = self.page.text
        paragraph = self.page.paragraphs[self.page.paragraph_at(quotation.outer.start)]
        before = text[paragraph.start : quotation.outer.start]
        after = text[quotation.outer.end : paragraph.end]
        if self._interrupts(quotation, paragraph):
            return True
        if self._beside_cue(quotation):
            return True
        if not _ENDED.search(before) or not _STARTS.match(text, quotation.inner.start):
            return False
        last = text[quotation.inner.end - 1 : quotation.inner.end]
        if not quotation.closed or last in ".?!…,":
            return last != "," or self._cue_after(quotation) is not None or not after.strip()
        return not after.strip() or after.lstrip()[0] in ".?!" or self._cue_after(quotation) is not None

    def _interrupts(self, quotation: Quotation, paragraph: Span) -> bool:
        """ "…", she said, "…": the second half goes on where the first stopped."""
        before = [q for q in self.page.outermost if paragraph.start <= q.outer.start < quotation.outer.start]
        cue = self._cue_after(before[-1]) if before else None
        if not before or cue is None or cue.source is None:
            return False
        between = self.page.text[max(cue.span.end, cue.source.span.end) : quotation.outer.start]
        return bool(re.fullmatch(r"(?:[^.?!;\"“”]{0,60}?)[,.:]?\s*", between)) and cue.span.end < quotation.outer.start

    def _beside_cue(self, quotation: Quotation) -> bool:
        """said "…". — with nothing else reported: the words up to the end of the sentence are all quoted."""
        before = [c for c in self.cues if c.span.end <= quotation.outer.start]
        if not before or before[-1].sentence.end < quotation.outer.start:
            return False
        gap = self.page.text[
            max(before[-1].span.end, before[-1].addressee.end if before[-1].addressee else 0) : quotation.outer.start
        ]
        rest = self.page.text[quotation.outer.end : before[-1].sentence.end]
        return (
            bool(re.fullmatch(r"[\s,:]*(?:that\s*)?", gap))
            and not re.search(r"\w", rest)
            and before[-1].form is not None
        )

    def _cue_after(self, quotation: Quotation) -> Cue | None:
        """The cue right behind the closing mark, with its source on either side."""
        for cue in self.cues:
            start = min(cue.span.start, cue.source.span.start) if cue.source else cue.span.start
            if cue.sentence.end <= quotation.outer.end or cue.span.end <= quotation.outer.start:
                continue
            if start < quotation.outer.end:
                continue
            gap = self.page.text[quotation.outer.end : start]
            return (
                cue
                if re.fullmatch(r"[\s,]*(?:but |and |as )?(?:the |[\w’'-]+ ){0,6}", gap) and "." not in gap
                else None
            )
        return None

    def _cue_before(self, quotation: Quotation) -> Cue | None:
        """The cue of the sentence that leads up to the quotation with a colon, a comma or nothing."""
        before = [c for c in self.cues if c.span.end <= quotation.outer.start]
        if not before:
            return None
        last = before[-1]
        between = self.page.text[last.span.end : quotation.outer.start]
        if re.search(r"[.?!][\"'”’]?\s", between) and not re.search(r"\b[A-Z]\.\s", between):
            return None
        same = [c for c in before if c.sentence == last.sentence]
        leads = re.search(r"(?:[:,]|\bthat)?\s*$", between)
        return same[-1] if leads else None

    def _attributed(self, quotation: Quotation, before: _Report | None, found: list[_Report]) -> _Report | None:
        content = self._words(quotation)
        if before is not None:
            return _Report(
                StatementKind.DIRECT, content, None, before.speaker, before.takes_up or before.content, True, 0.85
            )
        after, ahead = self._cue_after(quotation), self._cue_before(quotation)
        cue = after or ahead
        if cue is not None:
            takes_up = self._first_half(quotation, cue, found) if after is None else None
            return _Report(StatementKind.DIRECT, content, cue, self._said[cue.span.start], takes_up, False, 0.95)
        return self._going_on(quotation, content)

    def _first_half(self, quotation: Quotation, cue: Cue, found: list[_Report]) -> Span | None:
        """The first half of a quotation that ``cue`` interrupts."""
        if not found or found[-1].cue is not cue or not self.page.text[quotation.inner.start].islower():
            return None
        return found[-1].takes_up or found[-1].content

    def _going_on(self, quotation: Quotation, content: Span) -> _Report | None:
        """A quotation without a cue goes on from the last speaker, if one spoke shortly before."""
        place = quotation.outer.start
        earlier = [c for c in self.cues if c.span.start < place]
        if not earlier:
            return None
        cue = earlier[-1]
        here, there = self.page.paragraph_at(place), self.page.paragraph_at(cue.span.start)
        speaker = self._said[cue.span.start]
        if here == there:
            return _Report(StatementKind.DIRECT, content, cue, speaker, None, False, 0.85)
        quoted_between = self._all_quoted(there + 1, here)
        if here - there > 1 and not quoted_between:
            speaker = speaker if here - there <= 2 else None
            return _Report(StatementKind.DIRECT, content, None, speaker, None, True, 0.5) if speaker else None
        return _Report(StatementKind.DIRECT, content, None, speaker, None, True, 0.8)

    def _all_quoted(self, first: int, last: int) -> bool:
        """Tell whether the paragraphs from ``first`` up to before ``last`` each begin with a quotation."""
        return all(self.page.quotation_at(p.start) is not None for p in self.page.paragraphs[first:last])


def stored_statements(page: Page, found: list[_Report]) -> tuple[Statement, ...]:
    """Return ``found`` as statements of the ontology, numbered in order of place, with places in the stored text."""
    ids = {report.content: f"s{number}" for number, report in enumerate(found, 1)}
    statements = []
    for report in found:
        speaker = report.speaker
        certainty = speaker.certainty if speaker else 0.4
        statements.append(
            Statement(
                id=ids[report.content],
                kind=report.kind,
                content=page.stored(report.content),
                cue=page.stored(report.cue.span) if report.cue else None,
                speaker=page.stored(speaker.mention) if speaker else None,
                speaker_name=speaker.name if speaker else None,
                speaker_kind=speaker.kind if speaker and speaker.name else None,
                addressee=_addressee(page, report.cue),
                within=_within(report, found, ids),
                continues=ids.get(report.takes_up) if report.takes_up else None,
                confidence=round(report.confidence * certainty, 2),
            )
        )
    return tuple(statements)


def _addressee(page: Page, cue: Cue | None) -> str | None:
    return " ".join(cue.addressee.of(page.text).split()) if cue and cue.addressee else None


def _within(report: _Report, found: list[_Report], ids: dict[Span, str]) -> str | None:
    """The smallest other report that holds this one with its cue."""
    if report.cue is None:
        return None
    whole = Span(min(report.content.start, report.cue.span.start), max(report.content.end, report.cue.span.end))
    holders = [r for r in found if r.content.contains(whole) and r.content != report.content]
    return ids[min(holders, key=lambda r: (len(r.content), r.content.start)).content] if holders else None
