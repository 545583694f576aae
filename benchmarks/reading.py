"""Speed of reading: articles a second, where the time goes, and whether it grows with the length of a document.

    python benchmarks/reading.py [--rounds 3] [--words 10000 30000 100000]

Reads the demo's articles one after the other in one process and gives the processor time for 600 words, by step of
`standoff.reading.reader.read`; what one step asks of another (the analysis of the sentences) is told under the one
asked. Then one document of each length is read: the demo's articles end to end, once with the same people throughout,
once with other surnames in each round. Time is that of the processor, so that neighbours on the machine count little;
the baseline is what any program that understands sentences must spend, the analysis alone.
"""

from __future__ import annotations

import argparse
import re
import resource
import statistics
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from functools import cached_property, wraps
from pathlib import Path
from types import FunctionType
from typing import Any

from standoff import sources
from standoff.ontology import Document
from standoff.reading import reader

ARTICLES = Path(__file__).parents[1] / "src" / "standoff" / "demo" / "articles"
CAPITAL = re.compile(r"(?<=[a-z.] )([A-Z][a-z]{3,})\b")
#: Methods that do a step's work; others are asked so often that measuring them would be most of the time.
WORK = re.compile(r"__init__|find.*|export|stored.*|of_page")

clock = time.process_time


class Steps:
    """Keeps for each step the time spent in it and not in another that it asked."""

    def __init__(self) -> None:
        self.spent: defaultdict[str, float] = defaultdict(float)
        self._open: list[str] = []
        self._since = 0.0

    def timed(self, step: str, work: Callable[..., Any]) -> Callable[..., Any]:
        """Return ``work``, its time counted as that of ``step``."""

        @wraps(work)
        def run(*args: Any, **words: Any) -> Any:
            self._turn()
            self._open.append(step)
            try:
                return work(*args, **words)
            finally:
                self._turn()
                self._open.pop()

        return run

    def _turn(self) -> None:
        now = clock()
        if self._open:
            self.spent[self._open[-1]] += now - self._since
        self._since = now

    def watch(self) -> None:
        """Time every function and class that the reader calls by name."""
        for name, called in list(vars(reader).items()):
            if not getattr(called, "__module__", "").startswith("standoff.reading.") or name == "read":
                continue
            if isinstance(called, FunctionType) and called.__module__ != reader.__name__:
                setattr(reader, name, self.timed(name, called))
            elif isinstance(called, type):
                self._watch_class(name, called)

    def _watch_class(self, name: str, called: type) -> None:
        for attribute, value in list(vars(called).items()):
            if isinstance(value, FunctionType) and WORK.fullmatch(attribute):
                setattr(called, attribute, self.timed(name, value))
            elif isinstance(value, cached_property) and not attribute.startswith("_"):
                fresh = cached_property(self.timed(name, value.func))
                fresh.__set_name__(called, attribute)
                setattr(called, attribute, fresh)


def articles() -> list[Document]:
    """The demo's articles."""
    found = []
    for source in sources.find([ARTICLES], base=ARTICLES):
        assert isinstance(source, sources.Source)
        found += [item for item in sources.read(source) if isinstance(item, Document)]
    return found


def long_document(texts: list[str], words: int, *, same: bool) -> Document:
    """One document of about ``words`` words; ``same`` keeps the people's names from round to round."""
    parts: list[str] = []
    counted = 0
    for number, text in _rounds(texts):
        part = text if same else CAPITAL.sub(lambda m, n=number: m[1] + _ending(n), text)  # type: ignore[misc]
        parts.append(part)
        counted += len(part.split())
        if counted >= words:
            return Document("long.txt", "\n\n".join(parts), "text/plain")
    raise AssertionError("there is no text")


def _rounds(texts: list[str]) -> Iterator[tuple[int, str]]:
    number = 0
    while texts:
        yield from ((number, text) for text in texts)
        number += 1


def _ending(number: int) -> str:
    return "" if not number else "abdefgiklmnoprstu"[number % 17] + _ending(number // 17)


def spent_on(work: Callable[[], object]) -> float:
    """Processor time of ``work`` in seconds."""
    started = clock()
    work()
    return clock() - started


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--words", type=int, nargs="*", default=[10_000, 30_000, 100_000])
    args = parser.parse_args()
    documents = articles()
    words = sum(len(document.text.split()) for document in documents)
    print(f"load and first article: {spent_on(lambda: reader.read(documents[0])):.2f} s")
    whole = [spent_on(lambda: [reader.read(d) for d in documents]) for _ in range(args.rounds)]
    each = statistics.median(whole) / words * 600
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(
        f"{len(documents)} articles, {words} words: {each * 1000:.1f} ms for 600 words, "
        f"{1 / each:.1f} articles a second, peak {memory:.0f} MB\n"
    )
    tell_lengths([document.text for document in documents], args.words)
    steps = Steps()
    steps.watch()
    for document in documents:
        reader.read(document)
    print("\n| step | ms for 600 words | share |\n|---|---|---|")
    total = sum(steps.spent.values())
    for step, seconds in sorted(steps.spent.items(), key=lambda step: -step[1]):
        print(f"| {step} | {seconds / words * 600_000:.1f} | {seconds / total:.0%} |")


def tell_lengths(texts: list[str], lengths: list[int]) -> None:
    """Print how long one document of each length takes."""
    print("| words in one document | same people, ms for 600 words | other people, ms for 600 words |\n|---|---|---|")
    for length in lengths:
        cells = []
        for same in (True, False):
            document = long_document(texts, length, same=same)
            count = len(document.text.split())
            cells.append(spent_on(lambda d=document: reader.read(d)) / count * 600_000)  # type: ignore[misc]
        print(f"| {length:,} | {cells[0]:.1f} | {cells[1]:.1f} |")
    print(f"peak {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")


if __name__ == "__main__":
    main()
