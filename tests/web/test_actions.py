"""Decisions and files through the pages: signed, kept, shown, undone; what makes no sense is refused."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from html import unescape
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from standoff.curation import in_order, making, standing
from standoff.ontology import Act, ActStatus, Fact, Kind, Statement, Verb
from standoff.query import Record
from standoff.text import anchor
from standoff.web import make_app
from standoff.web.actions import safe_name


@pytest.fixture
def client(demo: Path) -> Iterator[TestClient]:
    app = make_app(demo, author="Ann Lee", patience=120)
    with TestClient(app, "http://127.0.0.1:8351", raise_server_exceptions=False, follow_redirects=False) as made:
        yield made
    with Record.open(demo) as record:  # the next test finds the record as it was
        for decision in standing(in_order(record.decisions())):
            record.decide(making.undo(decision, "the test", dt.datetime.now(dt.UTC)))
        record.refresh()


def a_statement(demo: Path, number: int = 0) -> Fact:
    with Record.open(demo, readonly=True) as record:
        return record.facts(Kind.STATEMENT, limit=number + 1).items[number]


def decisions(demo: Path) -> list[tuple[Verb, str, str]]:
    with Record.open(demo, readonly=True) as record:
        return [(each.verb, each.subject, each.author) for each in record.decisions()]


@pytest.mark.parametrize("verb", ["accept", "reject"])
def test_a_decision_is_signed_kept_and_leads_back(client: TestClient, demo: Path, verb: str) -> None:
    fact = a_statement(demo)
    answer = client.post("/review/decide", data={"fact": fact.id, "verb": verb, "skip": "3"})
    assert answer.status_code == 303
    assert answer.headers["location"].startswith("/review?skip=3&told=")
    assert decisions(demo)[-1] == (Verb(verb), fact.id, "Ann Lee")


def test_a_correction_changes_what_the_pages_show(client: TestClient, demo: Path) -> None:
    fact = a_statement(demo)
    client.post(
        "/review/decide", data={"fact": fact.id, "verb": "correct", "field": "speaker_name", "value": "Ann Orr"}
    )
    with Record.open(demo, readonly=True) as record:
        said = record.statements("Ann Orr")
        assert [each.id for each in said] == [fact.id]
    assert "Ann Orr" in client.get(f"/facts/{fact.id}").text


def test_what_is_undone_is_as_before(client: TestClient, demo: Path) -> None:
    fact = a_statement(demo)
    before = client.get("/statements.json").json()["facts"]
    client.post("/review/decide", data={"fact": fact.id, "verb": "reject"})
    assert client.get("/statements.json").json()["facts"]["total"] == before["total"] - 1
    with Record.open(demo, readonly=True) as record:
        decision = record.decisions()[-1].id
    client.post("/review/undo", data={"decision": decision})
    assert client.get("/statements.json").json()["facts"] == before


def test_words_that_a_person_selects_become_a_fact(client: TestClient, demo: Path) -> None:
    fact = a_statement(demo)
    with Record.open(demo, readonly=True) as record:
        text = record.document(fact.document.id).text
    start = text.index("pilots")
    form = {
        "document": fact.document.id,
        "start": start,
        "end": start + 6,
        "kind": "statement",
        "who": "Ann Orr",
        "what": "indirect",
    }
    answer = client.post("/review/add", data=form)
    assert answer.status_code == 303
    with Record.open(demo, readonly=True) as record:
        added = record.statements("Ann Orr").items[0]
        assert isinstance(added.statement, Statement)
        assert added.words == "pilots"
    shown = client.get(f"/facts/{added.id}")
    assert shown.status_code == 200
    assert "added" in shown.text
    assert client.post("/review/decide", data={"fact": added.id, "verb": "reject"}).status_code == 303
    with Record.open(demo, readonly=True) as record:
        assert not any(each.statement.speaker_name == "Ann Orr" for each in record.statements())


@pytest.mark.parametrize(
    ("path", "form"),
    [
        ("/review/decide", {}),
        ("/review/decide", {"fact": "s0000000000", "verb": "accept"}),
        ("/review/decide", {"fact": "FACT", "verb": "adore"}),
        ("/review/decide", {"fact": "FACT", "verb": "correct", "field": "kind", "value": "sung"}),
        ("/review/decide", {"fact": "FACT", "verb": "correct", "field": "no_such_field", "value": "x"}),
        ("/review/undo", {"decision": "j0000000000000000"}),
        ("/review/merge", {"name": "Coastal Ports Agency", "other": "Coastal Ports Agency"}),
        ("/review/merge", {"name": "Coastal Ports Agency", "other": "Nobody at all"}),
        ("/review/split", {"name": "Coastal Ports Agency", "documents": "d0000000000", "as": "Another"}),
        ("/review/add", {"document": "DOC", "start": "0", "end": "9999999", "kind": "statement", "what": "direct"}),
        ("/review/add", {"document": "DOC", "start": "a", "end": "b", "kind": "statement"}),
        ("/review/add", {"document": "DOC", "start": "0", "end": "1" * 5_000, "kind": "statement"}),
        ("/review/add", {"document": "DOC", "start": "0", "end": "5", "kind": "poem"}),
        ("/sources/upload", {}),
    ],
    ids=str,
)
def test_what_makes_no_sense_is_refused_and_nothing_is_kept(
    client: TestClient, demo: Path, path: str, form: dict[str, str]
) -> None:
    fact = a_statement(demo)
    filled = {key: {"FACT": fact.id, "DOC": fact.document.id}.get(value, value) for key, value in form.items()}
    before = decisions(demo)
    answer = client.post(path, data=filled)
    assert 400 <= answer.status_code < 500
    assert "Traceback" not in answer.text
    assert decisions(demo) == before


@pytest.mark.parametrize(
    "back", ["https://evil.example/", "//evil.example", "javascript:alert(1)", "/x\r\nSet-Cookie: a"]
)
def test_nobody_is_led_to_another_host(client: TestClient, demo: Path, back: str) -> None:
    answer = client.post("/review/decide", data={"fact": a_statement(demo).id, "verb": "accept", "back": back})
    assert answer.headers["location"].startswith("/review?")


def test_two_names_that_are_merged_and_kept_apart_again(client: TestClient, demo: Path) -> None:
    names = {"name": "Coastal Ports Agency", "other": "Pilotage Standards Board"}
    client.post("/review/merge", data=names)
    shown = client.get("/parties.json").json()["facts"]["parties"]
    assert len({"Coastal Ports Agency", "Pilotage Standards Board"} & {each["party"]["name"] for each in shown}) == 1


def test_files_that_are_added_are_read_and_what_cannot_be_is_named(client: TestClient, demo: Path) -> None:
    text = "“We were not asked,” said Ann Orr, chair of the Ferry Crews' Association, on Wednesday.\n" * 3
    files = [
        ("files", ("../../ferry news.txt", text.encode(), "text/plain")),
        ("files", ("broken.txt", b"", "text/plain")),
    ]
    answer = client.post("/sources/upload", files=files)
    assert answer.status_code == 303
    assert (demo.parent / "uploads" / "ferry-news.txt").read_text(encoding="utf-8") == text
    shown = client.get(answer.headers["location"]).text
    assert "1 article read, 1 not." in shown
    assert "uploads/broken.txt" in shown


def test_a_text_that_was_read_under_another_name_is_named_and_not_added(client: TestClient, demo: Path) -> None:
    fact = a_statement(demo)
    with Record.open(demo, readonly=True) as record:
        head, before = record.store.head(fact.document.id), record.counts()
        content = record.document(head.id).text.encode()
    files = [("files", (name, content, "text/plain")) for name in ("again.txt", "and again.txt")]
    answer = client.post("/sources/upload", files=files)
    told = unescape(client.get(answer.headers["location"]).text)
    assert f"again.txt was already read as {head.source}." in told
    assert f"and-again.txt was already read as {head.source}." in told
    assert not (demo.parent / "uploads" / "again.txt").exists()
    with Record.open(demo, readonly=True) as record:
        assert record.counts() == before


@pytest.mark.parametrize(
    ("name", "safe"),
    [
        ("a.txt", "a.txt"),
        ("../../etc/passwd", "passwd"),
        ("C:\\Users\\x\\a b.html", "a-b.html"),
        ("...", "file.txt"),
        ("", "file.txt"),
        ("\0.txt", "txt"),
        (".hidden", "hidden"),
        ("x" * 300 + ".txt", "x" * 120),
    ],
)
def test_a_file_is_named_by_harmless_characters(name: str, safe: str) -> None:
    assert safe_name(name) == safe


def test_a_word_that_is_no_choice_is_told_with_the_choices_and_the_form_stays(client: TestClient, demo: Path) -> None:
    fact = a_statement(demo)
    form = {"document": fact.document.id, "start": "3", "end": "17", "kind": "act", "who": "Ann Orr", "what": "stike"}
    before = decisions(demo)
    answer = client.post("/review/add", data=form)
    assert answer.status_code == 400
    assert "there is no type of act &#39;stike&#39;" in answer.text
    assert "strike" in answer.text.partition("one of: ")[2][:2000]
    assert "enum" not in answer.text
    for name in ("start", "end", "who", "what"):
        assert re.search(rf'name="{name}"[^>]* value="{form[name]}"', answer.text), name
    assert '<option value="act" selected>' in answer.text
    assert decisions(demo) == before


def test_the_form_offers_the_words_that_it_takes(client: TestClient, demo: Path) -> None:
    shown = client.get(f"/documents/{a_statement(demo).document.id}").text
    offered = set(re.findall(r'<option value="([^"]+)">(?:type of act|stance|kind of statement)<', shown))
    assert {"strike", "supports", "indirect"} <= offered


# Correcting: one form for all fields


def an_act(demo: Path) -> Fact:
    with Record.open(demo, readonly=True) as record:
        return next(fact for fact in record.facts(Kind.ACT) if isinstance(fact.finding, Act) and fact.finding.actor)


def form_of(html: str, fact: str) -> dict[str, str]:
    """What a browser would send from the form that corrects ``fact``, as it stands."""
    forms = re.findall(r'<form class="ask" method="post" action="/review/decide">.*?</form>', html, re.DOTALL)
    (form,) = [each for each in forms if f'name="fact" value="{fact}"' in each and 'value="correct"' in each]
    filled = {
        name: unescape(value) for name, value in re.findall(r'<input[^>]* name="([^"]+)"[^>]*?value="([^"]*)"', form)
    }
    for name, choices in re.findall(r'<select[^>]* name="([^"]+)">(.*?)</select>', form, re.DOTALL):
        chosen = re.findall(r'value="([^"]*)" selected', choices) or re.findall(r'value="([^"]*)"', choices)
        filled[name] = chosen[0]
    return filled


def test_a_form_that_is_sent_as_it_stood_changes_nothing_and_says_so(client: TestClient, demo: Path) -> None:
    fact, before = an_act(demo), decisions(demo)
    answer = client.post("/review/decide", data=form_of(client.get(f"/facts/{fact.id}").text, fact.id))
    assert answer.status_code == 400
    assert "nothing was changed" in answer.text
    assert decisions(demo) == before


def test_only_what_was_changed_in_the_form_is_corrected(client: TestClient, demo: Path) -> None:
    fact = an_act(demo)
    form = form_of(client.get(f"/facts/{fact.id}").text, fact.id)
    form |= {
        "new-date": "2015-02",
        "new-status": "planned",
        "new-polarity": "no",
        "new-recipients": "Ann Orr; Jo Marle",
    }
    assert client.post("/review/decide", data=form).status_code == 303
    with Record.open(demo, readonly=True) as record:
        last = record.decisions()[-1]
        now = record.judged(fact.id).stands.finding
    assert {field for field, _ in last.changes} == {"date", "status", "polarity", "recipients"}
    assert isinstance(now, Act)
    assert (str(now.date), now.status, now.polarity) == ("2015-02", ActStatus.PLANNED, False)
    assert [each.name for each in now.recipients] == ["Ann Orr", "Jo Marle"]
    told = client.get(f"/facts/{fact.id}").text
    assert "date: February 2015" in told
    assert "denies it" in told


@pytest.mark.parametrize("back", [True, False])
def test_a_bad_value_is_told_beside_the_form_and_what_was_typed_stays(
    client: TestClient, demo: Path, back: bool
) -> None:
    with Record.open(demo, readonly=True) as record:
        waiting = [each.fact for each in record.waiting()]
    skip, fact = next((place, each) for place, each in enumerate(waiting) if each.kind is Kind.ACT)
    path = f"/facts/{fact.id}" if back else f"/review?skip={skip}"
    form = form_of(client.get(path).text, fact.id) | {"new-date": "last week", "new-about": "the <new> rota"}
    before = decisions(demo)
    answer = client.post("/review/decide", data=form)
    assert answer.status_code == 400
    assert "date cannot be &#39;last week&#39; (give a date such as 2025-02-26, 2025-02 or 2025" in answer.text
    assert f'data-page="{"fact" if back else "review"}"' in answer.text
    again = form_of(answer.text, fact.id)
    assert (again["new-date"], again["new-about"]) == ("last week", "the <new> rota")
    assert decisions(demo) == before
    assert client.post("/review/decide", data=again | {"new-date": "2015-02"}).status_code == 303


def test_a_program_is_told_of_a_bad_value_in_json(client: TestClient, demo: Path) -> None:
    form = {"fact": an_act(demo).id, "verb": "correct", "field": "date", "value": "last week"}
    answer = client.post("/review/decide", data=form, headers={"accept": "application/json"})
    assert answer.status_code == 400
    assert answer.json()["errors"][0]["todo"].startswith("give a date such as")


def test_a_name_that_nobody_bears_is_told_beside_the_form(client: TestClient, demo: Path) -> None:
    answer = client.post("/review/merge", data={"name": "Coastal Ports Agency", "other": "Nobody at all"})
    assert answer.status_code == 404
    assert "the record has no party &#39;Nobody at all&#39;" in answer.text
    assert 'value="Nobody at all"' in answer.text
    assert "standoff show" not in answer.text


# Undoing


def undo_key(html: str) -> str | None:
    """The decision that the key for undoing takes back."""
    forms = re.findall(r"<form.*?</form>", html, re.DOTALL)
    keyed = [re.findall(r'name="decision" value="([^"]+)"', each)[0] for each in forms if 'data-key="u"' in each]
    assert len(keyed) <= 1
    return keyed[0] if keyed else None


def test_the_key_undoes_the_last_own_decision_that_stands(client: TestClient, demo: Path) -> None:
    first, second, third = (a_statement(demo, number) for number in range(3))
    client.post("/review/decide", data={"fact": first.id, "verb": "accept"})
    client.post("/review/decide", data={"fact": second.id, "verb": "accept"})
    with Record.open(demo) as record:
        mine = [decision.id for decision in record.decisions()[-2:]]
        words = anchor(record.document(third.document.id).text, third.span) if third.span else None
        record.decide(making.reject(third, "Jo Marle", dt.datetime.now(dt.UTC), words))
    for expected in reversed(mine):
        shown = client.get("/review").text
        assert undo_key(shown) == expected
        client.post("/review/undo", data={"decision": expected})
    assert undo_key(client.get("/review").text) is None
    assert "Undo what Jo Marle decided" in client.get("/review").text


def test_what_was_undone_is_marked_and_is_not_undone_twice(client: TestClient, demo: Path) -> None:
    fact = a_statement(demo)
    client.post("/review/decide", data={"fact": fact.id, "verb": "reject"})
    with Record.open(demo, readonly=True) as record:
        decision = record.decisions()[-1].id
    client.post("/review/undo", data={"decision": decision})
    shown = client.get("/review").text
    assert f'name="decision" value="{decision}"' not in shown
    assert "undone" in shown
    before = decisions(demo)
    answer = client.post("/review/undo", data={"decision": decision})
    assert answer.status_code == 400
    assert "was undone already" in answer.text
    assert decisions(demo) == before
