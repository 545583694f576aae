"""Acts told by verbs: "the union rejected the offer", "was urged by ministers to …", "took the agency to court"."""

from __future__ import annotations

from collections.abc import Iterator

from standoff.ontology import ActStatus, Span
from standoff.reading.acts_doers import Doers
from standoff.reading.acts_found import Found
from standoff.reading.acts_frames import Frames, last_word
from standoff.reading.acts_lexicon import Frame, act_lexicon
from standoff.reading.acts_matter import Matters, is_condition, unmarked
from standoff.reading.acts_parties import Parties
from standoff.reading.acts_status import standing
from standoff.reading.acts_told import Who
from standoff.reading.syntax import Clauses

#: Worth telling without its doer: "the tariffs imposed in May".
_AGENTLESS = frozenset(["impose", "sanction", "pause-talks", "call-off", "invite", "office-change", "lock-out"])
#: Asked, offered or refused in a letter of whom it is written to.
_ADDRESSED = frozenset(["request", "demand", "propose", "offer", "reject", "invite", "warn", "threaten"])
_WRITING = frozenset(["write", "email", "e-mail", "approach", "contact", "petition"])
#: Decided on one day and done on another.
_TO_COME = frozenset(["strike", "protest", "action-short-of-strike", "campaign"])
#: Nothing is told where these could be done, or ought to be.
_GIVEN = frozenset(["agree", "offer", "propose", "concede", "sign", "cooperate"])
#: What is worth telling when it did not happen.
_DENIABLE = frozenset(
    ["meet", "strike", "sign", "pause-talks", "resume-talks", "legal-action", "protest", "cooperate", "concede"]
)


class VerbActs:
    """Finds the acts that the verbs of one page tell."""

    def __init__(self, parties: Parties) -> None:
        """Take what tells who the page's nouns are."""
        self.parties = parties
        self.frames = Frames(parties)
        self.matters = Matters(parties)
        self.doers = Doers(parties)

    def find(self, clauses: Clauses) -> Iterator[Found]:
        """Yield the acts of one sentence, in order of their triggers."""
        for place, word in enumerate(clauses.words):
            if word.upos not in ("VERB", "AUX", "NOUN", "ADJ") or not _is_verb(clauses, place):
                continue
            frame = self.frames.first(clauses, place)
            if frame is not None:
                yield from self._acts(clauses, place, frame)

    # the act

    def _acts(self, clauses: Clauses, place: int, frame: Frame) -> Iterator[Found]:
        told = self._told(clauses, place, frame)
        if told is None:
            return
        kind, mode, status, negated = told
        actors = self.doers.of(clauses, place, frame, lifted=kind != frame.type)
        if not actors and (
            negated
            or status is ActStatus.POSSIBLE
            or kind not in _AGENTLESS
            or not frame.bare
            or not clauses.is_passive(place)
        ):
            return
        if kind == "support" and _voted(clauses, place):
            return  # "voted to support the strike": the vote tells it
        if frame.type in _GIVEN and status is ActStatus.POSSIBLE and not frame.speech:
            return  # "could agree better terms", "must come back with an offer"
        if frame.type == "propose" and self._hostile_plan(clauses, place):
            return  # "announced plans to strike": planned, and not proposed
        if frame.type in ("threaten", "support") and status is ActStatus.POSSIBLE:
            return  # "must by law give notice", "may threaten", "a deal that members can support"
        if frame.speech and status is ActStatus.POSSIBLE:
            speaker = self.parties.speaker_at(clauses.words[place].start)
            if not actors or speaker is None or speaker.name != actors[0].name:
                return  # "they should insist" is no demand of theirs
            status = ActStatus.HAPPENED  # "I must condemn", "we would urge"
        if actors:
            self.parties.told.wrote(kind, actors[0])
        targets = self._targets(clauses, place, frame, actors)
        if frame.wrong_by is not None:
            if status is not ActStatus.HAPPENED:
                return
            actors, targets = self._charge(clauses, place, actors)
        joint = frame.mutual and len(actors) > 1
        bargaining = clauses.lemma(place) in ("negotiate", "bargain")
        if not targets and not joint and bargaining and "target" in frame.needs and actors:
            targets = [who] if (who := self.parties.other_side(actors[0])) else []
        if not targets and not joint and ("target" in frame.needs or frame.wrong_by is not None):
            return
        where = (_trigger(clauses, place, frame), _clause_span(clauses, place))
        about, condition = self.matters.about(clauses, place, targets), _condition(clauses, place)
        if actors:
            other = targets[:1] or (actors[1:2] if joint else [])
            self.parties.told.did(kind, actors[0], other[0] if other else None)
        if not actors and not targets and kind == "call-off":
            return  # "the strike is suspended": by nobody, for nobody
        for actor, target in _crossed(clauses, place, actors) or _pairs(actors, targets, mutual=frame.mutual):
            strength = frame.strength * (1.0 if actor else 0.6)
            yield Found(kind, mode, *where, actor, target, about, status, negated, condition, strength, place)

    def _told(self, clauses: Clauses, place: int, frame: Frame) -> tuple[str, str | None, ActStatus, bool] | None:
        """Type, mode, status and denial of what the verb tells; None where it tells nothing of its own."""
        how = standing(clauses, place, speech=frame.speech, to_come=frame.type in _TO_COME)
        status = how.status
        if how.absorbed or (_adjectival(clauses, place) and not _planned_by(clauses, place, frame)):
            return None
        if frame.only_negated:
            return frame.type, frame.mode, ActStatus.HAPPENED, False
        if frame.type == "acknowledge" and clauses.lemma(place) == "confirm" and _to_come(clauses, place):
            return None  # "confirmed that it would appeal" admits nothing
        if how.negated and frame.negated:  # "will not accept" is a refusal now
            refused = status in (ActStatus.PLANNED, ActStatus.POSSIBLE)
            return frame.negated, None, ActStatus.HAPPENED if refused else status, False
        if how.negated and frame.type not in _DENIABLE:
            return None
        finite = clauses.words[place].feat("VerbForm") == "Fin"
        if frame.type in _TO_COME and status is ActStatus.HAPPENED and clauses.lemma(place) in ("plan", "schedule"):
            status = ActStatus.PLANNED  # "strikes planned for May"
        if frame.scheduled and not finite and status is ActStatus.HAPPENED:
            return None  # "we are still meeting"
        if frame.scheduled and clauses.words[place].feat("Tense") == "Pres":
            status = ActStatus.PLANNED  # "the committee meets on Friday"
        return frame.type, frame.mode, status, how.negated

    def _hostile_plan(self, clauses: Clauses, place: int) -> bool:
        thing = clauses.object(place)
        inner = (
            next((c for c in clauses.children(thing, "acl") if clauses.has_to(c)), None) if thing is not None else None
        )
        frame = self.frames.first(clauses, inner) if inner is not None else None
        return frame is not None and frame.type in _TO_COME

    def _charge(self, clauses: Clauses, place: int, doers: list[Who]) -> tuple[list[Who], list[Who]]:
        """ "They misled the public", somebody says: the speaker accuses whoever did it."""
        speaker = self.parties.speaker_at(clauses.words[place].start)
        subject = clauses.subject(place)
        counted = subject is not None and clauses.child(subject, "nummod") is not None  # "14 crews failed to come"
        if speaker is None or counted or speaker.name in {d.name for d in doers}:
            return [], []
        return [speaker], doers

    def _targets(self, clauses: Clauses, place: int, frame: Frame, actors: list[Who]) -> list[Who]:
        own = {a.name for a in actors}
        for way in frame.target:
            found = [w for w in self._way(clauses, place, way, frame) if w.name not in own and (way != "at" or w.named)]
            if found:
                return found
        if frame.type == "office-change" and actors and (body := self.parties.body_of(actors[0].name)):
            return [body]
        return [w for w in self._addressed(clauses, place) if w.name not in own] if frame.type in _ADDRESSED else []

    def _addressed(self, clauses: Clauses, place: int) -> list[Who]:
        """ "Wrote to the board, demanding …": what is asked in a letter is asked of whom it is written to."""
        head = clauses.head(place)
        if head is None or clauses.relation(place) not in ("advcl", "xcomp") or clauses.lemma(head) not in _WRITING:
            return []
        return self.parties.who(clauses, clauses.by(head, "to")) or self.parties.who(
            clauses, clauses.child(head, "obj")
        )

    def _way(self, clauses: Clauses, place: int, way: str, frame: Frame) -> list[Who]:
        """Look in one place for whom the act is done to."""
        thing = clauses.object(place)
        if thing is None:
            thing = clauses.by(place, *frame.prep_object) if frame.prep_object else clauses.child(place, "iobj")
        if way == "object":
            return self.parties.who(clauses, thing)
        if way == "subject":
            return self.parties.who(clauses, clauses.subject(place))
        if way == "iobj":
            given = clauses.child(place, "iobj")
            return self.parties.who(clauses, unmarked(clauses, thing) if given is None else given)
        if way == "owner":
            doer = clauses.by(place, "by")  # "reproached the bullying of cadets by the board"
            suffered = (
                thing is not None
                and clauses.lemma(thing) in act_lexicon().shades["suffered"]
                and not clauses.is_passive(place)
            )
            return self._owner(clauses, thing) or (self.parties.who(clauses, doer) if suffered else [])
        if way == "complement":
            inner = clauses.child(place, "xcomp", "obj")
            return self.parties.who(clauses, clauses.by(inner, "of", "at")) if inner is not None else []
        if way == "clause":
            return self.parties.of_clause(clauses, place)
        if way == "inner":
            return self._inner(clauses, place, frame)
        way = way.partition(":")[0]
        return self.parties.who(clauses, clauses.by(place, way)) or (
            self.parties.who(clauses, clauses.by(thing, way)) if thing is not None else []
        )

    def _owner(self, clauses: Clauses, thing: int | None) -> list[Who]:
        """Whose the thing is: "the agency's offer", "an offer from the agency"."""
        if thing is None:
            return []
        of = None if clauses.lemma(thing) in act_lexicon().shades["suffered"] else clauses.by(thing, "of", "between")
        by = clauses.by(thing, "by", "from")
        if by is None and (sufferer := clauses.by(thing, "of")) is not None:
            by = clauses.by(sufferer, "by")  # "the treatment of pilots by the board"
        for owner in (clauses.possessor(thing), by, of):
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
        found = [w for c in named if (w := self.parties.one(clauses, c))]
        maker = self.parties.maker(clauses, thing)
        return found or ([maker] if maker else [])

    def _inner(self, clauses: Clauses, place: int, frame: Frame) -> list[Who]:
        """Whom the refused or threatened act would be done to: "refused to meet the union"."""
        for inner in clauses.children(place, "xcomp", "ccomp", "advcl"):
            if frame.type == "threaten" and self.frames.first(clauses, inner) is None:
                continue  # "threatened to hire other crews"
            for noun in (clauses.child(inner, "obj"), clauses.by(inner, "with", "to", "against")):
                if found := self.parties.who(clauses, noun):
                    return found
            if found := self._owner(clauses, clauses.child(inner, "obj")):
                return found
        return []


def _voted(clauses: Clauses, place: int) -> bool:
    head = clauses.head(place)
    return clauses.relation(place) == "xcomp" and head is not None and clauses.lemma(head) == "vote"


def _to_come(clauses: Clauses, place: int) -> bool:
    inner = clauses.child(place, "ccomp")
    return inner is not None and bool(clauses.auxiliaries(inner) & {"will", "would", "'ll", "’ll"})


def _is_verb(clauses: Clauses, place: int) -> bool:
    word = clauses.words[place]
    if word.upos in ("VERB", "AUX"):
        return True
    return bool(clauses.children(place, "aux:pass")) and word.xpos == "VBN"


def _planned_by(clauses: Clauses, place: int, frame: Frame) -> bool:
    """ "The board's proposed merger": a participle that tells what somebody is about."""
    return frame.type in ("propose", "threaten") and clauses.words[place].xpos == "VBN"


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


def _trigger(clauses: Clauses, place: int, frame: Frame) -> Span:
    end = last_word(clauses, place, frame) if len(frame.words) > 1 else place
    last = clauses.words[end if end is not None and end - place <= 3 else place].end
    return Span(clauses.words[place].start, last)


def _clause_span(clauses: Clauses, place: int) -> Span:
    span = clauses.span_under(place)
    subject = clauses.subject(place)
    start = min(span.start, clauses.words[subject].start) if subject is not None else span.start
    return Span(start, span.end)


def condition_span(clauses: Clauses, place: int) -> Span:
    """Return the words of a condition whose verb is at ``place``, without the story that follows it.

    "Until the levy is dropped, after a meeting voted for it": what had gone before is no part of the condition.
    """
    span = clauses.span_under(place)
    told = [
        c for c in clauses.children(place, "advcl") if "after" in clauses.marks(c) and clauses.subject(c) is not None
    ]
    done = [n for p, n in clauses.prepositional(place) if p == "after" and _tells(clauses, n)]
    begins = min((clauses.span_under(c).start for c in (*told, *done)), default=span.end)
    return Span(span.start, begins).trimmed(clauses.text, " \t\n,") if begins > clauses.words[place].start else span


def _tells(clauses: Clauses, noun: int) -> bool:
    """Whether the noun's phrase tells what was done: "a motion of no confidence in the board passed"."""
    return any(clauses.words[i].upos == "VERB" and clauses.relation(i).startswith("acl") for i in clauses.subtree(noun))


def _condition(clauses: Clauses, place: int) -> Span | None:
    """ "Until …", "unless …", "if …", "on condition that …" that hangs on the verb, or on what it has for an object."""
    for child in clauses.children(place, "advcl"):
        if clauses.marks(child) & {"until", "unless", "if", "till", "provided"}:
            return condition_span(clauses, child)
    thing = clauses.object(place)
    named = (clauses.by(at, "on") for at in (place, thing) if at is not None)
    noun = next((n for n in named if n is not None and is_condition(clauses, n)), None)
    if noun is not None and (told := clauses.children(noun, "acl", "acl:relcl", "ccomp")):
        return Span(clauses.span_under(noun).start, max(clauses.span_under(each).end for each in told))
    noun = clauses.by(place, "until", "pending")
    return clauses.phrase(noun) if noun is not None else None


def _crossed(clauses: Clauses, place: int, actors: list[Who]) -> list[tuple[Who | None, Who | None]]:
    """ "A and B accuse each other": each does it to the other."""
    words = [clauses.words[i].form.lower() for i in range(place + 1, min(place + 4, len(clauses.words)))]
    each = "each" in words[:2] or ("one" in words[:2] and "another" in words)
    if not each or len(actors) != 2:
        return []
    return [(actors[0], actors[1]), (actors[1], actors[0])]


def _within(one: str, other: str) -> bool:
    """ "Halyard" and "Union Halyard" do nothing with each other."""
    words, others = set(one.lower().split()), set(other.lower().split())
    return words <= others or others <= words


def _pairs(actors: list[Who], targets: list[Who], *, mutual: bool) -> Iterator[tuple[Who | None, Who | None]]:
    """Each actor with each target; what two do together is done by the first to the others."""
    if mutual and len(actors) > 1:
        others = [who for who in [*actors[1:], *targets] if not _within(who.name, actors[0].name)]
        yield from ((actors[0], other) for other in others[:3])
        return
    doers: list[Who | None] = [*actors[:4]]
    done_to: list[Who | None] = [*targets[:4]]
    for actor in doers or [None]:
        for target in done_to or [None]:
            yield actor, target
