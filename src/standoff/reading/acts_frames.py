"""Frames: whether what stands around a verb is what an entry of the lexicon asks for."""

from __future__ import annotations

from standoff.reading.acts_lexicon import Frame, act_lexicon
from standoff.reading.acts_parties import Parties
from standoff.reading.lexicon import lexicon
from standoff.reading.syntax import Clauses

#: "Called five days of strike action", "a wave of walkouts".
_PARTS = frozenset(["day", "week", "hour", "wave", "programme", "program", "spate", "period", "campaign"])


class Frames:
    """Tells which frames fit the verbs of one page."""

    def __init__(self, parties: Parties) -> None:
        """Take what tells who the page's nouns are."""
        self.parties = parties

    def first(self, clauses: Clauses, place: int) -> Frame | None:
        """Return the first frame of the lexicon that fits the verb at ``place``."""
        frames = act_lexicon().verb_frames(clauses.words[place].form.lower(), clauses.lemma(place))
        return next((f for f in frames if self.fits(clauses, place, f)), None)

    def fits(self, clauses: Clauses, place: int, frame: Frame) -> bool:
        """Tell whether the words around the verb at ``place`` meet every condition of ``frame``."""
        if len(frame.words) > 1 and last_word(clauses, place, frame) is None:
            return False
        if frame.active and (clauses.is_passive(place) or clauses.relation(place) == "acl"):
            return False
        if frame.passive and (not clauses.is_passive(place) or clauses.agent(place) is None):
            return False
        if frame.only_negated and not clauses.negated(place) and not _of_nothing(clauses, place):
            return False
        if frame.to and not self._infinitive(clauses, place):
            return False
        if frame.inner_not and self._inner_type(clauses, place) in frame.inner_not:
            return False
        if frame.clause and clauses.child(place, "ccomp") is None:
            return False
        if frame.obliges and not _obliges(clauses, place):
            return False
        if frame.intransitive and clauses.object(place) is not None:
            return False
        if frame.with_ and not any(_has_with(clauses, place, *pair) for pair in frame.with_):
            return False
        if frame.subject and clauses.is_passive(place) and clauses.agent(place) is None and not frame.object:
            return False
        return self._subject_fits(clauses, place, frame) and self._object_fits(clauses, place, frame)

    def _of_another(self, clauses: Clauses, place: int) -> bool:
        """ "Claims that the agency lied": a claim about somebody else, who did it, is a charge."""
        inner = clauses.child(place, "ccomp")
        subject = clauses.child(inner, "nsubj") if inner is not None else None
        accused = {w.name for w in self.parties.who(clauses, subject)}
        own = {w.name for w in self.parties.who(clauses, clauses.subject(place))}
        happened = inner is not None and (
            clauses.words[inner].feat("Tense") == "Past"
            or clauses.auxiliaries(inner) & {"is", "are", "had", "has", "have"}
        )
        return bool(accused and not accused & own and happened)

    def _infinitive(self, clauses: Clauses, place: int) -> bool:
        inner = [c for c in clauses.children(place, "xcomp", "ccomp", "advcl") if clauses.has_to(c)]
        return bool(inner)

    def _inner_type(self, clauses: Clauses, place: int) -> str | None:
        """The type of the act that the verb's infinitive tells: "vowed to strike"."""
        below = clauses.children(place, "xcomp", "ccomp", "advcl")
        inner = next((c for c in below if clauses.has_to(c) or clauses.relation(c) == "ccomp"), None)
        if inner is not None and clauses.relation(inner) == "ccomp" and clauses.negated(inner):
            return "reject"  # "vowed that it would never pay"
        frame = self.first(clauses, inner) if inner is not None else None
        return frame.type if frame is not None else None

    def _subject_fits(self, clauses: Clauses, place: int, frame: Frame) -> bool:
        if frame.subject_class:
            subject = clauses.child(place, "nsubj")
            return subject is not None and clauses.lemma(subject) in frame.subject_class
        if frame.people:
            doer = clauses.agent(place) if clauses.is_passive(place) else clauses.subject(place)
            bodies = doer is not None and clauses.lemma(doer) in lexicon().bodies  # "other unions backed it"
            return not bodies and any(not w.named and not w.person for w in self.parties.who(clauses, doer))
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
            return self._of_another(clauses, place)
        if frame.complement:
            inner = clauses.child(place, "xcomp", "obj")
            return inner is not None and clauses.lemma(inner) in frame.complement
        if frame.party and not self.parties.who(clauses, thing):
            preps = [t for t in frame.target if t in ("with", "to", "on")]
            joint = frame.mutual and len(self.parties.who(clauses, clauses.subject(place))) > 1
            if not joint and not any(self.parties.who(clauses, clauses.by(place, p)) for p in preps):
                return bool(frame.to and self.parties.of_clause(clauses, place))
        if not frame.object:
            return True
        return self._object_in(clauses, place, thing, frame)

    def _object_in(self, clauses: Clauses, place: int, thing: int | None, frame: Frame) -> bool:
        if frame.prep_object and (thing is None or clauses.lemma(thing) in frame.words):  # "take part in"
            thing = clauses.by(place, *frame.prep_object)
        if thing is None:
            return False
        inside = clauses.by(thing, "of") if clauses.lemma(thing) in _PARTS else None
        thing = inside if inside is not None else thing
        lemma = self._object_lemma(clauses, thing, frame)
        if frame.with_object and not any(_has_with(clauses, thing, *pair) for pair in frame.with_object):
            return False
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

    def _object_lemma(self, clauses: Clauses, thing: int, frame: Frame) -> str:
        if clauses.words[thing].form.lower() in ("which", "that", "who") and clauses.words[thing].upos in (
            "PRON",
            "DET",
        ):
            noun = clauses.antecedent(thing)
            if noun is not None and clauses.lemma(noun) not in frame.object and clauses.relation(noun) == "nmod":
                noun = clauses.head(noun)  # "plans by the board which were rejected"
            return clauses.lemma(noun) if noun is not None else "it"
        lemma = clauses.lemma(thing)
        if lemma in ("number", "series", "round", "set", "kind", "bit", "lot"):
            noun = clauses.by(thing, "of")
            return clauses.lemma(noun) if noun is not None else lemma
        return lemma


def _obliges(clauses: Clauses, place: int) -> bool:
    """ "Told them that they should go": what is told is what they are to do, and nobody else."""
    inner = clauses.child(place, "ccomp")
    subject = clauses.child(inner, "nsubj", "nsubj:pass") if inner is not None else None
    theirs = subject is not None and (clauses.words[subject].upos == "PRON" or subject > place)
    return inner is not None and theirs and bool(clauses.auxiliaries(inner) & {"should", "must", "ought"})


def _has_with(clauses: Clauses, place: int, preposition: str, noun: str) -> bool:
    return any(
        p == preposition and (noun == "*" or clauses.lemma(n) == noun or clauses.words[n].form.lower() == noun)
        for p, n in clauses.prepositional(place)
    )


def last_word(clauses: Clauses, place: int, frame: Frame) -> int | None:
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
    if wanted not in (word.form.lower(), clauses.lemma(at)) or (wanted == "no" and _of_another_word(clauses, at)):
        return False  # "said no crews were hurt", "says it no longer has"
    if at == last + 1 or all(clauses.words[i].upos in ("ADV", "PRON") for i in range(last + 1, at)):
        return True
    head = word.head
    return head == place or (head is not None and clauses.head(head) == place and word.deprel in ("case", "mark"))


def _of_nothing(clauses: Clauses, place: int) -> bool:
    """ "Have no confidence", "took no part": what is denied is denied in the object."""
    thing = clauses.child(place, "obj")
    return thing is not None and any(clauses.lemma(c) == "no" for c in clauses.children(thing, "det"))


def _of_another_word(clauses: Clauses, at: int) -> bool:
    follows = clauses.words[at + 1].form.lower() if at + 1 < len(clauses.words) else ""
    return clauses.relation(at) == "det" or follows in ("longer", "more")


def _verdict(clauses: Clauses, place: int, which: str) -> bool:
    """Whether the words that "call" or "describe as" gives are of the list, or a phrase in quotation marks."""
    lists = act_lexicon().evaluation
    inside = [i for i in clauses.subtree(place) if i > place][:40]
    said = {clauses.lemma(i) for i in inside} | {clauses.words[i].form.lower() for i in inside}
    if said & lists[which]:
        return True
    kind = said & (lists["praised"] | lists["good"])
    quoted = any(clauses.words[i].form in ("'", "‘", '"', "“", "``") for i in inside[:14])
    named = any(clauses.words[i].form.lower() == "what" for i in clauses.children(place))
    return which == "bad" and quoted and not kind and not named
