"""Holders: who a word for a role is, within the article — the holder of an office, or whoever an epithet means."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from functools import cached_property

from standoff.ontology import RoleStatus
from standoff.reading.descriptions import DETERMINER
from standoff.reading.lexicon import lexicon
from standoff.reading.names import Entity, Names
from standoff.reading.phrases import Phrase, PhraseKind
from standoff.reading.roles import Held

#: Words for whoever is at the top of a body, and for the posts that are.
_TOPS = frozenset(["boss", "leader", "chief", "head"])
_TOP_POST = re.compile(
    r"(?:general secretary|national secretary|president|chair|chairman|chairwoman|chief executive|leader|director|"
    r"director general|convener|ceo|boss|head|chief)$"
)


class Holders:
    """Knows the holders of the roles of one page."""

    def __init__(self, names: Names, roles: list[Held], named: Sequence[Phrase]) -> None:
        """Take who is who, the roles found, and the mentions of names outside quotation marks, in order of place."""
        self.names, self.roles, self.named = names, roles, named
        self._starts = [p.span.start for p in named]

    def office(self, words: str, noun: str, place: int, bodies: frozenset[str] = frozenset()) -> str | None:
        """The person who has this role in the article: words and ``bodies`` must fit, the nearest named wins."""
        described = set(DETERMINER.sub("", words).lower().replace("’s", "").replace("'s", "").split())
        known = self._holders.get(noun, [])
        told = frozenset().union(*(_role_words(h) for h in known))  # "maritime" where there is a maritime secretary
        modifiers = described & (lexicon().role_modifiers - lexicon().former | told)
        wanted = RoleStatus.FORMER if described & lexicon().former else RoleStatus.CURRENT
        holders = [h for h in known if modifiers <= _role_words(h)]
        if bodies:
            holders = [h for h in holders if h.organisation in bodies]
        holders = [h for h in holders if h.status is wanted] or ([] if wanted is RoleStatus.FORMER else holders)
        people = {h.person for h in holders}
        nearest = self.names.nearest([self.people[name] for name in sorted(people) if name in self.people], place)
        return nearest.name if nearest else None

    def epithet(self, words: str, noun: str, place: int, bodies: frozenset[str]) -> str | None:
        """ "The union boss", "the Guild leader": who is at the top of it, else the one person named so far."""
        if not re.match(r"(?:the|[A-Z])", words) or words.split()[0].lower() in ("a", "an", "one"):
            return None
        if noun in _TOPS:
            nouns = [w for w in words.lower().split()[:-1] if w in lexicon().bodies]
            near = {b.name for w in nouns if (b := self.names.body_like(w, place))}
            tops = {
                h.person
                for h in self.roles
                if h.organisation in bodies | near and h.status is RoleStatus.CURRENT and _TOP_POST.search(h.role)
            }
            if len(tops) == 1:
                return tops.pop()
        index = bisect_left(self._starts, place)
        so_far = {e.name for p in self.named[:index] if p.kind is PhraseKind.PERSON and (e := self.names.of(p))}
        person = so_far.pop() if len(so_far) == 1 else None
        return person if person and not any(h.person == person for h in self.roles) else None

    def fits(self, held: Held, words: str, noun: str) -> bool:
        """Tell whether a description can be of the holder of a role: "a union leader" of its general secretary."""
        role = held.role.lower()
        top = noun in _TOPS and (_TOP_POST.search(role) is not None or role.split()[0] in _TOPS)
        if held.status is not RoleStatus.CURRENT or not (top or role.split()[-1] == noun):
            return False
        nouns = [w for w in words.lower().replace("’s", "").replace("'s", "").split() if w in lexicon().bodies]
        bodies = {b.name for w in nouns if (b := self.names.body_like(w, held.evidence.start))}
        return bool(bodies) and held.organisation in bodies

    @cached_property
    def people(self) -> dict[str, Entity]:
        """The people of the page by their canonical names."""
        return {person.name: person for person in self.names.people}

    @cached_property
    def _holders(self) -> dict[str, list[Held]]:
        """The roles found, by each word of them."""
        holders: dict[str, list[Held]] = {}
        for held in self.roles:
            for word in set(held.role.lower().split()):
                holders.setdefault(word, []).append(held)
        return holders


def _role_words(held: Held) -> set[str]:
    return set(f"{held.role} {held.organisation or ''}".lower().split())
