"""Short forms: which body of the article "the union", "the district" or "a union" is, where its words alone tell."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import replace
from functools import cached_property

from standoff.ontology import RoleStatus
from standoff.reading.acts_kinds import is_union, of_owners
from standoff.reading.acts_told import Who
from standoff.reading.names import Entity, Names
from standoff.reading.page import Page
from standoff.reading.phrases import Phrase, PhraseKind
from standoff.reading.roles import Held

#: What those who act together for their work are called; any of them may go by another's word.
UNIONS = frozenset(["union", "guild", "association", "federation", "brotherhood"])
#: Words that any body may go by.
_ANY = frozenset(["organisation", "organization", "body", "institution"])
#: Capitals that stand for countries and for services, and never for those who work there.
_NO_UNION = frozenset(["UK", "US", "USA", "EU", "UN", "NHS", "U.S.", "U.K.", "UAE", "NZ", "HSE"])
_OF_UNIONS = re.compile(
    r"(?:['’]s?)? (?:\w+ ){0,3}(?:unions?|members|organisers?|organizers?|branch(?:es)?|general secretary|strikers"
    r"|ballot|shop stewards?|convenors?|conveners?|officials|(?:regional|national|local|industrial) officers?)\b"
)
_MEMBERS_OF = re.compile(r"\bmembers of (?:the )?$")
EMPLOYERS = frozenset(
    ["company", "firm", "employer", "operator", "airline", "carrier", "carmaker", "retailer", "manufacturer"]
)
_OF_EMPLOYERS = re.compile(
    r"(?:['’]s?)? (?:\w+ )?(?:workers|staff|employees|bosses|managers|chief executive|managing director|plc|Ltd|drivers"
    r"|crews?)\b"
)
_EMPLOYED_BY = re.compile(
    r"\b(?:employed by|work for|company|airline|operator|firm|carrier|manufacturer|retailer|carmaker),? $"
)
#: Words that make another office of an office: the shadow minister is not the minister.
_OTHER_OFFICE = frozenset(["shadow", "former", "deputy", "vice", "assistant", "acting", "ex", "junior", "opposition"])
_SENTENCES = 2


class ShortForms:
    """Tells which bodies and people of one page its short forms stand for."""

    def __init__(self, page: Page, names: Names, named: list[Phrase], roles: list[Held]) -> None:
        """Take the page, who is who on it, its mentions of names in order of place, and the roles."""
        self.page, self.names, self.named, self.roles = page, names, named, roles
        self._starts = [p.span.start for p in named]

    # unions

    @cached_property
    def unions(self) -> dict[str, Entity]:
        """The unions by their names: named so, or with members, officials and branches in this article."""
        found = {b.name: b for b in self.names.bodies if b.name in self._manned or is_union(b.words)}
        return {name: b for name, b in found.items() if name not in _NO_UNION and not of_owners(name)}

    @cached_property
    def employers(self) -> list[Entity]:
        """The bodies that the article says have workers, or calls a company, an operator, an airline."""
        manning = self._manning - _NO_UNION - self.unions.keys()
        return [b for b in self.names.bodies if b.name in manning]

    @cached_property
    def _manned(self) -> frozenset[str]:
        return self._told_by(_OF_UNIONS, _MEMBERS_OF)

    @cached_property
    def _manning(self) -> frozenset[str]:
        return self._told_by(_OF_EMPLOYERS, _EMPLOYED_BY)

    def _told_by(self, behind: re.Pattern[str], ahead: re.Pattern[str]) -> frozenset[str]:
        """The names that some mention has these words behind it or ahead of it."""
        text, found = self.page.text, set[str]()
        for phrase in self.named:
            entity = self.names.of(phrase) if phrase.kind is PhraseKind.BODY else None
            if entity is not None and entity.name not in found:
                before = text[max(0, phrase.span.start - 24) : phrase.span.start]
                if behind.match(text, phrase.span.end) or ahead.search(before):
                    found.add(entity.name)
        return frozenset(found)

    def only_union(self) -> Who | None:
        """Return the union of an article that names just one."""
        return Who(next(iter(self.unions)), 0.6, named=True) if len(self.unions) == 1 else None

    def organised(self, word: str) -> Who | None:
        """ "Pilots", "harbour pilots": the one union that has them in its name."""
        unions = [b for b in self.names.bodies if word in (w.lower() for w in b.words) and is_union(b.words)]
        return Who(unions[0].name, 0.6, named=True) if len(unions) == 1 else None

    # bodies

    def meant(self, noun: str, place: int, guess: Who | None) -> Who | None:
        """Return the body that "the" with ``noun`` means at ``place``: better than ``guess`` if words tell, else that.

        Words tell where a name has the noun in it, and where only one kind of body can go by it.
        """
        fitting = list(self.unions.values()) if noun == "union" else self._by_word.get(noun, [])
        if guess is not None and any(guess.name == b.name for b in fitting):
            return guess
        near = self.names.nearest(fitting, place) or self._lettered(noun)
        if near is None and guess is None and noun in EMPLOYERS:
            near = self.names.nearest(self.employers, place)
        return Who(near.name, 0.65, named=True) if near is not None else guess

    @cached_property
    def _by_word(self) -> dict[str, list[Entity]]:
        """The bodies of several words by the words they can go by: the first and the last, any word for a union."""
        found: dict[str, list[Entity]] = {}
        for body in self.names.bodies:
            words = [w.lower() for w in body.words]
            for word in {words[0], words[-1]} | set(words) & UNIONS if len(words) > 1 else ():
                found.setdefault(word, []).append(body)
        return found

    def _lettered(self, noun: str) -> Entity | None:
        """The capitals named most that have the letter of "federation" in them: "PPFO"."""
        if noun not in UNIONS - {"union"}:
            return None
        fitting = [b for b in self._capitals if noun[0].upper() in b.name]
        return max(fitting, key=lambda b: len(b.places), default=None)

    @cached_property
    def _capitals(self) -> list[Entity]:
        return [b for b in self.names.bodies if b.name.isupper() and len(b.name) > 2 and b.name not in _NO_UNION]

    def any_body(self, noun: str, place: int) -> Who | None:
        """ "The organisation": the body named last, at most two sentences back."""
        body = self.body_before(place) if noun in _ANY else None
        return Who(body.name, 0.6, named=True) if body is not None else None

    def of_theirs(self, whose: str, place: int) -> Entity | None:
        """ "The pilots' union": the body that has them in its name."""
        fitting = [b for b in self.names.bodies if whose and whose in (w.lower() for w in b.words)]
        return self.names.nearest(fitting, place)

    def body_before(self, place: int) -> Entity | None:
        """Return the body named last before ``place``, at most two sentences back."""
        first = self.page.sentences[max(0, self.page.sentence_at(place) - _SENTENCES)].start
        index = bisect_left(self._starts, place)
        for phrase in reversed(self.named[max(0, index - 8) : index]):
            if phrase.kind is PhraseKind.BODY and phrase.span.start >= first and (entity := self.names.of(phrase)):
                return entity
        return None

    def both(self, pair: list[Who]) -> list[Who]:
        """ "Both sides": the ``pair`` that deals most with each other, if named as often; else the most named."""
        ranked = sorted(self.names.bodies, key=lambda e: (-len(e.places), min(e.places, default=0)))
        full = [e for e in ranked if len(e.words) > 1 or e.name.isupper()]
        known = {who.name for who in pair if who.named}
        if len(pair) == 2 and known and known <= {e.name for e in ranked[:3]}:
            return [replace(who, certainty=0.55) for who in pair]
        two = (full if len(full) > 1 else ranked)[:2]  # a place where they meet is no side
        return [Who(e.name, 0.5, named=True) for e in two] if len(two) > 1 else []

    def parted(self, who: Who) -> list[Who]:
        """ "The Guild and the Union": each of the two, where both are names of the article and the whole is none."""
        halves = who.name.split(" and ")
        if len(halves) != 2 or who.name in self._named:
            return [who]
        known = [self._named.get(half.removeprefix("the ")) for half in halves]
        return [Who(b.name, who.certainty, named=True) for b in known if b] if all(known) else [who]

    @cached_property
    def _named(self) -> dict[str, Entity]:
        """The bodies by every form of their names."""
        return {form: b for b in self.names.bodies for form in (b.name, b.acronym, *sorted(b.forms)) if form}

    # people

    def holder(self, noun: str, modifiers: set[str]) -> Who | None:
        """ "The ferries minister", "the UK's ferries minister": the one person whose office all the words are of."""
        held = self._offices.get(noun, [])
        people = {h.person for h in held if modifiers <= _words(h) and not (_words(h) & _OTHER_OFFICE) - modifiers}
        return Who(people.pop(), 0.75, person=True, named=True) if len(people) == 1 else None

    @cached_property
    def _offices(self) -> dict[str, list[Held]]:
        """The offices held now, by the last word of what they are called."""
        found: dict[str, list[Held]] = {}
        for held in self.roles:
            if held.status is RoleStatus.CURRENT:
                found.setdefault(held.role.lower().split()[-1], []).append(held)
        return found

    @cached_property
    def _held_by(self) -> dict[str, list[Held]]:
        found: dict[str, list[Held]] = {}
        for held in self.roles:
            found.setdefault(held.person, []).append(held)
        return found

    def holds_another(self, person: str, modifiers: set[str]) -> bool:
        """Tell whether all offices of ``person`` are another than ``modifiers`` tell: shadow, former, deputy."""
        held = self._held_by.get(person, [])
        return bool(held) and all((_words(h) & _OTHER_OFFICE) - modifiers for h in held)


def _words(held: Held) -> set[str]:
    words = f"{held.role} {held.organisation or ''}".lower().replace("’s", "").replace("'s", "").replace("-", " ")
    return set(words.split())
