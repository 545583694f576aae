"""Parties: who a noun of an analysed sentence stands for, by the names that the article's own finders settled.

A noun is a name, a pronoun, a role ("the minister"), the short form of a body ("the union"), or a description of
people ("junior doctors"). What is none of them is nobody: a thing that acts is not taken for a party.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable

from standoff.ontology import PartyKind, Span, Statement
from standoff.reading.acts_described import LEADERS, ONE_WHO_SPEAKS, Described
from standoff.reading.acts_kinds import is_adjective, is_paper
from standoff.reading.acts_lexicon import act_lexicon
from standoff.reading.acts_pronouns import Pronouns
from standoff.reading.acts_shortforms import ShortForms
from standoff.reading.acts_told import Told, Who
from standoff.reading.cues import Cue
from standoff.reading.descriptions import Source
from standoff.reading.lexicon import lexicon
from standoff.reading.names import Names
from standoff.reading.page import Page
from standoff.reading.phrases import Phrase, PhraseKind
from standoff.reading.roles import Held
from standoff.reading.speakers import Speaker, Speakers
from standoff.reading.syntax import Clauses

_OWN = frozenset(["i", "we", "me", "us", "my", "our"])
_THIRD = frozenset(["he", "she", "they", "it", "him", "her", "them", "his", "their", "its"])
_RELATIVE = frozenset(["who", "which", "that", "whom", "whose"])
_SPOKESMAN = re.compile(
    r"^(?:an? )?(?!(?:an?|one|the) spokes)(.+?) spokes\w+$|^(?:an? )?spokes\w+ (?:for|of|from) (?:the )?(.+)$"
)
_NUMBERS = frozenset(["ten", "score", "dozen", "hundred", "thousand"])
_COUNTED = _NUMBERS | {"number", "group", "majority", "handful", "series", "minority", "coalition"}


class Parties:
    """Tells who the nouns of one page's sentences are."""

    def __init__(
        self,
        page: Page,
        phrases: tuple[Phrase, ...],
        names: Names,
        roles: list[Held],
        statements: Iterable[Statement],
    ) -> None:
        """Take the page, its mentions, who they are, the roles and the statements (places in the stored text)."""
        self.page, self.names, self._roles = page, names, roles
        self.named = [p for p in phrases if p.kind is not PhraseKind.PRONOUN]
        self._starts = [p.span.start for p in self.named]
        self._speakers = Speakers(page, phrases, names, roles)
        self.shorts = ShortForms(page, names, self.named, roles)
        self.tellers = sorted((_told(page, s) for s in statements if s.speaker), key=lambda t: t[0])
        self.told_at = [place for place, _ in self.tellers]
        self.said = sorted(((page.view.seen(s.content), s) for s in statements), key=lambda pair: pair[0])
        self._said_at = [span.start for span, _ in self.said]
        self._titles = {s.speaker_name for _, s in self.said if s.speaker_kind is PartyKind.DOCUMENT}
        self._titles |= {e.name for p in self.named if self._beside_document(p) and (e := names.of(p))}
        self._titles |= {e.name for e in names.bodies if len(e.words) > 1 and is_paper(e.words)}
        self.told = Told()
        self.pronouns, self.described = Pronouns(self), Described(self)

    # reports

    def statement_at(self, place: int) -> Statement | None:
        """Return the innermost statement that holds ``place`` of the view."""
        index = bisect_right(self._said_at, place)
        holding = [
            (len(span), s) for span, s in self.said[max(0, index - 12) : index] if span.start <= place < span.end
        ]
        return min(holding, key=lambda pair: pair[0])[1] if holding else None

    def speaker_at(self, place: int) -> Who | None:
        """Return whose reported words stand at ``place``; a spokesman stands for the body."""
        said = self.statement_at(place)
        if said is None or said.speaker_name is None:
            return None
        if body := _voice_of(said.speaker_name):
            return Who(body, 0.7, named=True)
        if said.speaker_kind is PartyKind.DOCUMENT and (author := self.told.author(said.speaker_name.split()[-1])):
            return author  # "the suit claims": whoever filed it
        if said.speaker_kind is PartyKind.DOCUMENT and said.speaker_name.isalpha() and said.speaker_name.islower():
            return None  # "the statement": nobody has signed it
        if said.speaker_name.lower() in ONE_WHO_SPEAKS and (last := self.last_teller(place)):
            return last  # "the MP added"
        if said.speaker_name.lower() in ("union", "a union", "the union") and (union := self.shorts.only_union()):
            return union
        return Who(said.speaker_name, 0.85, said.speaker_kind is PartyKind.PERSON)

    def last_teller(self, place: int) -> Who | None:
        """Return who of the people with a name was the last to say something before ``place``."""
        index = bisect_left(self.told_at, place)
        before = (teller for _, teller in reversed(self.tellers[max(0, index - 3) : index]))
        named = (t.name for t in before if t.kind is PartyKind.PERSON and t.name)
        name = next((name for name in named if name.lower() not in ONE_WHO_SPEAKS), None)
        return Who(name, 0.6, person=True, named=True) if name else None

    def _beside_document(self, phrase: Phrase) -> bool:
        """Tell whether a word for a document stands before a title: "its booklet Safe Harbours"."""
        before = self.page.text[max(0, phrase.span.start - 30) : phrase.span.start].split(" ")
        return len(before) > 1 and not before[-1] and before[-2].lower() in lexicon().documents - lexicon().bodies

    # nouns

    def who(self, clauses: Clauses, place: int | None) -> list[Who]:
        """Return who the noun at ``place`` stands for, with all that "and" joins to it; none for things."""
        if place is None:
            return []
        if clauses.lemma(place) in ("side", "party") and clauses.words[place].form.lower() in ("sides", "parties"):
            return self._both(clauses, place)
        found = [one for noun in clauses.coordinated(place) if (one := self.one(clauses, noun))]
        if clauses.lemma(place) in LEADERS and len(found) == 1 and not found[0].named:
            found = self._led(clauses, place) or found
        if clauses.child(place, "det") is None and any(one.person and one.named for one in found):
            found = [one for one in found if one.named or not one.person]  # "union president and secretary Ann Lee"
        return list({one.name: one for whole in found for one in self.shorts.parted(whole)}.values())

    def _led(self, clauses: Clauses, place: int) -> list[Who]:
        """ "Representatives of the Guild and the Board": the two bodies."""
        whole = clauses.by(place, "of", "from")
        led = self.who(clauses, whole) if whole is not None else []
        return led if len(led) > 1 and all(one.named and not one.person for one in led) else []

    def _both(self, clauses: Clauses, place: int) -> list[Who]:
        """ "Both sides": the two bodies that the article names most, where there are two."""
        both = {
            clauses.words[c].form.lower()
            for c in clauses.children(place, "det", "nummod", "amod", "det:predet", "cc:preconj")
        }
        if not both & {"both", "two", "the"}:
            return []
        return self.shorts.both(self.told.pair)

    def one(self, clauses: Clauses, place: int) -> Who | None:
        """Return who the noun alone stands for."""
        word = clauses.words[place]
        small = word.form.lower()
        if small in _RELATIVE and word.upos in ("PRON", "DET", "SCONJ"):
            noun = clauses.antecedent(place)
            return self._antecedent(clauses, noun) if noun is not None and noun != place else None
        if small in _OWN and word.form != "US":
            return self.speaker_at(word.start)
        if small in _THIRD:
            return self.pronouns.who(clauses, place, small)
        if word.upos in ("NOUN", "PROPN", "ADJ", "NUM", "X", "SYM", "DET", "PRON"):
            return self.named_one(clauses, place) or self.described.who(clauses, place)
        return None

    def of_clause(self, clauses: Clauses, place: int) -> list[Who]:
        """Who is to act in "demanded that the agency pay", "wants the agency to pay", "claims the agency lied"."""
        for inner in clauses.children(place, "ccomp", "xcomp"):
            subject = clauses.child(inner, "nsubj", "nsubj:pass")
            if subject is not None and (found := self.who(clauses, subject)):
                return found
        return []

    def _antecedent(self, clauses: Clauses, noun: int) -> Who | None:
        """ "Ann Lee, an ally of the minister, who …": the name that the noun describes, where there is one."""
        head = clauses.head(noun)
        if head is not None and clauses.relation(noun) in ("appos", "conj") and clauses.words[noun].upos == "NOUN":
            named = self._antecedent(clauses, head)
            if named is not None and named.named and named.person:
                return named
        return self.one(clauses, noun)

    def named_one(self, clauses: Clauses, place: int) -> Who | None:
        """The name that the noun is part of, or that stands beside it: "the minister, Ann Lee"."""
        beside = clauses.children(place, "appos", "flat", "flat:name", "nmod:desc", "compound")
        own = self._mention(clauses.word_span(place))
        if own is not None:
            return own
        if clauses.lemma(place) in lexicon().roles | act_lexicon().people:
            whole = clauses.by(place, "of") if clauses.lemma(place) in lexicon().roles else None
            if whole is not None and clauses.relation(place).startswith("nsubj"):
                beside += clauses.children(whole, "appos")  # "the chair of the board, Ann Lee, left"
            for child in beside:
                named = self._mention(clauses.word_span(child))
                if named is not None and named.person:
                    return named
        if (body := self._kind_of_body(clauses, place)) is not None:
            return body
        if clauses.lemma(place) in _COUNTED:
            noun = clauses.by(place, "of")
            while noun is not None and clauses.lemma(noun) in _COUNTED:
                noun = clauses.by(noun, "of")  # "tens of thousands of people"
            described = self.described.who(clauses, noun) if noun is not None else None
            return Who(self.described.words(clauses, place), 0.6) if described else None
        return self._known_name(clauses, place)

    def _kind_of_body(self, clauses: Clauses, place: int) -> Who | None:
        """ "The employers' body Quayforum", "the Afloat pilots' union": the name beside the word for what it is."""
        words = lexicon()
        if clauses.lemma(place) not in words.bodies - words.parts:
            return None
        beside = clauses.children(place, "appos")
        if clauses.lemma(place) == "union":
            owner = clauses.possessor(place)
            within = clauses.children(place, "compound") + (clauses.children(owner, "compound") if owner else [])
            beside += [c for c in within if clauses.words[c].upos == "PROPN"]
        named = (self._mention(clauses.word_span(c)) for c in beside)
        return next((who for who in named if who is not None and not who.person), None)

    def _mention(self, span: Span) -> Who | None:
        index = bisect_right(self._starts, span.start)
        for phrase in reversed(self.named[max(0, index - 2) : index]):
            if phrase.span.end >= span.end and phrase.span.start <= span.start:
                entity = self.names.of(phrase)
                if entity is None or entity.name in self._titles or is_adjective(entity.name):
                    return None
                if entity.name.lower() in ONE_WHO_SPEAKS:
                    return None  # "the MP added"
                return self._metonym(entity.name, phrase.kind is PhraseKind.PERSON)
        return None

    def _metonym(self, name: str, person: bool) -> Who:
        """The capital for the government that sits there, where the article names the country as well."""
        known = {e.name for e in self.names.bodies}
        place = next((one for one in act_lexicon().sources.get(name, ()) if one in known), name)
        return Who(place, 0.95 if place == name else 0.7, person, named=True)

    def _known_name(self, clauses: Clauses, place: int) -> Who | None:
        """A name that only the model saw."""
        if clauses.words[place].form.lower() in ONE_WHO_SPEAKS:
            return None
        for name in clauses.names:
            if name.first <= place < name.past and name.past - 1 == place:
                return self._metonym(self.page.text[name.start : name.end], name.kind == "PER")
        return None

    def mentions_in(self, span: Span) -> list[Phrase]:
        """Return the names that ``span`` holds."""
        near = self.named[bisect_left(self._starts, span.start) : bisect_left(self._starts, span.end)]
        return [p for p in near if p.span.end <= span.end]

    def maker(self, clauses: Clauses, place: int) -> Who | None:
        """Return whose "the offer" or "these allegations" is: of whoever made the last one told."""
        if not any(
            clauses.lemma(c) in ("the", "this", "that", "these", "those") for c in clauses.children(place, "det")
        ):
            return None
        who = self.told.maker(clauses.lemma(place))
        return who and Who(who.name, min(0.6, who.certainty), who.person, who.named)

    def other_side(self, who: Who) -> Who | None:
        """Return the other of the two bodies that have had most to do with each other, if ``who`` is or serves one."""
        pair, body = self.told.pair, self.body_of(who.name) or who
        if len(pair) != 2 or body.name not in (pair[0].name, pair[1].name):
            return None
        other = pair[1] if body.name == pair[0].name else pair[0]
        return Who(other.name, 0.4, named=other.named)

    def body_of(self, person: str) -> Who | None:
        """Return the body in which the article gives ``person`` an office."""
        body = next((h.organisation for h in self._roles if h.person == person and h.organisation), None)
        return Who(body, 0.6, named=True) if body else None

    def asked(self, clauses: Clauses, source: Source) -> Who | None:
        """Ask the speakers' own rules, with those who spoke before this place in mind."""
        index = bisect_left(self.told_at, source.span.start)
        self._speakers.told = self.tellers[max(0, index - 4) : index]
        speaker = self._speakers.who(Cue(source.span, None, source, clauses.span), nested=True)
        if speaker is None or speaker.name is None or is_adjective(speaker.name):
            return None
        if body := _voice_of(speaker.name):
            return Who(body, 0.7, named=True)
        if speaker.kind is PartyKind.DOCUMENT:
            named = (self.told.author(word) for word in speaker.name.lower().split())
            return next((who for who in named if who), self.told.publisher)
        return Who(speaker.name, speaker.certainty, speaker.kind is PartyKind.PERSON)


def _voice_of(name: str) -> str | None:
    """The body whose spokesman is named: "a Guild spokesman", "a spokesman for the Guild"."""
    match = _SPOKESMAN.match(name)
    return match and re.sub(r"['’]s?$", "", match.group(1) or match.group(2))


def _told(page: Page, statement: Statement) -> tuple[int, Speaker]:
    assert statement.speaker is not None
    mention = page.view.seen(statement.speaker)
    cue = page.view.seen(statement.cue) if statement.cue else mention
    return cue.start, Speaker(mention, statement.speaker_name, statement.speaker_kind, statement.confidence)
