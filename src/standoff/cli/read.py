"""``standoff read``: files into the record."""

from __future__ import annotations

import dataclasses
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from standoff.cli.options import at_least, format_option, given_date, record_option
from standoff.cli.output import count, put_json, say, told
from standoff.cli.progress import Progress
from standoff.cli.refresh import refresh

if TYPE_CHECKING:
    from standoff.batch.report import Report
    from standoff.ontology import PartialDate
    from standoff.sources import Given


@click.command(
    short_help="Read files into the record.",
    epilog="\b\nExamples:\n  standoff read cuttings/\n  standoff read 'cuttings/2014*.html' press.jsonl --workers 4\n"
    "  standoff read scans/echo/ --outlet 'Ravensey Echo' --published 2014-05",
)
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@click.option(
    "--workers", type=int, callback=at_least(1), default=1, show_default=True, metavar="N", help="Read in N processes."
)
@click.option("--outlet", metavar="NAME", help="The outlet of articles that do not name theirs.")
@click.option(
    "--published",
    callback=given_date,
    metavar="DATE",
    help="The date of articles that state none: 2014-05-15, 2014-05 or 2014.",
)
@click.option(
    "--parties",
    metavar="LIST",
    help="A list of parties to tell names by: a TOML file, uk-health, or none. It is remembered.",
)
@record_option
@format_option
def read(
    paths: tuple[str, ...],
    workers: int,
    outlet: str | None,
    published: PartialDate | None,
    parties: str | None,
    record: Path,
    form: str,
) -> None:
    """Read files, folders or patterns into the record.

    Reading the same again changes nothing; a file whose text has changed gets a new revision. What cannot be read is
    named with its reason, and the rest is read.
    """
    from standoff.sources import Given

    name = " ".join((outlet or "").split())
    if parties is not None:
        _use_list(record, parties)
    report = read_into(record, paths, workers, Given(name or None, published))
    if form == "json":
        put_json({"format": "standoff-read/1", "record": str(record), **dataclasses.asdict(report)})
    else:
        tell(report, record)
    click.get_current_context().exit(exit_code(report))


def read_into(record: Path, paths: tuple[str, ...], workers: int, given: Given | None = None) -> Report:
    """Read ``paths`` into ``record``, put it together, and report; sources are named from the record's folder."""
    from standoff.batch.corpus import run
    from standoff.sources import find, within
    from standoff.store import PATIENT, Store

    base = record.absolute().parent
    with Store.open(record, wait=PATIENT) as store, Progress() as progress:
        report = run(find(paths, base), store, workers, progress, within(paths, base), given)
    refresh(record)
    return report


def _use_list(record: Path, named: str) -> None:
    from standoff.linking.listed import text_of
    from standoff.query import Record

    with Record.open(record, create=True) as opened:
        opened.use_list(None if named == "none" else text_of(named))


def exit_code(report: Report) -> int:
    """Return 0 when everything was read, 1 when some was, 4 when nothing was."""
    if report.read:
        return 1 if report.unread else 0
    return 4 if report.unread or report.passed_over else 0


def tell(report: Report, record: Path) -> None:
    """Print for people what a reading brought into the record file ``record``: counts, what is unread, what is gone."""
    parts = ((report.added, "added"), (report.revised, "revised"), (report.reread, "read anew"))
    done = [f"{number:,} {what}" for number, what in parts if number] + [f"{report.unchanged:,} unchanged"]
    say(f"Read {count(report.read, 'document')} into {record}: {', '.join(done)}.")
    tell_unread(report)
    if report.gone:
        say()
        say(f"Gone ({len(report.gone):,}), kept in the record as last read:")
        for name in report.gone:
            say(name, indent="  ", hanging="    ")
    if report.passed_over:
        say()
        say(f"Passed over as no documents: {counted([failed.message for failed in report.passed_over])}.")


def counted(kinds: Sequence[str]) -> str:
    """Return how many there are of each kind of thing, commonest first: "2 pictures, 1 archive"."""
    found = sorted(Counter(kinds).items(), key=lambda counted: (-counted[1], counted[0]))
    return ", ".join(count(number, kind) for kind, number in found)


def tell_unread(report: Report) -> None:
    """Print what could not be read, and why."""
    if report.unread:
        say()
        say(f"Not read ({len(report.unread):,}):")
        for failed in report.unread:
            told(failed.source, f"{failed.message} [{failed.code}]", indent="  ")
