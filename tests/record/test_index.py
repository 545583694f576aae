"""The index of conflict and cooperation: what counts, on which scale, and how sure a point is."""

from __future__ import annotations

from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.record.making import Happening, event

from standoff.errors import InvalidValue
from standoff.ontology import ActStatus, act_types
from standoff.record import Period, Quad, Scale, index, quad, weight
from standoff.record.scales import QUADS

GUILD, BOARD, PORT = "Crews' Guild", "Ferry Board", "Port Trust"

MAY = [
    event("e1", "meet", GUILD, BOARD, "2016-05-02"),  # PLOVER 2.5
    event("e2", "strike", GUILD, BOARD, "2016-05-12", documents=("d1", "d2")),  # −5
    event("e3", "criticise", BOARD, GUILD, "2016-05", documents=("d1",)),  # −2
]


def test_nothing_happened_no_point() -> None:
    assert index([]) == ()


def test_a_point_has_sum_mean_share_and_everything_it_rests_on() -> None:
    (point,) = index(MAY)
    assert (point.parties, point.period, str(point.when)) == ((GUILD, BOARD), "2016-05", "2016-05")
    assert (point.total, point.mean, point.events, point.articles) == (-4.5, -1.5, 3, 3)
    assert point.cooperative == pytest.approx(2.5 / 9.5)
    assert dict(point.quads) == {
        Quad.VERBAL_COOPERATION: 1,
        Quad.MATERIAL_COOPERATION: 0,
        Quad.VERBAL_CONFLICT: 1,
        Quad.MATERIAL_CONFLICT: 1,
    }
    assert point.weights == (("e1", 2.5), ("e2", -5.0), ("e3", -2.0))
    assert point.evidence == ("a-e1", "a-e2", "a-e3")


@pytest.mark.parametrize(
    ("scale", "total"),
    [
        (Scale.PLOVER, -4.5),
        (Scale.GOLDSTEIN_LOW, 1.0 - 6.5 - 2.0),
        (Scale.GOLDSTEIN_MID, 4.0 - 6.5 - 2.0),
        (Scale.GOLDSTEIN_HIGH, 7.0 - 6.5 - 2.0),
        (Scale.SIGN, 1 - 1 - 1),
    ],
)
def test_each_scale_weighs_the_same_events_in_its_own_way(scale: Scale, total: float) -> None:
    assert index(MAY, scale=scale)[0].total == pytest.approx(total)


def test_what_is_planned_possible_or_denied_is_counted_apart() -> None:
    told = [
        event("e1", "meet", GUILD, BOARD, "2016-05-02", status=ActStatus.PLANNED),
        event("e2", "strike", GUILD, BOARD, "2016-05-03", status=ActStatus.POSSIBLE),
        event("e3", "meet", GUILD, BOARD, "2016-05-04", polarity=False),
    ]
    (point,) = index(told)
    assert (point.events, point.total, point.mean, point.cooperative) == (0, 0, None, None)
    assert point.apart == (("denied", ("e3",)), ("planned", ("e1",)), ("possible", ("e2",)))
    assert point.evidence == ("a-e1", "a-e2", "a-e3")


def test_what_a_scale_leaves_out_counts_nothing_and_is_named() -> None:
    (point,) = index([event("e1", "warn", GUILD, BOARD, "2016-05-02")])
    assert (point.events, point.unscored) == (0, ("e1",))
    assert index([event("e1", "warn", GUILD, BOARD, "2016-05-02")], scale=Scale.GOLDSTEIN_LOW)[0].total == -0.4


@pytest.mark.parametrize("date", [None, "2016"])
def test_an_event_without_a_month_counts_in_no_month(date: str | None) -> None:
    (point,) = index([event("e1", "meet", GUILD, BOARD, date)])
    assert (point.period, point.when, point.total) == (None, None, 2.5)


@pytest.mark.parametrize(
    ("period", "name", "first", "last"),
    [
        (Period.MONTH, "2016-05", "2016-05-01", "2016-05-31"),
        (Period.QUARTER, "2016-Q2", "2016-04-01", "2016-06-30"),
        (Period.YEAR, "2016", "2016-01-01", "2016-12-31"),
    ],
)
def test_periods_have_names_and_dates(period: Period, name: str, first: str, last: str) -> None:
    (point,) = index(MAY, period=period)
    assert point.when
    assert (point.period, str(point.when.earliest), str(point.when.latest)) == (name, first, last)


def test_a_directed_index_tells_who_acts_on_whom() -> None:
    assert [(p.parties, p.total) for p in index(MAY, directed=True)] == [
        ((GUILD, BOARD), -2.5),
        ((BOARD, GUILD), -2.0),
    ]


def test_an_event_of_several_counts_for_each_pair_and_for_nobody_with_itself() -> None:
    points = index([event("e1", "meet", (GUILD, BOARD), (BOARD, PORT), "2016-05-02")])
    assert [p.parties for p in points] == [(GUILD, BOARD), (GUILD, PORT), (BOARD, PORT)]
    assert {p.total for p in points} == {2.5}


def test_one_event_counts_once_however_often_it_is_given() -> None:
    assert index(MAY * 3) == index(MAY)


def test_too_few_events_have_no_interval() -> None:
    assert index(MAY)[0].interval() is None


def many() -> list[Happening]:
    types = ["meet", "strike", "criticise", "agree", "reject", "support"]
    return [event(f"e{n:02}", types[n % 6], GUILD, BOARD, "2016-05-02") for n in range(30)]


def test_the_interval_holds_the_mean_and_is_always_the_same() -> None:
    point = index(many())[0]
    found = point.interval()
    assert found
    assert point.mean is not None
    assert found[0] < point.mean < found[1]
    assert index(many()[::-1])[0].interval() == found


def test_the_interval_is_near_that_of_the_normal_distribution_for_many_events() -> None:
    """Mean ± 1.96 s/√n, with the standard deviation of the sample itself, as resampling has it."""
    point = index(many())[0]
    worths = [worth for _, worth in point.weights]
    mean = sum(worths) / 30
    error = (sum((w - mean) ** 2 for w in worths) / 30 / 30) ** 0.5
    found = point.interval(replicates=4000)
    assert found
    assert found == pytest.approx((mean - 1.96 * error, mean + 1.96 * error), abs=0.2)


def test_events_of_one_weight_leave_no_doubt_in_the_mean() -> None:
    point = index([event(f"e{n}", "meet", GUILD, BOARD, "2016-05-02") for n in range(5)])[0]
    assert point.interval() == (2.5, 2.5)


@pytest.mark.parametrize(("level", "replicates"), [(0.0, 1000), (1.0, 1000), (0.95, 10)])
def test_an_interval_that_cannot_be_had_is_refused(level: float, replicates: int) -> None:
    with pytest.raises(InvalidValue, match="no interval"):
        index(many())[0].interval(level, replicates)


def test_every_plover_type_of_the_table_of_acts_has_a_class() -> None:
    assert {act.plover for act in act_types().values() if act.plover} <= set(QUADS)


@pytest.mark.parametrize(
    ("mode", "plover", "goldstein", "kind"),
    [
        ("for action", -3.0, -5.8, Quad.VERBAL_CONFLICT),
        ("offer refused", -2.0, -5.0, Quad.VERBAL_CONFLICT),
        ("offer accepted", 2.5, 4.0, Quad.VERBAL_COOPERATION),
        ("no confidence", -2.0, -2.0, Quad.VERBAL_CONFLICT),
        (None, None, None, None),
    ],
)
def test_a_vote_is_worth_what_it_decides(
    mode: str | None, plover: float | None, goldstein: float | None, kind: Quad | None
) -> None:
    assert weight("vote", mode, Scale.PLOVER) == plover
    assert weight("vote", mode, Scale.GOLDSTEIN_MID) == goldstein
    assert quad("vote", mode) is kind


events = st.lists(
    st.builds(
        event,
        id=st.uuids().map(lambda u: f"e{u.hex[:8]}"),
        type=st.sampled_from(["meet", "strike", "warn", "vote", "reject"]),
        actor=st.sampled_from([GUILD, (GUILD, BOARD), PORT]),
        recipient=st.sampled_from([BOARD, PORT, ()]),
        when=st.sampled_from([None, "2016", "2016-05", "2016-05-02", "2016-07-09"]),
        status=st.sampled_from(ActStatus),
    ),
    max_size=10,
    unique_by=lambda each: each.id,
)


#: Each example is folded in twenty orders.
SHUFFLED = settings(max_examples=20, deadline=None)
FEW = settings(max_examples=40, deadline=None)


@SHUFFLED
@given(events, st.integers(), st.sampled_from(Period), st.sampled_from(Scale))
def test_the_order_of_events_is_no_matter(told: list[Happening], seed: int, period: Period, scale: Scale) -> None:
    random = Random(seed)
    expected = index(told, period=period, scale=scale)
    for _ in range(20):
        random.shuffle(told)
        assert index(told, period=period, scale=scale) == expected


@FEW
@given(events)
def test_a_pairs_events_give_its_part_of_the_whole(told: list[Happening]) -> None:
    pair = (GUILD, BOARD)
    theirs = [e for e in told if {*pair} <= {*e.actors, *e.recipients}]
    assert [p for p in index(theirs) if p.parties == pair] == [p for p in index(told) if p.parties == pair]
