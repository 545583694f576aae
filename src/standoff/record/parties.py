"""The parties of the record: every group of bearers under a name that no other party has.

The name is the one by which a party is most fully known: what a person called it, or a list; a full name before a
surname, a spelt-out one before an acronym, then the commonest. It has plain apostrophes, whatever outlets print. Two
parties of one name are told apart by what tells: the body of a person's office, the whole of a part, else where and
when they were first named.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from types import MappingProxyType

from standoff.linking.bearers import Local
from standoff.linking.forms import folded_keeping_case, form, sector_of
from standoff.linking.listed import ListedParty
from standoff.linking.roll import Roll
from standoff.linking.rules import COUNTS
from standoff.ontology import Bearer, DocumentHead, Fact, Join, KnownParty, Party, PartyKind, Sector
from standoff.text import Spellings, folded


def parties(
    groups: Iterable[tuple[Bearer, ...]],
    facts: Iterable[Fact] | Roll,
    joins: Iterable[Join],
    listed: Sequence[ListedParty] = (),
    called: Mapping[Bearer, str] = MappingProxyType({}),
) -> tuple[KnownParty, ...]:
    """Return the party of each of ``groups``, sorted by id; a bearer of ``facts`` in none of them is one of its own.

    In the place of facts may stand the roll that they make.
    ``joins`` are those that may have brought the groups together: each party keeps the ones within it that count
    (linking.parties.COUNTS), strongest first. ``listed`` is the list of parties that was used, if any; ``called`` are
    names that people gave to bearers, which come first. Names and ids are unique; the order of what comes in is no
    matter.
    """
    world = _World(Roll.of(facts), listed, called)
    drafts = sorted((_Draft(bearers, world) for bearers in world.complete(groups)), key=lambda draft: draft.order)
    of_bearer = {bearer: number for number, draft in enumerate(drafts) for bearer in draft.bearers}
    within = _within(joins, of_bearer)
    heirs = world.heirs(of_bearer)
    names = _names(drafts)
    found = []
    for number, (draft, id) in enumerate(zip(drafts, _ids(names), strict=True)):
        party = Party(
            name=names[number],
            kind=draft.kind,
            sector=draft.sector,
            aliases=draft.aliases(names[number]),
            succeeds=_other(names, number, draft.succeeds(of_bearer, heirs.get(number))),
            part_of=_other(names, number, draft.whole(of_bearer)),
        )
        found.append(KnownParty(id, party, draft.bearers, within.get(number, ())))
    return tuple(sorted(found, key=lambda each: each.id))


def _within(joins: Iterable[Join], of_bearer: Mapping[Bearer, int]) -> dict[int, tuple[Join, ...]]:
    """The joins that count within each party, by its number, strongest first."""
    found: defaultdict[int, set[Join]] = defaultdict(set)
    for join in joins:
        left = of_bearer.get(join.left)
        if left is not None and left == of_bearer.get(join.right) and join.confidence >= COUNTS:
            found[left].add(join)
    return {
        number: tuple(sorted(held, key=lambda j: (-j.confidence, _words(j.left), _words(j.right), j.rule)))
        for number, held in found.items()
    }


def _words(bearer: Bearer) -> tuple[str, str]:
    """What bearers are sorted by; compared much faster than they are themselves."""
    return bearer.name, bearer.document


def _other(names: Sequence[str], number: int, other: int | None) -> str | None:
    return None if other is None or other == number else names[other]


class _World:
    """What the roll and the list tell of bearers; built once."""

    def __init__(self, roll: Roll, listed: Sequence[ListedParty], called: Mapping[Bearer, str]) -> None:
        self.called = called
        self.local: dict[Bearer, Local] = {bearer: each for each in roll.locals for bearer in each.bearers}
        self.forms = roll.forms
        self.outlets = {form(head.publisher).key for head in roll.documents if head.publisher}
        self.listed = {each.party.name: each for each in listed}
        self._listed_by_key: defaultdict[str, list[ListedParty]] = defaultdict(list)
        for each in listed:
            for key in {form(name).key for name in each.names}:
                self._listed_by_key[key].append(each)
        self._met: dict[str, int] | None = None
        self._told = roll.successions

    def complete(self, groups: Iterable[tuple[Bearer, ...]]) -> list[tuple[Bearer, ...]]:
        """Return ``groups`` without what nobody names, and every other bearer in one of its own."""
        kept = [tuple(sorted({b for b in group if b in self.local}, key=_words)) for group in groups]
        grouped = {bearer for group in kept for bearer in group}
        return [group for group in kept if group] + [(b,) for b in sorted(self.local, key=_words) if b not in grouped]

    def heirs(self, of_bearer: Mapping[Bearer, int]) -> dict[int, int]:
        """Return which party follows which, as the words of documents have it; where they differ, the commonest."""
        counted: defaultdict[int, Counter[int]] = defaultdict(Counter)
        for each in self._told:
            earlier, later = of_bearer.get(each.earlier), of_bearer.get(each.later)
            if earlier is not None and later is not None and earlier != later:
                counted[later][earlier] += 1
        return {later: min(c, key=lambda n: (-c[n], n)) for later, c in counted.items()}

    def listed_as(self, of_bearer: Mapping[Bearer, int]) -> Mapping[str, int]:
        """Return the party of each name on the list that is met, by the name's key; the first of several."""
        if self._met is None:
            self._met = {}
            for bearer, number in of_bearer.items():
                key = form(bearer.name).key
                if key in self._listed_by_key:
                    self._met[key] = min(number, self._met.get(key, number))
        return self._met

    def entry(self, names: Iterable[str], days: Iterable[DocumentHead]) -> ListedParty | None:
        """Return the one listed party that goes by one of ``names`` at the time, if there is just one."""
        keys = {form(name).key for name in names if not form(name).generic}
        fitting = {e.party.name: e for key in keys for e in self._listed_by_key.get(key, ())}
        if len(fitting) > 1:
            heads = list(days)
            fitting = {n: e for n, e in fitting.items() if any(e.may_be_met(head.published) for head in heads)}
        return next(iter(fitting.values())) if len(fitting) == 1 else None


@dataclass
class _Draft:
    """A group of bearers on its way to being a party."""

    bearers: tuple[Bearer, ...]
    world: _World

    @cached_property
    def locals(self) -> list[Local]:
        """Whom its bearers are in their documents, in order of day."""
        found = {id(local): local for bearer in self.bearers if (local := self.world.local.get(bearer))}
        return sorted(found.values(), key=lambda local: local.order)

    @cached_property
    def order(self) -> tuple[str, str, str]:
        """Where it stands among drafts: by its name, then by its first bearer."""
        return self.name, *_words(self.bearers[0])

    @cached_property
    def listed(self) -> ListedParty | None:
        """What the list of parties has of it."""
        if not self.world.listed:
            return None
        return self.world.entry((b.name for b in self.bearers), (local.document for local in self.locals))

    @cached_property
    def name(self) -> str:
        """What people called it; else the list's name; else the fullest, then commonest of its names."""
        given = Counter(self.world.called[bearer] for bearer in self.bearers if bearer in self.world.called)
        if given:
            return min(given, key=lambda each: (-given[each], each))
        if self.listed:
            return self.listed.party.name
        counts: Counter[str] = Counter()
        spellings = Spellings()
        borne: Counter[str] = Counter()
        for bearer in self.bearers:
            borne[bearer.name] += 1 + self.world.local[bearer].names[bearer.name]
        for name, times in borne.items():
            shown = _without_article(name)
            counts[folded(shown)] += times
            spellings.add(shown, times)
        best = min(counts, key=lambda key: (*_fullness(spellings.shown(key)), -counts[key], -len(key), key))
        return spellings.shown(best)

    @cached_property
    def kind(self) -> PartyKind:
        """What most of its documents have it as; an outlet where it published some of them."""
        if self.listed:
            return self.listed.party.kind
        counts = Counter(local.kind for local in self.locals)
        kind = min(counts, key=lambda k: (-counts[k], k))
        published = any(form(name).key in self.world.outlets for name in {b.name for b in self.bearers})
        told = sector_of(self.name)
        return PartyKind.OUTLET if published and kind is PartyKind.ORGANISATION and told is None else kind

    @cached_property
    def sector(self) -> Sector | None:
        """What the list or its name tells of what it does."""
        if self.listed and self.listed.party.sector:
            return self.listed.party.sector
        if self.kind is PartyKind.OUTLET:
            return Sector.OUTLET
        return sector_of(self.name) if self.kind is PartyKind.ORGANISATION else None

    def aliases(self, name: str) -> tuple[str, ...]:
        """Return what else it is called, sorted, each in its commonest spelling."""
        called = Counter(bearer.name for bearer in self.bearers)
        called.update(form for bearer in self.bearers for form in self.world.forms.get(bearer, ()))
        called.update(self.listed.names if self.listed else ())
        spellings = Spellings()
        for each, times in called.items():
            spellings.add(each, times)
        keys = {folded(each) for each in called}
        return tuple(sorted(shown for key in keys if (shown := spellings.shown(key)) and folded(shown) != folded(name)))

    def whole(self, of_bearer: Mapping[Bearer, int]) -> int | None:
        """Return the number of the party it belongs to: the list's word, else the commonest of its documents'."""
        if self.listed and self.listed.party.part_of:
            return self._numbered(self.listed.party.part_of, of_bearer)
        counts: Counter[int] = Counter()
        for local in self.locals:
            for whole in local.wholes:
                number = of_bearer.get(Bearer(whole, local.document.id))
                if number is not None and number != of_bearer[self.bearers[0]]:
                    counts[number] += 1
        return min(counts, key=lambda n: (-counts[n], n)) if counts else None

    def succeeds(self, of_bearer: Mapping[Bearer, int], told: int | None) -> int | None:
        """Return the number of the party whose heir it is: the list's word, where that is met, else as ``told``."""
        number = self._numbered(self.listed.party.succeeds, of_bearer) if self.listed else None
        return told if number is None else number

    def _numbered(self, name: str | None, of_bearer: Mapping[Bearer, int]) -> int | None:
        if name is None or name not in self.world.listed:
            return None
        met = self.world.listed_as(of_bearer)
        return min((met[key] for each in self.world.listed[name].names if (key := form(each).key) in met), default=None)

    @cached_property
    def telling(self) -> str | None:
        """What tells it from another of its name: the commonest body of a person's offices, the whole of a part."""
        if self.kind is PartyKind.PERSON:
            counts = Counter(held.body for local in self.locals for held in local.roles if held.body)
        else:
            counts = Counter(whole for local in self.locals for whole in local.wholes)
        return min(counts, key=lambda each: (-counts[each], each)) if counts else None

    @cached_property
    def first_met(self) -> str:
        """Where and when it is first named: "The Tideway, 2014-07-08", by the file where no outlet is known."""
        head = self.locals[0].document
        parts = [head.publisher or head.source.rpartition("/")[2], str(head.published)[:10] if head.published else ""]
        return ", ".join(part for part in parts if part)


def _without_article(name: str) -> str:
    """The name without "the", with the plain apostrophe whatever outlets print: so it stays as more is read."""
    name = folded_keeping_case(name)
    first, _, rest = name.partition(" ")
    return rest if first == "the" and rest[:1].isupper() else name


def _fullness(name: str) -> tuple[int, bool, bool]:
    """How full a name is, the fullest first: no acronym, nothing generic, given name and surname."""
    shape = form(name)
    return int(shape.acronym) + 2 * int(shape.generic), len(shape.words) < 2, shape.title is not None


def _names(drafts: Sequence[_Draft]) -> list[str]:
    """A name for each draft that no other has."""
    names = [draft.name for draft in drafts]
    for more in ("telling", "first_met"):
        clash = {name for name, times in Counter(folded(n) for n in names).items() if times > 1}
        for number, draft in enumerate(drafts):
            telling = getattr(draft, more)
            if folded(names[number]) in clash and telling:
                names[number] = f"{draft.name} ({telling})"
    taken: Counter[str] = Counter()
    for number, name in enumerate(names):
        taken[folded(name)] += 1
        if taken[folded(name)] > 1:
            names[number] = f"{name} [{drafts[number].bearers[0].document}]"
    return names


def _ids(names: Sequence[str]) -> list[str]:
    """An id for each name, made of its letters: "guild-of-harbour-pilots"."""
    slugs = [_slug(name) for name in names]
    taken: set[str] = set()
    found = []
    for slug in slugs:
        number, id = 1, slug
        while id in taken or (number > 1 and id in slugs):
            number += 1
            id = f"{slug}-{number}"
        taken.add(id)
        found.append(id)
    return found


def _slug(name: str) -> str:
    plain = unicodedata.normalize("NFKD", name.replace("'", "").replace("’", "")).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", plain.lower()).strip("-") or "party"
