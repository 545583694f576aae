"""The whole record as JSON lines, and back: documents with their findings, what was not read, decisions.

An export that is imported into a new record and exported again gives the same bytes. Earlier revisions of a text are
not part of it.
"""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from standoff import linking
from standoff.curation import exchange
from standoff.errors import InvalidValue, RecordError, StandoffError
from standoff.exports.writing import json_line, write_lines
from standoff.ontology import Decision, Document, Findings, Span
from standoff.query import Record
from standoff.store import NotRead, Store, decode, decode_document, encode, encode_document

FORMAT = "standoff-record/1"


def whole(record: Record, to: Path) -> list[Path]:
    """Write all that ``record`` keeps to ``to``, one JSON object a line."""
    write_lines(lines(record.store), to)
    return [to]


def lines(store: Store) -> Iterator[str]:
    """Yield the record in ``store``, line by line, in an order that its content decides."""
    yield json_line({"format": FORMAT, "parties": store.kept_list})
    for head in sorted(store.documents(), key=lambda head: head.source):
        document, findings = store.document(head.id), store.findings(head.id)
        about = json.loads(encode_document(document))
        held = {"source": document.source, "text": document.text, "reader": head.reader, "gone": head.gone}
        yield json_line({"document": held, "about": about, "findings": json.loads(encode(findings))})
    for unread in store.unread():
        yield json_line({"unread": {"source": unread.source, "code": unread.code, "message": unread.message}})
    for decision in store.decisions():
        yield json_line({"decision": json.loads(encode(decision))})


@dataclasses.dataclass(frozen=True, slots=True)
class _Kept:
    """A document as a line holds it."""

    document: Document
    findings: Findings
    reader: str
    gone: bool


@dataclasses.dataclass(frozen=True, slots=True)
class _Head:
    """The first line."""

    parties: str | None


def read_back(told: Iterable[str], store: Store) -> int:
    """Put the record that ``told`` holds, line by line, into ``store``; return how many documents it brought.

    Everything or nothing: a line that makes no sense raises RecordError (``bad-export``) with its number, and the
    record stays as it was. A list of parties is taken where the record has none.
    """
    documents = number = 0
    with store.together():
        for number, line in enumerate(told, start=1):
            try:
                each = _parsed(line, first=number == 1)
                if isinstance(each, Decision):
                    store.decide(each)
            except (ValueError, KeyError, TypeError, OverflowError, RecursionError, StandoffError) as error:
                if isinstance(error, RecordError) and error.code != "damaged":
                    raise
                raise _bad(error.what if isinstance(error, StandoffError) else "it is no such line", number) from error
            _keep(each, store)
            documents += isinstance(each, _Kept)
        if not number:
            raise _bad("there is nothing in it", 1)
    return documents


def _bad(told: str, number: int) -> RecordError:
    todo = f"give a file that standoff export --to record made ({FORMAT})"
    return RecordError("bad-export", told, where=f"line {number}", todo=todo)


def _parsed(line: str, *, first: bool) -> _Head | _Kept | NotRead | Decision:
    """Return what ``line`` holds; raises whatever a line that makes no sense leads to."""
    value = json.loads(line)
    line.encode("utf-8")
    if first:
        if value["format"] != FORMAT:
            raise InvalidValue("bad-value", f"this is no {FORMAT}")
        if value["parties"] is not None:
            linking.listed.parse(value["parties"])
        return _Head(value["parties"])
    if "document" in value:
        return _document(value)
    if "unread" in value:
        return NotRead(**{name: _text(told) for name, told in value["unread"].items()})
    return exchange.read(json.dumps(value["decision"]).encode("utf-8"))


def _document(value: Any) -> _Kept:
    held = value["document"]
    document = decode_document(_text(held["source"]), _text(held["text"]), json.dumps(value["about"]))
    findings = decode(json.dumps(value["findings"]), Findings)
    last = max((span.end for span in _spans(findings)), default=0)
    if last > len(document.text):
        raise InvalidValue("bad-value", f"a finding ends at {last}, after the text")
    return _Kept(document, findings, _text(held["reader"]), bool(held["gone"]))


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError(f"{value!r} is no text")
    value.encode("utf-8")
    return value


def _spans(value: object) -> Iterator[Span]:
    """Yield every place that ``value`` names, however deep."""
    if isinstance(value, Span):
        yield value
    elif isinstance(value, tuple):
        for each in value:
            yield from _spans(each)
    elif dataclasses.is_dataclass(value):
        for field in dataclasses.fields(value):
            yield from _spans(getattr(value, field.name))


def _keep(each: _Head | _Kept | NotRead | Decision, store: Store) -> None:
    match each:
        case _Head():
            if each.parties is not None and store.kept_list is None:
                store.keep_list(each.parties)
        case _Kept():
            store.keep(each.document, each.findings, each.reader)
            store.mark_gone(each.document.source, each.gone)
        case NotRead():
            store.note_unread(each.source, each.code, each.message)
