"""Bringing things together as far as nobody keeps them apart: the strongest proposals first, people's decisions above.

A constrained union: what a person keeps apart never ends in one group, by whatever way. Two decisions about the same
two things: the later one holds. Decisions that would bring together what others keep apart are told as overruled.
The result does not depend on the order of what comes in.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from operator import itemgetter
from typing import Any, Generic, Protocol, TypeVar

from standoff.curation.follow import Orphan
from standoff.ontology import Decision, Verb

Item = TypeVar("Item", bound=Any)
Proposed = TypeVar("Proposed", bound="Proposal")

#: Proposals below this confidence bring nothing together (both halves of an even chance are wrong too often).
LEAST = 0.5


class Proposal(Protocol):
    """That two things are one: what linking proposes."""

    @property
    def left(self) -> Any:
        """What is proposed to be one with ``right``: a bearer of a name, a fact (by id), an issue's wording."""

    @property
    def right(self) -> Any:
        """What is proposed to be one with ``left``, of the same kind."""

    @property
    def reason(self) -> str:
        """Why they are held to be one, in words for people."""

    @property
    def confidence(self) -> float:
        """How sure it is, from 0 to 1."""


@dataclass(frozen=True, slots=True)
class Settled(Generic[Item, Proposed]):
    """What is one thing: ``groups`` and their members sorted, each thing in one group.

    ``joins`` are the proposals that brought groups together, by what they join; ``decisions`` those of people's that
    hold, in order. ``overruled`` are decisions that a later one, or one that keeps apart, stands against, with why;
    ``orphans`` those that speak of what is not there now. ``called`` gives the names that people gave to some.
    """

    groups: tuple[tuple[Item, ...], ...]
    joins: tuple[Proposed, ...] = ()
    decisions: tuple[Decision, ...] = ()
    overruled: tuple[Orphan, ...] = ()
    orphans: tuple[Orphan, ...] = ()
    called: Mapping[Item, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Together(Generic[Item]):
    """That somebody decided that all of ``items`` are one."""

    decision: Decision
    items: frozenset[Item]


@dataclass(frozen=True, slots=True)
class Apart(Generic[Item]):
    """That somebody decided that nothing of ``left`` is anything of ``right``."""

    decision: Decision
    left: frozenset[Item]
    right: frozenset[Item]


def settle(
    items: Iterable[Item],
    proposals: Iterable[Proposed],
    together: Sequence[Together[Item]],
    apart: Sequence[Apart[Item]],
    *,
    overruled: Iterable[Orphan] = (),
    orphans: Iterable[Orphan] = (),
    called: Mapping[Item, str] | None = None,
) -> Settled[Item, Proposed]:
    """Return ``items`` in groups: by ``together``, latest first, then by ``proposals``, never against ``apart``.

    ``items`` are sorted, each once; decisions of both kinds are in the order in which they were made. Proposals about
    things that are not among ``items`` are left out. What the caller knows to be ``overruled`` or ``orphans``, and how
    somebody ``called`` some, is passed on.
    """
    union = _Union(items, apart)
    holds = {each.decision.id: each.decision for each in apart}
    against_others = list(overruled)
    for wish in reversed(together):
        against = union.join(wish.items)
        if against is None:
            holds[wish.decision.id] = wish.decision
        else:
            reason = f"{against.author} keeps apart what it brings together ({against.id})"
            against_others.append(Orphan(wish.decision, reason))
    known = [(ends, p) for p in proposals if p.confidence >= LEAST and (ends := union.ends(p)) is not None]
    known.sort(key=_strength)
    used = [each for each in known if union.differ(*each[0]) and union.join((each[1].left, each[1].right)) is None]
    return Settled(
        groups=union.groups(),
        joins=tuple(p for _, p in sorted(used, key=itemgetter(0))),
        decisions=tuple(sorted(holds.values(), key=when)),
        overruled=tuple(sorted(against_others, key=lambda orphan: when(orphan.decision))),
        orphans=tuple(sorted(orphans, key=lambda orphan: when(orphan.decision))),
        called=dict(sorted((called or {}).items(), key=lambda pair: union.rank[pair[0]])),
    )


def last_word(
    decisions: Iterable[Decision], pair: Callable[[Decision], Hashable]
) -> tuple[tuple[Decision, ...], tuple[Orphan, ...]]:
    """Return the decisions that no later one about the same ``pair`` contradicts, in order, and those that one does."""
    hold: dict[Hashable, list[Decision]] = {}
    overruled = []
    for decision in decisions:
        before = hold.setdefault(pair(decision), [])
        if before and (before[0].verb is Verb.MERGE) != (decision.verb is Verb.MERGE):
            reason = f"{decision.author} decided otherwise later ({decision.id})"
            overruled += [Orphan(each, reason) for each in before]
            before.clear()
        before.append(decision)
    return tuple(sorted((d for held in hold.values() for d in held), key=when)), tuple(overruled)


class _Union(Generic[Item]):
    """Groups of items; each group carries the sides of the decisions that keep it apart from others.

    Items are counted in their order (``rank``), and all the work is done with these numbers.
    """

    def __init__(self, items: Iterable[Item], apart: Sequence[Apart[Item]]) -> None:
        self._items = list(items)
        self.rank = {item: number for number, item in enumerate(self._items)}
        self._root = list(range(len(self._items)))
        self._members = {number: [number] for number in self._root}
        self._sides: dict[int, set[tuple[int, bool]]] = {}
        self._apart = apart
        for number, each in enumerate(apart):
            for side, held in ((False, each.left), (True, each.right)):
                for item in held:
                    if item in self.rank:
                        self._sides.setdefault(self.rank[item], set()).add((number, side))

    def ends(self, proposal: Proposal) -> tuple[int, int] | None:
        """Return the ranks of what ``proposal`` is about, the smaller one first; None where that is not here."""
        left, right = self.rank.get(proposal.left), self.rank.get(proposal.right)
        if left is None or right is None:
            return None
        return (left, right) if left < right else (right, left)

    def differ(self, left: int, right: int) -> bool:
        """Tell whether two, given as ranks, are in different groups so far."""
        return self._root[left] != self._root[right]

    def join(self, items: Iterable[Item]) -> Decision | None:
        """Bring the groups of ``items`` together, all or none; return the decision that stands against it."""
        roots = sorted({self._root[self.rank[item]] for item in items if item in self.rank})
        sides: set[tuple[int, bool]] = set().union(*(self._sides.get(root, ()) for root in roots))
        against = sorted(number for number, side in sides if side and (number, False) in sides)
        if against:
            return self._apart[against[0]].decision
        if len(roots) > 1:
            into = max(roots, key=lambda root: len(self._members[root]))
            for root in roots:
                if root != into:
                    moved = self._members.pop(root)
                    self._members[into] += moved
                    for member in moved:
                        self._root[member] = into
                    self._sides.pop(root, None)
            if sides:
                self._sides[into] = sides
        return None

    def groups(self) -> tuple[tuple[Item, ...], ...]:
        """Return the groups, by their first members, which come in order."""
        groups = sorted(sorted(members) for members in self._members.values())
        return tuple(tuple(self._items[number] for number in members) for members in groups)


def _strength(known: tuple[tuple[int, int], Proposal]) -> tuple[object, ...]:
    """What proposals are sorted by: the surest first; what else decides only makes the order certain."""
    ends, proposal = known
    return -proposal.confidence, ends, str(getattr(proposal, "rule", "")), proposal.reason


def when(decision: Decision) -> tuple[Any, str]:
    """Return what decisions are sorted by: when they were made, and their ids."""
    return decision.made, decision.id
