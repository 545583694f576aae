"""``standoff show statements``: who said what, to whom, through which outlet, and who says so."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING

import click

from standoff.cli.options import dates_options, format_option, limit_option, record_option, rows
from standoff.cli.output import clean, say
from standoff.cli.show import decided, listing
from standoff.cli.show.chain import Chains

if TYPE_CHECKING:
    from standoff.ontology import Fact

#: Words that report and say nothing else: any other changes what was said, and is shown.
PLAIN = frozenset(
    {"say", "says", "said", "saying", "add", "adds", "added", "adding", "tell", "tells", "told", "telling"}
)


@click.command(epilog="\b\nExample:\n  standoff show statements --speaker Strake --kind direct --until 2014")
@click.option("--speaker", metavar="NAME", help="By this speaker; a part of the name will do.")
@dates_options
@click.option("--kind", type=click.Choice(["direct", "indirect", "mixed"]), help="Words given in this way only.")
@limit_option
@record_option
@format_option
def statements(
    speaker: str | None,
    outlet: str | None,
    since: dt.date | None,
    until: dt.date | None,
    kind: str | None,
    limit: int | None,
    record: Path,
    form: str,
) -> None:
    """List who said what, in the order of publication.

    The word that reports stands after the speaker unless it is no more than "said", "added" or "told": "Ann Orr
    (denied): ...". A "?" after the name marks what was found with a confidence below 0.6: read it in its paragraph,
    with "show why", before you rely on it.
    """
    from standoff.ontology import Kind
    from standoff.store import Filters

    filters = Filters(party=speaker, outlet=outlet, since=since, until=until, kind=kind)
    with listing.open_record(record) as store:
        page = decided.standing(store, Kind.STATEMENT, filters, limit=rows(limit, form))
        chains = Chains(store)
        if form == "json":
            listing.put_page("statements", page, lambda fact: statement_object(fact, chains))
        elif not page.total:
            listing.tell_empty(store, "such statements")
        else:
            _tell(page.items, chains)
            listing.tell_rest(len(page), page.total)


def _tell(facts: tuple[Fact, ...], chains: Chains) -> None:
    """Print statements under their documents."""
    document = None
    for fact in facts:
        if fact.document.id != document:
            if document:
                say()
            document = fact.document.id
            row = fact.document
            say(f"{row.id}  {listing.when(row)}  {listing.outlet(row)}  {row.title or row.source}", hanging=" " * 13)
        said = f"{who(fact, chains)}: {quoted(fact)}"
        say(clean(said), indent=f"  {fact.id}  ", hanging=" " * 15)


def who(fact: Fact, chains: Chains) -> str:
    """Return the speaker for people: "?" when in doubt, how it was said when not plainly, by whom it is reported."""
    *others, speaker = chains.speakers(fact)
    cue = chains.cue(fact)
    notes = [cue] if cue and cue.casefold() not in PLAIN else []
    if others:
        notes.append(f"reported by {', who is reported by '.join(reversed(others))}")
    return speaker + ("?" if doubtful(fact) else "") + (f" ({'; '.join(notes)})" if notes else "")


def doubtful(fact: Fact) -> bool:
    """Tell whether a statement was found with so little confidence that a person should look at it."""
    from standoff.query.doubtful import SURE_SPEAKER

    return getattr(fact.finding, "confidence", 1.0) < SURE_SPEAKER


def quoted(fact: Fact) -> str:
    """Return a statement's words in quotation marks where the article gives them as such."""
    from standoff.ontology import Statement, StatementKind

    assert isinstance(fact.finding, Statement)
    return f"“{fact.words}”" if fact.finding.kind is StatementKind.DIRECT else fact.words


def statement_object(fact: Fact, chains: Chains) -> dict[str, object]:
    """Return a statement for JSON."""
    from standoff.ontology import Statement

    finding = fact.finding
    assert isinstance(finding, Statement)
    return {
        "id": fact.id,
        "kind": str(finding.kind),
        "speaker": finding.speaker_name,
        "speaker_kind": str(finding.speaker_kind) if finding.speaker_kind else None,
        "addressee": finding.addressee,
        "cue": chains.cue(fact),
        "words": fact.words,
        "content": [finding.content.start, finding.content.end],
        "within": chains.id(fact, finding.within),
        "continues": chains.id(fact, finding.continues),
        "chain": list(chains.speakers(fact)),
        "confidence": finding.confidence,
        "document": listing.document_object(fact.document),
    }
