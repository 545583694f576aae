"""An invented paper whose articles are edited while people decide about them, and a reader that can be changed.

Every paragraph has words of its own on both sides of its quotation, and the quotations are few, so that look-alikes are
common; which paragraph a fact stands in can always be told, whatever was edited round it.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, replace
from itertools import accumulate

from standoff.ontology import (
    Act,
    Document,
    Fact,
    Findings,
    Name,
    PartialDate,
    PartyKind,
    Role,
    RoleStatus,
    Span,
    Statement,
    StatementKind,
)

QUOTES = ("We were not asked", "Nobody reads a timetable", "The door was never shut")
PEOPLE = ("Ann Orr", "Leonard Strake", "Joan Marle", "Lena Kell")

_SAID = re.compile(r'"([^"]+)," said (\w+ \w+)')
_CHAIR = re.compile(r"(\w+ \w+), chair of the (\w+) branch")
_LEFT = re.compile(r"(\w+ \w+) then walked out")


@dataclass(frozen=True)
class Paragraph:
    """A quotation between words that no other paragraph has; ``number`` is what it is known by for the test."""

    number: int
    quote: str
    speaker: str
    before: int
    after: int
    bare: bool = False

    def __str__(self) -> str:
        if self.bare:  # a caption that repeats the words, with nothing round them
            return f'"{self.quote}," said {self.speaker}.'
        name, near = self.speaker, self.after
        return (
            f"Item {self.before}: the long agenda of that day brought the crews to the harbour board on the pier, "
            f'where at point {self.before} "{self.quote}," said {name} at point {near}, who had waited there for most '
            f"of day {near}. {name}, chair of the Ferry branch, under item {near}, spoke as all of them had hoped on "
            f"page {near}. {name} then walked out of session {near}, and the board adjourned until the morning of day "
            f"{near}, which few of them had wished for."
        )


@dataclass(frozen=True)
class Article:
    """A source and its paragraphs."""

    source: str
    paragraphs: tuple[Paragraph, ...]

    @property
    def text(self) -> str:
        return "\n\n".join(str(paragraph) for paragraph in self.paragraphs)

    def document(self) -> Document:
        published = PartialDate("2014-05-15")
        return Document(source=self.source, text=self.text, media_type="text/plain", published=published)

    def at(self, place: int) -> Paragraph:
        """The paragraph in which ``place`` lies."""
        starts = [0, *accumulate(len(str(paragraph)) + 2 for paragraph in self.paragraphs)]
        return self.paragraphs[bisect_right(starts, place) - 1]

    def edited(self, paragraphs: list[Paragraph]) -> Article:
        return replace(self, paragraphs=tuple(paragraphs))


def read(document: Document, reader: int) -> Findings:
    """What a reader of this version finds: 1 mistakes speakers, 2 overlooks some, 3 ends quotations a word early."""
    statements: list[Statement] = []
    for found in _SAID.finditer(document.text):
        if reader == 2 and found[2].startswith("L"):
            continue
        end = found.start(1) + found[1].rindex(" ") if reader == 3 else found.end(1)
        statements.append(
            Statement(
                id=f"s{len(statements) + 1}",
                kind=StatementKind.DIRECT,
                content=Span(found.start(1), end),
                speaker_name="Somebody Else" if reader == 1 else found[2],
                speaker_kind=PartyKind.PERSON,
                confidence=0.4 if reader == 1 else 0.9,
            )
        )
    roles = tuple(
        Role(
            found[1],
            "chair" if reader != 1 else "head",
            f"{found[2]} branch",
            RoleStatus.CURRENT,
            (Span(*found.span()),),
        )
        for found in _CHAIR.finditer(document.text)
    )
    acts = tuple(
        Act(f"a{number}", "pause-talks", Span(*found.span()), (Span(*found.span()),), actor=found[1])
        for number, found in enumerate(_LEFT.finditer(document.text), start=1)
    )
    names = tuple(Name(name, PartyKind.PERSON) for name in sorted({str(s.speaker_name) for s in statements}))
    return Findings(names=names, statements=tuple(statements), roles=roles, acts=acts)


def paragraph_of(fact: Fact, articles: dict[str, Article]) -> Paragraph:
    """The paragraph that ``fact`` rests on, in the texts that the record was made of."""
    assert fact.span is not None
    return articles[fact.document.source].at(fact.span.start)
