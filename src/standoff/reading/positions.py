"""Positions: who stands where on which question, only where the words carry it.

1. A verb, an adjective or a noun of stance ("opposes", "is in favour of", "its support for") with somebody who holds it
   and something it is about. What nobody is told to hold, and what is about a person or only points ("it"), is none.
2. What is wanted of another tells where the asker stands: against what is to be scrapped, for what is to be introduced.
3. What somebody calls a measure tells it too, where the word is a verdict ("called the plan a disgrace").
4. A condition that hangs on the word makes the stance conditional. What is only possible, asked or supposed is none.

"We" in somebody's words is the body they speak for. The words are in ``positions.toml``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from standoff.ontology import (
    ActStatus,
    DateBasis,
    HolderLevel,
    Part,
    PartialDate,
    Position,
    PositionBasis,
    Reporter,
    Span,
    Stance,
    covering,
)
from standoff.reading.acts_lexicon import act_lexicon
from standoff.reading.acts_parties import Parties
from standoff.reading.acts_status import standing
from standoff.reading.acts_told import Who
from standoff.reading.dates_terms import DatePhrase, DateRole
from standoff.reading.dialogue_path import ENDINGS
from standoff.reading.dialogue_sides import Sides
from standoff.reading.dialogue_words import dialogue_words
from standoff.reading.positions_issues import Issue, Issues
from standoff.reading.positions_words import StanceFrame, stance_words
from standoff.reading.roles import Held
from standoff.reading.syntax import Clauses, Syntax

_LONGEST = 120
_MOST = 4  # holders of one stance
_OPENS = re.compile(r"^(?:['\"‘“]?(?:the|an?|any|its|their|this|these|those|that)\s+)?['\"‘“]?", re.I)
#: "Oppose the trial 'root and branch'"; in "the board's 'new approach'" the words quoted are the issue's own.
_QUOTED_ON = re.compile(r"(?<!['’]s)(?<!s['’])\s['\"‘“].*$")
#: A mark whose other half was cut away with the end of the words.
_OPEN_MARK = re.compile(r"(?<=\s)(?:‘(?!.*\w’)|“(?!.*”)|['\"](?!.*['\"]))(?=\w)")
_LOOSE = re.compile(r",?\s(?:to|of|for|and|or|in|on|with|an?|the|by)$")
_MARKS = frozenset(["'", '"', "‘", "“"])
_WE = frozenset(["we", "our", "us"])
_MEMBERS = re.compile(r"\b(?:members|branches|delegates)\b")
_WOULD = frozenset(["would", "'d", "’d"])


@dataclass(frozen=True, slots=True)
class _Taken:
    """A stance as a sentence tells it; places are in the view."""

    holders: tuple[Who, ...]
    word: int
    stance: Stance
    issue: Issue
    strength: float


def find_positions(
    parties: Parties, roles: Iterable[Held], parts: Iterable[Part], syntax: Syntax, dates: Sequence[DatePhrase] = ()
) -> tuple[Position, ...]:
    """Return the positions that one page tells of, in order of place, with evidence in the stored text.

    ``parties`` tells who the page's nouns are, ``roles`` and ``parts`` for which body somebody speaks; ``dates`` are
    the page's own, with places in the view. Without a language model nothing is found (``Syntax.problem``).
    """
    finder = _Finder(parties, Sides(parties, roles, parts), dates)
    found: dict[tuple[str, str, Stance], Position] = {}
    for clauses in syntax.sentences:
        for position in finder.find(clauses):
            found.setdefault((position.holder, position.issue.lower(), position.stance), position)
    return tuple(sorted(found.values(), key=lambda p: p.evidence[0]))


class _Finder:
    """Reads the positions of one page, sentence by sentence."""

    def __init__(self, parties: Parties, sides: Sides, dates: Sequence[DatePhrase]) -> None:
        self.parties, self.sides, self.page = parties, sides, parties.page
        self.issues = Issues(parties)
        self.since = [d for d in dates if d.role is DateRole.SINCE and d.date]

    def find(self, clauses: Clauses) -> Iterator[Position]:
        """Yield the positions that one sentence tells of."""
        if not clauses.text[: clauses.span.end].rstrip("\"'”’ )").endswith("?"):
            yield from self._told(clauses)
        self.issues.next(clauses)

    def _told(self, clauses: Clauses) -> Iterator[Position]:
        words = stance_words()
        for place, word in enumerate(clauses.words):
            lemma = clauses.lemma(place)
            if word.upos == "VERB":
                found = self._verdict(clauses, place) or self._framed(clauses, place, _verb_frames(clauses, place))
                found = found or self._adjective(clauses, place, words.adjectives.get(word.form.lower(), ()))
            elif word.upos == "NOUN":
                found = self._noun(clauses, place, words.nouns.get(lemma, ())) or self._judged(clauses, place)
                found = found or self._claimed(clauses, place)
            else:
                found = self._adjective(clauses, place, words.adjectives.get(word.form.lower(), ()))
                found = found or self._judged(clauses, place) or self._slighted(clauses, place)
            for holder in found.holders[:_MOST] if found is not None else ():
                if found is not None and (position := self._position(clauses, found, holder)):
                    yield position

    # the ways in which a stance is told

    def _framed(self, clauses: Clauses, place: int, frames: Iterable[StanceFrame]) -> _Taken | None:
        for frame in frames:
            if len(frame.words) > 1 and not _has_particle(clauses, place, frame.words[1]):
                continue
            for way in frame.issue:
                issue = self.issues.of(clauses, place, way)
                if issue is not None and frame.talks and not _of_talks(clauses, issue.span):
                    continue
                if issue is not None and (taken := self._by_verb(clauses, place, frame, issue)):
                    return taken
        return None

    def _by_verb(self, clauses: Clauses, place: int, frame: StanceFrame, issue: Issue) -> _Taken | None:
        stance = self._stance(clauses, place, frame)
        doer = clauses.agent(place) if clauses.is_passive(place) else clauses.subject(place)
        if doer is None and clauses.words[place].form.lower() in stance_words().adjectives:
            doer = clauses.child(place, "nsubj:pass")  # "is opposed to"
        holders = self._holders(clauses, doer)
        if stance is None or not holders:
            return None
        return _Taken(holders, place, _turned(stance) if issue.removed else stance, issue, frame.strength)

    def _stance(self, clauses: Clauses, place: int, frame: StanceFrame) -> Stance | None:
        """The stance as negation and the verbs above leave it; None where it is possible, asked or supposed."""
        how = standing(clauses, place, speech=True)
        auxiliaries = clauses.auxiliaries(place)
        would = bool(auxiliaries & _WOULD)
        never = how.negated and bool(auxiliaries & {"can", "could", "ca"})  # "cannot accept"
        open_ = how.status not in (ActStatus.HAPPENED, ActStatus.PLANNED) and not would and not never
        loose = clauses.has_to(place) and clauses.relation(place) not in (
            "xcomp",
            "root",
            "conj",
        )  # "in order to support"
        if how.absorbed or open_ or loose or self._made(clauses, place):
            return None
        if frame.going and not clauses.words[place].form.lower().endswith("ing"):
            return None
        if "had" in auxiliaries and frame.issue[0] != "asked":
            return None  # what they stood for once; what they had asked for they ask for still
        if how.negated:
            return frame.stance if frame.only_negated else frame.negated
        return None if frame.only_negated else frame.stance

    def _made(self, clauses: Clauses, place: int) -> bool:
        """ "Was urged to accept": what somebody is to be made to do is no stance of theirs."""
        head = clauses.head(place)
        below = head is not None and clauses.relation(place) in ("xcomp", "ccomp", "advcl") and clauses.has_to(place)
        return below and head is not None and clauses.lemma(head) in stance_words().lists["made"]

    def _adjective(self, clauses: Clauses, place: int, frames: Iterable[StanceFrame]) -> _Taken | None:
        """ "Is opposed to", "is against": said of its subject."""
        for frame in frames:
            at, issue = place, None
            if clauses.relation(place) == "case" and (noun := clauses.head(place)) is not None:
                at, issue = noun, self.issues.noun(clauses, noun) if clauses.child(noun, "cop") is not None else None
            else:
                for way in frame.issue:
                    issue = issue or self.issues.of(clauses, place, way)
            said_of_it = clauses.child(at, "cop", "aux:pass") is not None or clauses.relation(at) in ("xcomp", "conj")
            if issue is None or not said_of_it:
                continue
            if (taken := self._by_verb(clauses, at, frame, issue)) is not None:
                return taken
        return None

    def _noun(self, clauses: Clauses, place: int, frames: Iterable[StanceFrame]) -> _Taken | None:
        """ "The guild's opposition to the plan", "expressed its support for it"."""
        for frame in frames:
            owner = clauses.possessor(place)
            if owner is not None and clauses.lemma(place) == "call" and clauses.words[owner].upos == "PRON":
                continue  # "remembering his call for unity"
            holders = self._holders(clauses, owner)
            holders = holders or self._holders(clauses, clauses.by(place, "from", "by"))
            head = clauses.head(place)
            if not holders and head is not None and clauses.relation(place) == "obj":
                holders = self._holders(clauses, clauses.subject(head))
                if (
                    standing(clauses, head).absorbed
                    or clauses.negated(head)
                    or clauses.lemma(head) not in stance_words().lists["express"]
                ):
                    continue
            for way in frame.issue if holders else ():
                issue = self.issues.of(clauses, place, way)
                if issue is not None:
                    stance = _turned(frame.stance) if issue.removed else frame.stance
                    return _Taken(holders, place, stance, issue, frame.strength)
        return None

    def _claimed(self, clauses: Clauses, place: int) -> _Taken | None:
        """ "Its claim that the levy cannot be changed", "this is the position of both the guild and the board"."""
        issue = self.issues.claimed(clauses, place)
        owner = clauses.possessor(place)
        holders = self._holders(clauses, clauses.by(place, "of") if owner is None else owner) if issue else ()
        if issue is None or not holders or clauses.negated(place):
            return None
        return _Taken(holders, place, Stance.OPPOSES if issue.removed else Stance.SUPPORTS, issue, 0.8)

    def _verdict(self, clauses: Clauses, place: int) -> _Taken | None:
        """ "Called the plan a disgrace", "described the closure as welcome"."""
        if clauses.lemma(place) not in stance_words().lists["verdict"] or clauses.negated(place):
            return None
        thing = clauses.object(place)
        issue = self.issues.noun(clauses, thing) if thing is not None else None
        said = [
            i for i in clauses.subtree(place) if thing is not None and i > thing and i not in clauses.subtree(thing)
        ]
        stance = _verdict_of(clauses, said[:12])
        holders = self._holders(clauses, clauses.subject(place)) if issue and stance else ()
        how = standing(clauses, place, speech=True)
        if not holders or issue is None or stance is None or how.absorbed or how.status is not ActStatus.HAPPENED:
            return None
        return _Taken(holders, place, stance, issue, 0.86)

    def _judged(self, clauses: Clauses, place: int) -> _Taken | None:
        """ "The plan is unworkable", in somebody's words: what they judge a measure to be."""
        subject = clauses.child(place, "nsubj")
        if clauses.child(place, "cop") is None or subject is None:
            return None
        said = [place, *clauses.children(place, "amod")]
        stance = _verdict_of(clauses, said)
        lacking = clauses.negated(place) and clauses.words[place].form.lower() in act_lexicon().evaluation["lacking"]
        subject_is = clauses.lemma(subject) in stance_words().lists["measures"]
        if lacking and subject_is and stance is None:
            stance = Stance.SUPPORTS  # what it is not: turned below
        speaker = self.parties.speaker_at(clauses.words[place].start)
        issue = self.issues.noun(clauses, subject) if stance and speaker else None
        how = standing(clauses, place)
        if speaker is None or stance is None or issue is None or how.absorbed or how.status is not ActStatus.HAPPENED:
            return None
        if how.negated:
            stance = _turned(stance) if stance is Stance.SUPPORTS else None
        return _Taken((speaker,), place, stance, issue, 0.8) if stance else None

    def _slighted(self, clauses: Clauses, place: int) -> _Taken | None:
        """ "The 'insulting' offer", in somebody's words: what they call a measure in passing."""
        noun = clauses.head(place)
        if (
            clauses.relation(place) != "amod"
            or noun is None
            or clauses.lemma(noun) not in stance_words().lists["measures"]
        ):
            return None
        speaker = self.parties.speaker_at(clauses.words[place].start)
        marked = self.page.text[clauses.words[place].start - 1 : clauses.words[place].start] in _MARKS
        if speaker is None or not marked or _verdict_of(clauses, [place]) is not Stance.OPPOSES:
            return None
        issue = self.issues.noun(clauses, noun)
        return _Taken((speaker,), place, Stance.OPPOSES, issue, 0.76) if issue is not None else None

    # who holds it, and how it is given out

    def _holders(self, clauses: Clauses, place: int | None) -> tuple[Who, ...]:
        if place is None:
            return ()
        found = self.parties.who(clauses, place)
        if found and found[0].person and clauses.words[place].form.lower() in _WE:
            side = self.sides.of(found[0])
            return (Who(side.name, 0.75) if side else found[0],)
        if clauses.lemma(place) in ("member", "delegate") and (body := self._body_of_members(clauses, place)):
            return (body,)
        return tuple(who for who in found if not _vague(who))

    def _body_of_members(self, clauses: Clauses, place: int) -> Who | None:
        """ "Members of the Guild have accepted": the Guild has."""
        for noun in (clauses.by(place, "of", "to"), clauses.possessor(place)):
            for who in self.parties.who(clauses, noun):
                if who.named and not who.person:
                    return Who(who.name, 0.75, named=True)
        return None

    def _position(self, clauses: Clauses, taken: _Taken, holder: Who) -> Position | None:
        told = taken.issue.words or (taken.issue.named or taken.issue.span).of(self.page.text)
        issue = " ".join(told.split())
        issue = _LOOSE.sub("", _QUOTED_ON.sub("", _OPENS.sub("", issue))).strip(" ,;'\"‘’“”")
        issue = _without_half(_OPEN_MARK.sub("", issue))
        if not issue or len(issue) > _LONGEST or not re.search(r"[A-Za-z]{3}", issue):
            return None
        condition = self._condition(clauses, taken.word)
        stance = Stance.CONDITIONAL if condition and taken.stance in (Stance.SUPPORTS, Stance.OPPOSES) else taken.stance
        said = self.parties.speaker_at(clauses.words[taken.word].start)
        speaker = said.name if said else None
        reported_by = speaker if speaker and speaker != holder.name and not self._own(speaker, holder) else None
        level = HolderLevel.PERSON if holder.person else HolderLevel.ORGANISATION
        if _MEMBERS.search(holder.name) and reported_by:
            level = HolderLevel.MEMBERS
        return Position(
            holder=holder.name,
            issue=issue,
            stance=stance,
            evidence=(self.page.stored(self._evidence(clauses, taken)),),
            condition=condition,
            reported_by=reported_by,
            date=self._day(),
            confidence=round(min(0.95, taken.strength * holder.certainty), 2),
            level=level,
            reporter=Reporter.SELF if speaker and reported_by is None else None,
            basis=PositionBasis.STATEMENT if said else None,
            strength=self._strength(clauses, taken.word),
            since=self._since(clauses),
        )

    def _own(self, speaker: str, holder: Who) -> bool:
        """Whether the speaker speaks for the holder."""
        person = any(e.name == speaker for e in self.parties.names.people)
        side = self.sides.of(Who(speaker, 1.0, person))
        return side is not None and side.name == holder.name

    def _evidence(self, clauses: Clauses, taken: _Taken) -> Span:
        inside = [clauses.word_span(taken.word), taken.issue.span]
        subject = clauses.subject(taken.word) if clauses.words[taken.word].upos != "NOUN" else None
        if subject is not None:
            inside.append(clauses.word_span(subject))
        return covering(inside)

    def _condition(self, clauses: Clauses, place: int) -> str | None:
        """ "If …", "unless …", "provided that …" that hangs on the word of stance."""
        opens = stance_words().lists["conditions"]
        for child in clauses.children(place, "advcl"):
            span = clauses.span_under(child)
            words = " ".join(span.of(self.page.text).split())
            if clauses.marks(child) & opens or words.lower().startswith(tuple(opens)):
                return words if len(words) <= _LONGEST else words[:_LONGEST].rsplit(" ", 1)[0] + " …"
        return None

    def _strength(self, clauses: Clauses, place: int) -> str | None:
        words = stance_words().lists["strength"]
        near = [c for c in clauses.children(place, "advmod") if clauses.words[c].form.lower() in words]
        return clauses.words[near[0]].form.lower() if near else None

    def _since(self, clauses: Clauses) -> PartialDate | None:
        return next((d.date for d in self.since if clauses.span.contains(d.span)), None)

    def _day(self) -> PartialDate | None:
        published = self.page.document.published
        return PartialDate(published.value[:10], DateBasis.PUBLICATION) if published else None


def _without_half(words: str) -> str:
    """A mark of quotation whose other half is cut away: "insulting” offer"."""
    for opens, shuts in (("“", "”"), ('"', '"')):
        if words.count(opens) + words.count(shuts) * (opens != shuts) == 1:
            return words.replace(opens, "").replace(shuts, "")
    return words


def _verb_frames(clauses: Clauses, place: int) -> tuple[StanceFrame, ...]:
    """The frames of a verb by its lemma, or by its form where the lemma is a bad guess ("rul")."""
    form, verbs = clauses.words[place].form.lower(), stance_words().verbs
    cut = (form.removesuffix(ending) + put for ending, put in ENDINGS if form.endswith(ending))
    return next((verbs[base] for base in (clauses.lemma(place), *cut) if base in verbs), ())


def _of_talks(clauses: Clauses, span: Span) -> bool:
    nouns = dialogue_words().talks["nouns"] | dialogue_words().talks["table"]
    return any(span.contains(clauses.word_span(i)) and clauses.lemma(i) in nouns for i in range(len(clauses.words)))


def _vague(who: Who) -> bool:
    """ "People", "a man", "whose leaders": nobody whose position could be kept."""
    words = who.name.lower().split()
    return words[-1] in stance_words().lists["vague"] or words[0].startswith("wh") or words[0] == "least"


def _turned(stance: Stance) -> Stance:
    """For and against change places; what is neither stays."""
    return {Stance.SUPPORTS: Stance.OPPOSES, Stance.OPPOSES: Stance.SUPPORTS}.get(stance, stance)


def _has_particle(clauses: Clauses, place: int, particle: str) -> bool:
    return any(clauses.lemma(c) == particle for c in clauses.children(place, "compound:prt", "advmod", "case", "obl"))


def _verdict_of(clauses: Clauses, places: Iterable[int]) -> Stance | None:
    """What the words find: bad, good, or neither; both together tell nothing."""
    judged = act_lexicon().evaluation
    words = {clauses.lemma(i) for i in places} | {clauses.words[i].form.lower() for i in places}
    bad, good = words & judged["bad"], words & judged["praised"]
    if bool(bad) == bool(good):
        return None
    return Stance.OPPOSES if bad else Stance.SUPPORTS
