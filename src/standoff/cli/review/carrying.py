"""``standoff review export`` and ``import``: decisions carried from one record to another, as JSON lines."""

from __future__ import annotations

from pathlib import Path

import click

from standoff.cli.options import record_option
from standoff.cli.output import clean, say
from standoff.cli.show import listing


@click.command(
    epilog="\b\nExamples:\n  standoff review export decisions.jsonl\n  standoff review export - > decisions.jsonl",
    short_help="Write all decisions to a file.",
)
@click.argument("file", type=click.Path(dir_okay=False, allow_dash=True))
@record_option
def export(file: str, record: Path) -> None:
    """Write all decisions to FILE, one a line as JSON, in the order they were made; "-" is the standard output."""
    from standoff.curation import exchange, in_order

    with listing.open_record(record) as store:
        made = in_order(store.decisions())
    try:
        with click.open_file(file, "wb", atomic=file != "-") as out:
            out.writelines(exchange.lines(made))
    except BrokenPipeError:
        raise
    except OSError as error:
        raise click.BadParameter(f"{file} cannot be written: {error.strerror}", param_hint="FILE") from None
    if file != "-":
        say(f"{len(made):,} {'decision' if len(made) == 1 else 'decisions'} written to {clean(file)}.")


@click.command(
    name="import",
    epilog="\b\nExample:\n  standoff review import decisions.jsonl",
    short_help="Take in decisions from a file.",
)
@click.argument("file", type=click.Path(allow_dash=True))
@record_option
def import_(file: str, record: Path) -> None:
    """Take in the decisions in FILE, as "standoff review export" wrote them; "-" is the standard input.

    Those that are there already are passed over. A line that is no decision is refused with its number; the others are
    taken all the same, and the command then ends with exit code 1.
    """
    from standoff.curation import exchange
    from standoff.errors import UnreadableSource
    from standoff.store import Store

    try:
        with click.open_file(file, "rb") as given:
            told = given.read().splitlines(keepends=True)
    except OSError as error:
        raise UnreadableSource("not-found", f"it cannot be read: {error.strerror}", where=file) from None
    with Store.open(record, create=False) as store, store.together():
        received = exchange.receive(told, store.decisions())
        for decision in received.new:
            store.decide(decision)
    say(f"{len(received.new):,} taken in, {received.known:,} there already, {len(received.refused):,} refused.")
    for refused in received.refused:
        click.echo(clean(f"line {refused.line}: {refused.reason}"), err=True)
    if received.refused:
        click.get_current_context().exit(1)
