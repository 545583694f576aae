"""``standoff demo``: a dispute of our own invention, read and shown."""

from __future__ import annotations

import dataclasses
import shlex
from pathlib import Path
from typing import TYPE_CHECKING

import click

from standoff.cli.options import format_option
from standoff.cli.output import called, clean, count, put_json, say, table
from standoff.cli.read import exit_code, read_into, tell_unread

if TYPE_CHECKING:
    from standoff.batch.report import Report
    from standoff.store import Store


@click.command(
    short_help="Read an invented dispute and show what is in it.",
    epilog="\b\nExample:\n  standoff demo --to /tmp/standoff-demo",
)
@click.option(
    "--to",
    "folder",
    type=click.Path(file_okay=False, path_type=Path),
    default="standoff-demo",
    show_default=True,
    metavar="FOLDER",
    help="Where to put the demo's articles and its record.",
)
@format_option
def demo(folder: Path, form: str) -> None:
    """Copy the demo's articles here, read them into a record, and show what is in it.

    The articles tell of a dispute that was invented for this program, in the words of invented outlets and press
    offices. Run it again as often as you like; articles that you have changed stay changed, and are read as they are
    now.
    """
    from standoff import demo as corpus
    from standoff.store import Store

    try:
        articles = corpus.copy_to(folder)
    except OSError as error:
        raise click.ClickException(f"{folder}: {error.strerror or error} (name another folder with --to)") from error
    record = folder / "record.db"
    report = read_into(record, (str(articles),), workers=1)
    with Store.open(record, create=False, readonly=True) as store:
        if form == "json":
            put_json(_object(store, report))
        else:
            _tell(store, report, articles)
    click.get_current_context().exit(exit_code(report))


def _tell(store: Store, report: Report, articles: Path) -> None:
    from standoff.store import Kind
    from standoff.text import folded

    counts = store.counts()
    rows = store.documents()
    dates = [str(row.published)[:4] for row in rows if row.published]
    years = f", {min(dates)} to {max(dates)}" if dates else ""
    outlets = {folded(row.publisher) for row in rows if row.publisher}
    named = f"{count(len(outlets), 'outlet')} (as the articles name them)"
    say(f"{count(counts.documents, 'article')} from {named}{years}, in {articles}")
    say(f"Read into {store.path} ({report.added} new, {report.revised} changed, {report.unchanged} as before).")
    say()
    say("Found, each with the words it rests on:")
    table([(f"{number:,}", _NOUNS.get(kind, str(kind))) for kind, number in counts.facts], indent="  ")
    say()
    say("Who speaks most:")
    table([(f"{times:,}", who) for who, times in store.parties(Kind.STATEMENT, limit=5)], indent="  ")
    _tell_offices(store)
    tell_unread(report)
    say()
    say("Try next:")
    for command in _commands(store):
        click.echo(f"  {command}")


#: What a count of each kind is called for people.
_NOUNS = {
    "statement": "statements: who said what",
    "role": "reports of who holds which office",
    "part": "reports of which body belongs to which",
    "act": "acts: who did what to whom",
    "position": "positions on a question",
    "channel": "reports of whether two parties are talking",
    "vote": "votes and ballots",
    "name": "names of people and bodies, counted in each article",
}


def _tell_offices(store: Store) -> None:
    from standoff.ontology import Role
    from standoff.record import Told, offices
    from standoff.store import Kind

    facts = store.facts(Kind.ROLE)
    named = {fact.id: place for place, fact in enumerate(facts)}  # in the order in which the articles name them
    tenures = offices(Told(f.finding, f.document.published, f.id) for f in facts if isinstance(f.finding, Role))
    if tenures:
        say()
        say(f"Offices ({len(tenures)}), the first of them:")
        for held in sorted(tenures, key=lambda tenure: min(named[report.evidence] for report in tenure.reports))[:5]:
            say(clean(f"{held.person}, {held.role}, {held.organisation or 'body not named'}"), indent="  ")


def _commands(store: Store) -> list[str]:
    """Return four commands to try, with a speaker and a fact that this record has."""
    from standoff.store import Kind

    program, record = called(), f"--record {shlex.quote(str(store.path))}"
    speakers = store.parties(Kind.STATEMENT, limit=1)
    facts = store.facts(Kind.STATEMENT, limit=1).items
    speaker = f" --speaker {shlex.quote(clean(speakers[0][0]))}" if speakers else ""
    return [
        f"{program} show statements{speaker} {record}",
        f"{program} show why {facts[0].id} {record}" if facts else f"{program} show documents {record}",
        f"{program} show acts --type demand {record}",
        f"{program} show search talks {record}",
    ]


def _object(store: Store, report: Report) -> dict[str, object]:
    from standoff.store import Kind

    counts = store.counts()
    return {
        "format": "standoff-demo/1",
        "record": str(store.path),
        "read": dataclasses.asdict(report),
        "documents": counts.documents,
        "facts": {str(kind): number for kind, number in counts.facts},
        "speakers": [{"name": who, "statements": times} for who, times in store.parties(Kind.STATEMENT, limit=5)],
        "next": _commands(store),
    }
