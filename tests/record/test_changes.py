"""What changed between two accounts: what appeared, moved, was contradicted, gained evidence, or went."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest
from tests.quality.dispute import copies, facts
from tests.record.telling import act, head, role, talks

from standoff.ontology import Channel, Fact
from standoff.record.account import fold
from standoff.record.changes import Change, ChangeKind, between, standing, title

PAUSED = talks("paused", "2014-05-13", document=head("d1", "2014-05-14"))
ENDED = talks("ended", "2014-05-13", document=head("d2", "2014-05-15"))
OFFERED = talks("offered", "2014-10-20", document=head("d3", "2014-10-20"))
AGAIN = talks("paused", "2014-05", document=head("d4", "2014-06-01"))


def changed(before: tuple[Fact, ...], after: tuple[Fact, ...], view: str = "channels") -> list[Change]:
    return [change for change, _, _ in between(fold(before), fold(after)) if change.view == view]


def test_nothing_changes_between_an_account_and_itself() -> None:
    account = fold(facts(), copies=copies())
    assert between(account, account) == ()


@pytest.mark.parametrize(
    ("before", "after", "kind", "was", "now"),
    [
        ((), (PAUSED,), "appeared", None, "paused since 2014-05-13"),
        ((PAUSED,), (), "went", "paused since 2014-05-13", None),
        ((PAUSED,), (PAUSED, OFFERED), "moved", "paused since 2014-05-13", "offered since 2014-10-20"),
        ((PAUSED,), (PAUSED, ENDED), "contradicted", "paused since 2014-05-13", "paused since 2014-05-13"),
        ((PAUSED,), (PAUSED, AGAIN), "added to", "paused since 2014-05-13", "paused since 2014-05-13"),
    ],
)
def test_each_kind_of_change(
    before: tuple[Fact, ...], after: tuple[Fact, ...], kind: str, was: str | None, now: str | None
) -> None:
    (change,) = changed(before, after)
    assert (str(change.kind), change.was, change.now) == (kind, was, now)
    assert change.title == "formal talks"
    assert change.parties == ("Agency", "Guild")
    fresh = {fact.id for fact in after} - {fact.id for fact in before} or {fact.id for fact in before}
    assert set(change.evidence) == fresh


def test_who_goes_by_another_name_is_nobody_new() -> None:
    assert isinstance(PAUSED.finding, Channel)
    renamed = replace(PAUSED, finding=replace(PAUSED.finding, parties=("Guild (Tideline)", "Agency")))
    assert changed((PAUSED,), (renamed,)) == []
    offered = talks("offered", "2014-10-20", parties=("Guild (Tideline)", "Agency"), document=OFFERED.document)
    ((change, was, now),) = [
        each for each in between(fold((PAUSED,)), fold((renamed, offered))) if each[0].view == "channels"
    ]
    assert was is not None
    assert now is not None
    assert (was.parties, now.parties) == (("Agency", "Guild"), ("Agency", "Guild (Tideline)"))
    assert (change.kind, change.was) == (ChangeKind.MOVED, "paused since 2014-05-13")


def test_a_demand_that_falls_silent_moves_though_no_fact_is_new() -> None:
    asked = (act("demand", "Guild", "Agency", "an apology", "2014-03-03"),)
    early, late = fold(asked, day=dt.date(2014, 4, 1)), fold(asked, day=dt.date(2014, 8, 1))
    (change,) = [c for c, _, _ in between(early, late) if c.view == "demands"]
    assert (change.kind, change.was, change.now) == (ChangeKind.MOVED, "made", "unanswered")
    assert change.evidence == (asked[0].id,)


def test_every_entry_of_the_demo_has_a_title_and_a_standing() -> None:
    account = fold(facts(), copies=copies())
    for _, entries in account.views():
        for entry in entries:
            assert title(entry).strip()
            assert standing(entry).strip()


def test_what_the_demo_told_in_the_spring_of_2016_is_what_changed() -> None:
    before = fold(facts(), copies=copies(), day=dt.date(2016, 3, 31))
    after = fold(facts(), copies=copies(), day=dt.date(2016, 6, 30))
    changes = [change for change, _, _ in between(before, after)]
    assert {(c.view, str(c.kind)) for c in changes} >= {("events", "appeared"), ("channels", "appeared")}
    assert not [c for c in changes if c.kind is ChangeKind.WENT and c.view in ("events", "channels", "demands")]
    conciliation = [c for c in changes if c.view == "channels" and c.title == "third party talks"]
    assert [c.parties for c in conciliation] == [("Coastal Ports Agency", "Guild of Harbour Pilots")]
    assert len({change.id for change in changes}) == len(changes)


def test_an_office_that_passes_on_is_told() -> None:
    before = (role("Ann Orr", "chair", "Guild", head("d1", "2014-01-01")),)
    after = (*before, role("Bo Lind", "chair", "Guild", head("d2", "2016-01-01")))
    assert [str(c.kind) for c in changed(before, after, "offices") if "Bo Lind" in c.parties] == ["appeared"]
