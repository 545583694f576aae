"""Which names, document by document, are one party's: linking's proposals under what people decided.

A decision about parties speaks of names, which last, never of a computed group. A name stands for whoever is called so
in any document, or in those documents only that the decision lists. A split comes first: in its documents the name
is another party's, which is called as the split says, and other decisions find it under that name. Whom a split does
not concern stay together: linking joins the bearers of a name with the earliest and the next only, so that those whom
a split leaves may have no proposal between them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

import msgspec

from standoff.curation.follow import Orphan
from standoff.curation.grammar import sound
from standoff.curation.standing import in_order, standing
from standoff.curation.union import LEAST, Apart, Settled, Together, last_word, when
from standoff.curation.union import settle as settle_items
from standoff.ontology import Bearer, Decision, Join, Verb

_PAIRS = frozenset({Verb.MERGE, Verb.FORBID_MERGE, Verb.SPLIT})


def settle(bearers: Iterable[Bearer], joins: Iterable[Join], decisions: Iterable[Decision]) -> Settled[Bearer, Join]:
    """Return ``bearers`` in groups that are one party each: ``joins`` under ``decisions``, the strongest first.

    Joins of a confidence under 0.5 count for nothing. Decisions about other things are passed over.
    """
    about, broken = _about_parties(decisions)
    bearers, joins = tuple(bearers), tuple(joins)
    settled = _settled(bearers, joins, about, broken)
    if not settled.called:
        return settled
    unsplit = _settled(bearers, joins, [d for d in about if d.verb is not Verb.SPLIT], ())
    left = tuple(_left_together(unsplit.groups, settled))
    return _settled(bearers, (*joins, *left), about, broken) if left else settled


def _settled(
    bearers: Iterable[Bearer], joins: Iterable[Join], about: Sequence[Decision], broken: Iterable[Orphan]
) -> Settled[Bearer, Join]:
    """Return ``bearers`` in groups by ``joins`` under the decisions ``about`` them; ``broken`` are passed on."""
    names = _split(bearers, about)
    last, overruled = last_word(about, lambda decision: frozenset(ends(decision)))
    together = [Together(decision, names.called(_other_name(decision))) for decision in names.moved.values()]
    apart: list[Apart[Bearer]] = []
    orphans = [*broken]
    for decision in last:
        left, right = (names.called(*end) for end in ends(decision))
        reason = names.trouble(decision, left, right)
        if reason:
            orphans.append(Orphan(decision, reason))
        elif decision.verb is Verb.MERGE:
            together.append(Together(decision, left | right))
        else:
            apart.append(Apart(decision, left, right))
    together.sort(key=lambda each: when(each.decision))
    return settle_items(names.name, joins, together, apart, overruled=overruled, orphans=orphans, called=names.given)


def _left_together(before: Iterable[tuple[Bearer, ...]], now: Settled[Bearer, Join]) -> Iterator[Join]:
    """Yield why the groups that splits left of each group ``before`` them are still one, the weakest reason there is.

    Groups that hold a bearer which a split moved are none of them: whoever went with it, went.
    """
    group_of = {bearer: number for number, group in enumerate(now.groups) for bearer in group}
    moved = {group_of[bearer] for bearer in now.called}
    for group in before:
        firsts: dict[int, Bearer] = {}
        for bearer in group:
            firsts.setdefault(group_of[bearer], bearer)
        left = [bearer for number, bearer in firsts.items() if number not in moved]
        for other in left[1:]:
            reason = f"{left[0].name} and {other.name} were one party before a split that concerns neither"
            yield Join(left[0], other, "left-by-split", reason, LEAST)


def called(bearers: Iterable[Bearer], decisions: Iterable[Decision]) -> dict[Bearer, str]:
    """Return the name that decisions find each of ``bearers`` under: its own, or the one that a split gave it."""
    return _split(bearers, _about_parties(decisions)[0]).name


def _about_parties(decisions: Iterable[Decision]) -> tuple[tuple[Decision, ...], tuple[Orphan, ...]]:
    """Return the decisions about parties that stand, in order, and those that make no sense, with why."""
    return sound(d for d in standing(in_order(decisions)) if d.verb in _PAIRS and d.anchor is None)


def _split(bearers: Iterable[Bearer], about: Iterable[Decision]) -> _Names:
    names = _Names(sorted(set(bearers), key=lambda bearer: (bearer.name, bearer.document)))
    for decision in about:
        if decision.verb is Verb.SPLIT:
            names.split(decision)
    return names


def ends(decision: Decision) -> tuple[tuple[str, frozenset[str]], tuple[str, frozenset[str]]]:
    """Return the two names that ``decision`` is about, each with the documents (ids) it is meant in, none for all."""
    given = dict(decision.changes)
    if decision.verb is Verb.SPLIT:
        return (decision.subject, frozenset()), (_other_name(decision), frozenset())
    within, other_within = (frozenset(_texts(given.get(key, "[]"))) for key in ("documents", "with-documents"))
    return (decision.subject, within), (_other_name(decision), other_within)


def _other_name(decision: Decision) -> str:
    return msgspec.json.decode(dict(decision.changes)["as" if decision.verb is Verb.SPLIT else "with"], type=str)


def _texts(text: str) -> tuple[str, ...]:
    return msgspec.json.decode(text, type=tuple[str, ...])


class _Names:
    """What each bearer is called once splits are made. ``given`` are the names they gave, ``moved`` the splits."""

    def __init__(self, bearers: Iterable[Bearer]) -> None:
        self.name = {bearer: bearer.name for bearer in bearers}
        self.given: dict[Bearer, str] = {}
        self.moved: dict[str, Decision] = {}
        self._bearers: dict[str, set[Bearer]] = defaultdict(set)
        for bearer, name in self.name.items():
            self._bearers[name].add(bearer)

    def called(self, name: str, within: frozenset[str] = frozenset()) -> frozenset[Bearer]:
        """Return who is called ``name`` in the documents ``within``, or in any."""
        return frozenset(b for b in self._bearers.get(name, ()) if not within or b.document in within)

    def split(self, decision: Decision) -> None:
        """Give the name's bearers in the documents of ``decision`` the other name."""
        documents, name = _texts(dict(decision.changes)["documents"]), _other_name(decision)
        for bearer in self.called(decision.subject, frozenset(documents)):
            self._bearers[decision.subject].discard(bearer)
            self._bearers[name].add(bearer)
            self.name[bearer] = self.given[bearer] = name
            self.moved[decision.id] = decision

    def trouble(self, decision: Decision, left: frozenset[Bearer], right: frozenset[Bearer]) -> str | None:
        """Return why ``decision`` means nothing for those whom it names, None when it does."""
        if decision.verb is Verb.SPLIT:
            told = f"nobody is called {decision.subject} in its documents now"
            return None if decision.id in self.moved else told
        missing = [name for (name, _), held in zip(ends(decision), (left, right), strict=True) if not held]
        if missing:
            return f"nobody is called {' or '.join(missing)} in the record now"
        return "both names are the same bearers' now" if left & right else None
