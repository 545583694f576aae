"""Antecedents: what stands before a place that words there can point back to: who was named, and who has spoken."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from standoff.ontology import PartyKind, Span
from standoff.reading.descriptions import opening_noun
from standoff.reading.lexicon import lexicon
from standoff.reading.names import Entity, Names
from standoff.reading.page import Page
from standoff.reading.phrases import Phrase, PhraseKind

#: The kinds of speakers that are bodies.
BODIES = (PartyKind.ORGANISATION, PartyKind.COMMITTEE)


#: "Posting on Coastbook, the council said": no subject, though it stands near the beginning.
_BEHIND_PREPOSITION = re.compile(r"\b(?:on|in|at|to|from|with|by|via|against|about|outside)\s(?:the\s)?$")


#: What may stand before "they" where it opens its sentence.
_OPENS = re.compile(r"(?:But |And |Yet |Instead,? |Also,? |However,? |Meanwhile,? )?")
#: "Shouting slogans, scores of traders and shopkeepers marched": who did something, in common words.
_PLURAL_SUBJECT = re.compile(
    r"(?:[A-Z][a-z]+ing [^,.;:“\"]{3,60}, )?"
    r"(?P<who>(?:(?:[Tt]he|[Aa]ll|[Ss]ome|[Mm]any|[Ss]everal|(?:[Dd]ozens|[Ss]cores|[Hh]undreds|[Tt]housands) of) )?"
    r"(?:[a-z-]+ ){0,2}?(?P<noun>[A-Z]?[a-z]+s)(?: and [a-z]+s)?)"
    r" (?:have|had|were|are|will|would|also|then|[a-z]+ed|met|held|took|went|left|came|gave|made|won|lost|say|want)\b"
)


@cache
def _groups() -> frozenset[str]:
    """Nouns for several people: "pilots", "traders"."""
    words = lexicon()
    some = words.unnamed | {f"{w}s" for w in words.unnamed | words.speakers | words.roles}
    return frozenset(w for w in some if w.endswith("s") and w not in words.documents | {"trusts", "unions"})


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who speaks: the mention nearest the words, the canonical name (None when unresolved), kind and certainty."""

    mention: Span
    name: str | None
    kind: PartyKind | None
    certainty: float


class Antecedents:
    """Knows the mentions of one page, and who has spoken so far (``told``, with the places, in order of place)."""

    def __init__(self, page: Page, names: Names, named: Sequence[Phrase]) -> None:
        """Take the page, who is who, and the mentions of names outside quotation marks, in order of place."""
        self.page, self.names, self._named = page, names, named
        self._starts = [p.span.start for p in named]
        self.told: list[tuple[int, Speaker]] = []

    # who was named

    def speaker(self, mention: Phrase, span: Span) -> Speaker:
        """Return whom ``mention`` names as the speaker in ``span``."""
        entity = self.names.of(mention)
        kind = PartyKind.PERSON if mention.kind is PhraseKind.PERSON else PartyKind.ORGANISATION
        return Speaker(span, entity.name if entity else None, kind, 0.95 if entity else 0.5)

    def mentions(self, place: int, sentences: int) -> list[Phrase]:
        """Return the mentions that end before ``place``, no more than ``sentences`` sentences back, in order."""
        first = self.page.sentences[max(0, self.page.sentence_at(place) - sentences)].start
        near = self._named[bisect_left(self._starts, first) : bisect_left(self._starts, place)]
        return [p for p in near if p.span.end <= place]

    def names_anybody(self, start: int, end: int) -> bool:
        """Tell whether a person is named outside quotation marks between two places."""
        near = self._named[bisect_left(self._starts, start) : bisect_left(self._starts, end)]
        return any(p.kind is PhraseKind.PERSON for p in near)

    def is_subject(self, phrase: Phrase) -> bool:
        """Tell whether a mention is a subject: it opens its sentence, perhaps behind its role, or a verb follows."""
        sentence = self.page.sentences[self.page.sentence_at(phrase.span.start)]
        before = self.page.text[sentence.start : phrase.span.start]
        follows = re.compile(r" ([\w’']+)").match(self.page.text, phrase.span.end, sentence.end)
        if self.page.text.startswith(", who ", phrase.span.end):
            return True  # "a blow to Ann Lee, who wanted …": what follows is about her
        opens = len(before.split()) <= 4 and not re.search(r"\b[a-z]+(?:ed|s)\s", before)
        return opens or bool(follows and follows.group(1) in lexicon().finite)

    def opening_body(self, place: int) -> Entity | None:
        """Return the body that opens the sentence of ``place`` as its subject, where no other stands between."""
        sentence = self.page.sentences[self.page.sentence_at(place)]
        inside = [p for p in self.mentions(place, 0) if p.kind is PhraseKind.BODY]
        if noun := opening_noun(self.page.text, sentence.start, place):
            return self.names.body_like(noun, place) if noun in lexicon().bodies and not inside else None
        alone = len({id(self.names.of(p)) for p in inside}) == 1
        verb = re.compile(r" ([\w’']+)").match(self.page.text, inside[0].span.end, sentence.end) if alone else None
        does = verb is not None and (verb.group(1) in lexicon().finite or re.fullmatch(r"[a-z]{3,}ed", verb.group(1)))
        opens = does and not inside[0].possessor
        return self.names.of(inside[0]) if opens else None

    def nearest_body(self, place: int) -> Entity | None:
        """Return the body that was last a subject, no more than two sentences back."""
        for phrase in reversed(self.mentions(place, 2)):
            if phrase.kind is not PhraseKind.BODY or phrase.possessor or not self.is_subject(phrase):
                continue
            if not _BEHIND_PREPOSITION.search(self.page.text, max(0, phrase.span.start - 12), phrase.span.start):
                return self.names.of(phrase)
        return None

    def short_form_in(self, sentence: Span, place: int) -> Entity | None:
        """Return the body that the first "the agency" of ``sentence`` before ``place`` stands for."""
        said = self.page.unquoted(Span(sentence.start, max(sentence.start, place)))
        nouns = (m.group(1) for m in re.finditer(r"\b[Tt]he ([a-z]+)(?:['’]s)?\b", said))
        noun = next((n for n in nouns if n in lexicon().bodies), None)
        return self.names.body_like(noun, place) if noun else None

    def plural_subject(self, place: int) -> str | None:
        """Return the people in common words that "they" at ``place`` are: the subject of its sentence, or of the last.

        Of the last only where "they" opens its own, and where nobody has spoken since.
        """
        index = self.page.sentence_at(place)
        here = self.page.sentences[index]
        if _OPENS.fullmatch(self.page.text, here.start, place):
            if not index:
                return None
            here = self.page.sentences[index - 1]
        if any(position >= here.start for position, _ in self.told[-2:]):
            return None
        subject = _PLURAL_SUBJECT.match(self.page.text, here.start, min(here.end, place))
        if subject is None or self.page.quotation_at(subject.end("who")) is not None:
            return None
        noun = subject.group("noun").lower()
        return subject.group("who") if noun in _groups() else None

    # who has spoken

    def last(self, place: int, *, plural: bool, near: int) -> Speaker | None:
        """Return the last speaker that "it" or "they" can be, no more than ``near`` paragraphs back."""
        for position, speaker in reversed(self.told[-4:]):
            if self.page.paragraph_at(place) - self.page.paragraph_at(position) > near or position >= place:
                continue
            if speaker.kind in (*BODIES, PartyKind.COLLECTIVE if plural else PartyKind.DOCUMENT):
                return speaker
        return None

    def just_spoke(self, place: int) -> Speaker | None:
        """Return the person who spoke last, in the sentence before or the one before that: "The official added …"."""
        position, last = self.told[-1] if self.told else (0, None)
        near = self.page.sentence_at(place) - self.page.sentence_at(position) <= 2
        return last if last is not None and near and last.kind is PartyKind.PERSON else None
