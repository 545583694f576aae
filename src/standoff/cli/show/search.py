"""``standoff show search``: documents by their words."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from standoff.cli.options import format_option, limit_option, record_option, rows
from standoff.cli.output import MARK_END, MARK_START, clean, clean_marked, say
from standoff.cli.show import listing

if TYPE_CHECKING:
    from standoff.store import Hit


@click.command(
    epilog="\b\nExamples:\n  standoff show search conciliation\n  standoff show search '\"pilotage tariff\" walked'"
)
@click.argument("words", nargs=-1, required=True, metavar="WORDS...")
@limit_option
@record_option
@format_option
def search(words: tuple[str, ...], limit: int | None, record: Path, form: str) -> None:
    """Find the articles that hold all of WORDS, best first.

    Words between double quotation marks must stand together. Endings are no matter: "strike" finds "strikes".
    """
    asked = " ".join(words)
    with listing.open_record(record) as store:
        page = store.search(asked, limit=rows(limit, form))
        if form == "json":
            listing.put_page("search", page, _object)
        elif not page.total:
            listing.tell_empty(store, f"article with all of: {clean(asked)}")
        else:
            for number, hit in enumerate(page):
                _tell(hit, first=number == 0)
            listing.tell_rest(len(page), page.total)


def _tell(hit: Hit, *, first: bool) -> None:
    row = hit.document
    if not first:
        say()
    say(f"{row.id}  {listing.when(row)}  {listing.outlet(row)}  {row.title or row.source}", hanging=" " * 13)
    say(" ".join(clean_marked(hit.snippet).split()), indent="  ")


def _object(hit: Hit) -> dict[str, object]:
    snippet, found = "", []
    for piece in hit.snippet.split(MARK_START):
        words, mark, rest = piece.partition(MARK_END)
        if mark:
            found.append([len(snippet), len(snippet) + len(words)])
        snippet += words + rest
    return {"document": listing.document_object(hit.document), "snippet": snippet, "found": found}
