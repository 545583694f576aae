"""How much of the demo's record comes out of what is read, without anybody linking names or deciding anything.

    python -m tests.quality.read_record

Every article is read, its findings become facts under the names it uses, and the folds are made. Names are compared as
in ``scoring``, offices by ``role_key``. Figures:

    offices    F1 over (person, office, body) of the holdings, against those folded from the annotations
    votes      of the votes of record.json, the share of which a report is found, with body and result
    positions  of the positions of record.json, the share of which holder and stance are found
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator
from dataclasses import replace

from standoff import reading
from standoff.ontology import Document, DocumentHead, Fact, Findings, Kind, Position, Role, Vote
from standoff.record import ballots, holdings, positions
from standoff.record.roles import role_key
from tests.quality.dispute import RECORD
from tests.quality.dispute import facts as annotated
from tests.quality.scoring import _plain as plain
from tests.quality.scoring import articles


def head_of(document: Document) -> DocumentHead:
    return DocumentHead(
        id="d" + hashlib.sha256(document.source.encode()).hexdigest()[:8],
        source=document.source,
        sha256=document.sha256,
        revision=1,
        revisions=1,
        reader=reading.READER,
        media_type=document.media_type,
        kind=document.kind,
        title=document.title,
        publisher=document.publisher,
        authors=document.authors,
        published=document.published,
        url=document.url,
        language=document.language,
        problems=(),
        statements=0,
    )


def read_facts() -> Iterator[Fact]:
    """What is read in each article that a fold here looks at."""
    for _, document in articles():
        findings: Findings = reading.read(document)
        head = head_of(document)
        found: list[tuple[Kind, Role | Position | Vote]] = [
            *((Kind.ROLE, role) for role in findings.roles),
            *((Kind.POSITION, position) for position in findings.positions),
            *((Kind.VOTE, vote) for vote in findings.votes),
        ]
        for number, (kind, finding) in enumerate(found):
            yield Fact(f"{kind[0]}{head.id}-{number:03}", kind, head, finding, None, "")


def measure() -> dict[str, float]:
    """The figures, rounded to three places."""
    read = list(read_facts())
    found, truth = offices(read), offices(annotated())
    votes = {(plain(b.body), str(b.result)) for b in ballots(read)}
    stances = {(plain(s.holder), str(s.stance)) for s in positions(read).stands}
    told = [(plain(p["holder"]), row["stance"]) for p in RECORD["positions"] for row in p["stances"]]
    figures = {
        "offices": 2 * len(found & truth) / (len(found) + len(truth)),
        "votes": sum((plain(v["body"]), v["result"]) in votes for v in RECORD["mandates"]) / len(RECORD["mandates"]),
        "positions": sum(each in stances for each in told) / len(told),
    }
    return {name: round(value, 3) for name, value in figures.items()}


def offices(facts: Iterable[Fact]) -> set[tuple[str, str, str]]:
    roles = [f for f in facts if isinstance(f.finding, Role)]
    every = (each.office for each in holdings(plainly(roles)))
    return {(o.person, role_key(o.role, o.organisation), o.organisation or "") for o in every}


def plainly(facts: Iterable[Fact]) -> Iterator[Fact]:
    """Role facts with names without titles and in one spelling."""
    for fact in facts:
        if isinstance(role := fact.finding, Role):
            named = replace(role, person=plain(role.person), organisation=plain(role.organisation) or None)
            yield replace(fact, finding=named)


if __name__ == "__main__":
    print(json.dumps(measure(), indent=2))
