"""Acts: who did what to whom, whether it happened, and who says so, read from the analysed sentences of one page.

`ActFinder` (`find_acts` for short) asks three finders in turn for what each sentence tells — by verbs
(`acts_verbs`), by nouns (`acts_nouns`), by what is said (`acts_remarks`) — keeps one act of what they tell twice, and
numbers them. The words they go by stand in ``acts.toml``.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence

from standoff.ontology import Act, ActStatus, DateBasis, PartialDate, Quantity, Span, Statement
from standoff.reading import quantities as amounts
from standoff.reading.acts_dates import ActDates
from standoff.reading.acts_found import Found
from standoff.reading.acts_nouns import NounActs
from standoff.reading.acts_parties import Parties
from standoff.reading.acts_remarks import RemarkActs
from standoff.reading.acts_verbs import VerbActs
from standoff.reading.names import Names
from standoff.reading.page import Page
from standoff.reading.phrases import Phrase
from standoff.reading.roles import Held
from standoff.reading.syntax import Syntax

#: Told many times over in one article, and one event each time.
_EVENTS = frozenset(
    [
        "strike",
        "meet",
        "pause-talks",
        "call-vote",
        "vote",
        "protest",
        "legal-action",
        "sign",
        "impose",
        "agree",
        "office-change",
        "mediate",
        "write",
    ]
)
_MUTUAL = frozenset(["meet", "agree", "sign", "resume-talks", "cooperate"])
_LONGEST_ABOUT = 160


def find_acts(
    page: Page,
    phrases: tuple[Phrase, ...],
    names: Names,
    roles: list[Held],
    statements: Iterable[Statement],
    syntax: Syntax,
    dates: ActDates,
    quantities: Sequence[amounts.Quantity] = (),
) -> tuple[Act, ...]:
    """Return the acts that ``page`` tells, in order of place, with places in the stored text.

    ``statements`` are the page's own, with places in the stored text; ``dates`` tells when an act was, ``quantities``
    (in order, places in the view) with how many. Without a language model there are no acts (``Syntax.problem``).
    """
    parties = Parties(page, phrases, names, roles, statements)
    verbs, nouns, remarks = VerbActs(parties), NounActs(parties), RemarkActs(parties)
    found: list[Found] = []
    for clauses in syntax.sentences:
        here = list(verbs.find(clauses))
        told = {one.word: one.type for one in here}
        here += [*nouns.find(clauses, told), *remarks.find(clauses, tuple(here))]
        found += [dates.dated(clauses, one) for one in sorted(here, key=lambda f: (f.trigger, f.type))]
    finish = _Finish(page, parties, dates, quantities)
    return tuple(finish.act(number, one) for number, one in enumerate(_once(_apart(found)), 1))


def _apart(found: list[Found]) -> Iterator[Found]:
    """Where two finders tell of overlapping words, the first to begin, with the longer trigger, is kept."""
    last: list[Found] = []
    for one in sorted(found, key=lambda f: (f.trigger.start, -f.trigger.end)):
        if last and one.trigger.overlaps(last[0].trigger) and one.trigger != last[0].trigger:
            continue
        if last and one.trigger == last[0].trigger and one.type != last[0].type:
            continue
        last = [one]
        yield one


def _once(found: Iterable[Found]) -> Iterator[Found]:
    """Keep one of what is told again: same type, same actor, no other target, no other status."""
    kept: dict[tuple[object, ...], list[Found]] = {}
    for one in found:
        key = (one.type, one.status, _name(one.actor))
        pair = (one.type, one.status, frozenset((_name(one.actor), _name(one.target))))
        if any(_same(one, other) for other in kept.get(key, ())) or (one.type in _MUTUAL and pair in kept):
            continue
        kept.setdefault(key, []).append(one)
        kept.setdefault(pair, [])
        yield one


def _same(one: Found, other: Found) -> bool:
    """Tell whether two acts of one type, status and actor are the same."""
    if one.trigger == other.trigger:
        return _name(one.target) == _name(other.target)
    if _on_another_day(one.date, other.date):
        return False
    targets = {_name(one.target), _name(other.target)}
    event = one.type in _EVENTS or (len(targets) == 1 and None not in targets) or one.evidence.overlaps(other.evidence)
    return len(targets - {None}) < 2 and event


def _on_another_day(one: PartialDate | None, other: PartialDate | None) -> bool:
    """Tell whether the words give two acts different days, and so tell of two acts."""
    if one is None or other is None or DateBasis.PUBLICATION in (one.basis, other.basis):
        return False
    return one.is_before(other) or other.is_before(one)


def _name(who: object) -> str | None:
    return getattr(who, "name", None)


class _Finish:
    """Puts together what the finders found with who says so, when it was and with how many."""

    def __init__(self, page: Page, parties: Parties, dates: ActDates, quantities: Sequence[amounts.Quantity]) -> None:
        self.page, self.parties, self.dates = page, parties, dates
        self.quantities = quantities
        self._at = [q.span.start for q in quantities]
        self._known = {entity.name for entity in (*parties.names.people, *parties.names.bodies)}

    def act(self, number: int, one: Found) -> Act:
        """Return what was found as the act ``number`` of its document."""
        page, actor, target = self.page, one.actor, one.target
        said = self.parties.statement_at(one.trigger.start)
        speaker = said.speaker_name if said else None
        return Act(
            id=f"a{number}",
            type=one.type,
            mode=one.mode,
            trigger=page.stored(one.trigger),
            evidence=(page.stored(one.evidence),),
            status=ActStatus.DID_NOT_HAPPEN if one.negated else one.status,
            actor=actor.name if actor else None,
            target=target.name if target else None,
            about=_words(page, None if one.about and self.dates.is_date(one.about) else one.about, _LONGEST_ABOUT),
            date=one.date,
            said_by=speaker if speaker != (actor.name if actor else None) else None,
            condition=_words(page, one.condition, _LONGEST_ABOUT),
            polarity=not one.negated,
            confidence=round(min(0.95, self._sure(one)), 2),
            quantities=tuple(self._amounts(one.evidence)),
        )

    def _sure(self, one: Found) -> float:
        """How sure the act is. The weights are those of which confidence and precision agree (docs/quality.md)."""
        doer = 0.5
        if one.actor is not None:
            doer = one.actor.certainty * (1.0 if one.actor.name in self._known else 0.8)
        whom = 0.85 + 0.3 * one.target.certainty if one.target else 0.86
        return one.strength * doer * whom

    def _amounts(self, evidence: Span) -> Iterator[Quantity]:
        """The quantities of the clause; a tally is the vote's and no amount of the act's."""
        for quantity in self.quantities[bisect_left(self._at, evidence.start) : bisect_left(self._at, evidence.end)]:
            words = self.page.stored(quantity.span)
            match quantity:
                case amounts.Percentage():
                    yield Quantity(words, quantity.value, "points" if quantity.points else "%", quantity.of)
                case amounts.Number():
                    yield Quantity(words, quantity.value, None, quantity.of)
                case amounts.Money():
                    yield Quantity(words, quantity.value, quantity.currency)
                case _:
                    continue


def _words(page: Page, span: Span | None, longest: int) -> str | None:
    if span is None:
        return None
    words = " ".join(span.of(page.text).split())
    return words if len(words) <= longest else words[:longest].rsplit(" ", 1)[0] + " …"
