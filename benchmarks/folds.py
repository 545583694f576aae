"""Speed of the folds over offices, votes, positions, the index, networks and collectives, and whether it grows in step.

    python benchmarks/folds.py [--articles 25000] [--rounds 3]

Facts and events of a generated dispute are folded: as many articles, twice as many, and four times. Each article has a
role, two positions and three events; every tenth a vote and a collective; parties grow with articles, and one vote and
one office have reports in every hundredth article. Printed are the seconds of the processor for each fold (the best of
the rounds), what one article takes, and how the time grows: 1.0 where twice the articles take twice the time.
(A discourse network is left out: it has a tie for each pair that shares an issue, so it grows with their square.)
"""

from __future__ import annotations

import argparse
import datetime as dt
import random
import time
from collections.abc import Callable
from dataclasses import dataclass

from standoff.ontology import (
    Act,
    Actor,
    ActStatus,
    Count,
    DocumentHead,
    DocumentKind,
    Fact,
    Kind,
    PartialDate,
    PartyKind,
    Position,
    Role,
    RoleStatus,
    Span,
    Stance,
    Vote,
    VoteResult,
)
from standoff.record import (
    acting,
    ballots,
    collectives,
    holdings,
    index,
    mandates,
    positions,
    speaking,
    uses,
)

HERE = (Span(0, 1),)
TYPES = ("meet", "write", "criticise", "strike", "reject", "offer", "call-vote", "vote", "sign", "office-change")


@dataclass(frozen=True, slots=True)
class Happening:
    """A generated event of the record."""

    id: str
    type: str
    mode: str | None
    actors: tuple[str, ...]
    recipients: tuple[str, ...]
    about: str | None
    when: PartialDate | None
    published: PartialDate | None
    status: ActStatus
    polarity: bool
    evidence: tuple[str, ...]
    documents: tuple[str, ...]

    @property
    def parties(self) -> tuple[str, ...]:
        """Both sides."""
        return (*self.actors, *self.recipients)


def head(number: int, day: PartialDate) -> DocumentHead:
    """A made-up document of that day."""
    return DocumentHead(
        f"d{number}",
        f"{number}.txt",
        "0" * 64,
        1,
        1,
        "generated",
        "text/plain",
        DocumentKind.NEWS,
        None,
        None,
        (),
        day,
        None,
        "en",
        (),
        0,
    )


def generated(articles: int) -> tuple[list[Fact], list[Happening]]:
    """The facts and events of so many articles, always the same."""
    chance = random.Random(articles)
    bodies = [f"Body {n}" for n in range(20 + articles // 50)]
    people = [f"Person {n}" for n in range(50 + articles // 20)]
    facts: list[Fact] = []
    events: list[Happening] = []

    def add(kind: Kind, finding: Act | Position | Role | Vote, document: DocumentHead) -> None:
        facts.append(Fact(f"{kind[0]}{len(facts)}", kind, document, finding, HERE[0], "words"))

    for number in range(articles):
        day = dt.date(2010, 1, 1) + dt.timedelta(chance.randrange(4000))
        date = PartialDate(day.isoformat())
        document = head(number, date)
        body, other = chance.choice(bodies), chance.choice(bodies)
        often = number % 100 == 0
        role = Role(
            "Person 0" if often else chance.choice(people),
            "chair",
            "Body 0" if often else body,
            RoleStatus.CURRENT,
            HERE,
        )
        add(Kind.ROLE, role, document)
        for _ in range(2):
            stance = chance.choice([Stance.SUPPORTS, Stance.OPPOSES, Stance.NEUTRAL])
            add(
                Kind.POSITION,
                Position(chance.choice([body, other]), f"issue {chance.randrange(30)}", stance, HERE),
                document,
            )
        if number % 10 == 0:
            counts = (Count("yes", chance.randrange(500, 900)), Count("no", chance.randrange(100, 400)))
            told = "2015-05-05" if often else day.isoformat()
            voted = Vote(
                "Body 0" if often else body,
                "to strike over pay" if often else f"to strike over issue {chance.randrange(30)}",
                VoteResult.CARRIED,
                counts,
                date=PartialDate(told),
                evidence=HERE,
            )
            add(Kind.VOTE, voted, document)
            actor = Actor(f"{chance.choice(['nine', 'two', 'many'])} branches", PartyKind.COLLECTIVE)
            add(Kind.ACT, Act("a", "write", HERE[0], HERE, actors=(actor,), said_by=body), document)
        for _ in range(3):
            kind = chance.choice(TYPES)
            change = kind == "office-change"
            events.append(
                Happening(
                    f"e{len(events)}",
                    kind,
                    "elect" if change else None,
                    (chance.choice(people),) if change else (body,),
                    (other,),
                    "chair" if change else f"issue {chance.randrange(30)}",
                    date,
                    date,
                    ActStatus.HAPPENED,
                    True,
                    (f"a-{len(events)}",),
                    (document.id,),
                )
            )
    return facts, events


def seconds(fold: Callable[[], object], rounds: int) -> float:
    """Return the best of ``rounds`` times of ``fold``, in processor seconds."""
    best = float("inf")
    for _ in range(rounds):
        started = time.process_time()
        fold()
        best = min(best, time.process_time() - started)
    return best


def folds(facts: list[Fact], events: list[Happening]) -> dict[str, Callable[[], object]]:
    """Return each fold by its name, ready to be called."""
    votes, known = ballots(facts, events), positions(facts)
    return {
        "offices": lambda: holdings(facts, events),
        "votes": lambda: ballots(facts, events),
        "mandates": lambda: mandates(votes, events),
        "positions": lambda: positions(facts),
        "index": lambda: index(events),
        "acting": lambda: acting(events),
        "speaking": lambda: speaking(facts),
        "collectives": lambda: collectives(facts),
        "uses": lambda: uses(known),
    }


def main() -> None:
    """Run it."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=25_000)
    parser.add_argument("--rounds", type=int, default=3)
    given = parser.parse_args()
    sizes = [given.articles, 2 * given.articles, 4 * given.articles]
    took: dict[str, list[float]] = {}
    for size in sizes:
        for name, fold in folds(*generated(size)).items():
            took.setdefault(name, []).append(seconds(fold, given.rounds))
    print(f"{'fold':<12}" + "".join(f"{size:>12,}" for size in sizes) + f"{'µs/article':>12}{'2x':>7}{'4x':>7}")
    for name, times in took.items():
        growth = [times[1] / times[0] / 2, times[2] / times[0] / 4]
        each = 1e6 * times[-1] / sizes[-1]
        print(
            f"{name:<12}" + "".join(f"{t:>12.2f}" for t in times) + f"{each:>12.1f}{growth[0]:>7.2f}{growth[1]:>7.2f}"
        )


if __name__ == "__main__":
    main()
