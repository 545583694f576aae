"""Full forms: names of bodies that the acronym in brackets behind them shows to be longer than the rules see.

"The Harbour and Ferry Union (HFU)" is one body, and so it is wherever the article writes it out again. The letters of
the acronym are the first letters of the words before the bracket, read backwards; small words between may be left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from standoff.ontology import Span
from standoff.reading.lexicon import lexicon
from standoff.reading.page import Page
from standoff.reading.phrases import Phrase, PhraseKind

_ACRONYM = re.compile(r"(?:['’]s?)? ?[(\[](?:the |or )?([A-Z][A-Za-z&]{1,9})[)\]]")
_WORD = re.compile(r"[^\W_][\w.]*(?:[-'’][^\W_]\w*)*['’]?|&")
#: "National Union of" before what the letters stand for.
_BODY_OF = re.compile(r"(?:(?!The )[A-Z][\w’'-]* )+of (?=$)")
#: What a name reaches back over: at most this many code points before the bracket.
_REACH = 110


def spelt_out(page: Page, found: Iterable[Phrase]) -> tuple[Phrase, ...]:
    """Return the mentions ``found`` with those joined that an acronym shows to be one body's, in order of place."""
    every = sorted(found, key=lambda p: p.span)
    spans = [_full_form(page.text, match) for match in _ACRONYM.finditer(page.text)]
    names = {" ".join(span.of(page.text).split()) for span in spans if span is not None}
    places = [s for s in spans if s is not None]
    places += [Span(m.start(), m.end()) for name in sorted(names) for m in re.finditer(re.escape(name), page.text)]
    within = (p for p in places if page.sentences and page.sentences[page.sentence_at(p.end - 1)].contains(p))
    for place in sorted(set(within)):
        every = _joined(page, every, place)
    return tuple(sorted(every, key=lambda p: p.span))


def _joined(page: Page, found: list[Phrase], place: Span) -> list[Phrase]:
    """The mentions with those in ``place`` made one, unless one reaches out of it or is a person with a title."""
    pieces = [p for p in found if p.kind is not PhraseKind.PRONOUN and p.span.overlaps(place)]
    if not pieces or not all(place.contains(p.span) for p in pieces) or any(p.title for p in pieces):
        return found
    if pieces[0].span == place:
        return [replace(p, kind=PhraseKind.BODY) if p is pieces[0] else p for p in found]
    possessor = re.compile(r"['’]").match(page.text, place.end) is not None
    words = tuple(place.of(page.text).split())
    one = replace(pieces[0], span=place, kind=PhraseKind.BODY, words=words, title=None, possessor=possessor)
    return [*(p for p in found if p not in pieces), one]


def _full_form(text: str, bracket: re.Match[str]) -> Span | None:
    """The words before a bracket whose first letters make up the acronym in it."""
    letters = [c for c in bracket.group(1) if c.isupper()]
    if len(letters) < 2:
        return None
    begin = max(0, bracket.start() - _REACH)
    words = [m for m in _WORD.finditer(text, begin, bracket.start()) if "\n" not in text[m.end() : bracket.start()]]
    start = _first_letters(text, words, bracket.start(), letters)
    if start is None and words and words[-1].group().lower() in lexicon().organisations:
        start = _first_letters(text, words[:-1], words[-1].start(), letters)  # "… Transport Workers (…T)"
    if start is None:
        return None
    front = _BODY_OF.search(text, max(0, start - 60), start)
    if front and front.group().split()[0].lower() in lexicon().roles:
        front = None  # "CEO of Quay Pharmacy (QP)"
    return Span(front.start() if front else start, bracket.start())


def _first_letters(text: str, words: list[re.Match[str]], end: int, letters: list[str]) -> int | None:
    """Where the words before ``end`` begin whose first letters are ``letters``; None where they are others."""
    letters, start, capitals = list(letters), end, 0
    for word in reversed(words):
        if not letters:
            break
        if not _touches(text[word.end() : start]):
            return None
        initials = [part[0] for part in re.split(r"[-’'&]", word.group()) if part]
        if word.group()[0].isupper() and initials and initials[0] == letters[-1]:
            letters.pop()
            capitals += 1
        elif word.group().lower() not in lexicon().connectors or (word.group()[0].lower() == letters[-1].lower()):
            return None
        start = word.start()
    return start if not letters and capitals > 1 else None


def _touches(gap: str) -> bool:
    return gap in (" ", "", ", ", " ,")
