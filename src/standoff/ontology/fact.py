"""Facts: findings under the names they keep, with the documents they stand in. What the record is folded from."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from standoff.ontology.date import PartialDate
from standoff.ontology.document import DocumentKind, Problem
from standoff.ontology.findings import Finding
from standoff.ontology.party import Name
from standoff.ontology.span import Span


class Kind(StrEnum):
    """What a finding is. The first letter of an id tells it (LETTERS)."""

    STATEMENT = "statement"
    ROLE = "role"
    PART = "part"
    ACT = "act"
    POSITION = "position"
    CHANNEL = "channel"
    VOTE = "vote"
    NAME = "name"


#: The first letter of an id, by kind; documents have ``d``.
LETTERS = {
    Kind.STATEMENT: "s",
    Kind.ROLE: "r",
    Kind.PART: "b",  # belongs to
    Kind.ACT: "a",
    Kind.POSITION: "p",
    Kind.CHANNEL: "c",
    Kind.VOTE: "v",
    Kind.NAME: "n",
}


@dataclass(frozen=True, slots=True)
class DocumentHead:
    """A document without its text. ``revision`` of ``revisions`` is current; ``statements`` is how many it holds.

    ``gone`` tells that its source was no longer there when its folder was last read.
    """

    id: str
    source: str
    sha256: str
    revision: int
    revisions: int
    reader: str
    media_type: str
    kind: DocumentKind
    title: str | None
    publisher: str | None
    authors: tuple[str, ...]
    published: PartialDate | None
    url: str | None
    language: str
    problems: tuple[Problem, ...]
    statements: int
    gone: bool = False


@dataclass(frozen=True, slots=True)
class Fact:
    """A finding in a document's current revision; ``span`` is the first place it rests on, ``words`` what it says."""

    id: str
    kind: Kind
    document: DocumentHead
    finding: Finding | Name
    span: Span | None
    words: str
