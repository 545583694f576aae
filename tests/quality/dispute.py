"""The truth of the demo corpus as facts, as if the reader had found exactly what the annotators wrote.

They stand under the names of the record: it is what the folds of the record are measured on. An annotation has the
words of the extraction format, which knows no "agreed" and no "deadlocked"; where the quotation of ``record.json``
says so, WORDED gives the state its full name.
"""

from __future__ import annotations

import hashlib
import json
from functools import cache
from pathlib import Path
from typing import Any

from standoff.ontology import (
    LETTERS,
    Act,
    Actor,
    ActStatus,
    Channel,
    ChannelState,
    Copy,
    CopyKind,
    Count,
    DateBasis,
    DocumentHead,
    DocumentKind,
    Fact,
    Kind,
    Level,
    Name,
    Part,
    PartialDate,
    PartyKind,
    Position,
    Role,
    RoleStatus,
    Span,
    Stance,
    Vote,
    VoteResult,
    act_types,
)

TRUTH = Path(__file__).parents[2] / "src" / "standoff" / "demo" / "truth"
RECORD: dict[str, Any] = json.loads((TRUTH / "record.json").read_text(encoding="utf-8"))

LEVELS = {
    "correspondence": Level.CORRESPONDENCE,
    "informal": Level.INFORMAL,
    "leaders": Level.LEADERS,
    "formal": Level.FORMAL,
    "negotiation": Level.NEGOTIATION,
    "third-party": Level.THIRD_PARTY,
}
_STATES = {"broken": ChannelState.ENDED, "resumed": ChannelState.OPEN}
_MODES = {"accept": "agree", "talk": "meet"}
_TYPE_OF_MODE = {mode: name for name, row in act_types().items() for mode in row.modes}

#: (article, level) whose annotated state is, in full, another: "are due to meet", "have reached an impasse".
WORDED = {
    ("2014-09-18-lunch-at-trevanna", "negotiation"): ChannelState.AGREED,
    ("2015-11-18-restricted-licence", "formal"): ChannelState.DEADLOCKED,
}
#: Descriptions that the articles use of a body, which the step that names parties resolves.
DESCRIBED = {
    "leaders of the Guild of Harbour Pilots": "Guild of Harbour Pilots",
    "the agency": "Coastal Ports Agency",
    "Marcus Thrale's League": "Coastal Shippers' League",
}
_OFFICES = {office["person"] for office in RECORD["offices"]}
_KINDS = {
    party["name"]: {"committee": PartyKind.COMMITTEE}.get(party["kind"], PartyKind.ORGANISATION)
    for party in RECORD["parties"]
}


def named(name: str | None) -> str | None:
    """The record's name of what an article calls ``name``."""
    if name is None:
        return None
    plain = name.replace("’", "'").replace("\u00ad", "")
    return DESCRIBED.get(plain, plain)


def kind_of(name: str) -> PartyKind:
    if name in _OFFICES:
        return PartyKind.PERSON
    return _KINDS.get(name, PartyKind.COLLECTIVE)


def actor(name: str | None) -> tuple[Actor, ...]:
    return (Actor(found, kind_of(found)),) if (found := named(name)) else ()


def date(value: str | None) -> PartialDate | None:
    return PartialDate(value) if value else None


def head(truth: dict[str, Any]) -> DocumentHead:
    told = truth["document"]
    return DocumentHead(
        id=f"d-{truth['id']}",
        source=truth["file"],
        sha256=hashlib.sha256(truth["id"].encode()).hexdigest(),
        revision=1,
        revisions=1,
        reader="truth",
        media_type="text/plain",
        kind=DocumentKind(told["kind"]),
        title=told["title"],
        publisher=told["publisher"],
        authors=tuple(told["authors"]),
        published=PartialDate(told["published"], DateBasis.GIVEN),
        url=None,
        language="en",
        problems=(),
        statements=len(truth["statements"]),
    )


def place(words: str) -> Span:
    """A place of its own for each trigger: the truth gives words, and acts on one word are told together."""
    start = int(hashlib.sha256(words.encode()).hexdigest()[:6], 16)
    return Span(start, start + len(words))


def finding_of(layer: str, row: dict[str, Any]) -> Any:
    if layer == "acts":
        mode = row["mode"] or (row["type"] if row["type"] not in act_types() else None)
        name = row["type"] if row["type"] in act_types() else _TYPE_OF_MODE[row["type"]]
        trigger = place(f"{row['trigger']} {row.get('nth', 0)}")
        return Act(
            id="a",
            type=name,
            trigger=trigger,
            evidence=(trigger,),
            status=ActStatus(row["status"]),
            mode=mode if mode in act_types()[name].modes else None,
            actors=actor(row["actor"]),
            recipients=actor(row["target"]),
            about=row["about"],
            date=date(row["date"]),
            said_by=named(row["said_by"]),
        )
    here = (place(row.get("evidence") or repr(row)),)
    if layer == "roles":
        return Role(
            named(row["person"]) or "", row["role"], named(row["organisation"]), RoleStatus(row["status"]), here
        )
    if layer == "parts":
        return Part(named(row["part"]) or "", named(row["whole"]) or "", here)
    if layer == "positions":
        stance = Stance(row["stance"])
        condition = row["evidence"] if stance is Stance.CONDITIONAL else None
        return Position(named(row["holder"]) or "", row["issue"], stance, here, condition=condition)
    return Vote(
        named(row["body"]),
        row["motion"],
        VoteResult(row["result"]) if row["result"] else None,
        counts=tuple(Count(**count) for count in row["counts"]),
        electorate=row["electorate"],
        turnout=row["turnout"],
        evidence=here,
    )


def channel_of(article: str, row: dict[str, Any]) -> Channel:
    state = WORDED.get((article, row["level"])) or _STATES.get(row["state"]) or ChannelState(row["state"])
    one, other = (named(party) or "" for party in row["parties"])
    return Channel(
        (one, other),
        LEVELS[row["level"]],
        state,
        since=date(row["since"]),
        by=named(row["by"]),
        condition=row["condition"],
        resumed=row["state"] == "resumed",
        evidence=(place(row["evidence"]),),
    )


@cache
def facts() -> tuple[Fact, ...]:
    """Every annotation of every article as a fact, and the kinds of the parties."""
    found = []
    for path in sorted(TRUTH.glob("*.json")):
        if path.stem == "record":
            continue
        truth = json.loads(path.read_text(encoding="utf-8"))
        document = head(truth)
        for layer, kind in (
            ("acts", Kind.ACT),
            ("roles", Kind.ROLE),
            ("parts", Kind.PART),
            ("positions", Kind.POSITION),
            ("votes", Kind.VOTE),
            ("dialogue", Kind.CHANNEL),
        ):
            for number, row in enumerate(truth[layer]):
                finding = channel_of(truth["id"], row) if layer == "dialogue" else finding_of(layer, row)
                words = row.get("trigger") or row.get("evidence") or ""
                found.append(Fact(f"{LETTERS[kind]}-{truth['id']}-{number:02}", kind, document, finding, None, words))
        found += names(truth, document)
    return tuple(found)


def names(truth: dict[str, Any], document: DocumentHead) -> list[Fact]:
    every = {named(row[side]) for row in truth["acts"] for side in ("actor", "target")} - {None}
    every |= {named(party) for row in truth["dialogue"] for party in row["parties"]}
    return [
        Fact(f"n-{truth['id']}-{number:02}", Kind.NAME, document, Name(name, kind_of(name)), None, name)
        for number, name in enumerate(sorted(name for name in every if name))
    ]


@cache
def copies() -> tuple[Copy, ...]:
    return tuple(Copy(f"d-{row['original']}", f"d-{row['copy']}", CopyKind.REPRINT, 0.95) for row in RECORD["reprints"])
