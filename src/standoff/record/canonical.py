"""Facts in the record's names, so that every fold only ever compares names."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from standoff.errors import InvalidValue
from standoff.linking.naming import renamed
from standoff.ontology import Bearer, Fact, KnownParty


def canonical(facts: Iterable[Fact], parties: Iterable[KnownParty]) -> tuple[Fact, ...]:
    """Return ``facts``, in their order, with every name in them as ``parties`` have it.

    A name that no party has in its document stays as it is. So does the whole fact where its names would become one
    that it must keep apart: two sides of a channel, say, that are held to be one party. The words and places of facts
    are never changed, nor are their ids.
    """
    names = {bearer: known.party.name for known in parties for bearer in known.bearers}
    return tuple(_named(fact, names) for fact in facts)


def _named(fact: Fact, names: dict[Bearer, str]) -> Fact:
    def rename(name: str) -> str:
        return names.get(Bearer(name, fact.document.id), name) if name.strip() else name

    try:
        return replace(fact, finding=renamed(fact.finding, rename))
    except InvalidValue:
        return fact
