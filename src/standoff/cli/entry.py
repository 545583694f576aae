"""``standoff``: the group of commands, and how a command ends: the exit codes, and errors in one line."""

from __future__ import annotations

import os
import sys
from typing import Any, NoReturn

import click

from standoff.cli.demo import demo
from standoff.cli.doctor import doctor
from standoff.cli.export import export, import_
from standoff.cli.extract import extract
from standoff.cli.output import clean
from standoff.cli.publish import publish
from standoff.cli.read import read
from standoff.cli.review import review
from standoff.cli.serve import serve
from standoff.cli.show import show
from standoff.errors import InvalidValue, ModelError, PageError, RecordError, StandoffError, UnreadableSource

#: Exit codes and what they mean, as ``standoff --help`` and docs/cli.md have them.
EXIT_CODES = {
    0: "done",
    1: "some sources, or lines of a file, could not be read; the others were",
    2: "the command line makes no sense",
    3: "the record is missing, locked, damaged or from another version, or has no such id",
    4: "nothing could be read",
    5: "the language model is missing or not the shipped one",
    6: "the record cannot be served there: the port is taken",
    70: "a fault of the program",
    130: "interrupted",
    141: "whoever read the output closed it early",
}

_CODES: dict[type[StandoffError], int] = {
    InvalidValue: 2,
    RecordError: 3,
    UnreadableSource: 4,
    ModelError: 5,
    PageError: 6,
}


class Commands(click.Group):
    """A group that ends every StandoffError with one line on standard error and its exit code."""

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command that was asked for."""
        try:
            return super().invoke(ctx)
        except BrokenPipeError:
            discard_output()
            ctx.exit(141)
        except StandoffError as error:
            click.echo(f"standoff: {clean(str(error))}", err=True)
            ctx.exit(_CODES.get(type(error), 70))


def _epilog() -> str:
    lines = "\n".join(f"  {code:>3}  {meaning}" for code, meaning in EXIT_CODES.items())
    return f"\b\nExit codes:\n{lines}\n\n\b\nExample:\n  standoff demo"


@click.group(cls=Commands, epilog=_epilog(), context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="standoff", prog_name="standoff", message="%(prog)s %(version)s")
def app() -> None:
    """Read the news coverage of a dispute, and keep the record of it.

    Start with "standoff demo", then read a folder of your own: "standoff read cuttings/".
    """


for _command in (read, extract, show, review, serve, publish, export, import_, demo, doctor):
    app.add_command(_command)


def main() -> NoReturn:
    """Run the command line of this process and end it with an exit code; no traceback reaches the user."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")
    try:
        code = app.main(prog_name="standoff", standalone_mode=False)
        sys.stdout.flush()
    except click.exceptions.Abort:
        code = _told("interrupted", 130)
    except click.ClickException as error:
        error.show()
        code = error.exit_code
    except BrokenPipeError:
        discard_output()
        code = 141
    except Exception as error:
        if os.environ.get("STANDOFF_DEBUG"):
            raise
        advice = "please report it; STANDOFF_DEBUG=1 shows where"
        code = _told(f"a fault of the program: {type(error).__name__}: {error} ({advice})", 70)
    sys.exit(code if isinstance(code, int) else 0)


def discard_output() -> None:
    """Let what is still to be written go nowhere: whoever read it has gone, and that is no error of ours."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _told(what: str, code: int) -> int:
    click.echo(f"standoff: {clean(what)}", err=True)
    return code
