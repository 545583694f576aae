"""Sides: for which body somebody acts. A union's chair, its committee and its branch act for the union.

Nothing is guessed: a person acts for the body of a role that a document gives it, a minister for the ministry of the
portfolio (``portfolios``), a committee for the body that a document says it belongs to, "a Crews' Guild spokesman" for
the guild, and whoever has none of these for itself. An agency that belongs to a ministry is a body of its own: what is
known to be an organisation never acts for the whole.
"""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType

from standoff.ontology import Act, ActStatus, Channel, Fact, Name, Part, PartyKind, Role, RoleStatus
from standoff.record.portfolios import Ministries
from standoff.record.when import anchor

_NO_SIDE = frozenset({PartyKind.COLLECTIVE, PartyKind.UNNAMED, PartyKind.DOCUMENT, PartyKind.OUTLET})
_BODIES = frozenset({PartyKind.ORGANISATION, PartyKind.COMMITTEE})
_DESCRIBED = re.compile(
    r"(?:an?|the|one|two|some)\s|.*\b(?:spokes\w+|source|official|insider|leader|member|committee|council|branch|executive"
    r"|board|conference|delegate|delegation|negotiator|representative|envoy|lawyer|(?:negotiating|bargaining) team)"
    r"(?:s|es)?\b",
    re.IGNORECASE,
)
_TOKEN = re.compile(r"\w+")

_Report = tuple[dt.date, str, RoleStatus]


class Sides:
    """Whose side everybody named in a record is on, by date. Made from the facts of a record, in any order."""

    def __init__(self, facts: Iterable[Fact] = (), wholes: Mapping[str, str] = MappingProxyType({})) -> None:
        """Take the facts, and ``wholes``: which body a committee is known to be part of, whatever documents call it."""
        self._known_wholes = wholes
        self._roles: dict[str, set[_Report]] = defaultdict(set)
        self._held: dict[str, Counter[str]] = defaultdict(Counter)
        self._wholes: dict[str, set[tuple[str, str]]] = defaultdict(set)
        self._kinds: dict[str, set[PartyKind]] = defaultdict(set)
        self._bodies: dict[str, set[str]] = defaultdict(set)
        self._acronyms: dict[str, set[str]] = defaultdict(set)
        self._known: dict[tuple[str, dt.date | None], str] = {}
        self._ministries = Ministries()
        held: set[tuple[str, str, str]] = set()
        bodiless: list[Fact] = []
        for fact in facts:
            if isinstance(fact.finding, Role) and not fact.finding.organisation:
                bodiless.append(fact)
            else:
                self._take(fact, held)
        held.update(self._ministers(bodiless))
        for person, body, _ in held:
            self._held[person][body] += 1

    def _take(self, fact: Fact, held: set[tuple[str, str, str]]) -> None:
        match fact.finding:
            case Role() as role if role.organisation:
                self._roles[role.person].add((_day(fact), role.organisation, role.status))
                if role.status is RoleStatus.CURRENT:
                    held.add((role.person, role.organisation, fact.document.id))
                self._body(role.organisation)
            case Part() as part if part.part != part.whole:
                self._wholes[part.part].add((part.whole, fact.document.id))
                self._body(part.part)
                self._body(part.whole)
            case Name() as name:
                self._kinds[name.canonical].add(name.kind)
                if name.kind in _BODIES:
                    self._body(name.canonical)
                    for form in (name.acronym, *name.forms):
                        if form and form.isupper() and form.isalnum():
                            self._acronyms[form].add(name.canonical)
                    self._ministries.add(name.canonical, _day(fact), fact.document.id)
            case Act() as act:
                for actor in (*act.actors, *act.recipients):
                    if actor.kind:
                        self._kinds[actor.name].add(actor.kind)
                if act.type == "office-change" and act.actors and act.recipients:
                    self._office_change(act, fact)
            case Channel() as channel:
                for party in channel.parties:
                    self._body(party)

    def _ministers(self, bodiless: Iterable[Fact]) -> Iterator[tuple[str, str, str]]:
        """Give ministers the ministries of their portfolios; yield who now holds an office in which, by document."""
        told: dict[str, list[tuple[Role, Fact]]] = defaultdict(list)
        for fact in bodiless:
            if isinstance(fact.finding, Role):
                told[fact.finding.person].append((fact.finding, fact))
        for person, reports in told.items():
            if self._roles.get(person):
                continue  # documents say for whom
            documents = {fact.document.id for _, fact in reports}
            for role, fact in reports:
                if body := self._ministries.of(role.role, _day(fact), documents):
                    self._roles[person].add((_day(fact), body, role.status))
                    if role.status is RoleStatus.CURRENT:
                        yield person, body, fact.document.id

    def _office_change(self, act: Act, fact: Fact) -> None:
        """Who is appointed or elected acts for the body from then on, who leaves no longer does."""
        person, body = act.actors[0], act.recipients[0]
        if act.status is ActStatus.HAPPENED and act.polarity and person.kind in (PartyKind.PERSON, None):
            status = RoleStatus.FORMER if act.mode == "leave" else RoleStatus.CURRENT
            self._roles[person.name].add((anchor(act.date, fact.document.published), body.name, status))

    def _body(self, name: str) -> None:
        if tokens := _TOKEN.findall(name.casefold()):
            self._bodies[tokens[0]].add(name)

    def of(self, name: str, day: dt.date | None = None) -> str:
        """Return the body for which ``name`` acts on ``day``; ``name`` itself where nobody says.

        Of several roles the one reported nearest to ``day`` counts (a former one: nobody's), of equally near ones the
        first by name of its body; without a day, the one that most documents report.
        """
        known = self._known.get((name, day))
        if known is None:
            known = self._known[name, day] = self._top(self._employer(name, day) or self._described(name) or name)
        return known

    def _employer(self, name: str, day: dt.date | None) -> str | None:
        if _BODIES & self._kinds.get(name, set()):
            return None  # a body appoints somebody; it takes up no office
        if day is None:
            held = self._held.get(name)
            return min(held, key=lambda body: (-held[body], body)) if held else None
        reports = [(seen, body, status) for seen, body, status in self._roles.get(name, ()) if self.answerable(body)]
        if not reports:
            return None
        least = min(abs((seen - day).days) for seen, _, _ in reports)
        nearest = [(body, status) for seen, body, status in reports if abs((seen - day).days) == least]
        return min((body for body, status in nearest if status is RoleStatus.CURRENT), default=None)

    def _described(self, name: str) -> str | None:
        """The body in whose name an unnamed person, or a part of it, is described; None where two bodies are named.

        "The Guild pay committee" names one, where the pay committee is known to be the Guild's.
        """
        if name in self._roles or PartyKind.ORGANISATION in self._kinds.get(name, ()) or not _DESCRIBED.match(name):
            return None
        bodies = [body for body in (*self.named_in(name), *self._abbreviated_in(name)) if body != name]
        longest = max(bodies, key=lambda body: (len(body), body), default="")
        one = longest and all(body in longest or self._top(body) == self._top(longest) for body in bodies)
        return longest if one else None

    def _abbreviated_in(self, text: str) -> Iterator[str]:
        """Yield the bodies whose acronyms stand in ``text``, but for acronyms of two."""
        for word in _TOKEN.findall(text):
            names = self._acronyms.get(word, set())
            if len(names) == 1:
                yield from names

    def _top(self, body: str) -> str:
        seen = {body}
        while (whole := self._whole(body)) is not None and whole not in seen:
            seen.add(whole)
            body = whole
        return body

    def _whole(self, part: str) -> str | None:
        if part in self._known_wholes:
            return self._known_wholes[part]
        if PartyKind.ORGANISATION in self._kinds.get(part, ()):
            return None
        wholes = Counter(whole for whole, _ in self._wholes.get(part, ()))
        return min(wholes, key=lambda whole: (-wholes[whole], whole), default=None)

    def named_in(self, text: str | None) -> Iterator[str]:
        """Yield the bodies whose names stand in ``text`` as whole words, each once, in order of place."""
        tokens = [(match.group(), match.start()) for match in _TOKEN.finditer((text or "").casefold())]
        for token, start in tokens:
            for body in sorted(self._bodies.get(token, ())):
                end = start + len(body)
                if (text or "")[start:end].casefold() == body.casefold() and not (text or "")[end : end + 1].isalnum():
                    yield body

    def members(self, body: str) -> tuple[str, ...]:
        """Return everybody who at any time acts for ``body``, itself included, sorted."""
        for_body = {part for part in (*self._wholes, *self._known_wholes) if self._top(part) == body}
        persons = {
            person
            for person, reports in self._roles.items()
            if any(self._top(held) == body for _, held, status in reports if status is RoleStatus.CURRENT)
        }
        return tuple(sorted({body} | for_body | persons))

    def person(self, name: str) -> bool:
        """Tell whether ``name`` is a person: named as one, or holding a role."""
        return PartyKind.PERSON in self._kinds.get(name, ()) or name in self._roles

    def answerable(self, name: str) -> bool:
        """Tell whether ``name`` can be one of two sides: a person or body, no unnamed crowd, document or outlet.

        A name of which no kind is known is a description, and no side, if it begins in lower case ("pickets").
        """
        kinds = self._kinds.get(name, set())
        return (
            not kinds <= _NO_SIDE
            if kinds
            else name in self._wholes or name in self._known_wholes or not name[:1].islower()
        )


def _day(fact: Fact) -> dt.date:
    """The last day on which the fact's document may have been published; an undated one comes after all."""
    return fact.document.published.latest if fact.document.published else dt.date.max
