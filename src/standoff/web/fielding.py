"""A fact field by field: what each field is called, what it says in plain words, and how a form asks for another."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass
from enum import Enum
from types import MappingProxyType
from typing import Any

import msgspec

from standoff.curation import plain, values
from standoff.curation.follow import anchors_in
from standoff.errors import InvalidValue
from standoff.ontology import (
    LETTERS,
    Act,
    ActObject,
    Actor,
    Bound,
    Decision,
    Fact,
    Kind,
    Name,
    PartialDate,
    Quantity,
    Span,
    Statement,
    Verb,
)
from standoff.web.rendering import day, number

#: Fields that are places or names of the program's own, not what a fact says.
_INNER = frozenset({"id", "content", "cue", "speaker", "trigger", "evidence", "within", "continues", "derived_from"})

#: Kinds of facts by the first letter of their ids.
KINDS: Mapping[str, Kind] = MappingProxyType({letter: kind for kind, letter in LETTERS.items()})

#: Fields of an act that say the first of another field again, or are given as another act.
_TWICE = frozenset({"actor", "target", "in_response_to"})

#: What fields are called where their own names say too little, by kind and for every kind.
_CALLED: Mapping[Kind, Mapping[str, str]] = MappingProxyType(
    {
        Kind.ACT: MappingProxyType(
            {
                "actors": "who",
                "type": "type of act",
                "mode": "in which way",
                "recipients": "to or with whom",
                "polarity": "the source",
                "said_by": "on whose word",
                "beneficiary": "for whom",
                "object": "what it was done to",
                "quantities": "how many",
            }
        ),
        Kind.STATEMENT: MappingProxyType(
            {
                "kind": "kind of statement",
                "access": "how the words came",
                "speaker_name": "speaker",
                "speaker_kind": "kind of speaker",
                "speaker_count": "how many speakers",
                "anonymous": "not named on purpose",
            }
        ),
        Kind.NAME: MappingProxyType({"canonical": "name", "kind": "kind of party", "forms": "also written"}),
    }
)
_EVERYWHERE: Mapping[str, str] = MappingProxyType(
    {"certainty": "how sure the source is", "confidence": "how sure the reading is (0 to 1)"}
)


def shown(fact: Fact) -> list[tuple[str, str]]:
    """Return what ``fact`` says, field by field, in plain words; what its text does not give is left out."""
    return [
        (called(fact.kind, name), words)
        for name, value in _said(fact)
        if (words := _words(name, value)) and not (name == "confidence" and isinstance(fact.finding, Name))
    ]


def called(kind: Kind, field: str) -> str:
    """Return what ``field`` of a fact of ``kind`` is called on the pages."""
    return _CALLED.get(kind, {}).get(field) or _EVERYWHERE.get(field) or plain.told(field)


def changes(decision: Decision) -> list[tuple[str, str]]:
    """Return what ``decision`` changes, field by field, in plain words; of places and of other facts, their words."""
    kind = KINDS.get(decision.subject[:1]) if decision.verb in (Verb.CORRECT, Verb.ADD) else None
    return [
        (called(kind, name) if kind else plain.told(name), _changed(kind, name, text))
        for name, text in decision.changes
        if not name.startswith("with-")
    ]


def _changed(kind: Kind | None, name: str, text: str) -> str:
    value = msgspec.json.decode(text)
    words = [anchor["exact"] for anchor in anchors_in(value)]
    if words:
        return ", ".join(f"“{each}”" for each in words)
    if kind is None:
        return ", ".join(map(str, value)) if isinstance(value, list) else str(value)
    try:
        return _words(name, values.check(kind, [(name, text)])[name]) or "nothing"
    except InvalidValue:  # decided elsewhere, or by an older version
        return text


@dataclass(frozen=True, slots=True)
class Asking:
    """How a form asks for one field: its ``label``, its value as it is ``written`` now, and the words that it takes.

    ``only`` tells that it takes no others; ``none`` that it can be left empty.
    """

    field: str
    label: str
    written: str
    choices: tuple[tuple[str, str], ...]
    only: bool
    none: bool
    hint: str


def asking(fact: Fact) -> list[Asking]:
    """Return how a form asks for each field of ``fact`` that can be given in plain words."""
    return [
        _asked(fact, name, value)
        for name, value in _said(fact)
        if name != "confidence" and plain.in_words(fact.kind, name)
    ]


def _asked(fact: Fact, name: str, value: object) -> Asking:
    kind = fact.kind
    words = plain.choices(kind, name, fact.finding)
    choices = tuple((word, word.replace("-", " ")) for word in words)
    if plain.is_yes_or_no(kind, name):
        choices = (("yes", _yes_or_no(name, True)), ("no", _yes_or_no(name, False)))
    hint = "2025-02-26, 2025-02 or 2025" if plain.is_date(kind, name) else ""
    if isinstance(value, tuple):
        hint = "names, with ; between"
    if name == "object":
        hint = "document: the letter"
    only = bool(choices) and name != "mode"  # the modes of another type cannot be listed here
    return Asking(
        name,
        called(kind, name),
        plain.written(value),
        choices,
        only,
        plain.optional(kind, name) and name != "type",
        hint,
    )


def _said(fact: Fact) -> Iterator[tuple[str, Any]]:
    """Yield the fields that say something, in the order of the ontology; of an act, who did it first."""
    names = [f.name for f in fields(fact.finding) if f.name not in _INNER]
    if isinstance(fact.finding, Act):
        first = ("actors", "type", "mode", "recipients")
        names = [*first, *(name for name in names if name not in _TWICE and name not in first)]
    if isinstance(fact.finding, Statement):
        names.insert(0, names.pop(names.index("speaker_name")))
    for name in names:
        yield name, getattr(fact.finding, name)


def _words(name: str, value: object) -> str:
    """Return a value in plain words, empty where there is none."""
    match value:
        case None | () | "":
            return ""
        case bool():
            return _yes_or_no(name, value) if value or name == "polarity" else ""
        case tuple():
            return "; ".join(filter(None, (_words(name, each) for each in value)))
    for kind, say in _SAY:
        if isinstance(value, kind):
            return say(value)
    if is_dataclass(value) and not isinstance(value, type):  # its places are numbers, and nothing to read
        parts = (getattr(value, each.name) for each in fields(value))
        return " ".join(filter(None, (_words("", part) for part in parts if not _is_place(part))))
    told = plain.written(value)
    return told.replace("-", " ") if isinstance(value, Enum) or name in _WORDS else told


def _is_place(value: object) -> bool:
    return isinstance(value, Span) or (isinstance(value, tuple) and any(isinstance(each, Span) for each in value))


#: Fields that hold a word of a list without being of an enumeration's type.
_WORDS = frozenset({"type", "mode"})


def _yes_or_no(name: str, value: bool) -> str:
    if name == "polarity":
        return "says that it is so" if value else "denies it"
    return "yes" if value else "no"


def _actor(actor: Actor) -> str:
    count = f"{actor.count:,} of them" if actor.count else ""
    members = f"among them {', '.join(actor.members)}" if actor.members else ""
    more = ", ".join(filter(None, (count, members)))
    return f"{actor.name} ({more})" if more else actor.name


def _quantity(quantity: Quantity) -> str:
    if quantity.value is None:
        return " ".join(filter(None, ("a number not told", f"of {quantity.of}" if quantity.of else "")))
    bound = "" if quantity.bound is Bound.EXACTLY else f"{quantity.bound} "
    unit = f" {quantity.unit}" if quantity.unit else ""
    of = f"{' of' if unit else ''} {quantity.of}" if quantity.of else ""
    return f"{bound}{number(quantity.value)}{unit}{of}"


_SAY: tuple[tuple[type, Callable[[Any], str]], ...] = (
    (PartialDate, day),
    (Actor, _actor),
    (Quantity, _quantity),
    (ActObject, lambda thing: f"{thing.name} ({thing.kind})"),
    (float, lambda value: f"{value:.2f}".rstrip("0").rstrip(".")),
)
