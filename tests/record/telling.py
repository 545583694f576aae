"""Facts for the tests of the record: what invented documents tell, in as few words as a test needs."""

from __future__ import annotations

import hashlib
from typing import Any

from standoff.ontology import (
    Act,
    Actor,
    ActStatus,
    Channel,
    ChannelState,
    DocumentHead,
    DocumentKind,
    Fact,
    Kind,
    Level,
    Name,
    Part,
    PartialDate,
    PartyKind,
    Position,
    Role,
    RoleStatus,
    Span,
    Vote,
)

HERE = (Span(0, 3),)


def date(value: str | None) -> PartialDate | None:
    return PartialDate(value) if value else None


def head(name: str = "d1", published: str | None = "2014-05-14", publisher: str | None = None) -> DocumentHead:
    """A document: ``name`` is its id."""
    return DocumentHead(
        id=name,
        source=f"{name}.txt",
        sha256="0" * 64,
        revision=1,
        revisions=1,
        reader="test",
        media_type="text/plain",
        kind=DocumentKind.NEWS,
        title=None,
        publisher=publisher or f"outlet of {name}",
        authors=(),
        published=date(published),
        url=None,
        language="en",
        problems=(),
        statements=0,
    )


def fact(finding: Any, document: DocumentHead, identifier: str | None = None) -> Fact:
    """A fact on no words in particular; its id follows from what it says and where, unless given."""
    kinds = {Act: Kind.ACT, Channel: Kind.CHANNEL, Role: Kind.ROLE, Part: Kind.PART, Name: Kind.NAME, Vote: Kind.VOTE}
    kinds[Position] = Kind.POSITION
    kind = kinds[type(finding)]
    digest = hashlib.sha256(repr((document.id, finding)).encode()).hexdigest()[:10]
    return Fact(identifier or f"{kind[0]}{digest}", kind, document, finding, Span(0, 3), "words")


def act(
    what: str,
    who: str | tuple[str, ...] | None,
    whom: str | tuple[str, ...] | None = None,
    about: str | None = None,
    on: str | None = None,
    *,
    document: DocumentHead | str | None = None,
    fact_id: str | None = None,
    kind: PartyKind | None = None,
    **known: Any,
) -> Fact:
    """An act fact: ``what`` is "type" or "type:mode"; the document is published on the day of the act unless given."""
    name, _, mode = what.partition(":")
    if not isinstance(document, DocumentHead):
        document = head(document or f"d {on}", on if on and len(on) == 10 else "2014-05-14")
    place = int(hashlib.sha256(repr((what, who, whom, about, on)).encode()).hexdigest()[:6], 16)
    finding = Act(
        id="a1",
        type=name,
        mode=mode or None,
        trigger=Span(place, place + 3),
        evidence=HERE,
        actors=_actors(who, kind),
        recipients=_actors(whom, None),
        about=about,
        date=date(on),
        **{"status": ActStatus.HAPPENED, **known},
    )
    return fact(finding, document, fact_id)


def _actors(names: str | tuple[str, ...] | None, kind: PartyKind | None) -> tuple[Actor, ...]:
    return tuple(Actor(name, kind) for name in ((names,) if isinstance(names, str) else names or ()))


def talks(
    state: str,
    since: str | None = None,
    *,
    level: Level = Level.FORMAL,
    parties: tuple[str, str] = ("Guild", "Agency"),
    document: DocumentHead | str | None = None,
    **known: Any,
) -> Fact:
    """A channel fact."""
    if not isinstance(document, DocumentHead):
        document = head(document or f"c {since}", since if since and len(since) == 10 else "2014-05-14")
    found = Channel(parties, level, ChannelState(state), since=date(since), evidence=HERE, **known)
    return fact(found, document)


def role(
    person: str, what: str, body: str | None, document: DocumentHead, status: RoleStatus = RoleStatus.CURRENT
) -> Fact:
    return fact(Role(person, what, body, status, HERE), document)


def part(of: str, whole: str, document: DocumentHead) -> Fact:
    return fact(Part(of, whole, HERE), document)


def name(canonical: str, kind: PartyKind, document: DocumentHead) -> Fact:
    return fact(Name(canonical, kind), document)
