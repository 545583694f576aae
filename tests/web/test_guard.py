"""Whom the server answers, and whose changes it takes."""

from __future__ import annotations

import pytest

from standoff.web.guard import LOCAL_HOSTS, POLICY, host_allowed, own_request

HOST = "127.0.0.1:8351"


@pytest.mark.parametrize("host", ["127.0.0.1", "127.0.0.1:8351", "localhost:80", "LOCALHOST", "[::1]", "[::1]:8351"])
def test_names_of_this_machine_are_answered(host: str) -> None:
    assert host_allowed(host, LOCAL_HOSTS)


@pytest.mark.parametrize(
    "host",
    [None, "", "evil.example", "127.0.0.1.evil.example", "localhost.evil.example:8351", "[::2]", "0.0.0.0", "::1"],
)
def test_any_other_name_is_turned_away(host: str | None) -> None:
    assert not host_allowed(host, LOCAL_HOSTS)


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH", "post"])
@pytest.mark.parametrize(
    "headers",
    [
        {"sec-fetch-site": "cross-site"},
        {"sec-fetch-site": "same-site"},
        {"sec-fetch-site": "cross-site", "origin": f"http://{HOST}"},
        {"origin": "https://evil.example"},
        {"origin": "null"},
        {"sec-fetch-site": "cross-site", "origin": "null"},
        {"sec-fetch-site": "none", "origin": "null"},
        {"origin": "http://127.0.0.1:9999"},
        {"sec-fetch-site": "same-origin", "origin": "http://evil.example"},
        {"cookie": "a=b"},
    ],
    ids=str,
)
def test_a_change_from_another_page_is_refused(method: str, headers: dict[str, str]) -> None:
    assert not own_request(method, headers, HOST)


@pytest.mark.parametrize(
    "headers",
    [
        {"sec-fetch-site": "same-origin", "origin": f"http://{HOST}"},
        {"sec-fetch-site": "same-origin", "origin": "null"},  # what browsers send under referrer-policy: no-referrer
        {"sec-fetch-site": "none"},
        {"origin": f"http://{HOST}"},
        {},  # a program
    ],
    ids=str,
)
def test_a_change_from_our_own_page_or_a_program_is_taken(headers: dict[str, str]) -> None:
    assert own_request("POST", headers, HOST)


def test_looking_is_always_allowed() -> None:
    assert own_request("GET", {"sec-fetch-site": "cross-site"}, HOST)


def test_the_policy_lets_nothing_in_from_elsewhere() -> None:
    parts = dict(part.split(" ", 1) for part in POLICY.split("; "))
    assert parts["default-src"] == "'none'"
    assert parts["script-src"] == parts["style-src"] == parts["form-action"] == "'self'"
    assert parts["img-src"] == "'self' data:"
    assert parts["base-uri"] == parts["frame-ancestors"] == "'none'"
    assert "unsafe" not in POLICY
