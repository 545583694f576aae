"""The fields of a correction or an addition: JSON text to values of a finding's types, and how they change a fact.

A place inside a value is never given by its numbers, which another revision would give to other words, but as an
anchor; and what refers to another finding of the document (the statement that one is reported within) as the anchor
of that one's words.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterable, Mapping
from functools import cache
from types import MappingProxyType
from typing import Any, get_origin, get_type_hints

import msgspec

from standoff.curation.follow import is_anchor
from standoff.errors import InvalidValue
from standoff.ontology import TYPES, Act, Actor, Anchor, Fact, Finding, Kind, Name, Span, Statement, act_types, place_of

#: Fields that name another finding of the same document, and of which kind that is.
REFERENCES: Mapping[tuple[Kind, str], Kind] = MappingProxyType(
    {
        (Kind.STATEMENT, "within"): Kind.STATEMENT,
        (Kind.STATEMENT, "continues"): Kind.STATEMENT,
        (Kind.ACT, "in_response_to"): Kind.ACT,
    }
)

#: The field that holds the words an added fact rests on.
PLACES: Mapping[Kind, tuple[str, ...]] = MappingProxyType(
    {
        Kind.STATEMENT: ("content",),
        Kind.ACT: ("trigger", "evidence"),
        Kind.NAME: (),
        **dict.fromkeys((Kind.ROLE, Kind.PART, Kind.POSITION, Kind.CHANNEL, Kind.VOTE), ("evidence",)),
    }
)

#: Turns a place given by its words into a span (a Span), or says why it cannot (InvalidValue).
Where = Callable[[dict[str, Any]], Span]

#: Turns a place given by its words into the document's own id of the finding of a kind on them; or InvalidValue.
Which = Callable[[dict[str, Any], Kind], str]


@cache
def fields(kind: Kind) -> Mapping[str, Any]:
    """Return the fields that a correction of a finding of ``kind`` can change, with their types."""
    hints = get_type_hints(TYPES[kind])
    names = [field.name for field in dataclasses.fields(TYPES[kind]) if field.name != "id"]
    return MappingProxyType({name: hints[name] for name in names})


def holds_place(kind: Kind, field: str) -> bool:
    """Tell whether ``field`` is a place in the article, or several."""
    return bool({Span, tuple[Span, ...], Span | None} & {fields(kind).get(field)})


def is_list(kind: Kind, field: str) -> bool:
    """Tell whether ``field`` holds several values."""
    return get_origin(fields(kind).get(field)) is tuple


def encode(value: object) -> str:
    """Return ``value``, of the ontology's types and Python's, as JSON text: the same text for the same value.

    Raises InvalidValue (``bad-value``) for what is no such value, and for text that no encoding can write.
    """
    try:
        return msgspec.json.encode(value, order="deterministic").decode("utf-8")
    except (TypeError, UnicodeError) as error:
        raise InvalidValue("bad-value", f"this cannot be written as JSON: {error}") from None


def check(kind: Kind, changes: Iterable[tuple[str, str]]) -> dict[str, object]:
    """Return ``changes`` (field, JSON text) as values of a finding of ``kind``, places where they were remembered.

    Raises InvalidValue (``bad-value``) for a field that is not there, what is no JSON, and a value of another type.
    """
    return values(kind, changes, _own_place, _any_finding)


def values(kind: Kind, changes: Iterable[tuple[str, str]], where: Where, which: Which) -> dict[str, object]:
    """Return ``changes`` as values of a finding of ``kind``; InvalidValue (``bad-value``) where they are none."""
    return {field: _typed(kind, field, _loaded(field, text), where, which) for field, text in changes}


def changed(finding: Finding | Name, new: Mapping[str, object]) -> Finding | Name:
    """Return ``finding`` with ``new`` values; InvalidValue when they do not go together with the others.

    The first actor or recipient of an act goes with its name, and the name with the first. A mode goes with its type:
    another type that has no such mode is without one.
    """
    new = dict(new)
    if isinstance(finding, Act):
        for first, every in (("actor", "actors"), ("target", "recipients")):
            if first in new and every not in new:
                name, others = new[first], getattr(finding, every)[1:]
                new[every] = (Actor(str(name)), *others) if name is not None else ()
            elif every in new and first not in new:
                new[first] = None
        kind = act_types().get(str(new.get("type")))
        if kind is not None and "mode" not in new and finding.mode not in kind.modes:
            new["mode"] = None
    return dataclasses.replace(finding, **new)  # type: ignore[arg-type]


def rest_on(fact: Fact, finding: Finding | Name, words: Mapping[Span, str]) -> Fact:
    """Return ``fact`` with ``finding``; ``words`` are those of places that a correction gave."""
    span = place_of(finding)
    if span == fact.span:
        return dataclasses.replace(fact, finding=finding)
    said = "" if span is None else words.get(span, fact.words)
    return dataclasses.replace(fact, finding=finding, span=span, words=said)


def canonical(kind: Kind, field: str, text: str) -> str:
    """Return ``text``, JSON for ``field``, as ``encode`` writes it; InvalidValue where it does not fit."""
    value = _loaded(field, text)
    _typed(kind, field, value, _own_place, _any_finding)
    return encode(value)


def _loaded(field: str, text: str) -> Any:
    try:
        return msgspec.json.decode(text)
    except (msgspec.DecodeError, UnicodeError, RecursionError) as error:
        raise InvalidValue("bad-value", f"{text!r} is no JSON: {error}", where=field) from None


def _typed(kind: Kind, field: str, value: Any, where: Where, which: Which) -> object:
    known = fields(kind)
    if field not in known:
        raise InvalidValue(
            "bad-value", f"a {kind} has no field {field!r} that can be changed", todo=f"it has: {', '.join(known)}"
        )
    reference = REFERENCES.get((kind, field))
    if reference is not None and value is not None:
        if not is_anchor(value):
            raise InvalidValue("bad-value", f"{field} is given by the words of the other {reference}", where=field)
        return which(value, reference)
    try:
        return msgspec.convert(_placed(value, where, field), known[field])
    except msgspec.ValidationError as error:
        raise InvalidValue("bad-value", f"{field} cannot be {encode(value)}: {error}", where=field) from None


def _placed(value: Any, where: Where, field: str) -> Any:
    """Return a decoded JSON value with its anchors as spans."""
    if is_anchor(value):
        span = where(value)
        return {"start": span.start, "end": span.end}
    if isinstance(value, dict):
        if value.keys() == {"start", "end"}:
            raise InvalidValue("bad-value", "a place is given by its words, as an anchor", where=field)
        return {key: _placed(inner, where, field) for key, inner in value.items()}
    if isinstance(value, list):
        return [_placed(inner, where, field) for inner in value]
    return value


def _own_place(anchor: dict[str, Any]) -> Span:
    try:
        known = msgspec.convert(anchor, Anchor)
    except msgspec.ValidationError as error:
        raise InvalidValue("bad-value", f"this is no anchor: {error}") from None
    return Span(known.start, known.end)


def _any_finding(anchor: dict[str, Any], kind: Kind) -> str:
    _own_place(anchor)
    return str(kind)


def added(kind: Kind, id: str, span: Span, new: Mapping[str, object]) -> Finding | Name:
    """Return the finding of ``kind`` that a person added on the words at ``span``; InvalidValue when it is none."""
    given: dict[str, Any] = dict(new)
    for field in PLACES[kind]:
        given.setdefault(field, (span,) if field == "evidence" else span)
    if TYPES[kind] in (Statement, Act):
        given["id"] = id
    try:
        return TYPES[kind](**given)
    except TypeError as error:
        missing = [f.name for f in dataclasses.fields(TYPES[kind]) if _required(f) and f.name not in given]
        raise InvalidValue("bad-value", f"a {kind} needs {', '.join(missing) or 'other fields'}", where=id) from error


def _required(field: dataclasses.Field[Any]) -> bool:
    return field.default is dataclasses.MISSING and field.default_factory is dataclasses.MISSING
