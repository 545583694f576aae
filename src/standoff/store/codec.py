"""Values to JSON and back, and the names that the record gives to what it keeps.

The JSON is deterministic: one value, one text. Names (ids) are digests of the source, of what a finding says and of
the words it rests on, not of when or by which reader it was found, so that reading again gives the same ones. A file
that is renamed is another source, and its findings have other names (docs/decisions/0009).
"""

from __future__ import annotations

import hashlib
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any, TypeVar

import msgspec

from standoff.errors import RecordError
from standoff.ontology import (
    TYPES,
    Act,
    Channel,
    Decision,
    Document,
    Finding,
    Findings,
    Kind,
    Name,
    Part,
    Position,
    Problem,
    Role,
    Span,
    Statement,
    Vote,
    distinction,
    place_of,
)

T = TypeVar("T")

#: Which field of Findings holds each kind.
FIELDS = {
    Kind.STATEMENT: "statements",
    Kind.ROLE: "roles",
    Kind.PART: "parts",
    Kind.ACT: "acts",
    Kind.POSITION: "positions",
    Kind.CHANNEL: "dialogue",
    Kind.VOTE: "votes",
    Kind.NAME: "names",
}


@dataclass(frozen=True, slots=True)
class Entry:
    """One finding as it is kept: ``key`` is the hex digest that its id is cut from, ``span`` its first place.

    ``party`` is whom it is chiefly about (the speaker, the holder, the actor), for looking facts up.
    """

    kind: Kind
    ordinal: int
    key: str
    span: Span | None
    words: str
    party: str | None
    payload: str


def encode(value: object) -> str:
    """Return ``value``, a term of the ontology, as JSON text: the same text for the same value."""
    return _encoder.encode(value).decode("utf-8")


_encoder = msgspec.json.Encoder(order="deterministic")


def decode(text: str, kind: type[T]) -> T:
    """Return the ``kind`` that ``text`` holds; RecordError (``damaged``) when it holds no such thing."""
    try:
        value: T = _decoder(kind).decode(text)  # type: ignore[arg-type]  # a type is its own key
    except (msgspec.DecodeError, UnicodeEncodeError) as error:
        raise RecordError(
            "damaged", f"a kept {kind.__name__.lower()} cannot be read back: {error}", todo="restore a backup"
        ) from error
    return value


@cache
def _decoder(kind: Any) -> msgspec.json.Decoder[Any]:
    return msgspec.json.Decoder(kind)


def decode_finding(text: str, kind: Kind) -> Finding | Name:
    """Return the finding of ``kind`` that ``text`` holds; RecordError (``damaged``) when it holds none."""
    return _name(text) if kind is Kind.NAME else decode(text, TYPES[kind])


@lru_cache(maxsize=2**14)
def _name(text: str) -> Name:  # most documents give a name as others do: one value serves them all
    return decode(text, Name)


def encode_document(document: Document) -> str:
    """Return everything about ``document`` but its source and its text, which are kept beside it, as JSON text."""
    known = msgspec.to_builtins(document)
    return encode({key: value for key, value in known.items() if key not in {"source", "text"}})


def decode_document(source: str, text: str, metadata: str) -> Document:
    """Return the document kept as ``source``, ``text`` and ``metadata``; RecordError (``damaged``) if it is none."""
    try:
        known: dict[str, Any] = msgspec.json.decode(metadata)
        return msgspec.convert({**known, "source": source, "text": text}, Document)
    except (msgspec.DecodeError, TypeError) as error:
        raise RecordError(
            "damaged", f"the document cannot be read back: {error}", where=source, todo="restore a backup"
        ) from error


def fingerprint(document: Document, reader: str) -> str:
    """Return the digest of a document as ``reader`` would read it: the same one, the same findings."""
    return digest(document.source, document.sha256, encode_document(document), reader)


def digest(*parts: str) -> str:
    """Return the hex SHA-256 of ``parts``, kept apart from each other."""
    return hashlib.sha256("\x1f".join(parts).encode("utf-8")).hexdigest()


#: How many code points of a finding's words are looked up; places that begin alike are then compared whole.
_BEGINNING = 8


def entries(document: Document, findings: Findings) -> Iterator[Entry]:
    """Yield every finding of ``document`` as it is kept, kinds in the order of Kind, each kind in its own order."""
    seen: Counter[tuple[str, ...]] = Counter()
    spans = (place_of(finding) for field in FIELDS.values() for finding in getattr(findings, field))
    standing = _standing(document.text, {words for s in spans if s is not None and (words := s.of(document.text))})
    for kind, field in FIELDS.items():
        for ordinal, finding in enumerate(getattr(findings, field)):
            span = place_of(finding)
            words = "" if span is None else span.of(document.text)
            content = (document.source, kind, *distinction(finding), words, str(_before(standing, span, words)))
            seen[content] += 1
            yield Entry(
                kind=kind,
                ordinal=ordinal,
                key=digest(*content, str(seen[content])),
                span=span,
                words=words,
                party=_party(finding),
                payload=encode(finding),
            )


def gather(rows: Iterator[tuple[str, str]], problems: str) -> Findings:
    """Return the findings kept as (kind, payload) ``rows``, in their order, and ``problems`` as JSON text."""
    found: dict[str, list[Finding | Name]] = {field: [] for field in FIELDS.values()}
    for kind, payload in rows:
        found[FIELDS[Kind(kind)]].append(decode(payload, TYPES[Kind(kind)]))
    told = decode(problems, tuple[Problem, ...])
    return Findings(problems=told, **{field: tuple(values) for field, values in found.items()})  # type: ignore[arg-type]


def decode_decision(text: str) -> Decision:
    """Return the decision that ``text`` holds; RecordError (``damaged``) when it holds none."""
    return decode(text, Decision)


def _standing(text: str, wanted: set[str]) -> dict[str, list[int]]:
    """Where each of ``wanted`` stands in ``text``: one pass for each length of their beginnings, at most eight."""
    by_beginning: dict[int, dict[str, list[str]]] = {}
    for words in sorted(wanted):
        begin = words[:_BEGINNING]
        by_beginning.setdefault(len(begin), {}).setdefault(begin, []).append(words)
    places: dict[str, list[int]] = {words: [] for words in wanted}
    for length, beginnings in by_beginning.items():
        for place in range(len(text) - length + 1):
            for words in beginnings.get(text[place : place + length], ()):
                if text.startswith(words, place):
                    places[words].append(place)
    return places


def _before(standing: dict[str, list[int]], span: Span | None, words: str) -> int:
    """How many times the same words stand before this place: tells look-alikes apart, whatever else is edited."""
    return bisect_left(standing[words], span.start) if span is not None and words else 0


def _party(finding: Finding | Name) -> str | None:
    match finding:
        case Statement():
            return finding.speaker_name
        case Role():
            return finding.person
        case Part():
            return finding.part
        case Act():
            return finding.actor
        case Position():
            return finding.holder
        case Channel():
            return " / ".join(finding.parties)
        case Vote():
            return finding.body
        case Name():
            return finding.canonical
