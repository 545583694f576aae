"""``standoff doctor``: how this installation is, and what could be better."""

from __future__ import annotations

from pathlib import Path

import click

from standoff.cli.options import format_option, record_option
from standoff.cli.output import put_json, say, table


@click.command(
    short_help="Show versions, and what could be better.", epilog="\b\nExample:\n  standoff doctor --record cuttings.db"
)
@record_option
@format_option
def doctor(record: Path, form: str) -> None:
    """Show versions, the database, the language model and the record, and what could be better.

    Changes nothing. Ends with exit code 3 when something is wrong, with 0 when things are fine or could be better.
    """
    from standoff.doctor import State, examine

    checks = examine(record)
    if form == "json":
        items = [{"name": c.name, "state": str(c.state), "found": c.found, "todo": c.todo} for c in checks]
        put_json({"format": "standoff-doctor/1", "checks": items})
    else:
        table([(check.name, _MARKS[check.state], check.found) for check in checks])
        advised = [check for check in checks if check.todo]
        if advised:
            say()
            say("What could be better:")
            table([(check.name, str(check.todo)) for check in advised], indent="  ")
    click.get_current_context().exit(3 if any(check.state is State.WRONG for check in checks) else 0)


_MARKS = {"fine": "ok", "could be better": "–", "wrong": "WRONG"}
