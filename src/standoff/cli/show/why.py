"""``standoff show why``: a fact and the words it rests on, in their paragraph; or what is known of a document."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import click

from standoff.cli.options import format_option, record_option
from standoff.cli.output import clean, marked, put_json, say, table
from standoff.cli.show import listing
from standoff.cli.show.acts import act_object
from standoff.cli.show.chain import Cues, speakers
from standoff.cli.show.documents import row_object
from standoff.cli.show.statements import doubtful

if TYPE_CHECKING:
    from standoff.curation import Review
    from standoff.ontology import Act, Document, DocumentHead, Fact, Finding, Name, Span
    from standoff.query import Judged, Record
    from standoff.web.resting import Resting


@dataclass(frozen=True, slots=True)
class _Reason:
    """A fact with what it rests on: its document, its places there, and for a statement who says so, in which word."""

    fact: Fact
    document: Document
    places: tuple[Span, ...]
    chain: tuple[str, ...] = ()
    cue: str | None = None
    review: Review | None = None
    resting: tuple[Resting, ...] = ()


@click.command(
    short_help="Show the words that a fact rests on.", epilog="\b\nExample:\n  standoff show why s2a22b5af18"
)
@click.argument("id", metavar="ID")
@record_option
@format_option
def why(id: str, record: Path, form: str) -> None:
    """Show the words that a fact rests on, in their paragraph, who says so, and what rests on the fact in turn.

    A fact that a person corrected is shown as corrected.

    ID stands before each fact in the other listings: s... is a statement, a... an act, r... a report of an office. Of
    a document, d..., it shows what is known of it and how many statements were found in it.
    """
    from standoff.query import Record
    from standoff.store import Filters

    with Record.open(record, readonly=True) as opened:
        row = next(iter(opened.documents(Filters(document=id))), None)
        reason = None if row else _reason(opened, opened.judged(id))
    if row:
        if form == "json":
            told = {"id": row.id, "fact": "document", "headline": _heading(row), "document": row_object(row)}
            put_json({"format": listing.FORMAT, "kind": "why", **told})
        else:
            _tell_document(row)
    elif reason:
        if form == "json":
            put_json(_object(reason))
        else:
            _tell(reason)


def tell_fact(record: Record, judged: Judged) -> None:
    """Print a fact as people's decisions leave it, with its words in their paragraph."""
    _tell(_reason(record, judged))


def _reason(record: Record, judged: Judged) -> _Reason:
    from standoff.query import said

    fact = judged.stands
    document, places = record.document(fact.document.id), tuple(_evidence(fact.finding))
    beside = (fact, *(each for each in judged.beside if each.id != fact.id))
    told = next((each for each in said(beside) if each.id == fact.id), None)
    resting = _resting(record, fact)
    if told is None:
        return _Reason(fact, document, places, review=judged.review, resting=resting)
    return _Reason(fact, document, places, speakers(told), Cues(record.store).of(told), judged.review, resting)


def _resting(record: Record, fact: Fact) -> tuple[Resting, ...]:
    """Return what rests on ``fact`` in the record as it was put together last; nothing where that was never done."""
    from standoff.errors import RecordError
    from standoff.query import Record
    from standoff.web.resting import resting

    try:
        return tuple(resting(Record(record.store, as_kept=True), fact.id))
    except RecordError as error:
        if error.code != "not-together":
            raise
        return ()


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


def _tell(reason: _Reason) -> None:
    fact, document, places = reason.fact, reason.document, reason.places
    say(f"{fact.id}  {clean(headline(fact.finding))}", hanging="  ")
    for paragraph, parts in _paragraphs(document, places):
        here = [(part.start - paragraph.start, part.end - paragraph.start) for part in parts]
        say()
        say(marked(paragraph.of(document.text), here), indent="    ")
    say()
    about = [("document", f"{fact.document.title or fact.document.source}  [{fact.document.id}]")]
    about += _about(fact.document)
    if reason.chain:
        doubt = f" (in doubt: confidence {confidence(fact)})" if doubtful(fact.finding) else ""
        about.append(("speaker", reason.chain[-1] + doubt))
        about.append(("cue", reason.cue or "none"))
        about.append(("chain", " > ".join((listing.outlet(fact.document), *reason.chain))))
    about += _of_act(fact)
    if reason.review:
        states = ", ".join(reason.review.states)
        about.append(("decided", f"{states}, by {', '.join(reason.review.by)}, {reason.review.when:%Y-%m-%d %H:%M}"))
    for number, each in enumerate(reason.resting):
        about.append(("" if number else "on it rests", f"{each.kind}: {clean(each.title)}  [{each.entry}]"))
    about += [("place", ", ".join(f"{place.start}–{place.end}" for place in places))]
    table([(f"{name}:" if name else "", value) for name, value in about if value], indent="  ")


def _of_act(fact: Fact) -> list[tuple[str, str]]:
    """Return what is told of an act beside its headline, for people."""
    from standoff.ontology import Act

    act = fact.finding
    if not isinstance(act, Act):
        return []
    when = f"{act.date} ({act.date.basis})" if act.date else "not given"
    sure = f"{act.confidence}" + (" (in doubt)" if doubtful(fact.finding) else "")
    return [
        ("type", _type(act)),
        ("about", act.about or ""),
        ("status", str(act.standing)),
        ("when", when),
        ("condition", act.condition or ""),
        ("said by", act.said_by or "the outlet"),
        ("confidence", sure),
    ]


def _tell_document(row: DocumentHead) -> None:
    say(f"{row.id}  {clean(_heading(row))}", hanging="  ")
    say()
    about = _about(row)
    about += [("authors", ", ".join(row.authors)), ("address", row.url or "")]
    about += [("statements", f"{row.statements:,}")]
    about += [("to note", problem.message) for problem in row.problems]
    table([(f"{name}:", clean(value)) for name, value in about if value], indent="  ")


def _heading(row: DocumentHead) -> str:
    return f"document ({row.kind}): {row.title or 'no title'}"


def _about(row: DocumentHead) -> list[tuple[str, str]]:
    """Return where a document comes from, for people."""
    return [
        ("source", row.source + (f", revision {row.revision} of {row.revisions}" if row.revisions > 1 else "")),
        ("to note", "gone: the file was no longer there when its folder was last read" if row.gone else ""),
        ("outlet", listing.outlet(row)),
        ("date", f"{row.published} ({row.published.basis})" if row.published else "not given"),
    ]


def confidence(fact: Fact) -> float | None:
    """Return how sure the reading is of a fact, from 0 to 1; None for a name, which is only counted."""
    return getattr(fact.finding, "confidence", None)


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
            return f"act: {finding.actor or 'somebody'}{whom}: {_type(finding)} ({finding.standing})"
        case Position():
            return f"position: {finding.holder} {finding.stance} {finding.issue}"
        case Channel():
            return f"dialogue: {' and '.join(finding.parties)}: {finding.state}"
        case Vote():
            return f"vote: {finding.body or 'body not named'}: {finding.motion or 'motion not named'}"
        case Name():
            return f"name: {finding.canonical}"


def _type(act: Act) -> str:
    return f"{act.type}, {act.mode}" if act.mode else act.type


def _decided(review: Review | None) -> dict[str, object] | None:
    """Return what people decided about a fact, for JSON; None where nobody did."""
    if review is None:
        return None
    return {"states": [str(state) for state in review.states], "by": list(review.by), "last": review.when.isoformat()}


def _object(reason: _Reason) -> dict[str, object]:
    from standoff.ontology import Act

    fact, document, places = reason.fact, reason.document, reason.places
    act = {"act": act_object(fact.finding)} if isinstance(fact.finding, Act) else {}
    return {
        "format": listing.FORMAT,
        "kind": "why",
        "id": fact.id,
        "fact": str(fact.kind),
        "headline": headline(fact.finding),
        "document": listing.document_object(fact.document)
        | {"sha256": fact.document.sha256, "revision": fact.document.revision},
        "speaker": getattr(fact.finding, "speaker_name", None),
        "cue": reason.cue,
        "confidence": confidence(fact),
        "decided": _decided(reason.review),
        "chain": list(reason.chain),
        "rests_on_it": [{"kind": each.kind, "id": each.entry, "title": each.title} for each in reason.resting],
        "evidence": [{"place": [place.start, place.end], "words": place.of(document.text)} for place in places],
        "paragraphs": [
            {"place": [paragraph.start, paragraph.end], "text": paragraph.of(document.text)}
            for paragraph, _ in _paragraphs(document, places)
        ],
    } | act
