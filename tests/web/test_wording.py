"""Acts in words: a sentence says what the record holds, no more and no less."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from tests.small_record import BALLOT, record_of

from standoff.query import Record
from standoff.record import Event
from standoff.web.wording import ending, matter, phrase


def sentence(event: Event) -> str:
    whom = f" {event.recipients[0]}" if event.recipients else ""
    return f"Ann Orr {phrase(event)}{whom}{matter(event)}"


@pytest.mark.parametrize(
    ("act", "mode", "whom", "about", "told"),
    [
        ("agree", "promise", None, "to answer by Friday", "Ann Orr promised to answer by Friday"),
        ("agree", "promise", "the guild", "an answer", "Ann Orr promised the guild: an answer"),
        ("agree", None, "the guild", "the new rota", "Ann Orr agreed with the guild: the new rota"),
        ("decline-to-comment", None, None, "to comment on gossip", "Ann Orr declined to comment on gossip"),
        ("decline-to-comment", None, None, "to say how many", "Ann Orr declined to say how many"),
        ("decline-to-comment", None, None, "the vote", "Ann Orr declined to comment: the vote"),
        ("decline-to-comment", None, None, None, "Ann Orr declined to comment"),
        ("deny", None, None, "that he had left", "Ann Orr denied that he had left"),
        ("request", None, None, "to reply by Friday", "Ann Orr asked: to reply by Friday"),
        ("reject", None, "the guild", "to cross the line", "Ann Orr turned down the guild: to cross the line"),
    ],
)
def test_an_act_reads_as_a_sentence(
    record: Record, act: str, mode: str | None, whom: str | None, about: str | None, told: str
) -> None:
    event = replace(
        record.timeline(limit=1).items[0], type=act, mode=mode, recipients=(whom,) if whom else (), about=about
    )
    assert sentence(event) == told


@pytest.mark.parametrize("act", ["request", "offer", "criticise"])
def test_an_act_that_tells_neither_whom_nor_what_is_in_doubt_and_stays(record: Record, act: str) -> None:
    sure = next(e for e in record.timeline() if e.type == act and (e.about or e.recipients))
    sure = replace(sure, reports=tuple(replace(r, act=replace(r.act, confidence=0.9)) for r in sure.reports))
    nothing = replace(sure, recipients=(), about=None, object=None, condition=None, outcome=None, beneficiary=None)
    assert nothing.bare
    assert record.doubtful([nothing])(nothing)


@pytest.mark.parametrize("act", ["strike", "meet", "protest", "decline-to-comment"])
def test_an_act_that_needs_no_other_is_told_plainly_alone(record: Record, act: str) -> None:
    event = replace(record.timeline(limit=1).items[0], type=act, mode=None, recipients=(), about=None)
    assert not event.bare


def test_until_when_a_mandate_holds_is_told_or_why_that_is_not_known(tmp_path: Path) -> None:
    with Record.open(record_of(tmp_path, {"ballot": BALLOT["ballot"]})) as record:
        (known,) = record.mandates()
    assert str(known.expires) in (ending(known) or "")
    undated = replace(known, when=None, law=None, mandate=replace(known.mandate, expires=None), steps=known.steps[:1])
    assert ending(undated) == "Until when is not known: the day of the vote is not told"
    lawless = replace(undated, when=known.when)
    assert ending(lawless) == "Until when is not known: no law of its time and place is known"
