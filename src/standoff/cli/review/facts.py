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
    from standoff.ontology import Decision, Fact


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
        for fact in [at.fact(id) for id in ids]:
            decision = verdict(at, fact, verb, note)
            tell(decision, f"{verb}ed {fact.id}: {headline(fact.finding)}")


def verdict(at: Desk, fact: Fact, verb: str, note: str | None = None) -> Decision:
    """Accept or reject (``verb``) ``fact``, and return the decision."""
    from standoff.curation import making

    make = making.accept if verb == "accept" else making.reject
    decision = make(fact, at.author, at.moment(), at.anchor(fact), note)
    at.decide(decision)
    return decision


@click.command(
    epilog="\b\nExamples:\n"
    "  standoff review correct s2a22b5af18 speaker_name='Ann Orr' speaker_kind=person\n"
    "  standoff review correct s2a22b5af18 addressee=null\n"
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

    VALUE is JSON where the field is no text: 0.9, null, true, ["..."]. A place in the article is given by its words in
    quotation marks, which must stand there once; the statement that another is reported within, by its id. An
    unknown FIELD is answered with the list of those that there are.
    """
    given = dict(pair(change) for change in changes)
    with desk(record, author) as at:
        fact = at.fact(id)
        tell(corrected(at, fact, given, note), f"corrected {fact.id}: {', '.join(given)}")


def corrected(at: Desk, fact: Fact, changes: dict[str, str], note: str | None = None) -> Decision:
    """Correct ``fact`` with what a person typed for each field, and return the decision; raises InvalidValue."""
    from standoff.cli.review.typed import value
    from standoff.curation import making

    told = {field: value(at, fact, field, text) for field, text in changes.items()}
    stands = at.curated_of(fact.document.id).fact(fact.id)
    decision = making.correct_as(fact, told, at.author, at.moment(), at.anchor(fact), note, stands=stands)
    at.decide(decision)
    return decision


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

    with desk(record, author) as at:
        fact = at.curated.as_found(about)
        decision = making.note(fact or about, words, author, at.moment(), at.anchor(fact) if fact else None)
        at.decide(decision)
        tell(decision, f"noted beside {about}")


@click.command(
    epilog="\b\nExample:\n  standoff review undo j5f3a90c2d1e4b687", short_help="Take a decision out of force."
)
@click.argument("id", metavar="ID")
@note_option
@author_option
@record_option
def undo(id: str, note: str | None, author: str, record: Path) -> None:
    """Take a decision out of force. ID stands in "standoff review list"; an undo can be undone."""
    from standoff.curation import making

    with desk(record, author) as at:
        before = at.store.decision(id)
        decision = making.undo(before, author, at.moment(), note)
        at.decide(decision)
        tell(decision, f"undone: {before.verb} {before.subject}")
