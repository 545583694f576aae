"""What all listings have in common: the record opened for reading only, the JSON envelope, an empty record's words."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from standoff.cli.output import put_json, say

if TYPE_CHECKING:
    from standoff.ontology import DocumentHead
    from standoff.query import Record
    from standoff.store import Page, Store

Item = TypeVar("Item")

FORMAT = "standoff-show/1"


def open_record(record: Path) -> Store:
    """Open ``record`` for reading only; RecordError (``no-record``) where there is none."""
    from standoff.store import Store

    return Store.open(record, create=False, readonly=True)


def open_folded(record: Path) -> Record:
    """Open ``record`` with its entries put together: where it has changed since, that is done first.

    Where they cannot be kept, because the record may not be written or somebody else is writing to it, they are put
    together in memory as they are asked for.
    """
    from standoff.cli.refresh import refresh
    from standoff.errors import RecordError
    from standoff.query import Record

    try:
        refresh(record)
    except RecordError as error:
        if error.code not in {"read-only", "locked"}:
            raise
    return Record.open(record, readonly=True)


def plain(entry: object) -> dict[str, object]:
    """Return an entry as plain values for JSON."""
    import msgspec

    made: dict[str, object] = msgspec.to_builtins(entry)
    return made


def put_page(kind: str, page: Page[Item], as_object: Callable[[Item], dict[str, object]]) -> None:
    """Print ``page`` as JSON: how many there are in all, and those asked for."""
    put_items(kind, [as_object(item) for item in page], page.total)


def put_items(kind: str, items: Sequence[dict[str, object]], total: int, **beside: object) -> None:
    """Print ``items`` of ``kind`` as JSON, with how many there are in all, and what stands ``beside`` them."""
    put_json({"format": FORMAT, "kind": kind, "total": total, **beside, "items": list(items)})


def tell_rest(shown: int, total: int) -> None:
    """Say that not everything was shown, when it was not."""
    if shown < total:
        say()
        say(f"{shown:,} of {total:,} shown; --limit 0 shows all.")


def tell_empty(store: Store, what: str) -> None:
    """Say why nothing is shown, and what to do about it."""
    if store.counts().documents:
        say(f"No {what} in this record. Wider filters, or none, may show more.")
    else:
        say("This record is empty: nothing has been read into it yet. Next: standoff read FOLDER")


def document_object(row: DocumentHead) -> dict[str, object]:
    """Return what a listing says of a document, for JSON."""
    return {
        "id": row.id,
        "source": row.source,
        "kind": str(row.kind),
        "title": row.title,
        "publisher": row.publisher,
        "published": str(row.published) if row.published else None,
        "published_basis": str(row.published.basis) if row.published else None,
        "url": row.url,
    }


def when(row: DocumentHead) -> str:
    """Return a document's date of publication as it is known ("2014-05"), or "no date"."""
    return str(row.published) if row.published else "no date"


def outlet(row: DocumentHead) -> str:
    """Return a document's outlet, or "outlet unknown"."""
    return row.publisher or "outlet unknown"


def and_(names: Iterable[str], missing: str = "nobody named") -> str:
    """Return ``names`` as people list them: "Ann, Bo and Cy"; ``missing`` for nobody."""
    *rest, last = [*names] or [missing]
    return f"{', '.join(rest)} and {last}" if rest else last
