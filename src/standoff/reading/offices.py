"""Offices: all roles of a page — from titles and appositions (``roles``), from successions, each with its body.

A role in no body is completed where the words just before tell whose it is: "the agency said no. The chief executive,
Ann Lee, would not say why".
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import replace
from itertools import takewhile

from standoff.ontology import RoleStatus, Span
from standoff.reading.bodies import Bodies
from standoff.reading.lexicon import lexicon
from standoff.reading.names import Names
from standoff.reading.page import Page
from standoff.reading.phrases import Phrase, PhraseKind
from standoff.reading.roles import Held, RoleFinder
from standoff.reading.successions import Successions

#: Roles that are held in a body of some kind, so that a bare one is that of the body spoken of.
_HELD_IN_BODIES = re.compile(
    r"(?:chief executive|general secretary|branch secretary|chair|chairman|chairwoman|president|director|treasurer|"
    r"director general|managing director|finance director|executive director|deputy general secretary|vice-chair|"
    r"vice-president|vice-chancellor|ceo|vc)$"
)
_IN_UNIONS = re.compile(
    r"\b(?:regional|national|industrial|branch|lead) (?:officer|organiser|organizer|convenor|convener)$"
)
_SHORT_FORM = re.compile(r"\b(?:[Tt]he|[Aa]n?|[Ii]ts|[Ff]or the) (?P<noun>[a-z]+)\b")


def find_roles(page: Page, phrases: tuple[Phrase, ...], names: Names, bodies: Bodies) -> list[Held]:
    """Return the roles of ``page`` in order of place, each person, role, body and status once."""
    finder = RoleFinder(page, phrases, names, bodies)
    plain = finder.find()
    told = [*plain, *Successions(finder).find(plain)]
    topics = [p for p in phrases if p.kind is PhraseKind.BODY and not p.quoted]
    whole = [_completed(page, held, topics, names) for held in told]
    once: dict[tuple[str, str, str | None], Held] = {}
    for held in sorted(whole, key=lambda h: (h.evidence, h.person, h.role)):
        key = (held.person, held.role, held.organisation)
        if key in once and held.status is RoleStatus.FORMER and once[key].status is not RoleStatus.FORMER:
            once[key] = replace(held, evidence=held.evidence)
        once.setdefault(key, held)
    return _without_vaguer(list(once.values()))


def _completed(page: Page, held: Held, topics: list[Phrase], names: Names) -> Held:
    """Give a role without a body the body that the words before it speak of."""
    unionist = _IN_UNIONS.search(held.role) is not None
    if held.organisation is not None or not (unionist or _HELD_IN_BODIES.search(held.role)):
        return held
    if (held.role.endswith("secretary") or unionist) and (union := names.body_like("union", held.evidence.start)):
        return replace(held, organisation=union.name, confidence=0.6)
    index = page.sentence_at(held.evidence.start)
    here = page.sentences[index]
    near = _bodies_in(page, Span(here.start, max(here.start, held.evidence.start)), topics, names)
    before = _bodies_in(page, page.sentences[index - 1], topics, names) if index else []
    if not near and not before:
        return held
    return replace(held, organisation=near[-1] if near else before[0], confidence=0.6)


def _bodies_in(page: Page, span: Span, topics: list[Phrase], names: Names) -> list[str]:
    """The bodies that a stretch of the article names, in full or by a short form, in order of place."""
    heads = lexicon().organisations | lexicon().bodies
    found: list[tuple[int, str]] = []
    first = bisect_left(topics, span.start, key=lambda p: p.span.start)
    for phrase in takewhile(lambda p: p.span.start < span.end, topics[first : first + 40]):
        entity = names.of(phrase) if span.contains(phrase.span) else None
        if entity and (entity.acronym or any(w.lower() in heads for w in entity.words)):
            found.append((phrase.span.start, entity.name))
    shorts = (m for m in _SHORT_FORM.finditer(page.text, span.start, span.end) if m.group("noun") in lexicon().bodies)
    found += [(m.start(), e.name) for m in shorts if (e := names.body_like(m.group("noun"), m.start()))]
    return [name for _, name in sorted(found)]


def _without_vaguer(found: list[Held]) -> list[Held]:
    """Leave out a role without a body where the same person has it with one."""
    named = {(h.person, h.role) for h in found if h.organisation}
    return [h for h in found if h.organisation or (h.person, h.role) not in named]
