from __future__ import annotations

import pytest

from standoff.ontology import DocumentKind
from standoff.sources.house.kind import kind_of


@pytest.mark.parametrize(
    ("body", "kickers", "release", "kind"),
    [
        ("The guild met.", [], False, DocumentKind.NEWS),
        ("The letter began “Dear Leonard,” she said.", [], False, DocumentKind.NEWS),
        ("The guild met.", [], True, DocumentKind.STATEMENT),
        ("The guild met.", ["Opinion:"], False, DocumentKind.COLUMN),
        ("The guild met.", ["Exclusive"], False, DocumentKind.NEWS),
        ("Dear Leonard,\n\nThe guild met.", [], False, DocumentKind.LETTER),
        ("Sir - Your reporter is wrong.", [], False, DocumentKind.LETTER),
        ("The guild met.\n\nYours faithfully\nJane Doe", [], False, DocumentKind.LETTER),
        ("The guild met.\n\nJane Doe is a columnist for Harbour Week", [], False, DocumentKind.COLUMN),
    ],
)
def test_the_kind_follows_from_wording(body: str, kickers: list[str], release: bool, kind: DocumentKind) -> None:
    assert kind_of(body, kickers, release) is kind
