"""Which act facts are one event: those that links and people say are, those of a reprint, and one act told of several.

Nothing here looks for likenesses between articles: that is for linking to propose and for people to decide.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from standoff.ontology import Act, Copy, Fact
from standoff.record.wording import SAME, overlap, substance
from standoff.text import folded


class Union:
    """Sets that are joined member by member; each is known by its least member (path halving)."""

    def __init__(self) -> None:
        self._parents: dict[str, str] = {}

    def find(self, member: str) -> str:
        """Return the least member of the set that ``member`` is in."""
        parents = self._parents
        while (parent := parents.get(member, member)) != member:
            parents[member] = parents.get(parent, parent)
            member = parent
        return member

    def join(self, one: str, other: str) -> None:
        """Make one set of the two that ``one`` and ``other`` are in."""
        first, second = sorted((self.find(one), self.find(other)))
        if first != second:
            self._parents[second] = first


def families(copies: Iterable[Copy]) -> Union:
    """Return the documents (by id) that print one another, joined."""
    printed = Union()
    for copy in copies:
        printed.join(copy.original, copy.copy)
    return printed


def merged(acts: Iterable[Fact], groups: Iterable[tuple[str, ...]], printed: Union) -> list[list[Fact]]:
    """Return the act facts among ``acts`` by event, each group sorted by id, the groups by their first id."""
    facts = {fact.id: fact for fact in acts if isinstance(fact.finding, Act)}
    same = Union()
    for group in groups:
        present = sorted(member for member in group if member in facts)
        for member in present[1:]:
            same.join(present[0], member)
    for one, other in (*_one_trigger(facts.values()), *_reprinted(facts.values(), printed)):
        same.join(one, other)
    found: dict[str, list[Fact]] = defaultdict(list)
    for identifier in sorted(facts):
        found[same.find(identifier)].append(facts[identifier])
    return list(found.values())


#: What is done between parties, whatever each of them has it about.
_BETWEEN = frozenset({"meet", "mediate"})


def _one_trigger(facts: Iterable[Fact]) -> Iterator[tuple[str, str]]:
    """Pairs of acts of one document on one word and one matter: "wrote to both" is one act with two recipients."""
    first: dict[tuple[str, str, int, int, str], str] = {}
    for fact in sorted(facts, key=lambda fact: fact.id):
        act = fact.finding
        assert isinstance(act, Act)
        about = "" if act.type in _BETWEEN else folded(act.about or "")
        key = (fact.document.id, act.type, act.trigger.start, act.trigger.end, about)
        yield first.setdefault(key, fact.id), fact.id


def _reprinted(facts: Iterable[Fact], printed: Union) -> Iterator[tuple[str, str]]:
    """Pairs of acts of a document and its copy: the same type, parties and matter, whatever the spelling."""
    found: dict[tuple[str, ...], list[Fact]] = defaultdict(list)
    for fact in facts:
        act = fact.finding
        assert isinstance(act, Act)
        parties = (act.actor or "", act.target or "")
        found[printed.find(fact.document.id), act.type, *parties].append(fact)
    for alike in found.values():
        alike.sort(key=lambda fact: (fact.document.id, fact.id))
        for place, fact in enumerate(alike):
            other = next((one for one in alike[:place] if _copies(one, fact)), None)
            if other is not None:
                yield other.id, fact.id


def _copies(one: Fact, other: Fact) -> bool:
    assert isinstance(one.finding, Act)
    assert isinstance(other.finding, Act)
    if one.document.id == other.document.id or str(one.finding.date) != str(other.finding.date):
        return False
    mine, theirs = substance(one.finding.about), substance(other.finding.about)
    return mine == theirs or overlap(mine, theirs) >= SAME
