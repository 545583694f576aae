"""What one sentence tells of a vote: by whom, on what, and whether it is called, carried or lost."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from standoff.ontology import ActStatus, Certainty, GroupResult, Part, PartialDate, Span, VoteState
from standoff.reading.acts_parties import Parties
from standoff.reading.acts_status import standing
from standoff.reading.dialogue_sides import Sides
from standoff.reading.syntax import Clauses
from standoff.reading.votes_numbers import Numbers
from standoff.reading.votes_words import vote_words

_TURNS_DOWN = frozenset(["reject", "refuse", "dismiss", "decline", "spurn", "accept", "approve"])
_SHARES = frozenset(["%", "cent", "percent", "majority"])


@dataclass(slots=True)
class Told:
    """A vote as the article has told it so far; places are in the view."""

    body: str | None
    motion: Span | None
    state: VoteState
    sentence: int
    places: list[Span]
    clauses: Clauses
    certainty: float = 0.7
    date: PartialDate | None = None
    opened: PartialDate | None = None
    closed: PartialDate | None = None
    numbers: Numbers = field(default_factory=Numbers)
    groups: list[GroupResult] = field(default_factory=list)


class VoteTellings:
    """Finds what the sentences of one page tell of votes."""

    def __init__(self, parties: Parties, parts: Iterable[Part]) -> None:
        """Take what tells who the page's nouns are, and which bodies are parts of others."""
        self.parties = parties
        self.sides = Sides(parties, (), parts)

    def of(self, number: int, clauses: Clauses) -> Iterator[Told]:
        """Yield the votes that the sentence, the ``number``th of the page, tells of."""
        if clauses.text[: clauses.span.end].rstrip("\"'”’ )").endswith("?"):
            return
        for place, word in enumerate(clauses.words):
            if word.upos not in ("VERB", "AUX"):
                continue
            told = self._verb(clauses, place, clauses.lemma(place))
            if told is not None:
                told.sentence = number
                yield told

    def decisions(self, number: int, clauses: Clauses) -> Iterator[Told]:
        """Yield what people who may vote are told to have accepted or rejected, in case that numbers follow."""
        for place, word in enumerate(clauses.words):
            if word.upos != "VERB" or not _verdict(clauses, place):
                continue
            thing, body = clauses.object(place), self._body(clauses, place)
            if thing is not None and body and not standing(clauses, place).absorbed and not clauses.negated(place):
                told = self._told(clauses, place, clauses.phrase(thing), _verdict(clauses, place), body)
                told.sentence, told.certainty = number, 0.6
                yield told

    def outcome(self, clauses: Clauses) -> VoteState | None:
        """Return how a vote went that is taken as known ("the rejection"); None where it is told whose that is."""
        words = vote_words().vote
        for place, word in enumerate(clauses.words):
            lemma = clauses.lemma(place)
            state = VoteState.LOST if lemma in words["lost"] else VoteState.CARRIED if lemma in words["won"] else None
            if state is None or word.upos != "NOUN":
                continue
            known = [clauses.words[c].form.lower() for c in clauses.children(place, "det")] == ["the"]
            owned = clauses.possessor(place) is not None or clauses.by(place, "by", "of") is not None
            if known and not owned and _is_told(clauses, place):
                return state
        return None

    def turns_down(self, clauses: Clauses) -> bool:
        """Tell whether somebody is told to turn something down: "the rejection" may then be theirs."""
        return any(w.upos == "VERB" and clauses.lemma(i) in _TURNS_DOWN for i, w in enumerate(clauses.words))

    def _verb(self, clauses: Clauses, place: int, lemma: str) -> Told | None:
        if lemma == "vote":
            return self._voted(clauses, place)
        if lemma == "ballot" or clauses.words[place].form.lower() in ("balloting", "balloted"):
            return self._balloted(clauses, place)
        if lemma == "decide" and any(clauses.lemma(c) == "unanimously" for c in clauses.children(place, "advmod")):
            return self._voted(clauses, place)
        return self._put(clauses, place, lemma) or self._called(clauses, place, lemma)

    # the verb "vote"

    def _voted(self, clauses: Clauses, place: int) -> Told | None:
        state = self._state(clauses, place)
        body = self._body(clauses, place)
        if state is None or (body is None and not _counted(clauses, place)) or _some_of_them(clauses, place):
            return None
        motion = _motion(clauses, place)
        if motion.open and state is VoteState.CARRIED:
            finite = clauses.words[place].feat("VerbForm") == "Fin"
            state = VoteState.CLOSED if finite else VoteState.OPEN  # "are voting on a strike"
        if motion.words is None and any(clauses.lemma(c) in ("yes", "no") for c in clauses.children(place)):
            return None
        if state is VoteState.CARRIED and motion.against:
            state = VoteState.LOST
        if motion.words is None and not _counted(clauses, place):
            return None  # "people voted": in what is not said
        told = self._told(clauses, place, motion.words, state, body)
        told.certainty = 0.75
        if _more(clauses, place):
            return self._group(clauses, place, told) if motion.words is not None else None
        return told

    def _state(self, clauses: Clauses, place: int) -> VoteState | None:
        """How the verb stands: done, called, or only spoken of; "will be asked to vote" calls a vote."""
        head = clauses.head(place)
        asked = (
            head is not None
            and clauses.lemma(head) in ("ask", "invite", "due", "set", "urge")
            and clauses.has_to(place)
        )
        if asked and head is not None:
            coming = clauses.auxiliaries(head) & {"will", "are", "being", "is"} and clauses.lemma(head) != "urge"
            return VoteState.CALLED if coming else None
        how = standing(clauses, place)
        if how.absorbed or how.negated or clauses.auxiliaries(place) & {"would", "’d", "'d"}:
            return None
        if how.status is ActStatus.PLANNED:
            return VoteState.CALLED
        return VoteState.CARRIED if how.status is ActStatus.HAPPENED else None

    def _group(self, clauses: Clauses, place: int, told: Told) -> Told:
        """ "More nurses had voted in favour": how a part of the voters voted, as far as anybody says."""
        subject = clauses.subject(place)
        assert subject is not None
        words = "more against" if told.state is VoteState.LOST else "more in favour"
        head = clauses.head(place)
        hedged = head is not None and clauses.lemma(head) in vote_words().vote["hedge"]
        certainty = Certainty.PROBABLE if hedged else Certainty.CERTAIN
        stored = self.parties.page.stored(told.places[0])
        group = " ".join(clauses.phrase(subject).of(clauses.text).split())
        group = group.partition(" ")[2] if group.lower().startswith("more ") else group
        told.groups.append(GroupResult(group, (stored,), None, words, None, certainty))
        told.body, told.state, told.certainty = self._voters(clauses, subject), VoteState.CLOSED, 0.6
        return told

    def _voters(self, clauses: Clauses, subject: int) -> str | None:
        """Who voted, of which a part is told of: "more nurses" are nurses; their union where it is named for them."""
        word = clauses.words[subject]
        if word.upos != "NOUN" or not word.form.lower().endswith("s") or clauses.by(subject, "of", "in", "from", "at"):
            return None
        return self.sides.members_of(word.form.lower()) or word.form.lower()

    # ballots, motions

    def _balloted(self, clauses: Clauses, place: int) -> Told | None:
        """ "Will ballot its members on strikes", "members are being balloted"."""
        how = standing(clauses, place, to_come=True)
        if how.negated or clauses.marks(place) & {"if", "unless", "whether"} or how.status is ActStatus.POSSIBLE:
            return None
        body = self._body(clauses, place)
        motion = _motion(clauses, place).words
        if body is None or (motion is None and clauses.object(place) is None):
            return None
        body = self.sides.top(body)
        going = clauses.words[place].form.lower().endswith("ing") and not clauses.auxiliaries(place) & {"will"}
        head = clauses.head(place)
        begins = (
            head is not None
            and clauses.lemma(head) in ("start", "begin")
            and bool(clauses.auxiliaries(head) & {"will"})
        )
        state = VoteState.OPEN if going and not begins else VoteState.CALLED
        told = self._told(clauses, place, motion, state, body)
        told.certainty = 0.7
        return told

    def _put(self, clauses: Clauses, place: int, lemma: str) -> Told | None:
        """ "Carried a motion", "the motion was defeated", "accepted the offer in a ballot"."""
        thing, verdict = clauses.object(place), _verdict(clauses, place)
        if lemma == "fail" and (subject := clauses.child(place, "nsubj")) is not None:
            thing, verdict = subject, VoteState.LOST
        if thing is None or verdict is None:
            return None
        if self.parties.one(clauses, thing) is not None:
            return None  # one candidate defeats another
        words = vote_words().vote
        put = clauses.lemma(thing) in words["put"] - {"proposal"}
        around = [*clauses.prepositional(place), *clauses.prepositional(thing)]
        ballot = next((n for p, n in around if p in ("in", "at", "by") and _is_vote(clauses, n)), None)
        if ballot is None and (subject := clauses.subject(place)) is not None and clauses.lemma(subject) in _SHARES:
            ballot = next((i for i in clauses.subtree(subject) if _is_vote(clauses, i)), None)
        how = standing(clauses, place)
        if not (put or ballot is not None) or how.absorbed or how.negated or how.status is not ActStatus.HAPPENED:
            return None
        body = self._body(clauses, place) or (self._owner(clauses, ballot) if ballot is not None else None)
        motion = _saying(clauses, thing) if put else clauses.phrase(thing)
        told = self._told(clauses, place, motion, verdict, body)
        told.certainty = 0.75
        return told

    def _called(self, clauses: Clauses, place: int, lemma: str) -> Told | None:
        """ "Called a ballot on strikes", "will hold a referendum"."""
        thing = clauses.object(place)
        if lemma not in vote_words().vote["call"] or thing is None or not _is_vote(clauses, thing):
            return None
        if lemma == "call" and any(clauses.lemma(c) == "the" for c in clauses.children(thing, "det")):
            return None  # "called the vote a farce"
        how = standing(clauses, place, to_come=True)
        body = self._body(clauses, place) or self._owner(clauses, thing)
        if how.negated or how.absorbed or body is None or how.status is ActStatus.POSSIBLE:
            return None
        noun = clauses.by(thing, "on", "over", "for", "about") or clauses.by(place, "on", "over", "about")
        held = lemma in ("hold", "stage") and how.status is ActStatus.HAPPENED
        motion = clauses.phrase(noun) if noun is not None else None
        return self._told(clauses, place, motion, VoteState.CLOSED if held else VoteState.CALLED, body)

    # who, what, where

    def _told(
        self, clauses: Clauses, place: int, motion: Span | None, state: VoteState | None, body: str | None
    ) -> Told:
        assert state is not None
        span = clauses.span_under(place)
        return Told(body, motion, state, 0, [span], clauses)

    def _body(self, clauses: Clauses, place: int) -> str | None:
        """The body that votes; its members vote as the body. One person is no body."""
        doer = clauses.agent(place) if clauses.is_passive(place) else clauses.subject(place)
        if clauses.is_passive(place) and clauses.lemma(place) == "ballot":
            doer = clauses.agent(place) or clauses.object(place)
        for who in self.parties.who(clauses, doer):
            if who.person:
                continue
            return self._whole(clauses, doer, who.name)
        noun = clauses.by(doer, "of") if doer is not None and clauses.lemma(doer) in _SHARES else None
        share = [w for w in self.parties.who(clauses, noun) if not w.person]
        return self._whole(clauses, noun, share[0].name) if share else None

    def _whole(self, clauses: Clauses, doer: int | None, name: str) -> str:
        """ "Members of the Guild", "delegates to its conference", "harbour pilots": the body, where it is named."""
        if doer is not None and clauses.lemma(doer) in ("member", "delegate", "representative", "branch"):
            for noun in (clauses.by(doer, "of", "to", "from", "at"), clauses.possessor(doer)):
                owner = clauses.possessor(noun) if noun is not None else None
                for place in (owner, noun):
                    found = [w for w in self.parties.who(clauses, place) if not w.person and w.named]
                    if found:
                        return found[0].name
        if doer is not None and clauses.lemma(doer) in vote_words().kind["committee"]:
            name = name.split(" of ")[0] if name[:1].islower() else name  # "the pay committee of the Guild of Pilots"
        if name.lower() == "members" and doer is not None:
            speaker = self.parties.speaker_at(clauses.words[doer].start)
            return speaker.name if speaker and not speaker.person else name
        return self.sides.members_of(name) or name

    def _owner(self, clauses: Clauses, ballot: int) -> str | None:
        for owner in (clauses.possessor(ballot), clauses.by(ballot, "of", "by")):
            if found := [w for w in self.parties.who(clauses, owner) if not w.person]:
                return self._whole(clauses, owner, found[0].name)
        return None


def _counted(clauses: Clauses, place: int) -> bool:
    """ "It voted for it, by 614 to 281": the numbers tell that a body voted, whichever it is."""
    by = clauses.by(place, "by")
    return by is not None and clauses.words[by].upos == "NUM"


def _some_of_them(clauses: Clauses, place: int) -> bool:
    """ "Thousands of doctors voted to strike" tells of no body's decision."""
    subject = clauses.subject(place)
    noun = clauses.antecedent(subject) if subject is not None and clauses.lemma(subject) in ("who", "that") else subject
    if noun is not None and clauses.relation(noun) == "nmod":
        noun = clauses.head(noun)
    return noun is not None and clauses.lemma(noun) in vote_words().vote["some"]


def _is_told(clauses: Clauses, place: int) -> bool:
    """Tell whether no verb above a noun makes it only possible: "would follow the rejection" does."""
    at: int | None = place
    while at is not None:
        if clauses.words[at].upos in ("VERB", "AUX") and (standing(clauses, at).status is not ActStatus.HAPPENED):
            return False
        at = clauses.head(at)
    return True


def _verdict(clauses: Clauses, place: int) -> VoteState | None:
    words, lemma = vote_words().vote, clauses.lemma(place)
    if lemma in words["carry"]:
        return VoteState.CARRIED
    particle = {clauses.lemma(c) for c in clauses.children(place, "compound:prt", "advmod")}
    if lemma in words["lose"] - {"throw", "fall"} or (
        lemma in ("throw", "turn", "vote") and particle & {"out", "down"}
    ):
        return VoteState.LOST
    return None


def _is_vote(clauses: Clauses, place: int) -> bool:
    words = vote_words().vote
    before = {clauses.lemma(c) for c in clauses.children(place, "amod", "compound", "nmod:poss")}
    return clauses.lemma(place) in words["nouns"] - words["put"] and not before & words["survey"]


@dataclass(frozen=True, slots=True)
class _Motion:
    """What is voted on; whether the vote is against it, or only on it, so that nothing is said of how it went."""

    words: Span | None = None
    against: bool = False
    open: bool = False


def _motion(clauses: Clauses, place: int) -> _Motion:
    for child in clauses.children(place, "xcomp", "advcl", "ccomp"):
        opens = {clauses.lemma(c) for c in clauses.children(child, "mark", "case")}
        if opens & {"whether", "on"}:
            return _Motion(clauses.span_under(child), open=True)
        if clauses.has_to(child):
            thing = clauses.object(child)
            if thing is not None and _verdict(clauses, child) is VoteState.LOST:
                return _Motion(clauses.phrase(thing), against=True)  # "voted to reject the offer"
            return _Motion(clauses.span_under(child))
    thing = clauses.object(place)
    found = [*clauses.prepositional(place), *(clauses.prepositional(thing) if thing is not None else ())]
    for preposition, noun in found:
        if clauses.words[noun].upos == "PRON":
            continue
        if clauses.lemma(noun) in vote_words().vote["elected"]:
            continue
        if preposition in ("for", "in favour of", "in favor of", "against") and clauses.is_noun(noun):
            return _Motion(clauses.phrase(noun), against=preposition == "against")
        if preposition == "in" and clauses.lemma(noun) in ("favour", "favor"):
            of = clauses.by(noun, "of")
            return _Motion(clauses.phrase(of) if of is not None else None)
        if preposition in ("on", "over", "about") and _may_be_voted_on(clauses, noun):
            return _Motion(clauses.span_under(noun), open=True)
    return _Motion()


def _may_be_voted_on(clauses: Clauses, noun: int) -> bool:
    """ "On strikes", not "on Tuesday"."""
    word = clauses.words[noun]
    return (
        word.upos == "NOUN"
        and not clauses.lemma(noun).endswith("day")
        and clauses.lemma(noun) not in ("night", "morning")
    )


def _saying(clauses: Clauses, thing: int) -> Span | None:
    """ "A motion of no confidence in the chair", "a motion saying that …": what the motion says."""
    for child in clauses.children(thing, "acl", "ccomp", "acl:relcl"):
        inner = clauses.child(child, "ccomp", "xcomp", "obj")
        at = inner if inner is not None and clauses.lemma(child) in ("say", "state", "declare", "call") else child
        return clauses.span_under(at)
    return clauses.span_under(thing) if clauses.by(thing, "of", "on", "for") is not None else None


def _more(clauses: Clauses, place: int) -> bool:
    """ "More nurses voted": a comparison of groups, not a result."""
    subject = clauses.subject(place)
    return subject is not None and any(
        clauses.lemma(c) in ("more", "most", "many") for c in clauses.children(subject, "amod")
    )
