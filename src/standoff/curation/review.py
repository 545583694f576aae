"""What people made of the facts: rejected ones out, corrected ones changed, added ones in; the rest waits as orphans.

The result depends on the decisions, not on the order in which they are given: they hold in the order in which they
were made, and for each field the last one that stands decides.
"""

from __future__ import annotations

import dataclasses
import datetime as dt
import hashlib
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import lru_cache
from itertools import count
from typing import Any

import msgspec

from standoff.curation import values
from standoff.curation.follow import Index, Orphan, kind_of, subject_of
from standoff.curation.grammar import sound
from standoff.curation.standing import in_order, standing
from standoff.errors import InvalidValue
from standoff.ontology import Decision, DocumentHead, Fact, Kind, PartialDate, Span, Statement, Verb, distinction
from standoff.text import Resolution


class State(StrEnum):
    """What people made of a fact; of accepted and rejected only the later one holds."""

    ACCEPTED = "accepted"
    REJECTED = "rejected"
    CORRECTED = "corrected"
    ADDED = "added"
    NOTED = "noted"


@dataclass(frozen=True, slots=True)
class Review:
    """What people made of one fact.

    ``states`` are in the order of State. ``decisions`` are those about it that stand, in the order in which they were
    made, those that a later one overrules among them. ``fields`` says which decision each corrected field has its
    value from. ``found`` is the fact as it was read, or added, before any correction.
    """

    fact: str
    states: tuple[State, ...]
    decisions: tuple[Decision, ...]
    found: Fact
    fields: Mapping[str, Decision] = field(default_factory=dict)

    @property
    def rejected(self) -> bool:
        """Whether the fact is out of the record."""
        return State.REJECTED in self.states

    @property
    def by(self) -> tuple[str, ...]:
        """Who decided, each once, in order."""
        return tuple(dict.fromkeys(decision.author for decision in self.decisions))

    @property
    def when(self) -> dt.datetime:
        """When the last decision was made."""
        return self.decisions[-1].made

    @property
    def notes(self) -> tuple[str, ...]:
        """What people wrote beside their decisions, in order."""
        return tuple(decision.note for decision in self.decisions if decision.note)


@dataclass(frozen=True, slots=True)
class Curated:
    """The facts that stand, by kind, date, source and place, and what people made of them.

    ``reviews`` are by fact id, those of rejected facts too. ``orphans`` are decisions that nothing answers to now.
    ``renamed`` leads from the id that a decision was made on, and no fact has now, to the id its fact has. ``notes``
    are notes about other things than facts (a party, an entry of the record), by what they are about.
    """

    facts: tuple[Fact, ...]
    reviews: Mapping[str, Review]
    orphans: tuple[Orphan, ...] = ()
    renamed: Mapping[str, str] = field(default_factory=dict)
    notes: Mapping[str, tuple[Decision, ...]] = field(default_factory=dict)
    _by_id: Mapping[str, Fact] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_by_id", {fact.id: fact for fact in self.facts})

    def fact(self, id: str) -> Fact | None:
        """Return the fact that ``id`` leads to, as it stands; a rejected one as it was found; None for no fact's id."""
        id = self.renamed.get(id, id)
        stands = self._by_id.get(id)
        return stands or (self.reviews[id].found if id in self.reviews else None)

    def as_found(self, id: str) -> Fact | None:
        """Return the fact that ``id`` leads to, before any correction: the one to make decisions about."""
        id = self.renamed.get(id, id)
        return self.reviews[id].found if id in self.reviews else self._by_id.get(id)

    def digest(self) -> str:
        """Return the hex SHA-256 of all of it: the same for the same facts and decisions, in whatever order."""
        told = hashlib.sha256()
        reviews = [(id, r.states, [d.id for d in r.decisions], r.found) for id, r in sorted(self.reviews.items())]
        orphans = [(orphan.decision.id, orphan.reason) for orphan in self.orphans]
        notes = [(about, [d.id for d in made]) for about, made in sorted(self.notes.items())]
        for part in (self.facts, reviews, orphans, sorted(self.renamed.items()), notes):
            told.update(msgspec.json.encode(part, order="deterministic") + b"\n")
        return told.hexdigest()


#: What ``curate`` sees to; the others are about parties, acts and issues as wholes (parties, events, issues).
ABOUT_FACTS = frozenset({Verb.ACCEPT, Verb.REJECT, Verb.CORRECT, Verb.ADD, Verb.NOTE})


def curate(
    facts: Iterable[Fact],
    decisions: Iterable[Decision],
    places: Mapping[str, Resolution],
    documents: Iterable[DocumentHead] = (),
) -> Curated:
    """Return ``facts`` as ``decisions`` leave them, what was decided of each, and the decisions without a fact.

    ``places`` says where the places that decisions remember (``follow.remembered``) lead in their sources' current
    texts, by key. ``documents`` are the heads of those documents that may hold no fact, so that one can be added.
    """
    ordered = in_order(decisions)
    work = _Work(Index(facts, places), {head.source: head for head in documents})
    work.heads.update((fact.document.source, fact.document) for fact in work.index.by_id.values())
    stand, broken = sound(decision for decision in standing(ordered) if decision.verb in ABOUT_FACTS)
    work.orphans.update((orphan.decision.id, orphan) for orphan in broken)
    work.undone_nothing(ordered)
    for decision in stand:
        if decision.verb is Verb.ADD:
            work.add(decision)
    work.follow(decision for decision in stand if decision.verb is not Verb.ADD)
    return work.result(stand)


@dataclass(slots=True)
class _Work:
    """What is known while decisions are applied. ``about`` holds the decisions that reached each
    fact, ``people`` which decision added those that only people found."""

    index: Index
    heads: dict[str, DocumentHead]
    about: dict[str, list[Decision]] = field(default_factory=lambda: defaultdict(list))
    people: dict[str, str] = field(default_factory=dict)
    orphans: dict[str, Orphan] = field(default_factory=dict)
    renamed: dict[str, str] = field(default_factory=dict)
    notes: dict[str, list[Decision]] = field(default_factory=lambda: defaultdict(list))

    def orphan(self, decision: Decision, reason: str) -> None:
        """Note that nothing answers to ``decision``, and why."""
        self.orphans[decision.id] = Orphan(decision, reason)

    def undone_nothing(self, ordered: Iterable[Decision]) -> None:
        """Note the undos of decisions that the record does not have."""
        known = {decision.id for decision in ordered}
        for decision in ordered:
            if decision.verb is Verb.UNDO and decision.subject not in known:
                self.orphan(decision, f"the record has no decision {decision.subject}")

    def add(self, decision: Decision) -> None:
        """Put in the fact that a person added, or find the one that was since read on the same words."""
        kind = kind_of(decision.subject)
        head = self.heads.get(decision.source or "")
        span = self.index.span(decision.id) if decision.anchor else "no words were selected"
        if kind is None:
            return self.orphan(decision, f"{decision.subject!r} is no fact's id")
        if head is None:
            return self.orphan(decision, f"{decision.source} is not in the record")
        if isinstance(span, str):
            return self.orphan(decision, span)
        try:
            finding = values.added(kind, decision.subject, span, self._new(decision, kind, head.source, {}))
        except InvalidValue as error:
            return self.orphan(decision, f"it no longer fits: {error.what}")
        same = [f for f in self.index.on(head.source, kind, span) if distinction(f.finding) == distinction(finding)]
        if same and decision.subject not in self.index.by_id:
            self.renamed[decision.subject] = same[0].id
            self.about[same[0].id].append(decision)
            return None
        assert decision.anchor is not None
        if decision.subject not in self.index.by_id:
            self.index.add(Fact(decision.subject, kind, head, finding, span, decision.anchor.exact))
            self.people[decision.subject] = decision.id
        self.about[decision.subject].append(decision)
        return None

    def follow(self, decisions: Iterable[Decision]) -> None:
        """Bring each decision to the fact it is about now, unless two that were told apart would meet in one."""
        reached: dict[str, list[Decision]] = defaultdict(list)
        for decision in decisions:
            subject = subject_of(decision)
            if decision.subject in self.renamed and decision.subject not in self.index.by_id:
                subject = dataclasses.replace(subject, id=self.renamed[decision.subject])
            found = self.index.find(subject)
            if isinstance(found, Fact):
                reached[found.id].append(decision)
            elif decision.verb is Verb.NOTE and decision.anchor is None:
                self.notes[decision.subject].append(decision)
            else:
                self.orphan(decision, found)
        for id, arrived in reached.items():
            for decision in arrived:
                if _elsewhere(decision, id, arrived):
                    self.orphan(decision, "two places that were told apart when it was made are one now")
                    continue
                self.about[id].append(decision)
                if decision.subject not in self.index.by_id:  # else another fact has taken that id
                    self.renamed[decision.subject] = id

    def result(self, stand: Iterable[Decision]) -> Curated:
        """Return what the decisions that ``stand``, in order, made of the facts."""
        rank = {decision.id: number for number, decision in enumerate(stand)}
        reviews: dict[str, Review] = {}
        kept: list[Fact] = []
        rejected: list[Fact] = []
        for fact in sorted(self.index.by_id.values(), key=order):
            about = sorted(self.about.get(fact.id, ()), key=lambda decision: rank[decision.id])
            now, review = self._reviewed(fact, about)
            if review:
                reviews[fact.id] = review
            (rejected if review and review.rejected else kept).append(now)
        return Curated(
            facts=_rehung(sorted(kept, key=order), rejected),
            reviews=reviews,
            orphans=tuple(self.orphans[id] for id in sorted(self.orphans, key=lambda id: (rank.get(id, -1), id))),
            renamed=dict(sorted(self.renamed.items())),
            notes={about: tuple(made) for about, made in sorted(self.notes.items())},
        )

    def _reviewed(self, fact: Fact, about: list[Decision]) -> tuple[Fact, Review | None]:
        """Return a fact as the decisions about it leave it, and what they were."""
        now, applied = fact, []
        states: frozenset[State] = frozenset()
        fields: dict[str, Decision] = {}
        for decision in about:
            if decision.verb is Verb.CORRECT or (decision.verb is Verb.ADD and self.people.get(fact.id) != decision.id):
                try:
                    now = self._corrected(now, decision)
                except InvalidValue as error:
                    self.orphan(decision, f"it no longer fits: {error.what}")
                    continue
                fields.update((name, decision) for name, _ in decision.changes)
            applied.append(decision)
            states = (states - _RIVALS.get(decision.verb, frozenset())) | {_STATES[decision.verb]}
        if not applied:
            return now, None
        ordered = tuple(state for state in State if state in states)
        return now, Review(fact.id, ordered, tuple(applied), fact, fields)

    def _corrected(self, fact: Fact, decision: Decision) -> Fact:
        words: dict[Span, str] = {}
        new = self._new(decision, fact.kind, fact.document.source, words)
        return values.rest_on(fact, values.changed(fact.finding, new), words)

    def _new(self, decision: Decision, kind: Kind, source: str, words: dict[Span, str]) -> dict[str, object]:
        """Return the values that a correction or an addition gives, places where they are now, ``words`` theirs."""
        numbers = count(1)

        def where(anchor: dict[str, Any]) -> Span:
            span = self.index.span(f"{decision.id}#{next(numbers)}")
            if isinstance(span, str):
                raise InvalidValue("bad-value", span)
            words[span] = anchor["exact"]
            return span

        def which(anchor: dict[str, Any], wanted: Kind) -> str:
            there = self.index.on(source, wanted, where(anchor))
            if len(there) != 1:
                raise InvalidValue("bad-value", f"{len(there) or 'no'} {wanted}s rest on the words it refers to")
            return str(getattr(there[0].finding, "id", there[0].id))

        return values.values(kind, decision.changes, where, which)


_STATES = {
    Verb.ACCEPT: State.ACCEPTED,
    Verb.REJECT: State.REJECTED,
    Verb.CORRECT: State.CORRECTED,
    Verb.ADD: State.ADDED,
    Verb.NOTE: State.NOTED,
}

#: What a decision puts out of force.
_RIVALS = {Verb.ACCEPT: frozenset({State.REJECTED}), Verb.REJECT: frozenset({State.ACCEPTED})}


def _elsewhere(decision: Decision, id: str, arrived: Iterable[Decision]) -> bool:
    """Tell whether ``decision`` came to the fact ``id`` from another place of one text than a better claimant."""
    mine = decision.anchor
    if mine is None or decision.subject == id:
        return False
    return any(
        other.anchor is not None and other.sha256 == decision.sha256 is not None and other.anchor.start != mine.start
        for other in arrived
    )


def order(fact: Fact) -> tuple[object, ...]:
    """Return what facts are sorted by: kind, date of publication (undated ones last), source and place."""
    place = (fact.span.start, fact.span.end) if fact.span else (-1, -1)
    return RANKS[fact.kind], *printed(fact.document), place, fact.id


def printed(head: DocumentHead) -> tuple[bool, str, str]:
    """Return what documents are sorted by where their facts are: date of publication (undated ones last), source."""
    return *_dated(head.published), head.source


#: Where facts of each kind come among others.
RANKS = {kind: number for number, kind in enumerate(Kind)}


@lru_cache(maxsize=4096)
def _dated(published: PartialDate | None) -> tuple[bool, str]:
    return published is None, published.earliest.isoformat() if published else ""


def _rehung(facts: Iterable[Fact], rejected: Iterable[Fact]) -> tuple[Fact, ...]:
    """Return ``facts`` with none left within, or continuing, a statement that was rejected: the next outer one is."""
    out = {
        (fact.document.source, fact.finding.id): fact.finding
        for fact in rejected
        if isinstance(fact.finding, Statement)
    }
    return tuple(_hung(fact, out) for fact in facts) if out else tuple(facts)


def _hung(fact: Fact, out: Mapping[tuple[str, str], Statement]) -> Fact:
    if not isinstance(fact.finding, Statement):
        return fact
    new: dict[str, str | None] = {}
    for name in ("within", "continues"):
        target, seen = getattr(fact.finding, name), set()
        while target is not None and target not in seen and (gone := out.get((fact.document.source, target))):
            seen.add(target)
            target = getattr(gone, name)
        if seen:
            new[name] = None if target in seen or target == fact.finding.id else target
    return dataclasses.replace(fact, finding=dataclasses.replace(fact.finding, **new)) if new else fact  # type: ignore[arg-type]
