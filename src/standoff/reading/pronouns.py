"""Pronouns: whom "he", "it" or "they" means where it is the source of a report.

A person is the nearest fitting one: the last speaker or subject of that gender. A body is the one that opens the
sentence, else the last speaker that it can be; "it" may also be a letter or a report.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from standoff.ontology import PartyKind, Span
from standoff.reading.antecedents import BODIES, Antecedents, Speaker
from standoff.reading.documents import Documents, plain
from standoff.reading.holders import Holders
from standoff.reading.phrases import PhraseKind

#: Behind a name whose relative clause a pronoun stands in: "Tom Bell, whom she replaced".
_DESCRIBED_BY = re.compile(r",? (?:whom|whose)\b[^,.]*$")
_OWNERS = {"his": "he", "her": "she", "its": "it", "their": "they"}
_GENDERS = {"he": "m", "she": "f"}
_REACH = 6  # sentences that a pronoun may look back


class Pronouns:
    """Tells whom the pronouns of one page mean."""

    def __init__(self, before: Antecedents, holders: Holders, documents: Documents) -> None:
        """Take what stands before each place, the holders of roles, and what documents go by."""
        self.before, self.holders, self.documents = before, holders, documents
        self.page, self.names = before.page, before.names

    def can_be(self, pronoun: str, speaker: Speaker) -> bool:
        """Tell whether "he", "she", "it" or "they" in somebody's report can be that somebody."""
        if speaker.name is None:
            return False
        if pronoun.lower() in _GENDERS:
            fits = self._gender_of(speaker.name) in (None, _GENDERS[pronoun.lower()])
            return fits and speaker.kind in (PartyKind.PERSON, PartyKind.UNNAMED)
        return speaker.kind in BODIES and pronoun.lower() in ("it", "they")

    def meant(self, span: Span, pronoun: str, place: int) -> Speaker:
        """Return whom ``pronoun`` (in small letters; "its" is asked as "it") at ``span`` means, seen from ``place``."""
        pronoun = _OWNERS.get(pronoun, pronoun)
        if pronoun in ("i", "we"):
            authors = self.page.document.authors
            name = authors[0] if pronoun == "i" and len(authors) == 1 else None
            return Speaker(span, name, PartyKind.PERSON if name else None, 0.6 if name else 0.3)
        if pronoun in _GENDERS:
            return self._person(span, _GENDERS[pronoun], place)
        if pronoun == "it" and (body := self.before.opening_body(place)):
            return Speaker(span, body.name, PartyKind.ORGANISATION, 0.8)
        if pronoun == "they" and (group := self.before.plural_subject(place)):
            return Speaker(span, plain(group), PartyKind.COLLECTIVE, 0.7)
        last = self.before.last(place, plural=pronoun == "they", near=2)
        if last is not None:
            return Speaker(span, last.name, last.kind, 0.8)
        if pronoun == "it" and (document := self.documents.before(place)):
            return Speaker(span, document, PartyKind.DOCUMENT, 0.7)
        if body := self.before.nearest_body(place):
            return Speaker(span, body.name, PartyKind.ORGANISATION, 0.6)
        return Speaker(span, None, None, 0.3)

    def _person(self, span: Span, gender: str, place: int) -> Speaker:
        """The nearest fitting person: the last unnamed speaker counts, and a subject counts more than a mention."""
        scores: dict[str, tuple[float, PartyKind]] = {}
        for name, score, kind in (*self._named(gender, place), *self._spoken(gender, place)):
            scores[name] = max(scores.get(name, (score, kind)), (score, kind))
        if not scores:
            return Speaker(span, None, PartyKind.PERSON, 0.3)
        ranked = sorted(scores.items(), key=lambda item: (-item[1][0], item[0]))
        clear = len(ranked) == 1 or ranked[0][1][0] - ranked[1][1][0] >= 1
        return Speaker(span, ranked[0][0], ranked[0][1][1], 0.85 if clear else 0.65)

    def _named(self, gender: str, place: int) -> Iterator[tuple[str, float, PartyKind]]:
        """Yield the people named before ``place`` who may be of ``gender``, each with how near they are."""
        here = self.page.sentence_at(place)
        last = [p for p in self.before.mentions(place, 0) if _DESCRIBED_BY.match(self.page.text, p.span.end, place)]
        described = {e.name for p in last if (e := self.names.of(p))}
        for phrase in self.before.mentions(place, _REACH):
            entity = self.names.of(phrase)
            if entity is None or phrase.kind is not PhraseKind.PERSON:
                continue
            if entity.gender in (None, gender) and entity.name not in described:
                distance = here - self.page.sentence_at(phrase.span.start)
                yield entity.name, 3.0 - distance + 1.5 * self.before.is_subject(phrase), PartyKind.PERSON

    def _spoken(self, gender: str, place: int) -> Iterator[tuple[str, float, PartyKind]]:
        """Yield the last of those who spoke before ``place`` and may be of ``gender``, each with how near they are."""
        here = self.page.sentence_at(place)
        told = self.before.told[-4:]
        for position, speaker in told:
            distance = here - self.page.sentence_at(position)
            if speaker.name and speaker.kind in (PartyKind.PERSON, PartyKind.UNNAMED, PartyKind.OFFICE):
                known = self._gender_of(speaker.name)
                if distance <= _REACH and known in (None, gender) and position < place:
                    yield speaker.name, 4.0 - distance + (speaker is told[-1][1]), speaker.kind

    def _gender_of(self, name: str) -> str | None:
        """The gender of a spokesman or -woman by the word, of a person by what the article tells of them."""
        if re.search(r"woman$", name):
            return "f"
        if re.search(r"(?<!wo)man$", name):
            return "m"
        return self.holders.people[name].gender if name in self.holders.people else None
