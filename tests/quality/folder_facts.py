"""What the record holds of the articles in a folder, view by view: python -m tests.quality.folder_facts FOLDER [LIST]

Reads every article of the folder into a record of its own, which is thrown away, and prints what ``standoff show``
tells of its offices, talks, demands, votes, agreements and positions. LIST is a list of parties to go by: a TOML file
or "uk-health". Articles that cannot be read are named on standard error, and the rest is read.
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from click.testing import CliRunner

from standoff.cli.entry import app as standoff

VIEWS = ("offices", "dialogue", "demands", "mandates", "agreements", "positions")


def facts(folder: Path, parties: str | None = None) -> Iterator[tuple[str, str]]:
    """Yield each of ``VIEWS`` of the articles in ``folder`` with what is shown of it."""
    with tempfile.TemporaryDirectory() as kept:
        record = ("--record", str(Path(kept) / "facts.db"))
        _run("read", str(folder), *(("--parties", parties) if parties else ()), *record)
        for view in VIEWS:
            yield view, _run("show", view, *record)


def _run(*words: str) -> str:
    """What the command prints; what it says on standard error goes there."""
    done = CliRunner().invoke(standoff, words)
    sys.stderr.write(done.stderr)
    if done.exception and not isinstance(done.exception, SystemExit):
        raise done.exception
    return done.stdout


if __name__ == "__main__":
    if len(sys.argv) not in (2, 3):
        sys.exit("usage: python -m tests.quality.folder_facts FOLDER [LIST]")
    for view, shown in facts(Path(sys.argv[1]), *sys.argv[2:]):
        print(f"== {view}\n{shown}")
