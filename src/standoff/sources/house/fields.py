"""Lines that say themselves what they are: "Source: The Fenland Courier", "Author: Jane Doe", "Issued by: ..."."""

from __future__ import annotations

import re
from dataclasses import dataclass

from standoff.sources.house.byline import read_bare_name
from standoff.sources.house.masthead import cased, is_body, is_name, is_outlet

_FIELD = re.compile(r"(?P<label>[A-Za-z][A-Za-z ]{1,20}?) ?: ?(?P<value>\S.{0,198})")
_TITLES = frozenset({"headline", "title"})
_OUTLETS = frozenset({"source", "outlet", "publication", "newspaper", "publisher", "published by", "published in"})
_AUTHORS = frozenset({"author", "authors", "writer", "reporter", "journalist", "written by", "byline"})
_ISSUERS = frozenset({"issued by", "released by", "from", "issuer"})
_OTHERS = frozenset({"to", "cc", "attn", "attention", "contact", "press contact", "tel", "telephone", "phone", "fax"})
_OTHERS |= {"email", "e-mail", "website", "web", "url", "link", "embargo"}


@dataclass(frozen=True, slots=True)
class Field:
    """What a labelled line says; nothing at all where it is an address or a number to ring."""

    title: str | None = None
    outlet: str | None = None
    authors: tuple[str, ...] = ()
    issuer: str | None = None


def read_field(line: str) -> Field | None:
    """Take a line at the head of a text; return what it says when it is labelled and its value is of that sort."""
    match = _FIELD.fullmatch(line)
    if match is None:
        return None
    label, value = match["label"].lower(), match["value"].strip(" .")
    if label in _TITLES:
        return Field(title=value)
    if label in _OUTLETS and (is_outlet(cased(value)) or (is_name(value) and len(value.split()) <= 6)):
        return Field(outlet=cased(value))
    if label in _AUTHORS and (byline := read_bare_name(value)):
        return Field(authors=byline.authors)
    if label in _ISSUERS and is_body(value):
        return Field(issuer=cased(value))
    return Field() if label in _OTHERS else None
