"""How a decision follows its words: which fact it is about now, or why none.

An id alone never decides once the text has changed, for it counts how often the same words stand before a place: when
the first of two look-alikes is deleted, the second takes its id. So the fact of that id is meant only in the very text
that the decision was made on, or where the anchor leads to the same place. Else it is the one fact of that kind on
the words that the anchor leads to. Otherwise none is.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import msgspec

from standoff.ontology import LETTERS, Anchor, Decision, Fact, Kind, Span
from standoff.text import Outcome, Resolution

_KINDS = {letter: kind for kind, letter in LETTERS.items()}

_ANCHOR = frozenset(Anchor.__dataclass_fields__)


@dataclass(frozen=True, slots=True)
class Orphan:
    """A decision that nothing in the record answers to now, and why. It waits until something does."""

    decision: Decision
    reason: str


@dataclass(frozen=True, slots=True)
class Remembered:
    """A place that a decision remembers: in the text of ``source``, whose SHA-256 was ``sha256`` when it was made.

    ``key`` is the decision's id; places inside its changes follow as ``id#1``, ``id#2``, … in their order.
    """

    key: str
    source: str
    anchor: Anchor
    sha256: str | None


@dataclass(frozen=True, slots=True)
class Subject:
    """What a decision says it is about: a fact's id, with the place it rests on where it has one."""

    id: str
    source: str | None = None
    sha256: str | None = None
    anchor: Anchor | None = None
    key: str = ""


def remembered(decisions: Iterable[Decision]) -> Iterator[Remembered]:
    """Yield every place that ``decisions`` remember: what is to be resolved in the current texts for ``curate``."""
    for decision in decisions:
        if decision.source is not None and decision.anchor is not None:
            yield Remembered(decision.id, decision.source, decision.anchor, decision.sha256)
        other = other_subject(decision)
        source, sha256 = (other.source, other.sha256) if other else (decision.source, decision.sha256)
        if source is not None:
            for number, anchor in enumerate(_inside(decision), start=1):
                yield Remembered(f"{decision.id}#{number}", source, anchor, sha256)


def other_subject(decision: Decision) -> Subject | None:
    """Return the other act that a merge or a forbidden merge of acts speaks of; None where it names none."""
    given = dict(decision.changes)
    try:
        anchor = msgspec.json.decode(given["with-anchor"], type=Anchor)
        id, source, sha256 = (
            msgspec.json.decode(given[f"with{part}"], type=str) for part in ("", "-source", "-sha256")
        )
    except (KeyError, msgspec.DecodeError):
        return None
    return Subject(id, source, sha256, anchor, f"{decision.id}#1")


def subject_of(decision: Decision) -> Subject:
    """Return the fact that ``decision`` is about, as it names it."""
    return Subject(decision.subject, decision.source, decision.sha256, decision.anchor, decision.id)


def kind_of(id: str) -> Kind | None:
    """Return the kind of fact that an id belongs to, None for no fact's."""
    return _KINDS.get(id[:1])


def is_anchor(value: object) -> bool:
    """Tell whether a decoded JSON value is a place given by its words."""
    return isinstance(value, dict) and value.keys() == _ANCHOR


def _inside(decision: Decision) -> Iterator[Anchor]:
    for _, text in decision.changes:
        try:
            found = [msgspec.convert(value, Anchor) for value in anchors_in(msgspec.json.decode(text))]
        except (msgspec.DecodeError, RecursionError):
            continue  # whoever applies the decision says so
        yield from found


def anchors_in(value: Any) -> Iterator[dict[str, Any]]:
    """Yield the anchors inside a decoded JSON value, in their order."""
    if is_anchor(value):
        yield value
    elif isinstance(value, dict):
        for inner in value.values():
            yield from anchors_in(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from anchors_in(inner)


class Index:
    """Facts by id and by place, with where remembered places lead in the current texts (``places``, by key)."""

    def __init__(self, facts: Iterable[Fact], places: Mapping[str, Resolution]) -> None:
        self.places = places
        self.by_id: dict[str, Fact] = {}
        self._by_place: dict[tuple[str, Kind, Span], list[Fact]] = {}
        for fact in facts:
            self.add(fact)

    def add(self, fact: Fact) -> None:
        """Take in one fact more, by its id and its place; one whose id is known changes nothing."""
        if fact.id in self.by_id:
            return
        self.by_id[fact.id] = fact
        if fact.span is not None:
            self._by_place.setdefault((fact.document.source, fact.kind, fact.span), []).append(fact)

    def on(self, source: str, kind: Kind, span: Span) -> list[Fact]:
        """Return the facts of ``kind`` that rest on these words."""
        return self._by_place.get((source, kind, span), [])

    def span(self, key: str) -> Span | str:
        """Return where the place remembered under ``key`` is now, or why that is not certain."""
        place = self.places.get(key)
        if place is None:
            return "nobody looked for its words in the current text"
        if place.span is None or place.outcome not in (Outcome.SAME, Outcome.MOVED):
            return place.reason
        return place.span

    def find(self, subject: Subject) -> Fact | str:
        """Return the fact that ``subject`` is now, or why none is."""
        held = self.by_id.get(subject.id)
        if held and (held.span is None or held.document.sha256 == subject.sha256):
            return held
        if subject.anchor is None:
            return f"the record has no {subject.id} now, and no words are remembered to find it by"
        span = self.span(subject.key)
        if isinstance(span, str):
            return span
        if held and held.span == span:
            return held
        return self._instead(subject, span)

    def _instead(self, subject: Subject, span: Span) -> Fact | str:
        kind = kind_of(subject.id)
        if kind is None or subject.source is None:
            return f"{subject.id!r} is no fact's id"
        there = self.on(subject.source, kind, span)
        if len(there) == 1:
            return there[0]
        if there:
            return f"{len(there)} facts of that kind rest on its words now"
        return "its words are still there, but no fact of that kind rests on them now"
