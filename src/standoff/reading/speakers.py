"""Speakers: who the source of a report is, within the article.

Names lead to the person or body they name. Pronouns go to the nearest fitting one: the last speaker or subject of
that gender and number. Words for roles go to the person who has the role in this article; short forms of bodies to
the body last named that they fit. What fits nobody stays a description, or unresolved.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, replace
from itertools import pairwise

from standoff.ontology import PartyKind, Span
from standoff.reading.cues import Cue
from standoff.reading.descriptions import DETERMINER, Source, SourceKind
from standoff.reading.documents import Documents, small
from standoff.reading.holders import Holders
from standoff.reading.lexicon import lexicon
from standoff.reading.names import Entity, Names
from standoff.reading.page import Page
from standoff.reading.phrases import Phrase, PhraseKind
from standoff.reading.roles import Held

_STATEMENTS = frozenset(["statement", "release", "email", "e-mail", "tweet", "post"])
#: Behind a name whose relative clause a pronoun stands in: "Tom Bell, whom she replaced".
_DESCRIBED_BY = re.compile(r",? (?:whom|whose)\b[^,.]*$")
_SUBJECT = re.compile(
    r"((?:[\w’'-]+ ){0,4}?[\w’'-]+) (?:are|were|have|had|will|would|is|was|has|must|may|could|should)\b"
)
_OPENING = re.compile(r"The ([a-z]+)\b(?!['’])")
#: Before "a statement": how it was put out.
_ISSUED = re.compile(
    r",? (?:has |have |had |also |then |later |yesterday |today )*"
    r"(?:issued|released|published|posted|put out|sent out|made|sent|read out|read) $"
)
#: What a place has, so that its name with them is not the place: "the Norland government".
_OF_PLACES = frozenset(["government", "administration", "party", "ministry", "council", "authority", "court"])
_CABINET = frozenset(["minister", "secretary"])
_CALLINGS = frozenset(
    ["official", "activist", "campaigner", "academic", "politician", "lawmaker", "unionist", "veteran"]
)
_POSSESSOR = re.compile(r"^(?:the |The )?[\w’'& .-]+?(?:['’]s|(?<=s)['’])\s+", re.I)
_REACH = 6  # sentences that a pronoun may look back


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who speaks: the mention nearest the words, the canonical name (None when unresolved), kind and certainty."""

    mention: Span
    name: str | None
    kind: PartyKind | None
    certainty: float


class Speakers:
    """Tells who the sources of one page's reports are, in order of place: each answer counts for the next."""

    def __init__(self, page: Page, phrases: tuple[Phrase, ...], names: Names, roles: list[Held]) -> None:
        """Take the page, its mentions, who they are, and the roles found."""
        self.page, self.names, self.roles = page, names, roles
        self.named = [p for p in phrases if p.kind is not PhraseKind.PRONOUN and not p.quoted]
        self._starts = [p.span.start for p in self.named]
        self.told: list[tuple[int, Speaker]] = []
        self.holders = Holders(names, roles, self.named)
        self.documents = Documents(page, self.named)

    def who(self, cue: Cue, *, nested: bool = False, before: int | None = None, by: Speaker | None = None) -> Speaker:
        """Return the speaker of ``cue``; remember them unless ``nested`` in another's report, which is ``by`` somebody.

        A pronoun is somebody named before ``before``: "Lee would never have come, he said" is not Lee's word.
        """
        place = min(cue.span.start, cue.source.span.start)
        if before is not None and cue.source.kind is SourceKind.PRONOUN:
            place = min(place, before)
        if by is not None and cue.source.kind is SourceKind.PRONOUN and self._can_be(cue.source.mentions[0].name, by):
            return replace(by, mention=cue.source.span, certainty=min(by.certainty, 0.8))
        speaker = self._who(cue.source, place)
        if speaker.name is None and before is not None and before < cue.source.span.start:
            speaker = self._own_subject(cue, before) or speaker
        if not nested:
            self.told.append((cue.span.start, speaker))
        return speaker

    def _own_subject(self, cue: Cue, start: int) -> Speaker | None:
        """ "Port leaders are to meet the minister, they said": the subject of what is said, where nobody was named."""
        pronoun = cue.source.mentions[0].name.lower() if cue.source.kind is SourceKind.PRONOUN else ""
        subject = _SUBJECT.match(self.page.text, start, cue.source.span.start) if pronoun in ("it", "they") else None
        if subject is None:
            return None
        words = subject.group(1)
        named = next((p for p in self._named_before(start + len(words), 0) if p.span.end == subject.end(1)), None)
        if named is not None and named.kind is PhraseKind.BODY and pronoun == "it":
            return self._named(named, cue.source.span)
        noun = words.split()[-1].lower()
        if pronoun == "they" and noun.endswith("s") and noun in lexicon().unnamed | lexicon().bodies:
            return Speaker(cue.source.span, _plain(words), PartyKind.COLLECTIVE, 0.6)
        return None

    def _can_be(self, pronoun: str, speaker: Speaker) -> bool:
        """Tell whether "he", "she", "it" or "they" in somebody's report can be that somebody."""
        if speaker.name is None:
            return False
        if pronoun.lower() in ("he", "she"):
            fits = self._gender_of(speaker.name) in (None, {"he": "m", "she": "f"}[pronoun.lower()])
            return fits and speaker.kind in (PartyKind.PERSON, PartyKind.UNNAMED)
        bodies = (PartyKind.ORGANISATION, PartyKind.COMMITTEE)
        return speaker.kind in bodies and pronoun.lower() in ("it", "they")

    def inside(self, cue: Cue, quoted: Speaker | None) -> Speaker | None:
        """Return the speaker of a report inside a quotation of ``quoted``; None where it cannot be told.

        "I" is the one who is quoted, "we" the body that they speak for.
        """
        pronoun = cue.source.mentions[0].name.lower() if cue.source.kind is SourceKind.PRONOUN else ""
        if pronoun == "i":
            return replace(quoted, mention=cue.source.span) if quoted and quoted.name else None
        if pronoun == "we":
            body = self._body_of(quoted) if quoted else None
            return Speaker(cue.source.span, body, PartyKind.ORGANISATION, 0.7) if body else None
        speaker = self._who(cue.source, cue.source.span.start)
        return speaker if speaker.name and (quoted is None or speaker.name != quoted.name) else None

    def _body_of(self, speaker: Speaker) -> str | None:
        """The body that a speaker is, or holds an office in."""
        if speaker.kind in (PartyKind.ORGANISATION, PartyKind.COMMITTEE):
            return speaker.name
        return next((h.organisation for h in self.roles if h.person == speaker.name and h.organisation), None)

    def _who(self, source: Source, place: int) -> Speaker:
        if source.kind is SourceKind.NAMED:
            return self._named(source.mentions[-1], source.span)
        if source.kind is SourceKind.JOINT:
            names = [e.name for m in source.mentions if (e := self.names.of(m))]
            return Speaker(source.span, _joined(names), PartyKind.COLLECTIVE, 0.9)
        if source.kind is SourceKind.PRONOUN:
            return self._pronoun(source.span, source.mentions[0].name.lower(), place)
        return self._described(source, place)

    def _named(self, mention: Phrase, span: Span) -> Speaker:
        entity = self.names.of(mention)
        kind = PartyKind.PERSON if mention.kind is PhraseKind.PERSON else PartyKind.ORGANISATION
        return Speaker(span, entity.name if entity else None, kind, 0.95 if entity else 0.5)

    def names_anybody(self, start: int, end: int) -> bool:
        """Tell whether a person is named outside quotation marks between two places."""
        near = self.named[bisect_left(self._starts, start) : bisect_left(self._starts, end)]
        return any(p.kind is PhraseKind.PERSON for p in near)

    # pronouns

    def _pronoun(self, span: Span, pronoun: str, place: int) -> Speaker:
        pronoun = {"his": "he", "her": "she", "its": "it", "their": "they"}.get(pronoun, pronoun)
        if pronoun in ("i", "we"):
            authors = self.page.document.authors
            name = authors[0] if pronoun == "i" and len(authors) == 1 else None
            return Speaker(span, name, PartyKind.PERSON if name else None, 0.6 if name else 0.3)
        if pronoun in ("he", "she"):
            return self._person(span, {"he": "m", "she": "f"}[pronoun], place)
        if pronoun == "it" and (body := self._opening_body(place)):
            return Speaker(span, body.name, PartyKind.ORGANISATION, 0.8)
        last = self._last(place, plural=pronoun == "they", near=2)
        if last is not None:
            return Speaker(span, last.name, last.kind, 0.8)
        if pronoun == "it" and (document := self.documents.before(place)):
            return Speaker(span, document, PartyKind.DOCUMENT, 0.7)
        body = self._nearest_body(place)
        return Speaker(
            span, body.name if body else None, PartyKind.ORGANISATION if body else None, 0.6 if body else 0.3
        )

    def _person(self, span: Span, gender: str, place: int) -> Speaker:
        """The nearest fitting person: the last unnamed speaker counts, and a subject counts more than a mention."""
        scores: dict[str, tuple[float, PartyKind]] = {}
        here = self.page.sentence_at(place)
        last = [p for p in self._named_before(place, 0) if _DESCRIBED_BY.match(self.page.text, p.span.end, place)]
        described = {e.name for p in last if (e := self.names.of(p))}
        for phrase in self._named_before(place, _REACH):
            entity = self.names.of(phrase)
            distance = here - self.page.sentence_at(phrase.span.start)
            if entity and phrase.kind is PhraseKind.PERSON and phrase.span.end <= place and 0 <= distance <= _REACH:
                if entity.gender not in (None, gender) or entity.name in described:
                    continue
                score = 3.0 - distance + 1.5 * self._is_subject(phrase)
                scores[entity.name] = max(scores.get(entity.name, (-9.0, PartyKind.PERSON)), (score, PartyKind.PERSON))
        for position, speaker in self.told[-4:]:
            distance = here - self.page.sentence_at(position)
            if speaker.name and speaker.kind in (PartyKind.PERSON, PartyKind.UNNAMED, PartyKind.OFFICE):
                known = self._gender_of(speaker.name)
                if distance <= _REACH and known in (None, gender) and position < place:
                    bonus = 4.0 - distance + (1.0 if speaker is self.told[-1][1] else 0.0)
                    scores[speaker.name] = max(scores.get(speaker.name, (-9.0, speaker.kind)), (bonus, speaker.kind))
        if not scores:
            return Speaker(span, None, PartyKind.PERSON, 0.3)
        ranked = sorted(scores.items(), key=lambda item: (-item[1][0], item[0]))
        clear = len(ranked) == 1 or ranked[0][1][0] - ranked[1][1][0] >= 1
        return Speaker(span, ranked[0][0], ranked[0][1][1], 0.85 if clear else 0.65)

    def _gender_of(self, name: str) -> str | None:
        if re.search(r"woman$", name):
            return "f"
        if re.search(r"(?<!wo)man$", name):
            return "m"
        return self.holders.people[name].gender if name in self.holders.people else None

    def _is_subject(self, phrase: Phrase) -> bool:
        """A mention is taken for a subject where it opens its sentence, perhaps behind its role, or a verb follows."""
        sentence = self.page.sentences[self.page.sentence_at(phrase.span.start)]
        before = self.page.text[sentence.start : phrase.span.start]
        follows = re.compile(r" ([\w’']+)").match(self.page.text, phrase.span.end, sentence.end)
        if self.page.text.startswith(", who ", phrase.span.end):
            return True  # "a blow to Ann Lee, who wanted …": what follows is about her
        opens = len(before.split()) <= 4 and not re.search(r"\b[a-z]+(?:ed|s)\s", before)
        return opens or bool(follows and follows.group(1) in lexicon().finite)

    def _last(self, place: int, *, plural: bool, near: int) -> Speaker | None:
        """The last speaker that "it" or "they" can be, no more than ``near`` paragraphs back."""
        for position, speaker in reversed(self.told[-4:]):
            if self.page.paragraph_at(place) - self.page.paragraph_at(position) > near or position >= place:
                continue
            bodies = (PartyKind.ORGANISATION, PartyKind.COMMITTEE)
            fits = (*bodies, PartyKind.COLLECTIVE) if plural else (*bodies, PartyKind.DOCUMENT)
            if speaker.kind in fits:
                return speaker
        return None

    def _opening_body(self, place: int) -> Entity | None:
        """The body that opens the sentence of ``place`` as its subject, where no other stands between."""
        sentence = self.page.sentences[self.page.sentence_at(place)]
        inside = [p for p in self._named_before(place, 0) if p.kind is PhraseKind.BODY]
        if short := _OPENING.match(self.page.text, sentence.start, place):
            noun = short.group(1)
            return self.names.body_like(noun, place) if noun in lexicon().bodies and not inside else None
        alone = len({id(self.names.of(p)) for p in inside}) == 1
        verb = re.compile(r" ([\w’']+)").match(self.page.text, inside[0].span.end, sentence.end) if alone else None
        opens = verb is not None and verb.group(1) in lexicon().finite and not inside[0].possessor
        return self.names.of(inside[0]) if opens else None

    def _nearest_body(self, place: int) -> Entity | None:
        for phrase in reversed(self._named_before(place, 2)):
            if phrase.kind is PhraseKind.BODY and not phrase.possessor and self._is_subject(phrase):
                return self.names.of(phrase)
        return None

    def _named_before(self, place: int, sentences: int) -> list[Phrase]:
        """The mentions that end before ``place``, no more than ``sentences`` sentences back, in order."""
        first = self.page.sentences[max(0, self.page.sentence_at(place) - sentences)].start
        near = self.named[bisect_left(self._starts, first) : bisect_left(self._starts, place)]
        return [p for p in near if p.span.end <= place]

    # descriptions

    def _described(self, source: Source, place: int) -> Speaker:
        words = " ".join(source.span.of(self.page.text).split())
        if words.lower().startswith("those "):
            return Speaker(source.span, small(words), PartyKind.COLLECTIVE, 0.7)
        head = _head(words)
        noun = head.lower()
        if noun in lexicon().documents and noun not in lexicon().bodies:
            return self._document(source, words, noun, place)
        if noun in lexicon().roles and noun not in (
            "spokesman",
            "spokeswoman",
            "spokesperson",
            "member",
            "delegate",
            "campaigner",
        ):
            bodies = frozenset(e.name for m in source.mentions if m.kind is PhraseKind.BODY and (e := self.names.of(m)))
            office = self.holders.office(words, noun, place, bodies)
            if office:
                return Speaker(source.span, office, PartyKind.PERSON, 0.8)
            if noun in _CABINET and words.startswith("the ") and (last := self._minister_spoke(place)):
                return replace(last, mention=source.span, certainty=0.7)
            if person := self.holders.epithet(words, noun, place, bodies):
                return Speaker(source.span, person, PartyKind.PERSON, 0.65)
        if noun in _CALLINGS and re.match(r"the \w+$", words, re.I) and (last := self._just_spoke(place)):
            return replace(last, mention=source.span, certainty=0.65)
        if named := self._with_its_noun(source, words, noun):
            return self._named(named, source.span)
        counted = (noun in ("group", "number") and " of " in words) or re.search(r"\w \w+ing \w", words) is not None
        if noun in lexicon().bodies and not source.mentions and not counted:
            return self._body(source, words, noun, place)
        return self._unnamed(source, words, noun, place)

    def _with_its_noun(self, source: Source, words: str, noun: str) -> Phrase | None:
        """ "The Unite union": a body with nothing but the noun for what it is behind its name."""
        last = source.mentions[-1] if source.mentions else None
        if last is None or last.kind is not PhraseKind.BODY or last.possessor or noun in _OF_PLACES:
            return None
        entity = self.names.of(last)
        bare = self.page.text[last.span.end : source.span.end].strip().lower() == noun
        alone = bare and len(words.split()) <= len(last.words) + 2
        return last if alone and entity is not None and noun in entity.called else None

    def _document(self, source: Source, words: str, noun: str, place: int) -> Speaker:
        """A statement is its author's word; a letter or a report speaks for itself."""
        possessor = _POSSESSOR.match(words)
        pronoun = re.match(r"(his|her|its|their)\s", words, re.I)
        if noun in _STATEMENTS and pronoun:
            subject = {"his": "he", "her": "she", "its": "it", "their": "they"}[pronoun.group(1).lower()]
            return self._pronoun(source.span, subject, place)
        if noun in _STATEMENTS and possessor and source.mentions:
            return self._named(source.mentions[0], source.span)
        if noun in _STATEMENTS and (issuer := self._issuer(source)):
            return issuer
        if pronoun:
            return Speaker(source.span, self._owned(small(words), source, place), PartyKind.DOCUMENT, 0.7)
        if noun in _STATEMENTS and source.mentions and re.search(rf"\b{noun} (?:from|by|issued by)\b", words, re.I):
            return self._named(source.mentions[0], source.span)
        return Speaker(source.span, self.documents.name(words, noun, *source.mentions), PartyKind.DOCUMENT, 0.8)

    def _issuer(self, source: Source) -> Speaker | None:
        """ "Ann Lee issued a statement saying …": a statement is the word of whoever put it out."""
        start = self.page.sentences[self.page.sentence_at(source.span.start)].start
        before = self.page.text[start : source.span.start]
        verb = _ISSUED.search(before)
        if verb is None:
            return None
        end = start + verb.start()
        if named := next((p for p in self._named_before(end, 0) if p.span.end == end and not p.possessor), None):
            return self._named(named, named.span)
        word = re.search(r"\b(?:(?:the|its) )?([a-z]+)$", before[: verb.start()], re.I)
        if word and word.group(1).lower() in ("he", "she", "they", "it"):
            return self._pronoun(Span(start + word.start(1), end), word.group(1).lower(), start + word.start(1))
        body = self.names.body_like(word.group(1), end) if word and word.group(1) in lexicon().bodies else None
        return (
            Speaker(Span(start + word.start(), end), body.name, PartyKind.ORGANISATION, 0.7) if word and body else None
        )

    def _minister_spoke(self, place: int) -> Speaker | None:
        """The one who spoke last, where they are a minister or a secretary: "the energy secretary" of the same."""
        last = self._just_spoke(place)
        posts = [h.role.split() for h in self.roles if last and h.person == last.name]
        return last if any(p[-1] in _CABINET and p[0] not in ("general", "branch") for p in posts) else None

    def _just_spoke(self, place: int) -> Speaker | None:
        """The person who spoke last, in the sentence before or the one before that: "The official added …"."""
        position, last = self.told[-1] if self.told else (0, None)
        near = self.page.sentence_at(place) - self.page.sentence_at(position) <= 2
        return last if last is not None and near and last.kind is PartyKind.PERSON else None

    def _body(self, source: Source, words: str, noun: str, place: int) -> Speaker:
        if not DETERMINER.match(words) and not words[0].isdigit() and noun.endswith("s"):
            return Speaker(source.span, _plain(words), PartyKind.COLLECTIVE, 0.75)
        if noun.endswith("s") and not noun.endswith("ss") and (joint := self._joint_before(place)):
            return Speaker(source.span, joint, PartyKind.COLLECTIVE, 0.7)
        body = self.names.body_like(noun, place) or (self._nearest_body(place) if DETERMINER.match(words) else None)
        if body:
            return Speaker(source.span, body.name, PartyKind.ORGANISATION, 0.75)
        return Speaker(
            source.span, _plain(words), PartyKind.COLLECTIVE if noun.endswith("s") else PartyKind.ORGANISATION, 0.5
        )

    def _joint_before(self, place: int) -> str | None:
        """Two bodies joined by "and" in the sentences just before: "the companies"."""
        near = [p for p in self._named_before(place, 2) if p.kind is PhraseKind.BODY]
        for one, other in reversed(list(pairwise(near))):
            if self.page.text[one.span.end : other.span.start] in (" and ", " and the "):
                return _joined([e.name for m in (one, other) if (e := self.names.of(m))])
        return None

    def _unnamed(self, source: Source, words: str, noun: str, place: int) -> Speaker:
        words = self._bodies_named(words, place)
        plural = (
            noun.endswith("s")
            or (noun in ("group", "number") and " of " in words)
            or noun in ("people", "spokespeople", "men", "women", "staff")
        )
        if "spokes" in noun and not plural:
            return self._spokesperson(source, words, noun, place)
        name = self._owned(self._in_full(_plain(words, *source.mentions), source), source, place)
        return Speaker(source.span, name, PartyKind.COLLECTIVE if plural else PartyKind.UNNAMED, 0.75)

    def _in_full(self, name: str, source: Source) -> str:
        """ "Mr Winter’s friends" with the name that the article gives of him."""
        first = source.mentions[0] if source.mentions else None
        entity = self.names.of(first) if first and first.kind is PhraseKind.PERSON else None
        called = " ".join(first.span.of(self.page.text).split()) if first else ""
        if entity is None or not name.lower().startswith(called.lower()):
            return name
        return entity.name + name[len(called) :]

    def _owned(self, name: str, source: Source, place: int) -> str:
        """ "its leaders", "members of his committee", "one official": with the owner's name, and "a" for "one"."""
        name = re.sub(r"^one (\w+)", lambda m: f"{_article(m.group(1))} {m.group(1)}", name)
        owner = re.match(r"(its|their|his|her)\s+", name)
        whose = self._pronoun(source.span, owner.group(1), place).name if owner else None
        if owner and whose:
            return f"{whose}'{'' if whose.endswith('s') else 's'} {name[owner.end() :]}"
        return name

    def _bodies_named(self, words: str, place: int) -> str:
        """ "an agency source" with the agency's name in place of the short form."""
        parts = words.split()
        at = int(len(parts) > 1 and parts[0].lower() in ("the", "a", "an", "one", "some", "two", "senior"))
        noun = parts[at].lower() if parts else ""
        if (
            noun in lexicon().bodies
            and (len(parts) == 1 or parts[at].islower())
            and (at + 1 < len(parts) or len(parts) == 1)
        ):
            body = self.names.body_like(noun, place)
            if body and body.name.lower() != noun:
                article = [_article(body.name) if parts[0].lower() in ("a", "an") else parts[0]] if at else []
                return " ".join([*article, body.name, *parts[at + 1 :]])
        return words

    def _spokesperson(self, source: Source, words: str, noun: str, place: int) -> Speaker:
        """ "A spokesman for the Guild" is "a Guild spokesman"; "a spokesman" speaks for the body named last."""
        if re.match(r"(?:the|our|his|her|their|its)\b", words, re.I) and not source.mentions:
            for _, speaker in reversed(self.told[-4:]):
                if speaker.name and speaker.name.endswith(noun):
                    return Speaker(source.span, speaker.name, PartyKind.UNNAMED, 0.8)
        if source.mentions:
            mention = source.mentions[0]
            whose = " ".join(mention.words)
            if mention.kind is PhraseKind.PERSON and (entity := self.names.of(mention)):
                return Speaker(source.span, f"{entity.name}'s {noun}", PartyKind.UNNAMED, 0.85)
            return Speaker(source.span, f"{_article(whose)} {whose} {noun}", PartyKind.UNNAMED, 0.85)
        office = re.search(r"\bfor (the [a-z][a-z -]+)$", words)
        if office and (person := self.holders.office(office.group(1), office.group(1).split()[-1], place)):
            return Speaker(source.span, f"{person}'s {noun}", PartyKind.UNNAMED, 0.8)
        stated = re.search(rf"^(?:(?:an?|the|one|another)\s+)?(.*?)\s*{noun}\b", words, re.I)
        if re.match(r"(?:his|her|its|their)\s", words, re.I):
            return Speaker(source.span, self._owned(small(words), source, place), PartyKind.UNNAMED, 0.6)
        whose = self._bodies_named(stated.group(1), place) if stated else ""
        if whose and whose.lower() not in ("senior", "official", "second", "a", "the"):
            return Speaker(source.span, f"{_article(whose)} {whose} {noun}", PartyKind.UNNAMED, 0.8)
        near = [p for p in self._named_before(place, 2) if p.kind is PhraseKind.BODY]
        sentence = self.page.sentences[self.page.sentence_at(place)]
        if not any(sentence.contains(p.span) for p in near) and (body := self._short_form_in(sentence, place)):
            return Speaker(source.span, f"{_article(body.name)} {body.name} {noun}", PartyKind.UNNAMED, 0.7)
        subject = next((p for p in reversed(near) if self._is_subject(p)), near[-1] if near else None)
        if subject is None:
            return Speaker(source.span, f"a {noun}", PartyKind.UNNAMED, 0.5)
        return Speaker(source.span, f"{_article(subject.name)} {subject.name} {noun}", PartyKind.UNNAMED, 0.7)

    def _short_form_in(self, sentence: Span, place: int) -> Entity | None:
        """The body that the first "the agency" of ``sentence`` before ``place`` stands for."""
        said = self.page.unquoted(Span(sentence.start, max(sentence.start, place)))
        nouns = (m.group(1) for m in re.finditer(r"\b[Tt]he ([a-z]+)(?:['’]s)?\b", said))
        noun = next((n for n in nouns if n in lexicon().bodies), None)
        return self.names.body_like(noun, place) if noun else None


def _head(words: str) -> str:
    """The noun a description is about: the last word that can speak before "of", "for" and the like, else the last."""
    heads = lexicon().unnamed | lexicon().documents | lexicon().bodies | lexicon().roles
    words = re.sub(r"^.*['’]s (?=[a-z])", "", words)  # "the trust's management" is not the trust
    before = re.split(
        r"\s(?:of|for|from|at|in|on|within|with|close|familiar|briefed|[a-z]{3,}ing|across|to|by|who)\s(?=\w)",
        words,
        maxsplit=1,
    )[0]
    every: list[str] = re.findall(r"[\w-]+", words)
    words_before = re.findall(r"[\w-]+", before)
    found = [w for w in words_before if w.lower() in heads or w.lower().removesuffix("s") in lexicon().roles]
    return str(found[-1]) if found else every[-1]


def _plain(words: str, *mentions: Phrase) -> str:
    """A description as a name: "the" dropped, small first letter; "a" and counts stay."""
    return small(re.sub(r"^the\s+", "", words, flags=re.I), *mentions)


def _article(name: str) -> str:
    spelt = re.match(r"[FHLMNRSX][B-DF-HJ-NP-TV-Z]+\b", name)  # "an RFL spokesman"
    return "an" if spelt or name[:1].lower() in "aeio" else "a"


def _joined(names: list[str]) -> str | None:
    once = list(dict.fromkeys(names))
    if len(once) < 2:
        return once[0] if once else None
    return f"{', '.join(once[:-1])} and {once[-1]}"
