"""What stands before every page: whom the server answers, and what a browser may do with the answer.

Each rule is a plain function of the request's headers, so that it can be read and tested alone.
"""

from __future__ import annotations

from collections.abc import Mapping

#: A page loads nothing from anywhere else and runs no script but ours; no other site may frame it or post to it.
POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self' data:",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
    )
)

#: Sent with every response, whatever it is.
HEADERS: Mapping[str, str] = {
    "content-security-policy": POLICY,
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "x-frame-options": "DENY",
}

#: Ways to ask that change nothing.
SAFE = frozenset({"GET", "HEAD", "OPTIONS"})

#: Names that a server on this machine is called by. A page elsewhere that points its own name here is turned away.
LOCAL_HOSTS = frozenset({"127.0.0.1", "localhost", "[::1]"})


def host_allowed(host: str | None, allowed: frozenset[str]) -> bool:
    """Tell whether the Host header ``host``, with or without a port, names one of ``allowed``."""
    if not host:
        return False
    name = host.strip().lower()
    bare = f"{name.partition(']')[0]}]" if name.startswith("[") else name.partition(":")[0]
    return bare in allowed


def own_request(method: str, headers: Mapping[str, str], host: str) -> bool:
    """Tell whether a request that changes something comes from a page of this server, or from no browser at all.

    Browsers send Sec-Fetch-Site with every request; those that do not yet send Origin with what changes something.
    A request with neither comes from a program. ``null`` (a file, a sandboxed frame) is nobody's page, unless the
    browser says that it is ours: what a page sends that keeps its address to itself (referrer-policy: no-referrer,
    as ours do) has the origin ``null`` too (Fetch, "append a request Origin header").
    """
    if method.upper() in SAFE:
        return True
    site = headers.get("sec-fetch-site")
    if site is not None and site not in {"same-origin", "none"}:
        return False
    origin = headers.get("origin")
    if origin == "null":
        return site == "same-origin"
    if origin is not None:
        return origin.lower() in {f"http://{host.lower()}", f"https://{host.lower()}"}
    return site is not None or "cookie" not in headers
