"""Speed of the language model: words a second, beside a spaCy pipeline of the same layers, and where the time goes.

    python benchmarks/language.py [--rounds 5] [--threads 1] [FILE …]

Both read the same texts (the demo's articles, unless files are given) in turns in one run. Time is that of the
processor, so that neighbours on the machine count little; with more than one thread, that of the clock. The spaCy
pipeline is made as `spacy init` would make a small English one (a convolutional tok2vec of width 96
with tagger, parser and names); its weights are not trained, which changes its answers and not its speed. Without spaCy
ours is measured alone. Also printed: seconds to load, milliseconds for 600 words, the share of time spent outside the
network, and the memory of the process before spaCy is loaded.
"""

from __future__ import annotations

import argparse
import resource
import statistics
import time
from collections.abc import Callable, Sequence
from importlib import import_module
from pathlib import Path
from typing import Any

from standoff.language.network import Network, SentenceScores
from standoff.language.own import OwnAnalyser
from standoff.language.shipped import DIGESTS
from standoff.language.spacy_pipeline import SpacyAnalyser
from standoff.language.tokens import tokenize

ARTICLES = Path(__file__).parents[1] / "src" / "standoff" / "demo" / "articles"
TAGS = ("NN", "NNS", "NNP", "VB", "VBD", "VBZ", "VBN", "IN", "DT", "JJ", "RB", "PRP", "CC", "CD", ".", ",")
RELATIONS = ("ROOT", "nsubj", "dobj", "det", "amod", "prep", "pobj", "punct", "aux", "ccomp", "advmod", "conj", "cc")
KINDS = ("PERSON", "ORG", "GPE")


clock = time.process_time


class TimedNetwork(Network):
    """The network, which keeps the time spent in it."""

    spent = 0.0

    def run(self, inputs: tuple[list[int], list[int], list[int], list[int]]) -> SentenceScores:
        """Score a sentence and add up the time."""
        started = clock()
        found = super().run(inputs)
        self.spent += clock() - started
        return found


def convolutional() -> SpacyAnalyser | None:
    """An untrained spaCy pipeline of the layers of its small English one; None without spaCy."""
    try:
        spacy = import_module("spacy")
    except ImportError:
        return None
    pipeline: Any = spacy.blank("en")
    pipeline.add_pipe("tok2vec")
    listener = {"@architectures": "spacy.Tok2VecListener.v1", "width": 96, "upstream": "tok2vec"}
    tagger = pipeline.add_pipe("tagger", config={"model": {"@architectures": "spacy.Tagger.v2", "tok2vec": listener}})
    parser = pipeline.add_pipe("parser", config={"model": {"tok2vec": listener}})
    names = pipeline.add_pipe("ner")
    for component, labels in ((tagger, TAGS), (parser, RELATIONS), (names, KINDS)):
        for label in labels:
            component.add_label(label)
    pipeline.initialize()
    return SpacyAnalyser(pipeline)


def seconds(analyse: Callable[[str], object], texts: Sequence[str]) -> float:
    """Return the processor seconds that ``analyse`` takes for all ``texts``."""
    started = clock()
    for text in texts:
        analyse(text)
    return clock() - started


def main() -> None:
    """Run it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", nargs="*", type=Path)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--threads", type=int, default=1)
    given = parser.parse_args()
    if given.threads > 1:
        globals()["clock"] = time.perf_counter
    texts = [path.read_text(encoding="utf-8") for path in given.files or sorted(ARTICLES.rglob("*.txt"))]
    words = sum(len(tokenize(text)) for text in texts)
    started = clock()
    network = TimedNetwork(threads=given.threads, digests=DIGESTS)
    ours = OwnAnalyser(network)
    print(f"{len(texts)} texts, {words} words; loaded in {clock() - started:.2f} s")
    seconds(ours.analyse, texts[:2])
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    theirs = convolutional()
    network.spent, own, other = 0.0, [], []
    for _ in range(given.rounds):
        own.append(seconds(ours.analyse, texts))
        if theirs:
            other.append(seconds(theirs.analyse, texts))
    report("ours: ", words, own)
    print(f"       {600_000 * min(own) / words:.0f} ms for 600 words; {memory:.0f} MB resident")
    print(f"       {1 - network.spent / sum(own):.0%} of the time outside the network")
    if other:
        report("spaCy:", words, other)
        ratio = statistics.median(b / a for a, b in zip(own, other, strict=True))
        print(f"       ours is {ratio:.2f} times as fast")


def report(name: str, words: int, times: Sequence[float]) -> None:
    """Print the words a second of ``name``, at best and in the middle."""
    print(f"{name} {words / min(times):.0f} words/s best, {words / statistics.median(times):.0f} median")


if __name__ == "__main__":
    main()
