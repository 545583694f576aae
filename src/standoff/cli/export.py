"""``standoff export`` and ``standoff import``: the record to files of other programs, and a whole record back."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from standoff.cli.options import format_option, record_option
from standoff.cli.output import count, put_json, say

if TYPE_CHECKING:
    from standoff.errors import StandoffError
    from standoff.exports import Format
    from standoff.query import Record

#: The formats, as exports.FORMATS has them; a test holds the two together. Written here so that --help loads nothing.
NAMES = ("record", "csv", "xlsx", "parquet", "graphml", "gexf", "annotations", "plover", "ftm", "dna")

#: The kernels, as record.Kernel has them.
KERNELS = ("uniform", "triangular", "Epanechnikov", "Gaussian")


@click.command(
    name="export",
    short_help="Write the record for other programs.",
    epilog="\b\nExamples:\n  standoff export --to csv --out tables\n  standoff export --to graphml\n"
    "  standoff export --to dna --window 365 --step 30 --kernel Gaussian",
)
@click.option("--to", "name", type=click.Choice(NAMES), required=True, help="The format.")
@click.option(
    "--out", type=click.Path(path_type=Path), metavar="PATH",
    help="The file, - for standard output; for csv, parquet and dna the folder.",
)  # fmt: skip
@click.option(
    "--window",
    "days",
    type=click.IntRange(min=1),
    metavar="DAYS",
    help="For dna: the networks of a window of so many days too, as it moves.",
)
@click.option("--step", type=click.IntRange(min=1), metavar="DAYS", help="How far it moves; else by its own width.")
@click.option(
    "--kernel",
    type=click.Choice(KERNELS, case_sensitive=False),
    help="How statements weigh in a window, by their distance from its middle; else all alike.",
)
@record_option
@format_option
def export(
    name: str, out: Path | None, days: int | None, step: int | None, kernel: str | None, record: Path, form: str
) -> None:
    """Write the record in a format of other programs.

    Facts stand as people's decisions leave them. Nothing in a table or sheet is ever a live formula.
    """
    from standoff.cli.refresh import refresh
    from standoff.exports import FORMATS
    from standoff.query import Record

    chosen = _moving(FORMATS[name], days, step, kernel)
    to = out or Path(f"{record.stem}-{name}{chosen.ending or ''}")
    if str(to) == "-" and chosen.ending is None:
        raise click.UsageError(f"{name} fills a folder, which standard output is not (name one with --out)")
    if to.exists() and record.exists() and to.samefile(record):
        raise _unwritable(to, "that is the record itself")
    refresh(record)
    with Record.open(record, readonly=True) as opened:
        if str(to) == "-":
            _to_standard_output(chosen, opened)
            return
        try:
            files = chosen.write(opened, to)
        except OSError as error:
            raise _unwritable(to, error.strerror or str(error)) from error
    if form == "json":
        put_json({"format": "standoff-export/1", "to": name, "files": [str(file) for file in files]})
    elif chosen.ending is None:
        say(f"{count(len(files), 'file')} written into {to}.")
    else:
        say(f"Written: {to}")


def _moving(chosen: Format, days: int | None, step: int | None, kernel: str | None) -> Format:
    """Return the format ``chosen`` with the networks of a moving window where one is asked for."""
    from dataclasses import replace
    from functools import partial

    from standoff.exports.discourse import Moving, discourse
    from standoff.record import Kernel

    if days is None and step is None and kernel is None:
        return chosen
    if chosen.name != "dna":
        raise click.UsageError(f"{chosen.name} has no windows: --window, --step and --kernel are for dna")
    if days is None:
        raise click.UsageError("--step and --kernel need the --window that moves")
    moving = Moving(days, step or days, Kernel(kernel) if kernel else None)
    return replace(chosen, write=partial(discourse, moving=moving))


def _to_standard_output(chosen: Format, record: Record) -> None:
    import shutil
    import sys
    from tempfile import TemporaryDirectory

    with TemporaryDirectory() as folder:
        (file,) = chosen.write(record, Path(folder) / "export")
        with file.open("rb") as told:
            shutil.copyfileobj(told, sys.stdout.buffer)


def _unwritable(to: Path, told: str) -> StandoffError:
    from standoff.errors import InvalidValue

    return InvalidValue("bad-value", f"it cannot be written: {told}", where=str(to), todo="name another with --out")


@click.command(
    name="import",
    short_help="Read back what export --to record wrote.",
    epilog="\b\nExample:\n  standoff import record-record.jsonl --record again.db",
)
@click.argument("file", type=click.Path(path_type=Path))
@record_option
@format_option
def import_(file: Path, record: Path, form: str) -> None:
    """Put a record that "standoff export --to record" wrote into a record file, with its decisions.

    All of it or nothing. What the record holds already stays; the same document is kept once.
    """
    from standoff.cli.refresh import refresh
    from standoff.errors import RecordError, UnreadableSource
    from standoff.exports import read_back
    from standoff.store import Store

    new = not record.exists()
    try:
        with file.open(encoding="utf-8-sig", newline="\n") as told, Store.open(record) as store:
            documents = read_back(told, store)
    except OSError as error:
        raise UnreadableSource("not-found", "the file cannot be read", where=str(file)) from error
    except UnicodeDecodeError:
        _away(record, new)
        raise UnreadableSource("not-text", "an export is text in UTF-8", where=str(file)) from None
    except RecordError as error:
        _away(record, new and error.code == "bad-export")
        raise
    refresh(record)
    if form == "json":
        put_json({"format": "standoff-import/1", "documents": documents})
    else:
        say(f"{count(documents, 'document')} brought into {record}.")


def _away(record: Path, new: bool) -> None:
    """Take away the record that was made for an import that brought nothing."""
    if new:
        record.unlink(missing_ok=True)
