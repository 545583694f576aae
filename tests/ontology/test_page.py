"""docs/ontology.md shows the tables as the data has them, names every term, and vouches for nothing unread.

After a change to a table, STANDOFF_WRITE_DOCS=1 python -m pytest tests/ontology/test_page.py brings it up to date.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterable, Mapping
from enum import StrEnum
from pathlib import Path
from typing import Any

import pytest

from standoff import ontology
from standoff.ontology import (
    AGREEMENT_MOVES,
    BALLOT_LAWS,
    DEMAND_MOVES,
    DEMAND_STANDARDS,
    EVENTS,
    MANDATE_MOVES,
    TRANSITIONS,
    VOTE_MOVES,
    ActType,
    BallotLaw,
    ChannelMove,
    ChannelNote,
    ChannelState,
    Grounds,
    Standard,
    act_types,
)

PAGE = Path(__file__).parents[2] / "docs" / "ontology.md"

_TABLE = re.compile(r"<!-- table: ([a-z-]+) -->\n(.*?)<!-- end -->", re.DOTALL)


def table(head: str, rows: Iterable[tuple[str, ...]]) -> str:
    """A table in Markdown: ``head`` names its columns, divided by " | "."""
    columns = head.split(" | ")
    lines = [columns, ["---"] * len(columns), *(list(row) for row in rows)]
    return "".join(f"| {' | '.join(line)} |\n" for line in lines)


def states(found: Iterable[StrEnum], order: type[StrEnum]) -> str:
    every = set(found)
    return ", ".join(str(state) for state in order if state in every) or "nothing"


def channel() -> str:
    return table("from | what is done | to | noted | where it comes from", map(channel_row, TRANSITIONS))


def channel_row(row: ChannelMove) -> tuple[str, ...]:
    sources = "any" if row.sources == set(ChannelState) else states(row.sources, ChannelState)
    if row.sources == set(ChannelState) - {ChannelState.OPEN}:
        sources = "any but open"
    stays = "the state before" if row.note is ChannelNote.LAPSED else "unchanged"
    target = str(row.target or stays) + (" at third-party level" if row.level else "")
    return sources, f"`{row.done}`", target, str(row.note or ""), str(row.standard)


def moves(of: Mapping[Any, frozenset[Any]], more: Callable[[Any], str] | None = None) -> str:
    order: type[StrEnum] = type(next(iter(of)))
    rows = [(str(state), states(of[state], order)) for state in order]
    if more is None:
        return table("state | may be followed by", rows)
    told = [(*row, more(state)) for row, state in zip(rows, order, strict=True)]
    return table("state | may be followed by | where the step comes from", told)


def law() -> str:
    head = "law | from | until | thresholds | notice | mandate | the result gives | as stated by"
    return table(head, map(law_row, BALLOT_LAWS))


def law_row(law: BallotLaw) -> tuple[str, ...]:
    services = {True: ", in important public services", False: ""}
    return (
        law.act,
        law.since.isoformat(),
        law.until.isoformat() if law.until else "",
        "; ".join(f"{t.percent:g} % ({t.share}){services[t.public_services]}" for t in law.thresholds),
        f"{law.notice_days} days",
        f"{law.mandate_months} months",
        ", ".join(law.result_gives),
        ", ".join(map(str, law.sources)),
    )


def acts() -> str:
    head = "type | modes | what it is | PLOVER | score | CAMEO | Goldstein | term from"
    return table(head, map(act_row, act_types().values()))


def act_row(kind: ActType) -> tuple[str, ...]:
    own = dict(kind.mode_scores)
    modes = ", ".join(f"{m} ({own[m]:g})" if m in own else m for m in kind.modes)
    plover = ":".join(filter(None, (kind.plover, kind.plover_mode)))
    weights = [f"{weight:g}" for weight in dict.fromkeys(kind.goldstein or ())]
    mapped = f"{kind.term}; {Grounds.OWN}" if kind.own else kind.term
    score = "" if kind.plover_score is None else f"{kind.plover_score:g}"
    return f"`{kind.name}`", modes, kind.definition, plover, score, ", ".join(kind.cameo), " to ".join(weights), mapped


TABLES = {
    "acts": acts(),
    "events": table("event | what it means", ((f"`{name}`", meaning) for name, meaning in EVENTS.items())),
    "channel": channel(),
    "demand": moves(DEMAND_MOVES, lambda state: "; ".join(map(str, DEMAND_STANDARDS[state]))),
    "vote": moves(VOTE_MOVES),
    "mandate": moves(MANDATE_MOVES),
    "law": law(),
    "agreement": moves(AGREEMENT_MOVES),
}


def written() -> str:
    return PAGE.read_text(encoding="utf-8")


def test_the_page_can_be_brought_up_to_date() -> None:
    if os.environ.get("STANDOFF_WRITE_DOCS"):
        fresh = _TABLE.sub(lambda m: f"<!-- table: {m[1]} -->\n{TABLES[m[1]]}<!-- end -->", written())
        PAGE.write_text(fresh, encoding="utf-8")


@pytest.mark.parametrize("name", TABLES)
def test_a_table_of_the_page_is_the_table_of_the_data(name: str) -> None:
    assert dict(_TABLE.findall(written())).get(name) == TABLES[name], "see the first lines of this file"


def test_the_page_has_no_table_that_nothing_checks() -> None:
    assert [name for name, _ in _TABLE.findall(written())] == list(TABLES)


def test_every_term_is_on_the_page_and_every_word_of_its_vocabulary() -> None:
    page = " ".join(written().split())
    terms = [name for name in ontology.__all__ if isinstance(getattr(ontology, name), type)]
    assert [name for name in terms if f"`{name}`" not in page] == []
    words = {
        str(word) for name in terms if issubclass(getattr(ontology, name), StrEnum) for word in getattr(ontology, name)
    }
    assert [word for word in sorted(words) if not re.search(rf"\b{re.escape(word)}\b", page)] == []


def test_what_was_not_looked_up_is_not_quoted_as_if_it_were() -> None:
    for grounds in Grounds:
        shown = str(Standard("ISO 24617-2", grounds))
        assert (shown == "ISO 24617-2") == (grounds is Grounds.STATED)
    recalled = [line for line in written().splitlines() if re.search(r"ISO 24617|W3C ORG", line)]
    assert recalled
    assert [line for line in recalled if str(Grounds.RECALLED) not in line] == []
