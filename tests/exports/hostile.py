"""Articles whose every name, title and word tries to be more than text in the program that opens an export."""

from __future__ import annotations

from standoff.exports.safety import TRIGGERS
from standoff.ontology import (
    Act,
    Document,
    Findings,
    Name,
    PartialDate,
    PartyKind,
    Position,
    Span,
    Stance,
    Statement,
    StatementKind,
)
from standoff.store import Store

BEGINNINGS = (*TRIGGERS, ";=", '"=', "'=", "';\"=", "\r\n=")
FORMULA = '=HYPERLINK("http://x.test","a")'
REST = (
    "cmd|' /C calc'!A0",
    "a;=1+1",
    "b\n=2",
    'c\t"=3',
    "<script>alert(1)</script>]]>&amp;",
    "d\x01\x0b\x1f\x7f\x85e",
    "\u202egnp.exe\u2028\ufeff",
    "tail, with commas \N{GRINNING FACE}",
)


def names() -> list[str]:
    """Names that a text could be made to give; every beginning with one rest, every rest without a beginning."""
    return [f"{begin}{REST[n % len(REST)]} {n}" for n, begin in enumerate(BEGINNINGS)] + [
        f"N{n} {rest}" for n, rest in enumerate(REST)
    ]


def keep_hostile(store: Store) -> None:
    """Keep one article a name: somebody of that name speaks to, acts on and stands against the next one."""
    every = names()
    for number, name in enumerate(every):
        after = every[(number + 1) % len(every)]
        words = f"{BEGINNINGS[number % len(BEGINNINGS)]}{FORMULA} {name}"
        text = f'Day {number}: "{words}," said {name} to {after}.'
        at = (Span(text.index(words), text.index(words) + len(words)),)
        store.keep(
            Document(
                source=f"{number:02} {name[:9]}.txt".replace("/", "_"),
                text=text,
                media_type="text/plain",
                title=name,
                publisher=f"{BEGINNINGS[number % len(BEGINNINGS)]}Lantern",
                authors=(name,),
                published=PartialDate(f"2014-05-{number + 1:02}"),
                url="javascript:alert(1)" if number % 2 else f"https://x.test/{name}",
            ),
            Findings(
                names=(Name(name, PartyKind.ORGANISATION), Name(after, PartyKind.ORGANISATION)),
                statements=(
                    Statement("s1", StatementKind.DIRECT, at[0], speaker_name=name, addressee=after, confidence=0.9),
                ),
                acts=(Act("a1", "criticise", at[0], at, actor=name, target=after, about=words, said_by=after),),
                positions=(Position(name, f"{name} or not", Stance.OPPOSES, at),),
            ),
            "toy/1",
        )
