"""What each verb needs to be said with (docs/curation.md): checked where decisions come from elsewhere."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from types import MappingProxyType
from typing import Any

import msgspec

from standoff.curation import values
from standoff.curation.follow import Orphan, kind_of
from standoff.errors import InvalidValue
from standoff.ontology import Anchor, Decision, Span, Verb

_NAMES: Mapping[str, Any] = MappingProxyType(
    {"with": str, "documents": tuple[str, ...], "with-documents": tuple[str, ...]}
)
_ACTS: Mapping[str, Any] = MappingProxyType(
    {"with": str, "with-anchor": Anchor, "with-source": str, "with-sha256": str}
)
_SPLIT: Mapping[str, Any] = MappingProxyType({"as": str, "documents": tuple[str, ...]})
_REGROUP: Mapping[str, Any] = MappingProxyType({"issue": str})

#: The changes that a verb cannot do without.
_NEEDED = frozenset({"with", "as", "issue", "with-anchor", "with-source", "with-sha256"})


def check(decision: Decision) -> None:
    """Raise InvalidValue (``bad-value``) unless ``decision`` says what its verb needs, in the right types."""
    if not decision.subject.strip():
        raise InvalidValue("bad-value", "a decision needs a subject", where=decision.id)
    if len({field for field, _ in decision.changes}) < len(decision.changes):
        raise InvalidValue("bad-value", "a field is changed twice", where=decision.id)
    _CHECKS[decision.verb](decision)


def sound(decisions: Iterable[Decision]) -> tuple[tuple[Decision, ...], tuple[Orphan, ...]]:
    """Return those of ``decisions`` that say what their verbs need, and the others with what is wrong."""
    good, broken = [], []
    for decision in decisions:
        try:
            check(decision)
            good.append(decision)
        except InvalidValue as error:
            broken.append(Orphan(decision, error.what))
    return tuple(good), tuple(broken)


def _about_fact(decision: Decision) -> None:
    kind = kind_of(decision.subject)
    if kind is None:
        raise InvalidValue("bad-value", f"{decision.subject!r} is no fact's id", where=decision.id)
    values.check(kind, decision.changes)
    if decision.anchor is not None and decision.source is None:
        raise InvalidValue("bad-value", "an anchor needs its source", where=decision.id)


def _add(decision: Decision) -> None:
    _about_fact(decision)
    kind, anchor = kind_of(decision.subject), decision.anchor
    if kind is None or anchor is None:
        raise InvalidValue("bad-value", "an addition needs the words it rests on", where=decision.id)
    new = values.check(kind, decision.changes)
    values.added(kind, decision.subject, Span(anchor.start, anchor.end), new)


def _pair(decision: Decision) -> None:
    _typed(decision, _NAMES if decision.anchor is None else _ACTS)


def _split(decision: Decision) -> None:
    _typed(decision, _SPLIT)
    if "documents" not in dict(decision.changes):
        raise InvalidValue("bad-value", "a split needs its documents", where=decision.id)


def _typed(decision: Decision, known: Mapping[str, Any]) -> None:
    given = dict(decision.changes)
    if missing := sorted((_NEEDED & known.keys()) - given.keys()):
        raise InvalidValue("bad-value", f"{decision.verb} needs {', '.join(missing)}", where=decision.id)
    for name, text in given.items():
        if name not in known:
            raise InvalidValue("bad-value", f"{decision.verb} has no {name!r}", where=decision.id)
        try:
            msgspec.json.decode(text, type=known[name])
        except msgspec.DecodeError as error:
            raise InvalidValue("bad-value", f"{name}: {error}", where=decision.id) from error


def _nothing(decision: Decision) -> None:
    if decision.changes:
        raise InvalidValue("bad-value", f"{decision.verb} changes no field", where=decision.id)


def _verdict(decision: Decision) -> None:
    _nothing(decision)
    _about_fact(decision)


_CHECKS: Mapping[Verb, Callable[[Decision], None]] = MappingProxyType(
    {
        Verb.ACCEPT: _verdict,
        Verb.REJECT: _verdict,
        Verb.CORRECT: _about_fact,
        Verb.ADD: _add,
        Verb.MERGE: _pair,
        Verb.FORBID_MERGE: _pair,
        Verb.SPLIT: _split,
        Verb.REGROUP: lambda decision: _typed(decision, _REGROUP),
        Verb.NOTE: _nothing,
        Verb.UNDO: _nothing,
    }
)
