"""What sort of text it is, by wording that no other sort uses."""

from __future__ import annotations

import re
from collections.abc import Iterable

from standoff.ontology import DocumentKind

_SALUTATION = re.compile(r"(?:Dear|To) [A-Z][^\n.!?]{1,80}[,:]?$|(?:Sirs?|SIR|Madam) ?[,:—–-]", re.MULTILINE)
_VALEDICTION = re.compile(
    r"^(?:yours (?:sincerely|faithfully|truly|ever|etc)|(?:kind|best|warm) (?:regards|wishes))\b[^\n]{0,20}$",
    re.IGNORECASE | re.MULTILINE,
)
_COLUMN = re.compile(
    r"\b(?:is|was) an? (?:[\w-]+ ){0,4}(?:columnist|commentator)\b[^\n]{0,80}\Z|^As I (?:write|wrote) ", re.MULTILINE
)
_KICKED = {
    "comment": DocumentKind.COLUMN,
    "opinion": DocumentKind.COLUMN,
    "viewpoint": DocumentKind.COLUMN,
    "editorial": DocumentKind.COLUMN,
    "leader": DocumentKind.COLUMN,
    "blog": DocumentKind.COLUMN,
    "letter": DocumentKind.LETTER,
    "letters": DocumentKind.LETTER,
    "letters to the editor": DocumentKind.LETTER,
    "letter to the editor": DocumentKind.LETTER,
    "your letters": DocumentKind.LETTER,
}


def kind_of(body: str, kickers: Iterable[str] = (), release: bool = False) -> DocumentKind:
    """Take an article's running text, the kickers over it and whether a line calls it a press statement; return its
    kind.

    A letter needs its salutation at the top or its valediction near the end; anything unclear is news.
    """
    if release:
        return DocumentKind.STATEMENT
    for kicker in kickers:
        if kind := _KICKED.get(kicker.strip(" :|–—-").lower()):
            return kind
    if _SALUTATION.match(body) or _VALEDICTION.search(body[-400:]):
        return DocumentKind.LETTER
    return DocumentKind.COLUMN if _COLUMN.search(body) else DocumentKind.NEWS
