"""The same pages as files: a folder that works from disk, with nothing that asks a server."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib import resources
from pathlib import Path
from typing import Any

from standoff.errors import RecordError
from standoff.query import Record
from standoff.web.addresses import PATHS, OnDisk, folder_of, path_of
from standoff.web.app import FILES
from standoff.web.asked import Asked
from standoff.web.pages import PAGES
from standoff.web.rendering import draw
from standoff.web.views import Pages, View

#: Pages that only make sense where something can be decided.
ONLY_SERVED = frozenset({"review"})

#: Called with how many pages are written and how many there are so far known to be.
Progress = Callable[[int, int, str], None]


@dataclass(frozen=True, slots=True)
class Published:
    """How many pages were written, and into which folder."""

    pages: int
    folder: Path


def publish(
    record: Record, folder: Path, *, title: str, limit: int | None = None, progress: Progress | None = None
) -> Published:
    """Write every page of ``record`` under ``folder``, and return how many.

    ``limit`` is the most code points of an article that are quoted in one place: with it, articles are shown by their
    quotations only and never whole. Raises RecordError (``not-empty``) for a folder that holds something else.
    """
    _prepare(folder)
    written = 0
    every = list(_wanted(record))
    for name, id in every:
        for number in range(1, 1_000_000):
            view = PAGES[name](record, Asked({"page": str(number)} if number > 1 else {}, id or ""))
            _write(folder, view, id, number, _about(title, limit))
            written += 1
            pages = view.shown.get("pages")
            if not isinstance(pages, Pages) or number >= pages.last:
                break
        if progress:
            progress(written, max(written, len(every)), path_of(name, id))
    for name in FILES:
        content = resources.files("standoff.web").joinpath("static", name).read_bytes()
        (folder / "static").mkdir(exist_ok=True)
        (folder / "static" / name).write_bytes(content)
    return Published(written, folder)


#: Written into every folder, so that the next publication may replace it and nothing else.
_MARK = ".standoff-published"


def _prepare(folder: Path) -> None:
    if folder.exists() and any(folder.iterdir()):
        if not (folder / _MARK).exists():
            todo = "name a new folder, or one that standoff publish made"
            raise RecordError("not-empty", "the folder holds something else", where=str(folder), todo=todo)
        for each in folder.iterdir():
            shutil.rmtree(each) if each.is_dir() else each.unlink()
    folder.mkdir(parents=True, exist_ok=True)
    (folder / _MARK).write_text("Made by standoff publish, which may replace all of it.\n", encoding="utf-8")


def _wanted(record: Record) -> Iterator[tuple[str, str | None]]:
    for name, path in PATHS.items():
        if "{id}" not in path and name not in ONLY_SERVED:
            yield name, None
    for head in record.documents():
        yield "document", head.id
    for party in record.parties():
        yield "party", party.id
    for head in record.documents():
        for fact in record.curated(head.id).facts:
            yield "fact", fact.id


def _about(title: str, limit: int | None) -> dict[str, Any]:
    return {
        "record_name": title,
        "author": "",
        "served": False,
        "asked": {},
        "here": "",
        "again": "",
        "twin": "",
        "behind": None,
        "trouble": None,
        "limit": limit,
    }


def _write(folder: Path, view: View, id: str | None, number: int, about: dict[str, Any]) -> None:
    path = folder_of(view.name, id)
    file = folder / path / ("index.html" if number == 1 else f"page-{number}.html")
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(draw(view, OnDisk(path), about), encoding="utf-8")
