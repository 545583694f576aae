"""Folding a large record: does time per fact stay the same as it grows, and is one party's page there at once?

    python benchmarks/folding.py [--articles 20000] [--parties 400]

Makes the act and channel facts of seeded, invented articles in memory (three acts and, in every fourth, a state of
talks), a quarter, a half and all of them, and folds them: timeline, channels, demands, agreements, then the whole
account of one party from the facts in which it takes part, for fifty parties. Beside it stands a baseline that does the
least that any such program must do: it sorts the facts by date and counts them by pair. Each size and subject runs in a
process of its own, so that its peak memory is its own; the memory of the facts themselves is told apart.
"""

from __future__ import annotations

import argparse
import datetime as dt
import json
import random
import resource
import subprocess
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Callable
from typing import Any

from standoff.ontology import (
    Act,
    Actor,
    Channel,
    ChannelState,
    DocumentHead,
    DocumentKind,
    Fact,
    Kind,
    Level,
    PartialDate,
    PartyKind,
    Span,
)
from standoff.record import Sides, agreements, channels, demands, fold, timeline

SEED = 2014
STEPS = (0.25, 0.5, 1.0)
PARTIES = 400
PAGES = 50
FIRST_DAY = dt.date(2001, 1, 1)
TYPES = (
    ("demand", "change"), ("request", "meet"), ("request", None), ("offer", None), ("invite", None), ("agree", None),
    ("reject", None), ("meet", "negotiation"), ("meet", None), ("pause-talks", "pause"), ("resume-talks", None),
    ("criticise", None), ("accuse", None), ("deny", None), ("concede", "concession"), ("sign", None), ("vote", None),
)  # fmt: skip
MATTERS = ("the winter timetable", "night shifts", "the pilotage tariff", "rest days", "the new rota", "lodging")
ABOUT = ("{}", "formal talks on {}", "withdrawal of {}", "an apology for {}", "heads of terms on {}", "a review of {}")


def head(number: int, pick: random.Random) -> DocumentHead:
    """A made-up document of a day drawn by ``pick``."""
    day = FIRST_DAY + dt.timedelta(days=pick.randrange(9000))
    published = PartialDate(day.isoformat())
    name = f"d{number:06}"
    return DocumentHead(
        name, f"{name}.txt", name * 9, 1, 1, "none", "text/plain", DocumentKind.NEWS, None, f"outlet {number % 40}", (),
        published, None, "en", (), 0,
    )  # fmt: skip


def made(articles: int, parties: int = PARTIES) -> list[Fact]:
    """The facts of ``articles`` articles: a few parties are in most of them, as in real disputes."""
    pick = random.Random(SEED)
    actors = [Actor(f"Union of Trade {n}", PartyKind.ORGANISATION) for n in range(parties)]
    facts = []
    for number in range(articles):
        document = head(number, pick)
        first = min(int(pick.expovariate(8 / parties)), parties - 2)
        one, other = (
            actors[first],
            actors[first + 1 if pick.random() < 0.7 else pick.randrange(first)] if first else actors[1],
        )
        for place in range(3):
            name, mode = pick.choice(TYPES)
            about = pick.choice(ABOUT).format(pick.choice(MATTERS))
            here = (Span(place, place + 1),)
            doer, target = (one, other) if pick.random() < 0.5 else (other, one)
            known = {"actors": (doer,), "recipients": (target,), "about": about, "date": document.published}
            act = Act("a", name, here[0], here, mode=mode, **known)  # type: ignore[arg-type]
            facts.append(Fact(f"a{number:06}{place}", Kind.ACT, document, act, here[0], "words"))
        if number % 4 == 0:
            state = pick.choice((ChannelState.PAUSED, ChannelState.OPEN, ChannelState.OFFERED))
            told = Channel((one.name, other.name), Level.FORMAL, state, document.published, evidence=(Span(0, 1),))
            facts.append(Fact(f"c{number:06}", Kind.CHANNEL, document, told, Span(0, 1), "words"))
    return facts


def timed(work: Callable[[], Any]) -> tuple[float, Any]:
    """Return the processor seconds of ``work`` and what it returned."""
    start = time.process_time()
    result = work()
    return time.process_time() - start, result


def standoff(facts: list[Fact]) -> dict[str, float]:
    """Return the processor seconds of each of our folds, and of the pages of parties."""
    day = dt.date(2026, 1, 1)
    spent: dict[str, float] = {}
    spent["sides"], sides = timed(lambda: Sides(facts))
    spent["timeline"], events = timed(lambda: timeline(facts))
    spent["channels"], _ = timed(lambda: channels(events, facts, sides, day=day))
    spent["demands"], _ = timed(lambda: demands(events, facts, sides, day=day))
    spent["agreements"], _ = timed(lambda: agreements(events, facts, sides))
    spent |= pages(facts)
    return spent


def pages(facts: list[Fact]) -> dict[str, float]:
    """How long the account of one party takes, by its own facts: of fifty parties, the busiest among them."""
    by_party: dict[str, list[Fact]] = defaultdict(list)
    for fact in facts:
        finding = fact.finding
        assert isinstance(finding, Act | Channel)
        both = finding.parties if isinstance(finding, Channel) else (finding.actor, finding.target)
        for name in both:
            by_party[str(name)].append(fact)
    names = sorted(by_party, key=lambda name: (-len(by_party[name]), name))
    asked = names[:: max(1, len(names) // PAGES)]
    seconds = sorted(timed(lambda own=by_party[name]: fold(own))[0] for name in asked)  # type: ignore[misc]
    return {"page p95": seconds[int(len(seconds) * 0.95) - 1], "page largest": seconds[-1]}


def baseline(facts: list[Fact]) -> dict[str, float]:
    """Return the processor seconds of sorting and counting alone."""

    def least() -> Counter[tuple[Any, ...]]:
        ordered = sorted(facts, key=lambda fact: str(fact.document.published))
        return Counter(
            tuple(sorted((str(fact.finding.actor), str(fact.finding.target))))
            for fact in ordered
            if isinstance(fact.finding, Act)
        )

    return {"timeline": timed(least)[0]}


def peak() -> float:
    """Return the most memory of this process so far, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def measured(subject: str, articles: int, parties: int) -> dict[str, Any]:
    """Return the figures of one subject."""
    facts = made(articles, parties)
    before = peak()
    spent = {"standoff": standoff, "baseline": baseline}[subject](facts)
    return {"facts": len(facts), "MB facts": before, "MB": peak(), **spent}


def main() -> int:
    """Run it."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=20_000)
    parser.add_argument("--parties", type=int, default=PARTIES, help="six make one busy dispute of it")
    parser.add_argument("--subject", help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.subject:
        print(json.dumps(measured(asked.subject, asked.articles, asked.parties)))
        return 0
    folds = ("timeline", "channels", "demands", "agreements")
    print("| subject | articles | facts | " + " | ".join(f"{f}, µs a fact" for f in folds), end="")
    print(" | page ms, p95 | largest page ms | MB, facts alone | peak MB |")
    for subject in ("standoff", "baseline"):
        for step in STEPS:
            count = int(asked.articles * step)
            command = [sys.executable, __file__, "--subject", subject, "--articles", str(count)]
            command += ["--parties", str(asked.parties)]
            told = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
            each = [f"{1e6 * told[f] / told['facts']:.0f}" if f in told else "" for f in folds]
            page = [f"{1e3 * told[p]:.0f}" if p in told else "" for p in ("page p95", "page largest")]
            cells = [subject, f"{count:,}", f"{told['facts']:,}", *each, *page, f"{told['MB facts']:.0f}"]
            print(f"| {' | '.join(cells)} | {told['MB']:.0f} |", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
