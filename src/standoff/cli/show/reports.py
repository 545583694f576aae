"""What listings of single reports (statements, acts, offices) have in common: whom and where they are asked about.

They go by what stands after people's decisions, in the record's names; a part of a name will do, in any case and with
any apostrophe, and so will a part of another name that the record knows for the same party.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from standoff.cli.output import clean, say
from standoff.cli.show import listing

if TYPE_CHECKING:
    from standoff.ontology import DocumentHead
    from standoff.query import ActReport, Record, Said, View
    from standoff.store import Choice, Says


def choice(
    record: Record,
    view: View,
    *,
    party: str | None = None,
    first: str | None = None,
    outlet: str | None = None,
    since: dt.date | None = None,
    until: dt.date | None = None,
    kind: str | None = None,
    state: str | None = None,
    says: Says | None = None,
) -> Choice:
    """Return what asks ``view`` for what a person typed.

    ``party`` must be concerned; where ``first`` is given, the place of a name in the entry ("statement.speaker_name"),
    it must be that name.
    """
    from standoff.store import Choice, Says

    names = record.named(view, party) if party is not None else None
    if first is not None and names is not None:
        says = Says((first,), names)
    outlets = record.outlets(view, outlet) if outlet is not None else None
    return Choice(kind=kind, state=state, since=since, until=until, outlets=outlets, among=names, says=says)


def tell_by_document(reports: Iterable[Said | ActReport], line: Callable[..., str]) -> None:
    """Print ``reports``, one ``line`` each, under the documents they stand in."""
    document = None
    for each in reports:
        if each.document.id != document:
            if document:
                say()
            document = each.document.id
            say(_of_document(each.document), hanging=" " * 13)
        say(clean(line(each)), indent=f"  {each.id}  ", hanging=" " * 15)


def _of_document(row: DocumentHead) -> str:
    return f"{row.id}  {listing.when(row)}  {listing.outlet(row)}  {row.title or row.source}"
