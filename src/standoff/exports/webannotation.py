"""Every fact as a W3C Web Annotation (Recommendation of 23 February 2017), one JSON-LD object a line.

The target is the article, by its source name, with a TextQuoteSelector and a TextPositionSelector; positions count code
points, as the recommendation asks. The body tells the fact.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import msgspec

from standoff.ontology import Document, Fact, Kind, Span
from standoff.query import Record
from standoff.text import anchor

CONTEXT = "http://www.w3.org/ns/anno.jsonld"


def web_annotations(record: Record, to: Path) -> list[Path]:
    """Write every fact of ``record`` that has a place, as people's decisions leave it, to ``to``."""
    with to.open("w", encoding="utf-8") as out:
        for head in record.documents():
            document = record.document(head.id)
            for fact in record.curated(head.id).facts:
                if fact.span is not None:
                    out.write(json.dumps(annotation(fact, document), ensure_ascii=False, sort_keys=True) + "\n")
    return [to]


def annotation(fact: Fact, document: Document) -> dict[str, object]:
    """Return ``fact``, which has a place in ``document``, as an annotation."""
    assert fact.span is not None
    body = msgspec.to_builtins(fact.finding)
    return {
        "@context": CONTEXT,
        "id": f"urn:standoff:{fact.id}",
        "type": "Annotation",
        "motivation": "describing" if fact.kind is not Kind.STATEMENT else "identifying",
        "body": {"type": "Dataset", "format": "application/json", "standoff:kind": str(fact.kind), "value": body},
        "target": {
            "source": document.url or f"urn:standoff:source:{quote(document.source)}",
            "selector": list(_selectors(document.text, fact.span)),
        },
    }


def _selectors(text: str, span: Span) -> Iterator[dict[str, object]]:
    made = anchor(text, span)
    yield {"type": "TextQuoteSelector", "exact": made.exact, "prefix": made.prefix, "suffix": made.suffix}
    yield {"type": "TextPositionSelector", "start": span.start, "end": span.end}
