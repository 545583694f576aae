"""Events as PLOVER 2.0 codes them: types, modes and scores of its manual, and nothing for what it drops."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
from tests.record.making import fact, on

from standoff.exports.plover import coded, plover
from standoff.ontology import Act, ActStatus, Fact, PartialDate, Sector, Span, act_types
from standoff.query import Record
from standoff.record import Event
from standoff.record.scales import QUADS
from standoff.record.timeline import Report

HERE = (Span(0, 1),)


def told(type: str, mode: str | None = None, **changes: object) -> Event:
    """An event as one report tells it."""
    of = fact("a1", Act("a1", type, HERE[0], HERE, actor="Guild", target="Board", mode=mode), "2016-05")
    return replace(_event(of), **changes)  # type: ignore[arg-type]


def _event(of: Fact) -> Event:
    act = of.finding
    assert isinstance(act, Act)
    return Event(
        id="e1",
        parties=("Guild", "Board"),
        when=on("2016-05"),
        evidence=("a1",),
        type=act.type,
        mode=act.mode,
        actors=("Guild",),
        recipients=("Board",),
        described=act.actors,
        about=None,
        dates=(),
        status=ActStatus.HAPPENED,
        polarity=True,
        certainty=act.certainty,
        disputed=False,
        reports=(Report("a1", "d1", "a.txt", on("2016-05"), None, "met", act),),
        documents=("d1",),
        published=None,
    )


#: PLOVER's sixteen event types (manual, version 2.0).
TYPES = set(QUADS)


@pytest.mark.parametrize("type", act_types())
def test_every_type_that_plover_has_is_coded_and_no_other(type: str) -> None:
    lines = list(coded(told(type), {}))
    expected = act_types()[type].plover
    assert [line["event_type"] for line in lines] == ([expected] if expected else [])
    assert not expected or expected in TYPES


@pytest.mark.parametrize(
    ("event", "expected"),
    [
        (told("meet"), ("CONSULT", None, None, 2.5)),
        (told("meet", "remote"), ("CONSULT", None, None, 1.5)),
        (told("meet", status=ActStatus.PLANNED), ("AGREE", None, "future", 2.5)),
        (told("meet", "remote", status=ActStatus.PLANNED), ("AGREE", None, "future", 2.5)),
        (told("strike"), ("PROTEST", "strike", None, -5.0)),
        (told("strike", status=ActStatus.PLANNED), ("PROTEST", "strike", "future", -5.0)),
        (told("strike", status=ActStatus.POSSIBLE), ("PROTEST", "strike", "hypothetical", -5.0)),
        (told("strike", status=ActStatus.DID_NOT_HAPPEN), ("PROTEST", "strike", "negated", -5.0)),
        (told("strike", polarity=False), ("PROTEST", "strike", "negated", -5.0)),
        (told("lock-out", status=ActStatus.ENDED), ("SANCTION", "discontinue", "historical", -6.0)),
        (told("request", "change"), ("REQUEST", None, None, -1.0)),
    ],
    ids=str,
)
def test_type_mode_and_score_are_those_of_the_manual(event: Event, expected: tuple[object, ...]) -> None:
    (line,) = coded(event, {})
    assert tuple(line[name] for name in ("event_type", "event_mode", "auxiliary_mode", "score")) == expected


def test_what_plover_drops_is_not_there() -> None:
    assert list(coded(told("deny"), {})) == []


def test_each_actor_and_recipient_has_a_line_and_a_sector_only_where_there_is_one() -> None:
    event = told("strike", actors=("Guild", "Branch"), recipients=())
    lines = list(coded(event, {"Guild": Sector.UNION, "Branch": Sector.OTHER}))
    assert [(line["actor"], line["actor_sector"], line["recipient"], line["recipient_sector"]) for line in lines] == [
        ("Guild", "LAB", None, None),
        ("Branch", None, None, None),
    ]


@pytest.mark.parametrize("date", ["2016", "2016-05", "2016-05-02", "2016-05-02T15:53", None])
def test_a_date_is_as_much_as_is_known_and_how_it_is_known(date: str | None) -> None:
    (line,) = coded(told("strike", when=on(date)), {})
    assert (line["date"], line["date_basis"]) == (date, "stated" if date else None)
    assert date is None or PartialDate(date)


def test_every_event_of_a_record_that_plover_has_is_written(every_record: Record, tmp_path: Path) -> None:
    (file,) = plover(every_record, tmp_path / "events.jsonl")
    lines = [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]
    expected = {event.id for event in every_record.timeline() if act_types()[event.type].plover}
    assert {line["id"] for line in lines} == expected
    assert len({(line["id"], line["actor"], line["recipient"]) for line in lines}) == len(lines)
    assert all(line["evidence"] for line in lines)


def test_a_line_tells_what_plover_has_no_field_for(record: Record, tmp_path: Path) -> None:
    (file,) = plover(record, tmp_path / "events.jsonl")
    lines = [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]
    events = {event.id: event for event in record.timeline()}
    in_doubt = record.doubtful(events.values())
    for line in lines:
        event = events[line["id"]]
        assert line["in_doubt"] == in_doubt(event)
        assert 0 <= line["confidence"] <= 1
        assert (line["denied"], line["status"]) == (not event.polarity, str(event.status))
    assert {line["in_doubt"] for line in lines} == {True, False}
