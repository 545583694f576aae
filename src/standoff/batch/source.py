"""One source, from bytes to findings. Nothing that goes wrong with it stops the others."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from dataclasses import dataclass

from standoff import reading, sources
from standoff.errors import StandoffError
from standoff.ontology import Document, Findings
from standoff.sources import Given, Source, Unread

#: The code of a document that our own reading stumbled over: a fault of the program, told and not hidden.
READER_FAILED = "reader-failed"

#: The code of what folders hold that is no document. It is told, and is no failure.
NOT_DOCUMENT = "not-document"

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Studied:
    """A document and what was found in it."""

    document: Document
    findings: Findings


@dataclass(frozen=True, slots=True)
class Unchanged:
    """A document that the record already holds as this reader reads it."""

    source: str


@dataclass(frozen=True, slots=True)
class Failed:
    """A source, or one item of it, that could not be read: why, as a code of docs/errors.md and in words."""

    source: str
    code: str
    message: str


Outcome = Studied | Unchanged | Failed


def study(source: Source, known: frozenset[str] = frozenset(), given: Given | None = None) -> Iterator[Outcome]:
    """Yield what became of each document that ``source`` holds; raises nothing.

    ``known`` are the fingerprints (standoff.store) of what need not be read again; ``given`` is what a person says of
    articles that do not say it themselves.
    """
    try:
        for item in sources.read(source):
            yield failure(item) if isinstance(item, Unread) else _study(given.fill(item) if given else item, known)
    except StandoffError as error:
        yield Failed(source.name, error.code, _words(error))
    except Exception as error:
        yield _stumbled(source.name, error)


def failure(unread: Unread) -> Failed:
    """Return ``unread`` as plain text, which crosses from one process to another."""
    return Failed(unread.source, unread.error.code, _words(unread.error))


def _study(document: Document, known: frozenset[str]) -> Outcome:
    if known:
        from standoff.store import fingerprint  # only where there is a record: it takes a while to load

        if fingerprint(document, reading.READER) in known:
            return Unchanged(document.source)
    try:
        return Studied(document, reading.read(document))
    except Exception as error:
        return _stumbled(document.source, error)


def _stumbled(source: str, error: Exception) -> Failed:
    _log.debug("reading %s failed", source, exc_info=error)
    return Failed(source, READER_FAILED, f"a fault of the program, please report it: {type(error).__name__}: {error}")


def _words(error: StandoffError) -> str:
    """The error without its place, which is shown beside it."""
    return f"{error.what} ({error.todo})" if error.todo else error.what
