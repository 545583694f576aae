"""``standoff read``: files into the record."""

from __future__ import annotations

import dataclasses
from pathlib import Path
from typing import TYPE_CHECKING

import click

from standoff.cli.options import at_least, format_option, record_option
from standoff.cli.output import count, put_json, say, told
from standoff.cli.progress import Progress

if TYPE_CHECKING:
    from standoff.batch.report import Report


@click.command(
    short_help="Read files into the record.",
    epilog="\b\nExamples:\n  standoff read cuttings/\n  standoff read 'cuttings/2014*.html' press.jsonl --workers 4",
)
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@click.option(
    "--workers", type=int, callback=at_least(1), default=1, show_default=True, metavar="N", help="Read in N processes."
)
@record_option
@format_option
def read(paths: tuple[str, ...], workers: int, record: Path, form: str) -> None:
    """Read files, folders or patterns into the record.

    Reading the same again changes nothing; a file whose text has changed gets a new revision. What cannot be read is
    named with its reason, and the rest is read.
    """
    report = read_into(record, paths, workers)
    if form == "json":
        put_json({"format": "standoff-read/1", "record": str(record), **dataclasses.asdict(report)})
    else:
        tell(report, record)
    click.get_current_context().exit(exit_code(report))


def read_into(record: Path, paths: tuple[str, ...], workers: int) -> Report:
    """Read ``paths`` into ``record`` and return the report. Sources are named from the record's folder."""
    from standoff.batch.corpus import run
    from standoff.sources import find
    from standoff.store import Store

    with Store.open(record) as store, Progress() as progress:
        return run(find(paths, record.absolute().parent), store, workers, progress)


def exit_code(report: Report) -> int:
    """Return 0 when everything was read, 1 when some was, 4 when nothing was."""
    if not report.unread:
        return 0
    return 1 if report.read else 4


def tell(report: Report, record: Path) -> None:
    """Print ``report`` for people."""
    parts = ((report.added, "added"), (report.revised, "revised"), (report.reread, "read anew"))
    done = [f"{number:,} {what}" for number, what in parts if number] + [f"{report.unchanged:,} unchanged"]
    say(f"Read {count(report.read, 'document')} into {record}: {', '.join(done)}.")
    tell_unread(report)


def tell_unread(report: Report) -> None:
    """Print what could not be read, and why."""
    if report.unread:
        say()
        say(f"Not read ({len(report.unread):,}):")
        for failed in report.unread:
            told(failed.source, f"{failed.message} [{failed.code}]", indent="  ")
