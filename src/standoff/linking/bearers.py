"""Whom a document names: its bearers, put together within it. The first step of linking parties."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field

from standoff.linking.forms import Form, form, sector_of, words
from standoff.linking.naming import named
from standoff.linking.rules import RULES
from standoff.ontology import (
    Act,
    Bearer,
    DocumentHead,
    Fact,
    Join,
    Name,
    Part,
    PartyKind,
    Role,
    RoleStatus,
    Sector,
    Statement,
)
from standoff.reading.lexicon import lexicon
from standoff.text import folded

#: Kinds that a fact gives to a name which is taken for a body where it is first met.
_OVERRULING = (PartyKind.DOCUMENT, PartyKind.OUTLET, PartyKind.OFFICE, PartyKind.UNNAMED)

#: Who acts for a ministry without a word that parts them from others of it ("senior", "former", "three").
_OFFICIALS = re.compile(r"(?:the )?(?:officials (?:of|at|from) (?P<of>\S.*)|(?P<before>\S.*) officials)", re.IGNORECASE)

#: The day of what has no date: it comes last.
UNDATED = "9999-12-31"

#: Kinds that are nobody in particular: within their document only.
NOBODY = frozenset({PartyKind.UNNAMED, PartyKind.COLLECTIVE})


@dataclass(frozen=True, slots=True)
class Held:
    """A role as a document tells it; ``body`` is the organisation's name there."""

    role: str
    body: str | None
    status: RoleStatus


@dataclass(slots=True)
class Local:
    """Whom one document names by one or several names. ``main`` is the one that joins across documents start from.

    ``names`` are its names, each with how many facts of the document use it.
    """

    document: DocumentHead
    main: str
    kind: PartyKind
    names: dict[str, int] = field(default_factory=dict)
    acronyms: frozenset[str] = frozenset()
    roles: frozenset[Held] = frozenset()
    wholes: frozenset[str] = frozenset()
    own: str | None = None  # what a part is called without its owner
    gender: str | None = None
    titled: bool = False  # whether a title tells the gender
    bearer: Bearer = field(init=False)  # the bearer that joins across documents start from

    def __post_init__(self) -> None:
        self.bearer = Bearer(self.main, self.document.id)
        self.names.setdefault(self.main, 0)

    def learn(self, shape: Form) -> None:
        """Take the gender that a form of its name tells; a title tells it better than a given name."""
        if shape.gender and (self.gender is None or (shape.titled and not self.titled)):
            self.gender, self.titled = shape.gender, shape.titled

    @property
    def form(self) -> Form:
        """The form of its main name."""
        return form(self.main)

    @property
    def day(self) -> str:
        """The first day its document may be of; what has no date comes last."""
        date = self.document.published
        return date.earliest.isoformat() if date else UNDATED

    @property
    def order(self) -> tuple[str, str, str]:
        """Where it stands among others: by day, document and name."""
        return self.day, self.document.id, self.main

    @property
    def somebody(self) -> bool:
        """Whether it may be the same in another document: not one of several, and not described only."""
        return self.kind not in NOBODY and not self.form.somebody

    @property
    def bearers(self) -> Iterator[Bearer]:
        """Its names as what groups of bearers are made of."""
        return (self.bearer if name == self.main else Bearer(name, self.document.id) for name in self.names)


class Page:
    """The names of one document, put together: ``locals`` are whom it names, ``joins`` why names are held to be one."""

    def __init__(self, facts: Collection[Fact]) -> None:
        self._facts = sorted(facts, key=lambda fact: (fact.kind, fact.id))
        self.document = next(iter(facts)).document
        self._by_key: defaultdict[str, dict[int, Local]] = defaultdict(dict)
        self._by_form: dict[str, Local] = {}
        self._by_word: defaultdict[str, set[str]] = defaultdict(set)
        self._joined: dict[str, Local] = {}
        self._described: dict[str, Local] = {}  # "campaigners", whatever stands at the start of a sentence
        self.locals: list[Local] = []
        self.joins: list[Join] = []
        self._take_names()
        self._take_roles_and_parts()
        kinds = self._kinds()
        small = {form(name).key for name in kinds if form(name).small}
        for name, kind in sorted(kinds.items(), key=_fullest_first):
            nobody = form(name).key in small and kind in (None, PartyKind.ORGANISATION)
            self._place(name, PartyKind.UNNAMED if nobody else kind)
        self._describe()

    def _take_names(self) -> None:
        findings = [f.finding for f in self._facts if isinstance(f.finding, Name)]
        for finding in sorted(findings, key=lambda n: (n.canonical, n.kind, n.forms)):
            local = self._joined.get(finding.canonical) or self._new(finding.canonical, finding.kind)
            short = {finding.acronym} if finding.acronym else set()
            local.acronyms |= short.union(each for each in finding.forms if form(each).acronym)
            for each in finding.forms:
                local.learn(form(each))
                self._by_form.setdefault(folded(each), local)
                self._by_key[form(each).key][id(local)] = local

    def _take_roles_and_parts(self) -> None:
        self._offices: defaultdict[str, set[str]] = defaultdict(set)
        self._sources: set[str] = set()
        for fact in self._facts:
            if isinstance(fact.finding, Statement) and fact.finding.speaker_name:
                self._sources.add(fact.finding.speaker_name)
            if isinstance(fact.finding, Role):
                self._offices[folded(fact.finding.role)].add(fact.finding.person)

    def _kinds(self) -> dict[str, PartyKind | None]:
        """Every name that the facts use with the kind they give it, the surest kind first."""
        kinds: dict[str, PartyKind | None] = {}
        for fact in self._facts:
            told = dict(_told(fact))
            for name in named(fact.finding):
                kind = told.get(name)
                if kinds.get(name) is None or kind in NOBODY:
                    kinds[name] = kind
        return kinds

    def _new(self, name: str, kind: PartyKind) -> Local:
        local = Local(self.document, name, kind)
        local.learn(form(name))
        self.locals.append(local)
        self._joined[name] = local
        self._by_key[form(name).key][id(local)] = local
        for word in form(name).words:
            self._by_word[word].add(name)
        if form(name).acronym:
            local.acronyms |= {name}
        return local

    def _place(self, name: str, kind: PartyKind | None) -> None:
        """Give ``name`` to whom it means in this document, else to somebody new."""
        if name in self._joined:
            known = self._joined[name]
            known.kind = kind if kind in _OVERRULING else known.kind
            if known.kind in NOBODY:
                self._described.setdefault(folded(name), known)
            return
        same = self._described.get(folded(name))
        if meant := ("spelling", same) if same else self._officials(name) or self._meant(name, kind):
            rule, local = meant
            local.names[name] = 0
            local.learn(form(name))
            self._joined[name] = local
            self.joins.append(RULES[rule].join(local.bearer, Bearer(name, self.document.id)))
        elif self._new(name, kind or _guess(name)).kind in NOBODY:
            self._described[folded(name)] = self._joined[name]

    def _meant(self, name: str, kind: PartyKind | None) -> tuple[str, Local] | None:
        """Return whom ``name`` means here, and by which rule; one who is nobody in particular means nobody else."""
        if kind in NOBODY:
            return None
        shape = form(name)
        holders = self._offices.get(folded(name).removeprefix("the "), set())
        if len(holders) == 1 and (holder := self._joined.get(min(holders))):
            return "office-here", holder
        if shape.somebody:
            return None
        if known := self._by_form.get(folded(name)) or _only(self._by_key.get(shape.key)):
            return ("spelling" if known.form.key == shape.key else "form"), known
        people = [
            p for p in self._named(shape.words) if p.kind is PartyKind.PERSON and p.form.words[-1:] == shape.words
        ]
        people = [p for p in people if {shape.gender, p.gender} != {"f", "m"}]
        if len(people) == 1:
            return "surname-here", people[0]
        meant = self._generic(shape)
        return ("body-here", meant) if meant else None

    def _officials(self, name: str) -> tuple[str, Local] | None:
        """Return the ministry for which "ministry officials" act, unless they are a source that stays unnamed."""
        told = _OFFICIALS.fullmatch(name)
        if told is None or name in self._sources:
            return None
        owner = form(told["before"] or told["of"])
        ministry = _only(self._by_key.get(owner.key)) or self._generic(owner)
        if ministry is None or sector_of(ministry.main) is not Sector.MINISTRY or not ministry.somebody:
            return None
        return "officials-here", ministry

    def _generic(self, shape: Form) -> Local | None:
        """Return the one body here that "the guild", a noun for a body, can mean."""
        if not shape.generic:
            return None
        held = [b for b in self._named(shape.content) if b.kind is not PartyKind.PERSON and not b.form.generic]
        held = [b for b in held if b.somebody and (shape.part or not b.form.part)]
        return held[0] if len(held) == 1 else None

    def _named(self, by: tuple[str, ...]) -> list[Local]:
        """Those with a name that has the one word of ``by`` in it."""
        if len(by) != 1:
            return []
        return list({id(self._joined[name]): self._joined[name] for name in sorted(self._by_word[by[0]])}.values())

    def _describe(self) -> None:
        """Count how often everybody is named, and give them the roles and wholes that the document tells of them."""
        for fact in self._facts:
            for name in named(fact.finding):
                self._joined[name].names[name] += 1
            match fact.finding:
                case Role() as role if role.person in self._joined:
                    held = Held(role.role, role.organisation, role.status)
                    self._joined[role.person].roles |= {held}
                case Part() as part if part.part in self._joined and part.part != part.whole:
                    self._joined[part.part].wholes |= {part.whole}
        for local in self.locals:
            if local.form.part and (owned := self._owned(local)):
                whole, local.own = owned
                local.wholes |= {whole.main}
            wholes = (self._joined[whole].main if whole in self._joined else whole for whole in local.wholes)
            local.wholes = frozenset(wholes) - {local.main}
        self._join_parts()

    def _join_parts(self) -> None:
        """Join "the committee's" short name with the one committee of that name of which the document says whose."""
        by_own: defaultdict[str, list[Local]] = defaultdict(list)
        for local in self.locals:
            if local.form.part:
                by_own[form(local.own or local.main).key].append(local)
        for same in by_own.values():
            owned = [local for local in same if local.wholes]
            if len({min(local.wholes) for local in owned}) == 1:
                first = owned[0]
                joins = [RULES["body-here"].join(first.bearer, local.bearer) for local in same if local is not first]
                self.joins += joins
                for local in same:
                    local.wholes |= first.wholes

    def _owned(self, local: Local) -> tuple[Local, str] | None:
        """Return whose part it is, and which, where its name says so: "the Guild's pay committee", "BMA pay committee".

        What is left must say which part: in "GP committee" the first word may be anything but its owner.
        """
        if local.form.owner and local.form.own:
            owner = _only(self._by_key.get(form(local.form.owner).key)) or self._generic(form(local.form.owner))
            telling = len(form(local.form.own).content) > 1
            return (owner, local.form.own) if owner and owner is not local and telling else None
        named = local.form.words
        for end in range(len(named) - 2, 0, -1):
            owner = _only(self._by_key.get(" ".join(named[:end])))
            if owner and owner is not local and owner.kind is not PartyKind.PERSON and not owner.form.part:
                own = " ".join(named[end:])
                return (owner, own) if self._body(owner) and len(form(own).content) > 1 else None
        return None

    @staticmethod
    def _body(local: Local) -> bool:
        """Whether a name is a body's as far as its words tell, and not a place's."""
        return local.form.acronym or bool(local.acronyms) or bool(set(local.form.words) & words().bodies)


def _only(found: Mapping[int, Local] | None) -> Local | None:
    """The one of ``found`` when there is just one."""
    return next(iter(found.values())) if found and len(found) == 1 else None


def _fullest_first(item: tuple[str, PartyKind | None]) -> tuple[bool, int, str]:
    """People and bodies of known kind, then the fullest: what is short is then found to be short for them."""
    return item[1] is None or item[1] in NOBODY, -len(form(item[0]).words), item[0]


def _told(fact: Fact) -> Iterator[tuple[str, PartyKind]]:
    """The kinds that a fact itself gives to names."""
    match fact.finding:
        case Statement(speaker_name=str(name)) as said:
            if said.anonymous:
                yield name, PartyKind.UNNAMED
            elif said.speaker_kind:
                yield name, said.speaker_kind
        case Role() as role:
            yield role.person, PartyKind.PERSON
            if role.organisation:
                yield role.organisation, _body_kind(role.organisation)
        case Part() as part:
            yield part.whole, _body_kind(part.whole)
            yield part.part, PartyKind.COMMITTEE
        case Act() as act:
            for actor in (*act.actors, *act.recipients):
                if actor.kind:
                    yield actor.name, actor.kind
        case Name() as name:
            yield name.canonical, name.kind


def _body_kind(name: str) -> PartyKind:
    return PartyKind.COMMITTEE if form(name).part and form(name).generic else PartyKind.ORGANISATION


def _guess(name: str) -> PartyKind:
    """The kind of a name of which no fact tells it."""
    shape = form(name)
    if shape.somebody:
        return PartyKind.UNNAMED
    if shape.several:
        return PartyKind.COLLECTIVE
    if shape.part and shape.generic:
        return PartyKind.COMMITTEE
    if shape.title or (len(shape.words) > 1 and shape.words[0] in lexicon().given):
        return PartyKind.PERSON
    return PartyKind.ORGANISATION if shape.capital or shape.generic else PartyKind.UNNAMED
