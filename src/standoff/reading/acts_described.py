"""Parties without a name of their own: "the union", "the new minister", "junior doctors", "its members"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from standoff.ontology import Span
from standoff.reading.acts_kinds import other_kind
from standoff.reading.acts_lexicon import act_lexicon
from standoff.reading.acts_shortforms import EMPLOYERS
from standoff.reading.acts_told import Who
from standoff.reading.descriptions import Source, SourceKind
from standoff.reading.lexicon import lexicon
from standoff.reading.syntax import Clauses

if TYPE_CHECKING:
    from standoff.reading.acts_parties import Parties

_LEADING = re.compile(
    r"^(?:the|a|an|this|that|these|those|its|their|his|her|our|my|your|both|all|all the|some of the)\s+", re.I
)
#: Those who speak and act for the body that they are said to belong to.
LEADERS = frozenset(
    ["leader", "leadership", "boss", "official", "negotiator", "management", "executive", "representative", "chief"]
)
#: Words by which an article goes on to tell of a person it has named.
ONE_WHO_SPEAKS = frozenset(
    [
        "mp",
        "msp",
        "td",
        "peer",
        "senator",
        "lawmaker",
        "congressman",
        "congresswoman",
        "backbencher",
        "academic",
        "professor",
    ]
)
#: Parts of those behind "of": "98% of pilots".
_SHARES = frozenset(["%", "percent", "cent", "most", "many", "some", "two-thirds", "half", "third", "quarter", "per"])


class Described:
    """Tells who the descriptions of one page's sentences are."""

    def __init__(self, parties: Parties) -> None:
        """Take what tells who the page's names are."""
        self.parties = parties

    def who(self, clauses: Clauses, place: int) -> Who | None:
        """Return a party without a name of its own: a role, a short form, people; None for things."""
        lemma, words = clauses.lemma(place), lexicon()
        small = clauses.words[place].form.lower()
        if lemma == "member" and (body := self._membership(clauses, place)) is not None:
            return body
        if lemma in ("majority", "minority") and clauses.by(place, "of") is None:
            return None
        if clauses.words[place].upos == "NUM" or lemma in _SHARES:
            noun = clauses.by(place, "of")
            return self.parties.one(clauses, noun) if noun is not None and noun > place else None
        if small in ("services", "offices"):
            return None  # "two services were cut"
        known = words.roles | words.bodies | words.unnamed | words.parts | act_lexicon().people
        if lemma not in known and (small not in known or clauses.words[place].upos == "PROPN"):
            marked = clauses.child(place, "det") is not None
            return self._short_form(clauses, place, clauses.word_span(place)) if marked else None
        if lemma in ("minister", "government") and small in ("ministers", "government"):
            return Who(self._government(clauses, place), 0.7)
        span = clauses.phrase(place)
        mentions = tuple(self.parties.mentions_in(span))
        if not mentions and self.parties.names.only_go_between(small):
            return None  # "the agency" of an article that names nothing but a conciliation service
        if "spokes" in lemma:
            who = self.parties.asked(clauses, Source(span, SourceKind.DESCRIBED, mentions))
            return who and Who(who.name, 0.7, named=True)
        known_here = None if mentions else self._short_form(clauses, place, span)
        known_here = known_here or self._who_spoke(clauses, place)
        own = known_here or self._owned(clauses, place) or self._organised(clauses, place)
        return own or Who(self.words(clauses, place), 0.7, person=small in words.roles)

    def _membership(self, clauses: Clauses, place: int) -> Who | None:
        """ "Members of the committee" act as it; "1,000 members", a union says, are its own."""
        whole = clauses.by(place, "of")
        if whole is not None:
            body = self.parties.one(clauses, whole) if clauses.lemma(whole) in lexicon().parts else None
            return body if body is not None and not body.person else None
        if clauses.possessor(place) is not None or clauses.children(place, "compound", "amod"):
            return None
        speaker = self.parties.speaker_at(clauses.words[place].start)
        body = self.parties.body_of(speaker.name) or speaker if speaker is not None else None
        union = body is not None and body.name in self.parties.shorts.unions
        return Who(f"{body.name} members", 0.5, named=True) if union and body is not None else None

    def _organised(self, clauses: Clauses, place: int) -> Who | None:
        """ "Pilots", "harbour pilots": the one union that has them in its name, unless they are some of them only."""
        word = clauses.words[place].form.lower()
        if clauses.children(place, "nummod", "nmod", "acl:relcl", "det") or not word.endswith("s"):
            return None
        institutions = lexicon().bodies - {"employer"}  # "universities" are not those who employ them
        return None if clauses.lemma(place) in institutions else self.parties.shorts.organised(word)

    def _short_form(self, clauses: Clauses, place: int, span: Span) -> Who | None:
        """ "The union", "the new minister", "the pilots' union": somebody the article names elsewhere."""
        words, small = lexicon(), clauses.words[place].form.lower()
        definite = bool({clauses.lemma(c) for c in clauses.children(place, "det")} & {"the", "this", "that"})
        if small not in words.bodies | words.roles:
            return (
                self.parties.shorts.meant(small, span.start, None) if definite and self._bare(clauses, place) else None
            )
        source = Source(Span(span.start, clauses.words[place].end), SourceKind.DESCRIBED, ())
        if self._bare(clauses, place):
            who = self.parties.asked(clauses, source)
            who = None if who is not None and self._another_kind(small, who.name) else who
            if definite and small in words.bodies:
                named = None if who is not None and who.name.lower() == small else who
                who = (
                    self.parties.shorts.meant(small, span.start, named)
                    or self.parties.shorts.any_body(small, span.start)
                    or who
                )
            if who is not None and not (who.person and self.parties.shorts.holds_another(who.name, set())):
                return Who(_LEADING.sub("", who.name), who.certainty, who.person, who.named)
        if small in words.bodies and self._the_body(clauses, place):
            owner = clauses.possessor(place)
            whose = clauses.words[owner].form.lower() if owner is not None else ""
            near = self.parties.shorts.of_theirs(whose, clauses.words[place].start) or self.parties.names.body_like(
                small, span.start
            )
            near = near or self.parties.shorts.body_before(span.start)
            return Who(near.name, 0.6, named=True) if near is not None else None
        if small == "union":
            return self._a_union(clauses, place)
        return self._office(clauses, place, source) if small in words.roles else None

    def _who_spoke(self, clauses: Clauses, place: int) -> Who | None:
        """ "The MP added": whoever spoke last, where that was somebody with a name."""
        definite = any(clauses.lemma(c) == "the" for c in clauses.children(place, "det"))
        if clauses.words[place].form.lower() not in ONE_WHO_SPEAKS or not definite or not self._bare(clauses, place):
            return None
        return self.parties.last_teller(clauses.words[place].start)

    def _another_kind(self, noun: str, name: str) -> bool:
        """ "The company" is no union, whatever was named last."""
        union = noun in EMPLOYERS and name in self.parties.shorts.unions
        return union or other_kind(noun, name, self.parties.page.text)

    def _bare(self, clauses: Clauses, place: int) -> bool:
        return clauses.possessor(place) is None and not clauses.children(place, "amod", "compound", "nummod")

    def _a_union(self, clauses: Clauses, place: int) -> Who | None:
        """ "A union", "the biggest rail union", "the country's largest union": the one that the article names."""
        before = {clauses.lemma(c) for c in clauses.children(place, "det", "amod")}
        best = any(clauses.words[c].xpos == "JJS" for c in clauses.children(place, "amod"))  # "second-biggest"
        other = before & {"another", "other", "rival", "no"} or ("second" in before and not best)
        return None if other else self.parties.shorts.only_union()

    def _office(self, clauses: Clauses, place: int, source: Source) -> Who | None:
        """ "The harbour minister", "the board's chair": who holds it in this article."""
        left = clauses.children(place, "amod", "compound", "nmod:poss", "nmod:desc")
        modifiers = {clauses.words[i].form.lower() for i in left if i < place}
        small = clauses.words[place].form.lower()
        if modifiers and (who := self.parties.shorts.holder(small, modifiers)) is not None:
            return who
        if clauses.child(place, "det") is None:
            return None
        who = self.parties.asked(clauses, source)
        if who is None or self.parties.shorts.holds_another(who.name, modifiers):
            return None
        return who if any(who.name == person.name for person in self.parties.names.people) else None

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
        if owner is None and clauses.lemma(place) in LEADERS | {"delegation"} and not clauses.children(place, "amod"):
            behind = clauses.by(place, "of", "from", "at")
            body = (
                self.parties.named_one(clauses, behind)
                if behind is not None and not clauses.children(behind, "conj")
                else None
            )
            return body if body is not None and body.named and not body.person else None
        shared = owner is not None and clauses.head(owner) != place
        if shared and clauses.children(place, "amod", "compound"):
            return None  # "the pilots' union and local harbour boards": not the pilots' boards
        whose = self.parties.one(clauses, owner) if owner is not None else None
        if whose is None:
            return None
        if clauses.lemma(place) in LEADERS and not whose.person:
            plain = owner is not None and clauses.words[owner].upos == "NOUN" and not whose.named
            return Who(self.words(clauses, place), 0.6) if plain else whose  # "pilots' leaders"
        between = [clauses.words[c].form for c in clauses.children(place, "amod", "compound") if c > (owner or 0)]
        between = [word for word in between if word.lower() != "own"]
        words = " ".join([*between, clauses.words[place].form])
        if whose.person and clauses.lemma(place) in ("member", "branch", "people", "union", "committee", "team"):
            body = self.parties.body_of(whose.name)
            return Who(f"{body.name} {words}" if body else words, 0.5)
        best = any(clauses.words[c].xpos == "JJS" for c in clauses.children(place, "amod"))
        single = whose.person or best  # "Calder's largest union" has no other name
        return Who(f"{whose.name}'s {words}" if single else f"{whose.name} {words}", 0.6)

    def words(self, clauses: Clauses, place: int) -> str:
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
        return _LEADING.sub("", " ".join(self.parties.page.text[start:end].split()))
