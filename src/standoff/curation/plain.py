"""What a person types for a field, in plain words: dates, the words of a list, numbers, yes and no, names. And back.

JSON is taken where it fits the field's type, for programs and for what has parts; everything else is read as people
write it, and what cannot be read so is refused with what is allowed.
"""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterable, Mapping
from enum import Enum, IntEnum
from types import MappingProxyType, NoneType, UnionType
from typing import Any, Union, get_args, get_origin

import msgspec

from standoff.curation import values
from standoff.errors import InvalidValue
from standoff.ontology import Act, ActObject, Actor, Finding, Kind, Name, PartialDate, Span, act_types
from standoff.sources.house.dateline import find_date

_YES_NO: Mapping[str, bool] = MappingProxyType(
    {"yes": True, "y": True, "true": True, "no": False, "n": False, "false": False}
)

#: What leaves a field without a value, where it can be; of words, only the empty one does.
_NOTHING = frozenset({"none", "nothing", "null"})

_DATES = "a date such as 2025-02-26, 2025-02 or 2025"


def parse(kind: Kind, field: str, text: str, beside: Finding | Name | None = None) -> str:
    """Return what a person typed for ``field`` as JSON text; ``beside`` is the finding as it stands.

    Raises InvalidValue (``bad-value``), with what is allowed, for what is no such value, and where ``kind`` has no such
    field.
    """
    known = values.fields(kind)
    if field not in known:
        raise InvalidValue("bad-value", f"a {kind} has no field {field!r}", todo=f"it has: {', '.join(known)}")
    try:
        return values.canonical(kind, field, text)
    except InvalidValue:
        if (kind, field) in values.REFERENCES:
            raise
    try:
        return values.canonical(kind, field, values.encode(_read(kind, field, text.strip(), beside)))
    except (InvalidValue, ValueError):
        what = f"{told(field)} cannot be {text!r}" if text.strip() else f"{told(field)} cannot be left empty"
        raise InvalidValue("bad-value", what, todo=f"give {allowed(kind, field, beside)}") from None


def written(value: object) -> str:
    """Return ``value`` of a field as ``parse`` reads it, empty for none; what has no plain words, as JSON."""
    match value:
        case None:
            return ""
        case bool():
            return "yes" if value else "no"
        case IntEnum():
            return _word(value)
        case str() | PartialDate():
            return str(value)
        case float():
            return f"{value:g}"
        case int():
            return str(value)
        case ActObject():
            return f"{value.kind}: {value.name}"
        case tuple() if all(isinstance(each, str | Actor) for each in value):
            names = [each.name if isinstance(each, Actor) else each for each in value]
            if not any(";" in name for name in names):
                return "; ".join(names) + (";" if len(names) == 1 and "," in names[0] else "")
    return values.encode(value)


def told(field: str) -> str:
    """Return the name of ``field`` in words."""
    return field.replace("_", " ")


def choices(kind: Kind, field: str, beside: Finding | Name | None = None) -> tuple[str, ...]:
    """Return the words that ``field`` takes; none where it takes any. An act's modes are those of its type."""
    if (kind, field) == (Kind.ACT, "type"):
        return tuple(act_types())
    if (kind, field) == (Kind.ACT, "mode"):
        return act_types()[beside.type].modes if isinstance(beside, Act) else ()
    inner, _ = _type(kind, field)
    return tuple(map(_word, inner)) if isinstance(inner, type) and issubclass(inner, Enum) else ()


def optional(kind: Kind, field: str) -> bool:
    """Tell whether ``field`` can be without a value."""
    inner, may_lack = _type(kind, field)
    return may_lack or get_args(inner)[1:] == (...,)


def in_words(kind: Kind, field: str) -> bool:
    """Tell whether ``field`` can be given in plain words: else it is a place, another finding, or made of parts."""
    inner, _ = _type(kind, field)
    if inner in (str, bool, int, float, PartialDate, ActObject):
        return (kind, field) not in values.REFERENCES
    if get_origin(inner) is tuple:
        return get_args(inner)[0] in (str, Actor)
    return isinstance(inner, type) and issubclass(inner, Enum)


def is_date(kind: Kind, field: str) -> bool:
    """Tell whether ``field`` is a date."""
    return _type(kind, field)[0] is PartialDate


def is_yes_or_no(kind: Kind, field: str) -> bool:
    """Tell whether ``field`` is answered with yes or no."""
    return _type(kind, field)[0] is bool


def allowed(kind: Kind, field: str, beside: Finding | Name | None = None) -> str:
    """Return what ``field`` takes, in words: "a date such as …", "one of: …"."""
    inner, may_lack = _type(kind, field)
    known = choices(kind, field, beside)
    if known:
        words = f"one of: {', '.join(known)}"
    elif (kind, field) == (Kind.ACT, "mode"):
        words = "none: this type of act has no modes"
    elif field == "confidence":
        words = "a number from 0 to 1"
    else:
        words = _ALLOWED.get(inner) or _parts(inner)
    return f"{words}; or null for none" if may_lack else words


_ALLOWED: Mapping[Any, str] = MappingProxyType(
    {
        PartialDate: _DATES,
        bool: "yes or no",
        int: "a whole number",
        float: "a number",
        str: "words",
        Span: "words of the article",
        ActObject: "document, demand, agreement or channel and its name, as “document: the letter”",
        tuple[str, str]: "two names with a semicolon between",
    }
)


def _parts(inner: Any) -> str:
    """What is allowed for a tuple, or for what has parts."""
    each = get_args(inner)[0] if get_origin(inner) is tuple else inner
    if each in (str, Actor):
        return "names with semicolons between, and one at the end of a single name that has a comma in it"
    names = ", ".join(f.name for f in dataclasses.fields(each)) if dataclasses.is_dataclass(each) else ""
    return f"{'a list in ' if each is not inner else ''}JSON{f' with {names}' if names else ''} (docs/ontology.md)"


def _type(kind: Kind, field: str) -> tuple[Any, bool]:
    """Return the type of a field without None, and whether None is allowed."""
    hint = values.fields(kind)[field]
    if get_origin(hint) in (Union, UnionType):
        inner = [each for each in get_args(hint) if each is not NoneType]
        return inner[0], len(inner) < len(get_args(hint))
    return hint, False


def _read(kind: Kind, field: str, text: str, beside: Finding | Name | None) -> Any:
    """Return the value that ``text`` stands for, as Python's own types; ValueError or InvalidValue for none."""
    inner, may_lack = _type(kind, field)
    known = {_folded(each): each for each in choices(kind, field, beside)}
    word = _folded(text)
    if word in known:
        return _value(inner, known[word])
    if (kind, field) == (Kind.ACT, "mode") and text and word not in _NOTHING:
        return word  # its type may change with it: whether the two go together is looked at with all changes
    if may_lack and (not text or (word in _NOTHING and (known or inner is not str))):
        return None
    if known:
        raise ValueError(text)
    if inner is str:
        if not text:
            raise ValueError(text)
        return text
    if get_origin(inner) is tuple:
        return _names(inner, text, getattr(beside, field, ()))
    reader = _READERS.get(inner)
    if reader is None:
        raise ValueError(text)
    return reader(text)


def _word(each: Any) -> str:
    return _folded(each.name) if isinstance(each, IntEnum) else str(each)


def _folded(text: str) -> str:
    return re.sub(r"[\s_-]+", "-", text.strip().lower())


def _value(inner: Any, word: str) -> Any:
    if isinstance(inner, type) and issubclass(inner, Enum):
        return next(each.value for each in inner if _word(each) == word)
    return word


def _names(inner: Any, text: str, held: Iterable[Any]) -> list[Any]:
    """Return the names in ``text``: nobody knows whether a comma parts two or belongs to one, so semicolons do."""
    kept = {each.name if isinstance(each, Actor) else each: each for each in held}
    if text in kept:
        names = [text]
    elif "," in text and ";" not in text:
        raise ValueError(text)
    else:
        names = [name for each in text.split(";") if (name := each.strip())]
    if get_args(inner)[0] is str:
        return list(names)
    if get_args(inner)[0] is not Actor:
        raise ValueError(text)
    return [msgspec.to_builtins(kept.get(name) or Actor(name)) for name in names]


def _date(text: str) -> dict[str, str]:
    """Read "26 February 2025" and "2025-02"; figures alone in any other order are guessed by nobody."""
    stamp = find_date(text, months=True) if any(map(str.isalpha, text)) else None
    if stamp is not None and (stamp.start, stamp.end) == (0, len(text)):
        text = stamp.value
    return {"value": PartialDate(text).value}


def _object(text: str) -> dict[str, str]:
    kind, colon, name = text.partition(":")
    if not colon or not name.strip():
        raise ValueError(text)
    return {"kind": _folded(kind), "name": name.strip()}


def _yes_or_no(text: str) -> bool:
    if text.lower() not in _YES_NO:
        raise ValueError(text)
    return _YES_NO[text.lower()]


#: Thousands may be set apart by commas; a decimal comma is no such thing, and nothing is guessed of it.
_NUMBER = re.compile(r"-?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?")


def _number(text: str) -> float:
    bare = text.removesuffix("%").strip()
    if not _NUMBER.fullmatch(bare) or not bare.isascii():
        raise ValueError(text)
    return float(bare.replace(",", ""))


def _whole(text: str) -> int:
    number = _number(text)
    if not number.is_integer():
        raise ValueError(text)
    return int(number)


_READERS: Mapping[Any, Any] = MappingProxyType(
    {
        PartialDate: _date,
        bool: _yes_or_no,
        int: _whole,
        float: _number,
        ActObject: _object,
    }
)
