"""The same party in many documents: proposes which bearers are one, each with its reason. Decides nothing.

Documents are first taken one by one (bearers.py), then people and bodies apart (people.py, bodies.py). Of the
bearers of one name not every pair is joined: each is with the earliest and with the next, so that there are no more
joins than documents.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain

from standoff.linking import ministries, people
from standoff.linking.bearers import Local
from standoff.linking.bodies import Bodies
from standoff.linking.forms import form, words
from standoff.linking.listed import ListedParty
from standoff.linking.roll import Roll, bearers
from standoff.linking.rules import COUNTS, RULES, Rule
from standoff.ontology import Bearer, Copy, Fact, Join, PartyKind

__all__ = ["COUNTS", "RULES", "Rule", "bearers", "propose"]


def propose(
    facts: Iterable[Fact] | Roll, listed: Sequence[ListedParty] = (), copies: Iterable[Copy] = ()
) -> tuple[Join, ...]:
    """Return which of the names in ``facts`` are one party's, strongest first, each pair once.

    A join counts from ``COUNTS`` on; weaker ones are for people to look at. ``listed`` is a list of parties to go by
    (linking.listed), none unless somebody asks for one; ``copies`` tells which documents reprint which. Unnamed
    sources, collectives and offices never join across documents but those of one article and its reprint; no two bodies
    that a list keeps apart do. The order of ``facts`` and ``copies`` is no matter.
    """
    roll = Roll.of(facts)
    locals = roll.locals
    named = [local for local in locals if local.somebody and local.kind is not PartyKind.OFFICE]
    on_list = _on_list(named, listed)
    context = _context(locals)
    persons = [local for local in named if local.kind is PartyKind.PERSON]
    between, known = people.propose(persons, context)
    bodies = Bodies((local for local in named if local.kind is not PartyKind.PERSON), on_list)
    across = (
        between,
        bodies.joins(known),
        _unknown_as_people(named, known),
        _governments(named, context),
        ministries.joins((local for local in named if local.kind is not PartyKind.PERSON), known, between),
        _reprinted(locals, copies),
    )
    return _strongest(chain(roll.joins, *across))


def _unknown_as_people(named: Iterable[Local], known: Iterable[people.Person]) -> Iterator[Join]:
    """Join what is taken for a body with the one person who has just that full name elsewhere."""
    by_name: defaultdict[str, list[people.Person]] = defaultdict(list)
    for person in known:
        by_name[" ".join(person.words)].append(person)
    for local in named:
        of_name = by_name.get(local.form.key, []) if local.kind is not PartyKind.PERSON else []
        if len(of_name) == 1 and len(local.form.words) > 1:
            yield RULES["same-words"].join(of_name[0].first.bearer, local.bearer)


def _reprinted(locals: Iterable[Local], copies: Iterable[Copy]) -> Iterator[Join]:
    """Join those whom an article and its reprint describe by the same words: elsewhere these may be anybody."""
    crowds = {(local.document.id, local.main): local for local in locals if not local.somebody}
    described: defaultdict[str, list[str]] = defaultdict(list)
    for document, main in crowds:
        described[document].append(main)
    for copy in copies:
        for main in described[copy.copy]:
            if (copy.original, main) in crowds:
                yield RULES["reprint"].join(crowds[copy.original, main].bearer, crowds[copy.copy, main].bearer)


def _governments(named: Iterable[Local], context: people.Context) -> Iterator[Join]:
    """Join "the government" of two articles that speak of one body or person besides: each with the first such.

    An article that names another government as well ("the Island Government") may mean that one.
    """
    alone = [local for local in named if local.form.content and set(local.form.content) <= words().sovereign]
    first: dict[tuple[str, str], Local] = {}
    for local in sorted(alone, key=lambda each: each.order):
        spoken = context[local.document.id]
        if any(key.split()[-1] in words().sovereign for key in spoken):
            continue
        shared = [key for key in sorted(spoken) if (local.form.key, key) in first]
        if shared:
            before = first[local.form.key, shared[0]]
            yield RULES["same-government"].join(before.bearer, local.bearer, spoken[shared[0]])
        for key in spoken:
            first.setdefault((local.form.key, key), local)


def _strongest(joins: Iterable[Join]) -> tuple[Join, ...]:
    best: dict[tuple[Bearer, Bearer], Join] = {}
    for join in joins:
        held = best.get((join.left, join.right))
        if held is None or (-join.confidence, join.rule, join.reason) < (-held.confidence, held.rule, held.reason):
            best[join.left, join.right] = join
    return tuple(sorted(best.values(), key=_rank))


def _rank(join: Join) -> tuple[float, str, str, str, str]:
    """The strongest first, then by what it joins: told in words, which are compared much faster than bearers."""
    left, right = join.left, join.right
    return -join.confidence, left.name, left.document, right.name, right.document


def _context(locals: Iterable[Local]) -> people.Context:
    """What each document speaks of: full names and bodies with a name of their own, but for outlets."""
    spoken: defaultdict[str, dict[str, str]] = defaultdict(dict)
    locals = list(locals)
    outlets = {form(each.document.publisher).key for each in locals if each.document.publisher}
    for local in locals:
        shape, here = local.form, spoken[local.document.id]
        if (len(shape.words) > 1 or shape.acronym) and not shape.generic and shape.key not in outlets:
            here[shape.key] = min(here.get(shape.key, local.main), local.main)
    return spoken


def _on_list(locals: Iterable[Local], listed: Sequence[ListedParty]) -> dict[int, str]:
    """The name that ``listed`` has for a local, by ``id(local)``, where it has just one."""
    if not listed:
        return {}
    by_key: defaultdict[str, list[ListedParty]] = defaultdict(list)
    for each in listed:
        for key in {form(name).key for name in each.names}:
            by_key[key].append(each)
    locals = list(locals)
    here: defaultdict[str, set[str]] = defaultdict(set)
    for local in locals:
        here[local.document.id] |= {form(name).key for name in (*local.names, *local.acronyms)}
    wholes = {each.party.name: each for each in listed}
    found = {}
    for local in locals:
        shapes = [form(name) for name in (*local.names, *local.acronyms)]
        telling = {shape.key for shape in shapes if not shape.generic}
        names = {shape.key: shape.key not in telling for shape in shapes}
        fitting = {
            each.party.name: each
            for key, generic in sorted(names.items())
            for each in by_key.get(key, ())
            if not generic or _whole_named(each, here[local.document.id], wholes)
        }
        if len(fitting) > 1:
            fitting = {n: each for n, each in fitting.items() if each.may_be_met(local.document.published)}
        if len(fitting) == 1:
            found[id(local)] = next(iter(fitting))
    return found


def _whole_named(each: ListedParty, here: set[str], wholes: Mapping[str, ListedParty]) -> bool:
    """Tell whether the document names the body that a listed one belongs to, at any remove."""
    name = each.party.part_of
    while name is not None:
        whole = wholes[name]
        if here & {form(alias).key for alias in whole.names}:
            return True
        name = whole.party.part_of
    return False
