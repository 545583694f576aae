"""``standoff show why``: a fact, and the words it rests on, in their paragraph."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from standoff.cli.options import format_option, record_option
from standoff.cli.output import clean, marked, put_json, say, table
from standoff.cli.show import listing
from standoff.cli.show.chain import Chains

if TYPE_CHECKING:
    from standoff.ontology import Document, Finding, Name, Span
    from standoff.store import Fact


@click.command(
    short_help="Show the words that a fact rests on.", epilog="\b\nExample:\n  standoff show why s2a22b5af18"
)
@click.argument("id", metavar="ID")
@record_option
@format_option
def why(id: str, record: Path, form: str) -> None:
    """Show the words that a fact rests on, in their paragraph, and who says so.

    ID stands before each fact in the other listings.
    """
    from standoff.store import Kind

    with listing.open_record(record) as store:
        fact = store.fact(id)
        document = store.document(fact.document.id)
        chain = Chains(store).speakers(fact) if fact.kind is Kind.STATEMENT else ()
    places = tuple(_evidence(fact.finding))
    if form == "json":
        put_json(_object(fact, document, places, chain))
    else:
        _tell(fact, document, places, chain)


def _evidence(finding: Finding | Name) -> Iterator[Span]:
    """Yield the places that a finding rests on."""
    from standoff.ontology import Name, Statement

    if isinstance(finding, Statement):
        yield finding.content
    elif not isinstance(finding, Name):
        yield from finding.evidence


def _paragraphs(document: Document, places: Iterable[Span]) -> list[tuple[Span, list[Span]]]:
    """Return the paragraphs that ``places`` lie in, each once and in order, with what lies in it."""
    from standoff.ontology import Span
    from standoff.text import paragraphs

    whole = paragraphs(document.text)
    found: dict[Span, list[Span]] = {}
    for place in sorted(places):
        inside = [paragraph for paragraph in whole if paragraph.overlaps(place)]
        for paragraph in inside or [place]:
            part = Span(max(place.start, paragraph.start), min(place.end, paragraph.end))
            found.setdefault(paragraph, []).append(part)
    return sorted(found.items())


def _tell(fact: Fact, document: Document, places: tuple[Span, ...], chain: tuple[str, ...]) -> None:
    say(f"{fact.id}  {clean(headline(fact.finding))}", hanging="  ")
    for paragraph, parts in _paragraphs(document, places):
        here = [(part.start - paragraph.start, part.end - paragraph.start) for part in parts]
        say()
        say(marked(paragraph.of(document.text), here), indent="    ")
    say()
    row = fact.document
    about = [
        ("document", f"{row.title or row.source}  [{row.id}]"),
        ("source", row.source if row.revisions == 1 else f"{row.source}, revision {row.revision} of {row.revisions}"),
        ("outlet", listing.outlet(row)),
        ("date", f"{row.published} ({row.published.basis})" if row.published else "not given"),
    ]
    if chain:
        about += [("speaker", chain[-1]), ("chain", " > ".join((listing.outlet(row), *chain)))]
    about += [("place", ", ".join(f"{place.start}–{place.end}" for place in places))]
    table([(f"{name}:", value) for name, value in about if value], indent="  ")


def headline(finding: Finding | Name) -> str:
    """Return a finding in one line, for people."""
    from standoff.ontology import Act, Channel, Name, Part, Position, Role, Statement, Vote

    match finding:
        case Statement():
            return f"statement ({finding.kind})"
        case Role():
            return (
                f"role: {finding.person}, {finding.role}, {finding.organisation or 'body not named'} ({finding.status})"
            )
        case Part():
            return f"part: {finding.part} of {finding.whole}"
        case Act():
            whom = f" to {finding.target}" if finding.target else ""
            return f"act: {finding.actor or 'somebody'}{whom}: {finding.mode or finding.type} ({finding.status})"
        case Position():
            return f"position: {finding.holder} {finding.stance} {finding.issue}"
        case Channel():
            return f"dialogue: {' and '.join(finding.parties)}: {finding.state}"
        case Vote():
            return f"vote: {finding.body or 'body not named'}: {finding.motion or 'motion not named'}"
        case Name():
            return f"name: {finding.canonical}"


def _object(fact: Fact, document: Document, places: tuple[Span, ...], chain: tuple[str, ...]) -> dict[str, object]:
    return {
        "format": listing.FORMAT,
        "kind": "why",
        "id": fact.id,
        "fact": str(fact.kind),
        "headline": headline(fact.finding),
        "document": listing.document_object(fact.document)
        | {"sha256": fact.document.sha256, "revision": fact.document.revision},
        "chain": list(chain),
        "evidence": [{"place": [place.start, place.end], "words": place.of(document.text)} for place in places],
        "paragraphs": [
            {"place": [paragraph.start, paragraph.end], "text": paragraph.of(document.text)}
            for paragraph, _ in _paragraphs(document, places)
        ],
    }
