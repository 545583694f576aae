"""Where every page lies: on a server, and in a folder of files that works from disk."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Protocol
from urllib.parse import quote, urlencode

#: The pages and their paths; ``{id}`` stands for what a page is about.
PATHS: Mapping[str, str] = MappingProxyType(
    {
        "overview": "/",
        "timeline": "/timeline",
        "dialogue": "/dialogue",
        "demands": "/demands",
        "mandates": "/mandates",
        "agreements": "/agreements",
        "positions": "/positions",
        "parties": "/parties",
        "party": "/parties/{id}",
        "network": "/network",
        "statements": "/statements",
        "document": "/documents/{id}",
        "fact": "/facts/{id}",
        "review": "/review",
        "sources": "/sources",
    }
)


class Addresses(Protocol):
    """Tells the address of a page or a file of ours, as seen from the page that is being written."""

    def page(self, name: str, id: str | None = None, /, *, place: str | None = None, **asked: object) -> str:
        """Return the address of the page ``name`` about ``id``, at ``place`` in it, with what is ``asked`` of it."""

    def file(self, name: str) -> str:
        """Return the address of ``name`` among our own style and script files."""


def path_of(name: str, id: str | None = None) -> str:
    """Return the path of the page ``name`` about ``id``; KeyError for a page that there is not."""
    path = PATHS[name]
    return path.format(id=quote(id, safe="")) if id is not None else path


def folder_of(name: str, id: str | None = None) -> str:
    """Return the folder of the page ``name`` about ``id`` in a site of files: one that every file system takes."""
    if id is not None and not _ORDINARY.fullmatch(id):
        known = hashlib.sha256(id.encode("utf-8", "surrogatepass")).hexdigest()[:12]
        id = f"{re.sub(r'[^a-z0-9]+', '-', id.lower())[:60].strip('-')}-{known}"
    return path_of(name, id).strip("/")


#: Ids that can name a folder anywhere as they are; others are told apart by a digest.
_ORDINARY = re.compile(r"[a-z0-9][a-z0-9-]{0,79}")


@dataclass(frozen=True, slots=True)
class Served:
    """Addresses on our own server."""

    def page(self, name: str, id: str | None = None, /, *, place: str | None = None, **asked: object) -> str:
        """Return the page's path with its query; what is None or empty is not asked."""
        given = {key: value for key, value in asked.items() if value not in (None, "", ())}
        query = f"?{urlencode(given, doseq=True)}" if given else ""
        return path_of(name, id) + query + (f"#{quote(place, safe='')}" if place else "")

    def file(self, name: str) -> str:
        """Return the path under which the server gives the static file ``name``."""
        return f"/static/{name}"


@dataclass(frozen=True, slots=True)
class OnDisk:
    """Addresses in a folder of files, relative to the page at the path ``here``: they hold wherever the folder lies."""

    here: str

    def page(self, name: str, id: str | None = None, /, *, place: str | None = None, **asked: object) -> str:
        """Return the page's file; a folder of files answers no questions, so only its number is kept of ``asked``."""
        number = asked.get("page")
        file = f"page-{number}.html" if number not in (None, 1, "1") else "index.html"
        return self._from_here(folder_of(name, id), file) + (f"#{quote(place, safe='')}" if place else "")

    def file(self, name: str) -> str:
        """Return the way from this page to the static file ``name`` in the folder."""
        return self._from_here("static", name)

    def _from_here(self, folder: str, file: str) -> str:
        depth = len([part for part in self.here.split("/") if part])
        parts = [part for part in (folder, file) if part]
        return "../" * depth + "/".join(parts)
