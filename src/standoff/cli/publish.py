"""``standoff publish``: the record as a folder of pages."""

from __future__ import annotations

from pathlib import Path

import click

from standoff.cli.options import at_least, format_option, record_option
from standoff.cli.output import count, put_json, say


@click.command(
    short_help="Write the record as a folder of pages.",
    epilog="\b\nExample:\n  standoff publish --to site --record standoff-demo/record.db",
)
@click.option(
    "--to", "folder", type=click.Path(file_okay=False, path_type=Path), required=True, metavar="FOLDER",
    help="Where to write them; what an earlier publication left there is replaced.",
)  # fmt: skip
@click.option("--title", metavar="WORDS", help="What to call the record; else as its file or folder is called.")
@click.option(
    "--quote", "limit", type=int, callback=at_least(1), metavar="N",
    help="Quote at most N characters in one place, and no article whole.",
)  # fmt: skip
@record_option
@format_option
def publish(folder: Path, title: str | None, limit: int | None, record: Path, form: str) -> None:
    """Write every page of the record into a folder that works from disk, without a server.

    With --quote, articles are shown by their quotations only: for a site that others may see.
    """
    from standoff.cli.progress import Progress
    from standoff.cli.refresh import refresh
    from standoff.query import Record
    from standoff.web import publish as write
    from standoff.web import title_of

    refresh(record)
    with Record.open(record, readonly=True) as opened, Progress("Publishing") as progress:
        done = write(opened, folder, title=title or title_of(record), limit=limit, progress=progress)
    if form == "json":
        put_json({"format": "standoff-publish/1", "folder": str(folder), "pages": done.pages})
    else:
        say(f"{count(done.pages, 'page')} written. Open {folder / 'index.html'} in a browser.")
