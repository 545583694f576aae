"""Standoff reads the news coverage of a dispute between organised bodies and keeps the record of it.

    import standoff

    document, findings = standoff.read_text("'We cannot accept it,' Ann Lee, chair of the guild, said.")
    for statement in findings.statements:
        print(statement.speaker_name, "|", statement.content.of(document.text))

    with standoff.open("record.db") as record:
        for event in record.timeline("Guild of Harbour Pilots"):
            print(event.when, event.type, event.actors, event.recipients)

``docs/tour.md`` follows one article through every room.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from standoff.errors import InvalidValue, ModelError, RecordError, StandoffError, UnreadableSource

if TYPE_CHECKING:
    from standoff.ontology import Document, Findings, Kind
    from standoff.query import Record
    from standoff.sources import Unread

__version__ = "0.1.0"


def open(path: str | Path, *, create: bool = False) -> Record:
    """Open the record at ``path`` to ask it; use it as a context manager, or close it.

    Raises RecordError: ``no-record`` where there is none and ``create`` is not set, ``not-a-record``,
    ``newer-schema``, ``locked``, ``read-only``, ``damaged``.
    """
    from standoff.query import Record

    return Record.open(path, create=create)


def read(*paths: str | Path) -> Iterator[tuple[Document, Findings] | Unread]:
    """Read files, folders and globs; yield each article with what it says, or what could not be read and why.

    Keeps nothing. Sources are named by their path from the current folder.
    """
    from standoff import reading, sources

    for source in sources.find(paths, base=Path()):
        for item in sources.read(source):
            yield item if isinstance(item, sources.Unread) else (item, reading.read(item))


def read_text(text: str, name: str = "text") -> tuple[Document, Findings]:
    """Read one article given as text; raises UnreadableSource where it is not an English text."""
    from standoff import reading, sources

    item = sources.read_text(text, name)
    if isinstance(item, sources.Unread):
        raise item.error
    return item, reading.read(item)


def __getattr__(name: str) -> Any:
    if name == "Kind":
        from standoff.ontology import Kind

        return Kind
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


__all__ = [
    "InvalidValue",
    "Kind",
    "ModelError",
    "RecordError",
    "StandoffError",
    "UnreadableSource",
    "__version__",
    "open",
    "read",
    "read_text",
]
