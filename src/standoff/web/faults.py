"""What a reader is told when a page cannot be shown: one form for people, one for programs, never a trace or a path."""

from __future__ import annotations

from collections.abc import Mapping

from starlette.requests import Request

from standoff.errors import InvalidValue, PageError, RecordError, StandoffError
from standoff.web.views import View

#: The status of each code, as HTTP has them; what is not named here is the server's own fault.
STATUS: Mapping[str, int] = {
    "bad-query": 400,
    "bad-value": 400,
    "bad-span": 400,
    "bad-date": 400,
    "unknown-type": 400,
    "not-yours": 403,
    "no-page": 404,
    "no-such-id": 404,
    "wrong-method": 405,
    "too-much": 413,
    "wrong-host": 421,
    "locked": 503,
    "read-only": 503,
    "damaged": 503,
    "no-record": 503,
    "not-together": 503,
}

#: Codes of RecordError whose place is a path of this machine: it is no reader's business.
_WITHOUT_PLACE = (RecordError,)


def envelope(error: StandoffError) -> dict[str, object]:
    """Return what a program is told of ``error``: ``{"ok": false, "error": …, "errors": [{…}], "status": …}``."""
    told = {"code": error.code, "message": error.what, "where": _place(error), "todo": advice(error)}
    return {"ok": False, "error": error.what, "errors": [told], "status": STATUS.get(error.code, 500)}


def advice(error: StandoffError) -> str | None:
    """Return what a reader of a page can do about ``error``; what is for a terminal is left out."""
    return None if error.todo is None or "standoff " in error.todo else error.todo


def fault(error: StandoffError) -> View:
    """Return the page that tells a person of ``error``."""
    return View("fault", "This cannot be shown", envelope(error))


def wants_json(request: Request) -> bool:
    """Tell whether ``request`` is a program's, which has no use for a page."""
    return "application/json" in request.headers.get("accept", "")


def from_status(status: int) -> StandoffError:
    """Return the error for a plain HTTP ``status``."""
    if status == 404:
        return PageError("no-page", "there is no such page", todo="the list at the top leads to every page")
    if status == 405:
        return PageError("wrong-method", "this address does not take that kind of request")
    if status == 413:
        return PageError("too-much", "that is more than is taken at once")
    return PageError("fault", "something went wrong here", todo="the terminal where standoff serve runs says more")


def _place(error: StandoffError) -> str | None:
    return None if isinstance(error, _WITHOUT_PLACE) and not isinstance(error, InvalidValue) else error.where
