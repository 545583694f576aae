"""What single pages tell their readers, and what they take care not to tell."""

from __future__ import annotations

import datetime as dt
import re
from html import unescape
from pathlib import Path

import pytest
from starlette.testclient import TestClient
from tests.small_record import BALLOT, record_of

from standoff.curation import making
from standoff.ontology import Act, Actor, Bound, Document, Findings, Kind, PartialDate, PartyKind, Quantity, Span
from standoff.query import Record
from standoff.record import Event
from standoff.store import Store
from standoff.text import anchor
from standoff.web import make_app

BASE = "http://127.0.0.1:8351"


def shown(record: Path, path: str) -> str:
    """Return the words of the page at ``path``, without its marks."""
    with TestClient(make_app(record, author="Ann Lee"), BASE) as client:
        page = client.get(path)
    assert page.status_code == 200, page.text
    return words(page.text)


def words(html: str) -> str:
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", html)).split())


# The law


def test_what_follows_from_law_is_told_with_its_name_and_on_its_condition(tmp_path: Path) -> None:
    told = shown(record_of(tmp_path, BALLOT), "/mandates")
    assert "Where British law applies (Trade Union Act 2016): 50 % asked" in told
    assert "expired where British law applies (Trade Union Act 2016); nobody reports it" in told
    assert "Where British law applies (Trade Union Act 2016): it ends on 14 November 2024 at the latest" in told
    assert "Mandate to strike over night rosters" in told
    assert not re.search(r"[Ll]aw asks|by law", told)


def test_what_is_asked_of_important_public_services_is_told_as_asked_of_them_only(tmp_path: Path) -> None:
    told = shown(record_of(tmp_path, BALLOT), "/mandates")
    (only,) = re.findall(r"Where British law applies [^:;]*: 40 % asked", told)
    assert "in important public services only" in only


# Doubt


def entries(html: str) -> dict[str, str]:
    """Return what the page tells of each entry before its quotations, by the entry's id."""
    told = re.findall(r'<li id="([^"]+)">(.*?)(?=<li id=|</ol>\s*(?:<nav|</main))', html, re.DOTALL)
    return {id: words(re.sub(r"<details.*", "", text, flags=re.DOTALL)) for id, text in told}


def test_an_event_that_rests_on_doubtful_readings_alone_is_no_plain_fact(demo: Path, record: Record) -> None:
    with TestClient(make_app(demo, author="Ann Lee"), BASE) as client:
        told = entries(client.get("/timeline").text)
    seen = [event for event in record.timeline() if event.id in told]
    doubtful = {event.id for event in seen if max(report.act.confidence for report in event.reports) < 0.5}
    assert 0 < len(doubtful) < len(seen)
    for event in seen:
        assert ("in doubt" in told[event.id]) == (event.id in doubtful or event.bare), told[event.id]


def test_one_sure_report_takes_an_event_out_of_doubt(record: Record) -> None:
    reported = [event for event in record.timeline() if len(event.reports) > 1 and not event.bare]
    mixed = [e for e in reported if min(r.act.confidence for r in e.reports) < 0.5 <= _best(e)]
    assert mixed
    assert not any(map(record.doubtful(mixed), mixed))


def _best(event: Event) -> float:
    return max(report.act.confidence for report in event.reports)


def test_what_a_person_has_accepted_is_not_in_doubt(demo: Path) -> None:
    with Record.open(demo) as record:
        event = next(e for e in record.timeline() if _best(e) < 0.5 and len(e.evidence) == 1 and not e.bare)
        assert record.doubtful([event])(event)
        fact = record.fact(event.evidence[0])
        place = anchor(record.document(fact.document.id).text, fact.span) if fact.span else None
        accepted = making.accept(fact, "Ann Lee", dt.datetime.now(dt.UTC), place)
        record.decide(accepted)
        assert not record.doubtful([event])(event)
        record.decide(making.undo(accepted, "Ann Lee", dt.datetime.now(dt.UTC)))
        assert record.doubtful([event])(event)
        record.refresh()


def test_demands_steps_of_talks_and_positions_are_marked_where_they_are_in_doubt(demo: Path, record: Record) -> None:
    unsure = {
        fact.id
        for kind in (Kind.ACT, Kind.CHANNEL, Kind.POSITION)
        for fact in record.facts(kind)
        if getattr(fact.finding, "confidence", 1.0) < 0.5
    }
    points = [point for channel in record.dialogue() for point in channel.points]
    stands, demands = record.positions().items, record.demands().items
    doubt = record.doubtful([*record.dialogue(), *stands, *demands])
    assert all(doubt(point) == unsure.issuperset(point.evidence) for point in points)
    assert all(doubt(stand) == unsure.issuperset(stand.evidence) for stand in stands)
    assert all(doubt(each) for each in demands if unsure.issuperset(each.points[0].evidence))
    for path in ("/dialogue", "/demands", "/", "/parties/Guild%20of%20Harbour%20Pilots"):
        assert "in doubt" in shown(demo, path)


def test_a_speaker_who_may_be_another_has_a_question_mark(demo: Path, record: Record) -> None:
    with TestClient(make_app(demo, author="Ann Lee"), BASE) as client:
        told = entries(client.get("/statements").text)
    seen = [said for said in record.statements() if said.id in told and said.statement.speaker_name]
    unsure = [said for said in seen if said.statement.confidence < 0.6]
    assert unsure
    for said in seen:
        assert ("?" in told[said.id].partition("·")[0]) == (said in unsure)


def test_where_no_outlet_is_known_the_source_is_named_and_no_id(tmp_path: Path) -> None:
    record = record_of(
        tmp_path, {"notice": "Published: 3 March 2014\n\nThe Harbour Guild criticised the Port Board.\n"}
    )
    told = shown(record, "/timeline")
    assert "told by articles/notice.txt" in told
    assert not re.search(r"\bd[0-9a-f]{10}\b", told)


def test_a_demand_that_is_made_of_nobody_named_is_not_made_of_nothing(demo: Path, record: Record) -> None:
    demand = next(each for each in record.demands() if not each.addressees)
    told = shown(demo, f"/parties/{demand.issuer}")
    assert not re.search(r"\bto :", told)


# The overview


def test_the_latest_events_are_dated_ones_the_newest_first(demo: Path, record: Record) -> None:
    with TestClient(make_app(demo, author="Ann Lee"), BASE) as client:
        latest = client.get("/overview.json").json()["facts"]["latest"]
    days = [event["when"]["value"] for event in latest]
    assert days == sorted(days, reverse=True)
    assert days[0] == max(event.when.value for event in record.timeline() if event.when)


def test_how_warm_it_was_is_drawn_of_the_bodies_between_which_most_happened(demo: Path, record: Record) -> None:
    with TestClient(make_app(demo, author="Ann Lee"), BASE) as client:
        drawn = re.findall(r'aria-label="How warm or cold (.*?) were', client.get("/").text)
    kinds = {each.party.name: each.party.kind for each in record.parties()}
    bodies = {PartyKind.ORGANISATION, PartyKind.COMMITTEE}
    pairs = dict.fromkeys(p.parties for p in record.index() if {kinds.get(name) for name in p.parties} <= bodies)
    assert [unescape(each) for each in drawn] == [" and ".join(pair) for pair in list(pairs)[:2]]


# What rests on a fact


@pytest.mark.parametrize("kind", [Kind.ACT, Kind.VOTE, Kind.POSITION, Kind.CHANNEL, Kind.STATEMENT, Kind.ROLE])
def test_what_rests_on_a_fact_is_named_and_leads_to_its_place(demo: Path, record: Record, kind: Kind) -> None:
    facts = [fact for fact in record.facts(kind) if record.rests_on(fact.id)][-3:]
    assert facts
    with TestClient(make_app(demo, author="Ann Lee"), BASE) as client:
        for fact in facts:
            page = client.get(f"/facts/{fact.id}").text
            _, _, after = page.partition("What rests on it")
            links = re.findall(r'<li>[\w ]+: <a href="([^"#]+)(?:#([^"]+))?">', after.partition("</ul>")[0])
            assert links
            for path, place in links:
                there = client.get(unescape(path))
                assert there.status_code == 200
                assert not place or f'id="{unescape(place)}"' in there.text


# Parties that are not there


@pytest.mark.parametrize(
    "path", ["/timeline?party=Coastal+Port+Agencie&status=planned", "/parties/Coastal%20Port%20Agencie"]
)
def test_a_party_that_is_not_there_is_answered_with_those_called_alike(demo: Path, path: str) -> None:
    with TestClient(make_app(demo, author="Ann Lee"), BASE) as client:
        page = client.get(path)
        assert page.status_code == 404
        assert "the record has no party" in words(page.text).lower()
        assert "standoff show" not in page.text
        assert 'href="/parties"' in page.text
        offered = [unescape(link) for link in re.findall(r'<li><a href="([^"]+)">Coastal Ports Agency</a>', page.text)]
        assert len(offered) == 1
        assert client.get(offered[0]).status_code == 200
        assert "status=planned" in offered[0] or path.startswith("/parties")


def test_a_name_like_nobodys_is_answered_with_the_way_to_all_parties(demo: Path) -> None:
    with TestClient(make_app(demo, author="Ann Lee"), BASE) as client:
        page = client.get("/timeline?party=Wombat")
        told = client.get("/timeline.json?party=Wombat")
    assert "Did you mean" not in page.text
    assert 'href="/parties"' in page.text
    assert told.status_code == 404
    assert told.json()["errors"][0] == {
        "code": "no-such-id", "message": "the record has no party 'Wombat'", "where": None, "todo": None
    }  # fmt: skip


# What a fact says


def test_a_fact_is_told_in_plain_words(tmp_path: Path) -> None:
    act = Act(
        "a1", "strike", Span(0, 5), (Span(0, 5),), polarity=False, date=PartialDate("2015-02"),
        actors=(Actor("crews", PartyKind.COLLECTIVE, 9, ("Ann Orr",)),),
        quantities=(Quantity(Span(0, 5), 9.0, of="crews", bound=Bound.AT_LEAST),),
    )  # fmt: skip
    path = tmp_path / "record.db"
    with Store.open(path) as store:
        store.keep(Document("x.txt", "Never again.", "text/plain"), Findings(acts=(act,)), "reader/1")
        (fact,) = store.facts(Kind.ACT)
    with Record.open(path) as record:
        record.refresh()
    told = shown(path, f"/facts/{fact.id}")
    says = told[told.index("What it says") : told.index("What rests on it")]
    assert "who crews (9 of them, among them Ann Orr)" in says
    assert "the source denies it" in says
    assert "how many at least 9 crews" in says
    assert "date February 2015" in says
    assert "polarity" not in says
    assert says.count("Ann Orr") == 1
