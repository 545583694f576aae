"""The gate that every request passes: our own host, changes from our own pages only, bounded bodies, safe headers."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from standoff.errors import PageError
from standoff.web.faults import envelope
from standoff.web.guard import HEADERS, host_allowed, own_request

#: The most that a form may hold, and an upload, in bytes (RELIABILITY: POST body 2 MB, upload 50 MB).
FORM, UPLOAD = 2_000_000, 50_000_000

#: Paths that take files.
UPLOADS = frozenset({"/sources/upload"})


class Gate:
    """Wraps an application. ``hosts`` are the names that it may be called by, without ports."""

    def __init__(self, app: ASGIApp, hosts: Sequence[str]) -> None:
        self.app = app
        self.hosts = frozenset(hosts)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on, or refuse it in one line; the answer gets the headers either way."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        answer = _with_headers(send)
        headers = Headers(scope=scope)
        refused = self._refusal(scope["method"], headers, scope["path"])
        if refused is not None:
            await _refuse(answer, refused)
            return
        limit = UPLOAD if scope["path"] in UPLOADS else FORM
        await self.app(scope, _Counted(receive, limit).receive, answer)

    def _refusal(self, method: str, headers: Headers, path: str) -> PageError | None:
        host = headers.get("host")
        if not host_allowed(host, self.hosts):
            return PageError("wrong-host", "this server is not called by that name", todo="ask for 127.0.0.1")
        if not own_request(method, headers, host or ""):
            return PageError("not-yours", "only this record's own pages may change it")
        length = headers.get("content-length", "0")
        if not length.isdecimal() or int(length[:12]) > (UPLOAD if path in UPLOADS else FORM):
            return PageError("too-much", "that is more than is taken at once")
        return None


@dataclass(slots=True)
class _Counted:
    """Ends a body that runs past ``limit`` bytes, whatever its head said of its length."""

    inner: Receive
    limit: int
    taken: int = 0

    async def receive(self) -> Message:
        """Return the next message, as a client that has gone once more was sent than is taken."""
        message = await self.inner()
        self.taken += len(message.get("body", b""))
        return {"type": "http.disconnect"} if self.taken > self.limit else message


def _with_headers(send: Send) -> Send:
    async def answer(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            for name, value in HEADERS.items():
                headers[name] = value
        await send(message)

    return answer


async def _refuse(send: Send, error: PageError) -> None:
    told = envelope(error)
    body = json.dumps(told).encode()
    head = [(b"content-type", b"application/json"), (b"content-length", str(len(body)).encode())]
    await send({"type": "http.response.start", "status": told["status"], "headers": head})
    await send({"type": "http.response.body", "body": body})
