"""How present each party is: what a list of all parties shows of each, without all that is known of it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from standoff.ontology import KnownParty, Party, PartyKind


class Standing(StrEnum):
    """What a party is in the record, those that matter most first."""

    NAMED = "named"  # speaks or acts, and has a name
    DESCRIBED = "described"  # speaks or acts, and is nobody in particular: "a spokesman", "1,200 pilots", "the letter"
    MENTIONED = "mentioned"  # is named, and no statement or event concerns it


_DESCRIBED = frozenset({PartyKind.COLLECTIVE, PartyKind.UNNAMED, PartyKind.DOCUMENT})
_RANK = {standing: rank for rank, standing in enumerate(Standing)}


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

    @property
    def standing(self) -> Standing:
        """Whether it is named, only described, or only mentioned."""
        if not self.spoken + self.acted:
            return Standing.MENTIONED
        return Standing.DESCRIBED if self.party.kind in _DESCRIBED else Standing.NAMED


def presences(
    named: Iterable[KnownParty], said: Iterable[Sequence[str]], acted: Iterable[Sequence[str]]
) -> tuple[Presence, ...]:
    """Return ``named`` by standing, then by how much concerns each, most first.

    ``said`` and ``acted`` are whom each statement and each event concerns.
    """
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
    return tuple(sorted(made, key=lambda each: (_RANK[each.standing], -each.spoken - each.acted, each.id)))


def _counted(entries: Iterable[Sequence[str]]) -> Counter[str]:
    return Counter(name for parties in entries for name in dict.fromkeys(parties))
