"""Pairs: which two parties the talks are between, from what stands around the path that tells of them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from standoff.ontology import ChannelState
from standoff.reading.acts_told import Who
from standoff.reading.dialogue_path import Told, kind_of
from standoff.reading.dialogue_sides import Side, Sides, related
from standoff.reading.dialogue_words import dialogue_words
from standoff.reading.lexicon import lexicon
from standoff.reading.syntax import Clauses

_FROM = ("from", "by")
_OF = (*_FROM, "of")  # "the decision of its leaders"
_NEAR = 12  # words behind "between A" within which "and B" follows
_BACK = 50  # pairs told before that are remembered
_ASKED = ("to", "on", "with", "of")


@dataclass(slots=True)
class Around:
    """The sides named around one path: joined by "between", behind "with", doing it, asked to."""

    between: list[Side] = field(default_factory=list)
    with_: list[Side] = field(default_factory=list)
    by: list[Side] = field(default_factory=list)
    asked: list[Side] = field(default_factory=list)
    answer: Side | None = None
    words: list[int] = field(default_factory=list)

    def all(self) -> list[Side]:
        """Every side named, the doers first, each once."""
        return distinct([*self.between, *self.by, *self.with_, *self.asked])


@dataclass(frozen=True, slots=True)
class Pair:
    """Two sides, who did it or asked for it, who of a third party urges it, and how sure it is that it is these two."""

    one: Side
    other: Side
    by: Side | None
    urged_by: Side | None = None
    certainty: float = 1.0


def distinct(sides: list[Side]) -> list[Side]:
    """The sides, each once, those that are parts of one another joined."""
    kept: list[Side] = []
    for side in sides:
        if not any(related(side.name, other.name) for other in kept):
            kept.append(side)
    return kept


class Reader:
    """Reads the sides around a path."""

    def __init__(self, sides: Sides) -> None:
        """Take what tells for whom people talk."""
        self.sides = sides
        self.parties = sides.parties

    def around(self, clauses: Clauses, told: Told) -> Around:
        """Return the sides that the words around the path name."""
        found = Around()
        anchor = told.path[0]
        for place in told.path:
            self._prepositions(clauses, place, anchor, found)
            if clauses.words[place].upos in ("VERB", "AUX", "ADJ") or clauses.child(place, "cop") is not None:
                self._verb(clauses, place, told, found)
            else:
                self._noun(clauses, place, found)
        if clauses.lemma(anchor) == "door":
            inside = clauses.subtree(told.path[-1])
            found.with_ += [
                s for i in inside if (n := clauses.by(i, "with")) is not None for s in self._sides(clauses, n, found)
            ]
        if not found.by and not found.between:
            self._opener(clauses, told.path[-1], found)
        if told.mediated and not found.all():
            self._after(clauses, told.path[-1], found)
        return found

    def _sides(self, clauses: Clauses, place: int | None, found: Around) -> list[Side]:
        if place is None:
            return []
        sides = [s for who in self._who(clauses, place) if (s := self.sides.of(who))]
        if sides:
            found.words += [place, *clauses.coordinated(place)]
        return distinct(sides)

    def _who(self, clauses: Clauses, place: int) -> list[Who]:
        """Who a noun is; "the leaders of A and B", "A's and B's leaders" are two, "a pilot" nobody in particular."""
        lemma = clauses.lemma(place)
        if lemma in ("side", "party") and clauses.words[place].form.lower() in ("sides", "parties"):
            return []  # those told before
        if lemma in dialogue_words().sides["stand_for"] and clauses.words[place].form.endswith("s"):
            of = clauses.by(place, "of", "from")
            proper = [i for i in clauses.subtree(of) if clauses.words[i].upos == "PROPN"] if of is not None else []
            owners = [i for c in clauses.children(place, "nmod:poss") for i in clauses.coordinated(c)]
            whole = {w.name: w for i in proper if (w := self.parties.one(clauses, i)) and w.named}
            whole |= {w.name: w for i in owners if len(owners) > 1 and (w := self.parties.one(clauses, i))}
            if len(whole) > 1:
                return list(whole.values())
        single = any(clauses.lemma(c) == "a" for c in clauses.children(place, "det"))
        collective = lemma in lexicon().bodies or lemma in dialogue_words().sides["many"]
        if single and clauses.words[place].upos == "NOUN" and not collective:
            return []
        return self.parties.who(clauses, place)

    def _prepositions(self, clauses: Clauses, place: int, anchor: int, found: Around) -> None:
        for preposition, noun in clauses.prepositional(place):
            if preposition in ("between", "among"):
                two = self._sides(clauses, noun, found)
                found.between += two if len(two) > 1 else two + self._sides(clauses, _other(clauses, noun), found)
            elif preposition == "with" or (preposition == "to" and place == anchor and clauses.lemma(place) == "talk"):
                found.with_ += self._sides(clauses, noun, found)
            elif preposition in (_FROM if place == anchor else _OF if clauses.words[place].upos == "NOUN" else ()):
                found.by += self._sides(clauses, noun, found)

    def _verb(self, clauses: Clauses, place: int, told: Told, found: Around) -> None:
        self._doer(clauses, place, told, found)
        thing = clauses.object(place)
        thing = clauses.child(place, "iobj") if thing is None or thing in told.path else thing
        if thing is not None and thing not in told.path:
            whom = found.with_ if place == told.path[0] else found.asked
            whom += self._sides(clauses, thing, found)
        asks = kind_of(clauses, place) in ("seek", "offer", "threaten", "refuse", "agree")
        if asks and clauses.relation(place) in ("advcl", "xcomp") and (head := clauses.head(place)) is not None:
            found.asked += self._sides(clauses, clauses.by(head, "to"), found)  # "wrote to the board asking for"
        if asks:
            found.asked += [
                s for p, n in clauses.prepositional(place) if p in _ASKED for s in self._sides(clauses, n, found)
            ]

    def _doer(self, clauses: Clauses, place: int, told: Told, found: Around) -> None:
        """Whoever does what the verb tells; of two verbs the lower's, unless the upper asks somebody to do it."""
        controlled = clauses.head(place) in told.path and clauses.child(place, "nsubj", "nsubj:pass") is None
        answers = told.asks is not None and told.path.index(place) > told.path.index(told.asks)
        if answers and kind_of(clauses, place) in ("refuse", "agree"):
            self.answered_by(clauses, place, found)
        elif not found.by and not controlled:
            doer = clauses.agent(place) if clauses.is_passive(place) else clauses.subject(place)
            if doer not in told.path:
                found.by += self._sides(clauses, doer, found)

    def _noun(self, clauses: Clauses, place: int, found: Around) -> None:
        owner = clauses.possessor(place)
        kind = kind_of(clauses, place)
        if kind in ("offer", "seek"):
            found.asked += [
                s for p, n in clauses.prepositional(place) if p in ("to", "for") for s in self._sides(clauses, n, found)
            ]
        if owner is not None and clauses.words[owner].form.lower() in ("their", "its"):
            asked = self._controller(clauses, place)
            found.by += self._sides(clauses, asked, found)
        elif owner is not None:
            found.by += [s for s in self._sides(clauses, owner, found) if s.name not in {b.name for b in found.by}]

    def _controller(self, clauses: Clauses, place: int) -> int | None:
        """ "Asked the guild to end its boycott", "warned both against abandoning their talks": the asked."""
        at: int | None = place
        while at is not None:
            relation, head = clauses.relation(at), clauses.head(at)
            if (
                head is not None
                and relation in ("xcomp", "advcl")
                and (asked := clauses.child(head, "obj", "iobj")) is not None
            ):
                return asked
            at = head
        return None

    def answered_by(self, clauses: Clauses, place: int, around: Around) -> None:
        """Add who answers: "the agency" of "the agency rejected the request"."""
        doer = clauses.agent(place) if clauses.is_passive(place) else clauses.subject(place)
        answering = [s for s in self._sides(clauses, doer, around) if s.name not in {b.name for b in around.by}]
        around.asked += answering
        around.answer = answering[0] if answering else None

    def _after(self, clauses: Clauses, top: int, found: Around) -> None:
        """ "The pilots called off the strike after talks brokered by Ann Lee": who does something after talks."""
        at: int | None = top
        while at is not None and not found.by:
            at = clauses.head(at)
            if at is not None and clauses.words[at].upos == "VERB":
                found.by += self._sides(clauses, clauses.subject(at), found)

    def _opener(self, clauses: Clauses, top: int, found: Around) -> None:
        """ "After a meeting with the minister, Ann Lee said": who met is the subject of what follows."""
        head = clauses.head(top)
        if head is None or not found.with_ or clauses.relation(top) not in ("obl", "advcl", "nmod"):
            return
        found.by += self._sides(clauses, clauses.subject(head), found)


def _other(clauses: Clauses, noun: int) -> int | None:
    """ "Between the guild and the board's new chair Ann Lee": what "and" joins to ``noun``, whatever it hangs on."""
    onward = range(noun + 1, min(noun + _NEAR, len(clauses.words)))
    joined = (i for i in onward if clauses.relation(i) == "conj" and clauses.is_noun(i))
    return next((i for i in joined if any(noun < c < i for c in clauses.children(i, "cc"))), None)


class Known:
    """The pairs that one article has told so far, for words that leave open whose talks they are."""

    def __init__(self, guessed: tuple[Side, Side] | None = None) -> None:
        """Nothing is told yet; ``guessed`` are two that do much to each other."""
        self._pairs: list[tuple[Side, Side]] = [guessed] if guessed else []
        self._guessed = guessed

    def add(self, one: Side, other: Side) -> None:
        """Remember that these two are told of."""
        self._pairs.append((one, other))

    def last(self, *, stated: bool) -> tuple[Side, Side] | None:
        """The pair told last; one that was only guessed where a state is told of it."""
        last = self._pairs[-1] if self._pairs else None
        return last if stated or last is not self._guessed else None

    def other(self, side: Side, *, guessed: bool = True) -> Side | None:
        """Return with whom ``side`` was last told to be, or ``guessed`` to be."""
        for pair in reversed(self._pairs[-_BACK:]):
            one, other = pair
            if pair is self._guessed and not guessed:
                continue
            for mine, theirs in ((one, other), (other, one)):
                if related(mine.name, side.name):
                    return theirs
        return None

    def fuller(self, side: Side) -> Side:
        """Return the side as it was first named: "five unions" for "the unions"."""
        for pair in self._pairs[-_BACK:]:
            for known in pair:
                if related(known.name, side.name):
                    return known
        return side


def pair_of(around: Around, told: Told, known: Known, speaker: Side | None, *, forum: bool = False) -> Pair | None:
    """Return the two that talk; None where the article does not tell two.

    ``forum`` tells that they meet in a joint body: whose that is, is not guessed. ``speaker`` is whose words they are.
    "The ministry refuses to meet", says the guild: it is the guild that it will not meet.
    """
    by = around.by[0] if around.by else None
    named = [*around.with_, *around.asked]
    if (
        by is None
        and told.asks is not None
        and speaker
        and named
        and not any(related(speaker.name, n.name) for n in named)
    ):
        around.by.append(by := speaker)
    if len(around.between) > 1:
        one, other = around.between[:2]
        return _with_third(one, other, by)
    for other in around.with_:
        for one in (*around.asked, *around.by):
            if not related(one.name, other.name):
                third = by if by and by is not one else None
                return Pair(one, other, one if third is None else None, third)
    if len(around.by) > 1 and not around.with_:
        return Pair(around.by[0], around.by[1], None)
    if by and around.answer:
        return Pair(by, around.answer, around.answer)
    if by and around.asked:
        return _asked(by, around.asked, told, known)
    return _one_sided(around, told, known, speaker, guessed=not forum)


def _with_third(one: Side, other: Side, by: Side | None) -> Pair:
    if by is None:
        return Pair(one, other, None)
    own = next((s for s in (one, other) if related(s.name, by.name)), None)
    return Pair(one, other, own, None if own else by)


def _asked(by: Side, asked: list[Side], told: Told, known: Known) -> Pair | None:
    """ "Asked the guild to come back": to the asker, unless the guild is known to talk with somebody else."""
    if len(asked) > 1:
        return Pair(asked[0], asked[1], None, by)
    one = asked[0]
    if related(one.name, by.name):
        other = known.other(one)
        return Pair(one, other, None, by if by.name != one.name else None, 0.6) if other else None
    other = known.other(one)
    third = other is not None and not related(other.name, by.name) and told.state is ChannelState.SOUGHT
    if other is not None and third:
        return Pair(one, other, None, by, 0.7)
    return Pair(by, one, by)


def _one_sided(around: Around, told: Told, known: Known, speaker: Side | None, *, guessed: bool) -> Pair | None:
    """One side is named: the other is whoever says so of it, or whom it was last told to be with."""
    sides = around.all()
    if not sides:
        last = known.last(stated=told.stated)
        return Pair(*last, None, None, 0.6) if last else None
    one = sides[0]
    by = one if around.by else None
    other = known.other(one, guessed=guessed)
    if other is None and speaker and told.stated and not related(speaker.name, one.name):
        other = speaker
    return Pair(one, other, by, None, 0.65) if other and told.stated else None


def opposed(sides: Sides, sentences: tuple[Clauses, ...]) -> Iterator[tuple[Side, Side]]:
    """Yield the pairs of "the dispute between A and B", "a deal between A and B", "A is in dispute with B"."""
    nouns = dialogue_words().talks["between"]
    for clauses in sentences:
        for place, word in enumerate(clauses.words):
            if word.upos == "NOUN" and clauses.lemma(place) in nouns:
                nouns_of = [clauses.by(place, "between")]
                if clauses.child(place, "cop") is not None:
                    nouns_of = [clauses.child(place, "nsubj"), clauses.by(place, "with")]
                who = [w for noun in nouns_of for w in sides.parties.who(clauses, noun)]
                found = distinct([s for w in who if (s := sides.of(w))])
                if len(found) == 2:
                    yield found[0], found[1]
