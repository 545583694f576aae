"""``standoff show documents`` and ``standoff show unread``: what was read, and what could not be."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING

import click

from standoff.cli.options import dates_options, format_option, limit_option, record_option, rows
from standoff.cli.output import say, table, told
from standoff.cli.show import listing

if TYPE_CHECKING:
    from standoff.ontology import DocumentHead

KINDS = ("news", "column", "letter", "statement", "report", "guidance", "comment")


@click.command(epilog="\b\nExample:\n  standoff show documents --outlet lantern --since 2014-05 --until 2014-07")
@dates_options
@click.option("--kind", type=click.Choice(KINDS), help="Documents of this kind only.")
@limit_option
@record_option
@format_option
def documents(
    outlet: str | None,
    since: dt.date | None,
    until: dt.date | None,
    kind: str | None,
    limit: int | None,
    record: Path,
    form: str,
) -> None:
    """List what was read, by date of publication, and how many statements were found in each ("said")."""
    from standoff.store import Filters

    filters = Filters(outlet=outlet, since=since, until=until, kind=kind)
    with listing.open_record(record) as store:
        page = store.documents(filters, limit=rows(limit, form))
        if form == "json":
            listing.put_page("documents", page, row_object)
        elif not page.total:
            listing.tell_empty(store, "such documents")
        else:
            table([_cells(row) for row in page], header=("id", "published", "outlet", "said", "title"))
            listing.tell_rest(len(page), page.total)


def _cells(row: DocumentHead) -> tuple[str, ...]:
    notes = ["gone: its file was no longer there"] if row.gone else []
    notes += [f"revision {row.revision} of {row.revisions}"] if row.revisions > 1 else []
    notes += [problem.message for problem in row.problems]
    named = (row.title or row.source) + (f" ({'; '.join(notes)})" if notes else "")
    return row.id, listing.when(row), listing.outlet(row), str(row.statements), named


def row_object(row: DocumentHead) -> dict[str, object]:
    """Return everything that is known about a document, for JSON."""
    return listing.document_object(row) | {
        "authors": list(row.authors),
        "language": row.language,
        "media_type": row.media_type,
        "sha256": row.sha256,
        "revision": row.revision,
        "revisions": row.revisions,
        "reader": row.reader,
        "statements": row.statements,
        "gone": row.gone,
        "problems": [{"code": problem.code, "message": problem.message} for problem in row.problems],
    }


@click.command(epilog="\b\nExample:\n  standoff show unread")
@limit_option
@record_option
@format_option
def unread(limit: int | None, record: Path, form: str) -> None:
    """List what could not be read when it was last met, and why."""
    with listing.open_record(record) as store:
        found = store.unread()
        shown = found[: rows(limit, form)]
        if form == "json":
            items: list[dict[str, object]] = [
                {"source": each.source, "code": each.code, "message": each.message} for each in shown
            ]
            listing.put_items("unread", items, len(found))
        elif not found:
            say("Everything that was met could be read.")
        else:
            for each in shown:
                told(each.source, f"{each.message} [{each.code}]")
            listing.tell_rest(len(shown), len(found))
