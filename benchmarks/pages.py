"""The pages of a large record: is each there at once, and is it light?

    python benchmarks/pages.py [--articles 20000] [--rounds 30] [--record FILE]

Keeps the findings of seeded, invented articles (about 400 words, six statements, three acts, an office, a position, in
every fourth a state of talks, in every tenth a vote; 400 parties, the busiest in a tenth of the articles) with
``Store.keep``, without reading any, puts the record together, and serves it as ``standoff serve`` does, in a process of
its own on one processor. One reader then asks for every page in turn, again and again, each time for another article,
party and fact, over one connection that is kept open, as a k6 script with one user would. Beside it stands the least
that any server of such pages must do: the same server and gate answering a fixed page of 50 kB.

Times are those of the clock, as the reader sees them, to the first byte and to the last; beside them stands the
processor time of the server for one page, which does not depend on what else the machine does.
"""

from __future__ import annotations

import argparse
import contextlib
import datetime as dt
import http.client
import os
import random
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

from standoff.ontology import (
    Act,
    Channel,
    ChannelState,
    Document,
    Findings,
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
    Statement,
    StatementKind,
    Vote,
    VoteResult,
)
from standoff.query import Record
from standoff.web.addresses import PATHS, path_of

SEED = 2014
PARTIES, PEOPLE = 400, 1_600
FIRST_DAY = dt.date(2001, 1, 1)
WORDS = (
    "tariff", "rota", "berth", "levy", "night", "shift", "council", "circular", "pilot", "ferry", "quarry", "lodging",
    "rest", "paper", "letter", "minister", "board", "branch", "ballot", "table", "offer", "demand", "meeting", "talks",
    "agreement", "draft", "clause", "money", "week", "autumn", "report", "figure", "member",
)  # fmt: skip
MATTERS = ("the winter timetable", "night shifts", "the pilotage tariff", "rest days", "the new rota", "lodging")
TYPES = (
    "demand", "request", "offer", "invite", "agree", "reject", "meet", "pause-talks", "resume-talks", "criticise",
    "accuse", "deny", "concede", "sign", "support", "warn", "propose",
)  # fmt: skip
POSTS = ("chair", "general secretary", "chief executive", "president", "deputy chair")


def article(number: int) -> tuple[Document, Findings]:
    """Return the invented article ``number`` and what is found in it: the same each time."""
    pick = random.Random(SEED * 1_000_003 + number)
    sentences = [" ".join(pick.choices(WORDS, k=14)).capitalize() + "." for _ in range(28)]
    text, places = "", []
    for count, sentence in enumerate(sentences):
        text += ("\n\n" if count % 3 == 0 and count else " " if count else "") + sentence
        places.append(Span(len(text) - len(sentence), len(text)))
    first = min(int(pick.expovariate(10 / PARTIES)), PARTIES - 2)
    other = first + 1 if pick.random() < 0.7 else pick.randrange(PARTIES)
    bodies = [f"Union of Trade {n}" for n in dict.fromkeys((first, other, pick.randrange(PARTIES)))]
    people = [f"Ann{n % 40} Lee{n}" for n in (first * 4 + pick.randrange(4), other * 4 % PEOPLE)]
    day = PartialDate((FIRST_DAY + dt.timedelta(days=pick.randrange(6000))).isoformat())
    found = Findings(
        names=tuple(Name(n, PartyKind.ORGANISATION, (n,)) for n in bodies)
        + tuple(Name(n, PartyKind.PERSON, (n,)) for n in dict.fromkeys(people)),
        statements=tuple(_statement(f"s{n}", places[n], pick, bodies + people) for n in range(6)),
        roles=(Role(people[0], pick.choice(POSTS), bodies[0], RoleStatus.CURRENT, (places[7],)),),
        acts=tuple(_act(f"a{n}", places[8 + n], pick, bodies, day) for n in range(3)),
        positions=(Position(bodies[0], pick.choice(MATTERS), pick.choice(_STANCES), (places[12],), date=day),),
        parts=(Part(f"{bodies[0]} executive council", bodies[0], (places[13],)),) if number % 20 == 0 else (),
        dialogue=(_talks(bodies, pick, places[14], day),) if number % 4 == 0 and len(bodies) > 1 else (),
        votes=(_vote(bodies[0], pick, places[15], day),) if number % 10 == 0 else (),
    )
    title = " ".join(pick.choices(WORDS, k=7)).capitalize()
    return Document(
        source=f"articles/{number:06}.txt",
        text=text,
        media_type="text/plain",
        title=title,
        publisher=f"Outlet {number % 40}",
        authors=(pick.choice(people),),
        published=day,
        url=f"https://example.org/{number}",
    ), found


_STANCES = (Stance.SUPPORTS, Stance.OPPOSES)


def _statement(id: str, place: Span, pick: random.Random, names: Sequence[str]) -> Statement:
    kind, speaker = pick.choice(list(StatementKind)), pick.choice(names)
    return Statement(id, kind, place, speaker_name=speaker, confidence=round(pick.uniform(0.3, 1), 2))


def _act(id: str, place: Span, pick: random.Random, bodies: Sequence[str], day: PartialDate) -> Act:
    actor, target = pick.sample(list(bodies), 2) if len(bodies) > 1 else (bodies[0], None)
    trigger = Span(place.start, place.start + 4)
    kind = pick.choice(TYPES)
    return Act(id, kind, trigger, (place,), actor=actor, target=target, about=pick.choice(MATTERS), date=day)


def _talks(bodies: Sequence[str], pick: random.Random, place: Span, day: PartialDate) -> Channel:
    state = pick.choice((ChannelState.PAUSED, ChannelState.OPEN, ChannelState.OFFERED))
    return Channel((bodies[0], bodies[1]), Level.FORMAL, state, day, evidence=(place,))


def _vote(body: str, pick: random.Random, place: Span, day: PartialDate) -> Vote:
    return Vote(body, f"to accept {pick.choice(MATTERS)}", VoteResult.CARRIED, date=day, evidence=(place,))


def fill(path: Path, articles: int) -> None:
    """Keep the findings of ``articles`` articles in a new record at ``path``, and put it together."""
    begun = time.perf_counter()
    with Record.open(path, create=True) as record:
        for start in range(0, articles, 500):
            with record.store.together():
                for number in range(start, min(start + 500, articles)):
                    record.store.keep(*article(number), "benchmark/1")
        kept, worked = time.perf_counter(), time.process_time()
        record.refresh()
        worked = time.process_time() - worked
    told = f"kept in {kept - begun:.0f} s, put together in {time.perf_counter() - kept:.0f} s ({worked:.0f} s of work)"
    print(f"{articles:,} articles, {path.stat().st_size / 1e6:.0f} MB, {told}\n", flush=True)


def questions(path: Path, rounds: int) -> dict[str, list[str]]:
    """Return, page by page, the addresses that are asked for."""
    pick = random.Random(SEED)
    with Record.open(path, readonly=True) as record:
        total = record.documents(limit=1).total
        heads = [record.documents(limit=1, offset=pick.randrange(total)).items[0].id for _ in range(rounds)]
        facts = [record.facts(Kind.ACT, limit=1, offset=pick.randrange(total)).items[0].id for _ in range(rounds)]
        names = [f"Union of Trade {int(pick.expovariate(10 / PARTIES)) % PARTIES}" for _ in range(rounds - 1)]
        ids = [record.party(name).id for name in ("Union of Trade 0", *names)]
    about = {"document": heads, "fact": facts, "party": ids}
    asked = {
        name: [path_of(name, id) for id in about[name]] if name in about else [path] * rounds
        for name, path in PATHS.items()
    }
    asked["timeline of a party"] = [f"/timeline?party=Union+of+Trade+{n % 5}" for n in range(rounds)]
    asked["statements with words"] = [f"/statements?words={pick.choice(WORDS)}+{pick.choice(WORDS)}" for _ in names]
    asked["statements, page 900"] = ["/statements?page=900"] * rounds
    return asked


@contextlib.contextmanager
def serving(path: Path | None) -> Iterator[tuple[int, int]]:
    """Serve the record at ``path``, or the fixed page, from a process of its own; yield its port and its number."""
    command = [sys.executable, __file__, "--serve", str(path or "")]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout
        yield int(process.stdout.readline()), process.pid
        process.terminate()


def serve(path: str) -> None:
    """Answer on a free port, on one processor, and print the port."""
    import uvicorn
    from starlette.applications import Starlette
    from starlette.middleware import Middleware
    from starlette.requests import Request
    from starlette.responses import Response
    from starlette.routing import Route

    from standoff.web import listen, make_app
    from standoff.web.gate import Gate
    from standoff.web.guard import LOCAL_HOSTS

    def fixed(_request: Request) -> Response:
        return Response(b"x" * 50_000, media_type="text/html")

    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {max(os.sched_getaffinity(0))})
    bare = Starlette(routes=[Route("/", fixed)], middleware=[Middleware(Gate, hosts=list(LOCAL_HOSTS))])
    listening = listen(0)
    print(listening.getsockname()[1], flush=True)
    app = make_app(path, author="the benchmark") if path else bare
    uvicorn.Server(uvicorn.Config(app, log_level="error")).run(sockets=[listening])


#: Seconds to the first byte and to the last, seconds of the server's processor, and bytes.
Asked = tuple[float, float, float, int]


def spent(process: int) -> float:
    """Return the processor time of all threads of ``process`` so far (Linux; 0 elsewhere)."""
    tasks = Path(f"/proc/{process}/task").glob("*/schedstat")
    return sum(int(each.read_text().split()[0]) for each in tasks) / 1e9


def ask(connection: http.client.HTTPConnection, path: str, process: int) -> Asked:
    """Ask for ``path`` once."""
    before = spent(process)
    begun = time.perf_counter()
    connection.request("GET", path, headers={"host": "127.0.0.1"})
    answer = connection.getresponse()
    first = time.perf_counter() - begun
    body = answer.read()
    if answer.status != 200:
        raise SystemExit(f"{path}: {answer.status}")
    last = time.perf_counter() - begun
    return first, last, spent(process) - before, len(body)


def told(name: str, times: Sequence[Asked]) -> str:
    """Return a row of the table: medians, and what nineteen in twenty stay under."""
    firsts, lasts, worked, sizes = ([each[n] for each in times] for n in range(4))

    def ms(values: Sequence[float], part: float) -> str:
        return f"{1000 * sorted(values)[min(len(values) - 1, int(part * len(values)))]:.0f}"

    return (
        f"| {name} | {ms(firsts, 0.5)} | {ms(firsts, 0.95)} | {ms(lasts, 0.5)} | {ms(lasts, 0.95)} "
        f"| {ms(worked, 0.5)} | {ms(worked, 0.95)} "
        f"| {statistics.median(sizes) / 1000:.0f} | {max(sizes) / 1000:.0f} |"
    )


def measure(path: Path, rounds: int) -> None:
    """Ask for every page of the record at ``path``, and print a row for each."""
    asked = questions(path, rounds)
    print("| page | first byte ms, median | 95 % | last byte, median | 95 % | CPU, median | 95 % | kB, median | most |")
    print("|---|---|---|---|---|---|---|---|---|")
    with serving(None) as (port, process):
        connection = http.client.HTTPConnection("127.0.0.1", port)
        ask(connection, "/", process)
        print(told("(a fixed page)", [ask(connection, "/", process) for _ in range(rounds)]), flush=True)
    with serving(path) as (port, process):
        connection = http.client.HTTPConnection("127.0.0.1", port)
        times: dict[str, list[Asked]] = {name: [] for name in asked}
        for paths in asked.values():
            ask(connection, paths[0], process)
        for number in range(rounds):
            for name, paths in asked.items():
                times[name].append(ask(connection, paths[number % len(paths)], process))
        for name in asked:
            print(told(name, times[name]), flush=True)


def main() -> None:
    """Run it."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--articles", type=int, default=20_000)
    parser.add_argument("--rounds", type=int, default=30)
    parser.add_argument("--record", type=Path, help="keep the record here, and use the one that is here already")
    parser.add_argument("--serve", help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if arguments.serve is not None:
        serve(arguments.serve)
        return
    with tempfile.TemporaryDirectory(prefix="standoff-benchmark-") as name:
        path = arguments.record or Path(name) / "record.db"
        if not path.exists():
            fill(path, arguments.articles)
        measure(path, arguments.rounds)


if __name__ == "__main__":
    main()
