"""Events coded in PLOVER 2.0 (Open Event Data Alliance), one JSON object a line.

What is planned to meet is coded AGREE, as the manual asks; what did not happen or is only possible keeps its type with
the auxiliary mode that says so. Acts that PLOVER drops are left out.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from standoff.exports.sure import sure_of
from standoff.exports.writing import json_line, write_lines
from standoff.ontology import ActStatus, Sector, act_type
from standoff.query import Record
from standoff.record import Event

#: PLOVER's sector codes for the sectors that it has.
SECTORS = {
    Sector.MINISTRY: "GOV",
    Sector.AGENCY: "GOV",
    Sector.REGULATOR: "GOV",
    Sector.PARLIAMENT: "LEG",
    Sector.UNION: "LAB",
    Sector.PROFESSIONAL_BODY: "LAB",
    Sector.ROYAL_COLLEGE: "CVL",
    Sector.EMPLOYER_BODY: "BUS",
    Sector.EMPLOYER: "BUS",
    Sector.OUTLET: "MED",
}

_AUXILIARY = {
    ActStatus.PLANNED: "future",
    ActStatus.OFFERED: "future",
    ActStatus.POSSIBLE: "hypothetical",
    ActStatus.DID_NOT_HAPPEN: "negated",
    ActStatus.ENDED: "historical",
}


def plover(record: Record, to: Path) -> list[Path]:
    """Write every event of ``record`` that PLOVER has a type for, one actor and recipient a line, to ``to``."""
    sectors = {each.party.name: each.party.sector for each in record.parties()}
    events = record.timeline().items
    sure = sure_of(record, events)
    write_lines((json_line(line) for event in events for line in coded(event, sectors, *sure(event))), to)
    return [to]


def coded(
    event: Event, sectors: dict[str, Sector | None], confidence: float | None = None, in_doubt: bool | None = None
) -> Iterator[dict[str, object]]:
    """Yield ``event`` as PLOVER codes it, for each actor and recipient; nothing for a type that PLOVER drops.

    ``confidence`` and ``in_doubt`` tell how sure it is; PLOVER has no fields for that, nor for what is denied.
    """
    kind = act_type(event.type)
    if kind.plover is None:
        return
    type_, mode, score = kind.plover, kind.plover_mode, kind.score(event.mode)
    if event.type == "meet" and event.status is ActStatus.PLANNED:
        type_, mode, score = "AGREE", None, act_type("agree").plover_score
    auxiliary = "negated" if not event.polarity else _AUXILIARY.get(event.status)
    for actor in event.actors or ("",):
        for recipient in event.recipients or ("",):
            yield {
                "id": event.id,
                "date": event.when.value if event.when else None,
                "date_basis": str(event.when.basis) if event.when else None,
                "event_type": type_,
                "event_mode": mode,
                "auxiliary_mode": auxiliary,
                "score": score,
                "actor": actor or None,
                "actor_sector": _code(sectors, actor),
                "recipient": recipient or None,
                "recipient_sector": _code(sectors, recipient),
                "about": event.about,
                "condition": event.condition,
                "status": str(event.status),
                "denied": not event.polarity,
                "certainty": str(event.certainty),
                "disputed": event.disputed,
                "confidence": confidence,
                "in_doubt": in_doubt,
                "articles": len(event.documents),
                "evidence": list(event.evidence),
            }


def _code(sectors: dict[str, Sector | None], name: str) -> str | None:
    sector = sectors.get(name)
    return SECTORS.get(sector) if sector else None
