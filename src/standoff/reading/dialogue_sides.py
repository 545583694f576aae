"""Sides: for whom somebody talks. A chief executive meets for the agency, a committee for its union.

People, committees and "leaders of" stand for the body that the article gives them; a minister for the government. Who
has no body talks for themselves.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import islice

from standoff.ontology import Part, RoleStatus
from standoff.reading.acts_kinds import is_adjective
from standoff.reading.acts_parties import Parties
from standoff.reading.acts_told import Who
from standoff.reading.dialogue_words import dialogue_words
from standoff.reading.lexicon import lexicon
from standoff.reading.names import Entity
from standoff.reading.roles import Held

_PLACES = 20  # of a part in one text that are looked at for the whole
_OF = re.compile(r"\s(?:of|at|for)\s(?:the\s)?")
_PAPER = re.compile(r"(.+?)['’]s? (\w+)$")
_SHORT_FORM = re.compile(r"\b[Tt]he ([a-z]+)\b")
_THE = re.compile(r"^(?:the|a|an|both|all)\s+", re.I)


@dataclass(frozen=True, slots=True)
class Side:
    """One of two that talk: the body's name, who spoke or acted for it, how sure that is."""

    name: str
    by: str
    certainty: float
    person: bool = False
    private: bool = False  # a person for whom the article gives no body


class Sides:
    """Tells for whom the parties of one article talk."""

    def __init__(self, parties: Parties, roles: Iterable[Held], parts: Iterable[Part]) -> None:
        """Take who the page's nouns are, the roles and the parts that were found in it."""
        self.parties = parties
        self._held = [h for h in roles if h.status is not RoleStatus.FUTURE]
        self._whole = {part.part: part.whole for part in parts}
        self._bodies = sorted((e.name for e in parties.names.bodies), key=lambda n: (-len(n), n))
        forms = {(form, e.name) for e in parties.names.bodies for form in {e.name, *e.forms, e.acronym or e.name}}
        forms |= {(e.words[0], e.name) for e in parties.names.bodies if e.words[0].lower() in lexicon().organisations}
        self._forms = sorted(forms, key=lambda f: (-len(f[0]), f))
        self._part_of: dict[str, str | None] = {}
        self._government = re.search(r"\b[Gg]overnment\b", parties.page.text) is not None

    def of(self, who: Who) -> Side | None:
        """Return for whom ``who`` talks; None for people and things that are no side (reporters, a conference)."""
        name = _THE.sub("", who.name)
        paper = None if who.person else _PAPER.match(name)
        if paper and paper[2].lower() in lexicon().documents:
            name = paper[1]  # "the branches' letter" speaks for the branches
        last = name.lower().split()[-1] if name else ""
        nobody = dialogue_words().sides["nobody"]
        if not name or last in nobody or last.removesuffix("s") in nobody or is_forum(name):
            return None
        body = self._of_person(name) if who.person else None
        body = body or self._of_description(name)
        if body is None and last in ("minister", "ministers"):
            body = "government"
        return Side(body or name, name, who.certainty * (0.9 if body else 1.0), who.person, who.person and body is None)

    def _of_person(self, person: str) -> str | None:
        """The body in which the article gives the person an office; the government for a minister."""
        held = sorted((h for h in self._held if h.person == person), key=lambda h: h.status is not RoleStatus.CURRENT)
        for one in held:
            if one.organisation and one.organisation.lower() not in lexicon().bodies and not _of_state(one):
                return self.top(one.organisation)
        if any(_governs(one.role) for one in held):
            return "government" if self._government else self._department(held[0].role) or "government"
        return None

    def _department(self, role: str) -> str | None:
        words = {w.lower() for w in role.split()} - {"minister", "secretary", "of", "for", "the", "and"}
        named = (b for b in self._bodies if b.split()[0] in ("Department", "Ministry"))
        return next(
            (b for b in named if words & {w.lower().rstrip("s") for w in b.split()} or words & set(b.lower().split())),
            None,
        )

    def top(self, body: str) -> str:
        """Return the whole that a part belongs to, as far up as the article tells."""
        seen = set()
        while body in self._whole and body not in seen:
            seen.add(body)
            body = self._whole[body]
        return self._of_description(body) or body

    def _of_description(self, name: str) -> str | None:
        """ "Guild negotiating committee", "leaders of the Guild": the body beside a word that stands for it."""
        if name in self._whole:
            return self.top(name)
        stand_for = dialogue_words().sides["stand_for"]
        for form, body in self._forms:
            if form == name or form not in name or _adjective(form):
                continue
            rest = name.replace(form, " ").lower().split()
            if any({word, word.removesuffix("s"), word.removesuffix("es")} & stand_for for word in rest):
                return body
        return self._part_in_text(name) if name.islower() else self.members_of(name)

    def _part_in_text(self, name: str) -> str | None:
        """ "Negotiating committee" where the article has "the negotiating committee of the Guild" or "the Guild's"."""
        if name.split()[-1] not in dialogue_words().sides["stand_for"]:
            return self.members_of(name)
        if name not in self._part_of:
            self._part_of[name] = next(self._wholes_beside(name), None)
        return self._part_of[name]

    def _wholes_beside(self, part: str) -> Iterator[str]:
        text = self.parties.page.text
        for match in islice(re.finditer(rf"\b{re.escape(part)}\b", text), _PLACES):
            before, after = text[max(0, match.start() - 80) : match.start()], text[match.end() : match.end() + 80]
            behind = _OF.match(after)
            for form, body in self._forms:
                owned = before.endswith((f"{form}'s ", f"{form}’s ", f"{form}' ", f"{form}’ "))
                if owned or (behind and after.startswith(form, behind.end())):
                    yield body

    def rival(self, side: Side) -> Side | None:
        """Return the body that the article is most about beside ``side``; no place, no outlet.

        It is named more than twice, short forms ("the agency") included, or opens the article and is named again.
        """
        outlet = self.parties.page.document.publisher or ""
        bodies = [
            e
            for e in self.parties.names.bodies
            if _organisation(e) and not is_forum(e.name) and not related(e.name, side.name)
            if e.places and (not outlet or not related(e.name, outlet))
        ]
        most = max(bodies, key=lambda e: (self._named(e), -min(e.places)), default=None)
        if most is None:
            return None
        opens = min(most.places) == min(min(e.places) for e in bodies)
        return Side(most.name, most.name, 0.5) if self._named(most) > (1 if opens else 2) else None

    def _named(self, body: Entity) -> int:
        """How often the article names ``body``, or calls it by a noun that no other body has in its name."""
        return len(body.places) + sum(self._short_forms.get(word, 0) for word in self._own_nouns(body))

    def _own_nouns(self, body: Entity) -> set[str]:
        nouns = set(_words(body.name)) & lexicon().bodies
        others = (set(_words(e.name)) for e in self.parties.names.bodies if e is not body)
        return nouns.difference(*others)

    @cached_property
    def _short_forms(self) -> Counter[str]:
        return Counter(m[1].lower() for m in _SHORT_FORM.finditer(self.parties.page.text))

    def members_of(self, name: str) -> str | None:
        """Return the one body that has them in its name: "Guild of Harbour Pilots" for "harbour pilots"."""
        last = name.split()[-1]
        if name in self._bodies or not last.endswith("s") or len(last) < 5:
            return None
        fitting = [b for b in self._bodies if last.lower() in _words(b) and len(b.split()) > 2]
        return fitting[0] if len(fitting) == 1 else None


def _words(name: str) -> list[str]:
    """The words of a name in lower case, without the mark of a genitive: "Harbour Employers' Confederation"."""
    return [word.strip("'’") for word in name.lower().split()]


def _organisation(body: Entity) -> bool:
    """An acronym, or a name with a word for a body in it; a town or a country is none."""
    acronym = body.name.isupper() and len(body.name) > 1
    return acronym or any(word.lower() in lexicon().organisations for word in body.words)


def is_forum(name: str) -> bool:
    """Tell whether two sides sit in it: "the Joint Pilotage Council"."""
    words, talks = name.lower().split(), dialogue_words().talks
    return words[-1] in talks["forums"] and bool(set(words) & talks["joint"] - {"negotiating"})


def _adjective(body: str) -> bool:
    """ "Democratic" in "Democratic leaders" is no body that has leaders."""
    return " " not in body and not body.isupper() and body.lower() not in lexicon().organisations


def _of_state(held: Held) -> bool:
    """ "Welsh health minister", "Union Health Minister": for the government, which no such words name."""
    name = held.organisation or ""
    return _governs(held.role) and (is_adjective(name) or name.startswith("Union "))


def _governs(role: str) -> bool:
    words, sides = role.lower(), dialogue_words().sides
    if words.startswith("shadow") or "general secretary" in words:
        return False
    if any(word in sides["government"] for word in words.split()):
        return True
    return words.endswith("secretary") and any(words.startswith(portfolio) for portfolio in sides["secretaries"])


def related(one: str, other: str) -> bool:
    """Tell whether two names are of one side: equal, or one within the other ("Guild", "Guild members")."""
    a, b = (set(_THE.sub("", n).lower().replace("’", "'").replace("'s", "").split()) for n in (one, other))
    return a <= b or b <= a
