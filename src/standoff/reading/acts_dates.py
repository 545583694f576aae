"""When an act happened: which of the dates around a trigger is that of the act, by what each date hangs on.

"The guild, which met on Friday, will strike in May": Friday is the meeting's, May the strike's. A date belongs to the
verb that it hangs on, through the nouns between ("rejected the offer on Friday"), and to the act that the verb tells
or carries ("held talks on Friday", "plans to strike in May").
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace

from standoff.ontology import ActStatus, DateBasis, PartialDate, Span
from standoff.reading.acts_found import Found
from standoff.reading.acts_lexicon import act_lexicon
from standoff.reading.dates_terms import DateKind, DatePhrase, DateRole
from standoff.reading.page import Page
from standoff.reading.syntax import Clauses

#: "Until Friday" and "by Friday" are limits of an act, not its day.
_LIMITS = frozenset([DateRole.UNTIL, DateRole.BY])
_KINDS = frozenset([DateKind.DAY, DateKind.PERIOD, DateKind.RANGE, DateKind.SET])
_TOLD = frozenset([ActStatus.HAPPENED, ActStatus.ENDED, ActStatus.DID_NOT_HAPPEN])
_OPEN = frozenset([ActStatus.PLANNED, ActStatus.OFFERED])
#: What has a day of its own, told before it comes.
_SCHEDULED = frozenset(
    [
        "strike",
        "meet",
        "vote",
        "call-vote",
        "protest",
        "action-short-of-strike",
        "sign",
        "resume-talks",
        "impose",
        "lock-out",
    ]
)
#: Between a day and the "when" that takes it up stand a comma and a space at most.
_COMMA = 2
_VERBS = ("VERB", "AUX")


class ActDates:
    """Tells the dates of one page's acts."""

    def __init__(self, page: Page, phrases: Sequence[DatePhrase]) -> None:
        """Take the page and the dates found in it (places in the view), in order."""
        published = page.document.published
        self._published = PartialDate(published.value[:10], DateBasis.PUBLICATION) if published else None
        self._phrases = [p for p in phrases if p.kind in _KINDS and p.role not in _LIMITS]
        self._starts = [p.span.start for p in self._phrases]

    def dated(self, clauses: Clauses, act: Found) -> Found:
        """Return the act with the date that its sentence gives it.

        What lies after publication has not happened, whatever the words ("staff, striking on Friday"). Without a date
        the day of publication stands in for what is told as a fact; what is planned, offered or possible, and what no
        publication date is known of, has none.
        """
        date = self._stated(clauses, act)
        ahead = date is not None and self._published is not None and self._published.is_before(date)
        if ahead and act.status in (ActStatus.HAPPENED, ActStatus.ENDED) and not act.negated:
            if act.type not in _SCHEDULED:
                date = None  # the date of something else: what was said today of tomorrow
            else:
                return replace(act, date=date, status=ActStatus.PLANNED)
        return replace(act, date=date or (self._published if act.status in _TOLD else None))

    def is_date(self, span: Span) -> bool:
        """Tell whether the words at ``span`` (a view place) are a date and nothing else."""
        index = bisect_left(self._starts, span.start)
        return index < len(self._phrases) and self._phrases[index].span.contains(span)

    def _stated(self, clauses: Clauses, act: Found) -> PartialDate | None:
        owners = list(_owners(clauses, act.word))
        dated: list[tuple[int, int, PartialDate]] = []
        when = _when(clauses, act.word)
        for phrase in self._in(clauses):
            date = phrase.date or (phrase.members[0] if phrase.members else None)
            verb = _verb_above(clauses, phrase, act.word)
            if when is not None and 0 <= when - phrase.span.end <= _COMMA:
                verb = act.word
            if date is not None and verb in owners and self._fits(date, act):
                dated.append((owners.index(verb), abs(phrase.span.start - act.trigger.start), date))
        return min(dated, key=lambda d: d[:2])[2] if dated else None

    def _in(self, clauses: Clauses) -> list[DatePhrase]:
        return self._phrases[
            bisect_left(self._starts, clauses.span.start) : bisect_left(self._starts, clauses.span.end)
        ]

    def _fits(self, date: PartialDate, act: Found) -> bool:
        """Tell whether the act can be of this date: nothing is planned for yesterday."""
        return self._published is None or act.status not in _OPEN or not date.is_before(self._published)


def _owners(clauses: Clauses, word: int) -> Iterator[int]:
    """The words whose date is the act's, the nearest first: its own, then the verb that carries or governs it."""
    yield word
    at: int | None = word
    while at is not None:
        governed = clauses.relation(at) in ("xcomp", "conj") or _decided(clauses, at)
        if clauses.words[at].upos in _VERBS and not (governed and at == word):
            return
        at = clauses.head(at)
        if at is not None and clauses.words[at].upos in _VERBS:
            yield at


def _decided(clauses: Clauses, place: int) -> bool:
    """ "Voted on Friday to suspend the talks": what is decided has the day of the decision."""
    head = clauses.head(place)
    below = head is not None and clauses.relation(place) == "advcl" and clauses.has_to(place)
    return below and head is not None and clauses.lemma(head) in act_lexicon().embedding["decided"]


def _when(clauses: Clauses, place: int) -> int | None:
    """Where the "when" stands that opens the verb's clause: "on Friday, when the two signed"."""
    return next((clauses.words[c].start for c in clauses.children(place) if clauses.lemma(c) == "when"), None)


def _verb_above(clauses: Clauses, phrase: DatePhrase, act: int) -> int | None:
    """The act's own word, or the verb, that the date hangs on."""
    inside = [i for i in range(_first(clauses, phrase.span.start), len(clauses.words)) if _within(clauses, i, phrase)]
    at = next((i for i in inside if clauses.head(i) not in inside), None)
    while at is not None:
        at = clauses.head(at)
        if at is None or at == act or clauses.words[at].upos in _VERBS:
            return at
    return None


def _first(clauses: Clauses, start: int) -> int:
    return bisect_left(clauses.words, start, key=lambda word: word.start)


def _within(clauses: Clauses, place: int, phrase: DatePhrase) -> bool:
    return clauses.words[place].end <= phrase.span.end and clauses.words[place].upos != "PUNCT"
