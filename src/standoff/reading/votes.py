"""Votes: who voted on what, with what result and what numbers; ballots called, motions put and carried.

1. A vote is told by the verb ("voted to accept"), by a motion or an offer that a body carries or rejects in a vote,
   or by the ballot that somebody calls or holds. One person's vote is no vote of a body's, and a survey is none.
2. Numbers, turnout and margins of the sentence, and of those that follow until another vote is told, are the vote's
   (``votes_numbers``). What a text does not give stays empty.
3. What several sentences tell of one vote is one finding.

The words are in ``votes.toml``.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence

from standoff.ontology import Part, PartialDate, Span, Vote, VoteResult, VoteState
from standoff.reading import quantities as amounts
from standoff.reading.acts_parties import Parties
from standoff.reading.dates_terms import DateKind, DatePhrase, DateRole
from standoff.reading.dialogue_sides import related
from standoff.reading.syntax import Clauses, Syntax
from standoff.reading.votes_numbers import Numbers, read_numbers
from standoff.reading.votes_told import Told, VoteTellings
from standoff.reading.votes_words import kind_of_vote

_LONGEST_MOTION = 160
_OPENS = re.compile(r"^(?:on|over|about|that)\s")
_TRAILS = re.compile(
    r",?\s(?:by|with|on)\s(?:an?\s)?(?:\w+\s)?(?:turn-?out|majority|margin|\d).*$|\sin\sa\s(?:ballot|vote|referendum|poll)\b.*$",
    re.S,
)
_MISSED = re.compile(
    r"\b(?:fail\w*|fell|falls?|short|below|miss\w*|did not|not)\b[^.;]{0,40}\b(?:threshold|turnout required)\b", re.I
)
#: Without one of these a sentence gives no number of a vote.
_MAY_COUNT = re.compile(
    r"turn-?out|ballot|\bvot|majority|unanim|overwhelm|narrow|decisive|resounding|threshold|spoil|papers?\b"
    r"|\d ?(?:%|per ?cent|to \d|[-–]\d)"
    r"|\d.*(?:favou?r|against)",
    re.I,
)
_FOLLOWING = 4  # sentences behind a vote that may give its numbers
_DATED = frozenset([DateKind.DAY, DateKind.PERIOD])


def find_votes(
    parties: Parties,
    parts: Iterable[Part],
    syntax: Syntax,
    quantities: Sequence[amounts.Quantity] = (),
    dates: Sequence[DatePhrase] = (),
) -> tuple[Vote, ...]:
    """Return the votes that one page tells of, in order of place, with evidence in the stored text.

    ``parties`` tells who the page's nouns are, ``parts`` which body belongs to which; ``quantities`` and ``dates``
    are the page's own, in order, with places in the view. Without a language model nothing is found
    (``Syntax.problem``).
    """
    return tuple(_Finder(parties, parts, quantities, dates).find(syntax.sentences))


class _Finder:
    """Reads the votes of one page, sentence by sentence."""

    def __init__(
        self,
        parties: Parties,
        parts: Iterable[Part],
        quantities: Sequence[amounts.Quantity],
        dates: Sequence[DatePhrase],
    ) -> None:
        self.parties, self.page = parties, parties.page
        self.tellings = VoteTellings(parties, parts)
        self.quantities, self._at = quantities, [q.span.start for q in quantities]
        self.dates = [d for d in dates if d.kind in _DATED and d.date]
        self._dated_at = [d.span.start for d in self.dates]
        self.votes: list[Told] = []
        self._decided: Told | None = None
        self._turned_down = False

    def find(self, sentences: tuple[Clauses, ...]) -> Iterator[Vote]:
        """Yield the votes of the page, each once."""
        for number, clauses in enumerate(sentences):
            here = [self._joined(told) for told in self.tellings.of(number, clauses)]
            self._decided = next(iter(self.tellings.decisions(number, clauses)), self._decided)
            numbers = Numbers()
            if _MAY_COUNT.search(self.page.text, clauses.span.start, clauses.span.end):
                numbers = read_numbers(self.page.text, clauses.span, self._quantities_of(clauses))
            self._give(number, clauses, numbers, here)
            self._days(clauses)
            self._outcome(clauses)
            if here or (self.votes and number - self.votes[-1].sentence <= 1):
                self._missed(clauses, (here or self.votes)[-1])
            for told in here:
                told.date = told.date or self._date(clauses, told)
        for told in self.votes:
            yield self._vote(told)

    def _outcome(self, clauses: Clauses) -> None:
        """ "The reasons for the rejection": how the one vote of the article went, where nothing else says so."""
        self._turned_down = self._turned_down or self.tellings.turns_down(clauses)
        state = None if self._turned_down else self.tellings.outcome(clauses)
        told = self.votes[0] if len(self.votes) == 1 else None
        if state is not None and told is not None and told.state is VoteState.CLOSED and not _by_count(told.numbers):
            told.state = state
            told.places.append(clauses.span)

    def _missed(self, clauses: Clauses, told: Told) -> None:
        if _MISSED.search(clauses.span.of(self.page.text)):
            told.state = VoteState.THRESHOLD_NOT_MET
            told.places.append(clauses.span)

    def _quantities_of(self, clauses: Clauses) -> Sequence[amounts.Quantity]:
        return self.quantities[bisect_left(self._at, clauses.span.start) : bisect_left(self._at, clauses.span.end)]

    def _joined(self, told: Told) -> Told:
        """The vote told before that this sentence tells again, else this one, remembered."""
        for before in reversed(self.votes[-6:]):
            if _same(before, told, self.page.text):
                before.body, before.motion = before.body or told.body, before.motion or told.motion
                before.state = told.state if _decided(told) or not _decided(before) else before.state
                before.places += told.places
                return before
        self.votes.append(told)
        return told

    def _give(self, number: int, clauses: Clauses, numbers: Numbers, here: list[Told]) -> None:
        """Give the numbers of a sentence to the vote it tells, else to the one told just before."""
        if not numbers:
            return
        counted = bool(numbers.counts or numbers.turnout or numbers.returned)
        last = here[-1] if here else next(iter(self.votes[-1:]), None)
        near = last is not None and number - last.sentence <= _FOLLOWING
        both = {("yes", unit) in numbers.counts and ("no", unit) in numbers.counts for unit in ("votes", "%")}
        if not here and not near and (numbers.turnout is not None or True in both):
            last = self._from_decision(number) or self._unnamed(number, clauses, numbers)
            near = last is not None
        if last is None or not (here or (near and (counted or numbers.spoiled is not None))):
            return
        if not here:
            last.sentence = number
            last.places.append(clauses.span)
        if len(here) > 1 and here[0] is not last:
            here[0].numbers.margin, numbers.margin = here[0].numbers.margin or numbers.margin, None
        if numbers.spoiled is not None or counted or here:
            last.numbers.join(numbers)

    def _from_decision(self, number: int) -> Told | None:
        """Numbers without a word for a vote before them are of what the voters are told to have decided."""
        told = self._decided
        if told is None or number - told.sentence > _FOLLOWING:
            return None
        self._decided = None
        self.votes.append(told)
        return told

    def _unnamed(self, number: int, clauses: Clauses, numbers: Numbers) -> Told | None:
        """A result before any word of the vote: of the body that its sentence names, when it is plainly a ballot's."""
        if numbers.turnout is None or numbers.electorate is None:
            return None
        named = [
            w for i in range(len(clauses.words)) if (w := self.parties.one(clauses, i)) and w.named and not w.person
        ]
        told = Told(named[0].name if named else None, None, VoteState.CLOSED, number, [clauses.span], clauses, 0.6)
        self.votes.append(told)
        return told

    def _days(self, clauses: Clauses) -> None:
        """ "The ballot opens on 9 May and closes on 26 May", of the vote told last."""
        for place, word in enumerate(clauses.words):
            subject = clauses.subject(place) if word.upos == "VERB" else None
            if not self.votes or subject is None or clauses.lemma(subject) not in ("ballot", "voting", "poll", "vote"):
                continue
            onward = [d for d in self._dates_of(clauses) if d.span.start > word.end]
            if onward and self._is_another(self.votes[-1], onward[-1]):
                continue
            if onward and clauses.lemma(place) in ("open", "begin", "start"):
                self.votes[-1].opened = onward[0].date
            elif onward and clauses.lemma(place) in ("close", "end", "finish"):
                self.votes[-1].closed = onward[0].date

    def _is_another(self, told: Told, closes: DatePhrase) -> bool:
        """Tell whether a ballot that closes then is another than the vote told, which is decided already."""
        published = self.page.document.published
        coming = published is not None and closes.date is not None and published.is_before(closes.date)
        return coming and _decided(told)

    def _dates_of(self, clauses: Clauses) -> list[DatePhrase]:
        return self.dates[
            bisect_left(self._dated_at, clauses.span.start) : bisect_left(self._dated_at, clauses.span.end)
        ]

    def _without_date(self, clauses: Clauses, told: Told) -> None:
        """ "Voted to accept the offer on Friday": a day gone by at the end of the motion is the vote's."""
        motion, published = told.motion, self.page.document.published
        last = next((d for d in self._dates_of(clauses) if motion and d.span.end == motion.end), None)
        if motion is None or last is None or last.date is None or (published and published.is_before(last.date)):
            return
        words = re.sub(r"\s+(?:on|in|at|last|this)?\s*$", "", self.page.text[motion.start : last.span.start])
        told.motion = Span(motion.start, motion.start + len(words)) if words.strip() else motion

    def _date(self, clauses: Clauses, told: Told) -> PartialDate | None:
        """The date in the vote's own clause; of a vote to come none."""
        if not _decided(told):
            return None
        self._without_date(clauses, told)
        inside = [d for d in self._dates_of(clauses) if told.motion is None or not told.motion.contains(d.span)]
        inside = [d for d in inside if d.role not in (DateRole.UNTIL, DateRole.BY)]
        verb = told.places[0].start
        best = min(inside, key=lambda d: abs(d.span.start - verb), default=None)
        published = self.page.document.published
        if best is None or best.date is None or (published and published.is_before(best.date)):
            return None
        return best.date

    def _vote(self, told: Told) -> Vote:
        numbers, text = told.numbers, self.page.text
        motion = _words(text, told.motion)
        result = VoteResult(told.state.value) if _decided(told) else _by_count(numbers)
        sentence = told.clauses.span.of(text)
        places = sorted(dict.fromkeys(self.page.stored(place) for place in told.places))
        kind = kind_of_vote(told.body or "", motion or "", sentence)
        sure = told.certainty + (0.1 if numbers.counts or numbers.turnout else 0.0) - (0.0 if told.body else 0.2)
        return Vote(
            body=told.body,
            motion=motion,
            result=result,
            counts=numbers.listed(),
            kind=kind,
            electorate=numbers.electorate,
            returned=numbers.returned,
            spoiled=numbers.spoiled,
            turnout=numbers.turnout,
            margin=numbers.margin,
            requirement=numbers.requirement,
            threshold=numbers.threshold,
            date=told.date,
            evidence=tuple(places),
            confidence=round(min(0.95, max(0.1, sure)), 2),
            state=VoteState(result.value) if result else told.state,
            opened=told.opened,
            closed=None if told.opened and told.closed and told.closed.is_before(told.opened) else told.closed,
            group_results=tuple(told.groups),
        )


def _decided(told: Told) -> bool:
    return told.state in (VoteState.CARRIED, VoteState.LOST, VoteState.THRESHOLD_NOT_MET)


def _by_count(numbers: Numbers) -> VoteResult | None:
    """Carried or lost by the two sides that are given; a share alone tells where it is above half."""
    for unit in ("votes", "%"):
        yes, no = numbers.counts.get(("yes", unit)), numbers.counts.get(("no", unit))
        if yes is not None and no is not None:
            return VoteResult.CARRIED if yes > no else VoteResult.LOST
    return None


def _same(one: Told, other: Told, text: str) -> bool:
    """Tell whether two tellings are of one vote: one body, and motions that share their words."""
    if one.body and other.body and not related(one.body, other.body):
        return False
    if _decided(one) and _decided(other) and one.state is not other.state:
        return False
    if one.motion is None or other.motion is None:
        return one.body is not None and other.body is not None
    mine, theirs = (set(_content(span.of(text))) for span in (one.motion, other.motion))
    smaller = min(len(mine), len(theirs))
    return mine == theirs or (smaller > 1 and len(mine & theirs) >= smaller / 2)


def _content(words: str) -> list[str]:
    return [w for w in re.findall(r"[a-z0-9]+", words.lower()) if len(w) > 3]


def _words(text: str, span: Span | None) -> str | None:
    if span is None:
        return None
    words = _TRAILS.sub("", _OPENS.sub("", " ".join(span.of(text).split())))
    return words if len(words) <= _LONGEST_MOTION else words[:_LONGEST_MOTION].rsplit(" ", 1)[0] + " …"
