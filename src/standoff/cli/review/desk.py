"""The desk that decisions are made at: the record open for writing, as it is curated so far, and who decides."""

from __future__ import annotations

import datetime as dt
import getpass
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import click

from standoff.cli.options import Command
from standoff.cli.output import clean, say

if TYPE_CHECKING:
    from standoff.ontology import DocumentHead
    from standoff.query import Judged, Record
    from standoff.store import Store


def _user() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError):  # nobody by this number is known here, as in a container
        return ""


def author_option(command: Command) -> Command:
    """Give a command ``--author``: who decides, by default who is logged in."""
    return click.option(
        "--author",
        envvar="STANDOFF_AUTHOR",
        default=_user,
        metavar="NAME",
        help="Who decides; else $STANDOFF_AUTHOR, else your user name.",
    )(command)


def note_option(command: Command) -> Command:
    """Give a command ``--note``: why it was decided, in words, or None."""
    return click.option("--note", metavar="WORDS", help="Why; kept with the decision.")(command)


#: How what is known of an article itself, its date and its outlet, is put right: it belongs to its text, and is read.
_TODO = (
    "its date and outlet are read with it: write them into the article, or where it states none, read it again with "
    "standoff read FILE --published DATE --outlet NAME; its facts have ids of their own, see standoff show why"
)


@dataclass(frozen=True, slots=True)
class Desk:
    """A record open for decisions, and who makes them."""

    record: Record
    author: str

    @property
    def store(self) -> Store:
        """The store of the open record, for what is asked past the record itself."""
        return self.record.store

    def moment(self) -> dt.datetime:
        """Return the time, later than that of every decision in the record, so that this one has the last word."""
        from standoff.query import deciding

        return deciding.moment(self.store)

    def judged(self, id: str) -> Judged:
        """Return the fact called ``id`` as it was found and as it stands; RecordError (``no-such-id``) without one."""
        from standoff.errors import RecordError

        try:
            return self.record.judged(id)
        except RecordError as error:
            head = self._article(id)
            if head is None or error.code != "no-such-id":
                raise
            raise RecordError(
                "no-such-id", f"{id} is an article, no fact: decisions are about facts", todo=_TODO
            ) from None

    def _article(self, id: str) -> DocumentHead | None:
        from standoff.errors import RecordError

        try:
            return self.store.head(id)
        except RecordError:
            return None

    def about(self, verb: str, fact: Judged, changes: Mapping[str, str] | None = None, note: str | None = None) -> str:
        """Accept, reject, correct or note ``fact`` (``verb``) and return the decision's id; raises InvalidValue."""
        from standoff.ontology import Verb
        from standoff.query import deciding

        decision = deciding.about(self.store, Verb(verb), fact, self.author, changes=changes, note=note)
        self.record.decide(decision)
        return decision.id


@contextmanager
def desk(record: Path, author: str) -> Iterator[Desk]:
    """Open ``record``, which must be there, for decisions by ``author``."""
    from standoff.query import Record
    from standoff.store import PATIENT

    if not author.strip():
        raise click.BadParameter("a decision needs its author", param_hint="--author")
    with Record.open(record, wait=PATIENT) as opened:
        yield Desk(opened, author)


def tell(decision: str, done: str) -> None:
    """Say what was decided, and the decision's id, by which it can be taken back."""
    say(f"{clean(done)} [{decision}]")
