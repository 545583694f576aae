"""Parties, offices, memberships, documents and mentions as FollowTheMoney entities, one JSON object a line.

Schemata and properties are those of FollowTheMoney 3 and 4: Person, Organization, PublicBody, Position, Occupancy,
Membership, Succession, Article, Mention. Ids are digests, so that the same record gives the same entities. Dates that
no text gives are left out; what an office rests on is its ``proof``, the articles that tell it.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from pathlib import Path

from standoff.exports.writing import json_line, write_lines
from standoff.ontology import Document, KnownParty, PartialDate, PartyKind, Sector
from standoff.query import Record
from standoff.record import Holding

Entity = dict[str, object]

_PUBLIC = frozenset({Sector.MINISTRY, Sector.AGENCY, Sector.REGULATOR, Sector.PARLIAMENT})
#: The language of articles, as FollowTheMoney names it (ISO 639-3).
_LANGUAGES = {"en": "eng"}

_LEGAL = frozenset({PartyKind.ORGANISATION, PartyKind.COMMITTEE, PartyKind.OUTLET})


def entities(record: Record, to: Path) -> list[Path]:
    """Write the entities of ``record`` to ``to``, a line of JSON each; return the files written."""
    write_lines((json_line(each) for each in every(record)), to)
    return [to]


def every(record: Record) -> Iterator[Entity]:
    """Yield every entity of ``record``: parties, what ties them, articles, and who is mentioned in them."""
    known = {
        each.party.name: each
        for each in record.parties()
        if each.party.kind is PartyKind.PERSON or each.party.kind in _LEGAL
    }
    for each in known.values():
        yield _entity(_party(each), _schema(each), name=each.party.name, alias=each.party.aliases)
    for each in known.values():
        yield from _ties(each, known)
    offices = record.offices().items
    facts = record.facts_called(fact for holding in offices for fact in holding.evidence)
    stands_in = {fact.id: _id("article", fact.document.id) for fact in facts}
    for holding in offices:
        proof = {stands_in[fact] for fact in holding.evidence if fact in stands_in}
        yield from _office(holding, known, tuple(sorted(proof)))
    for head in record.documents():
        yield _article(head.id, record.document(head.id))
    for each in known.values():
        yield from _mentions(each)


def _entity(id: str, schema: str, **properties: object) -> Entity:
    given = {
        name: [str(v) for v in value] if isinstance(value, tuple) else [str(value)]
        for name, value in properties.items()
        if value
    }
    return {"id": id, "schema": schema, "properties": given}


def _schema(each: KnownParty) -> str:
    if each.party.kind is PartyKind.PERSON:
        return "Person"
    return "PublicBody" if each.party.sector in _PUBLIC else "Organization"


def _body(name: str | None, known: Mapping[str, KnownParty]) -> KnownParty | None:
    """Return the party called ``name`` where it is one that can have members."""
    found = known.get(name or "")
    return found if found and found.party.kind in _LEGAL else None


def _ties(each: KnownParty, known: Mapping[str, KnownParty]) -> Iterator[Entity]:
    own, whole, before = _party(each), _body(each.party.part_of, known), _body(each.party.succeeds, known)
    if each.party.kind is PartyKind.PERSON:
        return
    if whole:
        part = _id("part", own, _party(whole))
        yield _entity(part, "Membership", member=own, organization=_party(whole), role="part")
    if before:
        follows = _id("succession", _party(before), own)
        yield _entity(follows, "Succession", predecessor=_party(before), successor=own)


def _office(holding: Holding, known: Mapping[str, KnownParty], proof: tuple[str, ...]) -> Iterator[Entity]:
    """Yield a person's time in an office: in a body, or in a post of its own where no text names the body."""
    office = holding.office
    person, body = known.get(office.person), _body(office.organisation, known)
    if person is None or person.party.kind is not PartyKind.PERSON:
        return
    told: Entity = {
        "startDate": None if "start" in holding.derived else _date(office.start),
        "endDate": None if "end" in holding.derived else _date(office.end),
        "proof": proof,
    }
    if body:
        ends = {"member": _party(person), "organization": _party(body), "role": office.role}
        yield _entity(_id("membership", holding.id), "Membership", **ends, **told)
        return
    post = _id("position", holding.id)
    yield _entity(post, "Position", name=office.role)
    yield _entity(_id("occupancy", holding.id), "Occupancy", holder=_party(person), post=post, **told)


def _date(date: PartialDate | None) -> str | None:
    return date.value[:10] if date else None


def _article(id: str, document: Document) -> Entity:
    url = document.url or ""
    return _entity(
        _id("article", id),
        "Article",
        title=document.title or document.source,
        publisher=document.publisher,
        author=document.authors,
        publishedAt=_date(document.published),
        sourceUrl=url if url.startswith(("https://", "http://")) else None,
        fileName=document.source,
        language=_LANGUAGES.get(document.language),
    )


def _mentions(each: KnownParty) -> Iterator[Entity]:
    for bearer in each.bearers:
        article = _id("article", bearer.document)
        mention = _id("mention", bearer.document, bearer.name)
        yield _entity(mention, "Mention", document=article, name=bearer.name, resolved=_party(each))


def _party(each: KnownParty) -> str:
    return _id("party", each.id)


def _id(*parts: str) -> str:
    return hashlib.sha256("\x1f".join(parts).encode("utf-8")).hexdigest()[:40]
