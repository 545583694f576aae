"""Bodies across documents: one name, an acronym and what it is short for, a part and whose part it is.

A generic name ("the guild", "executive council") means nobody outside its document, unless the document tells whose
it is. A body under a new name is a new body (succession): nothing here joins two full names.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from standoff.linking.bearers import Local
from standoff.linking.clusters import ties
from standoff.linking.forms import form, initials, words
from standoff.linking.people import Person
from standoff.linking.rules import RULES
from standoff.ontology import Join
from standoff.text import folded


@dataclass
class Body:
    """The locals held to be one body by one rule, in order."""

    key: str
    locals: list[Local] = field(default_factory=list)

    @property
    def first(self) -> Local:
        """The one that joins start from: of the earliest document."""
        return self.locals[0]

    @property
    def name(self) -> str:
        """What to call it in reasons."""
        return self.first.main


class Bodies:
    """The bodies of all documents; built once, then asked for its joins."""

    def __init__(self, locals: Iterable[Local], listed: Mapping[int, str]) -> None:
        """Take the bodies among ``locals``; ``listed`` gives by ``id(local)`` the name a list of parties has for it."""
        self._listed = listed
        self._whole: dict[str, Body] = {}  # by key
        self._acronyms: dict[str, Body] = {}
        self._parts: defaultdict[str, list[Local]] = defaultdict(list)
        self._parts_here: defaultdict[str, list[Local]] = defaultdict(list)  # by document
        self._of: dict[tuple[str, str], Body] = {}  # by document and name
        self._here: defaultdict[str, set[str]] = defaultdict(set)  # keys of bodies, by document
        for local in sorted(locals, key=lambda each: each.order):
            self._take(local)

    def _take(self, local: Local) -> None:
        shape = local.form
        if id(local) in self._listed:
            body = self._whole.setdefault(f"listed {self._listed[id(local)]}", Body(self._listed[id(local)]))
        elif shape.part and (local.wholes or shape.generic or local.kind == "committee"):
            self._parts[_part_key(local)].append(local)
            self._parts_here[local.document.id].append(local)
            return
        elif shape.acronym:
            body = self._acronyms.setdefault(shape.key, Body(shape.key))
        elif shape.generic:
            return
        else:
            body = self._whole.setdefault(shape.key, Body(shape.key))
        body.locals.append(local)
        for name in local.names:
            self._of[local.document.id, name] = body
        self._here[local.document.id].add(body.key)

    def joins(self, persons: Iterable[Person]) -> Iterator[Join]:
        """Yield the joins between the bodies of different documents; ``persons`` are whom full names make."""
        for key, body in sorted(self._whole.items()):
            rule = "listed" if key.startswith("listed ") else "same-body"
            yield from _tied(body, rule, body.key if rule == "listed" else "")
        meant = dict(self._meanings())
        yield from self._by_acronym(meant)
        yield from self._by_short_form()
        yield from self._by_part(persons, meant)

    # acronyms

    def _meanings(self) -> Iterator[tuple[str, list[tuple[Body, str]]]]:
        """Yield for each acronym the bodies that it may be short for, and by which rule."""
        told: defaultdict[str, dict[str, Body]] = defaultdict(dict)
        made: defaultdict[str, dict[str, Body]] = defaultdict(dict)
        for key, body in sorted(self._whole.items()):
            for short in {each for local in body.locals for each in local.acronyms}:
                told[form(short).key][key] = body
            for main in {local.main for local in body.locals}:
                for letters in initials(main):
                    made[form(letters).key][key] = body
        for short in sorted(self._acronyms):
            if short in told:
                yield short, [(body, "acronym-told") for body in told[short].values()]
            else:
                rule = "acronym-initials" if len(short) > 2 else "acronym-short"
                yield short, [(body, rule) for body in made[short].values()]

    def _by_acronym(self, meant: Mapping[str, list[tuple[Body, str]]]) -> Iterator[Join]:
        classes = self._classes()
        for short, body in sorted(self._acronyms.items()):
            meanings = meant[short]
            if short.removesuffix("s") in classes or len(meanings) > 1:
                continue
            parts = list(self._parts_meant(short, body))
            yield from (RULES["acronym-part"].join(part.bearer, local.bearer) for part, local in parts)
            if len({_part_key(part) for part, _ in parts} | {full.key for full, _ in meanings}) > 1:
                continue
            yield from _tied(body, "same-acronym")
            for full, rule in meanings:
                yield RULES[rule].join(full.first.bearer, body.first.bearer)

    def _parts_meant(self, short: str, body: Body) -> Iterator[tuple[Local, Local]]:
        """Yield each part of which an acronym has the initials in its own document, with who bears the acronym."""
        for local in body.locals:
            held = self._parts_here[local.document.id]
            parts = [part for part in held if short in {form(letters).key for letters in initials(part.main)}]
            if len(parts) == 1:
                yield parts[0], local

    def _classes(self) -> frozenset[str]:
        """Acronyms that stand at the end of names: "LMC" is a kind of body where there is a "Calder LMC"."""
        ends = (form(local.main) for body in self._whole.values() for local in body.locals[:1])
        return frozenset(shape.words[-1].removesuffix("s") for shape in ends if len(shape.words) > 1)

    # short forms

    def _by_short_form(self) -> Iterator[Join]:
        """Join a full name with the one that only has a noun for a body more: "Harbour Employers"."""
        longer: defaultdict[str, list[Body]] = defaultdict(list)
        for key, body in sorted(self._whole.items()):
            *before, last = key.split(" ")
            if len(before) > 1 and last in words().dropped:
                longer[" ".join(before)].append(body)
        for key, bodies in sorted(longer.items()):
            if len(bodies) == 1 and key in self._whole:
                yield RULES["short-form"].join(bodies[0].first.bearer, self._whole[key].first.bearer)

    # parts

    def _by_part(self, persons: Iterable[Person], meant: Mapping[str, list[tuple[Body, str]]]) -> Iterator[Join]:
        officers = _officers(persons)
        yield from self._same_words(meant)
        for name in sorted(self._parts):
            owned: defaultdict[str, Body] = defaultdict(lambda: Body(""))
            unowned: list[Local] = []
            for local in self._parts[name]:
                whole = self._whole_of(local, meant)
                if whole is None:
                    unowned.append(local)
                else:
                    owned[whole.key].key = whole.name
                    owned[whole.key].locals.append(local)
            for _, body in sorted(owned.items()):
                yield from _tied(body, "same-part", body.key)
            yield from self._unowned(unowned, owned)
            yield from _by_officer(self._parts[name], officers)

    def _same_words(self, meant: Mapping[str, list[tuple[Body, str]]]) -> Iterator[Join]:
        """Join parts whose full name says whose they are: "BMA council", as long as no article has it elsewhere."""
        by_name: defaultdict[str, list[Local]] = defaultdict(list)
        for locals in self._parts.values():
            for local in locals:
                if not local.form.generic:
                    by_name[local.form.key].append(local)
        for _, locals in sorted(by_name.items()):
            wholes = {whole.key for local in locals if (whole := self._whole_of(local, meant))}
            if len(wholes) <= 1:
                yield from _tied(Body("", locals), "same-body")

    def _whole_of(self, local: Local, meant: Mapping[str, list[tuple[Body, str]]]) -> Body | None:
        """Return the one body that the document has ``local`` as a part of, if there is just one."""
        found = {}
        for whole in sorted(local.wholes):
            body = self._of.get((local.document.id, whole))
            if body is not None and body.key in meant and len(meant[body.key]) == 1:
                body = meant[body.key][0][0]
            if body is not None:
                found[body.key] = body
        return next(iter(found.values())) if len(found) == 1 else None

    def _unowned(self, locals: list[Local], owned: Mapping[str, Body]) -> Iterator[Join]:
        """Join parts of which their document does not tell whose they are, where only one body can be meant."""
        if not owned:
            named = [local for local in locals if not local.form.generic]
            yield from _tied(Body("", named), "same-body") if named else ()
            return
        for local in locals:
            here = [key for key in sorted(owned) if key in self._here[local.document.id]]
            if len(owned) == 1 and not local.form.generic:
                yield from _to(owned, min(owned), local, "part-known")
            elif len(here) == 1:
                yield from _to(owned, here[0], local, "part-whole-named")


def _part_key(local: Local) -> str:
    """What a part is called, whosever it is."""
    return form(local.own).key if local.own else local.form.key


def _to(owned: Mapping[str, Body], whole: str, local: Local, rule: str) -> Iterator[Join]:
    body = owned[whole]
    yield RULES[rule].join(body.first.bearer, local.bearer, body.key)


def _tied(body: Body, rule: str, why: str = "") -> Iterator[Join]:
    """Tie the locals of a body together."""
    return (RULES[rule].join(one.bearer, other.bearer, why) for one, other in ties(body.locals))


#: Who holds which role where, by document and the body's name there.
Officers = Mapping[tuple[str, str], list[tuple[str, str, str]]]


def _officers(persons: Iterable[Person]) -> Officers:
    found: defaultdict[tuple[str, str], list[tuple[str, str, str]]] = defaultdict(list)
    for number, person in enumerate(persons):
        for local in person.locals:
            for held in local.roles:
                if held.body:
                    entry = (f"{number} {folded(held.role)}", local.main, held.role)
                    found[local.document.id, held.body].append(entry)
    return found


def _by_officer(parts: list[Local], officers: Officers) -> Iterator[Join]:
    """Join parts of one name in which one person holds one office."""
    first: dict[str, Local] = {}
    for local in parts:
        for name in sorted(local.names):
            for office, person, _ in sorted(officers.get((local.document.id, name), ())):
                before = first.setdefault(office, local)
                if before is not local:
                    yield RULES["part-officer"].join(before.bearer, local.bearer, person)
