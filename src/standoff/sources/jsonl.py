"""JSON lines: one article an object, ``text`` and what is known of it; also one object or an array in a JSON file.

=============  ============================================================================
field          other names that are understood
=============  ============================================================================
``text``       ``body``, ``content``, ``article``
``title``      ``headline``
``publisher``  ``outlet``, ``source`` (unless it is a path or an address)
``authors``    ``author`` (a string or a list of strings)
``published``  ``date`` (an ISO date, the beginning of one, or a date as a line would state it)
``url``        ``link``
``kind``       one of the kinds of document
=============  ============================================================================

What ``standoff extract`` prints is understood too: its fields stand in ``document``, where ``source`` is a path.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from standoff.errors import InvalidValue, UnreadableSource
from standoff.ontology import DateBasis, Document, DocumentKind, PartialDate, Problem
from standoff.sources.article import Known, make_document
from standoff.sources.find import Unread
from standoff.sources.house.dateline import find_date
from standoff.sources.limits import LIMITS, Limits

_LINE = re.compile(r"[^\n]+")
_ISO = re.compile(r"\d{4}(?:-\d{2}){0,2}(?=\Z|[T ])")
_PATH = re.compile(
    r"\A(?:[./~\\]|[A-Za-z]:\\)|://|\.(?:txt|text|md|x?html?|jsonl?|ndjson|pdf|docx?|rtf|odt|eml)(?:#\d+)?\Z",
    re.IGNORECASE,
)
_FIELDS = {
    "text": ("text", "body", "content", "article"),
    "title": ("title", "headline"),
    "publisher": ("publisher", "outlet", "source"),
    "authors": ("authors", "author"),
    "published": ("published", "date"),
    "url": ("url", "link"),
    "kind": ("kind",),
}
_LOOKED_AT = 20


def is_json_lines(text: str, named_so: bool) -> bool:
    """Tell whether ``text`` is JSON lines: its first line is an object, or it is named so and some line opens one."""
    lines = (match[0].strip() for match in _LINE.finditer(text[:2_000_000]))
    first = [line for _, line in zip(range(_LOOKED_AT), (line for line in lines if line), strict=False)]
    if not first:
        return False
    if named_so:
        return any(line.startswith("{") for line in first)
    return first[0].startswith("{") and isinstance(_parsed(first[0]), dict)


def is_json(text: str) -> bool:
    """Tell whether ``text`` is a whole JSON object or array of objects over several lines."""
    start = text.lstrip()[:200]
    return re.match(r"(?:\[\s*)?\{\s*\"", start) is not None and isinstance(_parsed(text), dict | list)


def read_json_lines(text: str, name: str, limits: Limits = LIMITS) -> Iterator[Document | Unread]:
    """Take a file of JSON lines; yield each line's article, or why it could not be read, as ``name#1`` and so on.

    Items are numbered by line among those that are not blank.
    """
    number = 0
    for match in _LINE.finditer(text):
        if not match[0].strip():
            continue
        number += 1
        item = f"{name}#{number}"
        if number > limits.items:
            yield Unread(item, UnreadableSource("too-large", f"more than {limits.items:,} items", where=item))
            return
        yield _read_item(_parsed(match[0]), item, limits)


def read_json(text: str, name: str, limits: Limits = LIMITS) -> Iterator[Document | Unread]:
    """Take a JSON file; yield its one article, or those of its array as ``name#1`` and so on."""
    value = _parsed(text)
    if not isinstance(value, list):
        yield _read_item(value, name, limits)
        return
    for number, item in enumerate(value[: limits.items], 1):
        yield _read_item(item, f"{name}#{number}", limits)
    if len(value) > limits.items:
        item_name = f"{name}#{limits.items + 1}"
        yield Unread(item_name, UnreadableSource("too-large", f"more than {limits.items:,} items", where=item_name))


def _parsed(text: str) -> object:
    """The JSON value, or None: also for nesting too deep and figures too long to be anything but an attack."""
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        return None


def _read_item(value: object, name: str, limits: Limits) -> Document | Unread:
    try:
        if not isinstance(value, dict):
            raise UnreadableSource("bad-json", "not a JSON object", where=name)
        fields = _extracted(value) if isinstance(value.get("document"), dict) else value
        text = _field(fields, "text")
        if not isinstance(text, str):
            raise UnreadableSource("bad-json", 'no "text" that is a string', where=name)
        return make_document(text, name, _known(fields), limits)
    except UnreadableSource as error:
        return Unread(name, error)


def _extracted(value: dict[str, Any]) -> dict[str, Any]:
    """The fields of an article as ``standoff extract`` prints it; its name in the other record is none of ours."""
    known = {key: field for key, field in value["document"].items() if key != "source"}
    return {**known, "text": _field(value, "text")}


def _known(fields: dict[str, Any]) -> Known:
    problems: list[Problem] = []
    return Known(
        media_type="application/json",
        title=_words(_field(fields, "title")),
        publisher=_outlet(fields),
        authors=_authors(_field(fields, "authors")),
        published=_published(_field(fields, "published"), _basis(fields), problems),
        url=_words(_field(fields, "url")),
        kind=_kind(_field(fields, "kind"), problems),
        problems=tuple(problems),
    )


def _field(fields: dict[str, Any], name: str) -> object:
    return next((fields[key] for key in _FIELDS[name] if fields.get(key) not in (None, "")), None)


def _words(value: object) -> str | None:
    """A string in one line, without what cannot be stored."""
    if not isinstance(value, str):
        return None
    return " ".join(re.sub("[\ud800-\udfff\0]", "\ufffd", value[:2000]).split()) or None


def _outlet(fields: dict[str, Any]) -> str | None:
    name = _words(_field(fields, "publisher"))
    return None if name and name == _words(fields.get("source")) and _PATH.search(name) else name


def _basis(fields: dict[str, Any]) -> DateBasis:
    """How the date was known where the text was read first; "given" when the line does not say."""
    try:
        return DateBasis(str(fields.get("published_basis")))
    except ValueError:
        return DateBasis.GIVEN


def _authors(value: object) -> tuple[str, ...]:
    found = [_words(item) for item in (value if isinstance(value, list) else [value])[:50]]
    return tuple(dict.fromkeys(name for name in found if name))


def _published(value: object, basis: DateBasis, problems: list[Problem]) -> PartialDate | None:
    if value is None:
        return None
    words = _words(str(value) if isinstance(value, int) else value) or ""
    iso = _ISO.match(words)
    stamp = None if iso else find_date(words, months=True)
    try:
        date = PartialDate(iso[0] if iso else stamp.value if stamp else words, basis)
    except InvalidValue:
        problems.append(Problem("date-unread", f"the field for the date holds no date: {words[:60]!r}"))
        return None
    if stamp and stamp.doubtful:
        problems.append(Problem("date-order", f"day and month could be the other way round; read as {stamp.value}"))
    return date


def _kind(value: object, problems: list[Problem]) -> DocumentKind | None:
    if value is None:
        return None
    try:
        return DocumentKind(str(value).lower())
    except ValueError:
        problems.append(Problem("kind-unknown", f"no kind of document is called {str(value)[:60]!r}"))
        return None
