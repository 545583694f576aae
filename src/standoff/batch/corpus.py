"""A run over a corpus: every source studied, every outcome kept, in the order of the sources whoever did the work."""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass, field
from itertools import islice
from multiprocessing import get_context

from standoff import reading
from standoff.batch.presence import Presence, missing
from standoff.batch.report import Report
from standoff.batch.source import NOT_DOCUMENT, READER_FAILED, Failed, Outcome, Studied, Unchanged, failure, study
from standoff.sources import Given, Source, Unread
from standoff.store import Kept, Store

#: Called after each source with how many are done, how many there are, and the name of the last one.
Progress = Callable[[int, int, str], None]

#: How many documents are written at a time: enough to spare the disk, few enough that a kill costs little work.
TOGETHER = 64

#: A path that leads nowhere, and a picture, are told to whoever typed it; no sources that the record should remember.
_NO_SOURCE = frozenset({"not-found", "no-match", NOT_DOCUMENT})

#: How many sources wait for each worker: enough to keep it busy, few enough that memory does not grow with the corpus.
_AHEAD = 4


def run(
    sources: Iterable[Source | Unread],
    store: Store,
    workers: int = 1,
    progress: Progress | None = None,
    within: Callable[[str], bool] | None = None,
    given: Given | None = None,
) -> Report:
    """Read ``sources`` (sources.find) into ``store`` and report what that did.

    With more than one of ``workers``, reading goes on in that many processes; the record comes out the same. A source
    that cannot be read, or over which our own code stumbles, is noted in the record and the report, and the rest is
    read. What the record already holds as this reader reads it is not read again. ``within`` (sources.within) tells
    which names lie in the folders that were searched: what the record has of them and ``sources`` lacks is marked as
    gone, and a note that it could not be read is dropped. ``given`` is what a person says of articles that do not say
    it themselves. Raises RecordError.
    """
    wanted = list(sources)
    terms = _Terms(store.fingerprints(), given)
    studied = _serial(wanted, terms) if workers <= 1 else _parallel(wanted, terms, workers)
    tally = _Tally(frozenset(unread.source for unread in store.unread()), Presence(store.sources()))
    steps = _steps(studied, len(wanted), progress)
    while batch := list(islice(steps, TOGETHER)):
        with store.together():
            for step in batch:
                tally.keep(step, store)
    with store.together():
        tally.leave(missing(wanted, (*tally.presence.held, *tally.noted), within), store)
    return Report.of(tally.kept, tally.unread, tally.presence.gone)


@dataclass(frozen=True, slots=True)
class _Terms:
    """What every source is studied with: the fingerprints of what need not be read again, and what a person gave."""

    known: frozenset[str] = frozenset()
    given: Given | None = None


@dataclass(frozen=True, slots=True)
class _End:
    """The end of one source, which of its items were met, and which of them could not be read."""

    source: str
    met: frozenset[str]
    unread: frozenset[str]


@dataclass(slots=True)
class _Tally:
    """What has been kept so far. ``noted`` is what the record held as unread before the run."""

    noted: frozenset[str]
    presence: Presence
    kept: Counter[Kept] = field(default_factory=Counter)
    unread: list[Failed] = field(default_factory=list)

    def keep(self, step: Outcome | _End, store: Store) -> None:
        """Do in ``store`` what ``step`` came to, and count it."""
        match step:
            case Studied(document, findings):
                self.kept[store.keep(document, findings, reading.READER)] += 1
            case Unchanged():
                self.kept[Kept.UNCHANGED] += 1
            case Failed(source, code, message):
                self.unread.append(step)
                if code not in _NO_SOURCE:
                    store.note_unread(source, code, message)
                if code == "not-found":
                    self.leave([source], store)
            case _End():
                for name in self.presence.back(step.met - step.unread):
                    store.mark_gone(name, False)
                if step.source not in step.unread:
                    self.leave(self.presence.items(step.source) - step.met, store)
                for name in self.noted:
                    if name not in step.unread and _answers(step.source, name):
                        store.clear_unread(name)

    def leave(self, names: Iterable[str], store: Store) -> None:
        """Mark what is no longer there, and forget that it could not be read."""
        for name in names:
            if self.presence.leaves(name):
                store.mark_gone(name)
            if name in self.noted:
                store.clear_unread(name)


def _answers(source: str, noted: str) -> bool:
    """Tell whether having read ``source`` settles the note about ``noted``: itself, its items, a folder it is in."""
    return source == noted or noted.startswith(f"{source}#") or source.startswith(f"{noted}/")


def _steps(
    studied: Iterator[tuple[str, Iterable[Outcome]]], total: int, progress: Progress | None
) -> Iterator[Outcome | _End]:
    for done, (name, outcomes) in enumerate(studied, start=1):
        met, unread = set(), set()
        for outcome in outcomes:
            met.add(outcome.document.source if isinstance(outcome, Studied) else outcome.source)
            if isinstance(outcome, Failed) and outcome.code != NOT_DOCUMENT:
                unread.add(outcome.source)
            yield outcome
        yield _End(name, frozenset(met), frozenset(unread))
        if progress:
            progress(done, total, name)


def _serial(wanted: Sequence[Source | Unread], terms: _Terms) -> Iterator[tuple[str, Iterable[Outcome]]]:
    for source in wanted:
        if isinstance(source, Unread):
            yield source.source, [failure(source)]
        else:
            yield source.name, study(source, terms.known, terms.given)


def _parallel(
    wanted: Sequence[Source | Unread], terms: _Terms, workers: int
) -> Iterator[tuple[str, Iterable[Outcome]]]:
    """As _serial, in processes: never more than a few sources ahead of what has been kept."""
    pool = _pool(terms, workers)
    ahead: deque[tuple[Source | Unread, Future[list[Outcome]] | None]] = deque()
    waiting = iter(wanted)
    try:
        while True:
            for source in islice(waiting, workers * _AHEAD - len(ahead)):
                ahead.append((source, None if isinstance(source, Unread) else _submit(pool, source)))
            if not ahead:
                return
            source, future = ahead.popleft()
            if isinstance(source, Unread):
                yield source.source, [failure(source)]
                continue
            assert future is not None
            try:
                yield source.name, future.result()
            except BrokenProcessPool:  # one of those under way took its process with it: find out which, alone
                pool.shutdown(wait=False)
                yield source.name, _alone(source, terms)
                pool = _pool(terms, workers)
                ahead = deque((s, None if isinstance(s, Unread) else _submit(pool, s)) for s, _ in ahead)
    finally:
        pool.shutdown(cancel_futures=True)


def _alone(source: Source, terms: _Terms) -> list[Outcome]:
    """Study ``source`` in a process of its own; if that dies too, it was this one."""
    with _pool(terms, 1) as pool:
        try:
            return pool.submit(_work, source).result()
        except BrokenProcessPool:
            return [Failed(source.name, READER_FAILED, "the process that read it ended abruptly, perhaps for memory")]


def _pool(terms: _Terms, workers: int) -> ProcessPoolExecutor:
    # Spawned everywhere, so that what works on one system works on the others.
    return ProcessPoolExecutor(workers, mp_context=get_context("spawn"), initializer=_begin, initargs=(terms,))


def _submit(pool: ProcessPoolExecutor, source: Source) -> Future[list[Outcome]]:
    return pool.submit(_work, source)


_terms = _Terms()  # of this worker process


def _begin(terms: _Terms) -> None:
    global _terms
    _terms = terms


def _work(source: Source) -> list[Outcome]:
    return list(study(source, _terms.known, _terms.given))
