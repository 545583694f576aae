"""Ten thousand articles, read and searched: does time per article, and memory, stay the same as a record grows?

    python benchmarks/ten_thousand.py [--articles 10000] [--workers 1]

Writes seeded, invented articles of about 400 words with quotations into a temporary folder, reads them into a record
in three steps (a quarter, a half, all) and searches it after each. Beside it stands a baseline that does the least
that any such program must do: open each file and put its text into an FTS5 table, without reading it. Each subject
runs in a process of its own, so that its peak memory is its own.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import resource
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

#: What is measured: how it reads files, and how it answers a question.
Subject = tuple[Callable[[list[str]], None], Callable[[str], int]]

SEED = 2014
STEPS = (0.25, 0.5, 1.0)
QUESTIONS = ("tariff", "night shifts", '"winter timetable"', "conciliation ballot", "harbour board letter", "zeppelin")

FIRST = ("Ann", "Maud", "Leonard", "Edwin", "Ines", "Tobias", "Joss", "Perrin", "Oda", "Hew", "Carys", "Rafe", "Lena")
LAST = ("Orr", "Farrant", "Strake", "Sallow", "Vale", "Renn", "Tarrant", "Hale", "Quill", "Mossop", "Ivey", "Crake")
BODIES = (
    "Ferry Crews' Association",
    "Ravensey Harbour Board",
    "Quarry Drivers' Union",
    "Holm Stone",
    "Coast Pilots' Guild",
    "Northern Lock Keepers' Society",
    "Canal Agency",
)
POSTS = ("chair", "general secretary", "chief executive", "president", "deputy chair", "spokeswoman")
MATTERS = ("the winter timetable", "night shifts", "the pilotage tariff", "rest days", "the new rota", "lodging")
SAID = (
    "We were not asked, and we will not work to {matter} as it stands",
    "Nobody at the table has seen a figure for {matter} that adds up",
    "The door is open, but {matter} is not for sale",
    "Our members will be balloted on {matter} before the end of the month",
    "We have written three letters about {matter} and had no answer",
)
PLAIN = (
    "The two sides have not met since the spring, when talks about {matter} ended without a date for the next meeting.",
    "Members of the committee travelled to the city on Monday and waited most of the afternoon in a corridor.",
    "A conciliation service has offered its rooms, its tea and its patience, and neither side has said no.",
    "Last year the same question was put to a ballot, and a clear majority of those who voted wanted it settled.",
    "Prices at the fish market rose a little in the morning and had fallen again by the time the boats were in.",
    "What either body would accept on {matter} is known to few people, and those few were not at their desks.",
)


def article(number: int) -> str:
    """Return the invented article ``number``: the same one each time."""
    chance = random.Random(SEED * 1_000_003 + number)
    matter = chance.choice(MATTERS)
    first, other = chance.sample(BODIES, 2)
    speakers = [
        (f"{chance.choice(FIRST)} {chance.choice(LAST)}", chance.choice(POSTS), body) for body in (first, other)
    ]
    day = f"{chance.randint(1, 28)} {chance.choice(['March', 'May', 'July', 'October'])} {chance.randint(2009, 2019)}"
    paragraphs = [f"{first} at odds over {matter.removeprefix('the ')}", f"Published: {day}"]
    for turn in range(6):
        name, post, body = speakers[turn % 2]
        said = chance.choice(SAID).format(matter=matter)
        who = f"{name}, {post} of {body}" if turn < 2 else name.split()[-1]
        reported = f"{who} said that {said[0].lower()}{said[1:]}, and would not say more."
        paragraphs.append(" ".join(chance.choice(PLAIN).format(matter=matter) for _ in range(2)))
        paragraphs.append(f'"{said}," said {who}.' if turn % 3 else reported)
    return "\n\n".join(paragraphs) + f"\n\nRef {number}.\n"


def ours(folder: Path, workers: int) -> Subject:
    """Return how Standoff reads files and answers a question."""
    from standoff.batch.corpus import run
    from standoff.sources import find
    from standoff.store import Store

    store = Store.open(folder / "record.db")

    def read(names: list[str]) -> None:
        report = run(find([folder / name for name in names], folder), store, workers)
        assert report.added == len(names), report

    return read, lambda words: store.search(words, limit=20).total


def baseline(folder: Path, _workers: int) -> Subject:
    """Return how a bare FTS5 table takes in the same files and answers the same question."""
    record = sqlite3.connect(folder / "baseline.db")
    record.execute("CREATE VIRTUAL TABLE bodies USING fts5 (body, tokenize = 'porter unicode61 remove_diacritics 2')")

    def read(names: list[str]) -> None:
        for begin in range(0, len(names), 64):
            with record:
                texts = ((Path(folder, name).read_text(encoding="utf-8"),) for name in names[begin : begin + 64])
                record.executemany("INSERT INTO bodies VALUES (?)", texts)

    def search(words: str) -> int:
        asked = words if words.startswith('"') else " ".join(f'"{word}"' for word in words.split())
        sql = "SELECT snippet(bodies, 0, '[', ']', '…', 24) FROM bodies WHERE bodies MATCH ? ORDER BY rank LIMIT 20"
        rows = record.execute(sql, (asked,))
        return len(rows.fetchall())

    return read, search


SUBJECTS = {"standoff": ours, "baseline": baseline}


def measure(subject: str, folder: Path, count: int, workers: int) -> Iterator[dict[str, float]]:
    """Yield, after each step, how long reading has taken so far, the peak memory, and how long searches take."""
    names = [f"{number:06}.txt" for number in range(count)]
    read, search = SUBJECTS[subject](folder, workers)
    took, done = 0.0, 0
    for step in STEPS:
        upto = int(count * step)
        begun, worked = time.perf_counter(), processor()
        read(names[done:upto])
        took += time.perf_counter() - begun
        worked = processor() - worked
        searches = [timed(search, words) for words in QUESTIONS * 5]
        yield {
            "articles": upto,
            "seconds": took,
            "ms": 1000 * worked / (upto - done),
            "peak": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
            "search": 1000 * statistics.median(searches),
            "slowest": 1000 * max(searches),
        }
        done = upto


def processor() -> float:
    """Return the processor time of this process and its children so far: what else runs does not count."""
    times = os.times()
    return times.user + times.system + times.children_user + times.children_system


def timed(search: Callable[[str], int], words: str) -> float:
    """Return the seconds that ``search`` takes, by the clock."""
    begun = time.perf_counter()
    search(words)
    return time.perf_counter() - begun


def show(subject: str, folder: Path, arguments: argparse.Namespace) -> None:
    """Measure ``subject`` in a process of its own and print what it found as rows of a table."""
    command = [sys.executable, __file__, "--child", subject, "--folder", str(folder)]
    command += ["--articles", str(arguments.articles), "--workers", str(arguments.workers)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout
        for line in process.stdout:
            row = json.loads(line)
            print(
                f"| {subject} | {row['articles']:,} | {row['seconds']:.1f} | {row['ms']:.2f} | {row['peak']:.0f} "
                f"| {row['search']:.1f} | {row['slowest']:.1f} |",
                flush=True,
            )
    assert process.returncode == 0


def main() -> None:
    """Run it."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--articles", type=int, default=10_000)
    parser.add_argument("--workers", type=int, default=1)
    parser.add_argument("--child", choices=SUBJECTS, help=argparse.SUPPRESS)
    parser.add_argument("--folder", type=Path, help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if arguments.child:
        for row in measure(arguments.child, arguments.folder, arguments.articles, arguments.workers):
            print(json.dumps(row), flush=True)
        return
    with tempfile.TemporaryDirectory(prefix="standoff-benchmark-") as name:
        folder = Path(name)
        words = 0
        for number in range(arguments.articles):
            text = article(number)
            words += len(text.split())
            (folder / f"{number:06}.txt").write_text(text, encoding="utf-8")
        print(f"{arguments.articles:,} articles, {words / arguments.articles:.0f} words each, seed {SEED}\n")
        print("| subject | articles | seconds | CPU ms each, this step | peak MB | search ms, median | slowest |")
        print("|---|---|---|---|---|---|---|")
        for subject in SUBJECTS:
            show(subject, folder, arguments)


if __name__ == "__main__":
    main()
