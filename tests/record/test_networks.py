"""Networks: who acts on, speaks to and speaks of whom, and the projections of discourse, worked out by hand."""

from __future__ import annotations

import datetime as dt
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.record.making import HERE, event, fact, on

from standoff.errors import InvalidValue
from standoff.ontology import Act, ActStatus, Copy, CopyKind, Fact, Position, Span, Stance, Statement, StatementKind
from standoff.record import (
    Aggregation,
    Duplicates,
    EdgeKind,
    Normalisation,
    Qualifier,
    Use,
    acting,
    one_mode,
    positions,
    speaking,
    two_mode,
    uses,
    windows,
    windows_of,
)


def test_who_acts_on_whom_is_weighed_and_scored() -> None:
    told = [
        event("e1", "meet", "Guild", "Board", "2016-05-02", documents=("d1", "d2")),
        event("e2", "strike", "Guild", ("Board", "Port"), "2016-05-12", documents=("d2",)),
        event("e3", "warn", "Guild", "Board"),
        event("e4", "strike", "Guild", "Board", status=ActStatus.POSSIBLE),
    ]
    first, second = acting(told)
    assert (first.source, first.target, first.weight, first.documents) == ("Guild", "Board", 3, 3)
    assert (first.types, first.score) == ((("meet", 1), ("strike", 1), ("warn", 1)), -1.25)
    assert (str(first.when), str(first.last)) == ("2016-05-02", "2016-05-12")
    assert (second.target, second.weight, second.evidence) == ("Port", 1, ("a-e2",))


def test_who_speaks_to_and_of_whom() -> None:
    told = [
        fact(
            "s1",
            Statement("s1", StatementKind.DIRECT, Span(0, 4), speaker_name="Ann Orr", addressee="Board"),
            "2014",
        ),
        fact("s2", Statement("s2", StatementKind.DIRECT, Span(0, 4), speaker_name="Ann Orr"), "2014"),
        fact("a1", Act("a1", "strike", Span(0, 1), HERE, actor="Guild", target="Board", said_by="Board"), "2015"),
        fact("p1", Position("Guild", "pay", Stance.OPPOSES, HERE, reported_by="Ann Orr"), "2016"),
    ]
    assert [(e.kind, e.source, e.target, e.evidence) for e in speaking(told)] == [
        (EdgeKind.SPEAKS_OF, "Ann Orr", "Guild", ("p1",)),
        (EdgeKind.SPEAKS_OF, "Board", "Guild", ("a1",)),
        (EdgeKind.SPEAKS_TO, "Ann Orr", "Board", ("s1",)),
    ]


def use(actor: str, issue: str, level: int, scale: Qualifier = Qualifier.BINARY, times: int = 1) -> list[Use]:
    """``times`` statements of ``actor``, each in a document of its own."""
    return [
        Use(actor, issue, level, dt.date(2016, 1, 1 + n), f"d{n}", (f"p-{actor}-{issue}-{level}-{n}",), scale)
        for n in range(times)
    ]


# Ann: pay yes, twice; rest no.  Bob: pay yes, pay no; rest no.  Cy: rest yes.  Dee: cargo yes, alone.
TABLE = [
    *use("Ann", "pay", 1, times=2),
    *use("Ann", "rest", 0),
    *use("Bob", "pay", 1),
    *use("Bob", "pay", 0),
    *use("Bob", "rest", 0),
    *use("Cy", "rest", 1),
    *use("Dee", "cargo", 1),
]

ONE_MODE = [
    # congruence: Ann–Bob pay 2·1 (yes, yes) + rest 1·1 (no, no) = 3; Cy agrees with nobody.
    (Aggregation.CONGRUENCE, Normalisation.NO, {("Ann", "Bob"): 3.0}),
    # conflict: Ann–Bob pay 2·1 (yes, no) = 2; Ann–Cy and Bob–Cy rest 1·1.
    (Aggregation.CONFLICT, Normalisation.NO, {("Ann", "Bob"): 2.0, ("Ann", "Cy"): 1.0, ("Bob", "Cy"): 1.0}),
    (Aggregation.SUBTRACT, Normalisation.NO, {("Ann", "Bob"): 1.0, ("Ann", "Cy"): -1.0, ("Bob", "Cy"): -1.0}),
    # ignore: Ann–Bob pay 2·(1+1) + rest 1·1 = 5.
    (Aggregation.IGNORE, Normalisation.NO, {("Ann", "Bob"): 5.0, ("Ann", "Cy"): 1.0, ("Bob", "Cy"): 1.0}),
    # three statements each of Ann and Bob, one of Cy: (3+3)/2 and (3+1)/2.
    (Aggregation.CONGRUENCE, Normalisation.AVERAGE, {("Ann", "Bob"): 3 / 3}),
    (Aggregation.CONFLICT, Normalisation.AVERAGE, {("Ann", "Bob"): 2 / 3, ("Ann", "Cy"): 1 / 2, ("Bob", "Cy"): 1 / 2}),
    # Jaccard, Ann–Bob: only Bob has pay-no (1); both have pay-yes (2·1) and rest-no (1·1): 1 + 0 + 3 = 4.
    (Aggregation.CONGRUENCE, Normalisation.JACCARD, {("Ann", "Bob"): 3 / 4}),
    # cosine: √3²·√3² = 9.
    (Aggregation.CONGRUENCE, Normalisation.COSINE, {("Ann", "Bob"): 3 / 9}),
]


@pytest.mark.parametrize(("aggregation", "normalisation", "expected"), ONE_MODE)
def test_one_mode_as_worked_out_by_hand(
    aggregation: Aggregation, normalisation: Normalisation, expected: dict[tuple[str, str], float]
) -> None:
    network = one_mode(TABLE, aggregation=aggregation, normalisation=normalisation)
    assert {(a, b): w for a, b, w in network.ties} == pytest.approx(expected)


def test_a_tie_opens_its_evidence_and_isolates_are_shown_only_when_asked_for() -> None:
    network = one_mode(TABLE, aggregation=Aggregation.CONGRUENCE, normalisation=Normalisation.NO)
    assert (network.rows, network.weight("Bob", "Ann"), network.weight("Cy", "Dee")) == (("Ann", "Bob"), 3.0, 0.0)
    assert [len(facts) for facts in network.evidence] == [6]
    assert one_mode(TABLE, isolates=True).rows == ("Ann", "Bob", "Cy", "Dee")


def test_on_the_scale_of_three_half_way_is_half_a_disagreement() -> None:
    scale = Qualifier.SCALE
    table = [*use("Ann", "pay", 1, scale), *use("Bob", "pay", 0, scale), *use("Cy", "pay", -1, scale)]
    congruence = one_mode(table, aggregation=Aggregation.CONGRUENCE, normalisation=Normalisation.NO)
    assert congruence.ties == (("Ann", "Bob", 0.5), ("Bob", "Cy", 0.5))
    conflict = one_mode(table, aggregation=Aggregation.CONFLICT, normalisation=Normalisation.NO)
    assert conflict.ties == (("Ann", "Bob", 0.5), ("Ann", "Cy", 1.0), ("Bob", "Cy", 0.5))


TWO_MODE = [
    (
        Aggregation.COMBINE,
        Normalisation.NO,
        {"Ann pay": 1, "Ann rest": 2, "Bob pay": 3, "Bob rest": 2, "Cy rest": 1, "Dee cargo": 1},
    ),
    (
        Aggregation.IGNORE,
        Normalisation.NO,
        {"Ann pay": 2, "Ann rest": 1, "Bob pay": 2, "Bob rest": 1, "Cy rest": 1, "Dee cargo": 1},
    ),
    (
        Aggregation.SUBTRACT,
        Normalisation.NO,
        {"Ann pay": 2, "Ann rest": -1, "Bob rest": -1, "Cy rest": 1, "Dee cargo": 1},
    ),
    (
        Aggregation.SUBTRACT,
        Normalisation.ACTIVITY,
        {"Ann pay": 2 / 3, "Ann rest": -1 / 3, "Bob rest": -1 / 3, "Cy rest": 1, "Dee cargo": 1},
    ),
    (
        Aggregation.IGNORE,
        Normalisation.PROMINENCE,
        {"Ann pay": 2 / 4, "Ann rest": 1 / 3, "Bob pay": 2 / 4, "Bob rest": 1 / 3, "Cy rest": 1 / 3, "Dee cargo": 1},
    ),
]


@pytest.mark.parametrize(("aggregation", "normalisation", "expected"), TWO_MODE)
def test_two_modes_as_worked_out_by_hand(
    aggregation: Aggregation, normalisation: Normalisation, expected: dict[str, float]
) -> None:
    network = two_mode(TABLE, aggregation=aggregation, normalisation=normalisation)
    assert {f"{actor} {issue}": w for actor, issue, w in network.ties} == pytest.approx(expected)
    assert (network.rows, network.columns) == (("Ann", "Bob", "Cy", "Dee"), ("cargo", "pay", "rest"))


def test_on_the_scale_of_three_what_is_subtracted_is_weighed() -> None:
    table = [*use("Ann", "pay", 1, Qualifier.SCALE, times=2), *use("Ann", "pay", -1, Qualifier.SCALE)]
    assert two_mode(table, aggregation=Aggregation.SUBTRACT).weight("Ann", "pay") == 1.0


@pytest.mark.parametrize(
    "wrong",
    [
        lambda: one_mode(TABLE, aggregation=Aggregation.COMBINE),
        lambda: one_mode(TABLE, normalisation=Normalisation.PROMINENCE),
        lambda: two_mode(TABLE, aggregation=Aggregation.CONGRUENCE),
        lambda: two_mode(TABLE, aggregation=Aggregation.IGNORE, normalisation=Normalisation.JACCARD),
        lambda: two_mode(TABLE, aggregation=Aggregation.COMBINE, normalisation=Normalisation.ACTIVITY),
        lambda: two_mode(use("Ann", "pay", 1, Qualifier.SCALE), aggregation=Aggregation.COMBINE),
        lambda: one_mode([*TABLE, *use("Eve", "pay", 1, Qualifier.SCALE)]),
        lambda: list(windows(TABLE, days=0)),
        lambda: list(windows_of(TABLE, count=1)),
    ],
)
def test_what_makes_no_sense_is_refused(wrong: object) -> None:
    with pytest.raises(InvalidValue):
        wrong()  # type: ignore[operator]


def test_no_statement_no_tie() -> None:
    assert one_mode([]).ties == two_mode([]).ties == ()
    assert list(windows([], days=7)) == list(windows_of([], count=2)) == []


def said(id: str, published: str | None, stance: Stance = Stance.SUPPORTS, document: str = "", date: str = "") -> Fact:
    held = Position("Ann", "pay", stance, HERE, condition="if" if stance is Stance.CONDITIONAL else None, date=on(date))
    return fact(id, held, published, document)


SAID = [
    said("p1", "2016-02-29", document="d1"),
    said("p2", "2016-02-29", document="d1"),
    said("p3", "2016-03-01", document="d2"),  # the same week, the next month
    said("p4", "2016-12-31", document="d3"),
    said("p5", "2017-01-01", document="d4"),  # the same week, the next year
    said("p6", None, document="d5"),
]


@pytest.mark.parametrize(
    ("duplicates", "kept"),
    [
        (Duplicates.KEEP, 6),
        (Duplicates.DOCUMENT, 5),
        (Duplicates.WEEK, 3),
        (Duplicates.MONTH, 5),
        (Duplicates.YEAR, 3),
        (Duplicates.RANGE, 1),
    ],
)
def test_duplicates_count_once_in_each_of_what_is_asked_for_and_lose_no_evidence(
    duplicates: Duplicates, kept: int
) -> None:
    found = uses(positions(SAID), duplicates=duplicates)
    assert len(found) == kept
    assert sorted(f for each in found for f in each.evidence) == ["p1", "p2", "p3", "p4", "p5", "p6"]


@pytest.mark.parametrize("duplicates", [Duplicates.KEEP, Duplicates.DOCUMENT])
def test_a_reprint_counts_once_with_its_original_and_alone_where_only_it_says_so(duplicates: Duplicates) -> None:
    reprint = [Copy("d1", "d9", CopyKind.REPRINT, 1.0)]
    told = [said("p1", "2016-02-29", document="d1"), said("p9", "2016-03-05", document="d9")]
    (found,) = uses(positions(told), duplicates=duplicates, copies=reprint)
    assert (found.document, found.evidence) == ("d1", ("p1", "p9"))
    assert [u.document for u in uses(positions(told[1:]), duplicates=duplicates, copies=reprint)] == ["d9"]


def test_what_a_reprint_says_again_weighs_no_more() -> None:
    told = [
        fact("p1", Position("Guild", "pay", Stance.OPPOSES, HERE, reported_by="Ann Orr"), "2016-01-01", "d1"),
        fact("p9", Position("Guild", "pay", Stance.OPPOSES, HERE, reported_by="Ann Orr"), "2016-01-02", "d9"),
    ]
    (edge,) = speaking(told, [Copy("d1", "d9", CopyKind.REPRINT, 1.0)])
    assert (edge.weight, edge.documents, edge.evidence) == (1, 1, ("p1", "p9"))


@pytest.mark.parametrize(
    ("stance", "binary", "scale"),
    [
        (Stance.SUPPORTS, [1], [1]),
        (Stance.OPPOSES, [0], [-1]),
        (Stance.CONDITIONAL, [], [0]),
        (Stance.NEUTRAL, [], [0]),
        (Stance.UNDECIDED, [], []),
        (Stance.MIXED, [], []),
    ],
)
def test_stances_become_qualifiers(stance: Stance, binary: list[int], scale: list[int]) -> None:
    known = positions([said("p1", "2016", stance)])
    assert [u.level for u in uses(known)] == binary
    assert [u.level for u in uses(known, qualifier=Qualifier.SCALE)] == scale


def test_a_statement_stands_on_its_own_day_rather_than_that_of_its_document() -> None:
    days = [uses(positions([said("p1", "2016-03-01", date=date)]))[0].day for date in ("2016-02-03", "2016-02", "")]
    assert days == [dt.date(2016, 2, 3), dt.date(2016, 3, 1), dt.date(2016, 3, 1)]


def test_a_window_moves_through_the_days_and_only_whole_windows_count() -> None:
    table = use("Ann", "pay", 1, times=4)  # 1 to 4 January
    found = [(str(first), str(last), len(inside)) for first, last, inside in windows(table, days=3)]
    assert found == [("2016-01-01", "2016-01-03", 3), ("2016-01-02", "2016-01-04", 3)]
    assert [len(inside) for _, _, inside in windows(table, days=2, step=2)] == [2, 2]
    assert [len(inside) for _, _, inside in windows_of(table, count=3)] == [3, 3]


table = st.lists(
    st.builds(
        Use,
        actor=st.sampled_from("ABC"),
        issue=st.sampled_from(["pay", "rest"]),
        level=st.sampled_from([0, 1]),
        day=st.sampled_from([None, dt.date(2016, 1, 1), dt.date(2016, 2, 1)]),
        document=st.sampled_from(["d1", "d2"]),
        evidence=st.sampled_from([("p1",), ("p2",)]),
    ),
    max_size=12,
)


#: Each example is folded in twenty orders.
SHUFFLED = settings(max_examples=20, deadline=None)
FEW = settings(max_examples=40, deadline=None)


@SHUFFLED
@given(table, st.integers(), st.sampled_from([*Normalisation][:4]))
def test_the_order_of_statements_is_no_matter(told: list[Use], seed: int, normalisation: Normalisation) -> None:
    random = Random(seed)
    expected = one_mode(told, normalisation=normalisation), two_mode(told), list(windows(told, days=5, step=3))
    for _ in range(20):
        random.shuffle(told)
        assert (one_mode(told, normalisation=normalisation), two_mode(told)) == expected[:2]
        assert list(windows(told, days=5, step=3)) == expected[2]


@FEW
@given(table)
def test_what_is_subtracted_is_congruence_less_conflict(told: list[Use]) -> None:
    no = Normalisation.NO
    near, far, less = (
        one_mode(told, aggregation=a, normalisation=no, isolates=True)
        for a in (Aggregation.CONGRUENCE, Aggregation.CONFLICT, Aggregation.SUBTRACT)
    )
    for one in less.rows:
        for other in less.rows:
            assert less.weight(one, other) == near.weight(one, other) - far.weight(one, other)
