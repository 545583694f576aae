"""How sure the entries of an export are: the confidence of the surest reading of each, and whether it is in doubt."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from standoff.query import Record

#: Returns how sure the surest fact behind an entry was read, None without facts, and whether the entry is in doubt.
Sure = Callable[[Any], tuple[float | None, bool | None]]


def sure_of(record: Record, entries: Sequence[Any]) -> Sure:
    """Return what tells of each of ``entries``, all of ``record``, how sure it is; doubt is as on the pages."""
    resting = [entry for entry in entries if getattr(entry, "evidence", ())]
    wanted = {fact for entry in resting for fact in entry.evidence}
    read = {fact.id: getattr(fact.finding, "confidence", None) for fact in record.facts_called(sorted(wanted))}
    in_doubt = record.doubtful(resting)

    def sure(entry: Any) -> tuple[float | None, bool | None]:
        evidence = getattr(entry, "evidence", ())
        known = [told for fact in evidence if (told := read.get(fact)) is not None]
        return (max(known) if known else None), (in_doubt(entry) if evidence else None)

    return sure
