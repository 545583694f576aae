"""Who is who: the people and bodies of one article, each once, with the fullest name it gives.

Persons are told apart by surname and given name; a surname alone, with or without a title, is the person of that name
who was named before it, else the first named after it. Bodies are joined with their acronyms, introduced in brackets
or made of their initials, and with shorter forms of their names.
"""

from __future__ import annotations

import re
from bisect import bisect_right, insort
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import cached_property

from standoff.ontology import Name, PartyKind
from standoff.reading.lexicon import lexicon
from standoff.reading.page import Page
from standoff.reading.phrases import Phrase, PhraseKind

_BRACKET = re.compile(r"(?:['’]s?)?,? ?[(\[]([A-Z][\w&.’'()/ -]{1,20}?)[)\]]")
_GO_BETWEEN = re.compile(r"\b(?:conciliat|mediat|arbitrat)\w*", re.IGNORECASE)
_NOUN_BEHIND = re.compile(r" ([a-z]+)\b")
_NOUN_AHEAD = re.compile(r"\b[Tt]he (?:[a-z-]+ )?([a-z]+),? (?=$)")
_SMALL = frozenset(["of", "the", "and", "for", "in", "on", "&", "to", "at", "de", "la"])


@dataclass
class Entity:
    """One person or body while an article is read: its forms and the places where it is named, in order."""

    kind: PhraseKind
    words: tuple[str, ...]
    forms: set[str] = field(default_factory=set)
    acronym: str | None = None
    gender: str | None = None
    titles: set[str] = field(default_factory=set)
    places: list[int] = field(default_factory=list)
    called: set[str] = field(default_factory=set)  # "union" of "the Unite union" and of "the union, Unite"

    @property
    def name(self) -> str:
        """The canonical name: the fullest form the article gives."""
        return " ".join(self.words)


class Names:
    """The people and bodies of one page; built once, then only asked."""

    def __init__(self, page: Page, phrases: Iterable[Phrase]) -> None:
        """Group ``phrases`` (in order of place) of ``page``."""
        self.entities: list[Entity] = []
        self._of: dict[int, Entity] = {}  # by start of the mention
        named = [p for p in phrases if p.kind is not PhraseKind.PRONOUN]
        self._people([p for p in named if p.kind is PhraseKind.PERSON])
        self._bodies(page, [p for p in named if p.kind is PhraseKind.BODY])
        for entity in self.entities:
            entity.places.clear()
        for phrase in named:
            if known := self._of.get(phrase.span.start):
                known.forms.add(" ".join(page.text[phrase.span.start : phrase.span.end].split()))
                known.places.append(phrase.span.start)
                known.called |= _common_nouns(page, phrase)
        self.people = [e for e in self.entities if e.kind is PhraseKind.PERSON]
        self.bodies = [e for e in self.entities if e.kind is PhraseKind.BODY]

    def of(self, phrase: Phrase) -> Entity | None:
        """Return who ``phrase`` names; None for a pronoun."""
        return self._of.get(phrase.span.start)

    def body_like(self, words: str, before: int) -> Entity | None:
        """Return the body named last before ``before`` whose name has ``words``' last word in it, if any.

        Where none has, the last of the same kind: "the union" may be the Guild of Harbour Pilots. Who only
        goes between others is meant by its own word: "the agency" is no conciliation service.
        """
        head = words.lower().split()[-1]
        own = {head, head.removesuffix("s")}
        if found := [m for word in sorted(own) if (m := self._mention_near(word, before))]:
            return max(found, key=lambda m: (m[0] <= before, m[0] if m[0] <= before else -m[0]))[1]
        kind = lexicon().same_kind.get(head, frozenset()) - own
        alike = [m for word in sorted(kind) if (m := self._mention_near(word, before))]
        alike = [m for m in alike if not _GO_BETWEEN.search(m[1].name)]
        return max(alike, key=lambda m: (m[0] <= before, m[0] if m[0] <= before else -m[0]), default=(0, None))[1]

    def only_go_between(self, noun: str) -> bool:
        """Tell whether no body has ``noun`` in its name, and those of its kind only go between others."""
        alike = [body for word in lexicon().same_kind.get(noun, ()) for _, body in self._by_word.get(word, ())]
        return bool(alike) and noun not in self._by_word and all(_GO_BETWEEN.search(body.name) for body in alike)

    def _mention_near(self, word: str, before: int) -> tuple[int, Entity] | None:
        """The last mention up to ``before`` of a body with ``word`` in its name, else the first after it."""
        mentions = self._by_word.get(word)
        if not mentions:
            return None
        index = bisect_right(mentions, before, key=lambda m: m[0])
        return mentions[index - 1] if index else mentions[0]

    @cached_property
    def _by_word(self) -> dict[str, list[tuple[int, Entity]]]:
        """Where bodies are named, in order, by each word of their canonical names in lower case."""
        mentions: dict[str, list[tuple[int, Entity]]] = {}
        for body in self.bodies:
            for word in {w.lower() for w in body.words} | body.called:
                mentions.setdefault(word, []).extend((place, body) for place in body.places)
        return {word: sorted(found, key=lambda m: m[0]) for word, found in mentions.items()}

    def nearest(self, candidates: list[Entity], before: int) -> Entity | None:
        """Return the one of ``candidates`` named last before ``before``, else the one named first after it."""

        def last_named(entity: Entity) -> tuple[int, int]:
            index = bisect_right(entity.places, before)
            return (1, entity.places[index - 1]) if index else (0, -entity.places[0])

        return max((c for c in candidates if c.places), key=last_named, default=None)

    def export(self, known: Callable[[Entity], bool] = lambda _: True) -> tuple[Name, ...]:
        """Return the names found, sorted: those of people, and of the bodies that ``known`` takes for bodies."""
        kinds = {PhraseKind.PERSON: PartyKind.PERSON, PhraseKind.BODY: PartyKind.ORGANISATION}
        kept = [e for e in self.entities if e.kind is PhraseKind.PERSON or e.acronym or known(e)]
        names = {Name(e.name, kinds[e.kind], tuple(sorted(e.forms - {e.name})), e.acronym) for e in kept}
        return tuple(sorted(names, key=lambda n: (n.canonical, n.kind, n.forms)))

    # people

    def _people(self, phrases: list[Phrase]) -> None:
        people: list[Entity] = []
        by_surname: dict[str, list[Entity]] = {}
        by_given: dict[str, list[Entity]] = {}
        for phrase in (p for p in phrases if len(p.words) > 1):
            known = by_surname.setdefault(phrase.words[-1], [])
            person = next((e for e in reversed(known) if _same_person(e.words, phrase.words)), None)
            if person is None:
                person = Entity(PhraseKind.PERSON, phrase.words)
                people.append(person)
                known.append(person)
                by_given.setdefault(phrase.words[0], []).append(person)
            elif (len(phrase.words), len(phrase.name)) > (len(person.words), len(person.name)):
                person.words = phrase.words
            self._take(person, phrase)
        for phrase in (p for p in phrases if len(p.words) == 1):
            person = self._by_surname(by_surname, by_given, phrase)
            if person is None:
                person = Entity(PhraseKind.PERSON, phrase.words)
                people.append(person)
                by_surname.setdefault(phrase.words[0], []).append(person)
            self._take(person, phrase)
        self.entities += people

    def _take(self, person: Entity, phrase: Phrase) -> None:
        self._of[phrase.span.start] = person
        insort(person.places, phrase.span.start)
        person.gender = person.gender or _gender(phrase)
        if phrase.title:
            person.titles.add(phrase.title)

    def _by_surname(
        self, by_surname: dict[str, list[Entity]], by_given: dict[str, list[Entity]], phrase: Phrase
    ) -> Entity | None:
        word, gender = phrase.words[0], _gender(phrase)
        by_first_name = phrase.title in (None, "sir", "dame", "lord", "lady")
        fitting = by_surname.get(word) or (by_given.get(word, []) if by_first_name else [])
        fitting = [p for p in fitting if not (gender and p.gender and gender != p.gender)] or fitting
        titled = [p for p in fitting if phrase.title in p.titles]
        return self.nearest(titled or fitting, phrase.span.start)

    # bodies

    def _bodies(self, page: Page, phrases: list[Phrase]) -> None:
        bodies: dict[tuple[str, ...], Entity] = {}
        for phrase in phrases:
            body = bodies.setdefault(_folded(phrase.words), Entity(PhraseKind.BODY, phrase.words))
            self._of[phrase.span.start] = body
        short_of: dict[int, Entity] = {}
        self._join_brackets(page, phrases, bodies, short_of)
        self._join_initials(bodies, short_of)
        self._join_short_forms(bodies, short_of)
        for start, body in self._of.items():
            while id(body) in short_of:
                body = short_of[id(body)]
            self._of[start] = body
        self.entities += [body for body in bodies.values() if id(body) not in short_of]

    def _join_brackets(
        self, page: Page, phrases: list[Phrase], bodies: dict[tuple[str, ...], Entity], short_of: dict[int, Entity]
    ) -> None:
        """Join a full form with the acronym in brackets right after it: "Guild of Harbour Pilots (GHP)"."""
        for phrase in phrases:
            match = _BRACKET.match(page.text, phrase.span.end)
            short = tuple(match.group(1).split()) if match else ()
            if not short or not _abbreviates(short[0], phrase.words):
                continue
            full = self._of[phrase.span.start]
            full.acronym = full.acronym or " ".join(short)
            full.forms.add(" ".join(short))
            other = bodies.get(_folded(short)) or bodies.get(_folded(short[:1]))
            if other is not None and other is not full and id(other) not in short_of:
                short_of[id(other)] = full

    def _join_initials(self, bodies: dict[tuple[str, ...], Entity], short_of: dict[int, Entity]) -> None:
        """Join an acronym with the one body of the article whose initials it is."""
        by_initials: dict[str, list[Entity]] = {}
        for body in bodies.values():
            for letters in _initials(body.words) if len(body.words) > 1 else ():
                by_initials.setdefault(letters, []).append(body)
        left_out = _left_out(by_initials)
        for words, body in bodies.items():
            if len(words) != 1 or not body.words[0].isupper() or id(body) in short_of or len(body.words[0]) < 2:
                continue
            full = by_initials.get(body.words[0]) or left_out.get(body.words[0], [])
            if len(full) == 1 and id(full[0]) != id(body):
                short_of[id(body)] = full[0]
                full[0].acronym = full[0].acronym or body.words[0]

    def _join_short_forms(self, bodies: dict[tuple[str, ...], Entity], short_of: dict[int, Entity]) -> None:
        """Join a form that is the beginning or the end of just one longer name: "Confederation", "Eastport"."""
        longer_than: dict[tuple[str, ...], list[tuple[str, ...]]] = {}
        for words in bodies:
            for part in {piece for n in range(1, len(words)) for piece in (words[:n], words[-n:])}:
                longer_than.setdefault(part, []).append(words)
        for words, body in bodies.items():
            if id(body) in short_of or (len(words) == 1 and body.words[0].isupper()):
                continue
            longer = [bodies[w] for w in longer_than.get(words, []) if _is_short_form(words, w)]
            if len(longer) == 1 and short_of.get(id(longer[0])) is not body:
                short_of[id(body)] = longer[0]


def _common_nouns(page: Page, phrase: Phrase) -> set[str]:
    """The noun for a body beside its name: "the Unite union", "the union, Unite,"."""
    after = _NOUN_BEHIND.match(page.text, phrase.span.end)
    before = _NOUN_AHEAD.search(page.text, max(0, phrase.span.start - 30), phrase.span.start)
    nouns = [m.group(1).lower() for m in (after, before) if m]
    return {noun for noun in nouns if noun in lexicon().bodies - lexicon().parts and not noun.endswith("s")}


def _folded(words: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(w.lower().replace("’", "'") for w in words)


def _same_person(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    if one[-1] != other[-1]:
        return False
    first, second = one[0].rstrip("."), other[0].rstrip(".")
    return first == second or (min(len(first), len(second)) == 1 and first[0] == second[0])


def _gender(phrase: Phrase) -> str | None:
    """Return "f" or "m" where the title or the given name tells."""
    words = lexicon()
    first = phrase.words[0].lower() if len(phrase.words) > 1 else ""
    if phrase.title in words.female or (phrase.title not in words.male and first in words.given_female):
        return "f"
    return "m" if phrase.title in words.male or first in words.given_male else None


def _initials(words: tuple[str, ...]) -> set[str]:
    parts = [part for w in words for part in re.split(r"[-’' ]", w) if part and part[0].isupper()]
    every = "".join(part[0] for part in parts)
    if words[0].isupper() and len(words[0]) > 2 and len(words) == 2:
        return {every, words[0] + words[1][0]}  # "GPA Norland" is the GPAN
    if len(every) > 3 and words[-1].lower() in ("limited", "ltd", "plc", "inc", "co", "union"):
        return {every, every[:-1]}  # "PCS" of the "Ports and Coastal Services Union"
    return {every}


def _left_out(by_initials: dict[str, list[Entity]]) -> dict[str, list[Entity]]:
    """Bodies by their initials less one within: "HPA" of the "Harbour Port Pilots' Association"."""
    found: dict[str, list[Entity]] = {}
    for letters, bodies in by_initials.items():
        for short in {letters[:i] + letters[i + 1 :] for i in range(1, len(letters) - 1) if len(letters) > 3}:
            found.setdefault(short, []).extend(bodies)
    return found


def _abbreviates(short: str, words: tuple[str, ...]) -> bool:
    """Tell whether the letters of ``short`` stand in ``words`` in order, beginning with the first."""
    letters = [c.lower() for c in short if c.isalnum()]
    initials = "".join(w[0] for w in words if w[0].isupper()).lower()
    if len(letters) > 2 and "".join(letters) in initials:
        return True  # "National Union of Rail, Maritime and Transport Workers (RMT)"
    rest = iter("".join(words).lower())
    return (
        bool(letters)
        and letters[0] == words[0][0].lower()
        and all(any(c == letter for c in rest) for letter in letters)
    )


def _is_short_form(short: tuple[str, ...], full: tuple[str, ...]) -> bool:
    if short[0] in _SMALL or any(w in lexicon().nationalities for w in short[:1]):
        return False
    if full[-len(short) :] == short:
        return short[-1] in lexicon().organisations
    onward = full[len(short)]
    if full[: len(short)] != short or onward in lexicon().parts:
        return False  # "Harbour Trust Board" is a part of the trust
    return onward in _SMALL or onward in lexicon().organisations or len(short) > 1
