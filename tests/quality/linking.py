"""How well the demo corpus is put together across articles, against its own truth: python -m tests.quality.linking

    parties precision   of the pairs of names that end as one party, the share that are one party in the truth
    parties recall      of the pairs that are one party in the truth, the share that end as one
    surnames apart      of the pairs of people who share a surname, the share of which no party holds both
    reprints precision  of the copies proposed, the share that the truth has
    reprints recall     of the truth's reprints, the share proposed
    acts precision      of the pairs of reports held to tell of one event, the share that do
    acts recall         of the pairs that do, the share held to

Parties are those of what is read in the articles, so that a fault of reading counts too; a pair counts when the truth
knows both names. Acts are those of the truth, so that the figure is that of linking alone; which of them are one event
stands in EVENTS below, written from the articles.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Hashable, Iterable
from functools import cache
from itertools import chain, combinations
from typing import Any

from standoff import reading
from standoff.linking import copies, events
from standoff.linking.forms import form
from standoff.linking.parties import bearers, propose
from standoff.ontology import (
    Act,
    ActStatus,
    Bearer,
    Copy,
    CopyKind,
    Document,
    DocumentHead,
    Fact,
    Findings,
    Kind,
    PartialDate,
    PartyKind,
    Span,
    act_type,
)
from tests.linking.building import grouped
from tests.quality.scoring import DEMO, articles

#: The acts of the truth that are one event: the article and the act's place in its list.
EVENTS: tuple[tuple[tuple[str, int], ...], ...] = (
    (("2014-03-06-tariff-letter", 9), ("2015-11-18-restricted-licence", 2)),
    (("2014-05-14-pilots-halt-talks", 0), ("2014-05-15-branch-reaction", 1)),
    (
        ("2014-05-14-pilots-halt-talks", 1),
        ("2014-05-15-branch-reaction", 0),
        ("2014-07-08-branches-letter", 3),
        ("2014-09-18-lunch-at-trevanna", 1),
        ("2015-02-12-circular-withdrawn", 2),
    ),
    (("2014-03-06-tariff-letter", 2), ("2014-2015-items-1", 3), ("2015-02-12-circular-withdrawn", 3)),
    (("2014-03-06-tariff-letter", 3), ("2017-09-14-letter-kell", 7)),
    (("2014-03-06-tariff-letter", 7), ("2014-05-15-branch-reaction", 3)),
    (("2014-03-06-tariff-letter", 0), ("2017-02-10-signing-day", 7)),
    (("2014-07-08-branches-letter", 1), ("2015-01-20-invitation-unanswered", 4)),
    (
        ("2014-10-20-ports-agency-invitation", 0),
        ("2014-2015-items-2", 0),
        ("2015-01-20-invitation-unanswered", 0),
        ("2015-02-12-circular-withdrawn", 4),
    ),
    (("2014-2015-items-3", 2), ("2015-02-12-circular-withdrawn", 5)),
    (("2015-11-18-restricted-licence", 0), ("2016-04-15-ballot-result", 6)),
    (("2015-11-18-restricted-licence", 5), ("2016-02-25-guild-ballot-notice", 6)),
    *((("2016-05-09-strike-called-off", n), ("2016-05-10-ports-strike-off", n)) for n in range(10)),
    (("2016-10-24-heads-of-terms", 0), ("2016-10-24-heads-of-terms", 1)),
    (("2016-10-24-heads-of-terms", 3), ("2016-11-24-voss-elected", 14)),
    (
        ("2017-01-27-pilots-accept", 2),
        ("2017-01-27-pilots-accept", 3),
        ("2017-02-10-signing-day", 0),
        ("2017-02-10-signing-day", 1),
    ),
    (("2017-01-27-pilots-accept", 0), ("2017-09-14-letter-kell", 3)),
    (("2017-05-23-shore-trial", 7), ("2017-09-14-letter-kell", 4)),
)

#: Words that the truth gives as types and that are modes in the table of acts.
_MODES = {"praise": "support", "welcome": "support", "complain": "criticise"}

_KINDS = {
    "names": Kind.NAME,
    "statements": Kind.STATEMENT,
    "roles": Kind.ROLE,
    "parts": Kind.PART,
    "acts": Kind.ACT,
    "positions": Kind.POSITION,
    "dialogue": Kind.CHANNEL,
    "votes": Kind.VOTE,
}


def head(id: str, document: Document) -> DocumentHead:
    """The head of an article under the name that the truth has for it."""
    return DocumentHead(
        id=id,
        source=document.source,
        sha256=document.sha256,
        revision=1,
        revisions=1,
        reader="",
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


def facts_of(about: DocumentHead, findings: Findings) -> list[Fact]:
    """What was found in an article, as facts."""
    return [
        Fact(f"{about.id} {field} {n}", kind, about, finding, None, "")
        for field, kind in _KINDS.items()
        for n, finding in enumerate(getattr(findings, field))
    ]


@cache
def read() -> tuple[Fact, ...]:
    """Everything that is read in the demo corpus."""
    return tuple(
        fact for truth, document in articles() for fact in facts_of(head(truth["id"], document), reading.read(document))
    )


@cache
def record() -> dict[str, Any]:
    """The truth of the dispute as a whole."""
    found: dict[str, Any] = json.loads((DEMO / "truth" / "record.json").read_text(encoding="utf-8"))
    return found


def measure() -> dict[str, float]:
    """The figures, rounded to three places."""
    figures = {**_parties(), **_reprints(), **_acts()}
    return {name: round(value, 3) for name, value in figures.items()}


def _parties() -> dict[str, float]:
    facts = read()
    groups = grouped(bearers(facts), propose(facts))
    truth = {bearer: party for bearer in bearers(facts) if (party := _party(bearer)) is not None}
    found = pairs([[bearer for bearer in group if bearer in truth] for group in groups])
    gathered: defaultdict[str, list[Bearer]] = defaultdict(list)
    for bearer, party in truth.items():
        gathered[party].append(bearer)
    shared = record()["shared_surnames"]
    parties = [{truth.get(bearer) for bearer in group} for group in groups]
    apart = [not any({form(one).key, form(other).key} <= party for party in parties) for one, other in shared]
    return {**_figures("parties", found, pairs(gathered.values())), "surnames apart": sum(apart) / len(apart)}


@cache
def _known() -> dict[str, str]:
    """Which party the truth means by a name, by the key of its form."""
    known = {form(office["person"]).key: form(office["person"]).key for office in record()["offices"]}
    known |= {form(name).key: form(name).key for pair in record()["shared_surnames"] for name in pair}
    for truth, _ in articles():
        for said in truth["statements"]:
            if said["speaker_kind"] == str(PartyKind.PERSON):
                known[form(said["speaker_name"]).key] = form(said["speaker_name"]).key
    for party in record()["parties"]:
        for name in (party["name"], *party["aliases"]):
            known[form(name).key] = form(party["name"]).key
    return known


def _party(bearer: Bearer) -> str | None:
    """Which party of the truth a name is in its article; None for a name that the truth does not know."""
    known = _known()
    shape = form(bearer.name)
    if shape.key in known:
        return known[shape.key]
    bodies = {form(party["name"]).key for party in record()["parties"]}
    of_surname = {party for party in set(known.values()) - bodies if party.split()[-1] == shape.key}
    return of_surname.pop() if len(of_surname) == 1 else None


def _reprints() -> dict[str, float]:
    documents = {truth["id"]: document for truth, document in articles()}
    signed = {id: copies.signature(document.text) for id, document in documents.items()}
    found = {(copy.original, copy.copy) for copy in copies.propose((head(*each) for each in documents.items()), signed)}
    return _figures("reprints", found, {(each["original"], each["copy"]) for each in record()["reprints"]})


def _acts() -> dict[str, float]:
    told = [act for truth, document in articles() for act in _acts_of(truth, head(truth["id"], document))]
    reprints = [Copy(r["original"], r["copy"], CopyKind.REPRINT, 1.0) for r in record()["reprints"]]
    wholes = {party["name"]: party["part_of"] for party in record()["parties"] if party.get("part_of")}
    found: defaultdict[str, set[str]] = defaultdict(set)
    for same in events.propose(told, reprints, wholes):
        found[same.left] |= {same.left, same.right}
    truth = pairs([f"{id} {n}" for id, n in event] for event in EVENTS)
    return _figures("acts", pairs(found.values()), truth)


def _acts_of(truth: dict[str, Any], about: DocumentHead) -> list[Fact]:
    found = []
    for n, told in enumerate(truth["acts"]):
        type = _MODES.get(told["type"], told["type"])
        mode = told["type"] if type != told["type"] else told["mode"]
        actor, target = (name and name.replace("’", "'") for name in (told["actor"], told["target"]))
        act = Act(
            id=f"{about.id} {n}",
            type=type,
            trigger=Span(0, 1),
            evidence=(Span(0, 1),),
            status=ActStatus(told["status"]),
            mode=mode if mode in act_type(type).modes else None,
            actor=actor,
            target=target,
            about=told["about"],
            date=PartialDate(told["date"]) if told["date"] else None,
            said_by=told["said_by"],
        )
        found.append(Fact(act.id, Kind.ACT, about, act, Span(0, 1), told["trigger"]))
    return found


def pairs(groups: Iterable[Iterable[Any]]) -> set[tuple[Any, Any]]:
    """Every pair of two that are in one group."""
    return set(chain.from_iterable(combinations(sorted(group), 2) for group in groups))


def _figures(what: str, found: set[Hashable] | set[Any], truth: set[Any]) -> dict[str, float]:
    """Precision and recall; nothing found is nothing wrong."""
    right = len(found & truth)
    return {
        f"{what} precision": right / len(found) if found else 1.0,
        f"{what} recall": right / len(truth) if truth else 1.0,
    }


if __name__ == "__main__":
    print(json.dumps(measure(), indent=2))
