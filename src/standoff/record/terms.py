"""Terms of office as reports and events come together: which of them tell of one person's one time in one office."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from standoff.ontology import ActStatus, Fact, Name, PartialDate, PartyKind, Role, RoleStatus
from standoff.record.entry import Occurrence
from standoff.record.offices import TenureReport
from standoff.record.roles import completed, role_key
from standoff.record.when import order


@dataclass(frozen=True, slots=True)
class Mark:
    """That an event starts or ends an office, and the facts that tell it."""

    starts: bool
    when: PartialDate
    evidence: tuple[str, ...]


@dataclass(slots=True)
class Term:
    """One person's time in one office while reports and marks are sorted into it."""

    person: str
    organisation: str | None
    key: str
    words: Counter[str] = field(default_factory=Counter)
    reports: list[TenureReport] = field(default_factory=list)
    starts: list[Mark] = field(default_factory=list)
    ends: list[Mark] = field(default_factory=list)


_Offices = dict[tuple[str, str | None, str], Term]


def gathered(facts: Iterable[Fact], events: Iterable[Occurrence]) -> _Offices:
    """Return what role facts and ``office-change`` events tell, by person, body and office."""
    roles: dict[str, tuple[Fact, Role]] = {}
    people: set[str] = set()
    for fact in facts:
        if isinstance(role := fact.finding, Role):
            roles[fact.id] = fact, role
            people.add(role.person)
        elif isinstance(name := fact.finding, Name) and name.kind is PartyKind.PERSON:
            people.add(name.canonical)
    told = [(role.person, role.organisation, role.role, (fact, role)) for fact, role in roles.values()]
    named = _Named(people, roles.values())
    changes = [change for event in {e.id: e for e in events}.values() if (change := named.change(event))]
    where, titles = _known([(p, o, r) for p, o, r, _ in told] + [(p, o, r) for p, o, r, _ in changes])
    terms: _Offices = {}
    for person, organisation, words, (fact, role) in told:
        term = _term(terms, where, titles, person, organisation, words)
        term.words[words] += 1
        term.reports.append(TenureReport(role.status, fact.document.published, fact.id))
    for person, organisation, words, mark in changes:
        term = _term(terms, where, titles, person, organisation, words)
        term.words[words] += 1
        (term.starts if mark.starts else term.ends).append(mark)
    return terms


class _Named:
    """Who is a person, and which offices documents tell of each: what the words of an event are read by."""

    def __init__(self, people: set[str], roles: Iterable[tuple[Fact, Role]]) -> None:
        self._people = people
        self._titles: dict[str, set[tuple[str | None, str]]] = defaultdict(set)
        self._in_document: dict[tuple[str, str, RoleStatus], set[tuple[str | None, str]]] = defaultdict(set)
        for fact, role in roles:
            self._titles[role.person].add((role.organisation, role_key(role.role, role.organisation)))
            self._in_document[fact.document.id, role.person, role.status].add((role.organisation, role.role))

    def change(self, event: Occurrence) -> tuple[str, str | None, str, Mark] | None:
        """Return the person, body and office of an ``office-change`` that happened, with its mark; None for others."""
        if event.type != "office-change" or event.status is not ActStatus.HAPPENED or not event.polarity:
            return None
        parties = [*event.actors, *event.recipients]
        person = next((party for party in parties if party in self._people), None)
        if person is None or event.when is None or event.mode is None:
            return None
        body = next((party for party in parties if party not in self._people), None)
        mark = Mark(event.mode != "leave", event.when, event.evidence)
        if event.about and self._known(person, body, role_key(event.about, body)):
            return person, body, event.about, mark
        told = self._told(event, person, body, mark.starts)
        return (person, *told, mark) if told else None

    def _known(self, person: str, body: str | None, key: str) -> bool:
        """Tell whether some document says that the person has, had or will have such an office there."""
        return any(
            title == key and (body is None or where is None or where == body)
            for where, title in self._titles.get(person, ())
        )

    def _told(self, event: Occurrence, person: str, body: str | None, starts: bool) -> tuple[str | None, str] | None:
        """Return the one office that the event's documents say the person has now, or had; None for none, or more."""
        status = RoleStatus.CURRENT if starts else RoleStatus.FORMER
        told = {each for d in event.documents for each in self._in_document.get((d, person, status), ())}
        fit = [(where, role) for where, role in told if where is None or body is None or where == body]
        return (fit[0][0] or body, fit[0][1]) if len(fit) == 1 else None


_Where = dict[str, set[tuple[str, str]]]
_Titles = dict[tuple[str, str | None], set[str]]


def _known(told: Iterable[tuple[str, str | None, str]]) -> tuple[_Where, _Titles]:
    """Return which offices in which bodies a person has, and which offices it has in one body."""
    where: _Where = defaultdict(set)
    titles: _Titles = defaultdict(set)
    for person, organisation, words in told:
        titles[person, organisation].add(role_key(words, organisation))
        if organisation is not None:
            where[person].add((organisation, role_key(words, organisation)))
    return where, titles


def _term(terms: _Offices, where: _Where, titles: _Titles, person: str, organisation: str | None, words: str) -> Term:
    if organisation is None:
        bodies = {body for body, key in where.get(person, ()) if role_key(words, body) == key}
        organisation = bodies.pop() if len(bodies) == 1 else None
    key = completed(role_key(words, organisation), titles[person, organisation])
    return terms.setdefault((person, organisation, key), Term(person, organisation, key))


def spells_of(term: Term) -> Iterator[Term]:
    """Yield ``term`` in one part for each time that an event starts it again after one has ended it."""
    marks = sorted([*term.starts, *term.ends], key=lambda m: (order(m.when), m.starts, m.evidence))
    spells = [Term(term.person, term.organisation, term.key, term.words)]
    for mark in marks:
        if mark.starts and any(end.when.is_before(mark.when) for end in spells[-1].ends):
            spells.append(Term(term.person, term.organisation, term.key, term.words))
        (spells[-1].starts if mark.starts else spells[-1].ends).append(mark)
    for report in term.reports:
        _spell_of(report, spells).reports.append(report)
    yield from spells


def _spell_of(report: TenureReport, spells: Sequence[Term]) -> Term:
    """Return the last spell that had begun when ``report`` was printed: for an office that was past then, had ended."""
    fit = spells[0]
    for spell in spells[1:]:
        begun = spell.starts[0].when
        if report.published and begun.earliest <= report.published.latest:
            over = report.status is RoleStatus.FORMER
            if not over or any(end.when.earliest <= report.published.latest for end in spell.ends):
                fit = spell
    return fit
