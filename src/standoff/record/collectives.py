"""Representativeness: nine of how many? What is said of a number of bodies, against how many of them there are.

Nothing is assumed: a total is one that words state ("two of the eleven ports", "all eleven ports") or, marked as a
least number, the bodies of that kind that the record knows by name. This fold looks at the whole record: a total that
one article states holds for a count in another.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache

from standoff.ontology import Act, Bound, Fact, Name, PartialDate, PartyKind, Statement
from standoff.record.entry import entry_id
from standoff.record.when import order


@dataclass(frozen=True, slots=True)
class Total:
    """How many of a kind there are: ``value`` with its bound, the words that say so, and the facts it rests on.

    Where ``known`` is not empty nobody states it: it is how many the record knows by name, and ``bound`` "at least".
    """

    value: float
    bound: Bound
    words: str
    when: PartialDate | None
    evidence: tuple[str, ...]
    known: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Representation:
    """A collective of which somebody speaks: its count, who of it is named, and how many of its kind there are.

    ``name`` is as the documents have it ("nine branch secretaries"), ``of`` its kind in the singular ("branch
    secretary"). ``count`` is None where nobody counts. ``totals`` are those of that kind, and of what its members stand
    for ("branch"), stated ones first.
    """

    id: str
    parties: tuple[str, ...]
    when: PartialDate | None
    evidence: tuple[str, ...]
    name: str
    of: str
    count: int | None
    members: tuple[str, ...]
    totals: tuple[Total, ...]

    @property
    def share(self) -> float | None:
        """The count of the stated total, 0 to 1; None where it is not counted, or not exactly one total is stated."""
        stated = {total.value for total in self.totals if not total.known}
        if self.count is None or len(stated) != 1 or not (whole := stated.pop()):
            return None
        return self.count / whole if self.count <= whole else None


_ONES = {
    word: value
    for value, word in enumerate(
        """one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen
        eighteen nineteen""".split(),  # noqa: SIM905
        1,
    )
}
_TENS = {
    word: 10 * value
    for value, word in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), 2)  # noqa: SIM905
}
_N = rf"(?:\d[\d,]*|(?:{'|'.join(_TENS)})(?:[ -](?:{'|'.join(list(_ONES)[:9])}))?|{'|'.join(_ONES)})"
_THE = r"(?:the|its|their|our|all|all the|all of the)"
_PART = re.compile(rf"(?:.*? )?(?:of|in) {_THE} (?P<total>{_N}) (?P<kind>.+)", re.IGNORECASE)
_ALL = re.compile(rf"(?:all|all the|all of the) (?P<total>{_N}) (?P<kind>.+)", re.IGNORECASE)
_COUNT = re.compile(rf"(?:the )?({_N}) ", re.IGNORECASE)
_LEADING = re.compile(
    rf"(?:(?:a (?:number|group|majority) of|dozens of|more than|at least|up to|{_N}|{_THE}|an?|some|several|many|most"
    r"|about|around|nearly|of|other|these|those|both) )+",
    re.IGNORECASE,
)
_TAIL = re.compile(r" (?:of|from|in|at|for|on|including|who|which|that|and)\b.*", re.IGNORECASE)


def _number(words: str) -> int:
    parts = re.split(r"[ -]", words.casefold().replace(",", ""))
    return sum(int(part) if part.isdigit() else _ONES.get(part) or _TENS[part] for part in parts)


def kind_of_collective(name: str) -> str:
    """Return what a collective is several of, in the singular: "branch secretary" for "nine branch secretaries"."""
    leading = _LEADING.match(name)
    bare = _TAIL.sub("", name[leading.end() :] if leading else name)
    *before, last = bare.casefold().split() or [""]
    return " ".join([*before, _singular(last)]).strip()


def _singular(word: str) -> str:
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("sses", "ches", "shes", "xes")):
        return word[:-2]
    return word[:-1] if word.endswith("s") and not word.endswith("ss") else word


@dataclass(slots=True)
class _Spoken:
    """One collective's reports while facts come in."""

    facts: set[str] = field(default_factory=set)
    members: dict[str, None] = field(default_factory=dict)
    dates: list[PartialDate] = field(default_factory=list)


_Stated = dict[str, dict[tuple[float, str], list[Fact]]]


def collectives(facts: Iterable[Fact]) -> tuple[Representation, ...]:
    """Return the collectives that act or speak in ``facts``, by date; the order of facts is no matter.

    Who is named as a member, and a count, are those of the acts and statements; one collective is told from another by
    its name and count.
    """
    every = sorted({fact.id: fact for fact in facts}.values(), key=lambda fact: fact.id)
    spoken: dict[tuple[str, int | None], _Spoken] = defaultdict(_Spoken)
    stated: _Stated = defaultdict(lambda: defaultdict(list))
    named: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for fact in every:
        for name, count, members in _collectives_in(fact):
            found = spoken[name, count]
            found.facts.add(fact.id)
            found.members |= dict.fromkeys(members)
            found.dates += [fact.document.published] if fact.document.published else []
        for name in _names_in(fact):
            if total := _total_in(name):
                stated[total[0]][total[1], name].append(fact)
        if isinstance(body := fact.finding, Name) and body.kind in (PartyKind.ORGANISATION, PartyKind.COMMITTEE):
            named[body.canonical.casefold().split()[-1]][body.canonical].append(fact.id)
    known = [_representation(name, count, told, stated, named) for (name, count), told in spoken.items()]
    return tuple(sorted(known, key=lambda r: (order(r.when), r.name, r.id)))


def by_collective(statement: Statement) -> bool:
    """Tell whether ``collectives`` asks for ``statement``: a collective makes it, or whoever does says of how many."""
    name = statement.speaker_name
    return bool(name) and (statement.speaker_kind is PartyKind.COLLECTIVE or _total_in(name or "") is not None)


@lru_cache(maxsize=2**14)
def _total_in(name: str) -> tuple[str, float] | None:
    """Return of what, and of how many, a name says that it is all or a part; None where it does not."""
    match = _ALL.fullmatch(name) or _PART.fullmatch(name)
    return (kind_of_collective(match["kind"]), _number(match["total"])) if match else None


def _collectives_in(fact: Fact) -> Iterator[tuple[str, int | None, tuple[str, ...]]]:
    told = fact.finding
    if isinstance(told, Act):
        for actor in (*told.actors, *told.recipients):
            if actor.kind is PartyKind.COLLECTIVE:
                yield actor.name, actor.count or _counted(actor.name), actor.members
    elif isinstance(told, Statement) and told.speaker_kind is PartyKind.COLLECTIVE and told.speaker_name:
        yield told.speaker_name, told.speaker_count or _counted(told.speaker_name), ()


def _counted(name: str) -> int | None:
    """Return the number that a collective's name begins with: seven for "seven branch secretaries"."""
    match = _COUNT.match(name)
    return _number(match[1]) if match else None


def _names_in(fact: Fact) -> Iterator[str]:
    told = fact.finding
    if isinstance(told, Act):
        yield from dict.fromkeys(party.name for party in (*told.actors, *told.recipients))
    elif isinstance(told, Statement) and told.speaker_name:
        yield told.speaker_name
    elif isinstance(told, Name):
        yield told.canonical


def _representation(
    name: str, count: int | None, told: _Spoken, stated: _Stated, named: dict[str, dict[str, list[str]]]
) -> Representation:
    kind = kind_of_collective(name)
    kinds = [kind, kind.rpartition(" ")[0]] if " " in kind else [kind]
    totals = [total for each in kinds for total in _stated_totals(stated.get(each, {}))]
    totals += [total for each in kinds if (total := _known_total(each, named.get(each, {})))]
    return Representation(
        id=entry_id("k", name, None if count is None else str(count)),
        parties=(name, *told.members),
        when=min(told.dates, key=order, default=None),
        evidence=tuple(sorted(told.facts)),
        name=name,
        of=kind,
        count=count,
        members=tuple(told.members),
        totals=tuple(totals),
    )


def _stated_totals(given: dict[tuple[float, str], list[Fact]]) -> Iterator[Total]:
    for (value, words), facts in sorted(given.items(), key=lambda item: item[0]):
        dates = [fact.document.published for fact in facts if fact.document.published]
        evidence = tuple(sorted(fact.id for fact in facts))
        yield Total(value, Bound.EXACTLY, words, min(dates, key=order, default=None), evidence)


def _known_total(kind: str, named: dict[str, list[str]]) -> Total | None:
    if not named:
        return None
    evidence = tuple(sorted(fact for facts in named.values() for fact in facts))
    return Total(len(named), Bound.AT_LEAST, f"{kind} by name", None, evidence, tuple(sorted(named)))
