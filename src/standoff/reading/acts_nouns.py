"""Acts told by nouns: "the union's demand", "a walkout by drivers", "held talks with ministers"."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from standoff.ontology import ActStatus, Span
from standoff.reading.acts_found import Found
from standoff.reading.acts_lexicon import Frame, act_lexicon
from standoff.reading.acts_matter import is_matter
from standoff.reading.acts_parties import Parties
from standoff.reading.acts_status import ABSORBED, Standing, standing
from standoff.reading.acts_told import Who
from standoff.reading.syntax import Clauses

#: Light verbs with a preposition: "embarked on talks", "took part in a strike".
_MADE = frozenset(  # "the EU complaint", "a Guild offer": whoever stands before it made it
    ["request", "demand", "offer", "propose", "criticise", "warn", "threaten", "invite", "write", "call-vote", "accuse"]
)
#: What judges a thing judges whoever it is of.
_JUDGED = frozenset(["criticise", "oppose", "support", "reject", "accuse"])
#: "Suspended its strike", "voted for a walkout": no strike yet, or none any more.
_UNDERTAKEN = frozenset(["strike", "protest", "action-short-of-strike", "campaign", "lock-out"])
_DECIDES = frozenset(["call-off", "vote", "call-vote", "threaten", "reject", "advise", "request"])
#: "In a letter", "following a meeting": what the subject of the sentence did.
_IN = frozenset(["in"])
_OPENS = frozenset(["in", "after", "following", "follow", "during", "at"])
_ENTERED = frozenset(["embark", "enter", "engage", "take", "join", "involve", "lock", "involved", "locked", "engaged"])
_TAKEN = frozenset(["involve", "lock", "involved", "locked", "engaged"])


class NounActs:
    """Finds the acts that the nouns of one page tell."""

    def __init__(self, parties: Parties) -> None:
        """Take what tells who the page's nouns are."""
        self.parties = parties

    def find(self, clauses: Clauses, told: Mapping[int, str] | None = None) -> Iterator[Found]:
        """Yield the acts of one sentence, in order of their triggers.

        ``told`` gives the places of the verbs that tell acts themselves, and of which type.
        """
        told = told or {}
        for place, word in enumerate(clauses.words):
            if word.upos != "NOUN" and word.upos != "PROPN":
                continue
            self._note_owner(clauses, place)
            for frame in act_lexicon().nouns.get(clauses.lemma(place), ()):
                if _compound_fits(clauses, place, frame):
                    yield from self._acts(
                        clauses, _head(clauses, place, frame), frame, told, _trigger(clauses, place, frame)
                    )
                    break

    def _note_owner(self, clauses: Clauses, place: int) -> None:
        """Keep whose "its report" is, for what the report says and asks."""
        owner = clauses.possessor(place)
        for who in self.parties.who(clauses, owner)[:1] if owner is not None else []:
            self.parties.told.owns(clauses.lemma(place), who)

    def _acts(
        self, clauses: Clauses, place: int, frame: Frame, told: Mapping[int, str], trigger: Span
    ) -> Iterator[Found]:
        if (
            clauses.relation(place) == "compound"
            or (frame.single and clauses.words[place].form.lower() != clauses.lemma(place))
            or (clauses.child(place, "cop") is not None and not _under_way(clauses, place, frame))
            or (frame.governs and not _governs(clauses, place, frame))
            or (frame.type == "support" and any(clauses.lemma(c) == "in" for c in clauses.children(place, "case")))
            or (frame.type in _UNDERTAKEN and told.get(clauses.head(place) or 0) in _DECIDES)
        ):
            return
        light = _light_verb(clauses, place)
        if light is not None and told.get(light) == frame.type:
            return  # "staged a walkout": the verb tells it
        light = None if light in told else light
        how = _standing(clauses, place, place if _under_way(clauses, place, frame) else light, frame)
        if (
            how.absorbed
            or (frame.light_only and light is None)
            or (how.negated and not frame.negated) != frame.only_negated
        ):
            return
        kind = frame.negated if how.negated and frame.negated else frame.type
        actors = self._actors(clauses, place, frame, light)
        targets = self._targets(clauses, place, frame, light, {a.name for a in actors})
        if frame.mutual and len(actors) > 1 and not targets:
            actors, targets = actors[:1], actors[1:]
        if frame.type == "meet" and "target" in frame.needs:
            told_of = clauses.relation(place).startswith("nsubj")
            if targets and not actors and told_of and (speaker := self.parties.speaker_at(clauses.words[place].start)):
                actors = (
                    [speaker] if speaker.name not in {t.name for t in targets} else []
                )  # "talks with it", says the guild
            elif actors and not targets and (other := self.parties.other_side(actors[0])) and light is not None:
                targets = [other] if clauses.words[light].feat("VerbForm") == "Fin" else []
        actors = [a for a in actors if a.name not in {t.name for t in targets}]
        if frame.type == "offer" and _of_pay(clauses, place):
            actors = [a for a in actors if a.name not in self.parties.shorts.unions]  # "their pay offer"
        if not actors or ("target" in frame.needs and not targets):
            return
        self.parties.told.did(kind, actors[0], targets[0] if targets else None)
        blank = _blank(clauses, place, frame, light)
        about = blank.about if blank.about and blank.about.start >= trigger.end else None
        status = ActStatus.HAPPENED if kind != frame.type else how.status
        mode = frame.mode if kind == frame.type else None
        told_by = replace(blank, type=kind, mode=mode, about=about, trigger=trigger, status=status)
        for actor in actors[:4]:
            each: list[Who | None] = [*targets[:4]]
            for target in each or [None]:
                yield replace(told_by, actor=actor, target=target)

    def _actors(self, clauses: Clauses, place: int, frame: Frame, light: int | None) -> list[Who]:
        ways = (*frame.actor, "compound") if frame.type in _MADE else frame.actor
        return next((found for way in ways if (found := self._actor(clauses, place, way, light))), [])

    def _actor(self, clauses: Clauses, place: int, way: str, light: int | None) -> list[Who]:
        if way == "possessor":
            return self.parties.who(clauses, clauses.possessor(place))
        if way == "light":
            if clauses.child(place, "cop") is not None:
                return self.parties.who(clauses, clauses.subject(place))  # "pilots are on strike"
            if light is None:
                return []
            if clauses.lemma(light) in _TAKEN:  # "are involved in talks": no agent
                return self.parties.who(clauses, clauses.child(light, "nsubj:pass", "nsubj"))
            doer = clauses.agent(light) if clauses.is_passive(light) else clauses.subject(light)
            return self.parties.who(clauses, doer)
        if way == "compound":
            before = clauses.children(place, "compound", "amod")
            found = [(c, self.parties.one(clauses, c)) for c in before]
            return [w for c, w in found if w and (w.named or clauses.words[c].upos == "PROPN")]
        if way == "main":
            return self._main(clauses, place, _IN)
        if way == "opener":
            return self._main(clauses, place, _OPENS)
        if way == "by" and light is not None and clauses.is_passive(light):
            return self.parties.who(clauses, clauses.agent(light))
        thing = clauses.by(place, "of") if way == "by" else None
        doer = clauses.by(place, way)
        if way == "between" and doer is not None:
            return self._between(clauses, place, doer)
        if doer is None and thing is not None:
            doer = clauses.by(thing, "by")  # "the rejection of the offer by members"
        if doer is None and way == "by":
            made = (
                c
                for c in clauses.children(place, "acl", "acl:relcl")
                if clauses.is_passive(c) and not clauses.negated(c)
            )
            light_words = act_lexicon().light["happened"]
            doer = next(
                (clauses.agent(c) for c in made if clauses.lemma(c) in light_words), None
            )  # "made by the board"
        return self.parties.who(clauses, doer)

    def _between(self, clauses: Clauses, place: int, first: int) -> list[Who]:
        """ "The meeting between A and minister B": B may hang on the meeting itself."""
        found = self.parties.who(clauses, first)
        later = [c for c in clauses.children(place, "conj") if c > first and clauses.words[c].upos == "PROPN"]
        other = [who for c in later for who in self.parties.who(clauses, c)] if len(found) == 1 else []
        return list({who.name: who for who in (*found, *other)}.values())

    def _main(self, clauses: Clauses, place: int, openers: frozenset[str]) -> list[Who]:
        """ "In a letter to members, the chair said": whoever is the subject of the sentence that it opens."""
        head = clauses.head(place)
        opens = head is not None and any(clauses.lemma(c) in openers for c in clauses.children(place, "case"))
        return self.parties.who(clauses, clauses.subject(head)) if opens and head is not None else []

    def _targets(self, clauses: Clauses, place: int, frame: Frame, light: int | None, own: set[str]) -> list[Who]:
        for way in frame.target:
            nouns = self._owners(clauses, place) if way == "owner" else [clauses.by(place, way)]
            if frame.type == "meet" and clauses.relation(place).startswith("nsubj"):
                nouns.append(clauses.by(clauses.head(place) or place, way))  # "talks with the board have finished"
            if way == "told":
                nouns = self._told(clauses, place)
            if light is not None and way != "of":
                nouns.append(clauses.by(light, way))
                if way == "to":
                    nouns.append(clauses.child(light, "iobj"))
            for noun in nouns:
                judged = noun is not None and frame.type in _JUDGED
                owner = (
                    clauses.possessor(noun) if judged and noun is not None else None
                )  # "criticism of the board's plan"
                for one in (noun, owner):
                    if found := [w for w in self.parties.who(clauses, one) if w.name not in own]:
                        return found
        return []

    def _told(self, clauses: Clauses, place: int) -> list[int | None]:
        """ "In a letter she told the board": whom the verb of the sentence tells."""
        head = clauses.head(place)
        opens = head is not None and any(clauses.lemma(c) == "in" for c in clauses.children(place, "case"))
        return [clauses.child(head, "iobj", "obj")] if opens and head is not None else []

    def _owners(self, clauses: Clauses, place: int) -> list[int | None]:
        """Whose the refused thing is: "the rejection of the agency's offer"."""
        thing = clauses.by(place, "of", "to")
        return [] if thing is None else [clauses.possessor(thing), clauses.by(thing, "by", "from")]


def _blank(clauses: Clauses, place: int, frame: Frame, light: int | None) -> Found:
    """The act that the noun tells, still without those who do it."""
    prepositions = ("for", "over", "of", "on")
    matters = (n for p, n in clauses.prepositional(place) if p in prepositions and is_matter(clauses, n))
    about = next((clauses.phrase(n) for n in matters), None)
    evidence = clauses.span_under(light if light is not None else place)
    strength = frame.strength * (0.9 if light is None else 1.0)
    return Found(
        frame.type, frame.mode, clauses.word_span(place), evidence, None, None, about, strength=strength, word=place
    )


def _of_pay(clauses: Clauses, place: int) -> bool:
    return any(clauses.lemma(c) in ("pay", "wage", "salary") for c in clauses.children(place, "compound"))


def _compound_fits(clauses: Clauses, place: int, frame: Frame) -> bool:
    before = [clauses.lemma(i) for i in range(max(0, place - len(frame.words) + 1), place)]
    return list(frame.words[:-1]) == before


def _head(clauses: Clauses, place: int, frame: Frame) -> int:
    """The word that the rest of the sentence hangs on: "work" in "a work-to-rule"."""
    inside = range(place - len(frame.words) + 1, place + 1)
    return next((i for i in inside if clauses.head(i) not in inside), place)


def _governs(clauses: Clauses, place: int, frame: Frame) -> bool:
    follows = {p for p, _ in clauses.prepositional(place)}
    return bool(follows & frame.governs) or any(clauses.has_to(c) for c in clauses.children(place, "acl"))


def _light_verb(clauses: Clauses, place: int) -> int | None:
    """The light verb of which the noun is the object, or the subject where the verb is passive."""
    head = clauses.head(place)
    if head is None or (clauses.words[head].upos not in ("VERB", "AUX") and clauses.lemma(head) not in _TAKEN):
        return None
    words = act_lexicon().light
    known = clauses.lemma(head) in words["happened"] | words["planned"] | words["did-not-happen"] | _TAKEN
    relation, case = clauses.relation(place), {clauses.lemma(c) for c in clauses.children(place, "case")}
    entered = (
        relation.startswith("obl") and clauses.lemma(head) in _ENTERED and bool(case & {"in", "into", "on", "upon"})
    )
    fits = relation in ("obj", "nsubj:pass") or entered
    return head if known and fits else None


def _under_way(clauses: Clauses, place: int, frame: Frame) -> bool:
    """ "They are on strike", "has been in talks with the agency": a state of whoever is in it."""
    cases = {clauses.lemma(c) for c in clauses.children(place, "case")}
    return clauses.child(place, "cop") is not None and bool(cases & frame.states)


def _standing(clauses: Clauses, place: int, light: int | None, frame: Frame) -> Standing:
    if light is None:
        return _unmade(clauses, place, frame)
    words, how = act_lexicon().light, standing(clauses, light, speech=True)
    negated = how.negated or clauses.negated(place)
    if clauses.lemma(light) in words["did-not-happen"]:
        if clauses.has_to(light):
            return ABSORBED  # "met to avoid a strike"
        return Standing(ActStatus.DID_NOT_HAPPEN, negated, how.absorbed)
    if clauses.lemma(light) in words["planned"]:
        return Standing(ActStatus.PLANNED, negated, how.absorbed)
    return Standing(how.status, negated, how.absorbed)


def _unmade(clauses: Clauses, place: int, frame: Frame) -> Standing:
    """How a noun stands that no light verb carries: "a planned strike", "the threat of a strike", "need a deal"."""
    shades, head = act_lexicon().shades, clauses.head(place)
    before = {clauses.lemma(c) for c in clauses.children(place, "amod", "det")}
    before |= {
        clauses.words[c].form.lower() for c in clauses.children(place, "amod", "acl")
    }  # "strikes planned for May"
    if head is not None:
        above, relation = clauses.lemma(head), clauses.relation(place)
        if relation.startswith("nmod") and above in shades["open"]:
            return ABSORBED
        if relation == "obj" and frame.type not in _MADE and above in act_lexicon().light["wanted"]:
            return ABSORBED
    status = ActStatus.PLANNED if before & shades["planned"] else ActStatus.HAPPENED
    status = ActStatus.POSSIBLE if before & shades["possible"] else status
    return Standing(status, negated=clauses.negated(place))


def _trigger(clauses: Clauses, place: int, frame: Frame) -> Span:
    start = place - len(frame.words) + 1
    return Span(clauses.words[start].start, clauses.words[place].end)
