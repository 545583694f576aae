"""Facts and events made for tests: short to write, and nothing in them but what the test is about."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from standoff.ontology import (
    Act,
    ActStatus,
    DocumentHead,
    DocumentKind,
    Fact,
    Kind,
    Part,
    PartialDate,
    Position,
    Role,
    Span,
    Statement,
    Vote,
)
from standoff.ontology.findings import Finding
from standoff.ontology.party import Name

HERE = (Span(0, 1),)

_KINDS = {
    Statement: Kind.STATEMENT,
    Role: Kind.ROLE,
    Part: Kind.PART,
    Act: Kind.ACT,
    Position: Kind.POSITION,
    Vote: Kind.VOTE,
    Name: Kind.NAME,
}


def on(date: str | None) -> PartialDate | None:
    return PartialDate(date) if date else None


def head(id: str, published: str | None = None) -> DocumentHead:
    return DocumentHead(
        id=id,
        source=f"{id}.txt",
        sha256="0" * 64,
        revision=1,
        revisions=1,
        reader="test",
        media_type="text/plain",
        kind=DocumentKind.NEWS,
        title=None,
        publisher=None,
        authors=(),
        published=on(published),
        url=None,
        language="en",
        problems=(),
        statements=0,
    )


def by_id(of: object) -> str:
    """The id of a fact or an event: two of one id are one."""
    assert isinstance(of, Fact | Happening)
    return of.id


def fact(id: str, finding: Finding | Name, published: str | None = None, document: str = "", words: str = "") -> Fact:
    """A fact in ``document``, which is that of its own date unless another is named."""
    return Fact(
        id=id,
        kind=_KINDS[type(finding)],
        document=head(document or f"d{published or id}", published),
        finding=finding,
        span=Span(0, 1),
        words=words,
    )


@dataclass(frozen=True, slots=True)
class Happening:
    """An event of the record with nothing but what the folds look at."""

    id: str
    type: str
    mode: str | None
    actors: tuple[str, ...]
    recipients: tuple[str, ...]
    about: str | None
    when: PartialDate | None
    status: ActStatus
    polarity: bool
    evidence: tuple[str, ...]
    documents: tuple[str, ...]
    published: PartialDate | None = None

    @property
    def parties(self) -> tuple[str, ...]:
        return (*self.actors, *self.recipients)


def event(
    id: str,
    type: str,
    actor: str | Sequence[str] = (),
    recipient: str | Sequence[str] = (),
    when: str | None = None,
    *,
    mode: str | None = None,
    about: str | None = None,
    status: ActStatus = ActStatus.HAPPENED,
    polarity: bool = True,
    documents: Sequence[str] = (),
    facts: Sequence[str] = (),
    published: str | None = None,
) -> Happening:
    return Happening(
        id=id,
        type=type,
        mode=mode,
        actors=(actor,) if isinstance(actor, str) else tuple(actor),
        recipients=(recipient,) if isinstance(recipient, str) else tuple(recipient),
        about=about,
        when=on(when),
        status=status,
        polarity=polarity,
        evidence=tuple(facts) or (f"a-{id}",),
        documents=tuple(documents) or (f"d-{id}",),
        published=on(published),
    )
