"""``standoff extract``: what is found in files, printed and not kept."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import click

from standoff.cli.output import as_json, clean
from standoff.cli.read import counted

if TYPE_CHECKING:
    from standoff.batch.source import Outcome


@click.command(
    short_help="Print what is found in files as JSON; keep nothing.",
    epilog="\b\nExamples:\n  standoff extract article.txt\n  standoff extract cuttings/ --format json > found.json",
)
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@click.option(
    "--format",
    "form",
    type=click.Choice(["jsonl", "json"]),
    default="jsonl",
    show_default=True,
    help="One object per line, or one array of them.",
)
def extract(paths: tuple[str, ...], form: str) -> None:
    """Print what is found in files, folders or patterns as JSON, and keep nothing.

    One object per article, as docs/extract.md describes it. What cannot be read is named on standard error.
    """
    from standoff.batch.source import NOT_DOCUMENT, Failed, Studied
    from standoff.exports import extract as to_object

    done = failed = 0
    passed: list[str] = []
    for outcome in _studied(paths):
        if isinstance(outcome, Failed) and outcome.code == NOT_DOCUMENT:
            passed.append(outcome.message)
        elif isinstance(outcome, Failed):
            failed += 1
            click.echo(f"standoff: not read: {clean(outcome.source)}: {clean(outcome.message)}", err=True)
        elif isinstance(outcome, Studied):
            line = as_json(to_object(outcome.document, outcome.findings))
            lead = "" if form == "jsonl" else ",\n" if done else "[\n"
            click.echo(f"{lead}{line}".encode(), nl=form == "jsonl")
            done += 1
    if form == "json":
        click.echo("\n]" if done else "[]")
    if passed:
        click.echo(f"standoff: passed over as no documents: {counted(passed)}", err=True)
    click.get_current_context().exit((1 if failed else 0) if done else 4)


def _studied(paths: tuple[str, ...]) -> Iterator[Outcome]:
    from standoff.batch.source import failure, study
    from standoff.sources import Unread, find

    for source in find(paths, "."):
        if isinstance(source, Unread):
            yield failure(source)
        else:
            yield from study(source)
