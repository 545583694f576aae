"""Serving a record on this machine, and opening it in the browser."""

from __future__ import annotations

import socket
from collections.abc import Callable
from pathlib import Path

from standoff.errors import PageError

#: Where a record is served unless another port is asked for.
PORT = 8351


def address(port: int) -> str:
    """Return the address of a record served at ``port`` of this machine."""
    return f"http://127.0.0.1:{port}/"


def listen(port: int) -> socket.socket:
    """Return a socket that listens on ``port`` of 127.0.0.1 (0: any free one); PageError (``port-taken``) if taken.

    It is made before anything is told of the address, so that what is told is true.
    """
    # With its protocol named, asyncio sends what it has at once; without, answers wait 40 ms for the reader's receipt.
    made = socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    made.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        made.bind(("127.0.0.1", port))
    except OSError as error:
        made.close()
        todo = "name another with --port, or 0 for any that is free"
        raise PageError("port-taken", f"port {port} cannot be used: {error.strerror or error}", todo=todo) from error
    made.listen(64)
    return made


def serve(record: Path, author: str, listening: socket.socket, ready: Callable[[], None] | None = None) -> None:
    """Serve ``record`` on ``listening`` until interrupted; ``ready`` is called once it answers."""
    import uvicorn

    from standoff.web.app import make_app

    app = make_app(record, author=author)

    class Server(uvicorn.Server):
        async def startup(self, sockets: list[socket.socket] | None = None) -> None:
            await super().startup(sockets)
            app.state.upkeep.warm()
            if ready:
                ready()

    config = uvicorn.Config(app, log_level="warning", server_header=False, date_header=False)
    Server(config).run(sockets=[listening])
