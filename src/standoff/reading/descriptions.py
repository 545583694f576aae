"""Descriptions: noun phrases that can be the source of a report without being a plain name.

"a spokesman for the Guild", "two people close to the talks", "the letter", and names joined by "and".
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from enum import StrEnum

from standoff.ontology import Span
from standoff.reading.lexicon import lexicon
from standoff.reading.page import Page
from standoff.reading.phrases import Phrase, PhraseKind


class SourceKind(StrEnum):
    """What stands as the source of a report."""

    NAMED = "named"  # one mention of a person or body
    JOINT = "joint"  # several mentions joined by "and"
    PRONOUN = "pronoun"
    DESCRIBED = "described"  # "a spokesman for the Guild", "the letter"


@dataclass(frozen=True, slots=True)
class Source:
    """The words that name a report's source. ``mentions`` are the names in it, in order."""

    span: Span
    kind: SourceKind
    mentions: tuple[Phrase, ...] = ()


@dataclass(frozen=True, slots=True)
class Line:
    """One sentence: its place in the view, and its text with what stands in quotation marks blanked out."""

    span: Span
    text: str

    def before(self, place: int, reach: int = 400) -> str:
        """Return the blanked text right before ``place`` of the view, at most ``reach`` code points of it."""
        end = place - self.span.start
        return self.text[max(0, end - reach) : end]


#: The article or pointing word that a description begins with.
DETERMINER = re.compile(r"^(?:the|a|an|this|that|these|those)\s+", re.I)
#: "The agency", right where a sentence opens; not "The agency’s".
_OPENING = re.compile(r"The ([a-z]+)\b(?!['’])")
#: A word or a number, with the hyphens, apostrophes and slashes inside it.
WORD = re.compile(r"[^\W\d_][\w]*(?:[-'’&/][^\W_]\w*)*|\d[\d,.]*")
#: "Farmers supplying X", "the union representing guards at X": X does not speak.
_DOING = re.compile(r"(?:\b[Tt]he )?\b([\w-]+) \w+ing (?:[\w’'-]+ ){0,6}$")
_BOUNDARY = re.compile(r"[;:()\x00]|[–—]| - |[\"“”]|(?<![\w])['‘]|(?<![sS])['’](?![\w])")


def is_document(words: str) -> bool:
    """Tell whether a document goes by ``words``: "the latest figures", "a petition by pilots"."""
    return any(word in lexicon().documents for word in re.findall(r"[a-z-]+", words.lower()))


def opening_noun(text: str, start: int, end: int) -> str | None:
    """Return the noun that the sentence at ``start`` of the view opens with as "The agency"; None where it does not."""
    opening = _OPENING.match(text, start, end)
    return opening.group(1) if opening else None


def _is_doing(words: list[tuple[str, int, int]], index: int) -> bool:
    """ "Crews attending the meeting", but not "the board meeting": a participle with an object behind a noun."""
    following = [word for word, _, _ in words[index + 1 : index + 3]]
    return len(following) == 2 and re.fullmatch(r"[a-z]{3,}ing", following[0]) is not None


class Descriptions:
    """Finds the noun phrases of one page that can speak."""

    def __init__(self, page: Page, phrases: tuple[Phrase, ...]) -> None:
        """Take the page and its mentions outside quotation marks."""
        self.page, self.phrases = page, phrases
        self.by_end = {p.span.end: p for p in phrases}
        self._starts = [p.span.start for p in phrases]

    def within(self, span: Span) -> tuple[Phrase, ...]:
        """Return the mentions inside ``span``, in order."""
        near = self.phrases[bisect_left(self._starts, span.start) : bisect_left(self._starts, span.end)]
        return tuple(p for p in near if p.span.end <= span.end)

    def around(self, line: Line, mention: Phrase) -> Source:
        """Widen a mention to the phrase it belongs to: "a spokesman for X", "X and Y"."""
        if mention.kind is PhraseKind.PRONOUN:
            return Source(mention.span, SourceKind.PRONOUN, (mention,))
        joint = self._joint(mention)
        start = joint[0].span.start
        head = re.compile(
            r"(?P<start>(?:[\w’'-]+ ){0,6}?)(?P<head>[\w-]+) (?:for|of|at|from|in|within) (?:the |its |their )?$"
        )
        before = line.before(start)
        tail = re.split(_BOUNDARY, before)[-1]
        match = head.search(tail)
        if match and (person := self._person_of(start, match.group())):
            return self.around(line, person)
        heads = lexicon().unnamed | lexicon().documents | lexicon().roles
        doing = _DOING.search(tail)
        if doing and doing.group(1).lower() in heads | lexicon().bodies:
            span = Span(start - len(doing.group()), mention.span.end)
            return Source(span.trimmed(self.page.text), SourceKind.DESCRIBED, ())
        if match and any(w.lower() in heads for w in match.group().split()):
            described = self.described(line, mention.span.end)
            if described:
                return Source(described.span, SourceKind.DESCRIBED, joint)
        span = Span(start, mention.span.end)
        return Source(span, SourceKind.JOINT if len(joint) > 1 else SourceKind.NAMED, joint)

    def _person_of(self, start: int, words: str) -> Phrase | None:
        """The person named right before "of" or "at" and the body at ``start``: "Professor Ann Lee of the college"."""
        link = re.search(r" (?:of|at|from) (?:the )?$", words)
        person = self.by_end.get(start - len(link.group())) if link else None
        return person if person and person.kind is PhraseKind.PERSON and not person.possessor else None

    def _joint(self, mention: Phrase) -> tuple[Phrase, ...]:
        """ "X, Y and Z said": the names that stand together with ``mention``, itself last."""
        joint = [mention]
        link = re.compile(r"(?:,? and |, | and the |, the )(?:(?!and )[\w’'-]+ ){0,4}$")
        while True:
            gap = self._link(link, joint[0])
            if not gap or (len(joint) == 1 and "and" not in gap.group()):
                return tuple(joint)
            other = self.by_end.get(joint[0].span.start - len(gap.group()))
            if other is None or other.kind is PhraseKind.PRONOUN or other.possessor:
                return tuple(joint)
            joint.insert(0, other)

    def _link(self, link: re.Pattern[str], mention: Phrase) -> re.Match[str] | None:
        """What joins ``mention`` to the name before it: "and", a comma, and perhaps the words for its role."""
        gap = link.search(self.page.text[max(0, mention.span.start - 60) : mention.span.start])
        between = re.sub(r"^,? ?(?:and )?(?:the )?", "", gap.group()).split() if gap else []
        if between and between[-1].lower() not in lexicon().roles | lexicon().titles | lexicon().relations:
            return None
        return gap

    def described(self, line: Line, end: int) -> Source | None:
        """A noun phrase that ends at ``end`` and whose head can speak: "two people close to the talks"."""
        text = re.split(_BOUNDARY, line.before(end))[-1]
        begin = end - len(text)
        words = [(m.group(), begin + m.start(), begin + m.end()) for m in WORD.finditer(text)][-16:]
        words = self._last_clause(words)
        if words and words[-1][0].lower() in ("what", "whatever", "how", "why"):
            return None
        heads = lexicon().unnamed | lexicon().documents | lexicon().bodies | lexicon().roles
        for index, (word, _, _) in enumerate(words):
            last = index == len(words) - 1
            if (
                (word.lower() in heads or word.lower().removesuffix("s") in lexicon().roles)
                and (last or words[index + 1][0].lower() in lexicon().complements or _is_doing(words, index))
                and not (word[0].isupper() and index and not last)
            ):
                start = index
                while start > 0 and words[start - 1][0].lower() not in lexicon().outside_phrase:
                    start -= 1
                    if words[start][0].lower() in ("a", "an", "the", "this", "that", "its", "their", "his", "her"):
                        break
                span = Span(self._name_start(words[start][1]), end)
                if self._is_source_like(words, start, index):
                    return Source(
                        span,
                        SourceKind.DESCRIBED,
                        tuple(p for p in self.within(span) if p.kind is not PhraseKind.PRONOUN),
                    )
        return None

    def _name_start(self, place: int) -> int:
        """Where the name begins that ``place`` stands in: a description that begins inside a name takes all of it."""
        index = bisect_left(self._starts, place + 1) - 1
        phrase = self.phrases[index] if index >= 0 else None
        if phrase is None or not phrase.span.start < place < phrase.span.end:
            return place
        article = re.search(
            r"\b(?:[Aa]n?|[Tt]he|[Oo]ne)\s$", self.page.text[max(0, phrase.span.start - 5) : phrase.span.start]
        )
        return phrase.span.start - (len(article.group()) if article else 0)

    def _last_clause(self, words: list[tuple[str, int, int]]) -> list[tuple[str, int, int]]:
        """Leave out what stands before the last word that opens a clause, or before a comma."""
        begin = 0
        for index, (word, start, _) in enumerate(words):
            if word.lower() in lexicon().opens_clause and not self._joins_names(words, index):
                begin = index + 1
            elif index and "," in self.page.text[words[index - 1][2] : start]:
                begin = index
        return words[begin:]

    def _joins_names(self, words: list[tuple[str, int, int]], index: int) -> bool:
        """ "secretaries from Kent and Essex": "and" between capitals opens no clause."""
        around = [words[i][0] for i in (index - 1, index + 1) if 0 <= i < len(words)]
        return words[index][0] in ("and", "or") and len(around) == 2 and all(w[0].isupper() for w in around)

    def _is_source_like(self, words: list[tuple[str, int, int]], start: int, head: int) -> bool:
        first, noun = words[start][0], words[head][0].lower()
        if noun in lexicon().unnamed and noun.endswith("s"):
            return True
        if first.lower() in lexicon().determiners or first[0].isupper() or first[0].isdigit():
            return True
        return noun in ("guidance", "figures", "research", "data", "sources", "people", "minutes")
