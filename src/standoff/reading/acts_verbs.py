"""Acts told by verbs: "the union rejected the offer", "was urged by ministers to …", "took the agency to court"."""

from __future__ import annotations

from collections.abc import Iterator

from standoff.ontology import ActStatus, Span
from standoff.reading.acts_found import Found
from standoff.reading.acts_lexicon import Frame, act_lexicon
from standoff.reading.acts_parties import Parties, Who
from standoff.reading.acts_status import standing
from standoff.reading.syntax import Clauses

#: What is worth telling when it did not happen.
_DENIABLE = frozenset(
    ["meet", "strike", "sign", "pause-talks", "resume-talks", "vote", "legal-action", "protest", "cooperate", "concede"]
)
_FAULT = frozenset(
    [
        "mislead",
        "lie",
        "break",
        "breach",
        "violate",
        "betray",
        "fail",
        "ignore",
        "mismanage",
        "bully",
        "cheat",
        "deceive",
        "undermine",
        "threaten",
        "block",
        "abuse",
        "discriminate",
        "rig",
        "sabotage",
        "misuse",
        "exploit",
        "steal",
        "delay",
        "stall",
        "harm",
        "damage",
    ]
)


class VerbActs:
    """Finds the acts that the verbs of one page tell."""

    def __init__(self, parties: Parties) -> None:
        """Take what tells who the page's nouns are."""
        self.parties = parties

    def find(self, clauses: Clauses) -> Iterator[Found]:
        """Yield the acts of one sentence, in order of their triggers."""
        for place, word in enumerate(clauses.words):
            frames = act_lexicon().verbs.get(word.lemma.lower(), ())
            if not frames or word.upos not in ("VERB", "AUX", "NOUN", "ADJ") or not _is_verb(clauses, place):
                continue
            frame = next((f for f in frames if self._fits(clauses, place, f)), None)
            if frame is not None:
                yield from self._acts(clauses, place, frame)

    # does the frame fit

    def _fits(self, clauses: Clauses, place: int, frame: Frame) -> bool:
        if len(frame.words) > 1 and _end_of(clauses, place, frame) is None:
            return False
        if frame.only_negated and not clauses.negated(place):
            return False
        if frame.to and not self._infinitive(clauses, place):
            return False
        if frame.clause and clauses.child(place, "ccomp") is None:
            return False
        if frame.intransitive and clauses.object(place) is not None:
            return False
        if frame.with_ and not any(_has_with(clauses, place, *pair) for pair in frame.with_):
            return False
        if frame.subject and clauses.is_passive(place) and clauses.agent(place) is None and not frame.object:
            return False
        return self._subject_fits(clauses, place, frame) and self._object_fits(clauses, place, frame)

    def _infinitive(self, clauses: Clauses, place: int) -> bool:
        inner = [c for c in clauses.children(place, "xcomp", "ccomp", "advcl") if clauses.has_to(c)]
        return bool(inner)

    def _subject_fits(self, clauses: Clauses, place: int, frame: Frame) -> bool:
        if frame.subject_class:
            subject = clauses.child(place, "nsubj")
            return subject is not None and clauses.lemma(subject) in frame.subject_class
        if frame.person:
            subject = clauses.agent(place) if clauses.is_passive(place) else clauses.subject(place)
            return any(w.person for w in self.parties.who(clauses, subject))
        return True

    def _object_fits(self, clauses: Clauses, place: int, frame: Frame) -> bool:
        thing = clauses.object(place)
        if thing is None:
            thing = clauses.child(place, "iobj")
        if frame.verdict is not None:
            return _verdict(clauses, place, frame.verdict)
        if frame.wrongdoing:
            inner = clauses.child(place, "ccomp")
            return inner is not None and clauses.lemma(inner) in _FAULT
        if frame.party and not self.parties.who(clauses, thing):
            preps = [t for t in frame.target if t in ("with", "to", "on")]
            joint = frame.mutual and len(self._joint(clauses, place)) > 1
            if not joint and not any(self.parties.who(clauses, clauses.by(place, p)) for p in preps):
                return bool(frame.to and self._clause_party(clauses, place))
        if not frame.object:
            return True
        return self._object_in(clauses, place, thing, frame)

    def _object_in(self, clauses: Clauses, place: int, thing: int | None, frame: Frame) -> bool:
        if thing is None and frame.prep_object:
            thing = clauses.by(place, *frame.prep_object)
        if thing is None:
            return False
        lemma = self._object_lemma(clauses, thing)
        if frame.object_with:
            near = {clauses.lemma(c) for c in clauses.children(thing, "amod", "compound")}
            if not near & frame.object_with:
                return False
        if lemma in frame.object:
            return True
        money = any(
            clauses.lemma(c) in ("£", "$", "€", "million", "billion") for c in [thing, *clauses.children(thing)]
        )
        if money and "£" in frame.object:
            return True
        if "@party" in frame.object or ("party" in frame.object and frame.type == "criticise"):
            return bool(self.parties.who(clauses, thing))
        return (
            frame.type in ("support", "criticise") and frame.mode != "ratify" and bool(self.parties.who(clauses, thing))
        )

    def _object_lemma(self, clauses: Clauses, thing: int) -> str:
        if clauses.words[thing].form.lower() in ("which", "that", "who") and clauses.words[thing].upos in (
            "PRON",
            "DET",
        ):
            noun = clauses.antecedent(thing)
            return clauses.lemma(noun) if noun is not None else "it"
        lemma = clauses.lemma(thing)
        if lemma in ("number", "series", "round", "set", "kind", "bit", "lot"):
            noun = clauses.by(thing, "of")
            return clauses.lemma(noun) if noun is not None else lemma
        return lemma

    # the act

    def _acts(self, clauses: Clauses, place: int, frame: Frame) -> Iterator[Found]:
        how = standing(clauses, place, speech=frame.speech)
        kind, mode, status, negated = frame.type, frame.mode, how.status, how.negated
        if how.absorbed or _adjectival(clauses, place):
            return
        if negated and frame.negated and not frame.only_negated:
            kind, mode, negated = frame.negated, None, False
            status = ActStatus.HAPPENED if status in (ActStatus.PLANNED, ActStatus.POSSIBLE) else status
        if frame.scheduled and clauses.words[place].feat("Tense") == "Pres":
            status = ActStatus.PLANNED  # "the committee meets on Friday"
        if frame.only_negated:
            negated, status = False, ActStatus.HAPPENED
        if frame.speech and status is ActStatus.POSSIBLE and self.parties.speaker_at(clauses.words[place].start):
            status = ActStatus.HAPPENED  # "I must condemn", "we would urge"
        if negated and kind not in _DENIABLE:
            return
        actors = self._actors(clauses, place, frame)
        if not actors and (frame.subject or frame.speech or not frame.bare or not clauses.is_passive(place)):
            return
        if actors and kind in ("write", "legal-action", "publish"):
            self.parties.authors[kind] = actors[0]
        targets = self._targets(clauses, place, frame, actors)
        if "target" in frame.needs and not targets:
            return
        trigger = _trigger(clauses, place, frame)
        rest = (trigger, _clause_span(clauses, place))
        about = _about(clauses, place)
        condition = _condition(clauses, place)
        for actor, target in _pairs(actors, targets, mutual=frame.mutual):
            strength = frame.strength * (1.0 if actor else 0.6)
            yield Found(kind, mode, *rest, actor, target, about, status, negated, condition, strength, place)

    def _joint(self, clauses: Clauses, place: int) -> list[Who]:
        return self.parties.who(clauses, clauses.subject(place))

    def _actors(self, clauses: Clauses, place: int, frame: Frame) -> list[Who]:
        if frame.subject_class:
            subject = clauses.child(place, "nsubj")
            return self._parties_of(clauses, subject) if subject is not None else []
        if clauses.is_passive(place):
            return self.parties.who(clauses, clauses.agent(place))
        found = self.parties.who(clauses, clauses.subject(place))
        if found:
            return found
        return self._document(clauses, clauses.subject(place))

    def _document(self, clauses: Clauses, subject: int | None) -> list[Who]:
        """A letter, a report or a decision speaks for whose it is: "the union's letter urges"."""
        if subject is None:
            return []
        owner = clauses.possessor(subject)
        if owner is None:
            owner = clauses.by(subject, "by", "from")
        found = self.parties.who(clauses, owner)
        if not found and (author := self.parties.author(clauses.lemma(subject))):
            return [author]
        return found

    def _parties_of(self, clauses: Clauses, noun: int) -> list[Who]:
        """Between whom the talks are that collapsed."""
        first = clauses.by(noun, "between")
        found = self.parties.who(clauses, first) if first is not None else []
        return found or self.parties.who(clauses, clauses.by(noun, "with"))

    def _targets(self, clauses: Clauses, place: int, frame: Frame, actors: list[Who]) -> list[Who]:
        own = {a.name for a in actors}
        for way in frame.target:
            found = [w for w in self._way(clauses, place, way, frame) if w.name not in own and (way != "at" or w.named)]
            if found:
                return found
        return []

    def _way(self, clauses: Clauses, place: int, way: str, frame: Frame) -> list[Who]:
        """Look in one place for whom the act is done to."""
        thing = clauses.object(place)
        if thing is None:
            thing = clauses.by(place, *frame.prep_object) if frame.prep_object else clauses.child(place, "iobj")
        if way == "object":
            return self.parties.who(clauses, thing)
        if way == "iobj":
            return self.parties.who(clauses, clauses.child(place, "iobj"))
        if way == "owner":
            return self._owner(clauses, thing)
        if way == "clause":
            return self._clause_party(clauses, place)
        if way == "inner":
            return self._inner(clauses, place)
        way = way.partition(":")[0]
        return self.parties.who(clauses, clauses.by(place, way)) or (
            self.parties.who(clauses, clauses.by(thing, way)) if thing is not None else []
        )

    def _owner(self, clauses: Clauses, thing: int | None) -> list[Who]:
        """Whose the thing is: "the agency's offer", "an offer from the agency"."""
        if thing is None:
            return []
        for owner in (clauses.possessor(thing), clauses.by(thing, "by", "from"), clauses.by(thing, "of", "between")):
            if found := self.parties.who(clauses, owner):
                return found
        inner = clauses.by(thing, "of", "for", "to", "on")
        owner = clauses.possessor(inner) if inner is not None else None
        if found := self.parties.who(clauses, owner):
            return found
        named = [
            c
            for c in clauses.children(thing, "compound", "amod")
            if clauses.words[c].upos == "PROPN" or clauses.lemma(c) in ("government",)
        ]
        return [w for c in named if (w := self.parties.one(clauses, c))]

    def _clause_party(self, clauses: Clauses, place: int) -> list[Who]:
        """Who is to act in "demanded that the agency pay", "wants the agency to pay", "claims the agency lied"."""
        for inner in clauses.children(place, "ccomp", "xcomp"):
            subject = clauses.child(inner, "nsubj", "nsubj:pass")
            if subject is not None and (found := self.parties.who(clauses, subject)):
                return found
        return []

    def _inner(self, clauses: Clauses, place: int) -> list[Who]:
        """Whom the refused or threatened act would be done to: "refused to meet the union"."""
        for inner in clauses.children(place, "xcomp", "ccomp", "advcl"):
            for noun in (clauses.child(inner, "obj"), clauses.by(inner, "with", "to", "against")):
                if found := self.parties.who(clauses, noun):
                    return found
            if found := self._owner(clauses, clauses.child(inner, "obj")):
                return found
        return []


def _is_verb(clauses: Clauses, place: int) -> bool:
    word = clauses.words[place]
    if word.upos in ("VERB", "AUX"):
        return True
    return bool(clauses.children(place, "aux:pass")) and word.xpos == "VBN"


def _adjectival(clauses: Clauses, place: int) -> bool:
    """ "A striking resemblance", "the rejected plan": a participle before its noun tells no act here."""
    word = clauses.words[place]
    if clauses.relation(place) == "amod" or clauses.relation(place) == "compound":
        return True
    bare = (
        word.xpos == "VB"
        and clauses.relation(place) in ("root", "parataxis", "ccomp")
        and clauses.child(place, "nsubj") is None
    )
    return bare and not clauses.children(place, "aux", "aux:pass")


def _has_with(clauses: Clauses, place: int, preposition: str, noun: str) -> bool:
    return any(
        p == preposition and (noun == "*" or clauses.lemma(n) == noun or clauses.words[n].form.lower() == noun)
        for p, n in clauses.prepositional(place)
    )


def _end_of(clauses: Clauses, place: int, frame: Frame) -> int | None:
    """The last of the words that a frame of several words needs behind its verb, up to five words on; None without."""
    at = place
    for wanted in frame.words[1:]:
        reach = range(at + 1, min(at + 6, len(clauses.words)))
        found = next((i for i in reach if _is_part(clauses, place, i, wanted, at)), None)
        if found is None:
            return None
        at = found
    return at


def _is_part(clauses: Clauses, place: int, at: int, wanted: str, last: int) -> bool:
    word = clauses.words[at]
    if wanted not in (word.form.lower(), clauses.lemma(at)):
        return False
    if at == last + 1 or all(clauses.words[i].upos in ("ADV", "PRON") for i in range(last + 1, at)):
        return True
    head = word.head
    return head == place or (head is not None and clauses.head(head) == place and word.deprel in ("case", "mark"))


def _verdict(clauses: Clauses, place: int, which: str) -> bool:
    """Whether the words that "call" or "describe as" gives hold a word of the list."""
    words = act_lexicon().evaluation[which]
    inside = clauses.subtree(place)
    return any(i > place and (clauses.lemma(i) in words or clauses.words[i].form.lower() in words) for i in inside[:40])


def _trigger(clauses: Clauses, place: int, frame: Frame) -> Span:
    end = _end_of(clauses, place, frame) if len(frame.words) > 1 else place
    last = clauses.words[end if end is not None and end - place <= 3 else place].end
    return Span(clauses.words[place].start, last)


def _clause_span(clauses: Clauses, place: int) -> Span:
    span = clauses.span_under(place)
    subject = clauses.subject(place)
    start = min(span.start, clauses.words[subject].start) if subject is not None else span.start
    return Span(start, span.end)


def _about(clauses: Clauses, place: int) -> Span | None:
    """What the act is about: what follows "to", "of", "for", "over", else the object."""
    inner = clauses.child(place, "xcomp", "ccomp")
    if inner is not None and clauses.words[inner].upos in ("VERB", "AUX"):
        return clauses.span_under(inner)
    for preposition in ("over", "for", "of", "about", "on"):
        noun = next((n for p, n in clauses.prepositional(place) if p == preposition), None)
        if noun is not None:
            return clauses.phrase(noun)
    thing = clauses.object(place)
    return clauses.phrase(thing) if thing is not None else None


def _condition(clauses: Clauses, place: int) -> Span | None:
    """ "Until …", "unless …", "if …" that hangs on the verb."""
    for child in clauses.children(place, "advcl"):
        if clauses.marks(child) & {"until", "unless", "if", "till", "provided"}:
            return clauses.span_under(child)
    noun = clauses.by(place, "until", "pending")
    return clauses.phrase(noun) if noun is not None else None


def _pairs(actors: list[Who], targets: list[Who], *, mutual: bool) -> Iterator[tuple[Who | None, Who | None]]:
    """Each actor with each target; what two do together is done by the first to the others."""
    if mutual and len(actors) > 1:
        yield from ((actors[0], other) for other in [*actors[1:], *targets][:3])
        return
    for actor in actors[:4] or [None]:
        for target in targets[:4] or [None]:
            yield actor, target
