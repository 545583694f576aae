"""``standoff show``: questions to the record. One question a module."""

from __future__ import annotations

import click

from standoff.cli.show.acts import acts
from standoff.cli.show.documents import documents, unread
from standoff.cli.show.offices import offices
from standoff.cli.show.search import search
from standoff.cli.show.statements import statements
from standoff.cli.show.why import why


@click.group(
    short_help="Ask the record.", epilog="\b\nExample:\n  standoff show statements --speaker Strake --since 2014-05"
)
def show() -> None:
    """Ask the record: who said what, who did what, who held which office, and on whose word."""


for _command in (documents, statements, acts, offices, search, why, unread):
    show.add_command(_command)

__all__ = ["show"]
