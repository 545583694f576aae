"""``standoff review accept``, ``reject``, ``correct``, ``note`` and ``undo``: decisions about one fact or decision."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from standoff.cli.options import record_option
from standoff.cli.review.desk import Desk, author_option, desk, note_option, tell
from standoff.cli.show.why import headline

if TYPE_CHECKING:
    from standoff.query import Judged


@click.command(
    epilog="\b\nExample:\n  standoff review accept s2a22b5af18 --author 'Ines Marle'",
    short_help="Say that facts are right.",
)
@click.argument("ids", metavar="ID...", nargs=-1, required=True)
@note_option
@author_option
@record_option
def accept(ids: tuple[str, ...], note: str | None, author: str, record: Path) -> None:
    """Say that facts are right. ID stands before each fact in the listings."""
    _verdicts(ids, "accept", note, author, record)


@click.command(
    epilog="\b\nExample:\n  standoff review reject s2a22b5af18 --note 'a caption, nobody said it'",
    short_help="Say that facts are wrong.",
)
@click.argument("ids", metavar="ID...", nargs=-1, required=True)
@note_option
@author_option
@record_option
def reject(ids: tuple[str, ...], note: str | None, author: str, record: Path) -> None:
    """Say that facts are wrong: they are out of the record until that is undone, or they are accepted."""
    _verdicts(ids, "reject", note, author, record)


def _verdicts(ids: Sequence[str], verb: str, note: str | None, author: str, record: Path) -> None:
    with desk(record, author) as at, at.store.together():
        for fact in [at.judged(id) for id in ids]:
            tell(at.about(verb, fact, note=note), f"{verb}ed {fact.found.id}: {headline(fact.found.finding)}")


@click.command(
    epilog="\b\nExamples:\n"
    "  standoff review correct s2a22b5af18 speaker_name='Ann Orr' speaker_kind=person\n"
    "  standoff review correct s2a22b5af18 addressee=null\n"
    "  standoff review correct a8792a60518 date=2025-02 status=planned polarity=no\n"
    "  standoff review correct a8792a60518 recipients='Ann Orr; Leonard Strake'\n"
    "  standoff review correct s2a22b5af18 'content=\"We were not asked\"'",
    short_help="Give fields of a fact other values.",
)
@click.argument("id", metavar="ID")
@click.argument("changes", metavar="FIELD=VALUE...", nargs=-1, required=True)
@note_option
@author_option
@record_option
def correct(id: str, changes: tuple[str, ...], note: str | None, author: str, record: Path) -> None:
    """Give fields of a fact other values.

    VALUE is written as people write it: a date as 2025-02-26, 2025-02 or 2025, yes or no, a number, one of the words
    that the field takes, names with semicolons between; null is nothing, and JSON is taken too. A place in the article
    is given by its words in quotation marks, which must stand there once; the statement that another is reported
    within, by its id. An unknown FIELD, or a VALUE that the field does not take, is answered with those that there are.
    """
    given = dict(pair(change) for change in changes)
    with desk(record, author) as at:
        fact = at.judged(id)
        tell(corrected(at, fact, given, note), f"corrected {fact.found.id}: {', '.join(given)}")


def corrected(at: Desk, fact: Judged, changes: dict[str, str], note: str | None = None) -> str:
    """Correct ``fact`` with what a person typed for each field; return the decision's id; raises InvalidValue."""
    from standoff.cli.review.typed import value

    told = {field: value(at, fact, field, text) for field, text in changes.items()}
    return at.about("correct", fact, told, note)


def pair(change: str) -> tuple[str, str]:
    """Return the field and the value of FIELD=VALUE."""
    field, equals, value = change.partition("=")
    if not equals or not field:
        raise click.BadParameter(f"{change!r} is no FIELD=VALUE")
    return field.strip().replace("-", "_"), value


@click.command(
    epilog="\b\nExamples:\n  standoff review note s2a22b5af18 'asked the office, waiting for an answer'\n"
    "  standoff review note 'Guild of Harbour Pilots' 'renamed in 2016'",
    short_help="Write a note beside a fact or a party.",
)
@click.argument("about", metavar="ID|NAME")
@click.argument("words", metavar="WORDS")
@author_option
@record_option
def note(about: str, words: str, author: str, record: Path) -> None:
    """Write a note beside a fact, or beside a party or another entry of the record, by its name or id."""
    from standoff.curation import making
    from standoff.errors import RecordError

    with desk(record, author) as at:
        try:
            made = at.about("note", at.judged(about), note=words)
        except RecordError as error:
            if error.code != "no-such-id":
                raise
            decision = making.note(about, words, author, at.moment())
            at.record.decide(decision)
            made = decision.id
        tell(made, f"noted beside {about}")


@click.command(
    epilog="\b\nExample:\n  standoff review undo j5f3a90c2d1e4b687", short_help="Take a decision out of force."
)
@click.argument("id", metavar="ID")
@note_option
@author_option
@record_option
def undo(id: str, note: str | None, author: str, record: Path) -> None:
    """Take a decision out of force. ID stands in "standoff review list"; an undo can be undone."""
    from standoff.query import deciding

    with desk(record, author) as at:
        before, decision = deciding.undoing(at.store, id, author, note)
        at.record.decide(decision)
        whose = "" if before.author == author else f", decided by {before.author}"
        tell(decision.id, f"undone: {before.verb} {before.subject}{whose}")
