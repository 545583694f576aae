"""``standoff serve``: the record in the browser, on this machine only."""

from __future__ import annotations

import getpass
import webbrowser
from pathlib import Path
from typing import TYPE_CHECKING

import click

from standoff.cli.options import at_least, record_option
from standoff.cli.output import say

if TYPE_CHECKING:
    import socket
    from collections.abc import Callable


@click.command(
    short_help="Show the record in the browser.",
    epilog="\b\nExample:\n  standoff serve --record standoff-demo/record.db",
)
@record_option
@click.option(
    "--port",
    type=int,
    callback=at_least(0),
    default=8351,
    show_default=True,
    metavar="N",
    help="Where to listen, on this machine only; 0 for any port that is free.",
)
@click.option(
    "--author",
    envvar="STANDOFF_AUTHOR",
    metavar="NAME",
    help="In whose name decisions are made; else $STANDOFF_AUTHOR, else your user name.",
)
@click.option("--browser/--no-browser", default=True, help="Open the browser, or only say where.")
def serve(record: Path, port: int, author: str | None, browser: bool) -> None:
    """Serve the record at 127.0.0.1 until interrupted, and open it in the browser.

    Nobody on another machine can see it. Decisions that are made on its pages are kept in the record, under the name
    that --author gives.
    """
    serve_record(record, port, author, browser)


#: For serve_record: the usual port, or any other where that one is taken.
FIRST_FREE = -1


def serve_record(record: Path, port: int, author: str | None, browser: bool) -> None:
    """Put ``record`` together where it has changed, then serve it until interrupted."""
    from standoff.cli.refresh import refresh
    from standoff.web import address, listen
    from standoff.web import serve as serve_pages

    refresh(record)
    listening = _first_free() if port == FIRST_FREE else listen(port)
    where = address(listening.getsockname()[1])
    say(f"{record} is served at {where}")
    say("Stop it with Ctrl-C.")
    serve_pages(record, author or getpass.getuser(), listening, _opener(where) if browser else None)


def _first_free() -> socket.socket:
    from standoff.errors import PageError
    from standoff.web import PORT, listen

    try:
        return listen(PORT)
    except PageError:
        return listen(0)


def _opener(where: str) -> Callable[[], None]:
    def opened() -> None:
        webbrowser.open(where)

    return opened
