"""Deciding in the browser: how soon is a decision answered, how soon does every page show it, and what of the pages?

    python -m benchmarks.deciding [--articles 100 1000 4000] [--decisions 6] [--records FOLDER] [--press]

Serves a record of the invented articles of benchmarks/pages.py as ``standoff serve`` does, in a process of its own. One
reader sends a decision (accept, reject, in turn), waits for the answer, then asks for seven pages in turn until the
pages hold the decision, pauses, and decides again. Three subjects take turns, each with a copy of the same record:

standoff   the record is put together behind the pages, and the answer waits for it where it is quick;
waiting    the same server, but every answer waits until every page shows the decision, as a server would that folds
           in the request;
bare       the least that any server of decisions must do: the same server and gate, a row put into a table of the
           same file and flushed to the disk, and a fixed page of 50 kB.

With ``--press`` somebody decides once a second and does not wait for the pages.

Times are those of the clock, as the reader sees them. Beside them stands the processor time of all that the server
runs, for one decision until every page shows it, the pages that were asked for meanwhile included.
"""

from __future__ import annotations

import argparse
import contextlib
import http.client
import json
import random
import shutil
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlencode

from benchmarks.pages import SEED, fill, spent

from standoff.ontology import Kind
from standoff.query import Record

SUBJECTS = ("standoff", "waiting", "bare")
PAGES = ("/", "/timeline", "/dialogue", "/statements", "/parties", "/review", "/sources")
HOST = "127.0.0.1"

#: The heads of the two tables.
PRESSED = "| subject | articles | answer ms, median | 95 % | slowest |\n|---|---|---|---|---|"
READ = (
    "| subject | articles | answer ms, median | slowest | in every page s, median | slowest | CPU s a decision "
    "| page at rest ms, median | 95 % | page meanwhile ms, median | 95 % |\n" + "|---" * 11 + "|"
)


@dataclass(slots=True)
class Seen:
    """What the reader saw, in seconds: ``answers`` to decisions, how long until ``shown`` after each was sent, pages
    ``meanwhile`` and at ``rest``; and how much ``work`` the server did for each decision."""

    answers: list[float] = field(default_factory=list)
    shown: list[float] = field(default_factory=list)
    meanwhile: list[float] = field(default_factory=list)
    rest: list[float] = field(default_factory=list)
    work: list[float] = field(default_factory=list)


def serve(subject: str, path: str) -> None:
    """Answer on a free port, and print the port."""
    import uvicorn

    from standoff.web import listen, make_app
    from standoff.web.upkeep import PATIENCE

    listening = listen(0)
    print(listening.getsockname()[1], flush=True)
    if subject == "bare":
        app = bare(path)
    else:
        app = make_app(path, author="the benchmark", patience=PATIENCE if subject == "standoff" else 3600)
        app.state.upkeep.warm()
    uvicorn.Server(uvicorn.Config(app, log_level="error")).run(sockets=[listening])


def bare(path: str):  # type: ignore[no-untyped-def]
    """The least that a server of decisions does: an application of Starlette's."""
    from starlette.applications import Starlette
    from starlette.concurrency import run_in_threadpool
    from starlette.middleware import Middleware
    from starlette.requests import Request
    from starlette.responses import RedirectResponse, Response
    from starlette.routing import Route

    from standoff.web.gate import Gate
    from standoff.web.guard import LOCAL_HOSTS

    def keep(fact: str) -> None:
        file = sqlite3.connect(path, timeout=60)
        with file:
            file.execute("CREATE TABLE IF NOT EXISTS bare (fact TEXT)")
            file.execute("INSERT INTO bare VALUES (?)", (fact,))
        file.close()

    async def decide(request: Request) -> Response:
        await run_in_threadpool(keep, str((await request.form())["fact"]))
        return RedirectResponse("/review", 303)

    def page(_request: Request) -> Response:
        return Response(b"x" * 50_000, media_type="text/html")

    return Starlette(
        routes=[Route("/review/decide", decide, methods=["POST"]), *(Route(each, page) for each in PAGES)],
        middleware=[Middleware(Gate, hosts=list(LOCAL_HOSTS))],
    )


@contextlib.contextmanager
def serving(subject: str, path: Path) -> Iterator[tuple[int, int]]:
    """Serve the record at ``path``; yield the port and the number of the process."""
    command = [sys.executable, "-m", "benchmarks.deciding", "--serve", subject, str(path)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout
        try:
            yield int(process.stdout.readline()), process.pid
        finally:
            process.terminate()


def worked(process: int) -> float:
    """Return the processor time of ``process`` and of those that it started, so far (Linux; 0 elsewhere)."""
    children = Path("/proc").glob("[0-9]*/stat")
    own = [process]
    for stat in children:
        with contextlib.suppress(OSError, IndexError, ValueError):
            told = stat.read_text().rpartition(")")[2].split()
            if int(told[1]) == process:
                own.append(int(stat.parent.name))
    return sum(spent(each) for each in own)


def ask(connection: http.client.HTTPConnection, path: str, form: dict[str, str] | None = None) -> tuple[float, bytes]:
    """Ask for ``path`` or send ``form`` to it; return how long it took, and what came."""
    begun = time.perf_counter()
    body = urlencode(form) if form else None
    headers = {"host": HOST, "content-type": "application/x-www-form-urlencoded"} if form else {"host": HOST}
    connection.request("POST" if form else "GET", path, body, headers)
    answer = connection.getresponse()
    told = answer.read()
    if answer.status not in (200, 303):
        raise SystemExit(f"{path}: {answer.status} {told[:200]!r}")
    return time.perf_counter() - begun, told


def decide(seen: Seen, port: int, process: int, fact: str, verb: str, subject: str) -> None:
    """Send one decision, and read until every page holds it."""
    connection = http.client.HTTPConnection(HOST, port, timeout=3600)
    seen.rest += [ask(connection, page)[0] for page in PAGES]
    before, begun = worked(process), time.perf_counter()
    took, _ = ask(connection, "/review/decide", {"fact": fact, "verb": verb})
    seen.answers.append(took)
    for number in range(10**6):
        if subject == "bare" or json.loads(ask(connection, "/sources.json")[1])["behind"] is None:
            break
        seen.meanwhile.append(ask(connection, PAGES[number % len(PAGES)])[0])
        time.sleep(0.1)
    seen.shown.append(time.perf_counter() - begun)
    seen.work.append(worked(process) - before)


def ms(values: Sequence[float], part: float) -> str:
    """Return what ``part`` of ``values`` stay under, in milliseconds."""
    if not values:
        return ""
    found = statistics.median(values) if part == 0.5 else sorted(values)[min(len(values) - 1, int(part * len(values)))]
    return f"{1000 * found:,.0f}"


def told(articles: int, subject: str, seen: Seen) -> str:
    """Return a row of the table."""

    return (
        f"| {subject} | {articles:,} | {ms(seen.answers, 0.5)} | {ms(seen.answers, 1)} "
        f"| {statistics.median(seen.shown):.1f} | {max(seen.shown):.1f} | {statistics.median(seen.work):.1f} "
        f"| {ms(seen.rest, 0.5)} | {ms(seen.rest, 0.95)} | {ms(seen.meanwhile, 0.5)} | {ms(seen.meanwhile, 0.95)} |"
    )


def about(record: Path) -> list[str]:
    """Put ``record`` together where this version has not, and return the facts that are decided about."""
    with Record.open(record) as opened:
        opened.refresh()
        total = opened.facts(Kind.STATEMENT, limit=0).total
        pick = random.Random(SEED)
        return [opened.facts(Kind.STATEMENT, limit=1, offset=pick.randrange(total)).items[0].id for _ in range(99)]


def press(record: Path, articles: int, decisions: int) -> None:
    """Decide once a second, as somebody who reviews does, without waiting for the pages; print the answers' times."""
    facts = about(record)
    for subject in ("standoff", "bare"):
        with tempfile.TemporaryDirectory(prefix="standoff-benchmark-") as name:
            own = Path(shutil.copy(record, Path(name) / "record.db"))
            with serving(subject, own) as (port, _):
                time.sleep(5)
                connection = http.client.HTTPConnection(HOST, port, timeout=3600)
                answers = []
                for number in range(decisions):
                    form = {"fact": facts[number], "verb": ("accept", "reject")[number % 2]}
                    answers.append(ask(connection, "/review/decide", form)[0])
                    time.sleep(1)
        print(f"| {subject} | {articles:,} | {ms(answers, 0.5)} | {ms(answers, 0.95)} | {ms(answers, 1)} |", flush=True)


def measure(record: Path, articles: int, decisions: int) -> None:
    """Let every subject take ``decisions``, by turns, and print a row for each."""
    facts = about(record)
    seen = {subject: Seen() for subject in SUBJECTS}
    with contextlib.ExitStack() as running, tempfile.TemporaryDirectory(prefix="standoff-benchmark-") as name:
        servers = {}
        for subject in SUBJECTS:
            own = Path(shutil.copy(record, Path(name) / f"{subject}.db"))
            servers[subject] = running.enter_context(serving(subject, own))
        time.sleep(5)  # all that is loaded beforehand is
        for number in range(decisions):
            for subject in SUBJECTS:
                verb = ("accept", "reject")[number % 2]
                decide(seen[subject], *servers[subject], facts[number], verb, subject)
    for subject in SUBJECTS:
        print(told(articles, subject, seen[subject]), flush=True)


def main() -> None:
    """Run it."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--articles", type=int, nargs="+", default=[100, 1_000, 4_000])
    parser.add_argument("--decisions", type=int, default=6)
    parser.add_argument("--records", type=Path, help="keep the records in this folder, and use those that are there")
    parser.add_argument("--press", action="store_true", help="only send a decision a second, and time the answers")
    parser.add_argument("--serve", nargs=2, help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if arguments.serve:
        serve(*arguments.serve)
        return
    print(PRESSED if arguments.press else READ, flush=True)
    with tempfile.TemporaryDirectory(prefix="standoff-benchmark-") as name:
        for articles in arguments.articles:
            path = (arguments.records or Path(name)) / f"{articles}.db"
            if not path.exists():
                fill(path, articles)
            (press if arguments.press else measure)(path, articles, arguments.decisions)


if __name__ == "__main__":
    main()
