"""Facts in the record's names, so that every fold only ever compares names."""

from __future__ import annotations

import hashlib
from collections.abc import Hashable, Iterable, Mapping
from dataclasses import replace
from typing import Any, TypeVar

from standoff.errors import InvalidValue
from standoff.linking.naming import renamed
from standoff.ontology import Act, Fact, KnownParty

T = TypeVar("T")


class Names:
    """What the record calls whom documents name, as ``parties`` have it."""

    def __init__(self, parties: Iterable[KnownParty]) -> None:
        self._other: dict[str, dict[str, str]] = {}  # by document: the names for which the record has another
        for known in parties:
            for bearer in known.bearers:
                if bearer.name != known.party.name:
                    self._other.setdefault(bearer.document, {})[bearer.name] = known.party.name

    def digest(self, document: str) -> bytes:
        """Return a digest of the names for which the record has another in ``document``: all that ``of`` asks of it."""
        other = sorted(self._other.get(document, {}).items())
        return hashlib.blake2b(repr(other).encode("utf-8", "surrogatepass"), digest_size=16).digest()

    def of(self, fact: Fact) -> Fact:
        """Return ``fact`` in the record's names; as it is where these are its own, and where they cannot be its.

        They cannot where names would become one that the fact must keep apart: two sides of a channel, say, that are
        held to be one party. The words and places of a fact are never changed, nor is its id.
        """
        other: Mapping[str, str] | None = self._other.get(fact.document.id)
        if other is None:
            return fact
        try:
            finding = renamed(fact.finding, lambda name: other.get(name, name))
        except InvalidValue:
            return fact
        return replace(fact, finding=finding)


class Alike:
    """Lets facts that are held share what thousands of them give alike: names, dates, matters. They stay equal."""

    def __init__(self) -> None:
        self._first: dict[Hashable, Any] = {}

    def of(self, fact: Fact) -> Fact:
        """Return a fact equal to ``fact``, an act with what acts before it gave alike in the place of its own."""
        if not isinstance(act := fact.finding, Act):
            return fact
        one = self._one
        shared = replace(
            act,
            id=one(act.id),
            trigger=fact.span if fact.span == act.trigger else act.trigger,
            type=one(act.type),
            about=one(act.about),
            date=one(act.date),
            actor=one(act.actor),
            target=one(act.target),
            said_by=one(act.said_by),
            actors=tuple(one(actor) for actor in act.actors),
            recipients=tuple(one(actor) for actor in act.recipients),
        )
        return replace(fact, finding=shared)

    def _one(self, value: T) -> T:
        found: T = self._first.setdefault((type(value), value), value)
        return found


def canonical(facts: Iterable[Fact], parties: Iterable[KnownParty]) -> tuple[Fact, ...]:
    """Return ``facts``, in their order, with every name in them as ``parties`` have it (``Names.of``).

    A name that no party has in its document stays as it is.
    """
    names = Names(parties)
    return tuple(names.of(fact) for fact in facts)
