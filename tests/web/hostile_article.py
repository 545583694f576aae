"""An article that says one text wherever an article can say anything, in every field that a finding has for words."""

from __future__ import annotations

import datetime as dt
from dataclasses import fields, is_dataclass
from typing import Any, get_args, get_type_hints

from tests.web.hostile import LINKS

from standoff.ontology import (
    Account,
    Act,
    ActObject,
    Actor,
    Certainty,
    Channel,
    ChannelState,
    Comment,
    Count,
    Document,
    Findings,
    GroupResult,
    HolderLevel,
    Level,
    Name,
    ObjectKind,
    Part,
    PartialDate,
    PartyKind,
    Position,
    Problem,
    Quantity,
    Region,
    RegionKind,
    Reporter,
    Role,
    RoleStatus,
    Span,
    Stance,
    Statement,
    StatementKind,
    Urging,
    Vote,
    VoteKind,
    VoteResult,
)

#: Fields that hold no words of an article: names of things of ours, dates, and addresses, which are tried on their own.
OURS = frozenset(
    {
        *((kind, "id") for kind in ("Statement", "Act")),
        *(("Statement", field) for field in ("within", "continues")),
        *(("Act", field) for field in ("type", "mode", "in_response_to")),
        *((kind, "derived_from") for kind in ("Channel", "Vote")),
        *(("Document", field) for field in ("media_type", "url", "language")),
        ("Channel", "superseded_by"),
        ("Count", "unit"),
        ("PartialDate", "value"),
        ("Problem", "code"),
    }
)


def article(number: int, payload: str) -> tuple[Document, Findings]:
    """Return the article ``number``, which says ``payload``, and what is found in it."""
    words = payload if payload.strip() else "x"
    text = f"Headline {words}\n\nOn Monday {words} said so.\n\nA reader: {words}"
    second = text.index("\n\n") + 2
    place = Span(text.index(words, second), text.index(words, second) + len(words))
    remark = Span(text.rindex(words), text.rindex(words) + len(words))
    day = PartialDate((dt.date(2014, 1, 1) + dt.timedelta(days=number)).isoformat())
    document = Document(
        source=f"{number:03} {words}.txt",
        text=text,
        media_type="text/plain",
        title=words,
        publisher=words,
        authors=(words, words),
        published=day,
        url=LINKS[number % len(LINKS)] if number % 5 else f"https://example.org/{number}",
        regions=(Region(RegionKind.COMMENT, remark),),
        comments=(Comment(words, day, remark),),
        problems=(Problem("no-date", words),),
    )
    return document, _found(number, words, place, day)


def _found(number: int, words: str, place: Span, day: PartialDate) -> Findings:
    here, party, other, third = (place,), f"{words} {number}", f"Body {words} {number}", f"Third {words} {number}"
    crowd = f"Nine {words} {number}"
    amount = Quantity(place, 9, words, words)
    nine = Actor(crowd, PartyKind.COLLECTIVE, 9, (words, party))
    return Findings(
        names=(
            Name(party, PartyKind.ORGANISATION, (party, words), words),
            *(Name(name, PartyKind.ORGANISATION, (name,)) for name in (other, third)),
        ),
        statements=(
            Statement("s1", StatementKind.DIRECT, place, speaker_name=party, addressee=other, confidence=0.4),
            Statement("s2", StatementKind.INDIRECT, place, speaker_name=None, within="s1", confidence=0.2),
        ),
        roles=(Role(party, words, other, RoleStatus.CURRENT, here),),
        parts=(Part(f"Part {words} {number}", other, here),),
        acts=(
            Act("a1", "demand", place, here, actor=party, target=other, about=words, condition=words, date=day),
            Act("a2", "offer", place, here, actor=other, target=party, about=words, said_by=words, outcome=words),
            Act("a3", "agree", place, here, actor=party, target=other, place=words, beneficiary=words, date=day)
            if number % 2
            else Act(
                "a3", "sign", place, here, actor=party, object=ActObject(ObjectKind.AGREEMENT, words), place=words
            ),
            Act("a4", "protest", place, here, actors=(nine,), quantities=(amount,), beneficiary=words),
        ),
        positions=(
            Position(party, words, Stance.SUPPORTS, here, date=day, strength=words),
            Position(party, words, Stance.OPPOSES, here, date=day),
            Position(other, words, Stance.CONDITIONAL, here, condition=words, date=day),
            Position(
                third,
                words,
                Stance.OPPOSES,
                here,
                reported_by=words,
                level=HolderLevel.MEMBERS,
                reporter=Reporter.OPPONENT,
                date=day,
            ),
        ),
        dialogue=(
            Channel(
                (party, other),
                Level.FORMAL,
                ChannelState.PAUSED,
                day,
                party,
                words,
                evidence=here,
                urged=(Urging(third, party, here),),
                accounts=(Account(party, ChannelState.OPEN, here), Account(other, ChannelState.ENDED, here)),
            ),
        ),
        votes=(_vote(party, words, place, day),),
    )


def _vote(body: str, words: str, place: Span, day: PartialDate) -> Vote:
    counts = (Count("yes", 60), Count("no", 40), Count(words, 4), Count("yes", 9, group=words))
    parts = (
        GroupResult(words, (place,), VoteResult.LOST, turnout=40),
        GroupResult(f"More {words}", (place,), words=words, certainty=Certainty.POSSIBLE),
    )
    return Vote(
        body,
        words,
        VoteResult.CARRIED,
        counts,
        VoteKind.ACTION_BALLOT,
        electorate=200,
        returned=110,
        turnout=50,
        margin=words,
        date=day,
        evidence=(place,),
        creator=words,
        question=words,
        requirement=words,
        recommended_by=words,
        issued=190,
        spoiled=1,
        group_results=parts,
    )


def unfilled(*terms: Any, words: str) -> set[tuple[str, str]]:
    """Return the fields for words of all types that ``terms`` are made of in which none of them says ``words``."""
    wanted = {field for term in terms for field in _fields(type(term), set())}
    return wanted - {field for term in terms for field in _saying(term, words)} - OURS


def _fields(type_: Any, seen: set[Any]) -> set[tuple[str, str]]:
    found = set()
    if is_dataclass(type_) and type_ not in seen:
        seen.add(type_)
        kind = getattr(type_, "__name__", "")
        for name, hint in get_type_hints(type_).items():
            if _text(hint):
                found.add((kind, name))
            found |= _fields(hint, seen)
    for part in get_args(type_):
        found |= _fields(part, seen)
    return found


def _text(hint: Any) -> bool:
    return hint is str or any(map(_text, get_args(hint)))


def _saying(term: Any, words: str) -> set[tuple[str, str]]:
    found = set()
    for value in term if isinstance(term, tuple) else ():
        found |= _saying(value, words)
    for field in fields(term) if is_dataclass(term) and not isinstance(term, type) else ():
        value = getattr(term, field.name)
        texts = value if isinstance(value, tuple) else (value,)
        if any(isinstance(text, str) and words in text for text in texts):
            found.add((type(term).__name__, field.name))
        found |= _saying(value, words)
    return found
