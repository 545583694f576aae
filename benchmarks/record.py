"""A large record put together and asked: python benchmarks/record.py --documents 20000

The findings are made up (two hundred parties in pairs; three acts and four statements to an article, now and then a
state of talks, a vote, a position, an office) and kept as a reading would keep them. Then the record is put together
and asked: the timeline's first screen and the page of one party, two hundred times each. The baseline asks the same
file for the same number of rows with bare SQL, so that what the record adds can be seen.

Before it is asked, an act is accepted, a statement rejected, another act rejected, and two parties are held to be one;
after each of these the record is put together again, as the process beside the server does (query/worker.py), with the
memory of the last time.

Prints processor seconds, the most memory, and the median and 95th percentile of the answers in milliseconds.
"""

from __future__ import annotations

import argparse
import datetime as dt
import random
import resource
import sqlite3
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from standoff.curation import making
from standoff.ontology import (
    Act,
    Channel,
    ChannelState,
    Decision,
    Document,
    Findings,
    Kind,
    Level,
    Name,
    PartialDate,
    PartyKind,
    Position,
    Role,
    RoleStatus,
    Span,
    Stance,
    Statement,
    StatementKind,
    Vote,
    VoteResult,
)
from standoff.query import Record, View
from standoff.query.memory import Memory
from standoff.store import Choice, Store
from standoff.text import anchor

TYPES = ("meet", "criticise", "demand", "invite", "pause-talks", "strike", "offer", "support", "request", "agree")
ISSUES = ("the winter rota", "shore pilotage", "the licence", "night sailings", "the pay review")
PARTIES = 200
#: How many articles are kept in one transaction.
TOGETHER = 500


def body(number: int) -> str:
    """The name of a made-up body."""
    return (
        f"{('Harbour', 'Ferry', 'Canal', 'Coastal', 'Estuary')[number % 5]} {('Union', 'Board')[number % 2]} {number}"
    )


def article(number: int, drawn: random.Random) -> tuple[Document, Findings]:
    """A made-up article with its findings."""
    pair = drawn.randrange(PARTIES // 2)
    one, other, who = body(2 * pair), body(2 * pair + 1), f"Ann Orr {pair}"
    day = dt.date(2005, 1, 1) + dt.timedelta(days=drawn.randrange(7000))
    words = [f"word{drawn.randrange(5000)}" for _ in range(120)]
    text = f"{one} met {other}. {who}, chair of {one}, said it would not sail in week {number}. {' '.join(words)}."
    date = PartialDate(day.isoformat())
    here = Span(0, len(one))
    acts = tuple(
        Act(
            f"a{n}",
            drawn.choice(TYPES),
            here,
            (Span(n, n + len(one)),),
            actor=one,
            target=other,
            about=drawn.choice(ISSUES),
            date=date,
        )
        for n in range(3)
    )
    said = tuple(
        Statement(
            f"s{n}", StatementKind.INDIRECT, Span(20 + n, 60 + n), speaker_name=who, speaker_kind=PartyKind.PERSON
        )
        for n in range(4)
    )
    names = tuple(
        Name(name, kind)
        for name, kind in ((one, PartyKind.ORGANISATION), (other, PartyKind.ORGANISATION), (who, PartyKind.PERSON))
    )
    return (
        Document(
            f"a/{number:06}.txt",
            text,
            "text/plain",
            publisher=f"Outlet {number % 12}",
            published=date,
            title=f"Week {number}",
        ),
        Findings(
            names=names,
            statements=said,
            acts=acts,
            roles=(Role(who, "chair", one, RoleStatus.CURRENT, (here,)),) if number % 5 == 0 else (),
            dialogue=(Channel((one, other), Level.FORMAL, ChannelState.PAUSED, date, one, evidence=(here,)),)
            if number % 9 == 0
            else (),
            positions=(
                Position(
                    one, drawn.choice(ISSUES), drawn.choice((Stance.SUPPORTS, Stance.OPPOSES)), (here,), date=date
                ),
            )
            if number % 4 == 0
            else (),
            votes=(Vote(one, "to strike", VoteResult.CARRIED, date=date, evidence=(here,)),)
            if number % 40 == 0
            else (),
        ),
    )


def kept(path: Path, documents: int) -> None:
    """Keep ``documents`` made-up articles at ``path``."""
    drawn = random.Random(7)
    with Store.open(path) as store:
        for start in range(0, documents, TOGETHER):
            with store.together():
                for number in range(start, min(start + TOGETHER, documents)):
                    store.keep(*article(number, drawn), "benchmark")


def timed(ask: Callable[[int], object], times: int = 200) -> tuple[float, float]:
    """Return the median and 95th percentile of ``ask``, in milliseconds."""
    taken = []
    for number in range(times):
        begun = time.perf_counter()
        ask(number)
        taken.append(1000 * (time.perf_counter() - begun))
    return statistics.median(taken), statistics.quantiles(taken, n=20)[-1]


def party_page(record: Record, number: int) -> None:
    """Everything that a party's page asks."""
    choice = Choice(parties=(body(number * 7 % PARTIES),))
    for view in (View.EVENT, View.STATEMENT, View.STAND, View.DEMAND, View.CHANNEL, View.HOLDING):
        record.entries(view, choice, limit=8, newest=True)
    record.concerned(View.EVENT, choice, limit=7)


def decisions(record: Record) -> Iterator[tuple[str, Decision]]:
    """Four decisions, each with what it is."""
    at = dt.datetime(2026, 1, 2, tzinfo=dt.UTC)
    one, other = record.facts(Kind.ACT, limit=2).items
    said = record.facts(Kind.STATEMENT, limit=1).items[0]
    for told, make, fact in (
        ("an act accepted", making.accept, one),
        ("a statement rejected", making.reject, said),
        ("an act rejected", making.reject, other),
    ):
        assert fact.span
        yield told, make(fact, "the benchmark", at, anchor(record.document(fact.document.id).text, fact.span))
    yield "two parties held to be one", making.merge(body(0), body(3), "the benchmark", at)


def together(path: Path, memory: Memory) -> tuple[str, str]:
    """Put the record together; return the processor seconds it took, and the most memory so far, as they are told."""
    begun = time.process_time()
    with Record.open(path) as record:
        record.refresh(memory=memory)
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return f"{time.process_time() - begun:.2f}", f"{most:.0f}"


def measured(path: Path) -> Iterator[tuple[str, str]]:
    """Put the record together, decide, and ask it; yield each figure with its name."""
    memory = Memory()
    seconds, most = together(path, memory)
    yield "put together, processor s", seconds
    yield "most memory, MB", most
    with Record.open(path) as record:
        made = list(decisions(record))
    for told, decision in made:
        with Record.open(path) as record:
            record.decide(decision)
        seconds, most = together(path, memory)
        yield f"{told}: put together again, processor s", seconds
    yield "most memory, MB", most
    with Record.open(path) as record:
        first = timed(lambda _: record.entries(View.EVENT, limit=40, newest=True))
        yield "timeline's first screen, ms p50 / p95", f"{first[0]:.1f} / {first[1]:.1f}"
        page = timed(lambda number: party_page(record, number))
        yield "a party's page, ms p50 / p95", f"{page[0]:.1f} / {page[1]:.1f}"
    with sqlite3.connect(path) as bare:
        rows = timed(
            lambda _: bare.execute(
                "SELECT payload FROM derived WHERE view = 'event' ORDER BY number DESC LIMIT 40"
            ).fetchall()
        )
        yield "baseline: the same 40 rows by bare SQL, ms p50 / p95", f"{rows[0]:.1f} / {rows[1]:.1f}"


def main() -> None:
    """Run it."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--documents", type=int, default=20_000)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "record.db"
        kept(path, asked.documents)
        print(f"{asked.documents:,} articles")
        for name, figure in measured(path):
            print(f"  {name}: {figure}", flush=True)


if __name__ == "__main__":
    main()
