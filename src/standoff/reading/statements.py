"""Statements: direct, mixed and indirect reports with their cue and speaker.

Quotations that stand on their own (after a full stop or a colon, or beside a cue with nothing else reported) are
direct. A clause that a cue reports is mixed when it holds quoted words and indirect when it holds none. What stands
in quotation marks with neither is not a statement: scare quotes and titles.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from standoff.ontology import Span, Statement, StatementKind
from standoff.reading.clauses import subject_start
from standoff.reading.confidence import Basis, confidence
from standoff.reading.contents import content as reported
from standoff.reading.cues import Cue
from standoff.reading.page import Page
from standoff.reading.places import Places
from standoff.reading.speakers import Speaker, Speakers
from standoff.text import Quotation

_ENDED = re.compile(r"(?:^|[.?!:…]['\"”’)]*)\s*$")
_STARTS = re.compile(r"[A-Z0-9£$€“‘\"'…\[(]|\.\.\.")
_GOES_ON = re.compile(r"[ \t]*,?\s*[a-z]")


@dataclass(frozen=True, slots=True)
class Report:
    """One statement before it is numbered. Spans are view places.

    ``cue`` tells the speaker; where it is None, ``follows`` names the report that this one goes on from.
    """

    kind: StatementKind
    content: Span
    cue: Cue | None
    basis: Basis
    takes_up: Span | None = None  # the content of the quotation that this one goes on from
    follows: Span | None = None  # the content of the report whose speaker goes on speaking
    speaker: Speaker | None = None


class StatementFinder:
    """Finds the statements of one page."""

    def __init__(self, page: Page, cues: list[Cue], speakers: Speakers, quoted: Sequence[Cue] = ()) -> None:
        """Take the page, its cues in order, the teller of speakers, not yet asked, and the cues inside quotations."""
        self.page, self.cues, self.speakers, self.quoted = page, cues, speakers, quoted
        self._starts = [c.span.start for c in cues]
        self._clause_starts: list[int] = []

    def find(self) -> list[Report]:
        """Return the statements in order of place."""
        clauses = self._clauses()
        reports = [*clauses, *self._direct(clauses)]
        spoken = self._spoken(sorted(reports, key=lambda r: (r.content.start, r.content.end)))
        return sorted([*spoken, *self._inside(spoken)], key=lambda r: (r.content.start, -r.content.end))

    def _inside(self, outer: list[Report]) -> Iterator[Report]:
        """Yield the reports inside quotations that are reports themselves; "I" there is the one who is quoted."""
        holders = {r.content: r for r in outer if r.kind is not StatementKind.INDIRECT}
        places = Places(holders)
        for cue in self.quoted:
            assert cue.content is not None
            whole = Span(min(cue.content.start, cue.source.span.start), max(cue.content.end, cue.span.end))
            around = [place for place in places.holding(whole) if place != cue.content]
            if not around or cue.content in holders:
                continue
            quoted = holders[min(around, key=len)]
            speaker = self.speakers.inside(cue, quoted.speaker)
            if speaker is not None and (content := reported(self.page, cue, [])):
                yield Report(StatementKind.INDIRECT, content, cue, Basis.INSIDE, speaker=speaker)

    def _spoken(self, reports: list[Report]) -> list[Report]:
        """Tell the speakers, asking for each cue once and in order of place."""
        cues = {r.cue.span.start: r.cue for r in reports if r.cue}
        outer = Places(r.content for r in reports if r.kind is not StatementKind.DIRECT)
        said: dict[int, Speaker | None] = {}
        first = {r.cue.span.start: r.content.start for r in reversed(reports) if r.cue}
        by_content = {r.content: r for r in reports if r.cue and r.kind is not StatementKind.DIRECT}
        for start, cue in sorted(cues.items()):
            around = [by_content[p].cue for p in outer.holding(cue.span) if p in by_content]
            reporting = max((c.span.start for c in around if c and c.span.start < start), default=-1)
            by = said.get(reporting)
            nested = outer.overlap(cue.span)
            said[start] = self.speakers.who(cue, nested=nested, before=min(first[start], start), by=by)
        spoken: dict[Span, Report] = {}
        for report in reports:
            if report.cue is not None:
                speaker = said[report.cue.span.start]
            else:
                before = spoken.get(report.follows) if report.follows else None
                speaker = before.speaker if before else None
            spoken[report.content] = replace(report, speaker=speaker)
        return [spoken[r.content] for r in reports]

    # clauses

    def _clauses(self) -> list[Report]:
        found: dict[Span, Report] = {}
        quoted: list[Report] = []
        for index, cue in enumerate(self.cues):
            later = [c for c in self.cues[index + 1 : index + 6] if c.sentence == cue.sentence]
            content = reported(self.page, cue, later)
            if content is None:
                continue
            kind = self._kind(content)
            if kind is StatementKind.DIRECT and self._stands_alone(self._only(content)):
                quoted.append(Report(kind, self._words(self._only(content)), cue, Basis.QUOTED))
                continue  # found with the quotations, which know what they take up
            content = self._words(self._only(content)) if kind is StatementKind.DIRECT else content
            basis = Basis.QUOTED if kind is StatementKind.DIRECT else _basis(cue)
            found.setdefault(content, Report(kind, content, cue, basis))
        outer = Places(found)
        inner = {
            r.content: r for r in quoted if outer.overlap(r.content)
        }  # "said it would not be what it called “fair”"
        return [*found.values(), *(r for content, r in inner.items() if content not in found)]

    def _only(self, content: Span) -> Quotation:
        quotation = self.page.quotation_at(content.start) or self.page.quotation_at(content.end - 1)
        assert quotation is not None
        return quotation

    def _kind(self, content: Span) -> StatementKind:
        inside = self.page.quotations_in(content)
        if not inside:
            return StatementKind.INDIRECT
        rest = content.trimmed(self.page.text, " \n\t,.;:")
        return StatementKind.DIRECT if len(inside) == 1 and inside[0].outer.contains(rest) else StatementKind.MIXED

    # quotations

    def _direct(self, clauses: list[Report]) -> list[Report]:
        found: list[Report] = []
        by_quotation: dict[int, Report] = {}
        taken = Places(c.content for c in clauses)
        self._clause_starts = [c.content.start for c in clauses]
        for index, quotation in enumerate(self.page.quotations):
            if quotation.depth or not len(self._words(quotation)):
                continue
            before = by_quotation.get(quotation.continues) if quotation.continues is not None else None
            if before is None and (taken.overlap(quotation.outer) or not self._stands_alone(quotation)):
                continue
            report = self._attributed(quotation, before, self._shortly_before(quotation, clauses, found))
            if report:
                by_quotation[index] = report
                found.append(report)
        return found

    def _shortly_before(self, quotation: Quotation, clauses: list[Report], found: list[Report]) -> list[Report]:
        """The reports just before a quotation: enough to tell what it goes on from, however long the text."""
        index = bisect_left(self._clause_starts, quotation.outer.start)
        return [*clauses[max(0, index - 8) : index], *found[-8:]]

    def _words(self, quotation: Quotation) -> Span:
        """The quoted words: without the marks, white space around them and a comma before the closing mark."""
        inner = quotation.inner.trimmed(self.page.text)
        return inner.trimmed(self.page.text, ", ") if inner.of(self.page.text).endswith(",") else inner

    def _stands_alone(self, quotation: Quotation) -> bool:
        """Tell whether the quotation is a report by itself and not words inside a sentence of the article's."""
        text = self.page.text
        paragraph = self.page.paragraphs[self.page.paragraph_at(quotation.outer.start)]
        near = max(paragraph.start, quotation.outer.start - 12)
        before = ("" if near == paragraph.start else "x") + text[near : quotation.outer.start]
        after = text[quotation.outer.end : min(paragraph.end, quotation.outer.end + 80)]
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
        before = self.page.quotation_before(quotation.outer.start)
        cue = self._cue_after(before) if before and before.outer.start >= paragraph.start else None
        if cue is None:
            return False
        between = self.page.text[max(cue.span.end, cue.source.span.end) : quotation.outer.start]
        goes_on = re.fullmatch(r"\s*|[^.?!;\"“”]{0,60}?[,.:]\s*", between) is not None
        return goes_on and cue.span.end < quotation.outer.start

    def _beside_cue(self, quotation: Quotation) -> bool:
        """said "…". — with nothing else reported: the words up to the end of the sentence are all quoted."""
        last = self._last_cue(quotation.outer.start)
        if last is None or last.form is None or last.sentence.end < quotation.outer.start:
            return False
        told = max(last.span.end, last.addressee.end if last.addressee else 0)
        gap = self.page.text[told : quotation.outer.start]
        rest = self.page.text[quotation.outer.end : last.sentence.end]
        return bool(re.fullmatch(r"[\s,:]*(?:that\s*)?", gap)) and not re.search(r"\w", rest)

    def _last_cue(self, place: int) -> Cue | None:
        """The last cue that ends before ``place``."""
        index = bisect_left(self._starts, place)
        while index and self.cues[index - 1].span.end > place:
            index -= 1
        return self.cues[index - 1] if index else None

    def _cue_after(self, quotation: Quotation) -> Cue | None:
        """The cue right behind the closing mark, in the same paragraph, with its source on either side."""
        paragraph = self.page.paragraphs[self.page.paragraph_at(quotation.outer.start)]
        index = bisect_left(self._starts, quotation.outer.end)
        for cue in self.cues[index : index + 3]:
            start = subject_start(self.page, cue)
            if start < quotation.outer.end or cue.span.start >= paragraph.end:
                continue
            gap = self.page.text[quotation.outer.end : start]
            if self._is_closed(quotation) and re.match(r"\s+[A-Z]", self.page.text[quotation.outer.end : cue.span.end]):
                return None  # "… “They need rest.” Ann Lee agreed": a sentence of its own
            return cue if re.fullmatch(r"[\s,]*(?:but |and |as )?(?:[\w’'-]+,? ){0,7}", gap) else None
        return None

    def _is_closed(self, quotation: Quotation) -> bool:
        """Tell whether a quotation ends with a full stop, behind words of the same paragraph that tell whose it is."""
        paragraph = self.page.paragraphs[self.page.paragraph_at(quotation.outer.start)]
        last = self._last_cue(quotation.outer.start)
        told = last is not None and last.span.start >= paragraph.start
        return told and self.page.text[quotation.inner.end - 1 : quotation.inner.end] == "."

    def _cue_before(self, quotation: Quotation) -> Cue | None:
        """The cue of the sentence that leads up to the quotation with a colon, a comma or nothing."""
        last = self._last_cue(quotation.outer.start)
        if last is None:
            return None
        between = self.page.text[last.span.end : quotation.outer.start]
        if re.fullmatch(r":\s*", between):
            return last  # also where the quotation has a paragraph of its own, as press statements print it
        if "\n\n" in between or re.search(r"(?<!\b[A-Z])[.?!][\"'”’]?\s", between):
            return None
        return last if re.search(r"(?:[:,]|\bthat)?\s*$", between) else None

    def _attributed(self, quotation: Quotation, before: Report | None, others: list[Report]) -> Report | None:
        content = self._words(quotation)
        if before is not None:
            first = before.takes_up or before.content
            if own := self._cue_after(quotation):
                return Report(StatementKind.DIRECT, content, own, Basis.RESUMED, first)
            return Report(StatementKind.DIRECT, content, None, Basis.RESUMED, first, before.content)
        after, ahead = self._cue_after(quotation), self._cue_before(quotation)
        if ahead and self.page.text[max(0, quotation.outer.start - 4) : quotation.outer.start].rstrip().endswith(":"):
            after = None  # what a colon announces belongs to who is named before it
        if cue := after or ahead:
            takes_up = self._first_half(cue, others) if after is None else None
            return Report(StatementKind.DIRECT, content, cue, Basis.QUOTED, takes_up)
        return self._going_on(quotation, content, others)

    def _first_half(self, cue: Cue, others: list[Report]) -> Span | None:
        """The first part of a quotation that ``cue`` interrupts: it stands in front of the cue."""
        halves = [
            r for r in others if r.cue is cue and r.kind is StatementKind.DIRECT and r.content.end <= cue.span.start
        ]
        return halves[0].takes_up or halves[0].content if halves else None

    def _going_on(self, quotation: Quotation, content: Span, others: list[Report]) -> Report | None:
        """A quotation without a cue goes on from the last speaker, if one spoke shortly before."""
        place = quotation.outer.start
        earlier = [r for r in others if r.content.start < place]
        if not earlier:
            return None
        last = max(earlier, key=lambda r: (r.cue.span.end if r.cue else r.content.end, r.content.end))
        here = self.page.paragraph_at(place)
        there = self.page.paragraph_at(last.content.end - 1)
        if self._answered(last, quotation):
            return None
        if here == there:
            if last.cue is None or last.kind is not StatementKind.DIRECT:
                return Report(StatementKind.DIRECT, content, last.cue, Basis.FOLLOWING, follows=last.content)
            takes_up = self._first_half(last.cue, others)
            return Report(StatementKind.DIRECT, content, last.cue, Basis.RESUMED, takes_up)
        if here - there > 1 or self._somebody_else_since(last, quotation):
            return None
        return Report(StatementKind.DIRECT, content, None, Basis.FOLLOWING, follows=last.content)

    def _answered(self, last: Report, quotation: Quotation) -> bool:
        """Tell whether a question, a colon or another's quotation stands between the last report and a quotation."""
        told = max([last.content.end] + ([last.cue.span.end, last.cue.source.span.end] if last.cue else []))
        before = self.page.quotation_before(quotation.outer.start)
        if before is not None and before.inner.start > told:
            return True
        between = self.page.text[min(told, quotation.outer.start) : quotation.outer.start].rstrip()
        return between.endswith((":", "?"))

    def _somebody_else_since(self, last: Report, quotation: Quotation) -> bool:
        """Tell whether anybody is named, or anything is announced, between the last report and a quotation."""
        told = [last.content.end] + ([last.cue.span.end, last.cue.source.span.end] if last.cue else [])
        paragraph = self.page.paragraphs[self.page.paragraph_at(quotation.outer.start)]
        if self.page.text[paragraph.start : quotation.outer.start].strip():
            return True  # words of the article's own lead up to it
        return self.speakers.names_anybody(max(told), quotation.outer.start)


def _basis(cue: Cue) -> Basis:
    """How a clause was told: by the words, by the tree, or by both."""
    if cue.form is None or cue.content is not None:
        return Basis.NOUN
    if cue.by_tree:
        return Basis.TREE
    return Basis.AGREED if cue.complement is not None else Basis.WORDS


def stored_statements(page: Page, found: list[Report]) -> tuple[Statement, ...]:
    """Return ``found`` as statements of the ontology, numbered in order of place, with places in the stored text."""
    ids = {report.content: f"s{number}" for number, report in enumerate(found, 1)}
    places = Places(ids)
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
                within=_within(report, places, ids),
                continues=ids.get(report.takes_up) if report.takes_up else None,
                confidence=confidence(report.basis, certainty),
            )
        )
    return tuple(statements)


def _addressee(page: Page, cue: Cue | None) -> str | None:
    return " ".join(cue.addressee.of(page.text).split()) if cue and cue.addressee else None


def _within(report: Report, places: Places, ids: dict[Span, str]) -> str | None:
    """The smallest other report that holds this one with its cue."""
    if report.cue is None:
        return None
    whole = Span(min(report.content.start, report.cue.span.start), max(report.content.end, report.cue.span.end))
    holders = [place for place in places.holding(whole) if place != report.content]
    return ids[min(holders, key=lambda place: (len(place), place.start))] if holders else None
