"""Every fact as a W3C Web Annotation (Recommendation of 23 February 2017), one JSON-LD object a line.

The target is the article, by its source name, with a TextQuoteSelector and a TextPositionSelector; positions count code
points of the stored text. The bodies tell what kind of fact it is, as a tag, and the fact itself, as JSON.
"""

from __future__ import annotations

import string
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import msgspec

from standoff.exports.writing import json_line, write_lines
from standoff.ontology import Document, Fact, Span
from standoff.query import Record
from standoff.text import anchor

CONTEXT = "http://www.w3.org/ns/anno.jsonld"

#: Characters that no IRI holds: they are written as their numbers.
_UNSAFE = dict.fromkeys(map(ord, '"<>\\^`{|}'))


def web_annotations(record: Record, to: Path) -> list[Path]:
    """Write every fact of ``record`` that has a place, as people's decisions leave it, to ``to``."""
    write_lines((json_line(each) for each in every(record)), to)
    return [to]


def every(record: Record) -> Iterator[dict[str, object]]:
    """Yield every fact that has a place as an annotation, document by document."""
    for head in record.documents():
        document = record.document(head.id)
        for fact in record.curated(head.id).facts:
            if fact.span is not None:
                yield annotation(fact, document)


def annotation(fact: Fact, document: Document) -> dict[str, object]:
    """Return ``fact``, which has a place in ``document``, as an annotation."""
    assert fact.span is not None
    told = msgspec.json.encode(fact.finding, order="deterministic").decode("utf-8")
    return {
        "@context": CONTEXT,
        "id": f"urn:standoff:{fact.id}",
        "type": "Annotation",
        "motivation": "describing",
        "body": [
            {"type": "TextualBody", "purpose": "tagging", "format": "text/plain", "value": str(fact.kind)},
            {"type": "TextualBody", "purpose": "describing", "format": "application/json", "value": told},
        ],
        "target": {
            "type": "SpecificResource",
            "source": _address(document),
            "selector": list(_selectors(document.text, fact.span)),
        },
    }


def _address(document: Document) -> str:
    """Return the article's web address; where there is none, a name made of its source."""
    url = document.url or ""
    if url.startswith(("https://", "http://")):
        return quote(url, safe=string.punctuation.translate(_UNSAFE))
    return f"urn:standoff:source:{quote(document.source)}"


def _selectors(text: str, span: Span) -> Iterator[dict[str, object]]:
    made = anchor(text, span)
    yield {"type": "TextQuoteSelector", "exact": made.exact, "prefix": made.prefix, "suffix": made.suffix}
    yield {"type": "TextPositionSelector", "start": span.start, "end": span.end}
