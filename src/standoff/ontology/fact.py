"""Facts: findings under the names they keep, with the documents they stand in. What the record is folded from."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from standoff.ontology.act import Act
from standoff.ontology.channel import Channel
from standoff.ontology.date import PartialDate
from standoff.ontology.document import DocumentKind, Problem
from standoff.ontology.findings import Finding
from standoff.ontology.office import Role
from standoff.ontology.party import Name, Part
from standoff.ontology.position import Position
from standoff.ontology.span import Span
from standoff.ontology.statement import Statement
from standoff.ontology.vote import Vote


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

#: The term that a fact of each kind holds as its finding.
TYPES: dict[Kind, type[Finding | Name]] = {
    Kind.STATEMENT: Statement,
    Kind.ROLE: Role,
    Kind.PART: Part,
    Kind.ACT: Act,
    Kind.POSITION: Position,
    Kind.CHANNEL: Channel,
    Kind.VOTE: Vote,
    Kind.NAME: Name,
}


def place_of(finding: Finding | Name) -> Span | None:
    """Return the first place that ``finding`` rests on; None for a name, and for what follows from other facts."""
    match finding:
        case Statement():
            return finding.content
        case Act():
            return finding.trigger
        case Name():
            return None
        case _:
            return finding.evidence[0] if finding.evidence else None


def distinction(finding: Finding | Name) -> tuple[str, ...]:
    """Return what tells ``finding`` from others on the same words. What a better reader may correct is left out."""
    match finding:
        case Role():
            return finding.person, finding.role
        case Part():
            return finding.part, finding.whole
        case Act():
            return finding.type, finding.actor or "", finding.target or ""
        case Position():
            return finding.holder, finding.issue
        case Channel():
            return *sorted(finding.parties), str(int(finding.level))
        case Vote():
            return finding.body or "", finding.motion or ""
        case Name():
            return (finding.canonical,)
        case Statement():
            return ()


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
