"""``standoff review add``: a fact that was not found, on words that a person selects."""

from __future__ import annotations

from pathlib import Path

import click

from standoff.cli.options import at_least, record_option
from standoff.cli.review.desk import author_option, desk, note_option, tell
from standoff.cli.show.why import headline

KINDS = ("statement", "role", "part", "act", "position", "channel", "vote", "name")


@click.command(
    epilog="\b\nExample:\n  standoff review add d0f3b6c7a21 role 'chair of the branch' person='Ann Orr' role=chair "
    "organisation=branch status=current",
    short_help="Add a fact by the words that say it.",
)
@click.argument("document", metavar="DOCUMENT")
@click.argument("kind", type=click.Choice(KINDS))
@click.argument("words", metavar="WORDS")
@click.argument("changes", metavar="FIELD=VALUE...", nargs=-1)
@click.option("--which", type=int, callback=at_least(1), metavar="N", help="The Nth place with these words.")
@note_option
@author_option
@record_option
def add(
    document: str,
    kind: str,
    words: str,
    changes: tuple[str, ...],
    which: int | None,
    note: str | None,
    author: str,
    record: Path,
) -> None:
    """Add a fact by the words that say it: WORDS of the article DOCUMENT (its id), exactly as they stand there.

    The place is given by WORDS; the other fields as for "standoff review correct".
    """
    from standoff.cli.review.facts import pair
    from standoff.cli.review.typed import selected
    from standoff.curation import making, plain
    from standoff.ontology import Kind
    from standoff.text import anchor

    given = dict(pair(change) for change in changes)
    with desk(record, author) as at:
        article = at.store.document(document)
        place = anchor(article.text, selected(article.text, words, which))
        told = {field: plain.parse(Kind(kind), field, text) for field, text in given.items()}
        decision = making.add_as(
            Kind(kind), article.source, place, told, author, at.moment(), sha256=article.sha256, note=note
        )
        at.record.decide(decision)
        added = at.judged(decision.subject)
        tell(decision.id, f"added {decision.subject}: {headline(added.stands.finding)}")
