"""``standoff review merge``, ``forbid``, ``split`` and ``regroup``: what is one thing and what is not."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from standoff.cli.options import Command, record_option
from standoff.cli.output import clean, say
from standoff.cli.refresh import refresh
from standoff.cli.review.desk import Desk, author_option, desk, note_option, tell

if TYPE_CHECKING:
    from standoff.ontology import Decision
    from standoff.query import Judged


def _pair_options(command: Command) -> Command:
    """Add what names A and B, and where each is meant."""
    for decorate in (
        record_option,
        author_option,
        note_option,
        _in_option("--with-in", "others", "B"),
        _in_option("--in", "documents", "A"),
        click.argument("other", metavar="B"),
        click.argument("one", metavar="A"),
    ):
        command = decorate(command)
    return command


def _in_option(name: str, parameter: str, whom: str) -> Callable[[Command], Command]:
    told = f"{whom} as this document names it only; may be repeated."
    return click.option(name, parameter, multiple=True, metavar="DOCUMENT", help=told)


@click.command(
    epilog="\b\nExample:\n  standoff review merge 'Guild of Harbour Pilots' 'Pilots Guild'",
    short_help="Say that two names, or two acts, are one.",
)
@_pair_options
def merge(**given: Any) -> None:
    """Say that A and B are one: two names of a party, or (by id) two acts that report one event."""
    _pair(True, **given)


@click.command(
    epilog="\b\nExample:\n  standoff review forbid 'Ann Orr' 'Ann Orr MP'",
    short_help="Say that two names, or two acts, are never one.",
)
@_pair_options
def forbid(**given: Any) -> None:
    """Say that A and B are never one, however often that is proposed: two names, or (by id) two acts."""
    _pair(False, **given)


def _pair(
    one_thing: bool,
    one: str,
    other: str,
    documents: tuple[str, ...],
    others: tuple[str, ...],
    note: str | None,
    author: str,
    record: Path,
) -> None:
    from standoff.curation import making
    from standoff.ontology import Verb
    from standoff.query import deciding

    refresh(record)
    with desk(record, author) as at:
        left, right = _fact(at, one), _fact(at, other)
        if left and right:
            verb = Verb.MERGE if one_thing else Verb.FORBID_MERGE
            decision = deciding.one_event(at.store, verb, left.found, right.found, author, note)
        else:
            make = making.merge if one_thing else making.forbid
            (mine, here), (theirs, there) = _borne(at, one, documents), _borne(at, other, others)
            decision = make(mine, theirs, author, at.moment(), documents=here, other_documents=there, note=note)
        _keep(at, decision, f"{one} and {other} are {'one' if one_thing else 'kept apart'}")


def _borne(at: Desk, name: str, documents: tuple[str, ...]) -> tuple[str, tuple[str, ...]]:
    """Return ``name`` and ``documents`` as a decision has to say them: a name of the record as documents bear it."""
    from standoff.errors import RecordError
    from standoff.query import View
    from standoff.store import Choice

    if documents:
        _check_borne(at, name, documents)
        return name, documents
    try:
        return at.record.as_borne(name)
    except RecordError as error:
        if error.code != "no-such-id" or not at.record.entries(View.PARTY, Choice(parties=(name,)), limit=0).total:
            raise  # nobody is called so: no decision is made that would only wait
        return name, ()  # several parties': the name is taken as it was typed


def _check_borne(at: Desk, name: str, documents: tuple[str, ...]) -> None:
    """Raise RecordError (``no-such-id``) unless each of ``documents`` is there and names somebody ``name``."""
    from standoff import curation, linking
    from standoff.errors import RecordError

    for id in documents:
        there = curation.parties.called(linking.bearers(at.record.curated(id).facts), at.record.decisions())
        if name not in there.values():
            todo = "give the name as the article has it"
            raise RecordError("no-such-id", f"nobody is called {name!r} in {id}", todo=todo)


def _fact(at: Desk, id: str) -> Judged | None:
    from standoff.errors import RecordError

    try:
        return at.judged(id)
    except RecordError as error:
        if error.code != "no-such-id":
            raise
        return None  # it is a name


@click.command(
    epilog="\b\nExample:\n  standoff review split Kell --in d0f3b6c7a21 --as 'Jane Kell'",
    short_help="Say that a name is somebody else's in some documents.",
)
@click.argument("name", metavar="NAME")
@click.option("--in", "documents", multiple=True, required=True, metavar="DOCUMENT", help="There; may be repeated.")
@click.option("--as", "other", required=True, metavar="OTHER", help="What the other is to be called.")
@note_option
@author_option
@record_option
def split(name: str, documents: tuple[str, ...], other: str, note: str | None, author: str, record: Path) -> None:
    """Say that NAME is somebody else's in some documents (by id), whom the record is to call OTHER."""
    from standoff.curation import making

    with desk(record, author) as at:
        decision = making.split(name, documents, other, author, at.moment(), note)
        _keep(at, decision, f"{name} is {other} in {', '.join(documents)}")


@click.command(
    epilog="\b\nExample:\n  standoff review regroup 'the new tariff' 'pilotage tariff'",
    short_help="Say which issue a wording belongs to.",
)
@click.argument("wording", metavar="WORDING")
@click.argument("issue", metavar="ISSUE")
@note_option
@author_option
@record_option
def regroup(wording: str, issue: str, note: str | None, author: str, record: Path) -> None:
    """Say that positions on WORDING are positions on ISSUE: one of its wordings, or a name for it."""
    from standoff.curation import making

    with desk(record, author) as at:
        _keep(at, making.regroup(wording, issue, author, at.moment(), note), f"{wording} belongs to {issue}")


def _keep(at: Desk, decision: Decision, done: str) -> None:
    at.record.decide(decision)
    tell(decision.id, done)
    for orphan in at.record.orphans():
        if orphan.decision.id == decision.id:
            say(clean(f"It waits: {orphan.reason}."), indent="  ")
