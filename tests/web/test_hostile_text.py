"""Whatever an article, a file or a reader brings is shown as text: nothing of it runs, loads, or becomes mark-up."""

from __future__ import annotations

import datetime as dt
import json
import os
import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from urllib.parse import urlencode

import lxml.html
import pytest
from playwright.sync_api import Browser, Dialog, Page, Request
from starlette.testclient import TestClient
from tests.web.browser import browser, needed, served
from tests.web.hostile import LINKS, PAYLOADS
from tests.web.hostile_article import article, unfilled

from standoff.curation import making
from standoff.ontology import Kind
from standoff.query import Record
from standoff.store import Filters
from standoff.text import anchor
from standoff.web import make_app
from standoff.web.addresses import PATHS, path_of
from standoff.web.publish import publish
from standoff.web.rendering import safe_url

#: Every page is opened in the browser with this set; otherwise every listing, and one in so many of the others.
EVERY = 1 if os.environ.get("STANDOFF_HOSTILE") else 24

#: What our pages are made of; anything else on one of them came out of a text.
ELEMENTS = frozenset(
    re.findall(
        r"\S+",
        """html head meta title link script body a header p nav ul ol li form label input main h1 h2 h3 h4 footer code b
    br em time span section blockquote mark details summary div table caption thead tbody tr th td button select option
    datalist dl dt dd figure figcaption svg desc line rect circle text aside article kbd""",
    )
)
ATTRIBUTES = frozenset(
    re.findall(
        r"\S+",
        """lang charset name content rel href src type class id for role action method enctype placeholder value
    tabindex aria-current aria-label aria-labelledby aria-describedby aria-live cite title open selected scope colspan
    start multiple required viewbox x y x1 x2 y1 y2 cx cy r width height font-size text-anchor stroke-width
    stroke-opacity list data-label data-page data-document data-facts data-fact data-start data-key""",
    )
)


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return filled(tmp_path_factory.mktemp("hostile") / "record.db", PAYLOADS)


def filled(path: Path, payloads: Sequence[str]) -> Path:
    """A record of one article for every payload, with decisions that say it too and sources that could not be read."""
    with Record.open(path, create=True) as record:
        with record.store.together():
            for number, payload in enumerate(payloads):
                record.store.keep(*article(number, payload), "reader/1")
                record.store.note_unread(f"unread {number} {payload}", "bad-file", payload)
            _decide(record)
        record.refresh()
    return path


def _decide(record: Record) -> None:
    at = dt.datetime(2026, 1, 1, tzinfo=dt.UTC)
    for number, fact in enumerate(record.facts(Kind.STATEMENT)):
        if number % 2:
            payload = PAYLOADS[number // 2 % len(PAYLOADS)]
            author = " ".join(payload.replace("\0", " ").split())[:80] or "x"
            place = anchor(record.document(fact.document.id).text, fact.span) if fact.span else None
            record.decide(making.accept(fact, author, at + dt.timedelta(minutes=number), place, payload))


@pytest.fixture(scope="module")
def site(hostile: Path) -> Iterator[str]:
    with served(hostile) as address:
        yield address


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    with browser() as started:
        yield started


def listings(record: Path) -> list[str]:
    """Every page of every listing."""
    paths = [path for path in PATHS.values() if "{id}" not in path]
    paths += [f"{path}?page={page}" for path in ("/timeline", "/demands", "/statements") for page in (2, 3, 4, 5)]
    paths += ["/mandates?page=3", "/agreements?page=2", "/parties?page=2", "/parties?page=3", "/sources?page=2"]
    return [*paths, *(f"/review?skip={skip}" for skip in range(20, 400, 60))]


def single(record: Path) -> list[str]:
    """The page of every article and party, and of one fact of every kind of each article."""
    with Record.open(record, readonly=True) as opened:
        paths = [path_of("party", party.id) for party in opened.parties()]
        for head in opened.documents():
            paths.append(path_of("document", head.id))
            for kind in Kind:
                facts = opened.facts(kind, Filters(document=head.id), limit=1)
                paths += [path_of("fact", fact.id) for fact in facts]
    return paths


def strange(html: str) -> list[str]:
    """What is on a page and not of our making."""
    root = lxml.html.document_fromstring(html.replace("\0", ""))
    found = []
    for element in root.iter():
        if not isinstance(element.tag, str):
            found.append(f"{element!r}")
            continue
        if element.tag not in ELEMENTS:
            found.append(f"<{element.tag}>")
        found += [f"{element.tag}[{name}]" for name in element.attrib if name not in ATTRIBUTES]
        for name in ("href", "src", "action", "cite"):
            value = element.get(name, "/")
            if re.match(r"[^/?#]*:", value) and not safe_url(value):  # it names a scheme, and not http or https
                found.append(f"{element.tag}[{name}={value[:40]!r}]")
            if value.startswith(("//", "/\\")):
                found.append(f"{element.tag}[{name}={value[:40]!r}]")
        if element.tag == "script" and (element.text or not element.get("src", "").endswith("static/standoff.js")):
            found.append("script")
    return found


def test_there_are_enough_of_them() -> None:
    assert len(set(PAYLOADS)) >= 150
    assert len(set(LINKS)) >= 40


def test_an_article_says_them_in_every_field_that_is_there_for_words() -> None:
    said = [term for number in range(2) for term in article(number, "words of theirs")]
    assert unfilled(*said, words="words of theirs") == set()


@pytest.mark.parametrize("url", LINKS, ids=ascii)
def test_only_ordinary_web_addresses_become_links(url: str) -> None:
    assert safe_url(url) is None


@pytest.mark.parametrize("url", ["http://example.org/", "https://example.org/a?b=c#d", "HTTPS://EXAMPLE.ORG/"])
def test_ordinary_web_addresses_do_become_links(url: str) -> None:
    assert safe_url(url) == url


def test_no_text_becomes_mark_up_on_any_page(hostile: Path) -> None:
    app = make_app(hostile, author="Ann <b>Lee</b>")
    with TestClient(app, "http://127.0.0.1:8351") as client:
        found = {}
        for number, path in enumerate([*listings(hostile), *single(hostile)]):
            if number % 7 and "?" not in path and path.startswith(("/facts", "/parties/")) and EVERY > 1:
                continue
            answer = client.get(path)
            assert answer.status_code == 200, path
            if told := strange(answer.text):
                found[path] = told
    assert found == {}


@pytest.mark.parametrize("place", ["/statements?words", "/parties?name", "/timeline?party", "/positions?issue"])
def test_what_is_searched_for_is_shown_as_text(hostile: Path, place: str) -> None:
    path, _, name = place.partition("?")
    with TestClient(make_app(hostile, author="Ann Lee"), "http://127.0.0.1:8351") as client:
        for payload in PAYLOADS[:: 1 if EVERY == 1 or "party" in name else 3]:
            answer = client.get(path, params={name: payload})
            assert strange(answer.text) == [], payload
            assert "7*7" in answer.text or "7*7" not in payload


def test_the_twins_are_json_and_called_so(hostile: Path) -> None:
    with TestClient(make_app(hostile, author="Ann Lee"), "http://127.0.0.1:8351") as client:
        for path in ("/overview", *(path for path in PATHS.values() if "{id}" not in path and path != "/")):
            answer = client.get(f"{path}.json")
            assert answer.headers["content-type"] == "application/json"
            assert answer.headers["x-content-type-options"] == "nosniff"
            json.loads(answer.content)


def test_the_published_site_has_no_mark_up_of_theirs_either(tmp_path: Path) -> None:
    with Record.open(filled(tmp_path / "record.db", PAYLOADS[:: min(EVERY, 4)]), readonly=True) as record:
        publish(record, tmp_path / "site", title="<b>A record</b>", limit=200)
    found = {}
    for file in sorted((tmp_path / "site").rglob("*.html")):
        if told := strange(file.read_text(encoding="utf-8")):
            found[str(file)] = told
    assert found == {}


@needed()
@pytest.mark.xdist_group("browser")
@pytest.mark.parametrize("bypass", [False, True], ids=["with our content policy", "without it"])
def test_nothing_runs_in_a_browser(chromium: Browser, site: str, hostile: Path, bypass: bool) -> None:
    page, events = watched(chromium, site, bypass)
    others = single(hostile)
    searches = [
        f"/{each}?{urlencode({'words': payload})}" for each in ("statements", "x") for payload in PAYLOADS[::EVERY]
    ]
    for path in [*listings(hostile), *others[::EVERY], *searches] if bypass else listings(hostile)[:40]:
        page.goto(site + path)
        page.mouse.move(700, 450)
    assert events == []
    page.context.close()


@needed()
@pytest.mark.xdist_group("browser")
def test_links_out_of_an_article_are_web_addresses_that_learn_nothing(
    chromium: Browser, site: str, hostile: Path
) -> None:
    page, events = watched(chromium, site, True)
    with Record.open(hostile, readonly=True) as record:
        heads = [head for head in record.documents() if head.url][: len(LINKS) + 1 : 4]
    for head in heads:
        page.goto(site + path_of("document", head.id))
        out = page.eval_on_selector_all(
            "a", "all => all.filter(a => a.origin !== location.origin).map(a => [a.href, a.rel])"
        )
        expected = [[head.url, "noopener noreferrer nofollow"]] if safe_url(head.url) else []
        assert out == expected
    assert events == []
    page.context.close()


def watched(chromium: Browser, site: str, bypass: bool) -> tuple[Page, list[str]]:
    """A page, and what happens on it that must not: a dialog, a call of the canary, a request to elsewhere."""
    context = chromium.new_context(bypass_csp=bypass)
    events: list[str] = []
    page = context.new_page()
    page.expose_function("canary", lambda *_: events.append("canary"))

    def shown(dialog: Dialog) -> None:
        events.append(dialog.message)
        dialog.dismiss()

    def asked(request: Request) -> None:
        if not request.url.startswith(site):
            events.append(request.url)

    page.on("dialog", shown)
    page.on("request", asked)
    return page, events
