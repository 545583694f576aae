"""The pages over HTTP: what they answer, what they refuse, and what every answer carries."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from standoff.ontology import Kind
from standoff.query import Record
from standoff.web import make_app
from standoff.web.addresses import PATHS, path_of
from standoff.web.guard import HEADERS

BASE = "http://127.0.0.1:8351"


@pytest.fixture
def client(demo: Path) -> Iterator[TestClient]:
    with TestClient(
        make_app(demo, author="Ann Lee"), BASE, raise_server_exceptions=False, follow_redirects=False
    ) as made:
        yield made


@pytest.fixture
def empty(tmp_path: Path) -> Iterator[TestClient]:
    Record.open(tmp_path / "empty.db", create=True).close()
    with TestClient(make_app(tmp_path / "empty.db", author="Ann Lee"), BASE, raise_server_exceptions=False) as made:
        yield made


def ids(demo: Path) -> dict[str, str]:
    with Record.open(demo, readonly=True) as record:
        fact = record.facts(Kind.STATEMENT, limit=1).items[0]
        return {"document": fact.document.id, "fact": fact.id, "party": record.parties().items[0].id}


def paths(demo: Path) -> dict[str, str]:
    found = ids(demo)
    return {name: path_of(name, found.get(name)) for name in PATHS}


@pytest.mark.parametrize("name", list(PATHS))
def test_every_page_is_shown_with_its_headers_and_its_twin(client: TestClient, demo: Path, name: str) -> None:
    path = paths(demo)[name]
    shown = client.get(path)
    assert shown.status_code == 200
    assert shown.headers["content-type"] == "text/html; charset=utf-8"
    assert {header: shown.headers[header] for header in HEADERS} == dict(HEADERS)
    assert len(shown.content) < 300_000
    assert 'style="' not in shown.text
    assert "<script>" not in shown.text
    twin = client.get("/overview.json" if path == "/" else f"{path}.json")
    assert twin.headers["content-type"] == "application/json"
    told = twin.json()
    assert told["page"] == name
    assert told["facts"]


@pytest.mark.parametrize("name", list(PATHS))
def test_the_same_record_gives_the_same_bytes(client: TestClient, demo: Path, name: str) -> None:
    path = paths(demo)[name]
    assert client.get(path).content == client.get(path).content


@pytest.mark.parametrize("name", [name for name in PATHS if "{id}" not in PATHS[name]])
def test_a_page_without_anything_to_show_says_what_to_do(empty: TestClient, name: str) -> None:
    shown = empty.get(PATHS[name])
    assert shown.status_code == 200
    assert "read" in shown.text.split("<main")[1].lower()


@pytest.mark.parametrize(
    ("path", "status", "code"),
    [
        ("/nosuch", 404, "no-page"),
        ("/nosuch.json", 404, "no-page"),
        ("/parties/nobody", 404, "no-such-id"),
        ("/documents/d0000000000", 404, "no-such-id"),
        ("/facts/s0000000000", 404, "no-such-id"),
        ("/static/../app.py", 404, "no-page"),
        ("/static/secrets.txt", 404, "no-page"),
        ("/timeline?since=soon", 400, "bad-query"),
        ("/statements?page=none", 400, "bad-query"),
        ("/dialogue?state=lovely", 400, "bad-query"),
        ("/statements?speaker=Renn", 400, "bad-query"),
        ("/timeline?party=Guild+of+Harbour+Pilots&wiht=x", 400, "bad-query"),
        ("/?party=Renn", 400, "bad-query"),
    ],
)
def test_what_cannot_be_shown_is_told_in_one_form(client: TestClient, path: str, status: int, code: str) -> None:
    for answer in (client.get(path), client.get(path, headers={"accept": "application/json"})):
        assert answer.status_code == status
        assert {header: answer.headers[header] for header in HEADERS} == dict(HEADERS)
        assert "Traceback" not in answer.text
        assert "/src/" not in answer.text
    told = client.get(path, headers={"accept": "application/json"}).json()
    assert told["ok"] is False
    assert told["status"] == status
    assert told["errors"][0]["code"] == code


def test_a_method_that_an_address_does_not_take_is_told(client: TestClient) -> None:
    assert client.post("/timeline").status_code == 405
    assert client.get("/review/decide").status_code == 405


def test_a_fault_shows_neither_its_trace_nor_our_paths(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> None:
        raise ZeroDivisionError("/home/somebody/secret.db")

    monkeypatch.setattr(Record, "unread", broken)
    answer = client.get("/sources")
    assert answer.status_code == 500
    assert "secret" not in answer.text
    assert "ZeroDivision" not in answer.text


def test_a_record_that_has_gone_is_told_without_its_path(client: TestClient, demo: Path) -> None:
    moved = demo.rename(demo.with_suffix(".moved"))
    try:
        answer = client.get("/timeline")
        assert answer.status_code == 503
        assert str(demo.parent) not in answer.text
    finally:
        moved.rename(demo)


@pytest.mark.parametrize("host", ["evil.example", "evil.example:8351", "192.168.1.1"])
def test_a_request_under_another_name_is_turned_away(client: TestClient, host: str) -> None:
    answer = client.get("/", headers={"host": host})
    assert answer.status_code == 421
    assert answer.json()["errors"][0]["code"] == "wrong-host"
    assert answer.headers["content-security-policy"]


UNSAFE = [
    "/review/decide",
    "/review/undo",
    "/review/merge",
    "/review/forbid",
    "/review/split",
    "/review/add",
    "/sources/upload",
]


@pytest.mark.parametrize("path", UNSAFE)
@pytest.mark.parametrize(
    "headers",
    [{"sec-fetch-site": "cross-site"}, {"sec-fetch-site": "same-site"}, {"origin": "null"}, {"cookie": "a=b"}],
    ids=str,
)
def test_every_change_from_elsewhere_is_refused(client: TestClient, path: str, headers: dict[str, str]) -> None:
    assert client.post(path, headers=headers).status_code == 403


def test_every_route_that_takes_changes_is_in_the_list_above(demo: Path) -> None:
    app = make_app(demo, author="Ann Lee")
    taking = sorted(route.path for route in app.routes if "POST" in (route.methods or ()))  # type: ignore[attr-defined]
    assert taking == sorted(UNSAFE)


def test_a_form_that_is_too_large_is_refused(client: TestClient) -> None:
    assert client.post("/review/decide", content=b"x" * 2_000_001).status_code == 413


def test_a_search_box_finds_and_shows_what_was_searched_for(client: TestClient) -> None:
    shown = client.get("/statements", params={"words": "circular"}).text
    assert "<mark>circular</mark>" in shown
    assert client.get("/statements", params={"words": '"; DROP TABLE findings; --'}).status_code == 200


def test_a_twin_holds_what_the_page_shows(client: TestClient) -> None:
    told = client.get("/timeline.json", params={"type": "meet"}).json()["facts"]
    assert told["events"]
    assert {event["type"] for event in told["events"]} == {"meet"}
    shown = client.get("/timeline", params={"type": "meet"}).text
    assert all(f'id="{event["id"]}"' in shown for event in told["events"])


def test_json_is_json_to_the_end(client: TestClient) -> None:
    assert json.loads(client.get("/network.json").content)["facts"]["ties"]


def test_an_unknown_filter_is_told_with_those_that_the_page_has(client: TestClient) -> None:
    told = client.get("/statements.json?speaker=Renn").json()
    assert "no filter 'speaker'" in str(told)
    assert "it has: kind, outlet, party, since, sort, until, with, words" in str(told)


def test_what_a_form_sends_empty_is_no_unknown_filter(client: TestClient) -> None:
    pages = "timeline dialogue demands mandates agreements positions statements parties network sources"
    for path in map("/{}".format, pages.split()):
        form = re.search(rf'<form class="ask" action="{path}">(.*?)</form>', client.get(path).text, re.DOTALL)
        assert form
        names = re.findall(r'name="(\w+)"', form[1])
        assert names
        assert client.get(path, params=dict.fromkeys(names, "")).status_code == 200
