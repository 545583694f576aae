"""The reader: an article as it was stored, with what was found in it marked in the text and named beside it."""

from __future__ import annotations

from collections.abc import Mapping

from standoff.ontology import Copy, Fact, Kind, Name, Stance, StatementKind, act_types
from standoff.query import Record
from standoff.query import View as Entries
from standoff.store import Choice
from standoff.web.asked import Asked
from standoff.web.marks import blocks, marks_of
from standoff.web.views import View

#: What the word is called that the form for a fact asks for, by kind; and of which it has to be one, if of any.
WHAT: Mapping[Kind, str] = {Kind.STATEMENT: "kind of statement", Kind.ACT: "type of act", Kind.POSITION: "stance"}
ALLOWED: Mapping[Kind, tuple[str, ...]] = {
    Kind.STATEMENT: tuple(map(str, StatementKind)),
    Kind.ACT: tuple(act_types()),
    Kind.POSITION: tuple(map(str, Stance)),
}


def view(record: Record, asked: Asked) -> View:
    """Return the document of the id asked for, with its facts as people's decisions leave them."""
    document, head = record.document(asked.id), record.store.head(asked.id)
    curated = record.curated(asked.id)
    facts = [fact for fact in curated.facts if not isinstance(fact.finding, Name)]
    marks = marks_of(facts)
    kinds = [kind for kind in Kind if any(fact.kind is kind for fact in facts)]
    copies = record.entries(Entries.COPY, Choice(parties=(asked.id,)), limit=12)
    return View(
        "document",
        head.title or head.source,
        {"document": head, "text": document.text, "facts": facts, "comments": document.comments},
        {
            "document": document,
            "head": head,
            "blocks": blocks(document, marks),
            "by_id": {fact.id: fact for fact in facts},
            "reviews": curated.reviews,
            "kinds": kinds,
            "ids": record.addresses(),
            "copies": [(copy, record.store.head(_other(copy, asked.id))) for copy in copies],
            "tell": tell,
            "allowed": [(WHAT[kind], ALLOWED[kind]) for kind in ALLOWED],
            "filled": {},
            "refused": None,
        },
    )


def _other(copy: Copy, id: str) -> str:
    return copy.copy if copy.original == id else copy.original


def tell(fact: Fact) -> str:
    """Return what ``fact`` says, in a line for the margin."""
    found = fact.finding
    match fact.kind:
        case Kind.STATEMENT:
            who = getattr(found, "speaker_name", None) or "nobody named"
            return f"{who}, {getattr(found, 'kind', '')}"
        case Kind.ROLE:
            body = getattr(found, "organisation", None)
            return f"{getattr(found, 'person', '')}: {getattr(found, 'role', '')}{f', {body}' if body else ''}"
        case Kind.PART:
            return f"{getattr(found, 'part', '')} is part of {getattr(found, 'whole', '')}"
        case Kind.ACT:
            actor, target = getattr(found, "actor", None), getattr(found, "target", None)
            return f"{actor or 'somebody'} · {getattr(found, 'type', '')}{f' · {target}' if target else ''}"
        case Kind.POSITION:
            return f"{getattr(found, 'holder', '')} {getattr(found, 'stance', '')}: {getattr(found, 'issue', '')}"
        case Kind.CHANNEL:
            parties = getattr(found, "parties", ())
            return f"talks of {' and '.join(parties)}: {getattr(found, 'state', '')}"
        case Kind.VOTE:
            body, result = getattr(found, "body", None), getattr(found, "result", None)
            return f"vote of {body or 'a body not named'}: {result or 'no result told'}"
        case _:
            return fact.words
