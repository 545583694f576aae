"""The desk that decisions are made at: the record open for writing, as it is curated so far, and who decides."""

from __future__ import annotations

import datetime as dt
import getpass
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from standoff.cli.output import clean, say

if TYPE_CHECKING:
    from standoff.curation import Curated, Orphan
    from standoff.ontology import Anchor, Decision, Fact
    from standoff.store import Store

Command = TypeVar("Command", bound=Callable[..., Any])


def _user() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError):  # nobody by this number is known here, as in a container
        return ""


def author_option(command: Command) -> Command:
    """Add ``--author``."""
    return click.option(
        "--author",
        envvar="STANDOFF_AUTHOR",
        default=_user,
        metavar="NAME",
        help="Who decides; else $STANDOFF_AUTHOR, else your user name.",
    )(command)


def note_option(command: Command) -> Command:
    """Add ``--note``."""
    return click.option("--note", metavar="WORDS", help="Why; kept with the decision.")(command)


def curated(store: Store) -> Curated:
    """Return the facts of ``store`` as the decisions in it leave them."""
    from standoff.curation import curate
    from standoff.ontology import Kind

    decisions = store.decisions()
    facts = (fact for kind in Kind for fact in store.facts(kind))
    return curate(facts, decisions, store.places(decisions), store.documents())


def orphans(store: Store) -> tuple[Orphan, ...]:
    """Return every decision that nothing in ``store`` answers to now, with why, in the order they were made."""
    from standoff import linking
    from standoff.curation import events, issues, parties
    from standoff.ontology import Kind, Position

    decisions, now = store.decisions(), curated(store)
    bearers = linking.bearers(now.facts)  # every name that the record is made of, as it is when it is put together
    wordings = {fact.finding.issue for fact in now.facts if isinstance(fact.finding, Position)}
    found = [
        *now.orphans,
        *parties.settle(bearers, (), decisions).orphans,
        *events.settle(store.facts(Kind.ACT), (), decisions, store.places(decisions)).orphans,
        *issues.settle(wordings, (), decisions).orphans,
    ]
    return tuple(sorted(found, key=lambda orphan: (orphan.decision.made, orphan.decision.id)))


@dataclass(slots=True)
class Desk:
    """A record open for decisions, and who makes them."""

    store: Store
    author: str
    _curated: Curated | None = None

    @property
    def curated(self) -> Curated:
        """The facts as the decisions so far leave them."""
        if self._curated is None:
            self._curated = curated(self.store)
        return self._curated

    def curated_of(self, document: str) -> Curated:
        """Return the facts of one document as the decisions so far leave them, without a look at the others."""
        from standoff.query import Record

        return Record(self.store).curated(document)

    def moment(self) -> dt.datetime:
        """Return the time, later than that of every decision in the record, so that this one has the last word."""
        last = max((decision.made for decision in self.store.decisions()), default=None)
        now = dt.datetime.now(dt.UTC)
        return now if last is None or last < now else last + dt.timedelta(microseconds=1)

    def fact(self, id: str) -> Fact:
        """Return the fact called ``id`` as it was found, rejected or not; RecordError (``no-such-id``) without one."""
        return self.curated.as_found(id) or self.store.fact(id)

    def anchor(self, fact: Fact) -> Anchor | None:
        """Return the anchor of a fact's words in its document's current text."""
        from standoff.text import anchor

        return anchor(self.store.document(fact.document.id).text, fact.span) if fact.span else None

    def decide(self, decision: Decision) -> None:
        """Keep ``decision``."""
        self.store.decide(decision)
        self._curated = None


@contextmanager
def desk(record: Path, author: str) -> Iterator[Desk]:
    """Open ``record``, which must be there, for decisions by ``author``."""
    from standoff.store import Store

    if not author.strip():
        raise click.BadParameter("a decision needs its author", param_hint="--author")
    with Store.open(record, create=False) as store:
        yield Desk(store, author)


def tell(decision: Decision, done: str) -> None:
    """Say what was decided, and how to take it back."""
    say(f"{clean(done)} [{decision.id}]")
