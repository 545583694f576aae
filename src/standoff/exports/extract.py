"""``standoff-extract/1``: one document and what was found in it, as one JSON object (docs/extract.md).

The vocabulary is smaller than the ontology's: what it lacks is printed as the nearest word it has, by the tables
below, never left out.
"""

from __future__ import annotations

from collections.abc import Iterable

from standoff.ontology import (
    Act,
    Channel,
    ChannelState,
    Comment,
    Count,
    DateBasis,
    Document,
    Findings,
    Level,
    Part,
    PartialDate,
    PartyKind,
    Position,
    Role,
    Span,
    Stance,
    Statement,
    Vote,
    VoteResult,
)

#: Raised when a field changes its meaning; a field that is added leaves it as it is.
FORMAT = "standoff-extract/1"

#: Modes with a plain name of their own, printed in the place of the act's type: "urge" says more than "request".
PRINTED_MODES = frozenset(
    {
        "accept",
        "appeal",
        "appoint",
        "blame",
        "boycott",
        "break-off",
        "call-for",
        "complain",
        "condemn",
        "elect",
        "endorse",
        "praise",
        "ratify",
        "sue",
        "suspend",
        "urge",
        "walk-out",
        "welcome",
    }
)

LEVELS = {
    Level.CORRESPONDENCE: "correspondence",
    Level.INFORMAL: "informal",
    Level.LEADERS: "leaders",
    Level.FORMAL: "formal",
    Level.NEGOTIATION: "negotiation",
    Level.THIRD_PARTY: "third-party",
}

#: Two that have agreed to meet are on speaking terms, and a deadlock is between parties that are talking.
STATES: dict[ChannelState, str | None] = {
    ChannelState.UNKNOWN: None,
    ChannelState.NONE: None,
    ChannelState.SOUGHT: "sought",
    ChannelState.OFFERED: "offered",
    ChannelState.AGREED: "open",
    ChannelState.OPEN: "open",
    ChannelState.DEADLOCKED: "open",
    ChannelState.PAUSED: "paused",
    ChannelState.REFUSED: "refused",
    ChannelState.ENDED: "broken",
}

STANCES = {
    Stance.SUPPORTS: "supports",
    Stance.OPPOSES: "opposes",
    Stance.CONDITIONAL: "conditional",
    Stance.NEUTRAL: "neutral",
    Stance.UNDECIDED: "neutral",
    Stance.MIXED: "neutral",
}

RESULTS: dict[VoteResult, str | None] = {
    VoteResult.CARRIED: "carried",
    VoteResult.LOST: "lost",
    VoteResult.THRESHOLD_NOT_MET: "lost",
    VoteResult.VOID: None,
}

SPEAKERS = {
    PartyKind.PERSON: "person",
    PartyKind.ORGANISATION: "organisation",
    PartyKind.COMMITTEE: "organisation",
    PartyKind.OUTLET: "organisation",
    PartyKind.OFFICE: "unnamed",
    PartyKind.COLLECTIVE: "collective",
    PartyKind.UNNAMED: "unnamed",
    PartyKind.DOCUMENT: "document",
}

#: Where an act's date comes from: any date of the whole article counts as its publication.
DATE_BASES = {DateBasis.STATED: "stated", DateBasis.RESOLVED: "resolved"}


def extract(document: Document, findings: Findings) -> dict[str, object]:
    """Return ``document`` with ``findings`` as one ``standoff-extract/1`` object, ready for ``json.dumps``.

    Keys stand in the documented order; places are [start, end) in code points of ``text``. The same input gives the
    same object.
    """
    return {
        "format": FORMAT,
        "document": _document(document, findings),
        "text": document.text,
        "statements": [_statement(statement) for statement in findings.statements],
        "roles": [_role(role) for role in findings.roles],
        "parts": [_part(part) for part in findings.parts],
        "acts": [_act(act) for act in findings.acts],
        "positions": [_position(position) for position in findings.positions],
        "dialogue": [_channel(channel) for channel in findings.dialogue],
        "votes": [_vote(vote) for vote in findings.votes],
        "comments": [_comment(comment) for comment in document.comments],
    }


def _document(document: Document, findings: Findings) -> dict[str, object]:
    published = document.published
    return {
        "source": document.source,
        "sha256": document.sha256,
        "media_type": document.media_type,
        "kind": str(document.kind),
        "title": document.title,
        "publisher": document.publisher,
        "authors": list(document.authors),
        "published": _date(published),
        "published_basis": str(published.basis) if published else None,
        "url": document.url,
        "language": document.language,
        "problems": [{"code": p.code, "message": p.message} for p in document.problems + findings.problems],
    }


def _statement(statement: Statement) -> dict[str, object]:
    kind = statement.speaker_kind
    return {
        "id": statement.id,
        "kind": str(statement.kind),
        "content": _place(statement.content),
        "cue": _place(statement.cue),
        "speaker": _place(statement.speaker),
        "speaker_name": statement.speaker_name,
        "speaker_kind": SPEAKERS[kind] if kind else None,
        "addressee": statement.addressee,
        "within": statement.within,
        "continues": statement.continues,
        "confidence": statement.confidence,
    }


def _role(role: Role) -> dict[str, object]:
    return {
        "person": role.person,
        "role": role.role,
        "organisation": role.organisation,
        "status": str(role.status),
        "evidence": _places(role.evidence),
        "confidence": role.confidence,
    }


def _part(part: Part) -> dict[str, object]:
    return {"part": part.part, "whole": part.whole, "evidence": _places(part.evidence)}


def _act(act: Act) -> dict[str, object]:
    plain = act.mode in PRINTED_MODES
    return {
        "id": act.id,
        "type": act.mode if plain else act.type,
        "mode": None if plain else act.mode,
        "actor": act.actor,
        "target": act.target,
        "about": act.about,
        "trigger": _place(act.trigger),
        "date": _date(act.date),
        "date_basis": DATE_BASES.get(act.date.basis, "publication") if act.date else None,
        "status": str(act.standing),
        "said_by": act.said_by,
        "evidence": _places(act.evidence),
        "confidence": act.confidence,
    }


def _position(position: Position) -> dict[str, object]:
    return {
        "holder": position.holder,
        "issue": position.issue,
        "stance": STANCES[position.stance],
        "condition": position.condition,
        "reported_by": position.reported_by,
        "evidence": _places(position.evidence),
        "confidence": position.confidence,
    }


def _channel(channel: Channel) -> dict[str, object]:
    return {
        "parties": list(channel.parties),
        "level": LEVELS[channel.level],
        "state": "resumed" if channel.resumed else STATES[channel.state],
        "since": _date(channel.since),
        "by": channel.by,
        "condition": channel.condition,
        "evidence": _places(channel.evidence),
        "confidence": channel.confidence,
    }


def _vote(vote: Vote) -> dict[str, object]:
    return {
        "body": vote.body,
        "motion": vote.motion,
        "result": RESULTS[vote.result] if vote.result else None,
        "counts": [
            {"option": f"{c.option} ({c.group})" if c.group else c.option, "value": _number(c.value), "unit": c.unit}
            for c in (*vote.counts, *_papers(vote))
        ],
        "electorate": vote.electorate,
        "turnout": None if vote.turnout is None else _number(vote.turnout),
        "evidence": _places(vote.evidence),
    }


def _papers(vote: Vote) -> Iterable[Count]:
    """Papers spoiled and returned, as counts of their own where they are not among the counts already."""
    told = {c.option for c in vote.counts if c.group is None and c.unit == "votes"}
    for option, value in (("spoiled", vote.spoiled), ("returned", vote.returned)):
        if value is not None and option not in told:
            yield Count(option, value)


def _comment(comment: Comment) -> dict[str, object]:
    return {"author": comment.author, "posted": _date(comment.posted), "text": _place(comment.text)}


def _place(span: Span | None) -> list[int] | None:
    return None if span is None else [span.start, span.end]


def _places(spans: Iterable[Span]) -> list[list[int]]:
    return [[span.start, span.end] for span in spans]


def _date(date: PartialDate | None) -> str | None:
    return date.value if date else None


def _number(value: float) -> int | float:
    return int(value) if value == int(value) else value
