"""Parties, offices, memberships, documents and mentions as FollowTheMoney entities, one JSON object a line.

Schemata and properties are those of FollowTheMoney 3 and 4: Person, Organization, PublicBody, Position, Occupancy,
Membership, Succession, Article, Mention. Ids are digests, so that the same record gives the same entities.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path

from standoff.exports.writing import json_line, write_lines
from standoff.ontology import Document, KnownParty, PartialDate, PartyKind, Sector
from standoff.query import Record
from standoff.record import Holding

Entity = dict[str, object]

_PUBLIC = frozenset({Sector.MINISTRY, Sector.AGENCY, Sector.REGULATOR, Sector.PARLIAMENT})
_LEGAL = frozenset({PartyKind.ORGANISATION, PartyKind.COMMITTEE, PartyKind.OUTLET})


def entities(record: Record, to: Path) -> list[Path]:
    """Write ``record`` as entities to ``to``."""
    write_lines((json_line(each) for each in every(record)), to)
    return [to]


def every(record: Record) -> Iterator[Entity]:
    """Yield every entity of ``record``: parties, then what ties them, then articles."""
    known = [each for each in record.parties() if each.party.kind is PartyKind.PERSON or each.party.kind in _LEGAL]
    ids = {each.party.name: _id("party", each.id) for each in known}
    for each in known:
        yield _party(each, ids[each.party.name])
    for each in known:
        yield from _ties(each, ids)
    for holding in record.offices():
        yield from _office(holding, ids)
    for head in record.documents():
        yield _article(head.id, record.document(head.id))


def _entity(id: str, schema: str, **properties: object) -> Entity:
    given = {
        name: [str(v) for v in value] if isinstance(value, tuple) else [str(value)]
        for name, value in properties.items()
        if value
    }
    return {"id": id, "schema": schema, "properties": given}


def _party(each: KnownParty, id: str) -> Entity:
    schema = (
        "Person"
        if each.party.kind is PartyKind.PERSON
        else "PublicBody"
        if each.party.sector in _PUBLIC
        else "Organization"
    )
    return _entity(id, schema, name=each.party.name, alias=each.party.aliases)


def _ties(each: KnownParty, ids: dict[str, str]) -> Iterator[Entity]:
    own = ids[each.party.name]
    if each.party.part_of in ids and each.party.kind is not PartyKind.PERSON:
        whole = ids[each.party.part_of or ""]
        yield _entity(_id("part", own, whole), "Membership", member=own, organization=whole, role="part")
    if each.party.succeeds in ids:
        before = ids[each.party.succeeds or ""]
        yield _entity(_id("succession", before, own), "Succession", predecessor=before, successor=own)


def _office(holding: Holding, ids: dict[str, str]) -> Iterator[Entity]:
    office = holding.office
    person, body = ids.get(office.person), ids.get(office.organisation or "")
    if person is None:
        return
    dates = {"startDate": _day(office.start), "endDate": _day(office.end)}
    if body is not None:
        yield _entity(
            _id("membership", holding.id), "Membership", member=person, organization=body, role=office.role, **dates
        )
        return
    post = _id("position", office.role)
    yield _entity(post, "Position", name=office.role)
    yield _entity(_id("occupancy", holding.id), "Occupancy", holder=person, post=post, **dates)


def _day(date: PartialDate | None) -> str | None:
    return date.value[:10] if date else None


def _article(id: str, document: Document) -> Entity:
    return _entity(
        _id("article", id),
        "Article",
        title=document.title or document.source,
        publisher=document.publisher,
        author=document.authors,
        publishedAt=_day(document.published),
        sourceUrl=document.url,
        fileName=document.source,
        contentHash=hashlib.sha1(document.text.encode("utf-8"), usedforsecurity=False).hexdigest(),
    )


def _id(*parts: str) -> str:
    return hashlib.sha256("\x1f".join(parts).encode("utf-8")).hexdigest()[:40]
