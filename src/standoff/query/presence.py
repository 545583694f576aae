"""How present each party is: what a list of all parties shows of each, without all that is known of it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from standoff.ontology import KnownParty, Party


@dataclass(frozen=True, slots=True)
class Presence:
    """A party (``id`` is its address) with how many statements and events concern it, its parts and its successors."""

    id: str
    party: Party
    spoken: int
    acted: int
    parts: tuple[str, ...] = ()
    heirs: tuple[str, ...] = ()
    evidence: tuple[str, ...] = ()


def presences(
    named: Iterable[KnownParty], said: Iterable[Sequence[str]], acted: Iterable[Sequence[str]]
) -> tuple[Presence, ...]:
    """Return ``named`` by how much concerns each, most first; ``said`` and ``acted`` are whom each entry concerns."""
    spoken, done = _counted(said), _counted(acted)
    parts, heirs = defaultdict(list), defaultdict(list)
    known = tuple(named)
    for each in known:
        if each.party.part_of:
            parts[each.party.part_of].append(each.party.name)
        if each.party.succeeds:
            heirs[each.party.succeeds].append(each.party.name)
    made = (
        Presence(
            each.id,
            each.party,
            spoken[each.party.name],
            done[each.party.name],
            tuple(sorted(parts[each.party.name])),
            tuple(sorted(heirs[each.party.name])),
        )
        for each in known
    )
    return tuple(sorted(made, key=lambda each: (-each.spoken - each.acted, each.id)))


def _counted(entries: Iterable[Sequence[str]]) -> Counter[str]:
    return Counter(name for parties in entries for name in dict.fromkeys(parties))
