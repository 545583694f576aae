"""Ministries: what names of ministries and roles of ministers tell of a portfolio, and which is "the ministry".

An article that speaks of "the ministry" and names none means that of the one minister it names, where other articles
tell which that is.
"""

from __future__ import annotations

import datetime as dt
import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from standoff.linking.bearers import UNDATED, Local
from standoff.linking.forms import sector_of
from standoff.linking.people import TOGETHER, Person
from standoff.linking.rules import COUNTS, RULES
from standoff.ontology import Bearer, Join, RoleStatus, Sector
from standoff.reading.lexicon import lexicon

_MINISTRY = re.compile(r"(?:Department|Ministry) (?:of|for) (?P<of>.+)|(?P<before>.+) (?:Office|Ministry|Department)")
_MINISTER = re.compile(
    r"(?:secretary of state|minister) (?:for|of) (?P<of>.+)|(?P<before>.+) (?:secretary|minister)", re.IGNORECASE
)
_WORD = re.compile(r"\w+")
#: Secretaries of bodies and of people, which tell no portfolio: a union's, a company's, a minister's own.
_RANKS = frozenset(
    [
        "general",
        "national",
        "regional",
        "international",
        "branch",
        "district",
        "area",
        "local",
        "deputy",
        "assistant",
        "associate",
        "joint",
        "honorary",
        "hon",
        "company",
        "club",
        "society",
        "membership",
        "minute",
        "press",
        "private",
        "permanent",
        "parliamentary",
        "personal",
        "organising",
        "executive",
        "staff",
        "social",
        "first",
        "under",
        "trade",
        "union",
        "negotiating",
    ]
)
#: Words of such names that tell no portfolio.
_EMPTY = frozenset({"of", "for", "and", "the", "affairs", "state"})
#: What a ministry is called where its name is left out.
_BARE = ("ministry", "department")


def of_ministry(name: str) -> frozenset[str]:
    """Return the words of a ministry's portfolio ("Ministry of Health"); none where ``name`` is no ministry's."""
    return _portfolio(_MINISTRY, name) if sector_of(name) is Sector.MINISTRY else frozenset()


def of_minister(role: str) -> frozenset[str]:
    """Return the words of a minister's portfolio ("health minister"); none where ``role`` is no minister's.

    "General secretary" and "press secretary" are none.
    """
    found = _portfolio(_MINISTER, role)
    return frozenset() if found & _RANKS else found


def fits(portfolio: frozenset[str], ministry: frozenset[str]) -> bool:
    """Tell whether a ministry has a minister's portfolio: every word of it, and no country's but the minister's."""
    return bool(portfolio) and portfolio <= ministry and not (ministry - portfolio) & lexicon().nationalities


def _portfolio(shape: re.Pattern[str], name: str) -> frozenset[str]:
    found = shape.fullmatch(name.removeprefix("the ").removeprefix("The "))
    words = (found["of"] or found["before"]) if found else ""
    return frozenset(_WORD.findall(words.casefold())) - _EMPTY


def joins(named: Iterable[Local], persons: Iterable[Person], between: Iterable[Join]) -> Iterator[Join]:
    """Join "the ministry" of an article that names none with that of the only minister in it.

    ``named`` are whom documents name, ``persons`` whom full names make, ``between`` the joins of people, which tell
    whom a surname means. The minister must hold the portfolio, and no other, within a year of the article; of all
    ministries of the record one only may have it, and an article that gives the minister the office must name it.
    """
    bare: list[Local] = []
    ministries: defaultdict[str, list[Local]] = defaultdict(list)
    naming: set[str] = set()
    for local in sorted(named, key=lambda each: each.order):
        if len(local.form.content) == 1 and local.form.content[0] in _BARE:
            bare.append(local)
        elif of_ministry(local.main):
            naming.add(local.document.id)
            ministries[local.form.key].append(local)
        elif set(local.form.words) & set(_BARE) or sector_of(local.main) is Sector.MINISTRY:
            naming.add(local.document.id)
    bare = [local for local in bare if local.document.id not in naming]
    if not (bare and ministries):
        return
    known = _Ministries(ministries)
    here = _here(persons, between)
    for local in bare:
        held = [
            (portfolio, person)
            for person in here.get(local.document.id, ())
            for portfolio in known.held(person, local.day)
        ]
        if len({portfolio for portfolio, _ in held}) == 1:
            portfolio, person = min(held, key=lambda each: each[1].first.order)
            ministry = known.of(portfolio, person)
            if ministry and local.form.content[0] in ministry.form.words:
                yield RULES["minister-here"].join(ministry.bearer, local.bearer, person.first.main)


class _Ministries:
    """The ministries that documents name, by key, each with those who bear its name in order; what is asked is kept."""

    def __init__(self, told: Mapping[str, list[Local]]) -> None:
        self._told = told
        self._words = {key: of_ministry(locals[0].main) for key, locals in told.items()}
        self._days: dict[int, dict[frozenset[str], list[int]]] = {}
        self._of: dict[tuple[frozenset[str], int], Local | None] = {}

    def held(self, person: Person, day: str) -> list[frozenset[str]]:
        """Return the portfolios that ``person`` is told to hold within a year of ``day``; none of an unknown day."""
        if day == UNDATED:
            return []
        if id(person) not in self._days:
            self._days[id(person)] = self._portfolios(person)
        on = dt.date.fromisoformat(day).toordinal()
        return [
            portfolio
            for portfolio, days in self._days[id(person)].items()
            if bisect_left(days, on - TOGETHER) < bisect_right(days, on + TOGETHER)
        ]

    def _portfolios(self, person: Person) -> dict[frozenset[str], list[int]]:
        """The days of each portfolio. A secretary is a minister where there is such a ministry; else a union's, say."""
        days: defaultdict[frozenset[str], list[int]] = defaultdict(list)
        for local in person.locals:
            for role in local.roles:
                portfolio = of_minister(role.role) - {"prime"}
                minister = "minister" in role.role.lower() or self._fitting(portfolio)
                if portfolio and minister and role.status is RoleStatus.CURRENT:
                    days[portfolio].append(dt.date.fromisoformat(local.day).toordinal())
        return {portfolio: sorted(told) for portfolio, told in days.items()}

    def of(self, portfolio: frozenset[str], person: Person) -> Local | None:
        """Return the one ministry with ``portfolio``, as first named, if an article names it and gives ``person`` that.

        None where there is none, or several.
        """
        asked = portfolio, id(person)
        if asked not in self._of:
            self._of[asked] = self._named_beside(portfolio, person)
        return self._of[asked]

    def _named_beside(self, portfolio: frozenset[str], person: Person) -> Local | None:
        fitting = self._fitting(portfolio)
        if len(fitting) != 1:
            return None
        documents = {
            local.document.id for local in person.locals if any(of_minister(r.role) == portfolio for r in local.roles)
        }
        told = self._told[fitting[0]]
        return told[0] if any(local.document.id in documents for local in told) else None

    def _fitting(self, portfolio: frozenset[str]) -> list[str]:
        return [key for key, held in self._words.items() if fits(portfolio, held)]


def _here(persons: Iterable[Person], between: Iterable[Join]) -> dict[str, list[Person]]:
    """Whom each document names, by its id, those too of whom it gives the surname only."""
    whose = {local.bearer: person for person in persons for local in person.locals}
    meant: defaultdict[Bearer, dict[int, Person]] = defaultdict(dict)
    for join in between:
        for one, other in ((join.left, join.right), (join.right, join.left)):
            if join.confidence >= COUNTS and one in whose and other not in whose:
                meant[other][id(whose[one])] = whose[one]
    found: defaultdict[str, list[Person]] = defaultdict(list)
    for bearer, person in whose.items():
        found[bearer.document].append(person)
    for bearer, those in meant.items():
        if len(those) == 1:
            found[bearer.document] += those.values()
    return found
