"""Noun cues: reports told by a noun — "her warning that …", "the guild's demand for …", "a call from X for …".

The noun must have an owner: somebody's name or short form with "'s", "his", "her", "its" or "their", or "by", "from" or
"of" and a name behind it. What follows it, with the small word that the noun takes, is what is reported.
"""

from __future__ import annotations

import re
from functools import cache

from standoff.ontology import Span
from standoff.reading.descriptions import Line, Source, SourceKind
from standoff.reading.lexicon import lexicon
from standoff.reading.page import Page
from standoff.reading.phrases import Phrase, PhraseKind
from standoff.reading.subjects import Subjects

_OWNER = re.compile(r"(?:(?P<pronoun>\b(?:his|her|its|their))|(?P<mark>['’]s?))\s+(?:[a-z][\w-]*\s+){0,2}$", re.I)
_BEHIND = re.compile(r"\s+(?:by|from|of)\s+(?:the\s+)?")
_LAST_WORD = re.compile(r"\b(?:(?:[Tt]he|[Aa]n?)\s+(?:(?!the\s|an?\s)[a-z][\w-]*\s+){0,2})?([A-Za-z][a-z]+)$")

_MARKER = re.compile(r"(?:\s+(?:on|in|last|this|at)\s[^,.;:]{1,40}?)?\s+(?P<word>that|for|to)\b\s*")
_STOP = re.compile(
    r"[;:]|,\s(?:and|but|which|who|while|though|although|as|after|before|adding|saying)\b|\s[–—-]\s|\.\s*$"
)
#: Behind "that": a verb, so that "that" stands for the noun itself.
_RELATIVE = re.compile(
    r"(?:is|are|was|were|has|have|had|will|would|could|can|may|might|did|does|do|came|went|made|led|drew|caused|"
    r"surprised)\b"
)


@cache
def _nouns() -> re.Pattern[str]:
    nouns = "|".join(sorted(lexicon().noun_cues, key=lambda n: (-len(n), n)))
    return re.compile(rf"\b(?P<noun>{nouns})s?\b(?=\s)")


class NounCues:
    """Finds the noun cues of one page."""

    def __init__(self, page: Page, phrases: tuple[Phrase, ...], subjects: Subjects) -> None:
        """Take the page, its mentions outside quotation marks, and the finder of subjects."""
        self.page, self.subjects = page, subjects
        self._by_start = {p.span.start: p for p in phrases}
        self._by_end = {p.span.end: p for p in phrases}

    def find(self, line: Line) -> list[tuple[Span, Source, Span]]:
        """Return the noun cues of a sentence: the noun, its owner, and the words reported up to the sentence's end."""
        found = []
        for match in _nouns().finditer(line.text):
            span = Span(line.span.start + match.start(), line.span.start + match.end())
            owned = self._owner_before(line, span) or self._owner_behind(line, span)
            if owned is None:
                continue
            source, place = owned
            content = self._content(match.group("noun"), place, line)
            if content:
                found.append((span, source, content))
        return found

    def _owner_before(self, line: Line, noun: Span) -> tuple[Source, int] | None:
        before = line.before(noun.start, 60)
        owner = _OWNER.search(before)
        if not owner:
            return None
        place = noun.start - len(before)
        if owner.group("pronoun"):
            span = Span(place + owner.start("pronoun"), place + owner.end("pronoun"))
            mention = self._by_start.get(span.start)
            return (Source(span, SourceKind.PRONOUN, (mention,)), noun.end) if mention else None
        end = place + owner.start("mark")
        if mention := self._by_end.get(end):
            kind = SourceKind.PRONOUN if mention.kind is PhraseKind.PRONOUN else SourceKind.NAMED
            return Source(mention.span, kind, (mention,)), noun.end
        short = _LAST_WORD.search(line.before(end, 60))
        if short and short.group(1) in lexicon().bodies | lexicon().roles:
            return Source(Span(end - len(short.group()), end), SourceKind.DESCRIBED), noun.end
        return None

    def _owner_behind(self, line: Line, noun: Span) -> tuple[Source, int] | None:
        link = _BEHIND.match(self.page.text, noun.end, line.span.end)
        mention = self._by_start.get(link.end()) if link else None
        if mention is None or mention.kind is PhraseKind.PRONOUN or mention.possessor:
            return None
        return Source(mention.span, SourceKind.NAMED, (mention,)), mention.span.end

    def _content(self, noun: str, place: int, line: Line) -> Span | None:
        """What the noun reports: behind "that", behind "for" without it, or from "to" on."""
        text, end = self.page.text, line.span.end
        gap = re.compile(r"(?:\s+(?:on|in|last|this|at)\s[^,.;:]{1,40}?)?\s+(?P<word>that|for|to)\b\s*").match(
            text, place, end
        )
        if not gap or gap.group("word") not in lexicon().noun_cues[noun]:
            return None
        start = gap.start("word") if gap.group("word") == "to" else gap.end()
        stop = _STOP.search(text, start, end)
        if gap.group("word") == "that" and _RELATIVE.match(text, start, end):
            return None  # "a claim that surprised nobody" says nothing
        return Span(start, stop.start() if stop else end)
