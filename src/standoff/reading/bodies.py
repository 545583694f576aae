"""Bodies in the words around a role: full names, short forms, "its", and parts of bodies such as committees."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property

from standoff.ontology import Part, Span
from standoff.reading.descriptions import opening_noun
from standoff.reading.lexicon import lexicon
from standoff.reading.names import Entity, Names
from standoff.reading.page import Page
from standoff.reading.phrases import Phrase, PhraseKind

_POSSESSIVE = re.compile(r"['’]s?(?=\s)")
#: The acronym behind a full form: "the Harbour Guild (HG) chair".
#: The acronym in brackets behind a body's full form.
ACRONYM = re.compile(r" [(\[][A-Z][\w&]{1,9}[)\]]")
_ONE_WORD = re.compile(r"(?P<noun>[A-Za-z][a-z]+)\b")
#: "the players' union": a body by whose it is.
_OWNED_FORM = re.compile(r"(?:[a-z][\w-]* )?(?P<owner>[a-z][\w-]*?)s?['’]s? (?P<noun>[a-z]+)\b(?!['’])")
_SHORT_FORM = re.compile(r"(?:(?!of |for |at )[a-z][\w-]* ){1,2}?(?P<noun>[a-z]+)(?=['’]s?\s)")
#: "the negotiating committee": a part of a body in small letters, with at least one word of its own.
_SMALL_PART = re.compile(
    r"(?:\b[Tt]he|['’]s?|\b(?:its|their|a))\s((?:[a-z][\w-]* ){1,2}?(?P<noun>committee|board|council|panel))\b"
)
_LINK = re.compile(r"\s(?:of|at|for|with|to|in|from|representing)\s(?:both\s)?(?:(?:[Tt]he|a|an)\s)?|\s(?:the\s)?")
_GENERIC = re.compile(r"\s+of\s+(?:directors|trustees|governors)\b")
#: Nouns for a body of any kind: "the body's chair" is no chair of a Review Body.
_ANY_BODY = frozenset(["body", "organisation", "organization"])
_NO_PART = frozenset(
    ["this", "that", "whole", "full", "same", "new", "other", "first", "second", "old", "own", "entire"]
)
_SMALL_WORDS = frozenset(
    ["of", "and", "the", "a", "an", "to", "for", "in", "on", "at", "by", "with", "who", "which", "that", "he", "she"]
)


@dataclass(frozen=True, slots=True)
class Belonging:
    """A body found to be part of another. The evidence is a view place."""

    part: str
    whole: str
    evidence: Span


@dataclass(frozen=True, slots=True)
class Body:
    """A body in the words: its name, as it is called here, where its words end, and whether "'s" follows."""

    name: str
    called: str
    end: int
    possessor: bool = False


class Bodies:
    """Tells which body words of one page stand for, and collects which body belongs to which."""

    def __init__(self, page: Page, phrases: tuple[Phrase, ...], names: Names) -> None:
        """Take the page, its mentions and who they are."""
        self.page, self.names = page, names
        self._starts = {p.span.start: p for p in phrases if p.kind is PhraseKind.BODY}
        self.named = [p for p in phrases if p.kind is PhraseKind.BODY]
        self._ends = [p.span.end for p in self.named]
        self.parts: list[Belonging] = []

    def at(self, place: int, limit: int) -> Body | None:
        """Return the body whose words begin at ``place``: a name, a short form ("guild"), or "its"."""
        text = self.page.text
        phrase = self._starts.get(place)
        entity = self.names.of(phrase) if phrase else None
        if phrase and entity and phrase.span.end <= limit:
            return self._with_mark(Body(entity.name, phrase.name, phrase.span.end))
        if pronoun := re.compile(r"(?:its|their)\b", re.I).match(text, place, limit):
            if topic := self._topic_before(place):
                return Body(topic, topic, pronoun.end(), possessor=True)
            index = bisect_left(self._ends, place + 1)
            entity = self.names.of(self.named[index - 1]) if index else None
            return Body(entity.name, entity.name, pronoun.end(), possessor=True) if entity else None
        if (owned := _OWNED_FORM.match(text, place, limit)) and (body := self._owned_by(owned, place)):
            return body
        for pattern in (_ONE_WORD, _SHORT_FORM):
            word = pattern.match(text, place, limit)
            noun = word.group("noun").lower() if word else ""
            if word and noun in _ANY_BODY:
                topic = self._topic_before(place)
                return self._with_mark(Body(topic, topic, word.end())) if topic else None
            if word and noun in lexicon().bodies:
                near = self.names.body_like(noun, place)
                if small := self._small_part_before(noun, place, near):
                    return self._with_mark(Body(small, small, word.end()))
                if near:
                    return self._with_mark(Body(near.name, near.name, word.end()))
                if noun in ("government", "ministry", "council"):
                    return self._with_mark(Body(noun, noun, word.end()))
        return None

    def _owned_by(self, owned: re.Match[str], place: int) -> Body | None:
        """ "The players' union": the body of that kind that has the players in its name."""
        noun = owned.group("noun")
        near = self.names.body_like(noun, place) if noun in lexicon().bodies else None
        whose = owned.group("owner")
        if near is None or not any(w.lower().startswith(whose) for w in near.words):
            return None
        return Body(near.name, near.name, owned.end())

    def ending(self, place: int) -> str | None:
        """Return the name of the body whose words end at ``place``, if one does."""
        index = bisect_left(self._ends, place)
        phrase = self.named[index] if index < len(self.named) and self._ends[index] == place else None
        entity = self.names.of(phrase) if phrase and not phrase.quoted else None
        return entity.name if entity else None

    def _topic_before(self, place: int) -> str | None:
        """What "its" stands for where its sentence names no body before: the body that the last one opens with."""
        index = self.page.sentence_at(place)
        last = bisect_left(self._ends, place + 1)
        if index < 1 or (last and self.named[last - 1].span.start >= self.page.sentences[index].start):
            return None
        before = self.page.sentences[index - 1]
        noun = opening_noun(self.page.text, before.start, before.end)
        if noun in lexicon().bodies and (entity := self.names.body_like(noun, place)):
            return entity.name
        first = self.named[bisect_left(self._ends, before.start) :][:1]
        if not first or first[0].span.start - before.start > 4 or first[0].span.end > before.end:
            return None
        entity = self.names.of(first[0])
        if entity and first[0].possessor and (mark := _POSSESSIVE.match(self.page.text, first[0].span.end)):
            part = self._words_to_part(mark.end(), before.end)
            return part[0] if part and len(part[0].split()) > 1 else None
        return entity.name if entity else None

    @cached_property
    def _small_parts(self) -> list[tuple[int, str, str]]:
        """Where parts of bodies are named in small letters: place, last word, and all their words."""
        found = _SMALL_PART.finditer(self.page.text)
        parts = ((m.start(1), m.group("noun"), m.group(1)) for m in found)
        return [part for part in parts if not set(part[2].split()) & (_SMALL_WORDS | _NO_PART)]

    def _small_part_before(self, noun: str, place: int, near: Entity | None) -> str | None:
        """The part in small letters that "the committee" stands for, unless a body of that name is nearer."""
        if noun not in ("committee", "board", "council", "panel"):
            return None
        index = bisect_left(self._small_parts, place, key=lambda part: part[0])
        found = next((part for part in reversed(self._small_parts[:index]) if part[1] == noun), None)
        if found is None:
            return None
        past = bisect_left(near.places, place) if near else 0
        last = near.places[past - 1] if near and past else -1
        return found[2] if found[0] > last else None

    def _with_mark(self, body: Body) -> Body:
        if bracket := ACRONYM.match(self.page.text, body.end):
            body = replace(body, end=bracket.end())
        mark = _POSSESSIVE.match(self.page.text, body.end)
        return Body(body.name, body.called, mark.end(), possessor=True) if mark else body

    def after_link(self, place: int, limit: int) -> Body | None:
        """Return the body that "of the …", "at …" or "for …" names from ``place`` on, with its committee if any."""
        link = _LINK.match(self.page.text, place, limit)
        if not link:
            return None
        start = link.end()
        body = self.at(start, limit)
        if body and not body.possessor and (branch := self._small_end(body, limit)):
            return branch
        if body and body.possessor and (part := self._part_of(body, start, limit)):
            return part
        if body and (self.page.text[start].isupper() or body.possessor or link.group().strip()):
            named = (
                self._lower_part(start, limit) if not self.page.text[start].isupper() and not body.possessor else None
            )
            return named or body
        return self._named_behind(self._lower_part(start, limit), limit) if link.group().strip() else None

    def _named_behind(self, body: Body | None, limit: int) -> Body | None:
        """ "the campaign group Save Our Quay": what the small words are goes by the name behind them."""
        begin = body.end + 1 if body else 0
        named = self.at(begin, limit) if body and begin in self._starts and self.page.text[begin - 1] == " " else None
        return named or body

    def _small_end(self, body: Body, limit: int) -> Body | None:
        """ "the Kirk Haven branch", "the Saltmouth local pilots' committee": a name that goes on in small letters."""
        words = self._words_to_part(body.end, limit)
        if words is None or not words[0].islower() or words[0].split()[0] in _NO_PART:
            return None
        name = f"{body.called} {words[0]}"
        return Body(name, name, words[1])

    def _part_of(self, body: Body, start: int, limit: int) -> Body | None:
        """ "the Guild's pay committee": the role is the committee's, and the committee the Guild's."""
        words = self._words_to_part(body.end, limit)
        if words is None:
            return None
        own, end = words
        name = own if len(own.split()) > 1 and " of " not in own else f"{body.called} {own}"
        self.parts.append(Belonging(name, body.name, Span(start, end)))
        return Body(name, name, end)

    def _words_to_part(self, place: int, limit: int) -> tuple[str, int] | None:
        """The words from ``place`` up to a noun for a part of a body, at most five, and where they end."""
        end = place
        words: list[str] = []
        for match in re.compile(r"\s+([\w&][\w&’'-]*)").finditer(self.page.text, place, limit):
            if match.start() != end or len(words) == 5 or match.group(1).lower() in _SMALL_WORDS:
                return None
            words.append(match.group(1))
            end = match.end()
            if words[-1].lower() in lexicon().parts:
                if of := _GENERIC.match(self.page.text, end, limit):
                    return " ".join([*words, *of.group().split()]), of.end()
                return " ".join(words), end
        return None

    def _lower_part(self, place: int, limit: int) -> Body | None:
        """ "the negotiating committee": a part that has no capitals keeps its words as its name."""
        matches = (
            re.compile(rf"(?P<words>(?:[a-z][\w’'-]* ){{{n}}})(?P<noun>[a-z-]+)\b").match(self.page.text, place, limit)
            for n in (1, 2)
        )
        match = next((m for m in matches if m and m.group("noun") in lexicon().parts), None)
        if match is None or any(w in _SMALL_WORDS for w in match.group("words").split()):
            return None
        return Body(match.group(), match.group(), match.end())

    def part(self, body: Body, words: list[str], evidence: Span) -> str:
        """Return the name of ``body``'s part ``words`` ("council") and remember the belonging."""
        own = " ".join(words)
        name = own if body.possessor and len(words) > 1 else f"{body.called} {own}"
        self.parts.append(Belonging(name, body.name, evidence))
        return name

    def _owned(self) -> Iterator[Belonging]:
        """ "The Guild's Pay Committee": a committee named with capitals behind whose it is."""
        known = {(belonging.part, belonging.whole) for belonging in self.parts}
        for phrase in self.named:
            mark = _POSSESSIVE.match(self.page.text, phrase.span.end)
            part = self._starts.get(mark.end() + 1) if mark else None
            if part is None or part.words[-1].lower() not in lexicon().parts:
                continue
            whole, own = self.names.of(phrase), self.names.of(part)
            if whole and own and whole is not own and (own.name, whole.name) not in known:
                yield Belonging(own.name, whole.name, Span(phrase.span.start, part.span.end))

    def stored_parts(self) -> tuple[Part, ...]:
        """Return what belongs to what, each pair once, in order of place, with evidence in the stored text."""
        once: dict[tuple[str, str], Part] = {}
        for belonging in sorted([*self.parts, *self._owned()], key=lambda b: (b.evidence, b.part)):
            key = (belonging.part, belonging.whole)
            once.setdefault(key, Part(*key, (self.page.stored(belonging.evidence),), 0.7))
        return tuple(once.values())
