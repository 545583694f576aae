"""Facts for the tests of linking and the record: short to write, all invented."""

from __future__ import annotations

from itertools import count

from standoff.ontology import (
    Act,
    ActStatus,
    Bearer,
    DocumentHead,
    DocumentKind,
    Fact,
    Finding,
    Join,
    Kind,
    Name,
    Part,
    PartialDate,
    PartyKind,
    Position,
    Role,
    RoleStatus,
    Span,
    Stance,
    Statement,
    StatementKind,
)

HERE = (Span(0, 1),)
PERSON, BODY = PartyKind.PERSON, PartyKind.ORGANISATION


def head(id: str, published: str | None = "2020-05-01", publisher: str | None = None) -> DocumentHead:
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
        publisher=publisher,
        authors=(),
        published=PartialDate(published) if published else None,
        url=None,
        language="en",
        problems=(),
        statements=0,
    )


_KINDS = {Name: Kind.NAME, Role: Kind.ROLE, Part: Kind.PART, Statement: Kind.STATEMENT, Act: Kind.ACT}


def facts(document: DocumentHead, *findings: Finding | Name, words: str = "") -> list[Fact]:
    """The facts of one document; their ids say which document and which of its findings."""
    numbers = count(1)
    return [
        Fact(f"{document.id}.{next(numbers)}", _KINDS.get(type(each), Kind.POSITION), document, each, None, words)
        for each in findings
    ]


def person(name: str, *forms: str) -> Name:
    return Name(name, PERSON, forms)


def body(name: str, *forms: str, acronym: str | None = None) -> Name:
    return Name(name, BODY, (*forms, acronym) if acronym else forms, acronym)


def role(person: str, role: str, body: str | None = None, status: RoleStatus = RoleStatus.CURRENT) -> Role:
    return Role(person, role, body, status, HERE)


def part(part: str, whole: str) -> Part:
    return Part(part, whole, HERE)


def said(speaker: str, kind: PartyKind = PERSON, *, to: str | None = None, anonymous: bool = False) -> Statement:
    return Statement(
        f"s {speaker}",
        StatementKind.DIRECT,
        Span(0, 1),
        speaker_name=speaker,
        speaker_kind=kind,
        addressee=to,
        anonymous=anonymous,
    )


def act(
    id: str,
    type: str,
    actor: str | None = None,
    target: str | None = None,
    date: str | None = None,
    *,
    about: str | None = None,
    mode: str | None = None,
    status: ActStatus = ActStatus.HAPPENED,
    polarity: bool = True,
    published: str = "2020-05-10",
    document: str | None = None,
) -> Fact:
    found = Act(
        id=id,
        type=type,
        trigger=Span(0, 1),
        evidence=HERE,
        status=status,
        mode=mode,
        actor=actor,
        target=target,
        about=about,
        date=PartialDate(date) if date else None,
        polarity=polarity,
    )
    return Fact(id, Kind.ACT, head(document or f"d-{id}", published), found, Span(0, 1), "")


def position(holder: str, issue: str, stance: Stance = Stance.SUPPORTS) -> Position:
    return Position(holder, issue, stance, HERE)


def grouped(bearers: tuple[Bearer, ...], joins: tuple[Join, ...], least: float = 0.5) -> list[tuple[Bearer, ...]]:
    """The plain union of the joins that count: what settling does where nobody has decided anything."""
    root = {bearer: bearer for bearer in bearers}

    def find(bearer: Bearer) -> Bearer:
        while root[bearer] != bearer:
            bearer = root[bearer]
        return bearer

    for join in joins:
        if join.confidence >= least:
            one, other = sorted((find(join.left), find(join.right)))
            root[other] = one
    groups: dict[Bearer, list[Bearer]] = {}
    for bearer in bearers:
        groups.setdefault(find(bearer), []).append(bearer)
    return [tuple(sorted(group)) for _, group in sorted(groups.items())]
