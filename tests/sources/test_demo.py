"""The demo corpus, in its four house styles and as statements, comes out of this room as its truth says."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from standoff.ontology import Document, RegionKind
from standoff.sources import find, read

DEMO = Path(__file__).parents[2] / "src" / "standoff" / "demo"
TRUTHS = {
    path.stem: truth
    for path in sorted((DEMO / "truth").glob("*.json"))
    if "document" in (truth := json.loads(path.read_text(encoding="utf-8")))
}


def document_of(truth: dict[str, Any]) -> Document:
    (source,) = find([DEMO / truth["file"]], DEMO)
    items = list(read(source))
    item = items[truth.get("item", 0)]
    assert isinstance(item, Document)
    return item


@pytest.mark.parametrize("name", TRUTHS)
def test_date_kind_and_comments_are_right(name: str) -> None:
    truth = TRUTHS[name]
    document = document_of(truth)
    assert (str(document.published), str(document.kind)) == (truth["document"]["published"], truth["document"]["kind"])
    comments = [(c.author, str(c.posted), c.text.of(document.text)) for c in document.comments]
    assert comments == [(c["author"], c["posted"], c["text"]) for c in truth["comments"]]


@pytest.mark.parametrize("name", TRUTHS)
def test_title_outlet_and_authors_are_right_where_the_text_gives_them(name: str) -> None:
    truth = TRUTHS[name]["document"]
    document = document_of(TRUTHS[name])
    # An agency's mark is all that its reports say of it, and an outlet that does not name itself stays unknown.
    assert document.publisher in {truth["publisher"], None, "LRP"}
    assert truth["title"] is None or truth["title"].endswith(document.title)
    assert set(truth["authors"]) <= set(document.authors)


@pytest.mark.parametrize("name", TRUTHS)
def test_no_statement_lies_in_what_is_marked_as_not_the_article(name: str) -> None:
    document = document_of(TRUTHS[name])
    marked = [region.span for region in document.regions if region.kind is not RegionKind.CAPTION]
    for statement in TRUTHS[name]["statements"]:
        words = statement["content"]
        places = [match.span() for match in re.finditer(re.escape(words), document.text)]
        assert places, words
        assert any(not any(s.start < end and start < s.end for s in marked) for start, end in places), words
