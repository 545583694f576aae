"""Parties: who a noun of an analysed sentence stands for, by the names that the article's own finders settled.

A noun is a name, a pronoun, a role ("the minister"), the short form of a body ("the union"), or a description of
people ("junior doctors"). What is none of them is nobody: a thing that acts is not taken for a party.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable

from standoff.ontology import PartyKind, Span, Statement
from standoff.reading.acts_kinds import is_union, other_kind
from standoff.reading.acts_lexicon import act_lexicon
from standoff.reading.acts_told import Told, Who
from standoff.reading.cues import Cue
from standoff.reading.descriptions import Source, SourceKind
from standoff.reading.lexicon import lexicon
from standoff.reading.names import Entity, Names
from standoff.reading.page import Page
from standoff.reading.phrases import Phrase, PhraseKind
from standoff.reading.roles import Held
from standoff.reading.speakers import Speaker, Speakers
from standoff.reading.syntax import Clauses

_OWN = frozenset(["i", "we", "me", "us", "my", "our"])
_THIRD = frozenset(["he", "she", "they", "it", "him", "her", "them", "his", "their", "its"])
_SUBJECT_FORM = {"him": "he", "his": "he", "her": "she", "them": "they", "their": "they", "its": "it"}
_RELATIVE = frozenset(["who", "which", "that", "whom", "whose"])
_SPOKESMAN = re.compile(r"^(?:an? )?(.+?) spokes\w+$|^(?:an? )?spokes\w+ (?:for|of|from) (?:the )?(.+)$")
_LEADING = re.compile(
    r"^(?:the|a|an|this|that|these|those|its|their|his|her|our|my|your|both|all|all the|some of the)\s+", re.I
)
#: Those who speak and act for the body that they are said to belong to.
_LEADERS = frozenset(
    ["leader", "leadership", "boss", "official", "negotiator", "management", "executive", "representative", "chief"]
)
_NUMBERS = frozenset(["ten", "score", "dozen", "hundred", "thousand"])
_COUNTED = _NUMBERS | {"number", "group", "majority", "handful", "series", "minority", "coalition"}
#: Parts of those behind "of": "98% of pilots".
_SHARES = frozenset(["%", "percent", "cent", "most", "many", "some", "two-thirds", "half", "third", "quarter", "per"])


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
        self._told = sorted((_told(page, s) for s in statements if s.speaker), key=lambda t: t[0])
        self._told_at = [place for place, _ in self._told]
        self.said = sorted(((page.view.seen(s.content), s) for s in statements), key=lambda pair: pair[0])
        self._said_at = [span.start for span, _ in self.said]
        self._titles = {s.speaker_name for _, s in self.said if s.speaker_kind is PartyKind.DOCUMENT}
        self._titles |= {e.name for p in self.named if self._beside_document(p) and (e := names.of(p))}
        self.told = Told()

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
        return Who(said.speaker_name, 0.85, said.speaker_kind is PartyKind.PERSON)

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
        return list({one.name: one for one in found}.values())

    def _both(self, clauses: Clauses, place: int) -> list[Who]:
        """ "Both sides": the two bodies that the article names most, where there are two."""
        both = {
            clauses.words[c].form.lower()
            for c in clauses.children(place, "det", "nummod", "amod", "det:predet", "cc:preconj")
        }
        if not both & {"both", "two", "the"}:
            return []
        ranked = sorted(self.names.bodies, key=lambda e: (-len(e.places), min(e.places, default=0)))
        full = [e for e in ranked if len(e.words) > 1 or e.name.isupper()]
        two = (full if len(full) > 1 else ranked)[:2]  # a place where they meet is no side
        return [Who(e.name, 0.5, named=True) for e in two] if len(two) > 1 else []

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
            return self._pronoun(clauses, place, _SUBJECT_FORM.get(small, small))
        if word.upos in ("NOUN", "PROPN", "ADJ", "NUM", "X", "SYM", "DET", "PRON"):
            return self._named(clauses, place) or self._described(clauses, place)
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

    def _pronoun(self, clauses: Clauses, place: int, pronoun: str) -> Who | None:
        span = clauses.word_span(place)
        if pronoun in ("he", "she") and self.page.quotation_at(span.start) and (near := self._in_words(clauses, span)):
            return near
        if pronoun in ("it", "they") and (teller := self._teller(clauses, place, pronoun)):
            return teller
        phrase = Phrase(span, PhraseKind.PRONOUN, (pronoun,))
        return self._asked(clauses, Source(span, SourceKind.PRONOUN, (phrase,)))

    def _teller(self, clauses: Clauses, place: int, pronoun: str) -> Who | None:
        """ "The guild said it would strike": the body that reports is the one that its report begins with."""
        verb = clauses.head(place)
        above = clauses.head(verb) if verb is not None and clauses.relation(place).startswith("nsubj") else None
        if verb is None or above is None or clauses.relation(verb) != "ccomp":
            return None
        subject = clauses.child(above, "nsubj")
        if subject is None or subject > place or clauses.words[subject].upos not in ("NOUN", "PROPN"):
            return None
        many = clauses.words[subject].form.endswith("s") and clauses.words[subject].upos == "NOUN"
        who = self.who(clauses, subject)
        sure = len(who) == 1 and who[0].named and not who[0].person
        return who[0] if sure and many == (pronoun == "they") else None

    def _in_words(self, clauses: Clauses, span: Span) -> Who | None:
        """ "He" in a quotation: the person that its sentence names last before."""
        index = bisect_left(self._starts, span.start)
        for phrase in reversed(self.named[max(0, index - 4) : index]):
            if phrase.kind is PhraseKind.PERSON and phrase.span.start >= clauses.span.start:
                entity = self.names.of(phrase)
                return Who(entity.name, 0.6, person=True, named=True) if entity else None
        return None

    def _named(self, clauses: Clauses, place: int) -> Who | None:
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
            described = self._described(clauses, noun) if noun is not None else None
            return Who(self._words(clauses, place), 0.6) if described else None
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
                if entity is None or entity.name in self._titles:
                    return None
                return self._metonym(entity.name, phrase.kind is PhraseKind.PERSON)
        return None

    def _metonym(self, name: str, person: bool) -> Who:
        """The capital for the government that sits there, where the article names the country as well."""
        known = {e.name for e in self.names.bodies}
        place = next((one for one in act_lexicon().sources.get(name, ()) if one in known), name)
        return Who(place, 0.95 if place == name else 0.7, person, named=True)

    def _known_name(self, clauses: Clauses, place: int) -> Who | None:
        """A name that only the model saw."""
        for name in clauses.names:
            if name.first <= place < name.past and name.past - 1 == place:
                return self._metonym(self.page.text[name.start : name.end], name.kind == "PER")
        return None

    def _described(self, clauses: Clauses, place: int) -> Who | None:
        """A party without a name of its own: a role, a short form, people; None for things."""
        lemma, words = clauses.lemma(place), lexicon()
        small = clauses.words[place].form.lower()
        if clauses.words[place].upos == "NUM" or lemma in _SHARES:
            noun = clauses.by(place, "of")
            return self.one(clauses, noun) if noun is not None and noun > place else None
        known = words.roles | words.bodies | words.unnamed | words.parts | act_lexicon().people
        if lemma not in known and (small not in known or clauses.words[place].upos == "PROPN"):
            return None
        if lemma in ("minister", "government") and small in ("ministers", "government"):
            return Who(self._government(clauses, place), 0.7)
        span = clauses.phrase(place)
        mentions = tuple(self._mentions_in(span))
        if not mentions and self.names.only_go_between(small):
            return None  # "the agency" of an article that names nothing but a conciliation service
        if "spokes" in lemma:
            who = self._asked(clauses, Source(span, SourceKind.DESCRIBED, mentions))
            return who and Who(who.name, 0.7, named=True)
        known_here = None if mentions else self._short_form(clauses, place, span)
        own = known_here or self._owned(clauses, place) or self._organised(clauses, place)
        return own or Who(self._words(clauses, place), 0.7, person=small in words.roles)

    def _organised(self, clauses: Clauses, place: int) -> Who | None:
        """ "Pilots", "harbour pilots": the one union that has them in its name, unless they are some of them only."""
        word = clauses.words[place].form.lower()
        if clauses.children(place, "nummod", "nmod", "acl:relcl", "det") or not word.endswith("s"):
            return None
        unions = [b for b in self.names.bodies if word in (w.lower() for w in b.words) and is_union(b.words)]
        return Who(unions[0].name, 0.6, named=True) if len(unions) == 1 else None

    def _short_form(self, clauses: Clauses, place: int, span: Span) -> Who | None:
        """ "The union", "the new minister", "the pilots' union": somebody the article names elsewhere."""
        words, small = lexicon(), clauses.words[place].form.lower()
        if small not in words.bodies | words.roles:
            return None
        bare = clauses.possessor(place) is None and not clauses.children(place, "amod", "compound", "nummod")
        source = Source(Span(span.start, clauses.words[place].end), SourceKind.DESCRIBED, ())
        if bare and (who := self._asked(clauses, source)) and not other_kind(small, who.name, self.page.text):
            return Who(_LEADING.sub("", who.name), who.certainty, who.person)
        if small in words.bodies and self._the_body(clauses, place):
            near = self._body_of_theirs(clauses, place) or self.names.body_like(small, span.start)
            near = near or self._body_before(span.start)
            return Who(near.name, 0.6, named=True) if near is not None else None
        if small in words.roles and clauses.child(place, "det") is not None:
            who = self._asked(clauses, source)
            return who if who and any(who.name == person.name for person in self.names.people) else None
        return None

    def _body_of_theirs(self, clauses: Clauses, place: int) -> Entity | None:
        """ "The pilots' union": the body that has them in its name."""
        owner = clauses.possessor(place)
        whose = clauses.words[owner].form.lower() if owner is not None else ""
        fitting = [b for b in self.names.bodies if whose and whose in (w.lower() for w in b.words)]
        return self.names.nearest(fitting, clauses.words[place].start)

    def _body_before(self, place: int) -> Entity | None:
        """The body named last, at most two sentences back."""
        first = self.page.sentences[max(0, self.page.sentence_at(place) - 2)].start
        index = bisect_left(self._starts, place)
        for phrase in reversed(self.named[max(0, index - 8) : index]):
            if phrase.kind is PhraseKind.BODY and phrase.span.start >= first and (entity := self.names.of(phrase)):
                return entity
        return None

    def _the_body(self, clauses: Clauses, place: int) -> bool:
        """ "The pilots' union", "the doctors' union": a short form that says whose it is."""
        owner = clauses.possessor(place)
        return owner is not None and clauses.words[owner].upos == "NOUN" and clauses.words[owner].form.endswith("s")

    def _government(self, clauses: Clauses, place: int) -> str:
        """ "The Sri Lankan government": with the capitals that stand before it."""
        first = place
        while first > 0 and clauses.words[first - 1].form[0].isupper() and clauses.words[first - 1].upos != "DET":
            first -= 1
        return " ".join([*(clauses.words[i].form for i in range(first, place)), clauses.words[place].form.lower()])

    def _owned(self, clauses: Clauses, place: int) -> Who | None:
        """ "The guild's leaders", "its members": the owner's name in front of the noun."""
        owner = clauses.possessor(place)
        if owner is None and clauses.lemma(place) in _LEADERS | {"delegation"} and not clauses.children(place, "amod"):
            behind = clauses.by(place, "of", "from", "at")
            body = self._named(clauses, behind) if behind is not None and not clauses.children(behind, "conj") else None
            return body if body is not None and body.named and not body.person else None
        shared = owner is not None and clauses.head(owner) != place
        if shared and clauses.children(place, "amod", "compound"):
            return None  # "the pilots' union and local harbour boards": not the pilots' boards
        whose = self.one(clauses, owner) if owner is not None else None
        if whose is None:
            return None
        if clauses.lemma(place) in _LEADERS and not whose.person:
            return whose
        between = [clauses.words[c].form for c in clauses.children(place, "amod", "compound") if c > (owner or 0)]
        between = [word for word in between if word.lower() != "own"]
        words = " ".join([*between, clauses.words[place].form])
        if whose.person and clauses.lemma(place) in ("member", "branch", "people", "union", "committee", "team"):
            body = self.body_of(whose.name)
            return Who(f"{body.name} {words}" if body else words, 0.5)
        best = any(clauses.words[c].xpos == "JJS" for c in clauses.children(place, "amod"))
        single = whose.person or best  # "Calder's largest union" has no other name
        return Who(f"{whose.name}'s {words}" if single else f"{whose.name} {words}", 0.6)

    def _words(self, clauses: Clauses, place: int) -> str:
        """The noun's own words: what stands before it without an article, and a short phrase with "of" behind it."""
        left = [
            c
            for c in clauses.children(place, "amod", "compound", "nummod", "flat", "nmod:poss", "nmod:desc")
            if c < place
        ]
        start = clauses.words[min([place, *(i for c in left for i in clauses.subtree(c))])].start
        end = clauses.words[place].end
        behind = clauses.by(place, "of", "for", "at", "from")
        if behind is not None and clauses.words[behind].upos in ("PROPN", "NOUN") and behind - place < 6:
            end = max(end, clauses.words[behind].end)
        return _LEADING.sub("", " ".join(self.page.text[start:end].split()))

    def _mentions_in(self, span: Span) -> list[Phrase]:
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

    def body_of(self, person: str) -> Who | None:
        """Return the body in which the article gives ``person`` an office."""
        body = next((h.organisation for h in self._roles if h.person == person and h.organisation), None)
        return Who(body, 0.6, named=True) if body else None

    def _asked(self, clauses: Clauses, source: Source) -> Who | None:
        """Ask the speakers' own rules, with those who spoke before this place in mind."""
        index = bisect_left(self._told_at, source.span.start)
        self._speakers.told = self._told[max(0, index - 4) : index]
        speaker = self._speakers.who(Cue(source.span, None, source, clauses.span), nested=True)
        if speaker is None or speaker.name is None:
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
