"""Persons: which of the names in an article are people's, where the name alone does not tell.

Words for roles beside a name, and the name's other mentions in the article, decide.
"""

from __future__ import annotations

import re
from dataclasses import replace

from standoff.reading.lexicon import lexicon
from standoff.reading.page import Page
from standoff.reading.phrases import Phrase, PhraseKind

_BEFORE_PERSON = re.compile(r"(?:^|[\s(])([A-Za-z][\w-]*),? (?:and )?$")
_AFTER_PERSON = re.compile(
    r",? (?:who|aged|aged? \d|\(?\d\d\)?)\b|, (?P<apposition>(?:[\w’'-]+ ){0,6}?[\w-]+)(?=,| of | for | at | with )"
)


def settled(page: Page, found: tuple[Phrase, ...]) -> tuple[Phrase, ...]:
    """Settle who is a person: from words for roles beside a name, and from its other mentions in the article."""
    found = tuple(_as_person(p) if _stands_as_person(page, p) else p for p in found)
    full = {p.words for p in found if len(p.words) > 1 and p.kind is PhraseKind.BODY and _could_be_person(p)}
    lone = {p.words[0] for p in found if len(p.words) == 1 and not p.words[0].isupper()}
    found = tuple(_as_person(p) if p.words in full and len(p.words) == 2 and p.words[-1] in lone else p for p in found)
    surnames = {p.words[-1] for p in found if p.kind is PhraseKind.PERSON}
    bodies = {word for p in found if p.kind is PhraseKind.BODY and len(p.words) > 1 for word in p.words}
    return tuple(_as_person(p) if _is_surname(p, surnames, bodies) else p for p in found)


def _as_person(phrase: Phrase) -> Phrase:
    return replace(phrase, kind=PhraseKind.PERSON) if phrase.kind is PhraseKind.BODY else phrase


def _stands_as_person(page: Page, phrase: Phrase) -> bool:
    """Tell whether a word for a role stands before the name ("steward …") or after it (", chair of …")."""
    if phrase.kind is not PhraseKind.BODY or len(phrase.words) < 2 or not _could_be_person(phrase):
        return False
    before = _BEFORE_PERSON.search(page.text[max(0, phrase.span.start - 40) : phrase.span.start])
    if before and before.group(1).lower() in lexicon().roles:
        return True
    after = _AFTER_PERSON.match(page.text, phrase.span.end, phrase.span.end + 90)
    if after is None or after.group("apposition") is None:
        return after is not None
    return any(word in lexicon().roles for word in after.group("apposition").lower().split())


def _is_surname(phrase: Phrase, surnames: set[str], bodies: set[str]) -> bool:
    if phrase.kind is not PhraseKind.BODY or phrase.words[-1] not in surnames or not _could_be_person(phrase):
        return False
    return len(phrase.words) > 1 or phrase.words[0] not in bodies


def _could_be_person(phrase: Phrase) -> bool:
    small = [w.lower() for w in phrase.words]
    if any(s in lexicon().organisations or s in lexicon().nationalities for s in small) or len(phrase.words) > 4:
        return False
    capitals = any(w == "&" or (len(w) > 2 and w.rstrip("s").isupper()) for w in phrase.words)
    return not capitals and not any(s in lexicon().connectors and s not in lexicon().particles for s in small)
