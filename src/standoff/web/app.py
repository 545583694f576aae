"""The application: every page of a record, its JSON twin, our own files, and what changes a record."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from functools import partial
from importlib import resources
from pathlib import Path

import msgspec
from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from standoff.errors import PageError, RecordError, StandoffError
from standoff.query import Record
from standoff.store import PATIENT
from standoff.web import actions, nobody
from standoff.web.addresses import PATHS
from standoff.web.asked import Asked
from standoff.web.desk import Desk
from standoff.web.drawing import drawn
from standoff.web.faults import STATUS, envelope, fault, from_status, wants_json
from standoff.web.gate import Gate
from standoff.web.guard import LOCAL_HOSTS
from standoff.web.pages import PAGES, PageOf
from standoff.web.rendering import twin
from standoff.web.upkeep import PATIENCE, Upkeep

#: Our own files, with their types; nothing else is ever served as a file.
FILES = {"standoff.css": "text/css", "standoff.js": "text/javascript", "icon.svg": "image/svg+xml"}


def make_app(record: str | Path, *, author: str, hosts: Sequence[str] = (), patience: float = PATIENCE) -> Starlette:
    """Return the application that shows the record at ``record`` and makes decisions in ``author``'s name.

    ``hosts`` are further names that it may be called by, besides those of this machine; ``patience`` is how many
    seconds the answer to a decision waits at most for the pages to show it. ``app.state.upkeep`` is what puts the
    record together behind the pages, in a process of its own that ends with the application.
    """
    desk = Desk(Path(record), author, Upkeep(Path(record), patience))

    @asynccontextmanager
    async def lifespan(_app: Starlette) -> AsyncIterator[None]:
        desk.upkeep.watch()
        yield
        await run_in_threadpool(desk.upkeep.close)

    routes = [
        *(route for name in PATHS for route in _routes(name, PAGES[name], desk)),
        *actions.routes(desk),
        Route("/static/{name}", _file, methods=["GET"]),
    ]
    app = Starlette(
        routes=routes,
        lifespan=lifespan,
        middleware=[Middleware(Gate, hosts=[*LOCAL_HOSTS, *hosts])],
        exception_handlers={
            StandoffError: partial(_told, desk),
            HTTPException: partial(_status, desk),
            Exception: partial(_fault, desk),
        },
    )
    app.state.upkeep = desk.upkeep
    return app


def _routes(name: str, of: PageOf, desk: Desk) -> list[Route]:
    path = PATHS[name]
    twin_path = "/overview.json" if path == "/" else f"{path}.json"
    return [
        Route(twin_path, partial(_answer, name, of, desk, True), methods=["GET"], name=f"{name}.json"),
        Route(path, partial(_answer, name, of, desk, False), methods=["GET"], name=name),
    ]


def _answer(name: str, of: PageOf, desk: Desk, as_json: bool, request: Request) -> Response:
    """Ask the record, as it was put together last, for one page; in a thread and with a connection of its own."""
    asked = Asked(dict(request.query_params), str(request.path_params.get("id", "")))
    with Record.open(desk.record, readonly=True, as_kept=True, wait=PATIENT) as record, record.store.steady():
        if record.stale:
            desk.upkeep.found_stale()
        try:
            view = of(record, asked)
        except RecordError as error:
            for_people = not as_json and not wants_json(request)
            offered = nobody.view(record, asked, name, error) if for_people else None
            if offered is None:
                raise
            return drawn(offered, desk, record, request, STATUS[error.code])
        asked.check_all_known()
        if as_json:
            return Response(twin(view, record.behind), media_type="application/json")
        return drawn(view, desk, record, request)


def _file(request: Request) -> Response:
    name = request.path_params["name"]
    if name not in FILES:
        raise PageError("no-page", "there is no such file")
    content = resources.files("standoff.web").joinpath("static", name).read_bytes()
    return Response(content, media_type=FILES[name], headers={"cache-control": "max-age=300"})


def _told(desk: Desk, request: Request, error: Exception) -> Response:
    assert isinstance(error, StandoffError)
    status = STATUS.get(error.code, 500)
    if request.url.path.endswith(".json") or wants_json(request):
        return Response(msgspec.json.encode(envelope(error)), status, media_type="application/json")
    return drawn(fault(error), desk, None, request, status)


def _status(desk: Desk, request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    return _told(desk, request, from_status(error.status_code))


def _fault(desk: Desk, request: Request, error: Exception) -> Response:
    del error  # the server's log has it, with its trace; a reader gets neither
    return _told(desk, request, from_status(500))


Handler = Callable[[Request], Response]
