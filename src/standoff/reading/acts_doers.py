"""Doers: who does what a verb tells: its subject, its agent, or whoever the words around it leave."""

from __future__ import annotations

from dataclasses import replace

from standoff.reading.acts_frames import last_word
from standoff.reading.acts_lexicon import Frame, act_lexicon
from standoff.reading.acts_parties import Parties
from standoff.reading.acts_told import Who
from standoff.reading.syntax import Clauses

#: Done by whoever an offer or a demand was made to, where no words say who does it.
_ANSWERS = frozenset(["reject", "agree"])


class Doers:
    """Finds who does the acts that the verbs of one page tell."""

    def __init__(self, parties: Parties) -> None:
        """Take what tells who the page's nouns are."""
        self.parties = parties

    def of(self, clauses: Clauses, place: int, frame: Frame, *, lifted: bool) -> list[Who]:
        """Who does it; of a refusal without a subject ("it cannot be changed"), whoever says so."""
        actors = self._actors(clauses, place, frame)
        if not actors and lifted and (speaker := self.parties.speaker_at(clauses.words[place].start)):
            return [speaker]
        return actors

    def _actors(self, clauses: Clauses, place: int, frame: Frame) -> list[Who]:
        if frame.subject_class:
            subject = clauses.child(place, "nsubj")
            found = self._parties_of(clauses, subject) if subject is not None else []
            if len(found) == 1:  # "the union will strike as talks with the board have failed"
                return [*(w for w in self._over(clauses, place)[:1] if w.name != found[0].name), *found]
            return found or [replace(who, certainty=0.5) for who in self.parties.told.only_pair]
        if frame.doer:
            return self._from(clauses, place, frame)
        if clauses.is_passive(place):
            agent, thing = clauses.agent(place), clauses.object(place)
            if agent is None and frame.type == "publish" and thing is not None:
                agent = clauses.possessor(thing)  # "its booklet, published in May"
            if agent is None and frame.type == "call-off" and thing is not None:
                owner = clauses.possessor(thing)  # "a strike by the crews was called off"
                agent = owner if owner is not None else clauses.by(thing, "by")
                if (union := self._says_so(clauses, place)) and not any(
                    w.named for w in self.parties.who(clauses, agent)
                ):
                    return [union]
            if agent is None and thing is not None and frame.type in _ANSWERS:
                return self._answering(clauses, place, thing, frame)
            return self.parties.who(clauses, agent)
        if clauses.relation(place) == "amod":
            noun = clauses.head(place)
            return self.parties.who(clauses, clauses.possessor(noun)) if noun is not None else []
        found = self.parties.who(clauses, clauses.subject(place))
        if not found and clauses.relation(place) == "advcl" and clauses.child(place, "nsubj") is None:
            found = self._over(clauses, place)
        if not found and clauses.relation(place) == "acl" and clauses.has_to(place):
            found = self._planning(clauses, place)
        return found or self._document(clauses, clauses.subject(place))

    def _planning(self, clauses: Clauses, place: int) -> list[Who]:
        """ "Announced plans to strike", "the guild's plan to strike": whose plan it is."""
        noun = clauses.head(place)
        verb = clauses.head(noun) if noun is not None and clauses.relation(noun) == "obj" else None
        owner = clauses.possessor(noun) if noun is not None else None
        planned = noun is not None and clauses.lemma(noun) in act_lexicon().embedding["planned_nouns"]
        if owner is None and planned and verb is not None and not clauses.is_passive(verb):
            owner = clauses.subject(verb)
        return self.parties.who(clauses, owner) if planned else []

    def _says_so(self, clauses: Clauses, place: int) -> Who | None:
        """ "The strike has been called off, a union has said": the union whose word it is."""
        speaker = self.parties.speaker_at(clauses.words[place].start)
        return speaker if speaker and speaker.name in self.parties.shorts.unions else None

    def _answering(self, clauses: Clauses, place: int, thing: int, frame: Frame) -> list[Who]:
        """ "The offer was rejected": by whom it was made to; "a deal agreed between A and B": those two."""
        if frame.mutual and (found := self._parties_of(clauses, place) or self._parties_of(clauses, thing)):
            return found
        definite = any(clauses.lemma(c) in ("the", "this", "that") for c in clauses.children(thing, "det"))
        who = self.parties.told.asked(clauses.lemma(thing)) if definite else None
        return [Who(who.name, min(0.6, who.certainty), who.person, who.named)] if who is not None else []

    def _from(self, clauses: Clauses, place: int, frame: Frame) -> list[Who]:
        """ "The board came under fire from the guild", "faced criticism from it": who does it to the subject."""
        last = last_word(clauses, place, frame) if len(frame.words) > 1 else None
        things = [place, *(at for at in (last, clauses.object(place)) if at is not None)]
        found = (self.parties.who(clauses, clauses.by(thing, *frame.doer)) for thing in things)
        return next((doers for doers in found if doers), [])

    def _over(self, clauses: Clauses, place: int) -> list[Who]:
        """ "It warned that strikes would follow after accusing the board": the next subject above that is somebody."""
        at, found = clauses.head(place), list[Who]()
        while at is not None and not found:
            subject = clauses.agent(at) if clauses.is_passive(at) else clauses.child(at, "nsubj")
            found = self.parties.who(clauses, subject)
            at = clauses.head(at)
        return found

    def _document(self, clauses: Clauses, subject: int | None) -> list[Who]:
        """A letter, a report or a decision speaks for whose it is: "the union's letter urges"."""
        if subject is None:
            return []
        owner = clauses.possessor(subject)
        if owner is None:
            owner = clauses.by(subject, "by", "from")
        found = self.parties.who(clauses, owner)
        if not found and (author := self.parties.told.author(clauses.lemma(subject))):
            return [author]
        return found

    def _parties_of(self, clauses: Clauses, noun: int) -> list[Who]:
        """Between whom the talks are that collapsed."""
        first = clauses.by(noun, "between")
        found = self.parties.who(clauses, first) if first is not None else []
        return found or self.parties.who(clauses, clauses.by(noun, "with"))
