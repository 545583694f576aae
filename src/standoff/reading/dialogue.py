"""Dialogue: whether two parties are talking, at which level, who changed it and until what, as one article tells it.

1. Every word for talks ("met", "negotiations", "back to the table") is followed up to its main clause, and what the
   words on the way make of it is the state told there (``dialogue_path``). An approach is told by its act.
2. Who talks is read from the words around that path, each for the body they act for (``dialogue_pairs``,
   ``dialogue_sides``). Words that name one side or none ("talks will resume next week") are of the pair that the
   article told last; without two parties nothing is told.
3. Of all that an article tells of one pair at one level, the state that stands today is kept (``dialogue_fold``).

The words are in ``dialogue.toml``.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from standoff.ontology import Act, ActStatus, Channel, ChannelState, Level, Part, PartialDate, Span, covering
from standoff.reading.acts_parties import Parties
from standoff.reading.acts_told import Who
from standoff.reading.acts_verbs import condition_span
from standoff.reading.dates_terms import DateKind, DatePhrase, DateRole
from standoff.reading.dialogue_fold import Telling, fold
from standoff.reading.dialogue_levels import level_of_words, usual_level
from standoff.reading.dialogue_pairs import Around, Known, Pair, Reader, opposed, pair_of
from standoff.reading.dialogue_path import Told, follow, kind_of
from standoff.reading.dialogue_sides import Side, Sides, related
from standoff.reading.dialogue_words import dialogue_words
from standoff.reading.roles import Held
from standoff.reading.syntax import Clauses, Syntax

_LONGEST_CONDITION = 160
_OUTCOME = 2  # sentences behind talks in which what came of them is told
_SAYS_SO = 2.4  # the weight from which words state how the talks stand
_DATED = frozenset([DateKind.DAY, DateKind.PERIOD, DateKind.RANGE])
#: "Met for the first time since September": the day they last met, not the day since which they talk.
_FIRST_SINCE = re.compile(r"\bfirst\s+(?:\w+\s+){1,3}since\s[^.;]{0,30}$")
#: What an act alone tells of the talks of its two parties.
_ACTS = {"approach": ChannelState.SOUGHT}


def find_dialogue(
    parties: Parties,
    roles: Iterable[Held],
    parts: Iterable[Part],
    acts: Iterable[Act],
    syntax: Syntax,
    dates: Sequence[DatePhrase] = (),
) -> tuple[Channel, ...]:
    """Return whether the parties of one page are talking, a channel for each pair and level, in order of place.

    ``parties`` tells who the page's nouns are; ``acts`` are the page's own, with places in the stored text, ``dates``
    its dates in order, with places in the view. Evidence lies in the stored text. Without a language model nothing is
    found (``Syntax.problem``).
    """
    sides = Sides(parties, roles, parts)
    finder = _Finder(sides, dates)
    return fold(finder.find(syntax.sentences, tuple(acts)))


class _Finder:
    """Reads the tellings of one page, sentence by sentence."""

    def __init__(self, sides: Sides, dates: Sequence[DatePhrase]) -> None:
        self.sides, self.parties, self.page = sides, sides.parties, sides.parties.page
        self.reader = Reader(sides)
        self._only: tuple[Side, Side] | None = None
        self.dates = [d for d in dates if d.kind in _DATED and d.date]
        self._dated_at = [d.span.start for d in self.dates]

    def find(self, sentences: tuple[Clauses, ...], acts: tuple[Act, ...]) -> Iterator[Telling]:
        """Yield what each sentence tells, in order."""
        self.sentences, self.acts = sentences, acts
        self.known = Known(self._adversaries(acts))
        for one, other in opposed(self.sides, sentences):
            self.known.add(one, other)
        ordered = sorted(acts, key=lambda a: a.trigger)
        starts = [a.trigger.start for a in ordered]
        for number, clauses in enumerate(sentences):
            here = list(self._sentence(number, clauses))
            stored = self.page.stored(clauses.span)
            mine = ordered[bisect_left(starts, stored.start) : bisect_left(starts, stored.end)]
            told = {t.pair for t in here}
            yield from here
            yield from (t for a in mine for t in self._act(number, a) if t.pair not in told)

    def _sentence(self, number: int, clauses: Clauses) -> Iterator[Telling]:
        if clauses.text[: clauses.span.end].rstrip("\"'”’ )").endswith("?"):
            return
        seen: set[int] = set()
        for place, verb in _anchors(clauses):
            told = follow(clauses, place, verb=verb)
            if told is None or (set(told.path[1:3]) & seen and not verb):
                continue
            seen.update(told.path)
            around = self.reader.around(clauses, told)
            told = self._answered(clauses, told, around)
            telling = self._telling(number, clauses, told, around)
            if telling:
                yield telling
                yield from self._others(telling, around)

    def _answered(self, clauses: Clauses, told: Told, around: Around) -> Told:
        """ "Asked for talks, but the agency rejected the request": the answer that the same sentence gives."""
        if told.state not in (ChannelState.SOUGHT, ChannelState.OFFERED):
            return told
        words = dialogue_words()
        for place, word in enumerate(clauses.words):
            thing = clauses.object(place) if word.upos == "VERB" and place not in told.path else None
            if thing is None or clauses.lemma(thing) not in words.talks["asked"] or clauses.negated(place):
                continue
            kind = kind_of(clauses, place)
            answer = {"refuse": ChannelState.REFUSED, "agree": ChannelState.AGREED}.get(kind or "")
            if answer:
                self.reader.answered_by(clauses, place, around)
                return replace(told, state=answer, weight=2.4, path=(*told.path, place))
        return told

    def _telling(self, number: int, clauses: Clauses, told: Told, around: Around) -> Telling | None:
        speaker = self._speaker(clauses.words[told.path[0]].start)
        if not around.all() and not _taken_up(clauses, told):
            return None
        if _slight(clauses, told, around) or self._chat(clauses, told, around) or _other_meeting(clauses, told, around):
            return None
        forum = clauses.lemma(told.path[0]) in dialogue_words().talks["forums"]
        pair = pair_of(around, told, self.known, speaker, forum=forum) or self._with_rival(
            number, around, told, speaker
        )
        if pair is None and told.state is ChannelState.AGREED and not around.all() and self._only:
            pair = Pair(*self._only, None, None, 0.6)  # "more talks are planned", where two have done something at all
        if pair is None:
            return None
        pair = self._asked_back(clauses, told, pair)
        one, other = self.known.fuller(pair.one), self.known.fuller(pair.other)
        if related(one.name, other.name) or (one.private and other.private):
            return None  # two people who stand for nobody are no two parties
        self.known.add(one, other)
        place = self._evidence(clauses, told, around)
        said_by = next((s.name for s in (one, other) if speaker and related(s.name, speaker.name)), None)
        if told.asks is not None:
            said_by = None  # that it asks or offers is no account of what there is
        by = pair.by or (pair.urged_by if told.state is ChannelState.SOUGHT else None)
        certain = min(one.certainty, other.certainty) * pair.certainty
        return Telling(
            parties=(one.name, other.name),
            state=told.state,
            weight=told.weight - (0.4 if pair.certainty < 1 else 0.0),
            evidence=self.page.stored(place),
            sentence=number,
            confidence=round(min(0.95, certain * (0.95 if told.stated else 0.7)), 2),
            level=level_of_words(clauses, told),
            usual=usual_level(clauses, told, pair.one, pair.other),
            resumed=told.resumed,
            by=by.by if by else None,
            since=self._since(clauses, told, place),
            condition=self._condition(clauses, told),
            urged_by=pair.urged_by.name if pair.urged_by else None,
            said_by=said_by,
        )

    def _others(self, telling: Telling, around: Around) -> Iterator[Telling]:
        """ "In talks with the guild and the union": a channel with each of them."""
        one, first = telling.parties
        bodies = {e.name for e in self.parties.names.bodies}
        rest = [self.known.fuller(s) for s in around.with_[1:3] if not s.person and s.by not in telling.parties]
        if len(around.with_) < 2 or around.between or not around.by or telling.urged_by:
            return
        for side in rest:
            if side.name in bodies and not related(side.name, one) and not related(side.name, first):
                yield replace(telling, parties=(one, side.name))

    def _chat(self, clauses: Clauses, told: Told, around: Around) -> bool:
        """A conversation or a call with somebody unnamed: no dialogue of two parties."""
        if clauses.lemma(told.path[0]) not in dialogue_words().talks["private"]:
            return False
        named = {e.name for e in self.parties.names.entities} | {"government"}
        return any(side.name not in named for side in around.all())

    def _with_rival(self, number: int, around: Around, told: Told, speaker: Side | None) -> Pair | None:
        """A state in so many words of one side's talks: with the body that the article is most about besides."""
        one = next(iter(around.all()), speaker)
        if one is None or told.weight < _SAYS_SO:
            return None
        other = self._agreed_with(number, one) if told.mediated else None
        other = other or self.sides.rival(one)
        by = one if around.by and not told.mediated else None
        return Pair(one, other, by, None, 0.5) if other else None

    def _agreed_with(self, number: int, one: Side) -> Side | None:
        """Whoever is told, just after talks of ``one``, to have agreed to something: what came of the talks."""
        last = self.page.stored(self.sentences[min(number + _OUTCOME, len(self.sentences) - 1)].span)
        here = self.page.stored(self.sentences[number].span)
        agreed = [a for a in self.acts if a.type == "agree" and here.start <= a.trigger.start < last.end and a.actor]
        sides = [side for a in agreed if (side := self._side_of(a.actor or "")) and not related(side.name, one.name)]
        return sides[0] if sides else None

    def _asked_back(self, clauses: Clauses, told: Told, pair: Pair) -> Pair:
        """Who appeals to one to come back to talks is a third party, where they are not known to have been theirs."""
        returns = any(kind_of(clauses, p) == "resume" for p in told.path)
        if not returns or told.state is not ChannelState.SOUGHT or pair.by is None or pair.urged_by:
            return pair
        asked = pair.other if pair.by is pair.one else pair.one
        rival = None if self.known.other(asked, guessed=False) else self.sides.rival(asked)
        if rival is None or related(rival.name, pair.by.name):
            return pair
        return Pair(asked, rival, None, pair.by, 0.5)

    def _speaker(self, place: int) -> Side | None:
        who = self.parties.speaker_at(place)
        if who and not who.person and " and " in who.name:
            first = who.name.split(" and ")[0].split(",")[0]
            who = Who(first, who.certainty, any(e.name == first for e in self.parties.names.people))
        return self.sides.of(who) if who else None

    def _evidence(self, clauses: Clauses, told: Told, around: Around) -> Span:
        inside = [clauses.word_span(i) for i in told.path]
        inside += [clauses.phrase(i) for i in around.words]
        return covering(inside)

    def _since(self, clauses: Clauses, told: Told, place: Span) -> PartialDate | None:
        """The date in the clause of the words that tell the state, one behind "since" first."""
        top = clauses.span_under(told.path[-1])
        near = [
            d
            for d in self.dates[
                bisect_left(self._dated_at, clauses.span.start) : bisect_left(self._dated_at, clauses.span.end)
            ]
            if (top.contains(d.span) or place.contains(d.span))
            and _of_path(clauses, told, d)
            and not _FIRST_SINCE.search(self.page.text, clauses.span.start, d.span.end)
            and d.role not in (DateRole.UNTIL, DateRole.BY)
        ]
        if told.state is ChannelState.AGREED:
            return None  # the day to come is no beginning
        if told.state in (ChannelState.OFFERED, ChannelState.SOUGHT):
            anchor = clauses.words[told.path[0]].start  # behind it stands the day for which they ask
            near = [d for d in near if d.span.start < anchor]
        best = min(near, key=lambda d: (d.role is not DateRole.SINCE, abs(d.span.start - place.start)), default=None)
        return best.date if best else None

    def _condition(self, clauses: Clauses, told: Told) -> str | None:
        """ "Until …", "unless …", "if …" that hangs on a word of the path."""
        for place in reversed(told.path):
            for child in clauses.children(place, "advcl"):
                if clauses.marks(child) & {"until", "unless", "till", "if", "provided"}:
                    return self._words(condition_span(clauses, child))
            noun = clauses.by(place, "until", "pending")
            if noun is not None and clauses.words[noun].upos == "NOUN":
                return self._words(Span(clauses.span_under(noun).start, clauses.span_under(noun).end))
        return None

    def _words(self, span: Span) -> str:
        words = " ".join(span.of(self.page.text).split())
        return words if len(words) <= _LONGEST_CONDITION else words[:_LONGEST_CONDITION].rsplit(" ", 1)[0] + " …"

    def _act(self, number: int, act: Act) -> Iterator[Telling]:
        """ "The trusts have approached the department": what is told by an act and by no word for talks."""
        state = _ACTS.get(act.type)
        if state is None or act.status is not ActStatus.HAPPENED or not act.actors or not act.recipients:
            return
        sides = [s for a in (act.actors[0], act.recipients[0]) if (s := self._side_of(a.name))]
        if len(sides) < 2 or related(sides[0].name, sides[1].name):
            return
        one, other = (self.known.fuller(s) for s in sides)
        if related(one.name, other.name):
            return
        self.known.add(one, other)
        yield Telling(
            parties=(one.name, other.name),
            state=state,
            weight=2.0 if state is ChannelState.OPEN else 1.8,
            evidence=act.evidence[0],
            sentence=number,
            confidence=round(act.confidence * 0.9, 2),
            usual=Level.LEADERS if one.person or other.person else Level.NEGOTIATION,
            by=act.actor if state is ChannelState.SOUGHT else None,
        )

    def _adversaries(self, acts: tuple[Act, ...]) -> tuple[Side, Side] | None:
        """The two that do most to each other, if they do so twice: whose "the talks" are where no pair is named."""
        done: dict[frozenset[str], list[tuple[Side, Side]]] = {}
        for act in acts:
            one, other = (self._side_of(name) if name else None for name in (act.actor, act.target))
            if one and other and not related(one.name, other.name):
                done.setdefault(frozenset((one.name, other.name)), []).append((one, other))
        most = max(done.values(), key=len, default=[])
        bodies = {e.name for e in self.parties.names.bodies}
        self._only = most[0] if len(done) == 1 and all(side.name in bodies for side in most[0]) else None
        return most[0] if len(most) > 1 else None

    def _side_of(self, name: str) -> Side | None:
        person = any(e.name == name for e in self.parties.names.people)
        return self.sides.of(Who(name, 0.8, person))


def _of_path(clauses: Clauses, told: Told, date: DatePhrase) -> bool:
    """Tell whether the date hangs on a word of the path: in "talks, which began in May, have failed", May does not."""
    at = next((i for i, w in enumerate(clauses.words) if w.start >= date.span.start), None)
    while at is not None:
        at = clauses.head(at)
        if at is None or at in told.path:
            return at is not None
        if clauses.words[at].upos in ("VERB", "AUX"):
            return False
    return False


def _anchors(clauses: Clauses) -> Iterator[tuple[int, bool]]:
    """Yield the words for talks, and whether each is a verb."""
    talks = dialogue_words().talks
    for place, word in enumerate(clauses.words):
        lemma = clauses.lemma(place)
        if word.upos in ("VERB", "AUX") and lemma in talks["verbs"] | talks["verbs_with"]:
            yield place, True
        elif (
            word.upos in ("NOUN", "PROPN") and clauses.relation(place) != "compound" and _is_talk(clauses, place, lemma)
        ):
            yield place, False


def _is_talk(clauses: Clauses, place: int, lemma: str) -> bool:
    talks, word = dialogue_words().talks, clauses.words[place]
    before = {clauses.lemma(c) for c in clauses.children(place, "amod", "compound", "nmod:desc")}
    if lemma in talks["forums"]:
        return bool(before & talks["joint"]) and clauses.relation(place) not in ("nsubj",)
    if lemma in talks["table"]:
        case = {clauses.lemma(c) for c in clauses.children(place, "case")}
        return bool(case & {"to", "around", "round", "at"}) and not before - talks["joint"] - {"bargaining", "peace"}
    if lemma in talks["deadlock"]:
        return clauses.relation(place) in ("root", "obl", "nsubj", "obj", "xcomp") and not _told_of_talks(clauses)
    if lemma == "door":
        head = clauses.head(place)
        return head is not None and clauses.lemma(head) == "open" and clauses.words[head].upos == "ADJ"
    if lemma == "term" and "speaking" in {clauses.words[c].form.lower() for c in clauses.children(place)}:
        return True
    if lemma not in talks["nouns"] or (lemma == "talk" and word.form.lower() == "talk"):
        return False
    return not (lemma == "meeting" and before & talks["own"]) and not before & talks["past"]


def _told_of_talks(clauses: Clauses) -> bool:
    """Whether the sentence has a word for the talks themselves, on whose path "deadlock" then lies."""
    nouns = dialogue_words().talks["nouns"]
    return any(clauses.lemma(i) in nouns and w.upos == "NOUN" for i, w in enumerate(clauses.words))


def _taken_up(clauses: Clauses, told: Told) -> bool:
    """Without any party: "the talks", "discussions will resume", but not "after talks" or "said of the meeting"."""
    place = told.path[0]
    definite = any(clauses.lemma(c) in ("the", "these", "those", "both", "no") for c in clauses.children(place, "det"))
    once = clauses.lemma(place) == "meeting" and clauses.words[place].form.lower() == "meeting"
    definite = definite and (told.stated or not (once or clauses.lemma(place) in dialogue_words().talks["forums"]))
    subject = clauses.relation(place).startswith("nsubj")
    return definite or (told.stated and subject)


def _slight(clauses: Clauses, told: Told, around: Around) -> bool:
    """A lunch, a call, "talking" and "discussed" need two parties in their own words."""
    talks, lemma = dialogue_words().talks, clauses.lemma(told.path[0])
    named = bool(around.with_ or len(around.between) > 1)
    if kind_of(clauses, told.path[0]) == "deadlock":
        return not named and len(around.by) < 2  # a deadlock of one body is its own
    if lemma in talks["slight"]:
        return not named and (told.asks is None or lemma in talks["private"])
    alone = not named and len(around.by) + len(around.asked) < 2 and told.state is ChannelState.OPEN
    return alone and bool(around.all()) and told.weight < _SAYS_SO and lemma not in talks["forums"]


def _other_meeting(clauses: Clauses, told: Told, around: Around) -> bool:
    """ "The committee meets", "they talked", "met the standard": a verb that tells of no second party."""
    place = told.path[0]
    if clauses.words[place].upos not in ("VERB", "AUX"):
        return False
    if clauses.is_passive(place) and clauses.lemma(place) == "meet":
        return True  # "was met with silence"
    if around.with_ or len(around.between) > 1 or len(around.by) > 1:
        return False
    thing = clauses.object(place)
    if thing is not None and clauses.lemma(place) == "meet" and clauses.lemma(thing) != "face":
        return True
    still = any(clauses.lemma(c) in dialogue_words().talks["still"] for c in clauses.children(place, "advmod"))
    return not still and told.state in (ChannelState.OPEN, ChannelState.AGREED, ChannelState.NONE)
