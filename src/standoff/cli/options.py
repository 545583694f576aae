"""Options that several commands share."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

if TYPE_CHECKING:
    from standoff.ontology import PartialDate

Command = TypeVar("Command", bound=Callable[..., Any])

RECORD = "record.db"


def record_option(command: Command) -> Command:
    """Give a command ``--record``: the record's file, as the parameter ``record``."""
    return click.option(
        "--record",
        type=click.Path(dir_okay=True, path_type=Path),
        default=RECORD,
        envvar="STANDOFF_RECORD",
        metavar="FILE",
        help=f"The record to use; else $STANDOFF_RECORD, else {RECORD} here.",
    )(command)


def format_option(command: Command) -> Command:
    """Give a command ``--format text|json``, as the parameter ``form``."""
    return click.option(
        "--format",
        "form",
        type=click.Choice(["text", "json"]),
        default="text",
        show_default=True,
        help="For people or for programs.",
    )(command)


def limit_option(command: Command) -> Command:
    """Give a command ``--limit``, for ``rows``: None is a screenful as text and everything as JSON, 0 is all."""
    return click.option(
        "--limit",
        type=int,
        callback=at_least(0),
        metavar="N",
        help="Show the first N only, 0 for all; else 50 as text, all as JSON.",
    )(command)


def at_least(least: int) -> Callable[[click.Context, click.Parameter, int | None], int | None]:
    """Return a callback for an option that refuses a number below ``least`` (BadParameter) and passes None."""

    def convert(_ctx: click.Context, _param: click.Parameter, value: int | None) -> int | None:
        if value is not None and value < least:
            raise click.BadParameter(f"{value} is less than {least}")
        return value

    return convert


def rows(limit: int | None, form: str) -> int | None:
    """Return how many rows to ask for by what ``--limit`` and ``--format`` say: None for all."""
    if limit is None:
        return 50 if form == "text" else None
    return limit or None


def given_date(_ctx: click.Context, _param: click.Parameter, value: str | None) -> PartialDate | None:
    """Turn 2014-05-15, 2014-05 or 2014 into a date that was given; refuse anything else."""
    from standoff.errors import InvalidValue
    from standoff.ontology import DateBasis, PartialDate

    try:
        return None if value is None else PartialDate(value, DateBasis.GIVEN)
    except InvalidValue:
        raise click.BadParameter(f"{value!r} is no date such as 2014-05-15, 2014-05 or 2014") from None


def day(*, last: bool) -> Callable[[click.Context, click.Parameter, str | None], dt.date | None]:
    """Return what turns 2014-05-15, 2014-05 or 2014 into a day: the first or last one that is meant."""

    def convert(_ctx: click.Context, _param: click.Parameter, value: str | None) -> dt.date | None:
        from standoff.errors import InvalidValue
        from standoff.ontology import PartialDate

        if value is None:
            return None
        try:
            date = PartialDate(value)
        except InvalidValue:
            raise click.BadParameter(f"{value!r} is no date such as 2014-05-15, 2014-05 or 2014") from None
        return date.latest if last else date.earliest

    return convert


def dates_options(command: Command) -> Command:
    """Add ``--outlet``, ``--since`` and ``--until``, which choose among documents."""
    for option in (
        click.option("--until", callback=day(last=True), metavar="DATE", help="Published on or before this day."),
        click.option(
            "--since",
            callback=day(last=False),
            metavar="DATE",
            help="Published on or after this day.",
        ),
        click.option("--outlet", metavar="NAME", help="In this outlet; a part of its name will do."),
    ):
        command = option(command)
    return command
