"""``standoff review merge``, ``forbid``, ``split`` and ``regroup``: what is one thing and what is not."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from standoff.cli.options import record_option
from standoff.cli.output import clean, say
from standoff.cli.review.desk import Desk, author_option, desk, note_option, orphans, tell

if TYPE_CHECKING:
    from standoff.ontology import Decision


_left_option = click.option(
    "--in", "documents", multiple=True, metavar="DOCUMENT", help="A as this document names it only; may be repeated."
)
_right_option = click.option(
    "--with-in", "others", multiple=True, metavar="DOCUMENT", help="B as this document names it only; may be repeated."
)


@click.command(
    epilog="\b\nExample:\n  standoff review merge 'Guild of Harbour Pilots' 'Pilots Guild'",
    short_help="Say that two names, or two acts, are one.",
)
@click.argument("one", metavar="A")
@click.argument("other", metavar="B")
@_left_option
@_right_option
@note_option
@author_option
@record_option
def merge(
    one: str,
    other: str,
    documents: tuple[str, ...],
    others: tuple[str, ...],
    note: str | None,
    author: str,
    record: Path,
) -> None:
    """Say that A and B are one: two names of a party, or (by id) two acts that report one event."""
    _pair(True, one, other, documents, others, note, author, record)


@click.command(
    epilog="\b\nExample:\n  standoff review forbid 'Ann Orr' 'Ann Orr MP'",
    short_help="Say that two names, or two acts, are never one.",
)
@click.argument("one", metavar="A")
@click.argument("other", metavar="B")
@_left_option
@_right_option
@note_option
@author_option
@record_option
def forbid(
    one: str,
    other: str,
    documents: tuple[str, ...],
    others: tuple[str, ...],
    note: str | None,
    author: str,
    record: Path,
) -> None:
    """Say that A and B are never one, however often that is proposed: two names, or (by id) two acts."""
    _pair(False, one, other, documents, others, note, author, record)


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
    from standoff.errors import InvalidValue

    with desk(record, author) as at:
        left, right = at.curated.as_found(one), at.curated.as_found(other)
        if left and right:
            anchors = at.anchor(left), at.anchor(right)
            if anchors[0] is None or anchors[1] is None:
                raise InvalidValue("bad-value", f"{one} and {other} are not two acts")
            make_acts = making.merge_acts if one_thing else making.forbid_acts
            decision = make_acts(left, right, author, at.moment(), anchors[0], anchors[1], note)
        else:
            make = making.merge if one_thing else making.forbid
            (mine, here), (theirs, there) = _meant(at, one, documents), _meant(at, other, others)
            decision = make(mine, theirs, author, at.moment(), documents=here, other_documents=there, note=note)
        _keep(at, decision, f"{one} and {other} are {'one' if one_thing else 'kept apart'}")


def _meant(at: Desk, name: str, documents: tuple[str, ...]) -> tuple[str, tuple[str, ...]]:
    """Return the name that documents give where somebody wrote ``name``, as a listing prints it or as they do.

    What nobody is called now is kept as it is: the decision waits for somebody who is.
    """
    from standoff.errors import RecordError
    from standoff.query import Record

    if documents:
        return name, documents
    try:
        return Record(at.store).meant(name)
    except RecordError as error:
        if error.code != "no-such-id":
            raise
        return name, ()


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
    at.decide(decision)
    tell(decision, done)
    for orphan in orphans(at.store):
        if orphan.decision.id == decision.id:
            say(clean(f"It waits: {orphan.reason}."), indent="  ")
