"""The dispute of the demo corpus, folded: what record.json says of it comes out of what the articles say.

What no annotation of an article tells is named in NOT_TOLD, with the reason; everything else has to be there, in order.
"""

from __future__ import annotations

import datetime as dt
from functools import cache
from typing import Any

import pytest

from standoff.ontology import AgreementState, DemandState
from standoff.record.account import Account, fold
from standoff.record.agreements import AgreementLife
from standoff.record.channels import ChannelHistory
from standoff.record.demands import DemandLife, DemandPoint
from standoff.record.when import overlapping
from standoff.record.wording import SAME, overlap, substance
from tests.quality.dispute import LEVELS, RECORD, copies, date, facts, named

#: (demand or agreement, step, date): no act of an article's annotation tells it.
NOT_TOLD = {
    ("apology", "acknowledged", "2014-03"): "the reply that is announced is a statement, not an act",
    ("eleven-hours", "made", "2014-03"): "a wish is not annotated as an act: made when the next article tells it",
    ("eleven-hours", "repeated", "2016-02-25"): "the notice of the ballot names rest without asking for it",
    ("eleven-hours", "partly met", "2017-04-01"): "that the first phase came into force is no act of an article",
    ("national-agreement", "in force, phased", "2017-04-01"): "that it came into force is no act of an article",
}
_STEPS = {"accepted": DemandState.PROMISED}


@cache
def account() -> Account:
    return fold(facts(), copies=copies())


def history(truth: dict[str, Any]) -> ChannelHistory:
    pair = tuple(sorted(named(party) or "" for party in truth["parties"]))
    (found,) = [c for c in account().channels if (c.parties, c.level) == (pair, LEVELS[truth["level"]])]
    return found


@pytest.mark.parametrize("truth", RECORD["channels"], ids=lambda c: f"{c['parties'][1]}, {c['level']}")
def test_each_channel_moves_as_the_record_has_it(truth: dict[str, Any]) -> None:
    moved = [point for point in history(truth).points if point.note is None]
    assert [str(point.state) for point in moved] == [state["state"] for state in truth["states"]]
    for point, state in zip(moved, truth["states"], strict=True):
        assert point.when is None or overlapping(point.when, date(state["since"])), state
        assert point.when or point.derived or overlapping(point.seen, date(state["since"])), state
        assert point.resumed == state.get("resumed", False)
        if "by" in state:
            assert point.by == state["by"]
        if "condition" in state:
            assert overlap(substance(point.condition), substance(state["condition"])) >= SAME


def test_there_are_no_channels_but_those_of_the_record() -> None:
    assert len(account().channels) == len(RECORD["channels"])


def test_the_local_paper_has_it_otherwise_and_is_heard() -> None:
    paused = history(RECORD["channels"][0]).points[1]
    assert paused.disputed
    assert {(a.by, str(a.state)) for a in paused.accounts} >= {
        ("Ravensey Evening Lantern", "ended"),
        ("Longreach Press", "paused"),
    }


def test_the_guild_denies_that_it_left_conciliation() -> None:
    assert any(
        point.disputed and point.by == "Guild of Harbour Pilots" for point in history(RECORD["channels"][2]).points
    )


def test_seven_branches_urge_their_guild_to_talk_again() -> None:
    urged = [point for point in history(RECORD["channels"][0]).points if point.note == "urged"]
    assert {(point.by, point.whom) for point in urged} == {("seven branch secretaries", "Guild of Harbour Pilots")}


BODIES = {office["person"]: office["organisation"] for office in RECORD["offices"]} | {
    party["name"]: party["part_of"] for party in RECORD["parties"] if party["kind"] == "committee"
}


def side(name: str) -> str:
    return side(BODIES[name]) if name in BODIES else name


def life(truth: dict[str, Any]) -> DemandLife:
    """The demand in question: of the same side and kind, sought in the most words that both have."""
    known = [d for d in account().demands if d.parties[0] == side(truth["issuer"]) and d.kind == truth["kind"]]
    return max(known, key=lambda d: overlap(substance(d.sought), substance(truth["object"])))


def tells(point: DemandPoint, state: DemandState, on: str) -> bool:
    """Whether ``point`` is the step; where nobody tells that it was made, the first time it is repeated makes it."""
    same = point.state is state or (point.state is DemandState.MADE and state is DemandState.REPEATED)
    return same and (point.derived or overlapping(point.when, date(on)))


@pytest.mark.parametrize("truth", RECORD["demands"], ids=lambda d: str(d["id"]))
def test_each_demand_goes_the_way_the_record_has_it(truth: dict[str, Any]) -> None:
    left = list(life(truth).points)
    for step in truth["steps"]:
        if (truth["id"], step["step"], step["date"]) in NOT_TOLD:
            continue
        state = _STEPS.get(step["step"]) or DemandState(step["step"])
        if state is DemandState.UNANSWERED:  # the record looks again and again; silence is one step
            assert any(point.state is state and point.derived for point in life(truth).points)
            continue
        found = next((n for n, point in enumerate(left) if tells(point, state, step["date"])), None)
        assert found is not None, (step, [(str(p.state), str(p.when)) for p in left])
        left = left[found + 1 :]


@pytest.mark.parametrize("truth", RECORD["demands"], ids=lambda d: str(d["id"]))
def test_each_demand_stands_where_the_record_leaves_it(truth: dict[str, Any]) -> None:
    told = [s for s in truth["steps"] if (truth["id"], s["step"], s["date"]) not in NOT_TOLD]
    last = _STEPS.get(told[-1]["step"]) or DemandState(told[-1]["step"])
    if last is DemandState.UNANSWERED:
        assert life(truth).state is last
    else:
        assert [point for point in life(truth).points if not point.derived][-1].state is last


def test_the_invitation_names_the_day_by_which_it_wants_a_reply() -> None:
    (invitation,) = [d for d in account().demands if d.kind == "invitation" and "Council" in (d.sought or "")]
    assert str(invitation.deadline) == "2014-11-14"


def deal() -> AgreementLife:
    (found,) = account().agreements
    return found


def test_the_agreement_gets_as_far_as_the_record_has_it() -> None:
    (truth,) = RECORD["agreements"]
    told = [s for s in truth["states"] if (truth["id"], s["state"], s["date"]) not in NOT_TOLD]
    assert [str(point.state) for point in deal().points] == [step["state"] for step in told]
    assert all(overlapping(p.when, date(s["date"])) for p, s in zip(deal().points, told, strict=True))
    assert deal().parties == tuple(sorted(truth["parties"]))
    assert deal().gaps == ()
    assert str(deal().level) == truth["level"]


def test_what_is_named_as_not_told_is_in_the_record() -> None:
    steps = {
        (entry["id"], step.get("step") or step["state"], step["date"])
        for entry in (*RECORD["demands"], *RECORD["agreements"])
        for step in entry.get("steps") or entry["states"]
    }
    assert set(NOT_TOLD) <= steps


@pytest.mark.parametrize("action", RECORD["actions"], ids=lambda a: str(a["id"]))
def test_strikes_stand_with_what_became_of_them(action: dict[str, Any]) -> None:
    found = [e for e in account().events if e.type == "strike" and str(e.when) == action["date"]]
    assert {str(event.status) for event in found} == {action["status"]}


def test_a_reprint_is_kept_as_a_source_and_counts_once() -> None:
    (reprint,) = RECORD["reprints"]
    (called_off,) = [event for event in account().events if event.type == "call-off"]
    assert set(called_off.documents) == {f"d-{reprint['original']}", f"d-{reprint['copy']}"}
    assert [report.copy_of for report in called_off.reports] == [None, f"d-{reprint['original']}"]
    assert called_off.told_by == ("Longreach Press",)


def test_the_claim_that_is_denied_is_disputed_with_both_denials() -> None:
    (denied,) = RECORD["denials"]
    (event,) = [e for e in account().events if e.type == "accuse" and e.denials and denied["claimed_by"] in e.actors]
    assert event.disputed
    assert event.recipients == (denied["target"],)
    assert {name for denial in event.denials for name in denial.by} == {each["who"] for each in denied["denied_by"]}


def test_what_was_known_on_a_day_is_what_had_been_printed_by_then() -> None:
    early = fold(facts(), copies=copies(), day=dt.date(2015, 1, 31))
    (formal,) = [c for c in early.channels if c.level == LEVELS["formal"]]
    assert str(formal.state) == "offered"
    assert formal.acknowledged
    assert not early.agreements
    assert AgreementState.SIGNED in {agreement.state for agreement in account().agreements}
