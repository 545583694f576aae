"""``standoff show statements``: who said what, to whom, through which outlet, and who says so."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING

import click

from standoff.cli.options import dates_options, format_option, limit_option, record_option, rows
from standoff.cli.show import listing, reports
from standoff.cli.show.chain import Cues, speakers

if TYPE_CHECKING:
    from standoff.query import Said
    from standoff.store import Page

#: Words that report and say nothing else: any other changes what was said, and is shown.
PLAIN = frozenset(
    {"say", "says", "said", "saying", "add", "adds", "added", "adding", "tell", "tells", "told", "telling"}
)


@click.command(epilog="\b\nExample:\n  standoff show statements --speaker Strake --kind direct --until 2014")
@click.option("--speaker", metavar="NAME", help="By this speaker; a part of a name will do.")
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

    It goes by what stands after decisions, in the record's names.

    The word that reports stands after the speaker unless it is no more than "said", "added" or "told": "Ann Orr
    (denied): ...". A "?" after the name marks what was found with a confidence below 0.6: read it in its paragraph,
    with "show why", before you rely on it.
    """
    from standoff.query import View

    with listing.open_folded(record) as opened:
        choice = reports.choice(
            opened,
            View.STATEMENT,
            party=speaker,
            first="statement.speaker_name",
            outlet=outlet,
            since=since,
            until=until,
            kind=kind,
        )
        page: Page[Said] = opened.entries(View.STATEMENT, choice, limit=rows(limit, form))
        cues = Cues(opened.store)
        if form == "json":
            listing.put_page("statements", page, lambda said: statement_object(said, cues))
        elif not page.total:
            listing.tell_empty(opened.store, "such statements")
        else:
            reports.tell_by_document(page, lambda said: f"{who(said, cues)}: {quoted(said)}")
            listing.tell_rest(len(page), page.total)


def who(said: Said, cues: Cues) -> str:
    """Return the speaker for people: "?" when in doubt, how it was said when not plainly, by whom it is reported."""
    *others, speaker = speakers(said)
    cue = cues.of(said)
    notes = [cue] if cue and cue.casefold() not in PLAIN else []
    if others:
        notes.append(f"reported by {', who is reported by '.join(reversed(others))}")
    return speaker + ("?" if doubtful(said.statement) else "") + (f" ({'; '.join(notes)})" if notes else "")


def doubtful(finding: object) -> bool:
    """Tell whether a finding was made with so little confidence that a person should look at it."""
    from standoff.query.doubtful import SURE_SPEAKER

    return getattr(finding, "confidence", 1.0) < SURE_SPEAKER


def quoted(said: Said) -> str:
    """Return a statement's words in quotation marks where the article gives them as such."""
    from standoff.ontology import StatementKind

    return f"“{said.words}”" if said.statement.kind is StatementKind.DIRECT else said.words


def statement_object(said: Said, cues: Cues) -> dict[str, object]:
    """Return a statement for JSON."""
    finding = said.statement
    return {
        "id": said.id,
        "kind": str(finding.kind),
        "speaker": finding.speaker_name,
        "speaker_kind": str(finding.speaker_kind) if finding.speaker_kind else None,
        "addressee": finding.addressee,
        "cue": cues.of(said),
        "words": said.words,
        "content": [finding.content.start, finding.content.end],
        "within": said.within,
        "continues": said.continues,
        "chain": list(speakers(said)),
        "confidence": finding.confidence,
        "document": listing.document_object(said.document),
    }
