"""The whole record as JSON lines, and back: documents with their findings, what was not read, decisions.

An export that is imported into a new record and exported again gives the same bytes. Earlier revisions of a text are
not part of it.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from standoff.errors import RecordError, StandoffError
from standoff.ontology import Decision, Findings
from standoff.query import Record
from standoff.store import Store, decode, decode_document, encode, encode_document

FORMAT = "standoff-record/1"


def whole(record: Record, to: Path) -> list[Path]:
    """Write all that ``record`` keeps to ``to``, one JSON object a line."""
    with to.open("w", encoding="utf-8") as out:
        for line in lines(record.store):
            out.write(line + "\n")
    return [to]


def lines(store: Store) -> Iterator[str]:
    """Yield the record in ``store``, line by line, in an order that its content decides."""
    yield _line({"format": FORMAT, "parties": store.kept_list})
    for head in sorted(store.documents(), key=lambda head: head.source):
        document, findings = store.document(head.id), store.findings(head.id)
        about = json.loads(encode_document(document))
        held = {"source": document.source, "text": document.text, "reader": head.reader, "gone": head.gone}
        yield _line({"document": held, "about": about, "findings": json.loads(encode(findings))})
    for unread in store.unread():
        yield _line({"unread": {"source": unread.source, "code": unread.code, "message": unread.message}})
    for decision in store.decisions():
        yield _line({"decision": json.loads(encode(decision))})


def _line(value: dict[str, object]) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), sort_keys=True).replace("\x7f", "\\u007f")


def read_back(told: Iterable[str], store: Store) -> int:
    """Put the record that ``told`` holds, line by line, into ``store``; return how many documents it brought.

    Everything or nothing: a line that makes no sense raises RecordError (``bad-export``) with its number, and the
    record stays as it was.
    """
    documents = 0
    with store.together():
        for number, line in enumerate(told, start=1):
            try:
                documents += _take(json.loads(line), store, first=number == 1)
            except (json.JSONDecodeError, KeyError, TypeError, AttributeError, StandoffError) as error:
                told_why = error.what if isinstance(error, StandoffError) else "it is no line of such an export"
                todo = f"give a file that standoff export --to record made ({FORMAT})"
                raise RecordError("bad-export", told_why, where=f"line {number}", todo=todo) from error
    return documents


def _take(value: Any, store: Store, *, first: bool) -> int:
    if first:
        if value["format"] != FORMAT:
            raise KeyError("format")
        store.keep_list(value["parties"])
    elif "document" in value:
        held = value["document"]
        document = decode_document(held["source"], held["text"], json.dumps(value["about"]))
        store.keep(document, decode(json.dumps(value["findings"]), Findings), held["reader"])
        store.mark_gone(document.source, held["gone"])
        return 1
    elif "unread" in value:
        store.note_unread(**value["unread"])
    else:
        store.decide(decode(json.dumps(value["decision"]), Decision))
    return 0
