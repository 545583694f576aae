"""People across documents: one full name, what a name may be shortened to, and a surname that can mean but one.

Two people of one name are kept apart when each holds an office in a body that has nothing to do with the other's, at
the same time. A surname alone joins only what is unambiguous: the one person who holds that office then, or the one
person of that surname whom both articles can mean.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import combinations

from standoff.linking.bearers import Held, Local
from standoff.linking.clusters import grouped, ties
from standoff.linking.forms import form, initials, sector_of, words
from standoff.linking.rules import RULES
from standoff.ontology import Join, RoleStatus, Sector
from standoff.text import folded

#: Offices told within so many days of each other are held at the same time.
TOGETHER = 365

#: What each document speaks of besides: bodies and full names by their keys, as spelt there, by the document's id.
Context = Mapping[str, Mapping[str, str]]


@dataclass
class Person:
    """The locals held to be one person, in order; ``words`` is the full name, ``context`` that of all documents."""

    words: tuple[str, ...]
    locals: list[Local]
    context: Context

    @property
    def first(self) -> Local:
        """The one that joins start from: of the earliest document."""
        return self.locals[0]

    @cached_property
    def gender(self) -> str | None:
        """What titles and the given name tell; None where they tell nothing or two things."""
        told = {local.gender for local in self.locals if local.gender}
        return min(told) if len(told) == 1 else None

    @cached_property
    def bodies(self) -> frozenset[str]:
        """The bodies in which a document gives it a role."""
        return frozenset(body for local in self.locals for body in _bodies(local))

    @cached_property
    def offices(self) -> dict[str, list[tuple[str, Held]]]:
        """The roles that documents tell of, with the day of each, by role and in order of day."""
        told: defaultdict[str, list[tuple[str, Held]]] = defaultdict(list)
        for local in self.locals:
            for held in sorted(local.roles, key=lambda h: (h.role, h.body or "")):
                told[folded(held.role)].append((local.day, held))
        return dict(told)

    @cached_property
    def days(self) -> tuple[str, str] | None:
        """The first and the last day on which an office in a body is told as current."""
        days = [
            local.day for local in self.locals if any(h.body and h.status is RoleStatus.CURRENT for h in local.roles)
        ]
        return (min(days), max(days)) if days else None

    @cached_property
    def spoken_of(self) -> frozenset[str]:
        """What its documents speak of besides."""
        return frozenset(key for local in self.locals for key in self.context[local.document.id])

    def shares(self, local: Local) -> str | None:
        """Return the first of what ``local``'s document and its own speak of, as spelt there; None without."""
        spoken = self.context[local.document.id]
        shared = [key for key in spoken if key in self.spoken_of]
        return spoken[min(shared)] if shared else None


def propose(people: Iterable[Local], context: Context) -> tuple[list[Join], list[Person]]:
    """Return the joins between ``people`` of all documents, and the persons that full names alone make."""
    by_surname: defaultdict[str, list[Local]] = defaultdict(list)
    for local in sorted(people, key=lambda each: each.order):
        by_surname[local.form.words[-1] if local.form.words else local.main].append(local)
    joins: list[Join] = []
    persons: list[Person] = []
    for surname in sorted(by_surname):
        full, bare = _parted(by_surname[surname])
        found = [person for key in sorted(full) for person in _of_one_name(full[key], joins, context)]
        _join_variants(found, joins)
        for local in bare:
            joins += _surname_alone(local, found)
        if not found:
            joins += _among_bare(bare, context)
        persons += found
    return joins, persons


def _parted(locals: list[Local]) -> tuple[dict[tuple[str, ...], list[Local]], list[Local]]:
    full: defaultdict[tuple[str, ...], list[Local]] = defaultdict(list)
    bare = []
    for local in locals:
        if len(local.form.words) > 1:
            full[local.form.words].append(local)
        else:
            bare.append(local)
    return full, bare


# one full name


def _of_one_name(locals: list[Local], joins: list[Join], context: Context) -> list[Person]:
    """Put the bearers of one full name together, unless their offices or titles tell that they are two people."""
    name = locals[0].form.words
    by_gender = len({local.gender for local in locals if local.titled}) > 1
    marks = {id(local): _marks(local, by_gender) for local in locals}
    telling, silent = ([local for local in locals if bool(marks[id(local)]) is wanted] for wanted in (True, False))
    groups = grouped(telling, [marks[id(local)] for local in telling])
    for group in groups or [silent]:
        joins += [RULES["same-name"].join(one.bearer, other.bearer) for one, other in ties(group)]
    persons = _merged([Person(name, group, context) for group in groups or [silent]], joins)
    for one, other in combinations(persons[:_MANY], 2):
        joins.append(RULES["same-name-apart"].join(one.first.bearer, other.first.bearer, _apart(one, other)))
    if len(persons) == 1 and groups:
        joins += [RULES["same-name"].join(one.bearer, other.bearer) for one, other in ties([persons[0].first, *silent])]
        return [Person(name, locals, context)]
    for local in silent if groups else []:
        joins += _by_body(local, persons, context)
    return persons


#: Of more people of one name than this only the first are put before people as perhaps the same.
_MANY = 20


def _marks(local: Local, by_gender: bool) -> set[tuple[str, str, str]]:
    """What makes two bearers of one name one person: the same role, or bodies that have to do with each other.

    Empty for one of whom the document tells no office in a body that can be told from others.
    """
    gender = (local.gender if by_gender and local.titled else None) or ""
    marks = {("body", gender, word) for body in _bodies(local) for word in _body_words(body)}
    if marks:
        told = {sector_of(body) for body in _bodies(local)}
        sectors = set(Sector) if None in told else told  # a body of no known kind may be of any
        marks |= {("role", gender, f"{folded(h.role)} {sector}") for h in local.roles for sector in sectors}
    return marks or ({("gender", gender, "")} if gender else set())


def _bodies(local: Local) -> set[str]:
    """The bodies in which a document gives somebody a role, but for those that may be anybody's."""
    return {held.body for held in local.roles if held.body and not form(held.body).generic}


@lru_cache(maxsize=2**14)
def _body_words(body: str) -> frozenset[str]:
    """The words that tell a body from others, with its initials."""
    lists = words()
    told = set(form(body).content) - lists.parts - lists.generic - lists.bodies
    return frozenset(told | {letters.lower() for letters in initials(body)})


def _merged(persons: list[Person], joins: list[Join]) -> list[Person]:
    """Put those together whose offices follow each other in time: somebody who has changed bodies."""
    ordered = sorted(persons, key=lambda person: (person.days or ("", ""), person.first.order))
    found: list[Person] = []
    for person in ordered:
        before = found[-1] if found else None
        if before is not None and not _at_once(before, person) and {before.gender, person.gender} != {"f", "m"}:
            joins.append(RULES["same-name-later"].join(before.first.bearer, person.first.bearer))
            together = sorted([*before.locals, *person.locals], key=lambda each: each.order)
            found[-1] = Person(before.words, together, before.context)
        else:
            found.append(person)
    return found


def _at_once(one: Person, other: Person) -> bool:
    """Tell whether both hold offices at the same time, as far as documents tell."""
    if one.days is None or other.days is None:
        return False
    return _days_between(one.days[1], other.days[0]) < TOGETHER and _days_between(other.days[1], one.days[0]) < TOGETHER


def _days_between(earlier: str, later: str) -> int:
    return (dt.date.fromisoformat(later) - dt.date.fromisoformat(earlier)).days


def _apart(one: Person, other: Person) -> str:
    if one.gender and other.gender and one.gender != other.gender:
        return "one is a man and one a woman"
    return f"one is {_office(one)} and one {_office(other)} at the time"


def _office(person: Person) -> str:
    held = [(day, h) for told in person.offices.values() for day, h in told if h.body]
    if not held:
        return "somebody else"
    _, first = min(held, key=lambda each: (each[0], each[1].role, each[1].body or ""))
    return f"{first.role} of {first.body}"


def _by_body(local: Local, persons: list[Person], context: Context) -> Iterator[Join]:
    """Join a bearer without an office with the one of several persons of its name whose body its article names."""
    fitting = []
    for person in persons:
        bodies = {form(body).key: body for body in person.bodies}
        if shared := sorted(bodies.keys() & context[local.document.id].keys()):
            fitting.append((person, bodies[shared[0]]))
    if len(fitting) == 1:
        person, shared_with = fitting[0]
        yield RULES["same-name-body"].join(person.first.bearer, local.bearer, shared_with)


# what a full name may be shortened to


def _join_variants(persons: list[Person], joins: list[Join]) -> None:
    """Join persons of one surname whose given names may be one person's, where no third name fits only one of them."""
    fitting = {id(one): [other for other in persons if other is not one and _variant(one, other)] for one in persons}
    clear = {id(one) for one in persons if all(_alike(a, b) for a, b in combinations(fitting[id(one)], 2))}
    for longer, shorter in combinations(sorted(persons, key=_length), 2):
        rule = _variant(longer, shorter)
        if rule is None or not {id(longer), id(shorter)} <= clear:
            continue
        shared = longer.shares(shorter.first) or ""
        if shared or rule != "initials":
            joins.append(RULES[rule].join(longer.first.bearer, shorter.first.bearer, shared))


def _length(person: Person) -> tuple[int, int, tuple[str, ...], tuple[str, str, str]]:
    return -len(person.words), -len(person.words[0]), person.words, person.first.order


def _alike(one: Person, other: Person) -> bool:
    return bool(_variant(one, other))


def _variant(one: Person, other: Person) -> str | None:
    """Return the rule by which two full names of one surname may be one person's, None when they may not."""
    if {one.gender, other.gender} == {"f", "m"} or (one.words != other.words and _conflict(one, other)):
        return None
    (first, *middle), (second, *other_middle) = one.words[:-1], other.words[:-1]
    if first == second:
        apart = middle and other_middle and not _initials_fit(middle, other_middle)
        return None if apart or one.words == other.words else "middle-name"
    if len(first) == 1 or len(second) == 1:
        return "initials" if first[0] == second[0] and len(first) != len(second) else None
    return "nickname" if second in words().hypocorisms.get(first, ()) else None


def _initials_fit(one: list[str], other: list[str]) -> bool:
    return all(a[0] == b[0] and (a == b or 1 in (len(a), len(b))) for a, b in zip(one, other, strict=False))


def _conflict(one: Person, other: Person) -> bool:
    """Tell whether both hold offices at the same time in bodies that have nothing to do with each other."""
    if not one.bodies or not other.bodies or not _at_once(one, other) or one.offices.keys() & other.offices.keys():
        return False
    mine, theirs = ({word for body in p.bodies for word in _body_words(body)} for p in (one, other))
    return not mine & theirs


# a surname alone


def _surname_alone(local: Local, persons: list[Person]) -> Iterator[Join]:
    fitting = [p for p in persons if {p.gender, local.gender} != {"f", "m"}]
    in_office = [(p, office) for p in fitting if (office := _same_office(local, p))]
    if len(in_office) == 1:
        person, office = in_office[0]
        yield RULES["surname-office"].join(person.first.bearer, local.bearer, office)
    elif len(fitting) == 1 and not _other_office(local, fitting[0]):
        shared = fitting[0].shares(local)
        rule = "surname-weak" if shared is None else "surname-only" if len(persons) == 1 else "surname-gender"
        if rule != "surname-gender" or local.gender:
            yield RULES[rule].join(fitting[0].first.bearer, local.bearer, shared or "")


def _same_office(local: Local, person: Person) -> str | None:
    """Return the office in which a surname and a person are told to be within TOGETHER days, if any."""
    for mine in sorted(local.roles, key=lambda h: (h.role, h.body or "")):
        for day, held in person.offices.get(folded(mine.role), ()):
            if abs(_days_between(local.day, day)) <= TOGETHER and _one_office(mine, held):
                body = mine.body or held.body
                return f"{mine.role} of {body}" if body else mine.role
    return None


def _one_office(one: Held, other: Held) -> bool:
    """Tell whether two holders of one role hold one office; a role in one word needs its body."""
    if one.body and other.body:
        return _one_body(one.body, other.body)
    return len(one.role.split()) > 1


def _one_body(one: str, other: str) -> bool:
    return form(one).key == form(other).key or bool(_body_words(one) & _body_words(other))


def _other_office(local: Local, person: Person) -> bool:
    """Tell whether the article gives the surname an office in a body the person has nothing to do with."""
    mine = _bodies(local)
    return bool(mine and person.bodies) and not any(_one_body(a, b) for a in mine for b in person.bodies)


def _among_bare(bare: list[Local], context: Context) -> Iterator[Join]:
    """Join surnames that no article gives a full name for, where they hold one office: each with the one before."""
    last: dict[str, Local] = {}
    for local in bare:
        for held in sorted(local.roles, key=lambda h: (h.role, h.body or "")):
            before = last.get(folded(held.role))
            if before is None or {before.gender, local.gender} == {"f", "m"}:
                continue
            if office := _same_office(local, Person((), [before], context)):
                yield RULES["surname-office"].join(before.bearer, local.bearer, office)
                break
        last |= {folded(held.role): local for held in local.roles}
