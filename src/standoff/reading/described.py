"""Described: who a description means that is the source of a report: a role, a document, or a kind of body.

Words for roles go to the person who has the role in this article; short forms of bodies to the body last named that
they fit; a statement is its author's word. What fits nobody stays unnamed.
"""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise

from standoff.ontology import PartyKind, Span
from standoff.reading.antecedents import Antecedents, Speaker
from standoff.reading.descriptions import DETERMINER, Source
from standoff.reading.documents import Documents, plain, small
from standoff.reading.holders import Holders
from standoff.reading.lexicon import lexicon
from standoff.reading.phrases import Phrase, PhraseKind
from standoff.reading.pronouns import Pronouns
from standoff.reading.unnamed import Unnamed, joined

_STATEMENTS = frozenset(["statement", "release", "email", "e-mail", "tweet", "post"])
#: Before "a statement": how it was put out.
_ISSUED = re.compile(
    r",? (?:has |have |had |also |then |later |yesterday |today )*"
    r"(?:issued|released|published|posted|put out|sent out|made|sent|read out|read) $"
)
#: What a place has, so that its name with them is not the place: "the Norland government".
_OF_PLACES = frozenset(["government", "administration", "party", "ministry", "council", "authority", "court"])
_ANY_BODY = frozenset(["body", "organisation", "organization"])
_CABINET = frozenset(["minister", "secretary"])
_CALLINGS = frozenset(
    ["official", "activist", "campaigner", "academic", "politician", "lawmaker", "unionist", "veteran"]
)
#: Roles that many in one body have, so that the word alone means none of its holders.
_SHARED = frozenset(["spokesman", "spokeswoman", "spokesperson", "member", "delegate", "campaigner"])
_POSSESSOR = re.compile(r"^(?:the |The )?[\w’'& .-]+?(?:['’]s|(?<=s)['’])\s+", re.I)


class Described:
    """Tells whom the descriptions of one page mean."""

    def __init__(self, before: Antecedents, holders: Holders, documents: Documents, pronouns: Pronouns) -> None:
        """Take what stands before each place, the holders of roles, what documents go by, and whom pronouns mean."""
        self.before, self.holders, self.documents, self.pronouns = before, holders, documents, pronouns
        self.page, self.names = before.page, before.names
        self.unnamed = Unnamed(before, holders, pronouns)

    def speaker(self, source: Source, place: int) -> Speaker:
        """Return whom the words of ``source`` mean, seen from ``place``; who stays unknown goes by the words."""
        words = " ".join(source.span.of(self.page.text).split())
        if words.lower().startswith("those "):
            return Speaker(source.span, small(words), PartyKind.COLLECTIVE, 0.7)
        noun = _head(words).lower()
        if noun in lexicon().documents and noun not in lexicon().bodies:
            return self._document(source, words, noun, place)
        if noun in lexicon().roles and noun not in _SHARED and (holder := self._holder(source, words, noun, place)):
            return holder
        if noun in lexicon().roles and noun not in _SHARED and (holder := self._named_next(source, words, noun)):
            return holder
        if noun in _CALLINGS and re.match(r"the \w+$", words, re.I) and (last := self.before.just_spoke(place)):
            return replace(last, mention=source.span, certainty=0.65)
        if named := self._with_its_noun(source, words, noun):
            return self.before.speaker(named, source.span)
        counted = (noun in ("group", "number") and " of " in words) or re.search(r"\w \w+ing \w", words) is not None
        if noun in lexicon().bodies and not source.mentions and not counted:
            return self._body(source, words, noun, place)
        return self.unnamed.speaker(source, words, noun, place)

    def _holder(self, source: Source, words: str, noun: str, place: int) -> Speaker | None:
        """The person whom a word for a role means: who has it, the minister who spoke, or whom an epithet fits."""
        bodies = frozenset(e.name for m in source.mentions if m.kind is PhraseKind.BODY and (e := self.names.of(m)))
        if office := self.holders.office(words, noun, place, bodies):
            return Speaker(source.span, office, PartyKind.PERSON, 0.8)
        if noun in _CABINET and words.startswith("the ") and (last := self._minister_spoke(place)):
            return replace(last, mention=source.span, certainty=0.7)
        if person := self.holders.epithet(words, noun, place, bodies):
            return Speaker(source.span, person, PartyKind.PERSON, 0.65)
        return None

    def _named_next(self, source: Source, words: str, noun: str) -> Speaker | None:
        """ "A union leader has said …" in the first sentence: who is named next, where they hold such an office."""
        if self.page.sentence_at(source.span.start) > 0 or self.before.mentions(source.span.start, 0):
            return None
        after = [h for h in self.holders.roles if h.evidence.start > source.span.end]
        held = min(after, key=lambda h: h.evidence.start, default=None)
        person = next((p for p in self.holders.named if p.kind is PhraseKind.PERSON), None)
        entity = self.names.of(person) if person else None
        if held is None or entity is None or entity.name != held.person or not self.holders.fits(held, words, noun):
            return None
        near = self.page.sentence_at(held.evidence.start) <= 3
        return Speaker(source.span, held.person, PartyKind.PERSON, 0.6) if near else None

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
            return self.pronouns.meant(source.span, pronoun.group(1).lower(), place)
        if noun in _STATEMENTS and possessor and source.mentions:
            return self.before.speaker(source.mentions[0], source.span)
        if noun in _STATEMENTS and (issuer := self._issuer(source)):
            return issuer
        if pronoun:
            return Speaker(source.span, self.unnamed.owned(small(words), source, place), PartyKind.DOCUMENT, 0.7)
        if noun in _STATEMENTS and source.mentions and re.search(rf"\b{noun} (?:from|by|issued by)\b", words, re.I):
            return self.before.speaker(source.mentions[0], source.span)
        return Speaker(source.span, self.documents.name(words, noun, *source.mentions), PartyKind.DOCUMENT, 0.8)

    def _issuer(self, source: Source) -> Speaker | None:
        """ "Ann Lee issued a statement saying …": a statement is the word of whoever put it out."""
        start = self.page.sentences[self.page.sentence_at(source.span.start)].start
        before = self.page.text[start : source.span.start]
        verb = _ISSUED.search(before)
        if verb is None:
            return None
        end = start + verb.start()
        if named := next((p for p in self.before.mentions(end, 0) if p.span.end == end and not p.possessor), None):
            return self.before.speaker(named, named.span)
        word = re.search(r"\b(?:(?:the|its) )?([a-z]+)$", before[: verb.start()], re.I)
        if word and word.group(1).lower() in ("he", "she", "they", "it"):
            return self.pronouns.meant(Span(start + word.start(1), end), word.group(1).lower(), start + word.start(1))
        body = self.names.body_like(word.group(1), end) if word and word.group(1) in lexicon().bodies else None
        if word is None or body is None:
            return None
        return Speaker(Span(start + word.start(), end), body.name, PartyKind.ORGANISATION, 0.7)

    def _minister_spoke(self, place: int) -> Speaker | None:
        """The one who spoke last, where they are a minister or a secretary: "the energy secretary" of the same."""
        last = self.before.just_spoke(place)
        posts = [h.role.split() for h in self.holders.roles if last and h.person == last.name]
        return last if any(p[-1] in _CABINET and p[0] not in ("general", "branch") for p in posts) else None

    def _body(self, source: Source, words: str, noun: str, place: int) -> Speaker:
        """The body that "the agency" is short for, the two that "the companies" are, or as many as stay unnamed."""
        if not DETERMINER.match(words) and not words[0].isdigit() and noun.endswith("s"):
            return Speaker(source.span, plain(words), PartyKind.COLLECTIVE, 0.75)
        if noun.endswith("s") and not noun.endswith("ss") and (joint := self._joint_before(place)):
            return Speaker(source.span, joint, PartyKind.COLLECTIVE, 0.7)
        body = self.names.body_like(noun, place)
        if body is None and DETERMINER.match(words):
            body = self.before.nearest_body(place)
        if body is None and noun in _ANY_BODY and (last := self.before.last(place, plural=False, near=3)):
            return replace(last, mention=source.span, certainty=0.65)
        if body:
            return Speaker(source.span, body.name, PartyKind.ORGANISATION, 0.75)
        kind = PartyKind.COLLECTIVE if noun.endswith("s") else PartyKind.ORGANISATION
        return Speaker(source.span, plain(words), kind, 0.5)

    def _joint_before(self, place: int) -> str | None:
        """Two bodies joined by "and" in the sentences just before: "the companies"."""
        near = [p for p in self.before.mentions(place, 2) if p.kind is PhraseKind.BODY]
        for one, other in reversed(list(pairwise(near))):
            if self.page.text[one.span.end : other.span.start] in (" and ", " and the "):
                return joined([e.name for m in (one, other) if (e := self.names.of(m))])
        return None


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
