"""A view drawn as the answer to a request: with what every page tells of the record and of the one who reads it."""

from __future__ import annotations

from typing import Any

from starlette.requests import Request
from starlette.responses import Response

from standoff.query import Record
from standoff.web.addresses import Served
from standoff.web.desk import Desk
from standoff.web.rendering import draw
from standoff.web.views import View
from standoff.web.wording import lag


def drawn(
    view: View, desk: Desk, record: Record | None, request: Request, status: int = 200, *, here: str | None = None
) -> Response:
    """Return ``view`` as a page, the answer to ``request``; ``record`` is None where none could be opened.

    ``here`` is the page's own path where the request went to another address.
    """
    told = about(desk, record, request) if here is None else about(desk, record, request) | _at(here)
    return Response(draw(view, Served(), told), status, media_type="text/html; charset=utf-8")


def _at(path: str) -> dict[str, Any]:
    return {"asked": {}, "here": path, "again": path, "twin": f"{path}.json"}


def about(desk: Desk, record: Record | None, request: Request) -> dict[str, Any]:
    """Return what every page tells: the record's name, in whose name one decides, and the address asked for."""
    return {
        "record_name": desk.name,
        "author": desk.author,
        "served": True,
        "asked": dict(request.query_params),
        "here": request.url.path,
        "again": request.url.path + (f"?{request.url.query}" if request.url.query else ""),
        "twin": _twin_address(request),
        "behind": lag(record.behind) if record and record.behind else None,
        "trouble": desk.upkeep.trouble,
        "limit": None,
    }


def _twin_address(request: Request) -> str:
    path = "/overview" if request.url.path == "/" else request.url.path
    return f"{path}.json" + (f"?{request.url.query}" if request.url.query else "")
